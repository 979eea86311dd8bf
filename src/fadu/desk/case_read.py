"""A case as its officials see it: facts with personal data covered, clocks, what may follow and by whom, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fadu.desk.case_prepared import Prepared, of_record
from fadu.engine import act
from fadu.engine.access import HANDLER, HEAD, Actor, Reading, Standing, in_whose_place, reads, standing
from fadu.engine.act import Found
from fadu.engine.clocks import Told, told
from fadu.engine.history import Past
from fadu.engine.line import Line
from fadu.engine.plan import shown
from fadu.engine.troubles import NoSuchRecord
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Lang, Term
from fadu.measure.clock import Kind, Verdict
from fadu.pages.course import Entry, Next, key_of, log_of, next_steps
from fadu.pages.visible import Fact, facts


@dataclass(frozen=True, slots=True)
class Case:
    """A record that the viewer may open as an official, and what they are to it."""

    found: Found
    stands: Standing

    @property
    def line(self) -> Line:
        return self.found.line

    @property
    def row(self) -> Mapping[str, Any]:
        return self.found.row

    @property
    def history(self) -> list[Past]:
        return self.found.history

    @property
    def key(self) -> int:
        return int(self.row["id"])

    @property
    def number(self) -> str:
        return shown(self.key)

    @property
    def version(self) -> int:
        return int(self.row["version"])

    @property
    def state(self) -> Term:
        return self.line.states[self.row["state"]].title

    def shows(self, name: str) -> bool:
        """Does the viewer read this fact without uncovering anything?"""
        return reads(self.stands, self.line, name) is Reading.SHOWN and not self.line.facts[name].personal


def case_of(number: str, viewer: Actor) -> Case:
    """The case, or NoSuchRecord, which tells a stranger no more than that there is none for them."""
    found = act.find(key_of(number))
    stands = standing(viewer, found.line, found.row)
    if not stands.official:
        raise NoSuchRecord(record=shown(found.row["id"]))
    return Case(found, stands)


@dataclass(frozen=True, slots=True)
class Running:
    """A clock of the case: where it stands today."""

    told: Told
    verdict: Verdict
    remaining: int | None

    @property
    def undecided(self) -> bool:
        return self.told.reckoning.stopped is not None and not self.told.satisfied

    @property
    def late(self) -> bool:
        return not self.undecided and self.verdict in (Verdict.OVERDUE, Verdict.MISSED)

    @property
    def minimum(self) -> bool:
        return self.told.rule.kind is Kind.MINIMUM


@dataclass(frozen=True, slots=True)
class Move:
    """A step that may follow: the viewer takes it, or prepares it for their head, or waits for somebody else."""

    next: Next
    prepares: bool

    @property
    def step(self) -> Step:
        return self.next.step

    @property
    def open(self) -> bool:
        return self.next.yours or self.prepares


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything on the page. `covered`: personal facts that the viewer may uncover; `uncovered`: they have."""

    case: Case
    facts: list[Fact]
    covered: bool
    uncovered: bool
    moves: list[Move]
    waiting: list[Move]
    refused: list[Next]
    clocks: list[Running]
    log: list[Entry]
    prepared: list[Prepared]


def case_page(case: Case, viewer: Actor, lang: Lang, *, today: date, personal: bool = False) -> CasePage:
    """The page as the viewer reads it; with `personal` their unit's personal facts are uncovered (the caller notes it)."""
    line, row, history = case.line, case.row, case.history
    gone = frozenset(name for past in history if past.step == act.ERASE for name in past.facts)
    steps = list(next_steps(line, row, history, viewer, today))
    moves = [
        Move(one, not one.yours and prepares(viewer, one.step, row)) for one in steps if one.reason is None
    ]
    return CasePage(
        case=case,
        facts=facts(line, row, viewer, lang, erased=gone, stands=case.stands, covered=not personal),
        covered=not personal and bool(personal_names(case)),
        uncovered=personal,
        moves=[one for one in moves if one.open],
        waiting=[one for one in moves if not one.open],
        refused=[one for one in steps if one.reason is not None],
        clocks=running(line, history, row, today),
        log=list(log_of(line, history, viewer, case.stands, lang, personal=personal)),
        prepared=list(of_record(case.key)),
    )


def prepares(viewer: Actor, step: Step, row: Mapping[str, Any]) -> bool:
    """May the viewer lay this step before their head? It is the head's, and they handle cases of that unit."""
    return HEAD in step.by and in_whose_place(viewer, frozenset({HANDLER}), row) is not None


def personal_names(case: Case) -> list[str]:
    """The personal facts that stand in the record and that the viewer's standing opens."""
    return [
        name
        for name, note in case.line.facts.items()
        if note.personal
        and case.row[name] is not None
        and reads(case.stands, case.line, name) is Reading.SHOWN
    ]


def running(line: Line, history: list[Past], row: Mapping[str, Any], today: date) -> list[Running]:
    """The clocks, those that still run first, soonest first."""
    found = [
        Running(one, one.reckoning.verdict(today), one.reckoning.remaining(today))
        for one in told(line, history, row, CALENDAR)
    ]
    return sorted(found, key=lambda one: (not one.told.runs, one.told.reckoning.due or date.max))
