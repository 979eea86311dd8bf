"""The checklist of measures: deadlines that the list itself names, reports, extensions, verification, figures and balances."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.engine.troubles import AlreadyTaken, FactMissing, FactWrong, StepNotAllowed
from fadu.law.holidays import CALENDAR
from fadu.measure.figure import contributions
from fadu.rehearsal.bulk import lives_of
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City
from fadu.work.organisation.measure import Measure

PLAN_END = date(2025, 12, 31)
SAID: dict[str, Any] = {"plan": "演示方案", "number_in_list": 1, "area": "enforcement", "task": "演示任务", "measure": "演示举措",
                        "plan_end": PLAN_END, "report_months": 3}  # fmt: skip


def issued(on: date = date(2023, 3, 31), due: date | None = date(2023, 12, 31), **more: Any) -> Life:
    given = {"due": due, "first_due": due} if due else {}
    life = Life(Measure, Place(109, "4301", "SF"))
    return life.open("issue", on=on, **{**SAID, "long_term": due is None, **given, **more})


def taken_up(on: date = date(2023, 4, 6), **more: Any) -> Life:
    return issued(**more).take("take_up", on=on)


def claimed(on: date = date(2023, 12, 20), **more: Any) -> Life:
    return taken_up(**more).take("claim", on=on, evidence="演示材料")


def kept(life: Life, clock: str) -> bool | None:
    place = line("organisation.measure").clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


def counts(life: Life, figure: str) -> list[tuple[int, int]]:
    """(month, value) of what the record adds to the whole figure; months from year 0."""
    return [
        (month, value)
        for month, cell, value in contributions(line("organisation.measure").figures[figure], life.row)
        if cell == ()
    ]


# ------------------------------------------------------------------------------------------------- the deadline


@pytest.mark.parametrize(
    "due",
    [
        date(2023, 12, 31),  # a Sunday: the list names the day itself, and a date does not roll
        date(2023, 6, 24),  # a Saturday within the Dragon Boat holiday
        date(2024, 2, 29),  # a leap day
        date(2025, 12, 31),  # the plan's last day
    ],
)
def test_the_deadline_is_the_day_that_the_list_names(due: date) -> None:
    assert issued(due=due).due("done_by") == due


def test_verified_by_the_deadline_is_in_time_and_later_is_not() -> None:
    # "Verified by the due date": Friday 29 December is in time for the 31st, Tuesday 2 January 2024 is not.
    assert kept(claimed().take("verify", on=date(2023, 12, 29)), "done_by") is True
    late = claimed().take("verify", on=date(2024, 1, 2))
    assert kept(late, "done_by") is False
    assert counts(late, "fell_due") == [(2023 * 12 + 11, 1)]
    assert counts(late, "done_in_time") == []


def test_an_extension_keeps_the_old_deadline() -> None:
    life = taken_up().take("extend", on=date(2023, 12, 15), due=date(2024, 6, 30), extension_reason="演示")
    assert life.due("done_by") == date(2024, 6, 30)
    assert (life.row["old_due"], life.row["first_due"]) == (date(2023, 12, 31), date(2023, 12, 31))
    life.take("extend", on=date(2024, 6, 14), due=date(2024, 9, 30), extension_reason="演示再延")
    assert (life.row["old_due"], life.row["first_due"]) == (date(2024, 6, 30), date(2023, 12, 31))
    life.take("claim", on=date(2024, 9, 18), evidence="演示").take("verify", on=date(2024, 9, 20))
    assert kept(life, "done_by") is True
    assert counts(life, "done_in_time") == [(2024 * 12 + 8, 1)]
    assert counts(life, "fell_due_first") == [(2023 * 12 + 11, 1)], "by the first deadline it was due in 2023"
    assert counts(life, "done_by_first") == []


@pytest.mark.parametrize("due", [date(2023, 12, 31), date(2023, 11, 30), date(2026, 1, 1)])
def test_an_extension_goes_forward_and_not_beyond_the_plan(due: date) -> None:
    with pytest.raises(FactWrong):
        taken_up().take("extend", on=date(2023, 12, 15), due=due, extension_reason="演示")


@pytest.mark.parametrize(
    "facts",
    [
        {"long_term": True},  # long-term with a deadline
        {"due": date(2023, 3, 31), "first_due": date(2023, 3, 31)},  # due on the day of issue
        {"due": date(2026, 6, 30), "first_due": date(2026, 6, 30)},  # after the plan
        {"first_due": date(2023, 9, 30)},  # two first deadlines
        {"midterm_due": date(2026, 1, 1)},
    ],
)
def test_a_measure_has_one_deadline_within_the_plan_or_is_long_term(facts: dict[str, Any]) -> None:
    with pytest.raises(FactWrong):
        issued(**facts)


def test_neither_deadline_nor_long_term_is_refused() -> None:
    with pytest.raises(FactWrong):
        issued(due=None, long_term=False)


# -------------------------------------------------------------------------------------------------- the reports


@pytest.mark.parametrize(
    ("on", "every", "due"),
    [
        # A recurring duty is not a period that rolls: three months after Thursday 6 April is Thursday 6 July 2023.
        (date(2023, 4, 6), 3, date(2023, 7, 6)),
        # Six months after 6 April: 6 October, the last day of the holiday; it is not moved.
        (date(2023, 4, 6), 6, date(2023, 10, 6)),
        # From 30 November three months on there is no 30 February: the last day, 29 February 2024.
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
    ],
)
def test_a_report_is_due_in_every_interval(on: date, every: int, due: date) -> None:
    assert taken_up(on, due=date(2024, 12, 31), report_months=every).due("report_by") == due


def test_each_report_begins_the_next_interval_until_the_claim() -> None:
    life = taken_up(date(2023, 4, 6)).take("report", on=date(2023, 6, 30), progress="演示进展")
    # 30 June + 3 months = 30 September 2023 (a holiday, not moved).
    assert life.due("report_by") == date(2023, 9, 30)
    life.take("report", on=date(2023, 9, 28), progress="演示进展")
    # 28 September + 3 months = 28 December.
    assert life.due("report_by") == date(2023, 12, 28)
    life.take("claim", on=date(2023, 12, 20), evidence="演示")
    assert life.due("report_by") is None
    assert kept(life, "report_by") is True


def test_a_claim_after_a_missed_report_shows_it() -> None:
    life = taken_up(date(2023, 4, 6)).take("claim", on=date(2023, 7, 7), evidence="演示")
    assert kept(life, "report_by") is False


# ------------------------------------------------------------------------------- claims, cancelling, evaluation


def test_a_rejected_claim_is_in_progress_again() -> None:
    life = claimed(date(2023, 12, 20)).take("reject", on=date(2023, 12, 25), shortcoming="演示")
    assert life.state == "in_progress"
    assert (life.row["claimed_on"], life.row["left_on"]) == (None, None)
    assert counts(life, "waiting_for_check") == []
    life.take("claim", on=date(2023, 12, 27), evidence="演示补充").take("verify", on=date(2023, 12, 29))
    assert (life.row["verified_on"], life.row["ended_on"], life.row["closed"]) == (date(2023, 12, 29),) * 3


def test_only_what_was_claimed_is_verified_and_a_claim_needs_evidence() -> None:
    with pytest.raises(StepNotAllowed):
        taken_up().take("verify", on=date(2023, 12, 1))
    with pytest.raises(FactMissing):
        taken_up().take("claim", on=date(2023, 12, 1))


def test_a_revoked_verification_counts_no_more() -> None:
    life = claimed().take("verify", on=date(2023, 12, 29))
    assert counts(life, "verified_in_year")
    life.take("revoke", on=date(2024, 3, 1), shortcoming="演示：回头看未落实")
    assert counts(life, "verified_in_year") == []
    assert life.row["closed"] is None
    assert life.due("done_by") == date(2023, 12, 31), "its deadline has long passed"
    assert counts(life, "overdue") == [(2023 * 12 + 11, 1)]


def test_overdue_is_what_the_deadline_left_undone() -> None:
    late = claimed(date(2024, 1, 8)).take("verify", on=date(2024, 2, 5))
    assert counts(late, "overdue") == [(2023 * 12 + 11, 1), (2024 * 12 + 1, -1)], (
        "overdue from December to February"
    )
    early = claimed(date(2023, 9, 4)).take("verify", on=date(2023, 9, 8))
    assert sum(value for _, value in counts(early, "overdue")) == 0


def test_what_is_cancelled_leaves_the_base_of_the_rates() -> None:
    life = taken_up().take("cancel", on=date(2023, 8, 1), cancel_reason="演示")
    assert kept(life, "done_by") is None
    assert counts(life, "issued")
    assert counts(life, "due_counted") == counts(life, "fell_due") == counts(life, "fell_due_first") == []
    with pytest.raises(StepNotAllowed):
        claimed().take("cancel", on=date(2023, 12, 21), cancel_reason="演示")


def test_a_long_term_measure_is_kept_up_and_evaluated_at_the_end() -> None:
    life = issued(due=None)
    with pytest.raises(FactWrong):
        life.take("take_up", on=date(2023, 4, 6))
    life.take("keep_up", on=date(2023, 4, 6))
    assert (life.due("final_by"), life.due("done_by")) == (PLAN_END, None)
    with pytest.raises(StepNotAllowed):
        life.take("claim", on=date(2023, 12, 1), evidence="演示")
    life.take("report", on=date(2023, 7, 3), progress="演示").take(
        "evaluate_at_end", on=date(2025, 12, 30), final_rating="as_planned"
    )
    assert kept(life, "final_by") is True
    assert not counts(life, "done_counted"), "long-term measures are told apart"


def test_a_measure_with_a_deadline_is_not_kept_up() -> None:
    with pytest.raises(FactWrong):
        issued().take("keep_up", on=date(2023, 4, 6))


def test_the_mid_term_evaluation_is_due_on_its_day_and_made_once() -> None:
    # 31 December 2023 is a Sunday: a named day, not rolled.
    life = taken_up(midterm_due=date(2023, 12, 31))
    assert life.due("midterm_by") == date(2023, 12, 31)
    life.take("evaluate", on=date(2023, 11, 6), rating="as_planned")
    assert kept(life, "midterm_by") is True
    assert life.state == "in_progress"
    with pytest.raises(AlreadyTaken):
        life.take("evaluate", on=date(2023, 11, 7), rating="behind")


def test_what_was_verified_before_is_evaluated_too() -> None:
    life = claimed(date(2023, 9, 4), midterm_due=date(2023, 12, 31)).take("verify", on=date(2023, 9, 8))
    assert life.take("evaluate", on=date(2023, 11, 6), rating="ahead").state == "verified"
    assert counts(life, "midterm")


# ------------------------------------------------------------------------------------------ figures and the year


INDEPENDENT = """
SELECT count(*) FILTER (WHERE extract(year FROM opened) = 2023),
       count(*) FILTER (WHERE extract(year FROM opened) = 2023 AND long_term),
       count(*) FILTER (WHERE extract(year FROM opened) = 2023 AND NOT long_term AND cancelled_on IS NULL),
       count(*) FILTER (WHERE extract(year FROM opened) = 2023 AND NOT long_term AND state = 'verified'),
       count(*) FILTER (WHERE opened < '2023-01-01' AND (closed IS NULL OR closed >= '2023-01-01')),
       count(*) FILTER (WHERE closed IS NULL),
       count(*) FILTER (WHERE state IN ('issued_to_unit', 'in_progress')  AND NOT long_term),
       count(*) FILTER (WHERE state = 'claimed'),
       count(*) FILTER (WHERE closed IS NULL AND due <= '2023-12-31'),
       count(*) FILTER (WHERE due BETWEEN '2023-01-01' AND '2023-12-31' AND state <> 'cancelled'),
       count(*) FILTER (WHERE due BETWEEN '2023-01-01' AND '2023-12-31' AND state = 'verified' AND verified_on <= due),
       count(*) FILTER (WHERE extract(year FROM verified_on) = 2023)
