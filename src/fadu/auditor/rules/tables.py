"""Tables that break their own rule: where a total is the sum of its neighbours in nearly every row, the rows where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from fadu.auditor.grid import Figure, figures
from fadu.auditor.interval import shown
from fadu.auditor.model import Finding, Table
from fadu.auditor.rules import Case

_TOTAL = re.compile(r"合计|总计|小计|共计|总数|总额")
_LEAST_LINES = 4  # fewer lines teach nothing
_MOST_MISSES = Decimal("0.25")
_WIDEST = 24
Line = dict[int, Figure]


@dataclass(frozen=True, slots=True)
class Law:
    """What a table teaches of itself: this column (or row) is the sum of those."""

    total: int
    parts: range
    across: bool  # along a row: columns add up


def crossfoot(case: Case) -> Iterable[Finding]:
    for table in case.document.tables:
        if len(table.cells) <= _WIDEST * 2000:
            for across in (True, False):
                yield from _checked(case, table, across)


def _checked(case: Case, table: Table, across: bool) -> Iterator[Finding]:
    lines: dict[int, Line] = {}
    heads: dict[int, str] = {}
    for figure in figures(case.document.text, table):
        line, place = (
            (figure.cell.row, figure.cell.column) if across else (figure.cell.column, figure.cell.row)
        )
        lines.setdefault(line, {})[place] = figure
        heads[place] = figure.column_head if across else figure.row_head
    for total in sorted(place for place, head in heads.items() if _TOTAL.search(head)):
        law = _law(lines, total, across)
        if law is not None:
            yield from (_told(case, law, line) for line in lines.values() if _broken(law, line))


def _law(lines: dict[int, Line], total: int, across: bool) -> Law | None:
    """The widest stretch beside the total that sums to it in at least four lines and three quarters of all."""
    for width in range(_WIDEST, 1, -1):
        for parts in (range(total - width, total), range(total + 1, total + 1 + width)):
            law = Law(total, parts, across)
            full = [
                line
                for line in lines.values()
                if total in line and line[total].value and _complete(law, line)
            ]
            misses = sum(_broken(law, line) for line in full)
            if len(full) >= _LEAST_LINES and misses <= len(full) * _MOST_MISSES:
                return law
    return None


def _complete(law: Law, line: Line) -> bool:
    return all(place in line for place in law.parts)


def _broken(law: Law, line: Line) -> bool:
    if law.total not in line or not _complete(law, line):
        return False
    gap = abs(_sum(law, line) - line[law.total].value)
    return gap > sum(_half(line[place]) for place in (law.total, *law.parts))


def _sum(law: Law, line: Line) -> Decimal:
    return sum((line[place].value for place in law.parts), Decimal(0))


def _half(figure: Figure) -> Decimal:
    return Decimal(5).scaleb(-figure.places - 1) if figure.places else Decimal(0)


def _told(case: Case, law: Law, line: Line) -> Finding:
    figure = line[law.total]
    added = _sum(law, line)
    terms = " + ".join(shown(line[place].value) for place in law.parts)
    start, end = figure.cell.start, figure.cell.end
    name = f"{figure.row_head}·{figure.column_head}"
    return Finding(
        rule="tables.crossfoot",
        severity="likely",
        start=start,
        end=end,
        quote=case.document.text[start:end].strip(),
        message_zh=f"表内不平衡：“{name}”按同表其他{'行' if law.across else '列'}的规律应为{shown(added)}，表中为{shown(figure.value)}。",
        message_en=f"“{name}” breaks the table's own rule: its neighbours add to {shown(added)}, the cell says {shown(figure.value)}.",
        computation=f"{terms} = {shown(added)} ≠ {shown(figure.value)}",
    )


RULES = (crossfoot,)
