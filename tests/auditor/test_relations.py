"""Which numbers the text links, and how; each example is one construction of the language."""

from __future__ import annotations

import pytest

from fadu.auditor.extract import claims_of

# text, then the links as "claim type targets", by printed text
LINKS = [
    ("办结建议提案751件，其中，办理人大代表建议345件、政协委员提案406件。",
     ["751件 sum 345件 406件", "345件 part_of 751件", "406件 part_of 751件"]),
    ("新签约项目454个，其中五十亿级项目8个、百亿级项目7个。新开工861个。", ["8个 part_of 454个", "7个 part_of 454个"]),
    ("新签约项目217个、总投资1620.3亿元，其中20亿元以上项目27个。", ["27个 part_of 217个"]),
    ("新登记147万户、其中企业57.3万家。", ["57.3万家 part_of 147万户"]),
    ("受理纠纷52840件，调处成功51232件，调处成功率达97.0%。",
     ["51232件 part_of 52840件", "97.0% ratio_of 51232件 52840件 percent"]),
    ("财政拨款收入合计100.5万元，其中：甲项收入60.3万元，占60.00%；其他收入40.2万元，占40.00%。",
     ["100.5万元 sum 60.3万元 40.2万元", "60.3万元 part_of 100.5万元", "60.00% ratio_of 60.3万元 100.5万元 percent",
      "40.2万元 part_of 100.5万元", "40.00% ratio_of 40.2万元 100.5万元 percent"]),
    ("投入5955亿元，比上年增加1637亿元，增长37.9%。", ["37.9% ratio_of 1637亿元 5955亿元 growth_from_increment"]),
    ("支出总计2995.39万元。与2023年度相比，支出总计减少56.95万元，下降1.87%。",
     ["1.87% ratio_of 56.95万元 2995.39万元 decline_from_decrement"]),
    ("由4家增加到6家，增长50%。", ["50% ratio_of 6家 4家 growth"]),
    ("占比从72%提升至76%，提高4个百分点。", ["4个百分点 sum 76% 72% difference"]),
    ("新增企业120家、总数达到700家。", ["120家 part_of 700家"]),
    ("在19项指标中，有13项进入前列。", ["13项 part_of 19项"]),
    ("新建学校20所（新建12所、改建8所）。", ["20所 sum 12所 8所", "12所 part_of 20所", "8所 part_of 20所"]),
    ("受理申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复）。",
     ["3050件 sum 3119件 34件 103件 balance", "34件 part_of 3050件"]),
    ("一是提出6项指标。二是提出5项指标。以上共计11项指标。", ["11项 sum 6项 5项", "6项 part_of 11项", "5项 part_of 11项"]),
    ("年初预算为300.5万元，支出决算为290.1万元，完成年初预算的96.54%。", ["96.54% ratio_of 290.1万元 300.5万元 percent"]),
    ("去年有3件申请收费2230元。其中，甲局1件，收取880元；乙局1件，收取1080元；丙局1件，收取270元。",
     ["3件 sum 1件 1件 1件", "2230元 sum 880元 1080元 270元", "1件 part_of 3件", "880元 part_of 2230元", "1件 part_of 3件",
      "1080元 part_of 2230元", "1件 part_of 3件", "270元 part_of 2230元"]),
]  # fmt: skip

NONE = [
    "2户企业产值突破50亿元，其中甲达到60.3亿元、乙达到55.3亿元。",  # a mark that each has passed
    "贷款净增额首次突破200亿元，达230亿元。",  # one amount, told twice
    "生产新能源汽车8.2万辆、占全省的20.5％，出口6.5万辆、占全省的80％。",  # the whole lies outside the text
    "全市建成公园（含口袋公园）30个、公厕（含驿站）48个。",  # the bracket belongs to the name
    "抽检量超每千人6.6批次，其中开展活动抽检超5万批次。",  # a density has no parts
    "人均收入由2.57万元增加到3.52万元、年均增长6.5%。",  # a yearly mean is no growth over the whole span
    "388个重点项目开工、开工率113.8%。",
    "常规项目包括个人引进、团队引进3个类别9个项目。",
    "示范性幼儿园10所、领航学校7所、示范性普通高中2所。",  # 高中 is a school, not 中
]


def links(text: str) -> list[str]:
    claims = claims_of(text)
    return [
        " ".join(
            filter(None, [claim.text, relation.type, *(claims[to].text for to in relation.to), relation.op])
        )
        for claim in claims
        for relation in claim.relations
    ]


@pytest.mark.parametrize("case", LINKS, ids=[case[0][:16] for case in LINKS])
def test_a_link_is_drawn(case: tuple[str, list[str]]) -> None:
    text, expected = case
    assert sorted(links(text)) == sorted(expected)


@pytest.mark.parametrize("text", NONE, ids=[text[:16] for text in NONE])
def test_no_link_is_drawn(text: str) -> None:
    assert links(text) == []


def test_two_partitions_of_one_total() -> None:
    claims = claims_of(
        "一是提出6项指标，二是提出5项指标，三是提出8项指标。以上共计19项指标，其中预期性12项、约束性7项。"
    )
    relation = next(r for c in claims for r in c.relations if r.type == "sum")
    assert [claims[to].text for to in relation.to] == ["6项", "5项", "8项"]
    assert [[claims[to].text for to in other] for other in relation.alternatives] == [["12项", "7项"]]


MORE = [
    ("接待群众1200人次，比上年增长20%、增加200人次。", ["20% ratio_of 200人次 1200人次 growth_from_increment"]),
    ("由4家增加到6家，增加2家，增长50%。", ["2家 sum 6家 4家 difference", "50% ratio_of 6家 4家 growth"]),
    ("年度计划投资200.5亿元，完成投资180.4亿元，完成年度计划89.98%。", ["89.98% ratio_of 180.4亿元 200.5亿元 percent"]),
    ("参训1000人，考试合格950人，合格率95%。", ["950人 part_of 1000人", "95% ratio_of 950人 1000人 percent"]),
    ("上年结转120件，本年新收1350件，共办理1470件。", ["1470件 sum 120件 1350件", "120件 part_of 1470件", "1350件 part_of 1470件"]),
]  # fmt: skip


@pytest.mark.parametrize("case", MORE, ids=[case[0][:16] for case in MORE])
def test_a_link_is_drawn_in_other_orders(case: tuple[str, list[str]]) -> None:
    text, expected = case
    assert sorted(links(text)) == sorted(expected)
