"""Clocks by the hour and the minute: they run through nights and holidays from the stated moment (民法典 201 para 2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from fadu.measure.clock.course import Course, Spell, moment
from fadu.measure.clock.period import check_like
from fadu.measure.clock.words import Happening, Rule, Span, Unit, What


def lasting(span: Span) -> timedelta:
    return timedelta(minutes=span.n) if span.unit is Unit.MINUTE else timedelta(hours=span.n)


def minutes_between(since: date, until: date) -> int:
    return (moment(until) - moment(since)) // timedelta(minutes=1)


@dataclass(slots=True)
class Hours:
    due: datetime | None
    paused_since: datetime | None = None
    left: timedelta | None = None
    spells: list[Spell] = field(default_factory=list)
    changes: list[Happening] = field(default_factory=list)
    lapsed: list[Happening] = field(default_factory=list)


def work_out(rule: Rule, course: Course) -> Hours:
    """Time between pause and resume is not counted, to the minute."""
    assert course.start is not None
    assert isinstance(rule.length, Span)
    start = moment(course.start.on)
    due, found = start + lasting(rule.length), Hours(None)
    steps: list[tuple[datetime, int, Happening | Spell]] = [
        *((moment(change.on), 0, change) for change in course.changes if change.span),
        *((moment(spell.since), 1, spell) for spell in course.spells),
    ]
    for on, _, step in sorted(steps, key=lambda entry: entry[:2]):
        if found.paused_since is None and on > due:
            found.lapsed.append(step.cause if isinstance(step, Spell) else step)
        elif isinstance(step, Happening):
            due = _changed(rule, step, start, due)
            found.changes.append(step)
        else:
            found.spells.append(step)
            if step.until is None:
                found.paused_since, found.left = on, due - on
            else:
                due += moment(step.until) - on
    if found.paused_since is None:
        found.due = due
    else:
        found.left = due - found.paused_since
    return found


def _changed(rule: Rule, change: Happening, start: datetime, due: datetime) -> datetime:
    assert change.span is not None
    check_like(change.span, rule)
    return (due if change.what is What.ADD else start) + lasting(change.span)
