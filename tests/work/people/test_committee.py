"""Stories of mediation committees; a term of three years ends on the same day number, also when that day is a holiday."""

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

TOWN = Place(4107, "430105009", "ZF")
NAME = {"name": "演示街道人民调解委员会", "committee_kind": "street"}


def set_up(on: str, members: int = 5, women: int = 2, **facts: Any) -> Life:
    life = Life(line("people.committee"), TOWN)
    return life.open("set_up", on=date.fromisoformat(on), members=members, women=women, **{**NAME, **facts})


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize(
    ("began", "ends"),
    [
        ("2020-03-10", "2023-03-10"),
        # No 29 February in 2023: the last day of the month (民法典 202).
        ("2020-02-29", "2023-02-28"),
        # From the last of a short February it is the same day number, not the last of the longer one.
        ("2021-02-28", "2024-02-28"),
        ("2021-03-01", "2024-03-01"),
        ("2022-01-31", "2025-01-31"),
        # A term ends when it ends: Sunday 30 April 2023 (劳动节), Saturday 31 December 2022 (元旦), 1 October do not roll.
        ("2020-04-30", "2023-04-30"),
        ("2019-12-31", "2022-12-31"),
        ("2020-10-01", "2023-10-01"),
    ],
)
def test_a_term_lasts_three_years(began: str, ends: str) -> None:
    assert str(set_up(began).due("elect_by")) == ends


def test_an_election_begins_a_new_term_early_or_late() -> None:
    early = then(set_up("2020-03-10"), "elect", "2023-01-10", members=5, women=1)
    late = then(set_up("2020-03-10"), "elect", "2023-06-09", members=7, women=3)
    assert (str(early.due("elect_by")), str(late.due("elect_by"))) == ("2026-01-10", "2026-06-09")
    assert str(then(late, "elect", "2026-05-08", members=3, women=1).due("elect_by")) == "2029-05-08"


def test_members_that_change_and_a_court_that_is_told_leave_the_term_alone() -> None:
    life = then(set_up("2020-03-10"), "change_members", "2021-05-06", members=6, women=2)
    life = then(life, "tell_court", "2021-05-12")
    assert str(life.due("elect_by")) == "2023-03-10"
    assert life.row["court_told_on"] == date(2021, 5, 12)
    assert life.row["elected_on"] == date(2020, 3, 10)


def test_a_dissolved_committee_owes_no_election() -> None:
    life = then(set_up("2020-03-10"), "dissolve", "2022-07-01", ending="村合并（演示）")
    assert (life.running, life.row["closed"], life.row["met"], life.row["missed"]) == (
        [],
        date(2022, 7, 1),
        0,
        0,
    )
    assert refused(lambda: then(life, "elect", "2023-03-01", members=5, women=2)) == "A-001"


@pytest.mark.parametrize(("members", "women"), [(2, 1), (10, 3), (5, 0), (5, 6)])
def test_a_committee_has_three_to_nine_members_and_a_woman_among_them(members: int, women: int) -> None:
    assert refused(lambda: set_up("2020-03-10", members, women)) == "A-006"
    assert (
        refused(lambda: then(set_up("2020-03-10"), "elect", "2023-03-01", members=members, women=women))
        == "A-006"
    )


def test_what_is_missing_or_unknown_is_refused() -> None:
    assert refused(lambda: set_up("2020-03-10", committee_kind="studio")) == "A-006"
    assert refused(lambda: set_up("2020-03-10", name="")) == "A-004"
    assert refused(lambda: then(set_up("2020-03-10"), "dissolve", "2021-03-10")) == "A-004"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("people.committee"),)) == []


INDEPENDENT = """
SELECT count(*) FILTER (WHERE closed IS NULL), count(*) FILTER (WHERE opened < '2023-01-01'),
       count(*) FILTER (WHERE opened >= '2023-01-01'), count(*) FILTER (WHERE closed >= '2023-01-01'),
       count(*) FILTER (WHERE closed IS NULL AND committee_kind IN ('town', 'street')),
       count(*) FILTER (WHERE closed IS NULL AND committee_kind IN ('village', 'residents')),
       sum(members) FILTER (WHERE closed IS NULL), sum(women) FILTER (WHERE closed IS NULL),
       count(*) FILTER (WHERE elected_on >= '2023-01-01')
FROM people_committee
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.1, 1, workers=1, only=["people.committee"])
    home, read = line("people.committee"), book(2023, ["4301"])
    names = ("standing", "standing_before", "founded", "ended", "standing_town", "standing_village", "seats", "seats_of_women",
             "elections")  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == cursor.fetchone()
        # A tenth of the 170 and of the 1639 that are printed.
        assert read.value(home, home.figures["standing_town"], "4301") == 17
        assert read.value(home, home.figures["standing_village"], "4301") == 164
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        last = f"(SELECT max(id) FROM {home.table} WHERE closed IS NULL)"
        cursor.execute(f"UPDATE {home.table} SET committee_kind = 'studio' WHERE id = {last}")
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == [
        "kinds"
    ]
