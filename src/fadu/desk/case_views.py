"""The page of a case, and the shelf of what waits for a signature."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fadu.desk.case_found import case_of, personal_names
from fadu.desk.case_prepared import SHOWN, laid_by, to_sign
from fadu.desk.case_read import case_page
from fadu.engine import reads
from fadu.pages.visit import visit


@require_safe
@never_cache
@login_required
def case(request: HttpRequest, number: str) -> HttpResponse:
    """`/desk/cases/<number>`: personal data stay covered."""
    who = visit(request)
    page = case_page(case_of(number, who.viewer), who.viewer, who.lang, today=who.today)
    return render(request, "desk/case.html", {"page": page, "case": page.case, "today": who.today})


@require_POST
@never_cache
@login_required
def personal(request: HttpRequest, number: str) -> HttpResponse:
    """`/desk/cases/<number>/acts/personal`: the same page with personal data uncovered; that it was read is noted."""
    who = visit(request)
    found = case_of(number, who.viewer)
    reads.note(who.viewer, found.key, personal_names(found), door="page", at=who.office.at)
    page = case_page(found, who.viewer, who.lang, today=who.today, personal=True)
    return render(request, "desk/case.html", {"page": page, "case": page.case, "today": who.today})


@require_safe
@never_cache
@login_required
def signing(request: HttpRequest) -> HttpResponse:
    """`/desk/signing`: what waits for my signature, and what became of what I laid before a head."""
    who = visit(request)
    return render(request, "desk/signing.html", {
        "to_sign": list(to_sign(who.viewer)[:SHOWN]), "laid": list(laid_by(who.viewer)[:SHOWN]), "shown": SHOWN,
    })  # fmt: skip
