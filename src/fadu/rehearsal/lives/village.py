"""Titles of villages in a city-year: those named in it, those held from before with their reviews, those refused."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, next_workday, spread
from fadu.work.people.village import Village

USUAL = 150
NAMED = 10
"""Demonstration points named in a usual year."""
OLD_POINTS, DEMOCRATIC, REFUSED = 8, 120, 6
"""Points held from an earlier round, demonstration villages of all levels, applications refused in the year."""
LEVELS, LEVEL_WEIGHTS = ("national", "provincial", "municipal", "county"), (8, 22, 40, 30)
FIRST_ROUND = 2022
"""The year before the second round, whose ten the report of 2023 tells."""


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    bureaus = city.bodies(UnitKind.COUNTY_DEPARTMENT, system="SF")
    named = city.target("people.village.awarded", usual=NAMED, rng=rng, share=share)
    batch = max(1, year - FIRST_ROUND + 1)
    wanted = [("point", batch, year)] * named
    wanted += [("point", max(1, batch - 1), year - 1)] * max(1, round(OLD_POINTS * share))
    wanted += [
        ("democratic", 1 + rng.randrange(8), year - rng.randrange(1, 5))
        for _ in range(max(2, round(DEMOCRATIC * share)))
    ]
    for number, ((award, round_, since), unit) in enumerate(
        zip(wanted, spread(len(wanted), bureaus, rng), strict=True), start=1
    ):
        life = _named(city, unit, number, award, round_, since, rng)
        _kept_or_lost(life, year, rng)
        yield life
    for number, unit in enumerate(
        spread(max(1, round(REFUSED * share)), bureaus, rng), start=len(wanted) + 1
    ):
        life = _applied(city, unit, number, "point", date(year, 3, 1), rng)
        yield life.take("refuse", on=in_workdays(life.last_on, rng.randrange(10, 40)))


def _applied(city: City, unit: Unit, number: int, award: str, first: date, rng: random.Random) -> Life:
    level = "municipal" if award == "point" else rng.choices(LEVELS, LEVEL_WEIGHTS)[0]
    on = next_workday(first + timedelta(days=rng.randrange(30)))
    return Life(Village, city.place(unit)).open(
        "apply", on=on, name=f"演示村{number:03d}", award=award, level=level, holds_lower=True
    )


def _named(
    city: City, unit: Unit, number: int, award: str, batch: int, year: int, rng: random.Random
) -> Life:
    """From the application in spring to the title in the same year."""
    life = _applied(city, unit, number, award, date(year, 3, 1), rng)
    life.take("recommend", on=in_workdays(life.last_on, rng.randrange(5, 20)))
    life.take("examine", on=in_workdays(life.last_on, rng.randrange(20, 50)))
    on = in_workdays(life.last_on, rng.randrange(2, 10))
    life.take("show", on=on, shown_until=on + timedelta(days=7))
    if rng.random() < 0.04:
        life.take("hear", on=in_workdays(on, 2), objection="经核查不属实（演示）")
    return life.take("confer", on=in_workdays(on + timedelta(days=8), rng.randrange(1, 10)), batch=batch)


def _kept_or_lost(life: Life, year: int, rng: random.Random) -> None:
    """Reviews as they fall due up to the year's end, most in time; a title or two is lost."""
    while (due := life.due("review_by")) is not None and due <= date(year, 12, 1):
        begun = max(life.last_on, next_workday(due - timedelta(days=rng.randrange(30, 90))))
        decided = in_workdays(begun, rng.randrange(10, 25))
        life.take("begin_review", on=begun)
        if decided.year == year and rng.random() < 0.08:
            life.take(
                *rng.choice((("revoke",), ("cancel",))), on=decided, grounds="复核不合格或村庄撤并（演示）"
            )
        else:
            life.take("keep", on=decided)
