"""The register of committees in a city-year: one of each town, those of villages and communities, some of other kinds.

`roster` is the same whoever asks, so that the scripts of mediators and disputes can link to records by their numbers.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from fadu.cities import Unit, UnitKind
from fadu.engine.access import Place
from fadu.engine.identity import Identity, adcode_of
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, next_workday, workdays
from fadu.work.people.committee import Committee

USUAL = 1_990
VILLAGES = 1_640
OTHERS = {"enterprise": 62, "sectoral": 84, "regional": 23}
FOUNDED, DISSOLVED = 0.012, 0.008
"""Shares of the committees that were set up, and that were dissolved, within the year."""
OLDEST = 7
"""Years before the rehearsed one within which the others were set up."""


@dataclass(frozen=True)
class Seat:
    """One committee of the roster: its record's number, place and span in the register."""

    key: int
    place: Place
    kind: str
    name: str
    since: date
    until: date | None


@lru_cache(maxsize=4)
def roster(city: City, share: float) -> tuple[Seat, ...]:
    """Every committee that stands at the year's end or was dissolved within it, in the order of its record."""
    rng = random.Random(f"committees/{city.data.territory}/{city.year}/{share}")
    drawn = [(kind, unit, name, False) for kind, unit, name in _bodies(city, rng, share)]
    gone = rng.sample([one for one in drawn if one[0] in ("village", "residents", "enterprise")], max(1, round(len(drawn) * DISSOLVED)))
    drawn += [(kind, unit, f"{name}（原）", True) for kind, unit, name, _ in gone]
    numbers: Counter[tuple[int, int]] = Counter()
    seats = []
    for kind, unit, name, ended in drawn:
        since, until = _span(city.year, rng, ended=ended)
        adcode = adcode_of(unit.territory)
        numbers[since.year, adcode] += 1
        key = Identity(since.year, adcode, Committee.code, numbers[since.year, adcode]).key
        seats.append(Seat(key, city.place(unit), kind, f"{name}（演示）", since, until))
    return tuple(seats)


def _bodies(city: City, rng: random.Random, share: float) -> Iterator[tuple[str, Unit, str]]:
    towns = city.bodies(UnitKind.TOWN, UnitKind.SUBDISTRICT)
    number = _count(city, "people.committee.standing_town", len(towns), rng, share)
    chosen = towns if number == len(towns) else rng.sample(towns, min(number, len(towns)))
    for unit in chosen:
        yield "town" if unit.kind is UnitKind.TOWN else "street", unit, f"{unit.name.zh}人民调解委员会"
    told: Counter[int] = Counter()
    number = _count(city, "people.committee.standing_village", VILLAGES, rng, share)
    for unit in (*towns[:number], *rng.choices(towns, k=max(0, number - len(towns)))) if number else ():
        told[unit.id] += 1
        village = unit.kind is UnitKind.TOWN and rng.random() < 0.8
        yield ("village" if village else "residents", unit,
               f"{unit.name.zh}第{told[unit.id]}{'村' if village else '社区'}人民调解委员会")  # fmt: skip
    bureaus = city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_DEPARTMENT, system="SF")
    for kind, usual in OTHERS.items():
        for number in range(1, max(1, round(usual * share)) + 1):
            yield kind, rng.choice(bureaus), f"演示{_NAMES[kind]}第{number}人民调解委员会"


_NAMES = {"enterprise": "企业", "sectoral": "行业", "regional": "园区"}


def _count(city: City, figure: str, usual: int, rng: random.Random, share: float) -> int:
    """The printed number; else the usual one, since registers hardly move from year to year."""
    if city.published(figure) is None:
        return max(3, round(usual * rng.uniform(0.99, 1.0) * share))
    return city.target(figure, usual=usual, rng=rng, share=share)


def _span(year: int, rng: random.Random, *, ended: bool) -> tuple[date, date | None]:
    this_year = not ended and rng.random() < FOUNDED
    since = rng.choice(workdays(year if this_year else rng.randrange(year - OLDEST, year)))
    return since, rng.choice(workdays(year)) if ended else None


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    for seat in roster(city, share):
        yield _life(seat, rng, end=date(year, 12, 31))


def _life(seat: Seat, rng: random.Random, *, end: date) -> Life:
    members = rng.choices((3, 4, 5, 7, 9), (30, 20, 34, 12, 4))[0]
    last = seat.until or end
    life = Life(Committee, seat.place).open("set_up", on=seat.since, name=seat.name, committee_kind=seat.kind, members=members,
                                            women=rng.randrange(1, (members + 1) // 2 + 1), chair=_chair(rng))  # fmt: skip
    told = in_workdays(seat.since, rng.randrange(2, 25))
    if told <= last:
        life.take("tell_court", on=told)
    while (due := life.due("elect_by")) is not None and (on := _election(due, rng)) <= last:
        life.take("elect", on=on, members=members, women=rng.randrange(1, (members + 1) // 2 + 1), chair=_chair(rng))
        if (told := in_workdays(on, rng.randrange(2, 25))) <= last:
            life.take("tell_court", on=told)
    if seat.until is not None:
        life.take("dissolve", on=max(seat.until, life.last_on), ending=rng.choice(("村（社区）合并", "单位终止", "并入区域性调委会")))
    return life


def _election(due: date, rng: random.Random) -> date:
    """Mostly in the weeks before the term ends, sometimes months late."""
    late = rng.random() < 0.05
    return next_workday(due + timedelta(days=rng.randrange(5, 90) if late else -rng.randrange(3, 45)))


def _chair(rng: random.Random) -> str:
    return f"演示主任{rng.choice('甲乙丙丁戊己庚辛壬癸')}{rng.randrange(10_000):04d}"
