"""Where in a text a query's words stand, which provision says most of them, and the lines around: places, never markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fadu.library.search.tokens import pattern_of

WIDTH = 120  # characters of a snippet
_LEAD = 24  # characters that are shown before the first mark
_ENOUGH = 400  # marks of one word that are looked at in one text
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of text and the places in it that are marked: (start, end), in order, apart from each other."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


Mark = tuple[int, int, str]  # start, end, the folded word


@lru_cache(maxsize=2_000)
def _pattern(folded: str) -> re.Pattern[str]:
    return re.compile(pattern_of(folded))


def marks_in(text: str, words: Sequence[str]) -> list[Mark]:
    """Every place of every folded word, in order; a word that stands there letter by letter is not sought in other writings."""
    found: list[Mark] = []
    for word in words:
        place, before = text.find(word), len(found)
        while place >= 0 and len(found) - before < _ENOUGH:
            found.append((place, place + len(word), word))
            place = text.find(word, place + len(word))
        if len(found) == before:
            for one in _pattern(word).finditer(text):
                found.append((one.start(), one.end(), word))
                if len(found) - before >= _ENOUGH:
                    break
    found.sort()
    return found


def best_place(text: str, words: Sequence[str], starts: Sequence[int], weights: Mapping[str, float]) -> int:
    """The provision (by number) that says most of the words, each counted once by its weight; of equals the first.

    −1 where none says anything: then the words stand in the head, or nowhere.
    """
    said = [0.0] * len(starts)
    for word in words:
        weight = weights.get(word, 1.0)
        for place in _said_in(text, word, starts):
            said[place] += weight
    most = max(said, default=0.0)
    return said.index(most) if most else -1


def _said_in(text: str, word: str, starts: Sequence[int]) -> Iterator[int]:
    """The provisions that hold the word; after each the search goes on in the next, however often it says the word."""
    literal = text.find(word) >= 0
    at = starts[0] if starts else len(text)
    while at < len(text):
        if literal:
            found = text.find(word, at)
        else:
            match = _pattern(word).search(text, at)
            found = match.start() if match else -1
        if found < 0:
            return
        place = bisect_right(starts, found) - 1
        yield place
        at = starts[place + 1] if place + 1 < len(starts) else len(text)


def shown(text: str, marks: Sequence[Mark], start: int, end: int, weights: Mapping[str, float]) -> Shown:
    """The WIDTH characters between start and end that hold the weightiest marks, with those marks."""
    inside = [mark for mark in marks if start <= mark[0] and mark[1] <= end]
    first = _densest(inside, weights) if inside else start
    # A provision that is short is shown from its beginning.
    begin = start if first - start <= _LEAD else first - _LEAD
    begin = max(start, min(begin, end - WIDTH))
    stop = min(end, begin + WIDTH)
    while begin < stop and text[begin].isspace():
        begin += 1
    places = apart((a, b) for a, b, _ in inside if a >= begin and b <= stop)
    piece = _BLANK.sub(" ", text[begin:stop])
    return Shown(piece.rstrip(), tuple((a - begin, b - begin) for a, b in places))


def _densest(marks: Sequence[Mark], weights: Mapping[str, float]) -> int:
    best, most = marks[0][0], 0.0
    for index, (begin, _, _) in enumerate(marks):
        words = set()
        for _, end, word in marks[index:]:
            if end - begin > WIDTH - _LEAD:
                break
            words.add(word)
        score = sum(weights.get(word, 1.0) for word in words)
        if score > most + 1e-9:
            best, most = begin, score
    return best


def apart(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Overlapping and touching places made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def marked(text: str, words: Sequence[str]) -> Shown:
    """A title with its marks."""
    return Shown(text, apart((start, end) for start, end, _ in marks_in(text, words)))
