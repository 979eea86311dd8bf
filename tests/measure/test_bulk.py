"""Bulk due dates are the same, to the day, as working each clock out alone."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.law.holidays import CALENDAR
from fadu.law.instruments import ARL_2023, OGI
from fadu.measure.calendar import DayOutsideCalendar
from fadu.measure.cite import Term
from fadu.measure.clock import (
    NO_DATE,
    Extensions,
    FixedDate,
    Happening,
    Kind,
    Pauses,
    Rule,
    Span,
    Unit,
    What,
    days,
    hours,
    months,
    reckon,
    reckon_many,
    working_days,
    years,
)
from fadu.measure.clock.bulk import NotInBulk

CITE = OGI.art(33, 2)
A = Term("甲", "a")
RULES = [
    Rule(working_days(20), CITE),
    Rule(working_days(0), CITE),
    Rule(working_days(5), CITE, first_day_counts=True),
    Rule(days(60), ARL_2023.art(62, 1)),
    Rule(days(15), CITE, kind=Kind.MINIMUM),
    Rule(days(15), CITE, roll=False),
    Rule(months(2), CITE),
    Rule(years(5), CITE, kind=Kind.VALIDITY),
    Rule(months(1), CITE, kind=Kind.VALIDITY, first_day_counts=True),
    Rule(FixedDate(1, 31), CITE, kind=Kind.FIXED),
    Rule(FixedDate(2, 29), CITE, kind=Kind.FIXED),
]
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
# Anywhere around the period; often where a period of 60 or 15 days ends and may have to roll.
OFFSETS = st.one_of(st.integers(-3, 130), st.sampled_from([*range(58, 72), *range(13, 26)]))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Rule, list[tuple[date, list[tuple[int, int | None]], list[int]]], Span]:
    """A rule, an extension of its kind, and some cases: a start, pauses and extensions by days after it."""
    rule = draw(st.sampled_from(RULES))
    working = isinstance(rule.length, Span) and rule.length.unit is Unit.WORKING_DAY
    span = draw(st.sampled_from([working_days(20)] if working else [days(30), months(1)]))
    pause = st.tuples(OFFSETS, st.one_of(st.none(), st.integers(0, 60)))
    case = st.tuples(DAYS, st.lists(pause, max_size=3), st.lists(OFFSETS, max_size=2))
    return rule, draw(st.lists(case, min_size=1, max_size=6)), span


def log_of(
    start: date, pauses: list[tuple[int, int | None]], added: list[int], span: Span
) -> list[Happening]:
    def on(offset: int) -> date:
        return date.fromordinal(start.toordinal() + offset)

    log = [Happening(start, What.START, A)]
    for offset, length in pauses:
        # A pause that began before the clock did is no pause of this clock, nor is its end.
        if offset >= 0:
            log.append(Happening(on(offset), What.PAUSE, A))
            if length is not None:
                log.append(Happening(on(offset + length), What.RESUME, A))
    log.extend(Happening(on(offset), What.ADD, A, span) for offset in added)
    return log


@settings(max_examples=400)
@given(cases())
def test_a_column_of_cases_equals_the_cases_one_by_one(drawn):
    rule, rows, span = drawn
    alone = [reckon(rule, log_of(start, pauses, added, span), CALENDAR) for start, pauses, added in rows]
    spells = [
        (row, start.toordinal() + offset, NO_DATE if length is None else start.toordinal() + offset + length)
        for row, (start, pauses, _) in enumerate(rows)
        for offset, length in pauses
    ]
    added = [
        (row, start.toordinal() + offset) for row, (start, _, adds) in enumerate(rows) for offset in adds
    ]
    table = np.array(spells, np.int64).reshape(-1, 3)
    extended = np.array(added, np.int64).reshape(-1, 2)
    together = reckon_many(
        rule,
        np.array([start.toordinal() for start, _, _ in rows], np.int32),
        Pauses(table[:, 0], table[:, 1].astype(np.int32), table[:, 2].astype(np.int32)),
        [Extensions(extended[:, 0], extended[:, 1].astype(np.int32), span)],
        calendar=CALENDAR,
    )
    assert together.due.tolist() == [one.due.toordinal() if one.due else NO_DATE for one in alone]
    assert together.provisional.tolist() == [one.provisional for one in alone]


def test_clocks_by_the_hour_are_refused_with_the_remedy():
    with pytest.raises(NotInBulk) as refused:
        reckon_many(Rule(hours(24), CITE), np.array([738000], np.int32), calendar=CALENDAR)
    assert "reckon" in refused.value.sentence("en")


def test_a_day_only_rolled_to_is_owed_in_bulk_too():
    # Accepted 2023-08-02: the 60th day is 1 Oct, in Golden Week, so the end rolls to Sat 7 Oct.
    # Paused on the 7th, resumed Tue 10: that one day is owed, Wed 11. Extended by 30 days on the 7th as well:
    # the extension comes first (90th day Tue 31 Oct), four days are left out: Sat 4 Nov, rolls to Mon 6.
    start, rolled_to, resumed = (date(2023, 8, 2), date(2023, 10, 7), date(2023, 10, 10))
    starts = np.full(2, start.toordinal(), np.int32)
    both, second = np.array([0, 1]), np.array([1])
    paused = Pauses(
        both, np.full(2, rolled_to.toordinal(), np.int32), np.full(2, resumed.toordinal(), np.int32)
    )
    added = [Extensions(second, np.array([rolled_to.toordinal()], np.int32), days(30))]
    due = reckon_many(Rule(days(60), ARL_2023.art(62, 1)), starts, paused, added, calendar=CALENDAR).due
    assert [date.fromordinal(day) for day in due.tolist()] == [date(2023, 10, 11), date(2023, 11, 6)]


def test_a_mistyped_year_in_a_column_is_told_as_a_date():
    with pytest.raises(DayOutsideCalendar, match="2203-05-01"):
        reckon_many(RULES[0], np.array([date(2203, 5, 1).toordinal()], np.int32), calendar=CALENDAR)
