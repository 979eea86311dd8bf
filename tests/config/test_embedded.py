"""The embedded server under every way of ending: asked to, left alone, or killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from fadu.config.home import Home
from fadu.config.postgres import cluster, place
from fadu.config.postgres.binaries import in_wheel
from fadu.config.postgres.embedded import Embedded, admin, answers
from fadu.config.postgres.place import Place
from fadu.config.postgres.supervise import lives, serves

Eventually = Callable[[Callable[[], bool], float], None]

_USER = """
import sys, time
from fadu.config.home import home
from fadu.config.postgres.embedded import Embedded, admin
server = Embedded(home())
server.open()
connection = admin(server.place)
connection.execute("CREATE TABLE IF NOT EXISTS act (n serial PRIMARY KEY)")
while True:
    print(connection.execute("INSERT INTO act DEFAULT VALUES RETURNING n").fetchone()[0], flush=True)
"""


@pytest.fixture
def server(own_home: Home) -> Iterator[Embedded]:
    one = Embedded(own_home)
    one.open()
    yield one
    one.close()


def postmaster(at: Place) -> int:
    return int((at.data / "postmaster.pid").read_text().splitlines()[0])


def supervisor(home: Home) -> int:
    return int((home.locks / "supervisor").read_text())


def user() -> subprocess.Popen[str]:
    """Another process that uses the server and commits without end, saying what it has committed."""
    return subprocess.Popen([sys.executable, "-c", _USER], stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> set[int]:
    """The acts that it was told are committed. A line cut off by the kill was not said."""
    assert process.stdout
    with process.stdout as output:
        return {int(line) for line in output.read().split("\n")[:-1]}


def test_it_runs_while_used_and_is_gone_when_left(server: Embedded) -> None:
    number = postmaster(server.place)
    assert answers(server.place)
    assert serves(number, server.place.data)
    server.close()
    assert not lives(number)
    assert not server.alive()
    assert not list(server.place.sockets.iterdir())


def test_an_existing_cluster_is_opened_again(server: Embedded) -> None:
    server.close()
    made = (server.place.data / "PG_VERSION").stat().st_mtime_ns
    server.open()
    assert answers(server.place)
    assert (server.place.data / "PG_VERSION").stat().st_mtime_ns == made


def test_who_starts_it_may_leave_before_who_joined(server: Embedded, own_home: Home) -> None:
    joined = Embedded(own_home)
    joined.open()
    number = postmaster(server.place)
    server.close()
    assert answers(server.place)
    assert postmaster(joined.place) == number
    joined.close()
    assert not lives(number)


def test_a_killed_user_leaves_no_server_running(own_home: Home, eventually: Eventually) -> None:
    process = user()
    assert process.stdout
    process.stdout.readline()
    number = postmaster(place.where(own_home))
    process.kill()
    process.wait()
    process.stdout.close()
    eventually(lambda: not lives(number), 15)


def test_a_killed_supervisor_takes_the_server_with_it_and_the_next_start_works(
    server: Embedded, own_home: Home, eventually: Eventually
) -> None:
    number = postmaster(server.place)
    os.kill(supervisor(own_home), signal.SIGKILL)
    if sys.platform == "linux":
        eventually(lambda: not serves(number, server.place.data), 15)
    eventually(lambda: not server.alive(), 5)
    server.open()
    assert answers(server.place)
    assert postmaster(server.place) != number


def test_a_killed_server_is_revived(server: Embedded, eventually: Eventually) -> None:
    with admin(server.place) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    number = postmaster(server.place)
    os.kill(number, signal.SIGKILL)
    eventually(lambda: not lives(number) and answers(server.place), 30)
    with admin(server.place) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)


def test_notes_of_a_dead_server_whose_number_was_given_to_another_process(server: Embedded) -> None:
    """As after a restart of a container, where the same small numbers come round again."""
    server.close()
    note = server.place.data / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{server.place.data}\n")
    (server.place.sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    for path in (note, server.place.sockets / ".s.PGSQL.5432.lock"):
        if server.place.account:
            os.chown(path, server.place.account.uid, server.place.account.gid)
    server.open()
    assert answers(server.place)


def test_a_cluster_left_half_made_is_made_anew(own_home: Home) -> None:
    at, _ = place.made(own_home)
    for name in ("data", "data.unfinished"):
        (at.folder / name / "base").mkdir(parents=True)
    server = Embedded(own_home)
    server.open()
    assert answers(server.place)
    server.close()


def test_data_of_another_postgresql_are_not_touched(server: Embedded) -> None:
    server.close()
    (server.place.data / "PG_VERSION").write_text("17\n")
    with pytest.raises(cluster.ForeignVersion) as caught:
        server.open()
    for lang in ("zh", "en"):
        assert "PostgreSQL 17" in caught.value.sentence(lang)
        assert str(server.place.data) in caught.value.sentence(lang)
    (server.place.data / "PG_VERSION").write_text(f"{in_wheel().major}\n")


def test_a_full_disk_is_named_before_anything_is_written(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = type(shutil.disk_usage("/"))(10**12, 10**12 - 5 * 2**20, 5 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    server = Embedded(own_home)
    with pytest.raises(cluster.DiskFull, match="5 MiB"):
        server.open()
    assert not server.place.data.exists()


def test_a_setting_that_the_server_refuses_is_quoted(server: Embedded) -> None:
    server.close()
    with (server.place.data / "fadu.conf").open("a") as file:
        file.write("shared_buffers = nonsense\n")
    with pytest.raises(Exception, match="shared_buffers") as caught:
        server.open()
    assert "server.log" in str(caught.value)


def test_nothing_committed_is_lost_whoever_is_killed_whenever(own_home: Home) -> None:
    """Client, supervisor or server, at a random moment, again and again; each round sees all earlier commits."""
    chance = random.Random(20230401)
    committed: set[int] = set()
    for round_ in range(6):
        process = user()
        if (
            round_ >= 3
        ):  # the first rounds may be killed before there is a cluster, these only once something was committed
            assert process.stdout
            committed.add(int(process.stdout.readline()))
        time.sleep(chance.uniform(0.15, 0.9))
        _kill(("client", "supervisor", "server")[round_ % 3], process, own_home)
        process.kill()
        process.wait()
        committed |= said(process)
        with _reopened(own_home) as found:
            assert committed <= found
    assert committed


def _kill(whom: str, process: subprocess.Popen[str], home: Home) -> None:
    try:
        number = {
            "client": lambda: process.pid,
            "supervisor": lambda: supervisor(home),
            "server": lambda: postmaster(place.where(home)),
        }[whom]()
        os.kill(number, signal.SIGKILL)
    except (OSError, ValueError, IndexError):
        process.kill()  # it was not there yet


@contextmanager
def _reopened(home: Home) -> Iterator[set[int]]:
    """The acts that the database holds when it is opened again."""
    server = Embedded(home)
    server.open()
    try:
        with admin(server.place) as connection:
            yield {int(str(row[0])) for row in connection.execute("SELECT n FROM act")}
    except psycopg.errors.UndefinedTable:
        yield set()
    finally:
        server.close()


def test_a_long_home_gets_a_short_folder_for_its_sockets(tmp_path: Path) -> None:
    deep = Home(tmp_path / ("very-long-" * 9))
    (deep.root).mkdir()
    folder = place._socket_folder(deep)
    assert len(f"{folder}/.s.PGSQL.5432".encode()) <= 107
    assert deep.number in folder.name
