"""Stories of appraised files: the draw, the score and grade that follow, objection, putting right; days counted by hand.

2023: 劳动节 4/29–5/3, worked 4/23 5/6 · 端午 6/22–24, worked 6/25 · 中秋国庆 9/29–10/6, worked 10/7 10/8.
2024: 春节 2/10–17, worked 2/4 2/18.
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
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life
from fadu.work.enforcement.file_review.checklist import PARTS, drawn, grade, score

BUREAU = Place(115, "4301", "CG")
FLAWED = {
    "reviewers": 2,
    "own_case": False,
    "lost_procedure": 5,
    "lost_documents": 3,
    "problems": 2,
    "problem_list": "演示",
}


def on(day: str) -> date:
    return date.fromisoformat(day)


def sampled(day: str) -> Life:
    life = Life(line("enforcement.file_review"), BUREAU)
    return life.open(
        "sample",
        on=on(day),
        stage="city",
        round_no="2023年第1批",
        draw_seed="演示",
        file_kind="penalty",
        file_no="演示卷1",
    )


def told(day: str, days: int = 5, **sheet: Any) -> Life:
    life = sampled(day).take("give_points", on=on(day), **(sheet or FLAWED))
    return life.take("tell", on=on(day), objection_days=days)


def ordered(day: str, until: str) -> Life:
    return told(day).take("make_final", on=on(day), accepted=True, rectify_until=on(until))


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def kept(life: Life, clock: str) -> bool | None:
    bit = 1 << life.line.clocks[clock].position
    return True if life.row["met"] & bit else False if life.row["missed"] & bit else None


def counted(life: Life, figure: str) -> int:
    return sum(amount for _, cell, amount in contributions(life.line.figures[figure], life.row) if cell == ())


def test_the_parts_make_a_hundred_twenty_of_them_for_the_binding() -> None:
    assert sum(part.points for part in PARTS) == 100
    assert [part.points for part in PARTS if part.name == "lost_binding"] == [20]


@pytest.mark.parametrize(
    ("facts", "points", "result"),
    [
        ({}, 100, "excellent"),
        ({"lost_facts": 10}, 90, "excellent"),
        ({"lost_facts": 11}, 89, "qualified"),
        ({"lost_binding": 20, "lost_procedure": 20}, 60, "qualified"),
        ({"lost_binding": 20, "lost_procedure": 20, "lost_law": 1}, 59, "failed"),
        ({"fatal": "procedure"}, 0, "failed"),
    ],
)
def test_points_and_grade_follow_from_the_sheet(facts: dict[str, Any], points: int, result: str) -> None:
    assert (score(facts), grade(facts)) == (points, result)


def test_the_sheet_is_scored_when_it_is_given() -> None:
    life = told("2023-04-10")
    assert (
        life.row["points_won"],
        life.row["result"],
        counted(life, "points_total"),
        counted(life, "excellent"),
    ) == (92, "excellent", 92, 1)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"reviewers": 1}, "A-006"),
        ({"own_case": True}, "A-006"),
        ({"lost_documents": 11}, "A-006"),
        ({"problems": 0}, "A-006"),
        ({"problem_list": ""}, "A-004"),
        ({"lost_procedure": 0, "lost_documents": 0}, "A-006"),
        ({"points_won": 100}, "A-005"),
    ],
)
def test_a_sheet_that_contradicts_itself_is_refused(changed: dict[str, Any], code: str) -> None:
    assert (
        refused(
            lambda: sampled("2023-04-10").take("give_points", on=on("2023-04-11"), **{**FLAWED, **changed})
        )
        == code
    )


def test_the_draw_can_be_drawn_again_and_nobody_picks() -> None:
    files = [f"卷{number}" for number in range(200)]
    assert drawn(files, 5, seed="甲") == drawn(list(reversed(files)), 5, seed="甲")
    assert drawn(files, 5, seed="甲") != drawn(files, 5, seed="乙")
    # A file left out of the list changes nothing but its own place.
    first = drawn(files, 5, seed="甲")
    assert drawn([one for one in files if one != first[0]], 4, seed="甲") == first[1:]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        # Mon 10 April: 11 to 14 (4), 17 (5).
        ("2023-04-10", "2023-04-17"),
        # Wed 19 April: 20, 21 (2), Sunday 23 worked (3), 24, 25 (5).
        ("2023-04-19", "2023-04-25"),
        # Wed 26 April: 27, 28 (2), holiday, 4, 5 May (4), Saturday 6 worked (5).
        ("2023-04-26", "2023-05-06"),
        # Tue 20 June: 21 (1), off, Sunday 25 worked (2), 26, 27, 28 (5).
        ("2023-06-20", "2023-06-28"),
        # Tue 26 September: 27, 28 (2), off, Saturday 7, Sunday 8 (4), 9 (5).
        ("2023-09-26", "2023-10-09"),
        # Wed 7 February 2024: 8, 9 (2), off, Sunday 18 worked (3), 19, 20 (5).
        ("2024-02-07", "2024-02-20"),
    ],
)
def test_days_for_objecting_run_as_the_notice_names_them(day: str, due: str) -> None:
    life = told(day)
    assert str(life.due("object_by")) == due
    assert refused(lambda: life.take("make_final", on=on(due), rectify_until=on("2024-06-03"))) == "A-014"
    assert kept(life.take("lodge", on=on(due), objection="演示"), "object_by") is True


def test_a_result_is_final_when_the_days_have_passed_or_the_agency_accepts() -> None:
    assert (
        told("2023-04-10").take("make_final", on=on("2023-04-18"), rectify_until=on("2023-05-18")).state
        == "rectifying"
    )
    assert ordered("2023-04-10", "2023-05-10").row["final_on"] == on("2023-04-10")


def test_a_second_sheet_replaces_the_first_whole() -> None:
    fatal = {"reviewers": 2, "own_case": False, "fatal": "procedure", "problems": 1, "problem_list": "演示"}
    life = told("2023-04-10", **fatal)
    assert (life.row["result"], counted(life, "fatal_files")) == ("failed", 1)
    life.take("lodge", on=on("2023-04-12"), objection="演示")
    life.take(
        "score_again",
        on=on("2023-04-19"),
        reviewers=3,
        own_case=False,
        lost_law=4,
        problems=1,
        problem_list="演示",
    )
    assert (life.row["fatal"], life.row["points_won"], life.row["result"], counted(life, "fatal_files")) == (
        None,
        96,
        "excellent",
        0,
    )
    assert refused(lambda: life.take("lodge", on=on("2023-04-20"), objection="演示")) == "A-008"


def test_a_flawless_file_has_nothing_to_put_right() -> None:
    life = told("2023-04-10", reviewers=2, own_case=False, problems=0)
    life.take("end_flawless", on=on("2023-04-11"), accepted=True)
    assert (life.state, life.row["points_won"], counted(life, "problems_found")) == ("flawless", 100, 0)
    assert (
        refused(lambda: told("2023-04-10").take("end_flawless", on=on("2023-04-11"), accepted=True))
        == "A-006"
    )


def test_all_problems_are_put_right_by_the_day_that_was_set() -> None:
    # A day that was set stands, though 30 April is off.
    life = ordered("2023-04-10", "2023-04-30")
    assert str(life.due("rectify_by")) == "2023-04-30"
    assert (
        refused(lambda: life.take("rectify", on=on("2023-04-28"), problems_right=1, evidence="演示"))
        == "A-006"
    )
    assert (
        kept(life.take("rectify", on=on("2023-04-28"), problems_right=2, evidence="演示"), "rectify_by")
        is True
    )
    assert (counted(life, "reports_in_time"), counted(life, "problems_solved")) == (1, 0)
    life.take("verify", on=on("2023-05-08"))
    assert (counted(life, "problems_found"), counted(life, "problems_solved"), life.row["closed"]) == (
        2,
        2,
        on("2023-05-08"),
    )


def test_what_was_not_accepted_is_put_right_anew_by_a_new_day() -> None:
    life = ordered("2023-04-10", "2023-04-28").take(
        "rectify", on=on("2023-05-04"), problems_right=2, evidence="演示"
    )
    assert kept(life, "rectify_by") is False
    life.take("send_back", on=on("2023-05-08"), shortcoming="演示", rectify_until=on("2023-05-22"))
    assert str(life.due("rectify_by")) == "2023-05-22"
    assert (
        kept(life.take("rectify", on=on("2023-05-22"), problems_right=2, evidence="演示"), "rectify_by")
        is True
    )


def test_an_agency_does_not_score_its_own_file() -> None:
    from fadu.engine.access import HANDLER, Actor, may_take

    step = line("enforcement.file_review").step("give_points")
    assert not may_take(Actor(1151, "演示承办人", frozenset({HANDLER}), 115), step.by, 115)


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("enforcement.file_review"),)) == []


YEAR = "BETWEEN '2023-01-01' AND '2023-12-31'"
INDEPENDENT = f"""
SELECT count(*) FILTER (WHERE opened {YEAR}),
       count(*) FILTER (WHERE scored_on {YEAR}),
       count(*) FILTER (WHERE scored_on {YEAR} AND points_won >= 90),
       count(*) FILTER (WHERE scored_on {YEAR} AND points_won BETWEEN 60 AND 89),
       count(*) FILTER (WHERE scored_on {YEAR} AND points_won < 60),
       sum(points_won) FILTER (WHERE scored_on {YEAR}),
       sum(problems) FILTER (WHERE final_on {YEAR}),
       coalesce(sum(problems_right) FILTER (WHERE verified_on {YEAR}), 0),
       count(*) FILTER (WHERE opened < '2023-01-01' AND (scored_on IS NULL OR scored_on >= '2023-01-01')),
       count(*) FILTER (WHERE scored_on IS NULL)
FROM enforcement_filereview
"""
NAMES = ("samples", "scored_files", "excellent", "qualified", "failed", "points_total", "problems_found", "problems_solved",
         "waiting_at_start", "waiting")  # fmt: skip


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.06, 1, workers=1, only=["enforcement.file_review"])
    home, read = line("enforcement.file_review"), book(2023, ["4301"])
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in NAMES) == cursor.fetchone()
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET result = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE result IS NOT NULL)"
        )
    follow.rebuild_tallies()
    assert "grades" in [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds]
