"""Letters at the desk: shown before signing, handed out as files, sealed into the case; only to whom the step is theirs."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.desk.test_case import number_of, request_of

from fadu.engine import act, attachments
from fadu.engine.line import line
from fadu.engine.reads import Reading

SENT = {
    "correction_days": "15",
    "act_on": "2023-12-25",
    "seen": "1",
    "letter_words": "请写明所需信息的<b>年度</b>",
}


@pytest.fixture
def desk(signed_in) -> Client:
    return signed_in("an")


def test_the_letter_is_shown_with_what_was_typed_and_its_number_not_yet_drawn(desk: Client) -> None:
    number = number_of(request_of())
    told = desk.post(f"/desk/cases/{number}/ask_correction", {**SENT, "do": "preview"}).content.decode()
    assert "政府信息公开申请补正告知书" in told
    assert "开司信补〔2023〕×号" in told
    assert "请写明所需信息的&lt;b&gt;年度&lt;/b&gt;" in told
    assert "预览稿" in told
    assert f'formaction="/desk/cases/{number}/ask_correction/letter.pdf"' in told


def test_what_the_letter_lacks_is_said_before_and_refused_at_signing(desk: Client) -> None:
    key = request_of()
    address = f"/desk/cases/{number_of(key)}/ask_correction"
    bare = {name: value for name, value in SENT.items() if name != "letter_words"}
    assert "还缺：说明" in desk.post(address, {**bare, "do": "preview"}).content.decode()
    refused = desk.post(address, {**bare, "do": "submit"})
    assert refused.status_code == 422
    assert "LE-002" in refused.content.decode()
    assert act.find(int(key)).row["version"] == 1


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_the_preview_is_handed_out_as_a_file_and_its_reading_noted(
    desk: Client, kind: str, begins: bytes
) -> None:
    key = request_of()
    answer = desk.post(f"/desk/cases/{number_of(key)}/ask_correction/letter.{kind}", SENT)
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    assert act.find(int(key)).row["version"] == 1
    noted = Reading.objects.get(record=int(key), door="letter")
    assert "applicant" in noted.fields


def test_the_sealed_letter_lies_in_the_case(desk: Client) -> None:
    key = request_of()
    number = number_of(key)
    assert desk.post(f"/desk/cases/{number}/ask_correction", {**SENT, "do": "submit"}).status_code == 302
    made = attachments.of(int(key), act.find(int(key)).history)
    assert [one.letter for one in made] == ["开司信补〔2023〕1号"] * 2
    assert "开司信补〔2023〕1号" in desk.get(f"/desk/cases/{number}").content.decode()
    file = desk.get(f"/desk/cases/{number}/files/{made[0].seq}")
    assert file.status_code == 200


def test_nobody_else_gets_the_letter(desk: Client, signed_in) -> None:
    address = f"/desk/cases/{number_of(request_of())}/ask_correction/letter.pdf"
    assert signed_in("cheng").post(address, SENT).status_code in (403, 404)
    assert Client().post(address, SENT).status_code == 302
    assert desk.get(address).status_code == 405
    assert desk.post(address, {"seen": "1"}).status_code == 422
    assert desk.post(address.replace(".pdf", ".exe"), SENT).status_code == 400


def test_a_handler_sees_the_letter_that_the_head_will_sign(desk: Client) -> None:
    number = number_of(request_of())
    told = desk.post(f"/desk/cases/{number}/extend", {"extension_days": "10", "act_on": "2023-12-29", "seen": "1",
                                                      "do": "preview"}).content.decode()  # fmt: skip
    assert "延长10个工作日" in told
    assert "政府信息公开延长答复期限告知书" in told


def test_a_new_record_shows_its_receipt_and_seals_it(desk: Client) -> None:
    address = "/desk/new/oversight.information_request/receive"
    sent = {"applicant_kind": "natural", "applicant": "虚构的申请人", "contact": "000", "channel": "counter", "wanted": "演示",
            "act_on": date(2023, 12, 20).isoformat(), "token": "a" * 32}  # fmt: skip
    assert "政府信息公开申请登记回执" in desk.post(address, {**sent, "do": "preview"}).content.decode()
    assert desk.post(f"{address}/letter.pdf", sent).content.startswith(b"%PDF-")
    opened = desk.post(address, {**sent, "do": "submit"})
    assert opened.status_code == 302
    told = desk.get(opened["Location"]).content.decode()
    assert "开司信回〔2023〕1号" in told


def test_the_number_is_asked_of_nobody(signed_in) -> None:
    head = signed_in("bai")
    number = number_of(request_of())
    told = head.get(f"/desk/cases/{number}/answer").content.decode()
    assert 'name="letter_words"' in told
    assert 'name="reply_no"' not in told
    assert line("oversight.information_request").facts["reply_no"].zh == "答复文号"
