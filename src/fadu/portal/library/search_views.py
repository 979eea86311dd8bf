"""The search page, its suggestions, and the same answer as JSON and as a feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from fadu.library.kinds import Kind
from fadu.library.models import Document
from fadu.library.reading import asdata, opendata, shelf, standing
from fadu.library.search import querylog
from fadu.library.search.hits import Hit, Place
from fadu.library.search.index import NoIndex
from fadu.library.search.query import read
from fadu.library.search.searching import MOST_SHOWN, Answer, search, suggest
from fadu.library.search.snippets import Shown
from fadu.library.validity import State
from fadu.measure.cite import Term
from fadu.pages.feed import Feed
from fadu.pages.metadata import Column, Metadata
from fadu.pages.visit import SYNTHETIC, Visit, visit
from fadu.portal.library import marks
from fadu.portal.library.asked import SIZE, Asked, asked

FEED = 50
_FACETS = {
    "validity": Term("效力", "Validity"), "kind": Term("文件种类", "Kind"), "issuer": Term("发文机关", "Issuer"),
    "topic": Term("主题", "Topic"), "year": Term("成文年份", "Year"),
}  # fmt: skip
_SORTS = {"relevance": Term("相关度", "relevance"), "newest": Term("最新在前", "newest first"),
          "oldest": Term("最早在前", "oldest first")}  # fmt: skip
_OPEN_VALUES = 8


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet as it can be chosen."""

    value: str
    title: Term
    count: int
    chosen: bool
    id: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: the values that are shown at once, and the rest behind a fold."""

    name: str
    title: Term
    first: tuple[Value, ...]
    rest: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A value that is chosen, and the address of the search without it."""

    title: Term
    value: Term
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as the page shows it: the address of the document (of the older version, where the words stand only there) and of the place."""

    document: Document
    kind: Term
    state: State
    title: SafeString
    snippet: SafeString
    address: str
    place: Place | None
    place_address: str
    older: str


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """`?q=`, filters, `sort`, `on`, `page`: the search page."""
    who, wish = visit(request), asked(request)
    answer = search(wish.wanted(who))
    if wish.page == 1:
        querylog.note(who.today, wish.query, wish.parts, answer.count)
    found = [_found(hit, wish) for hit in answer.hits]
    told = {
        "wish": wish, "answer": answer, "found": found, "facets": list(_facets(answer, wish)), "chips": list(_chips(wish)),
        "sorts": [(code, title, wish.sort == code) for code, title in _SORTS.items()], "opens": _opening(answer, wish),
        "help": answer.help.said(who.lang) if answer.help else "", "pager": _pager(answer, wish),
        "as_typed": wish.address(as_typed=True), "unfiltered": wish.address(parts={}), "undated": wish.address(on=None),
        "same": wish.address(), "metadata": Metadata(Column.LIBRARY), "first": (wish.page - 1) * SIZE + 1,
    }  # fmt: skip
    return render(request, "portal/library/search.html", told)


def _found(hit: Hit, wish: Asked) -> Found:
    document = hit.document
    code, dated = document.code, hit.dated.isoformat() if hit.older and hit.dated else ""
    on = f"?on={wish.on}" if wish.on else ""
    address = (
        reverse("library-version", args=(code, dated))
        if dated
        else reverse("library-document", args=(code,)) + on
    )
    place = ""
    if hit.place is not None:
        place = (reverse("library-place", args=(code, dated, hit.place.anchor)) if dated
                 else reverse("library-version", args=(code, hit.place.anchor)) + on)  # fmt: skip
    return Found(document, Kind(document.kind).term, _state(hit), marks.marked(hit.title), marks.marked(_without_label(hit)),
                 address, hit.place, place, dated)  # fmt: skip


def _without_label(hit: Hit) -> Shown:
    """The snippet, less the 第三十三条 that stands before it as a link."""
    text, label = hit.snippet.text, hit.place.label if hit.place else ""
    if not label or not text.startswith(label):
        return hit.snippet
    cut = len(text) - len(text[len(label) :].lstrip())
    return Shown(
        text[cut:], tuple((start - cut, end - cut) for start, end in hit.snippet.marks if start >= cut)
    )


def _state(hit: Hit) -> State:
    """The search's own word for it, except that a text which binds nobody has no validity."""
    return State(hit.state) if standing.binding(hit.document) else State.NONE


def _opening(answer: Answer, wish: Asked) -> str:
    """The address of the article that the query names."""
    if answer.opens is None:
        return ""
    on = f"?on={wish.on}" if wish.on else ""
    return reverse("library-version", args=(answer.opens.code, answer.opens.place.anchor)) + on


def _facets(answer: Answer, wish: Asked) -> Iterator[Facet]:
    for name, title in _FACETS.items():
        chosen = wish.parts.get(name, ())
        counted = {str(value): count for value, count in answer.facets.get(name, ()) if str(value)}
        counted |= {value: 0 for value in chosen if value not in counted}
        values = [
            Value(value, facet_title(name, value), count, value in chosen, f"{name}-{n}")
            for n, (value, count) in enumerate(counted.items())
        ]
        values.sort(key=lambda one: not one.chosen)
        if values:
            yield Facet(name, title, tuple(values[:_OPEN_VALUES]), tuple(values[_OPEN_VALUES:]))


