"""`fadu audit-score`: one JSON object with every measure, its n and its interval."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from fadu.config.commands.audit_score import command

TEXT = "办结751件，其中，办理建议345件、提案406件。"
ROW = {"file": "a.txt", "unit": "件", "kind": "count", "approx": "exact", "in_scope": True}


def _gold(folder: Path) -> Path:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    relation = {"type": "sum", "to": ["b", "c"]}
    part = {"type": "part_of", "to": ["a"]}
    rows = [
        {
            "id": "a",
            "start": 2,
            "end": 6,
            "text": "751件",
            "value": 751.0,
            "value_base": 751.0,
            "relation": relation,
        },
        {
            "id": "b",
            "start": 14,
            "end": 18,
            "text": "345件",
            "value": 345.0,
            "value_base": 345.0,
            "relation": part,
        },
        {
            "id": "c",
            "start": 21,
            "end": 25,
            "text": "406件",
            "value": 406.0,
            "value_base": 406.0,
            "relation": part,
        },
    ]
    gold = folder / "gold.jsonl"
    lines = (json.dumps({**ROW, "arithmetic_ok": True, **row}, ensure_ascii=False) for row in rows)
    gold.write_text("\n".join(lines), encoding="utf-8")
    return gold


def test_json_for_programs(tmp_path: Path) -> None:
    gold = _gold(tmp_path)
    run = CliRunner().invoke(command, [str(gold), "--texts", str(tmp_path), "--changes", "--json"])
    assert run.exit_code == 0, run.output
    told = json.loads(run.stdout)
    # Wilson for 3 of 3: 3 / (3 + 1.96²) = 0.4385
    assert told["claims_recall"] == {"value": 1.0, "hits": 3, "n": 3, "low": 0.4385, "high": 1.0}
    assert told["relations_recall"]["hits"] == told["verdicts"]["hits"] == 3
    assert told["changes_noticed"]["n"] == told["changes_noticed"]["hits"] == 2
    assert told["first_half"]["files"] == ["a.txt"]


def test_lines_for_people_and_regions_beside_the_gold(tmp_path: Path) -> None:
    gold = _gold(tmp_path)
    (tmp_path / "gold_ignore.json").write_text('{"a.txt": [[0, 100]]}', encoding="utf-8")
    run = CliRunner().invoke(command, [str(gold), "--texts", str(tmp_path)])
    assert "claims_recall          1.0000  3/3" in run.stdout
    assert "claims_precision       1.0000  0/0" in run.stdout
