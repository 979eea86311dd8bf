"""A step as questions: what people type is read as they mean it, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.engine import people
from fadu.engine.line import line, lines
from fadu.engine.troubles import FactWrong
from fadu.measure.cite import Term
from fadu.pages.asking import Answers, NotAnswered, questions
from fadu.pages.asking_values import LONGEST, NotRead, read_day, read_link, read_money, read_number, read_text

TODAY = date(2023, 11, 1)


def asked(line_id: str = "oversight.information_request", step: str = "receive"):
    home = line(line_id)
    return questions(home, home.step(step), law_on=TODAY)


def test_a_step_asks_in_its_declared_order_and_says_what_must_be() -> None:
    found = asked()
    assert [one.name for one in found] == [
        "applicant_kind",
        "applicant",
        "contact",
        "channel",
        "wanted",
        "form_wanted",
    ]
    assert [one.required for one in found] == [True] * 5 + [False]
    assert [one.widget for one in found] == ["radios", "line", "line", "radios", "lines", "lines"]
    assert found[1].note.personal
    assert [code for code, *_ in found[3].choices] == [
        "counter",
        "registered_post",
        "ordinary_post",
        "internet",
        "fax",
    ]


def test_a_long_list_of_codes_is_a_list_to_choose_from() -> None:
    reply = asked(step="answer")[0]
    assert reply.widget == "select"
    assert len(reply.choices) == 21


@pytest.mark.parametrize(
    "typed",
    [
        "2023-12-01",
        "2023/12/1",
        "2023.12.1",
        "20231201",
        "2023年12月1日",
        "２０２３年１２月１日",
        "二〇二三年十二月一日",
        "2023 年 12 月 1 日",
    ],
)
def test_a_day_may_be_written_as_people_write_it(typed: str) -> None:
    assert read_day(typed) == date(2023, 12, 1)


def test_chinese_tens_are_days_and_months() -> None:
    assert read_day("二〇二三年十月十日") == date(2023, 10, 10)
    assert read_day("二〇二四年十一月二十日") == date(2024, 11, 20)
    assert read_day("二〇二四年三月三十一日") == date(2024, 3, 31)


@pytest.mark.parametrize(
    "typed", ["2023-02-29", "2023-13-01", "昨天", "2023", "9999-01-01", "12-01", "２０２３", "十"]
)
def test_no_day_is_told(typed: str) -> None:
    assert isinstance(read_day(typed), NotRead)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("1200", 120_000), ("1,200.50", 120_050), ("１２００元", 120_000), ("3.5万元", 3_500_000), ("¥0.01", 1),
     ("1，200", 120_000), ("0.0001万", 100), ("-5", -500)],
)  # fmt: skip
def test_money_is_typed_in_yuan_and_kept_in_fen(typed: str, fen: int) -> None:
    assert read_money(typed) == fen


@pytest.mark.parametrize("typed", ["1.005", "12,00", "一百", "1e5", "NaN", "999999999999999999", "--1", "元"])
def test_what_is_no_money_is_told(typed: str) -> None:
    assert isinstance(read_money(typed), NotRead)


def test_numbers() -> None:
    assert read_number("１２") == 12
    assert read_number("1,200") == 1200
    assert read_number("2147483647") == 2147483647
    for typed in ("2147483648", "-1", "1.5", "十", "1 2x", "٣"):
        assert isinstance(read_number(typed), NotRead), typed


def test_a_link_is_a_record_number() -> None:
    assert read_link("2023-430102-012-0000123") == (2023 << 51) | (430102 << 31) | (12 << 23) | 123
    for typed in ("2023-430102-250-1", "abc", "1", "9" * 60, "2023-430102-012"):
        assert isinstance(read_link(typed), NotRead), typed


def test_text_has_an_end() -> None:
    assert read_text("字" * LONGEST) == "字" * LONGEST
    assert isinstance(read_text("字" * (LONGEST + 1)), NotRead)


def test_answers_keep_what_was_typed_beside_what_is_wrong() -> None:
    data = QueryDict(mutable=True)
    data.update(
        {
            "applicant_kind": "martian",
            "applicant": "  甲某（虚构）\r\n",
            "channel": "internet",
            "contact": " ",
        }
    )
    answers = Answers.read(asked(), data)
    assert answers.facts == {"applicant": "甲某（虚构）", "channel": "internet"}
    assert [(one.question.name, type(one.trouble)) for one in answers.troubles] == [
        ("applicant_kind", FactWrong), ("contact", NotAnswered), ("wanted", NotAnswered),
    ]  # fmt: skip
    assert answers.to_json()["applicant"] == "  甲某（虚构）\r\n"
    assert answers.to_json()["applicant_kind"] == "martian"
    assert not answers.complete


def test_a_saved_draft_reads_as_it_was() -> None:
    typed = {
        "applicant_kind": "natural",
        "applicant": "甲某",
        "contact": "电话",
        "channel": "fax",
        "wanted": "某信息",
    }
    answers = Answers.from_json(asked(), Answers.read(asked(), typed).to_json())
    assert answers.complete
    assert answers.facts == typed
    assert answers["channel"].said() == "传真"


def test_a_unit_is_found_by_a_part_of_its_name(city_year: int) -> None:
    lead = questions(
        line("oversight.proposal"), line("oversight.proposal").step("agree_return"), law_on=TODAY
    )
    name = next(one.name for one in lead if one.kind == "unit")
    answers = Answers.read(lead, {name: "开福区司法"})
    assert answers.facts[name] == 4001
    several = Answers.read(lead, {name: "司法局"})[name]
    assert several.value is None
    assert 1 < len(several.candidates) <= 8
    assert all("司法局" in title.zh for _, title in several.candidates)
    assert Answers.read(lead, {name: "4001"}).facts[name] == 4001
    assert "没有名称含这些字" in Answers.read(lead, {name: "火星局"})[name].trouble.sentence()


ANY = st.one_of(
    st.text(max_size=80), st.lists(st.text(max_size=30), max_size=3), st.integers(), st.none(), st.booleans()
)


@contextmanager
def some_units() -> Iterator[None]:
    """A handful of units without a database, held as if they had been read."""
    made = {
        number: people.Unit(id=number, code=f"C{number}", name_zh=name, name_en=f"Unit {number}")
        for number, name in ((1, "甲市司法局"), (2, "甲市乙区司法局"), (3, "甲市教育局"))
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "_units", lambda: made)
        yield


@settings(max_examples=150)
@given(st.data())
def test_whatever_is_typed_is_read_or_told_and_kept(data: st.DataObject) -> None:
    with some_units():
        read_anything(data)


def read_anything(data: st.DataObject) -> None:
    home = data.draw(st.sampled_from(lines()))
    step = data.draw(st.sampled_from(list(home.steps.values())))
    found = questions(home, step, law_on=TODAY)
    typed = {one.name: data.draw(ANY) for one in found}
    answers = Answers.read(found, typed)
    for one in answers:
        assert not (one.given and one.value is None and one.trouble is None) or not one.lines.strip(), one
        if isinstance(typed[one.question.name], str):
            assert one.question.kind == "units" or one.typed == typed[one.question.name]
    again = Answers.from_json(found, answers.to_json())
    assert [one.value for one in again] == [one.value for one in answers]


def test_a_field_names_its_help_and_its_error() -> None:
    answers = Answers.read(asked(), {"contact": "", "applicant": '"><script>'})
    context = {"lang": "zh", "answer": answers["contact"]}
    shown = render_to_string("pages/field.html", context)
    assert 'aria-describedby="q-contact-help q-contact-error"' in shown
    assert 'id="q-contact-error"' in shown
    assert "《政府信息公开条例》" in shown
    assert "<script>" not in render_to_string(
        "pages/field.html", {"lang": "zh", "answer": answers["applicant"]}
    )
    summary = render_to_string("pages/error_summary.html", {"lang": "en", "answers": answers})
    assert 'href="#q-contact"' in summary
    assert "“Contact” must be answered" in summary


def test_every_kind_of_fact_that_is_asked_can_be_asked_and_begun_anew() -> None:
    kinds = set()
    for home in lines():
        for step in home.steps.values():
            for one in questions(home, step, law_on=TODAY):
                kinds.add(one.kind)
                assert one.title.zh
                assert one.title.en
    assert kinds == {"text", "choice", "day", "number", "money", "flag", "unit", "units", "link"}
    assert Answers.begun(asked()).troubles == ()
    assert isinstance(asked()[0].title, Term)
