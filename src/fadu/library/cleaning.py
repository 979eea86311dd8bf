"""A text as read from a file → the text that the library keeps: one paragraph a line, headings without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fadu.library.numerals import arabic

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad\x0b\x0c\x00"), None) | {0xA0: " "}
_MARKED = re.compile(r"^(#{1,6})[ \t]*(?=\S)")
_NOISE = re.compile(
    r"^(?:扫一扫在手机打开当前页|打印本页|关闭窗口|\[?\s*(?:打印|关闭|大|中|小)\s*\]?|[-—–]\s*\d{1,3}\s*[-—–])$"
)
_ENDS = re.compile(r"[。；：！？;:!?…”』》）)]$")
_OPENS = re.compile(
    r"^(?:第[零〇○一二三四五六七八九十百千\d]+[编章节条]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"\d{1,2}[.．、]|附\s*[件则表录]|\d{4}年)"
)
_INSIDE = re.compile(r"(?<=[。；：”])[ \t\u3000]*(?=第([零〇一二三四五六七八九十百千]{1,9})条[ \t\u3000])")
_FIRST = re.compile(r"^第([零〇一二三四五六七八九十百千]{1,9})条[ \t\u3000]")


@dataclass(frozen=True, slots=True)
class Clean:
    """The text, and by offset the level (1–6) of the lines that the source marked as headings."""

    text: str
    heads: dict[int, int] = field(default_factory=dict)


def clean(raw: str, *, wrapped: bool = False) -> Clean:
    """`wrapped`: the lines are lines of print (a PDF), to be put together to paragraphs."""
    lines = [line.strip(" \t\u3000\u2002\u2003\r") for line in raw.translate(_UNSEEN).splitlines()]
    lines = [line for line in lines if line and not _NOISE.match(line)]
    if wrapped:
        lines = _unwrapped(lines)
    lines = list(_articles_apart(lines))
    kept: list[str] = []
    heads: dict[int, int] = {}
    at = 0
    for line in lines:
        mark = _MARKED.match(line)
        told = line[mark.end() :] if mark else line
        if mark:
            heads[at] = len(mark[1])
        kept.append(told)
        at += len(told) + 1
    return Clean("\n".join(kept), heads)


def _unwrapped(lines: list[str]) -> list[str]:
    """A line of full width that ends in the middle of a sentence goes on in the next."""
    widest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    open_line = False
    for line in lines:
        if open_line and not _OPENS.match(line):
            joined[-1] += line
        else:
            joined.append(line)
        open_line = len(line) >= widest * 0.8 and not _ENDS.search(line)
    return joined


def _articles_apart(lines: list[str]) -> Iterator[str]:
    """Some sources run articles on in one line: each that is the next by number gets a line of its own."""
    last = 0
    for line in lines:
        first = _FIRST.match(line)
        if first:
            last = arabic(first[1]) or 0
        begun = 0
        for inside in _INSIDE.finditer(line):
            if last and arabic(inside[1]) == last + 1:
                yield line[begun : inside.start()]
                begun, last = inside.end(), last + 1
        yield line[begun:]
