"""The docket as an official reads it: what is due on their ground, soonest first, paged by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from fadu.engine.access import Actor, ground_sql
from fadu.engine.identity import identity
from fadu.engine.line import Line, line_with_code
from fadu.engine.words import Clock
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Term
from fadu.pages.query import BadQuery

PAGE = 30
SOON = 5  # working days: a week's notice
_FAR = "9999-12-31"
_STANDINGS = {
    "all": (Term("全部", "all"), "TRUE"),
    "overdue": (Term("已逾期", "overdue"), "due < %(today)s"),
    "soon": (Term(f"{SOON}个工作日内到期", f"due within {SOON} working days"), "due BETWEEN %(today)s AND %(soon)s"),
    "paused": (Term("已暂停", "paused"), "due IS NULL"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """One running clock: `left` counts the working days after today to the due date, below zero when overdue."""

    number: str
    line: Line
    clock: Clock
    unit: int
    started: date
    due: date | None
    left: int | None
    provisional: bool

    @property
    def standing(self) -> str:
        if self.left is None:
            return "paused"
        return "overdue" if self.left < 0 else "soon" if self.left <= SOON else "running"

    @property
    def late(self) -> int:
        return -(self.left or 0)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One way of looking at the docket, and how many clocks stand on it."""

    name: str
    title: Term
    count: int


@dataclass(frozen=True, slots=True)
class Docket:
    shelves: tuple[Shelf, ...]
    lines: tuple[tuple[Line, int], ...]
    rows: tuple[Due, ...]
    following: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the docket: a shelf, a line of work, and the key to go on from."""

    shelf: str = "all"
    line: Line | None = None
    after: str = ""


def docket(viewer: Actor, wanted: Wanted, *, today: date) -> Docket:
    ground, values = ground_sql(viewer)
    given: dict[str, object] = {**values, "today": today, "soon": CALENDAR.add_workdays(today, SOON)}
    shelves, lines = _counts(ground, given)
    rows = _rows(ground, given, wanted)
    return Docket(shelves, lines, tuple(_due(row, today) for row in rows[:PAGE]), _key(rows[PAGE - 1]) if len(rows) > PAGE else None)


def _counts(ground: str, given: Mapping[str, object]) -> tuple[tuple[Shelf, ...], tuple[tuple[Line, int], ...]]:
    """How many on each shelf and of each line, in one read."""
    told = ", ".join(f"count(*) FILTER (WHERE {condition})" for _, condition in _STANDINGS.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT line, {told} FROM engine_docket WHERE {ground} GROUP BY line ORDER BY line", given)
        found = cursor.fetchall()
    whole = [sum(column) for column in zip(*(row[1:] for row in found), strict=True)] or [0] * len(_STANDINGS)
    shelves = tuple(Shelf(name, title, count) for (name, (title, _)), count in zip(_STANDINGS.items(), whole, strict=True))
    return shelves, tuple((line_with_code(row[0]), row[1]) for row in found)


Row = tuple[int, str, int, int, date, date | None, bool]


def _rows(ground: str, given: Mapping[str, object], wanted: Wanted) -> list[Row]:
    parts = [ground, _STANDINGS[wanted.shelf][1]]
    told: dict[str, object] = {**given, "size": PAGE + 1}
    if wanted.line is not None:
        parts.append("line = %(line)s")
        told["line"] = wanted.line.code
    if wanted.after:
        parts.append(f"(coalesce(due, '{_FAR}'), record, clock) > (%(due)s, %(record)s, %(clock)s)")
        told |= after_key(wanted.after)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT record, clock, line, unit, started, due, provisional FROM engine_docket WHERE {' AND '.join(parts)} "
            f"ORDER BY coalesce(due, '{_FAR}'), record, clock LIMIT %(size)s",
            told,
        )
        return list(cursor.fetchall())


def _due(row: Row, today: date) -> Due:
    record, clock, code, unit, started, due, provisional = row
    home = line_with_code(code)
    return Due(str(identity(record)), home, home.clocks[clock], unit, started, due, days_left(today, due), provisional)


def days_left(today: date, due: date | None) -> int | None:
    """Working days after today up to the due date; below zero those that passed since."""
    if due is None:
        return None
    return CALENDAR.workdays_between(today, due) if due >= today else -max(1, CALENDAR.workdays_between(due, today))


def _key(row: Row) -> str:
    record, clock, *_, due, _provisional = row
    return f"{due or _FAR}~{record}~{clock}"


def after_key(text: str) -> dict[str, object]:
    """The key of the last row of the page before: due date, record, clock."""
    try:
        due, record, clock = text.split("~")
        given = {"due": date.fromisoformat(due), "record": int(record), "clock": clock}
        assert 0 < int(record) < 2**63 and "\0" not in clock and len(clock) <= 40
    except (ValueError, AssertionError) as broken:
        wanted = Term("上一页最后一行的键", "the key of the last row of the page before")
        raise BadQuery(name="after", value=text[:40], wanted=wanted) from broken
    return given


def shelves_known() -> Mapping[str, object]:
    return _STANDINGS