FROM organisation_measure
"""
NAMES = ("issued", "issued_long_term", "due_counted", "done_counted", "at_start", "at_end", "progressing", "waiting_for_check",
         "overdue", "fell_due", "done_in_time", "verified_in_year")  # fmt: skip


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 1, 1, workers=1, only=["organisation.measure"])
    home = line("organisation.measure")
    read = book(2023, ["4301"])
    assert read.value(home, home.figures["issued"], "4301") == 256
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in NAMES) == cursor.fetchone()
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET left_on = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE state = 'verified')"
        )
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == [
        "stock"
    ]


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023, 2024])
def test_any_year_is_legal_and_ends_with_the_year(year: int) -> None:
    lives = list(lives_of(line("organisation.measure"), City("changsha", year), share=0.2, seed=3))
    days = [past.on for life in lives for past in life.history]
    assert max(days) <= date(year, 12, 31)
    assert all(CALENDAR.is_workday(day) for day in days), "all these acts are officials'"
    assert any(life.row["opened"].year == year - 1 for life in lives)
    assert any(life.row["closed"] is None for life in lives)


def test_every_step_is_taken_by_some_life_or_told_in_a_story() -> None:
    lives = [
        life
        for year in (2021, 2023)
        for life in lives_of(line("organisation.measure"), City("changsha", year), share=1, seed=1)
    ]
    taken = {past.step for life in lives for past in life.history}
    assert taken == set(line("organisation.measure").steps)
