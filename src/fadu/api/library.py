"""The policy library for programs: the search as people have it, and a document with all around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from fadu.api.door import BadRequest
from fadu.api.shapes import TroubleShape
from fadu.library.kinds import Kind
from fadu.library.reading import asdata
from fadu.library.reading.opened import open_version
from fadu.library.search.facets import STATES, Filters
from fadu.library.search.hits import Hit, Opening, Place
from fadu.library.search.searching import Wanted, search
from fadu.pages.visit import visit

router = Router(tags=["library"])
MOST_ROWS = 100
REFUSED: dict[int, Any] = {400: TroubleShape, 404: TroubleShape, 422: TroubleShape, 503: TroubleShape}


class PlaceShape(Schema):
    anchor: str
    label: str
    path: str


class HitShape(Schema):
    """A document found: its best passage, with the marked stretches as character offsets into `snippet`."""

    code: str
    title: str
    number: str
    kind: str
    issuers: list[str]
    written_on: date | None
    published_on: date | None
    state: str
    place: PlaceShape | None
    snippet: str
    marks: list[tuple[int, int]]
    source_path: str


class BucketShape(Schema):
    value: str | int
    count: int


class OpensShape(Schema):
    """The article that the query names."""

    code: str
    title: str
    place: PlaceShape


class SearchShape(Schema):
    count: int
    hits: list[HitShape]
    facets: dict[str, list[BucketShape]]
    instead: str | None
    opens: OpensShape | None
    help: str | None


class SearchIn(Schema):
    """`q` as people type it; `on`: as in force on that day; facets narrow, several values of one are alternatives."""

    q: str = ""
    on: date | None = None
    validity: list[str] = Field(default_factory=list)
    kind: list[str] = Field(default_factory=list)
    issuer: list[str] = Field(default_factory=list)
    topic: list[str] = Field(default_factory=list)
    year: list[int] = Field(default_factory=list)
    sort: str = "relevance"
    page: int = Field(1, ge=1, le=10_000)
    size: int = Field(10, ge=1, le=MOST_ROWS)


@router.get("/search", response={200: SearchShape, **REFUSED}, summary="Search the library")
def find(request: HttpRequest, given: Query[SearchIn]) -> Any:
    who = visit(request)
    filters = Filters(known("validity", given.validity, STATES), known("kind", given.kind, [kind.value for kind in Kind]),
                      tuple(given.issuer), tuple(given.topic), tuple(given.year))  # fmt: skip
    (sort,) = known("sort", [given.sort], ("relevance", "newest", "oldest"))
    answer = search(
        Wanted(given.q, who.today, filters, sort, given.on, given.page, given.size, official=who.official)
    )
    told = answer.help.said(who.lang) if answer.help else ""
    return SearchShape(
        count=answer.count, hits=[_hit(hit) for hit in answer.hits], instead=answer.instead or None, help=told or None,
        facets={name: [BucketShape(value=value, count=n) for value, n in found] for name, found in answer.facets.items()},
        opens=_opens(answer.opens),
    )  # fmt: skip


def known(name: str, given: Sequence[str], among: Sequence[str]) -> tuple[str, ...]:
    """The values given, or BadRequest that names those that exist."""
    unknown = [one for one in given if one not in among]
    if unknown:
        raise BadRequest(fields=f"{name}={unknown[0][:40]}: {', '.join(among)}")
    return tuple(given)


def _hit(hit: Hit) -> HitShape:
    of = hit.document
    return HitShape(
        code=of.code, title=of.title, number=of.number, kind=of.kind, issuers=of.issuers, written_on=of.written_on,
        published_on=of.published_on, state=hit.state, place=_place(hit.place), snippet=hit.snippet.text,
        marks=[(mark[0], mark[1]) for mark in hit.snippet.marks], source_path=hit.source_path,
    )  # fmt: skip


def _opens(given: Opening | None) -> OpensShape | None:
    return (
        None if given is None else OpensShape(code=given.code, title=given.title, place=_place(given.place))
    )


def _place(place: Place | None) -> Any:
    return PlaceShape(anchor=place.anchor, label=place.label, path=place.path) if place else None


@router.get("/documents/{code}", response={200: dict[str, Any], **REFUSED}, summary="One document")
def document(request: HttpRequest, code: str, version: str = "", on: date | None = None) -> Any:
    """With its text, versions, provisions, citations and relations; `version` by its date or v2, or the one of a day."""
    who = visit(request)
    day = on or who.today
    return asdata.whole(open_version(code, version, day=day, official=who.official), day)
