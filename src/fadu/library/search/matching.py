"""Turns a read query into what the index is asked: which documents match (three circles), and what makes one better.

    contains   every typed word stands in the document, letter by letter (or a term that means the same): never fewer than these
    titled     every part of the words stands in the title, in whatever order
    scattered  every part stands somewhere in the document
    most       most of the parts do

The outer circles are asked only when the inner ones leave a page half empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cache

from tantivy import Occur, Query, SearchResult

from fadu.library.search.query import Asked, Part
from fadu.library.search.schema import schema
from fadu.library.search.terms import segmenter
from fadu.library.search.tokens import pairs_asked

_MOST = 0.6  # of the parts, in the widest circle


class Circle(IntEnum):
    """How wide a search was cast."""

    TITLED = 1  # contains, or titled
    SCATTERED = 2
    MOST = 3


def every(*queries: Query) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, one) for one in queries])


def some(*queries: Query) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, one) for one in queries])


def term(field: str, value: object) -> Query:
    return Query.term_query(schema(), field, value)


@cache
def _singles() -> dict[str, str]:
    return {"pairs": "characters", "older": "older_characters", "title_pairs": "title_characters"}


def total(result: SearchResult) -> int:
    """How many documents were found; 0 where it was not asked."""
    return int(result.count or 0)  # type: ignore[attr-defined]  # the library's stub forgets it


def holds(folded: str, field: str = "pairs") -> Query:
    """The field contains this very string."""
    if len(folded) == 1:
        return term(_singles()[field], folded)
    asked = pairs_asked(folded)
    return term(field, asked[0][1]) if len(asked) == 1 else Query.phrase_query(schema(), field, [*asked])


def anywhere(folded: str, *, dated: bool) -> Query:
    """The document contains it; without a date, also in one of its older versions."""
    return holds(folded) if dated else some(holds(folded), holds(folded, "older"))


def _all(ways: Sequence[Sequence[str]], *, dated: bool) -> Query:
    """The document contains one of each. Few documents have older versions: they are asked apart, which spares all others a union."""
    now = every(*(some(*map(holds, one)) for one in ways))
    if dated:
        return now
    ever = (some(*(anywhere(folded, dated=False) for folded in one)) for one in ways)
    return some(now, every(term("aged", 1), *ever))


def matches(asked: Asked, circle: Circle, *, dated: bool, near: Sequence[int] = ()) -> Query:
    """Which documents are found; `dated` asks one version of each alone; `near` (versions) belong to the widest circle."""
    asked_for = [_all([(word.folded, *word.alike) for word in asked.words], dated=dated)]
    parts = asked.strong
    if len(parts) > len(asked.words) or circle > Circle.TITLED:
        asked_for.append(every(*(_titled(part) for part in parts)))
    if circle >= Circle.SCATTERED:
        asked_for.append(_all([(part.folded, *part.alike) for part in parts], dated=dated))
    if circle >= Circle.MOST and len(parts) > 1:
        enough = max(1, round(_MOST * len(parts)))
        within = [(Occur.Should, _part(part, dated)) for part in parts]
        asked_for.append(Query.boolean_query(within, minimum_number_should_match=enough))
    if circle >= Circle.MOST and near:
        asked_for.append(Query.term_set_query(schema(), "of", list(near)))
    if asked.letters:
        asked_for.append(said_so(asked.letters))
    asked_for.append(term("name", asked.joined))
    asked_for.extend(term("number", key) for key in asked.number.keys)
    asked_for.extend(holds(printed) for printed in asked.number.printed)
    found = some(*asked_for)
    if not asked.without:
        return found
    barred = [(Occur.MustNot, anywhere(one, dated=dated)) for one in asked.without]
    return Query.boolean_query([(Occur.Must, found), *barred])


def _part(part: Part, dated: bool) -> Query:
    return some(*(anywhere(one, dated=dated) for one in (part.folded, *part.alike)))


def _titled(part: Part) -> Query:
    return some(*(holds(one, "title_pairs") for one in (part.folded, *part.alike)))


def said_so(letters: str) -> Query:
    """Titles whose pinyin, or whose initials, run on from some character as the letters do."""
    asked = [Query.regex_query(schema(), "pinyin", f"{letters}.*")]
    if len(letters) >= 3:
        asked.append(Query.regex_query(schema(), "initials", f"{letters}.*"))
    return some(*asked)


# -------------------------------------------------------------------------------------------- what makes one better

NAME, WHOLE_IN_TITLE, TITLE_WORD, WHOLE_IN_BODY, ALIKE = 40.0, 12.0, 2.0, 0.6, 0.6


def merits(asked: Asked) -> list[Query]:
    """What raises a matching document: its name, its title, its words (BM25), the words side by side."""
    found = [_better(term("name", asked.joined), NAME)] if asked.joined else []
    if len(asked.joined) > 1:
        found.append(_better(holds(asked.joined, "title_pairs"), WHOLE_IN_TITLE))
        found.append(Query.boost_query(holds(asked.joined), WHOLE_IN_BODY))
    for word in asked.words:
        found.extend(_better(term("name", one), NAME * 0.7) for one in word.alike)
    found.extend(_better(term("number", key), 2 * NAME) for key in asked.number.keys)
    found.extend(_better(holds(printed), WHOLE_IN_TITLE) for printed in asked.number.printed)
    if asked.article:
        found.append(_better(holds(asked.article.printed), WHOLE_IN_TITLE))
    for part in asked.parts:
        found.extend(_words(part.folded, 0.5 if part.weak else 1.0))
        for one in part.alike:
            found.extend(_words(one, ALIKE))
    if asked.letters:
        found.append(_better(said_so(asked.letters), 10.0))
    return found


def _words(folded: str, weight: float) -> list[Query]:
    words = dict.fromkeys(segmenter().asked(folded)) or {folded: None}
    share = weight / len(words)
    scored = [Query.boost_query(term("title_words", word), TITLE_WORD * share) for word in words]
    return scored + [Query.boost_query(term("words", word), share) for word in words]


def _better(query: Query, by: float) -> Query:
    return Query.const_score_query(query, by)
