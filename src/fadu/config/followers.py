"""The followers of the event log: a process of their own, `python -m fadu.config.followers PARENT`."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from fadu.config.database import set_up
from fadu.config.kin import end_with_parent


def main(parent: int) -> None:
    end_with_parent(parent)
    set_up()
    from fadu.engine.follow import run_forever

    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    failed: list[BaseException] = []
    # Threads of their own: a new document is findable within a second also while many tallies are counted.
    aside = [
        threading.Thread(target=_aside, args=(work, told, failed), name=work.__name__)
        for work in (_feed_library, _follow_library)
    ]
    for thread in aside:
        thread.start()
    try:
        run_forever(now=lambda: datetime.now(UTC), stop=told.is_set)
    finally:
        told.set()
        for thread in aside:
            thread.join()
    if failed:
        raise failed[0]


def _aside(
    work: Callable[[threading.Event], None], told: threading.Event, failed: list[BaseException]
) -> None:
    """Works until told to stop; a failure ends the process, which is then started again."""
    from django.db import connection

    try:
        work(told)
    except BaseException as error:
        failed.append(error)
        told.set()
    finally:
        connection.close()


def _feed_library(told: threading.Event) -> None:
    """What the lines of work publish becomes documents of the library."""
    from fadu.config.office import rehearsed
    from fadu.library.feed import run_forever

    run_forever(synthetic=rehearsed() is not None, stop=told.is_set)


def _follow_library(told: threading.Event) -> None:
    """The search index of the library."""
    from fadu.library.search.follow import run_forever
    from fadu.library.search.searching import place

    run_forever(place(), stop=told.is_set)


if __name__ == "__main__":
    main(int(sys.argv[1]))
