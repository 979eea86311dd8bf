"""Where a refusal goes first: one rule for the letter and for the citizen's page (行政复议法 2023 第二十三条第一款, from 2024)."""

from __future__ import annotations

from datetime import date

import pytest

from fadu.engine.people import Unit
from fadu.letters import remedies
from fadu.letters.remedies import REFUSAL, objection, reconsideration_first, reconsideration_period

OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)
BUREAU = Unit(
    id=9, code="x-9", name_zh="演示市司法局", name_en="Demo Bureau", kind="city_department", territory="4301", system="SF"
)  # fmt: skip


@pytest.fixture(autouse=True)
def _bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remedies, "units", lambda: {9: BUREAU})


def test_from_2024_the_law_sends_a_refusal_to_reconsideration_first() -> None:
    assert reconsideration_first(OLD, item=REFUSAL) is None
    cite = reconsideration_first(NEW, item=REFUSAL)
    assert cite is not None
    assert (cite.article, cite.paragraph, cite.item) == (23, 1, 4)
    assert [reconsideration_period(day).article for day in (OLD, NEW)] == [9, 20]


def test_the_letter_follows_the_same_rule() -> None:
    before = objection("决定书", BUREAU, "演示市人民政府", OLD, first=True)
    after = objection("决定书", BUREAU, "演示市人民政府", NEW, first=True)
    assert "也可以自收到之日起六个月内直接向有管辖权的人民法院提起行政诉讼" in before
    assert "应当自收到本决定书之日起六十日内先向" in after
    assert "直接" not in after
    assert "直接" in objection("决定书", BUREAU, "演示市人民政府", NEW)
