"""Input built to exhaust a reader or a rule takes time in proportion to its length, and says so where it must stop."""

from __future__ import annotations

import time

import pytest

from fadu.auditor.read import read
from fadu.auditor.rules import Case, every_rule

HOSTILE = {
    "no full stop": "受理一二三件法治政府" * 20_000,
    "spam": "足彩app" * 40_000,
    "spam broken up": "足彩app下载事" * 25_000,
    "spam in expressions": "以足彩新时代中国特色社会主义思想为指导，" * 10_000,
    "fixed tails": "新时代中国特色社会主义思想" * 16_000,
    "form heads": "第二十条第（一）项结转本年新收" * 13_000,
    "form rows": "规章\n1\n2\n3\n" * 20_000,
    "penalty heads": "行政处罚警告罚款" * 25_000,
    "hosts": "a." * 100_000,
    "digits": "1" * 200_000,
    "headings": "部门决算\n目录\n" + "一、甲乙丙\n" * 30_000,
    "brackets": "（" * 100_000 + "）" * 100_000,
    "quotes": "增强“" * 60_000,
    "blanks": " " * 200_000,
}
SECONDS = 8.0  # two hundred thousand characters take well under a second on an idle machine


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_bounded(name: str) -> None:
    case = Case(read(HOSTILE[name].encode(), name="x.txt"))
    began = time.monotonic()
    findings = [finding for rule in every_rule() for finding in rule(case)]
    assert time.monotonic() - began < SECONDS
    assert len(findings) <= 5_000
