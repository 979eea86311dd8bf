"""Stories of emergency plans: grounded, approved, filed in twenty working days, evaluated, replaced; under both measures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.identity import Identity
from fadu.engine.line import line
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

BUREAU = Place(123, "4301", "YJ")
OTHER = Identity(2020, 430100, 81, 1).key


def begun(on: str, plan_kind: str = "special", **facts: Any) -> Life:
    life = Life(line("emergency.plan"), BUREAU)
    return life.open(
        "begin",
        on=date.fromisoformat(on),
        plan_kind=plan_kind,
        name="演示预案",
        **{"work_safety": False, **facts},
    )


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


APPROVED = {"master": "government_meeting", "special": "government_office", "departmental": "department_meeting",
            "township": "town_head", "unit": "principal"}  # fmt: skip


def issued(on: str, plan_kind: str = "special", *, begun_on: str = "", **facts: Any) -> Life:
    life = begun(begun_on or on, plan_kind, **facts)
    for step in ("assess_risks", "survey_resources", "consult"):
        then(life, step, on)
    then(life, "review", on, opinion="可行（演示）")
    then(life, "approve", on, approval=APPROVED[plan_kind], six_parts=True)
    return then(life, "issue", on, document_no="演示发〔2023〕1号")


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize(
    ("on", "due"),
    [
        # 19–22 (4), 25–28 (8), Golden Week 29 Sept – 6 Oct, make-up 7 and 8 Oct (10), 9–13 (15), 16–20 (20).
        ("2023-09-18", "2023-10-20"),
        # 11–13 Jan (3), 16–20 (8), Spring Festival 21–27, make-up 28 and 29 (10), 30 Jan – 3 Feb (15), 6–10 (20).
        ("2023-01-10", "2023-02-10"),
        # 21 Apr (1), make-up Sunday 23 (2), 24–28 (7), Labour Day 29 Apr – 3 May, 4, 5 and make-up 6 (10), 8–12, 15–19 (20).
        ("2023-04-20", "2023-05-19"),
        # 16 June (1), 19–21 (4), Dragon Boat 22–24, make-up Sunday 25 (5), 26–30 (10), 3–7 July (15), 10–14 (20).
        ("2023-06-15", "2023-07-14"),
        # 2 Feb 2024 (1), make-up Sunday 4 (2), 5–9 (7), Spring Festival 10–17, make-up 18 (8), 19–23 (13), 26 Feb – 1 Mar (18), 4, 5.
        ("2024-02-01", "2024-03-05"),
    ],
)  # fmt: skip
def test_a_plan_is_sent_for_filing_within_twenty_working_days_of_its_issue(on: str, due: str) -> None:
    assert issued(on).due("file_by") == date.fromisoformat(due)


def test_kept_on_the_last_day_and_broken_on_the_next() -> None:
    position = line("emergency.plan").clock("file_by").position
    kept = then(issued("2023-09-18"), "send", "2023-10-20", recipient="lead_above")
    broken = then(issued("2023-09-18"), "send", "2023-10-23", recipient="lead_above")
    assert (kept.row["met"] >> position & 1, kept.row["missed"]) == (1, 0)
    assert (broken.row["met"], broken.row["missed"] >> position & 1) == (0, 1)


def test_both_measures_on_both_sides_of_the_change() -> None:
    # The 2024 measures are in force from 31 January 2024: the plan begun the day before lives under those of 2013.
    old, new = issued("2024-02-01", begun_on="2024-01-30"), issued("2024-02-01", begun_on="2024-01-31")
    clock = line("emergency.plan").clock("file_by")
    cites = [rule.cite.zh for life in (old, new) if (rule := clock.rule(life.row["law_on"], life.row))]
    assert cites == ["《突发事件应急预案管理办法》（2013年）", "《突发事件应急预案管理办法》第二十六条"]
    assert old.due("file_by") == new.due("file_by") == date(2024, 3, 5)
    assert [one.clock for one in old.running] == ["file_by"]
    assert {one.clock for one in new.running} == {"file_by", "publish_by", "evaluate_by"}


def test_authorities_evaluate_every_three_years_from_the_issue_and_from_each_decision_to_keep() -> None:
    # 29 Feb 2024 + 3 years: 2027 has no such day, so 28 Feb (民法典 202): a Sunday, but a duty to recur does not roll.
    assert issued("2024-02-29").due("evaluate_by") == date(2027, 2, 28)
    life = then(issued("2024-03-05"), "send", "2024-03-06", recipient="lead_above")
    life = then(life, "register", "2024-03-07")
    assert life.due("evaluate_by") == date(2027, 3, 5)  # a Friday
    life = then(then(life, "evaluate", "2027-03-04", finding="基本可行（演示）"), "keep", "2027-03-12")
    assert life.due("evaluate_by") == date(2030, 3, 12)  # a Tuesday
    assert issued("2024-03-05", "unit").due("evaluate_by") is None


def test_only_work_safety_plans_are_filed_by_silence() -> None:
    plain = then(issued("2023-09-20", "unit"), "send", "2023-09-26", recipient="county_government")
    assert plain.due("receipt_by") is None
    assert refused(lambda: then(plain, "note_silence", "2023-12-01")) == "A-012"
    life = then(
        issued("2023-09-20", "unit", work_safety=True), "send", "2023-09-26", recipient="county_regulator"
    )
    # 27 (1), 28 Sept (2), Golden Week, make-up 7 and 8 Oct (4), 9 (5).
    assert life.due("receipt_by") == date(2023, 10, 9)
    assert refused(lambda: then(life, "note_silence", "2023-10-09")) == "A-012"
    assert then(life, "note_silence", "2023-10-10").row["filed_on"] == date(2023, 10, 10)


def test_a_returned_filing_is_sent_again_and_its_receipt_counts_anew() -> None:
    life = then(
        issued("2023-03-01", "unit", work_safety=True), "send", "2023-03-02", recipient="county_regulator"
    )
    life = then(
        then(life, "give_back", "2023-03-07", shortfall="缺编制说明（演示）"),
        "send",
        "2023-03-10",
        recipient="county_regulator",
    )
    # 13–17 March are five working days.
    assert life.due("receipt_by") == date(2023, 3, 17)
    assert life.due("file_by") is None
    assert life.row["missed"] == 0


def test_publishing_is_asked_of_governments_since_the_measures_of_2024() -> None:
    assert issued("2024-03-05", "township").due("publish_by") == date(
        2024, 4, 2
    )  # 6–8, 11–15, 18–22, 25–29 (18), 1, 2 April
    assert issued("2024-03-05", "unit").due("publish_by") is None
    assert issued("2023-03-06", "township").due("publish_by") is None


def test_a_plan_rests_on_risks_and_resources_and_has_the_six_parts() -> None:
    life = then(begun("2023-03-01"), "assess_risks", "2023-03-02")
    assert refused(lambda: then(life, "consult", "2023-03-03")) == "A-014"
    new = begun("2024-11-01", "departmental")
    for step in ("assess_risks", "survey_resources", "consult"):
        then(new, step, "2024-11-04")
    then(new, "review", "2024-11-05", opinion="可行（演示）")
    assert refused(lambda: then(new, "approve", "2024-11-06", approval="department_meeting")) == "A-014"
    assert (
        then(new, "approve", "2024-11-06", approval="department_meeting", six_parts=True).state == "approved"
    )


@pytest.mark.parametrize(
    ("plan_kind", "approval"),
    [("master", "department_meeting"), ("unit", "committee"), ("joint", "principal")],
)
def test_each_kind_has_its_own_approver(plan_kind: str, approval: str) -> None:
    life = begun("2023-03-01", plan_kind)
    for step in ("assess_risks", "survey_resources", "consult"):
        then(life, step, "2023-03-02")
    then(life, "review", "2023-03-03", opinion="可行（演示）")
    assert refused(lambda: then(life, "approve", "2023-03-06", approval=approval)) == "A-006"


def test_each_kind_has_its_own_recipient() -> None:
    assert (
        refused(lambda: then(issued("2023-03-01", "departmental"), "send", "2023-03-02", recipient="town"))
        == "A-006"
    )
    assert (
        then(issued("2023-03-01", "departmental"), "send", "2023-03-02", recipient="own_government").state
        == "filing"
    )


def test_an_edition_stays_in_force_while_it_is_revised_until_its_successor_comes() -> None:
    life = then(issued("2023-03-01"), "send", "2023-03-02", recipient="lead_above")
    life = then(then(life, "register", "2023-03-06"), "call_for_revision", "2023-09-01", trigger="practice")
    assert life.row["ended_on"] is None
    life = then(life, "replace", "2023-12-01", successor=OTHER)
    assert (life.row["ended_on"], life.state) == (date(2023, 12, 1), "replaced")
    assert refused(lambda: then(life, "evaluate", "2023-12-02", finding="—")) == "A-001"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("emergency.plan"),)) == []


INDEPENDENT = """
SELECT count(*) FILTER (WHERE issued_on <= '2023-12-31' AND ended_on IS NULL), count(*) FILTER (WHERE issued_on >= '2023-01-01'),
       count(*) FILTER (WHERE ended_on >= '2023-01-01'), count(*) FILTER (WHERE issued_on >= '2023-01-01' AND sent_on IS NULL)
FROM emergency_plan
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.2, 1, workers=1, only=["emergency.plan"])
    home, read = line("emergency.plan"), book(2023, ["4301"])
    names = ("in_force", "issued_plans", "ended_plans", "unsent")
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        found = cursor.fetchone()
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == found
        assert min(found[:3]) > 0
        cursor.execute(
            "SELECT count(*) FROM emergency_plan a JOIN emergency_plan b ON a.successor = b.id WHERE b.replaces = a.id"
        )
        assert cursor.fetchone() == (read.value(home, home.figures["ended_plans"], "4301"),)
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(f"UPDATE {home.table} SET issued_on = '2024-01-02' WHERE id = (SELECT max(id) FROM {home.table}"
                       " WHERE ended_on >= '2023-01-01')")  # fmt: skip
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == ["flow"]
