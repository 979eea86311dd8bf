"""Stories of crowded places: capacities, filed plans, inspections, orders with a day, checks that fail and pass."""

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

BUREAU = Place(123, "4301", "YJ")
CAPACITY = {"at_once": 30_000, "in_a_day": 100_000, "capacity_by": "演示核定机关"}


def listed(on: str = "2023-01-03", site: str = "mall") -> Life:
    life = Life(line("emergency.crowded_place"), BUREAU)
    return life.open(
        "enter", on=date.fromisoformat(on), name="演示商场001", site=site, operator="演示运营单位"
    )


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def ordered(by: str, on: str = "2023-09-11") -> Life:
    life = then(listed(), "inspect", on, problems=2)
    return then(life, "order", on, demands="完善疏散路线（演示）", rectify_by=date.fromisoformat(by))


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize(
    ("by", "due"),
    [
        ("2023-09-22", "2023-09-22"),  # a Friday
        (
            "2023-09-23",
            "2023-09-23",
        ),  # a Saturday: what an order names is a date and not a period, and does not roll
        ("2023-10-01", "2023-10-01"),  # National Day, likewise
        ("2024-02-29", "2024-02-29"),  # a leap day
    ],
)
def test_the_day_that_the_order_names_is_the_last_day(by: str, due: str) -> None:
    assert ordered(by).due("put_right_by") == date.fromisoformat(due)


def test_reported_in_time_or_late() -> None:
    bit = 1 << line("emergency.crowded_place").clock("put_right_by").position
    in_time, late = (
        then(ordered("2023-09-22"), "claim", "2023-09-22"),
        then(ordered("2023-09-22"), "claim", "2023-09-25"),
    )
    assert (in_time.row["met"], in_time.row["missed"], late.row["met"], late.row["missed"]) == (
        bit,
        0,
        0,
        bit,
    )


def test_a_check_that_fails_sets_a_new_day() -> None:
    life = then(ordered("2023-09-22"), "claim", "2023-09-21")
    life = then(
        life, "refuse", "2023-09-26", shortfall="演练记录不完整（演示）", rectify_by=date(2023, 10, 13)
    )
    assert (life.state, life.due("put_right_by")) == ("rectifying", date(2023, 10, 13))
    life = then(then(life, "claim", "2023-10-12"), "accept", "2023-10-16")
    assert (life.state, life.row["rectified_on"], life.running) == ("listed", date(2023, 10, 16), [])


def test_an_order_lies_ahead_and_a_fault_is_not_passed_over() -> None:
    assert refused(lambda: ordered("2023-09-11")) == "A-006"
    assert (
        refused(lambda: then(then(listed(), "inspect", "2023-09-11", problems=1), "pass_it", "2023-09-11"))
        == "A-014"
    )
    assert (
        then(then(listed(), "inspect", "2023-09-11", problems=0), "pass_it", "2023-09-11").state == "listed"
    )


def test_a_scenic_area_is_not_passed_without_its_capacity() -> None:
    life = then(listed(site="scenic"), "inspect", "2023-09-11", problems=0)
    assert refused(lambda: then(life, "pass_it", "2023-09-11")) == "A-014"
    assert (
        refused(lambda: then(life, "set_capacity", "2023-09-12", **{**CAPACITY, "in_a_day": 20_000}))
        == "A-006"
    )
    assert (
        then(then(life, "set_capacity", "2023-09-12", **CAPACITY), "pass_it", "2023-09-12").state == "listed"
    )


def test_the_person_who_passes_warnings_on_is_named_under_the_law_of_2024() -> None:
    assert (
        refused(lambda: then(listed("2024-10-31"), "name_warner", "2024-11-05", warner="演示联络员甲0001"))
        == "A-001"
    )
    assert (
        then(listed("2024-11-01"), "name_warner", "2024-11-05", warner="演示联络员甲0001").state == "listed"
    )


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("emergency.crowded_place"),)) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sixteen_places_are_inspected_and_put_right_in_2023(seed: int) -> None:
    rows = [
        life.row
        for life in bulk.lives_of(line("emergency.crowded_place"), City("changsha", 2023), share=1, seed=seed)
    ]
    this_year = date(2023, 1, 1)
    assert sum(row["inspected_on"] is not None and row["inspected_on"] >= this_year for row in rows) == 16
    assert (
        sum(row["rectified_on"] is not None and row["rectified_on"] <= date(2023, 12, 31) for row in rows)
        == 16
    )


INDEPENDENT = """
SELECT count(*) FILTER (WHERE closed IS NULL), count(*) FILTER (WHERE opened < '2023-01-01'), count(inspected_on), count(rectified_on),
       count(*) FILTER (WHERE closed IS NULL AND plan_filed_on IS NOT NULL)
FROM emergency_crowdedplace
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 1, 1, workers=1, only=["emergency.crowded_place"])
    home, read = line("emergency.crowded_place"), book(2023, ["4301"])
    names = ("standing", "standing_before", "inspected", "put_right", "with_plan")
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT.replace("emergency_crowdedplace", home.table))
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == cursor.fetchone()
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        first = f"SELECT min(id) FROM {home.table} WHERE closed > '2023-01-01'"
        cursor.execute(f"UPDATE {home.table} SET opened = '2024-01-03' WHERE id = ({first})")
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == ["flow"]
