"""Figures of suggestions and proposals against SQL written by hand, balances that break when a row is altered, and the year 2023."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from fadu.engine.access import Actor, Place, Role
from fadu.engine.identity import identity
from fadu.engine.line import line
from fadu.engine.troubles import NotYourStep, StaleVersion
from fadu.engine.verify import verify_line
from fadu.law.holidays import CALENDAR
from fadu.measure.figure import contributions
from fadu.rehearsal.bulk import Numbers, lives_of
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import Agenda
from fadu.rehearsal.stage import City

YEAR = "BETWEEN '2023-01-01' AND '2023-12-31'"
COUNTED = f"assigned_on {YEAR} AND handling <> 'beside' AND passed_to IS NULL AND withdrawn_on IS NULL"
INDEPENDENT = f"""
SELECT count(*) FILTER (WHERE {COUNTED}),
       count(*) FILTER (WHERE {COUNTED} AND category = 'suggestion'),
       count(*) FILTER (WHERE {COUNTED} AND category = 'proposal'),
       count(*) FILTER (WHERE {COUNTED} AND replied_on IS NOT NULL),
       count(*) FILTER (WHERE {COUNTED} AND split_part(outcome, '_', 2) = 'A'),
       count(*) FILTER (WHERE {COUNTED} AND first_view IS NOT NULL),
       count(*) FILTER (WHERE {COUNTED} AND (first_view IN ('satisfied', 'basically') OR second_view IN ('satisfied', 'basically'))),
       count(*) FILTER (WHERE {COUNTED} AND published_on IS NOT NULL),
       count(*) FILTER (WHERE concluded_on {YEAR} AND passed_to IS NULL AND withdrawn_on IS NULL AND handling <> 'beside'),
       count(*) FILTER (WHERE tracked_on < '2023-01-01' AND (promise_ended_on IS NULL OR promise_ended_on >= '2023-01-01')),
       count(*) FILTER (WHERE tracked_on <= '2023-12-31' AND (promise_ended_on IS NULL OR promise_ended_on > '2023-12-31')),
       count(*) FILTER (WHERE assigned_on < '2023-01-01' AND (left_on IS NULL OR left_on >= '2023-01-01')),
       count(*) FILTER (WHERE opened {YEAR} AND previous IS NULL)
FROM oversight_proposal
"""
NAMES = ("assigned", "suggestions", "cppcc", "replied", "solved", "views", "content", "published", "concluded",
         "promises_at_start", "promises_open", "waiting_at_start", "received")  # fmt: skip


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.1, 1, workers=1, only=["oversight.proposal", "oversight.joint_opinion"])
    home, joint = line("oversight.proposal"), line("oversight.joint_opinion")
    read = book(2023, ["4301"])
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in NAMES) == cursor.fetchone()
        cursor.execute("SELECT count(*) FROM oversight_jointopinion j JOIN oversight_proposal p ON p.id = j.proposal"
                       " AND p.proposal_no = j.proposal_no AND p.unit = j.lead AND j.unit = ANY(p.joint_units)")  # fmt: skip
        linked = cursor.fetchone()
        assert linked == (read.value(joint, joint.figures["joint_items"], "4301"),)
        assert linked[0] > 0
        assert [
            one.balance.name
            for one in (*read.weigh(home, "4301"), *read.weigh(joint, "4301"))
            if not one.holds
        ] == []
        altered = f"UPDATE {home.table} SET outcome = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE {COUNTED})"
        assert verify_line(home).broken == []
        cursor.execute(altered)
        assert len(verify_line(home).broken) == 1
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == [
        "classes"
    ]


@pytest.fixture(scope="module")
def year() -> list[Life]:
    return list(lives_of(line("oversight.proposal"), City("changsha", 2023), share=1, seed=1))


def in_2023(year: list[Life], figure: str) -> int:
    """A flow's value in the year, added up from the rows alone."""
    declared = line("oversight.proposal").figures[figure]
    return sum(
        value
        for life in year
        for month, cell, value in contributions(declared, life.row)
        if cell == () and month // 12 == 2023
    )


def test_the_year_2023_yields_the_published_counts(year: list[Life]) -> None:
    assert (in_2023(year, "assigned"), in_2023(year, "suggestions"), in_2023(year, "cppcc")) == (
        751,
        345,
        406,
    )
    assert (
        in_2023(year, "replied")
        == in_2023(year, "replied_in_time")
        == in_2023(year, "concluded_of_assigned")
        == 751
    )


