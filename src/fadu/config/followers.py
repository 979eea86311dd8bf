"""The followers of the event log: a process of their own, `python -m fadu.config.followers PARENT`."""

from __future__ import annotations

import signal
import sys
import threading
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
    # A thread of its own: a new document is findable within a second also while many tallies are counted.
    index = threading.Thread(target=_follow_library, args=(told, failed), name="library index")
    index.start()
    try:
        run_forever(now=lambda: datetime.now(UTC), stop=told.is_set)
    finally:
        told.set()
        index.join()
    if failed:
        raise failed[0]


def _follow_library(told: threading.Event, failed: list[BaseException]) -> None:
    """The search index of the library; a failure ends the process, which is then started again."""
    from django.db import connection

    from fadu.library.search.follow import run_forever
    from fadu.library.search.searching import place

    try:
        run_forever(place(), stop=told.is_set)
    except BaseException as error:
        failed.append(error)
        told.set()
    finally:
        connection.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
