"""Early warnings: what is about to be late, which duties come round, what is about to lapse, which rates fall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db import connection

from fadu.desk import sorts
from fadu.desk.grounds import Part
from fadu.desk.reads import SOON
from fadu.desk.sorts import Sort
from fadu.desk.supervised import Asked
from fadu.engine.access import Actor, official_sql
from fadu.engine.line import Line, line_with_code, lines
from fadu.engine.values import Book, book
from fadu.engine.words import Clock
from fadu.law.holidays import CALENDAR
from fadu.measure.clock import Kind
from fadu.measure.condition import literal
from fadu.measure.figure import Rate
from fadu.report import areas

ROUND, LAPSE = 60, 90
"""How many days ahead duties that come round, and what lapses, are told."""
MOST_UNITS = 20


@dataclass(frozen=True, slots=True)
class Pressed:
    """A unit with deadlines that end within a week's working days; `overdue` are those that have passed."""

    unit: int
    soon: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Coming:
    """A clock with records whose day comes up to `until`, the first of them on `first`."""

    line: Line
    clock: Clock
    count: int
    first: date
    until: date


@dataclass(frozen=True, slots=True)
class Fallen:
    """A rate that stands lower than a year ago; both with what they are made of."""

    line: Line
    rate: Rate
    now: tuple[int, int]
    before: tuple[int, int]

    @property
    def fall(self) -> Fraction:
        """By how much, as a share."""
        return Fraction(*self.before) - Fraction(*self.now)


@dataclass(frozen=True, slots=True)
class Warnings:
    """Everything that is warned of; `area` is None where tallies are kept for no such part (a system), so no rate is told."""

    pressed: tuple[Pressed, ...]
    duties: tuple[Coming, ...]
    lapsing: tuple[Coming, ...]
    fallen: tuple[Fallen, ...]
    area: str | None


def warnings(viewer: Actor, asked: Asked) -> Warnings:
    """The warnings for a part of the ground: two reads of the docket, three to six of the tallies."""
    today = asked.span.today
    coming = tuple(_coming(viewer, asked))
    area = area_of(viewer, asked.part)
    return Warnings(
        tuple(_pressed(viewer, asked)),
        tuple(one for one in coming if sorts.kind_of(one.clock) is Kind.RECURRING),
        tuple(one for one in coming if sorts.sort_of(one.clock) is Sort.VALIDITY),
        tuple(sorted(_fallen(area, today.year), key=lambda one: -one.fall)) if area else (),
        area,
    )


def _here(viewer: Actor, asked: Asked) -> tuple[str, dict[str, Any]]:
    readable, values = official_sql(viewer)
    narrowed, bounds = asked.part.conditions()
    return " AND ".join([readable, *narrowed]), {**values, **bounds}


def _pressed(viewer: Actor, asked: Asked) -> Iterator[Pressed]:
    """The units with most deadlines ending soon."""
    here, values = _here(viewer, asked)
    deadline, codes = sorts.sql(Sort.DEADLINE)
    today, soon = literal(asked.span.today), literal(CALENDAR.add_workdays(asked.span.today, SOON))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT unit, count(*) FILTER (WHERE due >= {today}) AS soon, count(*) FILTER (WHERE due < {today}) "
            f"FROM engine_docket WHERE {here} AND {deadline} AND due <= {soon} GROUP BY unit "
            f"HAVING count(*) FILTER (WHERE due >= {today}) > 0 ORDER BY 2 DESC, 3 DESC, 1 LIMIT {MOST_UNITS}",
            {**values, **codes},
        )
        yield from (Pressed(*row) for row in cursor.fetchall())


def _coming(viewer: Actor, asked: Asked) -> Iterator[Coming]:
    """Per clock: the duties that come round and the validities that end, soonest first."""
    here, values = _here(viewer, asked)
    today = asked.span.today
    duties = [(line.code, name) for line in lines() for name in sorts.recurring(line)]
    validities = list(zip(*sorts.clocks_of(Sort.VALIDITY), strict=True))
    ends = {
        **dict.fromkeys(duties, today + timedelta(ROUND)),
        **dict.fromkeys(validities, today + timedelta(LAPSE)),
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT line, clock, count(*), min(due) FROM engine_docket JOIN unnest(%(told_lines)s::smallint[], "
            f"%(told_clocks)s::text[], %(told_ends)s::date[]) AS told (of_line, of_clock, ends) "
            f"ON line = of_line AND clock = of_clock AND due BETWEEN {literal(today)} AND ends "
            f"WHERE {here} GROUP BY line, clock ORDER BY min(due), line, clock",
            {
                **values,
                "told_lines": [code for code, _ in ends],
                "told_clocks": [name for _, name in ends],
                "told_ends": list(ends.values()),
            },
        )
        for code, name, count, first in cursor.fetchall():
            home = line_with_code(code)
            yield Coming(home, home.clocks[name], count, first, ends[code, name])


def _fallen(area: str, year: int) -> Iterator[Fallen]:
    """The rates of a year that stand below those of the year before; a rate without a denominator is no rate."""
    now, before = book(year, [area]), book(year - 1, [area])
    for line in lines():
        for rate in line.rates.values():
            here, there = _parts(now, line, rate, area), _parts(before, line, rate, area)
            if here[1] > 0 and there[1] > 0 and Fraction(*here) < Fraction(*there):
                yield Fallen(line, rate, here, there)


def _parts(read: Book, line: Line, rate: Rate, area: str) -> tuple[int, int]:
    return read.value(line, rate.numerator, area), read.value(line, rate.denominator, area)


def area_of(viewer: Actor, part: Part) -> str | None:
    """The area whose tallies tell a part of the ground: a unit, a district, the city; None where none does.

    Where the ground is a system within a territory, it is told for the viewer's own unit.
    """
    if part.unit is not None:
        return None if part.below else f"u{part.unit}"
    if part.system:
        return None
    if viewer.system:
        return f"u{viewer.unit}" if viewer.unit and not part.territory else None
    return part.territory or viewer.territory[:6] or areas.city().code
