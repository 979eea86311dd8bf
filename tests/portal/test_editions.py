"""The sealed editions as pages and data: an outsider can work the hash out again; a corrected one says so."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from lxml import etree

from fadu.measure import proof
from fadu.report.models import Edition

FIGURE = "oversight.information_request.handled"


def sealed(number: int, value: int, previous: str, *, reasons: str = "") -> Edition:
    part = {
        "figure": FIGURE,
        "sign": 1,
        "value": value,
        "records": value,
        "ids": "ab" * 32,
        "sql": "SELECT 1",
    }
    ground = {"value": str(value), "numerator": None, "denominator": None, "unit": "件", "rule_id": FIGURE, "rule": "",
              "cite": "=1+1", "parts": [part]}  # fmt: skip
    made = Edition(
        city="changsha", area="4301", year=2023, number=number, sealed_at=datetime(2024, 2, number, 8, tzinfo=UTC),
        sealed_by="法治科", remark="演示数据", title="长沙市2023年法治政府建设情况报告", text=f"办理{value}件。\n<b>",
        calendar="2019-2026", figures={FIGURE: ground}, balances=[], findings=[], log_seal=None, log_root="",
        restates=number - 1 or None, reasons=reasons, previous=previous,
    )  # fmt: skip
    made.hash = made.own_hash()
    made.save(force_insert=True)
    return made


@pytest.fixture
def two(city_year: int) -> tuple[Edition, Edition]:
    first = sealed(1, 4025, proof.GENESIS.hex())
    return first, sealed(2, 4026, first.hash, reasons="一件申请漏计")


def test_the_list_and_the_page_tell_which_edition_stands(two: tuple[Edition, Edition]) -> None:
    listed = Client().get("/editions/").content.decode()
    assert "一件申请漏计" in listed
    old = Client().get("/editions/2023/1").content.decode()
    assert "本版已更正" in old
    assert "/editions/2023/2" in old
    new = Client().get("/editions/2023/2").content.decode()
    assert "本版已更正" not in new
    assert "内容与哈希一致" in new
    assert "演示数据" in new
    assert "&lt;b&gt;" in new
    assert "办理4026件。" in new


def test_the_json_is_enough_to_work_the_hash_out(two: tuple[Edition, Edition]) -> None:
    told = json.loads(Client().get("/editions/2023/2.json").content)
    said = told.pop("hash")
    # As an outsider would: the canonical form of what is told, chained to the hash before.
    assert (
        proof.event_hash(bytes.fromhex(told["previous"]), {"edition": told}, {}).hex() == said == two[1].hash
    )
    told["figures"][FIGURE]["value"] = "4027"
    assert proof.event_hash(bytes.fromhex(told["previous"]), {"edition": told}, {}).hex() != said


def test_the_csv_tells_each_figure_and_runs_no_formula(two: tuple[Edition, Edition]) -> None:
    response = Client().get("/editions/2023/2.csv")
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert rows[0][0] == "长沙市2023年法治政府建设情况报告"
    assert rows[0][4] == "演示数据"
    line = dict(zip(rows[1], rows[2], strict=True))
    assert (line["id"], line["value"], line["records"]) == (FIGURE, "4026", "4026")
    assert line["cite"] == "'=1+1"


def test_the_feed_has_an_entry_for_each(two: tuple[Edition, Edition]) -> None:
    feed = etree.fromstring(Client().get("/editions/feed.atom").content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert [one.findtext("{http://www.w3.org/2005/Atom}title") for one in entries] == [
        "长沙市2023年法治政府建设情况报告（第2版）",
        "长沙市2023年法治政府建设情况报告（第1版）",
    ]


@pytest.mark.parametrize(
    "address", ["/editions/2023/3", "/editions/1999/1", "/editions/2023/3.json", "/editions/2023/3.csv"]
)
def test_there_is_no_such_edition(two: tuple[Edition, Edition], address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    assert "PT-001" in response.content.decode()


@pytest.mark.parametrize("number", [0, 32768, 10**12, 10**30])
def test_a_number_beyond_the_column_is_no_failure(city_year: int, number: int) -> None:
    assert Client().get(f"/editions/2023/{number}").status_code == 404
    assert Client().get(f"/editions/{number}/1").status_code == 404
