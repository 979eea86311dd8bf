"""Stories of bills for local regulations: comment, readings, four months for approval, shelving, filing by the province."""

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

HERE = Place(115, "4301", "ZJ")
COUNTS = {
    "comments_received": 10,
    "comments_adopted": 4,
    "comments_partly": 2,
    "comments_declined": 3,
    "comments_outside": 1,
}


def d(on: str) -> date:
    return date.fromisoformat(on)


def started(on: str = "2023-01-03", action: str = "enact") -> Life:
    return Life(line("legislation.regulation"), HERE).open(
        "start", on=d(on), subject="长沙市演示条例", action=action
    )


def introduced(on: str = "2023-05-08", action: str = "enact") -> Life:
    life = (
        started(action=action)
        .take("open_comment", on=d("2023-02-01"))
        .take("close_comment", on=d("2023-03-06"), **COUNTS)
    )
    return (
        life.take("submit", on=d("2023-03-10"))
        .take("agree", on=d("2023-04-10"), review_opinion="演示")
        .take("introduce", on=d(on), bill_no="演示1号")
    )


def read_twice(on: str = "2023-05-31") -> Life:
    life = introduced().take("list_", on=d("2023-05-10")).take("read", on=d("2023-05-18"), readings=1)
    return life.take("read", on=d("2023-05-30"), readings=2).take("pass_", on=d(on))


def kept(life: Life, clock: str) -> bool | None:
    place = line("legislation.regulation").clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def counts(life: Life, figure: str) -> list[tuple[int, int]]:
    return [
        (month, value)
        for month, cell, value in contributions(line("legislation.regulation").figures[figure], life.row)
        if cell == ()
    ]


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        ("2023-06-01", "2023-10-07"),  # 1 October: the Golden Week, worked again on Saturday the 7th
        ("2023-09-28", "2024-01-29"),  # 28 January 2024 is a Sunday
        ("2023-10-31", "2024-02-29"),  # no 31 February: the last day of the month
        ("2023-12-29", "2024-04-29"),  # a Monday between a worked Sunday and the holiday
        ("2023-08-01", "2023-12-01"),  # a Friday
        ("2023-10-12", "2024-02-18"),  # 12 February is in the Spring Festival; Sunday the 18th is worked
    ],
)
def test_the_province_has_four_months(sent: str, last: str) -> None:
    life = read_twice().take("send", on=d(sent))
    assert str(life.due("approve_by")) == last
    assert kept(life.take("approve", on=d(last), approval="approved"), "approve_by") is True


def test_a_day_later_is_late() -> None:
    life = (
        read_twice()
        .take("send", on=d("2023-06-01"))
        .take("approve", on=d("2023-10-08"), approval="approved_changed")
    )
    assert kept(life, "approve_by") is False
    # Promulgated Monday 16 October: 15 days end on Tuesday 31 October, 30 days on Wednesday 15 November.
    life.take("promulgate", on=d("2023-10-16"), effective_on=d("2024-01-01"))
    assert (str(life.due("forward_by")), str(life.due("file_by"))) == ("2023-10-31", "2023-11-15")
    life.take("forward", on=d("2023-10-31")).take("file", on=d("2023-11-16"))
    assert (kept(life, "forward_by"), kept(life, "file_by"), life.row["closed"]) == (
        True,
        False,
        d("2023-11-16"),
    )


@pytest.mark.parametrize(("since", "last"), [("2023-02-01", "2023-03-03"), ("2023-03-06", "2023-04-06"), ("2023-05-24", "2023-06-25"),
                                             ("2023-08-30", "2023-10-07")])  # fmt: skip
def test_comment_before_and_within_the_congress_lasts_thirty_days(since: str, last: str) -> None:
    # 1 February + 30 = 3 March. Qingming, Dragon Boat and Golden Week as in the stories of rules.
    draft = started().take("open_comment", on=d(since))
    assert str(draft.due("comment_for")) == last
    assert refused(lambda: draft.take("close_comment", on=d(last), **COUNTS)) == "A-013"
    bill = introduced(on="2023-05-08") if since > "2023-05-08" else None
    if bill is not None:
        bill.take("list_", on=d("2023-05-10")).take("publish", on=d(since))
        assert str(bill.due("congress_comment_for")) == last
        assert refused(lambda: bill.take("collect", on=d(last))) == "A-013"
        assert bill.take("collect", on=d(last), short_comment_reason="演示").state == "on_agenda"


