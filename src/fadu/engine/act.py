"""The only door through which a record changes: the acts.

Opening, the steps of its line, and what every line has: corrections, erasure, another unit (`handing`), notes and papers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from fadu.engine import attachments
from fadu.engine.access import HANDLER, HEAD, SUPERVISOR, SYSTEM, Actor, Place, Role, in_whose_place
from fadu.engine.given import checked
from fadu.engine.handing import attach, hand_back, invite, note, release, transfer
from fadu.engine.history import (
    ATTACH,
    CORRECT,
    ENGINE_STEPS,
    ERASE,
    ERASED,
    NAME,
    NOTE,
    REASON,
    RECLOCK,
    TEXT,
    TITLE,
)
from fadu.engine.identity import Identity, adcode_of
from fadu.engine.line import Line
from fadu.engine.log import forget
from fadu.engine.people import check_takes_on
from fadu.engine.plan import Draft, draft, on_behalf, plan, shown
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
from fadu.engine.troubles import FactUnknown, NotErasable, NotYourStep
from fadu.law.holidays import CALENDAR
from fadu.measure.calendar import Calendar
from fadu.measure.cite import Term
from fadu.measure.proof import GENESIS

__all__ = [
    "CORRECT", "ERASE", "RECLOCK", "Found", "Salt", "attach", "correct", "erase", "find", "fresh_salt", "hand_back", "invite",
    "note", "open", "read_sql", "reclock", "record_from", "release", "take", "transfer", "write_sql_of", "written_values",
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
    check_takes_on(place.unit)
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
    reason: str = "",
    version: int | None = None,
    calendar: Calendar = CALENDAR,
    salt: Salt = fresh_salt,
) -> Draft:
    """Corrects registered facts (or the day the record was opened); the log keeps what stood there before,
    and the reason.

    Somebody of the handling unit may, or who oversees its ground.
    """
    found = find(key)
    still(found, version)
    hat = _may(found, CORRECT, (HANDLER, HEAD, SUPERVISOR), actor)
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
    said = {REASON: reason.strip()} if reason.strip() else {}
    made = draft(found.line, CORRECT, given, found.row["state"], row=found.row, history=found.history, actor=actor,
                 on=on, at=at, calendar=calendar, beside={**said, **on_behalf(actor, hat)})  # fmt: skip
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
    key: int,
    names: tuple[str, ...] = (),
    *,
    events: tuple[int, ...] = (),
    actor: Actor,
    on: date,
    at: datetime,
    salt: Salt = fresh_salt,
) -> Draft:
    """Erases personal facts of a record, from the row and from every event, and notes and attachments by the number of their
    event; commitments and hashes stay, so the chain verifies. The unit's head may, or who oversees its ground."""
    found = find(key)
    hat = _may(found, ERASE, (HEAD, SUPERVISOR), actor)
    for name in names:
        if name not in found.line.facts or not found.line.facts[name].personal:
            known = found.line.facts.get(name)
            raise NotErasable(field=known.title if known else name)
    added = {past.seq for past in found.history if past.step in (NOTE, ATTACH)}
    for seq in events:
        if seq not in added:
            raise NotErasable(field=Term(f"第{seq}步", f"event {seq}"))
    beside = {**({ERASED: sorted(events)} if events else {}), **on_behalf(actor, hat)}
    with transaction.atomic():
        made = draft(found.line, ERASE, dict.fromkeys(names), found.row["state"], row=found.row, history=found.history,
                     actor=actor, on=on, at=at, calendar=CALENDAR, beside=beside)  # fmt: skip
        done = written(found, made, salt)
        forget(key, names)
        forget(key, (TEXT, TITLE, NAME), seqs=events)
        attachments.drop(key, events)
    return done


def _may(found: Found, step: str, by: tuple[Role, ...], actor: Actor) -> Actor:
    """As whom the person does what every line knows; refuses who may not."""
    hat = in_whose_place(actor, frozenset((*by, SYSTEM)), found.row)
    if hat is None:
        raise NotYourStep(actor=actor.name, record=shown(found.row["id"]), step=ENGINE_STEPS[step], unit=found.row["unit"],
                          roles=[role.term for role in by])  # fmt: skip
    return hat
