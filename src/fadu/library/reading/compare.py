"""Two texts compared: first which provision of one is which of the other, then word by word inside.

Provisions are matched by what they say, not by their numbers, which an amendment shifts: equal ones first (difflib), what lies between
two equal ones by likeness in order (an alignment over shared character pairs). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Literal

import rjieba

from fadu.library.reading.body import Block

Op = Literal["same", "out", "in"]
Run = tuple[Op, str]
"""A stretch of words that is in both, only in the old, or only in the new text."""
What = Literal["same", "changed", "moved", "added", "removed"]
_ALIKE = 0.34  # of the character pairs of the shorter; below, two provisions are different ones
_CELLS = 250_000  # of an alignment; above, provisions are matched by their labels
_ISLAND = 2  # characters: a shorter stretch in common between two changes is no help to a reader
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A provision or heading of one text as it is compared: its place, its label and its words."""

    anchor: str
    label: str
    text: str
    heading: bool = False

    @property
    def words(self) -> str:
        """What it says, its number and blanks aside."""
        return _SPACE.sub("", self.text[len(self.label) :] if self.text.startswith(self.label) else self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """One provision in both texts; `moved` is one whose words are the same under another number."""

    what: What
    old: Piece | None
    new: Piece | None
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many provisions (headings aside) were changed, added, removed, only renumbered, left."""

    changed: int
    added: int
    removed: int
    moved: int
    same: int


def pieces(text: str, blocks: Sequence[Block]) -> list[Piece]:
    """The provisions of a text, each heading apart."""
    found = []
    for block in blocks:
        told = "\n".join(text[line.start : line.end] for line in block.lines)
        found.append(Piece(block.anchor, _printed(told, block.label), told, block.kind == "heading"))
    return found


def _printed(told: str, label: str) -> str:
    """The label as the text prints it, blanks inside included."""
    found = re.match(r"\s*".join(map(re.escape, label)), told) if label else None
    return found.group() if found else ""


def compare(old: Sequence[Piece], new: Sequence[Piece]) -> list[Row]:
    """Every provision of both, in the order of the new text, removed ones where they stood."""
    matcher = SequenceMatcher(None, [one.words for one in old], [one.words for one in new], autojunk=False)
    rows: list[Row] = []
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal":
            rows += [_equal(left, right) for left, right in zip(old[a:b], new[c:d], strict=True)]
        else:
            rows += [_row(left, right) for left, right in _aligned(old[a:b], new[c:d])]
    return rows


def tally(rows: Sequence[Row]) -> Tally:
    told = [row.what for row in rows if not (row.new or row.old or _NOTHING).heading]
    return Tally(*(told.count(what) for what in ("changed", "added", "removed", "moved", "same")))


_NOTHING = Piece("", "", "", heading=True)


def _equal(old: Piece, new: Piece) -> Row:
    return Row("same" if old.label == new.label else "moved", old, new)


def _row(old: Piece | None, new: Piece | None) -> Row:
    if old is None or new is None:
        return Row("added" if old is None else "removed", old, new)
    if old.words == new.words:
        return _equal(old, new)
    return Row("changed", old, new, tuple(runs(old.text, new.text)))


def _aligned(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[tuple[Piece | None, Piece | None]]:
    """The likest pairs that keep both orders; what has no pair stays alone, removed before added."""
    if not old or not new or len(old) * len(new) > _CELLS:
        yield from _by_label(old, new)
        return
    left, right = [_pairs(one) for one in old], [_pairs(one) for one in new]
    likeness = [[_likeness(a, b, old[i], new[j]) for j, b in enumerate(right)] for i, a in enumerate(left)]
    # best[i][j]: the most likeness that old[i:] and new[j:] can be given.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((one, None) for one in old[i:])
    yield from ((None, one) for one in new[j:])


def _by_label(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[tuple[Piece | None, Piece | None]]:
    matcher = SequenceMatcher(None, [one.label for one in old], [one.label for one in new], autojunk=False)
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal" and old[a].label:
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from ((one, None) for one in old[a:b])
            yield from ((None, one) for one in new[c:d])


def _pairs(one: Piece) -> frozenset[str]:
    return frozenset(map("".join, pairwise(one.words))) or frozenset({one.words})


def _likeness(a: frozenset[str], b: frozenset[str], old: Piece, new: Piece) -> float:
    if old.heading is not new.heading:
        return 0.0
    shared = len(a & b) / max(1, min(len(a), len(b)))
    longer = len(a & b) / max(1, len(a), len(b))
    told = (shared + longer) / 2
    return told + 0.01 * (old.label == new.label) if told >= _ALIKE else 0.0


# -------------------------------------------------------------------------------------------------------- words


@cache
def _cutter() -> rjieba.Jieba:
    return rjieba.Jieba()


def runs(old: str, new: str) -> list[Run]:
    """The words of both, what is only in one marked; what was taken out stands before what came in."""
    left, right = _cutter().cut(old), _cutter().cut(new)
    found: list[Run] = []
    for op, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(("same", "".join(left[a:b])))
            continue
        if b > a:
            found.append(("out", "".join(left[a:b])))
        if d > c:
            found.append(("in", "".join(right[c:d])))
    return _joined(_without_islands(found))


def _without_islands(found: Sequence[Run]) -> list[Run]:
    """A word or comma in common in the middle of a rewritten stretch is read as part of the rewriting."""
    told: list[Run] = []
    for n, (op, words) in enumerate(found):
        inside = 0 < n < len(found) - 1
        if (
            op == "same"
            and inside
            and len(words) <= _ISLAND
            and "\n" not in words
            and _weighs(found, n, words)
        ):
            told += [("out", words), ("in", words)]
        else:
            told.append((op, words))
    return told


def _weighs(found: Sequence[Run], n: int, words: str) -> bool:
    """Are the changes on both sides each larger than what they have in common?"""
    before = sum(len(text) for op, text in found[max(0, n - 2) : n] if op != "same")
    after = sum(len(text) for op, text in found[n + 1 : n + 3] if op != "same")
    return before > len(words) * 2 and after > len(words) * 2


def _joined(found: Sequence[Run]) -> list[Run]:
    """Between two stretches in common, one stretch out and one in."""
    told: list[Run] = []
    out: list[str] = []
    into: list[str] = []

    def flush() -> None:
        told.extend((op, "".join(some)) for op, some in (("out", out), ("in", into)) if some)  # type: ignore[misc]
        out.clear()
        into.clear()

    for op, words in found:
        if op == "same":
            flush()
            told.append((op, words))
        else:
            (out if op == "out" else into).append(words)
    flush()
    return told
