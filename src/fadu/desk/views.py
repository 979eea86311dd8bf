"""My desk: what is due on the viewer's ground, and the filters that the viewer has kept."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fadu.desk import saved
from fadu.desk.grounds import Ground, ground
from fadu.desk.reads import Wanted, docket, shelves_known
from fadu.engine.line import line
from fadu.engine.people import units
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.query import one_of, words
from fadu.pages.visit import visit


class TooManyFilters(Trouble):
    code = "SV-003"
    title = Term("保存的筛选已满", "Too many saved filters")
    zh = "最多保存{most}个筛选，“{name}”没有保存。"
    en = "At most {most} filters are kept; “{name}” was not."
    remedy_zh = "请先删除不用的筛选。"
    remedy_en = "Delete one that you no longer use first."


@require_safe
@never_cache
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """The docket of the viewer's ground, narrowed as the address says."""
    who = visit(request)
    whole = ground(who.viewer)
    wanted = _wanted(request.GET, whole)
    return render(request, "desk/desk.html", {
        "docket": docket(who.viewer, wanted, today=who.today), "wanted": wanted, "ground": whole,
        "unit": units().get(who.viewer.unit), "today": who.today, "saved": saved.filters(who.viewer.number),
        "roles": [role.term for role in sorted(who.viewer.roles)], "query": wanted.query(),
    })  # fmt: skip


def _wanted(query: QueryDict, whole: Ground) -> Wanted:
    given = {name: str(value) for name, value in query.dict().items()}
    chosen = given.get("line", "").strip()
    return Wanted(
        shelf=one_of(given, "shelf", shelves_known()) or "all",
        line=line(chosen) if chosen else None,
        after=given.get("after", "").strip(),
        part=whole.read(given),
    )


@never_cache
@login_required
@require_POST
def keep_filter(request: HttpRequest) -> HttpResponse:
    """Keeps a filter under a name, or drops one (`do=drop`), and shows it."""
    who = visit(request)
    name = words({"name": request.POST.get("name", "")}, "name", most=40)
    if request.POST.get("do") == "drop":
        saved.drop(who.viewer.number, name)
        return redirect("desk")
    query = _wanted(QueryDict(request.POST.get("query", "")[:400]), ground(who.viewer)).query()
    if name and not saved.keep(who.viewer.number, name, query):
        raise TooManyFilters(most=saved.MOST, name=name)
    return redirect(f"{reverse('desk')}?{query}")
