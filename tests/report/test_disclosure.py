"""The statutory form: its shape, its numbers against hand-written SQL, its balances, and what each cell opens into."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.db import connection

from fadu.pages.asked import asked
from fadu.report import areas
from fadu.report.disclosure import Disclosure, Row, _across, _down, disclosure, plain

TABLE = "oversight_informationrequest"


@pytest.fixture
def form(city_year: int) -> Disclosure:
    return disclosure(areas.city(), city_year)


def test_the_form_has_25_rows_of_7_numbers_and_15_in_table_four(form: Disclosure) -> None:
    assert len(form.rows) == 25
    assert {len(row.cells) for row in form.rows} == {7}
    assert [len(block.cells) for block in form.blocks] == [5, 5, 5]
    assert [row.key for row in form.rows[:4]] == ["一", "二", "三（一）", "三（二）"]
    assert [row.label for row in form.rows if row.key in ("一", "三（一）", "三（三）1", "三（七）")] == [
        "一、",
        "（一）",
        "1.",
        "（七）",
    ]
    assert [column.zh for column in form.columns][-1] == "总计"


def _counted(condition: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE} WHERE {condition}")
        return int(cursor.fetchone()[0])


IN_2023 = "closed BETWEEN '2023-01-01' AND '2023-12-31'"
BY_HAND = {
    ("一", 6): "opened BETWEEN '2023-01-01' AND '2023-12-31'",
    ("一", 0): "opened BETWEEN '2023-01-01' AND '2023-12-31' AND applicant_kind = 'natural'",
    ("二", 6): "opened < '2023-01-01' AND (closed IS NULL OR closed >= '2023-01-01')",
    ("三（一）", 0): f"{IN_2023} AND reply = 'D10' AND applicant_kind = 'natural'",
    ("三（二）", 6): f"{IN_2023} AND reply = 'D20'",
    ("三（七）", 6): IN_2023,
    ("四", 6): "opened < '2024-01-01' AND (closed IS NULL OR closed >= '2024-01-01')",
}


@pytest.mark.parametrize("cell", BY_HAND, ids=str)
def test_a_cell_is_what_a_query_by_hand_counts(form: Disclosure, cell: tuple[str, int]) -> None:
    key, column = cell
    assert form.row(key).cells[column].value == _counted(BY_HAND[cell])


def test_the_whole_is_not_empty_and_every_balance_holds(form: Disclosure) -> None:
    assert form.row("三（七）").cells[-1].value >= 10
    assert len(form.checks) == 2 * 7 + 25 + 6 + 3
    assert form.broken == ()


@pytest.mark.parametrize("area", ["4301", "430103", "430105", "u4001", "u109"])
def test_every_cell_opens_into_as_many_records_as_it_says(city_year: int, area: str) -> None:
    form = disclosure(areas.area(area), city_year)
    for cell in (cell for part in (*form.rows, *form.blocks) for cell in part.cells):
        if cell.figure:
            question = {"area": area, **{f"by_{column}": code for column, code in cell.codes.items()}}
            assert asked(cell.figure, question, city_year).counting.count() == cell.value, cell


def test_the_form_of_the_city_is_the_sum_of_its_districts_and_own_units(form: Disclosure) -> None:
    parts = [disclosure(one, form.year) for one in areas.below(areas.city())]
    for number, row in enumerate(form.rows):
        assert row.values == tuple(map(sum, zip(*(part.rows[number].values for part in parts), strict=True)))


def test_a_number_altered_by_hand_breaks_the_balances(form: Disclosure) -> None:
    def altered(row: Row) -> Row:
        first = row.cells[0]
        return (
            replace(row, cells=(replace(first, value=first.value + 1), *row.cells[1:]))
            if row.key == "三（一）"
            else row
        )

    rows = tuple(altered(row) for row in form.rows)
    broken = [check for check in (*_down(rows, form.columns), *_across(rows)) if not check.holds]
    assert [(check.rule.zh, check.place.zh) for check in broken] == [
        ("三（七）＝（一）至（六）各项之和", "自然人"),
        ("总计＝各类申请人之和", "三（一） 予以公开"),
    ]


def test_a_tally_altered_by_hand_breaks_the_balances(city_year: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE engine_tally SET value = value + 3 WHERE line = 12 AND year = 2023 AND area = '4301' AND month = 0 "
            "AND figure = 'handled' AND cell = ''"
        )
        assert cursor.rowcount == 1
    broken = disclosure(areas.city(), city_year).broken
    assert {check.place.zh for check in broken} == {"总计", "三（七） 总计"}
    assert all(abs(check.left - check.right) == 3 for check in broken)


def test_carried_in_is_last_years_carried_over(city_year: int) -> None:
    last, this = (disclosure(areas.city(), year) for year in (city_year - 1, city_year))
    assert last.row("四").values == this.row("二").values
    assert sum(this.row("二").values) > 0


def test_programs_get_the_same_as_plain_data(form: Disclosure) -> None:
    told = json.loads(json.dumps(plain(form)))
    assert told["balanced"] is True
    assert [[cell["value"] for cell in row["cells"]] for row in told["table_three"]["rows"]] == [
        list(row.values) for row in form.rows
    ]
    assert told["table_three"]["rows"][2]["cells"][0]["codes"] == {
        "reply": "D10",
        "applicant_kind": "natural",
    }
    assert all(cite["verified"] for cite in told["cites"])
