"""行政执法统计年报, the table of penalties, computed for an area and a year; what is not counted yet is named without numbers.

There is no national format: the columns are those in use since 2024 (庆元), the kinds below them those of art. 9 (as in
大同 2021), the cases and disputes those of the longer local forms. A decision with several kinds counts once, under the
heaviest. Every cell names the figure, area and codes that it counts; totals are read apart from their parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fadu.engine.line import Choices, Line, line
from fadu.engine.values import Book, book
from fadu.law.instruments import APL_2021, ENF_STAT
from fadu.measure.balance import Relation
from fadu.measure.cite import Term
from fadu.measure.figure import CASES, YUAN, Figure, Measure
from fadu.report import areas
from fadu.report.areas import Area
from fadu.report.detail import Detail, detail
from fadu.report.shown import Shown

LINE = "enforcement.penalty"
KIND = "heaviest_kind"
CITES = (ENF_STAT.whole(), APL_2021.art(9))
TITLE = Term("行政执法统计年报（行政处罚）", "Yearly statistics of enforcement (penalties)")
TOTAL = Term("合计", "Total")
NOT_YET = Term("尚未纳入", "Not counted yet")
ORDER = Term(
    "各地格式轻重次序不一：此处吊销许可证件重于停产停业、关闭、限制从业（次序 HEAVIEST-1），无全国格式",
    "local forms order the kinds differently: here revocation is heavier than stopping, closing, barring (order HEAVIEST-1)",
)

_COLUMNS = ("as_warning", "as_fine", "as_confiscation", "as_suspension", "as_revocation", "as_restriction", "as_closure", "as_detention",
            "as_other")  # fmt: skip
"""In the order of the rows that `Sanction` names its kinds by: 1 to 9."""
_WHOLE, _SUMS = "penalised", "sums_imposed"
_CASES = Term("案件", "Cases")
_MONEY = Term("罚没金额", "Money")
_LENIENT = Term("免罚轻罚", "Exempt and lenient")
_DISPUTES = Term("复议、诉讼与执行", "Disputes and enforcement")
_CORRECTED = Term("其中：纠正", "of which corrected")
# Which numbers stand beside the kinds: the group, the figure, the codes that narrow it with a title of their own.
_BESIDE: tuple[tuple[Term, str, Mapping[str, str], Term | None], ...] = (
    (_CASES, "carried_in", {}, None),
    (_CASES, "filed", {}, None),
    (_CASES, "concluded", {}, None),
    (_CASES, "not_penalised", {}, None),
    (_CASES, "cases_withdrawn", {}, None),
    (_CASES, "cases_transferred", {}, None),
    (_CASES, "pending", {}, None),
    (_MONEY, "with_fine", {}, None),
    (_MONEY, "fines", {}, None),
    (_MONEY, "confiscations", {}, None),
    (_LENIENT, "exempted_first", {}, None),
    (_LENIENT, "relieved", {"relief": "exempt"}, None),
    (_LENIENT, "relieved", {"relief": "mitigated"}, None),
    (_LENIENT, "relieved", {"relief": "lenient"}, None),
    (_LENIENT, "spared_total", {}, None),
    (_DISPUTES, "reconsidered", {}, None),
    (_DISPUTES, "reconsidered", {"reviewed_result": "corrected"}, _CORRECTED),
    (_DISPUTES, "sued", {}, None),
    (_DISPUTES, "sued", {"suit_result": "corrected"}, _CORRECTED),
    (_DISPUTES, "court_applications", {}, None),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number (money in 分) and what it counts: a figure of an area, narrowed to some codes."""

    value: int
    figure: str
    area: str
    codes: Mapping[str, str] = field(default_factory=dict)
    unit: Measure = CASES

    @property
    def number(self) -> str:
        return Shown(self.value, self.unit).number


