"""How a record is read with its past, and how an act is written: one statement writes row, event and docket, or nothing.

The read before it takes no lock: the row is written only if its version is still the one read, so of two people who act
at once the second is told (StaleVersion) and nothing of theirs is half done.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import psycopg
from django.db import connection

from fadu.engine.history import MARK, Past
from fadu.engine.identity import identity
from fadu.engine.line import Line, line_with_code
from fadu.engine.log import event_hash, header, loaded, past_of
from fadu.engine.plan import Draft, Row, shown, step_title
from fadu.engine.troubles import NoSuchRecord, StaleVersion

Salt = Callable[[], bytes]


def fresh_salt() -> bytes:
    return os.urandom(16)


@dataclass(frozen=True, slots=True)
class Found:
    """A record as read for acting on it: its line, row and past."""

    line: Line
    row: Row
    history: list[Past]


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


def still(found: Found, version: int | None) -> None:
    """Refuses an act upon a version that is no longer the record's."""
    if version is not None and version != found.row["version"]:
        stale(found, version)


def stale(found: Found, seen: int) -> None:
    """Says what happened since the version that was seen."""
    last = found.history[-1]
    raise StaleVersion(record=shown(found.row["id"]), seen=seen, now=found.row["version"],
                       last=step_title(found.line, last.step))  # fmt: skip


# ------------------------------------------------------------------------------------------------------- writing


def _cursor() -> psycopg.Cursor[Any]:
    """A plain server-side-binding cursor on Django's connection: the hot path prepares its statements."""
    connection.ensure_connection()
    return psycopg.Cursor(connection.connection)


def written(found: Found, made: Draft, salt: Salt) -> Draft:
    """Writes a draft upon the record as found, or says who was faster."""
    if not write(made, previous=found.history[-1].hash, salt=salt()):
        stale(find(found.row["id"]), found.row["version"])
    return made


def write(made: Draft, *, previous: bytes, salt: bytes) -> bool:
    """Row, event, facts and docket in one statement; False if the row's version had moved on."""
    with _cursor() as cursor:
        done = cursor.execute(
            write_sql_of(made), written_values(made, previous=previous, salt=salt), prepare=True
        ).fetchone()
    return bool(done and done[0])


def write_sql_of(made: Draft) -> str:
    """The statement that writes a draft; the same text for every act that changes the same columns, so it is prepared once."""
    opening = made.past.seq == 1
    changed = tuple(made.line.fields) if opening else ("state", "version", *_columns(made))
    return _write_sql(made.line, opening, bool(made.running), changed)


def written_values(made: Draft, *, previous: bytes, salt: bytes) -> dict[str, Any]:
    """What that statement is given."""
    line, row, past = made.line, made.row, made.past
    assert past.at is not None
    head = header(record=row["id"], seq=past.seq, step=past.step, on=past.on, at=past.at, actor=past.actor,
                  unit=row["unit"], state=past.state)  # fmt: skip
    return {
        **{f"c_{name}": row[name] for name in (line.fields if past.seq == 1 else ("id", *_PLACE, "state", "version", *_columns(made)))},
        "seq": past.seq, "step": past.step, "on": past.on, "at": past.at, "actor": past.actor,
        "hash": event_hash(previous, head, past.facts, salt), "salt": salt,
        "facts": json.dumps(past.facts, ensure_ascii=False, default=date.isoformat),
        "line": line.code,
        "clocks": [one.clock for one in made.running], "started": [one.started for one in made.running],
        "dues": [one.due for one in made.running], "provisional": [one.provisional for one in made.running],
    }  # fmt: skip


def _columns(made: Draft) -> list[str]:
    """The columns that an act changes: what its event says beside the record is none."""
    return [name for name in made.past.facts if not name.startswith(MARK)]


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
