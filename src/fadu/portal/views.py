"""The public's pages: each reads its address, asks for one typed answer, and hands it to its template."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from fadu import cities
from fadu.engine.access import Actor
from fadu.engine.line import Line
from fadu.engine.values import book
from fadu.measure.cite import Term
from fadu.measure.figure import Rate
from fadu.pages.asked import Asked, asked, choices
from fadu.pages.figure import Line as TableLine
from fadu.pages.figure import area_lines, charted_months, figure_page, months_as_line
from fadu.pages.listing import listing, may_list
from fadu.pages.metadata import Column, Metadata
from fadu.pages.query import one_of, year_of
from fadu.pages.troubles import NotOpen
from fadu.pages.visit import Visit, usual_year, visit
from fadu.portal import export
from fadu.portal.record import record_page
from fadu.report import areas, chart, disclosure, edition, enforcement, suppression
from fadu.report.published import Verdict, compare_all
from fadu.report.shown import unit_term

WEEKDAYS = tuple(
    Term(zh, en)
    for zh, en in zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)
)


def _city() -> str:
    return str(settings.CITY)


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    who, area = visit(request), areas.city()
    year = year_of(request.GET, usual_year(who))
    told = edition.compose(_city(), book(year, [area.code]), area.code)
    return render(
        request,
        "portal/report.html",
        {
            "edition": told,
            "area": area,
            "year": year,
            "city": cities.city(_city()),
            "metadata": report_metadata(request, who, told.title.said(who.lang)),
        },
    )


def report_metadata(request: HttpRequest, who: Visit, title: str) -> Metadata:
    """The report's 网页标签; computed anew at every visit, so its date of publication is the moment of the visit."""
    synthetic = ("演示数据",) if who.office.rehearsed else ()
    city = cities.city(_city())
    return Metadata(
        Column.REPORT,
        title=title,
        published=who.office.at,
        source=city.compiler.zh,
        keywords=("法治政府建设", "年度报告", *synthetic),
        author=city.compiler.zh,
        description="由办件记录计算的法治政府建设情况报告，每个数字都能打开",
        url=request.build_absolute_uri(request.path),
    )


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every declared figure of a chapter."""
    who = visit(request)
    area = areas.area(request.GET["area"].strip()) if request.GET.get("area", "").strip() else areas.city()
    year = year_of(request.GET, usual_year(who))
    told = _for(who.viewer, edition.compose(_city(), book(year, [area.code]), area.code), area)
    grounds = [areas.city(), *areas.districts()]
    chapters = {chapter.key: chapter for chapter in told.chapters}
    chosen = one_of(request.GET.dict(), "chapter", chapters) or next(
        (key for key, one in chapters.items() if one.rows), None
    )
    return render(request, "portal/figures.html", {
        "edition": told, "area": area, "year": year, "areas": grounds, "chapter": chapters[chosen or min(chapters)],
        "metadata": Metadata(Column.FIGURES),
    })  # fmt: skip


def _for(viewer: Actor, told: edition.Edition, area: areas.Area) -> edition.Edition:
    """A single body's small counts are not told to the public."""
    if viewer.official or area.unit is None:
        return told

    def rows(line: Line, listed: tuple[edition.Row, ...]) -> tuple[edition.Row, ...]:
        if not suppression.binds(line, viewer):
            return listed
        return tuple(replace(row, value=suppression.whole(row.value, row.word, area)) for row in listed)

    chapters = [
        replace(
            chapter,
            rows=tuple((line, rows(line, listed)) for line, listed in chapter.rows),
            weighed=tuple(pair for pair in chapter.weighed if not suppression.binds(pair[0], viewer)),
        )
        for chapter in told.chapters
    ]
    return replace(told, chapters=tuple(chapters))


def _asked(request: HttpRequest, id: str) -> Asked:
    return asked(id, request.GET.dict(), usual_year(visit(request)))


@require_safe
def figure(request: HttpRequest, id: str) -> HttpResponse:
    who, question = visit(request), _asked(request, id)
    page = figure_page(question, who.viewer)
    listed = listing(question, who.viewer, who.lang)
    ground = question.area if question.area.unit is None else areas.area(_district(question))
    return render(request, "portal/figure.html", {
        "page": page, "asked": question, "listing": listed, "unit": unit_term(question.word), "is_rate": isinstance(question.word, Rate),
        "areas": [areas.city(), *areas.districts()], "bodies": areas.bodies(ground), "months": range(1, 13),
        "choices": choices(question), "query": question.address(after=None), "metadata": Metadata(Column.FIGURES),
    })  # fmt: skip


