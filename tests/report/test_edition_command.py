"""`fadu edition` and `fadu audit-records`: what a program gets, what a person reads, and the exit codes."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from fadu.config.commands import audit_records, edition
from fadu.engine import follow
from fadu.rehearsal.load import load_year


@pytest.fixture
def year(own_database: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """A small year in a database of its own, to which the commands come instead of an installation."""
    load_year("changsha", 2023, 0.002, 1, workers=1, only=["oversight.information_request"])
    monkeypatch.setattr(edition, "running", lambda _: nullcontext())
    monkeypatch.setattr(audit_records, "running", lambda _: nullcontext())
    return 2023


def run(*arguments: str) -> Result:
    name, *rest = arguments
    command = audit_records.command if name == "audit-records" else edition.command
    return CliRunner().invoke(command, rest if name == "audit-records" else [name, *rest])


def test_check_seal_list_verify_and_restate(year: int) -> None:
    checked = run("check", "--year", "2023", "--json")
    assert checked.exit_code == 0
    told = json.loads(checked.stdout)
    assert told["faults"] == []
    assert told["missing"] > 0
    text = run("check", "--year", "2023", "--text").stdout

    sealed = json.loads(run("seal", "--year", "2023", "--by", "法治科", "--json").stdout)
    assert (sealed["number"], sealed["restates"], sealed["sealed_by"]) == (1, None, "法治科")
    assert sealed["text"] == text
    assert "演示数据" in sealed["text"].splitlines()[2]

    (one,) = json.loads(run("list", "--json").stdout)
    assert one["hash"] == sealed["hash"]
    verified = run("verify", "--json")
    assert verified.exit_code == 0
    (first,) = json.loads(verified.stdout)
    assert (first["intact"], first["due"], len(first["figures"])) == (True, 0, len(sealed["figures"]))

    with connection.cursor() as cursor:
        cursor.execute("UPDATE oversight_informationrequest SET opened = opened - 800, closed = closed - 800")
    follow.rebuild_tallies()
    due = run("verify")
    assert due.exit_code == 1
    assert "oversight.information_request.handled" in due.stdout
    assert "应以第2版更正" in due.stdout
    assert run("seal", "--year", "2023", "--reason", "年度归属有误").exit_code == 0
    assert run("verify").exit_code == 0
    assert [one["number"] for one in json.loads(run("list", "--json").stdout)] == [1, 2]
    assert "年度归属有误" in run("list").stdout


def test_a_draft_that_does_not_balance_is_refused_by_check_and_seal(year: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE engine_tally SET value = value + 1 WHERE line = 12 AND year = 2023 AND area = '4301' AND month = 0 "
            "AND figure = 'new' AND cell = ''"
        )
    checked = run("check", "--year", "2023", "--json")
    assert checked.exit_code == 1
    assert "不成立" in json.loads(checked.stdout)["faults"][0]["zh"]
    assert "RP-011" in repr(type(run("seal", "--year", "2023").exception).code)
    assert json.loads(run("list", "--json").stdout) == []


def test_a_published_report_is_held_against_a_rehearsal_without_a_word_of_error(
    year: int, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("长沙市2023年法治政府建设情况报告\n办理政府信息依申请公开4025件。\n", "utf-8")
    done = run("audit-records", str(report), "--year", "2023", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["synthetic"], told["balances"]) == (True, [])
    (one,) = told["claims"]
    assert (one["figure"], one["text"]) == ("oversight.information_request.handled", "4025件")
    assert (one["verdict"], one["severity"]) == ("outside", "note")
    assert "演示数据" in one["message_zh"]
    assert "4025件" in run("audit-records", str(report), "--year", "2023").stdout
