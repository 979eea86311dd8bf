"""A document opened at one version: what every form of it (page, paper, JSON, XML) is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from fadu.library.models import Document, Version
from fadu.library.reading import body, links, shelf
from fadu.library.reading.body import Block
from fadu.library.reading.links import Cited, Tie
from fadu.library.reading.standing import Standing, standing
from fadu.library.reading.troubles import NoSuchProvision
from fadu.library.structure import Part

_MOST_TITLE_LINES = 4
_NATION = len("中华人民共和国")


@dataclass(frozen=True)
class Opened:
    """The document, its versions (without texts), the one that is open with its text and parts; for one reader."""

    document: Document
    versions: tuple[Version, ...]
    version: Version
    text: str
    parts: tuple[Part, ...]
    official: bool

    @cached_property
    def blocks(self) -> list[Block]:
        return body.blocks(self.text, self.parts)

    @cached_property
    def cited(self) -> list[Cited]:
        return links.cited(self.version, official=self.official)

    @cached_property
    def ties(self) -> list[Tie]:
        return links.ties(self.document, official=self.official)

    @property
    def key(self) -> str:
        return shelf.key(self.version, self.versions)

    @cached_property
    def title_lines(self) -> int:
        """How many of the first lines are the document's title, which may run over several."""
        head = next((block for block in self.blocks if block.kind == "head"), None)
        title = _squeezed(self.document.title)
        lines = [self.text[line.start : line.end] for line in head.lines[:_MOST_TITLE_LINES]] if head else []
        for count in range(len(lines), 0, -1):
            said = _squeezed("".join(lines[:count]))
            if said == title or (said.endswith(title) and len(said) <= len(title) + _NATION):
                return count
        return 0

    def not_of_day(self, day: date) -> Literal["earlier", "later", ""]:
        """Is the open text older or newer than the one that is the law on the day?"""
        current = shelf.on_day(self.versions, day)
        if current is None or current.n == self.version.n:
            return ""
        return "earlier" if self.version.n < current.n else "later"

    @property
    def has_articles(self) -> bool:
        """Outside of annexes: what makes it an act rather than a plain document."""
        tops = [part for part in self.parts if part.kind != "annex"]
        return any(one.kind == "article" for part in tops for one in part.walk())

    def standing(self, day: date) -> Standing:
        return standing(self.document, day, self.ties, self.versions)

    def block(self, anchor: str) -> Block:
        """The unit that a place is in: a33 for a33-2-1, and for a place in an annex that its own anchor tells. Raises NoSuchProvision."""
        for block in self.blocks:
            if any(anchor == one for one in block.anchors()):
                return block
        below = [
            block
            for block in self.blocks
            if block.anchor.endswith(f".{anchor}") or _bare(anchor) == block.anchor
        ]
        if len(below) == 1:
            return below[0]
        raise NoSuchProvision(
            title=self.document.title, version=self.key, anchor=anchor[:40].replace("\x00", "�")
        )

    def words(self, block: Block) -> str:
        return self.text[block.start : block.end]


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _bare(anchor: str) -> str:
    """a33 for a33-2-1: a paragraph that the text does not count is shown with its article."""
    return anchor.split("-")[0]


def open_version(code: str, written: str = "", *, day: date, official: bool) -> Opened:
    """A version by its address, or (empty) the one of the day. Raises NoSuchDocument, NoSuchVersion."""
    document = shelf.document(code, official=official)
    versions = shelf.versions(document)
    chosen = shelf.named(document, versions, written) if written else shelf.on_day(versions, day)
    if chosen is None:
        chosen = shelf.named(document, versions, "v1")
    text, parts = shelf.texts_of([chosen])[chosen.pk]
    return Opened(document, tuple(versions), chosen, text, tuple(parts), official)


def opened_all(document: Document, versions: Sequence[Version], *, official: bool) -> list[Opened]:
    """Every version, opened."""
    texts = shelf.texts_of(versions)
    return [
        Opened(document, tuple(versions), one, texts[one.pk][0], tuple(texts[one.pk][1]), official)
        for one in versions
    ]
