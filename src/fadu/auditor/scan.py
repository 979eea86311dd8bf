"""Finds every claim of a text in one pass and hands each match to the reader of its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from fadu.auditor.approximate import approximation_before
from fadu.auditor.hanzi import hanzi
from fadu.auditor.model import Approximation
from fadu.auditor.moments import DIGITS, GLUED, dated, day, monthday, months, stamp, years
from fadu.auditor.numerals import MOST_DIGITS, decimals, narrow
from fadu.auditor.pattern import CLAIM, START
from fadu.auditor.quantity import quantity
from fadu.auditor.tokens import Token


def scan(text: str) -> Iterator[Token]:
    """Every claim of a text, in order; names, list marks, page and telephone numbers are passed over."""
    start = START.search(text)
    while start is not None:
        at = start.start()
        match = CLAIM.match(text, at)
        if match is None:
            start = START.search(text, at + 1)
            continue
        token = _READERS[match.lastgroup or ""](text, match)
        if token is not None:
            yield token
        start = START.search(text, match.end())


def _odds(text: str, match: re.Match[str]) -> Token | None:
    printed = narrow(match.group()).replace("：", ":").replace("∶", ":")
    parts = printed.split(":")
    if match.start() and GLUED.match(text[match.start() - 1]):
        return None
    if (
        len(parts) < 4
        and all(len(part) == 2 for part in parts[1:])
        and "." not in printed
        and int(parts[0]) < 25
    ):
        return dated(text, match, printed) if len(parts[0]) == 2 or len(parts) == 3 else None
    token = Token(match.start(), match.end(), match.group(), "ratio", printed, "")
    token.places = max(decimals(part) for part in parts)
    return token if all(len(part) < 12 for part in parts) else None


def _nothing(text: str, match: re.Match[str]) -> None:
    return None


def _docnumber(text: str, match: re.Match[str]) -> Token | None:
    number = DIGITS.findall(narrow(match.group()))[-1]
    if len(number) > MOST_DIGITS:
        return None
    return Token(match.start(), match.end(), match.group(), "docnumber", Decimal(number), "号")


def _rank(text: str, match: re.Match[str]) -> Token | None:
    printed = match.group()
    number = DIGITS.search(narrow(printed))
    if number is None or len(number.group()) > 6:
        return None
    if text[match.end() : match.end() + 1] in tuple(_NO_RANK) or (printed[0] == "前" and "年" in printed):
        return None
    return Token(match.start(), match.end(), printed, "rank", Decimal(number.group()), "位")


_NO_RANK = "届条款项章节季期版轮代类层产方卷页编部分次批号"


def _fraction(text: str, match: re.Match[str]) -> Token | None:
    upper, lower = Decimal(narrow(match["upper"])), Decimal(narrow(match["lower"]))
    if not 0 < upper < lower or (
        match.start() and (GLUED.match(text[match.start() - 1]) or text[match.start() - 1] in "/.-第")
    ):
        return None
    token = Token(match.start(), match.end(), match.group(), "ratio", upper / lower, "")
    after = match["fraction_after"]
    token.approx = _AFTER_FRACTION[after] if after else approximation_before(text, match.start(), "")
    token.places = 2  # a fraction of small numbers is a round figure
    token.bound()
    return token


_AFTER_FRACTION: dict[str, Approximation] = {
    "以上": "over",
    "强": "over",
    "左右": "about",
    "以下": "nearly",
    "弱": "nearly",
}


_READERS: dict[str, Callable[[str, re.Match[str]], Token | None]] = {
    "stamp": stamp, "day": day, "years": years, "monthday": monthday, "months": months, "odds": _odds,
    "dotted": _nothing, "docnumber": _docnumber, "rank": _rank, "fraction": _fraction, "quantity": quantity,
    "chinese": hanzi,
}  # fmt: skip
