"""What the address of a library page asks for, read strictly; and the address of the same search with one thing changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from fadu.library.kinds import Kind
from fadu.library.search.facets import STATES, Filters
from fadu.library.search.searching import MOST_SHOWN, SORTS, Wanted
from fadu.measure.cite import Term
from fadu.pages.query import BadQuery, one_of, whole
from fadu.pages.visit import Visit

SIZE = 10
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOST_VALUES, _LONGEST = 12, 200
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as the address says it; `parts` are its filters by name, as written."""

    query: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    on: date | None = None
    page: int = 1
    as_typed: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.query or self.parts or self.on)

    def wanted(self, who: Visit, *, size: int = SIZE) -> Wanted:
        parts: dict[str, Any] = dict(self.parts)
        if "year" in parts:
            parts["year"] = tuple(int(one) for one in parts["year"])
        return Wanted(
            self.query,
            who.today,
            Filters(**parts),
            self.sort,
            self.on,
            self.page,
            size,
            who.official,
            self.as_typed,
        )

    def address(self, **changed: Any) -> str:
        """The query string of this search with something changed, from its first page unless a page is given."""
        told = replace(self, page=1)
        told = replace(told, **changed)
        pairs = [("q", told.query), *((name, one) for name, values in told.parts.items() for one in values)]
        if told.sort != "relevance":
            pairs.append(("sort", told.sort))
        pairs += [("on", told.on.isoformat() if told.on else ""), ("exact", "1" if told.as_typed else "")]
        if told.page > 1:
            pairs.append(("page", str(told.page)))
        return "?" + urlencode([(name, value) for name, value in pairs if value])

    def without(self, name: str, value: str) -> str:
        """The same search less one value of one filter."""
        left = {
            key: tuple(one for one in values if (key, one) != (name, value))
            for key, values in self.parts.items()
        }
        return self.address(parts={key: values for key, values in left.items() if values})


def asked(request: HttpRequest) -> Asked:
    """Raises BadQuery."""
    given = request.GET
    kinds = {kind.value: kind for kind in Kind}
    parts = {
        "validity": _several(given, "validity", dict.fromkeys(STATES)),
        "kind": _several(given, "kind", kinds),
        "issuer": _several(given, "issuer"),
        "topic": _several(given, "topic"),
        "year": _years(given),
    }
    return Asked(
        given.get("q", "").strip(), {name: values for name, values in parts.items() if values},
        one_of(given, "sort", dict.fromkeys(SORTS)) or "relevance", day(given, "on"),
        whole(given, "page", least=1, most=MOST_SHOWN // SIZE) or 1, given.get("exact") == "1",
    )  # fmt: skip


def day(given: Mapping[str, str], name: str) -> date | None:
    """A day, YYYY-MM-DD; None where nothing is given. Raises BadQuery."""
    text = given.get(name, "").strip()
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    wanted = Term("形如2019-03-01的日期", "a day such as 2019-03-01")
    raise BadQuery(name=name, value=text[:40], wanted=wanted)


def _several(given: QueryDict, name: str, known: Mapping[str, object] | None = None) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(one.strip() for one in given.getlist(name) if one.strip()))
    if len(values) > _MOST_VALUES:
        wanted = Term(f"至多{_MOST_VALUES}个值", f"at most {_MOST_VALUES} values")
        raise BadQuery(name=name, value=str(len(values)), wanted=wanted)
    for one in values:
        if known is not None:
            one_of({name: one}, name, known)
        elif len(one) > _LONGEST or not one.isprintable():
            wanted = Term(f"不超过{_LONGEST}个字的名称", f"a name of at most {_LONGEST} characters")
            raise BadQuery(name=name, value=one[:40], wanted=wanted)
    return values


def _years(given: QueryDict) -> tuple[str, ...]:
    years = (
        whole({"year": one}, "year", least=_FIRST_YEAR, most=_LAST_YEAR) for one in _several(given, "year")
    )
    return tuple(dict.fromkeys(str(year) for year in years if year))
