"""What an act would do, worked out without a database: checks, the new row, the event and the periods that then run.

`plan` is the one place where the rules of a step are applied. `act` writes what it returns, the desk shows it as
what-if, and the rehearsal loads its results in bulk: all three therefore agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError

from fadu.engine.access import Actor, Place, may_take
from fadu.engine.clocks import running, told, verdicts
from fadu.engine.docket import Running
from fadu.engine.history import Past, state_before
from fadu.engine.identity import identity
from fadu.engine.line import Line
from fadu.engine.replay import blank
from fadu.engine.troubles import (
    AlreadyTaken,
    DayInFuture,
    DayOutOfOrder,
    FactMissing,
    FactUnknown,
    FactWrong,
    NotRunOut,
    NotYourStep,
    StepNotAllowed,
)
from fadu.engine.words import ON, Derived, Previous, Same, SpanOf, State, Step
from fadu.measure.calendar import Calendar
from fadu.measure.cite import Term
from fadu.measure.condition import name_of

Row = dict[str, Any]


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
    check_step(line, step, row, history, opening=opening, actor=actor, on=on, at=at)
    check_run_out(line, step, row, history, on=on, calendar=calendar)
    given = check_facts(line, step, facts, law_on=row["law_on"])
    for guard in step.guards:
        trouble = guard(row, given, on)
        if trouble is not None:
            raise trouble
    return draft(line, step.name, changes_of(step, given, on, row), target(line, step, row, history), row=row, history=history,
                 actor=actor, on=on, at=at, calendar=calendar)  # fmt: skip


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
) -> Draft:
    """The row and event that follow from changed facts and a new state; the bits of kept and broken clocks among them."""
    after = {**row, **changes}
    final = line.states[state].final
    after["closed"] = (row["closed"] or on) if final else None
    seq = row["version"] + 1
    before = row if seq > 1 else blank(line)
    provisional = Past(seq, step, on, state, changes, at, actor.number)
    after.update(state=state, version=seq)
    runs = told(line, [*history, provisional], after, calendar)
    after["met"], after["missed"] = verdicts(runs)
    written = {
        name: value
        for name, value in after.items()
        if name not in ("id", "state", "version") and value != before[name]
    }
    return Draft(line, after, Past(seq, step, on, state, written, at, actor.number), running(runs))


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
) -> None:
    where = shown(row["id"])
    if refusal(line, step, None if opening else row, history, row["law_on"]):
        _refuse(line, step, row, history, opening=opening)
    if not may_take(actor, step.by, row["unit"]):
        raise NotYourStep(actor=actor.name, record=where, step=step.title, unit=row["unit"],
                          roles=[role.term for role in sorted(step.by)])  # fmt: skip
    if on > at.date():
        raise DayInFuture(record=where, step=step.title, on=on, at=at.date())
    if history and on < history[-1].on:
        last = history[-1]
        raise DayOutOfOrder(
            record=where, step=step.title, on=on, last=step_title(line, last.step), last_on=last.on
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
    return line.steps[step].title if step in line.steps else Term(step, step)


def check_facts(line: Line, step: Step, facts: Mapping[str, Any], *, law_on: date) -> Row:
    """The facts, each of its field's type and a code that exists; all that is wrong with one field is said at once."""
    asked = [name_of(column) for column in step.asks]
    known = {*asked, *(name_of(column) for column in step.may_ask)}
    unknown = [name for name in facts if name not in known]
    if unknown:
        raise FactUnknown(
            step=step.title, fields=unknown, known=[line.facts[name].title for name in sorted(known)]
        )
    absent = [name for name in asked if facts.get(name) in (None, "")]
    if absent:
        raise FactMissing(step=step.title, fields=[line.facts[name].title for name in absent])
    given = {
        name: checked(line, name, value, law_on=law_on) for name, value in facts.items() if value is not None
    }
    _check_lengths(line, step, given)
    return given


def _check_lengths(line: Line, step: Step, given: Mapping[str, Any]) -> None:
    """An extension stays within what the article allows."""
    for clock in line.clocks.values():
        span = clock.adds.get(step)
        if isinstance(span, SpanOf):
            name = name_of(span.field)
            if not 0 < given.get(name, 1) <= span.most.n:
                reason = Term(
                    f"依法应为1至{span.most.said('zh')}（{clock.cited.zh}）",
                    f"the law allows 1 to {span.most.said('en')} ({clock.cited.en})",
                )
                raise FactWrong(field=line.facts[name].title, value=given[name], reason=reason)


def checked(line: Line, name: str, value: Any, *, law_on: date) -> Any:
    """The value in its field's type; a Trouble names field, value and reason."""
    note, field = line.facts[name], line.fields[name]
    if note.choices is not None:
        code = note.choices.codes.get(value)
        if code is None or not code.in_force(law_on):
            known = "、".join(
                f"{key}（{one.zh}）" for key, one in note.choices.codes.items() if one.in_force(law_on)
            )
            raise FactWrong(field=note.title, value=value, reason=Term(f"应为：{known}", f"one of: {known}"))
        return value
    expected = _EXPECTED[note.kind]
    if isinstance(value, expected[0]) and not (isinstance(value, bool) and note.kind != "flag"):
        return value
    if isinstance(value, str):
        with suppress(ValueError, ValidationError):
            return (
                list(map(int, value.split(","))) if isinstance(field, ArrayField) else field.to_python(value)
            )
    raise FactWrong(field=note.title, value=value, reason=expected[1])


_EXPECTED: dict[str, tuple[type | tuple[type, ...], Term]] = {
    "text": (str, Term("应为文字", "text is expected")),
    "day": (date, Term("应为存在的日期，如 2023-02-28", "an existing day is expected, such as 2023-02-28")),
    "number": (int, Term("应为整数", "a whole number is expected")),
    "money": (int, Term("应为以分计的整数", "a whole number of fen is expected")),
    "flag": (bool, Term("应为是或否", "yes or no is expected")),
    "unit": (int, Term("应为单位编号", "a unit's number is expected")),
    "units": (list, Term("应为单位编号的列表", "a list of units' numbers is expected")),
    "link": (int, Term("应为记录编号", "a record's number is expected")),
}
