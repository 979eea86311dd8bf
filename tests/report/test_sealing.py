"""Editions: sealed with what every figure stands on, never changed, restated with reasons, verified against today's records."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import ProgrammingError, connection, connections

from fadu.auditor.model import Finding
from fadu.engine import follow
from fadu.engine.log import Seal
from fadu.law.holidays import CALENDAR
from fadu.measure.proof import GENESIS
from fadu.rehearsal.load import load_year
from fadu.report import sealing, standing
from fadu.report.grounds import CountsDisagree
from fadu.report.models import Edition
from fadu.report.sealing import Draft, NothingToRestate, NotSealed, ReasonsWanted, SealedMeanwhile, Setting
from fadu.report.standing import Stand

SETTING = Setting("changsha", "4301", 2023, "演示数据")
REQUESTS, HANDLED = "oversight_informationrequest", "oversight.information_request.handled"


def at(day: int) -> datetime:
    return datetime(2024, 2, day, 9, 30, 15, 123_456, tzinfo=UTC)


@pytest.fixture
def year(own_database: str) -> None:
    load_year(
        "changsha", 2023, 0.002, 1, workers=1, only=["oversight.information_request", "people.mediation"]
    )


def seal(day: int = 20, reasons: str = "") -> Edition:
    return sealing.seal(SETTING, at=at(day), by="法治科", reasons=reasons)


def withdraw_one() -> None:
    """A request that was counted turns out to be of an earlier year (by hand: only the numbers matter here)."""
    _amend("opened = opened - 400, closed = closed - 400")


def _amend(change: str) -> None:
    counted = "closed >= '2023-01-01' AND opened >= '2023-01-01'"
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{REQUESTS}" SET {change} WHERE id = (SELECT min(id) FROM "{REQUESTS}" WHERE {counted})'
        )
        assert cursor.rowcount == 1
    follow.rebuild_tallies()


def checked(figure: str) -> list[Stand]:
    return [one.stand for each in standing.verify() for one in each.figures if one.figure == figure]


def test_a_sealed_edition_keeps_text_values_sql_and_a_hash_over_the_records(year: None) -> None:
    made = seal()
    kept = Edition.objects.get()
    assert kept.hash == kept.own_hash() == made.hash
    assert (kept.number, kept.restates, kept.previous) == (1, None, GENESIS.hex())
    assert kept.log_root == bytes(Seal.objects.order_by("-id")[0].root).hex()
    assert kept.calendar == CALENDAR.version
    assert kept.text.splitlines()[:3] == [
        "长沙市2023年法治政府建设情况报告",
        "长沙市人民政府",
        "（演示数据）",
    ]
    ground = kept.figures[HANDLED]
    assert f"办理政府信息依申请公开{ground['value']}件" in kept.text
    with connection.cursor() as cursor:
        cursor.execute(ground["parts"][0]["sql"])
        ids = [key for (key,) in cursor.fetchall()]
    assert len(ids) == ground["parts"][0]["records"] == int(ground["value"]) > 0
    assert (
        ground["parts"][0]["ids"] == hashlib.sha256("".join(f"{key}\n" for key in ids).encode()).hexdigest()
    )
    assert "《" in ground["cite"]
    rate = kept.figures["people.mediation.success_rate"]
    assert rate["value"] == f"{rate['numerator']}/{rate['denominator']}"
    assert [part["figure"] for part in rate["parts"]] == [
        "people.mediation.succeeded",
        "people.mediation.accepted",
    ]
    assert kept.figures["oversight.proposal.reply_rate"]["value"] is None
    assert all(one["left"] == one["right"] or one["relation"] == "≤" for one in kept.balances)
    assert {one["balance"].rpartition(".")[0] for one in kept.balances} >= {"people.mediation"}
    assert all(one["severity"] != "error" for one in kept.findings)


@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET text = ''", "DELETE FROM {}", "TRUNCATE {}"])
def test_an_edition_refuses_change(own_database: str, alias: str, statement: str) -> None:
    with pytest.raises(ProgrammingError) as refused, connections[alias].cursor() as cursor:
        cursor.execute(statement.format("report_edition"))
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_a_correction_is_another_edition_with_reasons(year: None) -> None:
    with pytest.raises(NothingToRestate, match="尚无已封存的版本"):
        seal(reasons="无")
    first = seal()
    with pytest.raises(ReasonsWanted):
        seal(21, "  ")
    with pytest.raises(NothingToRestate, match="相同"):
        seal(21, "再封一次")
    assert Edition.objects.count() == 1
    assert set(checked(HANDLED)) == {Stand.STANDS}

    withdraw_one()
    before = [one for one in next(iter(standing.verify())).figures if one.stand is Stand.DUE]
    assert HANDLED in {one.figure for one in before}
    assert all(one.edition == 2 for one in before)
    assert "应以第2版更正" in before[0].said().zh

    second = seal(22, "一件申请误计入本年")
    assert (second.number, second.restates, second.previous) == (2, 1, first.hash)
    assert second.reasons == "一件申请误计入本年"
    assert checked(HANDLED) == [Stand.RESTATED, Stand.STANDS]
    assert [one.due for one in standing.verify()] == [(), ()]


def test_the_same_count_from_other_records_is_told_apart(year: None) -> None:
    seal()
    _amend("id = id + 500000")
    assert checked(HANDLED) == [Stand.OTHER_RECORDS]
    assert [one.due for one in standing.verify()] == [()]


def test_an_edition_changed_behind_everybodys_back_is_named(year: None) -> None:
    seal()
    withdraw_one()
    seal(21, "更正")
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE report_edition DISABLE TRIGGER USER")
        cursor.execute("UPDATE report_edition SET text = replace(text, '年', '月') WHERE number = 2")
    faults = [one.faults for one in standing.verify()]
    assert [len(one) for one in faults] == [0, 1]
    assert "2023年度第2版" in faults[1][0].zh
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM report_edition WHERE number = 1")
    assert [len(one.faults) for one in standing.verify()] == [2]


def test_an_error_of_the_auditor_refuses_the_seal(year: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text itself is made wrong (a part above its whole), and the auditor, not a stand-in, must see it."""
    told = sealing.reading.text
    wrong = "全年共办理案件120件，其中行政案件150件。"
    monkeypatch.setattr(
        sealing.reading, "text", lambda edition, *, remark="": told(edition, remark=remark) + wrong
    )
    with pytest.raises(NotSealed) as refused:
        seal()
    assert "120" in refused.value.sentence("zh")
    assert Edition.objects.count() == 0


