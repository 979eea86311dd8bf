"""Filters and facet counts. A facet counts under all filters but its own, so a reader sees what choosing another value would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Query

from fadu.library.search.matching import every, some, term
from fadu.library.search.schema import NEVER, schema

STATES = ("in_force", "not_yet", "expired", "repealed", "unknown")
_MOST = {"kind": 20, "issuer": 40, "topic": 60, "year": 200}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to: any of the values of a facet, all facets together."""

    validity: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    year: tuple[int, ...] = ()

    def chosen(self) -> Mapping[str, tuple[Any, ...]]:
        return {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name)}


@dataclass(frozen=True, slots=True)
class Scope:
    """Among which entries is searched, whatever the filters: the reader's, and those of a day if one is given."""

    today: date
    on: date | None = None
    official: bool = False
    day: date = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", self.on or self.today)

    def query(self) -> Query:
        within = [] if self.official else [term("public", 1)]
        if self.on is None:
            return every(term("last", 1), *within)
        day = self.on.toordinal()
        spans = (_between("since", NEVER + 1, day), _between("until", day, None), _between("ends", day, None))
        return every(*spans, *within)


def _between(name: str, lower: int | None, upper: int | None) -> Query:
    return Query.range_query(schema(), name, FieldType.Integer, lower, upper)


def in_state(state: str, day: date) -> Query:
    """The documents that are in that state on the day."""
    today = day.toordinal()
    begun, lasting = _between("begins", NEVER + 1, today), _between("ends", today, None)
    if state == "in_force":
        return every(begun, lasting)
    if state == "not_yet":
        return _between("begins", today + 1, None)
    if state == "unknown":
        return every(term("begins", NEVER), lasting)
    over = every(_between("ends", None, today - 1), _between("begins", None, today))
    repealed = term("ended_as", "repealed")
    return (
        every(over, repealed)
        if state == "repealed"
        else Query.boolean_query([(Occur.Must, over), (Occur.MustNot, repealed)])
    )


def narrowed(filters: Filters, scope: Scope, *, but: str = "") -> list[Query]:
    """A query for each facet that is narrowed, except one."""
    found = []
    for name, values in filters.chosen().items():
        if name != but:
            asked = (
                (in_state(one, scope.day) for one in values)
                if name == "validity"
                else (term(name, one) for one in values)
            )
            found.append(some(*asked))
    return found


Counts = dict[str, list[tuple[Any, int]]]


def counts(searcher: tantivy.Searcher, matching: Query, filters: Filters, scope: Scope) -> Counts:
    """facet → (value, documents), the most frequent first; years from the latest; validity in the order of STATES."""
    base = [matching, scope.query()]
    narrow = filters.chosen()
    together = [name for name in ("validity", *_MOST) if name not in narrow]
    found: Counts = {}
    for names, but in ((together, ""), *(([name], name) for name in narrow)):
        if names:
            query = every(*base, *narrowed(filters, scope, but=but))
            found.update(_aggregated(searcher, query, names, scope.day))
    return {name: found[name] for name in ("validity", *_MOST)}


def _aggregated(searcher: tantivy.Searcher, query: Query, names: Sequence[str], day: date) -> Counts:
    asked: dict[str, Any] = {
        name: {"terms": {"field": name, "size": _MOST[name]}} for name in names if name != "validity"
    }
    if "validity" in names:
        asked["validity"] = _states(day.toordinal())
    got = searcher.aggregate(query, asked)
    found: Counts = {}
    for name in names:
        if name == "validity":
            found[name] = _told(got[name])
        elif name == "year":
            years = ((int(one["key"]), one["doc_count"]) for one in got[name]["buckets"])
            found[name] = sorted(((year, n) for year, n in years if year), reverse=True)
        else:
            found[name] = [(one["key"], one["doc_count"]) for one in got[name]["buckets"]]
    return found


def _states(today: int) -> dict[str, Any]:
    """begins (unknown, before tomorrow, later) × ends (before today, later) × how it ended: one pass for all five states."""
    how = {"terms": {"field": "ended_as", "size": 5}}
    ends = {"range": {"field": "ends", "ranges": [{"to": today}, {"from": today}]}, "aggs": {"how": how}}
    begins = [{"to": NEVER + 1}, {"from": NEVER + 1, "to": today + 1}, {"from": today + 1}]
    return {"range": {"field": "begins", "ranges": begins}, "aggs": {"ends": ends}}


def _told(got: Mapping[str, Any]) -> list[tuple[Any, int]]:
    found = dict.fromkeys(STATES, 0)
    for beginning in got["buckets"]:
        first, last = beginning.get("from"), beginning.get("to")
        if last is None:
            found["not_yet"] += beginning["doc_count"]
            continue
        for ending in beginning["ends"]["buckets"]:
            if ending.get("to") is None:
                found["unknown" if first is None else "in_force"] += ending["doc_count"]
                continue
            for how in ending["how"]["buckets"]:
                found["repealed" if how["key"] == "repealed" else "expired"] += how["doc_count"]
    return [(state, n) for state, n in found.items() if n]
