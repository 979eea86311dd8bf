"""The library as open data: every public document as JSON Lines, and a map of their addresses for search engines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from fadu.library.reading import opendata, shelf
from fadu.pages.query import whole
from fadu.pages.visit import visit

_A_MAP = 50_000
"""So many addresses a sitemap may hold (sitemaps.org)."""
_MOST_MAPS = 1_000
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The public documents, one a line, sent as they are read."""
    response = StreamingHttpResponse(
        opendata.lines(visit(request).today), content_type="application/x-ndjson; charset=utf-8"
    )
    response.headers["Content-Disposition"] = content_disposition_header(True, "library.jsonl") or ""
    return response


@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """`?page=`: the addresses of the documents; without it, and with more than one map holds, the list of maps."""
    number = whole(request.GET, "page", least=1, most=_MOST_MAPS)
    count = shelf.readable(official=False).count()
    several = number is None and count > _A_MAP
    made = (
        _list_of_maps(request, -(-count // _A_MAP))
        if several
        else _map(request, ((number or 1) - 1) * _A_MAP)
    )
    return StreamingHttpResponse(made, content_type="application/xml; charset=utf-8")


def _map(request: HttpRequest, first: int) -> Iterator[bytes]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_MAP}">\n'.encode()
    for code, changed in islice(opendata.addresses(), first, first + _A_MAP):
        address = request.build_absolute_uri(reverse("library-document", args=(code,)))
        yield f"<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>\n".encode()
    yield b"</urlset>\n"


def _list_of_maps(request: HttpRequest, count: int) -> Iterator[bytes]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{_MAP}">\n'.encode()
    here = request.build_absolute_uri(reverse("library-sitemap"))
    for number in range(1, count + 1):
        yield f"<sitemap><loc>{here}?page={number}</loc></sitemap>\n".encode()
    yield b"</sitemapindex>\n"
