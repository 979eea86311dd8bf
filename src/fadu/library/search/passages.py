"""Which provisions say most of what was asked: a law is as good an answer as its best article.

Words scattered over a long text mean little, the same words in one article a lot. This only orders, and widens the outermost circle; what
matches exactly is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import tantivy
from tantivy import Occur, Query

from fadu.library.search.query import Asked, Part
from fadu.library.search.schema import leaf_schema
from fadu.library.search.terms import segmenter

MOST = 200  # provisions that are looked at
_ALIKE = 0.7


def evidence(leaves: tantivy.Searcher, asked: Asked) -> Mapping[int, float]:
    """version → the score of its best provision, the best version first; empty for a single word, of which the whole text tells as much."""
    parts = asked.parts
    if len(parts) < 2:
        return {}
    query = Query.boolean_query([(Occur.Should, one) for part in parts for one in _part(part)])
    hits = leaves.search(query, limit=MOST, count=False).hits
    versions = leaves.fast_field_values("version", [address for _, address in hits])
    best: dict[int, float] = {}
    for (score, _), version in zip(hits, versions, strict=True):
        best.setdefault(int(version or 0), score)
    return best


def _part(part: Part) -> Iterator[Query]:
    """The part or, for somewhat less, what means the same: the better of them, not their sum."""
    ways = [_said(part.folded, 0.5 if part.weak else 1.0), *(_said(one, _ALIKE) for one in part.alike)]
    yield ways[0] if len(ways) == 1 else Query.disjunction_max_query(ways)


def _said(folded: str, weight: float) -> Query:
    words = list(dict.fromkeys(segmenter().asked(folded))) or [folded]
    share = weight / len(words) ** 0.5
    terms = [Query.term_query(leaf_schema(), "words", word) for word in words]
    if share != 1.0:  # of bare terms Tantivy reads only what can still be among the best
        terms = [Query.boost_query(one, share) for one in terms]
    return terms[0] if len(terms) == 1 else Query.boolean_query([(Occur.Should, one) for one in terms])
