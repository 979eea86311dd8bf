"""The machines' door: the same reads and acts as the pages, the same rule, every refusal a sentence."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from fadu.api import models
from fadu.api.door import api
from fadu.engine import act, attachments
from fadu.engine.access import THE_PUBLIC
from fadu.engine.line import lines
from fadu.engine.people import Officer
from fadu.measure.cite import Term
from fadu.report import suppression

SNAPSHOT = Path(__file__).parents[2] / "docs" / "openapi.json"
AT = datetime(2023, 12, 31, tzinfo=UTC)
OPEN = {
    "step": "receive",
    "facts": {
        "applicant_kind": "natural",
        "applicant": "张测试",
        "contact": "000-测试",
        "channel": "internet",
        "wanted": "某会议纪要",
    },
}


def get(address: str, client: Client | None = None, **headers: str):
    response = (client or Client()).get(f"/api{address}", headers=headers or None)
    return response.status_code, json.loads(response.content)


def post(address: str, body: object, key: str = ""):
    headers = {"authorization": f"Bearer {key}"} if key else None
    response = Client().post(
        f"/api{address}", json.dumps(body), content_type="application/json", headers=headers
    )
    return response.status_code, json.loads(response.content)


@pytest.fixture
def key(city_year: int) -> str:
    return models.make(Officer.objects.get(username="an"), "试验", until=date(2024, 1, 31), at=AT)


def test_figures_agree_with_the_pages(city_year: int) -> None:
    status, told = get("/figures")
    assert status == 200
    by_id = {one["id"]: one for one in told}
    handled = by_id["oversight.information_request.handled"]
    assert f"<b>{handled['value']}</b>" in Client().get(f"/figures/{handled['id']}").content.decode()
    _, detail = get(f"/figures/{handled['id']}")
    assert sum(one["value"] for one in detail["months"]) == detail["value"] == handled["value"]
    _, listed = get(f"/figures/{handled['id']}/records")
    assert listed["count"] == handled["value"]
    seen, after = list(listed["records"]), listed["after"]
    while after:
        _, page = get(f"/figures/{handled['id']}/records?after={after}")
        seen, after = [*seen, *page["records"]], page["after"]
    assert len({one["number"] for one in seen}) == len(seen) == handled["value"]


def test_small_counts_are_withheld_here_too(city_year: int) -> None:
    for line in (line for line in lines() if suppression.binds(line, THE_PUBLIC)):
        for name in list(line.figures)[:2]:
            _, told = get(f"/figures/{line.id}.{name}")
            parts = [*told["months"], *(one for split in told["splits"].values() for one in split)]
            assert [one for one in parts if one["value"] in (1, 2)] == []
    status, told = get("/figures/people.mediation.accepted/records")
    assert (status, told["code"]) == (403, "PG-005")


def test_a_record_says_what_the_caller_may_read(city_year: int, key: str) -> None:
    _, listed = get("/figures/oversight.information_request.handled/records")
    number = listed["records"][0]["number"]
    status, told = get(f"/records/{number}")
    assert status == 200
    public = {
        name
        for name, note in next(one for one in lines() if one.id == told["line"]).facts.items()
        if note.public
    }
    assert {one["name"] for one in told["facts"]} <= public
    assert all(one["actor"] == "" for one in told["events"])
    assert told["clocks"]
    assert all(one["because"] for one in told["clocks"])


def test_open_plan_take_and_be_refused(key: str) -> None:
    status, opened = post("/lines/oversight.information_request/records", OPEN, key)
    assert status == 201, opened
    assert opened["state"] == "received"
    assert (
        opened["running"]["answer_by"] == "2024-01-29"
    )  # 20 working days after Sunday 2023-12-31, 1 January off
    number = opened["number"]
    _, strangers = get(f"/records/{number}")
    assert "张测试" not in str(strangers)
    assert "某会议纪要" not in str(strangers)

    ask = {"facts": {"correction_days": 10}, "version": 1}
    status, planned = post(f"/records/{number}/steps/ask_correction/plan", ask, key)
    assert (status, planned["state"]) == (200, "correcting")
    status, done = post(f"/records/{number}/steps/ask_correction", ask, key)
    assert (status, done) == (200, planned)
    status, stale = post(f"/records/{number}/steps/take_correction", {"version": 1}, key)
    assert (status, stale["code"]) == (409, "A-003")
    status, wrong = post(f"/records/{number}/steps/answer", {"facts": {"reply": "D10"}}, key)
    assert status in (400, 403), wrong
    assert wrong["remedy"]
    assert act.find(_key(number)).row["version"] == 2


def test_an_act_with_its_letter_says_the_version_to_go_on_from(key: str) -> None:
    status, opened = post("/lines/oversight.information_request/records", {**OPEN, "letter": ""}, key)
    assert (status, opened["version"]) == (201, 3), "the request, its receipt as PDF and .docx"
    address = f"/records/{opened['number']}/steps/ask_correction"
    ask = {"facts": {"correction_days": 10}, "version": 3}
    status, refused = post(address, {**ask, "letter": ""}, key)
    assert (status, refused["code"]) == (422, "LE-002")
    status, done = post(address, {**ask, "letter": "请写明年度"}, key)
    assert (status, done["version"]) == (200, 6), done
    made = attachments.of(_key(opened["number"]), act.find(_key(opened["number"])).history)
    assert [one.letter for one in made] == ["开司信回〔2023〕1号"] * 2 + ["开司信补〔2023〕1号"] * 2


def _key(number: str) -> int:
    from fadu.engine.identity import read_identity

    return read_identity(number).key


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({}, "applicant"),
        ({**OPEN["facts"], "channel": "pigeon"}, "channel"),
        ({**OPEN["facts"], "wanted": " "}, "wanted"),
    ],
)
def test_what_is_wrong_is_named_by_field(key: str, facts: dict, field: str) -> None:
    status, told = post(
        "/lines/oversight.information_request/records", {"step": "receive", "facts": facts}, key
    )
    assert status == 422
    assert field in told["fields"]


def test_a_fact_that_the_step_does_not_take_is_refused(key: str) -> None:
    status, told = post(
        "/lines/oversight.information_request/records",
        {**OPEN, "facts": {**OPEN["facts"], "reply": "D10"}},
        key,
    )
    assert (status, told["code"]) == (400, "A-005")


def test_nobody_acts_without_a_key(city_year: int, key: str) -> None:
    assert post("/lines/oversight.information_request/records", OPEN)[0] == 401
    assert post("/lines/oversight.information_request/records", OPEN, "fadu_wrong")[0] == 401
    status, told = get("/figures", authorization="Bearer fadu_wrong")
    assert (status, told["code"]) == (401, "AP-002")
    models.Key.objects.update(revoked_at=AT)
    assert post("/lines/oversight.information_request/records", OPEN, key)[0] == 401
    models.Key.objects.update(revoked_at=None, until=date(2023, 12, 31) - timedelta(days=1))
    assert post("/lines/oversight.information_request/records", OPEN, key)[0] == 401


def test_a_session_acts_only_with_its_csrf_token(city_year: int) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Officer.objects.get(username="an"))
    address = "/api/lines/oversight.information_request/records"
    assert client.post(address, json.dumps(OPEN), content_type="application/json").status_code == 403
    client.get("/desk/new/")
    token = client.cookies["csrftoken"].value if "csrftoken" in client.cookies else ""
    made = client.post(
        address, json.dumps(OPEN), content_type="application/json", headers={"x-csrftoken": token}
    )
    assert made.status_code == 201


def test_only_the_hash_of_a_key_is_kept(key: str) -> None:
    assert key not in str(list(models.Key.objects.values()))


def test_every_declaration_can_be_read(city_year: int) -> None:
    _, told = get("/lines")
    assert len(told) == len(lines())
    for one in told:
        status, detail = get(f"/lines/{one['id']}")
        assert status == 200
        assert detail["steps"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/figures/nothing", 404, "E-002"), ("/figures?year=x", 400, "PG-001"), ("/figures?area=zz", 404, "RP-001"),
        ("/records/nonsense", 404, "E-001"), ("/records/2023-430102-012-8388607", 404, "A-009"), ("/lines/nothing", 404, "E-002"),
    ],
)  # fmt: skip
def test_bad_addresses_are_told(city_year: int, address: str, status: int, code: str) -> None:
    got, told = get(address)
    assert (got, told["code"]) == (status, code)
    assert told["remedy"]


def test_the_reader_chooses_the_language(city_year: int) -> None:
    _, zh = get("/records/nonsense")
    _, en = get("/records/nonsense", **{"accept-language": "en"})
    assert zh["title"] != en["title"]
    assert isinstance(Term(zh["title"], en["title"]), Term)


def test_the_document_is_the_committed_one() -> None:
    made = json.dumps(
        json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"))),
        ensure_ascii=False,
        indent=1,
        sort_keys=True,
    )
    assert made + "\n" == SNAPSHOT.read_text("utf-8"), "run: python -m tests.api.snapshot"
