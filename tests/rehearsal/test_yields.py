"""The years that the scripts of mediation and of the service lines invent come out at the printed numbers, and end on time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from fadu.engine.line import line
from fadu.rehearsal import bulk
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

LAST_DAY = date(2023, 12, 31)


def lives(id: str, share: float, seed: int) -> Iterator[Life]:
    for life in bulk.lives_of(line(id), City("changsha", 2023), share=share, seed=seed):
        assert life.last_on <= LAST_DAY, life.acts
        yield life


@pytest.mark.parametrize("seed", range(1, 4))
def test_disputes_accepted_and_settled(seed: int) -> None:
    rows = [life.row for life in lives("people.mediation", 0.05, seed)]
    this_year = date(2023, 1, 1)
    # A twentieth of 52 840 and of 51 232: 2642 and 2561.6.
    assert sum(row["accepted_on"] is not None and row["accepted_on"] >= this_year for row in rows) == 2642
    settled = [row for row in rows if row["agreement"] and row["concluded_on"] >= this_year]
    assert len(settled) == 2562


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    ("id", "least", "most"), [("services.proof_free", 2728, 2732), ("services.cross_region", 2501, 2999)]
)
def test_service_cases_decided(id: str, least: int, most: int, seed: int) -> None:
    """Five in a thousand of 54.6万 (545 500 to 546 500) and of 50万余 (over 500 000, under 600 000)."""
    decided = sum(life.row["result"] in ("granted", "refused") for life in lives(id, 0.005, seed))
    assert least <= decided <= most


def test_registers_at_full_size() -> None:
    kinds = [
        life.row["committee_kind"] for life in lives("people.committee", 1, 1) if life.row["closed"] is None
    ]
    assert sum(kind in ("town", "street") for kind in kinds) == 170
    assert sum(kind in ("village", "residents") for kind in kinds) == 1639
    assert sum(life.row["closed"] is None for life in lives("people.mediator", 1, 1)) == 7792


@pytest.mark.parametrize("seed", [2, 3])
def test_heads_in_court_come_out_at_the_printed_number(seed: int) -> None:
    """A tenth of 1 820, whatever the seed; a head who came the year before or not at all is no part of them."""
    days = [life.row["head_attended_on"] for life in lives("oversight.litigation", 0.1, seed)]
    assert sum(day is not None and day.year == 2023 for day in days) == 182
