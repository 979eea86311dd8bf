"""The numbers of a table's cells with the heads that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fadu.auditor import words
from fadu.auditor.model import Cell, ClaimKind, Table
from fadu.auditor.numerals import MOST_DIGITS, arabic, decimals, narrow
from fadu.auditor.tokens import Token

_NUMBER = re.compile(r"[-−–]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?")
_UNIT = re.compile(r"[（(](?:单位[：:])?\s*([^（()）\s]{1,6})[)）]\s*$|单位[：:]\s*([^\s（()）]{1,6})")
_MONEY, _AREA, _RATIO = (
    frozenset(words.MONEY_UNITS),
    frozenset(words.AREA_UNITS),
    frozenset(words.RATIO_UNITS),
)
_LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a table: its cell, value, decimals, and the heads of its row and column."""

    cell: Cell
    value: Decimal
    places: int
    percent: bool
    row_head: str
    column_head: str


def figures(text: str, table: Table) -> list[Figure]:
    """Every purely numeric cell, in reading order."""
    words_of = {cell: text[cell.start : cell.end].strip() for cell in table.cells}
    rows, columns = _heads(words_of, table.cells)
    found = []
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        printed = narrow(words_of[cell])
        if _NUMBER.fullmatch(printed) and len(printed) <= MOST_DIGITS:
            value = arabic(printed.replace("−", "-").replace("–", "-").rstrip("%"))
            heads = (rows.get(cell.row, ""), columns.get(cell.column, ""))
            found.append(Figure(cell, value, decimals(printed.rstrip("%")), printed.endswith("%"), *heads))
    return found


def _heads(words_of: dict[Cell, str], cells: Sequence[Cell]) -> tuple[dict[int, str], dict[int, str]]:
    """By row the words left of its numbers, by column the words above them; spanning cells head all they span."""
    rows: dict[int, list[str]] = {}
    columns: dict[int, list[str]] = {}
    numeric = {cell for cell in cells if _NUMBER.fullmatch(narrow(words_of[cell]))}
    first_row = min((cell.row for cell in numeric), default=0)
    first_column = min((cell.column for cell in numeric), default=0)
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        if cell in numeric or not words_of[cell]:
            continue
        if cell.row < first_row:
            for column in range(cell.column, cell.column + cell.columns):
                columns.setdefault(column, []).append(words_of[cell])
        elif cell.column < max(first_column, 1):
            for row in range(cell.row, cell.row + cell.rows):
                rows.setdefault(row, []).append(words_of[cell])
    return {at: _joined(heads) for at, heads in rows.items()}, {
        at: _joined(heads) for at, heads in columns.items()
    }


def _joined(heads: list[str]) -> str:
    return "·".join(dict.fromkeys(re.sub(r"\s+", "", head) for head in heads))[-_LONGEST_HEAD:]


def cell_tokens(text: str, tables: Sequence[Table], taken: Sequence[Token]) -> Iterator[Token]:
    """The numeric cells as claims, unless the running text already gave one there."""
    starts = {token.start for token in taken}
    for table in tables:
        title_unit = _unit(table.title)
        for figure in figures(text, table):
            token = _token(text, figure, title_unit)
            if token.start not in starts:
                yield token


def _unit(head: str) -> str:
    found = _UNIT.search(head)
    return (found.group(1) or found.group(2)) if found else ""


def _token(text: str, figure: Figure, title_unit: str) -> Token:
    raw = text[figure.cell.start : figure.cell.end]
    start = figure.cell.start + len(raw) - len(raw.lstrip())
    end = start + len(raw.strip())
    unit = "%" if figure.percent else _unit(figure.column_head) or _unit(figure.row_head) or title_unit
    scale = next((scale for scale in ("万亿", "亿", "万") if unit.startswith(scale)), "")
    base = unit.removeprefix(scale)
    kind: ClaimKind = (
        "ratio" if base in _RATIO else "money" if base in _MONEY else "area" if base in _AREA else "count"
    )
    token = Token(start, end, text[start:end], kind, figure.value, unit)
    token.places = figure.places
    token.factor = words.SCALES.get(scale, Decimal(1))
    token.base = None if kind == "ratio" else figure.value * token.factor
    token.subject = "·".join(filter(None, (figure.row_head, figure.column_head)))
    token.bound()
    return token
