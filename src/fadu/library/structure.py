"""What a text is made of: 编 章 节 条 款 项 目, or 一、（一）1.（1）where it has no articles; every part with its anchor and offsets.

Anchors: a33 an article, a33-2 its second paragraph (款), a33-2-1 the first item (项) of that; a120b1 is 第一百二十条之一; s1-2 the
second part of the first in a text without articles; `head` what stands before, `tail` the signature; x1 an annex, x1.a3
its article. An anchor that a faulty numbering would give twice ends in ~2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

UNITS = ("article", "section", "head", "tail", "annex")
"""The kinds of parts that are units of reading: provisions."""
_READ_DEPTH = 2
"""Numbered parts below this depth are read with the part above them."""


@dataclass(slots=True)
class Part:
    """One part of a text: `start` to `end` covers its heading and all that is below."""

    kind: str  # book, chapter, division, heading, article, section, paragraph, item, point, head, tail, annex
    anchor: str
    label: str = ""
    heading: str = ""
    start: int = 0
    end: int = 0
    parts: list[Part] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """As JSON, with what is empty left out."""
        told: dict[str, Any] = {"k": self.kind, "a": self.anchor, "s": self.start, "e": self.end}
        if self.label:
            told["l"] = self.label
        if self.heading:
            told["h"] = self.heading
        if self.parts:
            told["c"] = [part.told() for part in self.parts]
        return told

    def walk(self) -> Iterator[Part]:
        """This part and all below, in the order of the text."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Unit:
    """A provision: where it stands, and the headings above it."""

    anchor: str
    kind: str
    label: str
    heading: str
    path: str
    start: int
    end: int


def loaded(told: list[dict[str, Any]]) -> list[Part]:
    """The parts that `Version.structure` holds."""
    return [
        Part(
            one["k"],
            one["a"],
            one.get("l", ""),
            one.get("h", ""),
            one["s"],
            one["e"],
            loaded(one.get("c", [])),
        )
        for one in told
    ]


def found(parts: list[Part], anchor: str) -> Part | None:
    """The part with this anchor; an article is also found in an annex, or as 三、 of a text that has no articles."""
    every = {part.anchor: part for top in parts for part in reversed(list(top.walk()))}
    below = [name for name in every if name.endswith(f".{anchor}")]
    named = [anchor, *(below if len(below) == 1 else ()), f"s{anchor[1:]}" if anchor.startswith("a") else ""]
    return next((every[name] for name in named if name in every), None)


def units(parts: list[Part]) -> Iterator[Unit]:
    """The provisions, in the order of the text; none overlaps another."""
    for part in parts:
        yield from _units(part, (), 0)


def _units(part: Part, above: tuple[str, ...], depth: int) -> Iterator[Unit]:
    inner = [
        below for below in part.parts if below.kind in (*UNITS, "book", "chapter", "division", "heading")
    ]
    title = f"{part.label} {part.heading}".strip()
    if part.kind == "section" and depth + 1 >= _READ_DEPTH:
        inner = []
    if part.kind in UNITS:
        # What stands before the first unit below is a unit of its own, under the anchor of the whole.
        end = inner[0].start - 1 if inner else part.end
        yield Unit(
            part.anchor,
            part.kind,
            part.label[:60],
            part.heading[:300],
            " / ".join(above)[:600],
            part.start,
            end,
        )
    below = (*above, title) if title else above
    for one in inner:
        yield from _units(one, below, depth + (part.kind == "section"))
