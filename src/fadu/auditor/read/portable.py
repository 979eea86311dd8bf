"""Reads a PDF in a child process with its own memory and time, so that no file can harm the caller."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import fadu
from fadu.auditor.model import Document
from fadu.auditor.read.imprint import published, title_of
from fadu.auditor.read.limits import Limits
from fadu.auditor.read.trouble import Locked, NoText, TooLarge, TooLong, Unreadable
from fadu.auditor.read.writer import Box, Writer

_CHILD = "fadu.auditor.read.portable_child"


def read_portable(data: bytes, name: str, limits: Limits) -> Document:
    outcome = _run(data, name, limits)
    _refuse(outcome, name, limits)
    writer = Writer(name, limits)
    for page in outcome["pages"]:
        writer.page()
        for kind, content in page["items"]:
            if kind == "line":
                writer.line(content)
            else:
                writer.table([Box(*box) for box in content])
    text = writer.text
    return Document(
        name=name,
        text=text,
        pages=tuple(writer.pages),
        tables=tuple(writer.tables),
        title=title_of(text),
        published=published(text),
        source_format="pdf",
        encoding="",
        remarks=_remarks(outcome["pages"]),
    )


def _run(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    root = str(Path(fadu.__path__[0]).parent)
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    command = [
        sys.executable,
        "-m",
        _CHILD,
        str(limits.pages),
        str(limits.memory_bytes),
        str(int(limits.seconds) + 1),
    ]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=limits.seconds,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired as why:
        raise TooLong(name=name, seconds=limits.seconds) from why
    if done.returncode or not done.stdout:
        raise Unreadable(name=name, form="PDF", why=_why(done))
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


def _why(done: subprocess.CompletedProcess[bytes]) -> str:
    if done.returncode < 0:
        return f"读取进程被系统中止（信号 {-done.returncode}）"
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return said[-1][:200] if said else "读取进程无输出"


def _refuse(outcome: dict[str, Any], name: str, limits: Limits) -> None:
    trouble = outcome.get("trouble", "")
    if trouble == "locked":
        raise Locked(name=name)
    if trouble == "memory":
        raise TooLarge(name=name, what="展开后的内容", size="内存用尽", limit=limits.memory_bytes)
    if trouble == "pages":
        raise TooLarge(name=name, what="页数", size=outcome["count"], limit=limits.pages)
    if trouble:
        raise Unreadable(name=name, form="PDF", why=trouble)
    pages = outcome["pages"]
    if pages and not any(page["items"] for page in pages) and any(page["images"] for page in pages):
        raise NoText(name=name, pages=len(pages))


def _remarks(pages: list[dict[str, Any]]) -> tuple[str, ...]:
    scanned = [str(number) for number, page in enumerate(pages, 1) if page["images"] and not page["items"]]
    rescued = [str(number) for number, page in enumerate(pages, 1) if page["rescued"]]
    said = []
    if scanned:
        said.append(f"第 {'、'.join(scanned[:40])} 页为图像，没有文字层，未审核")
    if rescued:
        said.append(f"第 {'、'.join(rescued[:40])} 页的文字编码不全，改用另一解析器读取")
    return tuple(said)
