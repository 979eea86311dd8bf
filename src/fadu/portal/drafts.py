"""征求意见: the drafts before the public, read clause by clause, commented on without an account, each reply published."""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fadu.consultations import consulting
from fadu.consultations.consulting import Clause, Said
from fadu.consultations.models import Comment, Consultation, Kind
from fadu.consultations.troubles import CommentClosed, NoSuchClause
from fadu.engine.facts import Note
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Answers, Question
from fadu.pages.feed import Feed
from fadu.pages.metadata import Column, Metadata
from fadu.pages.visible import unit_named
from fadu.pages.visit import SYNTHETIC, Visit, visit

LISTED = 100
_KINDS = tuple((kind.value, kind.term, None) for kind in Kind)
_ASKED = (
    Question("said", Note("您的意见", "Your comment", "text", help=Term(
        "写明建议怎么改、为什么。请不要写他人的个人信息；答复时您的意见会连同答复一起公布。",
        "Say what should change and why. Leave out other people's data; your comment is published with the reply.",
    )), required=True),
    Question("kind", Note("您是", "You are", "choice"), required=True, choices=_KINDS),
    Question("name", Note("姓名或名称", "Name", "text", personal=True, help=Term(
        "只给起草单位看，不公布。", "For the drafting body only, never published.")), required=False),
    Question("contact", Note("联系方式", "How to reach you", "text", personal=True, help=Term(
        "需要时起草单位据此与您核实。", "Should the drafting body need to ask.")), required=False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    consultation: Consultation
    unit: str
    days_left: int | None
    comments: int


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """A clause with what was said of it and replied."""

    clause: Clause
    comments: list[Comment]


def listed(today: date, who: Visit) -> list[Listed]:
    """Those still open first, soonest to close; then the closed, the latest first."""
    counts = consulting.comment_counts()
    rows = [
        Listed(one, unit_named(one.unit, who.lang), (one.closes - today).days if one.open_on(today) else None,
               counts.get(one.pk, 0))
        for one in Consultation.objects.filter(opens__lte=today).order_by("-closes").defer("text", "structure")[:LISTED]
    ]  # fmt: skip
    waiting = sorted((row for row in rows if row.days_left is not None), key=lambda row: row.days_left or 0)
    return [*waiting, *(row for row in rows if row.days_left is None)]


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    who = visit(request)
    told = {"listed": listed(who.today, who), "metadata": Metadata(Column.DRAFTS)}
    return render(request, "portal/drafts.html", told)


def _metadata(request: HttpRequest, one: Consultation, who: Visit) -> Metadata:
    return Metadata(
        Column.DRAFTS,
        title=one.title,
        published=timezone.localtime(one.made_at),
        source=unit_named(one.unit, "zh"),
        keywords=("征求意见", *(("演示数据",) if one.synthetic else ())),
        url=request.build_absolute_uri(request.path),
    )


@require_safe
def draft(request: HttpRequest, number: int) -> HttpResponse:
    who, one = visit(request), consulting.find(number)
    by_anchor: dict[str, list[Comment]] = defaultdict(list)
    for said in consulting.shown_comments(one):
        by_anchor[said.anchor].append(said)
    told = {
        "draft": one, "is_open": one.open_on(who.today), "unit": unit_named(one.unit, who.lang),
        "clauses": [ClauseShown(clause, by_anchor[clause.anchor]) for clause in consulting.clauses(one)],
        "whole": by_anchor[""], "tally": consulting.tally(one), "metadata": _metadata(request, one, who),
    }  # fmt: skip
    return render(request, "portal/draft.html", told)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft_comment(request: HttpRequest, number: int) -> HttpResponse:
    """`?clause=a3`: the form for one clause, or (without) for the whole; sent once, however often it is clicked."""
    who, one = visit(request), consulting.find(number)
    anchor = request.GET.get("clause", "")
    chosen = next((clause for clause in consulting.clauses(one) if clause.anchor == anchor), None)
    if anchor and chosen is None:
        raise NoSuchClause(value=anchor[:60])
    answers, token, trouble = Answers.begun(_ASKED), secrets.token_hex(16), None
    if request.method == "POST":
        answers, token = Answers.read(_ASKED, request.POST), _token(request)
        if answers.complete:
            try:
                made = consulting.comment(
                    one, _said(anchor, answers), token=token, on=who.today, at=who.office.at
                )
            except Trouble as refused:
                trouble = refused
            else:
                return redirect(f"{reverse('draft-commented', args=(number,))}?number={made.number}")
    elif not one.open_on(who.today):
        trouble = CommentClosed(title=one.title, opens=one.opens, closes=one.closes)
    told = {"draft": one, "clause": chosen, "answers": answers, "token": token, "trouble": trouble}
    return render(
        request, "portal/draft_comment.html", told, status=422 if answers.troubles or trouble else 200
    )


def _token(request: HttpRequest) -> str:
    given = request.POST.get("token", "")
    return given if len(given) == 32 and given.isascii() and given.isalnum() else secrets.token_hex(16)


def _said(anchor: str, answers: Answers) -> Said:
    facts = answers.facts
    return Said(anchor, facts["said"], facts["kind"], facts.get("name", ""), facts.get("contact", ""))


@require_safe
def draft_commented(request: HttpRequest, number: int) -> HttpResponse:
    return render(
        request,
        "portal/draft_commented.html",
        {"draft": consulting.find(number), "number": request.GET.get("number", "")[:9]},
    )


@require_safe
def draft_json(request: HttpRequest, number: int) -> HttpResponse:
    """The draft, its clauses, and every comment replied to, without a word of who made it."""
    who, one = visit(request), consulting.find(number)
    told = {
        "id": one.pk, "title": one.title, "unit": unit_named(one.unit, "zh"), "opens": one.opens, "closes": one.closes,
        "remark": SYNTHETIC.zh if one.synthetic or who.office.rehearsed else "",
        "clauses": [{"anchor": clause.anchor, "label": clause.label, "text": clause.text} for clause in consulting.clauses(one)],
        "comments": list(_plain(one)),
    }  # fmt: skip
    text = json.dumps(told, ensure_ascii=False, default=lambda value: value.isoformat())
    return HttpResponse(text, content_type="application/json")


def _plain(one: Consultation) -> Iterator[dict[str, Any]]:
    for said in consulting.shown_comments(one):
        yield {
            "number": said.number, "anchor": said.anchor, "kind": said.kind, "outcome": said.outcome,
            "text": None if said.withheld else said.text, "withheld": said.withheld or None, "reply": said.reply,
        }  # fmt: skip


@require_safe
def drafts_feed(request: HttpRequest) -> HttpResponse:
    """Atom: the drafts put out last."""
    who = visit(request)
    feed = Feed(title="征求意见", link=request.build_absolute_uri(reverse("drafts")), language="zh-CN",
                     description=SYNTHETIC.zh if who.office.rehearsed else "", feed_url=request.build_absolute_uri())  # fmt: skip
    latest = (
        Consultation.objects.filter(opens__lte=who.today).order_by("-opens", "-pk").defer("text", "structure")
    )
    for one in latest[:50]:
        address = request.build_absolute_uri(reverse("draft", args=(one.pk,)))
        opened = datetime.combine(one.opens, time(), timezone.get_current_timezone())
        feed.add_item(title=one.title, link=address, unique_id=address, pubdate=opened, updateddate=opened,
                      description=f"征求意见至{one.closes.isoformat()}，{unit_named(one.unit, 'zh')}")  # fmt: skip
    return feed.response()
