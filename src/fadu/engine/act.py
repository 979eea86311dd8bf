"""The only door through which a record changes: one statement writes row, event and docket, or nothing.

The read before it takes no lock: the row is written only if its version is still the one read, so of two people who act
at once the second is told (StaleVersion) and nothing of theirs is half done.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import psycopg
from django.db import connection, transaction

from fadu.engine.access import Actor, Place
from fadu.engine.history import Past
from fadu.engine.identity import Identity, adcode_of, identity
from fadu.engine.line import Line, line_with_code
from fadu.engine.log import event_hash, forget, header, loaded, past_of
from fadu.engine.plan import Draft, Row, checked, draft, plan, shown, step_title
from fadu.engine.series import next_number
from fadu.engine.troubles import FactUnknown, NoSuchRecord, NotErasable, StaleVersion
from fadu.law.holidays import CALENDAR
from fadu.measure.calendar import Calendar
from fadu.measure.cite import Term
from fadu.measure.proof import GENESIS

CORRECT, ERASE, RECLOCK = "correct", "erase", "reclock"
"""Steps that every line has: a registered fact was wrong; personal data is lawfully deleted; a holiday notice came out."""

Salt = Callable[[], bytes]


def fresh_salt() -> bytes:
    return os.urandom(16)


@dataclass(frozen=True, slots=True)
class Found:
    """A record as read for acting on it: its line, row and past."""

    line: Line
    row: Row
    history: list[Past]


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
        _write(made, previous=GENESIS, salt=salt())
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
    _still(found, version)
    made = plan(found.line, found.line.step(step), row=found.row, history=found.history, actor=actor, on=on, at=at,
                facts=facts or {}, calendar=calendar)  # fmt: skip
    return _written(found, made, salt)


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
    _still(found, version)
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
    return _written(found, made, salt)


def reclock(
    key: int, *, actor: Actor, on: date, at: datetime, calendar: Calendar, salt: Salt = fresh_salt
) -> Draft:
    """Works the due dates out anew under a newer calendar: provisional dates become final, with an event to show it."""
    found = find(key)
    made = draft(found.line, RECLOCK, {}, found.row["state"], row=found.row, history=found.history, actor=actor,
                 on=on, at=at, calendar=calendar)  # fmt: skip
    return _written(found, made, salt)


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
        done = _written(found, made, salt)
        forget(key, names)
    return done


def find(key: int) -> Found:
    """The record with its past, in one read."""
    found = line_with_code(identity(key).line)
    with _cursor() as cursor:
        record = cursor.execute(read_sql(found), [key], prepare=True).fetchone()
    if record is None:
        raise NoSuchRecord(record=shown(key))
    return record_from(found, record)


def record_from(line: Line, record: Sequence[Any]) -> Found:
    """A record from a row of `read_sql`."""
    *values, past = record
    return Found(
        line, dict(zip(line.fields, values, strict=True)), [_past_of_json(one) for one in loaded(past) or ()]
    )


def _past_of_json(one: Any) -> Past:
    seq, step, on, state, facts, at, actor, chained = one
    return past_of(
        (
            seq,
            step,
            date.fromisoformat(on),
            state,
            facts,
            datetime.fromisoformat(at),
            actor,
            bytes.fromhex(chained[2:]),
        )
    )


def _still(found: Found, version: int | None) -> None:
    if version is not None and version != found.row["version"]:
        _stale(found, version)


def _stale(found: Found, seen: int) -> None:
    last = found.history[-1]
    raise StaleVersion(record=shown(found.row["id"]), seen=seen, now=found.row["version"],
                       last=step_title(found.line, last.step))  # fmt: skip


# ------------------------------------------------------------------------------------------------------- writing


def _cursor() -> psycopg.Cursor[Any]:
    """A plain server-side-binding cursor on Django's connection: the hot path prepares its statements."""
    connection.ensure_connection()
    return psycopg.Cursor(connection.connection)


def _written(found: Found, made: Draft, salt: Salt) -> Draft:
    if not _write(made, previous=found.history[-1].hash, salt=salt()):
        _stale(find(found.row["id"]), found.row["version"])
    return made


def _write(made: Draft, *, previous: bytes, salt: bytes) -> bool:
    """Row, event, facts and docket in one statement; False if the row's version had moved on."""
    with _cursor() as cursor:
        done = cursor.execute(
            write_sql_of(made), written_values(made, previous=previous, salt=salt), prepare=True
        ).fetchone()
    return bool(done and done[0])


