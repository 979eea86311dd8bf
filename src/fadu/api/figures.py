"""Figures: every declared one for an area and a year, one with its breakdowns, the records that it counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from fadu.api.shapes import FigureDetail, FigureShape, ListedShape, ListingShape, PartShape, TroubleShape
from fadu.engine.line import Line
from fadu.engine.values import book
from fadu.measure.figure import Rate
from fadu.pages.asked import Asked, asked
from fadu.pages.figure import Line as TableLine
from fadu.pages.figure import figure_page
from fadu.pages.listing import listing, may_list
from fadu.pages.query import year_of
from fadu.pages.troubles import NotOpen
from fadu.pages.visit import Visit, usual_year, visit
from fadu.report import areas, suppression
from fadu.report.edition import words
from fadu.report.shown import Shown, Word, shown

router = Router(tags=["figures"])
REFUSED: dict[int, Any] = {400: TroubleShape, 404: TroubleShape}


class Where(Schema):
    """An area by its code (4301, 430105, u4001; default: the city) and a year (default: the one that is shown)."""

    year: str = ""
    area: str = ""


class Which(Where):
    """Narrower: a month (1–12), a part of a rate or sum, and the key to go on from."""

    month: str = ""
    part: str = ""
    after: str = ""


@router.get("", response={200: list[FigureShape], **REFUSED}, summary="Every figure")
def figures(request: HttpRequest, where: Query[Where]) -> Any:
    who = visit(request)
    area, year = _ground(where, who)
    read = book(year, [area.code])
    return [
        _figure(id, line, word, _guarded(line, word, shown(read, line, word, area.code), area, who))
        for id, (line, word) in words().items()
    ]


def _ground(where: Where, who: Visit) -> tuple[areas.Area, int]:
    area = areas.area(where.area.strip()) if where.area.strip() else areas.city()
    return area, year_of({"year": where.year}, usual_year(who))


def _guarded(line: Line, word: Word, value: Shown, area: areas.Area, who: Visit) -> Shown:
    return suppression.whole(value, word, area) if suppression.binds(line, who.viewer) else value


def _figure(id: str, line: Line, word: Word, value: Shown) -> FigureShape:
    return FigureShape(
        id=id, title=word.title.zh, title_en=word.title.en, unit="%" if isinstance(word, Rate) else word.unit.title.zh,
        cite=word.cite.zh if word.cite else None, **_value(value),
    )  # fmt: skip


def _value(value: Shown) -> dict[str, Any]:
    plain = value.value if isinstance(value.value, int) or value.value is None else str(value.value)
    return {
        "value": plain,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "withheld": value.withheld,
    }


@router.get("/{id}", response={200: FigureDetail, **REFUSED}, summary="One figure with its breakdowns")
def figure(request: HttpRequest, id: str, which: Query[Which]) -> Any:
    who = visit(request)
    question = _asked(request, id, which, who)
    page = figure_page(question, who.viewer)
    one = _figure(id, question.line, question.word, page.value)
    return FigureDetail(
        **one.dict(), year=question.year, area=question.area.code,
        rule=question.word.rule.zh if question.word.rule else None,
        months=_parts(page.months), areas=_parts(page.areas),
        splits={split.title.zh: _parts(split.lines) for split in page.splits}, sql=page.row_sql,
    )  # fmt: skip


def _asked(request: HttpRequest, id: str, which: Which, who: Visit) -> Asked:
    """The question, with `by_<field>=<code>` for each field that the figure is split by."""
    codes = {name: value for name, value in request.GET.dict().items() if name.startswith("by_")}
    return asked(
        id, {**codes, **{name: value for name, value in which.dict().items() if value}}, usual_year(who)
    )


def _parts(lines: tuple[TableLine, ...]) -> list[PartShape]:
    return [PartShape(name=line.name.zh, **_value(line.value)) for line in lines]


@router.get(
    "/{id}/records",
    response={200: ListingShape, 403: TroubleShape, **REFUSED},
    summary="The records it counts",
)
def records(request: HttpRequest, id: str, which: Query[Which]) -> Any:
    who = visit(request)
    question = _asked(request, id, which, who)
    if not may_list(question.line, who.viewer):
        raise NotOpen(what=question.line.title)
    told = listing(question, who.viewer, who.lang)
    return ListingShape(
        count=told.count, columns=[column.said(who.lang) for column in told.columns],
        records=[ListedShape(number=one.number, cells=list(one.cells)) for one in told.rows], after=told.after,
    )  # fmt: skip
