"""A letter is previewed, then numbered and sealed with the act: one transaction, no gap, nothing half done."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import pytest
from django.db import transaction
from tests.engine.cast import AN, ASKED, BAI, CHENG, KAIFU, at, request

from fadu.engine import act, attachments
from fadu.engine.access import APPLICANT
from fadu.engine.actor import Actor
from fadu.engine.attachments import Opening
from fadu.engine.line import line
from fadu.engine.people import Unit, forget_units
from fadu.engine.series import Series
from fadu.engine.troubles import NotYourStep, StaleVersion
from fadu.letters import sending
from fadu.letters.troubles import LetterIncomplete, NoLetter

pytestmark = pytest.mark.django_db
FIRST, NEXT = date(2023, 3, 1), date(2023, 3, 3)


@pytest.fixture(autouse=True)
def _kaifu() -> None:
    """The bureau, its government and the city's."""
    for number, code, name, kind, territory, system in (
        (4001, "430105-SF", "开福区司法局", "county_department", "430105", "SF"),
        (40, "430105", "开福区人民政府", "county_government", "430105", "ZF"),
        (1, "430100", "长沙市人民政府", "city_government", "4301", "ZF"),
    ):
        Unit.objects.create(
            id=number, code=code, name_zh=name, name_en=code, kind=kind, territory=territory, system=system
        )
    forget_units()


def sealed(key: int) -> list[attachments.Attachment]:
    return attachments.of(key, act.find(key).history)


