"""Doubtful fields wait for a person; what was sought in vain is told without who sought it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from fadu.engine.people import Officer
from fadu.library.models import Document, Doubt
from fadu.library.search import querylog

AT = datetime(2023, 12, 31, tzinfo=UTC)


@pytest.fixture
def desk(city_year: int) -> Client:
    client = Client()
    client.force_login(Officer.objects.get(username="si"))
    return client


@pytest.fixture
def doubt(city_year: int) -> Doubt:
    document = Document.objects.create(
        code="shiyan",
        kind="policy_document",
        title="某某通知",
        title_key="某某通知",
        created_at=AT,
        changed_at=AT,
    )
    return Doubt.objects.create(document=document, field="written_on", why="missing")


def test_a_person_settles_it_and_the_document_has_the_value(desk: Client, doubt: Doubt) -> None:
    address = "/desk/library?field=written_on&why=missing"
    assert "某某通知" in desk.get(address).content.decode()
    wrong = desk.post(address, {"doubt": doubt.pk, "value": "去年"})
    assert wrong.status_code == 422
    assert "去年" in wrong.content.decode()
    assert desk.post(address, {"doubt": doubt.pk, "value": "2021-03-01"}).status_code == 302
    doubt.refresh_from_db()
    assert doubt.document.written_on == date(2021, 3, 1)
    assert doubt.settled_by == Officer.objects.get(username="si").pk
    again = desk.post(address, {"doubt": doubt.pk, "value": "2021-03-02"})
    assert again.status_code == 422
    assert "DK-040" in again.content.decode()


def test_only_who_oversees_may(doubt: Doubt) -> None:
    client = Client()
    assert client.get("/desk/library").status_code == 302
    client.force_login(Officer.objects.get(username="an"))
    assert client.get("/desk/library").status_code == 403
    assert client.post("/desk/library", {"doubt": doubt.pk, "value": "2021-03-01"}).status_code == 403


def test_what_was_sought_in_vain_is_told_when_it_is_nobodys_own(desk: Client) -> None:
    for _ in range(querylog.LEAST):
        querylog.note(date(2023, 12, 30), "无障碍电梯加装补贴", {}, 0)
    querylog.note(date(2023, 12, 30), "张测试的房子", {}, 0)
    html = desk.get("/desk/library").content.decode()
    assert "无障碍电梯加装补贴" in html
    assert "张测试" not in html


@pytest.mark.parametrize("data", [{}, {"doubt": "x"}, {"doubt": "9" * 30}, {"doubt": "-1", "value": "\0"}])
def test_nonsense_is_told(desk: Client, data: dict[str, str]) -> None:
    assert desk.post("/desk/library", data).status_code == 422
