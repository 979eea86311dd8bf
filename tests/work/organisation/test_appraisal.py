"""Stories of the appraisal: weights that make the total, scores that add up, five working days to object."""

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
FIVE = [
    ("2023-01-20", "2023-02-01"),  # after the Spring Festival: 28 and 29 January (worked), 30, 31, 1 February
    ("2023-03-01", "2023-03-08"),  # 2, 3, 6, 7, 8
    ("2023-03-30", "2023-04-07"),  # 31, 3, 4, then Qingming on the 5th, 6, 7
    ("2023-04-21", "2023-04-27"),  # Sunday 23 April is worked: 23, 24, 25, 26, 27
    ("2023-04-28", "2023-05-09"),  # 4, 5, Saturday 6 May (worked), 8, 9
    ("2023-06-21", "2023-06-29"),  # Sunday 25 June (worked), 26, 27, 28, 29
    ("2023-09-28", "2023-10-11"),  # 7 and 8 October (worked), 9, 10, 11
    ("2023-12-28", "2024-01-05"),  # 29, then 2, 3, 4, 5 January
]


def d(on: str) -> date:
    return date.fromisoformat(on)


def issued(weight: int = 500, other: int = 9500, total: int = 10_000, year: int = 2022) -> Life:
    life = Life(line("organisation.appraisal"), HERE)
    return life.open(
        "issue",
        on=d("2023-01-05"),
        year_of=year,
        indicator="法治建设",
        separate=True,
        weight=weight,
        other_weight=other,
        total=total,
    )


def scored(basis: int = 480, bonus: int = 20, deductions: int = 60, score: int = 440) -> Life:
    life = issued().take("assess", on=d("2023-01-10"), self_score=490)
    return life.take(
        "assign_score", on=d("2023-01-16"), basis=basis, bonus=bonus, deductions=deductions, score=score
    )


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


@pytest.mark.parametrize(("told", "last"), FIVE)
def test_nothing_is_confirmed_unopposed_within_five_working_days(told: str, last: str) -> None:
    life = scored().take("tell", on=d(told))
    assert str(life.due("object_by")) == last
    assert refused(lambda: life.take("confirm_unopposed", on=d(last))) == "A-012"
    assert life.take("confirm_unopposed", on=date.fromordinal(d(last).toordinal() + 1)).state == "confirmed"


@pytest.mark.parametrize(("on", "verdict"), [("2023-03-08", True), ("2023-03-09", False)])
def test_an_objection_is_in_time_on_the_last_day(on: str, verdict: bool) -> None:
    life = scored().take("tell", on=d("2023-03-01")).take("object_", on=d(on), objection="演示")
    place = life.line.clock("object_by").position
    assert bool(life.row["met" if verdict else "missed"] >> place & 1)
    assert refused(lambda: life.take("confirm", on=d("2023-03-10"))) == "A-001"


def test_an_objection_keeps_or_corrects_the_score() -> None:
    life = scored().take("tell", on=d("2023-03-01")).take("object_", on=d("2023-03-06"), objection="演示")
    life.take(
        "rescore", on=d("2023-03-13"), answer="演示", basis=480, bonus=20, deductions=40, score=460
    ).take("confirm", on=d("2023-03-15"))
    assert (counts(life, "scores"), counts(life, "possible")) == (
        [(2023 * 12 + 2, 460)],
        [(2023 * 12 + 2, 500)],
    )
    kept = scored().take("tell", on=d("2023-03-01")).take("object_", on=d("2023-03-06"), objection="演示")
    kept.take("keep", on=d("2023-03-13"), answer="演示")
    assert counts(kept.take("confirm", on=d("2023-03-15")), "scores") == [(2023 * 12 + 2, 440)]
    assert kept.take("publish", on=d("2023-04-06")).row["closed"] == d("2023-04-06")


@pytest.mark.parametrize(
    ("basis", "bonus", "deductions", "score", "right"),
    [(480, 20, 60, 440, True), (480, 20, 60, 450, False), (490, 30, 0, 500, True), (490, 30, 0, 520, False), (100, 0, 160, 0, True),
     (100, 0, 160, -60, False), (500, -10, 0, 490, False)],
)  # fmt: skip
def test_a_score_is_basis_and_bonus_less_deductions_within_its_weight(
    basis: int, bonus: int, deductions: int, score: int, right: bool
) -> None:
    if right:
        assert scored(basis, bonus, deductions, score).state == "scored"
    else:
        assert refused(lambda: scored(basis, bonus, deductions, score)) == "A-006"


def test_a_veto_leaves_nothing() -> None:
    life = scored().take("strike", on=d("2023-01-17"), veto="falsified").take("tell", on=d("2023-03-01"))
    life.take("confirm_unopposed", on=d("2023-03-09"))
    assert counts(life, "scores") == [(2023 * 12 + 2, 0)]
    assert counts(life, "vetoed") == [(2023 * 12 + 2, 1)]


@pytest.mark.parametrize(
    ("weight", "other", "total"),
    [(500, 9400, 10_000), (0, 10_000, 10_000), (500, 9600, 10_000), (11_000, -1000, 10_000)],
)
def test_the_weights_make_the_total(weight: int, other: int, total: int) -> None:
    assert refused(lambda: issued(weight, other, total)) == "A-006"


def test_the_scheme_is_of_its_year_and_its_weight_is_counted() -> None:
    assert refused(lambda: issued(year=2021)) == "A-006"
    assert counts(issued(), "weights") == [(2023 * 12, 500)]
    assert counts(issued(), "with_own_indicator") == [(2023 * 12, 1)]


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("organisation.appraisal"),)) == []
