"""Bulk writing of lives: rows, events, facts and docket by COPY, chunk by chunk, each chunk in one transaction.

What is written is what single acts would write, to the byte. A load that was cut off is continued: lives come in the
same order from the same seed, so those already written are passed over.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any

import psycopg
from django.db import connection, transaction

from fadu.engine.identity import Identity, adcode_of
from fadu.engine.line import Line
from fadu.engine.log import event_hash, header
from fadu.measure.proof import GENESIS
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

Told = Callable[[int], None]
CHUNK = 4_000
"""Lives written together: enough for COPY to run smoothly, few enough to keep memory flat."""


def salts(seed: int, key: int, seq: int) -> bytes:
    """The salt of an invented event: reproducible, since nothing personal is behind it."""
    return hashlib.blake2b(b"%d/%d/%d" % (seed, key, seq), digest_size=16).digest()


def script_of(line: Line) -> Callable[..., Iterator[Life]] | None:
    """The script of a line, which carries the line's file name."""
    try:
        return import_module(f"fadu.rehearsal.lives.{line.name}").lives  # type: ignore[no-any-return]
    except ModuleNotFoundError as missing:
        if missing.name != f"fadu.rehearsal.lives.{line.name}":
            raise
        return None


def usual(line: Line) -> int:
    """About how many records a full year of the line has (`USUAL` of its script)."""
    return int(import_module(f"fadu.rehearsal.lives.{line.name}").USUAL)


def lives_of(line: Line, city: City, *, share: float, seed: int) -> Iterator[Life]:
    """The year of one line, from its own seed: adding a line changes no other."""
    script = script_of(line)
    assert script is not None
    return script(city, city.year, random.Random(f"{seed}/{line.id}/{city.year}"), share=share)


class Numbers:
    """Gives records their numbers, in the order in which lives come, as `act.open` would."""

    def __init__(self) -> None:
        self.last: dict[str, int] = defaultdict(int)

    def key(self, life: Life) -> int:
        opened: date = life.acts[0].on
        adcode = adcode_of(life.place.territory)
        series = f"{life.line.code}/{opened.year}/{adcode}"
        self.last[series] += 1
        return Identity(opened.year, adcode, life.line.code, self.last[series]).key


class Writer:
    """Collects the rows of lives of one line and copies them in chunks."""

    def __init__(self, line: Line, seed: int) -> None:
        self.line, self.seed = line, seed
        self.numbers = Numbers()
        self.rows: list[tuple[Any, ...]] = []
        self.events: list[tuple[Any, ...]] = []
        self.kept: list[tuple[Any, ...]] = []
        self.docket: list[tuple[Any, ...]] = []
        self.columns = tuple(line.fields)

    def add(self, life: Life) -> None:
        key = self.numbers.key(life)
        row, unit = life.row, life.place.unit
        row["id"] = key
        self.rows.append(tuple(row[name] for name in self.columns))
        previous = GENESIS
        for past in life.history:
            assert past.at is not None
            salt = salts(self.seed, key, past.seq)
            head = header(record=key, seq=past.seq, step=past.step, on=past.on, at=past.at, actor=past.actor, unit=unit,
                          state=past.state)  # fmt: skip
            previous = event_hash(previous, head, past.facts, salt)
            self.events.append(
                (key, past.seq, past.step, past.on, past.at, past.actor, unit, past.state, previous)
            )
            self.kept.append(
                (key, past.seq, json.dumps(past.facts, ensure_ascii=False, default=date.isoformat), salt)
            )
        for one in life.running:
            self.docket.append((key, one.clock, self.line.code, unit, life.place.territory, life.place.system, one.started,
                                one.due, one.provisional))  # fmt: skip

    def flush(self) -> None:
        """Writes what was collected, in one transaction."""
        columns = ", ".join(f'"{name}"' for name in self.columns)
        with transaction.atomic():
            connection.ensure_connection()
            cursor = psycopg.Cursor(connection.connection)
            _copy(cursor, f'"{self.line.table}" ({columns})', self.rows)
            _copy(cursor, 'engine_event (record, seq, step, "on", at, actor, unit, state, hash)', self.events)
            _copy(cursor, "engine_kept (record, seq, facts, salt)", self.kept)
            _copy(
                cursor,
                "engine_docket (record, clock, line, unit, territory, system, started, due, provisional)",
                self.docket,
            )
        for rows in (self.rows, self.events, self.kept, self.docket):
            rows.clear()


def _copy(cursor: psycopg.Cursor[Any], target: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        with cursor.copy(f"COPY {target} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def load_line(line: Line, city: City, *, share: float, seed: int, told: Told) -> dict[str, int]:
    """Writes one line's year, from where an earlier load left off; returns the last number of each series."""
    writer = Writer(line, seed)
    written = line.model._default_manager.count()
    for number, life in enumerate(lives_of(line, city, share=share, seed=seed), start=1):
        if number <= written:
            writer.numbers.key(life)
        else:
            writer.add(life)
        if number % CHUNK == 0:
            writer.flush()
            told(CHUNK)
    writer.flush()
    return dict(writer.numbers.last)
