"""Where the embedded server's data, sockets and log lie, and as which user of the machine it runs."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from fadu.config import environment
from fadu.config.home import Home
from fadu.config.postgres.binaries import Binaries, copied_below, in_wheel
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

SERVER_ROOT = "/var/lib/fadu"
UNPRIVILEGED = "nobody"
PORT = 5432
# The kernel's limit for a socket's address is 107 bytes and a zero; PostgreSQL appends this name to the folder's.
_LONGEST_FOLDER = 107 - len(f"/.s.PGSQL.{PORT}.lock")


class Unreachable(Trouble):
    code = "IN-021"
    title = Term("数据库用户无法到达其文件夹", "Folder out of the database user's reach")
    zh = "PostgreSQL 不能以 root 运行，须以用户 {user} 运行，而该用户进不了 {folder}（权限 {mode}）。"
    en = "PostgreSQL must not run as root but as {user}, and that user may not enter {folder} (mode {mode})."
    remedy_zh = "现有文件夹的权限不会被放宽；请用 FADU_SERVER_ROOT 指定一个人人可进入的文件夹，如 /srv/fadu。"
    remedy_en = "No existing permission is widened; name a folder that anyone may enter, say /srv/fadu, with FADU_SERVER_ROOT."


class ForeignFolder(Trouble):
    code = "IN-022"
    title = Term("套接字文件夹不属于本安装", "Socket folder not ours")
    zh = "套接字文件夹 {path} 已存在，但不属于当前用户或他人也可进入，不能放心使用。"
    en = "The socket folder {path} exists but is not ours alone, so it cannot be trusted."
    remedy_zh = "请删除该文件夹，或把 FADU_HOME 设为较短的路径（不超过 80 字节）。"
    remedy_en = "Remove that folder, or give FADU_HOME a shorter path (up to 80 bytes)."


@dataclass(frozen=True)
class Account:
    """The user of the machine as whom the server runs."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Place:
    """Everything the server needs to know of the disk."""

    folder: Path
    sockets: Path
    account: Account | None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def environ(self) -> dict[str, str]:
        """What the server's programs may know of ours: nothing that bends their messages or their behaviour."""
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}

    def owned(self, path: Path) -> Path:
        """A new folder for the server's user alone."""
        path.mkdir(mode=0o700, exist_ok=True)
        if self.account is not None:
            os.chown(path, self.account.uid, self.account.gid)
        return path


def where(home: Home) -> Place:
    """The server's place; nothing is made."""
    if os.geteuid() == 0:
        folder = _server_root() / home.number
        return Place(folder=folder, sockets=folder / "run", account=_unprivileged())
    return Place(folder=home.postgres, sockets=_socket_folder(home), account=None)


def made(home: Home) -> tuple[Place, Binaries]:
    """The server's place, ready for its data, and the programs that it can run there."""
    place = where(home)
    if place.account is None:
        place.folder.mkdir(mode=0o700, exist_ok=True)
        binaries = in_wheel()
    else:
        binaries = _made_for_root(home, place)
    place.owned(place.sockets)
    _refuse_foreign(place)
    return place, binaries


def _made_for_root(home: Home, place: Place) -> Binaries:
    root = place.folder.parent
    if not root.exists():
        root.mkdir()
        root.chmod(0o755)
    _refuse_unreachable(root, place.account)
    if not place.folder.exists():
        place.folder.mkdir()
        place.folder.chmod(0o711)
    (place.folder / "home").write_text(f"{home.root}\n")
    if not home.postgres.is_symlink():
        home.postgres.symlink_to(place.folder)
    return copied_below(root)


def left_behind() -> list[tuple[Path, str]]:
    """Clusters below the server root whose installation is gone, with the home that once owned them."""
    found = []
    for note in sorted(_server_root().glob("*/home")):
        owner = Path(note.read_text().strip())
        if (owner / "postgres").resolve() != note.parent.resolve():
            found.append((note.parent, str(owner)))
    return found


def _server_root() -> Path:
    return Path(environment.text("FADU_SERVER_ROOT", SERVER_ROOT)).absolute()


def _unprivileged() -> Account:
    entry = pwd.getpwnam(UNPRIVILEGED)
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)


def _refuse_unreachable(root: Path, account: Account | None) -> None:
    """An unprivileged user needs the right to pass on every folder from the top down."""
    for folder in (*reversed(root.parents), root):
        mode = folder.stat().st_mode
        if account is not None and not mode & 0o001:
            raise Unreachable(user=account.name, folder=folder, mode=f"{mode & 0o777:o}")


def _socket_folder(home: Home) -> Path:
    """Inside the home, unless its path is too long for a socket or would be read as a list of hosts."""
    inside = home.postgres / "run"
    if len(os.fsencode(inside)) <= _LONGEST_FOLDER and not set(str(inside)) & set(",'\"@"):
        return inside
    return Path(f"/tmp/fadu-{os.geteuid()}-{home.number}")  # noqa: S108  (made 0700 and checked below)


def _refuse_foreign(place: Place) -> None:
    found = place.sockets.lstat()
    owner = place.account.uid if place.account else os.geteuid()
    if place.sockets.is_symlink() or found.st_uid != owner or found.st_mode & 0o077:
        raise ForeignFolder(path=place.sockets)
