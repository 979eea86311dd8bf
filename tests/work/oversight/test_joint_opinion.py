"""Joint opinions: the joint unit's own periods, worked by hand; release, asking again, and what is counted."""

from __future__ import annotations

from datetime import date

import pytest

from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.engine.troubles import AlreadyTaken, FactMissing, StepNotAllowed
from fadu.measure.figure import contributions
from fadu.rehearsal.life import Life
from fadu.work.oversight.joint_opinion import JointOpinion

OPINION = {"opinion_no": "演示会1号", "opinion": "演示意见"}


def asked(on: date) -> Life:
    life = Life(JointOpinion, Place(104, "4301", "KJ"))
    return life.open("ask", on=on, category="proposal", proposal_no="演示第1号", lead=103, subject="演示标题")


def kept(life: Life, clock: str) -> bool | None:
    place = line("oversight.joint_opinion").clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


def counts(life: Life, figure: str) -> bool:
    return bool(contributions(line("oversight.joint_opinion").figures[figure], life.row))


@pytest.mark.parametrize(
    ("on", "due"),
    [
        # Wednesday 1 March 2023; 30 working days: 2, 3 (2), 6 to 10 (7), 13 to 17 (12), 20 to 24 (17), 27 to 31 (22),
        # 3 and 4 April (24), 5 Qingming, 6 and 7 (26), 10 to 13 (30): Thursday 13 April.
        (date(2023, 3, 1), date(2023, 4, 13)),
        # Friday 14 April 2023: 17 to 21 (5), Sunday 23 make-up (6), 24 to 28 (11), holiday to 3 May, 4, 5 (13), Saturday 6
        # make-up (14), 8 to 12 (19), 15 to 19 (24), 22 to 26 (29), Monday 29 May (30).
        (date(2023, 4, 14), date(2023, 5, 29)),
        # Monday 18 September 2023: 19 to 22 (4), 25 to 28 (8), holiday 29 September to 6 October, 7 and 8 make-up (10),
        # 9 to 13 (15), 16 to 20 (20), 23 to 27 (25), 30 October to 3 November (30).
        (date(2023, 9, 18), date(2023, 11, 3)),
        # Monday 22 January 2024: 23 to 26 (4), 29 January to 2 February (9), Sunday 4 make-up (10), 5 to 9 (15), Spring
        # Festival 10 to 17, Sunday 18 make-up (16), 19 to 23 (21), 26 February to 1 March (26), 4 to 7 March (30).
        (date(2024, 1, 22), date(2024, 3, 7)),
    ],
)
def test_thirty_working_days_for_the_opinion(on: date, due: date) -> None:
    assert asked(on).due("give_by") == due


def test_in_time_on_the_last_day_and_late_the_day_after() -> None:
    assert kept(asked(date(2023, 3, 1)).take("give", on=date(2023, 4, 13), **OPINION), "give_by") is True
    late = asked(date(2023, 3, 1)).take("give", on=date(2023, 4, 14), **OPINION)
    assert kept(late, "give_by") is False
    assert counts(late, "given_items")
    assert not counts(late, "given_in_time")


def test_an_empty_opinion_is_given_again_within_five_working_days() -> None:
    # Asked again on Tuesday 20 June 2023: 21 (1), Dragon Boat 22 to 24, Sunday 25 make-up (2), 26 (3), 27 (4), 28 (5).
    life = asked(date(2023, 5, 22)).take("give", on=date(2023, 6, 15), **OPINION)
    life.take("ask_again", on=date(2023, 6, 20), shortcoming="演示：没有实质内容")
    assert life.row["closed"] is None
    assert life.due("give_again_by") == date(2023, 6, 28)
    life.take("give_again", on=date(2023, 6, 28), **OPINION)
    assert kept(life, "give_again_by") is True
    assert life.row["given_on"] == date(2023, 6, 15), "the first opinion keeps its own day"
    with pytest.raises(AlreadyTaken):
        life.take("ask_again", on=date(2023, 6, 29), shortcoming="演示")


def test_the_lead_unit_may_ask_no_more() -> None:
    life = asked(date(2023, 5, 22)).take("give", on=date(2023, 6, 15), **OPINION)
    life.take("ask_again", on=date(2023, 6, 20), shortcoming="演示").take("waive", on=date(2023, 6, 26))
    assert (life.state, kept(life, "give_again_by")) == ("given", None)


def test_a_unit_that_is_not_competent_is_released() -> None:
    # Asked for on Thursday 28 September 2023; 10 working days: Saturday 7 and Sunday 8 October (2), 9 to 13 (7), 16, 17,
    # 18 (10): Wednesday 18 October.
    life = asked(date(2023, 9, 18)).take("ask_release", on=date(2023, 9, 28), release_reason="演示")
    assert life.due("decide_release_by") == date(2023, 10, 18)
    life.take("release", on=date(2023, 10, 19))
    assert (life.state, kept(life, "decide_release_by"), kept(life, "give_by")) == ("released", False, None)
    assert counts(life, "ended_in_year")
    assert not counts(life, "given_in_year")


def test_a_refused_release_leaves_the_period_as_it_was() -> None:
    life = asked(date(2023, 9, 18)).take("ask_release", on=date(2023, 9, 28), release_reason="演示")
    life.take("refuse_release", on=date(2023, 10, 9))
    assert life.due("give_by") == date(2023, 11, 3)
    with pytest.raises(AlreadyTaken):
        life.take("ask_release", on=date(2023, 10, 10), release_reason="演示")


def test_what_is_no_longer_needed_ends() -> None:
    life = asked(date(2023, 3, 1)).take("end", on=date(2023, 3, 10))
    assert (life.state, kept(life, "give_by")) == ("ended", None)
    with pytest.raises(StepNotAllowed):
        life.take("give", on=date(2023, 3, 13), **OPINION)


def test_an_opinion_needs_its_number_and_its_text() -> None:
    with pytest.raises(FactMissing):
        asked(date(2023, 3, 1)).take("give", on=date(2023, 3, 10), opinion_no="演示会1号")


def test_joint_items_are_no_items_of_the_lead_units() -> None:
    """No figure of the proposals reads a joint record: the two lines share no table and no figure."""
    own, lead = line("oversight.joint_opinion"), line("oversight.proposal")
    assert own.table != lead.table
    assert not set(own.figures.values()) & set(lead.figures.values())
