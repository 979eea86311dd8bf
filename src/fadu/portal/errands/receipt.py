"""网上登记回执: what the applicant gets at once: the number, who has it, since when, what happens next and by when.

Made by the site when the case is opened; a numbered letter of the body (登记回执) is the handler's and comes by `letters`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fadu.engine.act import Found
from fadu.engine.clocks import Told, told
from fadu.engine.people import units
from fadu.engine.plan import shown
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Term
from fadu.measure.clock.argument import said_day
from fadu.papers.document import Block, Heading, Kind, Paper, Paragraph, Table
from fadu.papers.portable import pdf
from fadu.portal.errands.ahead import Ahead, promised
from fadu.portal.errands.errand import Errand

PAPER = Term("网上登记回执", "receipt of what was sent online")


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt. `running` are the clocks that bind the body now; `then` those that a later step of its starts."""

    key: int
    number: str
    title: Term
    unit: Term
    state: Term
    received: date
    running: list[Told]
    then: list[Ahead]


def receipt_of(errand: Errand, found: Found, today: date) -> Receipt:
    line, row = found.line, found.row
    unit = units()[row["unit"]]
    running = [
        one for one in told(line, found.history, row, CALENDAR) if one.runs and one.clock.whose is None
    ]
    known = {one.clock.name for one in running}
    later = [
        one
        for one in promised(errand, row["opened"])
        if one.first is not None and one.told.clock.name not in known
    ]
    return Receipt(
        key=row["id"], number=shown(row["id"]), title=line.title, unit=Term(unit.name_zh, unit.name_en),
        state=line.states[row["state"]].title, received=row["opened"], running=running, then=later,
    )  # fmt: skip


def receipt_pdf(errand: Errand, made: Receipt, *, synthetic: bool) -> bytes:
    """The receipt as a paper, in Chinese as all papers are."""
    rows = (
        ("编号", made.number),
        ("业务", made.title.zh),
        ("受理机关", made.unit.zh),
        ("收到日期", said_day(made.received, "zh")),
        *(
            (one.clock.title.zh, f"至{said_day(one.reckoning.due, 'zh')}" if one.reckoning.due else "暂停中")
            for one in made.running
        ),
    )
    why = [
        Paragraph(sentence)
        for one in made.running
        for sentence in (f"{one.clock.title.zh}：", *one.reckoning.argument("zh"))
    ]
    body: tuple[Block, ...] = (
        Paragraph("您的申请已经收到并登记。本回执由本平台代受理机关自动出具，不另盖章。"),
        Table(rows=rows, widths=(1, 3)),
        Paragraph(errand.received.text.zh + _cited(errand)),
        Paragraph(errand.after.text.zh),
        Heading("一、期限是怎样算出来的"),
        *why,
        Paragraph("凭编号和查询码在本平台查询进度；查询码只在提交后显示一次，不印在本回执上。"),
    )
    mark = "演示数据" if synthetic else ""
    paper = Paper(title=PAPER.zh, body=body, kind=Kind.WRIT, written_on=made.received, mark=mark)
    return pdf(paper)


def _cited(errand: Errand) -> str:
    return f"（{errand.received.cite.zh}）" if errand.received.cite else ""
