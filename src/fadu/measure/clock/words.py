"""The words of a statutory clock: how long, of what kind, under which law, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fadu.measure.cite import Cite, Lang, Term
from fadu.measure.trouble import Trouble


class NotAPeriod(Trouble):
    code = "M-003"
    title = Term("不是期限", "Not a period")
    zh = "“{value}”不是期限：{reason}。"
    en = "“{value}” is not a period: {reason}."
    remedy_zh = "请写成非负整数，如 working_days(20)，或真实的月日，如 FixedDate(1, 31)。"
    remedy_en = "Write a whole number not below zero, as in working_days(20), or a real month and day, as in FixedDate(1, 31)."


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    MINUTE = "minute"

    @property
    def by_the_hour(self) -> bool:
        return self in (Unit.HOUR, Unit.MINUTE)

    @property
    def by_the_date(self) -> bool:
        return self in (Unit.DAY, Unit.MONTH, Unit.YEAR)


_COUNTED = {
    Unit.WORKING_DAY: ("个工作日", "working day"),
    Unit.DAY: ("日", "day"),
    Unit.MONTH: ("个月", "month"),
    Unit.YEAR: ("年", "year"),
    Unit.HOUR: ("小时", "hour"),
    Unit.MINUTE: ("分钟", "minute"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in the unit of the statute."""

    n: int
    unit: Unit

    def __post_init__(self) -> None:
        if isinstance(self.n, bool) or not isinstance(self.n, int) or self.n < 0:
            raise NotAPeriod(
                value=self.n,
                reason=Term("长度须为非负整数", "its length must be a whole number not below zero"),
            )

    @property
    def term(self) -> Term:
        zh, en = _COUNTED[self.unit]
        return Term(f"{self.n}{zh}", f"{self.n} {en}{'' if self.n == 1 else 's'}")

    def said(self, lang: Lang = "zh") -> str:
        return self.term.said(lang)


def working_days(n: int) -> Span:
    return Span(n, Unit.WORKING_DAY)


def days(n: int) -> Span:
    return Span(n, Unit.DAY)


def months(n: int) -> Span:
    return Span(n, Unit.MONTH)


def years(n: int) -> Span:
    return Span(n, Unit.YEAR)


def hours(n: int) -> Span:
    return Span(n, Unit.HOUR)


def minutes(n: int) -> Span:
    return Span(n, Unit.MINUTE)


_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class FixedDate:
    """A day of every year; FixedDate(2, 29) is the last day of February. It is a date and not a period, so it never rolls."""

    month: int
    day: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.day <= _LONGEST_MONTH[self.month - 1]):
            raise NotAPeriod(
                value=f"{self.month}-{self.day}",
                reason=Term("没有这个月日", "there is no such month and day"),
            )

    def in_year(self, year: int) -> date:
        if (self.month, self.day) == (2, 29):
            return date.fromordinal(date(year, 3, 1).toordinal() - 1)
        return date(year, self.month, self.day)

    def after(self, start: date) -> date:
        """The first such day that comes after `start`."""
        this_year = self.in_year(start.year)
        return this_year if this_year > start else self.in_year(start.year + 1)

    @property
    def term(self) -> Term:
        if (self.month, self.day) == (2, 29):
            return Term("每年2月最后一日", "the last day of February each year")
        return Term(f"每年{self.month}月{self.day}日", f"{date(2000, self.month, self.day):%-d %B} each year")

    def said(self, lang: Lang = "zh") -> str:
        return self.term.said(lang)


def before(month: int, day: int) -> FixedDate:
    """“…之前” names no included day in 民法典 1259, so the day before is the safe one: before(3, 1) is the last of February."""
    if day > 1:
        return FixedDate(month, day - 1)
    earlier = 12 if month == 1 else month - 1
    return FixedDate(earlier, _LONGEST_MONTH[earlier - 1])


class Kind(StrEnum):
    # The act must come no later than the last day.
    MAXIMUM = "maximum"
    # The act must not come until the last day has passed, save for a recorded reason.
    MINIMUM = "minimum"
    # The act must come by a day of the year.
    FIXED = "fixed"
    # What was given holds through the last day.
    VALIDITY = "validity"
    # The act must come again within the length after the last time (each time is a RESTART).
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class Rule:
    """One law version of one clock; `since` and `until` are the days on which that version governs, both included."""

    length: Span | FixedDate
    cite: Cite
    kind: Kind = Kind.MAXIMUM
    since: date = date.min
    until: date | None = None
    # A period by the calendar that would end on a rest day ends on the next working day (民法典 203).
    roll: bool = True
    # “自…之日起” validity: the opening day is the first day of the period.
    first_day_counts: bool = False

    def __post_init__(self) -> None:
        if (self.kind is Kind.FIXED) != isinstance(self.length, FixedDate):
            reason = Term(
                "固定日期的时钟须用月日，其余须用长度",
                "a fixed clock needs a month and day, any other a length",
            )
            raise NotAPeriod(value=self.length, reason=reason)
        if self.first_day_counts and not self.counts_days:
            reason = Term("只有按日计算的期限才分首日", "only a period counted in days has a first day")
            raise NotAPeriod(value=self.length, reason=reason)

    @property
    def rolls(self) -> bool:
        """Only a period within or until which somebody must act rolls; a validity, a recurring duty and a fixed date do not."""
        if isinstance(self.length, FixedDate) or not self.roll:
            return False
        return self.length.unit.by_the_date and self.kind in (Kind.MAXIMUM, Kind.MINIMUM)

    @property
    def in_working_days(self) -> bool:
        return isinstance(self.length, Span) and self.length.unit is Unit.WORKING_DAY

    @property
    def by_the_hour(self) -> bool:
        return isinstance(self.length, Span) and self.length.unit.by_the_hour

    @property
    def counts_days(self) -> bool:
        return isinstance(self.length, Span) and not self.length.unit.by_the_hour

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


def rule_on(rules: Iterable[Rule], on: date) -> Rule | None:
    """The version of a clock that governs an event of that day; the newest where two overlap."""
    return max((rule for rule in rules if rule.in_force(on)), key=lambda rule: rule.since, default=None)


class What(StrEnum):
    START = "start"
    RESTART = "restart"
    PAUSE = "pause"
    RESUME = "resume"
    ADD = "add"
    # A recorded reason lets a minimum be shortened to a span.
    SHORTEN = "shorten"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as a clock sees it; `on` is a datetime for clocks that run by the hour."""

    on: date
    what: What
    label: Term
    span: Span | None = None


class Verdict(StrEnum):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    OVERDUE = "overdue"

    @property
    def term(self) -> Term:
        return _VERDICT_TERMS[self]


_VERDICT_TERMS = {
    Verdict.NOT_STARTED: Term("未起算", "not started"),
    Verdict.RUNNING: Term("进行中", "running"),
    Verdict.PAUSED: Term("已暂停", "paused"),
    Verdict.MET: Term("按期", "met"),
    Verdict.MISSED: Term("未按期", "missed"),
    Verdict.OVERDUE: Term("已逾期", "overdue"),
}
