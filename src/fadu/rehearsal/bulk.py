"""Bulk writing of lives: rows, events, facts and docket by COPY, chunk by chunk, each chunk in one transaction.

What is written is what single acts would write, to the byte. A load that was cut off is continued: lives come in the
same order from the same seed, so those already written are passed over.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module

from django.db import transaction

from fadu.engine import copying
from fadu.engine.identity import Identity, adcode_of
from fadu.engine.line import Line
from fadu.engine.log import header_text, moment_text
from fadu.measure.proof import GENESIS, chained, committed
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

Told = Callable[[int], None]
EVENT = 'engine_event (record, seq, step, "on", at, actor, unit, state, hash)'
KEPT = "engine_kept (record, seq, facts, salt)"
DOCKET = "engine_docket (record, clock, line, unit, territory, system, started, due, provisional)"
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
    """Collects the rows of lives of one line, as COPY reads them, and writes them in chunks."""

    def __init__(self, line: Line, seed: int) -> None:
        self.line, self.seed = line, seed
        self.numbers = Numbers()
        self.columns = tuple(line.fields)
        named = ", ".join(f'"{name}"' for name in self.columns)
        self.rows: dict[str, list[str]] = {f'"{line.table}" ({named})': [], EVENT: [], KEPT: [], DOCKET: []}

    def add(self, life: Life) -> None:
        key, place, row = self.numbers.key(life), life.place, life.row
        row["id"] = key
        records, events, kept, docket = self.rows.values()
        records.append(copying.row([row[name] for name in self.columns]))
        previous = GENESIS
        for past in life.history:
            assert past.at is not None
            salt = salts(self.seed, key, past.seq)
            on, at = past.on.isoformat(), moment_text(past.at)
            head = header_text(record=key, seq=past.seq, step=past.step, on=on, at=at, actor=past.actor, unit=place.unit,
                               state=past.state)  # fmt: skip
            commitments, facts = committed(salt, past.facts)
            previous = chained(previous, head, commitments)
            events.append(f"{key}\t{past.seq}\t{past.step}\t{on}\t{at}\t{past.actor}\t{place.unit}\t{past.state}\t"
                          f"\\\\x{previous.hex()}\n")  # fmt: skip
            kept.append(f"{key}\t{past.seq}\t{copying.text(facts)}\t\\\\x{salt.hex()}\n")
        for one in life.running:
            docket.append(copying.row((key, one.clock, self.line.code, place.unit, place.territory, place.system, one.started,
                                       one.due, one.provisional)))  # fmt: skip

    def flush(self) -> None:
        """Writes what was collected, in one transaction."""
        with transaction.atomic():
            for target, rows in self.rows.items():
                copying.write(target, rows)
        for rows in self.rows.values():
            rows.clear()


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
