"""Which suggestions and proposals a city-year has, whose they are and when they were assigned: what two scripts share.

The lead units' records and the joint units' must speak of the same items, and a joint record links to the lead's by its
key. So the agenda is drawn first, from a seed of its own (city, year and size), and keys are given in the order in which
the records will be loaded.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fadu.cities import Unit, UnitKind
from fadu.engine.identity import Identity, adcode_of
from fadu.rehearsal.stage import City, in_workdays, spread, workdays
from fadu.work.oversight.proposal import Proposal

SUGGESTIONS, PROPOSALS = 345, 406
"""A usual year where no report prints the numbers."""
RECESS, LEADING, SEPARATE, MISPLACED = 0.12, 0.36, 0.03, 0.02
UNFILED, WITHDRAWN, CARRIED, PENDING, TRACKED = 0.05, 0.006, 0.02, 0.01, 0.06
"""Shares of a year's items, beside those that count: refused, withdrawn, from the year before, not yet assigned, promised."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record to be: `fate` says how it goes on; a suggestion passed from unit to unit makes two."""

    number: str
    category: str
    season: str
    fate: str
    unit: Unit
    registered: date
    filed: date
    assigned: date
    handling: str = "sole"
    joints: tuple[Unit, ...] = ()
    next_unit: Unit | None = None
    previous: int | None = None
    key: int = 0


class Agenda:
    """Draws the items of a year and gives each its key."""

    def __init__(self, city: City, year: int, share: float) -> None:
        self.rng = random.Random(f"agenda/{city.data.territory}/{year}/{share}")
        self.city, self.year, self.share = city, year, share
        self.units = city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT, UnitKind.DEVELOPMENT_ZONE)
        self.last: dict[tuple[int, int], int] = defaultdict(int)
        self.numbers = {"suggestion": 0, "proposal": 0}
        printed = city.published("oversight.proposal.reply_rate")
        self.all_in_time = printed is not None and printed.low == 1
        """The year's report says that every item was replied to; a law-abiding year is in time as well."""

    def items(self) -> Iterator[Item]:
        for category, count in self._counts().items():
            for number in range(self._part(count, CARRIED)):
                yield self._keyed(self._recess(category, self.year - 1, 10 + number % 2, "carried"))
            for _ in range(self._part(count, TRACKED)):
                yield self._keyed(self._session(category, self.year - 1, "tracked"))
            for number in range(count):
                yield from self._counted(category, number / count)
            for _ in range(self._part(count, UNFILED)):
                yield self._keyed(self._session(category, self.year, "unfiled"))
            for _ in range(self._part(count, WITHDRAWN)):
                yield self._keyed(self._session(category, self.year, "withdrawn"))
            for _ in range(self._part(count, PENDING)):
                yield self._keyed(self._recess(category, self.year, 12, "pending"))

    def _counts(self) -> dict[str, int]:
        draw = random.Random(f"agenda/{self.year}")
        return {
            "suggestion": self.city.target("oversight.proposal.suggestions", usual=SUGGESTIONS, rng=draw, share=self.share),
            "proposal": self.city.target("oversight.proposal.cppcc", usual=PROPOSALS, rng=draw, share=self.share),
        }

    def _part(self, count: int, share: float) -> int:
        return max(1, round(count * share))

    def _counted(self, category: str, place: float) -> Iterator[Item]:
        """An item that counts, and what went before it at a unit that was not competent, or goes on beside it."""
        latest = 7 if self.all_in_time else 11
        item = (
            self._recess(category, self.year, self.rng.randrange(2, latest + 1), "counted")
            if place >= 1 - RECESS
            else self._session(category, self.year, "counted")
        )
        lot = self.rng.random()
        if lot < LEADING:
            yield self._keyed(item, handling="lead", joints=self._others(item.unit, self.rng.choice((1, 1, 1, 2, 2, 3))))
        elif lot < LEADING + SEPARATE:
            yield self._keyed(item, handling="first")
            for other in self._others(item.unit, self.rng.choice((1, 1, 2))):
                yield self._keyed(item, handling="beside", unit=other)
        elif lot < LEADING + SEPARATE + MISPLACED:
            wrong = self._keyed(item, fate="passed", unit=self._others(item.unit, 1)[0], next_unit=item.unit)
            yield wrong
            again = in_workdays(item.assigned, 14)
            yield self._keyed(item, previous=wrong.key, registered=again, filed=again, assigned=again)
        else:
            yield self._keyed(item)

    def _session(self, category: str, year: int, fate: str) -> Item:
        """Proposed at the January session, assigned together about a month later."""
        days = workdays(year)
        registered = self.rng.choice(days[4:9])
        filed = in_workdays(registered, self.rng.randrange(8, 13))
        return self._item(category, "session", fate, registered, filed, in_workdays(filed, self.rng.randrange(3, 10)))

    def _recess(self, category: str, year: int, month: int, fate: str) -> Item:
        registered = self.rng.choice([day for day in workdays(year) if day.month == month])
        if fate == "pending":
            registered = self.rng.choice(workdays(year)[-9:-3])
        filed = in_workdays(registered, self.rng.randrange(1, 4))
        return self._item(category, "recess", fate, registered, filed, in_workdays(filed, self.rng.randrange(1, 6)))

    def _item(self, category: str, season: str, fate: str, registered: date, filed: date, assigned: date) -> Item:
        self.numbers[category] += 1
        number = f"{registered.year}{'建议' if category == 'suggestion' else '提案'}第{self.numbers[category]:04d}号（演示）"
        return Item(number, category, season, fate, spread(1, self.units, self.rng)[0], registered, filed, assigned)

    def _others(self, unit: Unit, count: int) -> tuple[Unit, ...]:
        return tuple(self.rng.sample([other for other in self.units if other.id != unit.id], count))

    def _keyed(self, item: Item, **changed: object) -> Item:
        item = replace(item, **changed)  # type: ignore[arg-type]
        adcode = adcode_of(item.unit.territory)
        self.last[item.registered.year, adcode] += 1
        number = self.last[item.registered.year, adcode]
        return replace(item, key=Identity(item.registered.year, adcode, Proposal.code, number).key)


def year_end(year: int) -> date:
    return date(year, 12, 31)


def later(day: date, least: int, most: int, rng: random.Random) -> date:
    """A working day some working days on."""
    return in_workdays(day, rng.randrange(least, most + 1))


def any_day(first: date, last: date, rng: random.Random) -> date:
    """A day on which somebody outside acts: also a Sunday."""
    return first + timedelta(days=rng.randrange(max(1, (last - first).days + 1)))
