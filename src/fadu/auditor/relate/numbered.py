"""其中：1、… 2、… or （一）… （二）… : parts told in numbered paragraphs."""

from __future__ import annotations

import re

from fadu.auditor.context import PARAGRAPH
from fadu.auditor.numerals import chinese
from fadu.auditor.relate.cues import is_increment
from fadu.auditor.relate.likeness import base_unit, is_amount, same_unit
from fadu.auditor.tokens import Token

_FIRST = re.compile(r"其中[：，]?\s*\n\s*(?:[1１][、.．]|（[一1]）)")
_MARK = re.compile(r"\n\s*(?:([0-9]{1,2})[、.．]|（([一二三四五六七八九十]{1,3}|[0-9]{1,2})）)")
_FURTHEST = 10
_LONGEST = 320


def opens(gap: str) -> bool:
    return "其中" in gap and _FIRST.search(gap) is not None


def lists(tokens: list[Token], at: int) -> dict[int, list[int]]:
    """For each whole before the colon, one number of every paragraph: the one with its label, else the first in its unit."""
    paragraphs = _paragraphs(tokens, at)
    if len(paragraphs) < 2:
        return {}
    wholes = _wholes(tokens, at)
    found: dict[int, list[int]] = {}
    for label, whole in wholes.items():
        items = [
            m for m in (_labelled(tokens, range_, label, whole) for range_ in paragraphs) if m is not None
        ]
        if len(items) < 2 and whole == max(wholes.values()):
            items = [m for m in (_first(tokens, range_, whole) for range_ in paragraphs) if m is not None]
        if len(items) > 1:
            found[whole] = items
    return found


def _paragraphs(tokens: list[Token], at: int) -> list[range]:
    """The token ranges of paragraphs whose marks count up from one."""
    bounds = [at]
    expected = 2
    end = at + 1
    while end < min(len(tokens), at + _LONGEST):
        marks = [_number(mark) for mark in _MARK.finditer(tokens[end].gap)]
        if expected in marks:
            expected = marks[-1] + 1
            bounds.append(end)
        elif tokens[end].breaks == PARAGRAPH:
            break
        end += 1
    return [range(first, last) for first, last in zip(bounds, [*bounds[1:], end], strict=True)]


def _number(mark: re.Match[str]) -> int:
    printed = mark.group(1) or mark.group(2)
    return int(printed) if printed.isdecimal() else int(chinese(printed) or 0)


def _wholes(tokens: list[Token], at: int) -> dict[str, int]:
    """By label, the amounts of the paragraph that ends with the colon."""
    found: dict[str, int] = {}
    for back in range(at - 1, max(-1, at - _FURTHEST), -1):
        if is_amount(tokens[back]) and not is_increment(tokens, back):
            found.setdefault(_label(tokens[back]), back)
        if tokens[back].breaks == PARAGRAPH:
            break
    return found


def _labelled(tokens: list[Token], paragraph: range, label: str, whole: int) -> int | None:
    for m in paragraph:
        if is_amount(tokens[m]) and _label(tokens[m]) == label and same_unit(tokens[m], tokens[whole]):
            return m
    return None


def _first(tokens: list[Token], paragraph: range, whole: int) -> int | None:
    for m in paragraph:
        if is_amount(tokens[m]):
            return m if base_unit(tokens[m]) == base_unit(tokens[whole]) else None
    return None


def _label(token: Token) -> str:
    return token.lead.removesuffix("为").removesuffix("是")[-4:]
