"""文件清理 on the desk: what worries the library, campaigns over a search, the decisions of each unit, the published list."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fadu.campaigns import cleaning
from fadu.campaigns.models import Campaign, Item, Verdict
from fadu.campaigns.troubles import NoSuchCampaign, NotTheRunner
from fadu.engine.facts import Note
from fadu.library import keeping
from fadu.library.kinds import Kind
from fadu.library.search.facets import STATES, Filters
from fadu.library.search.searching import Wanted
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Answers, Question
from fadu.pages.query import whole
from fadu.pages.troubles import status_of
from fadu.pages.visit import SYNTHETIC, Visit, visit

SOON, LISTED, PAGE = 90, 20, 30
_STATES = {
    "in_force": Term("有效", "In force"), "not_yet": Term("尚未施行", "Not yet in force"), "expired": Term("失效", "Lapsed"),
    "repealed": Term("废止", "Repealed"), "unknown": Term("效力待核", "Force not known"),
}  # fmt: skip
_NEW = (
    Question("title", Note("清理名称", "Name", "text", help=Term(
        "如：2023年度行政规范性文件", "Such as: normative documents 2023")), required=True),
    Question("q", Note("检索词", "Search words", "text", help=Term(
        "与政策文件库的检索相同；不填则按下面的条件取全部。", "As in the library's search; empty: all under the filters.")),
        required=False),
    Question("validity", Note("效力", "Validity", "choice"), required=False,
             choices=tuple((one, _STATES[one], None) for one in STATES)),
    Question("kind", Note("文件种类", "Kind", "choice"), required=False,
             choices=tuple((kind.value, kind.term, None) for kind in Kind)),
    Question("issuer", Note("发文机关名称", "Issuer", "text"), required=False),
    Question("reason", Note("清理的缘由", "Why", "text"), required=True),
    Question("due", Note("完成期限", "Until", "day"), required=True),
)  # fmt: skip


@require_safe
@never_cache
@login_required
def clean_ups(request: HttpRequest) -> HttpResponse:
    """The campaigns that concern the viewer, and what the library itself finds wanting."""
    who = visit(request)
    return render(request, "desk/clean_ups.html", {
        "standings": cleaning.campaigns(who.viewer), "runs": cleaning.runs(who.viewer), "soon": SOON,
        "expiring": keeping.expiring(who.today, within=SOON, limit=LISTED),
        "outdated": keeping.citing_ended(who.today, limit=LISTED), "twice": keeping.duplicate_numbers(limit=LISTED),
    })  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_clean_up(request: HttpRequest) -> HttpResponse:
    """`?q=…`: a campaign over that search."""
    who = visit(request)
    if not cleaning.runs(who.viewer):
        raise NotTheRunner(name=who.viewer.name)
    answers, trouble = Answers.begun(_NEW), None
    if request.GET:
        answers = Answers([one if one.question.required else _given(one, request) for one in answers])
    if request.method == "POST":
        answers = Answers.read(_NEW, request.POST)
        if answers.complete:
            try:
                made = _make(answers.facts, who)
            except Trouble as refused:
                trouble = refused
            else:
                return redirect("clean-up", made.pk)
    told = {"answers": answers, "trouble": trouble}
    return render(request, "desk/clean_up_new.html", told, status=422 if answers.troubles or trouble else 200)


def _given(answer: Any, request: HttpRequest) -> Any:
    """A search that was tried in the library comes along."""
    return Answers.read([answer.question], request.GET)[answer.question.name]


def _make(facts: dict[str, Any], who: Visit) -> Campaign:
    filters = Filters(
        validity=_one(facts.get("validity")), kind=_one(facts.get("kind")), issuer=_one(facts.get("issuer"))
    )
    wanted = Wanted(facts.get("q", ""), who.today, filters, official=True, as_typed=True, size=cleaning.PAGE)
    return cleaning.make(
        wanted,
        title=facts["title"],
        reason=facts["reason"],
        due=facts["due"],
        actor=who.viewer,
        at=who.office.at,
    )


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def clean_up(request: HttpRequest, number: int) -> HttpResponse:
    """The viewer's documents of a campaign; POST `what`: decide or assign one of them, or publish the whole."""
    who = visit(request)
    campaign = cleaning.find(number, who.viewer)
    items = cleaning.items(campaign, who.viewer)
    page = whole(request.GET.dict(), "page", least=1, most=10_000) or 1
    wrong: Answers | None = None
    chosen, trouble, status = 0, None, 200
    if request.method == "POST":
        try:
            wrong, chosen = _act(request, campaign, items, who)
        except Trouble as refused:
            trouble, status = refused, status_of(refused) if status_of(refused) != 400 else 422
        if wrong is None and trouble is None:
            return redirect(f"{request.get_full_path()}{f'#d{chosen}' if chosen else ''}")
    shown = items[(page - 1) * PAGE : page * PAGE]
    told = [
        (
            item,
            wrong if wrong and item.pk == chosen else _begun(item, who),
            cleaning.suggested(item, who.today),
        )
        for item in shown
    ]
    context = {
        "campaign": campaign, "told": told, "tally": cleaning.tally(campaign), "runs": cleaning.runs(who.viewer),
        "trouble": trouble, "following": page + 1 if page * PAGE < len(items) else None, "answers": wrong,
    }  # fmt: skip
    return render(request, "desk/clean_up.html", context, status=422 if wrong else status)


