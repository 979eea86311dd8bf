"""The files to take in: single ones, folders and zip archives, each with what an index beside it says of it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from fadu.library.given import Given, given
from fadu.library.intake import Item
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

ENDINGS = frozenset({".txt", ".html", ".htm", ".shtml", ".docx", ".pdf"})
_ABOVE = 2
"""An index may stand so many folders above the files that it speaks of."""
_UNPACKED = 64 << 20
Index = dict[str, dict[str, Any]]


class NotAnIndex(Trouble):
    code = "LB-001"
    title = Term("目录文件有误", "Faulty index")
    zh = "目录文件 {path} 第 {line} 行不是一条 JSON 记录。"
    en = "{path}, line {line}, is no JSON record."
    remedy_zh = "每行一条记录，至少有 file 一项；改正后重新导入，已导入的不会重复。"
    remedy_en = (
        "One record a line, with at least `file`; mend it and import again, nothing is taken in twice."
    )


class DamagedArchive(Trouble):
    code = "LB-002"
    title = Term("压缩包损坏", "Damaged archive")
    zh = "压缩包 {path} 无法读取：{why}。"
    en = "The archive {path} cannot be read: {why}."
    remedy_zh = "请重新打包。"
    remedy_en = "Pack it again."


def gather(paths: Iterable[Path]) -> list[Item]:
    """Every file below the paths that the library reads, in the order of their names."""
    return [item for path in paths for item in _below(path)]


def _below(path: Path) -> Iterator[Item]:
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.is_file() and one.suffix.lower() in ENDINGS | {".zip"}:
                yield from _file(one, path)
    else:
        yield from _file(path, path.parent)


def _file(path: Path, root: Path) -> Iterator[Item]:
    if path.suffix.lower() == ".zip":
        yield from _archive(path)
        return
    yield Item(_given(path, root), path.read_bytes)


def _given(path: Path, root: Path) -> Given:
    """What the nearest index says of the file; its place is told from that index, or from where the import began."""
    folder = path.parent
    for _ in range(_ABOVE + len(path.relative_to(root).parts)):
        for index in _indexes(folder):
            name = path.relative_to(folder).as_posix()
            if name in index:
                return given(name, index[name])
        folder = folder.parent
    return given(path.relative_to(root.parent).as_posix())


@lru_cache(maxsize=256)
def _indexes(folder: Path) -> tuple[Index, ...]:
    return tuple(
        _index(path.read_text(encoding="utf-8-sig"), str(path))
        for path in sorted(folder.glob("*index*.jsonl"))
    )


def _index(text: str, path: str) -> Index:
    told: Index = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
                told[str(row["file"])] = row
            except (ValueError, KeyError, TypeError) as why:
                raise NotAnIndex(path=path, line=number) from why
    return told


def _archive(path: Path) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            texts = [
                archive.read(one).decode("utf-8-sig")
                for one in members
                if PurePosixPath(_name(one)).match("*index*.jsonl")
            ]
    except (zipfile.BadZipFile, OSError, UnicodeDecodeError) as why:
        raise DamagedArchive(path=path, why=why) from why
    index: Index = {}
    for text in texts:
        index |= _index(text, str(path))
    for one in sorted(members, key=_name):
        name = _name(one)
        if PurePosixPath(name).suffix.lower() in ENDINGS and one.file_size <= _UNPACKED:
            yield Item(given(name, index.get(name)), lambda one=one: _member(path, one))  # type: ignore[misc]


def _member(path: Path, one: zipfile.ZipInfo) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(one)


def _name(one: zipfile.ZipInfo) -> str:
    """Archives made on Chinese systems carry their names in GBK without saying so."""
    if one.flag_bits & 0x800:
        return one.filename
    try:
        return one.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return one.filename
