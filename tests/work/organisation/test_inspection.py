"""Stories of inspections: notice before a visit, findings and their plan, three months to report, verification of each finding."""

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

HERE = Place(9000, "430182", "ZF")


def d(on: str) -> date:
    return date.fromisoformat(on)


def planned(mode: str = "on_site", on: str = "2023-05-04") -> Life:
    return Life(line("organisation.inspection"), HERE).open("start", on=d(on), name="演示督察", mode=mode)


def visited() -> Life:
    return planned().take("notify", on=d("2023-05-08")).take("visit", on=d("2023-05-22"), team="演示一组")


def told(findings: int = 3) -> Life:
    due = {"plan_due": d("2023-06-24")} if findings else {}
    return visited().take("feed_back", on=d("2023-06-05"), findings=findings, feedback="演示", **due)


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
    ("plan", "last"),
    [
        (
            "2023-06-30",
            "2023-10-07",
        ),  # 30 September is in the Golden Week, worked again on Saturday 7 October
        ("2023-07-05", "2023-10-07"),  # 5 October likewise
        ("2023-07-10", "2023-10-10"),  # a Tuesday
        ("2023-09-28", "2023-12-28"),  # a Thursday
        ("2023-10-12", "2024-01-12"),  # a Friday
        ("2023-11-13", "2024-02-18"),  # 13 February 2024 is in the Spring Festival; Sunday the 18th is worked
        ("2023-11-30", "2024-02-29"),  # no 30 February: the last day of the month
        ("2023-12-29", "2024-03-29"),  # a Friday
        ("2024-01-30", "2024-04-30"),  # a Tuesday before the holiday
        ("2024-01-04", "2024-04-07"),  # 4 April is Qingming (4th to 6th); Sunday the 7th is worked
    ],
)
def test_three_months_to_report_which_nobody_has_verified(plan: str, last: str) -> None:
    life = told().take("plan", on=d(plan), plan_text="演示")
    assert str(life.due("report_by")) == last
    assert kept(life.take("report", on=d(last), result="演示"), "report_by") is True
    assert not life.line.clock("report_by").cited.verified


def test_a_day_later_is_late() -> None:
    life = (
        told()
        .take("plan", on=d("2023-06-20"), plan_text="演示")
        .take("report", on=d("2023-09-21"), result="演示")
    )
    assert (kept(life, "plan_by"), kept(life, "report_by")) == (True, False)


@pytest.mark.parametrize(("on", "verdict"), [("2023-06-21", True), ("2023-06-25", False)])
def test_the_plan_is_due_on_the_day_of_the_feedback(on: str, verdict: bool) -> None:
    # 24 June 2023 is a Saturday of the Dragon Boat holiday: a day that the feedback names does not move.
    life = told()
    assert str(life.due("plan_by")) == "2023-06-24"
    assert kept(life.take("plan", on=d(on), plan_text="演示"), "plan_by") is verdict


def test_a_visit_is_announced_unless_it_is_meant_not_to_be() -> None:
    assert refused(lambda: planned().take("visit", on=d("2023-05-22"), team="演示")) == "A-014"
    assert counts(planned("unannounced").take("visit", on=d("2023-05-22"), team="演示"), "units") == [
        (2023 * 12 + 4, 1)
    ]
    written = (
        planned("written")
        .take("notify", on=d("2023-05-08"))
        .take("answer", on=d("2023-05-16"), self_report="演示")
    )
    assert refused(lambda: written.take("visit", on=d("2023-05-22"), team="演示")) == "A-006"
    assert counts(written, "units") == []


def test_findings_want_a_plan_and_none_want_none() -> None:
    assert (
        refused(lambda: visited().take("feed_back", on=d("2023-06-05"), findings=2, feedback="演示"))
        == "A-006"
    )
    assert (
        refused(
            lambda: visited().take(
                "feed_back", on=d("2023-06-05"), findings=0, feedback="演示", plan_due=d("2023-06-20")
            )
        )
        == "A-006"
    )
    assert told(0).take("conclude", on=d("2023-06-07")).row["closed"] == d("2023-06-07")
    assert refused(lambda: told(3).take("conclude", on=d("2023-06-07"))) == "A-006"


def test_every_finding_is_verified_before_the_file_is_closed() -> None:
    life = (
        told()
        .take("plan", on=d("2023-06-20"), plan_text="演示")
        .take("report", on=d("2023-08-01"), result="演示")
    )
    assert counts(life, "problems_open") == [(2023 * 12 + 5, 3)]
    assert refused(lambda: life.take("verify", on=d("2023-08-04"), findings_closed=2)) == "A-006"
    life.take("send_back", on=d("2023-08-04"), shortcoming="演示").take(
        "report", on=d("2023-08-18"), result="演示补充"
    )
    life.take("verify", on=d("2023-08-22"), findings_closed=3)
    assert (counts(life, "problems_closed"), counts(life, "problems_open")) == ([(2023 * 12 + 5, 3)], [])
    assert counts(planned().take("cancel", on=d("2023-05-09"), cancel_reason="演示"), "ended_cancelled") == [
        (2023 * 12 + 4, 1)
    ]


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("organisation.inspection"),)) == []
