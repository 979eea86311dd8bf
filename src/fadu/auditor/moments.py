"""Dates and periods as printed: a day, a month, a year, a stamp, a span of years."""

from __future__ import annotations

import re

from fadu.auditor.numerals import narrow
from fadu.auditor.tokens import Token

FIRST_YEAR, LAST_YEAR = 1000, 2199
GLUED = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ+＋×*#@_$&=]")
DIGITS = re.compile("[0-9]+")
_FULL_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def dated(text: str, match: re.Match[str], value: str, unit: str = "") -> Token:
    return Token(match.start(), match.end(), match.group(), "date", value, unit)


def stamp(text: str, match: re.Match[str]) -> Token | None:
    day, _, time = _narrow_keeping_space(match.group()).partition(" ")
    year, month, date = re.split(r"[-/.]", day)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    return dated(text, match, f"{year}-{month:0>2}-{date:0>2}" + (f"T{time.strip():0>5}" if time else ""))


def _narrow_keeping_space(printed: str) -> str:
    return printed.translate(_FULL_DIGITS).replace("T", " ")


def day(text: str, match: re.Match[str]) -> Token:
    year, *rest = DIGITS.findall(narrow(match.group()))
    return dated(text, match, "-".join([year, *(part.zfill(2) for part in rest)]))


def years(text: str, match: re.Match[str]) -> Token | None:
    printed = narrow(match.group())
    first, last = DIGITS.findall(printed)
    if not (1900 <= int(first) <= 2199 and 1900 <= int(last) <= 2199):
        return None
    if match.start() and GLUED.match(text[match.start() - 1]):
        return None
    return dated(text, match, f"{first}/{last}", "年" if "年" in printed else "")


def monthday(text: str, match: re.Match[str]) -> Token:
    return dated(text, match, "-".join(part.zfill(2) for part in DIGITS.findall(narrow(match.group()))))


def months(text: str, match: re.Match[str]) -> Token:
    return dated(text, match, "/".join(part.zfill(2) for part in DIGITS.findall(narrow(match.group()))), "月")
