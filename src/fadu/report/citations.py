"""Spans of text whose numbers are citations or dates: 第三十三条, 〔2021〕33号, 2023年, 3月1日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_HAN = "〇零一二三四五六七八九十百千"
_NUMBER = rf"(?:\d+|[{_HAN}]+)"
# A title counts as a citation only when it ends like the title of an act or paper.
_ACT = (
    "宪法|法|条例|规定|办法|细则|决定|纲要|规划|计划|方案|清单|目录|意见|通知|通报"
    "|公告|报告|机制|制度|标准|规则|解释|批复|要点|预案|指引|指南"
)
_TITLE = re.compile(rf"《[^《》]*?(?:{_ACT})(?:[（(][^《》]*[）)])?(?:{_ACT})?》")
_ARTICLE = re.compile(rf"第{_NUMBER}条(?:之[{_HAN}]+)?(?:第{_NUMBER}款)?(?:第[（(]?{_NUMBER}[）)]?项)?")
_DOCUMENT = re.compile(r"[〔\[［(（【]\d{4}[〕\]］)）】]第?\d+号")
_ORDER = re.compile(rf"令[（(]?第{_NUMBER}号")

_YEARS = re.compile(r"(\d{4})\s*[—–\-－~～至]+\s*(\d{4})年(?:度)?")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY = re.compile(r"(?<!\d)(?:(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?|度)?)")
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(?:(\d{1,2})日|上旬|中旬|下旬|底|初)")
_HAN_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}年")
_PART = re.compile(r"上半年|下半年|第[一二三四]季度")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Span:
    """Columns [start, end) of a text; `fault` says why what looks like a date is none."""

    start: int
    end: int
    fault: str = ""

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


def citations(text: str) -> Iterator[Span]:
    """Places in acts and papers; a title covers its Chinese numerals but not its digits."""
    for title in _TITLE.finditer(text):
        for piece in re.finditer(r"[^\d]+", title[0]):
            yield Span(title.start() + piece.start(), title.start() + piece.end())
    for shape in (_ARTICLE, _DOCUMENT, _ORDER):
        yield from (Span(*found.span()) for found in shape.finditer(text))


def dates(text: str) -> Iterator[Span]:
    """Years, days and parts of a year; a day that does not exist comes with its fault."""
    for found in _YEARS.finditer(text):
        first, last = int(found[1]), int(found[2])
        yield Span(*found.span(), "" if _year(first) and _year(last) and first <= last else "year")
    for found in _ISO.finditer(text):
        yield Span(*found.span(), _fault(int(found[1]), int(found[2]), int(found[3])))
    for found in _DAY.finditer(text):
        yield Span(*found.span(), _fault(int(found[1]), int(found[2] or 1), int(found[3] or 1)))
    for found in _MONTH_DAY.finditer(text):
        # 2024 is a leap year: without a year, 2月29日 may exist.
        yield Span(*found.span(), _fault(2024, int(found[1]), int(found[2] or 1)))
    for shape in (_HAN_YEAR, _PART):
        yield from (Span(*found.span()) for found in shape.finditer(text))


def _year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _fault(year: int, month: int, day: int) -> str:
    try:
        date(year, month, day)
    except ValueError:
        return "day"
    return "" if _year(year) else "year"
