"""Stories of yearly accounts: who should, who did and in which form, what was named and rectified, and who is missing."""

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
NOVEMBER = (2023 * 12 + 10, 1)


def d(on: str) -> date:
    return date.fromisoformat(on)


def listed(due: str = "2023-12-29", year: int = 2023, on: str = "2023-11-06") -> Life:
    return Life(line("organisation.law_statement"), HERE).open(
        "enlist", on=d(on), year_of=year, post="department_head", due=d(due)
    )


def stated(form: str = "in_assessment", on: str = "2023-12-20") -> Life:
    return listed().take("state_", on=d(on), form=form)


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
    "due", ["2023-12-29", "2023-12-31", "2024-01-01", "2024-01-31", "2024-02-10", "2024-02-29"]
)
def test_the_account_is_due_on_the_day_of_the_notice(due: str) -> None:
    # A Friday, a Sunday, New Year, a Wednesday, the Spring Festival, a leap day: a named day does not move.
    life = listed(due)
    assert str(life.due("state_by")) == due
    assert refused(lambda: life.take("miss", on=d(due), excuse="演示")) == "A-012"
    assert kept(life.take("state_", on=d(due), form="special_written"), "state_by") is True


def test_late_is_late_and_silence_is_recorded_after_the_day() -> None:
    late = listed().take("state_", on=d("2024-01-02"), form="in_assessment")
    assert (kept(late, "state_by"), counts(late, "stated"), counts(late, "in_time")) == (
        False,
        [NOVEMBER],
        [],
    )
    gone = listed().take("miss", on=d("2024-01-02"), excuse="演示")
    assert (kept(gone, "state_by"), counts(gone, "not_stated"), counts(gone, "stated")) == (
        None,
        [NOVEMBER],
        [],
    )


@pytest.mark.parametrize(
    ("form", "special", "onsite"),
    [("in_assessment", 0, 0), ("special_written", 1, 0), ("media", 1, 0), ("special_onsite", 1, 1)],
)
def test_any_form_covers_and_three_are_special(form: str, special: int, onsite: int) -> None:
    life = stated(form)
    assert counts(life, "stated") == [NOVEMBER]
    assert (len(counts(life, "special")), len(counts(life, "onsite"))) == (special, onsite)
    if onsite:
        life.take("comment", on=d("2023-12-20")).take("vote", on=d("2023-12-20"), grade="good")
        assert counts(life, "commented") == [(2023 * 12 + 11, 1)]
        assert refused(lambda: life.take("comment", on=d("2023-12-21"))) == "A-008"
    else:
        assert refused(lambda: life.take("comment", on=d("2023-12-20"))) == "A-006"


def test_a_returned_text_covers_nobody_until_it_comes_again() -> None:
    life = stated().take("send_back", on=d("2023-12-21"), shortcoming="演示")
    assert (life.state, counts(life, "stated"), str(life.due("state_by"))) == ("listed", [], "None")
    assert counts(life.take("state_", on=d("2023-12-27"), form="in_assessment"), "stated") == [NOVEMBER]


def test_problems_named_are_rectified_by_their_day() -> None:
    life = stated().take("name_problems", on=d("2023-12-25"), problems=2, rectify_due=d("2024-04-28"))
    # Sunday 28 April 2024 is a make-up workday; the day is named and would stand in any case.
    assert str(life.due("rectify_by")) == "2024-04-28"
    assert counts(life, "named") == [(2023 * 12 + 10, 2)]
    assert kept(life.take("rectify", on=d("2024-04-29"), rectified="演示"), "rectify_by") is False
    good = stated().take("name_problems", on=d("2023-12-25"), problems=1, rectify_due=d("2024-04-28"))
    assert kept(good.take("rectify", on=d("2024-04-28"), rectified="演示"), "rectify_by") is True
    assert (
        refused(
            lambda: stated().take(
                "name_problems", on=d("2023-12-25"), problems=1, rectify_due=d("2023-12-25")
            )
        )
        == "A-006"
    )


def test_the_exempt_leave_the_coverage_and_the_list_is_of_its_year() -> None:
    life = listed().take("excuse_", on=d("2023-11-20"), exempt_reason="演示")
    assert (counts(life, "exempted"), counts(life, "not_stated"), kept(life, "state_by")) == (
        [NOVEMBER],
        [],
        None,
    )
    assert refused(lambda: listed(year=2021)) == "A-006"
    assert refused(lambda: listed(due="2023-11-06")) == "A-006"
    assert stated().take("conclude", on=d("2023-12-28")).row["closed"] == d("2023-12-28")


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("organisation.law_statement"),)) == []
