"""Fields found in texts: what is printed is taken, what is not is asked."""

from __future__ import annotations

from datetime import date

import pytest
from tests.library.making import MEASURES, entry

from fadu.library.entry import entry_of
from fadu.library.given import given
from fadu.library.kinds import Kind, Link
from fadu.library.questions import Why

PAGE = """索 引 号：

000014349/2018-00230

主题分类：

城乡建设、环境保护\\环境监测

发文机关：

甲市人民政府办公室

成文日期：

2018年12月29日

标　　题：

甲市人民政府办公室关于印发“无废城市”建设方案的通知

发文字号：

甲政办发〔2018〕128号

发布日期：

2019年01月21日

主 题 词：

甲市人民政府办公室关于印发“无废城市”

建设方案的通知

甲政办发〔2018〕128号

各区县人民政府：

现印发给你们，本通知自2019年2月1日起施行，有效期5年。

甲市人民政府办公室

2018年12月29日

扫一扫在手机打开当前页
"""


def test_the_head_of_a_policy_page_gives_the_fields_and_is_no_part_of_the_text() -> None:
    read = entry(PAGE)
    told = read.fields
    assert (told.index_no, told.topic, told.issuers) == (
        "000014349/2018-00230",
        "城乡建设、环境保护\\环境监测",
        ("甲市人民政府办公室",),
    )
    assert told.title == "甲市人民政府办公室关于印发“无废城市”建设方案的通知"
    assert (told.number, told.number_key) == ("甲政办发〔2018〕128号", "甲政办发-2018-128")
    assert (told.written_on, told.published_on) == (date(2018, 12, 29), date(2019, 1, 21))
    assert (told.effective_from, told.expires_on) == (date(2019, 2, 1), date(2024, 1, 31))
    assert told.kind is Kind.POLICY_DOCUMENT
    assert told.open == []
    assert not read.text.startswith("索")
    assert "扫一扫" not in read.text


def test_a_page_of_a_government_site_gives_the_same_fields_from_its_table() -> None:
    """A made page, in the form of the State Council's library: two fields a row, the site's name in the title."""
    rows = [("索 引 号：", "11/2018-2", "主题分类：", "综合政务\\政务公开"),
            ("发文机关：", "甲市人民政府办公室", "成文日期：", "2018年12月07日"),
            ("标　　题：", "甲市人民政府办公室关于政务新媒体的意见"),
            ("发文字号：", "甲政办发〔2018〕123号", "发布日期：", "2018年12月27日"),
            ("主 题 词：", "")]  # fmt: skip
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    body = "".join(f"<p>{line}</p>" for line in ("甲市人民政府办公室关于政务新媒体的意见", "甲政办发〔2018〕123号",
                                                  "各区：", "一、总体要求", "坚持公开。",
                                                  "甲市人民政府办公室", "2018年12月7日"))  # fmt: skip
    page = (f"<!doctype html><html><head><meta charset=utf-8><title>甲市人民政府办公室关于政务新媒体的意见_甲市政府网</title></head><body>"
            f"<table>{table}</table><div>{body}</div></body></html>")  # fmt: skip
    read = entry_of(page.encode(), given("1.html"))
    told = read.fields
    assert (told.index_no, told.topic, told.issuers) == (
        "11/2018-2",
        "综合政务\\政务公开",
        ("甲市人民政府办公室",),
    )
    assert (told.title, told.number) == ("甲市人民政府办公室关于政务新媒体的意见", "甲政办发〔2018〕123号")
    assert (told.written_on, told.published_on) == (date(2018, 12, 7), date(2018, 12, 27))
    assert told.open == []
    assert read.text.startswith("甲市人民政府办公室关于政务新媒体的意见\n甲政办发")


def test_a_row_of_labels_divided_by_blanks_is_a_row_of_the_table() -> None:
    told = entry(
        "索引号：11/2018-2 主题分类：财政 发文机关：甲市财政局\n成文日期：2018-12-07　发文字号：甲财发〔2018〕1号\n甲市财政局通知\n一、甲。"
    ).fields
    assert (told.index_no, told.topic, told.issuers, told.number) == (
        "11/2018-2",
        "财政",
        ("甲市财政局",),
        "甲财发〔2018〕1号",
    )
    assert told.written_on == date(2018, 12, 7)


def test_the_lines_of_its_making_give_number_days_and_issuer() -> None:
    told = entry(MEASURES).fields
    assert (told.title, told.number, told.issuers) == (
        "甲市停车管理办法",
        "甲市人民政府令第7号",
        ("甲市人民政府",),
    )
    assert (told.written_on, told.published_on, told.effective_from) == (
        date(2019, 3, 1),
        date(2019, 3, 1),
        date(2019, 4, 1),
    )
    assert told.kind is Kind.GOVERNMENT_RULE
    assert told.open == []


def test_what_a_text_repeals_is_told_with_its_number_and_its_day() -> None:
    (tie,) = [tie for tie in entry(MEASURES).ties if tie.link is Link.REPEALS]
    assert (tie.title, tie.number, tie.on, tie.made_on) == (
        "甲市停车场管理规定",
        "甲政发-2010-8",
        date(2019, 4, 1),
        date(2010, 5, 6),
    )


