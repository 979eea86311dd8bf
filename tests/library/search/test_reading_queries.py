"""What people type is read as it was meant; worked by hand."""

from __future__ import annotations

import pytest

from fadu.library.search.numbers import keys, prefixes, typed
from fadu.library.search.query import LONGEST, Article, QueryTooLong, chinese_number, read
from fadu.library.search.tokens import fold, initials_starts, pairs_asked, pinyin_starts


def words(query: str) -> list[str]:
    return [word.folded for word in read(query).words]


def test_folding() -> None:
    assert fold("“放管服”改革（試行）") == "放管服改革试行"
    assert fold("國辦發〔2018〕37號") == fold("国办发[2018]37号") == "国办发201837号"
    assert fold("ＡＢＣ　①　12.5％") == "abc112.5%"
    assert fold("第一，第二。\n第三") == "第一|第二|第三"


def test_pairs_that_are_asked() -> None:
    assert pairs_asked("公开") == [(0, "公开")]
    assert pairs_asked("信息公开") == [(0, "信息"), (2, "公开")]
    assert pairs_asked("公开法") == [(0, "公开"), (1, "开法")]


def test_words_quotes_and_minus() -> None:
    assert words("养犬  罚款") == ["养犬", "罚款"]
    assert words("加强、改进") == ["加强", "改进"]
    assert words("《养犬条例》") == ["养犬条例"]
    asked = read('"信息公开" 条例 -草案')
    assert [(word.folded, word.exact) for word in asked.words] == [("信息公开", True), ("条例", False)]
    assert asked.without == ("草案",)
    assert words("“放管服”改革") == ["放管服改革"]  # quotation marks inside a word belong to it
    assert words(" ，。 ") == []
    with pytest.raises(QueryTooLong):
        read("法" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("query", "left", "article"),
    [
        ("信息公开条例 三十三条", ["信息公开条例"], Article(33)),
        ("刑法264条", ["刑法"], Article(264)),
        ("刑法第一百二十条之一", ["刑法"], Article(120, of=1)),
        ("《民法典》第1165条第二款", ["民法典"], Article(1165, paragraph=2)),
        ("民法典705条 租期", ["民法典", "租期"], Article(705)),
        ("民法典 188", ["民法典"], Article(188)),
        ("规章制定程序条例34", ["规章制定程序条例"], Article(34)),
        ("第三十三条", ["第三十三条"], None),  # of which law? so it is a word
        ("劳动法 2018", ["劳动法", "2018"], None),  # a year
    ],
)
def test_articles(query: str, left: list[str], article: Article | None) -> None:
    asked = read(query)
    assert [word.folded for word in asked.words] == left
    assert asked.article == article


def test_an_article_as_the_text_prints_it_and_its_anchor() -> None:
    assert [chinese_number(n) for n in (1, 10, 15, 20, 102, 110, 1043)] == [
        "一", "十", "十五", "二十", "一百零二", "一百一十", "一千零四十三",
    ]  # fmt: skip
    assert Article(120, of=1).printed == "第一百二十条之一"
    assert Article(120, of=1).anchor == "a120b1"
    assert Article(33).anchor == "a33"


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("国办发〔2018〕37号", "国办发-2018-37"),
        ("国办发[2018]37号", "国办发-2018-37"),
        ("国办发2018 37", "国办发-2018-37"),
        ("国办发（２０１８）37号文", "国办发-2018-37"),
        ("2018年37号", "-2018-37"),
        ("国务院令第711号", "国务院令-711"),
        ("国令711", "国务院令-711"),
        ("711号令", "令-711"),
        ("国务院第711号令", "国务院令-711"),
        ("主席令第六十三号", "主席令-63"),
        ("GBF 2018 37号", "gbf-2018-37"),
    ],
)
def test_numbers_in_any_writing(query: str, key: str) -> None:
    assert typed(query).keys == (key,)


def test_what_is_no_number() -> None:
    for query in ("养犬", "2018年", "第37号", "信息公开条例33条", ""):
        assert typed(query).keys == ()


def test_a_number_is_found_by_its_key_without_its_code_and_by_initials() -> None:
    assert keys("国办发〔2018〕37号") == ("国办发-2018-37", "-2018-37", "gbf-2018-37")
    assert keys("国务院令第711号")[:2] == ("国务院令-711", "令-711")
    assert keys("无号") == ()
    assert prefixes("国办发2018") == ("国办发-2018-",)
    assert prefixes("国办发〔2018〕3") == ("国办发-2018-3",)


def test_pinyin() -> None:
    assert pinyin_starts("养犬法")[0] == "yangquanfa"
    assert initials_starts("政府信息公开") == ["zfxxgk", "fxxgk", "xxgk", "xgk", "gk", "k"]
    assert read("Zfxxgk").letters == "zfxxgk"
    assert read("zheng fu").letters == "zhengfu"
    assert read("PM2.5").letters == ""
