"""A year of observed hearings: most held with all three parts, some put off, a few without the head or the comment."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, spread
from fadu.work.oversight.court_observation import CourtObservation

USUAL = 64
RANKS = {"principal": 0.5, "deputy": 0.45, "sharing_act": 0.05}


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Planned by the units that were sued, about one a week, from January to December."""
    number = max(3, round(USUAL * rng.uniform(0.9, 1.1) * share))
    bodies = city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT)
    for on, unit in zip(city.opening_days(year, number, rng), spread(number, bodies, rng), strict=True):
        yield _life(city, unit, rng, on, end=date(year, 12, 31))


def _life(city: City, unit: Unit, rng: random.Random, on: date, *, end: date) -> Life:
    life = Life(CourtObservation, city.place(unit))
    life.open("plan", on=on, case_no=f"演示（{on.year}）行初{rng.randrange(1, 9999)}号", court=city.data.unit("4301-TL").name.zh,
              sued=unit.id, planned_on=in_workdays(on, rng.randrange(5, 25)))  # fmt: skip
    for step, day, facts in _steps(life, rng):
        if day > end:
            break
        life.take(step, on=day, **facts)
    return life


def _steps(life: Life, rng: random.Random) -> Iterator[tuple[str, date, dict[str, Any]]]:
    if rng.random() < 0.12:
        yield (
            "move",
            in_workdays(life.last_on, 2),
            {"planned_on": in_workdays(life.row["planned_on"], rng.randrange(3, 15))},
        )
    if rng.random() < 0.08:
        yield (
            "call_off",
            in_workdays(life.last_on, 2),
            {"shortfall": rng.choice(("adjourned", "withdrawn", "withdrawn", "closed_court"))},
        )
        return
    agencies = rng.randrange(3, 25)
    came: dict[str, Any] = {
        "agencies": agencies,
        "observers": agencies * rng.randrange(1, 5) + rng.randrange(8),
    }
    if rng.random() < 0.04:
        yield "hold_headless", life.row["planned_on"], came
        return
    yield (
        "hold",
        life.row["planned_on"],
        {**came, "head_rank": rng.choices(list(RANKS), list(RANKS.values()))[0]},
    )
    if rng.random() < 0.06:
        yield "end_without_comment", in_workdays(life.last_on, 10), {}
        return
    on = life.last_on if rng.random() < 0.8 else in_workdays(life.last_on, rng.randrange(1, 6))
    yield (
        "speak",
        on,
        {"commentator": rng.choice(("judge", "both", "legal_body")), "comment": "举证质证和程序规范（演示）"},
    )
