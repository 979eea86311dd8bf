"""What stands around each number: the gap before it, the clause it closes, the words behind it, and where sentences end."""

from __future__ import annotations

import re

from fadu.auditor.tokens import Token

SENTENCE, PARAGRAPH = 1, 2
_FULL_WIDTH = str.maketrans(",;:()", "，；：（）")  # the same marks, so that rules need one spelling

_MARKS = re.compile(r"[，,。；;：:、！？!?\n（）()…]")
_TAIL = re.compile(r"[^，,。；;：:、！？!?\n（）()0-9０-９]{0,24}")
_BRACKETED = re.compile(r"（[^（）]{0,40}）")
_CLAUSE = 40
_PAGE_BREAK = re.compile(r"\n\s*[-—–]\s*[0-9]{1,4}\s*[-—–]\s*\n")
_LIST_MARK = re.compile(
    r"[ \t]*(?:\u3000|  |（[一二三四五六七八九十0-9]{1,3}）|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[、.．]|——|第.{1,3}[条章])"
)
_LONGEST_GAP = 600
_WIDEST_LINE = 120
_SHORT_LINE = 18  # a wrapped line of print is longer; a heading is not


def place(text: str, tokens: list[Token]) -> None:
    """Fill in gap, lead, tail and the break before every token."""
    end = 0
    for token in tokens:
        since = max(end, token.start - _LONGEST_GAP)
        gap = text[since : token.start]
        token.breaks = PARAGRAPH if since > end or end == 0 else 0
        if "\n" in gap:
            gap, hard = unwrapped(text, gap, since)
            token.breaks = max(token.breaks, PARAGRAPH if hard else 0)
        if not token.breaks and ("。" in gap or "！" in gap or "？" in gap):
            token.breaks = SENTENCE
        token.gap = gap = gap.translate(_FULL_WIDTH)
        token.lead = clause_of(gap)
        found = _TAIL.match(text, token.end)
        token.tail = found.group() if found else ""
        end = token.end


def clause_of(gap: str) -> str:
    """The clause a gap ends with; what stands in closed brackets belongs to the name before: 卫生健康支出（类）."""
    if "）" in gap:
        gap = _BRACKETED.sub("", gap)
    return _MARKS.split(gap)[-1].strip(" \t\u3000\xa0")


def place_alone(text: str, token: Token) -> None:
    """The clause of a number that takes part in no link."""
    gap = text[max(0, token.start - _CLAUSE) : token.start].translate(_FULL_WIDTH)
    token.gap, token.lead = gap, clause_of(gap)
    found = _TAIL.match(text, token.end)
    token.tail = found.group() if found else ""


def unwrapped(text: str, gap: str, since: int) -> tuple[str, bool]:
    """The gap with the line breaks of wrapped print taken out, and whether a real paragraph break remains."""
    gap = _PAGE_BREAK.sub("\n", gap)
    pieces: list[str] = []
    hard = False
    lines = gap.split("\n")
    for at, line in enumerate(lines):
        if at:
            before = pieces[-1].rstrip() if pieces[-1].strip() else text[max(0, since - 1) : since]
            if before[-1:] in "。！？：:" or _LIST_MARK.match(line) or _is_heading(text, lines, since, at):
                hard = True
                pieces.append("\n")
        pieces.append(line.strip(" \t") if at else line)
    return "".join(pieces), hard


def _is_heading(text: str, lines: list[str], since: int, at: int) -> bool:
    """Whether the line before this break is short (a heading), or this one is blank."""
    if not lines[at].strip() and at < len(lines) - 1:
        return True
    newline = since + len("\n".join(lines[:at]))
    line = text[text.rfind("\n", max(0, newline - _WIDEST_LINE), newline) + 1 : newline]
    return len(line) < _SHORT_LINE - 1 or (_LIST_MARK.match(line) is not None and not _MARKS.search(line[3:]))
