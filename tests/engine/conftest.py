"""A city's units in a private database."""

from __future__ import annotations

import pytest


@pytest.fixture
def city(own_database: str) -> None:
    """A private database that knows Changsha's units."""
    from fadu.rehearsal.load import place_units
    from fadu.rehearsal.stage import City

    place_units(City("changsha", 2023))
