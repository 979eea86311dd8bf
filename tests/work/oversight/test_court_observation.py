"""Observed hearings: three parts or not in full, planned against held."""

from __future__ import annotations

from datetime import date

import pytest

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.engine.troubles import FactWrong, StepNotAllowed
from fadu.measure.figure import contributions
from fadu.rehearsal.life import Life

CAME = {"agencies": 12, "observers": 83}


def planned(on: date, hearing: date) -> Life:
    life = Life(line("oversight.court_observation"), Place(111, "4301", "RS"))
    return life.open(
        "plan", on=on, case_no="演示（2023）行初1号", court="长沙铁路运输法院", sued=111, planned_on=hearing
    )


def counted(life: Life, figure: str) -> bool:
    return bool(contributions(life.line.figures[figure], life.row))


def test_head_observers_and_comment_make_three_in_one() -> None:
    life = planned(date(2023, 5, 8), date(2023, 5, 24)).take(
        "hold", on=date(2023, 5, 24), head_rank="principal", **CAME
    )
    assert not counted(life, "in_full"), "no comment yet"
    life.take("speak", on=date(2023, 5, 24), commentator="judge", comment="演示")
    assert (life.state, counted(life, "in_full"), counted(life, "short")) == ("complete", True, False)


def test_without_the_head_it_was_held_but_not_in_full() -> None:
    life = planned(date(2023, 5, 8), date(2023, 5, 24)).take("hold_headless", on=date(2023, 5, 24), **CAME)
    assert [counted(life, name) for name in ("held", "without_head", "in_full", "short")] == [
        True,
        True,
        False,
        True,
    ]
    with pytest.raises(StepNotAllowed):
        life.take("speak", on=date(2023, 5, 25), commentator="judge", comment="演示")


def test_without_a_comment_it_is_not_in_full() -> None:
    life = planned(date(2023, 5, 8), date(2023, 5, 24)).take(
        "hold", on=date(2023, 5, 24), head_rank="deputy", **CAME
    )
    life.take("end_without_comment", on=date(2023, 6, 5))
    assert (life.row["shortfall"], counted(life, "held"), counted(life, "in_full")) == (
        "no_comment",
        True,
        False,
    )


def test_held_later_than_planned_is_late_unless_it_was_moved() -> None:
    # The court fixes the day: 29 April, a day off, stands as it is.
    life = planned(date(2023, 4, 3), date(2023, 4, 29))
    assert life.due("hold_by") == date(2023, 4, 29)
    late = planned(date(2023, 4, 3), date(2023, 4, 20)).take(
        "hold", on=date(2023, 4, 21), head_rank="deputy", **CAME
    )
    bit = 1 << late.line.clocks["hold_by"].position
    assert late.row["missed"] & bit
    moved = planned(date(2023, 4, 3), date(2023, 4, 20)).take(
        "move", on=date(2023, 4, 10), planned_on=date(2023, 4, 27)
    )
    assert moved.take("hold", on=date(2023, 4, 21), head_rank="deputy", **CAME).row["met"] & bit


def test_nobody_observing_is_no_observation() -> None:
    life = planned(date(2023, 5, 8), date(2023, 5, 24))
    for agencies, observers in ((0, 10), (11, 10)):
        with pytest.raises(FactWrong):
            life.take(
                "hold", on=date(2023, 5, 24), head_rank="deputy", agencies=agencies, observers=observers
            )


def test_a_hearing_called_off_says_why() -> None:
    life = planned(date(2023, 5, 8), date(2023, 5, 24)).take(
        "call_off", on=date(2023, 5, 20), shortfall="withdrawn"
    )
    assert (counted(life, "short"), counted(life, "held"), life.row["closed"]) == (
        True,
        False,
        date(2023, 5, 20),
    )


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("oversight.court_observation"),)) == []