def write_sql_of(made: Draft) -> str:
    """The statement that writes a draft; the same text for every act that changes the same columns, so it is prepared once."""
    opening = made.past.seq == 1
    changed = tuple(made.line.fields) if opening else ("state", "version", *made.past.facts)
    return _write_sql(made.line, opening, bool(made.running), changed)


def written_values(made: Draft, *, previous: bytes, salt: bytes) -> dict[str, Any]:
    """What that statement is given."""
    line, row, past = made.line, made.row, made.past
    assert past.at is not None
    head = header(record=row["id"], seq=past.seq, step=past.step, on=past.on, at=past.at, actor=past.actor,
                  unit=row["unit"], state=past.state)  # fmt: skip
    return {
        **{f"c_{name}": row[name] for name in (line.fields if past.seq == 1 else ("id", *_PLACE, "state", "version", *past.facts))},
        "seq": past.seq, "step": past.step, "on": past.on, "at": past.at, "actor": past.actor,
        "hash": event_hash(previous, head, past.facts, salt), "salt": salt,
        "facts": json.dumps(past.facts, ensure_ascii=False, default=date.isoformat),
        "line": line.code,
        "clocks": [one.clock for one in made.running], "started": [one.started for one in made.running],
        "dues": [one.due for one in made.running], "provisional": [one.provisional for one in made.running],
    }  # fmt: skip


@cache
def read_sql(line: Line) -> str:
    """One record (`%s`: its number) with all its events as JSON."""
    columns = ", ".join(f't."{name}"' for name in line.fields)
    return (
        f'SELECT {columns}, (SELECT json_agg(json_build_array(e.seq, e.step, e."on", e.state, k.facts, e.at, e.actor, e.hash)'
        " ORDER BY e.seq) FROM engine_event e JOIN engine_kept k USING (record, seq) WHERE e.record = t.id)"
        f' FROM "{line.table}" t WHERE t.id = %s'
    )


_PLACE = ("unit", "territory", "system")


@cache
def _write_sql(line: Line, opening: bool, running: bool, names: tuple[str, ...]) -> str:
    if opening:
        columns = ", ".join(f'"{name}"' for name in names)
        row = f'INSERT INTO "{line.table}" ({columns}) VALUES ({", ".join(_typed(line, name) for name in names)}) RETURNING id'
    else:
        settings = ", ".join(f'"{name}" = {_typed(line, name)}' for name in names)
        row = f'UPDATE "{line.table}" SET {settings} WHERE id = %(c_id)s AND version = %(seq)s::int - 1 RETURNING id'
    docket = "" if opening else (
        ', gone AS (DELETE FROM engine_docket d USING written w WHERE d.record = w.id AND d.clock <> ALL(%(clocks)s::text[]))'
    )  # fmt: skip
    return (
        f"WITH written AS ({row}), {_EVENT}{docket}{_DOCKET if running else ''} SELECT count(*) FROM written"
    )


def _typed(line: Line, name: str) -> str:
    return f"%(c_{name})s::{line.fields[name].db_type(connection).split(' COLLATE')[0]}"


_EVENT = """
logged AS (INSERT INTO engine_event (record, seq, step, "on", at, actor, unit, state, hash)
  SELECT id, %(seq)s::int, %(step)s, %(on)s::date, %(at)s::timestamptz, %(actor)s::int, %(c_unit)s::int, %(c_state)s, %(hash)s
  FROM written),
kept AS (INSERT INTO engine_kept (record, seq, facts, salt) SELECT id, %(seq)s::int, %(facts)s::jsonb, %(salt)s FROM written)
"""

_DOCKET = """
, docketed AS (INSERT INTO engine_docket (record, clock, line, unit, territory, system, started, due, provisional)
  SELECT w.id, r.clock, %(line)s::smallint, %(c_unit)s::int, %(c_territory)s, %(c_system)s, r.started, r.due, r.provisional
  FROM written w, unnest(%(clocks)s::text[], %(started)s::date[], %(dues)s::date[], %(provisional)s::bool[])
    AS r(clock, started, due, provisional)
  ON CONFLICT (record, clock) DO UPDATE SET unit = excluded.unit, territory = excluded.territory,
    system = excluded.system, started = excluded.started, due = excluded.due, provisional = excluded.provisional)
"""
