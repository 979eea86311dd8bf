"""The library as CKAN portals ask for it: the reading actions of CKAN's action API, version 3.

package_search with fq and facet.field, package_show, package_list, organization_list, status_show. A package is a
document, an organization an issuer, groups and tags are topics; refusals come in CKAN's own envelope.
"""

from __future__ import annotations

import json
import re
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from fadu import __version__
from fadu.api.door import BadRequest
from fadu.api.library import MOST_ROWS, known
from fadu.library.kinds import Kind
from fadu.library.models import Document, Version
from fadu.library.reading import asdata, shelf
from fadu.library.search.facets import STATES, Filters
from fadu.library.search.hits import Hit
from fadu.library.search.searching import Answer, Wanted, search
from fadu.measure.trouble import Trouble
from fadu.pages.troubles import status_of
from fadu.pages.visit import Visit, visit

router = Router(tags=["library (CKAN)"])
FACETS = ("validity", "kind", "issuer", "topic", "year")
MOST_START = 9_900


class PackageSearch(Schema):
    """CKAN's parameters; `fq` holds `field:value` pairs of validity, kind, issuer (organization), topic (groups) and year."""

    q: str = ""
    fq: str = ""
    rows: int = Field(10, ge=0, le=MOST_ROWS)
    start: int = Field(0, ge=0, le=MOST_START)
    sort: str = ""
    facet: str = "true"
    facet_field: str = Field("", alias="facet.field")
    facet_limit: int = Field(50, alias="facet.limit")


_SORTS = {
    "": "relevance", "score desc": "relevance", "score desc, metadata_modified desc": "relevance",
    "metadata_created desc": "newest", "metadata_modified desc": "newest", "metadata_created asc": "oldest",
    "metadata_modified asc": "oldest",
}  # fmt: skip
_ALIASES = {"organization": "issuer", "groups": "topic", "tags": "topic", "res_format": "", "type": "kind"}


def _action(request: HttpRequest, name: str, made: Callable[[], Any]) -> HttpResponse:
    """CKAN's envelope: success and result, or success false and an error with its type."""
    help_at = request.build_absolute_uri(f"/api/3/action/help_show?name={name}")
    try:
        body: dict[str, Any] = {"help": help_at, "success": True, "result": made()}
        status = 200
    except Trouble as trouble:
        status = 404 if status_of(trouble) == 404 else 503 if status_of(trouble) >= 500 else 409
        kind = "Not Found Error" if status == 404 else "Validation Error"
        said = f"{trouble.reason(visit(request).lang)} {trouble.remedy(visit(request).lang)}"
        error = {"__type": kind, "message": said, "code": trouble.code, "reason": str(trouble.reason(visit(request).lang)),
                 "remedy": str(trouble.remedy(visit(request).lang))}  # fmt: skip
        body = {"help": help_at, "success": False, "error": error}
    text = json.dumps(body, ensure_ascii=False, default=lambda value: value.isoformat())
    return HttpResponse(text, content_type="application/json; charset=utf-8", status=status)


@router.get("/package_search", summary="CKAN: package_search")
def package_search(request: HttpRequest, given: Query[PackageSearch]) -> Any:
    return _action(request, "package_search", lambda: _searched(visit(request), given))


def _searched(who: Visit, given: PackageSearch) -> dict[str, Any]:
    if given.sort not in _SORTS:
        raise BadRequest(fields=f"sort={given.sort[:40]}: {', '.join(one for one in _SORTS if one)}")
    asked = _fields(given.facet_field) if given.facet_field else []
    query = "" if given.q.strip() in ("*:*", "*") else given.q
    wanted = Wanted(
        query, who.today, _fq(given.fq), _SORTS[given.sort], size=given.rows or 1, official=who.official
    )
    answer, hits = _rows(wanted, given.start, given.rows)
    facets = (
        {name: answer.facets[_ALIASES.get(name, name)][: given.facet_limit] for name in asked}
        if given.facet == "true"
        else {}
    )
    keys = version_keys([hit.document for hit in hits], who.today)
    return {
        "count": answer.count,
        "sort": given.sort or "score desc",
        "results": [
            package(hit.document, who.today, keys.get(hit.document.pk, ""), snippet=hit.snippet.text)
            for hit in hits
        ],
        "facets": {name: {str(value): n for value, n in found} for name, found in facets.items()},
        "search_facets": {
            name: {
                "title": name,
                "items": [
                    {"name": str(value), "display_name": _named(name, value), "count": n}
                    for value, n in found
                ],
            }
            for name, found in facets.items()
        },
    }


def _rows(wanted: Wanted, start: int, rows: int) -> tuple[Answer, list[Hit]]:
    """CKAN counts in rows from any start, we in pages: at most two pages hold what is asked for."""
    page, before = divmod(start, wanted.size)
    answer = search(replace(wanted, page=page + 1))
    hits = list(answer.hits)
    if before and rows:
        hits += search(replace(wanted, page=page + 2)).hits
    return answer, hits[before : before + rows]


