"""One's own account: where one is signed in, the password, the second factor."""

from __future__ import annotations

from typing import cast

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fadu.desk import changes, factor, sittings, watch
from fadu.desk.changes import Kind
from fadu.engine.people import Officer
from fadu.pages import qr


def _me(request: HttpRequest) -> Officer:
    return cast(Officer, request.user)


def _note(request: HttpRequest, kind: Kind, **after: object) -> None:
    me = _me(request)
    changes.note(
        kind, me.username, by=me.pk, at=timezone.now(), place=me.unit.place if me.unit else None, after=after
    )


@require_safe
@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Where I am signed in, and how my account is guarded."""
    me = _me(request)
    return render(request, "desk/account.html", {
        "sittings": sittings.open_sittings(me.pk, at=timezone.now()), "this": request.session.session_key,
        "device": factor.device_of(me), "codes_left": factor.codes_left(me), "factor_on": factor.switched_on(),
        "must_have": factor.must_have(me), "officer": me,
    })  # fmt: skip


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """A new password; every other session of the account ends with the old one."""
    me, before = _me(request), request.session.session_key
    form = PasswordChangeForm(me, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, me)
        key = request.session.session_key
        assert key is not None
        sittings.moved(before or "", key)
        sittings.end_all(me.pk, but=key)
        sittings.PasswordDue.objects.filter(officer=me).delete()
        request.session.pop(watch.PASSWORD_DUE, None)
        _note(request, Kind.PASSWORD, by="self")
        return redirect("account")
    return render(request, "desk/password.html", {
        "form": form, "due": request.session.get(watch.PASSWORD_DUE, False),
    })  # fmt: skip


@never_cache
@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends every other session of mine."""
    ended = sittings.end_all(_me(request).pk, but=request.session.session_key or "")
    _note(request, Kind.SIGN_IN, ended=ended)
    return redirect("account")


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Setting up an authenticator: draw a secret, show it, take the first code, show the recovery codes once."""
    if not factor.switched_on():
        raise Http404
    me, wrong, codes = _me(request), False, None
    if request.method == "POST":
        wrong, codes = _taken(request, me, request.POST.get("do", ""))
    pending = factor.pending_of(me)
    return render(request, "desk/factor.html", {
        "device": factor.device_of(me), "pending": pending, "secret": factor.secret_said(pending) if pending else "",
        "codes": codes, "codes_left": factor.codes_left(me), "wrong": wrong, "must_have": factor.must_have(me),
        "owed": factor.must_have(me) and watch.VERIFIED not in request.session,
    })  # fmt: skip


def _taken(request: HttpRequest, me: Officer, do: str) -> tuple[bool, list[str] | None]:
    """One button of the page; → was something wrong, and the recovery codes where new ones were drawn.

    Whoever has an authenticator needs the password to replace it, to give it up, or to draw new codes: an open desk must
    not be enough.
    """
    if do == "confirm":
        codes = factor.confirm(me, request.POST.get("code", ""))
        if codes is not None:
            request.session[watch.VERIFIED] = True
            _note(request, Kind.FACTOR, authenticator=True)
        return codes is None, codes
    if factor.device_of(me) is not None and not me.check_password(request.POST.get("password", "")):
        return True, None
    if do == "begin":
        factor.begin(me)
    elif do == "codes" and factor.device_of(me) is not None:
        _note(request, Kind.FACTOR, codes=factor.CODES)
        return False, factor.renew_codes(me)
    elif do == "remove":
        factor.remove(me)
        request.session.pop(watch.VERIFIED, None)
        _note(request, Kind.FACTOR, authenticator=False)
    return False, None


@require_safe
@never_cache
@login_required
def factor_qr(request: HttpRequest) -> HttpResponse:
    """The secret of the authenticator being set up, to be read with a phone."""
    pending = factor.pending_of(_me(request)) if factor.switched_on() else None
    if pending is None:
        raise Http404
    return qr.picture(pending.config_url)
