"""What a reader chose and a cookie remembers: `?lang=zh|en` the page's language, `?type=large|usual` the size of its type."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from fadu.pages.visit import TYPE_COOKIE, TYPE_SIZES

CODES = {"zh": "zh-hans", "zh-hans": "zh-hans", "zh-cn": "zh-hans", "en": "en"}
_YEAR = 365 * 24 * 3600


class ReaderChoices:
    """Stands before Django's own LocaleMiddleware, which reads the cookie of the language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = {}
        if code := CODES.get(request.GET.get("lang", "").lower()):
            chosen[settings.LANGUAGE_COOKIE_NAME] = code
        if (size := request.GET.get("type", "")) in TYPE_SIZES:
            chosen[TYPE_COOKIE] = size
        request.COOKIES.update(chosen)
        response = self.get_response(request)
        for name, value in chosen.items():
            response.set_cookie(
                name, value, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
            )
        return response
