"""The door itself: who calls, how a Trouble is told, where the document lies."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer, django_auth

from fadu.api.models import officer_of
from fadu.engine.people import Officer
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble
from fadu.pages.troubles import status_of
from fadu.pages.visit import visit


class ByKey(HttpBearer):
    """`Authorization: Bearer fadu_…`: the caller acts as the official whose key it is."""

    def authenticate(self, request: HttpRequest, token: str) -> Officer | None:
        found = officer_of(token, today=visit(request).today)
        if found is not None:
            request.user = found
        return found


def anybody(request: HttpRequest) -> bool:
    """Reading asks for no sign-in: the access rule decides what is read. A wrong key is refused, not passed over."""
    if request.headers.get("authorization"):
        raise AuthenticationError
    return True


ACTING: list[Any] = [ByKey(), django_auth]
"""A key, or the browser's own session (then with its CSRF token)."""
READING: list[Any] = [ByKey(), anybody]

api = NinjaAPI(
    title="法度 Fadu",
    version="1",
    description="The same reads and acts as the pages, under the same access rule. Everything refused says why and what to do.",
    docs_url=None,  # its page would load scripts from elsewhere
    auth=READING,
    urls_namespace="api",
)


class BadRequest(Trouble):
    code = "AP-001"
    title = Term("请求不符合接口说明", "The request is not as the document says")
    zh = "{fields}"
    en = "{fields}"
    remedy_zh = "请对照 /api/openapi.json 改正。"
    remedy_en = "Correct it by /api/openapi.json."


class NotSignedIn(Trouble):
    code = "AP-002"
    title = Term("须先表明身份", "Not signed in")
    zh = "这个请求没有有效的接口密钥，也没有登录。"
    en = "The request has no valid key and nobody is signed in."
    remedy_zh = "请在 Authorization 头中给出密钥；密钥由“fadu key make”产生。"
    remedy_en = "Send a key in the Authorization header; `fadu key make` makes one."
    status = 401


def told(
    request: HttpRequest, trouble: Trouble, *, fields: dict[str, str] | None = None, status: int | None = None
) -> HttpResponse:
    """A Trouble as JSON, in the caller's language."""
    lang: Lang = visit(request).lang
    body = {
        "code": trouble.code, "title": trouble.title.said(lang), "reason": str(trouble.reason(lang)),
        "remedy": str(trouble.remedy(lang)), "fields": fields or {},
    }  # fmt: skip
    return api.create_response(request, body, status=status or status_of(trouble))


@api.exception_handler(Trouble)
def _trouble(request: HttpRequest, error: Trouble) -> HttpResponse:
    return told(request, error)


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in error.errors}
    said = "；".join(f"{place}: {message}" for place, message in fields.items())
    return told(request, BadRequest(fields=said), fields=fields, status=422)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return told(request, NotSignedIn())


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code in (401, 403):
        return told(request, NotSignedIn(), status=error.status_code)
    return told(request, BadRequest(fields=error.message), status=error.status_code)
