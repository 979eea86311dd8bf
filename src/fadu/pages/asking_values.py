"""What somebody typed, read as a value of a fact's kind: the ways in which people here write days, sums, names and numbers.

Every reader takes the text without its outer spaces and returns the value, or the reason why it is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from fadu.engine.facts import Note
from fadu.engine.identity import BadRecordNumber, identity, read_identity
from fadu.engine.line import NoSuchLine, line_with_code
from fadu.engine.people import Unit, units
from fadu.measure.cite import Term

LONGEST = 20_000  # characters of free text
FIRST_YEAR, LAST_YEAR = 1900, 2100
LISTED = 8  # units offered where a name fits several
YES, NO = "yes", "no"
_INTEGER, _BIG = 2**31 - 1, 2**63 - 1


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why a text is no value of its kind; `candidates` are the units that it might mean."""

    reason: Term
    candidates: tuple[int, ...] = ()


Read = Any | NotRead


def read_value(note: Note, codes: frozenset[str], typed: str | list[str]) -> Read:
    """The value that was typed, in the type that its field stores. Money is typed in yuan and stored in fen."""
    if note.kind == "units":
        return read_units(typed if isinstance(typed, list) else [typed])
    text = clean(typed if isinstance(typed, str) else (typed or [""])[0])
    if note.kind == "choice":
        known = Term("请从列出的选项中选择一项", "choose one of the listed options")
        return text if text in codes else NotRead(known)
    return _READERS[note.kind](text)


