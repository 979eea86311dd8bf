"""Stories of drills: each duty recurs from the last drill on, a drill that came late stays late, issues add up."""

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

BUREAU = Place(123, "4301", "YJ")
SITES = {"high_risk": "mall", "unit_plan": "high_rise", "unit_onsite": "other", "government": "command",
         "special": "rail", "none": "school"}  # fmt: skip
CLOCKS = {"high_risk": "every_half_year", "unit_plan": "every_year", "unit_onsite": "onsite_half_year", "government": "every_two_years",
          "special": "every_three_years"}  # fmt: skip


def turn(duty: str, on: str, **facts: Any) -> Life:
    life = Life(line("emergency.drill"), BUREAU)
    return life.open("assign", on=date.fromisoformat(on), duty=duty, **{"site": SITES[duty], **facts})


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def ready(life: Life, on: str, form: str = "field") -> Life:
    day = date.fromisoformat(on)
    life.take("schedule", on=day, name="演示演练", planned_for=day, form=form, scope="single")
    return life.take("approve", on=day)


def held(duty: str, since: str, on: str) -> Life:
    return then(ready(turn(duty, since), since), "hold", on, participants=50)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize(
    ("duty", "since", "due"),
    [
        ("high_risk", "2023-03-06", "2023-09-06"),  # a Wednesday
        ("high_risk", "2022-08-31", "2023-02-28"),  # no 31 February: the last day of the month (民法典 202)
        ("high_risk", "2023-08-31", "2024-02-29"),  # the same in a leap year
        # National Day: a duty to recur does not roll over rest days, since a drill can be held on any day.
        ("high_risk", "2023-04-01", "2023-10-01"),
        ("high_risk", "2022-07-22", "2023-01-22"),  # New Year by the old calendar
        ("unit_plan", "2022-04-29", "2023-04-29"),  # a Saturday and holiday
        ("unit_plan", "2022-06-15", "2023-06-15"),  # a Thursday
        ("unit_onsite", "2023-06-25", "2023-12-25"),  # a Monday
        ("unit_onsite", "2022-10-31", "2023-04-30"),  # no 31 April
        ("government", "2021-06-24", "2023-06-24"),  # in the Dragon Boat holiday
        ("government", "2022-02-28", "2024-02-28"),  # the same number, not the last day
        ("special", "2020-10-08", "2023-10-08"),  # a Sunday that is made up
        ("special", "2020-02-29", "2023-02-28"),  # no 29 February in 2023
    ],
)
def test_the_next_drill_is_due_from_the_last_one_on(duty: str, since: str, due: str) -> None:
    life = turn(duty, since)
    assert [(one.clock, one.due) for one in life.running] == [(CLOCKS[duty], date.fromisoformat(due))]


def test_without_a_duty_there_is_no_clock() -> None:
    assert turn("none", "2023-03-06").running == []


@pytest.mark.parametrize(
    ("since", "cite"),
    [
        ("2024-01-30", "《突发事件应急预案管理办法》（2013年）第二十二条"),
        ("2024-01-31", "《突发事件应急预案管理办法》"),
    ],
)
def test_the_three_years_rest_on_the_measures_of_the_day(since: str, cite: str) -> None:
    life = turn("special", since)
    rule = line("emergency.drill").clock("every_three_years").rule(life.row["law_on"], life.row)
    assert rule is not None
    assert rule.cite.zh == cite
    assert life.due("every_three_years") == date(2027, 1, int(since[-2:]))


@pytest.mark.parametrize(("on", "late"), [("2023-09-06", False), ("2023-09-07", True), ("2023-05-10", False)])
def test_held_on_the_last_day_is_in_time_and_a_day_later_is_not(on: str, late: bool) -> None:
    life = held("high_risk", "2023-03-06", on)
    bit = 1 << line("emergency.drill").clock("every_half_year").position
    assert (life.row["met"], life.row["missed"]) == ((0, bit) if late else (bit, 0))


def test_the_half_year_binds_only_the_places_that_the_law_names() -> None:
    assert refused(lambda: turn("high_risk", "2023-03-06", site="school")) == "A-006"
    assert refused(lambda: turn("high_risk", "2023-03-06", site="district")) == "A-006"
    assert turn("high_risk", "2023-03-06", site="construction").state == "due"


