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
_FEW_LINES = 4  # fewer say nothing about margins
_RAGGED = 2.0  # type sizes by which a full line may fall short
_ENDS = "。！？；：…"
_OPENS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条部]|[-—–]\s*\d"
)
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
    free = [char for char in chars if not any(_holds(rect, *_middle(char)) for rect, _ in tables)]
    placed: list[tuple[float, str, Any]] = [(line[0]["top"], "line", line) for line in lines(free)]
    for rect, cells in tables:
        within = [char for char in chars if _holds(rect, *_middle(char))]
        placed.append((rect[1], "table", _boxes(cells, within)))
    placed.sort(key=lambda one: one[0])
    return [item for item in _joined([(kind, content) for _, kind, content in placed]) if item[1]]


def _joined(items: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Lines that were only broken for want of room are one again, so that no number is cut in two."""
    printed = [content for kind, content in items if kind == "line"]
    margins = _margins(printed)
    whole: list[tuple[str, Any]] = []
    last: list[Char] | None = None
    for kind, content in items:
        if kind == "line" and last is not None and _runs_on(last, content, margins):
            whole[-1] = ("line", _sewn(whole[-1][1], words(content)))
        else:
            whole.append((kind, words(content) if kind == "line" else content))
        last = content if kind == "line" else None
    return whole


def _margins(printed: list[list[Char]]) -> tuple[float, float]:
    """Where full lines begin and end: nine lines in ten do not go further right."""
    if len(printed) < _FEW_LINES:
        return 0.0, float("inf")
    rights = sorted(line[-1]["x1"] for line in printed)
    return min(line[0]["x0"] for line in printed), rights[int(len(rights) * 0.9)]


def _runs_on(line: list[Char], following: list[Char], margins: tuple[float, float]) -> bool:
    left, right = margins
    size = max(line[-1]["size"], 1)
    full = line[-1]["x1"] >= right - _RAGGED * size
    flush = following[0]["x0"] <= left + size
    near = following[0]["top"] - line[0]["bottom"] < 1.8 * size
    alike = abs(following[0]["size"] - line[0]["size"]) < 0.2 * size
    ended = line[-1]["text"] in _ENDS or bool(_OPENS.match(words(following)))
    return full and flush and near and alike and not ended


def _sewn(line: str, following: str) -> str:
    """Latin words keep the space that the break stood for; numbers and Chinese run on."""
    latin = (
        line[-1:].isascii() and line[-1:].isalpha() and following[:1].isascii() and following[:1].isalpha()
    )
    return f"{line} {following}" if latin else line + following


def _middle(char: Char) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


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
        inside = [char for char in chars if _holds(cell, *_middle(char))]
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
