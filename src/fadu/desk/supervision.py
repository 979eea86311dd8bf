"""Supervision: the heat table with its picture, early warnings, what a report would criticise, and the records behind each."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fadu.desk import criticism as findings
from fadu.desk import early_warnings
from fadu.desk.behind import Behind, What
from fadu.desk.grounds import Ground, ground
from fadu.desk.heat import heat
from fadu.desk.rooms import must_oversee
from fadu.desk.supervised import Asked, Measure, asked
from fadu.engine.line import line as line_named
from fadu.measure.cite import Term
from fadu.pages.query import BadQuery, one_of, whole
from fadu.pages.visit import Visit, visit
from fadu.report import chart

_LAST_KEY = 2**63 - 1
_AHEAD = 366
MONTHS = range(1, 13)


def _read(request: HttpRequest) -> tuple[Visit, Ground, Asked]:
    must_oversee(request)
    who = visit(request)
    whole_ground = ground(who.viewer)
    return who, whole_ground, asked(request.GET.dict(), whole_ground, today=who.today)


@require_safe
@never_cache
@login_required
def supervision(request: HttpRequest) -> HttpResponse:
    """The heat table."""
    who, all_of_it, question = _read(request)
    return render(request, "desk/supervision.html", {
        "heat": heat(who.viewer, question, all_of_it), "asked": question, "ground": all_of_it, "months": MONTHS,
        "measures": [(one, question.of_measure(one)) for one in Measure], "tab": "heat",
    })  # fmt: skip


@require_safe
@never_cache
@login_required
def supervision_chart(request: HttpRequest) -> HttpResponse:
    """The margin of the heat table as bars: its places, all lines together; of days its lines, all places together."""
    who, all_of_it, question = _read(request)
    told = heat(who.viewer, question, all_of_it)
    margin = (
        zip([line.title for line in told.lines], told.totals, strict=True)
        if question.measure is Measure.MEDIAN
        else [(row.name, row.total) for row in told.rows]
    )
    bars = [
        chart.Bar(
            name.said(who.lang),
            None if cell.value is None else float(cell.value),
            cell.said(question.measure, who.lang),
        )
        for name, cell in margin
    ]
    svg = chart.rows(bars, share=question.measure is Measure.EXTENDED)
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")


@require_safe
@never_cache
@login_required
def warnings(request: HttpRequest) -> HttpResponse:
    """What is about to go wrong."""
    who, all_of_it, question = _read(request)
    return render(request, "desk/warnings.html", {
        "told": early_warnings.warnings(who.viewer, question), "asked": question, "ground": all_of_it, "tab": "warnings",
        "round_days": early_warnings.ROUND, "lapse_days": early_warnings.LAPSE,
    })  # fmt: skip


@require_safe
@never_cache
@login_required
def criticism(request: HttpRequest) -> HttpResponse:
    """What a report would criticise."""
    who, all_of_it, question = _read(request)
    return render(request, "desk/criticism.html", {
        "told": findings.criticism(who.viewer, question), "asked": question, "ground": all_of_it, "months": MONTHS,
        "tab": "criticism",
    })  # fmt: skip


@require_safe
@never_cache
@login_required
def behind(request: HttpRequest) -> HttpResponse:
    """The records behind one number."""
    who, all_of_it, question = _read(request)
    told = _behind(request, question)
    after = whole(request.GET.dict(), "after", least=0, most=_LAST_KEY) or 0
    rows, following = told.page(who.viewer, after=after)
    return render(request, "desk/behind.html", {
        "told": told, "rows": rows, "count": told.count(who.viewer), "following": following, "after": after,
        "asked": question, "ground": all_of_it, "tab": "", "query": _query(question, told),
    })  # fmt: skip


def _behind(request: HttpRequest, question: Asked) -> Behind:
    """Reads which records an address names; a clock belongs to its line, and some kinds need one."""
    given = request.GET.dict()
    what = one_of(given, "what", {str(one): None for one in What})
    if what is None:
        raise BadQuery(name="what", value="", wanted=Term("、".join(What), "one of " + ", ".join(What)))
    line = line_named(str(given.get("line", "")).strip())
    name = one_of(given, "clock", line.clocks)
    if name is None and what in (What.BROKEN, What.DUE):
        raise BadQuery(name="clock", value="", wanted=Term("该业务的一个期限", "a clock of the line"))
    return Behind(
        What(what),
        line,
        question.part,
        question.span,
        line.clocks[name] if name else None,
        _until(given, question),
    )


def _until(given: dict[str, str], question: Asked) -> date | None:
    ahead = whole(given, "ahead", least=0, most=_AHEAD)
    return None if ahead is None else question.span.today + timedelta(ahead)


def _query(question: Asked, told: Behind) -> str:
    ahead = (told.until - question.span.today).days if told.until else ""
    return question.query(
        what=str(told.what), line=told.line.id, clock=told.clock.name if told.clock else "", ahead=ahead
    )
