"""What all pages of the errands have in common: kept by nobody on the way, troubles told with a way on, drafts by cookie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from fadu.measure.trouble import Trouble
from fadu.pages.troubles import status_of
from fadu.pages.visit import visit
from fadu.portal.errands import kept
from fadu.portal.errands.catalogue import ERRANDS
from fadu.portal.errands.errand import Errand
from fadu.portal.errands.tables import Draft
from fadu.portal.errands.troubles import NotBegun

View = Callable[..., HttpResponseBase]


class ErrandInAddress:
    """The first part of an errand's addresses."""

    regex = "|".join(ERRANDS)

    def to_python(self, value: str) -> Errand:
        return ERRANDS[value]

    def to_url(self, value: Errand | str) -> str:
        return value if isinstance(value, str) else value.name


def private(view: View) -> View:
    """Nothing on the way keeps the page, and what goes wrong is told with a link to where one can go on."""

    @cache_control(private=True, no_store=True)
    @wraps(view)
    def kept_private(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Trouble as trouble:
            told = {"trouble": trouble, "errand": kwargs.get("errand")}
            return render(request, "portal/errands/trouble.html", told, status=status_of(trouble))

    return kept_private


# ------------------------------------------------------------------------------------------------------- the draft


@dataclass(frozen=True, slots=True)
class Held:
    """The draft that this browser has open, with the code that opens it."""

    code: str
    draft: Draft


def held(request: HttpRequest, errand: Errand) -> Held:
    """Raises NotBegun where this browser has none open, NoSuchDraft or DraftExpired where it is gone."""
    code = request.COOKIES.get(cookie(errand), "")
    if not code:
        raise NotBegun(errand=errand.title)
    return Held(kept.shown(code), kept.opened(code, errand.name, visit(request).office.at))


def cookie(errand: Errand) -> str:
    return f"fadu-{errand.name}"


def hold(request: HttpRequest, response: HttpResponse, errand: Errand, code: str) -> HttpResponse:
    """Remembers the code until the browser closes: a hall's or a friend's computer forgets it then."""
    response.set_cookie(cookie(errand), code, path=f"/{errand.name}/", secure=request.is_secure(), httponly=True,
                        samesite="Lax")  # fmt: skip
    return response


def let_go(response: HttpResponse, errand: Errand) -> HttpResponse:
    response.delete_cookie(cookie(errand), path=f"/{errand.name}/", samesite="Lax")
    return response


def page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, f"portal/errands/{name}.html", context, status=status)
