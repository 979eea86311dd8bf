"""Proof on demand: replays the log and compares it with rows, docket, tallies and seals; names the first that is broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import connection

from fadu.engine import count, log
from fadu.engine.clocks import running, told
from fadu.engine.identity import identity
from fadu.engine.line import Line
from fadu.engine.replay import row_at
from fadu.engine.store import Found, read_sql, record_from
from fadu.engine.verify_beside import Beside, Broken
from fadu.law.holidays import CALENDAR
from fadu.measure import proof
from fadu.measure.cite import Term

__all__ = ["Broken", "Verified", "verify_line", "verify_seals"]

CHUNK = 2_000


@dataclass(frozen=True)
class Verified:
    """How much was looked at, and what does not hold."""

    records: int
    events: int
    broken: list[Broken]


def verify_line(line: Line, *, most: int = 1) -> Verified:
    """Every record of a line: its chain, its row, its docket; stops at `most` broken ones."""
    records = events = 0
    broken: list[Broken] = []
    beside = Beside(line)
    for found, kept, docket in _records(line):
        records, events = records + 1, events + len(found.history)
        broken += list(chain(_record(found, kept, docket), beside.compare(found)))[: most - len(broken)]
        if len(broken) >= most:
            break
    if len(broken) < most:
        broken += list(chain(_orphans(line), beside.contents(), _tallies(line)))[: most - len(broken)]
    return Verified(records, events, broken)


_EXTRA = (
    "(SELECT json_agg(json_build_array(k.seq, k.facts, encode(k.salt, 'hex'), k.salts, k.erased, e.unit) ORDER BY k.seq)"
    " FROM engine_kept k JOIN engine_event e USING (record, seq) WHERE k.record = t.id),"
    " (SELECT json_agg(json_build_array(d.clock, d.started, d.due, d.provisional) ORDER BY d.clock)"
    " FROM engine_docket d WHERE d.record = t.id)"
)


def _records(line: Line) -> Iterator[tuple[Found, list[Any], list[Any]]]:
    sql = read_sql(line).replace(f' FROM "{line.table}"', f', {_EXTRA} FROM "{line.table}"')
    sql = sql.replace("t.id = %s", "t.id > %s ORDER BY t.id LIMIT %s")
    last = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(sql, [last, CHUNK])
            rows = cursor.fetchall()
        for *values, kept, docket in rows:
            yield record_from(line, values), log.loaded(kept) or [], log.loaded(docket) or []
        if len(rows) < CHUNK:
            return
        last = rows[-1][0]


def _record(found: Found, kept: list[Any], docket: list[Any]) -> Iterator[Broken]:
    place = f"{found.line.id} {identity(found.row['id'])}"
    yield from _chain(found, kept, place)
    replayed = row_at(found.line, found.row["id"], found.history, len(found.history))
    for name in found.line.fields:
        expected = replayed[name] if replayed else None
        if found.row[name] != expected:
            what = Term(f"“{name}”一栏与日志不符", f"column “{name}” differs from the log")
            yield Broken(place=place, what=what, expected=expected, found=found.row[name])
    if docket or not found.line.states[found.row["state"]].final:
        yield from _docket(found, docket, place)


def _chain(found: Found, kept: list[Any], place: str) -> Iterator[Broken]:
    previous = proof.GENESIS
    for number, past in enumerate(found.history, start=1):
        if past.seq != number or len(kept) < number:
            what = Term(f"日志缺第{number}步", f"the log lacks event {number}")
            yield Broken(place=place, what=what, expected=number, found=past.seq)
            return
        _, facts, salt, salts, erased, unit = kept[number - 1]
        assert past.at is not None
        head = log.header(record=found.row["id"], seq=past.seq, step=past.step, on=past.on, at=past.at, actor=past.actor,
                          unit=unit, state=past.state)  # fmt: skip
        stored = {
            "facts": facts,
            "salt": bytes.fromhex(salt) if salt else None,
            "salts": salts,
            "erased": erased,
        }
        previous = proof.event_hash(previous, head, log.kept_commitments(stored))
        if previous != past.hash:
            what = Term(
                f"第{number}步“{past.step}”的哈希链断裂",
                f"the hash chain breaks at event {number} “{past.step}”",
            )
            yield Broken(place=place, what=what, expected=previous.hex()[:16], found=past.hash.hex()[:16])
            return


def _docket(found: Found, docket: list[Any], place: str) -> Iterator[Broken]:
    due = [
        [
            one.clock,
            one.started.isoformat() if one.started else None,
            one.due.isoformat() if one.due else None,
            one.provisional,
        ]
        for one in running(told(found.line, found.history, found.row, CALENDAR))
    ]
    if sorted(due) != docket:
        what = Term("待办期限与日志推得的不符", "the docket differs from what the log gives")
        yield Broken(place=place, what=what, expected=sorted(due), found=docket)


def _orphans(line: Line) -> Iterator[Broken]:
    """Events whose record is gone from the table."""
    bits = f"(e.record >> {23}) & 255 = {line.code}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.record FROM engine_event e WHERE e.seq = 1 AND {bits}"
            f' AND NOT EXISTS (SELECT 1 FROM "{line.table}" t WHERE t.id = e.record) ORDER BY 1 LIMIT 1'
        )
        row = cursor.fetchone()
    if row is not None:
        what = Term("日志中有此记录，业务表中没有", "the log knows this record, the table does not")
        yield Broken(place=f"{line.id} {identity(row[0])}", what=what, expected=1, found=0)


def _tallies(line: Line) -> Iterator[Broken]:
    """Every tally against a full recount."""
    deltas = count.recount(line)
    counted = count.Counted.objects.filter(line=line.code).values_list("last_year", flat=True).first() or 0
    expected = {
        row: value for row, value in count.rolled_up(line, deltas, last_year=counted).items() if value
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT line, year, area, month, figure, cell, value FROM engine_tally WHERE line = %s AND value <> 0",
            [line.code],
        )
        found = {tuple(row): value for *row, value in cursor.fetchall()}
    for row in sorted(expected.keys() | found.keys()):
        if expected.get(row, 0) != found.get(row, 0):
            _, year, area, month, figure, cell = row
            place = f"{line.id}.{figure} {year}-{month:02d} {area} {cell}".rstrip()
            what = Term("计数与逐条重数不符", "the tally differs from a recount")
            yield Broken(place=place, what=what, expected=expected.get(row, 0), found=found.get(row, 0))


def verify_seals() -> Iterator[Broken]:
    """Every seal: its root over the events it covers, and its chain."""
    previous, reached = proof.GENESIS, 0
    for seal in log.Seal.objects.order_by("id"):
        place = f"seal {seal.id}"
        leaves = log.hashes_between(after=seal.from_xid, before=seal.to_xid + 1)
        root = proof.merkle_root(leaves)
        checks = (
            (Term("封存起点不连续", "the seal does not start where the last ended"), reached, seal.from_xid),
            (Term("封存的事件数不符", "the number of sealed events differs"), len(leaves), seal.events),
            (Term("封存根与日志不符", "the sealed root differs from the log"), root.hex(), bytes(seal.root).hex()),
            (Term("封存链断裂", "the chain of seals breaks"), previous.hex(), bytes(seal.previous).hex()),
            (Term("封存哈希不符", "the seal's hash differs"), log.seal_hash(previous, root, len(leaves)).hex(),
             bytes(seal.hash).hex()),
        )  # fmt: skip
        yield from (Broken(place=place, what=what, expected=a, found=b) for what, a, b in checks if a != b)
        previous, reached = bytes(seal.hash), seal.to_xid
