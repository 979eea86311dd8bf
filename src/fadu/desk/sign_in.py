"""Signing in and out: name and password, then a code where the account has a second factor."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from fadu.desk import factor, sittings, watch
from fadu.engine.people import Officer
from fadu.pages.origin import address_of

_HALF, _PATIENCE = "desk_half", 300  # a right password waits five minutes for its code


class NameAndPassword(AuthenticationForm):
    """Django's own form, which by itself would pass a name of any length on to the log of failures."""

    username = UsernameField(max_length=150)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password."""
    if request.user.is_authenticated:
        return redirect("desk")
    form = NameAndPassword(request, request.POST or None)
    onward = _onward(request)
    if request.method == "POST" and form.is_valid():
        officer = form.get_user()
        assert isinstance(officer, Officer)
        if factor.device_of(officer) is None:
            return _enter(request, officer, onward, verified=False)
        request.session[_HALF] = {
            "officer": officer.pk, "backend": officer.backend, "at": time.time(), "onward": onward,
        }  # fmt: skip
        return redirect("sign-in-code")
    return render(request, "desk/sign_in.html", {
        "form": form, "next": onward, "over": "over" in request.GET, "idle": settings.SESSION_IDLE // 60,
    })  # fmt: skip


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the authenticator, or a recovery code."""
    half = _half(request)
    officer = Officer.objects.filter(pk=half["officer"], is_active=True).first() if half else None
    if half is None or officer is None:
        return redirect("sign-in")
    wrong, until = False, factor.waits_until(officer)
    if request.method == "POST" and until is None:
        if factor.passes(officer, request.POST.get("code", "")) is not None:
            officer.backend = half["backend"]
            del request.session[_HALF]
            return _enter(request, officer, half["onward"], verified=True)
        wrong, until = True, factor.waits_until(officer)
    return render(request, "desk/sign_in_code.html", {"wrong": wrong, "until": until})


@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends this session."""
    if request.session.session_key:
        sittings.Sitting.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    return redirect("report")


def _enter(request: HttpRequest, officer: Officer, onward: str, *, verified: bool) -> HttpResponse:
    login(request, officer)
    due = sittings.PasswordDue.objects.filter(officer=officer).exists()
    watch.begin(request, verified=verified, password_due=due)
    key = request.session.session_key
    assert key is not None
    agent = str(request.META.get("HTTP_USER_AGENT", ""))
    sittings.begin(officer.pk, key, at=timezone.now(), address=address_of(request), agent=agent)
    return redirect(onward or "desk")


def _half(request: HttpRequest) -> dict[str, Any] | None:
    half = request.session.get(_HALF)
    return half if isinstance(half, dict) and time.time() - half["at"] <= _PATIENCE else None


def _onward(request: HttpRequest) -> str:
    """The address asked for before signing in, if it is one of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else ""
