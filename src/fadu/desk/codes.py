"""查询码 at the counter: the handling unit gives the applicant of a case the code with which they follow it, or a new one.

The code is shown once, on a page to be printed and handed over; that it was given, and what proved who asked, is noted with
the case, the code itself nowhere.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fadu.desk.case_door import signed_in
from fadu.desk.case_found import Case, case_of
from fadu.desk.opening_once import once, token_of
from fadu.engine import act, holders
from fadu.engine.access import HANDLER, HEAD, Actor, in_whose_place
from fadu.engine.facts import Note
from fadu.engine.holders import Holder
from fadu.engine.troubles import NotYourStep
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Answers, Question
from fadu.pages.visible import unit_named
from fadu.pages.visit import Visit, visit

FOLLOWED = frozenset({"oversight.information_request", "oversight.reconsideration", "people.mediation"})
"""The lines of work whose cases an applicant follows with number and code: those of the public's services."""
PROOFS = {
    "own": Term("本人身份证件", "the applicant's identity document"),
    "body": Term("单位登记证照和经办人身份证件", "the body's certificate and its clerk's identity document"),
    "agent": Term("授权委托书和代理人身份证件", "the power of attorney and the agent's identity document"),
}
_TITLE = Term("发给查询码", "Give a query code")
_GIVEN, _RENEWED = "已发给查询码。核对：{proof}。", "已换发查询码，原查询码作废。核对：{proof}。"
_SHOWN = Term(
    "查询码只显示一次，已经显示过，没有再次换发。没有记下的，请再换发。",
    "The code was shown once and has not been renewed by this. If nobody wrote it down, renew it again.",
)
_ASKED = (
    Question("proof", Note("已核对", "Proof that was checked", "choice", help=Term(
        "查询码可以看到本案、代为办理申请人的步骤：只交给申请人或者其代理人。",
        "With the code one reads the case and takes the applicant's steps: it is for the applicant or their agent alone.")),
        required=True, choices=tuple((code, title, None) for code, title in PROOFS.items())),
)  # fmt: skip
_UNPROCESSABLE = 422


class NoCodes(Trouble):
    status: ClassVar[int] = 404
    code = "DK-050"
    title = Term("这类记录没有查询码", "No query codes here")
    zh = "“{line}”不在网上查询进度，没有查询码。"
    en = "“{line}” is not followed online and has no query codes."
    remedy_zh = "请按原有方式告知当事人。"
    remedy_en = "Tell the party as before."


def may_give(viewer: Actor, case: Case) -> bool:
    """The unit that handles the case may, for the lines that applicants follow."""
    return case.line.id in FOLLOWED and _hat(viewer, case) is not None


def _hat(viewer: Actor, case: Case) -> Actor | None:
    return in_whose_place(viewer, frozenset({HANDLER, HEAD}), case.row)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def query_code(request: HttpRequest, number: str) -> HttpResponse:
    """`/desk/cases/<number>/acts/code`: the form; submitted, the page that shows the code, this once."""
    who = visit(request)
    case = case_of(number, who.viewer)
    _check(who, case)
    answers = Answers.begun(_ASKED)
    if request.method == "POST":
        answers = Answers.read(_ASKED, request.POST)
        if answers.complete:
            return _given(request, who, case, answers["proof"].value)
    context: dict[str, Any] = {
        "case": case, "answers": answers, "token": token_of(request), "renews": bool(holders.mark(case.key)),
    }  # fmt: skip
    return render(request, "desk/code.html", context, status=_UNPROCESSABLE if answers.troubles else 200)


def _check(who: Visit, case: Case) -> None:
    if case.line.id not in FOLLOWED:
        raise NoCodes(line=case.line.title)
    if _hat(who.viewer, case) is None:
        raise NotYourStep(actor=who.viewer.name, record=case.number, step=_TITLE, unit=unit_named(case.row["unit"], who.lang),
                          roles=[HANDLER.term, HEAD.term])  # fmt: skip


def _given(request: HttpRequest, who: Visit, case: Case, proof: str) -> HttpResponse:
    """Gives the code and notes it, both or neither; a form that is sent again gives nothing."""
    made: list[str] = []

    def give() -> int:
        held = Holder.objects.filter(record=case.key).values_list("account", flat=True).first()
        said = (_RENEWED if holders.mark(case.key) else _GIVEN).format(proof=PROOFS[proof].zh)
        made.append(holders.give(case.key, account=held))
        act.note(case.key, said, actor=who.viewer, on=who.today, at=who.office.at)
        return case.key

    _, fresh = once(token_of(request), who.viewer, who.office.at, give)
    if not fresh:
        messages.warning(request, _SHOWN.said(who.lang))
        return redirect("case-code", case.number)
    address = request.build_absolute_uri(reverse("track"))
    context = {"case": case, "secret": made[0], "today": who.today, "by": who.viewer.name, "address": address}
    return render(request, "desk/code_given.html", context)
