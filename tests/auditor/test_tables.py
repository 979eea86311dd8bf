"""Table cells are claims with heads; a table that adds up nearly everywhere shows where it does not."""

from __future__ import annotations

from fadu.auditor.audit import audit
from fadu.auditor.model import Cell, Document, Table
from fadu.auditor.rules import tables

HEAD = ["单位（件）", "公开", "不公开", "合计"]
ROWS = [
    ["甲局", "12", "3", "15"],
    ["乙局", "20", "5", "25"],
    ["丙局", "7", "1", "8"],
    ["丁局", "9", "4", "13"],
    ["戊局", "30", "6", "36"],
]


def document(rows: list[list[str]], lead: str = "") -> Document:
    text, cells = lead, []
    for row, line in enumerate(rows):
        for column, word in enumerate(line):
            cells.append(Cell(row, column, len(text), len(text) + len(word)))
            text += word + "\t"
        text += "\n"
    return Document("table", text, tables=(Table(len(lead), len(text), tuple(cells)),))


def test_cells_are_claims_named_by_their_heads() -> None:
    claims = audit(document([HEAD, *ROWS]), rules=()).claims
    assert [(c.text, c.subject, c.kind) for c in claims[:3]] == [
        ("12", "甲局·公开", "count"),
        ("3", "甲局·不公开", "count"),
        ("15", "甲局·合计", "count"),
    ]
    assert len(claims) == 15


def test_links_of_the_running_text_survive_the_merge() -> None:
    report = audit(document([HEAD, *ROWS], "共5件，其中甲类3件、乙类2件。\n"), rules=())
    linked = {
        c.text: [[report.claims[to].text for to in r.to] for r in c.relations]
        for c in report.claims
        if c.relations
    }
    assert linked == {"5件": [["3件", "2件"]], "3件": [["5件"]], "2件": [["5件"]]}


def test_a_table_that_adds_up_is_left_alone() -> None:
    assert audit(document([HEAD, *ROWS]), rules=tables.RULES).findings == ()


def test_the_row_that_breaks_the_tables_own_rule_is_told() -> None:
    wrong = [*ROWS[:2], ["丙局", "7", "1", "9"], *ROWS[3:]]
    findings = audit(document([HEAD, *wrong]), rules=tables.RULES).findings
    assert [(f.quote, f.severity, f.computation) for f in findings] == [("9", "likely", "7 + 1 = 8 ≠ 9")]


def test_totals_in_a_row_are_held_against_their_columns() -> None:
    turned = [list(line) for line in zip(HEAD, *ROWS, strict=True)]
    turned[3][2] = "24"
    findings = audit(document(turned), rules=tables.RULES).findings
    assert [(f.quote, f.computation) for f in findings] == [("24", "20 + 5 = 25 ≠ 24")]


def test_rounded_cells_may_be_a_last_digit_off() -> None:
    rows = [
        ["局", "甲（万元）", "乙（万元）", "合计（万元）"],
        *[[f"单位{n}", "1.04", "2.04", "3.09"] for n in range(5)],
    ]
    report = audit(document(rows), rules=tables.RULES)
    assert report.findings == ()
    assert {(c.unit, c.kind) for c in report.claims if c.text == "1.04"} == {("万元", "money")}
