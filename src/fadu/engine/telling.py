"""Figures as plain data: for the command line, pages and the API, with what each is made of."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django.db import connection

from fadu.engine import count
from fadu.engine.count import recount_sql
from fadu.engine.identity import identity
from fadu.engine.line import Line, figure_by_id, lines
from fadu.engine.people import NoSuchUnit, Unit, unit, units
from fadu.engine.sheet import cited, termed
from fadu.engine.values import Book, Counting, Period, book, counted, counts_sql, months
from fadu.measure.cite import Term
from fadu.measure.figure import Amount, Figure, Measure, Rate, Total, parts_of

NOT_APPLICABLE = Term("不适用", "not applicable")
Counted = Figure | Total | Rate


def area_of(named: str | None) -> str:
    """The area meant: a unit (number, code or full name), a territory code with anything in it, or by default the city."""
    if named is None:
        return min((one.territory for one in units().values()), key=len, default="")
    territories = {one.territory for one in units().values()}
    if any(territory.startswith(named) for territory in territories) and len(named) in (4, 6):
        return named
    return f"u{unit(named).id}"


def area_name(area: str) -> Term:
    """The unit's name, or that of the government whose territory it is."""
    found: Unit | None
    if area.startswith("u"):
        found = units().get(int(area[1:]))
    else:
        found = min(
            (one for one in units().values() if one.territory == area), key=lambda one: one.id, default=None
        )
    if found is None:
        raise NoSuchUnit(value=area)
    return Term(found.name_zh, found.name_en)


def districts() -> list[str]:
    """The areas directly below the city, in order."""
    return sorted({one.territory[:6] for one in units().values() if len(one.territory) >= 6})


def all_figures(year: int, area: str, *, recount: bool = False) -> list[dict[str, Any]]:
    """Every figure of every line for one area."""
    read = recounted(year, area) if recount else book(year, [area])
    return [told(line, one, read, area) for line in lines() for one in declared(line)]


def declared(line: Line) -> tuple[Counted, ...]:
    return tuple(line.counted.values())


def recounted(year: int, area: str) -> Book:
    """The same book, counted from the records instead of read from the tallies."""
    wholes: dict[tuple[int, str, str], int] = {}
    before: dict[tuple[int, str, str], int] = {}
    for line in lines():
        for (name, cell, place, month), value in count.recount(line).items():
            figure = line.figures[name]
            if cell or area not in count.areas_of(place):
                continue
            key = (line.code, area, name)
            if month // 12 == year or (figure.basis.stock and month // 12 <= year):
                wholes[key] = wholes.get(key, 0) + value
            if figure.basis.stock and month // 12 < year:
                before[key] = before.get(key, 0) + value
    return replace(book(year, []), wholes=wholes, before=before)


def told(line: Line, figure: Counted, read: Book, area: str) -> dict[str, Any]:
    """One figure's value for an area: exact, or null with the reason why there is none."""
    one: dict[str, Any] = {
        "id": f"{line.id}.{figure.name}",
        "title": termed(figure.title),
        "year": read.year,
        "area": area,
    }
    if isinstance(figure, Rate):
        rate = read.rate(line, figure, area)
        one |= {
            "value": None if rate is None else f"{rate.numerator}/{rate.denominator}",
            "reason": None if rate is not None else termed(Term("不适用：分母为零", "not applicable: the denominator is zero")),
            "unit": {"zh": "%", "en": "%"}, "rule_id": figure.rule_id,
            "numerator": read.value(line, figure.numerator, area), "denominator": read.value(line, figure.denominator, area),
            "shown": termed(shown_rate(rate)),
        }  # fmt: skip
    else:
        value = read.value(line, figure, area)
        one |= {"value": value, "reason": None, "unit": termed(figure.unit.title), "rule_id": None, "numerator": None,
                "denominator": None, "shown": termed(shown(value, figure.unit))}  # fmt: skip
    return one | {"rule": termed(figure.rule), "cite": cited(figure.cite)}


def shown(value: int, unit: Measure) -> Term:
    if unit.scale == 1:
        return Term(f"{value:,}{unit.title.zh}", f"{value:,} {unit.title.en}")
    whole = Fraction(value, unit.scale)
    return Term(f"{float(whole):,.2f}{unit.title.zh}", f"{float(whole):,.2f} {unit.title.en}")


