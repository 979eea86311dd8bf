"""One invented record's course, drafted in memory by the same rules as a single act, and later written either way.

A life is drafted with `open` and `take`; nothing is written until the script yields it, so a script may throw a life
away and draw again. `load` writes lives in bulk; `live` acts one out through `engine.act`: both give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fadu.engine import act
from fadu.engine.access import Actor, Place
from fadu.engine.history import Past
from fadu.engine.line import Line, Record, line_of
from fadu.engine.plan import Draft, plan
from fadu.law.holidays import CALENDAR
from fadu.rehearsal.stage import actor_for, moment


@dataclass(frozen=True, slots=True)
class Act:
    """What was asked for: the step, its day and facts (as a person would submit them)."""

    step: str
    on: date
    facts: Mapping[str, Any]
    actor: Actor
    law_on: date | None = None


class Life:
    """A record as it is being invented: the row so far, its past, and the clocks that now run."""

    __slots__ = ("acts", "history", "line", "place", "row", "running")

    def __init__(self, model: type[Record] | Line, place: Place) -> None:
        self.line = model if isinstance(model, Line) else line_of(model)
        self.place = place
        self.acts: list[Act] = []
        self.history: list[Past] = []
        self.row: dict[str, Any] = {}
        self.running: list[Any] = []

    def open(self, step: str, *, on: date, law_on: date | None = None, **facts: Any) -> Life:
        """Opens the record; raises the Trouble that would forbid it."""
        self._keep(Act(step, on, facts, actor_for(self.line.step(step), self.place.unit), law_on), None)
        return self

    def take(self, step: str, *, on: date, **facts: Any) -> Life:
        """Takes a step; raises the Trouble that would forbid it."""
        self._keep(Act(step, on, facts, actor_for(self.line.step(step), self.place.unit)), self.row)
        return self

    def due(self, clock: str) -> date | None:
        """The last day of a clock that now runs; None if it doesn't, or is paused."""
        return next((one.due for one in self.running if one.clock == clock), None)

    @property
    def state(self) -> str:
        return str(self.row["state"])

    @property
    def last_on(self) -> date:
        return self.history[-1].on

    def at(self, place: Place) -> Life:
        """The same course at another place: nothing but the place columns depends on it, so nothing is worked out again."""
        moved = Life(self.line, place)
        where = {"unit": place.unit, "territory": place.territory, "system": place.system}
        moved.row, moved.running = {**self.row, **where}, self.running
        for one, past in zip(self.acts, self.history, strict=True):
            actor = actor_for(self.line.steps[one.step], place.unit)
            facts = {**past.facts, **where} if past.seq == 1 else past.facts
            moment_there = moment(past.on, past.seq, place.unit)
            # Built, not `replace`d: a million records are placed in a load.
            moved.acts.append(Act(one.step, one.on, one.facts, actor, one.law_on))
            moved.history.append(
                Past(past.seq, past.step, past.on, past.state, facts, moment_there, actor.number)
            )
        return moved

    def _keep(self, asked: Act, row: dict[str, Any] | None) -> None:
        made = self._draft(asked, row)
        self.acts.append(asked)
        self.row, self.running = made.row, made.running
        self.history.append(made.past)

    def _draft(self, asked: Act, row: dict[str, Any] | None) -> Draft:
        at = moment(asked.on, len(self.history) + 1, self.place.unit)
        return plan(self.line, self.line.step(asked.step), row=row, history=self.history, actor=asked.actor, on=asked.on,
                    at=at, facts=asked.facts, calendar=CALENDAR, place=self.place, law_on=asked.law_on)  # fmt: skip


def live(life: Life, *, salt: act.Salt) -> int:
    """Acts a life out step by step through the ordinary door; returns the record's number."""
    key = 0
    for seq, one in enumerate(life.acts, start=1):
        at = moment(one.on, seq, life.place.unit)
        if seq == 1:
            key = act.open(life.line, one.step, place=life.place, actor=one.actor, on=one.on, at=at, facts=one.facts,
                           law_on=one.law_on, salt=salt)  # fmt: skip
        else:
            act.take(key, one.step, actor=one.actor, on=one.on, at=at, facts=one.facts, salt=salt)
    return key