def clean(text: str) -> str:
    """Without outer spaces, with one kind of line end, and without the control characters that no keyboard types."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        char for char in joined if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
    ).strip()


def narrow(text: str) -> str:
    """Full-width digits, letters and signs as their half-width twins."""
    return unicodedata.normalize("NFKC", text)


def read_text(text: str) -> Read:
    if len(text) > LONGEST:
        return NotRead(
            Term(f"有{len(text):,}个字，最多{LONGEST:,}个", f"{len(text):,} characters; at most {LONGEST:,}")
        )
    return text


# ---------------------------------------------------------------------------------------------------------- days

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", re.ASCII)
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_HAN = str.maketrans("〇零一二三四五六七八九", "00123456789")
_HAN_TEN = re.compile(r"([二三])?十([一二三四五六七八九])?")


def read_day(text: str) -> Read:
    """2023-12-01, 2023/12/1, 2023.12.1, 20231201, 2023年12月1日, 二〇二三年十二月一日."""
    plain = _HAN_TEN.sub(_ten, narrow(text)).translate(_HAN)
    found = _DAY.fullmatch(plain) or _SOLID.fullmatch(plain)
    if found is None:
        return NotRead(
            Term("应为日期，如 2023-12-01 或 2023年12月1日", "a day is expected, such as 2023-12-01")
        )
    year, month, day = map(int, found.groups())
    try:
        on = date(year, month, day)
    except ValueError:
        return NotRead(Term("日历上没有这一天", "there is no such day in the calendar"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return NotRead(
            Term(
                f"年份应在{FIRST_YEAR}至{LAST_YEAR}之间",
                f"the year must lie from {FIRST_YEAR} to {LAST_YEAR}",
            )
        )
    return on


def _ten(found: re.Match[str]) -> str:
    """十 → 10, 二十 → 20, 十二 → 12, 三十一 → 31."""
    return f"{found[1] or '一'}{found[2] or '〇'}"


# -------------------------------------------------------------------------------------------------------- numbers

_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,12}", re.ASCII)
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d+)?", re.ASCII)


def read_number(text: str) -> Read:
    """A whole number not below zero: 12, １２, 1,200."""
    plain = narrow(text).replace(" ", "")
    if not _WHOLE.fullmatch(plain):
        return NotRead(Term("应为不小于0的整数，如 12", "a whole number not below 0 is expected, such as 12"))
    value = int(plain.replace(",", ""))
    if value > _INTEGER:
        return NotRead(Term(f"不能大于{_INTEGER:,}", f"it must not exceed {_INTEGER:,}"))
    return value


def read_money(text: str) -> Read:
    """Yuan with at most two decimals, also 3.5万元, ¥1,200, １２００元 → fen."""
    plain = narrow(text).replace(" ", "").lstrip("¥￥").removesuffix("元")
    times = 10_000 if plain.endswith("万") else 1
    plain = plain.removesuffix("万")
    expected = Term(
        "应为以元计的金额，如 1200 或 1,200.50", "an amount in yuan is expected, such as 1200 or 1,200.50"
    )
    if not _AMOUNT.fullmatch(plain):
        return NotRead(expected)
    try:
        fen = Decimal(plain.replace(",", "")) * times * 100
    except InvalidOperation:
        return NotRead(expected)
    if fen != fen.to_integral_value():
        return NotRead(Term("最多精确到分（两位小数）", "at most to the fen (two decimals)"))
    if abs(fen) > _BIG:
        return NotRead(Term("金额过大", "the amount is too large"))
    return int(fen)


def read_flag(text: str) -> Read:
    known = {YES: True, "是": True, NO: False, "否": False}
    return known.get(text, NotRead(Term("请选择是或否", "choose yes or no")))


# ---------------------------------------------------------------------------------------------- units and records


def read_unit(text: str) -> Read:
    """A unit by number, code, full name, or any part of a name that only one unit has."""
    plain = narrow(text)
    known = units().values()
    for one in known:
        if plain in (str(one.id), one.code, one.name_zh, one.name_en):
            return one.id
    found = [one for one in known if text in one.name_zh or plain.lower() in one.name_en.lower()]
    if len(found) == 1:
        return found[0].id
    if not found:
        return NotRead(Term("没有名称含这些字的单位", "no unit has a name like this"))
    listed = tuple(one.id for one in sorted(found, key=_nearest)[:LISTED])
    return NotRead(
        Term(
            f"有{len(found)}个单位的名称含这些字，请选定一个",
            f"{len(found)} units have names like this: choose one",
        ),
        listed,
    )


def _nearest(one: Unit) -> tuple[int, int]:
    return len(one.name_zh), one.id


def read_units(typed: list[str]) -> Read:
    """Several units, one a line or parted by 、 ， or ；; none is counted twice."""
    parts = [part for one in typed for part in re.split(r"[、，,；;\n]", clean(one)) if part.strip()]
    found: list[int] = []
    for part in parts:
        read = read_unit(part.strip())
        if isinstance(read, NotRead):
            return NotRead(
                Term(f"“{part.strip()[:40]}”：{read.reason.zh}", f"“{part.strip()[:40]}”: {read.reason.en}"),
                read.candidates,
            )
        if read not in found:
            found.append(read)
    return found


def read_link(text: str) -> Read:
    """A record's number, as it is shown: 2023-430102-012-0000123."""
    try:
        key = read_identity(narrow(text)[:40]).key
        if not 0 < key <= _BIG:
            raise BadRecordNumber(value=text)
        line_with_code(identity(key).line)
    except (BadRecordNumber, NoSuchLine):
        return NotRead(
            Term(
                "应为记录编号，如 2023-430102-012-0000123",
                "a record's number is expected, such as 2023-430102-012-0000123",
            )
        )
    return key


_READERS: Mapping[str, Callable[[str], Read]] = {
    "text": read_text, "day": read_day, "number": read_number, "money": read_money, "flag": read_flag,
    "unit": read_unit, "link": read_link,
}  # fmt: skip


# ------------------------------------------------------------------------------------------------- the other way


def typed_form(note: Note, value: Any) -> str | list[str]:
    """A stored value as somebody would type it, so that a form can begin with what stands in the record."""
    if value is None:
        return [] if note.kind == "units" else ""
    if note.kind == "units":
        return [_unit_name(one) for one in value]
    if note.kind == "day":
        return value.isoformat() if isinstance(value, date) else str(value)
    if note.kind == "money":
        return f"{Decimal(value) / 100:f}"
    if note.kind == "flag":
        return YES if value else NO
    if note.kind == "unit":
        return _unit_name(value)
    return str(identity(value)) if note.kind == "link" else str(value)


def _unit_name(number: int) -> str:
    found = units().get(number)
    return found.name_zh if found else str(number)
