"""What a search box proposes while somebody types: the field's terms, document numbers, titles; by their characters or their pinyin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import tantivy
from tantivy import Query

from fadu.library.search.facets import Scope
from fadu.library.search.matching import every, holds, said_so, some
from fadu.library.search.numbers import prefixes
from fadu.library.search.ranking import candidates
from fadu.library.search.schema import schema
from fadu.library.search.terms import terms
from fadu.library.search.tokens import BREAK, fold, initials_starts, pinyin_starts

MOST = 8
_TERMS = 3
_LOOKED_AT = 40
_LETTERS = re.compile(r"[a-z]{2,40}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for; `version` where it is a title, which can be opened at once."""

    text: str
    kind: str  # term, number, title
    version: int | None = None


def suggested(
    searcher: tantivy.Searcher, typed: str, today: date, *, official: bool = False, most: int = MOST
) -> list[Suggestion]:
    """The likeliest first; nothing for less than what says something (one Chinese character, two letters)."""
    folded = fold(typed).replace(BREAK, "")
    letters = folded if _LETTERS.fullmatch(folded) else ""
    if not folded or (folded.isascii() and not letters and not prefixes(typed)):
        return []
    scope = Scope(today, None, official)
    found = [Suggestion(term, "term") for term in _terms(folded, letters)[:_TERMS]]
    kinds = (("number", _numbers(typed)), ("title", _titles(folded, letters)))
    for kind, query in kinds:
        if query is not None:
            hits = searcher.search(every(query, scope.query()), limit=_LOOKED_AT, count=False).hits
            # Of titles that begin alike the shortest is the law itself, the longer ones are about it.
            likely = sorted(
                candidates(searcher, hits), key=lambda one: (-one.score, len(one.title), one.version)
            )
            found.extend(Suggestion(one.title, kind, one.version) for one in likely)
    unlike = {one.text: one for one in reversed(found)}
    return [one for one in found if unlike[one.text] is one][:most]


def _terms(folded: str, letters: str) -> list[str]:
    """The terms that begin so, or sound so."""
    found = []
    for name, written in terms().names.items():
        said = letters and (
            pinyin_starts(name)[0].startswith(letters) or initials_starts(name)[0].startswith(letters)
        )
        if said or (name.startswith(folded) and name != folded):
            found.append(written)
    return sorted(found, key=len)


def _numbers(typed: str) -> Query | None:
    found = [
        Query.regex_query(schema(), "number", re.escape(prefix) + "[0-9]*") for prefix in prefixes(typed)
    ]
    return some(*found) if found else None


def _titles(folded: str, letters: str) -> Query | None:
    begins = Query.const_score_query(Query.regex_query(schema(), "name", _escaped(folded) + ".*"), 4.0)
    ways = [begins, Query.const_score_query(holds(folded, "title_pairs"), 2.0)]
    if letters:
        ways.append(Query.const_score_query(said_so(letters), 1.0))
    return some(*ways)


def _escaped(folded: str) -> str:
    return re.sub(r"([^\w])", r"\\\1", folded)
