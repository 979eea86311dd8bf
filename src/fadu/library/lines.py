"""The paragraphs of a clean text, each with its place, and the heading that a numbered one begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fadu.library.cleaning import Clean

_SHORT, _FEW = 40, 20
_STOPS = re.compile(r"[。；;！？!?]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text and where it stands; `mark` is the heading level that the source gave it."""

    start: int
    end: int
    text: str
    mark: int


def lines_of(clean: Clean) -> Iterator[Line]:
    at = 0
    for text in clean.text.split("\n"):
        if text:
            yield Line(at, at + len(text), text, clean.heads.get(at, 0))
        at += len(text) + 1


def heading_of(text: str) -> str:
    """The words of a numbered line where they are a heading: a line without stops, or a few words before the text."""
    if not _STOPS.search(text):
        told = text.rstrip("：:").strip()
        return told if len(told) <= _SHORT else ""
    first, _, rest = text.partition("。")
    return first.strip() if rest.strip() and len(first) <= _FEW and not re.search(r"[，；：]", first) else ""
