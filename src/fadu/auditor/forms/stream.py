"""A stretch of text as labels and numbers: white space is dropped, each number shrinks to one mark with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from fadu.auditor.read.fold import fold

MARK = "\0"  # stands for one number in the compact text

_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d{1,15}(?:\.\d{1,8})?")
_BLANK = frozenset({"/", "—", "-", "–", "－", "——", "\\"})
_PAGE_NUMBER = re.compile(r"^[^\S\n]*[-—–－][^\S\n]*\d{1,4}[^\S\n]*[-—–－][^\S\n]*$", re.M)
_COUNTED = re.compile(r"[ 　]?[年月日号时页]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a form and its place; no value where the form prints a dash."""

    value: Decimal | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Compact text; `at[i]` is the offset of compact character i, `entries` the numbers in order of their marks."""

    compact: str
    at: tuple[int, ...]
    entries: tuple[Entry, ...]
    before: tuple[int, ...]  # how many marks stand before compact character i

    def numbers(self, start: int, end: int) -> list[Entry]:
        """The numbers between two places of the compact text."""
        return list(self.entries[self.before[start] : self.before[end]])


def stream(text: str, start: int = 0, end: int | None = None) -> Stream:
    """The stretch of `text`; offsets in the result are those of the whole text."""
    folded = fold(text)
    end = len(text) if end is None else end
    skipped = [match.span() for match in _PAGE_NUMBER.finditer(folded, start, end)]
    compact: list[str] = []
    places: list[int] = []
    entries: list[Entry] = []
    before: list[int] = []
    for token in _TOKEN.finditer(folded, start, end):
        if any(low <= token.start() < high for low, high in skipped):
            continue
        entry = _entry(folded, token)
        before.extend([len(entries)] * (1 if entry else len(token[0])))
        places.extend([token.start()] if entry else range(*token.span()))
        compact.append(MARK if entry else token[0])
        if entry:
            entries.append(entry)
    before.append(len(entries))
    return Stream("".join(compact), tuple(places), tuple(entries), tuple(before))


def value_of(text: str) -> Decimal | None:
    """A cell that holds a number and nothing else."""
    plain = fold(text).strip()
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def _entry(text: str, token: re.Match[str]) -> Entry | None:
    word = token[0]
    if word in _BLANK:
        return Entry(None, *token.span())
    if not _NUMBER.fullmatch(word) or _COUNTED.match(text, token.end()):
        return None
    return Entry(Decimal(word.replace(",", "")), *token.span())
