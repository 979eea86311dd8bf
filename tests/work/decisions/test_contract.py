"""Stories of government contracts: five working days with what is left out, the text that may be signed, balances.

Rest days of 2023 (国办发明电〔2022〕16号): 21–27 January off, worked 28 and 29 January; 5 April; 29 April–3 May off, worked
23 April and 6 May; 22–24 June off, worked 25 June; 29 September–6 October off, worked 7 and 8 October.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

CITY = Place(1, "4301", "ZF")
DRAFT, CHANGED = "a" * 64, "b" * 64
SAID: dict[str, Any] = {"name": "演示合同", "contract_kind": "investment", "is_major": False, "administrative": False,
                        "affects_competition": False, "counterparty": "演示公司", "credit_code": "0" * 18,
                        "amount_out": 1_000_00}  # fmt: skip


def drafted(on: str, **facts: Any) -> Life:
    life = Life(line("decisions.contract"), CITY).open(
        "prepare", on=date.fromisoformat(on), **{**SAID, **facts}
    )
    return then(life, "negotiate", on)


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def submitted(on: str, **facts: Any) -> Life:
    return then(drafted(on, **facts), "submit", on, reviewed_hash=DRAFT)


def reviewed(on: str = "2023-03-01", opinion: str = "agree", **facts: Any) -> Life:
    return then(submitted(on, **facts), "review", on, opinion=opinion, opinion_no="演示1号")


def sign(life: Life, on: str, text: str = DRAFT, **facts: Any) -> Life:
    return then(
        life, "sign", on, signed_hash=text, contract_no="演示1号", ends_due=date(2024, 3, 31), **facts
    )


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def kept(life: Life, clock: str) -> bool | None:
    place = life.line.clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


@pytest.mark.parametrize(
    ("on", "due"),
    [
        ("2023-03-01", "2023-03-08"),  # 2, 3 (2), 6–8 (5)
        ("2023-09-26", "2023-10-09"),  # 27, 28 (2), worked 7, 8 October (4), 9 (5)
        ("2023-01-18", "2023-01-30"),  # 19, 20 (2), worked 28, 29 (4), 30 (5)
        ("2023-04-20", "2023-04-26"),  # 21 (1), worked Sunday 23 (2), 24–26 (5)
        ("2023-06-20", "2023-06-28"),  # 21 (1), worked Sunday 25 (2), 26–28 (5)
        ("2023-04-27", "2023-05-08"),  # 28 (1), 4, 5 May (3), worked 6 (4), 8 (5)
        ("2022-12-29", "2023-01-06"),  # 30 (1), the 2nd is off, 3–6 January (5)
    ],
)
def test_the_review_takes_five_working_days(on: str, due: str) -> None:
    assert str(submitted(on).due("review_by")) == due


def test_investigation_is_left_out_and_new_papers_begin_anew() -> None:
    life = then(submitted("2023-03-01"), "begin_inquiry", "2023-03-03")
    assert life.due("review_by") is None
    then(life, "end_inquiry", "2023-03-20")
    # Counted: 2 March (1); from the 21st: 21–24 March (5).
    assert str(life.due("review_by")) == "2023-03-24"
    then(then(life, "give_back", "2023-03-22"), "supplement", "2023-03-27")
    # Anew from the 27th: 28–31 March (4), 3 April (5).
    assert str(life.due("review_by")) == "2023-04-03"
    assert kept(then(life, "review", "2023-04-04", opinion="agree", opinion_no="演示"), "review_by") is False


@pytest.mark.parametrize(
    ("on", "due"),
    [
        ("2023-03-10", "2023-03-17"),  # a Friday: 13–17
        ("2023-09-28", "2023-10-11"),  # worked 7, 8 October (2), 9–11 (5)
        ("2023-04-26", "2023-05-06"),  # 27, 28 (2), 4, 5 May (4), worked Saturday 6 (5)
    ],
)
def test_a_signed_contract_is_filed_within_five_working_days(on: str, due: str) -> None:
    life = sign(reviewed(), on)
    assert str(life.due("file_by")) == due
    assert kept(then(life, "file_copy", due), "file_by") is True


def test_performance_is_due_on_the_day_agreed_and_moves_with_a_change() -> None:
    life = sign(reviewed(), "2023-03-10")
    assert str(life.due("perform_by")) == "2024-03-31", "a Sunday: a day that is named does not roll"
    then(life, "change", "2024-02-01", changed_by=50_00, ends_due=date(2024, 6, 30))
    assert str(life.due("perform_by")) == "2024-06-30"
    assert kept(then(life, "complete", "2024-06-28"), "perform_by") is True


def test_nothing_is_signed_unreviewed_or_against_the_opinion() -> None:
    assert refused(lambda: sign(drafted("2023-03-01"), "2023-03-10")) == "A-001"
    assert refused(lambda: sign(submitted("2023-03-01"), "2023-03-10")) == "A-001"
    assert refused(lambda: sign(reviewed(opinion="not_agree"), "2023-03-10")) == "A-014"


def test_the_text_signed_is_the_text_reviewed() -> None:
    assert refused(lambda: sign(reviewed(), "2023-03-10", CHANGED)) == "A-014"
    assert sign(reviewed(), "2023-03-10").state == "performing"
    assert (
        refused(lambda: then(drafted("2023-03-01"), "submit", "2023-03-01", reviewed_hash="第二稿"))
        == "A-006"
    )


def test_changes_asked_for_are_made_or_explained() -> None:
    assert sign(reviewed(opinion="after_changes"), "2023-03-10", CHANGED).state == "performing"
    assert refused(lambda: sign(reviewed(opinion="after_changes"), "2023-03-10")) == "A-013"
    assert (
        sign(reviewed(opinion="after_changes"), "2023-03-10", not_followed_reason="对方不同意（演示）").state
        == "performing"
    )


def test_a_major_contract_goes_to_the_meeting_first() -> None:
    life = reviewed(is_major=True)
    assert refused(lambda: sign(life, "2023-03-10")) == "A-014"
    then(life, "decide_at_meeting", "2023-03-08", meeting="常务会议（演示）")
    assert sign(life, "2023-03-10").state == "performing"


def test_fair_competition_comes_first_since_august_2024() -> None:
    assert submitted("2024-07-31", affects_competition=True).state == "under_review"
    life = drafted("2024-08-01", affects_competition=True)
    assert refused(lambda: then(life, "submit", "2024-08-02", reviewed_hash=DRAFT)) == "A-014"
    assert (
        then(life, "submit", "2024-08-02", reviewed_hash=DRAFT, competition_reviewed=True).state
        == "under_review"
    )


def test_payments_stay_within_what_was_agreed_and_changed() -> None:
    life = sign(reviewed(), "2023-03-10")
    assert refused(lambda: then(life, "pay", "2023-04-10", paid=1_000_01)) == "A-006"
    then(life, "change", "2023-04-11", changed_by=1, ends_due=date(2024, 3, 31))
    assert then(life, "pay", "2023-04-12", paid=1_000_01).row["paid"] == 1_000_01


def test_an_administrative_agreement_is_not_simply_arbitrated() -> None:
    life = sign(reviewed(administrative=True), "2023-03-10")
    assert refused(lambda: then(life, "dispute", "2023-06-01", route="arbitration")) == "A-013"
    assert then(life, "dispute", "2023-06-01", route="administrative").state == "in_dispute"
    assert then(life, "rescind", "2023-09-01", ending="演示").row["settled_on"] == date(2023, 9, 1)


def test_a_first_opinion_is_given_once() -> None:
    life = then(
        then(reviewed(opinion="not_agree"), "negotiate", "2023-03-13"),
        "submit",
        "2023-03-14",
        reviewed_hash=CHANGED,
    )
    assert refused(lambda: then(life, "review", "2023-03-15", opinion="agree", opinion_no="演示")) == "A-008"
    then(life, "review_again", "2023-03-15", opinion="agree", opinion_no="演示")
    assert (life.row["first_reviewed_on"], life.row["reviewed_on"]) == (date(2023, 3, 1), date(2023, 3, 15))
    assert (
        refused(
            lambda: then(
                submitted("2023-03-01"), "review_again", "2023-03-02", opinion="agree", opinion_no="演示"
            )
        )
        == "A-006"
    )


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("decisions.contract"),)) == []


def test_the_printed_number_and_balances_that_break(own_database: str) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 1, 1, workers=1, only=["decisions.contract"])
    home, read = line("decisions.contract"), book(2023, ["4301"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FILTER (WHERE is_major AND first_reviewed_on BETWEEN '2023-01-01' AND '2023-12-31'), "
                       "sum(amount_out) FILTER (WHERE first_reviewed_on BETWEEN '2023-01-01' AND '2023-12-31'), "
                       "count(*) FILTER (WHERE signed_on IS NOT NULL AND ended_on IS NULL), "
                       "count(*) FILTER (WHERE disputed_on IS NOT NULL AND settled_on IS NULL) FROM decisions_contract")  # fmt: skip
        names = ("reviewed", "amount_reviewed", "in_force", "disputed")
        found = tuple(read.value(home, home.figures[name], "4301") for name in names)
        assert found == cursor.fetchone()
        assert found[0] == 106, "审查重大政府合同（文件）106件"
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(f"UPDATE {home.table} SET opinion = NULL, signed_on = NULL WHERE id = "
                       f"(SELECT max(id) FROM {home.table} WHERE ended_on >= '2023-01-01')")  # fmt: skip
        cursor.execute(
            f"UPDATE {home.table} SET opinion = NULL WHERE id = (SELECT max(id) FROM {home.table} WHERE reviewed_on >= '2023-01-01')"
        )
    follow.rebuild_tallies()
    broken = {one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds}
    assert broken == {"review_flow", "flow"}
