"""The event log: append-only, hash-chained per record, sealed at intervals; facts are committed to, and kept apart.

`engine_event` can only be inserted into and read (rights and triggers, see the first migration). The facts of an event
lie in `engine_kept` with the salt of their commitments, so that a fact can lawfully be erased while the chain still
verifies. The order of the log is (xid, record, seq): a transaction with a lower xid may commit later, so readers stop
before the oldest transaction that still runs (`horizon`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models

from fadu.engine.history import Past
from fadu.measure import proof


class Event(models.Model):
    """One act on one record. The table has more to it than this: see `migrations/0001_initial.py`."""

    pk = models.CompositePrimaryKey("record", "seq")
    record = models.BigIntegerField()
    seq = models.IntegerField()
    step = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    actor = models.IntegerField()
    unit = models.IntegerField()
    state = models.CharField(max_length=32)
    hash = models.BinaryField()
    xid = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "engine_event"


class Kept(models.Model):
    """The facts an event wrote, and the salt of their commitments (or, after an erasure, the salts one by one)."""

    pk = models.CompositePrimaryKey("record", "seq")
    record = models.BigIntegerField()
    seq = models.IntegerField()
    facts = models.JSONField()
    salt = models.BinaryField(null=True)
    salts = models.JSONField(null=True)  # name → salt, hex: the facts that remain
    erased = models.JSONField(null=True)  # name → commitment, hex: the facts that are gone

    class Meta:
        managed = False
        db_table = "engine_kept"


class Seal(models.Model):
    """A Merkle root over the events between two horizons, chained to the seal before."""

    id = models.BigAutoField(primary_key=True)
    from_xid = models.BigIntegerField()
    to_xid = models.BigIntegerField()
    events = models.BigIntegerField()
    root = models.BinaryField()
    previous = models.BinaryField()
    hash = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "engine_seal"


def header(
    *, record: int, seq: int, step: str, on: date, at: datetime, actor: int, unit: int, state: str
) -> dict[str, Any]:
    """What of an event is hashed openly: everything but its facts."""
    return {
        "record": record, "seq": seq, "step": step, "on": on, "at": at,
        "actor": actor, "unit": unit, "state": state,
    }  # fmt: skip


def event_hash(previous: bytes, head: Mapping[str, Any], facts: Mapping[str, Any], salt: bytes) -> bytes:
    """The hash of a fresh event, whose facts share one salt."""
    open_part = header_text(**{**head, "at": moment_text(head["at"])})
    return proof.chained(previous, open_part, proof.commit_facts(salt, facts))


def header_text(
    *, record: int, seq: int, step: str, on: date | str, at: str, actor: int, unit: int, state: str
) -> str:
    """`header` in its canonical form, put together at once: steps and states are plain words, so nothing needs escaping."""
    return (
        f'{{"actor":{actor},"at":"{at}","on":"{on}","record":{record},"seq":{seq},'
        f'"state":"{state}","step":"{step}","unit":{unit}}}'
    )


@lru_cache(10_000)
def moment_text(at: datetime) -> str:
    """A moment as it is hashed; the acts of a day share few of them."""
    return proof.canonical(at).decode().strip('"')


def seal_hash(previous: bytes, root: bytes, events: int) -> bytes:
    """The hash of a seal, which covers the seal before it."""
    return proof.event_hash(previous, {"root": root.hex(), "events": events}, {})


def kept_commitments(kept: Mapping[str, Any]) -> dict[str, bytes]:
    """The commitments of stored facts: computed from what is there, taken over where a fact was erased."""
    facts, salt = kept["facts"], kept["salt"]
    if salt is not None:
        return proof.commit_facts(bytes(salt), facts)
    salts = {name: bytes.fromhex(value) for name, value in kept["salts"].items()}
    erased = {name: bytes.fromhex(value) for name, value in (kept["erased"] or {}).items()}
    return erased | {name: proof.commit(salts[name], name, value) for name, value in facts.items()}


_HISTORY = """
SELECT e.seq, e.step, e."on", e.state, k.facts, e.at, e.actor, e.hash
FROM engine_event e JOIN engine_kept k USING (record, seq) WHERE e.record = %s ORDER BY e.seq
"""


def history(record: int) -> list[Past]:
    """Every event of one record, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_HISTORY, [record])
        return [past_of(row) for row in cursor.fetchall()]


def past_of(row: Any) -> Past:
    seq, step, on, state, facts, at, actor, chained = row
    return Past(seq, step, on, state, loaded(facts), at, actor, bytes(chained))


def loaded(facts: Any) -> Any:
    """JSON as read: parsed if the cursor handed out text."""
    # Django registers a text loader for jsonb, so that raw cursors hand out strings.
    return json.loads(facts) if isinstance(facts, str) else facts


def horizon() -> int:
    """The oldest transaction that may still be writing: events before it are complete."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def records_between(*, after: int, before: int) -> Iterator[tuple[int, int, int, int]]:
    """(xid, record, first seq, last seq) of what the transactions between two horizons (both excluded) wrote."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT xid, record, min(seq), max(seq) FROM engine_event WHERE xid > %s AND xid < %s "
            "GROUP BY xid, record ORDER BY xid, record",
            [after, before],
        )
        yield from cursor.fetchall()


def hashes_between(*, after: int, before: int) -> list[bytes]:
    """The hashes of those events, in the order of the log: the leaves of a seal."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT hash FROM engine_event WHERE xid > %s AND xid < %s ORDER BY xid, record, seq",
            [after, before],
        )
        return [bytes(chained) for (chained,) in cursor.fetchall()]


def forget(record: int, names: tuple[str, ...], *, seqs: Iterable[int] | None = None) -> None:
    """Deletes facts from every event of a record (or those numbered `seqs`); each leaves its commitment, and the others get
    salts of their own."""
    rows = Kept.objects.filter(record=record)
    for kept in rows if seqs is None else rows.filter(seq__in=list(seqs)):
        gone = [name for name in names if kept.facts.get(name) is not None]
        if not gone:
            continue
        commitments = kept_commitments(
            {"facts": kept.facts, "salt": kept.salt, "salts": kept.salts, "erased": kept.erased}
        )
        own = kept.salts or {
            name: proof.fact_salt(bytes(kept.salt or b""), name).hex() for name in kept.facts
        }
        Kept.objects.filter(record=record, seq=kept.seq).update(
            facts={name: value for name, value in kept.facts.items() if name not in gone},
            salt=None,
            salts={name: value for name, value in own.items() if name not in gone},
            erased={**(kept.erased or {}), **{name: commitments[name].hex() for name in gone}},
        )
