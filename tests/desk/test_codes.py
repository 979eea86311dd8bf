"""查询码 at the counter: given and renewed by the handling unit, shown once, noted without the code."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.desk.test_case import TIANXIN, number_of, request_of

from fadu.desk.codes import FOLLOWED
from fadu.engine import act, holders
from fadu.engine.holders import Holder
from fadu.engine.line import line
from fadu.portal.errands.catalogue import ERRANDS

CODE = re.compile(r"\b[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}\b")


@pytest.fixture
def key(city_year: int) -> str:
    return request_of()


def _given(desk: Client, number: str, token: str) -> tuple[str, str]:
    """→ the code, and the page that shows it"""
    page = desk.post(f"/desk/cases/{number}/acts/code", {"proof": "own", "token": token})
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    told = page.content.decode()
    (code,) = CODE.findall(told)
    return code, told


def test_every_case_that_is_followed_online_can_be_given_a_code() -> None:
    assert {one.line.id for one in ERRANDS.values()} == FOLLOWED
    for id in FOLLOWED:
        assert any(step.opens for step in line(id).steps.values())


def test_a_code_given_at_the_counter_opens_the_case_and_is_shown_once(signed_in, key: str) -> None:
    desk, number = signed_in("an"), number_of(key)
    assert f"/desk/cases/{number}/acts/code" in desk.get(f"/desk/cases/{number}").content.decode()
    code, slip = _given(desk, number, "a" * 32)
    assert number in slip
    assert f'src="/qr.svg?of=/track/%3Fnumber%3D{number}"' in slip
    assert "http://testserver/track/" in slip
    opened = holders.opens(number, code)
    assert opened is not None
    assert opened.own == int(key)
    citizen = Client()
    assert citizen.post("/track/", {"number": number, "secret": code})["Location"] == "/track/case"
    assert citizen.get("/track/case").status_code == 200
    again = desk.post(f"/desk/cases/{number}/acts/code", {"proof": "own", "token": "a" * 32}, follow=True)
    assert "没有再次换发" in again.content.decode()
    assert not CODE.findall(again.content.decode())
    assert holders.opens(number, code) is not None


def test_that_it_was_given_is_noted_and_the_code_is_nowhere(signed_in, key: str) -> None:
    desk, number = signed_in("an"), number_of(key)
    code, _ = _given(desk, number, "a" * 32)
    note = act.find(int(key)).history[-1]
    assert note.facts == {"@text": "已发给查询码。核对：本人身份证件。"}
    case = desk.get(f"/desk/cases/{number}").content.decode()
    assert "已发给查询码" in case
    assert code not in case
    # The public's page of the record tells nothing of it.
    assert "查询码。核对" not in Client().get(f"/records/{number}").content.decode()


def test_a_lost_code_is_renewed_and_the_old_one_ends(signed_in, key: str) -> None:
    desk, number = signed_in("bai"), number_of(key)
    holders.give(int(key), account=12)
    first, _ = _given(desk, number, "a" * 32)
    second, _ = _given(desk, number, "b" * 32)
    assert first != second
    assert holders.opens(number, first) is None
    assert holders.opens(number, second) is not None
    assert Holder.objects.get(record=int(key)).account == 12
    assert act.find(int(key)).history[-1].facts == {
        "@text": "已换发查询码，原查询码作废。核对：本人身份证件。"
    }


def test_without_the_proof_that_was_checked_there_is_none(signed_in, key: str) -> None:
    answer = signed_in("an").post(f"/desk/cases/{number_of(key)}/acts/code", {"token": "a" * 32})
    assert answer.status_code == 422
    assert "请填写“已核对”" in answer.content.decode()
    assert not Holder.objects.filter(record=int(key)).exists()


def test_the_handling_unit_alone_gives_one(signed_in, key: str) -> None:
    """The city's bureau oversees the case, a joint unit reads it: neither hands out its code; a stranger finds no case."""
    number, sent = number_of(key), {"proof": "own", "token": "a" * 32}
    address = f"/desk/cases/{number}/acts/code"
    assert signed_in("cheng").post(address, sent).status_code == 404
    joint = {"goal": str(TIANXIN), "act_on": "2023-12-29", "seen": "1", "token": "c" * 32}
    assert signed_in("an").post(f"/desk/cases/{number}/acts/joint", joint).status_code == 302
    for name in ("si", "cheng"):
        assert signed_in(name).get(address).status_code == 403
        assert signed_in(name).post(address, sent).status_code == 403
        assert "acts/code" not in signed_in(name).get(f"/desk/cases/{number}").content.decode()
    assert Client().get(address).status_code == 302
    assert not Holder.objects.filter(record=int(key)).exists()


def test_what_is_not_followed_online_has_none(signed_in, city_year: int) -> None:
    found = line("oversight.litigation").model.objects.order_by("id").first()
    assert found is not None
    answer = signed_in("si").get(f"/desk/cases/{number_of(str(found.pk))}/acts/code")
    assert answer.status_code == 404
    assert "DK-050" in answer.content.decode()
