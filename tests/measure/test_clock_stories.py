"""Due dates worked by hand from the statute and the holiday notice; the working stands beside each.

Notices: 2020 国办发明电〔2019〕16号 and 〔2020〕1号, 2023 〔2022〕16号, 2024 〔2023〕7号.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fadu.law.daycount import span_of
from fadu.law.holidays import CALENDAR
from fadu.law.instruments import ARL_2017, ARL_2023, OGI
from fadu.measure.calendar import DayOutsideCalendar
from fadu.measure.cite import Term
from fadu.measure.clock import (
    FixedDate,
    Happening,
    Kind,
    NotAPeriod,
    Rule,
    Verdict,
    What,
    before,
    days,
    hours,
    minutes,
    months,
    reckon,
    rule_on,
    working_days,
    years,
)
from fadu.measure.clock.period import UnlikeSpans

ANSWER = Rule(working_days(20), OGI.art(33, 2))
DECIDE = Rule(days(60), ARL_2023.art(62, 1))


def on(text: str) -> date:
    return datetime.fromisoformat(f"{text}+08:00") if "T" in text else date.fromisoformat(text)


def event(what: What, text: str, label: str = "演示", span=None) -> Happening:
    return Happening(on(text), what, Term(label, f"demo {what}"), span)


def started(text: str) -> Happening:
    return event(What.START, text)


def paused(since: str, until: str | None = None) -> list[Happening]:
    log = [event(What.PAUSE, since, "征求第三方意见")]
    return log if until is None else [*log, event(What.RESUME, until, "收到第三方意见")]


def due(rule: Rule, *log: Happening, calendar=CALENDAR) -> str | None:
    found = reckon(rule, log, calendar).due
    return found.isoformat() if found else None


# --- working days -----------------------------------------------------------------------------------------------------


def test_twenty_working_days_over_golden_week_with_its_make_up_weekend():
    # Received Thu 2023-09-21 (not counted). Fri 22 = 1; Mon-Thu 25-28 = 2-5; 29 Sep - 6 Oct off;
    # Sat 7 = 6 and Sun 8 = 7 are worked; 9-13 = 8-12; 16-20 = 13-17; 23, 24, 25 = 18, 19, 20.
    assert due(ANSWER, started("2023-09-21")) == "2023-10-25"


def test_twenty_working_days_over_the_spring_festival_of_2024():
    # Received Mon 2024-02-05. 6-9 Feb = 1-4 (除夕, the 9th, is worked); 10-17 off; Sun 18 is worked = 5;
    # 19-23 = 6-10; 26 Feb - 1 Mar = 11-15; 4-8 Mar = 16-20.
    assert due(ANSWER, started("2024-02-05")) == "2024-03-08"


def test_received_on_a_make_up_sunday():
    # Received Sun 2023-04-23, a working day, not counted. 24-28 Apr = 1-5.
    assert due(Rule(working_days(5), ARL_2023.art(30)), started("2023-04-23")) == "2023-04-28"


def test_received_on_a_saturday_at_rest():
    # Received Sat 2023-03-04 (not counted either way): Mon-Fri 6-10 Mar = 1-5.
    assert due(Rule(working_days(5), ARL_2023.art(30)), started("2023-03-04")) == "2023-03-10"


def test_a_festival_extended_by_a_second_notice_moves_the_date():
    # Received Mon 2020-01-20; 21-23 Jan = 1-3; 24-30 off.
    # As known on the day: Fri 31 = 4, Sat 1 Feb worked = 5; 3-7 = 6-10; 10-14 = 11-15; 17-21 = 16-20.
    assert due(ANSWER, started("2020-01-20"), calendar=CALENDAR.as_known(on("2020-01-20"))) == "2020-02-21"
    # After 国办发明电〔2020〕1号: off until 2 Feb; 3-7 = 4-8; 10-14 = 9-13; 17-21 = 14-18; 24, 25 = 19, 20.
    assert due(ANSWER, started("2020-01-20")) == "2020-02-25"


def test_the_respondents_ten_days_were_calendar_days_and_became_working_days():
    # 2017 law (art. 40: only five and seven): copy received Thu 2023-12-21, tenth day Sun 31 Dec, Mon 1 Jan is 元旦.
    old = Rule(span_of(ARL_2017, 10), ARL_2017.art(23, 1), until=on("2023-12-31"))
    assert due(old, started("2023-12-21")) == "2024-01-02"
    # 2023 law (art. 88): received Thu 2024-01-04; Fri 5 = 1; 8-12 = 2-6; 15-18 = 7-10.
    new = Rule(span_of(ARL_2023, 10), ARL_2023.art(48), since=on("2024-01-01"))
    assert due(new, started("2024-01-04")) == "2024-01-18"
    assert rule_on([old, new], on("2023-12-31")) is old
    assert rule_on([old, new], on("2024-01-01")) is new
    assert rule_on([new], on("2023-12-31")) is None


# --- calendar days, months, years -------------------------------------------------------------------------------------


def test_sixty_days_that_end_in_golden_week_roll_to_the_make_up_saturday():
    # Accepted 2023-08-02: 29 days to 31 Aug, 59 to 30 Sep, the 60th is 1 Oct, off until 6 Oct; Sat 7 Oct is worked.
    assert due(DECIDE, started("2023-08-02")) == "2023-10-07"


def test_a_period_of_days_that_ends_on_a_make_up_sunday_does_not_roll():
    # Accepted 2023-08-09: the 60th day is Sun 8 Oct 2023, a working day.
    assert due(DECIDE, started("2023-08-09")) == "2023-10-08"


def test_sixty_and_thirty_days_roll_once_at_the_end():
    # Accepted 2023-12-12: 60th day Sat 2024-02-10 (Spring Festival); with 30 more the 90th is Mon 2024-03-11.
    # Rolling first (to Sun 18 Feb) and adding then would wrongly give 19 March.
    extended = event(What.ADD, "2024-01-20", "延长审理期限", days(30))
    assert due(DECIDE, started("2023-12-12"), extended) == "2024-03-11"


@pytest.mark.parametrize(
    ("number", "start", "end"),
    [
        (3, "2023-11-30", "2024-02-29"),  # no 30 February: its last day, Thu
        (2, "2023-12-31", "2024-02-29"),
        (1, "2023-01-31", "2023-02-28"),  # Tue
        (
            3,
            "2023-02-28",
            "2023-05-29",
        ),  # the 28th, a Sunday, rolls to Monday: same number, not the month's end
        (6, "2023-04-03", "2023-10-07"),  # 3 Oct is in Golden Week
    ],
)
def test_months_end_on_the_same_number_or_on_the_last_day(number, start, end):
    assert due(Rule(months(number), OGI.art(33)), started(start)) == end


def test_three_months_and_three_more_are_six_from_the_start():
    # Assigned 2023-08-31: three months end on 30 Nov; three more are six months: 29 Feb 2024, not 28.
    more = event(What.ADD, "2023-11-20", "延长答复", months(3))
    assert due(Rule(months(3), OGI.art(33)), started("2023-08-31"), more) == "2024-02-29"


def test_a_leap_day_a_year_later():
    # 2024-02-29 and one year: no 29 February in 2025, so Fri 28.
    assert due(Rule(years(1), ARL_2023.art(20, 3)), started("2024-02-29")) == "2025-02-28"


# --- pause, restart, extension ----------------------------------------------------------------------------------------


def test_a_consultation_is_left_out_whole():
    # Received Wed 2023-09-20: Thu 21 = 1, Fri 22 = 2; paused Mon 25 Sep, resumed Tue 10 Oct, both left out;
    # 11-13 Oct = 3-5; 16-20 = 6-10; 23-27 = 11-15; 30 Oct - 3 Nov = 16-20.
    assert due(ANSWER, started("2023-09-20"), *paused("2023-09-25", "2023-10-10")) == "2023-11-03"


def test_a_consultation_and_an_extension():
    # As above, then 6-10 Nov = 21-25; 13-17 = 26-30; 20-24 = 31-35; 27 Nov - 1 Dec = 36-40.
    extended = event(What.ADD, "2023-10-20", "延长答复", working_days(20))
    assert due(ANSWER, started("2023-09-20"), *paused("2023-09-25", "2023-10-10"), extended) == "2023-12-01"


def test_calendar_days_under_pause():
    # Accepted 2023-03-01; paused 11 Mar, resumed 20 Mar: ten days left out, both edges included.
    # 60th day would be 30 Apr; ten later is Wed 10 May.
    assert due(DECIDE, started("2023-03-01"), *paused("2023-03-11", "2023-03-20")) == "2023-05-10"


def test_two_pauses_that_overlap_count_once():
    # Third party asked 11-20 Mar, expert 15-25 Mar: 11-25 are left out, 15 days; 30 Apr + 15 = Mon 15 May.
    log = [*paused("2023-03-11", "2023-03-20"), *paused("2023-03-15", "2023-03-25")]
    assert due(DECIDE, started("2023-03-01"), *log) == "2023-05-15"


def test_a_pause_on_the_last_day_leaves_that_day_owed():
    # Twenty working days from Thu 2023-09-21 end on Wed 25 Oct. Paused that day, resumed Fri 27: Mon 30 is the twentieth.
    assert due(ANSWER, started("2023-09-21"), *paused("2023-10-25", "2023-10-27")) == "2023-10-30"


def test_a_pause_on_a_day_only_rolled_to_leaves_one_day_owed():
    # Sixty days end on 1 Oct 2023 and roll to Sat 7. Paused on the 7th, resumed Tue 10: Wed 11.
    assert due(DECIDE, started("2023-08-02"), *paused("2023-10-07", "2023-10-10")) == "2023-10-11"


def test_a_pause_before_the_clock_began_changes_nothing():
    # Correction before acceptance does not touch the sixty days (行政复议法 2023 arts 30-31).
    log = [*paused("2023-07-20", "2023-07-28"), started("2023-08-02")]
    assert due(DECIDE, *log) == "2023-10-07"
    assert len(reckon(DECIDE, log, CALENDAR).idle) == 2


def test_a_correction_starts_the_clock_again():
    # Received Mon 2023-04-17; corrected application received Thu 4 May (OGI art. 30): Fri 5 = 1; Sat 6 (make-up) = 2;
    # 8-12 = 3-7; 15-19 = 8-12; 22-26 = 13-17; 29, 30, 31 May = 18, 19, 20.
    log = [started("2023-04-17"), *paused("2023-04-20"), event(What.RESTART, "2023-05-04", "收到补正")]
    found = reckon(ANSWER, log, CALENDAR)
    assert found.due == on("2023-05-31")
    assert [one.started for one in found.rounds()] == [on("2023-04-17")]


def test_an_extension_after_the_end_revives_nothing():
    # Accepted 2023-03-01: 60th day Sun 30 Apr, May Day until 3 May: due Thu 4 May.
    # Decided on the 4th it is in time: 90th day Tue 30 May. On the 5th it is too late.
    extended = event(What.ADD, "2023-05-04", "延长", days(30))
    late = event(What.ADD, "2023-05-05", "延长", days(30))
    assert due(DECIDE, started("2023-03-01"), extended) == "2023-05-30"
    assert due(DECIDE, started("2023-03-01"), late) == "2023-05-04"
    found = reckon(DECIDE, [started("2023-03-01"), late, *paused("2023-05-06")], CALENDAR)
    assert found.due == on("2023-05-04")
    assert [one.on for one, _ in found.idle] == [on("2023-05-05"), on("2023-05-06")]


def test_an_extension_in_another_kind_of_day_is_refused():
    with pytest.raises(UnlikeSpans, match="20个工作日的期限不能用30日"):
        reckon(ANSWER, [started("2023-03-01"), event(What.ADD, "2023-03-02", "延长", days(30))], CALENDAR)


# --- kinds ------------------------------------------------------------------------------------------------------------


def test_a_minimum_is_kept_only_when_it_has_passed():
    # Published Fri 2023-05-05 for comment, 30 days: Sun 4 June, rolls to Mon 5.
    comment = Rule(days(30), OGI.art(1), kind=Kind.MINIMUM)
    log = [started("2023-05-05")]
    running = reckon(comment, log, CALENDAR)
    assert running.due == on("2023-06-05")
    assert running.verdict(on("2023-06-05")) is Verdict.RUNNING
    assert running.verdict(on("2023-06-06")) is Verdict.MET
    early = reckon(comment, [*log, event(What.STOP, "2023-06-05")], CALENDAR)
    assert early.verdict(on("2023-06-05")) is Verdict.MISSED
    after = reckon(comment, [*log, event(What.STOP, "2023-06-06")], CALENDAR)
    assert after.verdict(on("2023-06-06")) is Verdict.MET


def test_a_minimum_shortened_for_a_recorded_reason():
    comment = Rule(days(30), OGI.art(1), kind=Kind.MINIMUM)
    log = [started("2023-05-05"), event(What.SHORTEN, "2023-05-05", "情况紧急", days(7))]
    # Seven days: Fri 12 May.
    assert due(comment, *log) == "2023-05-12"
    assert (
        reckon(comment, [*log, event(What.STOP, "2023-05-15")], CALENDAR).verdict(on("2023-05-15"))
        is Verdict.MET
    )
    waived = [
        started("2023-05-05"),
        event(What.SHORTEN, "2023-05-05", "依法保密", days(0)),
        event(What.STOP, "2023-05-05"),
    ]
    assert reckon(comment, waived, CALENDAR).verdict(on("2023-05-05")) is Verdict.MET


@pytest.mark.parametrize(
    ("fixed", "start", "end"),
    [
        (FixedDate(1, 31), "2024-01-01", "2024-01-31"),  # OGI art. 49
        (FixedDate(1, 31), "2024-01-31", "2025-01-31"),  # the day itself begins the next year
        (before(3, 1), "2024-01-01", "2024-02-29"),
        (before(3, 1), "2023-01-01", "2023-02-28"),
        (before(4, 1), "2024-01-01", "2024-03-31"),  # a Sunday: a date does not roll
        (before(1, 1), "2024-01-01", "2024-12-31"),
    ],
)
def test_fixed_dates_and_dates_before(fixed, start, end):
    rule = Rule(fixed, OGI.art(49), kind=Kind.FIXED)
    assert due(rule, started(start)) == end
    assert due(rule, started(start), *paused(start)) == end


def test_validity_holds_through_its_last_day_and_does_not_roll():
    # In force from Mon 2023-05-01, five years from that day: through Sun 2028-04-30.
    valid = Rule(years(5), OGI.art(1), kind=Kind.VALIDITY, first_day_counts=True)
    found = reckon(valid, [started("2023-05-01")], CALENDAR)
    assert found.due == on("2028-04-30")
    assert found.verdict(on("2028-04-30")) is Verdict.RUNNING
    assert found.verdict(on("2028-05-01")) is Verdict.OVERDUE
    # One month from 31 January has no 31 February: it ends with the month, not a day sooner.
    assert (
        due(Rule(months(1), OGI.art(1), kind=Kind.VALIDITY, first_day_counts=True), started("2023-01-31"))
        == "2023-02-28"
    )


def test_a_recurring_duty_runs_from_the_last_time():
    # A drill every three years: 2019-06-10, then 2022-06-30 (late by twenty days), the next by 2025-06-30.
    drill = Rule(years(3), OGI.art(1), kind=Kind.RECURRING)
    found = reckon(drill, [started("2019-06-10"), event(What.RESTART, "2022-06-30", "再次演练")], CALENDAR)
    assert found.due == on("2025-06-30")
    (first,) = found.rounds()
    assert (first.due, first.verdict(on("2022-06-30"))) == (on("2022-06-10"), Verdict.MISSED)


def test_hours_run_through_nights_and_holidays():
    # Reported Fri 2023-09-29 15:30, 24 hours: Sat 30 15:30, in the middle of the festival.
    report = Rule(hours(24), OGI.art(1))
    found = reckon(report, [started("2023-09-29T15:30")], CALENDAR)
    assert found.due == on("2023-09-30T15:30")
    assert found.verdict(on("2023-09-30T15:30")) is Verdict.RUNNING
    assert found.verdict(on("2023-09-30T15:31")) is Verdict.OVERDUE
    assert found.remaining(on("2023-09-30T14:30")) == 60
    halted = [started("2023-09-29T15:30"), *paused("2023-09-29T16:00", "2023-09-29T18:15")]
    assert reckon(report, halted, CALENDAR).due == on("2023-09-30T17:45")
    # Known only by its day, an event is taken at 0:00: the safe side.
    assert reckon(Rule(minutes(90), OGI.art(1)), [started("2023-09-29")], CALENDAR).due == on(
        "2023-09-29T01:30"
    )


def test_a_moment_told_in_another_zone_is_the_day_it_was_in_china():
    # 16:30 UTC on 20 September is half past midnight on the 21st here: due as if on the 21st.
    late = Happening(datetime(2023, 9, 20, 16, 30, tzinfo=UTC), What.START, Term("收到", "received"))
    assert due(ANSWER, late) == due(ANSWER, started("2023-09-21"))
    found = reckon(Rule(hours(24), OGI.art(1)), [late], CALENDAR)
    assert found.due == on("2023-09-22T00:30")
    assert found.verdict(datetime(2023, 9, 21, 16, 30, tzinfo=UTC)) is Verdict.RUNNING


@pytest.mark.parametrize("rule", [ANSWER, DECIDE, Rule(years(9000), OGI.art(1))])
def test_a_date_beyond_every_calendar_is_refused_in_a_sentence(rule):
    with pytest.raises(DayOutsideCalendar):
        reckon(rule, [started("9999-12-31")], CALENDAR)


# --- standing ---------------------------------------------------------------------------------------------------------


def test_how_a_clock_stands_from_day_to_day():
    log = [started("2023-09-21")]
    found = reckon(ANSWER, log, CALENDAR)
    assert found.verdict(on("2023-09-20")) is Verdict.NOT_STARTED
    assert found.verdict(on("2023-10-25")) is Verdict.RUNNING
    assert found.verdict(on("2023-10-26")) is Verdict.OVERDUE
    # On Sun 8 Oct seven are used up; two days past the end it is minus two (Thu 26, Fri 27).
    assert [found.remaining(on(day)) for day in ("2023-09-21", "2023-10-08", "2023-10-27")] == [20, 13, -2]
    met, missed = (
        reckon(ANSWER, [*log, event(What.STOP, day)], CALENDAR) for day in ("2023-10-25", "2023-10-26")
    )
    assert met.verdict(on("2023-11-01")) is Verdict.MET
    assert met.remaining(on("2023-10-25")) is None
    assert missed.verdict(on("2023-11-01")) is Verdict.MISSED
    assert missed.verdict(on("2023-10-25")) is Verdict.RUNNING


def test_a_paused_clock_has_no_date_but_knows_what_is_left():
    found = reckon(ANSWER, [started("2023-09-20"), *paused("2023-09-25")], CALENDAR)
    assert (found.due, found.paused_since, found.verdict(on("2024-01-01"))) == (
        None,
        on("2023-09-25"),
        Verdict.PAUSED,
    )
    assert found.remaining(on("2024-01-01")) == 18  # 21 and 22 September are used up
    ended = reckon(
        ANSWER, [started("2023-09-20"), *paused("2023-09-25"), event(What.STOP, "2024-01-05")], CALENDAR
    )
    assert ended.verdict(on("2024-01-05")) is Verdict.MET


def test_nothing_has_started():
    found = reckon(ANSWER, [event(What.STOP, "2023-09-20")], CALENDAR)
    assert (found.started, found.due, found.days(), found.rounds()) == (None, None, [], ())
    assert found.verdict(on("2023-09-20")) is Verdict.NOT_STARTED


def test_a_date_is_provisional_until_the_notice_is_out():
    # Received Tue 2022-12-20, seen on 1 December (the 2023 notice is of 8 December): by weekends alone
    # 21-23 = 1-3; 26-30 = 4-8; 2-6 Jan = 9-13; 9-13 = 14-18; 16, 17 = 19, 20.
    early = reckon(ANSWER, [started("2022-12-20")], CALENDAR.as_known(on("2022-12-01")))
    assert (early.due, early.provisional) == (on("2023-01-17"), True)
    # With the notice 31 Dec - 2 Jan are off: 3-6 Jan = 9-12; 9-13 = 13-17; 16, 17, 18 = 18, 19, 20.
    known = reckon(ANSWER, [started("2022-12-20")], CALENDAR)
    assert (known.due, known.provisional) == (on("2023-01-18"), False)


def test_days_are_provisional_only_where_they_end():
    unknown = CALENDAR.as_known(on("2022-12-01"))
    assert reckon(DECIDE, [started("2022-12-20")], unknown).provisional
    assert not reckon(DECIDE, [started("2022-10-20")], unknown).provisional  # ends Mon 19 Dec 2022
    assert not reckon(Rule(days(60), OGI.art(1), roll=False), [started("2022-12-20")], unknown).provisional


@pytest.mark.parametrize(
    "wrong",
    [lambda: working_days(-1), lambda: days(True), lambda: FixedDate(2, 30), lambda: FixedDate(13, 1)],
)
def test_what_is_no_period_is_refused(wrong):
    with pytest.raises(NotAPeriod):
        wrong()


def test_a_rule_must_be_of_one_piece():
    with pytest.raises(NotAPeriod):
        Rule(days(3), OGI.art(1), kind=Kind.FIXED)
    with pytest.raises(NotAPeriod):
        Rule(FixedDate(1, 31), OGI.art(49))
    with pytest.raises(NotAPeriod):
        Rule(hours(2), OGI.art(1), first_day_counts=True)
