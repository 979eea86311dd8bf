"""What a report would criticise, computed from the declarations: each finding with its article and its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db import connection

from fadu.desk import sorts
from fadu.desk.behind import broken_sql
from fadu.desk.early_warnings import area_of
from fadu.desk.sorts import Sort
from fadu.desk.supervised import Asked
from fadu.engine.access import Actor, readable_sql
from fadu.engine.line import Line, lines
from fadu.engine.values import Book, book
from fadu.engine.words import Clock
from fadu.measure.balance import Weighing, weigh
from fadu.measure.clock import Kind
from fadu.measure.condition import All, Either, Known, Not, Verdict, Where, name_of
from fadu.measure.figure import Rate, parts_of

ALL = Fraction(1)


@dataclass(frozen=True, slots=True)
class Broken:
    """A clock that was not kept in so many records."""

    line: Line
    clock: Clock
    count: int


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A cross-foot rule that the numbers do not satisfy."""

    line: Line
    weighing: Weighing


@dataclass(frozen=True, slots=True)
class Short:
    """A rate below what its declaration demands."""

    line: Line
    rate: Rate
    bound: Fraction
    numerator: int
    denominator: int

    @property
    def missing(self) -> int:
        """How many more it would take."""
        return -(-self.bound.numerator * self.denominator // self.bound.denominator) - self.numerator


@dataclass(frozen=True, slots=True)
class Criticism:
    """Everything found. A broken clock stands once: as a missing publication, an uncovered duty, or else a broken clock."""

    broken: tuple[Broken, ...]
    unpublished: tuple[Broken, ...]
    uncovered: tuple[Broken, ...]
    unbalanced: tuple[Unbalanced, ...]
    short: tuple[Short, ...]
    area: str | None

    @property
    def empty(self) -> bool:
        return not (self.broken or self.unpublished or self.uncovered or self.unbalanced or self.short)


def criticism(viewer: Actor, asked: Asked) -> Criticism:
    """The findings for a part of the ground and a span of time: one statement over the lines, three to five on the tallies."""
    found = _broken(viewer, asked)
    area = area_of(viewer, asked.part)
    read = book(asked.span.year, [area]) if area else None
    return Criticism(
        tuple(one for one in found if not publishes(one) and not _comes_round(one)),
        tuple(one for one in found if publishes(one)),
        tuple(one for one in found if _comes_round(one) and not publishes(one)),
        tuple(_unbalanced(read, area)) if read and area else (),
        tuple(_short(read, area)) if read and area else (),
        area,
    )


def _comes_round(one: Broken) -> bool:
    return sorts.kind_of(one.clock) is Kind.RECURRING


def publishes(one: Broken) -> bool:
    """Does the clock end with making the record public? The step writes the day that the line's openness waits for."""
    opening = known_fields(one.line.opened_to)
    return any(opening & {name_of(column) for column in step.dates} for step in one.clock.until)


def known_fields(where: Where) -> set[str]:
    """The columns that a condition wants filled."""
    if isinstance(where, Known):
        return {name_of(where.column)}
    if isinstance(where, All | Either):
        return set().union(*(known_fields(part) for part in where.parts))
    return set()


def _broken(viewer: Actor, asked: Asked) -> list[Broken]:
    """Every deadline of every line that was broken in the span, most first; each line's table is read once."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    watched: dict[int, tuple[Line, list[Clock]]] = {}
    for line in lines():
        clocks = [clock for clock in line.clocks.values() if sorts.sort_of(clock) is Sort.DEADLINE]
        if clocks:
            sql, given = _broken_of(viewer, asked, line, clocks)
            parts.append(sql)
            values |= given
            watched[line.code] = line, clocks
    with connection.cursor() as cursor:
        cursor.execute("\nUNION ALL\n".join(parts), values)
        rows: Sequence[tuple[int, list[int]]] = cursor.fetchall()
    found = [
        Broken(watched[code][0], clock, count)
        for code, counts in rows
        for clock, count in zip(watched[code][1], counts, strict=True)
        if count
    ]
    return sorted(found, key=lambda one: (-one.count, one.line.code, one.clock.position))


def _broken_of(viewer: Actor, asked: Asked, line: Line, clocks: list[Clock]) -> tuple[str, dict[str, Any]]:
    readable, values = readable_sql(viewer, line, table="t")
    narrowed, bounds = asked.part.conditions(table="t")
    # What can be broken at all: a bit is set, or something runs.
    some = f"(t.missed <> 0 OR t.id IN (SELECT d.record FROM engine_docket d WHERE d.line = {line.code}))"
    counts = ", ".join(f"count(*) FILTER (WHERE {broken_sql(line, clock, asked.span)})" for clock in clocks)
    where = " AND ".join([readable, *narrowed, some])
    return f'SELECT {line.code}::int, ARRAY[{counts}] FROM "{line.table}" t WHERE {where}', {
        **values,
        **bounds,
    }


def _unbalanced(read: Book, area: str) -> Iterator[Unbalanced]:
    for line in lines():
        reader = read.reader(line, area)
        for balance in line.balances.values():
            told = weigh(balance, reader)
            if not told.holds:
                yield Unbalanced(line, told)


def _short(read: Book, area: str) -> Iterator[Short]:
    for line in lines():
        for rate in line.rates.values():
            bound = bound_of(rate)
            if bound is None:
                continue
            above, below = (read.value(line, amount, area) for amount in (rate.numerator, rate.denominator))
            if below > 0 and Fraction(above, below) < bound:
                yield Short(line, rate, bound, above, below)


def bound_of(rate: Rate) -> Fraction | None:
    """What the declaration demands of a rate: its own bound, or all of it where it tells how many kept a clock.

    A clock is law: who counts those that kept it says that every one should have.
    """
    if rate.least is not None:
        return rate.least
    kept = _kept(rate.numerator) - _kept(rate.denominator)
    return ALL if kept == {True} else None


def _kept(amount: Any) -> set[bool]:
    return set().union(*(_verdicts(figure.where, True) for _, figure in parts_of(amount)))


def _verdicts(where: Where, plain: bool) -> set[bool]:
    """Whether a condition asks for clocks that were kept (True) or broken (False)."""
    if isinstance(where, Verdict):
        return {(where.column == "met") is plain}
    if isinstance(where, Not):
        return _verdicts(where.part, not plain)
    if isinstance(where, All | Either):
        return set().union(*(_verdicts(part, plain) for part in where.parts))
    return set()