def test_a_balance_that_does_not_hold_refuses_the_seal(year: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE engine_tally SET value = value + 1 WHERE line = 12 AND year = 2023 AND area = '4301' AND month = 0 "
            "AND figure = 'new' AND cell = ''"
        )
    with pytest.raises(NotSealed) as refused:
        seal()
    assert "政府信息公开申请" in refused.value.sentence("zh")
    assert "does not hold" in refused.value.sentence("en")
    assert Edition.objects.count() == 0


def test_a_tally_that_is_not_its_records_refuses_the_seal(
    year: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Draft, "faults", ())
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE engine_tally SET value = value + 1 WHERE line = 12 AND year = 2023 AND area = '4301' AND month = 0 "
            "AND figure = 'new' AND cell = ''"
        )
    with pytest.raises(CountsDisagree, match=r"oversight\.information_request\.new"):
        seal()


def test_two_who_seal_at_once_are_told_apart(year: None, monkeypatch: pytest.MonkeyPatch) -> None:
    seal()
    withdraw_one()
    # What a second process would still see: no edition yet.
    monkeypatch.setattr(sealing, "latest", lambda _: None)
    with pytest.raises(SealedMeanwhile):
        seal(21)
    assert Edition.objects.count() == 1


def test_a_year_without_narrative_is_sealed_as_its_figures(year: None) -> None:
    made = sealing.seal(Setting("changsha", "4301", 2022), at=at(20), by="法治科")
    assert "　　本年新收政府信息公开申请数量：" in made.text
    assert "其中" not in made.text
    assert "演示数据" not in made.text


def test_what_the_auditor_said_is_kept_without_the_quote() -> None:
    """A quote may hold a telephone number; its place in the text is enough."""
    kept = sealing.finding(
        Finding("hygiene.personal", "note", 3, 14, "13800000000", "有电话号码", "a phone number")
    )
    assert "13800000000" not in str(kept)
    assert kept["start"] == 3
