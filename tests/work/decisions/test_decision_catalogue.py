"""Stories of the yearly catalogue: the same chain for the first list and for every change, the spring, the planned day."""

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
from fadu.rehearsal import bulk
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

CITY = Place(1, "4301", "ZF")
SAID: dict[str, Any] = {"name": "演示规划", "undertaker": 112, "proposer": "department", "hearing": False}


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def collected(on: str = "2022-11-14", of_year: int = 2023, planned: str = "2023-12-31") -> Life:
    life = Life(line("decisions.decision_catalogue"), CITY)
    return life.open(
        "collect", on=date.fromisoformat(on), of_year=of_year, planned_by=date.fromisoformat(planned), **SAID
    )


def listed(on: str = "2023-03-20", **facts: Any) -> Life:
    life = then(
        then(collected(**facts), "compile_draft", "2023-02-06"), "deliberate", "2023-02-20", meeting="演示"
    )
    return then(then(life, "consent", "2023-03-06"), "announce", on)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def kept(life: Life, clock: str) -> bool | None:
    place = life.line.clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


@pytest.mark.parametrize(
    ("on", "of_year", "due"),
    [
        ("2022-11-14", 2023, "2023-03-31"),  # a Friday
        ("2022-10-10", 2023, "2023-03-31"),
        ("2023-02-01", 2023, "2023-03-31"),  # collected late: the same spring
        ("2023-11-20", 2024, "2024-03-31"),  # a Sunday: a day of the year does not roll
    ],
)
def test_the_list_is_announced_by_the_end_of_the_first_quarter(on: str, of_year: int, due: str) -> None:
    assert str(collected(on, of_year, f"{of_year}-12-31").due("announce_by")) == due


def test_announced_on_the_last_day_is_in_time_and_later_is_not() -> None:
    assert kept(listed("2023-03-31"), "announce_by") is True
    assert kept(listed("2023-04-03"), "announce_by") is False


@pytest.mark.parametrize("planned", ["2023-06-30", "2023-09-30", "2023-12-31"])
def test_a_decision_is_due_on_the_day_that_the_list_names(planned: str) -> None:
    # 30 September 2023 is a Saturday within the holiday, 31 December a Sunday: named days do not roll.
    assert str(listed(planned=planned).due("decide_by")) == planned


def test_decided_by_and_after_the_planned_day() -> None:
    assert (
        kept(then(listed(planned="2023-06-30"), "mark_decided", "2023-06-30", decision=1), "decide_by")
        is True
    )
    assert (
        kept(then(listed(planned="2023-06-30"), "mark_decided", "2023-07-03", decision=1), "decide_by")
        is False
    )
    carried = then(listed(), "carry_over", "2023-12-29", carry_reason="演示")
    assert kept(carried, "decide_by") is None, "carried over is neither"


def test_nothing_is_announced_without_the_meeting_and_the_consent() -> None:
    compiled = then(collected(), "compile_draft", "2023-02-06")
    assert refused(lambda: then(compiled, "announce", "2023-03-20")) == "A-001"
    then(compiled, "deliberate", "2023-02-20", meeting="演示")
    assert refused(lambda: then(compiled, "announce", "2023-03-20")) == "A-001"


def test_an_item_added_passes_the_same_chain_and_wants_a_reason() -> None:
    life = Life(line("decisions.decision_catalogue"), CITY)
    facts = {**SAID, "of_year": 2023, "planned_by": date(2023, 12, 31)}
    assert refused(lambda: life.open("add", on=date(2023, 6, 1), **facts)) == "A-004"
    life.open("add", on=date(2023, 6, 1), adjust_reason="演示", **facts)
    assert refused(lambda: then(life, "announce", "2023-06-02")) == "A-001"
    then(then(life, "deliberate", "2023-06-05", meeting="演示"), "consent", "2023-06-12")
    then(life, "announce", "2023-06-15")
    assert (life.due("announce_by"), kept(life, "announce_by")) == (None, None), (
        "the spring binds the first list only"
    )
    assert counted(life) == {"initial": 0, "additions": 1, "announced": 1}


def counted(life: Life) -> dict[str, int]:
    return {name: sum(value for _, cell, value in contributions(life.line.figures[name], life.row) if cell == ())
            for name in ("initial", "additions", "announced")}  # fmt: skip


def test_an_item_removed_passes_the_same_chain() -> None:
    life = then(listed(), "propose_removal", "2023-06-01", adjust_reason="演示")
    assert refused(lambda: then(life, "announce_removal", "2023-06-02")) == "A-001"
    then(then(life, "agree_removal", "2023-06-12", meeting="演示"), "announce_removal", "2023-06-15")
    assert (life.state, life.row["left_on"]) == ("removed", date(2023, 6, 15))


def test_the_planned_day_lies_within_the_year() -> None:
    assert refused(lambda: collected(planned="2024-01-31")) == "A-006"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("decisions.decision_catalogue"),)) == []


@pytest.mark.parametrize("year", [2022, 2023])
def test_balances_over_the_year_hold_and_break(year: int) -> None:
    home = line("decisions.decision_catalogue")
    rows = [life.row for life in bulk.lives_of(home, City("changsha", year), share=1, seed=1)]
    first, last = year * 12, year * 12 + 11

    def read(name: str) -> int:
        figure = home.figures[name]
        months = [
            (month, value) for row in rows for month, cell, value in contributions(figure, row) if cell == ()
        ]
        if figure.basis.stock:
            return sum(
                value for month, value in months if (month < first if figure.basis.before else month <= last)
            )
        return sum(value for month, value in months if first <= month <= last)

    def both() -> tuple[int, int]:
        return (read("stock_before") + read("initial") + read("additions"),
                read("removals") + read("decided_in_year") + read("carried") + read("stock"))  # fmt: skip

    left, right = both()
    assert left == right > 40
    assert read("initial") == sum(row["announced_on"] is not None and not row["added"] for row in rows)
    next(row for row in rows if row["decided_on"] is not None)["decided_on"] = None
    left, right = both()
    assert left == right + 1


def test_items_and_decisions_name_each_other() -> None:
    numbers, keyed = bulk.Numbers(), dict[str, dict[int, dict[str, Any]]]()
    for name in ("major_decision", "decision_catalogue"):
        lives = bulk.lives_of(line(f"decisions.{name}"), City("changsha", 2023), share=0.5, seed=1)
        keyed[name] = {numbers.key(life): life.row for life in lives}
    items, decisions = keyed["decision_catalogue"], keyed["major_decision"]
    named = [(row["catalogue"], row) for row in decisions.values() if row["catalogue"] is not None]
    assert len(named) > 20
    assert all(
        items[item]["name"] == row["name"] and items[item]["planned_by"] == row["planned_by"]
        for item, row in named
    )
    decided = [row for row in items.values() if row["decision"] is not None]
    assert decided
    assert all(decisions[row["decision"]]["decided_on"] == row["decided_on"] for row in decided)
