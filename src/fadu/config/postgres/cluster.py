"""The cluster on disk: made once and whole, and recognised when its version is not ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from fadu.config import environment
from fadu.config.postgres import tuning
from fadu.config.postgres.binaries import Binaries
from fadu.config.postgres.place import Place
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

SUPERUSER = "postgres"
# What initdb needs before the first row: less and it would fail half way, with a message about a file.
_LEAST_FREE = 200 * tuning.MIB
_UNFINISHED = "data.unfinished"


class DiskFull(Trouble):
    code = "IN-023"
    title = Term("磁盘已满", "Disk full")
    zh = "{path} 所在磁盘只剩 {free} MiB，数据库无法写入。已提交的办理一件不丢。"
    en = (
        "The disk of {path} has only {free} MiB left, so the database cannot write. No committed act is lost."
    )
    remedy_zh = "请腾出空间（至少 {wanted} MiB），或用 FADU_HOME（root 用 FADU_SERVER_ROOT）换到别的磁盘，再运行一次。"
    remedy_en = "Free at least {wanted} MiB, or move to another disk with FADU_HOME (FADU_SERVER_ROOT as root); then run again."


class ClusterNotMade(Trouble):
    code = "IN-024"
    title = Term("数据库未能建立", "Database not created")
    zh = "在 {path} 建立数据库失败：{reason}。"
    en = "Creating the database in {path} failed: {reason}."
    remedy_zh = "请按所述原因处理后再运行；没有留下半成品。"
    remedy_en = "Mend what is named and run again; nothing half made was left."


class ForeignVersion(Trouble):
    code = "IN-025"
    title = Term("数据库文件的版本不符", "Database files of another version")
    zh = "{path} 的数据文件属于 PostgreSQL {found}，而本程序带的是 {ours}。"
    en = "The data files in {path} are of PostgreSQL {found}; this program carries {ours}."
    remedy_zh = "请用带 PostgreSQL {found} 的法度版本打开并导出，或另设 FADU_HOME 重新建立。"
    remedy_en = "Open and dump them with a Fadu that carries PostgreSQL {found}, or start afresh in another FADU_HOME."


def ensured(place: Place, binaries: Binaries) -> bool:
    """Make the cluster if there is none. → was it made now?"""
    version = place.data / "PG_VERSION"
    if version.exists():
        found = version.read_text().strip()
        if found != str(binaries.major):
            raise ForeignVersion(path=place.data, found=found, ours=binaries.major)
        return False
    refuse_full(place)
    _make(place, binaries)
    return True


def refuse_full(place: Place) -> None:
    free = shutil.disk_usage(place.folder).free
    if free < _LEAST_FREE:
        raise DiskFull(path=place.folder, free=free // tuning.MIB, wanted=_LEAST_FREE // tuning.MIB)


def _make(place: Place, binaries: Binaries) -> None:
    """Beside its final name, then renamed: a start that was killed leaves no cluster rather than half a one.

    The folder beside is of this process alone: the initdb of a start that was killed may still be writing into its own.
    """
    draft = place.folder / f"{_UNFINISHED}.{os.getpid()}"
    for left in (*place.folder.glob(f"{_UNFINISHED}*"), place.data):  # without PG_VERSION it is no cluster
        shutil.rmtree(left, ignore_errors=True)
    place.owned(draft)
    durable = environment.switch("FADU_DURABLE", True)
    account = place.account
    done = subprocess.run(
        _initdb(binaries, draft, durable),
        cwd="/", env=place.environ(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )  # fmt: skip
    if done.returncode != 0:
        shutil.rmtree(draft, ignore_errors=True)
        refuse_full(place)
        raise ClusterNotMade(path=place.data, reason=_last_line(done.stderr or done.stdout))
    _configure(draft, durable=durable)
    draft.rename(place.data)


def _initdb(binaries: Binaries, data: Path, durable: bool) -> list[str]:
    return [
        binaries.program("initdb"),
        f"--pgdata={data}",
        f"--username={SUPERUSER}",
        # The socket's folder is open to the server's user (and root) alone, who could read the files all the same.
        "--auth-local=trust",
        "--auth-host=reject",
        "--encoding=UTF8",
        # The same order of strings on every machine, whatever its C library thinks.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        *([] if durable else ["--no-sync"]),
    ]


def _configure(data: Path, *, durable: bool) -> None:
    own = data / tuning.NAME
    own.write_text(tuning.rendered(tuning.this_machine(data), durable=durable))
    main = data / "postgresql.conf"
    with main.open("a") as file:
        file.write(f"\ninclude '{tuning.NAME}'\n")
    owner = main.stat()
    os.chown(own, owner.st_uid, owner.st_gid)
    own.chmod(0o600)


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "error:" in line or "FATAL" in line]
    return (telling or lines or ["?"])[-1]
