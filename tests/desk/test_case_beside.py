"""What every case knows beside its steps: other units, notes, papers, corrections; who sees what of it."""

from __future__ import annotations

import threading
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from PIL import Image
from tests.desk.test_case import KAIFU, TIANXIN, actor, number_of, request_of

from fadu.desk.opening_once import once
from fadu.engine import act
from fadu.engine.access import Actor
from fadu.engine.reads import Reading

TEXT = "演示内容\n".encode()


@pytest.fixture
def key(city_year: int) -> str:
    return request_of()


def test_a_head_hands_a_case_to_another_unit_and_it_is_gone(signed_in, key: str) -> None:
    head, address = signed_in("bai"), f"/desk/cases/{number_of(key)}/acts/transfer"
    page = head.get(address)
    assert "转往单位" in page.content.decode()
    assert "长沙市" in page.content.decode()  # the units to choose from
    sent = {"goal": "天心区司法局", "reason": "属该区事务", "act_on": "2023-12-29", "seen": "1"}
    answer = head.post(address, sent)
    assert answer["Location"] == "/desk/"  # beyond her ground
    assert act.find(int(key)).row["unit"] == TIANXIN
    assert head.get(f"/desk/cases/{number_of(key)}").status_code == 404
    taken = signed_in("cheng").get(f"/desk/cases/{number_of(key)}").content.decode()
    assert "属该区事务" in taken
    assert "原承办单位：开福区司法局" in taken


def test_a_handler_may_not_hand_it_over(signed_in, key: str) -> None:
    desk = signed_in("an")
    assert "acts/transfer" not in desk.get(f"/desk/cases/{number_of(key)}").content.decode()
    assert desk.get(f"/desk/cases/{number_of(key)}/acts/transfer").status_code == 403
    assert desk.get(f"/desk/cases/{number_of(key)}/acts/nonsense").status_code == 404


def test_a_joint_unit_sees_the_case_and_writes_a_note_until_it_is_released(signed_in, key: str) -> None:
    desk, joined, number = signed_in("an"), signed_in("cheng"), number_of(key)
    assert joined.get(f"/desk/cases/{number}").status_code == 404
    sent = {"goal": str(TIANXIN), "act_on": "2023-12-29", "seen": "1", "token": "a" * 32}
    for _ in range(2):  # a second click asks nobody twice
        assert desk.post(f"/desk/cases/{number}/acts/joint", sent).status_code == 302
    assert act.find(int(key)).row["version"] == 2
    assert joined.get(f"/desk/cases/{number}").status_code == 200
    assert "虚构的张三" in joined.post(f"/desk/cases/{number}/acts/personal").content.decode()
    assert joined.post(f"/desk/cases/{number}/acts/note", {"text": "会办意见：可以公开"}).status_code == 302
    assert "会办意见：可以公开" in desk.get(f"/desk/cases/{number}").content.decode()
    assert joined.get(f"/desk/cases/{number}/ask_correction").status_code == 403
    gone = {"shared": str(TIANXIN), "act_on": "2023-12-30", "seen": "3"}
    assert desk.post(f"/desk/cases/{number}/acts/release", gone).status_code == 302
    assert joined.get(f"/desk/cases/{number}").status_code == 404


def test_a_copy_only_reads(signed_in, key: str) -> None:
    desk, copied, number = signed_in("an"), signed_in("cheng"), number_of(key)
    desk.post(f"/desk/cases/{number}/acts/copy", {"goal": str(TIANXIN), "act_on": "2023-12-29", "seen": "1"})
    page = copied.get(f"/desk/cases/{number}").content.decode()
    assert "仅承办单位可见" in page
    assert "显示个人信息" not in page
    assert "虚构的张三" not in copied.post(f"/desk/cases/{number}/acts/personal").content.decode()
    assert copied.get(f"/desk/cases/{number}/acts/note").status_code == 403


def test_what_a_deed_lacks_is_named_and_what_was_typed_stays(signed_in, key: str) -> None:
    head = signed_in("bai")
    answer = head.post(
        f"/desk/cases/{number_of(key)}/acts/transfer",
        {"goal": "火星局", "reason": "", "act_on": "2023-12-29", "seen": "1"},
    )
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "没有名称含这些字的单位" in told
    assert 'value="火星局"' in told
    assert "请填写“理由”" in told


def test_somebody_was_faster(signed_in, key: str) -> None:
    head, number = signed_in("bai"), number_of(key)
    signed_in("an").post(f"/desk/cases/{number}/acts/note", {"text": "先别转"})
    sent = {"goal": str(TIANXIN), "reason": "属该区事务", "act_on": "2023-12-29", "seen": "1"}
    answer = head.post(f"/desk/cases/{number}/acts/transfer", sent)
    assert answer.status_code == 409
    assert "先别转" in answer.content.decode()
    assert act.find(int(key)).row["unit"] == KAIFU


# ---------------------------------------------------------------------------------------------------------- papers


def photo() -> SimpleUploadedFile:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "演示相机"
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("照片.jpg", out.getvalue(), content_type="text/html")


def test_a_paper_is_cleaned_and_handed_out_as_a_download_only(signed_in, key: str) -> None:
    desk, number = signed_in("an"), number_of(key)
    sent = {
        "title": "现场照片（演示）",
        "open_to": "officials",
        "personal": "yes",
        "file": photo(),
        "token": "b" * 32,
    }
    assert desk.post(f"/desk/cases/{number}/acts/attach", sent).status_code == 302
    assert desk.post(f"/desk/cases/{number}/acts/attach", {**sent, "file": photo()}).status_code == 302
    assert act.find(int(key)).row["version"] == 2
    page = desk.get(f"/desk/cases/{number}").content.decode()
    assert "现场照片（演示）" in page
    answer = desk.get(f"/desk/cases/{number}/files/2")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "演示相机".encode() not in answer.content
    noted = Reading.objects.filter(record=int(key)).latest("id")
    assert (noted.officer, noted.door, noted.fields) == (actor("an").number, "attachment", ["attachment:2"])


