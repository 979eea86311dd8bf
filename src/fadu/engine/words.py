"""在哪里 · 谁来办 · 几日内: the words State, Step and Clock of a declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from fadu.engine.access import Role
from fadu.measure.cite import Cite, Term
from fadu.measure.clock import FixedDate, Kind, Rule, Span
from fadu.measure.condition import ALWAYS, Where, name_of
from fadu.measure.figure import Declared
from fadu.measure.trouble import Trouble

if TYPE_CHECKING:
    from fadu.engine.history import Past

Guard = Callable[[Mapping[str, Any], Mapping[str, Any], date], Trouble | None]
"""A check of one line: (row before, facts given, day of the act) → what forbids it, or None."""


@dataclass(eq=False)
class State(Declared):
    """Where a record stands. `start` has no further meaning than to be read first; `final` ends the record."""

    _: KW_ONLY
    start: bool = False
    final: bool = False
    cite: Cite | None = None


class Previous:
    """The state in which the record stood before its present one (恢复审理 returns to where it was stopped)."""


PREVIOUS = Previous()


@dataclass(frozen=True)
class Same:
    """In `sets`: the value that another field of the record holds (受理之日即收到之日)."""

    field: Any


@dataclass(frozen=True)
class Derived:
    """In `sets`: what follows from the row before, the facts given and the day (最重的处罚种类、评查等次); nobody types it in."""

    work: Callable[[Mapping[str, Any], Mapping[str, Any], date], Any]


class Step(Declared):
    """A lawful move: from which states to which, who may take it, what it asks for, what it writes down.

    No source: the step opens a record. `to=None`: the state stays. `asks` must be given, `may_ask` may be; `dates`
    receive the day of the act; `sets` fixed values. `since`/`until` bound the law that knows the step. `once`: at most
    one time.
    """

    def __init__(
        self,
        zh: str,
        en: str,
        *sources: State,
        to: State | Previous | None = None,
        by: Role | tuple[Role, ...],
        asks: tuple[Any, ...] = (),
        may_ask: tuple[Any, ...] = (),
        dates: tuple[Any, ...] | Any = (),
        sets: Mapping[Any, Any] | None = None,
        guards: tuple[Guard, ...] = (),
        once: bool = False,
        document: Term | None = None,
        since: date = date.min,
        until: date | None = None,
        cite: Cite | None = None,
    ) -> None:
        super().__init__(zh, en)
        self.sources, self.to, self.opens = sources, to, not sources
        self.by = frozenset(by if isinstance(by, tuple) else (by,))
        self.asks, self.may_ask = asks, may_ask
        self.dates = dates if isinstance(dates, tuple) else (dates,)
        self.sets = dict(sets or {})
        self.guards, self.once, self.document = guards, once, document
        self.since, self.until, self.cite = since, until, cite

    def known_to_law_of(self, law_on: date) -> bool:
        return self.since <= law_on and (self.until is None or law_on <= self.until)

    @property
    def outside_only(self) -> bool:
        return all(role.outside for role in self.by)


@dataclass(frozen=True)
class SpanOf:
    """A length that a fact gives as a number, in the unit of `most` and never above it."""

    field: Any
    most: Span

    def span(self, facts: Mapping[str, Any]) -> Span | None:
        given = facts.get(name_of(self.field))
        return None if given is None else Span(min(int(given), self.most.n), self.most.unit)


ON, AFTER = "on", "after"
"""When silence takes effect: on the last day of the period itself, or once it has passed."""


@dataclass(frozen=True)
class DueIn:
    """A due date that a fact of the record gives (逐项规定的完成时限)."""

    field: Any


@dataclass(frozen=True, slots=True)
class OnDate(FixedDate):
    """One day of one year: the due date that a record itself names."""

    year: int = 1

    def after(self, start: date) -> date:
        return self.in_year(self.year)


class Clock(Declared):
    """A statutory period, from the steps that start it to the steps that satisfy it.

    `length` is one Span, several `Rule`s (one a law version), or `DueIn` a field. It starts at `starts` (default: the
    opening step); `until` steps end it and decide kept or broken; reaching a final state any other way ends it
    undecided. While the record stands in a state of `pauses` it does not run; `restarts` begin it anew; `adds`
    lengthen it. `whose` says who is bound when it isn't the handling unit. `where`: the records that it binds at all.
    `then` is a step that only its running out allows; with `deemed` (ON or AFTER the last day) the system takes it by
    itself, since the law gives silence that meaning.
    """

    def __init__(
        self,
        zh: str,
        en: str,
        *length: Span | Rule | DueIn | SpanOf,
        starts: tuple[Step, ...] | Step = (),
        until: tuple[Step, ...] | Step,
        restarts: tuple[Step, ...] | Step = (),
        pauses: tuple[State, ...] | State = (),
        adds: Mapping[Step, Span | SpanOf] | None = None,
        kind: Kind = Kind.MAXIMUM,
        then: Step | None = None,
        deemed: str | None = None,
        whose: Term | None = None,
        where: Where = ALWAYS,
        cite: Cite | None = None,
        note: Term | None = None,
    ) -> None:
        super().__init__(zh, en)
        self.position = -1
        self.length, self.kind, self.cite, self.whose, self.note = length, kind, cite, whose, note
        self.starts, self.until = _several(starts), _several(until)
        self.restarts, self.pauses = _several(restarts), _several(pauses)
        self.adds = dict(adds or {})
        self.then, self.deemed, self.where = then, deemed, where

    def rule(self, law_on: date, row: Mapping[str, Any] | None = None) -> Rule | None:
        """The version in force on a day; None where that law knew no such clock, it does not bind the record, or the due
        date is not given."""
        if not self.where.holds(row or {}):
            return None
        for length in self.length:
            if isinstance(length, Rule):
                if length.since <= law_on and (length.until is None or law_on <= length.until):
                    return length
            elif isinstance(length, DueIn):
                due = (row or {}).get(name_of(length.field))
                return (
                    None
                    if due is None
                    else Rule(OnDate(due.month, due.day, due.year), self.cited, kind=Kind.FIXED)
                )
            else:
                span = length.span(row or {}) if isinstance(length, SpanOf) else length
                return None if span is None else Rule(span, self.cited, kind=self.kind)
        return None

    @property
    def cited(self) -> Cite:
        """The article; a declaration without one is refused by the checks before it can be used."""
        if self.cite is not None:
            return self.cite
        first = self.length[0]
        assert isinstance(first, Rule)
        return first.cite

    def added_by(self, past: Past) -> Span | None:
        """By how much this event lengthens the clock."""
        for step, span in self.adds.items():
            if step.name == past.step:
                return span.span(past.facts) if isinstance(span, SpanOf) else span
        return None


def _several(given: Any) -> tuple[Any, ...]:
    return given if isinstance(given, tuple) else (given,)
