"""The page's language: `?lang=zh` or `?lang=en` chooses it and is remembered in a cookie."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CODES = {"zh": "zh-hans", "zh-hans": "zh-hans", "zh-cn": "zh-hans", "en": "en"}
_YEAR = 365 * 24 * 3600


class ChosenLanguage:
    """Stands before Django's own LocaleMiddleware, which reads the cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = CODES.get(request.GET.get("lang", "").lower())
        if chosen is None:
            return self.get_response(request)
        name = settings.LANGUAGE_COOKIE_NAME
        request.COOKIES[name] = chosen
        response = self.get_response(request)
        response.set_cookie(name, chosen, max_age=_YEAR, samesite="Lax", httponly=True)
        return response
