"""The checklist of a file's appraisal: what is fatal, what costs points and how many, and how the grade follows.

The scale of a hundred, the fatal items and the split into twenty (cover and binding) and eighty (content) follow the pattern
that was seen; how the eighty fall on the content, and the marks for 优秀 and 合格, were not, and are marked so (`PATTERN`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fadu.engine.line import Choice, Choices, Mark
from fadu.law.instruments import AE3Y_2023 as PLAN
from fadu.law.instruments import APL_2021 as APL
from fadu.law.instruments import TRANSFER_2020 as CRIME

PATTERN = PLAN.whole(mark=Mark.DESIGN, note="评分项目依所见样式，湖南标准未读")


class Fatal(Choices):
    """One of these ends the appraisal: nought points, 不合格."""

    subject = Choice("执法主体不适格", "Agency not competent", APL.art(17, mark=Mark.KNOWN))
    officers = Choice("执法人员无资格或者少于两人", "Officers unqualified or fewer than two", APL.art(42))
    facts = Choice(
        "主要事实不清、证据不足", "Main facts unclear, evidence wanting", APL.art(40, mark=Mark.KNOWN)
    )
    law = Choice("适用法律、法规、规章错误", "Wrong law", APL.art(44))
    procedure = Choice("违反法定程序", "Unlawful procedure", APL.art(38, mark=Mark.KNOWN))
    crime = Choice("应当移送司法机关而未移送", "A crime not transferred", CRIME.art(5))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the checklist: the fact that holds the points lost, and how many it is worth."""

    name: str
    zh: str
    en: str
    points: int


PARTS = (
    Part("lost_binding", "案卷封面、目录与装订", "Cover, index and binding", 20),
    Part("lost_subject", "主体与人员", "Agency and officers", 10),
    Part("lost_facts", "事实与证据", "Facts and evidence", 25),
    Part("lost_law", "法律适用与裁量", "Law and discretion", 15),
    Part("lost_procedure", "程序与期限", "Procedure and periods", 20),
    Part("lost_documents", "文书制作与送达", "Papers and service", 10),
)
"""Twenty and eighty: the sum is a hundred."""
EXCELLENT, PASS = 90, 60


class Grade(Choices):
    excellent = Choice("优秀", "Excellent", PATTERN)
    qualified = Choice("合格", "Pass", PATTERN)
    failed = Choice("不合格", "Fail", PATTERN)


def score(facts: Mapping[str, Any]) -> int:
    """A hundred less what was lost; nought where something fatal was found."""
    if facts.get("fatal"):
        return 0
    return 100 - sum(int(facts.get(part.name) or 0) for part in PARTS)


def grade(facts: Mapping[str, Any]) -> str:
    """The grade that follows from the points."""
    points = score(facts)
    return "excellent" if points >= EXCELLENT else "qualified" if points >= PASS else "failed"


def drawn(files: Iterable[str], number: int, *, seed: str) -> list[str]:
    """The files that are sampled: those whose fingerprint with the announced seed is lowest, so that nobody picks and
    everybody can draw again."""
    return sorted(files, key=lambda one: hashlib.sha256(f"{seed}/{one}".encode()).digest())[:number]
