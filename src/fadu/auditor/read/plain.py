"""Reads a plain text file; offsets are those of the file's own characters."""

from __future__ import annotations

from fadu.auditor.model import Document
from fadu.auditor.read.decode import decode
from fadu.auditor.read.imprint import published, title_of
from fadu.auditor.read.limits import Limits
from fadu.auditor.read.trouble import TooLarge


def read_plain(data: bytes, name: str, limits: Limits) -> Document:
    decoded = decode(data)
    text = decoded.text
    if len(text) > limits.characters:
        raise TooLarge(name=name, what="文字", size=len(text), limit=limits.characters)
    return Document(
        name=name,
        text=text,
        pages=_pages(text),
        title=title_of(text),
        published=published(text),
        source_format="txt",
        encoding=decoded.encoding,
        remarks=decoded.remarks,
    )


def _pages(text: str) -> tuple[int, ...]:
    """A form feed begins a page, as converters of PDF to text write it."""
    return (0, *(place + 1 for place, char in enumerate(text) if char == "\f")) if "\f" in text else (0,)
