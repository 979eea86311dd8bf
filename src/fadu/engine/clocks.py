"""From a record's events to its statutory periods: what started, stopped, paused and lengthened each clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from fadu.engine.docket import Running
from fadu.engine.history import ENGINE_STEPS, Past
from fadu.engine.line import Line
from fadu.engine.words import Clock
from fadu.measure.calendar import Calendar
from fadu.measure.cite import Term
from fadu.measure.clock import Happening, Reckoning, Rule, Verdict, What, reckon


@dataclass(frozen=True, slots=True)
class Told:
    """One run of a clock of one record: its rule, what happened to it, and whether the step it waits for was taken."""

    clock: Clock
    rule: Rule
    reckoning: Reckoning
    satisfied: bool

    @property
    def runs(self) -> bool:
        return self.reckoning.stopped is None

    @property
    def kept(self) -> bool | None:
        """Kept, broken, or (None) not decided."""
        stopped = self.reckoning.stopped
        if not self.satisfied or stopped is None:
            return None
        return self.reckoning.verdict(stopped) is Verdict.MET


@dataclass(frozen=True, slots=True)
class Names:
    """The names a clock listens for."""

    starts: frozenset[str]
    restarts: frozenset[str]
    until: frozenset[str]
    lapses: frozenset[str]
    pausing: frozenset[str]


@cache
def names(line: Line, clock: Clock) -> Names:
    openings = frozenset(name for name, step in line.steps.items() if step.opens)
    return Names(
        frozenset(step.name for step in clock.starts) or openings,
        frozenset(step.name for step in clock.restarts),
        frozenset(step.name for step in clock.until),
        frozenset((clock.then.name,) if clock.then is not None else ()),
        frozenset(state.name for state in clock.pauses),
    )


def tell(
    line: Line, clock: Clock, history: Sequence[Past], row: Mapping[str, Any], calendar: Calendar
) -> Told | None:
    """The latest run of a clock; None if it never started, or the law of the record's day doesn't know it."""
    rule = clock.rule(row["law_on"], row)
    if rule is None:
        return None
    happened, satisfied = happenings(line, clock, history, opened=row["opened"])
    return Told(clock, rule, reckon(rule, happened, calendar), satisfied) if happened else None


def happenings(
    line: Line, clock: Clock, history: Sequence[Past], *, opened: date
) -> tuple[list[Happening], bool]:
    """What the events of a record mean for one clock since its last start, and whether what it waits for came.

    The opening takes effect on the day the row says (`opened`), so that a corrected day of receipt moves the clock.
    """
    heard = names(line, clock)
    happened: list[Happening] = []
    runs = paused = satisfied = False
    for past in history:
        if past.step in heard.starts and not runs:
            runs, paused, satisfied = True, False, False
            happened = [Happening(opened if past.seq == 1 else past.on, What.START, label(line, past))]
        elif past.step in heard.restarts and runs:
            paused = False
            happened.append(Happening(past.on, What.RESTART, label(line, past)))
        if not runs:
            continue
        span = clock.added_by(past)
        if span is not None:
            happened.append(Happening(past.on, What.ADD, label(line, past), span))
        # Silence that has taken effect ends the period as much as what it waited for, but does not satisfy it.
        if past.step in heard.until or past.step in heard.lapses or line.states[past.state].final:
            runs, satisfied = False, past.step in heard.until
            happened.append(Happening(past.on, What.STOP, label(line, past)))
        elif (past.state in heard.pausing) != paused:
            paused = not paused
            happened.append(Happening(past.on, What.PAUSE if paused else What.RESUME, label(line, past)))
    return happened, satisfied


def label(line: Line, past: Past) -> Term:
    """What an event is called: the line's step, or the engine's."""
    if past.step in line.steps:
        return line.steps[past.step].title
    return ENGINE_STEPS.get(past.step) or Term(past.step, past.step)


def told(line: Line, history: Sequence[Past], row: Mapping[str, Any], calendar: Calendar) -> list[Told]:
    """The latest run of every clock that ever started."""
    found = (tell(line, clock, history, row, calendar) for clock in line.clocks.values())
    return [one for one in found if one is not None]


def verdicts(runs: Sequence[Told]) -> tuple[int, int]:
    """The bits of `met` and `missed`."""
    met = sum(1 << one.clock.position for one in runs if one.kept is True)
    missed = sum(1 << one.clock.position for one in runs if one.kept is False)
    return met, missed


def running(runs: Sequence[Told]) -> list[Running]:
    """The docket rows of the clocks that still run."""
    return [
        Running(one.clock.name, one.reckoning.started, one.reckoning.due, one.reckoning.provisional)
        for one in runs
        if one.runs
    ]
