"""Being told to stop: Ctrl-C, SIGTERM and a closed terminal all end the work in good order."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody wants us to stop; like KeyboardInterrupt, no handler of errors takes it for one."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Inside, being told to stop raises Stopped, once, after worker processes were told the same."""
    before = {number: signal.signal(number, _interrupt) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    for again in SIGNALS:
        signal.signal(again, signal.SIG_IGN)  # a second Ctrl-C must not cut the tidying short
    for worker in multiprocessing.active_children():
        worker.terminate()
    raise Stopped
