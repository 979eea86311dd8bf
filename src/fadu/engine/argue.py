"""A due date that argues its case, as plain data: for `fadu due`, the record page and the API; no database needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fadu.engine.clocks import Told, tell
from fadu.engine.history import Past
from fadu.engine.line import Line
from fadu.engine.sheet import cited, termed
from fadu.engine.words import Clock, Derived, Same, State
from fadu.law.holidays import CALENDAR
from fadu.measure.calendar import Calendar, Notice
from fadu.measure.cite import Term
from fadu.measure.clock import DayLine
from fadu.measure.condition import name_of
from fadu.measure.trouble import Trouble


class ClockUnknownToLaw(Trouble):
    code = "X-003"
    title = Term("当时的法律没有这一期限", "The law of that day has no such clock")
    zh = "{law_on}有效的法律中没有“{clock}”，或该期限的长度须由记录给出而未给出。"
    en = "The law in force on {law_on} has no “{clock}”, or its length must be given by the record and was not."
    remedy_zh = "请核对 --law-on；须由通知书确定的期限，请用 --fact 或事件给出。"
    remedy_en = "Check --law-on; give a period that a notice fixes with --fact or in the event."


def argued(
    line: Line,
    clock: Clock,
    *,
    start: date,
    events: Sequence[tuple[str, date, Mapping[str, Any]]] = (),
    law_on: date,
    facts: Mapping[str, Any] | None = None,
    calendar: Calendar = CALENDAR,
) -> dict[str, Any]:
    """A clock that starts on a day and hears these steps (name, day, facts), in order."""
    row, history = invented(line, clock, start=start, events=events, law_on=law_on, facts=facts or {})
    told = tell(line, clock, history, row, calendar)
    if told is None or told.reckoning.started is None:
        raise ClockUnknownToLaw(clock=clock.title, law_on=law_on)
    return {"line": line.id, "law_on": law_on, **run(told)}


def invented(
    line: Line,
    clock: Clock,
    *,
    start: date,
    events: Sequence[tuple[str, date, Mapping[str, Any]]],
    law_on: date,
    facts: Mapping[str, Any],
) -> tuple[dict[str, Any], list[Past]]:
    """A record in which just these steps happened, as far as the clock can tell."""
    first = clock.starts[0] if clock.starts else next(step for step in line.steps.values() if step.opens)
    opening = first if first.opens else next(step for step in line.steps.values() if step.opens)
    row: dict[str, Any] = {**dict.fromkeys(line.fields), "opened": start, "law_on": law_on, **facts}
    history: list[Past] = []
    state = opening.to.name if isinstance(opening.to, State) else ""
    taken = [(first.name, start, facts), *events]
    if not first.opens:
        taken = [(opening.name, start, {}), *taken]
    for seq, (name, on, given) in enumerate(taken, start=1):
        step = line.step(name)
        state = (
            step.to.name
            if isinstance(step.to, State)
            else _back(history, state)
            if step.to is not None
            else state
        )
        dates = {name_of(column): on for column in step.dates}
        # What follows from other facts is not known to a bare clock.
        fixed = {name: value for name, value in step.sets.items() if not isinstance(value, Same | Derived)}
        row.update({**fixed, **dates, **given})
        history.append(Past(seq, name, on, state, given))
    return row, history


def _back(history: Sequence[Past], state: str) -> str:
    return next((past.state for past in reversed(history) if past.state != state), state)


def run(told: Told) -> dict[str, Any]:
    """One run of a clock with its whole argument."""
    reckoning = told.reckoning
    return {
        "clock": told.clock.name, "title": termed(told.clock.title), "cite": cited(told.rule.cite),
        "length": termed(Term(told.rule.length.said("zh"), told.rule.length.said("en"))),
        "law_version": {"since": None if told.rule.since == date.min else told.rule.since, "until": told.rule.until,
                        "instrument": told.rule.cite.instrument.id},
        "started": reckoning.started, "due": reckoning.due, "stopped": reckoning.stopped, "paused_since": reckoning.paused_since,
        "provisional": reckoning.provisional, "kept": told.kept, "whose": termed(told.clock.whose), "note": termed(told.clock.note),
        "argument": {"zh": reckoning.argument("zh"), "en": reckoning.argument("en")},
        "days": [_day(one) for one in reckoning.days()],
    }  # fmt: skip


def _day(one: DayLine) -> dict[str, Any]:
    return {
        "on": one.on, "counted": one.counted, "number": one.number, "why": termed(one.why), "notice": _notice(one.notice),
        "event": termed(one.happening.label) if one.happening else None,
    }  # fmt: skip


def _notice(notice: Notice | None) -> dict[str, Any] | None:
    if notice is None:
        return None
    return {"zh": notice.said("zh"), "en": notice.said("en"), "number_verified": notice.number_verified}
