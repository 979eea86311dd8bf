"""A city-year of drills: turns held within it, mostly before their last day, those still open at its end, a few called off."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, next_workday, spread
from fadu.work.emergency.drill import Drill

USUAL = 4_000
HELD = 2_200


@dataclass(frozen=True)
class Kind:
    """One duty in the rehearsal: its share of the drills, its length in days, the places at which it is met."""

    duty: str
    share: int
    length: int
    sites: tuple[str, ...]


KINDS = (
    Kind("high_risk", 36, 181, ("hotel", "mall", "entertainment", "scenic", "dangerous_goods", "construction", "rail", "mine")),
    Kind("unit_plan", 22, 365, ("high_rise", "school", "other", "district", "station")),
    Kind("unit_onsite", 16, 181, ("other", "high_rise", "dangerous_goods")),
    Kind("government", 7, 730, ("command", "neighbourhood", "other")),
    Kind("special", 4, 1095, ("command", "rail", "scenic", "other")),
    Kind("none", 15, 60, ("neighbourhood", "school", "district", "high_rise")),
)  # fmt: skip
LATE, CALLED_OFF, OPEN, STOPPED, CARRIED = 0.04, 0.01, 0.55, 0.004, 0.04
"""Shares: held after the last day; called off; turns open at the year's end for each one held; stopped for safety first;
held in the last weeks of the year before and improved since."""


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    number = city.target("emergency.drill.held", usual=HELD, rng=rng, share=share)
    days = city.opening_days(year, number, rng)
    for on, place in zip(days, _places(city, number, rng), strict=True):
        yield _held(city, place, on, rng, year=year)
    for place in _places(city, max(1, round(number * CARRIED)), rng):
        before = next_workday(date(year - 1, 12, rng.randrange(1, 29)))
        yield _held(city, place, before, rng, year=year)
    for count, draw in ((round(number * OPEN), _open), (max(1, round(number * CALLED_OFF)), _called_off)):
        for place in _places(city, max(1, count), rng):
            yield draw(city, place, year, rng)


def _places(city: City, number: int, rng: random.Random) -> list[Unit]:
    """The emergency bureaus most of all, then other departments and the towns."""
    bureaus = city.bodies(UnitKind.COUNTY_DEPARTMENT, UnitKind.CITY_DEPARTMENT, system="YJ")
    others: Sequence[Unit] = city.bodies(UnitKind.COUNTY_DEPARTMENT, UnitKind.CITY_DEPARTMENT)
    towns = city.bodies(UnitKind.TOWN, UnitKind.SUBDISTRICT)
    found = [rng.choices((bureaus, others, towns), (45, 20, 35))[0] for _ in range(number)]
    drawn = {id(ground): iter(spread(number, ground, rng)) for ground in (bureaus, others, towns)}
    return [next(drawn[id(ground)]) for ground in found]


def _kind(rng: random.Random) -> Kind:
    return rng.choices(KINDS, [one.share for one in KINDS])[0]


def _begin(city: City, place: Unit, kind: Kind, on: date, rng: random.Random) -> Life:
    return Life(Drill, city.place(place)).open("assign", on=on, duty=kind.duty, site=rng.choice(kind.sites))


def _schedule(life: Life, on: date, planned: date, rng: random.Random) -> None:
    form = rng.choices(("tabletop", "field", "mixed"), (28, 62, 10))[0]
    life.take("schedule", on=on, name=f"演示演练{rng.randrange(10_000):04d}", planned_for=planned, form=form,
              scope=rng.choices(("single", "comprehensive"), (70, 30))[0],
              notice=rng.choices(("announced", "unannounced"), (88, 12))[0])  # fmt: skip


def _held(city: City, place: Unit, on: date, rng: random.Random, *, year: int) -> Life:
    """A turn whose drill is held on that day, by the duty's interval from the last one."""
    kind = _kind(rng)
    margin = (
        -rng.randrange(3, 40)
        if kind.duty != "none" and rng.random() < LATE
        else rng.randrange(4, max(6, kind.length // 3))
    )
    life = _begin(city, place, kind, next_workday(on - timedelta(days=max(20, kind.length - margin))), rng)
    ready = max(life.last_on, next_workday(on - timedelta(days=rng.randrange(11, 17))))
    _schedule(life, ready, on, rng)
    life.take("approve", on=min(on, in_workdays(ready, rng.randrange(1, 4))))
    if rng.random() < STOPPED:
        life.take("stop", on=life.last_on, stop_reason="雷电天气，为安全中止（演示）")
        _schedule(life, life.last_on, on, rng)
        life.take("approve", on=min(on, in_workdays(life.last_on, 1)))
    many = rng.randrange(8, 40) if life.row["form"] == "tabletop" else rng.randrange(20, 260)
    life.take(
        "hold", on=on, participants=many, observers=rng.randrange(0, 30), cost=rng.randrange(0, 80) * 10_000
    )
    _after(life, rng, year=year)
    return life


def _after(life: Life, rng: random.Random, *, year: int) -> None:
    """Evaluation, report and improvement, as far as the year goes."""
    issues = rng.choices((0, 1, 2, 3, 4, 5), (10, 25, 28, 20, 11, 6))[0]
    rejected = 1 if issues and rng.random() < 0.06 else 0
    result = rng.choices(("met", "partly", "unmet"), (82, 16, 2))[0]
    steps: tuple[tuple[str, tuple[int, int], dict[str, object]], ...] = (
        ("evaluate", (1, 6), {"result": result, "issues": issues}), ("report", (1, 6), {}),
             ("improve", (3, 30), {"issues_fixed": issues - rejected, "issues_rejected": rejected}))  # fmt: skip
    for step, (least, most), facts in steps:
        then = in_workdays(life.last_on, rng.randrange(least, most))
        if then.year > year:
            return
        life.take(step, on=then, **facts)


def _open(city: City, place: Unit, year: int, rng: random.Random) -> Life:
    """A turn begun by a drill of the year (or before) that has not come round again at its end; some are scheduled."""
    kind, end = _kind(rng), date(year, 12, 31)
    back = rng.randrange(1, max(20, round(kind.length * 0.95)))
    begun = next_workday(end - timedelta(days=back))
    if begun > end:
        begun = next_workday(date(year, 12, 20))
    life = _begin(city, place, kind, begun, rng)
    ready = next_workday(end - timedelta(days=rng.randrange(3, 25)))
    if begun <= ready <= end and rng.random() < 0.15:
        _schedule(life, ready, next_workday(end + timedelta(days=rng.randrange(5, 40))), rng)
    return life


def _called_off(city: City, place: Unit, year: int, rng: random.Random) -> Life:
    kind = _kind(rng)
    on = next_workday(date(year, rng.randrange(2, 12), rng.randrange(1, 28)))
    life = _begin(city, place, kind, next_workday(on - timedelta(days=rng.randrange(20, 60))), rng)
    return life.take(
        "call_off",
        on=on,
        lapse_reason=rng.choice(("场所停业（演示）", "预案废止（演示）", "项目竣工（演示）")),
    )
