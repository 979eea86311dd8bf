"""The small library of `texts`, in the database for one test."""

from __future__ import annotations

import pytest
from tests.library.reading import texts


@pytest.fixture
def held(db: None) -> None:
    """Rolled back afterwards."""
    texts.take_in()
