"""A citation: which instrument, which article, and how surely somebody has read it there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing said in both languages."""

    zh: str
    en: str

    def said(self, lang: Lang = "zh") -> str:
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        return self.zh


class Mark(StrEnum):
    """How a legal fact was verified."""

    READ = "S"
    PAGE = "P"
    ARITHMETIC = "C"
    KNOWN = "K"
    DESIGN = "D"
    EXCERPT = "X"
    LOCAL = "L"

    @property
    def verified(self) -> bool:
        return self in _VERIFIED

    @property
    def term(self) -> Term:
        return _MARK_TERMS[self]

    @classmethod
    def _missing_(cls, value: object) -> Mark | None:
        # Other law files write T for a text that was read and U for one that nobody checked.
        return {"T": cls.READ, "U": cls.KNOWN}.get(str(value))


_VERIFIED = frozenset({Mark.READ, Mark.PAGE, Mark.ARITHMETIC, Mark.EXCERPT})
_MARK_TERMS = {
    Mark.READ: Term("已核原文", "read in the text"),
    Mark.PAGE: Term("见公开网页", "seen on a public page"),
    Mark.ARITHMETIC: Term("已验算", "checked by arithmetic"),
    Mark.KNOWN: Term("未核", "not verified"),
    Mark.DESIGN: Term("推断，法无明文", "inferred, not in the text"),
    Mark.EXCERPT: Term("见摘录", "seen in an excerpt"),
    Mark.LOCAL: Term("外地规定，仅供参照", "another place's rule, for reference"),
}

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1–9999 as statutes count articles: 10 → 十, 33 → 三十三, 108 → 一百零八."""
    if not 0 < number < 10_000:
        raise ValueError(f"an article number lies between 1 and 9999, not {number}")
    said, gap = "", False
    for unit, weight in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // weight % 10
        if digit:
            said += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = bool(said) and not digit
    return said[1:] if said.startswith("一十") else said


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, rule or document, in one version: `since` and `until` are the days it is in force, both included."""

    id: str
    zh: str
    en: str
    number: str
    since: date
    until: date | None
    mark: Mark
    checked: date
    source: str = ""
    # Said after the title where several versions of one law are in use: 2017年修正.
    version: str = ""
    # What is doubtful or superseded about this entry, for the reader.
    note: str = ""

    @property
    def short(self) -> str:
        return self.id.replace("_", " ")

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)

    def art(
        self,
        article: int | str,
        paragraph: int | None = None,
        item: int | None = None,
        *,
        mark: Mark | None = None,
        note: str = "",
    ) -> Cite:
        return Cite(self, article, paragraph, item, mark or self.mark, note)

    def whole(self, *, mark: Mark | None = None, note: str = "") -> Cite:
        """The instrument as such, where it has no articles or all of it is meant."""
        return Cite(self, None, None, None, mark or self.mark, note)


@dataclass(frozen=True, slots=True)
class Cite:
    """One place in one instrument; `a & b` cites both."""

    instrument: Instrument
    article: int | str | None
    paragraph: int | None
    item: int | None
    mark: Mark
    note: str = ""
    also: tuple[Cite, ...] = field(default=())

    def __and__(self, other: Cite) -> Cite:
        also = (*self.also, other)
        return Cite(self.instrument, self.article, self.paragraph, self.item, self.mark, self.note, also)

    @property
    def verified(self) -> bool:
        return self.mark.verified and all(other.verified for other in self.also)

    @property
    def zh(self) -> str:
        return "、".join((self._own_zh(), *(other.zh for other in self.also)))

    @property
    def en(self) -> str:
        return "; ".join((self._own_en(), *(other.en for other in self.also)))

    def said(self, lang: Lang = "zh") -> str:
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        return self.zh

    def _own_zh(self) -> str:
        version = f"（{self.instrument.version}）" if self.instrument.version else ""
        where = f"《{self.instrument.zh}》{version}"
        if isinstance(self.article, int):
            where += f"第{chinese_number(self.article)}条"
        elif self.article:
            where += self.article
        if self.paragraph:
            where += f"第{chinese_number(self.paragraph)}款"
        return where + (f"第（{chinese_number(self.item)}）项" if self.item else "")

    def _own_en(self) -> str:
        if self.article is None:
            return self.instrument.short
        where = f"art. {self.article}" if isinstance(self.article, int) else self.article
        where += f"({self.paragraph})" if self.paragraph else ""
        return f"{self.instrument.short}, {where}" + (f" item {self.item}" if self.item else "")