@pytest.mark.parametrize("seed", [2, 3])
def test_the_counts_hold_for_any_seed(seed: int) -> None:
    other = list(lives_of(line("oversight.proposal"), City("changsha", 2023), share=1, seed=seed))
    assert (
        in_2023(other, "assigned")
        == in_2023(other, "replied_in_time")
        == in_2023(other, "concluded_of_assigned")
        == 751
    )


def test_a_year_without_a_printed_report_is_not_perfect() -> None:
    lives = list(lives_of(line("oversight.proposal"), City("changsha", 2024), share=1, seed=1))
    late = line("oversight.proposal").clock("reply_by").position
    assert any(life.row["missed"] >> late & 1 for life in lives)
    assert any(life.state == "heard" for life in lives), "some wait for their reply as the year ends"


def test_officials_act_on_working_days_and_nothing_after_the_year(year: list[Life]) -> None:
    outside = {"take_view", "dispute", "take_second_view", "dispute_again", "withdraw"}
    days = [past.on for life in year for past in life.history if past.step not in outside]
    assert all(CALENDAR.is_workday(day) for day in days)
    assert max(past.on for life in year for past in life.history) <= date(2023, 12, 31)
    ends = Counter(life.state for life in year)
    assert {"concluded_all", "tracking", "passed_on", "not_filed", "withdrawn", "filed"} <= set(ends)


def test_every_step_is_taken_by_some_life(year: list[Life]) -> None:
    taken = {past.step for life in year for past in life.history}
    assert set(line("oversight.proposal").steps) - taken <= {"give_up"}


def test_the_agenda_knows_the_keys_that_loading_gives() -> None:
    city, numbers = City("changsha", 2023), Numbers()
    lives = lives_of(line("oversight.proposal"), city, share=0.1, seed=1)
    pairs = list(zip(Agenda(city, 2023, 0.1).items(), lives, strict=True))
    assert [item.key for item, _ in pairs] == [numbers.key(life) for _, life in pairs]
    linked = [life.row["previous"] for _, life in pairs if life.row["previous"]]
    assert all(identity(key).line == 14 for key in linked)


def test_the_draw_is_the_same_from_the_same_seed() -> None:
    def rows(seed: int) -> list[object]:
        return [
            life.row
            for life in lives_of(
                line("oversight.joint_opinion"), City("changsha", 2023), share=0.05, seed=seed
            )
        ]

    assert rows(1) == rows(1) != rows(2)


def test_through_the_door_silence_takes_effect_and_a_stale_version_is_told(own_database: str) -> None:
    """Assigned on Wednesday 19 April 2023: ten working days end on Friday 5 May, so the item is in hand from the 6th."""
    from fadu.engine import act, follow
    from fadu.engine.lapse import take_silent_steps
    from fadu.rehearsal.load import place_units

    place_units(City("changsha", 2023))
    home, place = line("oversight.proposal"), Place(103, "4301", "JY")
    assigner = Actor(7, "演示交办机关", frozenset({Role.SUPERVISOR}), 0)
    handler = Actor(1031, "演示承办人", frozenset({Role.HANDLER}), 103)
    day, at = date(2023, 4, 19), datetime(2023, 5, 31, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    who = {"category": "suggestion", "proposal_no": "演示第1号", "season": "recess", "proposed_by": "one", "theme": "rural",
           "subject": "演示标题", "proposer": "演示代表甲0001"}  # fmt: skip
    key = act.open(home, "register", place=place, actor=assigner, on=day, at=at, facts=who)
    act.take(key, "file", actor=assigner, on=day, at=at)
    facts = {"handling": "lead", "joint_units": [104, 105]}
    act.take(key, "assign_suggestion", actor=assigner, on=day, at=at, facts=facts)
    assert [(one.step, one.on) for one in take_silent_steps(today=date(2023, 5, 31), at=at)] == [
        ("deem_accepted", date(2023, 5, 6))
    ]
    with pytest.raises(StaleVersion) as stale:
        act.take(key, "hear", actor=handler, on=date(2023, 5, 8), at=at, facts={"way": "visit"}, version=3)
    assert stale.value.code == "A-003"
    act.take(key, "hear", actor=handler, on=date(2023, 5, 8), at=at, facts={"way": "visit"}, version=4)
    found = act.find(key)
    assert (found.row["state"], found.row["joint_units"]) == ("heard", [104, 105])
    with pytest.raises(NotYourStep) as refused:
        act.take(
            key,
            "reply",
            actor=handler,
            on=date(2023, 5, 9),
            at=at,
            facts={"reply_no": "1", "scheme": "v1", "outcome": "v1_A"},
        )
    assert refused.value.code == "A-002"
    follow.up_to_now(follow.TALLIES)
    assert verify_line(home).broken == []
