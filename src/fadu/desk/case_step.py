"""Taking a step: the generated form, what it would do, two people at once, and laying it before the head."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fadu.desk import case_prepared, letters
from fadu.desk.case_door import signed_in, typing
from fadu.desk.case_form import Form, Worked, as_head, begun, resumed, step_asks, submitted, worked
from fadu.desk.case_found import Case, case_of
from fadu.desk.case_prepared import Prepared
from fadu.desk.case_read import prepares
from fadu.desk.case_since import Change, since
from fadu.engine.access import in_whose_place
from fadu.engine.people import units
from fadu.engine.store import still
from fadu.engine.troubles import NotYourStep, StaleVersion
from fadu.engine.words import Step
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.course import why_not
from fadu.pages.query import whole
from fadu.pages.troubles import status_of
from fadu.pages.visible import unit_named
from fadu.pages.visit import Visit, visit

DONE = Term("已办理：{step}。", "Done: {step}.")
ALREADY = Term(
    "“{step}”此前已经办理，重复提交没有再次写入。",
    "“{step}” had been done already; nothing was written twice.",
)
LAID = Term("已送负责人签批：{step}。", "Laid before the head: {step}.")
SENT_BACK = Term("已退回承办人。", "Returned to the handler.")
TAKEN_BACK = Term("已撤回送签。", "Taken back.")
TOO_LATE = Term("这份送签稿已经处理过。", "This draft had been dealt with already.")
_UNPROCESSABLE, _CONFLICT = 422, 409


@dataclass
class StepPage:
    """What the page of a step shows; `mode`: take (it is the viewer's), prepare (it is their head's), none."""

    case: Case
    step: Step
    form: Form
    mode: str
    draft: Prepared | None = None
    worked: Worked = field(default_factory=Worked)
    trouble: Trouble | None = None
    refused: Term | Trouble | None = None
    changes: list[Change] = field(default_factory=list)
    remark: str = ""
    letter: letters.Shown | None = None
    shows_errors: bool = False

    @property
    def units_asked(self) -> bool:
        return any(one.question.kind == "unit" for one in self.form.answers)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """`/desk/cases/<number>/<step>`: the form; preview, submit, prepare and return are what its buttons say."""
    who = visit(request)
    case = case_of(number, who.viewer)
    page = _page(request, who, case, case.line.step(name))
    if request.method == "POST":
        done = _done(request, who, page)
        if done is not None:
            return done
    return _shown(request, who, page)


def _page(request: HttpRequest, who: Visit, case: Case, taken: Step) -> StepPage:
    asked = step_asks(case, taken, who.today)
    given = request.POST if request.method == "POST" else request.GET
    wanted = whole(given.dict(), "prepared", least=1, most=2**63 - 1)
    draft = None
    if wanted is not None:
        draft = case_prepared.opened(wanted, who.viewer)
        if draft.record != case.key or draft.step != taken.name:
            raise case_prepared.NoSuchDraft(number=wanted)
    if request.method == "POST":
        form = submitted(asked, request.POST)
    else:
        form = resumed(asked, draft.typed, draft.version) if draft else begun(asked, case.version)
    page = StepPage(case, taken, form, _mode(who, case, taken), draft, remark=request.POST.get("remark", ""))
    if page.mode == "none" and request.method != "POST":
        raise _not_yours(who, page)
    return page


def _not_yours(who: Visit, page: StepPage) -> NotYourStep:
    held = unit_named(page.case.row["unit"], who.lang)
    roles = [role.term for role in sorted(page.step.by)]
    return NotYourStep(
        actor=who.viewer.name, record=page.case.number, step=page.step.title, unit=held, roles=roles
    )


def _mode(who: Visit, case: Case, taken: Step) -> str:
    if in_whose_place(who.viewer, taken.by, case.row) is not None:
        return "take"
    return "prepare" if prepares(who.viewer, taken, case.row) else "none"


def _shown(request: HttpRequest, who: Visit, page: StepPage) -> HttpResponse:
    """The page, or for a form that is being typed only what would follow. Its status says whether something is wrong."""
    case = page.case
    page.refused = why_not(case.line, page.step, case.row, case.history, today=who.today)
    actor = who.viewer if page.mode == "take" else as_head(who.viewer, case.row)
    page.worked = worked(case, page.step, page.form, actor, at=who.office.at, lang=who.lang)
    if page.form.seen != case.version:
        page.changes = since(case, page.form.seen, who.viewer, who.lang)
    if typing(request):
        return render(
            request, "desk/case_whatif.html", {"page": page, "worked": page.worked, "today": who.today}
        )
    if page.mode != "none" and page.worked.trouble is None:
        page.letter = letters.of_step(case, page.step, page.form, who, actor)
    status = 200
    if page.trouble is not None:
        status = status_of(page.trouble)
    elif page.shows_errors:
        status = _UNPROCESSABLE
    context = {"page": page, "worked": page.worked, "today": who.today}
    if page.units_asked:
        context["all_units"] = list(units().values())
    return render(request, "desk/case_step.html", context, status=status)


# --------------------------------------------------------------------------------------------------------- doing


def _done(request: HttpRequest, who: Visit, page: StepPage) -> HttpResponse | None:
    """What the button asked for; None where the page is to be shown again, with what is wrong upon it."""
    todo = _BUTTONS.get(page.form.todo)
    if todo is None or typing(request):
        return None
    page.shows_errors = todo in (_take, _prepare) and not page.form.read.complete
    if page.shows_errors:
        return None
    try:
        return todo(request, who, page)
    except Trouble as trouble:
        page.trouble = trouble
        return _after_trouble(request, who, page)


def _after_trouble(request: HttpRequest, who: Visit, page: StepPage) -> HttpResponse | None:
    """Somebody was faster: perhaps the same person by a second click; otherwise the page shows what changed meanwhile."""
    if not isinstance(page.trouble, StaleVersion):
        return None
    page.case = case_of(page.case.number, who.viewer)
    if already(page.case, page.form, page.step.name, who.viewer.number):
        return _to_case(request, who, page, ALREADY)
    return None


def already(case: Case, form: Form, name: str, officer: int) -> bool:
    """Is the next event after the version seen just this act by just this person? Then it was submitted twice."""
    event = next((past for past in case.history if past.seq == form.seen + 1), None)
    if event is None or (event.step, event.actor, event.on) != (name, officer, form.on):
        return False
    return all(
        _plain(value) == _plain(event.facts.get(name, case.row[name])) for name, value in form.facts.items()
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _take(request: HttpRequest, who: Visit, page: StepPage) -> HttpResponse:
    with transaction.atomic():
        if page.draft is not None and not case_prepared.settle(
            page.draft, case_prepared.TAKEN, by=who.viewer, at=who.office.at
        ):
            return _to_case(request, who, page, TOO_LATE)
        letters.take(page.case, page.step, page.form, who)
    return _to_case(request, who, page, DONE)


def _prepare(request: HttpRequest, who: Visit, page: StepPage) -> HttpResponse | None:
    """Lays the form before the head, after the same checks as the act itself."""
    still(page.case.found, page.form.seen)
    page.trouble = worked(
        page.case, page.step, page.form, as_head(who.viewer, page.case.row), at=who.office.at, lang=who.lang
    ).trouble
    if page.trouble is not None:
        return None
    if page.mode != "prepare":
        raise _not_yours(who, page)
    case_prepared.prepare(page.case.key, page.step.name, typed=page.form.answers.to_json(), version=page.case.version,
                          unit=page.case.row["unit"], by=who.viewer, at=who.office.at,
                          remark=page.remark.replace("\0", "")[:2_000])  # fmt: skip
    return _to_case(request, who, page, LAID)


def _return(request: HttpRequest, who: Visit, page: StepPage) -> HttpResponse:
    """The head sends a draft back to its maker with a note."""
    if page.draft is None or page.mode != "take":
        raise case_prepared.NoSuchDraft(number=page.draft.pk if page.draft else "—")
    answer = page.remark.replace("\0", "")[:2_000]
    told = case_prepared.settle(
        page.draft, case_prepared.RETURNED, by=who.viewer, at=who.office.at, answer=answer
    )
    messages.success(request, (SENT_BACK if told else TOO_LATE).said(who.lang))
    return redirect("signing")


def _drop(request: HttpRequest, who: Visit, page: StepPage) -> HttpResponse:
    """The maker takes a draft back before the head has dealt with it."""
    if page.draft is None or page.draft.by_id != who.viewer.number:
        raise case_prepared.NoSuchDraft(number=page.draft.pk if page.draft else "—")
    told = case_prepared.settle(page.draft, case_prepared.DROPPED, by=who.viewer, at=who.office.at)
    return _to_case(request, who, page, TAKEN_BACK if told else TOO_LATE)


def _to_case(request: HttpRequest, who: Visit, page: StepPage, said: Term) -> HttpResponseRedirect:
    messages.success(request, said.said(who.lang).format(step=page.step.title.said(who.lang)))
    return redirect("case", page.case.number)


_BUTTONS = {"submit": _take, "prepare": _prepare, "return": _return, "drop": _drop}
