"""The only door through which a record changes: the acts.

Opening, the steps of its line, and what every line has: corrections, erasure, another unit (`handing`), notes and papers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from fadu.engine.access import Actor, Place
from fadu.engine.given import checked
from fadu.engine.history import CORRECT, ERASE, RECLOCK
from fadu.engine.identity import Identity, adcode_of
from fadu.engine.line import Line
from fadu.engine.log import forget
from fadu.engine.plan import Draft, draft, plan
from fadu.engine.series import next_number
from fadu.engine.store import (
    Found,
    Salt,
    find,
    fresh_salt,
    read_sql,
    record_from,
    still,
    write,
    write_sql_of,
    written,
    written_values,
)
from fadu.engine.troubles import FactUnknown, NotErasable
from fadu.law.holidays import CALENDAR
from fadu.measure.calendar import Calendar
from fadu.measure.cite import Term
from fadu.measure.proof import GENESIS

__all__ = [
    "CORRECT", "ERASE", "RECLOCK", "Found", "Salt", "correct", "erase", "find", "fresh_salt", "open", "read_sql", "reclock",
    "record_from", "take", "write_sql_of", "written_values",
]  # fmt: skip

# ------------------------------------------------------------------------------------------------------ the acts


def open(  # noqa: A001 - read as act.open
    line: Line,
    step: str,
    *,
    place: Place,
    actor: Actor,
    on: date,
    at: datetime,
    facts: Mapping[str, Any],
    law_on: date | None = None,
    calendar: Calendar = CALENDAR,
    salt: Salt = fresh_salt,
) -> int:
    """Opens a record by one of its line's opening steps; returns its number. Raises the Trouble that forbids it."""
    adcode = adcode_of(place.territory)
    with transaction.atomic():
        series = f"{line.code}/{on.year}/{adcode}"
        key = Identity(on.year, adcode, line.code, next_number(series)).key
        made = plan(line, line.step(step), row=None, history=(), actor=actor, on=on, at=at, facts=facts,
                    calendar=calendar, key=key, place=place, law_on=law_on)  # fmt: skip
        write(made, previous=GENESIS, salt=salt())
    return key


def take(
    key: int,
    step: str,
    *,
    actor: Actor,
    on: date,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    version: int | None = None,
    calendar: Calendar = CALENDAR,
    salt: Salt = fresh_salt,
) -> Draft:
    """Takes a step; `version` is the one the actor saw. Raises the Trouble that forbids it."""
    found = find(key)
    still(found, version)
    made = plan(found.line, found.line.step(step), row=found.row, history=found.history, actor=actor, on=on, at=at,
                facts=facts or {}, calendar=calendar)  # fmt: skip
    return written(found, made, salt)


def correct(
    key: int,
    facts: Mapping[str, Any],
    *,
    actor: Actor,
    on: date,
    at: datetime,
    version: int | None = None,
    calendar: Calendar = CALENDAR,
    salt: Salt = fresh_salt,
) -> Draft:
    """Corrects registered facts (or the day the record was opened); the log keeps what stood there before."""
    found = find(key)
    still(found, version)
    known = {*found.line.facts, "opened", "law_on"}
    unknown = [name for name in facts if name not in known]
    if unknown:
        raise FactUnknown(step=Term("更正", "correct"), fields=unknown, known=sorted(known))
    given = {
        name: checked(found.line, name, value, law_on=found.row["law_on"])
        if name in found.line.facts and value is not None
        else value
        for name, value in facts.items()
    }
    made = draft(found.line, CORRECT, given, found.row["state"], row=found.row, history=found.history, actor=actor,
                 on=on, at=at, calendar=calendar)  # fmt: skip
    return written(found, made, salt)


def reclock(
    key: int, *, actor: Actor, on: date, at: datetime, calendar: Calendar, salt: Salt = fresh_salt
) -> Draft:
    """Works the due dates out anew under a newer calendar: provisional dates become final, with an event to show it."""
    found = find(key)
    made = draft(found.line, RECLOCK, {}, found.row["state"], row=found.row, history=found.history, actor=actor,
                 on=on, at=at, calendar=calendar)  # fmt: skip
    return written(found, made, salt)


def erase(
    key: int, names: tuple[str, ...], *, actor: Actor, on: date, at: datetime, salt: Salt = fresh_salt
) -> Draft:
    """Erases personal facts of a record, from the row and from every event; their commitments stay, so the chain verifies."""
    found = find(key)
    for name in names:
        if name not in found.line.facts or not found.line.facts[name].personal:
            note = found.line.facts.get(name)
            raise NotErasable(field=note.title if note else name)
    with transaction.atomic():
        made = draft(found.line, ERASE, dict.fromkeys(names), found.row["state"], row=found.row, history=found.history,
                     actor=actor, on=on, at=at, calendar=CALENDAR)  # fmt: skip
        done = written(found, made, salt)
        forget(key, names)
    return done