@dataclass(frozen=True, slots=True)
class Row:
    """The nine columns, their total and the money, for one area."""

    area: Area
    cells: tuple[Cell, ...]

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(cell.value for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Item:
    """One number with its title, under the column or the group that it belongs to."""

    group: Term
    title: Term
    cell: Cell


@dataclass(frozen=True, slots=True)
class Check:
    """What must agree at one place."""

    rule: Term
    place: Term
    left: int
    right: int
    relation: Relation = Relation.EQUAL

    @property
    def holds(self) -> bool:
        return self.left <= self.right if self.relation is Relation.AT_MOST else self.left == self.right


@dataclass(frozen=True, slots=True)
class Missing:
    """A table of the form that no line of work covers yet: its columns, and never a number."""

    table: Term
    columns: tuple[Term, ...]


_MISSING = (
    Missing(Term("行政许可", "Licences"), (
        Term("申请数量", "Applied for"), Term("受理数量", "Accepted"), Term("许可数量", "Granted"), Term("不予许可数量", "Denied"),
        Term("撤销许可数量", "Revoked"),
    )),
    Missing(Term("行政强制措施", "Coercive measures"), (
        Term("查封场所、设施或者财物", "Sealing"), Term("扣押财物", "Seizure"), Term("冻结存款、汇款", "Freezing"),
        Term("其他行政强制措施", "Other measures"),
    )),
    Missing(Term("行政强制执行", "Coercive execution"), (
        Term("加处罚款或者滞纳金", "Late fines"), Term("划拨存款、汇款", "Transfer of deposits"),
        Term("拍卖或者依法处理查封、扣押", "Auction"), Term("排除妨碍、恢复原状", "Removal, restoration"),
        Term("代履行", "Substitute performance"), Term("其他强制执行", "Other execution"),
        Term("申请法院强制执行（处罚案件以外的）", "Applications to the court (other than of penalties)"),
    )),
    Missing(Term("其他行政执法行为", "Other acts"), (
        Term("行政征收", "Levies"), Term("行政检查", "Inspections"), Term("行政裁决", "Adjudications"),
        Term("行政确认", "Confirmations"), Term("行政奖励", "Rewards"), Term("行政给付", "Payments"), Term("其他", "Other"),
    )),
    Missing(Term("行政执法证", "Certificates"), (Term("持证率", "Share certified"),)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Enforcement:
    year: int
    area: Area
    columns: tuple[Term, ...]
    rule: Term
    whole: Row
    parts: tuple[Row, ...]  # only those that decided anything
    kinds: tuple[Item, ...]
    beside: tuple[Item, ...]
    checks: tuple[Check, ...]
    missing: tuple[Missing, ...] = _MISSING

    @property
    def broken(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.holds)


def enforcement(area: Area, year: int) -> Enforcement:
    """The form for a unit, a district or the city."""
    home, below = line(LINE), areas.below(area)
    read = book(year, [area.code, *(one.code for one in below)])
    told = detail(home, home.figures.values(), area=area.code, year=year)
    columns = (*(home.figures[name].title for name in _COLUMNS), TOTAL, home.totals[_SUMS].title)
    whole, *parts = (Row(one, tuple(_columns(home, read, one))) for one in (area, *below))
    kinds, beside = tuple(_kinds(home, told, area)), tuple(_beside(home, told, area))
    checks = (*_declared(home, told), *_carried(home, area, told), *_money(told, home),
              *_by_kind(columns, whole, kinds), *_departments(columns, whole, parts))  # fmt: skip
    rule = home.figures[_WHOLE].rule
    assert rule is not None
    deciding = tuple(part for part in parts if any(part.values))
    return Enforcement(year, area, columns, rule, whole, deciding, kinds, beside, checks)


def _columns(home: Line, read: Book, area: Area) -> Iterator[Cell]:
    for name in (*_COLUMNS, _WHOLE, _SUMS):
        word = home.amounts[name]
        yield Cell(read.value(home, word, area.code), f"{home.id}.{name}", area.code, unit=word.unit)


def _kinds(home: Line, told: Detail, area: Area) -> Iterator[Item]:
    """Every kind of art. 9 that is a decision's heaviest, under its column."""
    found = told.codes(home.figures[_WHOLE], KIND)
    for code, choice in sorted(_choices(home, KIND).codes.items(), key=lambda named: named[1].row):
        column = home.figures[_COLUMNS[int(choice.row) - 1]]
        cell = Cell(found.get(code, 0), f"{home.id}.{_WHOLE}", area.code, {KIND: code})
        yield Item(column.title, choice.title, cell)


def _beside(home: Line, told: Detail, area: Area) -> Iterator[Item]:
    for group, name, codes, title in _BESIDE:
        figure = home.figures[name]
        cell = Cell(told.at(figure, codes=codes or None), f"{home.id}.{name}", area.code, codes, figure.unit)
        yield Item(group, title or _title(home, figure, codes), cell)


def _title(home: Line, figure: Figure, codes: Mapping[str, str]) -> Term:
    return next(
        (_choices(home, column).codes[code].title for column, code in codes.items()),
        figure.title,
    )


def _choices(home: Line, name: str) -> type[Choices]:
    choices = home.facts[name].choices
    assert choices is not None
    return choices


# --------------------------------------------------------------------------------------------------------- balances


def _declared(home: Line, told: Detail) -> Iterator[Check]:
    """What the line of work itself says must agree."""
    for balance in home.balances.values():
        left, right = told.amount(balance.left), told.amount(balance.right)
        yield Check(balance.title, home.title, left, right, balance.relation)


def _carried(home: Line, area: Area, told: Detail) -> Iterator[Check]:
    carried, pending = home.figures["carried_in"], home.figures["pending"]
    last = detail(home, [pending], area=area.code, year=told.year - 1).at(pending)
    rule = Term("上年结转（本年）＝年末未决（上年）", "carried in = last year's pending")
    yield Check(rule, carried.title, told.at(carried), last)


def _money(told: Detail, home: Line) -> Iterator[Check]:
    rule = Term("有罚款金额的，应有处以罚款的决定", "where there are fines, some decision has one")
    fines, decisions = home.figures["fines"], home.figures["with_fine"]
    yield Check(rule, fines.title, int(told.at(fines) > 0), told.at(decisions), Relation.AT_MOST)


def _by_kind(columns: Sequence[Term], whole: Row, kinds: Sequence[Item]) -> Iterator[Check]:
    rule = Term("各栏＝栏内各处罚种类之和", "column = sum of its kinds")
    for title, cell in list(zip(columns, whole.cells, strict=True))[: len(_COLUMNS)]:
        yield Check(rule, title, cell.value, sum(kind.cell.value for kind in kinds if kind.group == title))


def _departments(columns: Sequence[Term], whole: Row, parts: Sequence[Row]) -> Iterator[Check]:
    rule = Term("总表＝各地区、部门之和", "the whole = sum of districts and departments")
    for place, (title, cell) in enumerate(zip(columns, whole.cells, strict=True) if parts else ()):
        where = Term(f"{title.zh}（分）", f"{title.en} (fen)") if cell.unit is YUAN else title
        yield Check(rule, where, cell.value, sum(part.values[place] for part in parts))


# ------------------------------------------------------------------------------------------------------ plain data


def plain(form: Enforcement) -> dict[str, Any]:
    """The form for programs; money in 分, beside it as shown."""
    return {
        "form": TITLE.zh, "year": form.year, "area": form.area.code, "name": _both(form.area.name),
        "cites": [{"zh": cite.zh, "en": cite.en, "mark": str(cite.mark), "verified": cite.verified} for cite in CITES],
        "rule": _both(form.rule), "order": _both(ORDER),
        "penalties": {
            "columns": [_both(column) for column in form.columns],
            "rows": [{"area": row.area.code, "name": _both(row.area.name), "cells": [_cell(cell) for cell in row.cells]}
                     for row in (form.whole, *form.parts)],
        },
        "kinds": [_item(item) for item in form.kinds],
        "beside": [_item(item) for item in form.beside],
        "balances": [
            {"rule": _both(check.rule), "place": _both(check.place), "left": check.left, "right": check.right,
             "relation": check.relation.value, "holds": check.holds}
            for check in form.checks
        ],
        "balanced": not form.broken,
        "not_counted_yet": [{"table": _both(one.table), "columns": list(map(_both, one.columns))} for one in form.missing],
    }  # fmt: skip


def _both(term: Term) -> dict[str, str]:
    return {"zh": term.zh, "en": term.en}


def _item(item: Item) -> dict[str, Any]:
    return {"group": _both(item.group), "title": _both(item.title), **_cell(item.cell)}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"value": cell.value, "shown": cell.number, "unit": _both(cell.unit.title), "figure": cell.figure, "area": cell.area,
            "codes": dict(cell.codes)}  # fmt: skip
