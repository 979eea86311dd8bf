"""A clock worked out: from one rule and a log of happenings to the due date and its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from fadu.measure.calendar import Calendar
from fadu.measure.cite import Lang, Term
from fadu.measure.clock import hourly
from fadu.measure.clock.argument import sentences
from fadu.measure.clock.course import Course, Spell, in_order, moment, read
from fadu.measure.clock.daylines import DayLine, day_lines
from fadu.measure.clock.outcome import Outcome
from fadu.measure.clock.period import DAY, Period
from fadu.measure.clock.words import Happening, Kind, Rule, What

LAPSED = Term("期限当时已经届满，不再延长", "the period had already run out: it is not lengthened")
FIXED_DATE = Term("固定日期不因暂停而推迟", "a fixed date is not put off by a pause")
NO_SPAN = Term("未写明延长或缩短多少", "it does not say by how much")


class Reckoning(Outcome):
    """An outcome that can be argued: day by day, and in sentences."""

    __slots__ = ()

    def rounds(self) -> tuple[Reckoning, ...]:
        """The rounds that restarts ended, oldest first, each as if the restart had stopped it."""
        logs, last = self.course.earlier, self.course.start
        if last is None:
            return ()
        ends = [*(log[0] for log in logs[1:]), last][: len(logs)]
        return tuple(
            reckon(self.rule, [*log, Happening(end.on, What.STOP, end.label)], self.calendar)
            for log, end in zip(logs, ends, strict=True)
        )

    def days(self) -> list[DayLine]:
        """Each day from the start to the end, counted or not, and why."""
        return day_lines(self)

    def argument(self, lang: Lang = "zh") -> list[str]:
        """How the due date follows from the law and the log, in sentences."""
        return sentences(self, lang)


def reckon(rule: Rule, happenings: Sequence[Happening], calendar: Calendar) -> Reckoning:
    """Work out one clock. The log may be in any order of days; what was logged first comes first within a day."""
    course = read(in_order(happenings, by_the_hour=rule.by_the_hour))
    if course.start is None:
        return _not_started(rule, course, calendar)
    if rule.by_the_hour:
        return _by_the_hour(rule, course, calendar)
    return _Working(rule, course, course.start, calendar).out()


def _not_started(rule: Rule, course: Course, calendar: Calendar) -> Reckoning:
    return Reckoning(rule, calendar, course, None, None, None, None, None, False, (), (), tuple(course.idle))


class _Working:
    """The pauses and extensions of one round, taken by day; once the period has run out nothing lengthens it."""

    def __init__(self, rule: Rule, course: Course, start: Happening, calendar: Calendar) -> None:
        self.rule, self.course, self.start, self.calendar = rule, course, start, calendar
        self.period = Period(rule, start.on, calendar)
        self.spells: list[Spell] = []
        self.changes: list[Happening] = []
        self.idle = list(course.idle)
        self.open: Spell | None = None
        self.left: int | None = None

    def out(self) -> Reckoning:
        # On one day an extension comes before a pause: the extended period is what pauses.
        steps: list[tuple[date, int, Happening | Spell]] = [
            *((change.on, 0, change) for change in self.course.changes),
            *((spell.since, 1, spell) for spell in self.course.spells),
        ]
        for on, _, step in sorted(steps, key=lambda entry: entry[:2]):
            if isinstance(step, Spell):
                self._pause(on, step)
            else:
                self._change(on, step)
        return self._reckoning()

    def _lapsed(self, on: date) -> bool:
        return self.open is None and on > self.period.due()

    def _pause(self, on: date, spell: Spell) -> None:
        if self.rule.kind is Kind.FIXED or self._lapsed(on):
            reason = FIXED_DATE if self.rule.kind is Kind.FIXED else LAPSED
            self.idle.append((spell.cause, reason))
            return
        self.spells.append(spell)
        if spell.until is None:
            self.open = spell
        else:
            self.period.leave_out(on, spell.until)

    def _change(self, on: date, change: Happening) -> None:
        if change.span is None:
            self.idle.append((change, NO_SPAN))
        elif self._lapsed(on):
            self.idle.append((change, LAPSED))
        else:
            self.changes.append(change)
            (self.period.lengthen if change.what is What.ADD else self.period.shorten)(change.span)

    def _left(self, pause: date) -> int:
        """What a running pause left of the period: counted from the eve of the pause."""
        eve, due = max(pause - DAY, self.start.on), self.period.due()
        return self.calendar.workdays_between(eve, due) if self.rule.in_working_days else (due - eve).days

    def _reckoning(self) -> Reckoning:
        paused = self.open.since if self.open else None
        stop = self.course.stop
        return Reckoning(
            rule=self.rule,
            calendar=self.calendar,
            course=self.course,
            started=self.start.on,
            due=None if paused else self.period.due(),
            unrolled=None if paused else self.period.end(),
            stopped=stop.on if stop else None,
            paused_since=paused,
            provisional=not paused and self.period.provisional(),
            spells=tuple(self.spells),
            changes=tuple(self.changes),
            idle=tuple(self.idle),
            left_at_pause=self._left(paused) if paused else None,
            waived=self.period.total.empty,
        )


def _by_the_hour(rule: Rule, course: Course, calendar: Calendar) -> Reckoning:
    assert course.start is not None
    found = hourly.work_out(rule, course)
    stop = course.stop
    return Reckoning(
        rule=rule,
        calendar=calendar,
        course=course,
        started=moment(course.start.on),
        due=found.due,
        unrolled=found.due,
        stopped=moment(stop.on) if stop else None,
        paused_since=found.paused_since,
        provisional=False,
        spells=tuple(found.spells),
        changes=tuple(found.changes),
        idle=(*course.idle, *((one, LAPSED) for one in found.lapsed)),
        left_at_pause=found.left // timedelta(minutes=1) if found.left is not None else None,
    )
