"""Care for the library: doubtful fields that wait for a person, and what people sought and did not find."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fadu.campaigns import cleaning
from fadu.campaigns.troubles import NotTheRunner
from fadu.library import doubts
from fadu.library.models import Doubt
from fadu.library.questions import Why
from fadu.library.search import querylog
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.query import one_of, whole
from fadu.pages.visit import visit

PAGE, SOUGHT = 20, 50
BACK = timedelta(days=90)
FIELDS = {
    "title": Term("标题", "Title"), "number": Term("发文字号", "Document number"), "issuers": Term("发文机关", "Issuer"),
    "written_on": Term("成文日期", "Written on"), "published_on": Term("发布日期", "Published on"),
    "effective_from": Term("施行日期", "In force from"), "expires_on": Term("失效日期", "Expires on"),
    "registration_no": Term("统一登记号", "Registration number"), "index_no": Term("索引号", "Index number"),
    "topic": Term("主题分类", "Topic"), "text": Term("正文", "Text"), "kind": Term("文件种类", "Kind"),
}  # fmt: skip


class DoubtGone(Trouble):
    code = "DK-040"
    title = Term("这一项已经处理", "Settled already")
    zh = "这一项疑问不存在，或者已由他人处理。"
    en = "There is no such question, or somebody else has settled it."
    remedy_zh = "请刷新页面。"
    remedy_en = "Load the page again."
    status = 409


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def library_care(request: HttpRequest) -> HttpResponse:
    """`?field=&why=`: one class of doubts; POST settles one with a value, or confirms what was found."""
    who = visit(request)
    if not cleaning.runs(who.viewer):
        raise NotTheRunner(name=who.viewer.name)
    given = request.GET.dict()
    field = one_of(given, "field", FIELDS)
    why = one_of(given, "why", {one.value: one for one in Why})
    page = whole(given, "page", least=1, most=10_000) or 1
    trouble: Trouble | None = None
    typed, chosen = "", 0
    if request.method == "POST":
        try:
            chosen, typed = _settle(request)
        except Trouble as refused:
            trouble, typed = refused, request.POST.get("value", "")[:500]
            chosen = int(request.POST["doubt"]) if request.POST.get("doubt", "").isdecimal() else 0
        else:
            return redirect(request.get_full_path())
    found = Doubt.objects.filter(
        settled_at=None, **({"field": field} if field else {}), **({"why": why} if why else {})
    )
    rows = list(found.select_related("document").order_by("pk")[(page - 1) * PAGE : page * PAGE + 1])
    sought = querylog.most_asked(who.today - BACK, who.today, nothing_found=True, most=SOUGHT)
    told = {
        "classes": [(name, FIELDS.get(name, Term(name, name)), one, count) for name, one, count in doubts.waiting()],
        "rows": [(row, FIELDS.get(row.field, Term(row.field, row.field)), Why(row.why).term) for row in rows[:PAGE]],
        "following": page + 1 if len(rows) > PAGE else None, "field": field or "", "why": why or "",
        "trouble": trouble, "typed": typed, "chosen": chosen, "sought": sought,
    }  # fmt: skip
    return render(request, "desk/library_care.html", told, status=422 if trouble else 200)


def _settle(request: HttpRequest) -> tuple[int, str]:
    who, number = visit(request), request.POST.get("doubt", "")
    value = request.POST.get("value", "")[:500].replace("\0", "")
    found = (
        Doubt.objects.filter(pk=int(number), settled_at=None).first()
        if number.isdecimal() and len(number) < 18
        else None
    )
    if found is None:
        raise DoubtGone
    doubts.settle(found, value, by=who.viewer.number, at=who.office.at)
    return found.pk, value
