"""Open data: each public register whole, nothing that the public may not see, the same for everybody."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.db import connection
from django.test import Client
from lxml import etree

from fadu.engine.access import THE_PUBLIC
from fadu.engine.line import lines
from fadu.engine.people import Officer
from fadu.pages.visible import readable

PUBLIC = [line for line in lines() if line.public]
CLOSED = [line for line in lines() if not line.public]


def body(address: str, client: Client | None = None) -> bytes:
    response = (client or Client()).get(address)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("line", PUBLIC, ids=lambda line: line.id)
def test_a_register_holds_every_public_record_and_only_public_facts(city_year: int, line) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{line.table}" WHERE {line.public_sql()}')
        (count,) = cursor.fetchone()
    told = json.loads(body(f"/data/registers/{line.id}.json"))
    assert len(told["records"]) == count
    assert told["remark"], "演示数据 is said"
    public = {name for name, note in line.facts.items() if note.public and not note.personal}
    assert set(told["fields"]) == public
    assert all(set(one) == public | {"id", "unit", "state", "opened", "closed"} for one in told["records"])
    rows = list(csv.reader(io.StringIO(body(f"/data/registers/{line.id}.csv").decode("utf-8-sig"))))
    assert len(rows) == count + 2
    assert [row[0] for row in rows[2:]] == [one["id"] for one in told["records"]]


@pytest.mark.parametrize("line", CLOSED, ids=lambda line: line.id)
def test_a_closed_line_has_no_open_data(city_year: int, line) -> None:
    for kind in ("csv", "json", "atom"):
        response = Client().get(f"/data/registers/{line.id}.{kind}")
        assert response.status_code == 404
        assert "PT-002" in response.content.decode()


def test_an_official_gets_no_more_than_the_public(city_year: int) -> None:
    officer = Officer.objects.get(username="si")
    client = Client()
    client.force_login(officer)
    address = "/data/registers/oversight.information_request.json?year=2023"
    assert json.loads(body(address, client)) == json.loads(body(address))


def test_a_year_is_that_year(city_year: int) -> None:
    told = json.loads(body("/data/registers/oversight.information_request.json?year=2023"))
    whole = json.loads(body("/data/registers/oversight.information_request.json"))
    assert {one["opened"][:4] for one in told["records"]} == {"2023"}
    assert len(told["records"]) < len(whole["records"])


def test_the_feed_tells_the_latest_first(city_year: int) -> None:
    feed = etree.fromstring(body("/data/registers/oversight.information_request.atom"))
    updated = [one.text for one in feed.iterfind("{*}entry/{*}updated")]
    assert updated == sorted(updated, reverse=True)
    assert 0 < len(updated) <= 50


def test_all_figures_of_a_year(city_year: int) -> None:
    told = json.loads(body("/data/figures/2023.json"))
    by_id = {one["id"]: one for one in told["figures"]}
    page = Client().get("/figures/oversight.information_request.handled").content.decode()
    assert f"<b>{by_id['oversight.information_request.handled']['value']}</b>" in page
    rows = list(csv.DictReader(io.StringIO(body("/data/figures/2023.csv").decode("utf-8-sig"))))
    assert len(rows) == len(by_id)


def test_the_catalogue_names_files_that_exist(city_year: int) -> None:
    told = json.loads(body("/data/catalogue.json"))
    files = [one["dcat:downloadURL"] for each in told["dcat:dataset"] for one in each["dcat:distribution"]]
    assert len(files) == 3 * len(PUBLIC) + 8
    for file in (*files[:6], *files[-8:]):
        if file.endswith("search.json"):
            continue  # asks the search index, which has tests of its own
        body(file.removeprefix("http://testserver"))  # is there: 200


@pytest.mark.parametrize(
    "address", ["/data/registers/nothing.csv", "/data/figures/9999.csv", "/data/registers/x.json?year=x"]
)
def test_bad_addresses_are_told(city_year: int, address: str) -> None:
    assert Client().get(address).status_code in (400, 404)


def test_the_page_lists_every_register(city_year: int) -> None:
    html = Client().get("/data/").content.decode()
    assert all(f"/data/registers/{line.id}.csv" in html for line in PUBLIC)
    assert all(readable(line, THE_PUBLIC) for line in PUBLIC), (
        "a public register without a public fact tells nothing"
    )
