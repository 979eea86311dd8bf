"""Due dates for whole columns of cases at once, equal to `reckon` to the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from fadu.measure.calendar import Calendar, Ordinals
from fadu.measure.cite import Term
from fadu.measure.clock.columns import Column, by_unit
from fadu.measure.clock.period import check_like
from fadu.measure.clock.words import Kind, Rule, Span
from fadu.measure.trouble import Trouble

Rows = npt.NDArray[np.int64]
# Stands for “no date”: `due` of a paused clock, `until` of a pause that still lasts.
NO_DATE = 0


class NotInBulk(Trouble):
    code = "M-005"
    title = Term("不能成批计算", "Cannot be worked out in bulk")
    zh = "{length}的时钟（{cite}）不能成批计算：{reason}。"
    en = "A clock of {length} ({cite}) cannot be worked out in bulk: {reason}."
    remedy_zh = "请逐件使用 reckon。"
    remedy_en = "Use reckon for each case."


@dataclass(frozen=True, slots=True)
class Pauses:
    """Pauses as columns: which row, from and until which day (both edge days left out; NO_DATE: still paused)."""

    rows: Rows
    since: Ordinals
    until: Ordinals


@dataclass(frozen=True, slots=True)
class Extensions:
    """Extensions by one span as columns: which row, decided on which day."""

    rows: Rows
    on: Ordinals
    span: Span


@dataclass(frozen=True, slots=True)
class DueDates:
    due: Ordinals
    provisional: npt.NDArray[np.bool_]


# Every ordinal day fits into 22 bits, so a row and a day make one sortable number.
_DAY_BITS = 22
_FOREVER = (1 << _DAY_BITS) - 1


def due_many(
    rule: Rule,
    starts: npt.NDArray[Any],
    paused: Pauses | None = None,
    added: Sequence[Extensions] = (),
    *,
    calendar: Calendar,
) -> Ordinals:
    """Due dates (as `date.toordinal`) of clocks that started on `starts`; NO_DATE where a pause still lasts."""
    return reckon_many(rule, starts, paused, added, calendar=calendar).due


def reckon_many(
    rule: Rule,
    starts: npt.NDArray[Any],
    paused: Pauses | None = None,
    added: Sequence[Extensions] = (),
    *,
    calendar: Calendar,
) -> DueDates:
    """`due_many` that also says which dates a missing holiday notice may still move."""
    if rule.by_the_hour:
        reason = Term("按小时计算的时钟逐件计算", "clocks by the hour are worked out one by one")
        raise NotInBulk(length=rule.length, cite=rule.cite, reason=reason)
    column = Column(rule, np.ascontiguousarray(starts, dtype=np.int32), calendar)
    end = column.end()
    due = column.rolled(end)
    provisional = column.provisional(end, due)
    events = _events(rule, paused, added, column.starts)
    if not events.rows.size:
        return DueDates(due, provisional)
    touched, places = np.unique(events.rows, return_inverse=True)
    part = Column(rule, column.starts[touched], calendar)
    still = _apply(part, events, places)
    end = part.end()
    moved = part.rolled(end)
    due[touched] = np.where(still, NO_DATE, moved)
    provisional[touched] = part.provisional(end, moved) & ~still
    return DueDates(due, provisional)


@dataclass(frozen=True, slots=True)
class _Events:
    """Extensions and merged pauses in the order of row, day and kind; `until` is zero for an extension."""

    rows: Rows
    on: npt.NDArray[np.int64]
    until: npt.NDArray[np.int64]
    months: npt.NDArray[np.int64]
    days: npt.NDArray[np.int64]
    working_days: npt.NDArray[np.int64]


def _events(rule: Rule, paused: Pauses | None, added: Sequence[Extensions], starts: Ordinals) -> _Events:
    """What was logged before the start changes nothing and is dropped here."""
    # A fixed date is not put off by a pause.
    parts = [_merged(paused, starts)] if paused is not None and rule.kind is not Kind.FIXED else []
    for extension in added:
        check_like(extension.span, rule)
        rows, on = extension.rows.astype(np.int64), extension.on.astype(np.int64)
        keep = on >= starts[rows]
        lengths = [np.full(int(keep.sum()), n) for n in by_unit(extension.span)]
        parts.append(np.stack([rows[keep], on[keep], np.zeros(int(keep.sum()), np.int64), *lengths]))
    table = np.concatenate(parts, axis=1) if parts else np.zeros((6, 0), np.int64)
    # On one day extensions come before a pause, as in `reckon`.
    table = table[:, np.lexsort((table[2] > 0, table[1], table[0]))]
    return _Events(*table)


def _merged(paused: Pauses, starts: Ordinals) -> npt.NDArray[np.int64]:
    """Pauses of one row that overlap or touch become one; those of no length are dropped."""
    rows = paused.rows.astype(np.int64)
    since, until = paused.since.astype(np.int64), paused.until.astype(np.int64)
    until = np.where(until == NO_DATE, _FOREVER, until)
    keep = (since >= starts[rows]) & (until > since)
    begins, ends = ((rows[keep] << _DAY_BITS) | column[keep] for column in (since, until))
    order = np.argsort(begins, kind="stable")
    begins, reach = begins[order], np.maximum.accumulate(ends[order])
    opens = np.ones(begins.size, bool)
    opens[1:] = begins[1:] > reach[:-1]
    closes = np.append(opens[1:], True)[: begins.size]
    merged = np.zeros((6, int(opens.sum())), np.int64)
    merged[0] = begins[opens] >> _DAY_BITS
    merged[1] = begins[opens] & _FOREVER
    merged[2] = reach[closes] & _FOREVER
    return merged


def _apply(part: Column, events: _Events, places: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Take the first event of every row, then the second, and so on; say which rows are still paused."""
    still = np.zeros(part.starts.size, bool)
    firsts = np.flatnonzero(np.diff(places, prepend=-1))
    turn = np.arange(places.size) - np.repeat(firsts, np.diff(np.append(firsts, places.size)))
    for nth in range(int(np.max(turn)) + 1):
        now = np.flatnonzero(turn == nth)
        rows = places[now]
        in_time = still[rows] | (events.on[now] <= part.due(rows))
        now, rows = now[in_time], rows[in_time]
        until = events.until[now]
        still[rows[until == _FOREVER]] = True
        part.lengthen(rows, events.months[now], events.days[now], events.working_days[now])
        ended = (until > 0) & (until < _FOREVER)
        part.leave_out(rows[ended], events.on[now][ended], until[ended])
    return still
