"""Validity: derived from texts and deeds, on any day, with its reason."""

from __future__ import annotations

from datetime import date

import pytest

from fadu.library.kinds import Kind, Link
from fadu.library.validity import Deed, Life, Span, State, span, standing

DAY = date(2024, 1, 1)
LAW = Life(Kind.LAW, written_on=date(2009, 12, 1), effective_from=date(2010, 3, 1))


def test_a_law_begins_on_its_day_and_goes_on() -> None:
    assert standing(LAW, date(2010, 2, 28)).state is State.NOT_YET
    told = standing(LAW, date(2010, 3, 1))
    assert (told.state, told.since, told.reason.zh) == (
        State.IN_FORCE,
        date(2010, 3, 1),
        "自2010-03-01起施行",
    )
    assert span(LAW) == Span(date(2010, 3, 1), None)


def test_a_repeal_ends_it_on_the_day_on_which_the_repealing_text_begins() -> None:
    life = Life(
        Kind.LAW, effective_from=date(2010, 3, 1), deeds=(Deed(Link.REPEALS, date(2020, 7, 1), 9, "新法"),)
    )
    assert standing(life, date(2020, 6, 30)).state is State.IN_FORCE
    told = standing(life, date(2020, 7, 1))
    assert (told.state, told.since, told.source) == (State.REPEALED, date(2020, 7, 1), 9)
    assert "《新法》废止" in told.reason.zh
    assert span(life) == Span(date(2010, 3, 1), date(2020, 6, 30), "repealed")


def test_declared_lapsed_is_no_repeal() -> None:
    life = Life(
        Kind.NORMATIVE_DOCUMENT, effective_from=date(2010, 3, 1), deeds=(Deed(Link.LAPSES, date(2020, 7, 1)),)
    )
    assert standing(life, DAY).state is State.EXPIRED


@pytest.mark.parametrize("link", [Link.REPEALS_IN_PART, Link.KEEPS, Link.IMPLEMENTS, Link.INTERPRETS])
def test_what_ends_nothing(link: Link) -> None:
    life = Life(Kind.LAW, effective_from=date(2010, 3, 1), deeds=(Deed(link, date(2020, 7, 1)),))
    assert standing(life, DAY).state is State.IN_FORCE


def test_a_period_ends_with_its_last_day() -> None:
    life = Life(Kind.NORMATIVE_DOCUMENT, effective_from=date(2019, 1, 1), expires_on=date(2023, 12, 31))
    assert standing(life, date(2023, 12, 31)).state is State.IN_FORCE
    assert standing(life, DAY).state is State.EXPIRED


def test_an_amended_text_is_in_force_as_amended_from_the_day_of_the_amendment() -> None:
    life = Life(
        Kind.LAW,
        effective_from=date(2010, 3, 1),
        deeds=(Deed(Link.AMENDS, date(2018, 8, 31), None, "修改决定"),),
    )
    assert standing(life, date(2018, 8, 30)).state is State.IN_FORCE
    told = standing(life, date(2018, 8, 31))
    assert (told.state, told.since) == (State.AMENDED, date(2018, 8, 31))
    assert told.state.applies


def test_nobody_knows_where_the_texts_do_not_say() -> None:
    assert standing(Life(Kind.LAW, written_on=date(2009, 12, 1)), DAY).state is State.UNKNOWN


def test_where_only_a_later_text_is_held_nobody_knows_what_was_before_it_but_after_the_making() -> None:
    life = Life(Kind.LAW, written_on=date(1994, 10, 27), held_from=date(2015, 9, 1))
    assert standing(life, date(1994, 10, 26)).state is State.NOT_YET
    assert standing(life, date(2000, 1, 1)).state is State.UNKNOWN
    assert standing(life, date(2015, 9, 1)).state is State.IN_FORCE


def test_a_policy_document_applies_from_its_issue() -> None:
    told = standing(Life(Kind.POLICY_DOCUMENT, written_on=date(2018, 6, 25)), DAY)
    assert (told.state, told.since) == (State.IN_FORCE, date(2018, 6, 25))
    assert "成文之日" in told.reason.zh


@pytest.mark.parametrize(("trial", "last"), [(False, date(2023, 5, 9)), (True, date(2020, 5, 9))])
def test_a_registered_document_without_a_period_has_the_provinces_said_to_be_unverified(
    trial: bool, last: date
) -> None:
    life = Life(Kind.NORMATIVE_DOCUMENT, trial=trial, written_on=date(2018, 5, 1), published_on=date(2018, 5, 10),
                effective_from=date(2018, 6, 10), registration_no="CSCR-2018-01001")  # fmt: skip
    assert span(life) == Span(date(2018, 6, 10), last, "expired")
    assert "未核" in standing(life, DAY).reason.zh


@pytest.mark.parametrize("kind", [Kind.CASE, Kind.READING, Kind.OTHER, Kind.BILL])
def test_what_binds_nobody_has_no_validity(kind: Kind) -> None:
    assert standing(Life(kind, written_on=date(2018, 5, 1)), DAY).state is State.NONE
    assert span(Life(kind, effective_from=date(2018, 5, 1))) == Span(None, None)
