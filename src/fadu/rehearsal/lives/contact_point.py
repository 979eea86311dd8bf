"""The register of contact points in a city-year: the government's as many as are printed, the congress's beside them.

`roster` is the same whoever asks, so that the opinions can link to points by their records' numbers.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fadu.cities import Unit, UnitKind
from fadu.engine.identity import Identity, adcode_of
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import year_end
from fadu.rehearsal.lives.courses import Events, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.legislation.contact_point import ContactPoint

USUAL = 12
GOVERNMENT, CONGRESS = 6, 4
DELISTED, DECLINED, WAITING = 1, 1, 1
"""Beside those that stand: one delisted within the year, one not designated, one still waiting."""


@dataclass(frozen=True)
class Point:
    """One application of the roster; `fate` says how it went on."""

    key: int
    unit: Unit
    owner: str
    fate: str
    applied: date


@lru_cache(maxsize=4)
def roster(city: City, share: float) -> tuple[Point, ...]:
    rng = random.Random(f"contact points/{city.data.territory}/{city.year}/{share}")
    count = city.target("legislation.contact_point.standing", usual=GOVERNMENT, rng=rng, share=share, least=1)
    fates = [("government", "stands")] * count + [("congress", "stands")] * max(1, round(CONGRESS * share))
    fates += [("congress", "delisted")] * DELISTED + [("government", "declined")] * DECLINED + [("government", "waiting")] * WAITING
    places = rng.sample(city.bodies(UnitKind.TOWN, UnitKind.SUBDISTRICT), len(fates))
    numbers: Counter[tuple[int, int]] = Counter()
    found = []
    for (owner, fate), unit in zip(fates, places, strict=True):
        applied = _applied(city, owner, fate, rng)
        adcode = adcode_of(unit.territory)
        numbers[applied.year, adcode] += 1
        found.append(Point(Identity(applied.year, adcode, ContactPoint.code, numbers[applied.year, adcode]).key, unit,
                           owner, fate, applied))
    return tuple(found)


def _applied(city: City, owner: str, fate: str, rng: random.Random) -> date:
    """The printed points were designated in the year of the report; the congress's some years before."""
    if fate == "waiting":
        return rng.choice(workdays(city.year)[-20:-5])
    if owner == "congress":
        return rng.choice(workdays(city.year - rng.randrange(1, 4)))
    year = city.year if city.published("legislation.contact_point.standing") else city.year - rng.randrange(3)
    return rng.choice(workdays(year)[30:90])


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    for point in roster(city, share):
        host = "town" if point.unit.kind in (UnitKind.TOWN, UnitKind.SUBDISTRICT) else "village"
        life = Life(ContactPoint, city.place(point.unit))
        life.open("apply", on=point.applied, name=f"{point.unit.name.zh}立法联系点（演示）", owner=point.owner, host=host,
                  contact=f"演示联系人{rng.choice('甲乙丙丁戊')}{rng.randrange(10_000):04d}")  # fmt: skip
        yield play(life, _course(life, point.fate, rng, year), end=year_end(year))


def _course(life: Life, fate: str, rng: random.Random, year: int) -> Events:
    if fate == "waiting":
        return
    on = in_workdays(life.last_on, rng.randrange(8, 25))
    if fate == "declined":
        yield "decline", on, {"declined_reason": "与已设联系点重复（演示）"}
        return
    yield "designate", on, {}
    review = workdays(year)[200]
    if fate == "delisted":
        yield "delist", rng.choice(workdays(year)[100:220]), {"ending": "所在单位撤并（演示）"}
    elif life.last_on < review and rng.random() < 0.5:
        yield "evaluate", review, {"review": "履职情况良好（演示）"}
