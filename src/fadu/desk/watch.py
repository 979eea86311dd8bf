"""What stands before every page for a person who has signed in: idle sessions end, duties of sign-in come first.

An official who still owes a second factor or a password of their own is nobody yet: on the desk they are led to what is
owed, behind every other door they are the public.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar, cast
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fadu.desk import factor
from fadu.engine.people import Officer
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages import troubles

BEGAN, SEEN, PASSWORD_DUE, VERIFIED = "desk_began", "desk_seen", "desk_password_due", "desk_verified"
_RENEW = 60  # seconds: a session is written at most once a minute
_OWED = ("password", "account-factor", "account-factor-qr", "sign-out")


class SessionOver(Trouble):
    status: ClassVar[int] = 403
    code = "SI-002"
    title = Term("登录已过期", "You have been signed out")
    zh = "您已{minutes}分钟没有操作（或本次登录已满12小时），系统已为您退出；刚才提交的内容没有写入。"
    en = "You were idle for {minutes} minutes (or signed in for 12 hours) and have been signed out; what you just sent was not written."
    remedy_zh = "请用浏览器的“后退”找回所填内容并复制，重新登录后再提交。"
    remedy_en = "Go back in the browser to find what you typed, copy it, sign in again and send it then."


class Watch:
    """Middleware; it looks only at requests that carry a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            return self._over(request) or self._owed(request) or self.get_response(request)
        return self.get_response(request)

    def _over(self, request: HttpRequest) -> HttpResponse | None:
        """Signs out who was idle or signed in for too long."""
        now, began, seen = time.time(), request.session.get(BEGAN), request.session.get(SEEN)
        if began is None or seen is None:
            return None
        if now - seen > settings.SESSION_IDLE or now - began > settings.SESSION_COOKIE_AGE:
            logout(request)
            if not request.path.startswith(reverse("desk")):
                return None
            if request.method not in ("GET", "HEAD"):
                return troubles.page(request, SessionOver(minutes=settings.SESSION_IDLE // 60))
            return _to_sign_in(request)
        if now - seen > _RENEW:
            request.session[SEEN] = now
        return None

    def _owed(self, request: HttpRequest) -> HttpResponse | None:
        """Leads to what is owed before anything else, or takes the person for the public outside the desk."""
        owed = _owed_by(request)
        if owed is None or request.path in {reverse(name) for name in _OWED}:
            return None
        if request.path.startswith(reverse("desk")):
            return redirect(owed)
        request.user = AnonymousUser()
        return None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Leads to signing in and back; a part of a page that htmx fetches takes the whole page along."""
    fetched = "HX-Request" in request.headers
    onward = urlsplit(request.headers.get("HX-Current-URL", "")) if fetched else None
    path = urlunsplit(("", "", onward.path, onward.query, "")) if onward else request.get_full_path()
    address = f"{reverse('sign-in')}?{urlencode({'over': '1', 'next': path})}"
    return HttpResponse(headers={"HX-Redirect": address}) if fetched else redirect(address)


def _owed_by(request: HttpRequest) -> str | None:
    """The name of the page that must be dealt with first."""
    if request.session.get(PASSWORD_DUE):
        return "password"
    verified = VERIFIED in request.session
    return None if verified or not factor.must_have(cast(Officer, request.user)) else "account-factor"


def begin(request: HttpRequest, *, verified: bool, password_due: bool) -> None:
    """Marks a session at sign-in."""
    request.session[BEGAN] = request.session[SEEN] = time.time()
    if verified:
        request.session[VERIFIED] = True
    if password_due:
        request.session[PASSWORD_DUE] = True
