"""What time alone brings about: silence that takes effect by law, and due dates that a new holiday notice makes final."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fadu.engine import act
from fadu.engine.access import THE_SYSTEM
from fadu.engine.clocks import running, told
from fadu.engine.docket import Due
from fadu.engine.history import last_act
from fadu.engine.line import lines
from fadu.engine.words import ON
from fadu.law.holidays import CALENDAR
from fadu.measure.calendar import Calendar
from fadu.measure.trouble import Trouble


@dataclass(frozen=True)
class Done:
    """What the system did to a record, or the Trouble that kept it from doing so."""

    record: int
    step: str
    on: date
    trouble: Trouble | None = None


def take_silent_steps(*, today: date, at: datetime) -> Iterator[Done]:
    """Takes, for every period that has run out by today, the step that the law ties to silence.

    The step is dated the last day of the period or the day after it, as its article says, however late this is run.
    """
    clocks = {
        (line.code, name): clock for line in lines() for name, clock in line.clocks.items() if clock.deemed
    }
    rows = Due.objects.filter(line__in={code for code, _ in clocks}, due__lte=today).order_by("due", "record")
    for record, code, name, due in rows.values_list("record", "line", "clock", "due"):
        clock = clocks.get((code, name))
        if clock is None or clock.then is None or due is None:
            continue
        on = due if clock.deemed == ON else due + timedelta(days=1)
        if on <= today:
            yield _taken(record, clock.then.name, on, at)


def _taken(record: int, step: str, on: date, at: datetime) -> Done:
    # What happened meanwhile keeps its place in the log: the effect is then entered on the day of the last event.
    on = max(on, last_act(act.find(record).history).on)
    try:
        act.take(record, step, actor=THE_SYSTEM, on=on, at=at)
    except Trouble as trouble:
        return Done(record, step, on, trouble)
    return Done(record, step, on)


def settle_provisional_dates(*, on: date, at: datetime, calendar: Calendar = CALENDAR) -> Iterator[Done]:
    """Works out anew every due date that was provisional, now that a notice is out; each leaves an event."""
    for record in sorted(set(Due.objects.filter(provisional=True).values_list("record", flat=True))):
        found = act.find(record)
        if _changes(found, calendar):
            act.reclock(record, actor=THE_SYSTEM, on=on, at=at, calendar=calendar)
            yield Done(record, act.RECLOCK, on)


def _changes(found: act.Found, calendar: Calendar) -> bool:
    kept = {(one.clock, one.due, one.provisional) for one in Due.objects.filter(record=found.row["id"])}
    now = {
        (one.clock, one.due, one.provisional)
        for one in running(told(found.line, found.history, found.row, calendar))
    }
    return kept != now
