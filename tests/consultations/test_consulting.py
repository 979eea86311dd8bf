"""A draft put to the public: who may, when, once; comments taken once each; replies published, names never."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.consultations import consulting
from fadu.consultations.consulting import OPENINGS, Said
from fadu.consultations.models import Comment, Consultation, Outcome
from fadu.consultations.troubles import (
    AlreadyOut,
    CommentClosed,
    DaysWrong,
    NotOutForComment,
    NotYours,
    TextMissing,
)
from fadu.engine import act
from fadu.engine.access import HANDLER, HEAD, Actor
from fadu.engine.line import line, lines
from fadu.engine.people import Officer
from fadu.engine.plan import shown

TEXT = """长沙市某某办法（征求意见稿）
第一章　总则
第一条　为了规范某某，制定本办法。
第二条　本办法适用于本市。
这是第二款。
第二章　附则
第三条　本办法自公布之日起施行。"""
AT = datetime(2023, 12, 31, 9, 30, tzinfo=UTC)
ON, CLOSES = date(2023, 12, 31), date(2024, 1, 30)
FOUR = {
    "decisions.normative_document",
    "decisions.major_decision",
    "legislation.rule",
    "legislation.regulation",
}


def test_the_lines_with_public_comment_are_these_four() -> None:
    assert {one.id for one in lines() if consulting.commenting_states(one)} == FOUR
    assert OPENINGS == ("open_comment", "comment_again")


def handler_of(row: dict) -> Actor:
    return Actor(901, "某", frozenset({HANDLER, HEAD}), row["unit"], row["territory"], row["system"])


@pytest.fixture
def record(city_year: int) -> int:
    """A rule that stands at public comment (put there by hand, as if its steps had been taken)."""
    found = line("legislation.rule")
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT min(id) FROM "{found.table}"')
        (key,) = cursor.fetchone()
        cursor.execute(
            f'UPDATE "{found.table}" SET state = %s, comment_from = %s, closed = NULL WHERE id = %s',
            ["commenting", ON, key],
        )
    return int(key)


def put_out(record: int, **changed) -> Consultation:
    given = {
        "title": "某某办法",
        "text": TEXT,
        "closes": CLOSES,
        "actor": handler_of(act.find(record).row),
        "on": ON,
        "at": AT,
    }
    return consulting.put_out(record, **{**given, **changed})


def test_a_draft_is_split_into_its_articles(record: int) -> None:
    clauses = consulting.clauses(put_out(record))
    assert [one.anchor for one in clauses if one.label] == ["a1", "a2", "a3"]
    assert "第二款" in next(one.text for one in clauses if one.anchor == "a2")


def test_it_is_put_out_once_a_round_by_the_unit_that_drafts(record: int) -> None:
    row = act.find(record).row
    stranger = Actor(902, "旁", frozenset({HANDLER}), 999_999, "4301", "")
    with pytest.raises(NotYours):
        put_out(record, actor=stranger)
    with pytest.raises(TextMissing):
        put_out(record, text=" \n ")
    with pytest.raises(DaysWrong):
        put_out(record, closes=date(2023, 12, 30))
    put_out(record)
    with pytest.raises(AlreadyOut):
        put_out(record, actor=handler_of(row))


def test_not_while_it_is_still_drafted(record: int) -> None:
    found = line("legislation.rule")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE \"{found.table}\" SET state = 'drafting' WHERE id = %s", [record])
    with pytest.raises(NotOutForComment):
        put_out(record)


def said(**changed) -> Said:
    return Said(
        **{"anchor": "a2", "text": "建议改", "kind": "person", "name": "张测试", "contact": "000", **changed}
    )


def test_the_same_form_twice_is_one_comment(record: int) -> None:
    draft = put_out(record)
    first = consulting.comment(draft, said(), token="t1", on=ON, at=AT)
    again = consulting.comment(draft, said(text="点了两次"), token="t1", on=ON, at=AT)
    second = consulting.comment(draft, said(anchor=""), token="t2", on=ON, at=AT)
    assert (first.pk, first.number, second.number) == (again.pk, 1, 2)
    with pytest.raises(CommentClosed):
        consulting.comment(draft, said(), token="t3", on=date(2024, 1, 31), at=AT)
    assert (
        consulting.comment(draft, said(), token="t4", on=CLOSES, at=AT).number == 3
    )  # the last day is included


def test_two_at_once_get_numbers_of_their_own(
    new_database: Callable[[], AbstractContextManager[str]],
) -> None:
    with new_database():
        draft = Consultation.objects.create(
            record=1,
            round=1,
            unit=1,
            title="某",
            text="某",
            structure=[],
            opens=ON,
            closes=CLOSES,
            made_by=0,
            made_at=AT,
        )
        failures: list[BaseException] = []

        def send(token: str) -> None:
            try:
                consulting.comment(draft, said(anchor=""), token=token, on=ON, at=AT)
            except BaseException as error:
                failures.append(error)
            finally:
                connection.close()

        threads = [Thread(target=send, args=(f"t{number % 4}",)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert sorted(Comment.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_the_whole_errand_by_its_pages(record: int) -> None:
    row = act.find(record).row
    officer = Officer.objects.create(
        username="drafter",
        name_zh="起草（演示）",
        unit_id=row["unit"],
        roles=["handler"],
        territory=row["territory"],
        system=row["system"],
    )
    desk, public = Client(), Client()
    desk.force_login(officer)
    address = f"/desk/consultations/new/{shown(record)}"
    assert desk.get(address).status_code == 200
    wrong = desk.post(address, {"title": "某某办法", "text": "", "closes": "2024-01-30"})
    assert wrong.status_code == 422
    assert "某某办法" in wrong.content.decode()
    file = SimpleUploadedFile("稿.txt", TEXT.encode())
    made = desk.post(address, {"title": "某某办法", "text": "", "closes": "2024年1月30日", "file": file})
    draft = Consultation.objects.get(record=record)
    assert made.headers["location"] == f"/desk/consultations/{draft.pk}"

    assert "某某办法" in public.get("/drafts/").content.decode()
    form = public.get(f"/drafts/{draft.pk}/comment?clause=a2")
    token = form.context["token"]
    empty = public.post(f"/drafts/{draft.pk}/comment?clause=a2", {"token": token, "name": "张测试"})
    assert empty.status_code == 422
    assert "张测试" in empty.content.decode(), "nothing typed is lost"
    filled = {
        "token": token,
        "said": "<b>第二款</b>应删",
        "kind": "person",
        "name": "张测试",
        "contact": "000-测试",
    }
    for _ in range(3):
        assert public.post(f"/drafts/{draft.pk}/comment?clause=a2", filled).status_code == 302
    assert draft.comments.count() == 1
    before = public.get(f"/drafts/{draft.pk}").content.decode()
    assert "应删" not in before, "not before it is replied to"

    page = f"/desk/consultations/{draft.pk}"
    assert "000-测试" in desk.get(page).content.decode()
    assert desk.post(page, {"comment": "1", "outcome-1": "adopted", "reply-1": ""}).status_code == 422
    assert desk.post(page, {"comment": "1", "outcome-1": "adopted", "reply-1": "已删去。"}).status_code == 302
    after = public.get(f"/drafts/{draft.pk}").content.decode()
    assert "&lt;b&gt;第二款&lt;/b&gt;应删" in after
    assert "已删去。" in after
    told = public.get(f"/drafts/{draft.pk}.json").content.decode()
    for text in (after, told, public.get("/drafts/feed.atom").content.decode()):
        assert "张测试" not in text
        assert "000-测试" not in text


def test_the_desk_is_closed_to_other_units_and_the_public(record: int) -> None:
    draft = put_out(record)
    page = f"/desk/consultations/{draft.pk}"
    assert Client().get(page).status_code == 302
    other = Officer.objects.exclude(unit_id=act.find(record).row["unit"]).get(username="cheng")
    client = Client()
    client.force_login(other)
    assert client.get(page).status_code == 404
    assert client.post(page, {"comment": "1"}).status_code == 404
    assert (
        client.post(
            f"/desk/consultations/new/{shown(record)}", {"title": "x", "text": "y", "closes": "2024-01-30"}
        ).status_code
        == 422
    )
    assert "某某办法" not in client.get("/desk/consultations/").content.decode()


@given(
    data=st.dictionaries(
        st.sampled_from(["said", "kind", "name", "contact", "token", "clause"]), st.text(max_size=50)
    )
)
@settings(max_examples=60)
def test_whatever_is_typed_is_told_or_taken(record: int, data: dict[str, str]) -> None:
    draft = Consultation.objects.filter(record=record).first() or put_out(record)
    response = Client().post(f"/drafts/{draft.pk}/comment", data)
    assert response.status_code in (302, 422)


@pytest.mark.parametrize(
    "address",
    [
        "/drafts/999",
        "/drafts/99999999999999999999",
        "/drafts/999.json",
        "/drafts/999/comment",
        "/drafts/999/commented",
    ],
)
def test_there_is_no_such_draft(city_year: int, address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    assert "CO-006" in response.content.decode()


def test_outcomes_are_the_rows_of_the_table_of_comments() -> None:
    assert [one.term.zh for one in Outcome] == ["采纳", "部分采纳", "未采纳", "不属征求意见范围"]


def test_the_rehearsed_drafts_are_marked_and_open_on_the_last_day(city_year: int) -> None:
    drafts = list(Consultation.objects.all())
    assert drafts
    assert all(one.synthetic and "演示数据" in one.text for one in drafts)
    assert {one.record for one in drafts} == {key for found in lines() for key in _standing_at_comment(found)}
    html = Client().get("/drafts/").content.decode()
    assert html.count("演示数据</span>") == len(drafts)


def _standing_at_comment(found) -> list[int]:
    states = sorted(consulting.commenting_states(found))
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{found.table}" WHERE state = ANY(%s)', [states])
        return [key for (key,) in cursor.fetchall()]