def text_of(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    return "".join("".join(one.get_textpage().get_text_range().split()) for one in document)


def test_the_act_and_its_letter_are_one() -> None:
    key = request(FIRST)
    made = sending.take_with_letter(key, "answer", facts={"reply": "D10"}, actor=BAI, on=NEXT, at=at(NEXT), version=1,
                                    words="年度预算见附件。")  # fmt: skip
    assert made.row["reply_no"] == "开司信复〔2023〕1号"
    found = act.find(key)
    assert [past.step for past in found.history] == ["receive", "answer", "attach", "attach"]
    in_pdf, in_word = sealed(key)
    assert (in_pdf.kind, in_word.kind) == ("pdf", "docx")
    assert in_pdf.letter == in_word.letter == "开司信复〔2023〕1号"
    assert in_pdf.title == "政府信息公开申请答复书（开司信复〔2023〕1号）"
    said = text_of(attachments.fetch(BAI, key, in_pdf.seq)[1])
    for words in (
        "演示申请人甲0001",
        "您（单位）申请的信息予以公开",
        "年度预算见附件",
        "六十日内向开福区人民政府",
        "开福区司法局2023年3月3日",
    ):
        assert words in said


def test_the_applicant_reads_the_reply_and_not_what_goes_to_a_third_party() -> None:
    key = request(FIRST)
    sending.take_with_letter(
        key, "consult", facts={"third_party": "演示第三方"}, actor=AN, on=NEXT, at=at(NEXT)
    )
    applicant = Actor(-2, "申请人", frozenset({APPLICANT}), own=key)
    (asked, _) = sealed(key)
    assert asked.open_to is Opening.OFFICIALS
    act.take(key, "note_silence", actor=AN, on=date(2023, 4, 3), at=at(date(2023, 4, 3)))
    sending.take_with_letter(key, "answer", facts={"reply": "D41"}, actor=BAI, on=date(2023, 4, 4), at=at(date(2023, 4, 4)),
                             words="已检索档案。")  # fmt: skip
    reply = sealed(key)[2]
    assert reply.open_to is Opening.APPLICANT
    assert "经检索，本机关不掌握" in text_of(attachments.fetch(applicant, key, reply.seq)[1])


def test_numbers_have_no_gap_and_each_kind_and_year_counts_anew() -> None:
    words = {}
    for on in (FIRST, FIRST, date(2024, 1, 5)):
        key = request(on)
        sending.take_with_letter(
            key, "ask_correction", facts={"correction_days": 5}, actor=AN, on=on, at=at(on), words="年度"
        )
        words[sealed(key)[0].letter] = key
    other = request(FIRST)
    sending.take_with_letter(other, "ask_reasons", facts={}, actor=AN, on=FIRST, at=at(FIRST))
    assert list(words) == ["开司信补〔2023〕1号", "开司信补〔2023〕2号", "开司信补〔2024〕1号"]
    assert sealed(other)[0].letter == "开司信理〔2023〕1号"


def test_what_fails_uses_up_no_number_and_changes_nothing() -> None:
    key = request(FIRST)
    refused = [
        ({"facts": {"reply": "D34"}, "words": ""}, LetterIncomplete),
        ({"facts": {"reply": "D10"}, "version": 7}, StaleVersion),
        ({"facts": {"reply": "D10"}, "actor": CHENG}, NotYourStep),
    ]
    for how, trouble in refused:
        with pytest.raises(trouble), transaction.atomic():
            sending.take_with_letter(key, "answer", **{"actor": BAI, "on": NEXT, "at": at(NEXT), **how})
    assert act.find(key).row["version"] == 1
    assert not Series.objects.filter(name__startswith="letter/").exists()


def test_a_refusal_says_why_and_names_the_way_that_the_law_of_its_day_opens() -> None:
    for on, way in (
        (date(2023, 3, 3), "也可以自收到之日起六个月内直接"),
        (date(2024, 3, 4), "应当自收到本答复书之日起六十日内先向"),
    ):
        key = request(on)
        made = sending.preview(
            key, "answer", facts={"reply": "D34"}, actor=BAI, on=on, at=at(on), words="涉及商业秘密"
        )
        told = "\n".join(getattr(block, "text", "") for block in made.paper.body)
        assert way in told
        assert "涉及商业秘密" in told


def test_a_preview_draws_no_number_and_says_that_it_is_one() -> None:
    key = request(FIRST)
    letter = sending.preview(key, "answer", facts={"reply": "D34"}, actor=BAI, on=NEXT, at=at(NEXT))
    assert letter.number == letter.paper.number == "开司信复〔2023〕×号"
    assert letter.missing == ["说明"]
    assert letter.applicant
    assert "预览稿" in letter.paper.mark
    assert not Series.objects.filter(name__startswith="letter/").exists()
    assert act.find(key).row["version"] == 1


def test_the_letter_argues_the_new_date() -> None:
    """10 more working days after 1 March 2023: 20 + 10 = 30 working days; the day itself is left out, 5 April is a holiday."""
    key = request(FIRST)
    letter = sending.preview(key, "extend", facts={"extension_days": 10}, actor=BAI, on=NEXT, at=at(NEXT))
    told = "\n".join(getattr(block, "text", "") for block in letter.paper.body)
    assert "延长10个工作日，至2023年4月13日" in told


def test_opening_a_record_gives_a_receipt() -> None:
    home = line("oversight.information_request")
    key = sending.open_with_letter(
        home, "receive", place=KAIFU, facts=ASKED, actor=AN, on=FIRST, at=at(FIRST), synthetic=True
    )
    receipt = sealed(key)[0]
    assert receipt.letter == "开司信回〔2023〕1号"
    said = text_of(attachments.fetch(AN, key, receipt.seq)[1])
    assert "演示数据" in said
    assert "2023年3月29日前答复" in said  # 20 working days after 1 March


def test_steps_without_a_letter_are_just_taken() -> None:
    key = request(FIRST)
    sending.take_with_letter(key, "review_secrecy", facts={}, actor=AN, on=NEXT, at=at(NEXT))
    assert not sealed(key)
    with pytest.raises(NoLetter):
        sending.preview(key, "review_secrecy", facts={}, actor=AN, on=NEXT, at=at(NEXT))


def test_the_word_file_is_the_same_letter() -> None:
    import docx as reader

    key = request(FIRST)
    sending.take_with_letter(key, "charge", facts={"fee": 12_000}, actor=AN, on=NEXT, at=at(NEXT))
    told = reader.Document(io.BytesIO(attachments.fetch(AN, key, sealed(key)[1].seq)[1]))
    assert "信息处理费120元" in "".join(one.text for one in told.paragraphs)


def test_a_reconsideration_is_decided_by_the_government_and_not_by_its_bureau() -> None:
    home = line("oversight.reconsideration")
    known = {
        "applicant": "演示申请人甲",
        "authority_kind": "county_government",
        "respondent": "演示街道办事处",
        "act": "演示处罚",
    }
    asked = ("applicant_kind", "channel", "respondent_kind", "matter", "managed_field")
    facts = {**known, **{name: next(iter(home.facts[name].choices.codes)) for name in asked}}
    opened = date(2024, 3, 1)
    key = act.open(home, "receive", place=KAIFU, actor=AN, on=opened, at=at(opened), facts=facts)
    on = date(2024, 3, 6)
    sending.take_with_letter(key, "accept", facts={}, actor=AN, on=on, at=at(on))
    made = sealed(key)[0]
    assert made.letter == "开府复受字〔2024〕1号"
    said = text_of(attachments.fetch(AN, key, made.seq)[1])
    assert "开福区人民政府行政复议受理通知书" in said
    # Sixty days from Wednesday 6 March, the day itself left out: Sunday 5 May, a rest day, rolls on to Monday the 6th.
    assert "60日内（至2024年5月6日）" in said
    # Of the two versions of the law that the declaration cites only the one in force is named.
    assert "《行政复议法》（2023年修订）第三十条" in said
    assert "2017年修正" not in said
