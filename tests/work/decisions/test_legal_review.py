"""Stories of papers laid before the justice bureau: fifteen working days by hand, pauses, advice that is answered.

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

BUREAU = Place(109, "4301", "SF")


def received(on: str) -> Life:
    life = Life(line("decisions.legal_review"), BUREAU)
    return life.open("receive", on=date.fromisoformat(on), material="agenda", subject="演示", sender="演示局")


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def opinion(life: Life, on: str, finding: str = "lawful", **facts: Any) -> Life:
    return then(life, "give_opinion", on, finding=finding, opinion_no="演示1号", **facts)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize(
    ("on", "due"),
    [
        ("2023-03-01", "2023-03-22"),  # 2, 3 (2), 6–10 (7), 13–17 (12), 20–22 March (15)
        ("2023-09-18", "2023-10-13"),  # 19–22 (4), 25–28 (8), worked 7, 8 October (10), 9–13 (15)
        ("2023-01-13", "2023-02-08"),  # 16–20 (5), worked 28, 29 (7), 30 January–3 February (12), 6–8 (15)
        ("2023-04-20", "2023-05-12"),  # 21 (1), 23 worked (2), 24–28 (7), 4, 5, 6 worked May (10), 8–12 (15)
        ("2023-06-12", "2023-07-04"),  # 13–16 (4), 19–21 (7), worked 25 (8), 26–30 (13), 3, 4 July (15)
        (
            "2023-03-28",
            "2023-04-19",
        ),  # 29–31 (3), 3, 4 (5), 6, 7 April (7; the 5th is off), 10–14 (12), 17–19 (15)
        ("2022-12-20", "2023-01-11"),  # 21–23 (3), 26–30 (8), 3–6 January (12; the 2nd is off), 9–11 (15)
    ],
)
def test_fifteen_working_days(on: str, due: str) -> None:
    assert str(received(on).due("review_by")) == due


def test_papers_and_experts_stop_the_period() -> None:
    life = then(received("2023-03-01"), "ask_papers", "2023-03-03", advice="请补充")
    assert life.due("review_by") is None
    then(life, "supplement", "2023-03-08")
    # Counted: 2 March (1); from the 9th: 9, 10 (3), 13–17 (8), 20–24 (13), 27, 28 March (15).
    assert str(life.due("review_by")) == "2023-03-28"
    then(then(life, "ask_experts", "2023-03-13"), "hear_experts", "2023-03-20")
    # Counted before the 13th: 3; from the 21st: 21–24 (7), 27–31 (12), 3, 4 April (14), 6 April (15).
    assert str(life.due("review_by")) == "2023-04-06"


def test_the_last_day_is_in_time_and_the_next_is_not() -> None:
    for on, in_time in (("2023-03-22", True), ("2023-03-23", False)):
        row = opinion(received("2023-03-01"), on).row
        assert (row["met"], row["missed"]) == ((1, 0) if in_time else (0, 1))


def test_an_opinion_that_asks_for_changes_says_which() -> None:
    assert refused(lambda: opinion(received("2023-03-01"), "2023-03-08", "after_changes")) == "A-006"
    assert (
        opinion(received("2023-03-01"), "2023-03-08", "after_changes", advice="删去第三条").state
        == "reviewed"
    )


def test_advice_not_followed_wants_a_reason() -> None:
    life = opinion(received("2023-03-01"), "2023-03-08", "unlawful", advice="无权设定")
    assert refused(lambda: then(life, "answer", "2023-03-20", followed=False)) == "A-013"
    assert (
        then(life, "answer", "2023-03-20", followed=False, not_followed_reason="已获授权").state == "answered"
    )


def test_nothing_is_withdrawn_after_the_opinion() -> None:
    life = opinion(received("2023-03-01"), "2023-03-08")
    assert refused(lambda: then(life, "withdraw", "2023-03-09", withdrawal="演示")) == "A-001"
    assert refused(lambda: opinion(life, "2023-03-09")) == "A-001"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("decisions.legal_review"),)) == []


def test_the_printed_number_and_a_balance_that_breaks(own_database: str) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 1, 1, workers=1, only=["decisions.legal_review"])
    home, read = line("decisions.legal_review"), book(2023, ["4301"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FILTER (WHERE reviewed_on BETWEEN '2023-01-01' AND '2023-12-31'), "
                       "count(*) FILTER (WHERE followed AND answered_on <= '2023-12-31'), "
                       "count(*) FILTER (WHERE settled_on IS NULL) FROM decisions_legalreview")  # fmt: skip
        found = tuple(
            read.value(home, home.figures[name], "4301") for name in ("documents", "taken", "pending")
        )
        assert found == cursor.fetchone()
        assert found[0] == 166, "审查市政府文件、会议议题等材料166件"
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET finding = NULL, settled_on = NULL WHERE id = (SELECT min(id) FROM {home.table})"
        )
    follow.rebuild_tallies()
    broken = {one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds}
    assert broken == {"findings", "flow"}
