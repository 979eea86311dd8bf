"""Every printed number with its span, value, unit, kind and approximation; what is no claim is passed over."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.auditor.extract import claims_of
from fadu.auditor.numerals import chinese

# text, printed span, value, unit, value in base units, kind, approximation
CLAIMS = [
    ("共审结2920件案件", "2920件", 2920, "件", 2920, "count", "exact"),
    ("产生办件50万余件。", "50万余件", 50, "万件", 500_000, "count", "over"),
    ("覆盖120余万人", "120余万人", 120, "万人", 1_200_000, "count", "over"),
    ("事项突破8000项", "8000项", 8000, "项", 8000, "count", "over"),
    ("控制在3％以内", "3％以内", 3, "%", None, "ratio", "nearly"),
    ("增长5%左右", "5%左右", 5, "%", None, "ratio", "about"),
    ("办复率100 %。", "100 %", 100, "%", None, "ratio", "exact"),
    ("投入1.2万亿元。", "1.2万亿元", Decimal("1.2"), "万亿元", 1_200_000_000_000, "money", "exact"),
    ("收到１，２３４件来信", "１，２３４件", 1234, "件", 1234, "count", "exact"),
    ("合计51,232件", "51,232件", 51232, "件", 51232, "count", "exact"),
    ("提高0.5个百分点", "0.5个百分点", Decimal("0.5"), "个百分点", None, "ratio", "exact"),
    ("PM2.5浓度31.3微克/立方米", "31.3微克/立方米", Decimal("31.3"), "微克/立方米", Decimal("31.3"), "count", "exact"),
    ("行政复议351\n件，", "351\n件", 351, "件", 351, "count", "exact"),
    ("居全省第6位", "第6位", 6, "位", None, "rank", "exact"),
    ("（国令第711 号）", "第711 号", 711, "号", None, "docnumber", "exact"),
    ("2024年，", "2024年", 2024, "年", None, "date", "exact"),
    ("与2023年\n度相比", "2023年\n度", 2023, "年", None, "date", "exact"),
    ("用3年时间", "3年", 3, "年", 3, "count", "exact"),
    ("近3年来", "3年", 3, "年", 3, "count", "exact"),
    ("截至2024年12月31日", "2024年12月31日", "2024-12-31", "", None, "date", "exact"),
    ("每年3月1日前", "3月1日", "03-01", "", None, "date", "exact"),
    ("方案（2022—2025年）", "2022—2025年", "2022/2025", "年", None, "date", "exact"),
    ("发布时间:2024-02-22 15:53", "2024-02-22 15:53", "2024-02-22T15:53", "", None, "date", "exact"),
    ("三次产业结构为8.1：40.2：51.7。", "8.1：40.2：51.7", "8.1:40.2:51.7", "", None, "ratio", "exact"),
    ("规模占全国1/4。", "1/4", Decimal("0.25"), "", None, "ratio", "exact"),
    ("单价100万元（含）以上设备", "100万元（含）以上", 100, "万元", 1_000_000, "money", "over"),
    ("全国14省23市", "14省", 14, "省", 14, "count", "exact"),
    ("近百个政务驿站", "百个", 100, "个", 100, "count", "nearly"),
    ("投资突破千亿元", "千亿元", 1000, "亿元", 100_000_000_000, "money", "over"),
    ("指数从84.7提升至89.6。", "84.7", Decimal("84.7"), "", Decimal("84.7"), "count", "exact"),
    ("银龄工程师2000人（含重点产业1000人）左右", "2000人", 2000, "人", 2000, "count", "about"),
    ("为7万名35-64岁妇女", "35-64岁", "35/64", "岁", None, "count", "exact"),
    ("不低于30场", "30场", 30, "场", 30, "count", "over"),
    ("节约100吨", "100吨", 100, "吨", 100, "count", "exact"),
    ("占三成左右", "三成左右", 3, "成", None, "ratio", "about"),
    ("约五分之一", "五分之一", Decimal("0.2"), "", None, "ratio", "about"),
    ("招收二十八万人", "二十八万人", 28, "万人", 280_000, "count", "exact"),
    ("获评第二批示范", "第二批", 2, "位", None, "rank", "exact"),
    ("超过半数完成", "半数", Decimal("0.5"), "", None, "ratio", "over"),
    ("共有一百二十三件", "一百二十三件", 123, "件", 123, "count", "exact"),
]  # fmt: skip


@pytest.mark.parametrize("case", CLAIMS, ids=[case[1].strip() for case in CLAIMS])
def test_a_printed_number_is_read(case: tuple[object, ...]) -> None:
    text, printed, value, unit, base, kind, approx = case
    found = {claim.text: claim for claim in claims_of(str(text))}
    assert printed in found, list(found)
    claim = found[str(printed)]
    assert (claim.value, claim.unit, claim.value_base, claim.kind, claim.approx) == (
        value,
        unit,
        base,
        kind,
        approx,
    )
    assert str(text)[claim.start : claim.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345热线、12329等平台",
        "邮编：223001，电话：0517-83605210",
        "邮箱：hazwgkc@163.com",
        "（淮安市翔宇南道1 号）",
        "“1+X”新闻发布会",
        "力争实现“3个1000”目标",
        "建成5G基站",
        "国家5A级景区",
        "- 12 -\n",
        "1、加强领导；2、压实责任。",
        "（1）办好教育（2）提高水平",
        "新建3人制篮球场",
        "入选世界500强企业",
        "第三十三届旅游节，第33届那达慕",
        "PM2.5浓度下降，C919首飞",
    ],
)
def test_names_marks_and_addresses_are_no_claims(text: str) -> None:
    assert [claim.text for claim in claims_of(text) if any(c.isdecimal() for c in claim.text)] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("97.1%", "97.05", "97.15"),  # half the last digit either way
        ("占70%", "69.5", "70.5"),
        ("52840件", "52840", "52840"),  # a whole count is exact
        ("5.4万件", "53500", "54500"),
        ("6000余篇", "6000", None),  # 余: at least
        ("不足300人", "0", "300"),
        ("200人左右", "190", "210"),  # five per cent either way
        ("0万元", "0", "0"),  # nobody rounds to nothing and prints it in 万
    ],
)
def test_what_a_printed_number_can_mean(text: str, low: str, high: str | None) -> None:
    claim = claims_of("共" + text)[0]
    assert claim.low == Decimal(low)
    assert claim.high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("printed", "value"),
    [("十", 10), ("一百二十三", 123), ("两千零五", 2005), ("三万亿", 3 * 10**12), ("一亿零四百万", 104_000_000), ("二〇二三", 2023),
     ("二十三点五", Decimal("23.5"))],
)  # fmt: skip
def test_chinese_numerals(printed: str, value: int | Decimal) -> None:
    assert chinese(printed) == value


@settings(max_examples=300)
@given(
    st.text(
        alphabet="0123456789０１２.,，%％年月日第号万亿元件个其中包括占（）()。；：、增长—-/余多近约一二三十百千\n \u3000Aa“”",
        max_size=60,
    )
)
def test_any_text_is_read_without_a_stumble(text: str) -> None:
    claims = claims_of(text)
    for at, claim in enumerate(claims):
        assert text[claim.start : claim.end] == claim.text
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert all(0 <= to < len(claims) and to != at for relation in claim.relations for to in relation.to)
    assert all(one.end <= other.start for one, other in pairwise(claims))


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.sampled_from(["件", "万元", "%", "亿元", "名"]), st.integers(0, 3))
def test_a_number_comes_back_as_printed(whole: int, unit: str, places: int) -> None:
    printed = f"{Decimal(whole).scaleb(-places):f}{unit}"
    claim = claims_of(f"全年办理{printed}。")[0]
    assert claim.text == printed
    assert claim.value == Decimal(whole).scaleb(-places)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("实施2030国家科技重大专项", []),
        ("2023届高校毕业生就业", []),
        ("歼-35系列新型战机", []),
        ("夺得8金4银4铜，", ["8金", "4银", "4铜"]),
        ("办理信访2020件。", ["2020件"]),
        ("新增2000家、2010家。", ["2000家", "2010家"]),
        ("迈上5万亿两个台阶", ["5万亿"]),
        ("有机质含量27克/千克", ["27克/千克"]),
    ],
)
def test_names_with_years_and_bare_scales(text: str, claims: list[str]) -> None:
    assert [claim.text for claim in claims_of(text) if claim.text[0].isdecimal()] == claims
