"""The register of mediators in a city-year, each linked to a committee of the same roster."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from fadu.engine.identity import Identity, adcode_of
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives import committee
from fadu.rehearsal.lives.committee import Seat
from fadu.rehearsal.stage import City, in_workdays, invented_person, next_workday, workdays
from fadu.work.people.mediator import Mediator

USUAL = 8_100
STANDING = 7_800
LEFT, JOINED, REMOVED = 0.03, 0.06, 0.04
"""Shares: left within the year; joined within it; and, of those who left, removed for misconduct."""


@dataclass(frozen=True)
class Person:
    """One mediator of the roster: record number, committee, span of service."""

    key: int
    seat: Seat
    since: date
    until: date | None


@lru_cache(maxsize=4)
def roster(city: City, share: float) -> tuple[Person, ...]:
    """Every mediator who serves at the year's end or left within it, in the order of the record."""
    rng = random.Random(f"mediators/{city.data.territory}/{city.year}/{share}")
    numbers: Counter[tuple[int, int]] = Counter()
    people = []
    for seat, leaves in _chairs(city, share, rng):
        since, until = _span(seat, city.year, rng, leaves=leaves)
        adcode = adcode_of(seat.place.territory)
        numbers[since.year, adcode] += 1
        key = Identity(since.year, adcode, Mediator.code, numbers[since.year, adcode]).key
        people.append(Person(key, seat, since, until))
    return tuple(people)


def _chairs(city: City, share: float, rng: random.Random) -> Iterator[tuple[Seat, bool]]:
    """Three or so of each standing committee until the number is reached; then those who left."""
    seats = committee.roster(city, share)
    standing = [seat for seat in seats if seat.until is None]
    total = max(len(standing), _standing(city, share, rng))
    least = min(3, total // len(standing))
    yield from ((seat, False) for seat in standing for _ in range(least))
    for seat in rng.choices(standing, [3 if seat.kind in ("town", "street") else 1 for seat in standing], k=total - least * len(standing)):
        yield seat, False
    yield from ((seat, True) for seat in seats if seat.until is not None for _ in range(3))
    old = [seat for seat in standing if seat.since.year < city.year]
    yield from ((seat, True) for seat in rng.choices(old, k=max(2, round(total * LEFT))))


def _standing(city: City, share: float, rng: random.Random) -> int:
    if city.published("people.mediator.standing") is None:
        return round(STANDING * rng.uniform(0.98, 1.02) * share)
    return city.target("people.mediator.standing", usual=STANDING, rng=rng, share=share)


def _span(seat: Seat, year: int, rng: random.Random, *, leaves: bool) -> tuple[date, date | None]:
    if leaves:
        until = seat.until or rng.choice(workdays(year))
        return seat.since, max(until, seat.since)
    if seat.since.year == year:
        return seat.since, None
    if rng.random() < JOINED:
        return some_workday(date(year, 1, 1), date(year, 12, 31), rng), None
    return some_workday(seat.since, date(year - 1, 12, 31), rng), None


def some_workday(first: date, last: date, rng: random.Random) -> date:
    """A working day between two days, of which the first is one."""
    on = next_workday(first + timedelta(days=rng.randrange((last - first).days + 1)))
    return on if on <= last else first


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    for person in roster(city, share):
        yield _life(person, year, rng)


def _life(person: Person, year: int, rng: random.Random) -> Life:
    seat, elected = person.seat, rng.random() < 0.7
    since, until = person.since, person.until
    life = Life(Mediator, seat.place).open(
        "appoint", on=since, name=invented_person("调解员", rng)[0],
        born=date(since.year - rng.randrange(24, 66), rng.randrange(1, 13), 15), woman=rng.random() < 0.41,
        service="full_time" if rng.random() < _full_time(seat) else "part_time",
        origin="member" if elected else "appointed", committee=seat.key, committee_kind=seat.kind)  # fmt: skip
    last = until or date(year, 12, 31)
    first = max(since, _spring(year))
    if first <= last and rng.random() < 0.55:
        life.take("train", on=some_workday(first, last, rng))
    if until is not None:
        _leave(life, until, rng, dissolved=seat.until is not None)
    elif rng.random() < 0.004:
        _change(life, rng, last)
    return life


def _spring(year: int) -> date:
    """Trainings begin with February."""
    return next_workday(date(year, 2, 1))


def _full_time(seat: Seat) -> float:
    return 0.45 if seat.kind in ("town", "street", "sectoral") else 0.05


def _leave(life: Life, until: date, rng: random.Random, *, dissolved: bool) -> None:
    on = max(until, life.last_on)
    if dissolved:
        life.take("leave", on=on, leaving="dissolved")
    elif rng.random() < REMOVED:
        life.take("warn", on=on).take("remove", on=on, misconduct="偏袒一方当事人（演示）")
    else:
        life.take("leave", on=on, leaving=rng.choices(("resigned", "term_over", "died"), (55, 40, 5))[0])


def _change(life: Life, rng: random.Random, last: date) -> None:
    on = in_workdays(life.last_on, rng.randrange(1, 60))
    if on <= last:
        life.take("change", on=on, service="part_time" if life.row["service"] == "full_time" else "full_time")
