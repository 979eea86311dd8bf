"""The docket as an official reads it: what is due on their ground, soonest first, paged by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from fadu.engine.access import Actor, official_sql
from fadu.engine.identity import identity
from fadu.engine.line import Line, line_with_code, lines
from fadu.engine.words import Clock
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Term
from fadu.pages.query import BadQuery

PAGE = 30
SOON = 5  # working days: a week's notice
_FAR = "9999-12-31"
_OURS = "NOT (line, clock) IN (SELECT * FROM unnest(%(their_lines)s::smallint[], %(their_clocks)s::text[]))"
_STANDINGS = {
    "all": (Term("须由机关办理", "for officials to act on"), _OURS),
    "overdue": (Term("已逾期", "overdue"), f"{_OURS} AND due < %(today)s"),
    "soon": (
        Term(f"{SOON}个工作日内到期", f"due within {SOON} working days"),
        f"{_OURS} AND due BETWEEN %(today)s AND %(soon)s",
    ),
    "paused": (Term("已暂停", "paused"), f"{_OURS} AND due IS NULL"),
    "theirs": (Term("等待他方", "waiting for others"), f"NOT ({_OURS})"),
}
"""Shelves of the docket; a clock whose declaration says whose it is binds somebody else (the applicant, a third party)."""


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
        if self.clock.whose is not None:
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
    """Which part of the docket: a shelf, a line of work, and the key to go on from."""

    shelf: str = "all"
    line: Line | None = None
    after: str = ""


def docket(viewer: Actor, wanted: Wanted, *, today: date) -> Docket:
    ground, values = official_sql(viewer)
    given: dict[str, Any] = {
        **values,
        **_theirs(),
        "today": today,
        "soon": CALENDAR.add_workdays(today, SOON),
    }
    shelves, counted = _counts(ground, given)
    rows = _rows(ground, given, wanted)
    return Docket(
        shelves,
        counted,
        tuple(_due(row, today) for row in rows[:PAGE]),
        _key(rows[PAGE - 1]) if len(rows) > PAGE else None,
    )


def _theirs() -> dict[str, Any]:
    found = [
        (line.code, name)
        for line in lines()
        for name, clock in line.clocks.items()
        if clock.whose is not None
    ]
    return {"their_lines": [code for code, _ in found], "their_clocks": [name for _, name in found]}


def _counts(ground: str, given: Mapping[str, Any]) -> tuple[tuple[Shelf, ...], tuple[tuple[Line, int], ...]]:
    """How many on each shelf and of each line, in one read."""
    told = ", ".join(f"count(*) FILTER (WHERE {condition})" for _, condition in _STANDINGS.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT line, {told} FROM engine_docket WHERE {ground} GROUP BY line ORDER BY line", given
        )
        found = cursor.fetchall()
    whole = [sum(column) for column in zip(*(row[1:] for row in found), strict=True)] or [0] * len(_STANDINGS)
    shelves = tuple(
        Shelf(name, title, count) for (name, (title, _)), count in zip(_STANDINGS.items(), whole, strict=True)
    )
    return shelves, tuple((line_with_code(row[0]), row[1]) for row in found)


Row = tuple[int, str, int, int, date, date | None, bool]


def _rows(ground: str, given: Mapping[str, object], wanted: Wanted) -> list[Row]:
    parts = [ground, _STANDINGS[wanted.shelf][1]]
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
    return _STANDINGS
