"""The yearly statistics of administrative enforcement: penalties, licences and coercion by kind, in any layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from fadu.auditor.forms.stream import MARK, Entry, Stream, stream, value_of
from fadu.auditor.model import Document, Table
from fadu.auditor.read.fold import fold


@dataclass(frozen=True, slots=True)
class Heads:
    """The column heads of one table: which add up to 合计, which stand beside it."""

    code: str
    zh: str
    kinds: tuple[str, ...]
    total: str = "合计"
    beside: tuple[str, ...] = ()


# The kinds of the 2017 and 2021 Penalty Acts; local forms join or split some of them.
PENALTIES = Heads(
    "penalties",
    "行政处罚",
    (
        *(
            "警告、通报批评",
            "警告",
            "通报批评",
            "罚款",
            "没收违法所得、没收非法财物",
            "没收违法所得没收非法财物",
        ),
        *("暂扣许可证、执照，降低资质等级", "暂扣许可证、执照", "暂扣许可证件", "降低资质等级"),
        *("限制开展生产经营活动", "责令停产停业、责令关闭、限制从业", "责令停产停业", "责令关闭、限制从业"),
        *("吊销许可证、执照", "吊销许可证件", "行政拘留", "其他行政处罚", "其他"),
    ),
    beside=("罚没金额",),
)
COERCION = Heads(
    "coercion",
    "行政强制",
    (
        *("查封场所、设施或者财物", "查封场所、设施或财物", "扣押财物", "冻结存款、汇款", "其他行政强制措施"),
        *(
            "加处罚款或者滞纳金",
            "划拨存款、汇款",
            "拍卖或者依法处理查封、扣押",
            "排除妨碍、恢复原状",
            "代履行",
            "其他强制执行",
        ),
        "申请法院强制执行",
    ),
)
LICENCES = Heads(
    "licences",
    "行政许可",
    ("申请数量", "受理数量", "不予许可数量", "撤销许可数量", "许可数量"),
    total="",
)
FORMS = (PENALTIES, COERCION, LICENCES)
_LEAST = 4
_GAP = 16  # compact characters between two heads: units, brackets
_NAME = 60  # compact characters a body's name may have


@dataclass(frozen=True, slots=True)
class Line:
    """One body's numbers by column head."""

    heads: Heads
    name: str
    cells: Mapping[str, Entry]


def lines_of(document: Document) -> list[Line]:
    """Every row of every enforcement table of a document."""
    text = fold(document.text)
    if not any(head.zh in text for head in FORMS):
        return []
    found = [line for table in document.tables for line in _grid(document, table)]
    return found or list(_words(stream(document.text)))


def _grid(document: Document, table: Table) -> Iterator[Line]:
    heads, columns, below = _grid_heads(document, table)
    if heads is None:
        return
    rows: dict[int, dict[int, tuple[str, int, int]]] = {}
    for cell in table.cells:
        if cell.row >= below:
            rows.setdefault(cell.row, {})[cell.column] = (document.cell_text(cell), cell.start, cell.end)
    for line in rows.values():
        cells = {
            name: Entry(value_of(line[column][0]), *line[column][1:])
            for column, name in columns.items()
            if column in line and value_of(line[column][0]) is not None
        }
        if cells:
            yield Line(heads, line[min(line)][0], cells)


def _grid_heads(document: Document, table: Table) -> tuple[Heads | None, dict[int, str], int]:
    for heads in FORMS:
        columns: dict[int, str] = {}
        below = 0
        for cell in table.cells:
            name = _named(heads, document.cell_text(cell))
            if name and cell.columns == 1:
                columns[cell.column] = name
                below = max(below, cell.row + cell.rows)
        # A head that we do not know would make the sum look wrong.
        known = len(columns) == max(columns, default=0) - min(columns, default=0) + 1
        if known and _complete(heads, list(columns.values())):
            return heads, columns, below
    return None, {}, 0


def _complete(heads: Heads, names: list[str]) -> bool:
    enough = len(names) >= _LEAST and len(set(names)) == len(names)
    return enough and (not heads.total or heads.total in names)


@cache
def _pattern(heads: Heads) -> re.Pattern[str]:
    words = sorted((*heads.kinds, *heads.beside, *filter(None, [heads.total])), key=len, reverse=True)
    # Punctuation between the words of a head is written in many ways.
    return re.compile("|".join(re.sub("[、，]", "[、，,]?", word) for word in words))


def _named(heads: Heads, text: str) -> str:
    plain = re.sub(r"[（(].*?[)）]", "", "".join(fold(text).split()))
    match = _pattern(heads).fullmatch(plain)
    return match[0] if match else ""


def _words(words: Stream) -> Iterator[Line]:
    for heads in FORMS:
        for names, end in _runs(words, heads):
            yield from _below(words, heads, names, end)


def _runs(words: Stream, heads: Heads) -> Iterator[tuple[list[str], int]]:
    """Heads that follow each other with nothing but units between."""
    names: list[str] = []
    end = 0
    for match in _pattern(heads).finditer(words.compact):
        between = words.compact[end : match.start()]
        if names and (len(between) > _GAP or MARK in between):
            if _complete(heads, names):
                yield names, end
            names = []
        names.append(match[0])
        end = match.end()
    if _complete(heads, names):
        yield names, end


def _below(words: Stream, heads: Heads, names: list[str], end: int) -> Iterator[Line]:
    row = re.compile(f"([^{MARK}]{{0,{_NAME}}})({MARK}{{{len(names)}}})(?!{MARK})")
    while (match := row.match(words.compact, end)) is not None:
        numbers = words.numbers(*match.span(2))
        yield Line(heads, match[1], dict(zip(names, numbers, strict=True)))
        end = match.end()
