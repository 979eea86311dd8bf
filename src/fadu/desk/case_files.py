"""Attachments of a case: taken in checked and cleaned, handed out only as downloads."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fadu.desk.case_door import signed_in
from fadu.desk.case_found import Case, case_of
from fadu.desk.opening_once import once, token_of
from fadu.engine import act, attachments, reads
from fadu.engine.access import may_add
from fadu.engine.attachments import LIMIT, MEDIA, Opening
from fadu.engine.facts import Note
from fadu.engine.history import ATTACH, ENGINE_STEPS
from fadu.engine.troubles import FactMissing, NotYourStep
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Answers, Question
from fadu.pages.course import key_of
from fadu.pages.troubles import status_of
from fadu.pages.visible import unit_named
from fadu.pages.visit import Visit, visit

ATTACHED = Term("已添加附件：{title}。", "Attached: {title}.")
ALREADY = Term("这份附件已经添加过。", "This paper had been attached already.")
_FILE = Term("文件", "File")
_UNPROCESSABLE = 422
_ASKED = (
    Question("title", Note("名称", "Title", "text"), required=True),
    Question("open_to", Note("谁可以看", "Who may read it", "choice"), required=True, now=Opening.OFFICIALS.value,
             choices=tuple((one.value, one.term, None) for one in Opening)),
    Question("personal", Note("含个人信息", "Holds personal data", "flag", help=Term("含个人信息的，只有承办、会办单位（和申请人）能看。",
             "Then only the units that handle the case (and its applicant) read it.")), required=True, now="yes",
             choices=(("yes", Term("是", "Yes"), None), ("no", Term("否", "No"), None))),
)  # fmt: skip


@dataclass
class FilePage:
    """What the page of a new attachment shows."""

    case: Case
    answers: Answers
    token: str
    trouble: Trouble | None = None
    shows_errors: bool = False

    @property
    def limit(self) -> int:
        """In megabytes."""
        return LIMIT // 1024 // 1024


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, number: str) -> HttpResponse:
    """`/desk/cases/<number>/acts/attach`: one paper with its title and who may read it."""
    who = visit(request)
    case = case_of(number, who.viewer)
    if not may_add(who.viewer, case.line, case.row):
        raise NotYourStep(actor=who.viewer.name, record=case.number, step=ENGINE_STEPS[ATTACH],
                          unit=unit_named(case.row["unit"], who.lang), roles=[Term("有权人员", "those entitled")])  # fmt: skip
    page = FilePage(case, Answers.begun(_ASKED), token_of(request))
    if request.method == "POST":
        page.answers = Answers.read(_ASKED, request.POST)
        page.shows_errors = not page.answers.complete
        if not page.shows_errors:
            try:
                return _attached(request, who, page)
            except Trouble as trouble:
                page.trouble = trouble
    status = status_of(page.trouble) if page.trouble else _UNPROCESSABLE if page.shows_errors else 200
    return render(request, "desk/case_attach.html", {"page": page}, status=status)


def _attached(request: HttpRequest, who: Visit, page: FilePage) -> HttpResponse:
    upload = request.FILES.get("file")
    if upload is None:
        raise FactMissing(step=ENGINE_STEPS[ATTACH], fields=[_FILE])
    taken = attachments.take_in(upload.read(LIMIT + 1), upload.name or "")
    given = page.answers.facts

    def make() -> int:
        act.attach(page.case.key, taken, title=given["title"], open_to=Opening(given["open_to"]), personal=given["personal"],
                   actor=who.viewer, on=who.today, at=who.office.at)  # fmt: skip
        return page.case.key

    _, fresh = once(page.token, who.viewer, who.office.at, make)
    messages.success(request, (ATTACHED if fresh else ALREADY).said(who.lang).format(title=given["title"]))
    return redirect("case", page.case.number)


@require_safe
@never_cache
@login_required
def download(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """`/desk/cases/<number>/files/<seq>`: always a download, never shown in place; a personal one is noted as read."""
    who = visit(request)
    case = case_of(number, who.viewer)
    found, content = attachments.fetch(who.viewer, key_of(number), seq)
    if found.personal:
        reads.note(who.viewer, case.key, [f"attachment:{seq}"], door="attachment", at=who.office.at)
    answer = HttpResponse(content, content_type=MEDIA[found.kind])
    answer["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
