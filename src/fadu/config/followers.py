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
    run_forever(now=lambda: datetime.now(UTC), stop=told.is_set)


if __name__ == "__main__":
    main(int(sys.argv[1]))
