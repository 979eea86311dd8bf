"""What a clock of a line would be, were the errand sent today: the due date and its reasons, before there is a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fadu.engine.clocks import Told, names, tell
from fadu.engine.history import Past
from fadu.engine.line import Line
from fadu.engine.words import Clock, Same, State, Step
from fadu.law.holidays import CALENDAR
from fadu.measure.condition import name_of
from fadu.portal.errands.errand import Errand


@dataclass(frozen=True, slots=True)
class Ahead:
    """A clock worked out for a day; `first` is the step that would start it, None if that is the sending itself."""

    told: Told
    first: Step | None


def promised(errand: Errand, on: date) -> list[Ahead]:
    """The clocks of the errand that the law of that day knows."""
    line, opening = errand.line, errand.step(on)
    return list(_known(line, opening, (line.clock(name) for name in errand.clocks), on))


def _known(line: Line, opening: Step, clocks: Iterator[Clock], on: date) -> Iterator[Ahead]:
    for clock in clocks:
        starts = names(line, clock).starts
        first = None if opening.name in starts else _first(line, starts, on)
        told = tell(line, clock, _history(opening, first, on), _row(line, opening, first, on), CALENDAR)
        if told is not None and told.reckoning.started is not None:
            yield Ahead(told, first)


def _first(line: Line, starts: frozenset[str], on: date) -> Step | None:
    """The first declared step that starts it and that the law of the day knows."""
    return next(
        (step for name, step in line.steps.items() if name in starts and step.known_to_law_of(on)), None
    )


def _history(opening: Step, first: Step | None, on: date) -> list[Past]:
    taken = [opening, *([first] if first is not None else [])]
    return [Past(seq, step.name, on, _state(step), {}) for seq, step in enumerate(taken, start=1)]


def _state(step: Step) -> str:
    return step.to.name if isinstance(step.to, State) else ""


def _row(line: Line, opening: Step, first: Step | None, on: date) -> dict[str, object]:
    row: dict[str, object] = {**dict.fromkeys(line.fields), "opened": on, "law_on": on}
    for step in (opening, *([first] if first is not None else [])):
        row |= {name_of(column): value for column, value in step.sets.items() if not isinstance(value, Same)}
        row |= {name_of(column): on for column in step.dates}
    return row
