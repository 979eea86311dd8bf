"""What others script against: each command's JSON, exit code and manners, on a small rehearsed year of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def _fadu(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "FADU_HOME": str(home), "PYTHONPATH": str(root / "src"), "FADU_LANG": "en"}
    program = "from fadu.config.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *words], env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def fadu(tmp_path_factory: pytest.TempPathFactory) -> Run:
    home = tmp_path_factory.mktemp("scripted")
    done = _fadu(home, "rehearse", "--scale", "0.001", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["synthetic"] is True
    return lambda *words: _fadu(home, *words)


def told(fadu: Run, *words: str) -> Any:
    done = fadu(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_lines(fadu: Run) -> None:
    lines = {one["id"]: one for one in told(fadu, "lines")}
    requests = lines["oversight.information_request"]
    clock = next(one for one in requests["clocks"] if one["name"] == "answer_by")
    assert clock["id"] == "oversight.information_request.answer_by"
    assert (clock["versions"][0]["length"], clock["versions"][0]["unit"]) == (20, "working_day")
    assert clock["cite"]["zh"] == "《政府信息公开条例》第三十三条"
    assert {"facts", "states", "steps", "figures", "balances"} <= requests.keys()


def test_figures_agree_with_a_recount_and_with_the_records_listed(fadu: Run) -> None:
    kept = told(fadu, "figures", "--year", "2023")
    assert kept == told(fadu, "figures", "--year", "2023", "--recount")
    value = next(one["value"] for one in kept if one["id"] == "oversight.information_request.handled")
    records = told(fadu, "records", "oversight.information_request.handled", "--year", "2023")
    assert value == len(records) == len({one["id"] for one in records}) > 0


def test_a_rate_has_its_parts_and_says_why_it_does_not_apply(fadu: Run) -> None:
    rates = [one for one in told(fadu, "figures", "--year", "2031") if one["rule_id"]]
    assert rates
    empty = next(one for one in rates if one["id"] == "oversight.information_request.on_time_rate")
    assert (empty["value"], empty["denominator"]) == (None, 0)
    assert empty["reason"]["zh"] == "不适用：分母为零"


def test_one_figure_explained(fadu: Run) -> None:
    one = told(fadu, "figure", "oversight.information_request.handled", "--explain")
    assert one["value"] == sum(part["value"] for part in one["months"])
    assert "SELECT" in one["sql"][0]
    assert one["plan"]


def test_due_needs_no_database_and_argues_every_day(tmp_path: Path) -> None:
    """25–28 September → 4; 29 September–6 October off; 7, 8 worked → 6; 9–13 → 11; 16–20 → 16; 23–26 → 20."""
    done = _fadu(
        tmp_path, "due", "oversight.information_request", "answer_by", "--start", "2023-09-22", "--json"
    )
    due = json.loads(done.stdout)
    assert (due["due"], due["provisional"]) == ("2023-10-26", False)
    assert sum(day["counted"] for day in due["days"]) == 20
    assert {day["on"] for day in due["days"] if day["counted"]} >= {"2023-10-07", "2023-10-08"}
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("due", "oversight.information_request", "answer_by", "--start", "2023-02-30"), "X-001"),
        (
            (
                "due",
                "oversight.information_request",
                "answer_by",
                "--start",
                "2023-02-01",
                "--event",
                "extend",
            ),
            "X-002",
        ),
        (("due", "oversight.information_request", "nothing", "--start", "2023-02-01"), "E-003"),
        (("due", "oversight.nothing", "answer_by", "--start", "2023-02-01"), "E-002"),
        (("figure", "oversight.information_request.nothing"), "E-003"),
        (("figures", "--year", "2023", "--unit", "没有的单位"), "E-010"),
    ],
)
def test_bad_input_gets_a_sentence_and_exit_code_one(fadu: Run, words: tuple[str, ...], code: str) -> None:
    done = fadu(*words)
    assert done.returncode == 1
    assert done.stderr.count(f"[{code}]") == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_wrong_usage_is_exit_code_two(fadu: Run) -> None:
    assert fadu("figures").returncode == 2
    assert fadu("nothing").returncode == 2


def test_the_form_is_complete_and_its_balances_hold(fadu: Run) -> None:
    form = told(fadu, "form", "disclosure", "--year", "2023")
    assert len(form["table_three"]["rows"]) == 25
    assert all(len(row["cells"]) == 7 for row in form["table_three"]["rows"])
    assert form["balanced"] is True


def test_verify_and_check(fadu: Run) -> None:
    assert told(fadu, "verify")["ok"] is True
    assert told(fadu, "check") == []
