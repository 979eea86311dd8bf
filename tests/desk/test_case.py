"""A case is worked on at the desk: its page, the form of each step, what would follow, and two people at once."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fadu.engine import act
from fadu.engine.access import HANDLER, Actor
from fadu.engine.identity import read_identity
from fadu.engine.line import line
from fadu.engine.people import Officer, unit

SHANGHAI = ZoneInfo("Asia/Shanghai")
OGI = "oversight.information_request"
KAIFU, TIANXIN = 4001, 2001
TYPED = {
    "applicant_kind": "natural", "applicant": "虚构的张三", "contact": "电话（虚构）", "channel": "counter", "wanted": "演示信息",
    "act_on": "2023-12-25",
}  # fmt: skip


def actor(name: str) -> Actor:
    return Officer.objects.get(username=name).actor


def request_of(place: int = KAIFU, on: date = date(2023, 12, 20)) -> str:
    """A request handed in over the counter, → its number."""
    handler = Actor(7, "演示", frozenset({HANDLER}), place, unit(place).territory, unit(place).system)
    facts = {name: value for name, value in TYPED.items() if name != "act_on"}
    key = act.open(line(OGI), "receive", place=unit(place).place, actor=handler, on=on,
                   at=datetime(2023, 12, 31, 9, tzinfo=SHANGHAI), facts=facts)  # fmt: skip
    return str(act.find(key).row["id"])


def number_of(key: str) -> str:
    return str(read_identity(key))


@pytest.fixture
def desk(signed_in):
    """The handler An at her desk."""
    return signed_in("an")


# ---------------------------------------------------------------------------------------------------------- page


def test_the_page_of_a_case_shows_the_next_steps_with_their_articles(desk: Client) -> None:
    number = number_of(request_of())
    with CaptureQueriesContext(connection) as queries:
        page = desk.get(f"/desk/cases/{number}")
    told = page.content.decode()
    assert page.status_code == 200
    assert len(queries) <= 8
    assert f"/desk/cases/{number}/ask_correction" in told
    assert "《政府信息公开条例》第三十条" in told
    assert "须在“待补正”时办理" in told  # why the correction cannot be taken yet
    assert "2024年1月18日" in told  # 20 working days after 20 December: New Year's Day is off
    assert f"/records/{number}#clock-answer_by" in told
    assert len(page.content) < 200_000


def test_personal_facts_are_covered_until_somebody_asks_and_that_is_said(desk: Client) -> None:
    number = number_of(request_of())
    assert "虚构的张三" not in desk.get(f"/desk/cases/{number}").content.decode()
    assert desk.get(f"/desk/cases/{number}/acts/personal").status_code == 405
    shown = desk.post(f"/desk/cases/{number}/acts/personal").content.decode()
    assert "虚构的张三" in shown
    assert "本次查看已登记" in shown


def test_a_stranger_finds_no_case(signed_in) -> None:
    number = number_of(request_of())
    stranger = signed_in("cheng")
    for address in ("", "/ask_correction", "/acts/personal"):
        answer = (
            stranger.post(f"/desk/cases/{number}{address}")
            if address == "/acts/personal"
            else stranger.get(f"/desk/cases/{number}{address}")
        )
        assert answer.status_code == 404, address
        assert "虚构的张三" not in answer.content.decode()
    assert Client().get(f"/desk/cases/{number}").status_code == 302


# ------------------------------------------------------------------------------------------------------- what-if


def test_a_preview_says_the_new_due_date_and_why_and_writes_nothing(desk: Client) -> None:
    """An extension of 10 working days from 18 January 2024: 19, 22–26, 29–31 January and 1 February."""
    key = request_of()
    address = f"/desk/cases/{number_of(key)}/extend"
    told = desk.post(address, {"extension_days": "10", "act_on": "2023-12-31", "seen": "1"}).content.decode()
    assert "待负责人" in told or "送负责人签批" in told  # An handles; the extension is her head's
    assert "2024年2月1日" in told
    assert "延长10个工作日" in told
    assert act.find(int(key)).row["version"] == 1


def test_a_correction_started_is_previewed_with_its_own_clock(desk: Client) -> None:
    key = request_of()
    address = f"/desk/cases/{number_of(key)}/ask_correction"
    first = desk.get(address).content.decode()
    assert "填完必填项后" in first
    told = desk.post(
        address, {"correction_days": "15", "act_on": "2023-12-25", "seen": "1", "do": "preview"}
    ).content.decode()
    assert "待补正" in told
    assert "2024年1月16日" in told  # 15 working days after Monday 25 December, 1 January off


def test_the_enter_key_previews_and_a_page_asks_the_database_little(desk: Client) -> None:
    address = f"/desk/cases/{number_of(request_of())}/ask_correction"
    with CaptureQueriesContext(connection) as queries:
        told = desk.get(address).content.decode()
    assert len(queries) <= 8, [one["sql"][:80] for one in queries]
    assert told.index('value="preview"') < told.index('value="submit"')
    sent = {"correction_days": "15", "act_on": "2023-12-25", "seen": "1", "do": "preview"}
    with CaptureQueriesContext(connection) as queries:
        desk.post(address, sent)
    assert len(queries) <= 12, [one["sql"][:80] for one in queries]


def test_while_typing_only_the_consequences_are_answered(desk: Client) -> None:
    key = request_of()
    answer = desk.post(f"/desk/cases/{number_of(key)}/ask_correction",
                       {"correction_days": "15", "seen": "1", "act_on": "2023-12-25", "do": "submit"},
                       headers={"HX-Request": "true"})  # fmt: skip
    assert "<form" not in answer.content.decode()
    lacking = desk.post(f"/desk/cases/{number_of(key)}/ask_correction", {"correction_days": "十五", "act_on": "", "seen": "1"},
                        headers={"HX-Request": "true"}).content.decode()  # fmt: skip
    assert "应为不小于0的整数" in lacking
    assert "请填写“办理日期”" in lacking
    ended = Client().post(f"/desk/cases/{number_of(key)}/ask_correction", {}, headers={"HX-Request": "true"})
    assert (ended.status_code, ended.content) == (401, b"")  # no sign-in page within a page
    assert "2024年1月16日" in answer.content.decode()
    assert act.find(int(key)).row["version"] == 1


# --------------------------------------------------------------------------------------------------------- acting


def test_a_step_is_taken_on_its_day_and_leads_back_to_the_case(desk: Client) -> None:
    key = request_of()
    number = number_of(key)
    sent = {"correction_days": "１５", "act_on": "2023年12月25日", "seen": "1", "do": "submit",
            "letter_words": "请写明年度"}  # fmt: skip
    answer = desk.post(f"/desk/cases/{number}/ask_correction", sent)
    assert answer.status_code == 302
    assert answer["Location"] == f"/desk/cases/{number}"
    assert "已办理：告知补正" in desk.get(answer["Location"]).content.decode()
    found = act.find(int(key))
    assert (found.row["state"], found.row["correction_days"], found.row["version"]) == ("correcting", 15, 4)
    assert found.history[1].on == date(2023, 12, 25)


def test_what_is_wrong_is_named_and_nothing_typed_is_lost(desk: Client) -> None:
    key = request_of()
    answer = desk.post(f"/desk/cases/{number_of(key)}/ask_correction",
                       {"correction_days": "十五", "act_on": "明天", "seen": "1", "do": "submit"})  # fmt: skip
    told = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#q-correction_days"' in told
    assert 'value="十五"' in told
    assert 'value="明天"' in told
    assert act.find(int(key)).row["version"] == 1


def test_a_day_before_the_last_act_or_after_today_is_refused(desk: Client) -> None:
    number = number_of(request_of())
    for day, code in (("2023-12-19", "A-007"), ("2024-01-02", "A-010")):
        sent = {"correction_days": "5", "act_on": day, "seen": "1", "do": "submit"}
        answer = desk.post(f"/desk/cases/{number}/ask_correction", sent)
        assert answer.status_code == 400
        assert code in answer.content.decode()


def test_the_second_of_two_people_sees_what_changed_and_keeps_what_was_typed(desk: Client, signed_in) -> None:
    key = request_of()
    number = number_of(key)
    act.take(int(key), "consult", actor=actor("an"), on=date(2023, 12, 22), at=datetime(2023, 12, 31, 9, tzinfo=SHANGHAI),
             facts={"third_party": "虚构的第三方"})  # fmt: skip
    head = signed_in("bai")
    answer = head.post(f"/desk/cases/{number}/answer", {"reply": "D10", "letter_words": "草稿说明", "act_on": "2023-12-29", "seen": "1",
                                                        "do": "submit"})  # fmt: skip
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "征求第三方意见" in told
    assert "安（演示）" in told
    assert "虚构的第三方" not in told  # personal data stay covered
    assert "草稿说明" in told
    assert 'name="seen" value="2"' in told
    assert act.find(int(key)).row["state"] == "consulting"


def test_the_second_goes_on_upon_the_new_version(signed_in) -> None:
    key = request_of()
    number = number_of(key)
    act.take(int(key), "review_secrecy", actor=actor("an"), on=date(2023, 12, 22),
             at=datetime(2023, 12, 31, 9, tzinfo=SHANGHAI))  # fmt: skip
    head = signed_in("bai")
    sent = {"reply": "D10", "act_on": "2023-12-29", "seen": "1", "do": "submit"}
    told = head.post(f"/desk/cases/{number}/answer", sent).content.decode()
    assert "按最新情况继续办理" in told
    assert head.post(f"/desk/cases/{number}/answer", {**sent, "seen": "2"}).status_code == 302
    assert act.find(int(key)).row["state"] == "answered"


def test_a_second_click_is_no_second_act(desk: Client) -> None:
    key = request_of()
    number = number_of(key)
    sent = {
        "correction_days": "15",
        "act_on": "2023-12-25",
        "seen": "1",
        "do": "submit",
        "letter_words": "请写明年度",
    }
    for _ in range(2):
        answer = desk.post(f"/desk/cases/{number}/ask_correction", sent)
        assert answer.status_code == 302
    assert "重复提交没有再次写入" in desk.get(answer["Location"]).content.decode()
    assert act.find(int(key)).row["version"] == 4  # the step and its letter twice: PDF, .docx


def test_what_was_typed_when_the_session_had_ended_is_given_back(city_year: int) -> None:
    answer = Client().post("/desk/cases/2023-430105-012-0000001/answer", {"reply_no": "开信复", "act_on": "2023-12-29", "do": "submit"},
                           headers={"accept-language": "zh"})  # fmt: skip
    told = answer.content.decode()
    assert answer.status_code == 401
    assert "没有写入任何内容" in told
    assert "开信复" in told
    assert "答复文号" in told
    assert "csrf" not in told


# ----------------------------------------------------------------------------------------------- the head signs


def test_a_handler_prepares_and_the_head_takes(desk: Client, signed_in) -> None:
    key = request_of()
    number = number_of(key)
    address = f"/desk/cases/{number}/extend"
    refused = desk.post(
        address, {"extension_days": "10", "act_on": "2023-12-29", "seen": "1", "do": "submit"}
    )
    assert refused.status_code == 403
    assert "A-002" in refused.content.decode()
    laid = desk.post(
        address,
        {"extension_days": "10", "act_on": "2023-12-29", "seen": "1", "do": "prepare", "remark": "请柏签"},
    )
    assert laid.status_code == 302
    assert act.find(int(key)).row["version"] == 1
    head = signed_in("bai")
    shelf = head.get("/desk/signing")
    assert "请柏签" in shelf.content.decode()
    assert "待我签批" in head.get("/desk/").content.decode()
    draft = shelf.context["to_sign"][0]
    form = head.get(f"{address}?prepared={draft.pk}").content.decode()
    assert 'value="10"' in form
    assert "2024年2月1日" in form
    sent = {
        "extension_days": "10",
        "act_on": "2023-12-29",
        "seen": "1",
        "do": "submit",
        "prepared": str(draft.pk),
    }
    assert head.post(address, sent).status_code == 302
    found = act.find(int(key))
    assert found.row["extended"] is True
    assert found.history[-1].actor == actor("bai").number
    assert not head.get("/desk/signing").context["to_sign"]


def test_the_head_returns_it_with_a_note(desk: Client, signed_in) -> None:
    key = request_of()
    address = f"/desk/cases/{number_of(key)}/extend"
    desk.post(address, {"extension_days": "10", "act_on": "2023-12-29", "seen": "1", "do": "prepare"})
    head = signed_in("bai")
    draft = head.get("/desk/signing").context["to_sign"][0]
    head.post(address, {"do": "return", "prepared": str(draft.pk), "remark": "五日即可"})
    assert "五日即可" in desk.get("/desk/signing").content.decode()
    assert "负责人退回" in desk.get("/desk/").content.decode()
    assert "五日即可" in desk.get(f"/desk/cases/{number_of(key)}").content.decode()
    assert act.find(int(key)).row["version"] == 1


def test_the_maker_takes_a_draft_back_and_a_transfer_ends_it(desk: Client, signed_in) -> None:
    key = request_of()
    address = f"/desk/cases/{number_of(key)}/extend"
    sent = {"extension_days": "10", "act_on": "2023-12-29", "seen": "1", "do": "prepare"}
    desk.post(address, sent)
    draft = desk.get("/desk/signing").context["laid"][0]
    assert desk.post(address, {"prepared": str(draft.pk), "do": "drop"}).status_code == 302
    head = signed_in("bai")
    assert not head.get("/desk/signing").context["to_sign"]
    assert head.post(address, {"prepared": str(draft.pk), "do": "drop"}).status_code == 404
    desk.post(address, sent)
    assert len(head.get("/desk/signing").context["to_sign"]) == 1
    moved = {"goal": str(TIANXIN), "reason": "属该区事务", "act_on": "2023-12-29", "seen": "1"}
    assert head.post(f"/desk/cases/{number_of(key)}/acts/transfer", moved).status_code == 302
    assert not head.get("/desk/signing").context["to_sign"]


def test_a_draft_opens_to_nobody_else(desk: Client, signed_in) -> None:
    key = request_of()
    address = f"/desk/cases/{number_of(key)}/extend"
    desk.post(address, {"extension_days": "10", "act_on": "2023-12-29", "seen": "1", "do": "prepare"})
    draft = desk.get("/desk/signing").context["laid"][0]
    supervisor = signed_in("si")
    assert not supervisor.get("/desk/signing").context["to_sign"]
    assert supervisor.get(f"{address}?prepared={draft.pk}").status_code == 404
    link = f"prepared={draft.pk}"
    assert link in desk.get(f"/desk/cases/{number_of(key)}").content.decode()
    assert link not in supervisor.get(f"/desk/cases/{number_of(key)}").content.decode()
    assert desk.get(f"{address}?prepared={draft.pk + 1}").status_code == 404
    assert desk.get(f"{address}?prepared=x").status_code == 400


# ------------------------------------------------------------------------------------------------------- opening


def test_a_new_record_is_registered_once_for_the_own_unit(desk: Client) -> None:
    listed = desk.get("/desk/new/").content.decode()
    assert f"/desk/new/{OGI}/receive" in listed
    page = desk.get(f"/desk/new/{OGI}/receive")
    token = page.context["page"].token
    preview = desk.post(f"/desk/new/{OGI}/receive", {**TYPED, "token": token, "do": "preview"})
    assert "2024年1月23日" in preview.content.decode()  # 20 working days after Monday 25 December
    assert "本年新收" in preview.content.decode()
    assert preview.context["page"].token == token
    made = [
        desk.post(f"/desk/new/{OGI}/receive", {**TYPED, "token": token, "do": "submit"}) for _ in range(2)
    ]
    assert [one.status_code for one in made] == [302, 302]
    assert made[0]["Location"] == made[1]["Location"]
    number = made[0]["Location"].rsplit("/", 1)[-1]
    found = act.find(read_identity(number).key)
    assert (found.row["unit"], found.row["opened"], found.row["applicant"]) == (
        KAIFU,
        date(2023, 12, 25),
        "虚构的张三",
    )
    assert number in desk.get(made[1]["Location"]).content.decode()


def test_an_empty_new_record_names_what_is_missing(desk: Client) -> None:
    answer = desk.post(f"/desk/new/{OGI}/receive", {"do": "submit", "act_on": ""})
    assert answer.status_code == 422
    for title in ("申请人类型", "申请人", "联系方式", "提交方式", "申请公开的信息", "办理日期"):
        assert f"请填写“{title}”" in answer.content.decode()


def test_what_is_not_theirs_to_open_is_refused(desk: Client) -> None:
    assert desk.get(f"/desk/new/{OGI}/answer").status_code == 400
    assert desk.get("/desk/new/no.such/receive").status_code == 404
    assert desk.get(f"/desk/new/{OGI}/nonsense").status_code == 404
    assert desk.get("/desk/cases/2023-1-1").status_code == 404
