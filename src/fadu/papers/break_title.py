"""Long titles broken as the standard asks: whole words, lines of like length, no line that begins with a mark."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate, pairwise

import rjieba

from fadu.papers.document import width

LONGEST = 120
"""A longer text is no title that lines could balance; the page breaks it like running text."""

_NOT_FIRST = frozenset("，。、；：？！）》〉”’〕】的了和与及等")
_NOT_LAST = frozenset("（《〈“‘〔【和与及关")


@lru_cache(maxsize=512)
def title_lines(title: str, room: float) -> tuple[str, ...]:
    """The lines of a title when `room` characters fit on one; "\\n" in the title forces a break."""
    return tuple(line for part in title.split("\n") for line in _balanced(part.strip(), room))


def _balanced(text: str, room: float) -> list[str]:
    if width(text) <= room:
        return [text] if text else []
    if len(text) > LONGEST:
        return [text]
    count = math.ceil(width(text) / room)
    while (found := _split(text, count, room)) is None:
        count += 1
    return found


def _split(text: str, count: int, room: float) -> list[str] | None:
    """The division into so many lines that is most even; None if whole words do not allow it."""
    cuts = [0, *_cuts(text, room), len(text)]
    wanted = width(text) / count
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for _ in range(count):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, way) in best.items():
            for end in cuts:
                long = width(text[start:end])
                if end > start and long <= room:
                    total = cost + (long - wanted) ** 2
                    if end not in reached or total < reached[end][0]:
                        reached[end] = (total, [*way, end])
        best = reached
    if len(text) not in best:
        return None
    return [text[start:end].strip() for start, end in pairwise(best[len(text)][1])]


def _cuts(text: str, room: float) -> list[int]:
    """Where a line may end: between words, never before a mark that closes or after one that opens."""
    words = rjieba.cut(text)
    ends = list(accumulate(map(len, words)))[:-1]
    good = [end for end in ends if text[end] not in _NOT_FIRST and text[end - 1] not in _NOT_LAST]
    fits = all(width(text[start:end]) <= room for start, end in pairwise([0, *good, len(text)]))
    return good if fits else list(range(1, len(text)))
