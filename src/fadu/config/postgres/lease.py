"""Who is using the server: locks that the kernel drops when a process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

# The files in FADU_HOME/locks. `starting`: one starter at a time. `users`: shared by all who use the server.
# `supervisor`: held, and signed, by the one alive.


class Lock:
    """A file lock. Two holders may share it; one may hold it alone."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def wait(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def seize(self) -> bool:
        """Hold it alone if nobody else does. A share that was held is lost either way."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def touch(self) -> bool:
        """Could it be shared now? Two who ask at once do not mistake each other for a holder."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def sign(self) -> None:
        """Write our process number into the file, for whoever must reach the holder."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def close(self) -> None:
        os.close(self._descriptor)

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Inside, nobody else holds the lock; waits for its turn."""
    with Lock(path) as lock:
        lock.wait()
        yield


def free(path: Path) -> bool:
    """Does nobody hold it at this moment?"""
    with Lock(path) as lock:
        return lock.touch()
