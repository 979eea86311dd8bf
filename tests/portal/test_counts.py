"""Counts agree everywhere, to the record: tally, list, export, and the query printed on the page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from python_calamine import CalamineWorkbook

from fadu.engine.access import THE_SYSTEM
from fadu.engine.line import lines
from fadu.measure.figure import Figure
from fadu.pages.asked import asked
from fadu.pages.figure import figure_page
from fadu.pages.listing import every
from fadu.pages.visit import Office, Rehearsed
from fadu.portal import export
from fadu.report.edition import words

QUESTIONS = ({}, {"area": "430105"}, {"month": "3"}, {"area": "u4001"}, {"area": "430102", "month": "12"})


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_tally_query_and_list_tell_the_same_number(city_year: int, line) -> None:
    for name, figure in line.figures.items():
        for question in QUESTIONS:
            told = asked(f"{line.id}.{name}", {"year": "2023", **question}, 2023)
            page = figure_page(told, THE_SYSTEM)
            assert _run(page.row_sql) == (page.expected if figure.sums is None else _value(told)), (
                name,
                question,
            )
            if figure.sums is None:
                assert told.counting.count() == page.expected, (name, question)


def _value(told) -> int:
    from fadu.report.detail import detail

    return detail(told.line, [told.figure], area=told.area.code, year=told.year).at(told.figure, told.month)


def _run(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("%", "%%"), [])
        return int(cursor.fetchone()[0] or 0)


@pytest.mark.parametrize(
    "id", [id for id, (_, word) in words().items() if isinstance(word, Figure) and word.split]
)
def test_the_codes_of_a_split_add_up_to_the_figure(city_year: int, id: str) -> None:
    page = figure_page(asked(id, {}, 2023), THE_SYSTEM)
    assert page.splits
    for split in page.splits:
        assert sum(one.value.value for one in split.lines) == page.value.value
        for one in split.lines:
            narrowed = asked(
                id, dict(pair.split("=", 1) for pair in one.address.removeprefix("?").split("&")), 2023
            )
            if narrowed.figure.sums is None:
                assert (
                    narrowed.counting.count() == one.value.value == figure_page(narrowed, THE_SYSTEM).expected
                )


def test_months_of_a_flow_and_areas_add_up_to_the_figure(city_year: int) -> None:
    for id, (_, word) in words().items():
        page = figure_page(asked(id, {}, 2023), THE_SYSTEM)
        if page.month_is_line or not isinstance(word, Figure):
            continue
        assert sum(one.value.value for one in page.months) == page.value.value, id
        assert sum(one.value.value for one in page.areas) == page.value.value, id


def test_the_pages_of_a_list_hold_each_record_once(visitor: Callable[[str], Client]) -> None:
    id = "people.mediation.accepted"
    client, address, seen = visitor("si"), f"/figures/{id}?year=2023", []
    while address:
        response = client.get(address)
        listing = response.context["listing"]
        seen += [row.number for row in listing.rows]
        address = listing.following and f"/figures/{id}{listing.following}"
    assert len(seen) > 30, "one page proves nothing"
    assert len(set(seen)) == len(seen) == listing.count


@pytest.mark.parametrize("question", ["", "area=430105&month=5", "by_reply=D10", "by_reply=-"])
def test_a_file_names_its_filter_and_holds_as_many_rows_as_its_head_says(
    city_year: int, question: str
) -> None:
    address = "/figures/oversight.information_request.handled/records"
    made = Client().get(f"{address}.csv?{question}&lang=zh")
    assert "attachment" in made["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(b"".join(made.streaming_content).decode("utf-8-sig"))))
    head = dict(row for row in rows[: rows.index([])])
    body = rows[rows.index([]) + 2 :]
    page = Client().get(f"/figures/oversight.information_request.handled?{question}")
    assert int(head["记录数"]) == len(body) == page.context["listing"].count
    assert "演示数据" in head["数据性质"]
    if "430105" in question:
        assert head["地区或单位"] == "开福区 (430105)"
        assert head["月份"] == "5"
    sheet = b"".join(Client().get(f"{address}.xlsx?{question}&lang=zh").streaming_content)
    cells = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in cells[len(head) + 2 :]] == [row[0] for row in body]


def test_a_cell_is_never_a_formula(city_year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from fadu.work.oversight.information_request import InformationRequest

    InformationRequest.objects.update(wanted='=HYPERLINK("http://evil")')
    question = asked("oversight.information_request.handled", {}, 2023)
    office = Office(at=datetime(2023, 12, 31, tzinfo=UTC), rehearsed=Rehearsed(2023, 1.0))
    text = export.as_csv(question, THE_SYSTEM, "zh", office).read().decode("utf-8-sig")
    assert ",\"'=HYPERLINK" in text
    assert ',"=HYPERLINK' not in text
    sheet = ZipFile(export.as_xlsx(question, THE_SYSTEM, "zh", office)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert sum(1 for _ in every(question, THE_SYSTEM, "zh")) == question.counting.count()
