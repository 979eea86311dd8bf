"""How a drafted course is played: step by step in the order of days, cut where the rehearsed time ends."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import in_workdays

Event = tuple[str, date, dict[str, Any]]
Events = Iterator[Event]


def play(life: Life, events: Iterable[Event], *, end: date) -> Life:
    """Takes the steps until one would fall after the end; each may look at the life as it stands then."""
    for step, on, facts in events:
        if on > end:
            break
        life.take(step, on=on, **facts)
    return life


def after_full(life: Life, clock: str, rng: random.Random, *, most: int = 6) -> date:
    """A working day after a period that must pass in full."""
    due = life.due(clock)
    assert due is not None
    return in_workdays(due, rng.randrange(1, most + 1))


def comments(rng: random.Random) -> dict[str, int]:
    """Invented numbers of comments and how they were dealt with."""
    adopted, partly, declined, outside = (rng.randrange(least, most) for least, most in ((5, 40), (3, 25), (4, 30), (0, 6)))
    return {"comments_received": adopted + partly + declined + outside, "comments_adopted": adopted, "comments_partly": partly,
            "comments_declined": declined, "comments_outside": outside}  # fmt: skip
