"""The scoring itself, and what the auditor reaches on the annotated texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.auditor.corpus import shared

from fadu.auditor.audit import audit
from fadu.auditor.model import Document, Report
from fadu.auditor.mutate import trial
from fadu.auditor.rules import ratios, shares, sums
from fadu.auditor.score import Score, Share, score

OWN = Path(__file__).parent / "gold"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def scored(gold: list[dict[str, Any]], regions: dict[str, Any]) -> Score:
    root = shared("corpus")
    return score(gold, lambda name: (root / name).read_text(encoding="utf-8"), audit, regions)


def test_wilsons_interval() -> None:
    # p = 9/10, z = 1.96: centre (0.9 + 3.8416/20)/(1 + 3.8416/10) = 0.7890, half 0.1932
    low, high = Share(9, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert Share(0, 0).interval == (0.0, 1.0)


def _row(start: int, end: int, text: str, value: float, **more: Any) -> dict[str, Any]:
    plain = {"file": "a", "unit": "件", "value_base": value, "kind": "count", "approx": "exact", "relation": None,
             "arithmetic_ok": None, "in_scope": True}  # fmt: skip
    return {**plain, "id": f"a-{start}", "start": start, "end": end, "text": text, "value": value, **more}


def test_misses_surplus_and_ignored_rows_are_counted() -> None:
    text = "办结12件，其中甲7件、乙5件，共3次。"
    gold = [
        _row(2, 5, "12件", 12.0, relation={"type": "sum", "to": ["a-9", "a-13"]}, arithmetic_ok=True),
        _row(9, 11, "7件", 8.0, relation={"type": "part_of", "to": ["a-2"]}, arithmetic_ok=True),
        _row(13, 15, "5件", 5.0, relation={"type": "part_of", "to": ["a-2"]}, arithmetic_ok=False),
    ]
    told = score(gold, lambda _: text, audit).told()
    counts = {
        name: (told[name]["hits"], told[name]["n"])
        for name in ("claims_recall", "claims_precision", "relations_recall", "verdicts")
    }
    # 7件 is annotated with a wrong value; 3次 is not annotated at all; the last verdict is annotated against the sum
    assert counts == {
        "claims_recall": (2, 3),
        "claims_precision": (3, 4),
        "relations_recall": (3, 3),
        "verdicts": (2, 3),
    }
    ignored = score(gold, lambda _: text, audit, {"a": [[16, len(text)]]}).told()
    assert ignored["claims_precision"]["n"] == 3


FLOORS = {
    "claims_recall": 0.97,
    "claims_precision": 0.97,
    "relations_recall": 0.90,
    "relations_precision": 0.90,
    "verdicts": 0.97,
}


@pytest.mark.parametrize("gold", ["gold.jsonl", "seed_gold.jsonl"])
def test_the_development_gold(gold: str) -> None:
    regions = json.loads(shared("corpus/ignore_regions.json").read_text(encoding="utf-8"))
    told = scored(rows(shared(f"corpus/{gold}")), regions).told()
    assert {name: told[name] for name in FLOORS if told[name]["value"] < FLOORS[name]} == {}


def test_our_own_further_claims() -> None:
    regions = json.loads((OWN / "work_reports_ignore.json").read_text(encoding="utf-8"))
    gold = rows(OWN / "work_reports.jsonl")
    assert len(gold) >= 300
    told = scored(gold, regions).told()
    assert {name: told[name] for name in FLOORS if told[name]["value"] < FLOORS[name]} == {}


def test_changsha_has_one_wrong_rate_and_no_other_arithmetic_error() -> None:
    text = shared("corpus/reports/120.txt").read_text(encoding="utf-8")
    wrong = [f for f in audit(Document("120", text)).findings if f.claims and f.severity != "note"]
    assert [(text[f.start : f.end], f.severity) for f in wrong] == [("97.1%", "error")]


def arithmetic(document: Document) -> Report:
    return audit(document, rules=(*sums.RULES, *ratios.RULES, *shares.RULES))


def test_changed_numbers_are_noticed() -> None:
    total = Share(0, 0)
    for name in ("111", "113", "114", "116", "120"):
        text = shared(f"corpus/reports/{name}.txt").read_text(encoding="utf-8")
        total = total.plus(trial(arithmetic(Document(name, text)), arithmetic)[0])
    assert total.n > 60
    assert total.value >= 0.9
