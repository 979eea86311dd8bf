"""Stories of a campaign's problems: plan and deadline of the list, evidence, verification by another body, reopening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

HERE = Place(116, "4301", "JT")
SAID: dict[str, Any] = {
    "campaign": "演示整治",
    "batch": 1,
    "number_in_batch": 1,
    "area": "transport",
    "source": "own",
    "problem": "演示问题",
}


def d(on: str) -> date:
    return date.fromisoformat(on)


def listed(
    on: str = "2023-03-06", plan_due: str = "2023-03-20", due: str = "2023-05-31", **more: Any
) -> Life:
    return Life(line("organisation.rectification"), HERE).open(
        "hand_down", on=d(on), plan_due=d(plan_due), due=d(due), **{**SAID, **more}
    )


def rectifying(**more: Any) -> Life:
    return (
        listed(**more)
        .take("plan", on=d("2023-03-15"), measure="演示", responsible="演示")
        .take("accept_plan", on=d("2023-03-16"))
    )


def evidenced(on: str = "2023-05-22") -> Life:
    return rectifying().take("give_evidence", on=d(on), evidence="演示材料")


def kept(life: Life, clock: str) -> bool | None:
    place = life.line.clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def counts(life: Life, figure: str) -> list[tuple[int, int]]:
    return [
        (month, value)
        for month, cell, value in contributions(life.line.figures[figure], life.row)
        if cell == ()
    ]


@pytest.mark.parametrize(
    "due", ["2023-04-05", "2023-05-01", "2023-06-24", "2023-09-30", "2023-12-31", "2024-02-29"]
)
def test_the_deadlines_are_the_days_of_the_list_and_do_not_move(due: str) -> None:
    # Qingming, Labour Day, Dragon Boat, Golden Week, a Sunday, a leap day: the list names the day itself.
    life = listed(due=due)
    assert (str(life.due("plan_by")), str(life.due("close_by"))) == ("2023-03-20", due)


@pytest.mark.parametrize(("on", "verdict"), [("2023-03-20", True), ("2023-03-21", False)])
def test_a_plan_is_in_time_on_its_day(on: str, verdict: bool) -> None:
    assert kept(listed().take("plan", on=d(on), measure="演示", responsible="演示"), "plan_by") is verdict


@pytest.mark.parametrize(("on", "verdict"), [("2023-05-31", True), ("2023-06-01", False)])
def test_done_is_the_day_of_verification_and_not_of_the_evidence(on: str, verdict: bool) -> None:
    life = evidenced().take("verify", on=d(on), verifier=109)
    assert kept(life, "close_by") is verdict
    assert bool(counts(life, "in_time")) is verdict
    assert life.row["closed"] == d(on)


def test_no_unit_verifies_its_own_problem_and_nothing_closes_without_evidence() -> None:
    assert refused(lambda: evidenced().take("verify", on=d("2023-05-25"), verifier=116)) == "A-014"
    assert refused(lambda: rectifying().take("verify", on=d("2023-05-25"), verifier=109)) == "A-001"
    assert refused(lambda: rectifying().take("give_evidence", on=d("2023-05-25"), evidence="")) == "A-004"
    assert refused(lambda: evidenced().take("verify", on=d("2023-05-25"))) == "A-004"


def test_rejected_evidence_is_given_again() -> None:
    life = evidenced().take("reject", on=d("2023-05-24"), shortcoming="演示")
    assert (life.state, life.row["evidence_on"]) == ("rectifying", None)
    life.take("give_evidence", on=d("2023-05-29"), evidence="演示补充", persons=1, returned=500_00).take(
        "verify", on=d("2023-05-30"), verifier=109
    )
    assert counts(life, "money_back") == [(2023 * 12 + 4, 500_00)]
    assert counts(life, "problem_kinds") == [(2023 * 12 + 4, 1)]


def test_a_reopened_problem_is_open_and_overdue_again() -> None:
    life = (
        evidenced()
        .take("verify", on=d("2023-05-30"), verifier=109)
        .take("reopen", on=d("2023-08-01"), shortcoming="演示反弹")
    )
    assert (life.row["closed"], counts(life, "problem_kinds")) == (None, [])
    assert counts(life, "overdue") == [(2023 * 12 + 4, 1)]
    assert str(life.due("close_by")) == "2023-05-31"
    life.take("give_evidence", on=d("2023-08-15"), evidence="演示").take(
        "verify", on=d("2023-08-18"), verifier=109
    )
    assert (kept(life, "close_by"), counts(life, "problem_kinds")) == (False, [(2023 * 12 + 7, 1)])


def test_an_extension_moves_the_deadline_forward_only() -> None:
    life = rectifying().take("extend", on=d("2023-05-15"), due=d("2023-06-30"), extension_reason="演示")
    assert str(life.due("close_by")) == "2023-06-30"
    assert (
        refused(lambda: life.take("extend", on=d("2023-05-16"), due=d("2023-06-30"), extension_reason="演示"))
        == "A-006"
    )
    assert counts(life.take("press", on=d("2023-06-20"), pressure="talk"), "pressed") == [(2023 * 12 + 5, 1)]


def test_an_unfounded_problem_leaves_the_rate_and_breaks_no_deadline() -> None:
    life = listed().take("dismiss", on=d("2023-03-14"), dismissed_reason="演示")
    assert (kept(life, "close_by"), counts(life, "found_dismissed"), counts(life, "found_open")) == (
        None,
        [(2023 * 12 + 2, 1)],
        [],
    )
    again = (
        listed()
        .take("plan", on=d("2023-03-14"), measure="演示", responsible="演示")
        .take("return_plan", on=d("2023-03-15"), plan_shortcoming="演示")
    )
    assert again.state == "listed"


@pytest.mark.parametrize(
    "facts", [{"batch": 0}, {"number_in_batch": 0}, {"plan_due": "2023-03-06"}, {"due": "2023-03-19"}]
)
def test_a_list_is_numbered_from_one_and_its_days_follow_each_other(facts: dict[str, Any]) -> None:
    assert refused(lambda: listed(**facts)) == "A-006"


def test_a_batch_counts_by_its_first_number() -> None:
    assert counts(listed(), "batches") == [(2023 * 12 + 2, 1)]
    assert counts(listed(number_in_batch=2), "batches") == []


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("organisation.rectification"),)) == []