def test_a_personal_paper_stays_with_the_units_that_handle_the_case(signed_in, key: str) -> None:
    number = number_of(key)
    upload = SimpleUploadedFile("a.txt", TEXT)
    signed_in("an").post(f"/desk/cases/{number}/acts/attach",
                         {"title": "虚构的身份材料", "open_to": "officials", "personal": "yes", "file": upload})  # fmt: skip
    overseer = signed_in("si")
    page = overseer.get(f"/desk/cases/{number}").content.decode()
    assert "另有 1 件含个人信息" in page
    assert "虚构的身份材料" not in page
    assert overseer.get(f"/desk/cases/{number}/files/2").status_code == 404
    assert signed_in("cheng").get(f"/desk/cases/{number}/files/2").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.html", b"<script>alert(1)</script>", "A-016"),
        ("a.pdf", b"%PDF-not", "A-016"),
        ("", b"", "A-004"),
        ("a.txt", b"", "A-016"),
    ],
)
def test_what_is_no_paper_is_refused_and_the_title_stays(
    signed_in, key: str, name: str, content: bytes, said: str
) -> None:
    desk = signed_in("an")
    sent = {"title": "标题还在", "open_to": "officials", "personal": "no"}
    if name:
        sent["file"] = SimpleUploadedFile(name, content)
    answer = desk.post(f"/desk/cases/{number_of(key)}/acts/attach", sent)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "标题还在" in answer.content.decode()


# ----------------------------------------------------------------------------------------------------- corrections


def test_a_correction_keeps_what_stood_there_and_the_reason_and_moves_the_clock(signed_in, key: str) -> None:
    """Received on 19 December instead of the 20th: the last day moves from 18 to 17 January 2024."""
    desk, address = signed_in("an"), f"/desk/cases/{number_of(key)}/acts/correct"
    assert "立案（登记）日期" in desk.get(address).content.decode()
    form = desk.get(f"{address}?fact=opened&fact=wanted").content.decode()
    assert 'value="2023-12-20"' in form
    assert "演示信息" in form
    sent = {
        "fact": ["opened", "wanted"],
        "opened": "2023-12-19",
        "wanted": "演示信息",
        "correction_reason": "邮戳看错",
        "seen": "1",
    }
    preview = desk.post(address, sent).content.decode()
    assert "2024年1月17日" in preview
    assert act.find(int(key)).row["version"] == 1
    assert desk.post(address, {**sent, "do": "submit"}).status_code == 302
    found = act.find(int(key))
    assert (found.row["opened"], found.row["wanted"], found.row["version"]) == (
        date(2023, 12, 19),
        "演示信息",
        2,
    )
    page = desk.get(f"/desk/cases/{number_of(key)}").content.decode()
    assert "邮戳看错" in page
    assert "更正登记" in page


def test_a_correction_needs_a_reason_and_something_chosen(signed_in, key: str) -> None:
    desk, address = signed_in("an"), f"/desk/cases/{number_of(key)}/acts/correct"
    answer = desk.post(address, {"fact": "wanted", "wanted": "别的信息", "seen": "1", "do": "submit"})
    assert answer.status_code == 422
    assert "请填写“更正理由”" in answer.content.decode()
    assert desk.post(address, {"wanted": "别的信息", "do": "submit"}).status_code == 400
    assert "personal" not in desk.get(f"{address}?fact=applicant").content.decode()
    assert "虚构的张三" not in desk.get(f"{address}?fact=applicant").content.decode()
    unchanged = {
        "fact": "wanted",
        "wanted": "演示信息",
        "correction_reason": "无",
        "seen": "1",
        "do": "submit",
    }
    desk.post(address, unchanged)
    assert act.find(int(key)).row["version"] == 1


def test_reading_personal_facts_is_noted(signed_in, key: str) -> None:
    desk = signed_in("an")
    desk.get(f"/desk/cases/{number_of(key)}")
    assert not Reading.objects.filter(record=int(key)).exists()
    desk.post(f"/desk/cases/{number_of(key)}/acts/personal")
    noted = Reading.objects.get(record=int(key))
    assert noted.officer == actor("an").number
    assert noted.fields == ["applicant", "contact"]


def test_two_clicks_at_one_moment_make_one_record(own_database: str) -> None:
    """Both clicks are inside at once: the second waits for the first and is told what it made."""
    clerk, moment = Actor(1, "演示", frozenset()), datetime(2023, 12, 31, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    inside, made, heard = threading.Event(), [], []

    def make() -> int:
        inside.set()
        made.append(len(made) + 1)
        return 4711

    def click() -> None:
        try:
            heard.append(once("c" * 32, clerk, moment, make))
        finally:
            connection.close()

    with transaction.atomic():
        first = once("c" * 32, clerk, moment, make)
        second = threading.Thread(target=click)
        second.start()
        assert inside.is_set()
    second.join(timeout=30)
    assert first == (4711, True)
    assert heard == [(4711, False)]
    assert made == [1]


def test_the_shelf_is_empty_without_drafts(signed_in) -> None:
    client: Client = signed_in("cheng")
    assert "没有等您签批的" in client.get("/desk/signing").content.decode()
