"""One file, read: its text, structure, fields, citations and relations; everything that does not need the database."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace
from functools import cached_property

from fadu.auditor.read import read
from fadu.library import citing, past, relating
from fadu.library.cleaning import Clean, clean
from fadu.library.fields import Fields, fields_of
from fadu.library.given import Given
from fadu.library.outline import outline
from fadu.library.pagehead import page_head
from fadu.library.relating import Tie
from fadu.library.structure import Part, Unit, units
from fadu.library.titles import title_key

_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-—–]\s+")
_SOME = 6
ORIGINALS = frozenset({"docx", "pdf"})
"""Formats that hold more than their text (seals, tables, pictures): the file is kept beside it."""


@dataclass(frozen=True)
class Entry:
    """A file as the library takes it in."""

    digest: str
    given: Given
    clean: Clean
    parts: list[Part]
    fields: Fields
    original: bytes = b""  # the file itself, where its text is not all there is to it

    @property
    def text(self) -> str:
        return self.clean.text

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def title_key(self) -> str:
        return title_key(self.fields.title)[:500]

    @cached_property
    def units(self) -> list[Unit]:
        return list(units(self.parts))

    @cached_property
    def articles(self) -> frozenset[str]:
        """The anchors of its articles, those of annexes left out."""
        return frozenset(
            unit.anchor for unit in self.units if unit.kind == "article" and "." not in unit.anchor
        )

    @cached_property
    def ties(self) -> list[Tie]:
        return relating.ties(self.text, self.fields)

    @cached_property
    def citations(self) -> list[citing.Cited]:
        return citing.citations(self.text, after=opening_end(self.text, self.parts))


def entry_of(data: bytes, given: Given) -> Entry:
    """The file in `data`; raises the reader's Trouble where it cannot be read."""
    document = read(data, name=given.path)
    digest, form = digest_of(data, given), document.source_format
    text, named = document.text, _SITE.split(document.title)[0].strip()
    if form == "html" and named != document.title:
        # The name of the page stands above its text, the name of the site in it.
        text = text.removeprefix(document.title)
    if form == "html" and not given.title and len(named) >= _SOME:
        given = replace(given, title=named)
    entry = entry_of_text(text, given, digest=digest, wrapped=form == "pdf")
    return replace(entry, original=data) if form in ORIGINALS else entry


def entry_of_text(raw: str, given: Given, *, digest: str = "", wrapped: bool = False) -> Entry:
    """The same for a text that is no file."""
    whole = clean(raw, wrapped=wrapped)
    head, rest = page_head(whole.text)
    body = clean(rest) if head else whole
    parts = outline(body)
    return Entry(
        digest or digest_of(raw.encode(), given), given, body, parts, fields_of(body, parts, head, given)
    )


def digest_of(data: bytes, given: Given) -> str:
    """Of the bytes and of what was said of them, its folder left out: a moved file is the same file."""
    said = asdict(given) | {"path": given.path.rsplit("/", 1)[-1], "category": ""}
    return hashlib.sha256(
        json.dumps(said, ensure_ascii=False, sort_keys=True).encode() + b"\0" + data
    ).hexdigest()


def opening_end(text: str, parts: list[Part]) -> int:
    """Where the lines of title and making end: what they name is no citation of the text."""
    head = next((part for part in parts if part.kind == "head"), None)
    if head is None:
        return 0
    end = at = head.start
    for number, line in enumerate(text[head.start : head.end].split("\n")):
        at += len(line) + 1
        if (
            number == 0
            or past.steps(line)
            or (len(line) <= 40 and not line.endswith(("。", "：", ":", "，")))
        ):
            end = at
        else:
            break
    return min(end, head.end)
