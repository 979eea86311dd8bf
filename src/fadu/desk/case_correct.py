"""更正登记: a registered fact was wrong. First which facts, then their right values and the reason; the log keeps both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fadu.desk.case_deeds import may_correct
from fadu.desk.case_door import signed_in, typing
from fadu.desk.case_form import Form, Worked, begun, submitted
from fadu.desk.case_found import Case, case_of
from fadu.desk.case_since import Change, since
from fadu.desk.case_whatif import what_if
from fadu.engine import act
from fadu.engine.facts import Note
from fadu.engine.given import checked
from fadu.engine.history import CORRECT, ENGINE_STEPS
from fadu.engine.line import Line
from fadu.engine.people import units
from fadu.engine.plan import draft
from fadu.engine.troubles import NotYourStep, StaleVersion
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Term
from fadu.measure.condition import name_of
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Question, question
from fadu.pages.asking_values import typed_form
from fadu.pages.troubles import status_of
from fadu.pages.visible import unit_named
from fadu.pages.visit import Visit, visit

DONE = Term("已更正；原来的登记留在日志中。", "Corrected; the log keeps what stood there before.")
NOTHING = Term("所填与登记的相同，没有更正。", "What was given is what is registered; nothing was corrected.")
_WHY = Question("correction_reason", Note("更正理由", "Reason for the correction", "text"), required=True)
_OPENED = Note(
    "立案（登记）日期",
    "Day of opening",
    "day",
    help=Term("更正后，各期限随之重新推算。", "The clocks are worked out anew from it."),
)
_UNPROCESSABLE = 422


class NothingChosen(Trouble):
    code = "DK-003"
    title = Term("没有选择要更正的事项", "Nothing chosen to correct")
    zh = "没有选择要更正的事项。"
    en = "No fact was chosen to be corrected."
    remedy_zh = "请至少选择一项。"
    remedy_en = "Choose at least one."


@dataclass
class CorrectPage:
    """What the page of a correction shows: which facts there are, those chosen, and the form of those."""

    case: Case
    known: dict[str, Term]
    chosen: list[str]
    form: Form | None = None
    worked: Worked = field(default_factory=Worked)
    trouble: Trouble | None = None
    changes: list[Change] = field(default_factory=list)
    shows_errors: bool = False


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """`/desk/cases/<number>/acts/correct?fact=…&fact=…`: choose, then give the right values."""
    who = visit(request)
    page = _page(request, who, case_of(number, who.viewer))
    if page.form is not None and page.form.todo == "submit" and not typing(request):
        page.shows_errors = not page.form.read.complete
        if not page.shows_errors:
            try:
                return _corrected(request, who, page)
            except Trouble as trouble:
                page.trouble = trouble
                if isinstance(trouble, StaleVersion):
                    page.case = case_of(number, who.viewer)
                    page.changes = since(page.case, page.form.seen, who.viewer, who.lang)
    _work(who, page)
    asks_unit = page.form is not None and any(one.question.kind == "unit" for one in page.form.answers)
    context = {
        "page": page,
        "worked": page.worked,
        "today": who.today,
        "all_units": list(units().values()) if asks_unit else None,
    }
    if typing(request):
        return render(request, "desk/case_whatif.html", context)
    status = status_of(page.trouble) if page.trouble else _UNPROCESSABLE if page.shows_errors else 200
    return render(request, "desk/case_correct.html", context, status=status)


def _page(request: HttpRequest, who: Visit, case: Case) -> CorrectPage:
    if not may_correct(who.viewer, case):
        raise NotYourStep(actor=who.viewer.name, record=case.number, step=ENGINE_STEPS[CORRECT],
                          unit=unit_named(case.row["unit"], who.lang), roles=[Term("承办单位", "the handling unit")])  # fmt: skip
    known = {"opened": _OPENED.title, **{name: note.title for name, note in case.line.facts.items()}}
    given = request.POST if request.method == "POST" else request.GET
    chosen = [name for name in known if name in given.getlist("fact")]
    page = CorrectPage(case, known, chosen)
    if request.method == "POST" and not chosen:
        raise NothingChosen
    if chosen:
        asked = (*(_asked(case, name) for name in chosen), _WHY)
        page.form = submitted(asked, request.POST) if request.method == "POST" else begun(asked, case.version)
    return page


def _asked(case: Case, name: str) -> Question:
    """A fact as it stands; personal ones are not filled in, they stay covered. What a step must write cannot be emptied."""
    if name == "opened":
        return Question(name, _OPENED, required=True, now=case.row["opened"].isoformat())
    row = {name: case.row[name]} if case.shows(name) else {}
    required = case.row[name] is not None and (
        case.line.facts[name].personal or name in must_stand(case.line)
    )
    return question(case.line, name, law_on=case.row["law_on"], required=required, row=row)


def must_stand(line: Line) -> frozenset[str]:
    """The facts that some step demands or writes by itself: guards and clocks of later steps rely upon them."""
    columns = (column for step in line.steps.values() for column in (*step.asks, *step.dates, *step.sets))
    return frozenset(map(name_of, columns))


def changed(case: Case, form: Form) -> dict[str, Any]:
    """The facts whose values differ from what is registered; an emptied one is taken back to not known."""
    found: dict[str, Any] = {}
    for answer in form.read:
        name = answer.question.name
        if name == _WHY.name:
            continue
        if (
            answer.value != case.row[name]
            and typed_form(answer.question.note, case.row[name]) != answer.typed
        ):
            found[name] = answer.value
    return found


def _work(who: Visit, page: CorrectPage) -> None:
    """What the correction would do to the clocks and figures."""
    if page.form is None or not page.form.read.complete or not (given := changed(page.case, page.form)):
        return
    case = page.case
    try:
        for name, value in given.items():
            if value is not None and name in case.line.facts:
                checked(case.line, name, value, law_on=case.row["law_on"])
        made = draft(case.line, CORRECT, given, case.row["state"], row=dict(case.row), history=case.history, actor=who.viewer,
                     on=who.today, at=who.office.at, calendar=CALENDAR)  # fmt: skip
    except Trouble as trouble:
        page.worked = Worked(trouble=trouble)
        return
    page.worked = Worked(what_if(made, given, row=case.row, history=case.history, lang=who.lang))


def _corrected(request: HttpRequest, who: Visit, page: CorrectPage) -> HttpResponse:
    assert page.form is not None
    given = changed(page.case, page.form)
    if given:
        act.correct(page.case.key, given, actor=who.viewer, on=who.today, at=who.office.at, version=page.form.seen,
                    reason=page.form.read.facts[_WHY.name])  # fmt: skip
    messages.success(request, (DONE if given else NOTHING).said(who.lang))
    return redirect("case", page.case.number)
