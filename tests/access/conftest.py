"""Visitors of every door: the public, and the cast with whom the rehearsal can be tried out."""

from tests.portal.conftest import visitor

__all__ = ["visitor"]
