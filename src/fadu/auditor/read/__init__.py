"""Reads a published file of any supported format into a Document: `read(path)`."""

from __future__ import annotations

import re
from pathlib import Path

from fadu.auditor.model import Document
from fadu.auditor.read.limits import LIMITS, Limits
from fadu.auditor.read.trouble import TooLarge, Unsupported

__all__ = ["LIMITS", "Limits", "read", "sniff"]

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|table|p|title)\b", re.I)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHERS = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"{\\rtf": "RTF",
}


def read(source: Path | str | bytes, *, name: str = "", limits: Limits = LIMITS) -> Document:
    """The document in a file or in bytes; raises a Trouble that says why it cannot be read."""
    data, name = _bytes(source, name, limits)
    form = sniff(data, name)
    if form == "pdf":
        from fadu.auditor.read.portable import read_portable

        return read_portable(data, name, limits)
    if form == "docx":
        from fadu.auditor.read.word import read_word

        return read_word(data, name, limits)
    if form == "html":
        from fadu.auditor.read.page import read_page

        return read_page(data, name, limits)
    if form != "txt":
        raise Unsupported(name=name, form=form)
    from fadu.auditor.read.plain import read_plain

    return read_plain(data, name, limits)


def sniff(data: bytes, name: str = "") -> str:
    """The format by content first; the name decides only between text and markup."""
    head = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(_OLD_OFFICE):
        return "doc"
    other = next((form for mark, form in _OTHERS.items() if data.startswith(mark)), "")
    if other:
        return other
    suffix = Path(name).suffix.lower()
    if suffix in (".html", ".htm", ".shtml", ".xhtml") or (head.startswith(b"<") and _MARKUP.search(head)):
        return "html"
    return "txt"


def _bytes(source: Path | str | bytes, name: str, limits: Limits) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        data, name = source, name or "(bytes)"
    else:
        path = Path(source)
        name = name or path.name
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise TooLarge(name=name, what="大小", size=f">{limits.file_bytes}", limit=limits.file_bytes)
    return data, name
