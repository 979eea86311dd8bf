"""Followers: what must follow an act, done by reading the log past a cursor, so nothing is lost and all can be replayed.

The cursor is a transaction id. Only events of transactions older than every running one are read, and all events of
one transaction are read together, so a lower id that commits late is never passed over.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction

from fadu.engine import count, log
from fadu.engine.identity import identity
from fadu.engine.line import Line, line_with_code, lines
from fadu.engine.replay import row_at
from fadu.measure import proof
from fadu.measure.cite import Term
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble


class Cursor(models.Model):
    """How far a follower has read: every event of a transaction up to and including `xid`."""

    name = models.CharField(max_length=20, primary_key=True)
    xid = models.BigIntegerField(default=0)

    class Meta:
        db_table = "engine_cursor"


class StillWriting(Trouble):
    code = "E-020"
    title = Term("尚有事务在写入", "Still being written to")
    zh = "另有事务在写入，等了{seconds}秒仍未结束。"
    en = "Other transactions were still writing after {seconds} s."
    remedy_zh = "请待其结束后再试。"
    remedy_en = "Try again once they have ended."


@dataclass(frozen=True)
class Follower:
    """A name and what to do with the events of the transactions in (after, before)."""

    name: str
    follow: Callable[[int, int], int]


BATCH = 2_000


def catch_up(follower: Follower) -> int:
    """Reads on to the horizon; returns the number of events followed. One process at a time per follower."""
    done = 0
    with transaction.atomic():
        _alone(follower.name)
        cursor, _ = Cursor.objects.get_or_create(name=follower.name)
        before = log.horizon()
        if before > cursor.xid + 1:
            done = follower.follow(cursor.xid, before)
            cursor.xid = before - 1
            cursor.save(update_fields=["xid"])
    return done


def settle(*, patience: float = 30.0) -> None:
    """Waits until every transaction that is now running has ended, also those of other databases of the same server."""
    waited = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        row = cursor.fetchone()
    assert row is not None
    while log.horizon() < int(row[0]):
        if time.monotonic() - waited > patience:
            raise StillWriting(seconds=patience)
        time.sleep(0.02)


def up_to_now(follower: Follower) -> int:
    """Follows everything that was committed before the call."""
    settle()
    return catch_up(follower)


def _alone(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"fadu follower {name}"])


# ------------------------------------------------------------------------------------------------- tallies


def keep_tallies(after: int, before: int) -> int:
    """Adds to each tally what the events changed: what the record contributes after them, less what it did before."""
    deltas: dict[int, dict[count.Delta, int]] = defaultdict(lambda: defaultdict(int))
    done = 0
    for _, record, first, last in log.records_between(after=after, before=before):
        line = line_with_code(identity(record).line)
        history = log.history(record)
        for seq, sign in ((first - 1, -1), (last, 1)):
            row = row_at(line, record, history, seq)
            if row is not None:
                _contribute(deltas[line.code], line, row, sign)
        done += last - first + 1
    for code, changed in deltas.items():
        count.add(line_with_code(code), {delta: value for delta, value in changed.items() if value})
    return done


def _contribute(deltas: dict[count.Delta, int], line: Line, row: dict[str, Any], sign: int) -> None:
    for figure in line.figures.values():
        for month, cell, value in contributions(figure, row):
            deltas[figure.name, cell, row["unit"], month] += sign * value


TALLIES = Follower("tallies", keep_tallies)


def rebuild_tallies(*, patience: float = 30.0) -> None:
    """Counts every line afresh and sets the follower to the moment of that count.

    The count and the cursor come from one snapshot in which no other transaction is running, so that no event is
    counted twice or missed.
    """
    waited = time.monotonic()
    while True:
        with transaction.atomic():
            quiet = _quiet_snapshot()
            if quiet is not None:
                _alone(TALLIES.name)
                for line in lines():
                    count.rebuild(line)
                Cursor.objects.update_or_create(name=TALLIES.name, defaults={"xid": quiet - 1})
                return
        if time.monotonic() - waited > patience:
            raise StillWriting(seconds=patience)
        time.sleep(0.1)


def _quiet_snapshot() -> int | None:
    """Fixes the transaction's snapshot; its horizon if nothing else was running in it."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute(
            "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() AS s"
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[1]) if row[0] == row[1] else None


# --------------------------------------------------------------------------------------------------- seals


def seal(at: datetime) -> log.Seal | None:
    """Seals every event up to the horizon under a Merkle root chained to the last seal; None if there is nothing new."""
    with transaction.atomic():
        _alone("seals")
        last = log.Seal.objects.order_by("-id").first()
        after, before = (last.to_xid if last else 0), log.horizon()
        leaves = log.hashes_between(after=after, before=before)
        if not leaves:
            return None
        previous = bytes(last.hash) if last else proof.GENESIS
        root = proof.merkle_root(leaves)
        return log.Seal.objects.create(
            from_xid=after, to_xid=before - 1, events=len(leaves), root=root, previous=previous,
            hash=log.seal_hash(previous, root, len(leaves)), at=at,
        )  # fmt: skip


def run_forever(
    *, now: Callable[[], datetime], stop: Callable[[], bool], seal_every: float = 600.0, pause: float = 0.5
) -> None:
    """The loop of `fadu up`: tallies follow at once, seals at intervals (seconds)."""
    sealed = time.monotonic()
    while not stop():
        catch_up(TALLIES)
        if time.monotonic() - sealed >= seal_every:
            seal(now())
            sealed = time.monotonic()
        time.sleep(pause)
