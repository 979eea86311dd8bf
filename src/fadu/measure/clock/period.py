"""Where a period ends: the arithmetic of days, working days, months and years, with pauses and extensions."""

from __future__ import annotations

import calendar as months_of
from dataclasses import dataclass
from datetime import date, timedelta

from fadu.measure.calendar import FIRST_DAY, LAST_DAY, Calendar, DayOutsideCalendar
from fadu.measure.cite import Term
from fadu.measure.clock.words import FixedDate, Rule, Span, Unit
from fadu.measure.trouble import Trouble

DAY = timedelta(days=1)


class UnlikeSpans(Trouble):
    code = "M-004"
    title = Term("期限单位不能相加", "Units that cannot be added")
    zh = "{length}的期限不能用{span}来延长或缩短（{cite}）：工作日、日历日与小时各自计算。"
    en = "A period of {length} cannot be changed by {span} ({cite}): working days, calendar days and hours are counted apart."
    remedy_zh = "请按条文改用与原期限同类的单位。"
    remedy_en = "Use a unit of the same kind as the period, as the article has it."


def plus_months(start: date, number: int) -> date:
    """The same day number that many months on, else the last day of that month (民法典 202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    return date(year, month + 1, min(start.day, months_of.monthrange(year, month + 1)[1]))


@dataclass(slots=True)
class Total:
    """What a period adds up to, kept by unit so that extensions join before anything is rounded."""

    months: int = 0
    days: int = 0
    working_days: int = 0

    def add(self, span: Span, rule: Rule) -> None:
        check_like(span, rule)
        if span.unit is Unit.WORKING_DAY:
            self.working_days += span.n
        elif span.unit is Unit.DAY:
            self.days += span.n
        else:
            self.months += span.n * (12 if span.unit is Unit.YEAR else 1)

    @property
    def empty(self) -> bool:
        return not (self.months or self.days or self.working_days)


def check_like(span: Span, rule: Rule) -> None:
    """A fixed date may be moved by any period of days; any other length only by its own kind."""
    length = rule.length
    like = (
        not span.unit.by_the_hour
        if isinstance(length, FixedDate)
        else length.unit is span.unit
        or (length.unit.by_the_date and span.unit.by_the_date)
        or (length.unit.by_the_hour and span.unit.by_the_hour)
    )
    if not like:
        raise UnlikeSpans(length=length, span=span, cite=rule.cite)


class Period:
    """One round of one clock that is not by the hour: it knows its end, and how pauses and extensions move it."""

    def __init__(self, rule: Rule, start: date, calendar: Calendar) -> None:
        self.rule, self.start, self.calendar = rule, start, calendar
        self.total = Total()
        # Days that pauses took out, in working days or days as the rule counts.
        self.left_out = 0
        if isinstance(rule.length, Span):
            self.total.add(rule.length, rule)
        self._left_out_until = start if not rule.first_day_counts else start - DAY

    def end(self) -> date:
        """The last day, before rolling."""
        fixed = self.rule.length if isinstance(self.rule.length, FixedDate) else None
        start = fixed.after(self.start) if fixed else self.start
        if self.total.working_days or self.rule.in_working_days:
            counted_from = start - DAY if self.rule.first_day_counts else start
            return self.calendar.add_workdays(counted_from, self.total.working_days + self.left_out)
        try:
            return self._end_by_date(start)
        except (ValueError, OverflowError):
            raise DayOutsideCalendar(day=f"{start} +", first=FIRST_DAY, last=LAST_DAY) from None

    def _end_by_date(self, start: date) -> date:
        end = plus_months(start, self.total.months)
        # A first day that counts brings the end one day forward, unless the month was too short to hold it.
        if self.rule.first_day_counts and end.day == start.day:
            end -= DAY
        return end + timedelta(days=self.total.days + self.left_out)

    def due(self) -> date:
        end = self.end()
        return self.calendar.next_workday(end) if self.rule.rolls else end

    def lengthen(self, span: Span) -> None:
        self.total.add(span, self.rule)

    def shorten(self, span: Span) -> None:
        self.total = Total()
        self.total.add(span, self.rule)

    def leave_out(self, since: date, until: date) -> None:
        """Do not count these days, both ends included; the end moves on by as many."""
        since = max(since, self._left_out_until + DAY)
        if since > until:
            return
        self._left_out_until = until
        if self.rule.in_working_days:
            self.left_out += self.calendar.workdays_between(since - DAY, until)
            return
        end = self.end()
        if since > end:
            # The pause fell on a day that the period had only been rolled to: that day is still owed.
            self.left_out += (self.due() - end).days
        self.left_out += (until - since).days + 1

    def provisional(self) -> bool:
        """Whether a holiday notice not yet entered could still move the end."""
        if self.rule.in_working_days:
            due = self.due()
            return due > self.start and not self.calendar.settled(self.start + DAY, due)
        return self.rule.rolls and not self.calendar.settled(self.end(), self.due())
