"""What GB/T 39046-2020 and the licensing law fix alike for every service case: code tables, results, the promised period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import Choice, Choices, Term
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import GBT39046
from fadu.law.instruments import ALiL_2019 as ALL
from fadu.measure.trouble import Trouble

STATUTORY_DAYS = 20
"""Working days for a decision from acceptance on (许可法 42(1)); the promise of an item may only be shorter."""
A1, A5 = GBT39046.art("表A.1"), GBT39046.art("表A.5")


class Matter(Choices):
    """Table A.1: the kinds of item that somebody applies for; `row` is the code of the standard."""

    licence = Choice("行政许可", "Licence", A1, "01")
    payment = Choice("行政给付", "Benefit", A1, "05")
    confirmation = Choice("行政确认", "Confirmation", A1, "07")
    reward = Choice("行政奖励", "Reward", A1, "08")
    adjudication = Choice("行政裁决", "Adjudication", A1, "09")
    other = Choice("其他类别事项", "Other matter of a public power", A1, "10")
    service = Choice("公共服务事项", "Public service", A1, "20")


class Channel(Choices):
    """Table A.5: the end at which an application is made; the kiosk has no code of its own."""

    window = Choice("窗口办理", "Window", A5, "1")
    online = Choice("电脑端网上办理", "Online, by computer", A5, "2")
    mobile = Choice("移动端网上申请", "Online, by phone", A5, "3")
    courier = Choice("快递申请", "Courier", A5, "4")
    other = Choice("其他（含自助端）", "Other, kiosks among them", A5, "9")


class Result(Choices):
    """How a case ends once it was accepted."""

    granted = Choice("准予", "Granted", ALL.art(38, 1))
    refused = Choice("不予", "Refused", ALL.art(38, 2))
    withdrawn = Choice("申请人撤回", "Withdrawn", GBT39046.whole())
    terminated = Choice("终止办理", "Terminated", GBT39046.whole())


DECIDED = ("granted", "refused")
"""办结 = 准予 + 不予; a case withdrawn or terminated is no decision."""


def promised_within_the_law(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The promise is nought (on the spot) or shorter than the law's own period, never longer."""
    days = facts["promised_days"]
    if 0 <= days <= STATUTORY_DAYS:
        return None
    article = ALL.art(42, 1)
    reason = Term(f"应为0（当场办结）至{STATUTORY_DAYS}个工作日（{article.zh}）",
                  f"0 (on the spot) to {STATUTORY_DAYS} working days ({article.en})")  # fmt: skip
    return FactWrong(field=Term("承诺办结时限（工作日）", "Promised working days"), value=days, reason=reason)
