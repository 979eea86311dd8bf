"""Document numbers (发文字号) in any writing: 国办发〔2018〕37号, 国办发[2018]37号, 国务院令第711号, 法释（２０１５）11号.

A number has a key that all its writings share; `GB/T 9704` gives the form in which it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fadu.library.numerals import HAN, arabic

_OPEN, _CLOSE = r"[〔\[［（(﹝【〖「]", r"[〕\]］）)﹞】〗」]"
_DIGIT = r"[0-9０-９]"
_HANZI = r"[\u4e00-\u9fff]"
_GAP = r"[ \t\u3000]{0,2}"
_DATED = re.compile(
    rf"(?P<code>{_HANZI}(?:{_GAP}{_HANZI}){{0,15}}){_GAP}{_OPEN}{_GAP}(?P<year>{_DIGIT}{{4}}){_GAP}年?{_GAP}{_CLOSE}"
    rf"{_GAP}第?{_GAP}(?P<seq>{_DIGIT}{{1,5}}){_GAP}号"
)
_ORDER = re.compile(
    rf"(?P<code>(?:{_HANZI}|、){{1,24}}?(?:令|公告)){_GAP}(?:{_OPEN}(?P<year>{_DIGIT}{{4}}){_CLOSE})?{_GAP}"
    rf"第?{_GAP}(?P<seq>{_DIGIT}{{1,5}}|[{HAN}]{{1,7}}){_GAP}号"
)
# What may stand before a number in a sentence and is no part of its code.
_LEAD = re.compile(
    r"^.*(?:根据|按照|依据|依照|依|并|执行|印发|参见|详见|见|通过|批准|发布的?|公布的?|以|(?<!共)和|及|与|由|经(?![济贸])|自(?!然)|对(?!外)|于|"
    r"原(?!子)|的|(?<=\d)日|号|、)"
)
_NATION = re.compile(r"^中华人民共和国(?!$)")
_CODES = {"国令": "国务院令", "国务院国令": "国务院令", "主席令": "主席令"}


@dataclass(frozen=True, slots=True)
class Number:
    """A code (国办发, 国务院令), the year where it carries one, and the number within it."""

    code: str
    year: int | None
    seq: int

    @property
    def key(self) -> str:
        """The same for every writing: 国办发-2018-37, 国务院令-711."""
        return "-".join(str(part) for part in (self.code, self.year, self.seq) if part is not None)

    @property
    def shown(self) -> str:
        """As GB/T 9704 prints it: 国办发〔2018〕37号, 国务院令第711号."""
        return f"{self.code}〔{self.year}〕{self.seq}号" if self.year else f"{self.code}第{self.seq}号"


def parse(written: str) -> Number | None:
    """The number that the whole text is, or None."""
    plain = written.strip().strip("（）()")
    for pattern in (_DATED, _ORDER):
        found = pattern.fullmatch(plain) or pattern.fullmatch(written.strip())
        if found:
            return _number(found, whole=True)
    return None


def key(written: str) -> str:
    """The key of a number; an empty text where it is none that we know."""
    number = parse(written)
    return number.key if number else ""


def find(text: str) -> Iterator[tuple[int, int, Number]]:
    """(start, end, number) of every document number in running text, in order."""
    found: list[tuple[int, int, Number]] = []
    for pattern in (_DATED, _ORDER):
        for match in pattern.finditer(text):
            number = _number(match, whole=False)
            if number is not None:
                written = match["code"]
                start = match.end("code") - len(_own_code(written))
                found.append((start, match.end(), number))
    end = -1
    for start, stop, number in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= end:
            yield start, stop, number
            end = stop


def _own_code(written: str) -> str:
    """The code without the words of the sentence before it."""
    lead = _LEAD.match(written[:-1])
    return written[lead.end() :] if lead else written


def _number(match: re.Match[str], *, whole: bool) -> Number | None:
    written = match["code"] if whole else _own_code(match["code"])
    code = re.sub(r"\s", "", written)
    code = _NATION.sub("", code)
    seq, year = arabic(match["seq"]), match["year"] and arabic(match["year"])
    if not code or seq is None or (not year and code in ("令", "公告") and not whole):
        return None
    return Number(_CODES.get(code, code), year or None, seq)
