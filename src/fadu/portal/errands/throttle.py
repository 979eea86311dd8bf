"""Guessing codes is slowed down: so many wrong tries, by number and by address, then a pause. Told kindly, forgotten soon.

Neither number nor address is stored, only a keyed hash of it. The clock is the server's own: a rehearsal's stands still.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from fadu.portal.errands.tables import Attempt
from fadu.portal.errands.troubles import TooManyTries

PAUSE = timedelta(minutes=15)
"""Tries are counted over so long, from the first; too many, and the rest of it is a pause."""


@dataclass(frozen=True, slots=True)
class Counter:
    """What is counted, and how often it may go wrong within the pause."""

    what: str
    value: str
    most: int

    @property
    def key(self) -> str:
        return hmac.digest(settings.SECRET_KEY.encode(), f"{self.what}:{self.value}".encode(), "sha256").hex()


def of_number(number: str) -> Counter:
    """One case's code: its holder mistypes a few times, nobody else may try for long."""
    return Counter("number", number, 5)


def of_address(address: str) -> Counter:
    """One place of the net: a hall with many visitors shares it."""
    return Counter("address", address, 30)


def check(counters: Sequence[Counter], now: datetime) -> None:
    """Raises TooManyTries while one of them pauses."""
    most = {counter.key: counter.most for counter in counters}
    for one in Attempt.objects.filter(key__in=most, since__gt=now - PAUSE):
        if one.failures >= most[one.key]:
            left = one.since + PAUSE - now
            raise TooManyTries(minutes=-(-int(left.total_seconds()) // 60) or 1)


def failed(counters: Sequence[Counter], now: datetime) -> None:
    """Counts a wrong try against each: those of one quarter of an hour together, from the first of them."""
    with connection.cursor() as cursor:
        cursor.executemany(
            _FAILED, [{"key": counter.key, "now": now, "before": now - PAUSE} for counter in counters]
        )
    Attempt.objects.filter(since__lt=now - 10 * PAUSE).delete()


def succeeded(counter: Counter) -> None:
    Attempt.objects.filter(key=counter.key).delete()


_FAILED = """
INSERT INTO portal_attempt AS a (key, failures, since) VALUES (%(key)s, 1, %(now)s)
ON CONFLICT (key) DO UPDATE SET
  since = CASE WHEN a.since < %(before)s THEN excluded.since ELSE a.since END,
  failures = CASE WHEN a.since < %(before)s THEN 1 ELSE a.failures + 1 END
"""
