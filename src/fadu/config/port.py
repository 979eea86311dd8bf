"""The port of the pages: free, or refused with the name of who holds it."""

from __future__ import annotations

import errno
import os
import re
import socket
from pathlib import Path

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class PortTaken(Trouble):
    code = "IN-060"
    title = Term("端口已被占用", "Port in use")
    zh = "{host} 的端口 {port} 已被占用（{holder}），网页服务无法启动。"
    en = "Port {port} of {host} is in use ({holder}), so the pages cannot be served."
    remedy_zh = "请停止占用者（也许是另一个 fadu up），或换一个端口：FADU_PORT={next} make up；FADU_PORT=0 任选一个空闲端口。"
    remedy_en = "Stop the holder (perhaps another fadu up), or take another port: FADU_PORT={next} make up; 0 picks a free one."


class PortForbidden(Trouble):
    code = "IN-061"
    title = Term("无权使用端口", "Port not permitted")
    zh = "当前用户无权使用 {host} 的端口 {port}：{reason}。"
    en = "This user may not use port {port} of {host}: {reason}."
    remedy_zh = "请改用 1024 以上的端口，例如 FADU_PORT=8000。"
    remedy_en = "Take a port above 1023, for example FADU_PORT=8000."


def claimed(host: str, port: int) -> int:
    """The port to serve on: the one wished for, or a free one for 0."""
    with socket.socket() as probe:
        # As the web server binds: a connection that lingers from the last run is no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(host=host, port=port, holder=holder(port), next=port + 1) from error
            raise PortForbidden(host=host, port=port, reason=error.strerror) from error
        return int(probe.getsockname()[1])


def holder(port: int) -> str | Term:
    """Who listens there, as far as we may look (Linux)."""
    sockets = {f"socket:[{inode}]" for inode in _listening(port)}
    for entry in Path("/proc").glob("[0-9]*"):
        if _opens_one_of(entry / "fd", sockets):
            name = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
            return Term(f"进程 {entry.name}：{name[:80]}", f"process {entry.name}: {name[:80]}")
    return Term("占用者不详，可用 ss -ltnp 查看", "by whom cannot be seen; try ss -ltnp")


def _listening(port: int) -> set[str]:
    """Inodes of the sockets that listen on the port; in the kernel's table state 0A is listening."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:] if os.path.exists(table) else ():
            fields = line.split()
            if fields[3] == "0A" and re.fullmatch(rf"[0-9A-F]+:{port:04X}", fields[1]):
                found.add(fields[9])
    return found


def _opens_one_of(folder: Path, sockets: set[str]) -> bool:
    try:
        return any(os.readlink(link) in sockets for link in folder.iterdir())
    except OSError:  # not ours to look into, or gone meanwhile
        return False
