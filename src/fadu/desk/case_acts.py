"""The forms of what every case knows: `/desk/cases/<number>/acts/<deed>`, one view for all of `case_deeds`."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fadu.desk.case_deeds import DEEDS, Deed
from fadu.desk.case_door import signed_in
from fadu.desk.case_form import Form, begun, submitted
from fadu.desk.case_found import Case, case_of
from fadu.desk.case_since import Change, since
from fadu.desk.opening_once import once, token_of
from fadu.engine.people import closed_units, units
from fadu.engine.troubles import NotYourStep, StaleVersion
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.troubles import NoSuchPage, status_of
from fadu.pages.visible import unit_named
from fadu.pages.visit import Visit, visit

DONE = Term("已办理：{deed}。", "Done: {deed}.")
ALREADY = Term(
    "“{deed}”此前已经办理，重复提交没有再次写入。",
    "“{deed}” had been done already; nothing was written twice.",
)
_UNPROCESSABLE = 422


@dataclass
class DeedPage:
    """What the page of a deed shows."""

    case: Case
    deed: Deed
    form: Form
    token: str
    trouble: Trouble | None = None
    changes: list[Change] = field(default_factory=list)
    shows_errors: bool = False


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """The form; submitted, it acts once upon the version that was seen and leads back to the case."""
    who = visit(request)
    case = case_of(number, who.viewer)
    page = _page(request, who, case, name)
    if request.method == "POST":
        page.shows_errors = not page.form.read.complete
        if not page.shows_errors:
            try:
                return _done(request, who, page)
            except Trouble as trouble:
                page.trouble = trouble
                if isinstance(trouble, StaleVersion):
                    page.case = case_of(number, who.viewer)
                    page.changes = since(page.case, page.form.seen, who.viewer, who.lang)
    asks_unit = any(one.question.kind == "unit" for one in page.form.answers)
    shut = closed_units() if asks_unit else {}
    at_work = [one for one in units().values() if one.id not in shut] if asks_unit else None
    context = {"page": page, "all_units": at_work}
    status = status_of(page.trouble) if page.trouble else _UNPROCESSABLE if page.shows_errors else 200
    return render(request, "desk/case_deed.html", context, status=status)


def _page(request: HttpRequest, who: Visit, case: Case, name: str) -> DeedPage:
    if name not in DEEDS:
        raise NoSuchPage(path=request.path[:200])
    found = DEEDS[name]
    if not found.may(who.viewer, case):
        raise NotYourStep(actor=who.viewer.name, record=case.number, step=found.title,
                          unit=unit_named(case.row["unit"], who.lang), roles=[Term("有权人员", "those entitled")])  # fmt: skip
    asked = found.asks(case, who)
    form = submitted(asked, request.POST) if request.method == "POST" else begun(asked, case.version)
    return DeedPage(case, found, form, token_of(request))


def _done(request: HttpRequest, who: Visit, page: DeedPage) -> HttpResponse:
    def make() -> int:
        page.deed.do(page.case, page.form.read.facts, page.form.seen, who)
        return page.case.key

    _, fresh = once(page.token, who.viewer, who.office.at, make)
    messages.success(
        request, (DONE if fresh else ALREADY).said(who.lang).format(deed=page.deed.title.said(who.lang))
    )
    try:
        case_of(page.case.number, who.viewer)
    except Trouble:
        # Handed to a unit beyond the viewer's ground: the case is no longer theirs to see.
        return redirect("desk")
    return redirect("case", page.case.number)
