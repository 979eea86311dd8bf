"""A period laid out day by day: each day counted or skipped, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fadu.measure.calendar import Notice
from fadu.measure.cite import Term
from fadu.measure.clock.course import Spell
from fadu.measure.clock.outcome import Outcome
from fadu.measure.clock.words import Happening

FIRST_DAY = Term("起算当日不计入", "the opening day is not counted")
COUNTED_DATE = Term("自然日", "calendar day")
ROLLED_TO = Term("期末逢休息日，顺延至此日届满", "the end fell on a rest day and rolled to this day")


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day: `number` is the count reached at its end."""

    on: date
    counted: bool
    number: int
    why: Term
    notice: Notice | None = None
    happening: Happening | None = None


def day_lines(outcome: Outcome) -> list[DayLine]:
    """From the start to the due date, or to the pause that still lasts; empty where no days are counted (hours, fixed dates)."""
    last = outcome.due or outcome.paused_since
    if outcome.started is None or last is None or not outcome.rule.counts_days:
        return []
    lines: list[DayLine] = []
    number = 0
    for on in _dates(outcome.started, last):
        line = _line(outcome, on, number)
        number = line.number
        lines.append(line)
    return lines


def _dates(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _line(outcome: Outcome, on: date, number: int) -> DayLine:
    change = next((change for change in outcome.changes if change.on == on), None)
    if on == outcome.started and not outcome.rule.first_day_counts:
        return DayLine(on, False, number, FIRST_DAY, happening=outcome.course.start)
    spell = _spell_over(outcome, on)
    if spell is not None:
        ends = spell.resumed is not None and on == spell.until
        return DayLine(
            on, False, number, _paused(spell, ends), happening=spell.resumed if ends else spell.cause
        )
    why, notice = outcome.calendar.why(on)
    if outcome.rule.in_working_days:
        counted = outcome.calendar.is_workday(on)
        return DayLine(on, counted, number + counted, why, notice, change)
    if outcome.unrolled is not None and on > outcome.unrolled:
        if on == outcome.due:
            return DayLine(on, False, number, ROLLED_TO, happening=change)
        rolled = Term(f"{why.zh}，期末顺延", f"{why.en}: the end rolls on")
        return DayLine(on, False, number, rolled, notice, change)
    return DayLine(on, True, number + 1, COUNTED_DATE, happening=change)


def _spell_over(outcome: Outcome, on: date) -> Spell | None:
    return next((s for s in outcome.spells if s.since <= on and (s.until is None or on <= s.until)), None)


def _paused(spell: Spell, ends: bool) -> Term:
    label = spell.resumed.label if ends and spell.resumed else spell.cause.label
    if ends:
        return Term(f"“{label.zh}”恢复当日不计入", f"resumed by “{label.en}”: this day is not counted")
    return Term(f"因“{label.zh}”暂停", f"paused by “{label.en}”")
