"""The appraisal in a city-year: last year's schemes scored, disputed and circulated in spring; this year's issued with more weight."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.courses import Events, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.organisation.appraisal import Appraisal

USUAL = 90
TOTAL = 100_00
BEFORE, NOW = 3_00, 5_00
"""Invented weights in hundredths of a point: the report says that the share rose and not to what."""
OBJECTING, VETOED = 0.1, 0.02


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    units = city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT)
    chosen = rng.sample(units, max(2, round(len(units) * share)))
    for year_of in (year - 1, year):
        for unit in chosen:
            life = _issued(city, unit, year_of)
            yield play(life, _course(life, rng), end=year_end(year))


def _issued(city: City, unit: Unit, year_of: int) -> Life:
    raised = year_of >= 2023
    weight = NOW if raised else BEFORE
    scheme: dict[str, Any] = {"separate": raised, "weight": weight, "other_weight": TOTAL - weight, "total": TOTAL,
                              "fair_competition": True}  # fmt: skip
    life = Life(Appraisal, city.place(unit))
    return life.open("issue", on=workdays(year_of)[70], year_of=year_of, indicator="法治建设（演示）", **scheme)


def _course(life: Life, rng: random.Random) -> Events:
    weight, next_year = life.row["weight"], life.row["year_of"] + 1
    yield "assess", workdays(next_year - 1)[-rng.randrange(3, 15)], {"self_score": weight - rng.randrange(0, 20)}
    scored = in_workdays(date(next_year, 1, 8), rng.randrange(5, 12))
    if rng.random() < VETOED:
        yield "strike", scored, {"veto": rng.choice(("falsified", "grave"))}
    else:
        yield "assign_score", scored, _score(weight, rng)
    yield "tell", in_workdays(date(next_year, 2, 1), rng.randrange(1, 8)), {}
    if rng.random() < OBJECTING:
        yield "object_", later(life.last_on, 1, 5, rng), {"objection": "扣分依据不足（演示）"}
        if rng.random() < 0.5:
            yield "rescore", later(life.last_on, 4, 9, rng), {"answer": "部分采纳（演示）", **_score(weight, rng)}
        else:
            yield "keep", later(life.last_on, 4, 9, rng), {"answer": "维持（演示）"}
        yield "confirm", later(life.last_on, 1, 4, rng), {}
    else:
        yield "confirm_unopposed", later(life.last_on, 6, 12, rng), {}
    yield "publish", max(life.last_on, in_workdays(date(next_year, 4, 1), 5)), {}


def _score(weight: int, rng: random.Random) -> dict[str, int]:
    bonus, deductions = rng.choice((0, 0, 10, 20)), rng.randrange(0, 60)
    return {"basis": weight, "bonus": bonus, "deductions": deductions, "score": max(0, min(weight + bonus - deductions, weight))}
