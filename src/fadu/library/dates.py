"""Days as official texts print them: 2018年6月25日, 二〇〇四年九月二十三日, 2019-01-29 15:15:21, 2018.6.25."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from fadu.library.numerals import arabic

_YEAR = r"(?:[1１][9９]\d{2}|[2２][0０]\d{2}|[一二][〇○零ＯO0九八七六五四三二一]{3})"
_SOME = r"[\d一二三四五六七八九十廿]{1,3}"
DAY = rf"(?P<y>{_YEAR})\s*[年\-/.]\s*(?P<m>{_SOME})\s*[月\-/.]\s*(?P<d>{_SOME})\s*日?"
_ANY = re.compile(r"(?P<y>\d{4})\s*[年\-/.]\s*(?P<m>\d{1,3})\s*[月\-/.]\s*(?P<d>\d{1,3})")
_DAY = re.compile(DAY)
EARLIEST, LATEST = date(1949, 10, 1), 2100


def day(written: str) -> date | None:
    """The first day in the text; None where there is none, or none that the calendar knows."""
    found = _DAY.search(written.replace("Ｏ", "〇").replace("O", "〇"))
    return of_match(found) if found else None


def of_match(found: re.Match[str]) -> date | None:
    """The day that a match of `DAY` holds."""
    parts = [arabic(found[name]) for name in ("y", "m", "d")]
    if None in parts:
        return None
    try:
        told = date(*(part for part in parts if part is not None))
    except ValueError:
        return None
    return told if told >= EARLIEST and told.year < LATEST else None


def impossible(written: str) -> bool:
    """Does the text print a day that cannot be one, such as 3133年6月81日?"""
    return any(day(found.group()) is None for found in _ANY.finditer(written))


def plus_years(start: date, years: int) -> date:
    """The same day, years later; 29 February becomes the last of the month."""
    year = start.year + years
    return start.replace(year=year, day=min(start.day, monthrange(year, start.month)[1]))


def last_day_of(start: date, years: int) -> date:
    """The last day of a period of whole years that begins on `start`."""
    return plus_years(start, years) - timedelta(days=1)