def test_an_amended_law_is_a_version_of_its_amendment_and_keeps_its_first_days() -> None:
    told = entry(
        "# 乙法\n2001年1月5日 第九届全国人民代表大会常务委员会第一次会议通过\n"
        "2010年3月1日 第十一届全国人民代表大会常务委员会第二次会议《关于修改〈乙法〉的决定》第一次修正\n"
        "第一条 甲。\n第二条 本法自2001年7月1日起施行。",
        path="行政法/乙法(2010-03-01).txt",
    ).fields
    assert (told.kind, told.issuers) == (Kind.LAW, ("全国人民代表大会常务委员会",))
    assert (told.written_on, told.effective_from) == (date(2001, 1, 5), date(2001, 7, 1))
    assert (told.dated, told.since) == (date(2010, 3, 1), date(2010, 3, 1))
    assert told.open == []


def test_the_day_of_a_text_made_anew_is_not_taken_for_its_first_day() -> None:
    told = entry(
        "# 丙条例\n2007年4月5日 中华人民共和国国务院令第492号公布\n2019年4月3日 中华人民共和国国务院令第711号修订\n"
        "2019年5月15日 施行\n第一条 甲。",
        path="行政法规/丙条例(2019-04-03).txt",
    ).fields
    assert (told.number, told.written_on, told.effective_from) == ("国务院令第711号", date(2007, 4, 5), None)
    assert (told.dated, told.since) == (date(2019, 4, 3), date(2019, 5, 15))


@pytest.mark.parametrize(
    ("text", "row", "field", "why"),
    [
        ("甲市养犬管理办法\n第一条 甲。", {}, "issuers", Why.MISSING),
        ("甲市养犬管理办法\n第一条 甲。", {}, "written_on", Why.MISSING),
        ("甲市养犬管理办法\n第一条 本办法自3133年6月81日起施行。", {}, "effective_from", Why.IMPOSSIBLE),
        ("甲市养犬管理办法\n第一条 本办法自2020年1月1日起施行。\n第二条 本办法的修改文本自2021年1月1日起施行。", {},
         "effective_from", Why.SEVERAL),
        ("甲市养犬管理办法\n甲政发〔2020〕3号\n第一条 甲。", {"number": "甲政发〔2020〕4号"}, "number", Why.DIFFERS),
        ("各区：\n根据《某通知》（国发〔2017〕35号），办理如下。", {"number": "国发〔2017〕35号"}, "number", Why.DIFFERS),
        ("各区：\n现将《甲市养犬工作指南》印发给你们。\n一、要求\n甲。", {}, "title", Why.GUESSED),
        ("各区：\n办理如下。", {"title": "Notice on Dogs"}, "title", Why.FOREIGN),
        ("# 甲市养犬办法\n第一条 甲。", {"title": "乙市养犬办法"}, "title", Why.DIFFERS),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_asked(text: str, row: dict[str, str], field: str, why: Why) -> None:
    assert (field, why) in [(one.field, one.why) for one in entry(text, "甲.txt", **row).fields.open]


def test_a_number_that_the_text_only_cites_is_not_taken_for_its_own() -> None:
    told = entry(
        "各区：\n根据《某通知》（国发〔2017〕35号），办理如下。", "甲.txt", number="国发〔2017〕35号"
    ).fields
    assert (told.number, told.number_key) == ("", "")


def test_a_plan_that_a_text_only_names_is_no_title_of_it() -> None:
    told = entry("近年来，有关国家制定了《某国智能计划》，值得借鉴。", "甲.txt", title="Report").fields
    assert told.title == "Report"


def test_days_in_full_width_digits_are_days() -> None:
    told = entry("# 甲条例\n第一条 本条例自２０２１年１月１日起施行。").fields
    assert told.effective_from == date(2021, 1, 1)


def test_the_validity_of_a_licence_is_not_that_of_the_text() -> None:
    told = entry("甲市许可办法\n第一条 许可证有效期5年。\n第二条 本办法自2020年1月1日起施行。").fields
    assert (told.effective_from, told.expires_on) == (date(2020, 1, 1), None)


@pytest.mark.parametrize(
    ("clause", "last"),
    [("本办法自2022年4月30日起执行，有效期至2025年12月31日。", date(2025, 12, 31)),
     ("本办法有效期三年，自2022年4月30日起施行。", date(2025, 4, 29))],
)  # fmt: skip
def test_how_long_a_text_says_that_it_lasts(clause: str, last: date) -> None:
    assert entry(f"甲市暂行办法\n第一条 {clause}").fields.expires_on == last


def test_a_decision_that_is_a_list_says_what_befalls_each() -> None:
    read = entry(
        "甲市人民政府关于废止和宣布失效部分规范性文件的决定\n甲政发〔2021〕9号\n一、废止《甲市停车办法》（甲政发〔2010〕8号）\n二、宣布失效《甲市养犬办法》\n"
        "甲市人民政府\n2021年5月1日"
    )
    assert [(tie.link, tie.title, tie.number, tie.on) for tie in read.ties] == [
        (Link.REPEALS, "甲市停车办法", "甲政发-2010-8", date(2021, 5, 1)),
        (Link.LAPSES, "甲市养犬办法", "", date(2021, 5, 1)),
    ]
