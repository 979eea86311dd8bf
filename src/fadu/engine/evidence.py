"""What an outsider needs to check a record against a root that is kept elsewhere."""

from __future__ import annotations

import json
from typing import Any

from fadu.engine import log
from fadu.engine.identity import identity
from fadu.engine.log import Event, Kept, Seal
from fadu.engine.troubles import NoSuchRecord
from fadu.measure import proof


def roots() -> list[dict[str, Any]]:
    """Every seal, oldest first: keep them where this system cannot write."""
    return [
        {"seal": seal.id, "at": seal.at.isoformat(), "events": seal.events, "root": bytes(seal.root).hex(),
         "previous": bytes(seal.previous).hex(), "hash": bytes(seal.hash).hex()}
        for seal in Seal.objects.order_by("id")
    ]  # fmt: skip


def record(key: int) -> dict[str, Any]:
    """A record's events with their facts, salts and paths to the sealed roots."""
    events = list(Event.objects.filter(record=key).order_by("seq"))
    if not events:
        raise NoSuchRecord(record=str(identity(key)))
    kept = {one.seq: one for one in Kept.objects.filter(record=key)}
    return {
        "record": str(identity(key)),
        "id": str(key),
        "events": [_event(event, kept[event.seq]) for event in events],
    }


def _event(event: Event, kept: Kept) -> dict[str, Any]:
    head = log.header(record=event.record, seq=event.seq, step=event.step, on=event.on, at=event.at, actor=event.actor,
                      unit=event.unit, state=event.state)  # fmt: skip
    salts = kept.salts or {name: proof.fact_salt(bytes(kept.salt or b""), name).hex() for name in kept.facts}
    return {
        "header": json.loads(proof.canonical(head)),
        "facts": kept.facts, "salts": salts, "erased": kept.erased or {}, "hash": bytes(event.hash).hex(), **_sealed(event),
    }  # fmt: skip


def _sealed(event: Event) -> dict[str, Any]:
    seal = Seal.objects.filter(from_xid__lt=event.xid, to_xid__gte=event.xid).first()
    if seal is None:
        return {"seal": None, "root": None, "path": None}
    leaves = log.hashes_between(after=seal.from_xid, before=seal.to_xid + 1)
    path = proof.merkle_path(leaves, leaves.index(bytes(event.hash)))
    return {
        "seal": seal.id,
        "root": bytes(seal.root).hex(),
        "path": [[on_the_left, sibling.hex()] for on_the_left, sibling in path],
    }
