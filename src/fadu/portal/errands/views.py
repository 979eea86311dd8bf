"""The pages of an errand: what it is, one question after another, check, send once, the receipt."""

from __future__ import annotations

import io

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from fadu.engine import act
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Answers
from fadu.pages.troubles import NoSuchPage
from fadu.pages.visit import visit
from fadu.portal.errands import kept, own_papers, rating, submission, throttle
from fadu.portal.errands.ahead import promised
from fadu.portal.errands.catalogue import ERRANDS
from fadu.portal.errands.door import Held, held, hold, let_go, page, private
from fadu.portal.errands.errand import BODY, Errand, Page
from fadu.portal.errands.filling import Filling
from fadu.portal.errands.own_case import own_case
from fadu.portal.errands.receipt import receipt_of, receipt_pdf
from fadu.portal.errands.troubles import DraftExpired, NoSuchDraft, NotBegun, TooLong

BEGUN_AT_MOST = 300
"""Drafts begun from one address within the pause of the throttle."""


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """What can be done here."""
    return page(request, "services", {"errands": list(ERRANDS.values())})


@require_safe
@private
def start(request: HttpRequest, errand: Errand) -> HttpResponse:
    who = visit(request)
    try:
        going: Held | None = held(request, errand)
    except (NotBegun, NoSuchDraft, DraftExpired):
        going = None
    return page(request, "start", {
        "errand": errand, "promised": promised(errand, who.today), "going": going, "rated": rating.summary(errand.line),
        "days": kept.DAYS,
    })  # fmt: skip


@require_POST
@private
def begin(request: HttpRequest, errand: Errand) -> HttpResponse:
    counter = throttle.Counter("begun", request.META.get("REMOTE_ADDR", ""), BEGUN_AT_MOST)
    throttle.check((counter,), timezone.now())
    throttle.failed((counter,), timezone.now())
    code = kept.begin(errand.name, visit(request).office.at)
    return hold(request, redirect("errand-question", errand, errand.pages[0].name), errand, code)


# ----------------------------------------------------------------------------------------------------- questions


@private
def question(request: HttpRequest, errand: Errand, name: str) -> HttpResponse:
    mine, asked = held(request, errand), errand.page(name)
    if asked is None:
        raise NoSuchPage(path=request.path)
    if mine.draft.record is not None:
        return redirect("errand-receipt", errand)
    if request.method == "POST":
        return _answered(request, errand, mine, asked)
    filling = Filling(errand, mine.draft.answers, visit(request).today)
    begun = any(mine.draft.answers.get(fact) for fact in asked.facts)
    answers = filling.filled(name).answers if begun else Answers.begun(filling.questions(asked))
    return _asked(request, errand, filling, asked, answers)


def _answered(request: HttpRequest, errand: Errand, mine: Held, asked: Page) -> HttpResponse:
    who = visit(request)
    before = Filling(errand, mine.draft.answers, who.today)
    typed = before.read(asked, request.POST).to_json()
    filling = Filling(errand, {**mine.draft.answers, **typed}, who.today)
    answers = filling.filled(asked.name).answers
    try:
        kept.save(mine.code, errand.name, who.office.at, typed)
    except TooLong as trouble:
        return _asked(request, errand, filling, asked, answers, trouble)
    then = request.POST.get("then", "")
    if then == "save":
        return redirect("errand-saved", errand)
    if not answers.complete:
        return _asked(request, errand, filling, asked, answers)
    return redirect(*_following(errand, filling, asked, then))


def _following(
    errand: Errand, filling: Filling, asked: Page, then: str
) -> tuple[str, Errand] | tuple[str, Errand, str]:
    """After a change the first page that it left open, else the check; otherwise the next page in order."""
    if then == "check":
        return (
            ("errand-question", errand, filling.unfinished[0].page.name)
            if filling.unfinished
            else ("errand-check", errand)
        )
    position = errand.pages.index(asked) + 1
    if position < len(errand.pages):
        return "errand-question", errand, errand.pages[position].name
    return "errand-check", errand


def _asked(request: HttpRequest, errand: Errand, filling: Filling, asked: Page, answers: Answers,
           trouble: Trouble | None = None) -> HttpResponse:  # fmt: skip
    position = errand.pages.index(asked)
    wrong = request.method == "POST" and bool(answers.troubles or trouble)
    return page(request, "question", {
        "errand": errand, "asked": asked, "answers": answers, "trouble": trouble, "number": position + 1,
        "before": errand.pages[position - 1] if position else None,
        "then": "check" if "check" in (request.GET.get("then"), request.POST.get("then")) else "",
        "narrow": asked.name == BODY and filling.cut, "none": asked.name == BODY and not filling.offered,
    }, status=422 if wrong else 200)  # fmt: skip


