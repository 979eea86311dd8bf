"""The arithmetic of periods over numpy columns: the twin of `period`, row by row the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from fadu.measure.calendar import FIRST_DAY, LAST_DAY, Calendar, DayOutsideCalendar, Ordinals
from fadu.measure.clock.words import FixedDate, Rule, Span, Unit

# `date.toordinal` of 1970-01-01, where numpy's days begin.
EPOCH = 719_163

Whole = npt.NDArray[np.int64]
Rows = npt.NDArray[Any] | slice
EVERY = slice(None)


def by_unit(span: Span) -> tuple[int, int, int]:
    """A span as months, days, working days."""
    if span.unit is Unit.WORKING_DAY:
        return 0, 0, span.n
    return (0, span.n, 0) if span.unit is Unit.DAY else (span.n * (12 if span.unit is Unit.YEAR else 1), 0, 0)


class Column:
    """One period a row; a total is one number until some row differs."""

    def __init__(self, rule: Rule, starts: Ordinals, calendar: Calendar) -> None:
        self.rule, self.starts, self.calendar = rule, starts, calendar
        own = by_unit(rule.length) if isinstance(rule.length, Span) else (0, 0, 0)
        # A number while all rows agree, a column after that.
        self.months: Any
        self.days: Any
        self.working_days: Any
        self.months, self.days, self.working_days = own
        self.left_out: Any = 0
        self._left_until = starts.astype(np.int64) - int(rule.first_day_counts)

    def end(self, rows: Rows = EVERY) -> Ordinals:
        starts = self.starts[rows]
        length = self.rule.length
        if isinstance(length, FixedDate):
            fixed = _after(length, starts)
            counted = _at(self.working_days, rows)
            by_date = self._by_date(fixed, rows)
            return (
                np.where(counted > 0, self._by_workdays(fixed, counted), by_date)
                if np.any(counted)
                else by_date
            )
        if self.rule.in_working_days:
            number = _at(self.working_days, rows) + _at(self.left_out, rows)
            return self._by_workdays(starts - np.int32(self.rule.first_day_counts), number)
        return self._by_date(starts, rows)

    def rolled(self, end: Ordinals) -> Ordinals:
        if not self.rule.rolls:
            return end
        places = self.calendar.indices(end)
        rest = ~self.calendar.works[places]
        if not rest.any():
            return end
        rolled = end.copy()
        rolled[rest] = self._nth(self.calendar.rank[places[rest]])
        return rolled

    def due(self, rows: Rows = EVERY) -> Ordinals:
        return self.rolled(self.end(rows))

    def provisional(self, end: Ordinals, due: Ordinals) -> npt.NDArray[np.bool_]:
        unsettled = self.calendar.unsettled
        if self.rule.in_working_days:
            since = self.calendar.indices(self.starts)
        elif self.rule.rolls:
            since = self.calendar.indices(end - np.int32(1))
        else:
            return np.zeros(due.size, bool)
        moved: npt.NDArray[np.bool_] = unsettled[self.calendar.indices(due)] > unsettled[since]
        return moved

    def lengthen(self, rows: npt.NDArray[Any], months: Whole, days: Whole, working_days: Whole) -> None:
        self._spread()
        self.months[rows] += months
        self.days[rows] += days
        self.working_days[rows] += working_days

    def leave_out(self, rows: npt.NDArray[Any], since: Whole, until: Whole) -> None:
        """Do not count these days, both ends included (see `Period.leave_out`)."""
        self._spread()
        since = np.maximum(since, self._left_until[rows] + 1)
        real = since <= until
        rows, since, until = rows[real], since[real], until[real]
        self._left_until[rows] = until
        if self.rule.in_working_days:
            rank, indices = self.calendar.rank, self.calendar.indices
            self.left_out[rows] += rank[indices(until)] - rank[indices(since - 1)]
            return
        end = self.end(rows)
        owed = np.where(since > end, self.rolled(end) - end, 0)
        self.left_out[rows] += owed + until - since + 1

    def _spread(self) -> None:
        """From here on each row has totals of its own."""
        if np.ndim(self.left_out) == 0:
            for name in ("months", "days", "working_days", "left_out"):
                setattr(self, name, np.full(self.starts.size, getattr(self, name), np.int64))

    def _by_workdays(self, since: Ordinals, number: Any) -> Ordinals:
        places = self.calendar.indices(since)
        if np.ndim(number) == 0:
            return self._nth(self.calendar.rank[places] + np.int32(number - 1)) if number else since
        found = self._nth(self.calendar.rank[places] + np.maximum(number, 1) - 1)
        return np.where(number == 0, since, found)

    def _nth(self, places: npt.NDArray[Any]) -> Ordinals:
        if places.size and places.max() >= self.calendar.nth.size:
            raise DayOutsideCalendar(day=f"{LAST_DAY} +", first=FIRST_DAY, last=LAST_DAY)
        found: Ordinals = self.calendar.nth[places]
        return found

    def _by_date(self, starts: Ordinals, rows: Rows) -> Ordinals:
        months, days = _at(self.months, rows), _at(self.days, rows) + _at(self.left_out, rows)
        first = int(self.rule.first_day_counts)
        end = _plus_months(starts, months, first) if np.any(months) else starts - np.int32(first)
        return np.asarray(end + days, np.int32)


def _at(total: Any, rows: Rows) -> Any:
    return total if np.ndim(total) == 0 else total[rows]


def _plus_months(starts: Ordinals, months: Any, first_day_counts: int) -> Ordinals:
    """The same day number, else the last of the month (民法典 202); one day less where the first day counts and it fits."""
    dates = (starts.astype(np.int64) - EPOCH).astype("datetime64[D]")
    month = dates.astype("datetime64[M]")
    past = (dates - month.astype("datetime64[D]")).astype(np.int64)
    target = month + np.asarray(months, np.int64).astype("timedelta64[M]")
    opening = target.astype("datetime64[D]").astype(np.int64)
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64) - opening - 1
    end = opening + np.minimum(past, last) - np.where(past <= last, first_day_counts, 0)
    return np.asarray(end + EPOCH, np.int32)


def _after(fixed: FixedDate, starts: Ordinals) -> Ordinals:
    """`FixedDate.after` for a column."""
    dates = (starts.astype(np.int64) - EPOCH).astype("datetime64[D]")
    year = dates.astype("datetime64[Y]")

    def in_year(of: npt.NDArray[Any]) -> npt.NDArray[Any]:
        month = of.astype("datetime64[M]") + np.timedelta64(fixed.month - 1, "M")
        if (fixed.month, fixed.day) == (2, 29):
            return (month + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
        return month.astype("datetime64[D]") + np.timedelta64(fixed.day - 1, "D")

    this = in_year(year)
    chosen = np.where(this > dates, this, in_year(year + np.timedelta64(1, "Y")))
    return np.asarray(chosen.astype(np.int64) + EPOCH, np.int32)
