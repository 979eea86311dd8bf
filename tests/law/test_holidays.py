"""The notices against an independent package for every day it knows, and against the Measures that they carry out."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from fadu.law.holidays import CALENDAR, HOLIDAYS_2025, NOTICES, NoticeUnreadable, read_notice, statutory_days
from fadu.measure.calendar import NoticeContradictsItself

# The 2019 notice begins with Saturday 2018-12-29, made a working day.
FIRST, LAST = date(2018, 12, 29), date(2026, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=gap) for gap in range((LAST - FIRST).days + 1)]


def test_every_day_is_as_the_independent_package_has_it():
    assert [day for day in EVERY_DAY if CALENDAR.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_it_knows_every_year_that_we_ship():
    assert sorted({notice.year for notice in NOTICES}) == list(range(2019, 2027))
    assert all(CALENDAR.announced(year) for year in range(2019, 2027))
    assert not CALENDAR.announced(2027)


def test_make_up_days_balance_the_weekdays_given_off():
    # 全国年节及纪念日放假办法 gives 11 days (13 from 2025); the rest of what is off on weekdays is worked on weekends.
    for year in range(2021, 2027):
        notice = next(notice for notice in NOTICES if notice.year == year)
        off = [day for holiday in notice.holidays for day in holiday.days]
        weekdays_off = sum(day.weekday() < 5 for day in off)
        assert weekdays_off - len(notice.workdays) == sum(statutory_days(year).values())


@pytest.mark.parametrize(("year", "number"), [(2014, 11), (2024, 11), (2025, 13), (2026, 13)])
def test_statutory_days(year, number):
    assert sum(statutory_days(year).values()) == number


def test_the_measures_hold_from_their_day():
    assert HOLIDAYS_2025.in_force(date(2025, 1, 1))
    assert not HOLIDAYS_2025.in_force(date(2024, 12, 31))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.number)
def test_each_notice_names_every_festival_or_amends_one(notice):
    named = {festival for holiday in notice.holidays for festival in holiday.name.zh.split("、")}
    assert named == set(statutory_days(notice.year)) or "调整" in notice.title or "延长" in notice.title
    assert notice.source
    assert notice.issued.year in (notice.year - 1, notice.year)
    assert notice.said("zh") == notice.number


GOOD = """
year = 2030
issued = 2029-11-01
source = "演示"
[[holiday]]
zh = "元旦"
en = "New Year"
from = 2030-01-01
to = 2030-01-01
"""


def test_a_notice_whose_number_is_not_sure_says_so():
    assert read_notice(GOOD, "2030.toml").said("zh") == "2030年放假通知（文号待核）"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (GOOD.replace("year = 2030", ""), "year is missing"),
        (GOOD.replace("2030-01-01", "2030-02-30"), "2030.toml"),
        (GOOD + "to =", "2030.toml"),
        (GOOD.replace("from = 2030-01-01", 'from = "1 January"'), "2030.toml"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(text, reason):
    with pytest.raises(NoticeUnreadable) as refused:
        read_notice(text, "2030.toml")
    assert reason in refused.value.sentence("en")


def test_a_make_up_day_on_a_weekday_is_refused():
    with pytest.raises(NoticeContradictsItself, match="调休上班日不是周末"):
        read_notice(GOOD + "workdays = [2030-01-03]", "2030.toml")
