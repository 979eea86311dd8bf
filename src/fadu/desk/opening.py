"""A new record from the desk: which lines an official may open, the form, and one record a form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fadu.desk import letters
from fadu.desk.case_door import signed_in, typing
from fadu.desk.case_form import Form, Worked, begun, day_asked, opening_worked, submitted
from fadu.desk.letter_words import with_words
from fadu.desk.opening_once import once, token_of
from fadu.engine.access import Actor, Place, in_whose_place
from fadu.engine.line import Line, line, lines
from fadu.engine.people import Unit, units
from fadu.engine.plan import new_row, shown
from fadu.engine.troubles import NotYourStep, StepNotAllowed
from fadu.engine.words import Step
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Question, questions
from fadu.pages.troubles import status_of
from fadu.pages.visit import Visit, visit

OPENED = Term("已登记，编号 {number}。", "Registered as {number}.")
ALREADY = Term(
    "这份表单此前已经登记，编号 {number}；没有再次登记。",
    "This form was registered before as {number}; nothing was registered twice.",
)
_UNPROCESSABLE = 422


class NoUnit(Trouble):
    code = "DK-002"
    title = Term("没有所属单位", "No unit")
    zh = "“{actor}”没有所属单位，不能登记。"
    en = "“{actor}” belongs to no unit and cannot register anything."
    remedy_zh = "请由系统管理员为您指定单位。"
    remedy_en = "Ask your administrator to give you a unit."
    status = 403


@dataclass(frozen=True, slots=True)
class Opening:
    """A line and its steps by which the viewer may open a record."""

    line: Line
    steps: list[Step]


@dataclass
class NewPage:
    """What the page of a new record shows."""

    line: Line
    step: Step
    form: Form
    unit: Unit
    token: str
    worked: Worked = field(default_factory=Worked)
    trouble: Trouble | None = None
    letter: letters.Shown | None = None
    shows_errors: bool = False

    @property
    def units_asked(self) -> bool:
        return any(one.question.kind == "unit" for one in self.form.answers)


@require_safe
@never_cache
@login_required
def lines_to_open(request: HttpRequest) -> HttpResponse:
    """`/desk/new/`: every line that the viewer may open a record of, in the own unit."""
    who = visit(request)
    place = own_unit(who.viewer).place
    found = [
        Opening(
            one,
            [
                step
                for step in one.steps.values()
                if step.opens and may_open(who.viewer, one, step, place, who.today)
            ],
        )
        for one in lines()
    ]
    return render(request, "desk/new.html", {"openings": [one for one in found if one.steps]})


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, id: str, name: str) -> HttpResponse:
    """`/desk/new/<line>/<step>`: the form of an opening step, for the own unit; also on behalf of a citizen."""
    who = visit(request)
    page = _page(request, who, id, name)
    if request.method == "POST" and page.form.todo == "submit" and not typing(request):
        page.shows_errors = not page.form.read.complete
        if not page.shows_errors:
            try:
                return _opened(request, who, page)
            except Trouble as trouble:
                page.trouble = trouble
    page.worked = opening_worked(
        page.line, page.step, page.form, who.viewer, page.unit.place, at=who.office.at, lang=who.lang
    )
    if page.worked.trouble is None and not typing(request):
        page.letter = letters.of_opening(page.line, page.step, page.form, page.unit.place, who)
    context = {"page": page, "worked": page.worked, "today": who.today}
    if typing(request):
        return render(request, "desk/case_whatif.html", context)
    status = status_of(page.trouble) if page.trouble else _UNPROCESSABLE if page.shows_errors else 200
    if page.units_asked:
        context["all_units"] = list(units().values())
    return render(request, "desk/new_record.html", context, status=status)


@require_POST
@never_cache
@login_required
def letter_file(request: HttpRequest, id: str, name: str, kind: str) -> HttpResponse:
    """`/desk/new/<line>/<step>/letter.<pdf|docx>`: the preview of its letter as a file, made from the form that is sent."""
    who = visit(request)
    page = _page(request, who, id, name)
    return letters.opening_file(page.line, page.step, page.form, page.unit.place, who, kind)


def _page(request: HttpRequest, who: Visit, id: str, name: str) -> NewPage:
    home = line(id)
    step = home.step(name)
    if not step.opens:
        raise StepNotAllowed(line=home.title, record="—", step=step.title, state=Term("未登记", "not registered"),
                             allowed=[one.title for one in home.steps.values() if one.opens])  # fmt: skip
    unit = own_unit(who.viewer)
    if not may_open(who.viewer, home, step, unit.place, who.today):
        raise NotYourStep(actor=who.viewer.name, record=home.title, step=step.title, unit=unit.named(who.lang),
                          roles=[role.term for role in sorted(step.by)])  # fmt: skip
    asked = opening_asks(home, step, who.today)
    form = submitted(asked, request.POST) if request.method == "POST" else begun(asked, 0)
    return NewPage(home, step, form, unit, token_of(request))


def opening_asks(home: Line, step: Step, today: date) -> tuple[Question, ...]:
    """What an opening step asks, under the law of today, and the day."""
    return (*with_words(home, step, questions(home, step, law_on=today)), day_asked(today))


def own_unit(viewer: Actor) -> Unit:
    found = units().get(viewer.unit)
    if found is None:
        raise NoUnit(actor=viewer.name)
    return found


def may_open(viewer: Actor, home: Line, step: Step, place: Place, today: date) -> bool:
    """May the viewer open a record by this step in this place, under the law of today?"""
    row = new_row(home, key=0, place=place, on=today, law_on=today)
    return step.known_to_law_of(today) and in_whose_place(viewer, step.by, row, opening=True) is not None


def _opened(request: HttpRequest, who: Visit, page: NewPage) -> HttpResponse:
    def make() -> int:
        return letters.open_record(page.line, page.step, page.form, page.unit.place, who)

    record, fresh = once(page.token, who.viewer, who.office.at, make)
    said = OPENED if fresh else ALREADY
    messages.success(request, said.said(who.lang).format(number=shown(record)))
    return redirect("case", shown(record))
