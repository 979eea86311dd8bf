"""The disclosure form: read in every layout, every cross-foot rule fires when one cell is changed, and only then."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.auditor import official
from tests.auditor import producers as make
from tests.auditor.corpus import shared

from fadu.auditor.forms.disclosure import COLUMNS, ROWS, form_of
from fadu.auditor.model import Document, Finding
from fadu.auditor.read import read
from fadu.auditor.read.fold import fold
from fadu.auditor.rules import Case, disclosure, requests

# Invented numbers that agree with each other: 一 + 二 = 总计 + 四 in every column, and every row adds up.
VALUES: dict[str, list[int]] = {
    "new": [90, 7, 1, 0, 2, 0],
    "carried_in": [5, 1, 0, 0, 0, 0],
    "granted": [40, 3, 0, 0, 1, 0],
    "partial": [10, 1, 0, 0, 0, 0],
    "secret": [1, 0, 0, 0, 0, 0],
    "other_law": [2, 0, 0, 0, 0, 0],
    "safety": [1, 0, 0, 0, 0, 0],
    "third_party": [1, 1, 0, 0, 0, 0],
    "internal": [2, 0, 0, 0, 0, 0],
    "process": [1, 0, 0, 0, 0, 0],
    "file": [3, 0, 0, 0, 0, 0],
    "query": [1, 0, 0, 0, 0, 0],
    "not_held": [15, 1, 1, 0, 0, 0],
    "to_make": [1, 0, 0, 0, 0, 0],
    "unclear": [1, 0, 0, 0, 0, 0],
    "petition": [4, 0, 0, 0, 0, 0],
    "repeat": [1, 0, 0, 0, 0, 0],
    "publication": [0, 0, 0, 0, 0, 0],
    "excessive": [1, 0, 0, 0, 0, 0],
    "confirm": [0, 0, 0, 0, 0, 0],
    "no_correction": [3, 1, 0, 0, 1, 0],
    "no_fee": [0, 0, 0, 0, 0, 0],
    "other": [2, 0, 0, 0, 0, 0],
    "total": [90, 7, 1, 0, 2, 0],
    "carried_out": [5, 1, 0, 0, 0, 0],
}
LABELS = {
    "no_correction": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "no_fee": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "total": "（七）总计",
}
REVIEW = [[3, 1, 0, 2, 6], [1, 0, 0, 1, 2], [0, 0, 1, 0, 1]]


def table3() -> list[list[str]]:
    lines = [["", *COLUMNS]]
    for row in ROWS:
        numbers = VALUES[row.code]
        lines.append([LABELS.get(row.code, row.name), *map(str, numbers), str(sum(numbers))])
    return lines


def table4() -> list[list[str]]:
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    return [heads, [str(value) for block in REVIEW for value in block]]


TABLE2 = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "1", "0", "11"],
    ["行政规范性文件", "8", "2", "66"],
]
HEADING = "某市2024年政府信息公开工作年度报告"


def blocks(third: list[list[str]]) -> list[make.Block]:
    said = "全年共收到政府信息公开申请100件。"
    return [
        HEADING,
        said,
        "第二十条第（一）项",
        TABLE2,
        "三、收到和处理政府信息公开申请情况",
        third,
        "四、复议诉讼",
        table4(),
    ]


def as_columns(third: list[list[str]]) -> Document:
    """One cell a line, long labels broken, a page break and a page number in the middle: what text tools leave."""
    lines = [HEADING, "第二十条第（一）项"]
    for number, row in enumerate([*TABLE2, *third, *table4()]):
        for cell in row:
            lines += re.findall(".{1,12}", cell) if len(cell) > 12 else [cell] if cell else []
        if number == 12:
            lines += ["", "- 4 -"]
    return read("\n".join(lines).encode(), name="c.txt")


def as_lines(third: list[list[str]]) -> Document:
    """One row a line, with spaces between, thousands separated and digits full-width here and there."""
    lines = [HEADING, *(" ".join(row) for row in [*TABLE2, *third, *table4()])]
    return read(
        "\n".join(lines).replace("(七)", "（七）").replace(" 90 ", " ９０ ").encode("gbk"), name="l.txt"
    )


def as_html(third: list[list[str]]) -> Document:
    def table(rows: list[list[str]]) -> str:
        return (
            "<table>"
            + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
            + "</table>"
        )

    body = "".join(table(block) if isinstance(block, list) else f"<p>{block}</p>" for block in blocks(third))
    return read(make.html(f"<div>{body}</div>", title=HEADING).encode(), name="p.html")


def as_traditional(third: list[list[str]]) -> Document:
    """The columns in traditional characters and full-width digits."""
    from opencc import OpenCC

    text = str(OpenCC("s2t").convert(as_columns(third).text))
    return read(text.translate({code: code + 0xFEE0 for code in range(48, 58)}).encode(), name="t.txt")


LAYOUTS: dict[str, Callable[[list[list[str]]], Document]] = {
    "columns": as_columns,
    "traditional": as_traditional,
    "lines": as_lines,
    "html": as_html,
    "docx": lambda third: read(make.docx_library(blocks(third)), name="d.docx"),
    "pdf": lambda third: read(make.pdf_reportlab(blocks(third)), name="d.pdf"),
}


def found(document: Document, last: Document | None = None) -> list[Finding]:
    case = Case(document, last_year=last)
    return [finding for rule in (*disclosure.RULES, *requests.RULES) for finding in rule(case)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_true_form_is_read_whole_and_raises_nothing(layout: str) -> None:
    document = LAYOUTS[layout](table3())
    form = form_of(document)
    assert form is not None
    assert not form.ragged
    for code, numbers in VALUES.items():
        assert [int(entry.value or 0) for entry in form.cells[code]] == [*numbers, sum(numbers)]
        for entry, value in zip(form.cells[code], [*numbers, sum(numbers)], strict=True):
            assert fold(document.text[entry.start : entry.end]).strip() == str(value)
    assert [[int(entry.value or 0) for entry in block] for block in form.review] == REVIEW
    assert [int(entry.value or 0) for entry in form.active["documents"]] == [8, 2, 66]
    assert found(document) == []


@pytest.mark.parametrize("layout", ["columns", "html"])
def test_every_single_changed_cell_is_caught(layout: str) -> None:
    true = table3()
    for row in range(1, len(true)):
        for column in range(1, 8):
            changed = [list(line) for line in true]
            changed[row][column] = str(int(changed[row][column]) + 3)
            findings = found(LAYOUTS[layout](changed))
            assert any(finding.severity == "error" for finding in findings), (row, column)


def test_the_finding_points_at_the_cell_and_spells_the_sum() -> None:
    changed = table3()
    changed[3][7] = "45"  # （一）予以公开: 40 + 3 + 1 = 44
    document = as_columns(changed)
    row = next(finding for finding in found(document) if finding.rule == "disclosure.row")
    assert (row.severity, row.quote, document.text[row.start : row.end]) == ("error", "45", "45")
    assert "自然人 40 + 商业企业 3 + 法律服务机构 1 = 44；总计 45；相差 1" in row.computed("zh").replace(
        " = 45", ""
    )
    assert row.computation.endswith("; 总计 45 = 45; off by 1")
    assert "予以公开" in row.message_zh


def test_review_block_that_does_not_add_up() -> None:
    document = read(
        "\n".join([HEADING, *(" ".join(r) for r in [*TABLE2, *table3()]), *(" ".join(r) for r in table4())])
        .replace("3 1 0 2 6", "3 1 0 2 7")
        .encode(),
        name="x.txt",
    )
    assert [finding.rule for finding in found(document)] == ["disclosure.review"]


def test_carry_over_and_stock_against_last_year() -> None:
    last_rows = table3()
    last_rows[-1][1:] = ["4", "2", "0", "0", "0", "0", "6"]
    last = as_lines(last_rows)
    rules = [finding.rule for finding in found(as_lines(table3()), last)]
    # 自然人 5 against 4 and 商业企业 1 against 2; rules: 11 + 1 − 0 ≠ 11, documents: 66 + 8 − 2 ≠ 66.
    assert rules == ["disclosure.carry", "disclosure.carry", "disclosure.in_force", "disclosure.in_force"]


def test_the_text_against_the_table() -> None:
    document = LAYOUTS["html"](table3())
    wrong = Document(document.name, document.text.replace("申请100件", "申请103件"), tables=document.tables)
    assert [finding.rule for finding in found(wrong)] == ["disclosure.text"]


def test_real_forms_agree() -> None:
    for path in sorted(shared("corpus/disclosure").glob("*.txt")):
        form = form_of(read(path))
        assert form is not None
        assert len(form.cells) == len(ROWS)
        assert found(read(path)) == []


def test_what_a_real_report_says_it_answered_is_held_against_its_form() -> None:
    """3119 came in, 34 were carried in, 103 carried out: 3050 were answered; the report says so across a line break."""
    document = read(next(shared("corpus/disclosure").glob("淮安*")))
    for true, false, rule, severity in (
        ("复3050 件", "复3080 件", "disclosure.handled", "note"),  # （含上年度结转…）: the words leave room
        ("公开申请3119 件", "公开申请3191 件", "disclosure.text", "likely"),
    ):
        assert true in document.text
        wrong = Document("wrong", document.text.replace(true, false))
        assert [(f.rule, f.severity) for f in found(wrong)] == [(rule, severity)]


def test_every_changed_cell_of_a_real_form_is_caught() -> None:
    path = next(shared("corpus/disclosure").glob("淮安*"))
    document = read(path)
    form = form_of(document)
    assert form is not None
    for entries in form.cells.values():
        for entry in entries:
            text = document.text[: entry.start] + str(int(entry.value or 0) + 1) + document.text[entry.end :]
            assert any(finding.severity == "error" for finding in found(Document("m", text)))


OFFICIAL: dict[str, Callable[[list[list[official.Span]]], Document]] = {
    "html": lambda rows: read(
        make.html(f"<div><p>{HEADING}</p>{official.as_html(rows)}</div>").encode(), name="o.html"
    ),
    "docx": lambda rows: read(official.as_docx(rows, HEADING), name="o.docx"),
    "pdf": lambda rows: read(official.as_pdf(rows, HEADING), name="o.pdf"),
    "pdf over pages": lambda rows: read(official.as_typst(rows, HEADING), name="t.pdf"),
}


@pytest.mark.parametrize("layout", OFFICIAL)
def test_the_official_layout_with_merged_cells(layout: str) -> None:
    if layout == "pdf over pages" and make.font() is None:
        pytest.skip("no Chinese font package: manimgx-fonts-cjk")
    values = {code: [*map(str, numbers), str(sum(numbers))] for code, numbers in VALUES.items()}
    document = OFFICIAL[layout](official.official(values, LABELS))
    form = form_of(document)
    assert form is not None
    assert (len(form.cells), dict(form.ragged)) == (len(ROWS), {})
    assert found(document) == []
    values["repeat"][0] = "7"
    changed = found(OFFICIAL[layout](official.official(values, LABELS)))
    # Its column no longer adds up, nor does its row; every other equation still does.
    assert [finding.rule for finding in changed] == ["disclosure.column", "disclosure.row"]


def test_other_reports_have_no_form() -> None:
    assert form_of(read(shared("seed/changsha-2023.txt"))) is None
