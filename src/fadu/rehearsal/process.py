"""A worker process of the loading: ends with its parent, and has Django set up before anything that needs it is imported."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import wait
from typing import Any

reports: Any = None
"""Where this worker reports how many records it has written."""


def begin(to: Any) -> None:
    import django

    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    global reports
    reports = to


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    # What was not committed is undone by the database, and the next load goes on from there.
    os._exit(1)