def _fields(given: str) -> list[str]:
    """`["issuer", "year"]`, or the names with blanks between."""
    try:
        read = json.loads(given) if given.lstrip().startswith("[") else given.split()
    except ValueError:
        read = None
    if not isinstance(read, list) or not all(
        isinstance(one, str) and _ALIASES.get(one, one) in FACETS for one in read
    ):
        raise BadRequest(fields=f"facet.field={given[:60]}: {', '.join(FACETS)}")
    return read


def _fq(given: str) -> Filters:
    """`kind:law issuer:"国务院办公厅" +year:2019`: alternatives within a field, together across fields."""
    chosen: dict[str, list[Any]] = {name: [] for name in FACETS}
    try:
        parts = shlex.split(given.replace("(", " ").replace(")", " "), posix=True)
    except ValueError as unbalanced:
        raise BadRequest(fields=f"fq={given[:60]}: {unbalanced}") from None
    for part in parts:
        if part in ("AND", "OR"):
            continue
        name, colon, value = part.lstrip("+").partition(":")
        name = _ALIASES.get(name, name)
        if not colon or name not in FACETS or not value:
            raise BadRequest(fields=f"fq={part[:60]}: field:value, {', '.join(FACETS)}")
        chosen[name].append(_year(value) if name == "year" else value)
    known("validity", chosen["validity"], STATES)
    known("kind", chosen["kind"], [kind.value for kind in Kind])
    return Filters(**{name: tuple(values) for name, values in chosen.items()})


def _year(value: str) -> int:
    if not re.fullmatch(r"[12]\d{3}", value, re.ASCII):
        raise BadRequest(fields=f"year={value[:20]}: 1949–2100")
    return int(value)


def _named(name: str, value: Any) -> str:
    return Kind(value).term.zh if _ALIASES.get(name, name) == "kind" else str(value)


_FORMS = (("JSON", "json"), ("TXT", "txt"), ("XML", "xml"), ("PDF", "pdf"), ("DOCX", "docx"))


def version_keys(documents: Iterable[Document], today: date) -> dict[int, str]:
    """How the version of the day is written in an address, by document; one read for all."""
    among: dict[int, list[Version]] = defaultdict(list)
    wanted = Version.objects.filter(document__in=[one.pk for one in documents])
    for version in wanted.defer("text", "structure").order_by("document", "n"):
        among[version.document_id].append(version)
    return {
        document: shelf.key(shelf.on_day(versions, today) or versions[-1], versions)
        for document, versions in among.items()
    }


def package(of: Document, today: date, version: str, *, snippet: str = "") -> dict[str, Any]:
    """A document as a CKAN package: its fields as extras, its forms as resources (of the version of the day)."""
    issuer = of.issuers[0] if of.issuers else ""
    topics = [one for one in of.topic.split("\\") if one]
    page = f"/library/{quote(of.code)}"
    resources = [{"name": "HTML", "format": "HTML", "url": page}]
    if version:
        resources += [
            {"name": name, "format": name, "url": f"{page}/{version}.{end}"} for name, end in _FORMS
        ]
    extras = asdata.fields(of, today).items()
    return {
        "id": of.code, "name": of.code, "title": of.title, "notes": snippet, "type": "dataset", "state": "active",
        "metadata_created": of.created_at, "metadata_modified": of.changed_at, "private": not of.public,
        "organization": {"name": issuer, "title": issuer} if issuer else None,
        "groups": [{"name": one, "title": one} for one in topics], "tags": [{"name": one} for one in topics],
        "extras": [{"key": key, "value": "" if value is None else str(value)} for key, value in extras],
        "resources": resources, "num_resources": len(resources),
    }  # fmt: skip


@router.get("/package_show", summary="CKAN: package_show")
def package_show(request: HttpRequest, id: str = "") -> Any:
    return _action(request, "package_show", lambda: _one(visit(request), id))


def _one(who: Visit, code: str) -> dict[str, Any]:
    of = shelf.document(code, official=who.official)
    return package(of, who.today, version_keys([of], who.today).get(of.pk, ""))


class Slice(Schema):
    limit: int = Field(100, ge=1, le=1000)
    offset: int = Field(0, ge=0, le=10_000_000)


@router.get("/package_list", summary="CKAN: package_list")
def package_list(request: HttpRequest, given: Query[Slice]) -> Any:
    found = shelf.readable(official=visit(request).official).order_by("code").values_list("code", flat=True)
    return _action(request, "package_list", lambda: list(found[given.offset : given.offset + given.limit]))


@router.get("/organization_list", summary="CKAN: organization_list")
def organization_list(request: HttpRequest) -> Any:
    """The issuers with most documents, as far as the search counts them."""
    who = visit(request)

    def made() -> list[str]:
        answer = search(Wanted("", who.today, size=1, official=who.official))
        return [str(value) for value, _ in answer.facets["issuer"]]

    return _action(request, "organization_list", made)


@router.get("/status_show", summary="CKAN: status_show")
def status_show(request: HttpRequest) -> Any:
    told = {"site_title": "法度 Fadu", "site_url": request.build_absolute_uri("/"), "fadu_version": __version__,
            "ckan_version": "2.11", "api_version": 3, "extensions": []}  # fmt: skip
    return _action(request, "status_show", lambda: told)
