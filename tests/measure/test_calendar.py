"""The calendar: notices, later notices over earlier ones, and years that nobody has announced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fadu.law.holidays import CALENDAR, NOTICES
from fadu.measure.calendar import Calendar, DayOutsideCalendar, Holiday, Notice, NoticeContradictsItself
from fadu.measure.cite import Term

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
FEW = st.integers(-400, 400)
MAY_DAY = Term("劳动节", "Labour Day")


def notice(
    *, days: tuple[date, ...] = (), workdays: tuple[date, ...] = (), issued: date = date(2029, 11, 1)
) -> Notice:
    return Notice(2030, "演示〔2029〕1号", issued, "演示", False, (Holiday(MAY_DAY, days, workdays),))


@given(DAYS, FEW)
def test_adding_working_days_and_counting_them_again_gives_the_number(day, number):
    assert (
        CALENDAR.workdays_between(day, CALENDAR.add_workdays(day, number)) == number if number >= 0 else True
    )
    end = CALENDAR.add_workdays(day, number)
    assert end == day or CALENDAR.is_workday(end)


@given(DAYS, st.integers(1, 400))
def test_going_forward_and_back_again_returns_to_a_working_day(day, number):
    start = CALENDAR.next_workday(day)
    assert CALENDAR.add_workdays(CALENDAR.add_workdays(start, number), -number) == start


@given(DAYS, st.integers(1, 60))
def test_the_table_agrees_with_walking_day_by_day(day, number):
    walked, left = day, number
    while left:
        walked += timedelta(days=1)
        left -= CALENDAR.is_workday(walked)
    assert CALENDAR.add_workdays(day, number) == walked


@given(DAYS)
def test_the_next_working_day_is_the_first_from_that_day_on(day):
    found = CALENDAR.next_workday(day)
    assert CALENDAR.is_workday(found)
    assert not any(CALENDAR.is_workday(day + timedelta(days=gap)) for gap in range((found - day).days))


def test_backwards_before_a_hearing():
    # Five working days before Monday 2023-10-09, which is itself not counted:
    # Sun 8 (make-up, 国办发明电〔2022〕16号) 1, Sat 7 (make-up) 2, [29 Sep - 6 Oct off], Thu 28 Sep 3, Wed 27 4, Tue 26 5.
    assert CALENDAR.add_workdays(date(2023, 10, 9), -5) == date(2023, 9, 26)


def test_each_day_says_why_and_by_which_notice():
    why, by = CALENDAR.why(date(2023, 10, 7))
    assert (why.zh, by and by.number) == ("中秋节、国庆节调休上班", "国办发明电〔2022〕16号")
    why, by = CALENDAR.why(date(2023, 10, 2))
    assert (why.zh, by and by.number) == ("中秋节、国庆节放假", "国办发明电〔2022〕16号")
    assert CALENDAR.why(date(2023, 10, 14)) == (Term("周六", "Saturday"), None)
    assert CALENDAR.why(date(2023, 10, 16)) == (Term("工作日", "working day"), None)


def test_a_later_notice_replaces_the_festival_that_it_names():
    # 2019: Labour Day was one day; 国办发明电〔2019〕3号 made it 1-4 May with two Sundays worked, and left the rest alone.
    before = CALENDAR.as_known(date(2019, 3, 21))
    assert before.is_workday(date(2019, 5, 2))
    assert not before.is_workday(date(2019, 5, 5))
    assert not CALENDAR.is_workday(date(2019, 5, 2))
    assert CALENDAR.is_workday(date(2019, 5, 5))
    assert CALENDAR.why(date(2019, 5, 2))[1].number == "国办发明电〔2019〕3号"
    assert CALENDAR.why(date(2019, 10, 1))[1].number == "国办发明电〔2018〕15号"
    # 2020: Saturday 1 February was to be worked, until 国办发明电〔2020〕1号 extended the Spring Festival to the 2nd.
    assert CALENDAR.as_known(date(2020, 1, 25)).is_workday(date(2020, 2, 1))
    assert not CALENDAR.is_workday(date(2020, 2, 1))
    assert CALENDAR.is_workday(date(2020, 1, 19))


def test_a_year_without_notice_goes_by_weekends_and_says_so():
    assert not CALENDAR.announced(2035)
    assert CALENDAR.is_workday(date(2035, 10, 1))  # a Monday, National Day to be
    why, by = CALENDAR.why(date(2035, 10, 1))
    assert by is None
    assert "2035" in why.zh
    assert "no 2035 holiday notice" in why.en


def test_the_last_days_of_december_wait_for_the_next_notice():
    # The 2019 notice made Saturday 2018-12-29 a working day: no earlier day of a December was ever touched.
    early = CALENDAR.as_known(date(2022, 12, 7))
    assert early.settled(date(2022, 12, 1), date(2022, 12, 28))
    assert not early.settled(date(2022, 12, 1), date(2022, 12, 29))
    assert CALENDAR.settled(date(2022, 12, 1), date(2023, 1, 10))


def test_a_new_notice_changes_the_version():
    assert CALENDAR.version == Calendar(NOTICES).version
    assert CALENDAR.version != Calendar(NOTICES[:-1]).version


@given(st.permutations(NOTICES))
def test_the_order_in_which_notices_are_entered_does_not_matter(notices):
    assert Calendar(notices).version == CALENDAR.version


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda: notice(workdays=(date(2030, 5, 6),)), "must be a weekend day"),  # a Monday
        (lambda: notice(days=(date(2031, 5, 1),)), "another year"),
        (lambda: Calendar([notice(days=(date(2030, 5, 4),), workdays=(date(2030, 5, 4),))]), "named twice"),
    ],
)
def test_a_notice_that_contradicts_itself_is_refused(wrong, reason):
    with pytest.raises(NoticeContradictsItself) as refused:
        wrong()
    assert reason in refused.value.sentence("en")
    assert "文号待核" in refused.value.sentence("zh")


@pytest.mark.parametrize("day", [date(1979, 12, 31), date(2100, 1, 1), date(2203, 5, 1)])
def test_a_mistyped_year_is_refused_in_a_sentence(day):
    with pytest.raises(DayOutsideCalendar, match=str(day)):
        CALENDAR.add_workdays(day, 1)


def test_running_off_the_end_is_refused():
    with pytest.raises(DayOutsideCalendar):
        CALENDAR.add_workdays(date(2099, 12, 1), 60)
