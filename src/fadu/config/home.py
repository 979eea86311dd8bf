"""FADU_HOME: the one folder that holds an installation's state, made for its owner alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fadu.config import environment
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class HomeNotUsable(Trouble):
    code = "IN-010"
    title = Term("状态文件夹不可用", "State folder not usable")
    zh = "状态文件夹 {path} 不可用：{reason}。"
    en = "The state folder {path} cannot be used: {reason}."
    remedy_zh = "请改用您自己可写的文件夹：设置 FADU_HOME，或以该文件夹的所有者身份运行。"
    remedy_en = "Name a folder that you may write with FADU_HOME, or run as the owner of that folder."


@dataclass(frozen=True)
class Home:
    """Where everything lies that one installation keeps."""

    root: Path

    @property
    def locks(self) -> Path:
        return self.root / "locks"

    @property
    def postgres(self) -> Path:
        """The cluster's folder; when root runs Fadu, a link to where the server's user can reach it."""
        return self.root / "postgres"

    @property
    def secret(self) -> str:
        """The key that signs sessions: drawn once, kept here, never in the repository."""
        return kept(self.root / "secret", lambda: secrets.token_urlsafe(48))

    @property
    def number(self) -> str:
        """What tells this installation from every other on the machine, also from an earlier one in the same place."""
        return kept(self.root / "number", lambda: secrets.token_hex(6))


def home() -> Home:
    """The installation's folder, made when absent."""
    root = Path(environment.text("FADU_HOME", ".fadu")).expanduser().absolute()
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        (root / "locks").mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise HomeNotUsable(path=root, reason=error.strerror) from error
    _refuse_foreign(root)
    return Home(root)


def _refuse_foreign(root: Path) -> None:
    owner = root.stat().st_uid
    if owner != os.geteuid() and os.geteuid() != 0:
        reason = Term(f"它属于另一用户（编号 {owner}）", f"it belongs to another user (number {owner})")
        raise HomeNotUsable(path=root, reason=reason)
    if not os.access(root, os.W_OK | os.X_OK):
        raise HomeNotUsable(path=root, reason=Term("不可写", "it cannot be written"))


def kept(path: Path, draw: Callable[[], str]) -> str:
    """The text of a file of our own; drawn and written first when absent, by exactly one of several starters."""
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(draw())
        try:
            # A link appears whole or not at all, and never over a file that another starter was quicker to make.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
