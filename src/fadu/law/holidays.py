"""The State Council's holiday notices, one file each in `notices/`, and the calendar they make."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from fadu.measure.calendar import Calendar, Holiday, Notice
from fadu.measure.cite import Instrument, Mark, Term
from fadu.measure.trouble import Trouble


class NoticeUnreadable(Trouble):
    code = "L-001"
    title = Term("放假通知数据读不出", "Holiday notice cannot be read")
    zh = "放假通知数据 {file} 读不出：{reason}。"
    en = "The holiday notice file {file} cannot be read: {reason}."
    remedy_zh = "请照相邻年份的文件改正后重试。"
    remedy_en = "Correct it after the file of a neighbouring year and try again."


def read_notice(text: str, file: str) -> Notice:
    """One notice from its data file."""
    try:
        data = tomllib.loads(text)
        return Notice(
            year=data["year"],
            number=data.get("number", ""),
            issued=data["issued"],
            source=data["source"],
            number_verified=data.get("number_verified", False),
            holidays=tuple(_holiday(holiday) for holiday in data["holiday"]),
            title=data.get("title", ""),
        )
    except KeyError as lacking:
        reason = Term(f"缺 {lacking.args[0]}", f"{lacking.args[0]} is missing")
        raise NoticeUnreadable(file=file, reason=reason) from lacking
    except (tomllib.TOMLDecodeError, TypeError) as broken:
        raise NoticeUnreadable(file=file, reason=str(broken)) from broken


def _holiday(data: Mapping[str, Any]) -> Holiday:
    first, last = data["from"], data["to"]
    days = tuple(first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return Holiday(Term(data["zh"], data["en"]), days, tuple(data.get("workdays", ())))


def _shipped() -> list[Traversable]:
    folder = files("fadu.law") / "notices"
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )


NOTICES: tuple[Notice, ...] = tuple(read_notice(file.read_text("utf-8"), file.name) for file in _shipped())

CALENDAR = Calendar(NOTICES)

# 全国年节及纪念日放假办法, third and fourth revisions.
HOLIDAYS_2014 = Instrument(
    id="HOLIDAYS_2014",
    zh="全国年节及纪念日放假办法",
    en="Measures on National Holidays and Memorial Days (2013 revision)",
    number="国务院令第644号",
    since=date(2014, 1, 1),
    until=date(2024, 12, 31),
    mark=Mark.PAGE,
    checked=date(2026, 11, 23),
    version="2013年修订",
)
HOLIDAYS_2025 = Instrument(
    id="HOLIDAYS_2025",
    zh="全国年节及纪念日放假办法",
    en="Measures on National Holidays and Memorial Days (2024 revision)",
    number="国务院令第795号",
    since=date(2025, 1, 1),
    until=None,
    mark=Mark.PAGE,
    checked=date(2026, 11, 23),
    version="2024年修订",
)

_BEFORE_2025 = {"元旦": 1, "春节": 3, "清明节": 1, "劳动节": 1, "端午节": 1, "中秋节": 1, "国庆节": 3}
_SINCE_2025 = _BEFORE_2025 | {"春节": 4, "劳动节": 2}


def statutory_days(year: int) -> dict[str, int]:
    """How many days off the Measures (art. 2) give each festival: 11 in all until 2024, 13 from 2025."""
    return dict(_SINCE_2025 if year >= HOLIDAYS_2025.since.year else _BEFORE_2025)
