"""A log of happenings read as one course: where the present round began, how it was interrupted, changed and ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone

from fadu.measure.cite import Term
from fadu.measure.clock.words import Happening, What

TOO_EARLY = Term("计时开始之前，不影响期限", "before the clock began: changes nothing")
TOO_LATE = Term("计时已经结束，不影响期限", "after the clock had stopped: changes nothing")
ALREADY = Term("此前已起算，不重复起算", "the clock had begun already")
NOTHING_TO_RESUME = Term("当时并未暂停", "the clock was not paused")
SAME_DAY = Term("当日暂停当日恢复，不影响期限", "paused and resumed on one day: changes nothing")


@dataclass(slots=True)
class Spell:
    """One stretch of pause; without an end it still lasts. Both edge days are left out of the count."""

    since: date
    cause: Happening
    until: date | None = None
    resumed: Happening | None = None


@dataclass(slots=True)
class Course:
    start: Happening | None = None
    stop: Happening | None = None
    spells: list[Spell] = field(default_factory=list)
    # ADD and SHORTEN of the present round.
    changes: list[Happening] = field(default_factory=list)
    # What was logged and moves nothing, with the reason.
    idle: list[tuple[Happening, Term]] = field(default_factory=list)
    # The whole log of each round that a restart ended.
    earlier: list[list[Happening]] = field(default_factory=list)


# China keeps one time; a moment without a zone is taken as this, and a day is a day here.
BEIJING = timezone(timedelta(hours=8), "UTC+8")


def moment(on: date) -> datetime:
    """An event known only by its day is taken at 0:00: the earliest and therefore safe due moment."""
    if not isinstance(on, datetime):
        return datetime.combine(on, time(), BEIJING)
    return on.replace(tzinfo=BEIJING) if on.tzinfo is None else on.astimezone(BEIJING)


def day(on: date) -> date:
    return moment(on).date() if isinstance(on, datetime) else on


def in_order(happenings: Iterable[Happening], *, by_the_hour: bool) -> list[Happening]:
    """By moment or by day, as the clock counts; the log's order decides between equals."""
    fit = moment if by_the_hour else day
    fitted = (one if (on := fit(one.on)) is one.on else replace(one, on=on) for one in happenings)
    return sorted(fitted, key=lambda happening: happening.on)


def read(happenings: Sequence[Happening]) -> Course:
    """The present round of a log that is already in order."""
    course, depth, begun = Course(), 0, 0
    for position, happening in enumerate(happenings):
        what = happening.what
        if what is What.RESTART or (what is What.START and course.start is None):
            earlier = [*course.earlier, list(happenings[begun:position])] if course.start else course.earlier
            course, depth, begun = Course(start=happening, earlier=earlier, idle=course.idle), 0, position
        elif (reason := _idle_reason(course, what, depth)) is not None:
            course.idle.append((happening, reason))
        elif what is What.PAUSE:
            depth += 1
            if depth == 1:
                course.spells.append(Spell(happening.on, happening))
        elif what is What.RESUME:
            depth -= 1
            if depth == 0:
                _close(course, happening.on, happening)
        elif what is What.STOP:
            course.stop = happening
            if depth:
                _close(course, happening.on, None)
        else:
            course.changes.append(happening)
    return course


def _idle_reason(course: Course, what: What, depth: int) -> Term | None:
    if course.start is None:
        return TOO_EARLY
    if course.stop is not None:
        return TOO_LATE
    if what is What.START:
        return ALREADY
    return NOTHING_TO_RESUME if what is What.RESUME and not depth else None


def _close(course: Course, on: date, resumed: Happening | None) -> None:
    spell = course.spells[-1]
    spell.until, spell.resumed = on, resumed
    if on == spell.since:
        course.spells.pop()
        course.idle.append((spell.cause, SAME_DAY))
