"""A paper as a typed tree: what it says and of what kind it is, never how it looks.

The parts and their names are those of GB/T 9704-2012 (党政机关公文格式): heading (版头), body (主体), imprint (版记).
A text is plain: nothing in it is ever read as markup. Lines of a text that are divided by "\\n" become paragraphs.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from fadu.measure.cite import chinese_number


class Kind(StrEnum):
    """Which layout of the standard a paper takes."""

    OFFICIAL = "official"  # 文件式: red heading over a red rule, imprint at the foot of the last page
    LETTER = (
        "letter"  # 信函格式 (GB/T 9704-2012, 10.1): red name between double red rules, number at the right
    )
    WRIT = "writ"  # 文书: the issuer's name and the document's name as a title, number at the right; 告知书, 决定书
    STATUTE = "statute"  # 法规文本: title, note below it, chapters and articles


class Align(StrEnum):
    """Where a paragraph stands; `INDENTED` begins two characters in, as running text does."""

    INDENTED = "indented"
    FLUSH = "flush"
    CENTRED = "centred"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    align: Align = Align.INDENTED


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number as it is to be read (一、 （一） 1. （1）: see `ordinal`); level 0 is a 编 or 章, centred."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.level <= 4:
            raise ValueError(f"a heading is of level 0 to 4, not {self.level}")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a rule: its number as written (第三十三条) and its paragraphs (款) and items (项), in order."""

    number: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a header row (repeated on each page; empty where there is none) and rows of as many cells.

    `widths` are shares (1, 2 for a third and two thirds); empty: equal.
    """

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.rows and not self.head:
            raise ValueError("a table has a header or a row")
        wrong = [row for row in self.rows if len(row) != self.columns]
        if wrong or (self.widths and len(self.widths) != self.columns):
            raise ValueError(f"a row does not have {self.columns} cells: {wrong[:1]}")

    @property
    def columns(self) -> int:
        return len(self.head or self.rows[0])


@dataclass(frozen=True, slots=True)
class Signing:
    """Lines to be signed by hand, one a person (申请人（签名）), each with room for a date."""

    who: tuple[str, ...]


Block: TypeAlias = Paragraph | Heading | Article | Table | Signing


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件: named below the body; with blocks of its own it follows on a new page."""

    name: str
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: who gets a copy, who printed it and when."""

    copied_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. Only the title is always there."""

    title: str
    body: tuple[Block, ...] = ()
    kind: Kind = Kind.WRIT
    issuer_mark: str = ""  # 发文机关标志; a WRIT prints it above its title
    number: str = ""  # 发文字号
    copy_no: str = ""  # 份号
    secrecy: str = ""  # 密级和保密期限
    urgency: str = ""  # 紧急程度
    signatory: str = ""  # 签发人, of papers to a superior body
    note: str = ""  # 题注, of statutes: （2019年4月3日公布）
    addressee: str = ""  # 主送机关; the colon is set by the layout
    attachments: tuple[Attachment, ...] = ()
    signed_by: tuple[str, ...] = ()  # 发文机关署名
    written_on: date | None = None  # 成文日期
    annotation: str = ""  # 附注; the brackets are set by the layout
    imprint: Imprint | None = None
    mark: str = ""  # said on every page above the text: 演示数据, 未编号预览

    def with_mark(self, mark: str) -> Paper:
        """The same paper with a mark on each page, after any it has."""
        return replace(self, mark="　".join(filter(None, (self.mark, mark))))


def ordinal(level: int, number: int) -> str:
    """How the standard counts headings: 一、 （一） 1. （1）."""
    if level == 1:
        return f"{chinese_number(number)}、"
    if level == 2:
        return f"（{chinese_number(number)}）"
    return f"{number}." if level == 3 else f"（{number}）"


def said_date(on: date) -> str:
    """成文日期: Arabic digits, without leading zeros."""
    return f"{on.year}年{on.month}月{on.day}日"


def plain(text: str) -> str:
    """The text without what no printed paper can hold: control and direction-turning characters, lone surrogates."""
    told = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "　")
    return "".join(one for one in told if one == "\n" or _printable(one))


def _printable(one: str) -> bool:
    # Not "unassigned": a newer Unicode may have given that number to a rare character of a person's name.
    noncharacter = ord(one) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(one) <= 0xFDEF
    return one in _JOINERS or not (noncharacter or unicodedata.category(one) in _UNPRINTABLE)


_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = frozenset({"\u200d", "\ufe0f"})


def lines(text: str) -> list[str]:
    """The lines of a text, each a paragraph; empty ones left out."""
    return [line.strip() for line in plain(text).split("\n") if line.strip()]


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(lines(text))


def width(text: str) -> float:
    """How wide a text is, in characters: a narrow (Latin) one is half."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in text)
