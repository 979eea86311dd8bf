"""Whole errands by the pages alone; what officials do meanwhile goes through the engine.

Today is Sunday 31 December 2023. 20 working days from then: 2-5 Jan 2024 are 4, 8-12: 9, 15-19: 14, 22-26: 19, so
Mon 29 Jan. 60 days: 31 in January, 29 in February: Thu 29 Feb 2024. Six months: 30 June 2024, a Sunday, so Mon 1 July.
"""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.portal.errands.citizen import APPLIED, ASKED, AT, HANDLER, HEAD, TODAY, Citizen, secret_in

from fadu.engine import act, attachments, handing
from fadu.engine.attachments import Opening
from fadu.engine.identity import read_identity
from fadu.engine.line import line
from fadu.engine.ratings import Rating
from fadu.portal.errands.bodies import district_of

pytestmark = pytest.mark.usefixtures("city_year")


def _key(number: str) -> int:
    return read_identity(number).key


def _photo() -> SimpleUploadedFile:
    picture = BytesIO()
    Image.new("RGB", (8, 8), "white").save(picture, "JPEG")
    return SimpleUploadedFile("凭证.jpg", picture.getvalue(), "image/jpeg")


def test_asking_being_asked_to_correct_the_reply_and_the_way_on() -> None:
    citizen = Citizen()
    assert "2024年1月29日" in citizen.get("/ask/")
    number, secret = citizen.send("ask", ASKED)
    row = act.find(_key(number)).row
    assert (row["unit"], row["opened"], row["state"]) == (4001, TODAY, "received")
    assert (row["channel"], row["applicant"], row["wanted"]) == (
        "internet",
        "演示申请人甲0001",
        "演示：某路段工程的验收报告",
    )
    page = citizen.track(number, secret)
    assert "2024年1月29日" in page
    assert "现在要您做的" not in page

    act.take(_key(number), "ask_correction", actor=HANDLER, on=TODAY, at=AT, facts={"correction_days": 5})
    page = citizen.get("/track/case")
    assert "现在要您做的" in page
    # Five working days to correct: 2, 3, 4, 5 and 8 January.
    assert "2024年1月8日" in page
    assert 'href="/track/steps/take_correction"' in page
    assert "某路段工程" in citizen.get("/track/steps/take_correction")
    citizen.post(
        "/track/steps/take_correction", {"wanted": "演示：芙蓉路二期竣工验收报告", "papers": _photo()}
    )
    found = act.find(_key(number))
    assert (found.row["state"], found.row["wanted"]) == ("received", "演示：芙蓉路二期竣工验收报告")
    assert [past.actor for past in found.history] == [-2, 0, 0, 1, -2, -2], "the system seals the receipt"
    page = citizen.get("/track/case")
    assert "期限重新起算" in page
    assert "凭证.jpg" in page
    assert "现在要您做的" not in page
    # The same step sent again (a second click) asks for nothing more; one that is not open is refused.
    citizen.get("/track/steps/pay", 409)

    letter = attachments.taken_as_made(b"%PDF-1.7 demo", "答复书.pdf", "pdf")
    handing.attach(
        _key(number),
        letter,
        title="答复书",
        open_to=Opening.APPLICANT,
        letter="演示〔2023〕1号",
        actor=HANDLER,
        on=TODAY,
        at=AT,
    )
    secretly = attachments.taken_as_made(b"%PDF-1.7 inside", "内部.pdf", "pdf")
    handing.attach(_key(number), secretly, title="内部意见", actor=HANDLER, on=TODAY, at=AT)
    act.take(
        _key(number),
        "answer",
        actor=HEAD,
        on=TODAY,
        at=AT,
        facts={"reply": "D34", "reply_no": "演示〔2023〕1号"},
    )
    page = citizen.get("/track/case")
    assert "内部意见" not in page
    papers = attachments.of(_key(number), act.find(_key(number)).history)
    assert [one.title for one in papers[:2]] == ["政府信息公开申请登记回执（开司信回〔2023〕1号）"] * 2
    assert "%PDF-" in citizen.get(f"/track/papers/{papers[0].seq}")
    assert "%PDF-1.7 demo" in citizen.get(f"/track/papers/{papers[3].seq}")
    citizen.get(f"/track/papers/{papers[4].seq}", 404)
    for said in ("保护第三方合法权益", "演示〔2023〕1号", "不服怎么办", "2024年2月29日", "2024年7月1日"):
        assert said in page, said


def test_an_objection_begins_with_what_the_case_says() -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    act.take(_key(number), "answer", actor=HEAD, on=TODAY, at=AT, facts={"reply": "D34"})
    citizen.track(number, secret)
    assert citizen.post("/track/object") == "/reconsideration/check"
    check = citizen.get("/reconsideration/check")
    assert number in check
    assert "演示申请人甲0001" in check
    assert "开福区人民政府" in check
    # 60 days from 31 December.
    assert "2024年2月29日" in check
    assert check.count('?then=check">') == 1
    assert (
        citizen.post("/reconsideration/q/claims", {"claims": "演示：请求责令公开", "then": "check"})
        == "/reconsideration/check"
    )
    assert citizen.post("/reconsideration/send") == "/reconsideration/receipt"
    second, _ = citizen.receipt("reconsideration")
    row = act.find(_key(second)).row
    assert (row["unit"], row["matter"], row["respondent"]) == (4000, "disclosure", "开福区司法局")
    assert (row["authority_kind"], row["respondent_kind"], row["known_on"]) == (
        "county_government",
        "county_department",
        TODAY,
    )


