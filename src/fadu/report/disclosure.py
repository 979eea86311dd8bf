"""政府信息公开工作年度报告, tables three and four (2021 format, 国办公开办函〔2021〕30号), computed for an area and a year.

Every cell names the figure and the codes that it counts, so that it opens into its records; totals are read apart from
their parts, so that the form's balances can fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fadu.engine.line import Choices, Line, line
from fadu.law.instruments import OGI_2019, OGI_FMT_2021
from fadu.measure.cite import Term
from fadu.measure.figure import Figure
from fadu.report.areas import Area
from fadu.report.detail import Detail, detail

LINE = "oversight.information_request"
KIND, REPLY = "applicant_kind", "reply"
CITES = (OGI_2019.art(50), OGI_FMT_2021.whole())
TOTAL = Term("总计", "Total")

_GROUPS = {
    "三（三）": Term("（三）不予公开", "(3) Refused"),
    "三（四）": Term("（四）无法提供", "(4) Unavailable"),
    "三（五）": Term("（五）不予处理", "(5) Not processed"),
    "三（六）": Term("（六）其他处理", "(6) Otherwise dealt with"),
}
_LEGAL_PERSONS = ("business", "research", "welfare", "legal", "other")
_BLOCKS = (
    (Term("行政复议", "Reconsideration"), "review_ended", "review_pending", "review_result"),
    (
        Term("行政诉讼（未经复议直接起诉）", "Suits brought directly"),
        "suit_ended",
        "suit_pending",
        "suit_result",
    ),
    (
        Term("行政诉讼（复议后起诉）", "Suits after reconsideration"),
        "suit_after_ended",
        "suit_after_pending",
        "suit_after_result",
    ),
)
_FIGURES = (
    "new",
    "carried_in",
    "handled",
    "carried_over",
    *(name for _, ended, pending, _ in _BLOCKS for name in (ended, pending)),
)
_PENDING = Term("尚未审结", "Pending")


@dataclass(frozen=True, slots=True)
class Cell:
    """One number, and what it counts: a figure, narrowed to some codes (no figure: the sum of its neighbours)."""

    value: int
    figure: str
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A numbered row of table three: `key` as the form counts it (一, 三（三）1), six kinds of applicant and the total."""

    key: str
    title: Term
    cells: tuple[Cell, ...]
    group: Term | None = None

    @property
    def depth(self) -> int:
        return 0 if "（" not in self.key else 1 if self.group is None else 2

    @property
    def label(self) -> str:
        """The row's number as it is printed before its title: 一、, （一）, 1."""
        inner = self.key.removeprefix("三")
        return (
            f"{self.key}、"
            if self.depth == 0
            else inner
            if self.depth == 1
            else f"{inner.rpartition('）')[2]}."
        )

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(cell.value for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of table four: three results, the pending, the total."""

    title: Term
    columns: tuple[Term, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One cross-foot rule at one place."""

    rule: Term
    place: Term
    left: int
    right: int

    @property
    def holds(self) -> bool:
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Disclosure:
    year: int
    area: Area
    columns: tuple[Term, ...]
    legal_persons: int  # how many of the columns stand under 法人或其他组织
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    checks: tuple[Check, ...]

    @property
    def broken(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.holds)

    def row(self, key: str) -> Row:
        return next(row for row in self.rows if row.key == key)


def disclosure(area: Area, year: int) -> Disclosure:
    """The form for a unit, a district or the city."""
    home = line(LINE)
    form = _Form(
        home, detail(home, [home.figures[name] for name in _FIGURES], area=area.code, year=year), area
    )
    rows, blocks = tuple(form.rows()), tuple(form.blocks())
    titles = tuple(one.title for one in form.kinds.codes.values())
    columns = (*titles, TOTAL)
    checks = (*_down(rows, columns), *_across(rows), *form.carried(rows, columns), *_block_sums(blocks))
    return Disclosure(year, area, columns, len(_LEGAL_PERSONS), rows, blocks, checks)


class _Form:
    """Reads the cells of one area and year."""

    def __init__(self, home: Line, told: Detail, area: Area) -> None:
        self.line, self.told, self.area = home, told, area
        self.kinds = _choices(home, KIND)
        self.replies = _choices(home, REPLY)

    def rows(self) -> Iterator[Row]:
        yield self._plain("一", Term("本年新收政府信息公开申请数量", "New requests this year"), "new")
        yield self._plain(
            "二", Term("上年结转政府信息公开申请数量", "Carried in from last year"), "carried_in"
        )
        for code, choice in self.replies.codes.items():
            group = _GROUPS.get(choice.row.rstrip("0123456789")) if choice.row[-1].isdigit() else None
            yield Row(choice.row, choice.title, self._result(code), group)
        yield Row("三（七）", TOTAL, self._results())
        yield self._plain("四", Term("结转下年度继续办理", "Carried over to next year"), "carried_over")

    def _figure(self, name: str) -> Figure:
        return self.line.figures[name]

    def _id(self, name: str) -> str:
        return f"{self.line.id}.{name}"

    def _plain(self, key: str, title: Term, name: str) -> Row:
        figure = self._figure(name)
        told = self.told.codes(figure, KIND)
        each = [Cell(told.get(code, 0), self._id(name), {KIND: code}) for code in self.kinds.codes]
        return Row(key, title, (*each, Cell(self._whole(figure), self._id(name))))

    def _whole(self, figure: Figure) -> int:
        return self.told.at(figure)

    def _result(self, reply: str) -> tuple[Cell, ...]:
        figure, name = self._figure("handled"), self._id("handled")
        each = [
            Cell(self.told.at(figure, codes={REPLY: reply, KIND: kind}), name, {REPLY: reply, KIND: kind})
            for kind in self.kinds.codes
        ]
        return (*each, Cell(self.told.at(figure, codes={REPLY: reply}), name, {REPLY: reply}))

    def _results(self) -> tuple[Cell, ...]:
        figure, name = self._figure("handled"), self._id("handled")
        each = [
            Cell(self.told.at(figure, codes={KIND: kind}), name, {KIND: kind}) for kind in self.kinds.codes
        ]
        return (*each, Cell(self._whole(figure), name))

    def blocks(self) -> Iterator[Block]:
        for title, ended, pending, field_name in _BLOCKS:
            results = _choices(self.line, field_name)
            told = self.told.codes(self._figure(ended), field_name)
            each = [Cell(told.get(code, 0), self._id(ended), {field_name: code}) for code in results.codes]
            waiting = Cell(self._whole(self._figure(pending)), self._id(pending))
            whole = Cell(self._whole(self._figure(ended)) + waiting.value, "")
            names = tuple(one.title for one in results.codes.values())
            yield Block(title, (*names, _PENDING, TOTAL), (*each, waiting, whole))

    def carried(self, rows: tuple[Row, ...], columns: tuple[Term, ...]) -> Iterator[Check]:
        """What was carried in is, cell by cell, what last year carried over (an inference: applicants do not change kind)."""
        rule = Term("二（本年）＝四（上年）", "carried in = last year's carried over")
        told = replace(self.told, year=self.told.year - 1).codes(self._figure("carried_over"), KIND)
        came = next(row for row in rows if row.key == "二")
        for code, column, cell in zip(self.kinds.codes, columns, came.cells, strict=False):
            yield Check(rule, column, cell.value, told.get(code, 0))


def _choices(home: Line, name: str) -> type[Choices]:
    choices = home.facts[name].choices
    assert choices is not None
    return choices


def _down(rows: tuple[Row, ...], columns: tuple[Term, ...]) -> Iterator[Check]:
    """The two rules of every column."""
    by_key = {row.key: row.values for row in rows}
    flow = Term("一＋二＝三（七）＋四", "new + carried in = total of results + carried over")
    results = Term("三（七）＝（一）至（六）各项之和", "total of results = sum of the results")
    outcomes = [row.values for row in rows if row.key.startswith("三") and row.key != "三（七）"]
    for place, column in enumerate(columns):
        left = by_key["一"][place] + by_key["二"][place]
        yield Check(flow, column, left, by_key["三（七）"][place] + by_key["四"][place])
        yield Check(results, column, by_key["三（七）"][place], sum(values[place] for values in outcomes))


def _across(rows: tuple[Row, ...]) -> Iterator[Check]:
    rule = Term("总计＝各类申请人之和", "total = sum of the kinds of applicant")
    for row in rows:
        yield Check(
            rule,
            Term(f"{row.key} {row.title.zh}", f"{row.key} {row.title.en}"),
            row.values[-1],
            sum(row.values[:-1]),
        )


def _block_sums(blocks: tuple[Block, ...]) -> Iterator[Check]:
    rule = Term("总计＝三种结果＋尚未审结", "total = three results + pending")
    for block in blocks:
        *parts, whole = (cell.value for cell in block.cells)
        yield Check(rule, block.title, whole, sum(parts))


# ------------------------------------------------------------------------------------------------------ plain data


def plain(form: Disclosure) -> dict[str, Any]:
    """The form for programs."""
    return {
        "form": "政府信息公开工作年度报告（2021年格式）", "year": form.year, "area": form.area.code, "name": _both(form.area.name),
        "cites": [{"zh": cite.zh, "en": cite.en, "mark": str(cite.mark), "verified": cite.verified} for cite in CITES],
        "table_three": {
            "columns": [_both(column) for column in form.columns],
            "rows": [{"row": row.key, "title": _both(row.title), "cells": [_cell(cell) for cell in row.cells]} for row in form.rows],
        },
        "table_four": [
            {"block": _both(block.title), "columns": [_both(column) for column in block.columns],
             "cells": [_cell(cell) for cell in block.cells]}
            for block in form.blocks
        ],
        "balances": [
            {"rule": _both(check.rule), "place": _both(check.place), "left": check.left, "right": check.right, "holds": check.holds}
            for check in form.checks
        ],
        "balanced": not form.broken,
    }  # fmt: skip


def _both(term: Term) -> dict[str, str]:
    return {"zh": term.zh, "en": term.en}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"value": cell.value, "figure": cell.figure, "codes": dict(cell.codes)}
