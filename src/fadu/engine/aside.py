"""Work aside, in processes of their own: each sets Django up before it imports anything of ours, and ends with its parent."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import Any

PROCESSES = (os.cpu_count() or 1) + 1
"""As many as help: lines differ in size, and while one process waits for the server another works."""

_report: Callable[[Any], None] = lambda _: None  # noqa: E731 - replaced in a worker


@contextmanager
def workers(count: int) -> Iterator[tuple[ProcessPoolExecutor, Any]]:
    """A pool and the queue on which its workers `report`."""
    context = get_context("spawn")
    reports = context.Queue()
    with ProcessPoolExecutor(count, context, initializer=_begin, initargs=(os.getpid(), reports)) as pool:
        yield pool, reports


def call(where: str, *given: Any) -> Any:
    """Calls `module:function`, named so that nothing is imported before Django is set up."""
    module, _, function = where.partition(":")
    return getattr(import_module(module), function)(*given)


def report(what: Any) -> None:
    """Tells the parent."""
    _report(what)


def _begin(parent: int, reports: Any) -> None:
    global _report
    _report = reports.put
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    import django

    django.setup()


def _end_with(parent: int) -> None:
    """A killed parent cannot tell its workers: they look whether it is still theirs."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
