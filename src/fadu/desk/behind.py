"""The records behind each number of supervision: one condition a kind of number, used to count and to list alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection

from fadu.desk import sorts
from fadu.desk.grounds import Part
from fadu.desk.sorts import Sort
from fadu.desk.supervised import Span
from fadu.engine.access import Actor, readable_sql
from fadu.engine.identity import identity
from fadu.engine.line import Line
from fadu.engine.words import Clock
from fadu.measure.cite import Term
from fadu.measure.condition import literal

PAGE = 30


class What(StrEnum):
    """Which records of a line."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    EXTENDED = "extended"
    BROKEN = "broken"  # the clock ended too late, or has run out and still runs
    DUE = "due"  # the clock runs out from today to a day ahead

    @property
    def term(self) -> Term:
        return _TERMS[self]


_TERMS = {
    What.OPEN: Term("在办的案件", "Open cases"),
    What.OVERDUE: Term("逾期的记录", "Overdue records"),
    What.CLOSED: Term("已办结的案件", "Cases concluded"),
    What.EXTENDED: Term("办结且延期过的案件", "Cases concluded after an extension"),
    What.BROKEN: Term("超过期限的记录", "Records that broke the clock"),
    What.DUE: Term("即将到期的记录", "Records falling due"),
}


@dataclass(frozen=True, slots=True)
class Behind:
    """Which records: of what kind, of which line (and clock), on which part of the ground, in which span of time.

    `until` is the last day ahead that `What.DUE` looks at.
    """

    what: What
    line: Line
    part: Part
    span: Span
    clock: Clock | None = None
    until: date | None = None

    def condition(self, viewer: Actor) -> tuple[str, dict[str, Any]]:
        """As an SQL condition on the line's table under the alias `t`, by the one rule of access."""
        readable, values = readable_sql(viewer, self.line, table="t")
        narrowed, bounds = self.part.conditions(table="t")
        own, given = self._own()
        return " AND ".join([readable, *narrowed, own]), {**values, **bounds, **given}

    def _own(self) -> tuple[str, dict[str, Any]]:
        if self.what is What.OPEN:
            return "t.closed IS NULL", {}
        if self.what in (What.CLOSED, What.EXTENDED):
            closed = f"t.closed BETWEEN {literal(self.span.first)} AND {literal(self.span.last)}"
            return (closed if self.what is What.CLOSED else f"{closed} AND {extended_sql(self.line)}"), {}
        if self.what is What.BROKEN:
            assert self.clock is not None
            return broken_sql(self.line, self.clock, self.span), {}
        return self._on_docket()

    def _on_docket(self) -> tuple[str, dict[str, Any]]:
        today = literal(self.span.today)
        if self.what is What.OVERDUE and self.clock is None:
            deadline, values = sorts.sql(Sort.DEADLINE, table="d")
            which = f"{deadline} AND d.due < {today}"
        else:
            assert self.clock is not None
            values = {}
            due = (
                f"d.due < {today}"
                if self.what is What.OVERDUE
                else f"d.due BETWEEN {today} AND {literal(self.until or self.span.today)}"
            )
            which = f"d.clock = {literal(self.clock.name)} AND {due}"
        return (
            f"t.id IN (SELECT d.record FROM engine_docket d WHERE d.line = {self.line.code} AND {which})",
            dict(values),
        )

    def count(self, viewer: Actor) -> int:
        """How many."""
        where, values = self.condition(viewer)
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM "{self.line.table}" t WHERE {where}', values)
            row = cursor.fetchone()
        assert row is not None
        return int(row[0])

    def page(self, viewer: Actor, *, after: int = 0) -> tuple[list[Listed], int | None]:
        """The next records by key, and the key to go on from."""
        where, values = self.condition(viewer)
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT t.id, t.unit, t.state, t.opened, t.closed FROM "{self.line.table}" t '
                f"WHERE t.id > %(after)s AND {where} ORDER BY t.id LIMIT %(size)s",
                {**values, "after": after, "size": PAGE + 1},
            )
            rows = cursor.fetchall()
        listed = [_listed(self.line, row, self.span.today) for row in rows[:PAGE]]
        return listed, rows[PAGE - 1][0] if len(rows) > PAGE else None


@dataclass(frozen=True, slots=True)
class Listed:
    """One record in a list; `days` from its opening to its conclusion, or to today."""

    number: str
    unit: int
    state: Term
    opened: date
    closed: date | None
    days: int


def _listed(line: Line, row: tuple[Any, ...], today: date) -> Listed:
    key, unit, state, opened, closed = row
    said = line.states[state].title if state in line.states else Term(state, state)
    return Listed(str(identity(key)), unit, said, opened, closed, ((closed or today) - opened).days)


def extensions(line: Line) -> list[str]:
    """The steps that lengthen one of the unit's own deadlines."""
    found = {
        step.name
        for clock in line.clocks.values()
        if sorts.sort_of(clock) is Sort.DEADLINE
        for step in clock.adds
    }
    return sorted(found)


def extended_sql(line: Line) -> str:
    """The record (`t`) was extended: the log holds such a step. Without one in the declaration none was."""
    steps = extensions(line)
    if not steps:
        return "FALSE"
    listed = ", ".join(map(literal, steps))
    return f"t.id IN (SELECT e.record FROM engine_event e WHERE e.step IN ({listed}))"


def broken_sql(line: Line, clock: Clock, span: Span) -> str:
    """The clock ended late in a record that was open in the span, or has run out and is still running.

    The row says that a clock was broken, not when; a record counts in every span in which it was open.
    """
    there = f"t.opened <= {literal(span.last)} AND (t.closed IS NULL OR t.closed >= {literal(span.first)})"
    late = f"(t.missed >> {clock.position} & 1) = 1"
    running = (
        f"t.id IN (SELECT d.record FROM engine_docket d WHERE d.line = {line.code} "
        f"AND d.clock = {literal(clock.name)} AND d.due < {literal(span.today)})"
    )
    return f"({there} AND ({late} OR {running}))"
