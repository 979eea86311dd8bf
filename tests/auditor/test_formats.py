"""One report in every format gives the same claims and the same findings: synthetic files from a real text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from tests.auditor import producers as make
from tests.auditor.corpus import shared

from fadu.auditor.audit import audit
from fadu.auditor.model import Report
from fadu.auditor.read import read


def paragraphs() -> list[make.Block]:
    text = shared("corpus/reports/120.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


FORMATS: dict[str, Callable[[list[make.Block]], bytes]] = {
    "docx": make.docx_library,
    "html": lambda blocks: make.html(
        "<div>" + "".join(f"<p>{block}</p>" for block in blocks) + "</div>"
    ).encode(),
    "reportlab.pdf": make.pdf_reportlab,
    "fpdf2.pdf": make.pdf_fpdf2,
    "typst.pdf": make.pdf_typst,
}


def claims(report: Report) -> Counter[tuple[str, str, str]]:
    return Counter(("".join(claim.text.split()), str(claim.value), claim.unit) for claim in report.claims)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_in_another_format(form: str) -> None:
    if form in ("fpdf2.pdf", "typst.pdf") and make.font() is None:
        pytest.skip("no Chinese font package: manimgx-fonts-cjk")
    blocks = paragraphs()
    plain = audit(read("\n\n".join(str(block) for block in blocks).encode(), name="r.txt"))
    other = audit(read(FORMATS[form](blocks), name=f"r.{form.rpartition('.')[2]}"))
    assert claims(other) == claims(plain)
    assert [(one.rule, one.severity) for one in other.findings] == [
        (one.rule, one.severity) for one in plain.findings
    ]
    for claim in other.claims:
        assert other.document.text[claim.start : claim.end] == claim.text
