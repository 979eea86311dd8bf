"""Bulk due dates are the same, to the day, as working each clock out alone."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.law.holidays import CALENDAR
from fadu.law.instruments import ARL_2023, OGI
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
OFFSETS = st.integers(-3, 130)


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


@settings(max_examples=400, deadline=None)
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
