"""What every template is told: the visit, the site, the rooms, and this page in the other language or size of type."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from fadu import cities
from fadu.measure.cite import Term
from fadu.pages.navigation import navigation
from fadu.pages.visit import visit


def shell(request: HttpRequest) -> dict[str, Any]:
    made = visit(request)
    return {
        "visit": made,
        "lang": made.lang,
        "navigation": navigation(request),
        "site_id": settings.SITE_ID,
        "site_name": _site_name(),
        "other_language": _this_page(request, lang="en" if made.lang == "zh" else "zh"),
        "other_type": _this_page(request, type="usual" if made.large else "large"),
        "this_address": request.get_full_path() if request.method in ("GET", "HEAD") else "/",
    }


def _site_name() -> Term:
    city = cities.city(settings.CITY).name
    return Term(f"法度·{city.zh}", f"Fadu · {city.en}")


def _this_page(request: HttpRequest, **changed: str) -> str:
    given = request.GET.copy()
    for name, value in changed.items():
        given[name] = value
    return f"?{given.urlencode()}"
