"""The tables of the portal."""

from fadu.portal.errands.tables import Attempt, Draft, Rating

__all__ = ["Attempt", "Draft", "Rating"]
