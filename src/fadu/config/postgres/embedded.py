"""The embedded server, from outside: use it, and it runs; leave it last, and it is stopped."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import psycopg

from fadu.config.home import Home
from fadu.config.postgres import cluster, supervise
from fadu.config.postgres import place as places
from fadu.config.postgres.binaries import Binaries
from fadu.config.postgres.lease import Lock, alone, free
from fadu.config.postgres.place import PORT, Place
from fadu.config.postgres.supervise import PATIENCE, Order
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

Say = Callable[[Term], None]
_PAUSE = 0.02
_RECOVERY = 600.0
"""Seconds: a server that was ended hard first replays its log, which may be gigabytes."""
_LOG_LIMIT = 8_000_000
# Where this very program is found, in case it is not installed but pointed at.
_PYTHON = {name: value for name, value in os.environ.items() if name in ("PYTHONPATH", "PYTHONHOME")}
_PREFIX = re.compile(r"^\d{4}-\S+ .*?[A-Z]+: +")


class DidNotStart(Trouble):
    code = "IN-026"
    title = Term("数据库未能启动", "Database did not start")
    zh = "{path} 的数据库未能启动：{reason}。"
    en = "The database in {path} did not start: {reason}."
    remedy_zh = "请按所述原因处理后再运行；服务器的完整记录在 {log}。"
    remedy_en = "Mend what is named and run again; the server's whole log is in {log}."


class Embedded:
    """One process's use of an installation's server."""

    def __init__(self, home: Home, say: Say = lambda _: None) -> None:
        self.home = home
        self.place = places.where(home)
        self._say = say
        self._users: Lock | None = None
        self._supervisor: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        """Join the server; start it first when it does not run."""
        if self._users is None:
            # Blocks only while a server whose users have all gone is being stopped.
            self._users = Lock(self._lock("users"))
            self._users.share()
        try:
            with alone(self._lock("starting")):
                self._start_if_needed()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Leave; the last to leave stops the server and waits until it has stopped."""
        if self._users is None:
            return
        users, self._users = self._users, None
        with users:
            if users.seize():
                self._stop()
        if self._supervisor is not None and self._supervisor.poll() is not None:
            self._supervisor = None

    def alive(self) -> bool:
        return not free(self._lock("supervisor"))

    def _lock(self, name: str) -> Path:
        return self.home.locks / name

    def _start_if_needed(self) -> None:
        if self._supervisor is not None and self._supervisor.poll() is not None:
            self._supervisor = None
        # A supervisor that is just ending may still be seen alive: then it is our turn to start one.
        if self.alive() and self._answered():
            return
        place, binaries = places.made(self.home)
        if place.account is not None and not place.data.exists():
            self._say(Term(_PLACED.zh.format(place), _PLACED.en.format(place)))
        cluster.ensured(place, binaries)
        cluster.refuse_full(place)
        log_from = _turned(place.log)
        self._supervisor = _supervisor(self.home, place, binaries)
        if not self._answered():
            raise _reason(self.place, log_from)

    def _answered(self) -> bool:
        """Wait until the server answers a query, not merely accepts a connection; False when its supervisor ended."""
        deadline, told = time.monotonic() + _RECOVERY, time.monotonic() + 3
        while not answers(self.place):
            if self._gone():
                return False
            if time.monotonic() > deadline:
                raise DidNotStart(path=self.place.data, reason=_TOO_LONG, log=self.place.log)
            if told and time.monotonic() > told:
                self._say(_RECOVERING)
                told = 0.0
            time.sleep(_PAUSE)
        return True

    def _gone(self) -> bool:
        if self._supervisor is not None:
            return self._supervisor.poll() is not None
        return not self.alive()

    def _stop(self) -> None:
        """Called with the users' lock held alone: newcomers wait until the server has stopped."""
        number = self._supervisor.pid if self._supervisor else _supervisor_number(self.home)
        if number is not None and self.alive():
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGTERM)
        if self._supervisor is not None:
            self._supervisor.wait()
            return
        deadline = time.monotonic() + 2 * PATIENCE
        while self.alive() and time.monotonic() < deadline:
            time.sleep(_PAUSE)


def answers(place: Place) -> bool:
    """Does a query come back?"""
    try:
        with admin(place) as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def admin(place: Place, database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
    """The superuser's own connection, for making roles and databases and for nothing else."""
    return psycopg.connect(
        host=str(place.sockets), port=PORT, user=cluster.SUPERUSER, dbname=database,
        connect_timeout=10, autocommit=True,
    )  # fmt: skip


def _supervisor(home: Home, place: Place, binaries: Binaries) -> subprocess.Popen[bytes]:
    account = place.account
    order = Order(
        postgres=binaries.program("postgres"), data=str(place.data), sockets=str(place.sockets), port=PORT,
        log=str(place.log), locks=str(home.locks),
        uid=account.uid if account else None, gid=account.gid if account else None,
    )  # fmt: skip
    with open(place.log, "ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", supervise.__name__, json.dumps(asdict(order))],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env={**_PYTHON, **place.environ()},
            start_new_session=True,  # Ctrl-C is for the command, which then stops the server in order
        )  # fmt: skip


def _supervisor_number(home: Home) -> int | None:
    with contextlib.suppress(OSError, ValueError):
        return int((home.locks / "supervisor").read_text())
    return None


def _turned(log: Path) -> int:
    """Keep one old log beside the present one. → where the coming start begins in it."""
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as file:
        return file.tell()


def _reason(place: Place, log_from: int) -> Trouble:
    cluster.refuse_full(place)
    with open(place.log, errors="replace") as log:
        log.seek(log_from)
        lines = [_PREFIX.sub("", line).strip() for line in log if line.strip()]
    # What ends a server is said last, and what led to it just before.
    reason = "; ".join(dict.fromkeys(lines[-3:])) or _NO_SUPERVISOR
    return DidNotStart(path=place.data, reason=reason, log=place.log)


_PLACED = Term(
    "PostgreSQL 不能以 root 运行：数据库放在 {0.folder}，以用户 {0.account.name} 运行。",
    "PostgreSQL does not run as root: the database lies in {0.folder} and runs as {0.account.name}.",
)
_RECOVERING = Term(
    "数据库上次未正常关闭，正在恢复……", "The database was not shut down in good order; it is recovering …"
)
_TOO_LONG = Term("等待过久", "it took too long")
_NO_SUPERVISOR = Term("守护进程已退出", "its supervisor ended")
