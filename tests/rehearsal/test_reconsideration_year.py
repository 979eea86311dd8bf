"""The rehearsed year of reconsideration: the target to the case, lawful and plausible days, balances that hold once loaded."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from functools import cache

import pytest
from django.db import connection

from fadu.engine import follow
from fadu.engine.line import line
from fadu.engine.values import book
from fadu.law.holidays import CALENDAR
from fadu.rehearsal.bulk import load_line
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.reconsideration import lives
from fadu.rehearsal.load import place_units
from fadu.rehearsal.stage import City

LINE = "oversight.reconsideration"
OUTSIDERS = {"take_correction", "receive", "receive_2017"}
NewDatabase = Callable[[], AbstractContextManager[str]]


@cache
def year_of(year: int, share: float) -> list[Life]:
    return list(lives(City("changsha", year), year, random.Random(7), share=share))


@pytest.mark.parametrize(("share", "expected"), [(0.05, 146), (0.1, 292)])
def test_the_printed_number_is_met_to_the_case(share: float, expected: int) -> None:
    # 2,920 printed for 2023; a twentieth is 146, a tenth 292.
    ended = [life.row["concluded_on"] for life in year_of(2023, share)]
    assert sum(on is not None and on.year == 2023 for on in ended) == expected


@pytest.mark.parametrize("year", [2020, 2023, 2024, 2026])
def test_officials_act_on_working_days_and_nothing_comes_after_the_year(year: int) -> None:
    for life in year_of(year, 0.05):
        for past in life.history:
            assert past.on <= date(year, 12, 31)
            assert CALENDAR.is_workday(past.on) or past.step in OUTSIDERS, (past.step, past.on)


def test_each_case_is_under_the_text_of_its_day() -> None:
    for life in year_of(2024, 0.05):
        old = life.row["opened"] < date(2024, 1, 1)
        assert (life.history[0].step in ("receive_2017", "receive_to_forward")) is old
        assert any(past.step.endswith("_2017") for past in life.history[1:]) <= old
        if life.row["procedure"] == "simplified":
            assert not old


def test_a_year_has_late_extended_and_interrupted_cases() -> None:
    rows = [life.row for life in year_of(2023, 0.1)]
    clock = line(LINE).clock("decide_by")
    late = sum(row["missed"] >> clock.position & 1 for row in rows)
    assert 0 < late < 0.03 * len(rows)
    assert 0.04 < sum(bool(row["extended"]) for row in rows) / len(rows) < 0.16
    assert any(row["suspension_ground"] for row in rows)


def test_a_loaded_year_balances_everywhere(new_database: NewDatabase) -> None:
    with new_database():
        city, found = City("changsha", 2023), line(LINE)
        place_units(city)
        load_line(found, city, share=0.05, seed=3, told=lambda _: None)
        follow.rebuild_tallies()
        areas = ["4301", *sorted({unit.territory for unit in city.bodies() if len(unit.territory) == 6})]
        read = book(2023, areas)
        broken = [
            (area, one.balance.name) for area in areas for one in read.weigh(found, area) if not one.holds
        ]
        assert broken == []
        assert read.value(found, found.figures["concluded"], "4301") == 146
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT territory, count(*) FROM \"{found.table}\" WHERE concluded_on BETWEEN '2023-01-01' AND '2023-12-31' "
                           "GROUP BY 1")  # fmt: skip
            by_hand = dict(cursor.fetchall())
        assert {area: read.value(found, found.figures["concluded"], area) for area in areas[1:]} == {
            area: by_hand.get(area, 0) for area in areas[1:]
        }
