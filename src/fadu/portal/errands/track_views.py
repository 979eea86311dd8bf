"""Following one's own case: number and query code, then where it stands, what to do, how to object, and how it was."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from fadu.engine import holders
from fadu.engine.identity import BadRecordNumber, read_identity
from fadu.engine.ratings import SCORES
from fadu.engine.troubles import StaleVersion
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Answers, questions
from fadu.pages.visit import visit
from fadu.portal.errands import claim, kept, own_papers, rating, throttle
from fadu.portal.errands.catalogue import ERRANDS
from fadu.portal.errands.door import hold, page, private
from fadu.portal.errands.objection import prefill
from fadu.portal.errands.own_calendar import calendar_of
from fadu.portal.errands.own_case import Open, OwnCase, own_case
from fadu.portal.errands.troubles import CaseClosed, FileNeeded, NotYours, WrongCode

OBJECTION = "reconsideration"
_FILES = {"limits": own_papers.LIMITS, "accepted": own_papers.ACCEPTED}
_RATE, _OBJECT, _PAPERS = (
    Term("评价", "rate"),
    Term("申请行政复议", "apply for reconsideration"),
    Term("补充材料", "add a paper"),
)


@private
def find(request: HttpRequest) -> HttpResponse:
    """Asks for number and query code; too many wrong ones, and there is a pause."""
    if request.method != "POST":
        known = claim.claimed(request)
        return page(
            request, "track_find", {"number": request.GET.get("number", "")[:40], "known": known is not None}
        )
    number, now = request.POST.get("number", "").strip(), timezone.now()
    by_number = throttle.of_number(_canonical(number))
    counters = (by_number, throttle.of_address(request.META.get("REMOTE_ADDR", "")))
    throttle.check(counters, now)
    actor = holders.opens(number[:40], request.POST.get("secret", "")[:60])
    if actor is None:
        throttle.failed(counters, now)
        return page(
            request, "track_find", {"number": number[:40], "trouble": WrongCode()}, status=WrongCode.status
        )
    throttle.succeeded(by_number)
    return claim.open_to(request, redirect("track-case"), actor.own)


def _canonical(number: str) -> str:
    """One spelling of a number, so that another writing of it earns no further tries."""
    try:
        return str(read_identity(number[:40]).key)
    except BadRecordNumber:
        return number[:40]


def _own(request: HttpRequest) -> OwnCase:
    """The case that this browser may follow. Raises CaseClosed where it may follow none (any more)."""
    record, who = claim.claimed(request), visit(request)
    if record is None:
        raise CaseClosed
    return own_case(record, who.lang, today=who.today)


@require_safe
@private
def case(request: HttpRequest) -> HttpResponse:
    mine = _own(request)
    return page(request, "track_case", {
        "case": mine, "papers": own_papers.listed(mine), "scores": SCORES, "hours": claim.HOURS,
        "calendar": request.build_absolute_uri(reverse("track-calendar", args=[claim.calendar_token(mine.row["id"])])),
        "most": rating.LONGEST_COMMENT,
    })  # fmt: skip


@require_POST
@private
def leave(request: HttpRequest) -> HttpResponse:
    return claim.close(redirect("track"))


# ----------------------------------------------------------------------------------------------------------- steps


@private
def take(request: HttpRequest, name: str) -> HttpResponse:
    """A step of the applicant's own, in one form; what was typed is kept whatever goes wrong."""
    mine = _own(request)
    chosen = mine.open_step(name)
    if chosen is None:
        step = mine.found.line.steps.get(name)
        if _just_taken(mine, name):
            return redirect("track-case")
        raise NotYours(step=step.title if step else name[:40])
    asked = [one for one in questions(mine.found.line, chosen.step, law_on=mine.row["law_on"], row=mine.row)
             if one.name not in chosen.own.fixed]  # fmt: skip
    if request.method != "POST":
        return _form(request, mine, chosen, Answers.begun(asked))
    answers = Answers.read(asked, request.POST)
    if not answers.complete:
        return _form(request, mine, chosen, answers, status=422)
    try:
        _take(request, mine, chosen, answers)
    except Trouble as trouble:
        return _form(
            request, mine, chosen, answers, trouble, status=409 if isinstance(trouble, StaleVersion) else 422
        )
    return redirect("track-case")


def _just_taken(mine: OwnCase, name: str) -> bool:
    """Was it the last thing that happened? Then a second click asks for nothing more."""
    return mine.found.history[-1].step == name


def _take(request: HttpRequest, mine: OwnCase, chosen: Open, answers: Answers) -> None:
    papers = own_papers.taken_in(mine, request) if chosen.own.files else []
    if chosen.own.file_needed and not papers:
        raise FileNeeded(step=chosen.own.title)
    at = visit(request).office.at
    own_papers.add_and_take(mine, papers, chosen.step.name, {**chosen.own.fixed, **answers.facts}, at=at)


def _form(request: HttpRequest, mine: OwnCase, chosen: Open, answers: Answers, trouble: Trouble | None = None,
          status: int = 200) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = {"case": mine, "chosen": chosen, "answers": answers, "trouble": trouble}
    return page(request, "track_step", {**context, **_FILES}, status=status)


# ---------------------------------------------------------------------------------------------------------- papers


@private
def add_paper(request: HttpRequest) -> HttpResponse:
    mine = _own(request)
    if not mine.may_add:
        raise NotYours(step=_PAPERS)
    context: dict[str, Any] = {"case": mine, **_FILES}
    if request.method != "POST":
        return page(request, "track_papers", context)
    try:
        papers = own_papers.taken_in(mine, request)
        if not papers:
            raise FileNeeded(step=_PAPERS)
        own_papers.add(mine, papers, at=visit(request).office.at)
    except Trouble as trouble:
        return page(request, "track_papers", {**context, "trouble": trouble}, status=422)
    return redirect("track-case")


@require_safe
@private
def paper(request: HttpRequest, seq: int) -> FileResponse:
    return own_papers.download(_own(request), seq)


# -------------------------------------------------------------------------------------------------- after the reply


@require_POST
@private
def begin_objection(request: HttpRequest) -> HttpResponse:
    """An application for reconsideration that knows what this case says; the applicant checks and completes it."""
    mine, who = _own(request), visit(request)
    if not any(route.prefilled for route in mine.routes):
        raise NotYours(step=_OBJECT)
    code = kept.begin(OBJECTION, who.office.at, prefill(mine.found, who.today))
    return hold(request, redirect("errand-check", OBJECTION), ERRANDS[OBJECTION], code)


@require_POST
@private
def rate(request: HttpRequest) -> HttpResponse:
    mine = _own(request)
    if not mine.may_rate and mine.score is None:
        raise NotYours(step=_RATE)
    rating.rate(
        mine.found,
        request.POST.get("score", ""),
        request.POST.get("comment", ""),
        at=visit(request).office.at,
    )
    return redirect(f"{reverse('track-case')}#rating")


@require_safe
@private
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The case's days for a calendar program, which has no cookie: its address is signed and says no more than the case's number."""
    record, who = claim.calendar_record(token), visit(request)
    if record is None:
        raise CaseClosed
    body = calendar_of(own_case(record, who.lang, today=who.today), who.lang, at=who.office.at)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
