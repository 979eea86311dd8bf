"""The people of the stories: 安 handles at the Kaifu bureau, 柏 is her head, 程 is of another district."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from fadu.engine import act
from fadu.engine.access import HANDLER, HEAD, Actor, Place
from fadu.engine.line import line

KAIFU = Place(4001, "430105", "SF")
AN = Actor(40011, "安", frozenset({HANDLER}), 4001, "430105", "SF")
BAI = Actor(40012, "柏", frozenset({HEAD}), 4001, "430105", "SF")
CHENG = Actor(20011, "程", frozenset({HANDLER}), 2001, "430103", "SF")
ZONE = ZoneInfo("Asia/Shanghai")
ASKED = {"applicant_kind": "natural", "applicant": "演示申请人甲0001", "contact": "000-0000-0001", "channel": "internet",
         "wanted": "年度预算执行情况（演示）"}  # fmt: skip


def at(on: date) -> datetime:
    """Four in the afternoon of a day."""
    return datetime(on.year, on.month, on.day, 16, tzinfo=ZONE)


def request(on: date, **facts: Any) -> int:
    """A new information request at the Kaifu bureau."""
    return act.open(
        line("oversight.information_request"),
        "receive",
        place=KAIFU,
        actor=AN,
        on=on,
        at=at(on),
        facts={**ASKED, **facts},
    )