def test_reconsideration_is_received_under_the_law_of_the_day() -> None:
    citizen = Citizen()
    number, secret = citizen.send("reconsideration", APPLIED)
    found = act.find(_key(number))
    assert found.history[0].step == "receive_2017"
    assert (found.row["amount"], found.row["managed_field"], found.row["unit"]) == (200_000, "market", 4000)
    # Five working days: 2, 3, 4, 5 and 8 January; 60 days: 29 February.
    page = citizen.track(number, secret)
    assert "2024年1月8日" in page
    assert "2024年2月29日" in page
    assert citizen.post("/track/steps/withdraw_early") == "/track/case"
    assert act.find(_key(number)).row["state"] == "withdrawn"


def test_mediation_is_asked_of_a_committee_in_the_register() -> None:
    committees = line("people.committee").model._default_manager
    committee = committees.filter(state="seated").order_by("id").first()
    citizen = Citizen()
    number, secret = citizen.send(
        "mediation",
        {
            "district": {"district": district_of(committee.territory), "search": ""},
            "body": {"body": str(committee.id)},
            "dispute": {"dispute": "neighbours"},
            "summary": {"summary": "演示：楼上漏水"},
            "other": {"other_party": "演示当事人丙"},
            "parties": {"parties": "２"},
            "name": {"party": "演示当事人丁 000"},
        },
    )
    row = act.find(_key(number)).row
    assert (row["unit"], row["committee"], row["committee_kind"]) == (
        committee.unit,
        committee.id,
        committee.committee_kind,
    )
    assert (row["source"], row["parties"]) == ("application", 2)
    page = citizen.track(number, secret)
    assert "演示：楼上漏水" in page
    assert f"<dd>{committee.name}</dd>" in page
    assert citizen.post("/track/steps/decline") == "/track/case"
    assert "不服怎么办" in citizen.get("/track/case")


def test_the_query_code_is_shown_once_and_is_nowhere_else() -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    assert re.fullmatch(r"[2-9A-Z]{5}-[2-9A-Z]{5}", secret)
    assert sum(secret in text for text in citizen.seen) == 1
    assert secret_in(citizen.get("/ask/receipt")) is None
    citizen.track(number, secret)
    citizen.get("/track/papers")
    citizen.get("/track/steps/withdraw")
    citizen.get("/ask/saved", 302)
    citizen.get("/ask/receipt.pdf")
    assert sum(secret in text for text in citizen.seen) == 1
    assert all(secret not in morsel.value for morsel in citizen.client.cookies.values())


def test_a_lost_page_is_no_lost_case_but_the_old_code_ends() -> None:
    citizen = Citizen()
    number, first = citizen.send("ask", ASKED)
    citizen.track(number, first)
    assert citizen.post("/ask/renew") == "/ask/receipt"
    second = secret_in(citizen.get("/ask/receipt"))
    assert second is not None
    assert second != first
    # What the old code had opened is closed with it.
    citizen.get("/track/case", 403)
    citizen.post("/track/", {"number": number, "secret": first}, 403)
    assert number in citizen.track(number, second)


@pytest.mark.parametrize(
    ("errand", "answers", "expected"),
    [
        # The body's own numbered receipt, sealed into the case.
        ("ask", ASKED, ("开福区司法局", "开司信回〔2023〕1号", "2024年1月29日")),
        # The line makes no letter of receipt: the site's own.
        ("reconsideration", APPLIED, ("开福区人民政府", "网上登记回执", "2024年1月8日", "2024年2月29日")),
    ],
)
def test_the_receipt_as_pdf_says_number_and_days_in_chinese(
    errand: str, answers: dict[str, dict[str, str]], expected: tuple[str, ...]
) -> None:
    citizen = Citizen()
    number, _ = citizen.send(errand, answers)
    response = citizen.client.get(f"/{errand}/receipt.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    for said in (number, "登记回执", "演示数据", *expected):
        assert said in re.sub(r"\s", "", text), said


def test_a_case_is_rated_once_when_it_is_over() -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    citizen.track(number, secret)
    citizen.post("/track/rate", {"score": "5"}, 409)
    citizen.post("/track/steps/withdraw")
    citizen.post("/track/rate", {"score": "6"}, 422)
    assert citizen.post("/track/rate", {"score": "4", "comment": "演示：答得快"}) == "/track/case#rating"
    citizen.post("/track/rate", {"score": "1"}, 409)
    assert Rating.objects.filter(record=_key(number)).values_list("score", "comment").get() == (
        4,
        "演示：答得快",
    )
    assert "演示：答得快" not in Citizen().get("/ask/")


def test_a_fee_is_paid_with_its_proof() -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    act.take(_key(number), "charge", actor=HANDLER, on=TODAY, at=AT, facts={"fee": 12_100})
    page = citizen.track(number, secret)
    assert "121元" in page
    assert "PE-008" in citizen.post("/track/steps/pay", expect=422)
    text = SimpleUploadedFile("凭证.exe", b"MZ\x90\x00", "image/jpeg")
    citizen.post("/track/steps/pay", {"papers": text}, 422)
    assert act.find(_key(number)).row["state"] == "charging"
    assert citizen.post("/track/steps/pay", {"papers": _photo()}) == "/track/case"
    assert act.find(_key(number)).row["paid_on"] == TODAY


def test_a_consultation_stops_the_clock_and_says_why() -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    act.take(
        _key(number), "consult", actor=HANDLER, on=TODAY, at=AT, facts={"third_party": "演示第三方乙0002"}
    )
    page = citizen.track(number, secret)
    assert "因“征求第三方意见”暂停" in page
    assert "演示第三方乙0002" not in page