def test_a_hearing_needs_thirty_days_of_notice() -> None:
    life = started().take("announce_hearing", on=d("2023-02-01"))
    assert refused(lambda: life.take("hold_hearing", on=d("2023-03-03"))) == "A-014"
    assert kept(life.take("hold_hearing", on=d("2023-03-06")), "hearing_notice") is True


@pytest.mark.parametrize(("on", "verdict"), [("2023-10-07", False), ("2023-10-08", True)])
def test_members_have_the_draft_seven_days_where_other_cities_say_so(on: str, verdict: bool) -> None:
    # Listed 28 September: seven days end on 5 October, in the Golden Week, which rolls to Saturday the 7th.
    life = introduced().take("list_", on=d("2023-09-28")).take("read", on=d(on), readings=1)
    assert kept(life, "before_meeting") is verdict
    assert not line("legislation.regulation").clock("before_meeting").cited.verified


def test_readings_are_counted_and_one_is_not_enough_without_a_reason() -> None:
    life = introduced().take("list_", on=d("2023-05-10"))
    assert refused(lambda: life.take("read", on=d("2023-05-18"), readings=2)) == "A-006"
    life.take("read", on=d("2023-05-18"), readings=1)
    assert refused(lambda: life.take("pass_", on=d("2023-05-19"))) == "A-013"
    assert life.take("pass_", on=d("2023-05-19"), one_reading_reason="演示：意见一致").state == "passed"
    change = (
        introduced(action="amend")
        .take("list_", on=d("2023-05-10"))
        .take("read", on=d("2023-05-18"), readings=1)
    )
    assert change.take("pass_", on=d("2023-05-19")).state == "passed"
    assert counts(change, "drafted") == []
    assert counts(change, "changes_drafted") == [(2023 * 12 + 2, 1)]


def test_a_shelved_bill_may_be_ended_after_two_years_and_not_before() -> None:
    life = introduced().take("shelve", on=d("2023-06-15"), shelved_reason="演示")
    # Shelved 15 June 2023: 15 June 2025 is a Sunday, so two years end with Monday the 16th.
    assert str(life.due("terminate_after")) == "2025-06-16"
    assert refused(lambda: life.take("terminate", on=d("2025-06-16"))) == "A-012"
    assert counts(life, "shelved_at_end") == [(2023 * 12 + 5, 1)]
    assert life.take("terminate", on=d("2025-06-17")).row["closed"] == d("2025-06-17")
    back = (
        introduced()
        .take("shelve", on=d("2023-06-15"), shelved_reason="演示")
        .take("list_", on=d("2024-01-08"))
    )
    assert counts(back, "shelved_at_end") == []


def test_what_passed_is_approved_refused_or_pending() -> None:
    life = read_twice().take("send", on=d("2023-06-05"))
    assert counts(life, "passed_pending") == counts(life, "passed_in_year") == [(2023 * 12 + 4, 1)]
    assert counts(life.take("refuse", on=d("2023-08-01")), "passed_refused") == [(2023 * 12 + 4, 1)]
    lost = introduced().take("list_", on=d("2023-05-10")).take("reject", on=d("2023-05-31"))
    assert (lost.row["closed"], counts(lost, "passed_in_year"), counts(lost, "dropped_in_year")) == (
        d("2023-05-31"),
        [],
        [(2023 * 12 + 4, 1)],
    )
    approved = read_twice().take("send", on=d("2023-06-05"))
    assert (
        refused(lambda: approved.take("promulgate", on=d("2023-06-06"), effective_on=d("2024-01-01")))
        == "A-001"
    )
    wrong = approved.take("approve", on=d("2023-06-20"), approval="refused")
    assert (
        refused(lambda: wrong.take("promulgate", on=d("2023-06-21"), effective_on=d("2024-01-01"))) == "A-006"
    )


def test_a_returned_draft_is_not_drafted_until_it_comes_again() -> None:
    life = (
        started()
        .take("submit", on=d("2023-03-10"), secret_reason="演示")
        .take("send_back", on=d("2023-03-20"), return_ground="incomplete")
    )
    assert counts(life, "drafted") == []
    assert counts(life.take("submit", on=d("2024-01-08"), secret_reason="演示"), "drafted") == [
        (2024 * 12, 1)
    ]
    assert refused(lambda: started().take("submit", on=d("2023-03-10"))) == "A-013"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("legislation.regulation"),)) == []
