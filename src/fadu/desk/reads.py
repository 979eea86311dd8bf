"""The docket as an official reads it: what is due on their ground, soonest first, paged by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import connection

from fadu.desk import sorts
from fadu.desk.grounds import Part
from fadu.desk.sorts import Sort
from fadu.engine.access import Actor, official_sql
from fadu.engine.identity import identity
from fadu.engine.line import Line, line_with_code
from fadu.engine.words import Clock
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Term
from fadu.pages.query import BadQuery

PAGE = 30
SOON = 5  # working days: a week's notice
_FAR = "9999-12-31"
_CONDITIONS = {sort: sorts.sql(sort)[0] for sort in Sort}
_OURS = _CONDITIONS[Sort.DEADLINE]
_SHELVES = {
    "all": (Term("须由机关办理", "for officials to act on"), _OURS),
    "overdue": (Term("已逾期", "overdue"), f"{_OURS} AND due < %(today)s"),
    "soon": (
        Term(f"{SOON}个工作日内到期", f"due within {SOON} working days"),
        f"{_OURS} AND due BETWEEN %(today)s AND %(soon)s",
    ),
    "paused": (Term("已暂停", "paused"), f"{_OURS} AND due IS NULL"),
    "provisional": (Term("届满日暂定", "provisional last day"), f"{_OURS} AND provisional"),
    "wait": (Term("须等期满", "not to be acted on before"), _CONDITIONS[Sort.WAIT]),
    "validity": (Term("有效期", "validity"), _CONDITIONS[Sort.VALIDITY]),
    "theirs": (Term("等待他方", "waiting for others"), _CONDITIONS[Sort.THEIRS]),
}
"""Shelves of the docket: the deadlines of officials and their parts, then what does not call for acting."""


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
    def sort(self) -> Sort:
        return sorts.sort_of(self.clock)

    @property
    def standing(self) -> str:
        """paused; for a deadline overdue, soon or running; for anything else passed or running."""
        if self.left is None:
            return "paused"
        if self.sort is not Sort.DEADLINE:
            return "passed" if self.left < 0 else "running"
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
    """Which part of the docket: a shelf, a line of work, a part of the ground, and the key to go on from."""

    shelf: str = "all"
    line: Line | None = None
    after: str = ""
    part: Part = field(default_factory=Part)

    def query(self, **changes: str) -> str:
        """As a query string, without its `?` and without the key; empty words are left out."""
        given = {
            "shelf": self.shelf,
            "line": self.line.id if self.line else "",
            **self.part.asked(),
            **changes,
        }
        return urlencode({name: text for name, text in given.items() if text})


def docket(viewer: Actor, wanted: Wanted, *, today: date) -> Docket:
    """The page that is wanted, with the counts of every shelf and line under the same narrowing: two reads."""
    where, given = _here(viewer, wanted.part, today)
    shelves, counted = _counts(where, given, wanted)
    rows = _rows(where, given, wanted)
    return Docket(
        shelves,
        counted,
        tuple(_due(row, today) for row in rows[:PAGE]),
        _key(rows[PAGE - 1]) if len(rows) > PAGE else None,
    )


def _here(viewer: Actor, part: Part, today: date) -> tuple[str, dict[str, Any]]:
    """What the viewer may see, narrowed; with every value that a shelf may name."""
    ground, values = official_sql(viewer)
    narrowed, bounds = part.conditions()
    given: dict[str, Any] = {
        **values,
        **bounds,
        "today": today,
        "soon": CALENDAR.add_workdays(today, SOON),
    }
    for sort in Sort:
        given |= sorts.sql(sort)[1]
    return " AND ".join([ground, *narrowed]), given


def _counts(
    where: str, given: Mapping[str, Any], wanted: Wanted
) -> tuple[tuple[Shelf, ...], tuple[tuple[Line, int], ...]]:
    """How many on each shelf of the line that is wanted, and of each line on the shelf that is wanted."""
    told = ", ".join(f"count(*) FILTER (WHERE {condition})" for _, condition in _SHELVES.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT line, {told} FROM engine_docket WHERE {where} GROUP BY line ORDER BY line", given
        )
        found = [(line_with_code(code), dict(zip(_SHELVES, counts, strict=True))) for code, *counts in cursor]
    chosen = [counts for line, counts in found if wanted.line in (None, line)]
    shelves = tuple(
        Shelf(name, title, sum(counts[name] for counts in chosen)) for name, (title, _) in _SHELVES.items()
    )
    return shelves, tuple((line, counts[wanted.shelf]) for line, counts in found if counts[wanted.shelf])


Row = tuple[int, str, int, int, date, date | None, bool]


def _rows(where: str, given: Mapping[str, Any], wanted: Wanted) -> list[Row]:
    parts = [where, _SHELVES[wanted.shelf][1]]
    told: dict[str, Any] = {**given, "size": PAGE + 1}
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
    return Due(
        str(identity(record)),
        home,
        home.clocks[clock],
        unit,
        started,
        due,
        days_left(today, due),
        provisional,
    )


def days_left(today: date, due: date | None) -> int | None:
    """Working days after today up to the due date; below zero those that passed since."""
    if due is None:
        return None
    return (
        CALENDAR.workdays_between(today, due)
        if due >= today
        else -max(1, CALENDAR.workdays_between(due, today))
    )


def _key(row: Row) -> str:
    record, clock, *_, due, _provisional = row
    return f"{due or _FAR}~{record}~{clock}"


_KEY = re.compile(r"(\d{4}-\d{2}-\d{2})~(\d{1,19})~([a-z_]{1,40})", re.ASCII)


def after_key(text: str) -> dict[str, Any]:
    """The key of the last row of the page before: due date, record, clock."""
    found = _KEY.fullmatch(text)
    wanted = Term("上一页最后一行的键", "the key of the last row of the page before")
    try:
        if found is not None and int(found[2]) < 2**63:
            return {"due": date.fromisoformat(found[1]), "record": int(found[2]), "clock": found[3]}
    except ValueError as broken:
        raise BadQuery(name="after", value=text[:40], wanted=wanted) from broken
    raise BadQuery(name="after", value=text[:40], wanted=wanted)


def shelves_known() -> Mapping[str, object]:
    """Every shelf by name."""
    return _SHELVES
