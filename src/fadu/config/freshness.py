"""Units that an administrator changed in another process: each web worker asks now and then, and reads them anew.

A thread of its own with a connection of its own, so that no request pays for it and none is told yesterday's name for long.
"""

from __future__ import annotations

import threading
import time

from django.db import DatabaseError, connection

EVERY = 10.0
"""Seconds between two questions: how long a worker may still show a unit as it was."""


def start() -> None:
    """Begins to ask, until the process ends."""
    threading.Thread(target=_ask_for_ever, name="units", daemon=True).start()


def _ask_for_ever() -> None:
    known: int | None = None
    while True:
        known = renewed(known)
        time.sleep(EVERY)


def renewed(known: int | None) -> int | None:
    """Forgets the units where they were changed since `known`; → what is known now."""
    from fadu.engine.people import forget_units

    try:
        newest = _newest()
    except DatabaseError:
        # The server is away for a moment; the next question finds a new connection.
        connection.close()
        return known
    if known is not None and newest != known:
        forget_units()
    return newest


def _newest() -> int:
    """The number of the newest change of a unit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM desk_change WHERE kind = 'unit'")
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])
