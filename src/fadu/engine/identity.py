"""The number of a record: one key that carries year, region and line of work (63 bits).

id = year·2⁵¹ + adcode·2³¹ + line·2²³ + number: 12 + 20 + 8 + 23 bits, so 8 million records per line, region and year.
From an id alone its table is known, and a link between records is one number. Shown as text: JavaScript loses bits
beyond 2⁵³.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

YEAR, ADCODE, LINE, NUMBER = 51, 31, 23, 23


class BadRecordNumber(Trouble):
    code = "E-001"
    title = Term("编号有误", "Bad record number")
    zh = "“{value}”不是有效的记录编号：应为“年份-区划-业务-序号”四段数字，例如 2023-430102-012-0000123。"
    en = "“{value}” is not a record number: four parts year-adcode-line-number are expected, such as 2023-430102-012-0000123."
    remedy_zh = "请核对编号，或从列表中打开该记录。"
    remedy_en = "Check the number, or open the record from a list."


@dataclass(frozen=True, slots=True)
class Identity:
    """The four parts of a record's number."""

    year: int
    adcode: int
    line: int
    number: int

    @property
    def key(self) -> int:
        return self.year << YEAR | self.adcode << ADCODE | self.line << LINE | self.number

    def __str__(self) -> str:
        return f"{self.year}-{self.adcode}-{self.line:03d}-{self.number:07d}"


def identity(key: int) -> Identity:
    return Identity(key >> YEAR, key >> ADCODE & 0xFFFFF, key >> LINE & 0xFF, key & 0x7FFFFF)


def read_identity(shown: str) -> Identity:
    """Reads the shown form back; a plain integer key is accepted too."""
    parts = shown.strip().split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) not in (1, 4):
        raise BadRecordNumber(value=shown)
    if len(parts) == 1:
        return identity(int(parts[0]))
    year, adcode, line, number = map(int, parts)
    if year >= 1 << 12 or adcode >= 1 << 20 or line >= 1 << 8 or number >= 1 << 23:
        raise BadRecordNumber(value=shown)
    return Identity(year, adcode, line, number)


def adcode_of(territory: str) -> int:
    """The six-digit region of a territory code: 城市 4301 → 430100, 街道 430102004 → 430102, 开发区 4301Z1 → 430100."""
    digits = "".join(takewhile(str.isdigit, territory[:6]))
    return int(digits.ljust(6, "0"))
