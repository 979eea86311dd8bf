"""The library's search: `search(Wanted(…)) -> Answer`.

The index says which documents and in what order; every word that is shown is read from the database.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db import connection
from tantivy import Occur, Order, Query

from fadu.library.search import facets, passages, ranking, spelling
from fadu.library.search.facets import Counts, Filters, Scope
from fadu.library.search.helping import Help
from fadu.library.search.hits import Hit, Opening, hits_of, opening
from fadu.library.search.index import Reader, View
from fadu.library.search.matching import Circle, anywhere, every, matches, merits, total
from fadu.library.search.query import LONGEST, Asked, read
from fadu.library.search.ranking import Candidate, Grounds
from fadu.library.search.schema import schema
from fadu.library.search.suggesting import Suggestion, suggested
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

MOST_SHOWN, MOST_A_PAGE = 10_000, 100
ENOUGH = {
    Circle.TITLED: 10,
    Circle.SCATTERED: 3,
    Circle.MOST: 0,
}  # documents that make a wider circle needless
FEW = 2  # documents, at which help is offered
NEAR = 20  # documents that the best provisions bring in
SORTS = ("relevance", "newest", "oldest")


class TooFar(Trouble):
    code = "LS-003"
    title = Term("翻页过深", "Too many pages on")
    zh = "第{page}页超出可翻阅的前{most}条结果。"
    en = "Page {page} is beyond the first {most} results, which are those that can be paged through."
    remedy_zh = "请用筛选条件或更具体的检索词缩小范围。"
    remedy_en = "Narrow the search by filters or by more exact words."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search. `today` is the reader's day; `on` asks for the law of another day; `official` sees also what is not public."""

    query: str
    today: date
    filters: Filters = field(default_factory=Filters)
    sort: str = "relevance"
    on: date | None = None
    page: int = 1
    size: int = 10
    official: bool = False
    as_typed: bool = False  # no correcting of typing errors


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `circle` says how wide was searched, `instead` what was searched in place of what was typed (a slip)."""

    count: int
    hits: tuple[Hit, ...]
    facets: Counts
    circle: Circle = Circle.TITLED
    whole: int = 0  # documents within the first circle, when a wider one was searched
    instead: str = ""
    opens: Opening | None = None
    help: Help | None = None
    took: float = 0.0  # seconds


def place() -> Path:
    """Where the index of the connected database lies."""
    return Path(settings.HOME.root) / "library-index" / str(connection.settings_dict["NAME"])


_readers: dict[Path, Reader] = {}


def reader() -> Reader:
    return _readers.setdefault(place(), Reader(place()))


def search(wanted: Wanted) -> Answer:
    """Raises NoIndex, QueryTooLong, TooFar."""
    began = perf_counter()
    if (wanted.page - 1) * wanted.size >= MOST_SHOWN:
        raise TooFar(page=wanted.page, most=MOST_SHOWN)
    view, asked = reader().view(), read(wanted.query)
    scope = Scope(wanted.today, wanted.on, wanted.official)
    look = _Look(view, asked, scope)
    instead = ""
    if asked.words and not look.counted(Circle.TITLED) and not wanted.as_typed:
        instead = spelling.corrected(view.versions, asked)
        corrected = _Look(view, read(instead), scope)
        if instead and corrected.counted(Circle.TITLED):
            look, asked = corrected, corrected.asked
        else:
            instead = ""
    answer = look.answer(wanted)
    told = replace(answer, instead=instead)
    absent = asked.article is not None and told.opens is None and wanted.page == 1
    if asked.words and (told.count <= FEW or absent or not look.counted(Circle.TITLED)):
        told = replace(told, help=look.help(wanted, told.count, absent=absent))
    return replace(told, took=perf_counter() - began)


def suggest(typed: str, today: date, *, official: bool = False) -> list[Suggestion]:
    """What a search box proposes while somebody types. Raises NoIndex."""
    return suggested(reader().view().versions, typed[:LONGEST], today, official=official)


class _Look:
    """One reading of the index for one read query."""

    def __init__(self, view: View, asked: Asked, scope: Scope) -> None:
        self.view, self.searcher, self.asked, self.scope = view, view.versions, asked, scope
        self._counts: dict[tuple[Circle, Filters], Counts] = {}

    @cached_property
    def passages(self) -> Mapping[int, float]:
        """version → what its best provision is worth, the best first."""
        return passages.evidence(self.view.leaves, self.asked)

    def matching(self, circle: Circle) -> Query:
        if not self.asked.words:
            return Query.all_query()
        near = list(self.passages)[:NEAR] if circle is Circle.MOST else ()
        return matches(self.asked, circle, dated=self.scope.on is not None, near=near)

    def counts(self, circle: Circle, filters: Filters) -> Counts:
        """The facets of what that circle holds; each pair of circle and filters is asked once."""
        if (circle, filters) not in self._counts:
            matching = self.matching(circle)
            self._counts[circle, filters] = facets.counts(self.searcher, matching, filters, self.scope)
        return self._counts[circle, filters]

    def counted(self, circle: Circle) -> int:
        """How many documents that circle holds, whatever the filters: every document is of one kind."""
        return sum(n for _, n in self.counts(circle, Filters())["kind"])

    def circle(self) -> Circle:
        """The narrowest that fills a page."""
        if self.asked.number.keys or all(word.exact for word in self.asked.words):
            return Circle.TITLED
        return next((one for one in Circle if self.counted(one) >= ENOUGH[one]), Circle.MOST)

    def answer(self, wanted: Wanted) -> Answer:
        circle = self.circle()
        matching, narrow = self.matching(circle), facets.narrowed(wanted.filters, self.scope)
        within = every(matching, self.scope.query(), *narrow)
        count = total(self.searcher.search(within, limit=1)) if narrow else self.counted(circle)
        shown = hits_of(self.page(wanted, within), self.asked, self.weights, self.scope)
        return Answer(
            count=count, hits=shown, facets=self.counts(circle, wanted.filters), circle=circle,
            whole=self.counted(Circle.TITLED) if circle > Circle.TITLED else 0,
            opens=opening(shown, self.asked) if wanted.page == 1 else None,
        )  # fmt: skip

    def page(self, wanted: Wanted, within: Query) -> list[Candidate]:
        """The results of one page, in their order."""
        start = (wanted.page - 1) * wanted.size
        if wanted.sort != "relevance" or not self.asked.words:
            order = Order.Asc if wanted.sort == "oldest" else Order.Desc
            return self._best(within, wanted.size, start, order_by_field="written", order=order)
        better = [(Occur.Should, one) for one in merits(self.asked)]
        query = Query.boolean_query([(Occur.Must, Query.const_score_query(within, 0.0)), *better])
        if start >= ranking.WINDOW:
            return self._best(query, wanted.size, start)
        found = self._best(query, max(ranking.WINDOW, start + wanted.size))
        first, rest = found[: ranking.WINDOW], found[ranking.WINDOW :]
        if len(first) == ranking.WINDOW:
            first = self._with_best_passages(query, first)
        grounds = Grounds(self.asked, self.weights, self.passages, self.scope.day.toordinal())
        return (ranking.ordered(self.searcher, first, grounds) + rest)[start : start + wanted.size]

    def _best(self, query: Query, limit: int, offset: int = 0, **order: Any) -> list[Candidate]:
        hits = self.searcher.search(query, limit=limit, offset=offset, count=False, **order).hits
        return ranking.candidates(self.searcher, hits)

    def _with_best_passages(self, query: Query, first: list[Candidate]) -> list[Candidate]:
        """In place of the last: the documents of the best provisions, where they match but came too late to be looked at."""
        known = {one.version for one in first}
        missed = [version for version in list(self.passages)[:NEAR] if version not in known]
        if not missed:
            return first
        among = Query.const_score_query(Query.term_set_query(schema(), "of", missed), 0.0)
        added = self._best(every(query, among), NEAR)
        return first[: ranking.WINDOW - len(added)] + added

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How telling each part and word is: the rarer, the more."""
        documents = self.searcher.num_docs + 1
        found: dict[str, float] = {}
        for part in self.asked.parts:
            for one in (part.folded, *part.alike):
                seen = self.searcher.doc_freq("words", one) or self.searcher.doc_freq("pairs", one[:2])
                found[one] = math.log(1 + documents / (seen + 1))
        if self.asked.article:
            found[self.asked.article.printed] = 2 * sum(found.values()) + 1.0
        for word in self.asked.words:
            found.setdefault(word.folded, sum(found.get(part.folded, 0.5) for part in word.parts) or 1.0)
        return found

    def help(self, wanted: Wanted, count: int, *, absent: bool) -> Help:
        dated = self.scope.on is not None
        told = [part.folded for part in self.asked.parts]
        nowhere = tuple(
            one for one in told if not self.seen(every(anywhere(one, dated=dated), self.scope.query()))
        )
        without = self.counted(self.circle()) if wanted.filters.chosen() else count
        any_day = 0
        if dated:
            undated = _Look(self.view, self.asked, replace_day(self.scope))
            any_day = undated.counted(undated.circle())
        near = tuple(spelling.near(self.searcher, one) for one in nowhere)
        article = self.asked.article.printed if absent and self.asked.article else ""
        return Help(
            nowhere, tuple(one for some in near for one in some), max(without - count, 0), any_day, article
        )

    def seen(self, query: Query) -> int:
        return total(self.searcher.search(query, limit=1))


def replace_day(scope: Scope) -> Scope:
    """The same reader without a day."""
    return Scope(scope.today, None, scope.official)


__all__ = ["Answer", "Filters", "Help", "Hit", "Opening", "Wanted", "place", "reader", "search", "suggest"]
