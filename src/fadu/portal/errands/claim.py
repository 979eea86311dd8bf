"""Who has shown a case's query code stays its holder on this browser: a signed cookie that ends with it, or with a new code."""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest, HttpResponse

from fadu.engine import holders

COOKIE, PATH = "fadu-own-case", "/track/"
HOURS = 12
_CASE, _CALENDAR = "fadu.portal.own-case", "fadu.portal.own-calendar"


def open_to(request: HttpRequest, response: HttpResponse, record: int) -> HttpResponse:
    """Remembers that the query code was shown."""
    response.set_cookie(
        COOKIE, _signed(record, _CASE), path=PATH, secure=request.is_secure(), httponly=True, samesite="Lax"
    )
    return response


def close(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def claimed(request: HttpRequest) -> int | None:
    """The record that this browser may follow; None without a valid cookie."""
    return _read(request.COOKIES.get(COOKIE, ""), _CASE, hours=HOURS)


def calendar_token(record: int) -> str:
    """Names a case's calendar in an address that only its holder was given; a new query code ends it."""
    return _signed(record, _CALENDAR)


def calendar_record(token: str) -> int | None:
    return _read(token, _CALENDAR, hours=None)


def _signed(record: int, salt: str) -> str:
    return signing.dumps([record, holders.mark(record)], salt=salt)


def _read(token: str, salt: str, *, hours: int | None) -> int | None:
    try:
        record, mark = signing.loads(token, salt=salt, max_age=None if hours is None else hours * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(record) if mark and mark == holders.mark(int(record)) else None
