"""`fadu up` at work: the web server and the followers as children, looked after until somebody says stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec

from fadu.config import web
from fadu.config.console import say
from fadu.config.database import Served
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

_LOOK = 0.25
_READY = 60.0
"""Seconds that the pages may take to answer for the first time."""
_GRACE = 15.0
_FALLS = 5
"""How often a child may end by itself within a minute before we give up on it."""


class ChildFailed(Trouble):
    code = "IN-062"
    title = Term("服务进程一再退出", "A part of the service keeps ending")
    zh = "“{name}”进程一再退出（退出码 {code}）。"
    en = "The process “{name}” keeps ending (exit code {code})."
    remedy_zh = "它的报错在上面；处理后请再运行 make up。已提交的办理都在。"
    remedy_en = (
        "What it reported stands above; mend it and run make up again. All that was committed is kept."
    )


class Child:
    """One process that must run as long as we do."""

    def __init__(self, name: str, *arguments: str) -> None:
        self.name = name
        self._command = [sys.executable, "-m", *arguments, str(os.getpid())]
        self._falls: list[float] = []
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        # Ctrl-C reaches us alone; we then stop the children in order.
        return subprocess.Popen(self._command, stdin=subprocess.DEVNULL, start_new_session=True)

    def keep(self) -> None:
        """Start it again when it has ended by itself."""
        if self.process.poll() is None:
            return
        now = time.monotonic()
        self._falls = [fall for fall in self._falls if now - fall < 60] + [now]
        if len(self._falls) > _FALLS:
            raise ChildFailed(name=self.name, code=self.process.returncode)
        self.process = self._started()

    def tell_to_stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()

    def wait(self) -> None:
        """Until it has stopped; it is ended hard when it takes too long."""
        try:
            self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Service:
    def __init__(self, served: Served, port: int) -> None:
        self.server, self.port = served.server, port

    def run(self, ready: Term) -> None:
        """Serve until told to stop, which raises. `ready` is said when the pages answer."""
        children: list[Child] = []
        try:
            for child in self._wanted():
                children.append(child)
            self._await_pages(children)
            say(ready)
            while True:
                time.sleep(_LOOK)
                self._look_after(children)
        finally:
            for child in children:
                child.tell_to_stop()
            for child in children:
                child.wait()

    def _wanted(self) -> Iterator[Child]:
        yield Child("web", web.__name__, str(self.port))
        if find_spec("fadu.engine.follow") is not None:
            yield Child("followers", "fadu.config.followers")

    def _await_pages(self, children: list[Child]) -> None:
        deadline = time.monotonic() + _READY
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex((web.HOST, self.port)) == 0:
                    return
            time.sleep(0.05)
            self._look_after(children)

    def _look_after(self, children: list[Child]) -> None:
        if self.server is not None and not self.server.alive():
            say(
                Term(
                    "数据库进程意外退出，正在重新启动……",
                    "The database ended unexpectedly; starting it again …",
                )
            )
            self.server.open()
        for child in children:
            child.keep()
