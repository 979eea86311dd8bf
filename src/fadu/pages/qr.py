"""QR codes of our own addresses, as pictures of their own: the content policy allows no picture inside a page."""

from __future__ import annotations

import io

import segno
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from fadu.measure.cite import Term
from fadu.pages.query import BadQuery

_LONGEST = 800


def picture(text: str) -> HttpResponse:
    """The text as an SVG."""
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        made, kind="svg", scale=4, border=4, dark="#1c2430", light="#fff", xmldecl=False
    )
    return HttpResponse(made.getvalue(), content_type="image/svg+xml; charset=utf-8")


@require_safe
@cache_control(max_age=3600)
def of_address(request: HttpRequest) -> HttpResponse:
    """`?of=/figures/…`: the code that opens this address of ours on a phone; another site's is refused."""
    path = request.GET.get("of", "/")
    if (
        not path.startswith("/")
        or path.startswith(("//", "/\\"))
        or len(path) > _LONGEST
        or not path.isprintable()
    ):
        raise BadQuery(
            name="of",
            value=path[:40],
            wanted=Term("本站的一个地址，以单个“/”开头", "an address of this site, beginning with one “/”"),
        )
    return picture(request.build_absolute_uri(path))
