"""The order of the first results: Tantivy's score, raised by what a title says, lowered by what no longer binds.

BM25 knows how rare a word is and how often it stands; it does not know that a title which the words fill is what was meant, that a law
goes before a case, and that what is repealed comes after what is in force. Only the first WINDOW results are ordered again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import tantivy
from tantivy import DocAddress

from fadu.library.search.query import Asked
from fadu.library.search.schema import NEVER
from fadu.library.search.tokens import fold

WINDOW = 60

# By the rank of the kind (`kinds.Kind`), the constitution first.
_FORCE = (1.1, 1.15, 1.1, 1.05, 0.95, 1.0, 0.95, 1.0, 1.0, 0.85, 0.9, 0.75, 0.85)
_OVER, _SAID, _FILLED = 0.6, 0.6, 1.2
_NATION = fold("中华人民共和国")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One result as the index tells it."""

    score: float
    address: DocAddress
    version: int
    title: str


def candidates(searcher: tantivy.Searcher, hits: Sequence[tuple[float, DocAddress]]) -> list[Candidate]:
    found = []
    for score, address in hits:
        held = searcher.doc(address)
        found.append(Candidate(score, address, int(held["version"][0]), held["titled"][0]))
    return found


def ordered(
    searcher: tantivy.Searcher, found: list[Candidate], asked: Asked, weights: Mapping[str, float], today: int
) -> list[Candidate]:
    """Best first; ties by the newer version."""
    addresses = [one.address for one in found]
    ranks, begins, ends, written = (
        searcher.fast_field_values(name, addresses) for name in ("rank", "begins", "ends", "written")
    )
    scored = []
    for n, one in enumerate(found):
        force = _FORCE[min(int(ranks[n] or 0), len(_FORCE) - 1)]
        over = int(ends[n] or 0) < today or int(begins[n] or NEVER) > today
        score = one.score * force * (_OVER if over else 1.0) * title_factor(one.title, asked, weights)
        scored.append((-score, -int(written[n] or 0), n))
    return [found[n] for *_, n in sorted(scored)]


def title_factor(title: str, asked: Asked, weights: Mapping[str, float]) -> float:
    """1 for a title that says nothing of what was asked; more, the more of the words it says and the less else it says."""
    folded = fold(title)
    folded = folded.removeprefix(_NATION) or folded
    said = whole = 0.0
    covered = bytearray(len(folded))
    for part in asked.parts:
        weight = weights.get(part.folded, 1.0)
        whole += weight
        for n, one in enumerate((part.folded, *part.alike)):
            place = folded.find(one)
            if place >= 0:
                said += weight * (0.8 if n else 1.0)
                covered[place : place + len(one)] = b"\1" * len(one)
                break
    if not said:
        return 1.0
    share = said / whole
    return 1.0 + _SAID * share + _FILLED * share * sum(covered) / len(folded)