def shown_rate(rate: Fraction | None) -> Term:
    """To a hundredth of a percent, halves up; never rounded up to a full 100 %."""
    if rate is None:
        return NOT_APPLICABLE
    hundredths = math.floor(rate * 10_000 + Fraction(1, 2))
    if hundredths == 10_000 and rate != 1:
        hundredths = 9_999 if rate < 1 else 10_001
    return Term(f"{hundredths / 100:.2f}%", f"{hundredths / 100:.2f} %")


def one_figure(id: str, year: int, area: str, *, explain: bool = False) -> dict[str, Any]:
    """A figure for an area, for each district below it and each month, with its SQL when it is to be explained."""
    line, figure = figure_by_id(id)
    below = [one for one in districts() if one.startswith(area)]
    read = book(year, [area, *below])
    one = told(line, figure, read, area)
    one["districts"] = [
        {"area": part, "name": termed(area_name(part)), **_brief(told(line, figure, read, part))}
        for part in below
    ]
    one["months"] = _months(line, figure, area, year)
    if explain:
        one["explanation"] = {lang: explanation(line, figure, lang) for lang in ("zh", "en")}
        one["sql"] = [recount_sql(line).sql, *conditions(line, figure, Period(year))]
        one["plan"] = plan_of(recount_sql(line).sql)
    return one


def _brief(one: dict[str, Any]) -> dict[str, Any]:
    return {key: one[key] for key in ("value", "numerator", "denominator", "shown")}


def _months(line: Line, figure: Counted, area: str, year: int) -> list[dict[str, Any]]:
    names = [Term(f"{number}月", f"month {number}") for number in range(1, 13)]
    if isinstance(figure, Rate):
        tops = months(line, figure.numerator, area=area, year=year)
        bases = months(line, figure.denominator, area=area, year=year)
        rates = [Fraction(top, base) if base else None for top, base in zip(tops, bases, strict=True)]
        return [
            {"name": termed(name), "value": None if rate is None else f"{rate.numerator}/{rate.denominator}", "numerator": top,
             "denominator": base, "shown": termed(shown_rate(rate))}
            for name, rate, top, base in zip(names, rates, tops, bases, strict=True)
        ]  # fmt: skip
    values = months(line, figure, area=area, year=year)
    return [{"name": termed(name), "value": value, "numerator": None, "denominator": None, "shown": termed(shown(value, figure.unit))}
            for name, value in zip(names, values, strict=True)]  # fmt: skip


def explanation(line: Line, figure: Counted, lang: Any) -> list[str]:
    """Definition, article and parts, in sentences."""
    said = [figure.title.said(lang)]
    said += [figure.rule.said(lang)] if figure.rule else []
    said += [f"{figure.cite.said(lang)}［{figure.cite.mark.term.said(lang)}］"] if figure.cite else []
    if isinstance(figure, Rate):
        said.append(f"{figure.rule_id}: {_sum(figure.numerator, lang)} ÷ {_sum(figure.denominator, lang)}")
    elif isinstance(figure, Total):
        said.append(_sum(figure, lang))
    return said


def _sum(amount: Amount, lang: Any) -> str:
    said = "".join(
        (" + " if sign > 0 else " − ") + figure.title.said(lang) for sign, figure in parts_of(amount)
    )
    return said.removeprefix(" + ")


def conditions(line: Line, figure: Counted, period: Period) -> list[str]:
    """The SELECT that lists what each single figure behind the amount counts."""
    return [
        f'SELECT * FROM "{line.table}"\n WHERE {counts_sql(one.figure, period)}'
        for one in counted(line, figure, period, "")
    ]


def plan_of(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + sql.replace("%", "%%"))
        return [row[0] for row in cursor.fetchall()]


def records(
    id: str, year: int, month: int | None, area: str, *, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """What a figure counts, by number; the parts of a sum one after the other."""
    line, figure = figure_by_id(id)
    left = limit
    for counting in counted(line, figure, Period(year, month), area):
        for row in _all(counting, ("state", "opened", "closed", "unit")):
            if left is not None and left <= 0:
                return
            left = None if left is None else left - 1
            number, state, opened, closed, place = row
            yield {"record": str(identity(number)), "id": str(number), "figure": counting.figure.name, "state": state,
                   "opened": opened, "closed": closed, "unit": place}  # fmt: skip


def _all(counting: Counting, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    after: int | None = 0
    while after is not None:
        page = counting.page(columns, after=after, size=5_000)
        yield from page.rows
        after = page.after