def _district(question: Asked) -> str:
    territory = question.area.territory
    return territory[:6] if len(territory) >= 6 else territory[:4]


@require_safe
@cache_control(max_age=60)
def months_chart(request: HttpRequest, id: str) -> HttpResponse:
    question = _asked(request, id)
    who = visit(request)
    bars, share = _bars(charted_months(question, who.viewer), who), isinstance(question.word, Rate)
    return _picture(chart.columns(bars, line=months_as_line(question), share=share))


@require_safe
@cache_control(max_age=60)
def areas_chart(request: HttpRequest, id: str) -> HttpResponse:
    question, who = _asked(request, id), visit(request)
    lines = area_lines(question, who.viewer)
    return _picture(chart.rows(_bars(lines, who), share=isinstance(question.word, Rate)))


def _bars(lines: tuple[TableLine, ...], who: Visit) -> list[chart.Bar]:
    return [
        chart.Bar(
            line.name.said(who.lang),
            None if line.value.plain is None else float(line.value.plain),
            line.value.number,
        )
        for line in lines
    ]


def _picture(svg: str) -> HttpResponse:
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")


@require_safe
def records_file(request: HttpRequest, id: str, kind: str) -> FileResponse:
    """The records as CSV or XLSX, as far as the viewer may open them."""
    who, question = visit(request), _asked(request, id)
    if not may_list(question.line, who.viewer):
        raise NotOpen(what=question.line.title)
    make = export.as_csv if kind == "csv" else export.as_xlsx
    name = f"{question.id}-{question.year}-{question.area.code}.{kind}"
    return FileResponse(make(question, who.viewer, who.lang, who.office), as_attachment=True, filename=name)


@require_safe
def record(request: HttpRequest, number: str) -> HttpResponse:
    who = visit(request)
    page = record_page(number, who.viewer, who.lang, today=who.today)
    response = render(request, "portal/record.html", {"page": page, "weekdays": WEEKDAYS})
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def published(request: HttpRequest, year: int) -> HttpResponse:
    told = cities.city(_city()).published(year)
    area = areas.city()
    compared = compare_all(told, edition.values(book(year, [area.code]), area.code))
    tally = Counter(one.verdict for one in compared)
    uncounted = [number for number in told.numbers if not number.figures]
    return render(request, "portal/published.html", {
        "publication": told, "year": year, "compared": compared, "uncounted": uncounted,
        "tally": [(verdict, tally[verdict]) for verdict in Verdict], "known": cities.city(_city()).published_years(),
        "contradictions": sum(one.contradicts_itself for one in compared),
    })  # fmt: skip


@require_safe
def published_latest(request: HttpRequest) -> HttpResponse:
    years = cities.city(_city()).published_years()
    return redirect("published", year=max(years, default=usual_year(visit(request))))


@require_safe
def disclosure_form(request: HttpRequest) -> HttpResponse:
    area, year = _of_form(request)
    form = disclosure.disclosure(area, year)
    return render(
        request, "portal/disclosure.html", {"form": form, "cites": disclosure.CITES, **_grounds(area)}
    )


@require_safe
def enforcement_form(request: HttpRequest) -> HttpResponse:
    area, year = _of_form(request)
    form = enforcement.enforcement(area, year)
    return render(request, "portal/enforcement.html", {
        "form": form, "cites": enforcement.CITES, "title": enforcement.TITLE, "order": enforcement.ORDER,
        "not_yet": enforcement.NOT_YET, **_grounds(area),
    })  # fmt: skip


def _of_form(request: HttpRequest) -> tuple[areas.Area, int]:
    """For whom and which year a statutory form is asked for."""
    named = (request.GET.get("unit") or request.GET.get("area") or "").strip()
    return areas.area(named) if named else areas.city(), year_of(request.GET, usual_year(visit(request)))


def _grounds(area: areas.Area) -> dict[str, list[areas.Area]]:
    """The areas and units that a form can be turned to."""
    ground = area.territory[:6] if len(area.territory) >= 6 else area.territory[:4]
    return {"areas": [areas.city(), *areas.districts()], "bodies": areas.bodies(areas.area(ground))}
