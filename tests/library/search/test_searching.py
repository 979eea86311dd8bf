"""Searching invented laws of an invented city: what is found, in what order, what is counted, marked, opened and said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.library.search.conftest import Library

LONG = "\n".join(
    [
        "第一条 为了规范停车秩序，制定本条例。",
        "第二条 本条例所称停车场，包括公共停车场和专用停车场。",
        "第三条 违反本条例，擅自占用停车泊位的，处二百元罚款。",
    ]
)


@pytest.fixture
def filled(texts: Library) -> Library:
    add = texts.add
    add(
        "湖城市停车管理条例",
        LONG,
        begins=date(2020, 1, 1),
        written_on=date(2019, 12, 1),
        issuers=["湖城市人大常委会"],
    )
    add("停车场建设办法", "第一条 停车场的建设。", kind="department_rule", begins=date(2010, 1, 1),
        ends=date(2018, 1, 1), ended_as="repealed", written_on=date(2009, 5, 5), issuers=["甲部", "乙部"])  # fmt: skip
    add("道路通行法", "第一条 道路通行。\n第二条 停车不得妨碍通行。", kind="law", begins=date(2015, 1, 1),
        written_on=date(2014, 6, 1), issuers=["全国人大常委会"], topic="公安\\交通")  # fmt: skip
    add(
        "湖城市养犬办法",
        "第一条 养犬应当登记。\n第二条 不得携犬进入公园。",
        begins=date(2025, 1, 1),
        written_on=date(2023, 11, 1),
    )
    add("关于停车收费的通知", "停车收费标准。", kind="normative_document", number="湖政办发〔2021〕7号",
        number_key="湖政办发-2021-7", index_no="A00/2021-00007", written_on=date(2021, 3, 3))  # fmt: skip
    add("内部停车安排", "停车安排。", kind="other", public=False)
    add("房屋租赁条例", "第一条 租赁应当签约。\n第二条 押金不得超过一个月租金。", begins=date(2022, 1, 1),
        versions=((date(2012, 1, 1), "第一条 房屋出租应当备案。"), (date(2016, 1, 1), "第一条 租赁登记。")))  # fmt: skip
    texts.build()
    return texts


def test_all_that_contains_the_word_and_nothing_that_is_not_public(filled: Library) -> None:
    found = filled.search("停车")
    assert found.count == 4
    assert {hit.document.title for hit in found.hits} == {
        "湖城市停车管理条例", "停车场建设办法", "道路通行法", "关于停车收费的通知",
    }  # fmt: skip
    assert filled.search("停车", official=True).count == 5
    assert filled.titles("内部停车安排", as_typed=True) != ["内部停车安排"]


def test_what_is_no_longer_public_is_not_shown_though_the_index_still_has_it(filled: Library) -> None:
    from fadu.library.models import Document

    Document.objects.filter(title="道路通行法").update(public=False)
    assert "道路通行法" not in filled.titles("停车")


def test_facets_count_under_all_filters_but_their_own(filled: Library) -> None:
    from fadu.library.search.searching import Filters

    found = filled.search("停车")
    assert dict(found.facets["validity"]) == {"in_force": 2, "repealed": 1, "unknown": 1}
    assert dict(found.facets["kind"]) == {
        "local_regulation": 1, "department_rule": 1, "law": 1, "normative_document": 1,
    }  # fmt: skip
    assert dict(found.facets["issuer"]) == {"湖城市人大常委会": 1, "甲部": 1, "乙部": 1, "全国人大常委会": 1}
    assert dict(found.facets["topic"]) == {"公安": 1, "公安\\交通": 1}
    assert found.facets["year"] == [(2021, 1), (2019, 1), (2014, 1), (2009, 1)]
    narrowed = filled.search("停车", filters=Filters(kind=("law", "department_rule"), validity=("in_force",)))
    assert [hit.document.title for hit in narrowed.hits] == ["道路通行法"]
    assert dict(narrowed.facets["kind"]) == {"local_regulation": 1, "law": 1}  # in force, of any kind
    assert dict(narrowed.facets["validity"]) == {"in_force": 1, "repealed": 1}  # of those kinds, in any state
    assert dict(narrowed.facets["issuer"]) == {"全国人大常委会": 1}
    for state, n in (("repealed", 1), ("unknown", 1), ("not_yet", 0), ("expired", 0)):
        assert filled.search("停车", filters=Filters(validity=(state,))).count == n


def test_the_law_of_another_day(filled: Library) -> None:
    assert filled.titles("停车", on=date(2016, 5, 1)) == ["停车场建设办法", "道路通行法"]
    assert filled.titles("停车", on=date(2018, 1, 1)) == ["停车场建设办法", "道路通行法"]  # its last day
    assert filled.titles("停车", on=date(2018, 1, 2)) == ["道路通行法"]
    assert filled.titles("养犬", on=date(2024, 12, 31)) == []
    assert filled.titles("养犬", on=date(2025, 1, 1)) == ["湖城市养犬办法"]
    [then] = filled.search("租赁", on=date(2017, 1, 1)).hits
    assert then.snippet.text == "第一条 租赁登记。"
    assert filled.search("备案", on=date(2017, 1, 1), as_typed=True).count == 0
    told = filled.search("备案", on=date(2017, 1, 1)).help
    assert told.nowhere == ("备案",)
    assert told.on_any_day == 1


def test_an_older_text_finds_its_document_once_and_says_so(filled: Library) -> None:
    [hit] = filled.search("房屋出租备案").hits
    assert hit.older
    assert hit.dated == date(2012, 1, 1)
    assert hit.source_path.endswith("-1.txt")
    [hit] = filled.search("押金").hits
    assert not hit.older
    assert filled.search("租赁").count == 1


def test_title_before_text_and_in_force_before_repealed(filled: Library) -> None:
    assert filled.titles("停车")[-1] in ("停车场建设办法", "道路通行法")
    assert filled.titles("停车场建设办法")[0] == "停车场建设办法"
    assert filled.titles("湖城市停车管理条例")[0] == "湖城市停车管理条例"
    assert filled.titles("湖城 停车")[0] == "湖城市停车管理条例"


def test_by_date(filled: Library) -> None:
    newest = ["关于停车收费的通知", "湖城市停车管理条例", "道路通行法", "停车场建设办法"]
    assert filled.titles("停车", sort="newest") == newest
    assert filled.titles("停车", sort="oldest") == newest[::-1]
    assert filled.titles("停车", sort="newest", size=2, page=2) == newest[2:]


def test_the_best_article_is_shown_and_marked(filled: Library) -> None:
    [first, *_] = filled.search("停车泊位 罚款").hits
    assert first.document.title == "湖城市停车管理条例"
    assert first.document.issuers == ["湖城市人大常委会"]
    assert first.document.begins == date(2020, 1, 1)
    assert (first.place.anchor, first.place.label) == ("a3", "第三条")
    marked = [first.snippet.text[start:end] for start, end in first.snippet.marks]
    assert marked == ["停车泊位", "罚款"]
    assert [first.title.text[start:end] for start, end in first.title.marks] == ["停车"]


def test_numbers_registers_and_articles_open(filled: Library) -> None:
    for query in (
        "湖政办发〔2021〕7号",
        "湖政办发[2021]7号",
        "湖政办发2021 7",
        "HZBF2021 7",
        "A00/2021-00007",
    ):
        assert filled.titles(query)[:1] == ["关于停车收费的通知"], query
    for query in ("停车管理条例 三条", "停车管理条例第三条", "湖城市停车管理条例3条", "停车条例 第3条"):
        opened = filled.search(query).opens
        assert opened.title == "湖城市停车管理条例", query
        assert opened.place.anchor == "a3"
    beyond = filled.search("停车管理条例 九十条")
    assert beyond.opens is None
    assert beyond.help.said("zh") == "所找到的法律中没有第九十条。"


def test_pinyin_script_synonyms_and_slips(filled: Library) -> None:
    assert filled.titles("tingcheguanli") == ["湖城市停车管理条例"]
    assert filled.titles("tcgltl") == ["湖城市停车管理条例"]
    assert filled.titles("養犬") == ["湖城市养犬办法"]
    assert filled.titles("遛狗") == ["湖城市养犬办法"]
    slip = filled.search("停车管里条例")
    assert slip.instead == "停车管理条例"
    assert slip.hits[0].document.title == "湖城市停车管理条例"
    assert filled.search("停车管里条例", as_typed=True).instead == ""


def test_quotation_marks_and_minus(filled: Library) -> None:
    assert filled.titles('"停车收费"') == ["关于停车收费的通知"]
    assert "关于停车收费的通知" not in filled.titles("停车 -收费")
    assert filled.search('"停车罚款"').count == 0


def test_help_says_only_what_is_so(filled: Library) -> None:
    from fadu.library.search.searching import Filters

    told = filled.search("停车 飞艇").help
    assert told.nowhere == ("飞艇",)
    assert told.said("zh") == "没有一份文件含有“飞艇”。"
    told = filled.search("停车", filters=Filters(kind=("case",))).help
    assert told.nowhere == ()
    assert told.without_filters == 4
    assert "4" in told.said("en")


def test_without_words_everything_newest_first(filled: Library) -> None:
    found = filled.search("")
    assert found.count == 6
    assert found.hits[0].document.title == "湖城市养犬办法"
    assert found.help is None


def test_too_far(filled: Library) -> None:
    from fadu.library.search.searching import TooFar

    with pytest.raises(TooFar):
        filled.search("停车", page=1_001)


def test_suggestions(filled: Library) -> None:
    from fadu.library.search.searching import suggest

    def proposed(typed: str, **given: Any) -> list[str]:
        return [one.text for one in suggest(typed, date(2024, 1, 1), **given)]

    assert "湖城市停车管理条例" in proposed("停车管")
    assert proposed("停车场建")[0] == "停车场建设办法"
    assert "湖城市养犬办法" in proposed("yangq")
    assert proposed("湖政办发2021") == ["关于停车收费的通知"]
    assert proposed("") == proposed("，") == proposed("x") == []
    assert "内部停车安排" not in proposed("内部停车")
    assert "内部停车安排" in proposed("内部停车", official=True)
    assert "一网通办" in proposed("ywtb")


def test_the_log_of_queries_knows_nobody(filled: Library) -> None:
    from fadu.library.search import querylog

    day = date(2024, 1, 1)
    for _ in range(3):
        querylog.note(day, " 飞艇  登记 ", {}, 0)
        querylog.note(day, "停车", {"kind": ("law",)}, 1)
    querylog.note(day, "张某某 430102199001011234", {}, 0)
    querylog.note(day, "  ", {}, 0)
    told = querylog.most_asked(day, day)
    assert [(one.asked, one.times, one.found) for one in told.often] == [("停车", 3, 1), ("飞艇 登记", 3, 0)]
    assert told.rare == 1
    nothing = querylog.most_asked(day, day, nothing_found=True)
    assert [one.asked for one in nothing.often] == ["飞艇 登记"]
    assert querylog.Query.objects.filter(asked__contains="4301").count() == 0
    assert querylog.forget(date(2024, 1, 2)) == 3
