"""Text against table: one cell of the same name, kind and year that disagrees is noted, everything doubtful is left alone."""

from __future__ import annotations

import pytest
from tests.auditor import producers as make
from tests.auditor.test_disclosure import as_html, as_lines, table3

from fadu.auditor.audit import audit
from fadu.auditor.model import Document, Finding
from fadu.auditor.read import read
from fadu.auditor.rules import Case, against_tables, requests

CASES = [["单位", "收到申请（件）", "罚款金额（万元）"], ["甲局", "15", "120.50"], ["乙局", "25", "80.00"]]


def page(said: str, rows: list[list[str]] | None = None) -> Document:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows or CASES)
    table = "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
    body = f"<h1>某市2024年法治政府建设年度报告</h1><p>现将有关情况报告如下。</p><p>{said}</p>{table}<p>特此报告，请予审议，欢迎监督。</p>"
    return read(
        make.html(f"<div>{body}</div>", title="某市2024年法治政府建设年度报告").encode(), name="p.html"
    )


def found(said: str, rows: list[list[str]] | None = None) -> list[Finding]:
    return list(audit(page(said, rows), rules=against_tables.RULES).findings)


def test_a_count_that_the_table_tells_differently_is_noted_with_both_places() -> None:
    (finding,) = found("2024年，甲局收到申请12件。")
    assert (finding.rule, finding.severity, finding.computation) == ("repeats.table", "note", "12 ≠ 15")
    assert "12件" in finding.message_zh
    assert "“甲局·收到申请（件）”为15" in finding.message_zh
    assert finding.message_zh.count("行）") == 2
    assert len(finding.claims) == 2


def test_money_is_compared_within_what_is_printed() -> None:
    # 120.50 means 120.495 to 120.505 万元; 120.5 means 120.45 to 120.55 and meets it, 121.5 does not
    assert found("甲局罚款金额120.5万元。") == []
    assert [f.computation for f in found("甲局罚款金额121.5万元。")] == [
        "1,214,500 ~ 1,215,500 ≠ 1,204,950 ~ 1,205,050"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "甲局收到申请15件。",
        "其中，甲局收到申请12件。",
        "甲局收到申请12件（含上年结转2件）。",
        "甲局收到申请10余件。",
        "2023年，甲局收到申请12件。",
        "上半年，甲局收到申请12件；1月至6月，乙局收到申请12件。",
        "丙局收到申请12件。",
        "甲局收到申请12人。",
        "甲局收到申请12件。办结后，甲局收到申请15件。",
        "甲局收到申请12件。后来，甲局收到申请13件。",
    ],
)
def test_it_is_left_alone(said: str) -> None:
    assert found(said) == []


def test_a_name_that_two_cells_bear_decides_nothing() -> None:
    assert found("甲局收到申请12件。", [*CASES, ["甲局", "16", "1.00"]]) == []


def test_a_column_of_another_year_is_another_quantity() -> None:
    rows = [
        ["单位", "2023年收到申请（件）", "2024年收到申请（件）"],
        ["甲局", "12", "15"],
        ["乙局", "20", "25"],
    ]
    assert found("2023年，甲局收到申请12件。", rows) == []
    assert [f.computation for f in found("2024年，甲局收到申请12件。", rows)] == ["12 ≠ 15"]


def handled_found(said: str) -> list[tuple[str, str]]:
    """The form has 100 new requests, 6 carried in; what was handled and carried out adds up to 106."""
    document = as_html(table3())
    text = document.text.replace("全年共收到政府信息公开申请100件。", said)
    findings = [finding for rule in requests.RULES for finding in rule(Case(Document("h", text)))]
    return [(finding.quote, finding.severity) for finding in findings]


def total() -> int:
    return next(
        int(row[-1]) for row in table3() if any("总计" in cell for cell in row[:3]) and row[-1] != "总计"
    )


def test_the_number_handled_is_the_forms_total() -> None:
    assert handled_found(f"全年共收到政府信息公开申请100件，答复{total()}件。") == []
    assert handled_found("全年共收到政府信息公开申请100件，答复100件。") == []
    assert handled_found("全年共收到政府信息公开申请100件，答\n复77件。") == [("77", "likely")]
    assert handled_found("办结依申请公开申请77件。") == [("77", "likely")]
    assert handled_found("办结依申请公开申请77件（含上年结转）。") == [("77", "note")]
    assert handled_found("其中，市本级办结依申请公开申请77件。") == []


def test_a_report_without_the_form_is_not_asked() -> None:
    assert [f for rule in requests.RULES for f in rule(Case(Document("n", "办结依申请公开申请77件。")))] == []
    assert as_lines(table3()).tables == ()
