"""Uploads made harmless: what a file really is, and its content without metadata, scripts and hidden files.

`CLEAN` is the closed list of kinds; each function takes the bytes of its kind and returns clean ones, or raises `Unclean` with
the reason why it cannot be checked or cleaned. Nothing is ever executed, and what unpacks to too much is refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import BytesIO

import puremagic

from fadu.engine.cleaning.package import office
from fadu.engine.cleaning.pages import pdf
from fadu.engine.cleaning.picture import image
from fadu.engine.cleaning.plain import text
from fadu.engine.cleaning.unclean import Unclean

__all__ = ["CLEAN", "Unclean", "kind_of"]

CLEAN: Mapping[str, Callable[[bytes], bytes]] = {
    "pdf": pdf, "docx": office, "xlsx": office, "png": image, "jpg": image, "txt": text, "csv": text,
}  # fmt: skip


def kind_of(content: bytes, suffix: str) -> str:
    """What the content is, whatever its name says; refused if that is no kind we take, or not what the name says."""
    kind = _by_content(content, suffix)
    named = {"jpeg": "jpg", "text": "txt"}.get(suffix, suffix)
    if kind is None:
        guess = _guess(content)
        raise Unclean(
            f"不收这种文件（看来是{guess or '不明类型'}）",
            f"this kind of file is not taken (it looks like {guess or 'nothing known'})",
        )
    if kind != named:
        raise Unclean(f"名称是“.{suffix}”，内容却是{kind}", f"it is named “.{suffix}”, but is {kind}")
    return kind


def _by_content(content: bytes, suffix: str) -> str | None:
    for magic, kind in ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg")):
        if content.startswith(magic):
            return kind
    if content.startswith(b"PK\x03\x04"):
        names = _names(content)
        return "docx" if "word/document.xml" in names else "xlsx" if "xl/workbook.xml" in names else None
    # Whatever reads as text is text (`plain.text` looks closely): it has no signature.
    return {"csv": "csv", "txt": "txt", "text": "txt"}.get(suffix)


def _names(content: bytes) -> frozenset[str]:
    with (
        suppress(zipfile.BadZipFile, ValueError, OSError, NotImplementedError),
        zipfile.ZipFile(BytesIO(content)) as archive,
    ):
        return frozenset(archive.namelist())
    return frozenset()


def _guess(content: bytes) -> str:
    """What a list of signatures takes it for, as a suffix."""
    with suppress(puremagic.PureError, ValueError):
        found = puremagic.magic_string(content[:4096])
        if found:
            return str(found[0].extension).lstrip(".")
    return ""
