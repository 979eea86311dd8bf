"""A case as its officials see it: facts with personal data covered, clocks, what may follow and by whom, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fadu.desk.case_deeds import Deed, may_correct, open_to
from fadu.desk.case_found import Case, personal_names
from fadu.desk.case_prepared import Prepared, of_record, opens
from fadu.engine import act, attachments
from fadu.engine.access import HANDLER, HEAD, Actor, in_whose_place, may_add
from fadu.engine.attachments import Attachment
from fadu.engine.clocks import Told, told
from fadu.engine.history import NOTE, Past
from fadu.engine.line import Line
from fadu.engine.shares import KINDS, replayed
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Lang, Term
from fadu.measure.clock import Kind, Verdict
from fadu.pages.course import Entry, Next, log_of, next_steps
from fadu.pages.visible import Fact, facts

_MEASURES = {
    (True, False): ("个工作日", "working day"),
    (False, True): ("分钟", "minute"),
    (False, False): ("日", "day"),
}


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

    @property
    def left(self) -> Term | None:
        """What is left of a clock that runs, or by how much it is late."""
        if self.remaining is None or not self.told.runs:
            return None
        many = abs(self.remaining)
        zh, en = _MEASURES[self.told.rule.in_working_days, self.told.rule.by_the_hour]
        en += "" if many == 1 else "s"
        return (
            Term(f"逾期{many}{zh}", f"{many} {en} late")
            if self.remaining < 0
            else Term(f"剩{many}{zh}", f"{many} {en} left")
        )


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
    """Everything on the page. `prepared`: drafts, and whether the viewer may open them.

    `covered`: personal facts that the viewer may uncover; `uncovered`: they have.
    """

    case: Case
    facts: list[Fact]
    covered: bool
    uncovered: bool
    moves: list[Move]
    waiting: list[Move]
    refused: list[Next]
    clocks: list[Running]
    log: list[Entry]
    prepared: list[tuple[Prepared, bool]]
    deeds: list[Deed]
    corrects: bool
    attaches: bool
    papers: list[Attachment]
    withheld: int
    notes: list[Entry]
    shares: list[tuple[int, Term]]


def case_page(case: Case, viewer: Actor, lang: Lang, *, today: date, personal: bool = False) -> CasePage:
    """The page as the viewer reads it; with `personal` their unit's personal facts are uncovered (the caller notes it)."""
    line, row, history = case.line, case.row, case.history
    gone = frozenset(name for past in history if past.step == act.ERASE for name in past.facts)
    steps = list(next_steps(line, row, history, viewer, today))
    papers = [one for one in attachments.of(case.key, history) if not one.erased]
    readable = [one for one in papers if one.readable(case.stands)]
    log = list(log_of(line, history, viewer, case.stands, lang, personal=personal))
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
        log=log,
        prepared=[(one, opens(one, viewer)) for one in of_record(case.key)],
        deeds=open_to(viewer, case),
        corrects=may_correct(viewer, case),
        attaches=may_add(viewer, line, row),
        papers=readable,
        withheld=len(papers) - len(readable),
        notes=[entry for entry in log if entry.step == NOTE],
        shares=[(unit, KINDS[kind]) for unit, kind in replayed(history).items()],
    )


def prepares(viewer: Actor, step: Step, row: Mapping[str, Any]) -> bool:
    """May the viewer lay this step before their head? It is the head's, and they handle cases of that unit."""
    return HEAD in step.by and in_whose_place(viewer, frozenset({HANDLER}), row) is not None


def running(line: Line, history: list[Past], row: Mapping[str, Any], today: date) -> list[Running]:
    """The clocks, those that still run first, soonest first."""
    found = [
        Running(one, one.reckoning.verdict(today), one.reckoning.remaining(today))
        for one in told(line, history, row, CALENDAR)
    ]
    return sorted(found, key=lambda one: (not one.told.runs, one.told.reckoning.due or date.max))
