"""The server's parent: starts it, revives it, and stops it when its last user is gone, even one who was killed.

A process of its own, run as `python -m fadu.config.postgres.supervise`; it imports little, so that it starts at once.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from fadu.config.postgres.lease import Lock

PAUSE = 0.1
"""Seconds between looks at the locks."""
PATIENCE = 30.0
"""Seconds that a fast shutdown may take before the server is ended hard (it then recovers at its next start)."""
ATTEMPTS = 5
"""Starts in a row that may fail. A server whose parent process was killed leaves workers that must first notice."""
_LONG_LIVED = 20.0
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Order:
    """What the starter hands over, as one JSON argument."""

    postgres: str
    data: str
    sockets: str
    port: int
    log: str
    locks: str
    uid: int | None
    gid: int | None


class Supervisor:
    def __init__(self, order: Order, users: Lock) -> None:
        self.order = order
        self.users = users
        self.told_to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._hear)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.told_to_stop = True

    def run(self) -> int:
        """→ 0 when it was stopped as wished, 1 when the server would not start."""
        clear_leftover(Path(self.order.data), Path(self.order.sockets))
        failures = 0
        while failures < ATTEMPTS:
            began = time.monotonic()
            server = self._start()
            if self._watch(server):
                stop(server)
                return 0
            failures = 1 if time.monotonic() - began > _LONG_LIVED else failures + 1
            if server.returncode == 0 or self._hopeless():
                break
            time.sleep(PAUSE * 2**failures)
        return 1

    def _start(self) -> subprocess.Popen[bytes]:
        order = self.order
        with open(order.log, "ab") as log:
            return subprocess.Popen(
                [order.postgres, "-D", order.data, "-k", order.sockets, "-p", str(order.port)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/",
                user=order.uid, group=order.gid, extra_groups=None if order.uid is None else [],
                preexec_fn=stop_with_parent,  # this process has one thread
            )  # fmt: skip

    def _watch(self, server: subprocess.Popen[bytes]) -> bool:
        """Until the server is no longer wanted (True) or has ended by itself (False)."""
        while server.poll() is None:
            if self.told_to_stop or self.users.seize():
                return True
            time.sleep(PAUSE)
        return self.told_to_stop

    def _hopeless(self) -> bool:
        """Another try cannot help when the disk is full or a setting is wrong."""
        with open(self.order.log, "rb") as log:
            log.seek(max(0, os.path.getsize(self.order.log) - 2000))
            tail = log.read()
        return b"No space left on device" in tail or b"configuration file" in tail


def stop_with_parent() -> None:
    """Ask the kernel to end the server in good order when its parent dies (Linux; elsewhere the next start does it)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def stop(server: subprocess.Popen[bytes]) -> None:
    """A fast shutdown: open transactions are rolled back, everything committed is on disk."""
    for wish, patience in ((signal.SIGINT, PATIENCE), (signal.SIGQUIT, PATIENCE), (signal.SIGKILL, None)):
        with contextlib.suppress(ProcessLookupError):
            server.send_signal(wish)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(patience)
            return


def clear_leftover(data: Path, sockets: Path) -> None:
    """End a server that outlived its supervisor; drop the notes of one that did not live on.

    PostgreSQL itself refuses to start when a noted number belongs to any living process, as it often does after a
    container was restarted; we look whether that process really serves these data.
    """
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        number = int((data / "postmaster.pid").read_text().splitlines()[0])
        if serves(number, data):
            _end(number, data)
        elif lives(number):
            (data / "postmaster.pid").unlink()
    for note in sockets.glob(".s.PGSQL.*"):
        note.unlink(missing_ok=True)


def lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def serves(number: int, data: Path) -> bool:
    """Is that process a PostgreSQL server on these data?"""
    try:
        if sys.platform == "linux":
            return os.readlink(f"/proc/{number}/cwd") == os.path.realpath(data)
        line = subprocess.run(
            ["ps", "-o", "command=", "-p", str(number)], capture_output=True, text=True, check=False
        )
        return str(data) in line.stdout
    except OSError:
        return False


def _end(number: int, data: Path) -> None:
    for wish in (signal.SIGINT, signal.SIGQUIT):
        os.kill(number, wish)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if not serves(number, data):
                return
            time.sleep(PAUSE)


def _sole(own: Lock) -> bool:
    """Somebody who merely asks whether a supervisor lives holds the lock for an instant: ask more than once."""
    for _ in range(20):
        if own.seize():
            return True
        time.sleep(PAUSE / 2)
    return False


def main(argument: str) -> int:
    order = Order(**json.loads(argument))
    locks = Path(order.locks)
    # Left in the reverse order: who waits for the users' lock must find the supervisor's free.
    with Lock(locks / "users") as users, Lock(locks / "supervisor") as own:
        if not _sole(own):
            return 0  # another supervisor serves already
        own.sign()
        return Supervisor(order, users).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
