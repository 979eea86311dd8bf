"""What an act would do, worked out without a database: checks, the new row, the event and the periods that then run.

`plan` is the one place where the rules of a step are applied. `act` writes what it returns, the desk shows it as
what-if, and the rehearsal loads its results in bulk: all three therefore agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fadu.engine.access import Actor, Place, in_whose_place
from fadu.engine.clocks import running, told, verdicts
from fadu.engine.docket import Running
from fadu.engine.given import check_facts
from fadu.engine.history import BEHALF, ENGINE_STEPS, Past, last_act, state_before
from fadu.engine.identity import identity
from fadu.engine.line import Line
from fadu.engine.replay import blank
from fadu.engine.troubles import (
    AlreadyTaken,
    DayInFuture,
    DayOutOfOrder,
    NotRunOut,
    NotYourStep,
    StepNotAllowed,
)
from fadu.engine.words import ON, Derived, Previous, Same, State, Step
from fadu.measure.calendar import Calendar
from fadu.measure.cite import Term
from fadu.measure.condition import name_of

Row = dict[str, Any]
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Draft:
    """An act worked out: the row after it, the event (with the facts it writes), and the clocks that then run."""

    line: Line
    row: Row
    past: Past
    running: list[Running]


def plan(
    line: Line,
    step: Step,
    *,
    row: Row | None,
    history: Sequence[Past],
    actor: Actor,
    on: date,
    at: datetime,
    facts: Mapping[str, Any],
    calendar: Calendar,
    key: int = 0,
    place: Place | None = None,
    law_on: date | None = None,
) -> Draft:
    """Works an act out, or raises the Trouble that forbids it; `row` is None and `key`, `place` given for an opening."""
    if row is None:
        assert place is not None
        row = new_row(line, key=key, place=place, on=on, law_on=law_on or on)
        opening = True
    else:
        opening = False
    hat = check_step(line, step, row, history, opening=opening, actor=actor, on=on, at=at)
    check_run_out(line, step, row, history, on=on, calendar=calendar)
    given = check_facts(line, step, facts, law_on=row["law_on"])
    for guard in step.guards:
        trouble = guard(row, given, on)
        if trouble is not None:
            raise trouble
    return draft(line, step.name, changes_of(step, given, on, row), target(line, step, row, history), row=row, history=history,
                 actor=actor, on=on, at=at, calendar=calendar, beside=on_behalf(actor, hat))  # fmt: skip


def on_behalf(actor: Actor, hat: Actor) -> Row:
    """What an event says of a delegation under which it was done; nothing where people act for themselves."""
    return {} if hat.number == actor.number else {BEHALF: hat.number}


def new_row(line: Line, *, key: int, place: Place, on: date, law_on: date) -> Row:
    where = {"unit": place.unit, "territory": place.territory, "system": place.system}
    return {**blank(line), **where, "id": key, "opened": on, "law_on": law_on, "version": 0}


def draft(
    line: Line,
    step: str,
    changes: Mapping[str, Any],
    state: str,
    *,
    row: Row,
    history: Sequence[Past],
    actor: Actor,
    on: date,
    at: datetime,
    calendar: Calendar,
    beside: Mapping[str, Any] | None = None,
) -> Draft:
    """The row and event that follow from changed facts and a new state; the bits of kept and broken clocks among them.

    `beside` is what the event says that is no column of the record (names that begin with `history.MARK`).
    """
    after = {**row, **changes}
    final = line.states[state].final
    after["closed"] = (row["closed"] or on) if final else None
    seq = row["version"] + 1
    before = row if seq > 1 else blank(line)
    provisional = Past(seq, step, on, state, changes, at, actor.number)
    after.update(state=state, version=seq)
    runs = told(line, [*history, provisional], after, calendar)
    after["met"], after["missed"] = verdicts(runs)
    kept = line.lengthens.get(step, _NONE)
    written = {
        name: value
        for name, value in after.items()
        if name not in ("id", "state", "version")
        and (value != before[name] or (name in kept and name in changes))
    }
    return Draft(
        line,
        after,
        Past(seq, step, on, state, {**written, **(beside or {})}, at, actor.number),
        running(runs),
    )


def target(line: Line, step: Step, row: Row, history: Sequence[Past]) -> str:
    if isinstance(step.to, State):
        return step.to.name
    if isinstance(step.to, Previous):
        return state_before(history) or row["state"]
    return str(row["state"])


def changes_of(step: Step, given: Mapping[str, Any], on: date, row: Row) -> Row:
    changes = {name_of(column): _set(value, given, on, row) for column, value in step.sets.items()}
    changes.update((name_of(column), on) for column in step.dates)
    changes.update(given)
    return changes


def _set(value: Any, given: Mapping[str, Any], on: date, row: Row) -> Any:
    if isinstance(value, Same):
        return row[name_of(value.field)]
    return value.work(row, given, on) if isinstance(value, Derived) else value


# --------------------------------------------------------------------------------------------------------- checks


def refusal(line: Line, step: Step, row: Row | None, history: Sequence[Past], law_on: date) -> bool:
    """Does the lifecycle (state, law version, once) forbid the step?"""
    state = row["state"] if row else None
    stands = any(source.name == state for source in step.sources) if state else step.opens
    taken = step.once and any(past.step == step.name for past in history)
    return not stands or taken or not step.known_to_law_of(law_on)


def allowed(line: Line, row: Row | None, history: Sequence[Past]) -> list[Step]:
    """The steps that may follow now, whoever takes them."""
    law_on = row["law_on"] if row else date.max
    return [step for step in line.steps.values() if not refusal(line, step, row, history, law_on)]


def shown(key: int) -> str:
    return str(identity(key)) if key else "—"


def check_step(
    line: Line,
    step: Step,
    row: Row,
    history: Sequence[Past],
    *,
    opening: bool,
    actor: Actor,
    on: date,
    at: datetime,
) -> Actor:
    """Refuses what lifecycle, person or day forbid; returns as whom the actor takes it (themselves, or who delegated)."""
    where = shown(row["id"])
    if refusal(line, step, None if opening else row, history, row["law_on"]):
        _refuse(line, step, row, history, opening=opening)
    hat = in_whose_place(actor, step.by, row, opening=opening)
    if hat is None:
        raise NotYourStep(actor=actor.name, record=where, step=step.title, unit=row["unit"],
                          roles=[role.term for role in sorted(step.by)])  # fmt: skip
    check_day(line, step.title, where, history, on=on, at=at)
    return hat


def check_day(
    line: Line, step: Term, record: str, history: Sequence[Past], *, on: date, at: datetime
) -> None:
    """An act lies neither in the future nor before the last act upon the record."""
    if on > at.date():
        raise DayInFuture(record=record, step=step, on=on, at=at.date())
    last = last_act(history) if history else None
    if last is not None and on < last.on:
        raise DayOutOfOrder(
            record=record, step=step, on=on, last=step_title(line, last.step), last_on=last.on
        )


def check_run_out(
    line: Line, step: Step, row: Row, history: Sequence[Past], *, on: date, calendar: Calendar
) -> None:
    """A step that follows from silence waits until the period has run out."""
    clocks = line.only_after.get(step.name)
    if not clocks:
        return
    runs = [one for one in told(line, history, row, calendar) if one.clock in clocks and one.runs]
    for one in runs:
        due = one.reckoning.due
        if due is not None and (on > due or (one.clock.deemed == ON and on == due)):
            return
    dues = [one.reckoning.due for one in runs if one.reckoning.due is not None]
    raise NotRunOut(record=shown(row["id"]), step=step.title, clock=[clock.title for clock in clocks], on=on,
                    due=min(dues, default="—"), cite=step.cite)  # fmt: skip


def _refuse(line: Line, step: Step, row: Row, history: Sequence[Past], *, opening: bool) -> None:
    earlier = next((past for past in history if past.step == step.name), None)
    if step.once and earlier is not None:
        raise AlreadyTaken(record=shown(row["id"]), step=step.title, on=earlier.on, cite=step.cite)
    now = None if opening else row
    raise StepNotAllowed(
        line=line.title,
        record=shown(row["id"]),
        step=step.title,
        state=line.states[row["state"]].title if now else Term("未登记", "not registered"),
        allowed=[other.title for other in allowed(line, now, history)],
    )


def step_title(line: Line, step: str) -> Term:
    """A step's title, the line's own or one that every line has."""
    return line.steps[step].title if step in line.steps else ENGINE_STEPS.get(step) or Term(step, step)