def _act(
    request: HttpRequest, campaign: Campaign, items: list[Item], who: Visit
) -> tuple[Answers | None, int]:
    """→ (the answers, where something is wrong with them; the document)"""
    what = request.POST.get("what", "")
    if what == "publish":
        remark = SYNTHETIC.zh if who.office.rehearsed else ""
        cleaning.publish(campaign, actor=who.viewer, on=who.today, at=who.office.at, remark=remark)
        return None, 0
    item = next((one for one in items if str(one.pk) == request.POST.get("item")), None)
    if item is None or what not in ("decide", "assign"):
        raise NoSuchCampaign(value=f"{campaign.pk}/{request.POST.get('item', '')[:9]}")
    asked = _unit_asked(item) if what == "assign" else _asked(item)
    answers = Answers.read(asked, _unnumbered(request, item))
    if not answers.complete:
        return answers, item.pk
    facts = answers.facts
    if what == "assign":
        cleaning.assign(item, facts[f"unit-{item.pk}"], actor=who.viewer)
    else:
        cleaning.decide(
            item, facts[f"verdict-{item.pk}"], facts[f"reason-{item.pk}"], actor=who.viewer, at=who.office.at
        )
    return None, item.pk


def _unnumbered(request: HttpRequest, item: Item) -> dict[str, str]:
    """A field may bear the document's number (on the page) or not (from a program)."""
    names = ("unit", "verdict", "reason")
    return {
        f"{name}-{item.pk}": request.POST.get(f"{name}-{item.pk}", request.POST.get(name, ""))
        for name in names
    }


def _asked(item: Item) -> tuple[Question, ...]:
    outcomes = tuple((one.value, one.term, None) for one in Verdict)
    return (
        Question(f"verdict-{item.pk}", Note("结论", "Decision", "choice"), required=True, choices=outcomes),
        Question(f"reason-{item.pk}", Note("理由", "Reason", "text"), required=True),
    )


def _unit_asked(item: Item) -> tuple[Question, ...]:
    return (Question(f"unit-{item.pk}", Note("审查单位", "Reviewed by", "unit"), required=True),)


def _begun(item: Item, who: Visit) -> Answers:
    """What was decided, or an empty form with what the library suggests."""
    verdict = item.verdict or cleaning.suggested(item, who.today) or ""
    return Answers(
        [*_filled(_asked(item), {f"verdict-{item.pk}": verdict, f"reason-{item.pk}": item.reason})]
    )


def _filled(asked: tuple[Question, ...], given: dict[str, str]) -> Answers:
    read = Answers.read(asked, given)
    return Answers(
        [one if one.trouble is None else Answers.begun([one.question])[one.question.name] for one in read]
    )
