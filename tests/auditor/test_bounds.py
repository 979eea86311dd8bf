"""Hostile input: time stays linear in length, and what is no report is refused in a sentence."""

from __future__ import annotations

import time

import pytest

from fadu.auditor import extract
from fadu.auditor.audit import audit
from fadu.auditor.extract import claims_of
from fadu.auditor.model import Document
from fadu.auditor.read.trouble import TooLarge

HOSTILE = {
    "digits": "7", "points": "1.", "colons": "1:", "dashes": "1-", "brackets": "（", "cues": "其中1个，", "nested": "其中（1个",
    "years": "2024年", "no stop": "全市办理事项12件，", "spaces": " 1", "chinese": "一二三四五六七八九十", "scales": "百千万亿",
    "fractions": "十分之一", "items": "2个\n2、", "totals": "1个，共计", "shares": "1个，占1%，", "commas": "1,234", "lines": "1\n",
    "growth": "由1个增加到2个，", "quotes": "“1个", "letters": "A1",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    seed = HOSTILE[name]

    def seconds(length: int) -> float:
        text = seed * (length // len(seed))
        began = time.process_time()  # not the wall's: the machine may be busy with others
        claims_of(text)
        return time.process_time() - began

    seconds(2_000)
    short, long = min(seconds(4_000) for _ in range(3)), min(seconds(16_000) for _ in range(2))
    assert long < 16 * short + 0.3, (
        short,
        long,
    )  # four times the text; a quadratic reading would need sixteen


def test_a_million_digits_are_no_claim() -> None:
    assert claims_of("1" * 1_000_000) == ()


def test_a_text_beyond_every_report_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MOST_CHARACTERS", 100)
    with pytest.raises(TooLarge) as refused:
        audit(Document("big.txt", "全" * 101))
    assert "big.txt" in refused.value.sentence("zh")


def test_too_many_numbers_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MOST_CLAIMS", 10)
    with pytest.raises(TooLarge):
        claims_of("办理1件、" * 11)
