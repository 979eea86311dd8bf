"""The order of the first results: Tantivy's score, raised by what a title says, lowered by what no longer binds.

BM25 knows how rare a word is and how often it stands; it does not know that a title which the words fill is what was meant, that a law
goes before a case, and that what is repealed comes after what is in force. Only the first WINDOW results are ordered again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import tantivy
from tantivy import DocAddress

from fadu.library.search.query import Asked
from fadu.library.search.schema import NEVER
from fadu.library.search.terms import segmenter
from fadu.library.search.tokens import fold, initials_starts, pinyin_starts

WINDOW = 50

# By the rank of the kind (`kinds.Kind`), the constitution first.
_FORCE = (1.1, 1.15, 1.1, 1.05, 1.0, 1.0, 1.0, 1.0, 1.0, 0.85, 0.9, 0.75, 0.85)
_LOCAL, _ELSEWHERE = (4, 6), 0.6
_OVER, _SAID, _FILLED, _ALIKE = 0.6, 0.6, 1.2, 0.8
PASSAGE = 2.0
_NATION = fold("中华人民共和国")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One result as the index tells it."""

    score: float
    address: DocAddress
    version: int
    title: str


def candidates(searcher: tantivy.Searcher, hits: Sequence[tuple[float, DocAddress]]) -> list[Candidate]:
    versions = searcher.fast_field_values("of", [address for _, address in hits])
    return [
        Candidate(score, address, int(version or 0), searcher.doc(address)["titled"][0])
        for (score, address), version in zip(hits, versions, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the order rests on beside the index's scores."""

    asked: Asked
    weights: Mapping[str, float]  # of each part: the rarer, the more
    passages: Mapping[int, float]  # version → what its best provision is worth
    today: int


def ordered(searcher: tantivy.Searcher, found: list[Candidate], grounds: Grounds) -> list[Candidate]:
    """Best first; ties by the newer version."""
    addresses = [one.address for one in found]
    ranks, begins, ends, written = (
        searcher.fast_field_values(name, addresses) for name in ("rank", "begins", "ends", "written")
    )
    scored = []
    for n, one in enumerate(found):
        over = int(ends[n] or 0) < grounds.today or int(begins[n] or NEVER) > grounds.today
        score = one.score + PASSAGE * grounds.passages.get(one.version, 0.0)
        score *= _force(int(ranks[n] or 0), one.title, grounds.asked) * (_OVER if over else 1.0)
        score *= title_factor(one.title, grounds.asked, grounds.weights)
        scored.append((-score, -int(written[n] or 0), n))
    return [found[n] for *_, n in sorted(scored)]


def _force(rank: int, title: str, asked: Asked) -> float:
    """By the kind; a local act comes after the national ones unless it was asked for by its place, with which its title begins."""
    if rank in _LOCAL:
        folded = fold(title)
        if not any(len(part.folded) > 1 and folded.startswith(part.folded) for part in asked.parts):
            return _ELSEWHERE
    return _FORCE[min(rank, len(_FORCE) - 1)]


@lru_cache(maxsize=2_000)
def _pieces(folded: str) -> tuple[str, ...]:
    """限制高消费 is also said by a title that has 限制 and 高消费 apart."""
    return tuple(segmenter().asked(folded)) or (folded,)


def title_factor(title: str, asked: Asked, weights: Mapping[str, float]) -> float:
    """1 for a title that says nothing of what was asked; more, the more of the words it says and the less else it says."""
    folded = fold(title)
    folded = folded.removeprefix(_NATION) or folded
    if asked.letters:
        ways = (pinyin_starts(folded)[:1], initials_starts(folded)[:1])
        filled = (
            len(asked.letters) / len(one) for way in ways for one in way if one.startswith(asked.letters)
        )
        return 1.0 + _FILLED * max(filled, default=0.0)
    said = whole = 0.0
    covered = bytearray(len(folded))
    for part in asked.parts:
        weight = weights.get(part.folded, 1.0)
        whole += weight
        for n, one in enumerate((part.folded, *part.alike)):
            pieces = (one,) if one in folded else _pieces(one)
            places = [folded.find(piece) for piece in pieces]
            if min(places) >= 0:
                said += weight * (_ALIKE if n else 1.0)
                for place, piece in zip(places, pieces, strict=True):
                    covered[place : place + len(piece)] = b"\1" * len(piece)
                break
    if not said:
        return 1.0
    share = said / whole
    return 1.0 + _SAID * share + _FILLED * share * sum(covered) / len(folded)
