"""The tables of the portal."""

from fadu.portal.errands.tables import Attempt, Draft

__all__ = ["Attempt", "Draft"]
