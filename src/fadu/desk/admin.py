"""Administration: people, units, what each role may do, and the log of every change made here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fadu.desk import admin_people, admin_units, changes, factor, lockout, sittings
from fadu.desk.admin_people import ROLES, By, PersonForm, territories
from fadu.desk.admin_roles import duties
from fadu.desk.admin_units import KINDS, NamesForm, UnitForm
from fadu.desk.changes import Kind
from fadu.desk.grounds import Ground, ground
from fadu.desk.rooms import must_administer
from fadu.engine.access import Actor
from fadu.engine.people import Officer, Unit, closed_units
from fadu.pages.query import one_of, whole, words
from fadu.pages.visit import visit

_LAST_KEY = 2**63 - 1
_DOS = {"password": None, "factor": None, "unlock": None, "sign-out": None}


def _by(request: HttpRequest) -> By:
    """The administrator under their own name: nothing is administered under a delegation."""
    must_administer(request)
    assert isinstance(request.user, Officer)
    return By(request.user.actor, timezone.now())


def _ground(actor: Actor) -> Ground:
    return ground(actor)


@require_safe
@never_cache
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """The people of the administrator's ground."""
    by = _by(request)
    here = _ground(by.actor)
    given = {name: str(value) for name, value in request.GET.dict().items()}
    sought, after = words(given, "q", most=60), words(given, "after", most=150)
    unit = one_of(given, "unit", {str(number): None for number in here.units})
    found = admin_people.people(by.actor, words=sought, unit=int(unit) if unit else None, after=after)
    return render(request, "desk/admin_people.html", {
        "people": found[: admin_people.PAGE], "more": found[admin_people.PAGE - 1].username if len(found) > admin_people.PAGE else "",
        "words": sought, "ground": here, "unit": int(unit) if unit else None, "grouped": here.grouped(), "tab": "people",
    })  # fmt: skip


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request: HttpRequest) -> HttpResponse:
    """Makes an account and shows its first password, once."""
    by = _by(request)
    here = _ground(by.actor)
    form = PersonForm(
        here, frozenset(closed_units()), request.POST or None, fresh=True, initial={"active": True}
    )
    if request.method == "POST" and form.is_valid():
        if Officer.objects.filter(username=form.cleaned_data["username"]).exists():
            form.add_error("username", forms.ValidationError("taken", code="taken"))
        else:
            officer, password = admin_people.hire(by, {**form.cleaned_data, "active": True})
            return render(
                request,
                "desk/admin_password.html",
                {"officer": officer, "password": password, "tab": "people"},
            )
    return render(request, "desk/admin_person.html", _form(form, here, None))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, username: str) -> HttpResponse:
    """One person: what is written down of them, and their account."""
    by = _by(request)
    officer = admin_people.person(by.actor, username)
    do = one_of(request.POST.dict(), "do", _DOS) if request.method == "POST" else None
    if do is not None:
        return _done(request, by, officer, do)
    here = _ground(by.actor)
    form = PersonForm(
        here, frozenset(closed_units()), request.POST or None, initial=admin_people.told(officer)
    )
    if request.method == "POST" and form.is_valid():
        admin_people.change(by, officer, form.cleaned_data)
        return redirect("admin-person", username=username)
    return render(request, "desk/admin_person.html", {
        **_form(form, here, officer), "locked": lockout.locked_until(username), "device": factor.device_of(officer),
        "sittings": sittings.open_sittings(officer.pk, at=by.at), "myself": officer.pk == by.actor.number,
        "log": changes.changes(by.actor, subject=username, size=10),
    })  # fmt: skip


def _done(request: HttpRequest, by: By, officer: Officer, do: str) -> HttpResponse:
    """One of the buttons beside the form."""
    if do == "password":
        password = admin_people.new_password(by, officer)
        return render(
            request, "desk/admin_password.html", {"officer": officer, "password": password, "tab": "people"}
        )
    {
        "factor": admin_people.without_factor,
        "unlock": admin_people.unlock,
        "sign-out": admin_people.signed_out,
    }[do](by, officer)
    return redirect("admin-person", username=officer.username)


