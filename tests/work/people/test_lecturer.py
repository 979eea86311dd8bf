"""Stories of lecturers: nominated, appointed until a day, appointed again or gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.measure.figure import contributions, month_of
from fadu.measure.trouble import Trouble
from fadu.rehearsal import bulk
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

BUREAU = Place(109, "4301", "SF")


def nominated(on: str = "2021-07-01") -> Life:
    life = Life(line("people.lecturer"), BUREAU)
    return life.open(
        "nominate", on=date.fromisoformat(on), name="演示讲师甲0001", calling="lawyer", field="civil"
    )


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def appointed(until: str = "2025-12-31") -> Life:
    life = then(nominated(), "review", "2021-07-12")
    return then(life, "appoint", "2021-07-20", term_until=date.fromisoformat(until))


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize("until", ["2025-12-31", "2024-02-29", "2023-10-01", "2025-01-29"])
def test_a_term_lasts_until_the_day_of_the_letter_whatever_day_it_is(until: str) -> None:
    assert appointed(until).due("term") == date.fromisoformat(until)


def test_before_the_appointment_no_term_runs_and_after_leaving_none_does() -> None:
    assert nominated().running == []
    assert then(appointed(), "leave", "2023-05-04", ending="resigned").running == []


def test_appointed_again_the_term_runs_to_the_new_day() -> None:
    life = then(appointed("2023-12-31"), "renew", "2023-12-20", term_until=date(2028, 12, 31))
    assert life.due("term") == date(2028, 12, 31)


def test_who_is_suspended_teaches_again_or_leaves() -> None:
    life = then(appointed(), "suspend", "2022-03-01")
    assert refused(lambda: then(life, "rate", "2022-03-02", rating=90)) == "A-001"
    assert then(life, "resume", "2022-04-01").state == "serving"


def test_who_was_refused_never_stood_in_the_pool() -> None:
    home = line("people.lecturer")
    life = then(nominated(), "refuse", "2021-08-02")
    assert contributions(home.figures["pool"], life.row) == []


def test_the_pool_counts_from_the_appointment_to_the_leaving() -> None:
    home = line("people.lecturer")
    row = then(appointed(), "leave", "2023-05-04", ending="dismissed").row
    whole = [
        (month, weight) for month, cell, weight in contributions(home.figures["pool"], row) if cell == ()
    ]
    assert whole == [(month_of(date(2021, 7, 20)), 1), (month_of(date(2023, 5, 4)), -1)]
    assert len(contributions(home.figures["dismissals"], row)) == 1


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("people.lecturer"),)) == []


@pytest.mark.parametrize("year", [2021, 2023, 2025])
def test_before_and_appointed_are_left_and_in_the_pool(year: int) -> None:
    rows = [
        life.row for life in bulk.lives_of(line("people.lecturer"), City("changsha", year), share=0.5, seed=1)
    ]
    first = date(year, 1, 1)
    pool = [row for row in rows if row["appointed_on"] and not row["left_on"]]
    left = [row for row in rows if row["left_on"]]
    before = [row for row in rows if row["appointed_on"] and row["appointed_on"] < first]
    new = [row for row in rows if row["appointed_on"] and row["appointed_on"] >= first]
    assert len(before) + len(new) == len(left) + len(pool)
    assert min(map(len, (before, new, left, pool))) > 0
    assert all(row["term_until"] >= first for row in pool)