# ---------------------------------------------------------------------------------------------- save, return, leave


@require_safe
@private
def saved(request: HttpRequest, errand: Errand) -> HttpResponse:
    mine = held(request, errand)
    if mine.draft.record is not None:
        return redirect("errand-receipt", errand)
    return page(
        request,
        "saved",
        {"errand": errand, "code": mine.code, "until": kept.keeps_until(mine.draft), "days": kept.DAYS},
    )


@private
def again(request: HttpRequest, errand: Errand) -> HttpResponse:
    """Back to a draft by its code."""
    if request.method != "POST":
        return page(request, "return", {"errand": errand, "code": ""})
    now = timezone.now()
    counters = (throttle.of_address(request.META.get("REMOTE_ADDR", "")),)
    throttle.check(counters, now)
    code = request.POST.get("code", "")
    try:
        draft = kept.opened(code, errand.name, visit(request).office.at)
    except NoSuchDraft as trouble:
        throttle.failed(counters, now)
        return page(request, "return", {"errand": errand, "code": code[:60], "trouble": trouble}, status=404)
    if draft.record is not None:
        return hold(request, redirect("errand-receipt", errand), errand, kept.shown(code))
    filling = Filling(errand, draft.answers, visit(request).today)
    where = (
        ("errand-question", errand, filling.unfinished[0].page.name)
        if filling.unfinished
        else ("errand-check", errand)
    )
    return hold(request, redirect(*where), errand, kept.shown(code))


@require_POST
@private
def leave(request: HttpRequest, errand: Errand) -> HttpResponse:
    """Forgets the draft on this device; with `forget` also in our keeping, unless it was sent."""
    if "forget" in request.POST:
        kept.discard(held(request, errand).code, errand.name)
    return let_go(redirect("errand-start", errand), errand)


# ------------------------------------------------------------------------------------------------- check and send


@require_safe
@private
def check(request: HttpRequest, errand: Errand) -> HttpResponse:
    mine = held(request, errand)
    if mine.draft.record is not None:
        return redirect("errand-receipt", errand)
    return _checked(request, errand, mine)


def _checked(
    request: HttpRequest, errand: Errand, mine: Held, trouble: Trouble | None = None
) -> HttpResponse:
    who = visit(request)
    filling = Filling(errand, mine.draft.answers, who.today)
    return page(request, "check", {
        "errand": errand, "filling": filling, "notices": errand.foresee(filling.facts, who.today), "trouble": trouble,
        "promised": promised(errand, who.today)[:1],
    }, status=422 if trouble else 200)  # fmt: skip


@require_POST
@private
def send(request: HttpRequest, errand: Errand) -> HttpResponse:
    mine = held(request, errand)
    try:
        office = visit(request).office
        submission.submit(
            errand, mine.code, at=office.at, now=timezone.now(), synthetic=office.rehearsed is not None
        )
    except Trouble as trouble:
        return _checked(request, errand, mine, trouble)
    return redirect("errand-receipt", errand)


@require_safe
@private
def receipt(request: HttpRequest, errand: Errand) -> HttpResponse:
    who, mine = visit(request), held(request, errand)
    if mine.draft.record is None:
        return redirect("errand-check", errand)
    draft, secret = submission.show_once(errand, mine.code, at=who.office.at)
    assert draft.record is not None
    return page(request, "receipt", {
        "errand": errand, "receipt": receipt_of(errand, act.find(draft.record), who.today), "secret": secret,
        "renewable": submission.may_renew(draft, timezone.now()),
    })  # fmt: skip


@require_safe
@private
def receipt_file(request: HttpRequest, errand: Errand) -> HttpResponseBase:
    """The receipt as PDF, without the query code, which is shown once: the body's own where its line makes one, else ours."""
    who, mine = visit(request), held(request, errand)
    if mine.draft.record is None:
        return redirect("errand-check", errand)
    case = own_case(mine.draft.record, who.lang, today=who.today)
    letter = own_papers.letter(case)
    if letter is not None:
        return own_papers.download(case, letter)
    told = receipt_of(errand, case.found, who.today)
    content = receipt_pdf(errand, told, synthetic=who.office.rehearsed is not None)
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=f"{told.number}.pdf")


@require_POST
@private
def renew(request: HttpRequest, errand: Errand) -> HttpResponse:
    """A new query code, where the page with the first one was lost on the way."""
    submission.renew(errand, held(request, errand).code, at=visit(request).office.at, now=timezone.now())
    return redirect("errand-receipt", errand)
