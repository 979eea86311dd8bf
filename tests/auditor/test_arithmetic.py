"""The arithmetic rules: what they call an error, how they spell it out, and what they must leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from fadu.auditor.audit import audit
from fadu.auditor.model import Document, Finding
from fadu.auditor.rules import ratios, repeats, shares, sums, values

RULES = (*sums.RULES, *ratios.RULES, *shares.RULES, *values.RULES, *repeats.RULES)


def found(text: str, last: str = "") -> list[Finding]:
    last_year = Document("last", last) if last else None
    return list(
        audit(Document("here", text, published=date(2024, 2, 22)), last_year=last_year, rules=RULES).findings
    )


WRONG = [
    ("受理矛盾纠纷52840件，调处成功51232件，调处成功率达97.1%。", "error", "ratios.share"),
    ("办结751件，其中，办理建议345件、提案405件。", "error", "sums.parts"),
    ("项目共20个，其中甲类25个。", "error", "sums.part"),
    ("投入5955亿元，比上年增加1637亿元，增长39.7%。", "error", "ratios.growth"),
    ("支出总计2995.39万元，比上年减少56.95万元，下降1.78%。", "error", "ratios.decline"),
    ("由4家增加到6家，增长60%。", "error", "ratios.growth"),
    ("覆盖率从72.3%提升至76.1%，提高4.8个百分点。", "error", "sums.difference"),
    ("受理申请3119件，答复3055件（含上年度结转申请34件，另有103件顺延到下年度答复）。", "error", "sums.balance"),
    ("三次产业结构为8.1：40.2：52.7。", "error", "shares.proportion"),
    ("于2024年2月30日发布。", "error", "values.day"),
    ("抽检合格率达103.5%。", "likely", "values.rate"),
    ("方案（2025—2021年）。", "likely", "values.span"),
    ("财政拨款收入2940.05万元。财政拨款收入支出总计0.3万元。", "error", "sums.total"),
    ("2024年政府信息公开工作年度报告\n报告所列统计期限自2023年1月1日至2023年12月31日。", "likely", "values.period"),
]  # fmt: skip

RIGHT = [
    "受理矛盾纠纷52840件，调处成功51232件，调处成功率达97.0%。",
    "支出2940.05万元，其中：甲支出2106.66万元、乙支出326.72万元、丙支出60.99万元、丁支出445.69万元。",  # 0.01 off: rounding
    "新签约项目454个，其中五十亿级项目8个、百亿级项目7个。",  # not exhaustive
    "地区生产总值1995.5亿元，比上年增加120.3亿元，实际增长5.3%。",  # constant prices beside nominal amounts
    "申请6000余件，其中甲类3500件、乙类2800件。",  # 余 leaves room
    "重点项目270个竣工、竣工率134.3%。",  # completion can pass 100 %
    "受理甲类案件100件、乙类案件50件，办结140件，办结率93.3%。",  # the denominator is a sum
    "全年行政复议案件134件，行政诉讼案件57件。共170件，尚未审结36件。",  # a table's total less what is pending
    "三次产业结构调整为8.1：40.2：51.7。",
    "2024年2月29日",
    "实现利润100亿元，其中甲公司营业收入达150亿元。",  # another measure
    "覆盖率从72%提升至76%，提高5个百分点。",  # 71.5 to 76.5: within what was printed
    "指标28项，其中预期性指标19项、约束性指标9项。",
    "全社会研发投入1880.5亿元、增长11.8%，占地区生产总值比重提升至5.81%。",
]


@pytest.mark.parametrize("case", WRONG, ids=[f"{case[2]} {case[0][:10]}" for case in WRONG])
def test_it_is_called_wrong(case: tuple[str, str, str]) -> None:
    text, severity, rule = case
    assert [(f.severity, f.rule) for f in found(text)] == [(severity, rule)]


@pytest.mark.parametrize("text", RIGHT, ids=[text[:14] for text in RIGHT])
def test_it_is_left_alone(text: str) -> None:
    assert [f for f in found(text) if f.severity != "note"] == []


def test_the_computation_is_spelled_out() -> None:
    finding = found("受理矛盾纠纷52840件，调处成功51232件，调处成功率达97.1%。")[0]
    # 52,840 × 97.05 % = 51,281.22 and × 97.15 % = 51,334.06, so 51,282 to 51,334 whole cases print as 97.1 %
    assert (
        finding.computation
        == "51,232 ÷ 52,840 = 96.957 %, prints as 97.0 %; 97.1% would need 51,282 to 51,334"
    )
    assert (
        finding.computed("zh")
        == "51,232 ÷ 52,840 = 96.957 %，应印作 97.0 %；印作 97.1% 须为 51,282 至 51,334"
    )
    assert "97.1%" in finding.quote
    assert finding.message_zh
    assert finding.message_en


def test_a_rate_cut_off_instead_of_rounded_is_only_likely() -> None:
    # 9,746.50 ÷ 10,210.34 = 95.457 %: rounds to 95.46, was cut to 95.45
    finding = found("年初预算为10210.34万元，支出决算为9746.50万元，完成年初预算的95.45%。")[0]
    assert (finding.severity, finding.rule) == ("likely", "ratios.share")


def test_a_running_total_that_fell_since_last_year() -> None:
    texts = "全市累计建成公共法律服务站170个。", "全市累计建成公共法律服务站182个。"
    assert [f.rule for f in found(*texts)] == ["repeats.backward"]
    assert found(texts[1], texts[0]) == []


def test_growth_is_held_against_last_years_report() -> None:
    # 3,646 ÷ 3,607 − 1 = 1.081 %, printed as 1.05 %
    texts = "共收办政府信息公开申请案件3646件，同比增长1.05%。", "共收办政府信息公开申请案件3607件。"
    assert [f.rule for f in found(*texts)] == ["repeats.growth"]
    assert found("共收办政府信息公开申请案件3646件，同比增长1.08%。", texts[1]) == []


def test_one_quantity_told_with_a_slip() -> None:
    text = "一般公共预算财政拨款支出2940.05万元。\n说明如下。一般公共预算财政拨款支出2904.05万元。"
    assert [f.rule for f in found(text)] == ["repeats.text"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("支出2940.05万元，其中：基本支出2336.91元、项目支出603.14万元。", "漏写或多写“万”"),
        ("支出2940.05万元，其中：基本支出2336.91万元、项目支出60.314万元、其他支出0.00万元。", "小数点错位"),
        ("受理纠纷52840件，调处成功5123件，调处成功率达97.0%。", "小数点错位"),
    ],
)
def test_the_slip_that_would_explain_it_is_named(text: str, hint: str) -> None:
    assert [hint in f.message_zh for f in found(text) if f.severity != "note"] == [True]
