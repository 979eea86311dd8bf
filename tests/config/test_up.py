"""`fadu up` as a person runs it: it serves, it stops, it leaves nothing behind, also when it is killed."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fadu.config import port
from fadu.config.home import Home
from fadu.config.postgres import place
from fadu.config.postgres.supervise import lives

Eventually = Callable[[Callable[[], bool], float], None]
FADU = [sys.executable, "-c", "from fadu.config.cli import main; main()"]


@contextmanager
def up(home: Home) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running `fadu up` with a tiny year, and the address that it printed."""
    environ = {
        **os.environ,
        "FADU_HOME": str(home.root),
        "FADU_PORT": "0",
        "FADU_SCALE": "0.0005",
        "FADU_LANG": "en",
    }
    process = subprocess.Popen([*FADU, "up"], env=environ, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        said = ""
        for line in process.stderr:
            said += line
            if found := re.search(r"open (http://127\.0\.0\.1:\d+/)", line):
                yield process, found[1]
                return
        pytest.fail(f"it never said that it was ready:\n{said}")
    finally:
        process.kill()
        process.communicate(timeout=30)


def processes_of(home: Home) -> list[str]:
    """Command lines of every living process that belongs to the installation (Linux)."""
    found = []
    marks = (str(home.root), str(place.where(home).folder))
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            environ = (entry / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if int(entry.name) != os.getpid() and any(mark in command or f"={mark}" in environ for mark in marks):
            found.append(f"{entry.name} {command}")
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_serves_and_ctrl_c_stops_everything(lasting_home: Home, eventually: Eventually) -> None:
    with up(lasting_home) as (process, address):
        with urllib.request.urlopen(f"{address}static/django_htmx/django-htmx.js") as answer:
            assert answer.status == 200
        assert len(processes_of(lasting_home)) >= 5  # itself, supervisor, server, web, workers
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        # Python's own tracker of shared memory needs an instant to notice that it is alone.
        eventually(lambda: processes_of(lasting_home) == [], 5)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_killed_it_leaves_nothing_behind_and_starts_cleanly_again(
    lasting_home: Home, eventually: Eventually
) -> None:
    with up(lasting_home) as (process, _):
        process.kill()
        process.wait()
        eventually(lambda: processes_of(lasting_home) == [], 30)
    with up(lasting_home) as (process, address):
        assert address
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_worker_or_database_is_replaced(lasting_home: Home, eventually: Eventually) -> None:
    page = "static/django_htmx/django-htmx.js"
    with up(lasting_home) as (process, address):
        web = next(int(line.split()[0]) for line in processes_of(lasting_home) if "fadu.config.web" in line)
        supervisor = int((lasting_home.locks / "supervisor").read_text())
        os.kill(web, signal.SIGKILL)
        os.kill(supervisor, signal.SIGKILL)
        eventually(lambda: not lives(web) and _answers(address + page), 30)
        eventually(lambda: int((lasting_home.locks / "supervisor").read_text()) != supervisor, 30)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        # Python's own tracker of shared memory needs an instant to notice that it is alone.
        eventually(lambda: processes_of(lasting_home) == [], 5)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_a_port_in_use_is_refused_with_its_holder_and_the_remedy(own_home: Home) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        environ = {**os.environ, "FADU_PORT": str(number), "FADU_LANG": "en"}
        done = subprocess.run([*FADU, "up"], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"Port {number} of 127.0.0.1 is in use" in done.stderr
    assert f"FADU_PORT={number + 1}" in done.stderr
    if sys.platform == "linux":
        assert f"process {os.getpid()}" in done.stderr
    assert not own_home.postgres.exists()


def test_port_zero_is_a_free_one() -> None:
    number = port.claimed("127.0.0.1", 0)
    assert number > 1023
