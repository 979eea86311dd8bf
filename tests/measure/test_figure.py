"""What a record contributes to a figure, worked by hand; and that a condition says in SQL what it says in Python."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from fadu.measure.balance import Balance, Relation, weigh
from fadu.measure.condition import Where, where
from fadu.measure.figure import (
    Figure,
    Rate,
    Total,
    closed,
    contributions,
    month_of,
    open_at_end,
    opened,
    rate_of,
    value_of,
)

JANUARY, MARCH = month_of(date(2023, 1, 31)), month_of(date(2023, 3, 1))


def test_a_flow_adds_one_in_the_month_of_its_day() -> None:
    figure = Figure("新收", "New", opened)
    assert contributions(figure, {"opened": date(2023, 1, 31)}) == [(JANUARY, (), 1)]
    assert contributions(figure, {"opened": None}) == []


def test_a_stock_adds_when_it_comes_and_takes_away_when_it_leaves() -> None:
    figure = Figure("结转", "Pending", open_at_end)
    row = {"opened": date(2023, 1, 31), "closed": date(2023, 3, 1)}
    assert contributions(figure, row) == [(JANUARY, (), 1), (MARCH, (), -1)]
    # Left before it came (a mistaken day): it counts on no day.
    assert (
        sum(
            value
            for *_, value in contributions(figure, {"opened": date(2023, 3, 1), "closed": date(2023, 1, 31)})
        )
        == 0
    )


def test_a_split_tells_the_whole_and_the_cell_and_an_unfilled_code_is_a_cell_of_its_own() -> None:
    figure = Figure("办结", "Handled", closed, split=("reply", "urgent"))
    row = {"closed": date(2023, 3, 1), "reply": "D10", "urgent": False}
    assert sorted(contributions(figure, row)) == [(MARCH, (), 1), (MARCH, ("D10", "false"), 1)]
    assert sorted(contributions(figure, row | {"reply": None, "urgent": None})) == [
        (MARCH, (), 1),
        (MARCH, ("", ""), 1),
    ]


def test_a_sum_adds_the_amount() -> None:
    figure = Figure("收费", "Fees", closed, sums="fee")
    assert contributions(figure, {"closed": date(2023, 3, 1), "fee": 12_000}) == [(MARCH, (), 12_000)]


def test_rates_are_exact_and_do_not_apply_at_zero() -> None:
    top, base = Figure("成功", "Succeeded", closed), Figure("受理", "Accepted", opened)
    rate = Rate("成功率", "Share", top, base, rule_id="X-1")
    known = {top: 51_232, base: 52_840}
    assert rate_of(rate, lambda figure, _: known[figure]) == Fraction(51_232, 52_840)
    assert rate_of(rate, lambda *_: 0) is None


def test_totals_and_balances_add_and_subtract() -> None:
    new, old, done = (Figure(name, name, opened) for name in ("new", "old", "done"))
    known = {new: 5, old: 2, done: 4}
    total = Total("共", "All", new + old)
    assert value_of(total - done, lambda figure, _: known[figure]) == 3
    assert not weigh(Balance("平", "even", total, done), lambda figure, _: known[figure]).holds
    assert weigh(
        Balance("不多于", "≤", done, total, relation=Relation.AT_MOST), lambda figure, _: known[figure]
    ).holds


ROWS = [{"reply": reply, "fast": fast} for reply in ("D10", "D20", None) for fast in (True, False, None)]
CONDITIONS = [
    where(reply="D10"), where(reply=("D10", "D20")), ~where(reply="D10"), where(fast=True), ~where(fast=True), where(fast=False),
    where(reply="D10", fast=True), where(reply="D20") | where(fast=True), ~(where(reply="D20") | where(fast=True)),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.sql())
def test_sql_and_python_agree_on_every_row_also_where_facts_are_missing(condition: Where) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for row in ROWS:
            cursor.execute(
                f"SELECT {condition.sql()} FROM (SELECT %(reply)s::text AS reply, %(fast)s::bool AS fast) AS row",
                row,
            )
            assert cursor.fetchone() == (condition.holds(row),), row
