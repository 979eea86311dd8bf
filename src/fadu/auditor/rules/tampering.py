"""Injected spam: found where a fixed expression holds something foreign, and by its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from fadu.auditor.expressions import BEGINNINGS, BOUNDARIES, FIXED, SLOTS, Fixed, Slot
from fadu.auditor.model import Document, Finding
from fadu.auditor.read.fold import fold
from fadu.auditor.rules import Case
from fadu.auditor.spam import Alien, by_grammar, by_words, foreign

_REACH = 48  # characters before a fixed tail in which its filling may begin
_LATIN = re.compile(r"[A-Za-z]{2,}|https?:|www\.|[\U0001F300-\U0001FAFF]")
_MOST = 1_000  # findings of one document: a text made of spam is no news after that
_PHRASES = 50  # foreign phrases that are looked for elsewhere


def tampering(case: Case) -> Iterator[Finding]:
    """Every foreign stretch once, the surest reason first."""
    document, text = case.document, fold(case.document.text)
    aliens = [*_in_fixed(text), *_in_slots(text), *by_words(text), *by_grammar(text)]
    aliens += list(_again(text, aliens))
    for alien in _apart(aliens)[:_MOST]:
        yield _finding(document, alien)


def broken(case: Case) -> Iterator[Finding]:
    """Fixed expressions miswritten: the right beginning with the wrong continuation."""
    document, text = case.document, fold(case.document.text)
    for beginning, endings in BEGINNINGS:
        for match in re.finditer(_spaced(beginning), text):
            rest = "".join(text[match.end() : match.end() + 40].split())
            if not rest.startswith(endings):
                yield _broken(document, match.start(), match.end(), beginning + endings[0])


def _in_fixed(text: str) -> Iterator[Alien]:
    for fixed in FIXED:
        for match in re.finditer(_spaced(fixed.tail), text):
            # Page and paragraph breaks may stand anywhere inside an expression.
            before = text[max(0, match.start() - 12) : match.start()]
            if before.endswith(fixed.core) or "".join(before.split()).endswith(fixed.core):
                continue
            start = _filling(text, match.start())
            if text[start : match.start()].strip():
                yield from _judged(text, fixed, start, match)


def _judged(text: str, fixed: Fixed, start: int, tail: re.Match[str]) -> Iterator[Alien]:
    filling = text[start : tail.start()].strip()
    spam = bool(_LATIN.search(filling)) or foreign(filling)
    guiding = _GUIDING.match(text, tail.end()) is not None and not _POLITICAL.search(filling)
    miswritten = _miswritten(filling, fixed)
    if spam or (guiding and fixed.strict and not miswritten):
        sure = True
    elif guiding or miswritten:
        sure = False
    else:
        return
    zh = f"固定表述“{fixed.words}”中，“{fixed.core}”的位置出现了别的文字；{fixed.reason_zh}"
    en = f"other words stand where “{fixed.words}” has “{fixed.core}”: {fixed.reason_en}"
    yield Alien(*_strip(text, start, tail.start()), sure, zh, en)


_GUIDING = re.compile(r"\s{0,3}(?:凝心铸魂|为(?:科学|根本|行动)?(?:指导|指引|统领|遵循|引领))")
_POLITICAL = re.compile("[党习]|主义|中国|人民|领导|思想|理论|毛泽东|邓小平|新时代|中央|依法|我[国们]")


def _miswritten(filling: str, fixed: Fixed) -> bool:
    """A short filling that shares characters with the right one: a slip of the pen, not a different sentence."""
    name = filling[-len(fixed.core) :]
    return fixed.strict and len(filling) <= len(fixed.core) + 1 and len(set(name) & set(fixed.core)) >= 2


def _filling(text: str, tail: int) -> int:
    """Where what stands before a fixed tail begins: after the nearest word that opens such an expression."""
    window = text[max(0, tail - _REACH) : tail]
    cut = max((window.rfind(word) + len(word) for word in BOUNDARIES if word in window), default=0)
    return tail - len(window) + cut


def _in_slots(text: str) -> Iterator[Alien]:
    for slot in SLOTS:
        pattern = re.escape(slot.head) + f"([^，。；\n]{{1,{slot.widest}}}?)" + re.escape(slot.tail)
        for match in re.finditer(pattern, text):
            start, end = match.span(1)
            if slot.head == "以" and "以" in match[1]:
                start += match[1].rindex("以") + 1
            if text[start:end].strip() not in slot.fillers:
                yield _slotted(text, slot, start, end)


def _slotted(text: str, slot: Slot, start: int, end: int) -> Alien:
    spam = bool(_LATIN.search(text[start:end])) or foreign(text[start:end])
    zh = f"固定表述“{slot.head}{slot.fillers[0]}{slot.tail}”被改动；{slot.reason_zh}"
    return Alien(*_strip(text, start, end), spam, zh, f"a fixed expression was altered: {slot.reason_en}")


def _again(text: str, aliens: list[Alien]) -> Iterator[Alien]:
    """A phrase that is foreign in one place is foreign wherever it recurs."""
    phrases = sorted({text[alien.start : alien.end] for alien in aliens if alien.sure}, key=len, reverse=True)
    for phrase in [phrase for phrase in phrases if len(phrase) >= 4][:_PHRASES]:
        for match in re.finditer(re.escape(phrase), text):
            zh = f"“{phrase}”在本文他处已判为外来文字"
            yield Alien(*match.span(), True, zh, f"“{phrase}” is foreign elsewhere in this text")


def _apart(aliens: list[Alien]) -> list[Alien]:
    """No two over the same characters: the surer, then the longer stays."""
    kept: list[tuple[int, int, Alien]] = []
    for alien in sorted(aliens, key=lambda one: (not one.sure, one.start - one.end)):
        at = bisect_left(kept, alien.start, key=lambda one: one[0])
        before = kept[at - 1][1] if at else -1
        after = kept[at][0] if at < len(kept) else alien.end
        if before <= alien.start and alien.end <= after:
            kept.insert(at, (alien.start, alien.end, alien))
    return [alien for _, _, alien in kept]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _spaced(words: str) -> str:
    """The words, whatever line break or space stands between them."""
    return r"\s{0,3}".join(map(re.escape, words))


def _finding(document: Document, alien: Alien) -> Finding:
    quote = document.text[alien.start : alien.end]
    where_zh, where_en = _where(document, alien)
    return Finding(
        rule="tampering.injected" if alien.sure else "tampering.expression",
        severity="error" if alien.sure else "likely",
        start=alien.start,
        end=alien.end,
        quote=quote,
        message_zh=f"{where_zh}疑被植入“{quote}”：{alien.zh}。请删去并恢复原文，同时检查网站是否被入侵。",
        message_en=f"“{quote}” {where_en} looks injected: {alien.en}. Remove it, restore the original words and check "
        "the site for intrusion.",
    )


def _where(document: Document, alien: Alien) -> tuple[str, str]:
    first_line = document.text.find("\n")
    if 0 <= alien.end <= (first_line if first_line >= 0 else len(document.text)):
        return "标题", "in the title"
    page = document.page_of(alien.start)
    return (f"第{page}页", f"on page {page}") if len(document.pages) > 1 else ("正文", "in the text")


def _broken(document: Document, start: int, end: int, right: str) -> Finding:
    quote = document.text[start : end + 16].split("\n")[0]
    return Finding(
        rule="tampering.expression",
        severity="likely",
        start=start,
        end=end,
        quote=quote,
        message_zh=f"固定表述疑有误：此处为“{quote}”，应为“{right}”。",
        message_en=f"A fixed expression looks miswritten: “{quote}” should read “{right}”.",
    )


RULES = (tampering, broken)
