"""Finds what a text cites: 《…》第三条第二款, 刑法第二百三十六条之一, 本条例第十条至第十五条, 国发〔2018〕41号, and by short names.

A citation is a name and, where the text gives it, a place; `titles.title_key` and `documentnumber.key` tell what it is looked up by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fadu.library import documentnumber
from fadu.library.places import places_at
from fadu.library.titles import title_key

_ENTRY = re.compile(
    r"[（(](?:[^（）()]{0,60}[，,；;])?\s*(?:以下|下)[^（）()]{0,6}?称(?:为|：)?\s*[《“\"〈]?([^《》“”（）()]{1,40}?)[》”\"〉]?[)）]"
)
_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,200})》")
_PAPERS = re.compile(
    r"(?:证|证书|执照|许可|合同|协议|协议书|合同书|户口簿|通知书|决定书|裁定书|判决书|调解书|意见书|建议书|申请书|请求书|承诺书|委托书|责任书|登记表|表|单|护照)$"
)
"""What papers are called that are no documents of a library: certificates, contracts, forms, letters of one case."""
_OWN = re.compile(
    r"本(?:法|条例|办法|规定|细则|规则|解释|决定|规范|规程|章程|标准|暂行办法|暂行规定|实施细则|实施办法)(?=第)"
)
_BARE = re.compile(
    r"(?:法典|法|条例|办法|规定|细则|规则|解释|宪法|修正案)((?:[（(][一二三四五六七八九十]{1,3}[)）])?)(?=第[零一二三四五六七八九十百千\d]+条)"
)
_RUN = re.compile(r"[\u4e00-\u9fff]{1,30}$")
_BEFORE = re.compile(
    r"^.*(?:依照|按照|根据|违反|符合|适用|实施(?!细则|办法|条例)|属于|具有|认定为|参照|比照|依据|修改|修正|关于|是否|构成|或者|触犯|所称|同时|其中|及其|"
    r"[将的及或、在因以是把被为从等后即并该按就了]|(?<!人口)与|有(?!资产|土地)|(?<!共)和|由(?!.?法)|对(?!外)|执行(?!法))"
)
_GENERIC = frozenset(
    "法 条例 办法 规定 细则 规则 解释 法律 司法解释 上述规定 前款规定 实施办法 实施细则 暂行办法 修正案 依法".split()
)
_THIS = re.compile(r"(?:^[本该前]|^上述|本(?:法|条例|办法|规定|细则|规则|解释|决定)$)")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: where it stands, what it names (empty: the citing document itself), the place in it, and to where a range goes."""

    start: int
    end: int
    name: str
    number: str = ""  # the key of the number printed beside the title, or alone
    anchor: str = ""
    last: str = ""

    @property
    def own(self) -> bool:
        return not self.name and not self.number


def citations(text: str, *, after: int = 0) -> list[Cited]:
    """Every citation from `after` on, in order; none overlaps another."""
    shorts = short_names(text)
    found: list[Cited] = []
    taken: list[tuple[int, int]] = []
    for match in _TITLE.finditer(text, after):
        if not _defining(text, match.start()) and not _PAPERS.search(match[1]):
            titled, end = _titled(text, match, shorts)
            found += titled
            taken.append((match.start(), end))
    for cited in (*_own(text, after), *_bare(text, after, shorts), *_numbers(text, after)):
        if not any(start < cited.end and cited.start < end for start, end in _near(taken, cited)):
            found.append(cited)
    return sorted(found, key=lambda one: (one.start, one.end))


def short_names(text: str) -> dict[str, str]:
    """The short names that a text gives to titles, by key: 《…》（以下简称《条例》）."""
    told: dict[str, str] = {}
    for match in _TITLE.finditer(text):
        entry = _ENTRY.match(text, match.end()) or _ENTRY.match(text, _bracket_end(text, match.end()))
        if entry:
            told.setdefault(title_key(entry[1]), match[1])
    return told


def _bracket_end(text: str, at: int) -> int:
    """Behind a bracket that opens here and closes soon; else the place itself."""
    if text[at : at + 1] not in ("（", "("):
        return at
    close = min((place for sign in "）)" if (place := text.find(sign, at, at + 80)) >= 0), default=-1)
    return close + 1 if close >= 0 else at


def _defining(text: str, at: int) -> bool:
    """Is this the short name in its own definition?"""
    return bool(re.search(r"(?:以下|下)[^（）()]{0,8}称(?:为|：)?\s*$", text[max(0, at - 14) : at]))


def _titled(text: str, match: re.Match[str], shorts: dict[str, str]) -> tuple[list[Cited], int]:
    name = shorts.get(title_key(match[1]), match[1])
    end, number = match.end(), ""
    for _ in range(2):
        behind = _bracket_end(text, end)
        inside = text[end:behind].strip("（）()")
        if behind > end and (key := documentnumber.key(inside) or _first_number(inside)):
            number, end = key, behind
        elif behind > end and (
            _ENTRY.match(text, end)
            or re.match(r"第[零一二三四五六七八九十百千\d]+条", text[behind : behind + 12])
        ):
            end = behind
    places, stop = places_at(text, end)
    if not places:
        return [Cited(match.start(), end if number else match.end(), name, number)], end
    return [
        Cited(match.start() if n == 0 else start, close, name, number, anchor, last)
        for n, (start, close, anchor, last) in enumerate(places)
    ], stop


def _first_number(inside: str) -> str:
    """国办发〔2018〕37号，以下简称…: the number that a bracket begins with."""
    return next((number.key for start, _, number in documentnumber.find(inside) if start == 0), "")


def _own(text: str, after: int) -> Iterator[Cited]:
    for match in _OWN.finditer(text, after):
        if _inside_quotes(text, match.start()):
            continue  # an amendment quotes another text, whose 本法 is that other
        for n, (start, end, anchor, last) in enumerate(places_at(text, match.end())[0]):
            yield Cited(match.start() if n == 0 else start, end, "", "", anchor, last)


def _bare(text: str, after: int, shorts: dict[str, str]) -> Iterator[Cited]:
    """A law by its bare name before an article. Words that are no part of the name may remain in front: `linking` sees to it."""
    for match in _BARE.finditer(text, after):
        run = _RUN.search(text, max(after, match.end(0) - len(match[1]) - 30), match.end() - len(match[1]))
        words = run.group() if run else ""
        lead = _BEFORE.match(words[:-1])
        name = words[lead.end() :] if lead else words
        if not name or name in _GENERIC or _THIS.search(name) or _inside_quotes(text, match.start()):
            continue
        begin = match.end() - len(match[1]) - len(name)
        name = shorts.get(title_key(name + match[1]), name + match[1])
        for n, (start, end, anchor, last) in enumerate(places_at(text, match.end())[0]):
            yield Cited(begin if n == 0 else start, end, name, "", anchor, last)


def _numbers(text: str, after: int) -> Iterator[Cited]:
    for start, end, number in documentnumber.find(text):
        if start >= after:
            yield Cited(start, end, "", number.key)


def _inside_quotes(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count("“") > line.count("”")


def _near(taken: list[tuple[int, int]], cited: Cited) -> list[tuple[int, int]]:
    """The stretches that could overlap; `taken` is in order."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle][1] <= cited.start:
            low = middle + 1
        else:
            high = middle
    return taken[low : low + 2]
