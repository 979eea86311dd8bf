"""My desk: what is due on the viewer's ground."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fadu.desk.reads import Wanted, docket, shelves_known
from fadu.engine.line import line
from fadu.engine.people import units
from fadu.pages.query import one_of
from fadu.pages.visit import visit


@require_safe
@never_cache
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    who = visit(request)
    given = request.GET.dict()
    chosen = given.get("line", "").strip()
    wanted = Wanted(
        shelf=one_of(given, "shelf", shelves_known()) or "all",
        line=line(chosen) if chosen else None,
        after=given.get("after", "").strip(),
    )
    told = docket(who.viewer, wanted, today=who.today)
    return render(request, "desk/desk.html", {
        "docket": told, "wanted": wanted, "unit": units().get(who.viewer.unit), "today": who.today,
        "roles": [role.term for role in sorted(who.viewer.roles)],
    })  # fmt: skip
