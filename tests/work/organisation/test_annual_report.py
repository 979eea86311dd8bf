"""Stories of yearly reports: the last of February, the recipients that bind each subject, publication by 31 March, the three rates."""

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

HERE = Place(102, "4301", "FG")
FEBRUARY = (2023 * 12 + 1, 1)


def d(on: str) -> date:
    return date.fromisoformat(on)


def assigned(
    year: int = 2022, subject: str = "department", due: str = "2023-02-28", on: str | None = None
) -> Life:
    life = Life(line("organisation.annual_report"), HERE)
    return life.open("assign", on=d(on or f"{year}-12-16"), report_year=year, subject=subject, due_on=d(due))


def approved(subject: str = "department") -> Life:
    life = assigned(subject=subject).take("draft", on=d("2023-01-10"), sections=5, shortcomings=2)
    return life.take("screen", on=d("2023-01-11")).take("approve", on=d("2023-01-12"))


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
    ("year", "due", "published"),
    [
        (2021, "2022-02-28", "2022-03-31"),
        (2022, "2023-02-28", "2023-03-31"),
        (
            2023,
            "2024-02-29",
            "2024-03-31",
        ),  # a leap year; 31 March 2024 is a Sunday, and a date does not roll
        (2024, "2025-02-28", "2025-03-31"),
        (2025, "2026-02-28", "2026-03-31"),  # 28 February 2026 is a Saturday, though a worked one
    ],
)
def test_before_the_first_of_march_is_the_last_of_february(year: int, due: str, published: str) -> None:
    life = assigned(year, due=due)
    dues = {
        name: str(life.due(name))
        for name in ("party_by", "government_by", "congress_by", "above_by", "publish_by")
    }
    assert dues == {
        "party_by": due,
        "government_by": due,
        "congress_by": "None",
        "above_by": due,
        "publish_by": published,
    }
    assert refused(lambda: assigned(year, due=f"{year + 1}-03-01")) == "A-006"


@pytest.mark.parametrize("on", ["2022-09-30", "2023-02-28", "2023-03-06"])
def test_a_duty_is_set_from_october_to_february(on: str) -> None:
    assert refused(lambda: assigned(on=on)) == "A-006"


@pytest.mark.parametrize(("last", "timely"), [("2023-02-28", True), ("2023-03-01", False)])
def test_in_time_means_with_every_recipient(last: str, timely: bool) -> None:
    life = approved().take("tell_party", on=d("2023-02-01")).take("tell_government", on=d("2023-02-01"))
    assert counts(life, "submitted") == []
    life.take("tell_above", on=d(last))
    assert (counts(life, "submitted"), bool(counts(life, "submitted_in_time"))) == ([FEBRUARY], timely)
    assert kept(life, "above_by") is timely
    assert bool(counts(life, "submitted_late")) is not timely


def test_a_government_reports_to_the_standing_committee_and_a_department_to_its_government() -> None:
    life = approved("government")
    assert refused(lambda: life.take("tell_government", on=d("2023-02-01"))) == "A-006"
    assert refused(lambda: approved().take("tell_congress", on=d("2023-02-01"))) == "A-006"
    life.take("tell_party", on=d("2023-02-01")).take("tell_congress", on=d("2023-02-01")).take(
        "tell_above", on=d("2023-02-02")
    )
    assert counts(life, "submitted_in_time") == [FEBRUARY]
    assert refused(lambda: life.take("tell_party", on=d("2023-02-03"))) == "A-008"


@pytest.mark.parametrize(("on", "timely"), [("2023-03-31", True), ("2023-04-03", False)])
def test_publication_is_in_time_until_31_march(on: str, timely: bool) -> None:
    life = approved().take("publish", on=d(on), page="https://example.invalid/1")
    assert (counts(life, "published_units"), bool(counts(life, "published_in_time"))) == ([FEBRUARY], timely)


def test_nothing_is_published_unseen_and_a_secret_one_owes_no_publication() -> None:
    unseen = (
        assigned()
        .take("draft", on=d("2023-01-10"), sections=5, shortcomings=1)
        .take("approve", on=d("2023-01-11"))
    )
    assert (
        refused(lambda: unseen.take("publish", on=d("2023-01-12"), page="https://example.invalid/1"))
        == "A-014"
    )
    secret = approved().take("keep_back", on=d("2023-01-16"), kept_back_reason="演示")
    assert (counts(secret, "to_publish"), secret.due("publish_by")) == ([], None)


@pytest.mark.parametrize(("sections", "shortcomings"), [(4, 2), (5, 0)])
def test_the_five_contents_and_a_shortcoming(sections: int, shortcomings: int) -> None:
    assert (
        refused(
            lambda: assigned().take("draft", on=d("2023-01-10"), sections=sections, shortcomings=shortcomings)
        )
        == "A-006"
    )


def test_a_duty_is_filed_when_all_have_it_or_with_a_reason() -> None:
    life = (
        approved()
        .take("tell_party", on=d("2023-02-01"))
        .take("publish", on=d("2023-02-02"), page="https://example.invalid/1")
    )
    assert refused(lambda: life.take("file", on=d("2023-02-03"))) == "A-013"
    life.take("tell_government", on=d("2023-02-03")).take("tell_above", on=d("2023-02-03")).take(
        "assess", on=d("2023-03-01"), opinion="演示"
    )
    assert life.take("file", on=d("2023-03-02")).row["closed"] == d("2023-03-02")
    gap = approved().take("criticise", on=d("2023-04-06")).take("file", on=d("2023-04-20"), gap_reason="演示")
    assert (counts(gap, "not_submitted"), counts(gap, "published_units"), kept(gap, "publish_by")) == (
        [FEBRUARY],
        [],
        None,
    )


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("organisation.annual_report"),)) == []
