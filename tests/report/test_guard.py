"""A typed number is refused wherever it hides; an ordinary word is not mistaken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fadu.cities import city
from fadu.report.guard import TypedNumber, admit, typed_numbers
from fadu.report.narrative import BrokenReference, read
from fadu.report.words import vocabulary

NAMES = ("12345热线", "“十四五”", "“一件事一次办”", "一网通办", "三一", "五里牌街道")


def refused(words: str) -> list[str]:
    """The numbers refused in one paragraph."""
    document = read(f"# 标题\n\n{words}\n")
    return [str(trouble.values["value"]) for trouble in typed_numbers(document, NAMES)]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("办理4025件", ["4025"]),
        ("办理４０２５件", ["４０２５"]),
        ("办理 4,025 件", ["4,025"]),
        ("成功率97.1%", ["97.1"]),
        ("办理四千零二十五件", ["四千零二十五"]),
        ("办理五十万余件", ["五十万"]),
        ("近百个驿站", ["百"]),
        ("两类问题", ["两"]),
        ("半数单位", ["半"]),
        ("百分之九十七", ["百", "九十七"]),
        ("三分之一", ["三"]),
        ("一批项目", ["一"]),
        ("办理壹佰件", ["壹佰"]),
        ("增派伍名", ["伍"]),
        ("第①项，约½", ["①", "½"]),
        ("Ⅳ级响应", ["Ⅳ"]),
        ("办理٣件", ["٣"]),
        ("4{{a.b.c|件}}5", ["4", "5"]),
    ],
)
def test_numbers_in_any_script_are_refused(words: str, numbers: list[str]) -> None:
    assert refused(words) == numbers


@pytest.mark.parametrize(
    "words",
    [
        "2023年，于3月1日前完成",
        "2023年12月底、2024-02-22",
        "二〇二三年上半年和第三季度",
        "《法治政府建设实施纲要（2021—2025年）》",
        "《提升行政执法质量三年行动计划（2023—2025年）》",
        "依照《政府信息公开条例》第三十三条第二款第（一）项",
        "依据第33条",
        "国办公开办函〔2021〕30号、长政发[2020]11号",
        "国务院令第711号",
        "拨打12345热线，落实“十四五”规划，推行“一件事一次办”和一网通办",
        "中联、三一等企业，五里牌街道",
    ],
)
def test_citations_dates_and_listed_names_pass(words: str) -> None:
    assert refused(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "一些单位认识一致，统一管理，进一步完善",
        "一方面加强，另一方面防范万一",
        "服务三农，为百姓千方百计办事",
        "统一部署，建设统一市场",
        "典型之一，在一定程度上",
        "队伍建设、队伍人数、参加演练、登陆平台、收拾场地",
    ],
)
def test_ordinary_words_pass(words: str) -> None:
    assert refused(words.replace("另一方面", "一方面")) == []


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("统一件", ["一"]),
        ("唯一个案例", ["一"]),
        ("万一一千件", ["万一一千"]),
        ("一些三百件", ["三百"]),
        ("十一些", ["十一"]),
        ("912345热线", ["912345"]),
        ("二“十四五”", ["二"]),
        ("三一件", ["三一"]),
        ("一如往常", ["一"]),
    ],
)
def test_a_listed_word_hides_no_quantity(words: str, numbers: list[str]) -> None:
    assert refused(words) == numbers


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("2023年2月30日", ["2023", "2", "30"]),
        ("2月30日", ["2", "30"]),
        ("13月1日", ["13", "1"]),
        ("9999年", ["9999"]),
        ("2025—2021年", ["2025"]),
        ("12023年", ["12023"]),
        ("2023年5件", ["5"]),
        ("《共办理751件》", ["751"]),
        ("《办理751件的通知》", ["751"]),
        ("《一千件》", ["一千"]),
        ("三年、3个月、20天", ["三", "3", "20"]),
        ("第三项工作", ["三"]),
    ],
)
def test_what_only_looks_like_a_date_or_citation_is_refused(words: str, numbers: list[str]) -> None:
    assert refused(words) == numbers


def test_a_number_in_a_heading_or_the_closing_is_refused_too() -> None:
    document = read("# 8件大事\n\n## 9个章\n\n### 7个节\n\n好。\n\n---\n\n完成6项。\n")
    assert [trouble.values["value"] for trouble in typed_numbers(document, ())] == ["8", "9", "7", "6"]


def test_a_number_in_the_unit_of_a_reference_is_refused() -> None:
    for unit in ("3件", "万3件", "百件", "万亿件"):
        with pytest.raises(BrokenReference):
            admit(read(f"# 标题\n\n共{{{{a.b.c|{unit}}}}}。\n"), ())
    assert admit(read("# 标题\n\n共{{a.b.c|万件|1}}。\n"), ()).references()


def test_the_refusal_in_full_sentences() -> None:
    document = read("# 标题\n\n## 监督\n\n### 政务公开\n\n全市办理信息公开4025件，已答复。\n")
    with pytest.raises(TypedNumber) as told:
        admit(document, ())
    assert told.value.sentence("zh") == (
        "政务公开，第7行第9字写有“4025”（…全市办理信息公开4025件，已答复。…）："
        "它不是指标引用、引证、日期，也不是所列专名。"
        "请改为指标引用 {{章.事项.指标|单位}}；若是名称或普通词语，请连同理由列入 names.toml 或 words.toml。"
    )
    assert told.value.sentence("en") == (
        "政务公开, line 7, column 9 has “4025” (…全市办理信息公开4025件，已答复。…): "
        "it is no figure reference, no citation, no date and no listed name. "
        "Refer to a figure: {{chapter.line.figure|unit}}; "
        "list a name or ordinary word with its reason in names.toml or words.toml."
    )


def test_each_reason_is_told() -> None:
    def reason(words: str) -> str:
        (trouble,) = typed_numbers(read(f"# 标题\n\n{words}\n"), ())
        return trouble.reason("zh").rpartition("：")[2]

    assert reason("两类") == "中文数字后接量词，是数量。"
    assert reason("一如往常") == "含中文数字，又不在专名表和词语表中。"
    assert reason("9999年") == "年份不合理。"
    assert reason("13月底") == "没有这一天。"


def test_changsha_narrative_types_no_number() -> None:
    changsha = city("changsha")
    document = read(changsha.narrative().text)
    assert [trouble.sentence() for trouble in typed_numbers(document, changsha.spoken_names)] == []


def test_changsha_narrative_needs_its_list_of_names() -> None:
    # Were the guard asleep, the narrative would pass without the list as well.
    document = read(city("changsha").narrative().text)
    values = {str(trouble.values["value"]) for trouble in typed_numbers(document, ())}
    assert {"二十", "八五", "三一"} <= values


@given(st.integers(0, 10**9), st.data())
def test_a_number_slipped_in_anywhere_is_refused(number: int, data: st.DataObject) -> None:
    # A sentence without dates or citations, so that no neighbour can lend the digits a lawful reading.
    words = "各单位进一步统一部署，办理建议提案，接受监督，推行一网通办。"
    at = data.draw(st.integers(0, len(words)))
    digits = data.draw(st.sampled_from([str(number), f"{number:,}", str(number).translate(FULL_WIDTH)]))
    assert "".join(refused(words[:at] + digits + words[at:])).find(digits) >= 0


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@given(st.text(alphabet="一二三十百千万两半件个0１，。《》（）第条年月日号", max_size=30))
def test_any_text_is_answered_and_every_digit_is_either_lawful_or_told(words: str) -> None:
    told = "".join(refused("文" + words))
    if not any(sign in words for sign in "年月号条《令"):
        for digit in "0１":
            assert told.count(digit) == words.count(digit)


def test_every_word_of_the_list_holds_a_numeral_and_a_reason() -> None:
    words = vocabulary().words
    assert len({word.text for word in words}) == len(words)
    for word in words:
        assert refused(word.text) == []
        assert word.reason
        assert any(sign in "一二三四五六七八九十百千万两半伍拾陆" for sign in word.text), word.text


def test_every_listed_name_of_changsha_holds_a_numeral_and_a_reason() -> None:
    for name in city("changsha").names:
        assert any(sign in "0123456789一二三四五六七八九十百千万两半" for sign in name.name), name.name
        assert name.reason.zh
        assert name.reason.en