def facet_title(name: str, value: str) -> Term:
    """A code of a closed list in words; a name as it is."""
    if name == "kind":
        return Kind(value).term
    if name == "validity":
        return State(value).term
    return Term(value.replace("\\", " › "), value.replace("\\", " › "))


def _chips(wish: Asked) -> Iterator[Chip]:
    for name, values in wish.parts.items():
        for value in values:
            yield Chip(_FACETS[name], facet_title(name, value), wish.without(name, value))


def _pager(answer: Answer, wish: Asked) -> dict[str, Any]:
    last = -(-min(answer.count, MOST_SHOWN) // SIZE)
    return {
        "page": wish.page, "last": last,
        "before": wish.address(page=wish.page - 1) if wish.page > 1 else "",
        "after": wish.address(page=wish.page + 1) if wish.page < last else "",
    }  # fmt: skip


# --------------------------------------------------------------------------------------------- while typing


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line of the suggestions: a document (or the article that was named) to open, or words to search for."""

    text: str
    address: str
    about: str = ""
    opens: bool = False


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A fragment: what is typed so far completed to terms, numbers and titles, and the article that it names."""
    who, wish = visit(request), asked(request)
    with suppress(NoIndex):
        proposals = list(_proposals(who, wish.query)) if wish.query else []
        return render(request, "portal/library/suggestions.html", {"wish": wish, "proposals": proposals})
    return render(request, "portal/library/suggestions.html", {"wish": wish, "proposals": []})


def _proposals(who: Visit, typed: str) -> Iterator[Proposal]:
    if read(typed).article is not None:
        answer = search(Asked(typed).wanted(who))
        if answer.opens is not None:
            yield Proposal(
                f"{answer.opens.title} {answer.opens.place.label}", _opening(answer, Asked()), opens=True
            )
    found = suggest(typed, who.today, official=who.official)
    held = _documents([one.version for one in found if one.version is not None], official=who.official)
    for one in found:
        if one.version is None:
            yield Proposal(one.text, reverse("library") + Asked(one.text).address())
        elif (document := held.get(one.version)) is not None:
            about = document.number or "、".join(document.issuers)
            yield Proposal(
                document.title, reverse("library-document", args=(document.code,)), about, opens=True
            )


def _documents(versions: Sequence[int], *, official: bool) -> dict[int, Document]:
    """version → its document, where this reader may see it."""
    rows = shelf.readable(official=official).filter(versions__in=versions)
    return {
        pk: one for one in rows.annotate(of_version=F("versions")) if (pk := int(one.of_version)) in versions
    }


# --------------------------------------------------------------------------------------------- for machines


@require_safe
def search_json(request: HttpRequest) -> HttpResponse:
    """The same answer: count, hits, facets with their values and numbers of documents."""
    who, wish = visit(request), asked(request)
    answer = search(wish.wanted(who))
    told = {
        "query": wish.query, "count": answer.count, "page": wish.page, "size": SIZE, "sort": wish.sort,
        "on": asdata.plain(wish.on), "instead": answer.instead, "remark": _remark(who),
        "facets": {
            name: [{"value": value, "title": facet_title(name, str(value)).zh, "count": count} for value, count in values]
            for name, values in answer.facets.items()
        },
        "hits": [_hit(request, hit, wish, who) for hit in answer.hits],
    }  # fmt: skip
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def _hit(request: HttpRequest, hit: Hit, wish: Asked, who: Visit) -> dict[str, Any]:
    told = asdata.fields(hit.document, wish.on or who.today)
    shown = _found(hit, wish)
    place = (
        {"anchor": hit.place.anchor, "label": hit.place.label, "path": hit.place.path} if hit.place else None
    )
    return {**told, "address": request.build_absolute_uri(shown.address), "place": place,
            "snippet": {"text": hit.snippet.text, "marks": list(hit.snippet.marks)}}  # fmt: skip


def _remark(who: Visit) -> str:
    return SYNTHETIC.zh if who.office.rehearsed else ""


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Atom: the documents that came last; with a query or filters, the newest of those that it finds."""
    who, wish = visit(request), asked(request)
    home = request.build_absolute_uri(reverse("library") + (wish.address() if not wish.is_empty else ""))
    made = Feed(title=f"政策文件库{f'：{wish.query}' if wish.query else ''}", link=home, description=_remark(who),
                     language="zh-CN", feed_url=request.build_absolute_uri())  # fmt: skip
    for one in _newest(who, wish):
        address = request.build_absolute_uri(reverse("library-document", args=(one.code,)))
        on = one.published_on or one.written_on
        dated = datetime.combine(on, time(), timezone.get_current_timezone()) if on else one.created_at
        facts = "，".join(
            filter(None, ("、".join(one.issuers), one.number, "演示数据" if one.synthetic else ""))
        )
        made.add_item(title=one.title, link=address, unique_id=address, pubdate=dated, updateddate=one.changed_at,
                      description=facts)  # fmt: skip
    return made.response()


def _newest(who: Visit, wish: Asked) -> list[Document]:
    if wish.is_empty:
        return opendata.latest()
    newest = Asked(wish.query, wish.parts, "newest", wish.on, 1, wish.as_typed)
    return [hit.document for hit in search(newest.wanted(who, size=FEED)).hits]
