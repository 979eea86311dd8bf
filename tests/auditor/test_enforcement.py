"""Enforcement statistics: kinds add up to the total in every layout; licences flow; money needs a penalty."""

from __future__ import annotations

import pytest
from tests.auditor import producers as make

from fadu.auditor.model import Document, Finding
from fadu.auditor.read import read
from fadu.auditor.rules import Case, enforcement

# The kinds and numbers of a published 2024 table (law file § 6.15): they add up to 108156.
HEADS = [
    "单位",
    "警告、通报批评",
    "罚款",
    "没收违法所得、没收非法财物",
    "暂扣许可证、执照，降低资质等级",
    "吊销许可证、执照",
    "限制开展生产经营活动",
    "责令停产停业、责令关闭、限制从业",
    "行政拘留",
    "其他行政处罚",
    "合计(宗)",
    "罚没金额",
]
ROW = ["某局", "12175", "94929", "235", "189", "101", "0", "11", "504", "12", "108156", "9000.5"]
LICENCE_HEADS = ["单位", "申请数量", "受理数量", "许可数量", "不予许可数量", "撤销许可数量"]
LICENCE_ROW = ["某局", "26570", "26569", "26462", "102", "3"]


def document(rows: list[list[str]], layout: str) -> Document:
    title = "第一部分 行政处罚、行政许可实施情况统计表"
    if layout == "docx":
        return read(make.docx_library([title, rows]), name="e.docx")
    if layout == "html":
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        return read(make.html(f"<p>{title}</p><table>{body}</table>").encode(), name="e.html")
    join = "\n" if layout == "columns" else " "
    return read("\n".join([title, *(join.join(row) for row in rows)]).encode(), name="e.txt")


def found(rows: list[list[str]], layout: str = "columns") -> list[Finding]:
    case = Case(document(rows, layout))
    return [finding for rule in enforcement.RULES for finding in rule(case)]


@pytest.mark.parametrize("layout", ["columns", "lines", "html", "docx"])
def test_kinds_add_up(layout: str) -> None:
    assert found([HEADS, ROW], layout) == []
    for column in range(1, 11):
        changed = [*ROW]
        changed[column] = str(int(changed[column]) + 10)
        (finding,) = found([HEADS, changed, ROW], layout)
        assert (finding.rule, finding.severity) == ("enforcement.total", "error")
        assert "某局" in finding.message_zh


@pytest.mark.parametrize("layout", ["columns", "lines", "html", "docx"])
def test_licences_flow(layout: str) -> None:
    assert found([LICENCE_HEADS, LICENCE_ROW], layout) == []
    more = ["某局", "26570", "26580", "26462", "102", "3"]
    assert [f.severity for f in found([LICENCE_HEADS, more], layout)] == ["likely"]
    decided = ["某局", "26570", "26569", "26562", "102", "3"]
    assert [f.severity for f in found([LICENCE_HEADS, decided], layout)] == ["note"]


def test_money_without_a_penalty() -> None:
    assert [f.rule for f in found([HEADS, ["某局", "5", *["0"] * 8, "5", "300"]])] == ["enforcement.money"]


def test_other_texts_have_no_enforcement_table() -> None:
    assert found([["全年作出行政处罚决定12件，罚款3万元，警告2次，合计15次。"]]) == []
