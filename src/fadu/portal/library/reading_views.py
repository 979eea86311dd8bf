"""The reading page: a document as it stands on a day, a version, one place of it; opened whole or below the line that cites it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from fadu.library.kinds import Link
from fadu.library.models import Attachment, Version
from fadu.library.reading import links, shelf, standing
from fadu.library.reading.body import Block
from fadu.library.reading.links import Tie
from fadu.library.reading.opened import Opened, open_version
from fadu.measure.cite import Term
from fadu.pages.metadata import Column, Metadata
from fadu.pages.visit import Visit, visit
from fadu.portal.library import text
from fadu.portal.library.asked import day
from fadu.portal.library.facts import facts
from fadu.portal.library.marks import Address

_PEEK = 12  # lines of a place that are shown below the one that cites it
_ALL_CITING = 600  # on the page of those that cite a document: what a page has room for
_CITING = 10  # citing documents on the page of one place


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version in the list: its address, and the one before it for a comparison."""

    version: Version
    key: str
    here: bool
    compare: str


@dataclass(frozen=True, slots=True)
class Ties:
    """The relations of one kind and direction."""

    title: Term
    ties: tuple[Tie, ...]


# ------------------------------------------------------------------------------------------------------ the doors


@require_safe
def document(request: HttpRequest, code: str) -> HttpResponse:
    """`?on=2019-03-01`: the text of that day and its standing; without it, of today."""
    who = visit(request)
    on = day(request.GET, "on")
    opened = open_version(code, day=on or who.today, official=who.official)
    return _peek(request, opened) if _is_peek(request) else _page(request, who, opened, written="")


