"""A clock as a page argues it: verdict, sentences, and each day on a calendar, counted or not and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fadu.engine.clocks import Told
from fadu.measure.cite import Lang, Term
from fadu.measure.clock import DayLine, Kind, Verdict
from fadu.measure.clock.argument import said_day

LONGEST_ARGUED = 200  # days shown one by one: more than any period for an act, less than a validity of years


@dataclass(frozen=True, slots=True)
class Square:
    """A day of a clock on the calendar, and what kind of day it is for the eye."""

    line: DayLine
    kind: str


@dataclass(frozen=True, slots=True)
class ClockTold:
    """One clock as the page argues it; `rounds` are what restarts ended, `weeks` the days from Monday to Sunday."""

    told: Told
    verdict: Verdict
    undecided: bool
    remaining: int | None
    sentences: list[str]
    days: list[DayLine]
    weeks: list[list[Square | None]]
    rounds: list[list[str]]
    long: int | None  # days of a period too long to be shown one by one

    @property
    def minimum(self) -> bool:
        return self.told.rule.kind is Kind.MINIMUM

    @property
    def late(self) -> bool:
        return not self.undecided and self.verdict in (Verdict.OVERDUE, Verdict.MISSED)


def clock_told(one: Told, lang: Lang, today: date) -> ClockTold:
    outcome = one.reckoning
    last = outcome.due or outcome.paused_since
    long = (last - outcome.started).days if outcome.started and last else 0
    days = outcome.days() if long <= LONGEST_ARGUED else []
    return ClockTold(
        told=one,
        verdict=outcome.verdict(today),
        undecided=outcome.stopped is not None and not one.satisfied,
        remaining=outcome.remaining(today),
        sentences=_argument(one, lang),
        days=days,
        weeks=weeks(days),
        long=long if long > LONGEST_ARGUED else None,
        rounds=[earlier.argument(lang) for earlier in outcome.rounds()],
    )


def _argument(one: Told, lang: Lang) -> list[str]:
    """What something else ended (withdrawn, answered without it) was neither kept nor broken, and is told as such."""
    sentences = one.reckoning.argument(lang)
    stop = one.reckoning.course.stop
    if one.satisfied or stop is None:
        return sentences
    ended = Term(
        f"{said_day(stop.on, 'zh')}“{stop.label.zh}”，本期限随之终止，不作判定。",
        f"“{stop.label.en}” on {said_day(stop.on, 'en')} ended it: neither kept nor broken.",
    )
    return [*sentences[:-1], ended.said(lang)]


def weeks(days: list[DayLine]) -> list[list[Square | None]]:
    """The days as rows of seven; None where the period had not begun or has ended."""
    if not days:
        return []
    squares: list[Square | None] = [None] * days[0].on.weekday()
    squares += [Square(line, kind_of(line, first=number == 0)) for number, line in enumerate(days)]
    squares += [None] * (-len(squares) % 7)
    return [squares[start : start + 7] for start in range(0, len(squares), 7)]


def kind_of(line: DayLine, *, first: bool) -> str:
    weekend = line.on.weekday() >= 5
    if line.counted:
        return "makeup" if weekend and line.notice is not None else "counted"
    if first:
        return "first"
    if line.happening is not None:
        return "paused"
    if line.notice is not None:
        return "holiday"
    return "weekend" if weekend else "skipped"
