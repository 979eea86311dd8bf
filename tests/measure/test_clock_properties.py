"""What holds for every clock, whatever the rule, the days and the log."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.law.holidays import CALENDAR
from fadu.law.instruments import OGI
from fadu.measure.cite import Term
from fadu.measure.clock import Happening, Kind, Rule, Verdict, What, days, months, reckon, working_days, years

CITE = OGI.art(33, 2)
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
GAPS = st.integers(0, 90)
LENGTHS = st.one_of(
    st.integers(1, 60).map(working_days),
    st.integers(1, 400).map(days),
    st.integers(1, 30).map(months),
    st.integers(1, 20).map(years),
)
RULES = st.builds(Rule, LENGTHS, st.just(CITE), st.just(Kind.MAXIMUM))
COUNTED = st.builds(
    Rule, st.one_of(st.integers(1, 60).map(working_days), st.integers(1, 400).map(days)), st.just(CITE)
)
PAUSES = st.lists(st.tuples(GAPS, GAPS), max_size=4)


def event(what: What, on: date, span=None) -> Happening:
    return Happening(on, what, Term("事", what.value), span)


def log_of(start: date, pauses: list[tuple[int, int]]) -> list[Happening]:
    log = [event(What.START, start)]
    for gap, length in pauses:
        since = start + timedelta(days=gap)
        log += [event(What.PAUSE, since), event(What.RESUME, since + timedelta(days=length))]
    return log


@given(st.integers(1, 60), DAYS)
def test_a_working_day_clock_is_working_day_addition(number, start):
    found = reckon(Rule(working_days(number), CITE), [event(What.START, start)], CALENDAR)
    assert CALENDAR.workdays_between(start, found.due) == number


@given(st.integers(1, 400), DAYS)
def test_a_clock_by_days_ends_on_the_first_working_day_from_its_last_day_on(number, start):
    found = reckon(Rule(days(number), CITE), [event(What.START, start)], CALENDAR)
    assert found.unrolled == start + timedelta(days=number)
    assert found.due == CALENDAR.next_workday(found.unrolled)


@given(RULES, DAYS, GAPS)
def test_a_pause_of_no_length_changes_nothing(rule, start, gap):
    plain = reckon(rule, log_of(start, []), CALENDAR)
    touched = reckon(rule, log_of(start, [(gap, 0)]), CALENDAR)
    assert (touched.due, touched.spells) == (plain.due, ())


@given(RULES, DAYS, PAUSES)
def test_a_pause_never_brings_the_end_nearer(rule, start, pauses):
    assert reckon(rule, log_of(start, pauses), CALENDAR).due >= reckon(rule, log_of(start, []), CALENDAR).due


@settings(max_examples=200)
@given(RULES, DAYS, PAUSES, st.data())
def test_the_order_in_which_pauses_are_logged_does_not_matter(rule, start, pauses, data):
    shuffled = data.draw(st.permutations(pauses))
    assert (
        reckon(rule, log_of(start, shuffled), CALENDAR).due
        == reckon(rule, log_of(start, pauses), CALENDAR).due
    )


@given(RULES, DAYS, st.integers(0, 40), st.integers(1, 40), st.integers(0, 40))
def test_two_pauses_that_meet_are_one(rule, start, gap, length, more):
    since, middle = start + timedelta(days=gap), start + timedelta(days=gap + length)
    end = middle + timedelta(days=more)
    parts = [
        event(What.PAUSE, since),
        event(What.RESUME, middle),
        event(What.PAUSE, middle),
        event(What.RESUME, end),
    ]
    whole = [event(What.PAUSE, since), event(What.RESUME, end)]
    first = event(What.START, start)
    assert reckon(rule, [first, *parts], CALENDAR).due == reckon(rule, [first, *whole], CALENDAR).due


@settings(max_examples=150)
@given(COUNTED, DAYS, PAUSES)
def test_the_days_told_add_up_to_the_length(rule, start, pauses):
    found = reckon(rule, log_of(start, pauses), CALENDAR)
    lines = found.days()
    counted = [line for line in lines if line.counted]
    assert lines[0].on == start
    assert lines[-1].on == found.due
    assert [line.number for line in counted] == list(range(1, len(counted) + 1))
    # A pause on a day that the period had only been rolled to keeps the days it rolled over.
    rolled_into = any(line.counted and line.number > rule.length.n for line in lines)
    assert len(counted) == rule.length.n or (rolled_into and rule.rolls)
    assert not any(CALENDAR.is_workday(line.on) for line in lines if found.unrolled <= line.on < found.due)


@given(COUNTED, DAYS, PAUSES)
def test_no_day_of_a_pause_in_time_is_counted(rule, start, pauses):
    found = reckon(rule, log_of(start, pauses), CALENDAR)
    inside = {
        spell.since + timedelta(days=gap)
        for spell in found.spells
        for gap in range((spell.until - spell.since).days + 1)
    }
    assert not any(line.counted and line.on in inside for line in found.days())


@given(RULES, DAYS, DAYS)
def test_a_restart_forgets_what_was_before(rule, start, again):
    log = [*log_of(min(start, again), [(3, 10)]), event(What.RESTART, max(start, again))]
    if min(start, again) + timedelta(days=13) < max(start, again):
        fresh = reckon(rule, [event(What.START, max(start, again))], CALENDAR)
        assert reckon(rule, log, CALENDAR).due == fresh.due


@given(RULES, DAYS, DAYS)
def test_a_stop_is_in_time_exactly_up_to_the_due_date(rule, start, stop):
    found = reckon(rule, [event(What.START, start), event(What.STOP, stop)], CALENDAR)
    if stop >= start:
        assert found.verdict(stop) is (Verdict.MET if stop <= found.due else Verdict.MISSED)


@given(RULES, DAYS, DAYS)
def test_what_remains_is_negative_exactly_when_overdue(rule, start, day):
    found = reckon(rule, [event(What.START, start)], CALENDAR)
    left = found.remaining(day)
    if found.verdict(day) is Verdict.OVERDUE and CALENDAR.workdays_between(found.due, day):
        assert left < 0
    if day <= found.due:
        assert left >= 0


@given(COUNTED, DAYS, st.integers(1, 40))
def test_an_extension_in_time_equals_a_longer_rule(rule, start, more):
    longer = Rule(type(rule.length)(rule.length.n + more, rule.length.unit), CITE)
    added = event(What.ADD, start, type(rule.length)(more, rule.length.unit))
    plain = reckon(longer, [event(What.START, start)], CALENDAR)
    assert reckon(rule, [event(What.START, start), added], CALENDAR).due == plain.due


@given(RULES, DAYS)
def test_a_date_said_to_be_certain_does_not_move_when_notices_come(rule, start):
    known = CALENDAR.as_known(date(2023, 12, 31))
    early = reckon(rule, [event(What.START, start)], known)
    if not early.provisional:
        assert reckon(rule, [event(What.START, start)], CALENDAR).due == early.due


@settings(max_examples=60)
@given(RULES, DAYS, PAUSES)
def test_every_clock_can_argue_in_both_languages(rule, start, pauses):
    found = reckon(rule, log_of(start, pauses), CALENDAR)
    for lang in ("zh", "en"):
        told = found.argument(lang)
        assert len(told) >= 3
        assert all(told)
    assert f"{found.due.year}年{found.due.month}月{found.due.day}日届满" in "".join(found.argument("zh"))
