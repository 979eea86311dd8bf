"""The stage of a rehearsal: the city's bodies, its calendar, its people and the numbers it is to come out at."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property, lru_cache
from zoneinfo import ZoneInfo

from fadu import cities
from fadu.cities import Printed, Unit, UnitKind
from fadu.engine.access import THE_SYSTEM, Actor, Place, Role
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR

ZONE = ZoneInfo("Asia/Shanghai")


class City:
    """A city as a script sees it; numbers are those of the rehearsed year."""

    def __init__(self, name: str, year: int) -> None:
        self.data = cities.city(name)
        self.year = year

    # -- bodies

    def bodies(self, *kinds: UnitKind, system: str = "", territory: str = "") -> list[Unit]:
        """The units of these kinds (none: all) on a ground given by code prefixes."""
        return [
            unit
            for unit in self.data.units
            if (not kinds or unit.kind in kinds)
            and unit.system.startswith(system)
            and unit.territory.startswith(territory)
        ]

    @staticmethod
    def place(unit: Unit) -> Place:
        return Place(unit.id, unit.territory, unit.system)

    # -- numbers

    def published(self, figure: str) -> Printed | None:
        """What the year's published report prints for a figure, if there is such a report."""
        if self.year not in self.data.published_years():
            return None
        return next((one for one in self.data.published(self.year).numbers if figure in one.figures), None)

    def target(self, figure: str, *, usual: int, rng: random.Random, share: float, least: int = 3) -> int:
        """How many the year is to yield: the printed number (inside its interval), or the usual one give or take a tenth."""
        printed = self.published(figure)
        if printed is None or printed.low is None or printed.high is None:
            whole = round(usual * rng.uniform(0.9, 1.1))
        else:
            whole = round(printed.low + (printed.high - printed.low) * rng.randrange(3, 7) / 10)
        return whole if share == 1 else max(least, round(whole * share))

    # -- days

    @cached_property
    def workdays(self) -> list[date]:
        return workdays(self.year)

    def opening_days(
        self, year: int, count: int, rng: random.Random, *, until: date | None = None
    ) -> list[date]:
        """`count` days of a year on which applications arrive, in order: mostly working days, Mondays and Tuesdays busier."""
        days = [day for day in workdays(year) if until is None or day <= until]
        weights = [(1.3, 1.2, 1.0, 0.95, 0.85, 0.4, 0.4)[day.weekday()] for day in days]
        return sorted(rng.choices(days, weights, k=count))


def workdays(year: int) -> list[date]:
    first = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - first).days
    return [day for number in range(length) if CALENDAR.is_workday(day := first + timedelta(days=number))]


def next_workday(day: date) -> date:
    """The day itself or the first working day after it: officials act on no other."""
    while not CALENDAR.is_workday(day):
        day += timedelta(days=1)
    return day


def in_workdays(day: date, count: int) -> date:
    """The working day that comes `count` working days after a day."""
    return CALENDAR.add_workdays(day, count) if count else next_workday(day)


@cache
def actor_for(step: Step, unit: int) -> Actor:
    """Who takes a step in the rehearsal: two invented officials a unit; outsiders' acts are entered by the handler."""
    if Role.HEAD in step.by and Role.HANDLER not in step.by:
        return Actor(unit * 10 + 2, f"演示负责人{unit:04d}", frozenset({Role.HEAD}), unit)
    if Role.SUPERVISOR in step.by and Role.HANDLER not in step.by:
        return Actor(7, "演示主管部门", frozenset({Role.SUPERVISOR}), 0)
    if step.by == {Role.SYSTEM}:
        return THE_SYSTEM
    return Actor(unit * 10 + 1, f"演示承办人{unit:04d}", frozenset({Role.HANDLER}), unit)


def moment(on: date, seq: int, unit: int) -> datetime:
    """When an act was entered: office hours of its day, later steps later."""
    return _minute(on, min(9 * 60 + 5 + 17 * (unit % 11) + 23 * (seq - 1), 17 * 60 + 55))


@lru_cache(100_000)
def _minute(on: date, minutes: int) -> datetime:
    return datetime.combine(on, time(minutes // 60, minutes % 60), ZONE)


def invented_person(kind: str, rng: random.Random) -> tuple[str, str]:
    """A name and a contact that look invented: 演示申请人甲0123, a telephone number of no network."""
    name = f"演示{kind}{rng.choice('甲乙丙丁戊己庚辛壬癸')}{rng.randrange(10_000):04d}"
    return name, f"000-0000-{rng.randrange(10_000):04d}"


def spread(total: int, places: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """`total` draws of units, a few busy ones taking much (weights 1, 1/2, 1/3 … in a shuffled order)."""
    order = list(places)
    rng.shuffle(order)
    return rng.choices(order, [1 / (rank + 3) for rank in range(len(order))], k=total)
