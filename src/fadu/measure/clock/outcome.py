"""The outcome of a clock: when it is due, how it stands on a day, and how much is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fadu.measure.calendar import Calendar
from fadu.measure.cite import Term
from fadu.measure.clock.course import Course, Spell, day, moment
from fadu.measure.clock.hourly import minutes_between
from fadu.measure.clock.words import Happening, Kind, Rule, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of a log; `due` is the last day in time, and None before the start and during a pause."""

    rule: Rule
    calendar: Calendar
    course: Course
    started: date | None
    due: date | None
    # The last day before rolling on to a working day.
    unrolled: date | None
    stopped: date | None
    paused_since: date | None
    provisional: bool
    # Pauses and extensions that moved the due date; everything else is in `idle` with its reason.
    spells: tuple[Spell, ...]
    changes: tuple[Happening, ...]
    idle: tuple[tuple[Happening, Term], ...]
    # What is left of the period at the pause that still lasts, in its own unit.
    left_at_pause: int | None = None
    waived: bool = False

    def verdict(self, as_of: date) -> Verdict:
        as_of = self._fit(as_of)
        if self.started is None or self.started > as_of:
            return Verdict.NOT_STARTED
        if self.stopped is not None and self.stopped <= as_of:
            return Verdict.MET if self._in_time(self.stopped) else Verdict.MISSED
        if self.due is None:
            return Verdict.PAUSED
        if as_of <= self.due:
            return Verdict.RUNNING
        return Verdict.MET if self.rule.kind is Kind.MINIMUM else Verdict.OVERDUE

    def _in_time(self, on: date) -> bool:
        if self.due is None:
            return True
        if self.rule.kind is Kind.MINIMUM:
            return on > self.due or (self.waived and on >= self.due)
        return on <= self.due

    def remaining(self, as_of: date) -> int | None:
        """Working days or days (by the hour: minutes) left after `as_of`, negative when overdue; None when nothing runs."""
        if self.started is None or self.stopped is not None:
            return None
        if self.due is None:
            return self.left_at_pause
        if self.rule.by_the_hour:
            return minutes_between(as_of, self.due)
        since = max(day(as_of), self.started)
        if self.rule.in_working_days:
            return self.calendar.workdays_between(since, self.due)
        return (self.due - since).days

    def _fit(self, on: date) -> date:
        return moment(on) if self.rule.by_the_hour else day(on)