def _form(form: PersonForm, here: Ground, officer: Officer | None) -> dict[str, Any]:
    shut = closed_units()
    grouped = [(name, [one for one in listed if one.id not in shut]) for name, listed in here.grouped()]
    return {
        "form": form, "officer": officer, "grouped": grouped, "territories": territories(here), "systems": here.systems,
        "roles": ROLES, "tab": "people", "chosen": _chosen(form),
    }  # fmt: skip


def _chosen(form: forms.Form) -> dict[str, Any]:
    """Every field as it was typed, or else as it stands."""
    return {name: form[name].value() for name in form.fields}


@require_safe
@never_cache
@login_required
def units(request: HttpRequest) -> HttpResponse:
    """The units of the administrator's ground."""
    by = _by(request)
    here = _ground(by.actor)
    sought = words({"q": request.GET.get("q", "")}, "q", most=60)
    grouped = [
        (name, [one for one in listed if sought.lower() in f"{one.name_zh} {one.name_en} {one.code}".lower()])
        for name, listed in here.grouped()
    ]
    return render(request, "desk/admin_units.html", {
        "grouped": [one for one in grouped if one[1]], "closed": closed_units(), "words": sought, "tab": "units",
    })  # fmt: skip


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_unit(request: HttpRequest) -> HttpResponse:
    """Makes a unit."""
    by = _by(request)
    here = _ground(by.actor)
    form = UnitForm(here, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if Unit.objects.filter(code=form.cleaned_data["code"]).exists():
            form.add_error("code", forms.ValidationError("taken", code="taken"))
        else:
            made = admin_units.make(by, form.cleaned_data)
            return redirect("admin-unit", code=made.code)
    return render(request, "desk/admin_unit.html", {
        "form": form, "unit": None, "grouped": here.grouped(), "kinds": KINDS, "tab": "units", "chosen": _chosen(form),
    })  # fmt: skip


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit: its names, its place, and whether it is closed."""
    by = _by(request)
    here = _ground(by.actor)
    found = admin_units.named(code)
    if found.id not in here.units:
        raise admin_units.NoUnitOfYours(name=code[:60])
    do = (
        one_of(request.POST.dict(), "do", {"close": None, "reopen": None})
        if request.method == "POST"
        else None
    )
    if do is not None:
        if do == "close":
            admin_units.close(by, found, since=visit(request).today)
        else:
            admin_units.reopen(by, found)
        return redirect("admin-unit", code=code)
    form = NamesForm(here, request.POST or None, initial=admin_units.told(found))
    if request.method == "POST" and form.is_valid():
        admin_units.rename(by, found, form.cleaned_data)
        return redirect("admin-unit", code=code)
    return render(request, "desk/admin_unit.html", {
        "form": form, "unit": found, "grouped": here.grouped(), "closed": closed_units().get(found.id), "tab": "units",
        "kind": KINDS.get(found.kind), "log": changes.changes(by.actor, subject=code, size=10), "chosen": _chosen(form),  # type: ignore[call-overload]
    })  # fmt: skip


@require_safe
@never_cache
@login_required
def roles(request: HttpRequest) -> HttpResponse:
    """What each role may do, line by line, as the declarations say."""
    by = _by(request)
    return render(request, "desk/admin_roles.html", {
        "duties": duties(), "counts": [(role, admin_people.who_has(role, by.actor)) for role in ROLES], "tab": "roles",
    })  # fmt: skip


@require_safe
@never_cache
@login_required
def log(request: HttpRequest) -> HttpResponse:
    """Every administrative change on the administrator's ground, newest first."""
    by = _by(request)
    given = request.GET.dict()
    before = whole(given, "before", least=1, most=_LAST_KEY)
    kind = one_of(given, "kind", {str(one): None for one in Kind})
    found = changes.changes(by.actor, before=before, kind=kind, size=changes.PAGE + 1)
    more = found[changes.PAGE - 1].pk if len(found) > changes.PAGE else None
    return render(request, "desk/admin_log.html", {
        "log": found[: changes.PAGE], "more": more, "before": before, "kinds": list(Kind), "kind": kind, "tab": "log",
        "home": reverse("admin-log"),
    })  # fmt: skip
