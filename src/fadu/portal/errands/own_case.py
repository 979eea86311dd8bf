"""An applicant's own case as they follow it: where it stands, its clocks, what waits for them, how to object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fadu.engine import act
from fadu.engine.access import Actor, Reading, Standing, holder, may_add, reads, standing
from fadu.engine.act import Found
from fadu.engine.clocks import told
from fadu.engine.people import units
from fadu.engine.plan import shown
from fadu.engine.troubles import NoSuchRecord
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Lang, Term
from fadu.pages.argued import ClockTold, clock_told
from fadu.pages.course import Entry, log_of, next_steps
from fadu.pages.visible import Fact, facts
from fadu.portal.errands import rating
from fadu.portal.errands.catalogue import errand_of
from fadu.portal.errands.errand import Errand, OwnStep
from fadu.portal.errands.objection import Route, routes


@dataclass(frozen=True, slots=True)
class Open:
    """A step that the applicant may take now: as declared, and in plain words."""

    step: Step
    own: OwnStep


@dataclass(frozen=True, slots=True)
class OwnCase:
    """Everything on the page. `asked` are the steps that the case waits for, `offered` those one may take besides."""

    errand: Errand
    actor: Actor
    found: Found
    number: str
    unit: Term
    state: Term
    final: bool
    facts: list[Fact]
    running: list[ClockTold]
    ended: list[ClockTold]
    asked: list[Open]
    offered: list[Open]
    routes: list[Route]
    log: list[Entry]
    score: int | None

    @property
    def row(self) -> Mapping[str, Any]:
        return self.found.row

    @property
    def result(self) -> list[Fact]:
        """How it came out, as far as it has."""
        return [fact for fact in self.facts if fact.name in self.errand.result]

    @property
    def rest(self) -> list[Fact]:
        """All the other facts that the applicant reads."""
        return [fact for fact in self.facts if fact.name not in self.errand.result]

    @property
    def may_rate(self) -> bool:
        return self.score is None and (self.final or self.row["state"] in self.errand.ended)

    @property
    def may_add(self) -> bool:
        return not self.final and may_add(self.actor, self.found.line, self.row)

    def open_step(self, name: str) -> Open | None:
        return next((one for one in (*self.asked, *self.offered) if one.step.name == name), None)


def own_case(record: int, lang: Lang, *, today: date) -> OwnCase:
    """The case of the holder of this record. Raises NoSuchRecord where the portal offers no such errand."""
    actor, found = holder(record), act.find(record)
    line, row, history = found.line, found.row, found.history
    errand, stands = errand_of(line), standing(actor, line, row)
    if errand is None or stands is not Standing.APPLICANT:
        raise NoSuchRecord(record=shown(record))
    gone = frozenset(name for past in history if past.step == act.ERASE for name in past.facts)
    clocks = [clock_told(one, lang, today) for one in told(line, history, row, CALENDAR)]
    possible = [Open(one.step, own) for one in next_steps(line, row, history, actor, today)
                if one.yours and (own := errand.own_step(one.step.name)) is not None]  # fmt: skip
    unit = units()[row["unit"]]
    return OwnCase(
        errand=errand, actor=actor, found=found, number=shown(record), unit=Term(unit.name_zh, unit.name_en),
        state=line.states[row["state"]].title, final=line.states[row["state"]].final,
        facts=[_named(fact, found, actor) for fact in facts(line, row, actor, lang, erased=gone, stands=stands)
               if fact.given or fact.name in gone],
        running=[clock for clock in clocks if clock.told.runs],
        ended=[clock for clock in clocks if not clock.told.runs],
        asked=[one for one in possible if one.own.asked], offered=[one for one in possible if not one.own.asked],
        routes=routes(found, today), log=list(log_of(line, history, actor, stands, lang)), score=rating.rated(record),
    )  # fmt: skip


def _named(fact: Fact, found: Found, actor: Actor) -> Fact:
    """A link to another record by that record's name, where it has one that the applicant may read."""
    if found.line.facts[fact.name].kind != "link" or not found.row[fact.name]:
        return fact
    try:
        linked = act.find(found.row[fact.name])
    except NoSuchRecord:
        return fact
    stands = standing(actor, linked.line, linked.row)
    readable = "name" in linked.line.facts and reads(stands, linked.line, "name") is Reading.SHOWN
    return replace(fact, said=linked.row["name"] or fact.said) if readable else fact


def paused_by(clock: ClockTold) -> Term | None:
    """What a paused clock waits for."""
    spells = clock.told.reckoning.spells
    return spells[-1].cause.label if clock.told.reckoning.paused_since and spells else None
