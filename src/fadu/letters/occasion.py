"""The occasion of a letter: a step just taken (or about to be) in a record, with all that a letter may say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fadu.cities.lettering import Lettering
from fadu.engine.clocks import Told, told
from fadu.engine.history import Past
from fadu.engine.line import Line
from fadu.engine.people import Unit
from fadu.engine.plan import Draft
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.measure.calendar import Calendar


@dataclass(frozen=True)
class Occasion:
    """`made` is the act worked out (its row is the one after it); `past` what happened before; `words` what the writer adds.

    `mark` is said on every page.
    """

    made: Draft
    step: Step
    past: Sequence[Past]
    issuer: Unit
    lettering: Lettering
    words: str = ""
    mark: str = ""
    calendar: Calendar = field(default=CALENDAR)

    @property
    def line(self) -> Line:
        return self.made.line

    @property
    def on(self) -> date:
        return self.made.past.on

    @property
    def document(self) -> str:
        return self.step.document.zh if self.step.document else self.step.title.zh

    @cached_property
    def history(self) -> list[Past]:
        return [*self.past, self.made.past]

    @cached_property
    def runs(self) -> dict[str, Told]:
        """The latest run of every clock after the act, by the clock's name."""
        return {one.clock.name: one for one in told(self.line, self.history, self.made.row, self.calendar)}

    @property
    def outside(self) -> bool:
        """Does the paper come from outside (a respondent's reply, a judgment), so that ours only notes it?"""
        return self.step.outside_only
