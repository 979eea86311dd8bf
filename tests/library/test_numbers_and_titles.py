"""Numbers, document numbers and titles: every writing of one meets under one key."""

from __future__ import annotations

import pytest

from fadu.library import documentnumber, titles
from fadu.library.numerals import arabic


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10),
        ("三十三", 33),
        ("一百零八", 108),
        ("一千二百六十", 1260),
        ("二〇一八", 2018),
        ("廿三", 23),
        ("１２", 12),
        ("两", 2),
    ],
)
def test_a_number_is_read_however_it_is_written(written: str, value: int) -> None:
    assert arabic(written) == value


@pytest.mark.parametrize("written", ["", "甲", "三十x"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert arabic(written) is None


@pytest.mark.parametrize(
    "written",
    ["国办发〔2018〕37号", "国办发[2018]37号", "国办发［2018］37号", "国办发（2018）37号", "国办发(2018)第37号", "国办发【２０１８】３７号",
     "国办发﹝2018﹞37号", "国办发 〔2018〕 37 号", "（国办发〔2018〕37号）"],
)  # fmt: skip
def test_one_number_in_any_bracket_and_width_has_one_key(written: str) -> None:
    number = documentnumber.parse(written)
    assert number is not None
    assert number.key == "国办发-2018-37"
    assert number.shown == "国办发〔2018〕37号"


@pytest.mark.parametrize(
    ("written", "key"),
    [("国务院令第711号", "国务院令-711"), ("中华人民共和国国务院令第711号", "国务院令-711"), ("国令第711号", "国务院令-711"),
     ("主席令第七十号", "主席令-70"), ("公安部令第35号", "公安部令-35"), ("自然资发〔2019〕8号", "自然资发-2019-8")],
)  # fmt: skip
def test_orders_have_no_year(written: str, key: str) -> None:
    assert documentnumber.key(written) == key


def test_numbers_in_a_sentence_carry_none_of_its_words() -> None:
    text = (
        "根据国办发〔2018〕37号和原中华人民共和国国家发展计划委员会令第8号，经济部门按照财建〔2020〕5号执行。"
    )
    found = [(text[start:end], number.key) for start, end, number in documentnumber.find(text)]
    assert found == [
        ("国办发〔2018〕37号", "国办发-2018-37"),
        ("中华人民共和国国家发展计划委员会令第8号", "国家发展计划委员会令-8"),
        ("财建〔2020〕5号", "财建-2020-5"),
    ]


@pytest.mark.parametrize("text", ["第十届会议第37号提案", "见附件〔2018〕", "2018年37号楼"])
def test_what_looks_like_a_number_and_is_none(text: str) -> None:
    assert list(documentnumber.find(text)) == []


def test_a_title_has_one_key_with_and_without_the_nation_brackets_and_its_edition() -> None:
    same = [
        "中华人民共和国专利法实施细则",
        "专利法实施细则",
        "《专利法实施细则》",
        "专利法 实施细则（2010修订）",
    ]
    assert {titles.title_key(title) for title in same} == {"专利法实施细则"}
    # 试行 tells two documents apart.
    assert titles.title_key("人民检察院刑事诉讼规则（试行）") != titles.title_key("人民检察院刑事诉讼规则")


def test_a_title_carries_the_name_of_what_it_hands_on_and_the_name_without_its_issuer() -> None:
    handed = dict(titles.other_names("国务院关于印发个人所得税专项附加扣除暂行办法的通知"))
    assert handed["inner"] == "个人所得税专项附加扣除暂行办法"
    court = dict(titles.other_names("最高人民法院关于上海金融法院案件管辖的规定"))
    assert court["short"] == "关于上海金融法院案件管辖的规定"
