"""A document opened: by version and day, its standing, who cites it, as a paper, as JSON, as open data."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests.library.reading.texts import TODAY


def opened(code: str = "jsyqglbf", version: str = "", day: date = TODAY, *, official: bool = False) -> Any:
    from fadu.library.reading.opened import open_version

    return open_version(code, version, day=day, official=official)


def test_the_text_is_that_of_the_day(held: None) -> None:
    assert opened(day=date(2021, 9, 30)).key == "2015-03-01"
    assert opened(day=date(2021, 10, 1)).key == "2021-08-01"
    assert (
        opened(day=date(2001, 1, 1)).key == "2015-03-01"
    )  # before the first there is only the first to read
    assert opened(version="v2").key == opened(version="2021-08-01").key == "2021-08-01"


def test_an_older_and_a_coming_text_say_what_they_are(held: None) -> None:
    assert opened(version="v1").not_of_day(TODAY) == "earlier"
    assert opened(version="v2").not_of_day(date(2021, 9, 1)) == "later"
    assert opened(version="v2").not_of_day(TODAY) == ""


def test_what_is_not_there_is_told(held: None) -> None:
    from fadu.library.reading.troubles import NoSuchDocument, NoSuchProvision, NoSuchVersion

    with pytest.raises(NoSuchDocument):
        opened("nothing")
    with pytest.raises(NoSuchDocument):
        opened("a\x00b")
    with pytest.raises(NoSuchVersion, match="2015-03-01"):
        opened(version="1999-01-01")
    with pytest.raises(NoSuchProvision):
        opened().block("a99")


def test_a_paragraph_is_found_with_its_article(held: None) -> None:
    of = opened()
    assert of.block("a2-1-1").anchor == "a2"
    assert of.block("a5-9").anchor == "a5"  # cited with a paragraph that the text does not have: the article


def test_a_draft_is_there_for_officials_only(held: None) -> None:
    from fadu.library.models import Document
    from fadu.library.reading import links, opendata
    from fadu.library.reading.troubles import NoSuchDocument

    Document.objects.filter(code="jcgf-2021-12").update(public=False)
    with pytest.raises(NoSuchDocument):
        opened("jcgf-2021-12")
    assert opened("jcgf-2021-12", official=True).document.code == "jcgf-2021-12"
    rule = Document.objects.get(code="jsyqglbf")
    assert links.citing(rule, official=False) == []
    assert [one.code for one in links.citing(rule, official=True)] == ["jcgf-2021-12"]
    assert [json.loads(line)["code"] for line in opendata.lines(TODAY)] == ["jsyqglbf"]
    assert [code for code, _ in opendata.addresses()] == ["jsyqglbf"]


def test_citations_lead_to_what_may_be_seen(held: None) -> None:
    from fadu.library.models import Document

    told = [(one.code, one.anchor) for one in opened("jcgf-2021-12").cited]
    assert told == [("jsyqglbf", "a2"), ("jsyqglbf", "a4"), (None, "a9")]
    assert [(one.code, one.anchor) for one in opened().cited] == [("", "a3")]
    Document.objects.filter(code="jsyqglbf").update(public=False)
    assert [one.code for one in opened("jcgf-2021-12").cited] == [None, None, None]


def test_standing_on_a_day(held: None) -> None:
    from fadu.library.kinds import Link
    from fadu.library.models import Document, Relation
    from fadu.library.validity import State

    of = opened()
    assert of.standing(date(2015, 4, 30)).state is State.NOT_YET
    assert of.standing(date(2016, 1, 1)).state is State.IN_FORCE
    assert of.standing(date(2022, 1, 1)).state is State.AMENDED
    assert [event.on for event in of.standing(date(2022, 1, 1)).history] == [date(2021, 8, 1)]
    notice = Document.objects.get(code="jcgf-2021-12")
    Relation.objects.create(kind=Link.REPEALS, source=notice, target=of.document, on=date(2023, 1, 1))
    ended = opened().standing(date(2023, 1, 1))
    assert (ended.state, ended.by) == (State.REPEALED, notice)
    # A draft that repeals it is not told to the public; that it is repealed, is.
    Document.objects.filter(pk=notice.pk).update(public=False)
    hidden = opened().standing(date(2023, 1, 1))
    assert (hidden.state, hidden.by) == (State.REPEALED, None)
    assert notice.title not in hidden.reason.zh


def test_interpretation_is_told_from_both_ends(held: None) -> None:
    from fadu.library.kinds import Link
    from fadu.library.models import Document, Relation

    rule, notice = Document.objects.get(code="jsyqglbf"), Document.objects.get(code="jcgf-2021-12")
    Relation.objects.create(kind=Link.INTERPRETS, source=notice, target=rule, form="图解")
    here = [tie for tie in opened().ties if tie.link is Link.INTERPRETS]
    there = [tie for tie in opened("jcgf-2021-12").ties if tie.link is Link.INTERPRETS]
    assert [(tie.passive, tie.other, tie.form) for tie in here] == [(True, notice, "图解")]
    assert [(tie.passive, tie.other) for tie in there] == [(False, rule)]


def test_as_a_paper(held: None) -> None:
    from fadu.library.reading.paper import paper
    from fadu.papers.document import Article, Heading, Kind

    told = paper(opened(), TODAY)
    assert (told.kind, told.title, told.mark) == (Kind.STATUTE, "甲市养犬管理办法", "")
    assert told.note.splitlines() == [
        "2015年3月1日 甲市人民政府令第7号公布",
        "2021年8月1日 甲市人民政府令第30号修订",
    ]
    assert told.body[0] == Heading("第一章 总则", 0)
    assert told.body[2] == Article(
        "第二条", ("市公安机关负责养犬登记：", "（一）受理申请；", "（二）发放犬牌。")
    )
    assert paper(opened(version="v1"), TODAY).mark == "2015-03-01文本，已有新文本"
    notice = paper(opened("jcgf-2021-12"), TODAY)
    assert (notice.kind, notice.issuer_mark, notice.number) == (
        Kind.WRIT,
        "甲市城市管理局",
        "甲城管发〔2021〕12号",
    )


def test_as_json(held: None) -> None:
    from fadu.library.reading import asdata

    told = json.loads(json.dumps(asdata.whole(opened("jcgf-2021-12"), TODAY)))
    assert (told["code"], told["state"], told["written_on"]) == ("jcgf-2021-12", "in_force", "2021-09-01")
    cited = told["citations"][0]
    assert told["text"][cited["start"] : cited["end"]] == cited["written"] == "《甲市养犬管理办法》第二条"
    part = next(one for one in told["provisions"] if one["anchor"] == "s2")
    assert told["text"][part["start"] : part["end"]].startswith("二、处罚\n依照")
    rule = asdata.whole(opened(), TODAY)
    assert (rule["cited_by"], [one["version"] for one in rule["versions"]]) == (
        ["jcgf-2021-12"], ["2015-03-01", "2021-08-01"])  # fmt: skip


def test_the_whole_library_a_document_a_line(held: None) -> None:
    from fadu.library.reading import opendata

    told = {one["code"]: one for one in map(json.loads, opendata.lines(TODAY))}
    assert set(told) == {"jsyqglbf", "jcgf-2021-12"}
    assert ["五百元" in one["text"] for one in told["jsyqglbf"]["versions"]] == [True, False]
