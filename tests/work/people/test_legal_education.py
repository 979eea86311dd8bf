"""Stories of events of legal publicity: what counts as held, whom it covered, and what is never added."""

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
from fadu.rehearsal import bulk
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

BUREAU = Place(109, "4301", "SF")


def approved(on: str = "2023-05-08", campaign: str = "none") -> Life:
    life, day = Life(line("people.legal_education"), BUREAU), date.fromisoformat(on)
    life.open(
        "plan",
        on=day,
        theme="演示普法活动",
        form="lecture",
        campaign=campaign,
        audience_kind="young",
        planned_for=day,
    )
    return life.take("approve", on=day)


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def recorded(**facts: Any) -> Life:
    usual = {"offline": 120, "covered": 100, "method": "signed"}
    return then(then(approved(), "hold", "2023-05-20"), "record", "2023-05-22", **{**usual, **facts})


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize(
    ("campaign", "on", "fits"),
    [
        ("constitution", "2023-12-04", True),
        ("constitution", "2023-11-30", False),
        ("civil_code", "2023-05-31", True),
        ("civil_code", "2023-06-01", False),
        ("security", "2024-04-15", True),
        ("security", "2024-05-15", False),
        ("none", "2023-08-15", True),
    ],
)
def test_an_event_of_a_campaign_is_held_in_its_month(campaign: str, on: str, fits: bool) -> None:
    if fits:
        assert then(approved("2023-03-01", campaign), "hold", on).state == "over"
    else:
        assert refused(lambda: then(approved("2023-03-01", campaign), "hold", on)) == "A-006"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"covered": 121}, "A-006"),  # 120 were there, nobody watched
        ({"covered": 521, "viewers": 400, "views": 900}, "A-006"),  # one more than 120 and 400
        ({"covered": -1}, "A-006"),
        ({"viewers": 401, "views": 400}, "A-006"),  # more viewers than views
        ({"offline": -5, "covered": 0}, "A-006"),
        ({"method": "estimated"}, "A-013"),  # an estimate without its basis
        ({"method": "guessed"}, "A-006"),
    ],
)
def test_numbers_that_cannot_be_are_refused(facts: dict[str, Any], code: str) -> None:
    assert refused(lambda: recorded(**facts)) == code


def test_an_estimate_with_its_basis_is_taken_and_viewers_widen_what_can_be_covered() -> None:
    life = recorded(covered=520, viewers=400, views=900, method="estimated", basis="平台访客数（演示）")
    assert (life.state, life.row["covered"]) == ("recorded", 520)


def test_an_event_that_is_returned_is_recorded_anew() -> None:
    life = then(recorded(), "give_back", "2023-05-24", doubt="签到表缺页（演示）")
    life = then(life, "record", "2023-05-26", offline=90, covered=90, method="counted")
    life = then(life, "verify", "2023-05-29")
    assert (life.row["covered"], life.row["held_on"], life.row["verified_on"]) == (
        90,
        date(2023, 5, 20),
        date(2023, 5, 29),
    )


def test_what_is_cancelled_was_not_held() -> None:
    life = then(approved(), "cancel", "2023-05-10")
    assert (life.state, life.row["held_on"]) == ("cancelled", None)
    assert refused(lambda: then(life, "hold", "2023-05-20")) == "A-001"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("people.legal_education"),)) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_year_comes_out_inside_what_is_printed(seed: int) -> None:
    """300余场 and 120余万人: over 300 and under 400, over 1.2 and under 1.3 million."""
    rows = [
        life.row
        for life in bulk.lives_of(line("people.legal_education"), City("changsha", 2023), share=1, seed=seed)
    ]
    verified = [row for row in rows if row["verified_on"]]
    assert 301 <= len(verified) <= 399
    assert 1_200_001 <= sum(row["covered"] for row in verified) <= 1_299_999


INDEPENDENT = """
SELECT count(verified_on), sum(covered) FILTER (WHERE verified_on IS NOT NULL), sum(offline) FILTER (WHERE verified_on IS NOT NULL),
       count(held_on) - count(verified_on)
FROM people_legaleducation
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 1, 1, workers=1, only=["people.legal_education"])
    home, read = line("people.legal_education"), book(2023, ["4301"])
    names = ("held", "audience", "on_the_spot", "unverified")
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == cursor.fetchone()
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        first = f"SELECT min(id) FROM {home.table} WHERE verified_on IS NOT NULL"
        cursor.execute(f"UPDATE {home.table} SET covered = covered + 2000000 WHERE id = ({first})")
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == [
        "bounded"
    ]
