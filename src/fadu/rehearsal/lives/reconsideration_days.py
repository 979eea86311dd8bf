"""On which days the people and offices of an invented reconsideration case act."""

from __future__ import annotations

import random
from datetime import date, timedelta

from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import in_workdays, next_workday


def deciding(life: Life, rng: random.Random, quick: float) -> date:
    """Mostly in the last weeks before it is due, rarely after."""
    due = life.due("decide_by") or life.due("decide_simplified_by") or life.last_on
    if rng.random() < 0.01 * quick:
        return in_workdays(due, rng.randrange(1, 12))
    latest = max(due, life.last_on)
    early = life.last_on + (latest - life.last_on) * (rng.betavariate(4, 1.5) * quick)
    return min(next_workday(early), latest)


def before_due(life: Life) -> date:
    due = life.due("decide_by") or life.due("decide_simplified_by") or life.last_on
    return next_workday(due - timedelta(days=9))


def soon(life: Life, rng: random.Random, least: int, most: int) -> date:
    return in_workdays(life.last_on, rng.randrange(least, most + 1))


def between(first: date, last: date, rng: random.Random) -> date:
    """A day on which a person acts: any day, also a Sunday."""
    return first + timedelta(days=rng.randrange(max(0, (last - first).days) + 1))


def workday_between(first: date, last: date, rng: random.Random) -> date:
    """A day on which an office acts, not after the last (which is itself a working day)."""
    return max(first, min(next_workday(between(first, last, rng)), last))
