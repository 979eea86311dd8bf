"""Slips of the keyboard: what was probably meant, when what was typed stands nowhere."""

from __future__ import annotations

import tantivy
from tantivy import Occur, Query

from fadu.library.search.matching import holds, term, total
from fadu.library.search.query import Asked
from fadu.library.search.ranking import candidates
from fadu.library.search.terms import terms
from fadu.library.search.tokens import fold, pairs, syllables

_LEAST = 4  # characters: shorter ones have too many neighbours
_LOOKED_AT = 40  # titles that share pairs with what was typed


def corrected(searcher: tantivy.Searcher, asked: Asked) -> str:
    """The words as they were probably meant; empty where nothing is near enough."""
    if any(word.exact for word in asked.words) or not asked.words:
        return ""
    found = [_meant(searcher, word.folded) for word in asked.words]
    if all(found) and any(one != word.folded for one, word in zip(found, asked.words, strict=True)):
        return " ".join(found)
    return ""


def near(searcher: tantivy.Searcher, word: str) -> tuple[str, ...]:
    """Terms and titles near a word that stands nowhere, the nearest first."""
    meant = _meant(searcher, word)
    return (meant,) if meant and meant != word else ()


def _meant(searcher: tantivy.Searcher, word: str) -> str:
    """The word itself if a document contains its pairs side by side; else the nearest stretch of a title, or a term."""
    if total(searcher.search(holds(word), limit=1)):
        return word
    if len(word) < _LEAST:
        return ""
    best, least = "", _allowed(word) + 0.01
    for sought in (*terms().names, *_titles(searcher, word)):
        stretch, distance = nearest(word, sought)
        if distance < least:
            best, least = stretch, distance
    return best


def _allowed(word: str) -> float:
    return 1.0 if len(word) < 8 else 2.0


def _titles(searcher: tantivy.Searcher, word: str) -> list[str]:
    shared = [(Occur.Should, term("title_pairs", pair)) for pair in pairs(word).split()]
    found = searcher.search(Query.boolean_query(shared), limit=_LOOKED_AT).hits
    return [fold(one.title) for one in candidates(searcher, found)]


def nearest(word: str, sought: str) -> tuple[str, float]:
    """The stretch of `sought` nearest to the word, and how far it is: a letter wrong, missing or too many is 1, one that sounds alike ½."""
    said, heard = syllables(word), syllables(sought)
    # row[j]: the least distance between the word so far and a stretch of `sought` that ends at j, and where that stretch begins.
    row = [(0.0, j) for j in range(len(sought) + 1)]
    for i, letter in enumerate(word):
        above, row = row, [(i + 1.0, 0)]
        for j, other in enumerate(sought):
            cost = 0.0 if letter == other else 0.5 if said[i] == heard[j] else 1.0
            swap = above[j][0] + cost, above[j][1]
            row.append(min(swap, (above[j + 1][0] + 1, above[j + 1][1]), (row[j][0] + 1, row[j][1])))
    # Of stretches that are as near, the one that is as long.
    distance, _, begin, end = min(
        (far, abs(j - begin - len(word)), begin, j) for j, (far, begin) in enumerate(row)
    )
    return sought[begin:end], distance