@require_safe
def version_or_place(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """/library/zfxxgktl/2019-04-03 is a version, /library/zfxxgktl/a33 a place of the text of the day."""
    who = visit(request)
    if shelf.is_version(key):
        opened = open_version(code, key, day=who.today, official=who.official)
        return _page(request, who, opened, written=key)
    opened = open_version(code, day=day(request.GET, "on") or who.today, official=who.official)
    return _place(request, who, opened, key, written="")


@require_safe
def place_of_version(request: HttpRequest, code: str, version: str, anchor: str) -> HttpResponse:
    """/library/zfxxgktl/2007-04-05/a33: a place as that version had it."""
    who = visit(request)
    opened = open_version(code, version, day=who.today, official=who.official)
    return _place(request, who, opened, anchor, written=version)


@require_safe
def cited_by(request: HttpRequest, code: str) -> HttpResponse:
    """All documents that cite this one, as far as a page holds them."""
    who = visit(request)
    of = shelf.document(code, official=who.official)
    citing = links.citing(of, official=who.official, most=_ALL_CITING)
    told = {
        "document": of,
        "citing": citing[:_ALL_CITING],
        "more": len(citing) > _ALL_CITING,
        "metadata": Metadata(Column.LIBRARY),
    }
    return render(request, "portal/library/cited_by.html", told)


# ------------------------------------------------------------------------------------------------------ the pages


def _page(request: HttpRequest, who: Visit, of: Opened, *, written: str) -> HttpResponse:
    on = day(request.GET, "on")
    citing = links.citing(of.document, official=who.official, most=links.LISTED)
    shown = text.text_page(
        of, request.GET.get("part", ""), _addresses(of, written, request.GET.get("on", ""))
    )
    told = {
        "of": of, "document": of.document, "standing": of.standing(on or who.today), "on": on, "written": written,
        "not_of_day": of.not_of_day(on or who.today), "facts": facts(of.document, who.lang, dated=of.version.dated), "text": shown,
        "versions": _versions(of), "groups": _groups(of.ties),
        "readings": [tie for tie in of.ties if tie.link is Link.INTERPRETS and not tie.hidden],
        "attachments": Attachment.objects.filter(document=of.document).defer("content").order_by("pk"),
        "citing": citing[: links.LISTED], "citing_more": len(citing) > links.LISTED, "same": _same(request),
        "metadata": _metadata(request, of),
    }  # fmt: skip
    return render(request, "portal/library/document.html", told)


def _same(request: HttpRequest) -> str:
    """What the links between the pages of a long text keep: the day."""
    on = request.GET.get("on", "")
    return "&" + urlencode({"on": on}) if on else ""


def _addresses(of: Opened, written: str, on: str) -> Address:
    """References lead to the text of the day on which the page is read; in an old version, its own to its own."""
    query = "?" + urlencode({"on": on}) if on else ""

    def address(code: str, anchor: str) -> str:
        if not code and written:
            return reverse("library-place", args=(of.document.code, written, anchor)) if anchor else ""
        to = code or of.document.code
        return (
            reverse("library-version", args=(to, anchor))
            if anchor
            else reverse("library-document", args=(to,))
        ) + query

    return address


def _versions(of: Opened) -> list[VersionShown]:
    """The latest first."""
    keys = [shelf.key(one, of.versions) for one in of.versions]
    compare = reverse("library-compare", args=(of.document.code,))
    shown = [
        VersionShown(one, key, one.n == of.version.n, f"{compare}?from={before}&to={key}" if before else "")
        for one, key, before in zip(of.versions, keys, ["", *keys], strict=False)
    ]
    return shown[::-1]


def _groups(ties: Sequence[Tie]) -> list[Ties]:
    """What it does and what is done to it, by kind; interpretations are shown apart."""
    found: dict[tuple[Link, bool], list[Tie]] = {}
    for tie in ties:
        if not tie.hidden and tie.link is not Link.INTERPRETS:
            found.setdefault((tie.link, tie.passive), []).append(tie)
    order = list(Link)
    keys = sorted(found, key=lambda key: (not key[1], order.index(key[0])))
    return [Ties(found[key][0].term, tuple(found[key])) for key in keys]


def _metadata(request: HttpRequest, of: Opened) -> Metadata:
    """The 网页标签 of an article of the site."""
    one = of.document
    on = one.published_on or one.written_on
    words = [word for word in one.keywords.replace("；", ";").split(";") if word.strip()]
    return Metadata(
        Column.LIBRARY,
        title=one.title,
        published=datetime.combine(on, time(), timezone.get_current_timezone()) if on else None,
        source="、".join(one.issuers),
        keywords=(*words[:4], *(("演示数据",) if one.synthetic else ())),
        description="，".join(filter(None, (one.number, one.topic.replace("\\", "/")))),
        url=request.build_absolute_uri(request.path),
    )


# ------------------------------------------------------------------------------------------------------ one place


def _place(request: HttpRequest, who: Visit, of: Opened, anchor: str, *, written: str) -> HttpResponse:
    block = of.block(anchor)
    if _is_peek(request):
        return _peek(request, of, block, anchor)
    on = request.GET.get("on", "")
    numbers = [n for n, one in enumerate(of.blocks) if one.kind != "heading"]
    at = of.blocks.index(block)
    told = {
        "of": of, "document": of.document, "unit": text.whole(of, block, _addresses(of, written, on)),
        "label": block.label or block.title, "anchor": block.anchor, "sought": anchor, "written": written,
        "path": _path(of.blocks, at), "standing": of.standing(day(request.GET, "on") or who.today),
        "before": next((of.blocks[n] for n in reversed(numbers) if n < at), None),
        "after": next((of.blocks[n] for n in numbers if n > at), None),
        "citing": links.citing(of.document, official=who.official, anchor=block.anchor, most=_CITING),
        "versions": _versions(of), "query": "?" + urlencode({"on": on}) if on else "", "metadata": _metadata(request, of),
    }  # fmt: skip
    return render(request, "portal/library/place.html", told)


def _path(blocks: Sequence[Block], at: int) -> list[Block]:
    """The headings above, the highest first."""
    found: list[Block] = []
    level = 99
    for block in reversed(blocks[:at]):
        if block.kind == "heading" and 0 < block.level < level:
            found.append(block)
            level = block.level
    return found[::-1]


def _is_peek(request: HttpRequest) -> bool:
    """Was a citation opened in place? (htmx follows the link and puts the answer below the line.)"""
    return request.headers.get("HX-Boosted") == "true" and "HX-History-Restore-Request" not in request.headers


def _peek(request: HttpRequest, of: Opened, block: Block | None = None, anchor: str = "") -> HttpResponse:
    who = visit(request)
    shown = block or next((one for one in of.blocks if one.kind not in ("head", "heading")), None)
    lines = [of.text[line.start : line.end] for line in shown.lines] if shown else []
    told = {
        "document": of.document, "label": (block.label or block.title) if block else "", "lines": lines[:_PEEK],
        "more": len(lines) > _PEEK or block is None, "state": standing.state_on(of.document, who.today),
        "address": request.get_full_path(), "anchor": anchor,
    }  # fmt: skip
    response = render(request, "portal/library/peek.html", told)
    patch_vary_headers(response, ["HX-Boosted"])
    response.headers["HX-Push-Url"] = "false"  # the reader stays where the citation stands
    return response
