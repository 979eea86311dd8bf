"""The web server: a process of its own, `python -m fadu.config.web PORT PARENT`, with two workers of two threads each."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from fadu.config import freshness
from fadu.config.kin import end_with_parent

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 2


def load() -> Any:
    """In each worker, and at each of its restarts."""
    # A worker is forked with its parent's handlers, which would swallow a SIGTERM that comes before the server's own are set.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Its parent stops it in order; without one it has nobody to wait for it.
    end_with_parent(os.getppid(), signal.SIGKILL)
    from fadu.config.wsgi import application

    # After the application: a forked worker that is restarted begins here too.
    freshness.start()
    return application


def main(port: int, parent: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    end_with_parent(parent)
    Granian(
        "fadu.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        backpressure=64,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    ).serve(target_loader=load, wrap_loader=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
