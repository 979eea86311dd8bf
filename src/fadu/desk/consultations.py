"""Putting a draft to the public, and replying to each comment: the drafting unit's side of 征求意见."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fadu.auditor.read import read as read_document
from fadu.consultations import consulting
from fadu.consultations.models import Comment, Consultation, Outcome
from fadu.consultations.troubles import NoSuchConsultation
from fadu.engine import act
from fadu.engine.access import Actor, Role
from fadu.engine.facts import Note
from fadu.engine.identity import read_identity
from fadu.engine.plan import shown
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Answers, Question
from fadu.pages.query import whole
from fadu.pages.visit import visit

USUAL_DAYS, PAGE = 30, 20
_DRAFT = (
    Question("title", Note("征求意见稿标题", "Title of the draft", "text"), required=True),
    Question("background", Note("背景和主要内容", "Background", "text"), required=False),
    Question("text", Note("正文", "Text", "text", help=Term(
        "按“第一条”等自然分条；没有条的按标题和段落分。发布后不能改动。",
        "Split by its articles, or by headings and paragraphs where it has none. It cannot change once it is out.")),
        required=True),
    Question("closes", Note("意见截止日", "Comments until", "day"), required=True),
)  # fmt: skip


def _reply_questions(number: int) -> tuple[Question, ...]:
    """The form of reply to one comment; its fields bear the comment's number, for several forms stand on a page."""
    outcomes = tuple((one.value, one.term, None) for one in Outcome)
    published = Term("连同意见一起公布。", "Published with the comment.")
    withheld = Term(
        "仅在内容含他人个人信息或者法律禁止传播的内容时填写。",
        "Only where it holds other people's data or what may not be spread.",
    )
    return (
        Question(f"outcome-{number}", Note("采纳情况", "Outcome", "choice"), required=True, choices=outcomes),
        Question(f"reply-{number}", Note("答复", "Reply", "text", help=published), required=True),
        Question(
            f"withheld-{number}",
            Note("不展示意见内容的理由", "Why its words are not shown", "text", help=withheld),
            required=False,
        ),
    )


@require_safe
@never_cache
@login_required
def consultations(request: HttpRequest) -> HttpResponse:
    """Those of the viewer's unit (of the ground, for who oversees it), with what awaits a reply."""
    who = visit(request)
    listed = [(one, consulting.tally(one)) for one in _own(who.viewer)[:50]]
    return render(request, "desk/consultations.html", {"listed": listed, "today": who.today})


def _own(viewer: Actor) -> list[Consultation]:
    found = Consultation.objects.order_by("-closes").defer("text", "structure")
    if Role.SUPERVISOR in viewer.roles or Role.SYSTEM in viewer.roles:
        return [one for one in found[:500] if consulting.answers_for(viewer, act.find(one.record).row)]
    return list(found.filter(unit__in={hat.unit for hat in viewer.hats}))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def put_out(request: HttpRequest, number: str) -> HttpResponse:
    """The form that publishes the draft of a record standing at public comment."""
    who = visit(request)
    record, trouble = read_identity(number).key, None
    answers = Answers.begun(_DRAFT)
    if request.method == "POST":
        try:
            answers = Answers.read(_DRAFT, _with_file(request))
        except Trouble as unread:
            answers, trouble = Answers.read(_DRAFT, request.POST), unread
        if answers.complete and trouble is None:
            facts = answers.facts
            try:
                made = consulting.put_out(
                    record, title=facts["title"], text=facts["text"], background=facts.get("background", ""),
                    closes=facts["closes"], actor=who.viewer, on=who.today, at=who.office.at,
                )  # fmt: skip
            except Trouble as refused:
                trouble = refused
            else:
                return redirect("desk-consultation", made.pk)
    told = {"number": shown(record), "answers": answers, "trouble": trouble, "usual": _usual(who.today)}
    return render(request, "desk/put_out.html", told, status=422 if answers.troubles or trouble else 200)


def _with_file(request: HttpRequest) -> QueryDict:
    """What was typed, with the text of the file where one came instead."""
    given, file = request.POST.copy(), request.FILES.get("file")
    if file is not None and not given.get("text", "").strip():
        given["text"] = read_document(file.read(), name=str(file.name)).text
    return given


def _usual(today: date) -> date:
    """Thirty days, the day of publication not counted: the usual least period (《规章制定程序条例》第十五条)."""
    return today + timedelta(days=USUAL_DAYS)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """Every comment with its clause and, for the drafting unit, its form of reply; POST `comment` replies to that one."""
    who, one = visit(request), consulting.find(pk)
    if consulting.answers_for(who.viewer, act.find(one.record).row) is None:
        raise NoSuchConsultation(value=pk)
    page = whole(request.GET.dict(), "page", least=1, most=10_000) or 1
    waiting_first = one.comments.annotate(done=Case(When(outcome="", then=0), default=1)).order_by(
        "done", "number"
    )
    comments = list(waiting_first[(page - 1) * PAGE : page * PAGE])
    clauses = {clause.anchor: clause for clause in consulting.clauses(one)}
    wrong: Answers | None = None
    chosen, trouble = 0, None
    if request.method == "POST":
        said = _chosen(one, request.POST.get("comment", ""))
        wrong, chosen = Answers.read(_reply_questions(said.number), request.POST), said.number
        if wrong.complete:
            try:
                _reply(said, wrong, who.viewer, request)
            except Trouble as refused:
                trouble = refused
            else:
                return redirect(f"{request.get_full_path()}#c{chosen}")
    told = [
        (
            said,
            clauses.get(said.anchor),
            wrong if wrong is not None and said.number == chosen else _begun(said),
        )
        for said in comments
    ]
    tally = consulting.tally(one)
    context = {
        "draft": one, "told": told, "tally": tally, "number": shown(one.record), "trouble": trouble,
        "following": page + 1 if page * PAGE < tally.received else None,
    }  # fmt: skip
    return render(request, "desk/consultation.html", context, status=422 if wrong is not None else 200)


def _chosen(one: Consultation, number: str) -> Comment:
    said = (
        one.comments.filter(number=int(number)).first()
        if number.isascii() and number.isdecimal() and len(number) < 9
        else None
    )
    if said is None:
        raise NoSuchConsultation(value=f"{one.pk}/{number[:9]}")
    return said


def _reply(said: Comment, answers: Answers, viewer: Actor, request: HttpRequest) -> None:
    facts, n = answers.facts, said.number
    consulting.reply(
        said, outcome=facts[f"outcome-{n}"], text=facts[f"reply-{n}"], withheld=facts.get(f"withheld-{n}", ""),
        actor=viewer, at=visit(request).office.at,
    )  # fmt: skip


def _begun(said: Comment) -> Answers:
    """The form as it stands: empty, or with the reply that was given."""
    asked, n = _reply_questions(said.number), said.number
    given = {f"outcome-{n}": said.outcome, f"reply-{n}": said.reply, f"withheld-{n}": said.withheld}
    return Answers.read(asked, given) if said.outcome else Answers.begun(asked)