def test_stopping_for_safety_does_not_fulfil_the_duty() -> None:
    life = then(
        ready(turn("high_risk", "2023-03-06"), "2023-08-01"), "stop", "2023-08-01", stop_reason="雷电（演示）"
    )
    assert (life.state, life.row["held_on"], life.due("every_half_year")) == ("due", None, date(2023, 9, 6))
    assert then(ready(life, "2023-08-15"), "hold", "2023-08-15", participants=40).state == "played"


def test_putting_off_changes_the_plan_and_not_the_duty() -> None:
    life = then(
        ready(turn("unit_plan", "2022-06-15"), "2023-05-08"),
        "put_off",
        "2023-05-09",
        planned_for=date(2023, 7, 3),
    )
    assert (life.state, life.due("every_year")) == ("scheduled", date(2023, 6, 15))


def test_a_turn_that_is_called_off_is_neither_kept_nor_broken() -> None:
    life = then(turn("high_risk", "2023-03-06"), "call_off", "2023-11-06", lapse_reason="停业（演示）")
    assert (life.row["met"], life.row["missed"], life.row["left_on"], life.running) == (
        0,
        0,
        date(2023, 11, 6),
        [],
    )


def test_issues_are_put_right_or_not_taken_up_and_all_of_them() -> None:
    life = then(held("none", "2023-05-08", "2023-05-12"), "evaluate", "2023-05-15", result="partly", issues=3)
    life = then(life, "report", "2023-05-17")
    assert refused(lambda: then(life, "improve", "2023-05-30", issues_fixed=3, issues_rejected=1)) == "A-006"
    assert refused(lambda: then(life, "improve", "2023-05-30", issues_fixed=4, issues_rejected=-1)) == "A-006"
    assert then(life, "improve", "2023-05-30", issues_fixed=2, issues_rejected=1).state == "done"


@pytest.mark.parametrize(
    "facts", [{"participants": 0}, {"participants": 5, "observers": -1}, {"participants": 5, "cost": -100}]
)
def test_numbers_of_a_drill_are_plausible(facts: dict[str, int]) -> None:
    assert (
        refused(lambda: then(ready(turn("none", "2023-05-08"), "2023-05-08"), "hold", "2023-05-10", **facts))
        == "A-006"
    )


def test_a_drill_is_not_held_before_its_script_is_approved() -> None:
    assert refused(lambda: then(turn("none", "2023-05-08"), "hold", "2023-05-10", participants=9)) == "A-001"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("emergency.drill"),)) == []


INDEPENDENT = """
SELECT count(*) FILTER (WHERE held_on >= '2023-01-01'), count(*) FILTER (WHERE held_on >= '2023-01-01' AND form = 'tabletop'),
       sum(participants) FILTER (WHERE held_on >= '2023-01-01'), sum(issues) FILTER (WHERE evaluated_on >= '2023-01-01'),
       count(*) FILTER (WHERE left_on IS NULL),
       count(*) FILTER (WHERE held_on >= '2023-01-01' AND duty <> 'none'),
       count(*) FILTER (WHERE held_on >= '2023-01-01' AND duty <> 'none' AND missed = 0)
FROM emergency_drill
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.1, 1, workers=1, only=["emergency.drill"])
    home, read = line("emergency.drill"), book(2023, ["4301"])
    names = ("held", "tabletop", "people", "issues_found", "turns_due", "recurring", "in_time")
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        found = cursor.fetchone()
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == found
        # A tenth of 2001 to 2999.
        assert 200 <= found[0] <= 300
        assert found[6] < found[5]
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET form = NULL WHERE id = (SELECT max(id) FROM {home.table} WHERE held_on > '2023-01-01')"
        )
        cursor.execute(f"UPDATE {home.table} SET issues_fixed = issues_fixed + 1 WHERE id = (SELECT max(id) FROM {home.table}"
                       " WHERE state = 'done')")  # fmt: skip
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == [
        "forms",
        "fixed",
    ]
