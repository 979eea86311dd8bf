"""Turns the placed characters and ruled lines of a PDF page into lines of text and tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

Char = dict[str, Any]
Rect = tuple[float, float, float, float]

_UNKNOWN = re.compile(r"\(cid:\d+\)")
_WORDS = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
_MOST_EDGES = 4_000  # a drawing, not a table
_OUTLINES = 200  # curves on a page without text from which it is a page of drawn letters
_GAP = 0.5  # of the type size: a wider gap is a space
_SAME = 3.0  # points within which two rules are one


def page_of(page: Any, other: str) -> dict[str, Any]:
    chars = [char for char in page.chars if char["text"] and not _UNKNOWN.fullmatch(char["text"])]
    items = _items(page, chars)
    seen = sum(len(_WORDS.findall(char["text"])) for char in chars)
    rescued = len(_WORDS.findall(other)) > max(seen * 1.1, seen + 5)
    if rescued:
        items = [("line", line.strip()) for line in other.splitlines() if line.strip()]
    # Letters drawn as outlines are a picture too.
    pictures = len(page.images) + (len(page.curves) >= _OUTLINES)
    return {"items": items, "images": pictures, "rescued": rescued}


def _items(page: Any, chars: list[Char]) -> list[tuple[str, Any]]:
    tables = _tables(page)
    free: list[Char] = []
    placed: list[tuple[float, tuple[str, Any]]] = []
    for char in chars:
        middle = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        inside = next((rect for rect, _ in tables if _holds(rect, *middle)), None)
        if inside is None:
            free.append(char)
    for line in lines(free):
        placed.append((min(char["top"] for char in line), ("line", words(line))))
    for rect, cells in tables:
        within = [
            char
            for char in chars
            if _holds(rect, (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)
        ]
        placed.append((rect[1], ("table", _boxes(cells, within))))
    return [item for _, item in sorted(placed, key=lambda pair: pair[0]) if item[1]]


def _tables(page: Any) -> list[tuple[Rect, list[Rect]]]:
    if (not page.rects and not page.lines) or len(page.rects) + len(page.lines) > _MOST_EDGES:
        return []
    found = page.find_tables()
    return [(table.bbox, table.cells) for table in found if len(table.cells) > 1]


def _holds(rect: Rect, x: float, y: float) -> bool:
    return rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]


def lines(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters by line, top down, left to right."""
    grouped: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (char["bottom"] + char["top"]) / 2):
        middle = (char["bottom"] + char["top"]) / 2
        last = grouped[-1][-1] if grouped else None
        if last is not None and middle - (last["bottom"] + last["top"]) / 2 < 0.35 * max(
            char["size"], last["size"], 1
        ):
            grouped[-1].append(char)
        else:
            grouped.append([char])
    return [sorted(group, key=lambda char: char["x0"]) for group in grouped]


def words(line: Sequence[Char]) -> str:
    parts, edge = [], None
    for char in line:
        if edge is not None and char["x0"] - edge > _GAP * max(char["size"], 1):
            parts.append(" ")
        parts.append(char["text"])
        edge = char["x1"]
    return re.sub(r"[ \t\u00a0]+", " ", "".join(parts)).strip()


def _boxes(cells: list[Rect], chars: list[Char]) -> list[tuple[int, int, str, int, int]]:
    """Cells as places in a grid: row, column, text, rows, columns."""
    across, down = (
        _rules(x for cell in cells for x in cell[::2]),
        _rules(y for cell in cells for y in cell[1::2]),
    )
    boxes = []
    for cell in cells:
        row, below = _index(down, cell[1]), _index(down, cell[3])
        column, beyond = _index(across, cell[0]), _index(across, cell[2])
        inside = [
            char
            for char in chars
            if _holds(cell, (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)
        ]
        text = "".join(words(line) for line in lines(inside))
        boxes.append((row, column, text, max(1, below - row), max(1, beyond - column)))
    return boxes


def _rules(places: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _SAME:
            kept.append(place)
    return kept


def _index(rules: list[float], place: float) -> int:
    return bisect_left(rules, place - _SAME)
