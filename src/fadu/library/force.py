"""What a text says of force: from when it applies and how long, and what it ends: “自…起施行，有效期5年”, “《…》同时废止”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fadu.library import dates
from fadu.library.documentnumber import find as find_numbers
from fadu.library.kinds import Link
from fadu.library.numerals import HAN, arabic

From = Literal["day", "promulgation", "approval", ""]

_SELF = (
    r"(?:本(?:法|条例|办法|规定|细则|实施细则|实施办法|决定|决议|解释|通知|意见|规则|规范|规程|措施|政策措施|政策|方案|规划|标准|制度|修正案|批复|公告|"
    r"指南|守则|章程|议定书|安排|指引|准则|暂行办法|暂行规定|管理办法|令|文件|若干规定|补充规定|实施意见))"
)
_ACT = r"(?:施行|实施|执行|生效|试行|起效)"
_DAY = dates.DAY.replace("?P<", "?P<s")
_HOW = r"(?P<how>公布|发布|印发|颁布|通过|批准|下发|签发)(?:之日|后|日)?"
_START = re.compile(
    rf"{_SELF}(?P<between>[^。；\n《》]{{0,40}}?)自\s*(?:(?P<day>{_DAY})|(?P<odd>\d{{4}}\s*年[^。；\n]{{1,10}}日)|{_HOW})"
    rf"[^。；\n《》]{{0,6}}?起?\s*(?:正式|开始)?{_ACT}"
)
_PLAIN = re.compile(
    rf"(?:^|[。；\n])[^。；\n《》]{{0,12}}?(?:自|从)\s*(?P<day>{_DAY})\s*起\s*(?:正式|开始)?{_ACT}"
)
_YEARS = re.compile(rf"有效期(?:限)?\s*(?:为|是)?\s*(?P<n>[\d{HAN}]{{1,3}})\s*年")
_UNTIL = re.compile(rf"有效期(?:限)?\s*(?:截止)?\s*(?:至|到|截至)\s*(?P<day>{dates.DAY})")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》){3,200})》(?:[（(]([^（()）《》]{4,60})[)）])?")
_ENDED = re.compile(
    r"(?P<end>废止|(?:同时|予以|自行|即行|自动|宣布|自然|相应)失效|停止执行|停止施行|不再执行|停止适用|不再适用)"
)
_NOT_WHOLE = re.compile(r"第[零〇一二三四五六七八九十百\d]+[条款项章]|有关规定|相抵触|不一致|中的|的规定$")


@dataclass(frozen=True, slots=True)
class Start:
    """From when the text says it applies: a day, or the day of an event that others tell; with its words and place."""

    kind: From
    day: date | None
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What a text ends: the title, the number printed beside it, whether all of it, the day where one is printed, the words."""

    title: str
    number: str
    link: Link
    at: int
    words: str
    adopted: tuple[date, ...] = ()  # the days printed before the title: when the ended text was made


def starts(text: str, *, after: int = 0) -> list[Start]:
    """Every clause that says from when this text applies, in order, quoted ones left out."""
    told: list[Start] = []
    for found in _START.finditer(text, after):
        if not _quoted(text, found.start()):
            kind: From = (
                "day"
                if found["day"] or found["odd"]
                else "approval"
                if found["how"] in ("批准", "通过")
                else "promulgation"
            )
            told.append(Start(kind, dates.day(found["day"] or ""), found.start(), found.group()[:200]))
    if not told:
        for found in _PLAIN.finditer(text, max(after, len(text) - 1500)):
            if not _quoted(text, found.start()) and "同时废止" not in text[found.end() : found.end() + 60]:
                told.append(
                    Start("day", dates.day(found["day"]), found.start(), found.group().strip("。；\n")[:200])
                )
    return told


def lasting(text: str, clause: Start | None) -> tuple[int | None, date | None, str]:
    """(years, last day, words) of the validity period that stands in or beside the clause of the start; else nothing.

    有效期 of a licence or certificate, elsewhere in the text, is not the text's own.
    """
    if clause is None:
        return None, None, ""
    begin = max(text.rfind("\n", 0, clause.at), text.rfind("。", 0, clause.at)) + 1
    end = text.find("\n", clause.at + len(clause.words))
    stretch = text[begin : end if end >= 0 else len(text)]
    until = _UNTIL.search(stretch)
    if until:
        return None, dates.of_match(until), until.group()
    years = _YEARS.search(stretch)
    if years and 0 < (arabic(years["n"]) or 0) <= 30:
        return arabic(years["n"]), None, years.group()
    return None, None, ""


def endings(text: str) -> Iterator[Ending]:
    """Every document that the text says to be ended, whole or in part."""
    for sentence in re.finditer(r"[^。\n]+", text):
        words = sentence.group()
        end = _ENDED.search(words)
        if end is None or "《" not in words or _quoted(text, sentence.start()):
            continue
        yield from _endings_of(words, sentence.start())


def _endings_of(words: str, at: int) -> Iterator[Ending]:
    seen = 0
    for end in _ENDED.finditer(words):
        stretch = words[seen : end.start()]
        titles = list(_TITLE.finditer(stretch))
        if titles and not re.search(
            r"不得|可以|应当|是否|尚未|未被|如果|已经?被?$", stretch[titles[-1].end() :] + stretch[:8]
        ):
            for n, title in enumerate(titles):
                before = stretch[titles[n - 1].end() if n else 0 : title.start()]
                after = stretch[title.end() : titles[n + 1].start() if n + 1 < len(titles) else len(stretch)]
                if not _named_only(before) and not re.match(r"(?:第.次)?(?:修正|修订)", after):
                    yield _ending(title, before, after, end["end"], at + seen, words)
        seen = end.end()


def _named_only(before: str) -> bool:
    """The title is that of a basis or of a place in a sentence, not of what ends."""
    return bool(re.search(r"(?:根据|依照|按照|依据|违反|修改|与|依|由)$", before.strip()))


def _ending(title: re.Match[str], before: str, after: str, end: str, at: int, words: str) -> Ending:
    number = title[2] or ""
    if not number:
        number = next((before[start:stop] for start, stop, _ in find_numbers(before)), "")
    partly = bool(_NOT_WHOLE.search(after)) or (
        end in ("不再适用", "停止适用") and bool(re.search(r"不一致|抵触", words))
    )
    link = Link.REPEALS_IN_PART if partly else Link.LAPSES if end.endswith("失效") else Link.REPEALS
    days = tuple(
        day
        for found in re.finditer(dates.DAY, before)
        if (day := dates.of_match(found)) and not _is_start(before, found)
    )
    return Ending(title[1], number.strip(), link, at + title.start(), words[:400], days)


def _is_start(before: str, found: re.Match[str]) -> bool:
    """自2024年1月1日起施行: the day of this text, not of the one that ends."""
    return bool(re.match(r"\s*起?\s*(?:正式)?(?:施行|实施|执行|生效)", before[found.end() :]))


def _quoted(text: str, at: int) -> bool:
    """Words between quotation marks in a line are another text's: an amendment quotes what it puts in."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count("“") > line.count("”")
