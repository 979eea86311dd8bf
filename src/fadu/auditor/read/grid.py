"""Lays the cells of an HTML table out on a grid, spans included."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from fadu.auditor.read.writer import Box

_WIDEST = 400  # a span larger than this is a mistake or an attack
_MOST = 500_000  # grid places remembered for spans


def boxes_of(table: HtmlElement) -> list[Box]:
    taken: set[tuple[int, int]] = set()
    boxes: list[Box] = []
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line:
            if cell.tag not in ("td", "th") or cell.get("data-fadu-unseen"):
                continue
            while (row, column) in taken:
                column += 1
            box = _box(cell, row, column)
            boxes.append(box)
            if len(taken) < _MOST:
                taken.update(_cover(box))
            column += box.columns
    return boxes


def _box(cell: HtmlElement, row: int, column: int) -> Box:
    text = " ".join("".join(_seen(cell)).split())
    return Box(row, column, text, _span(cell, "rowspan"), _span(cell, "colspan"), cell.tag == "th")


def _cover(box: Box) -> Iterator[tuple[int, int]]:
    for row in range(box.row, box.row + box.rows):
        for column in range(box.column, box.column + box.columns):
            yield row, column


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() and len(value) < 6 else 1


def _seen(element: HtmlElement) -> Iterator[str]:
    if element.get("data-fadu-unseen") or element.tag in ("script", "style"):
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _seen(child)
        yield child.tail or ""
