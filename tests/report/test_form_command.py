"""`fadu form disclosure`: the statutory form as a program gets it, and its exit code."""

from __future__ import annotations

import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from fadu.config.commands import form


@pytest.fixture
def run(city_year: int, monkeypatch: pytest.MonkeyPatch):
    """Calls the command on the rehearsal year instead of an installation of its own."""
    monkeypatch.setattr(form, "running", lambda _: nullcontext())

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(form.command, ["disclosure", "--year", str(city_year), *arguments])

    return call


@pytest.mark.parametrize("unit", [None, "430105", "4001", "开福区司法局"])
def test_it_prints_one_json_document_and_exits_with_0(run, unit: str | None) -> None:
    done = run("--json", *(["--unit", unit] if unit else []))
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["year"] == 2023
    assert len(told["table_three"]["rows"]) == 25
    assert told["area"] == {None: "4301", "430105": "430105"}.get(unit, "u4001")
    assert told["balanced"] is True


def test_a_broken_balance_makes_the_exit_code_1_and_is_named(run) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE engine_tally SET value = value + 1 WHERE line = 12 AND year = 2023 AND area = '4301' AND month = 0 "
                       "AND figure = 'new' AND cell = ''")  # fmt: skip
    done = run()
    assert done.exit_code == 1
    assert "✗" in done.stdout
    assert json.loads(run("--json").stdout)["balanced"] is False


def test_an_unknown_unit_is_told(run) -> None:
    done = run("--unit", "nobody")
    assert "nobody" in str(done.exception)
