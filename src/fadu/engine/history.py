"""What happened to one record, in order: the past that clocks, undo and proofs are worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Past:
    """One event of a record as the log holds it: the step, the day it took effect, the state after, the facts it wrote."""

    seq: int
    step: str
    on: date
    state: str
    facts: Mapping[str, Any]
    at: datetime | None = None
    actor: int = 0
    hash: bytes = b""


def state_before(history: Iterable[Past]) -> str | None:
    """The state in which the record stood before it entered its present one."""
    states = [past.state for past in history]
    present = states[-1] if states else None
    return next((state for state in reversed(states) if state != present), None)


def times_taken(history: Iterable[Past], step: str) -> int:
    return sum(past.step == step for past in history)
