"""A letter or form composed from the declaration alone: the article, the facts, the periods with their reasons, the remedies."""

from __future__ import annotations

from collections.abc import Iterator

from fadu.engine.clocks import Told
from fadu.letters.occasion import Occasion
from fadu.letters.places import FIXED, OF_CLOCK, said, value
from fadu.measure.clock import Kind
from fadu.measure.condition import name_of
from fadu.papers.document import Block, Paragraph, Signing, Table

WITH_REMEDY = frozenset({("services.proof_free", "refuse"), ("services.cross_region", "refuse")})
"""Refusals without a template of their own to which an applicant may object (行政许可法 art. 38(2))."""

ADDRESSEES = ("applicant", "party")
"""The facts that name whom a letter of the body is for, in the order of preference."""

_FORMS = ("笔录", "记录", "记录表", "回证", "申请书", "登记表")


def addressee(one: Occasion) -> str:
    """Whom the letter is for: the applicant or party, where the record names one."""
    for name in ADDRESSEES:
        if name in one.line.facts and (told := said(one.line.facts[name], one.made.row.get(name))):
            return told
    return ""


def letter(one: Occasion) -> tuple[Block, ...]:
    """The body of a numbered letter."""
    return (
        Paragraph(f"关于{one.line.title.zh}（编号{FIXED['编号'](one)}），{one.issuer.name_zh}依照{value('依据', one) or '有关规定'}，"
                  f"于{value('今日', one)}办理“{one.step.title.zh}”。现将有关事项告知如下。"),
        *_facts(one), *_periods(one), *_said(one),
        *([Paragraph(value("救济途径", one) or "")] if (one.line.id, one.step.name) in WITH_REMEDY else []),
    )  # fmt: skip


def form(one: Occasion) -> tuple[Block, ...]:
    """The body of a form or record: the facts as a table, then room to sign where it is signed."""
    from_outside = "本文书由有关机关、当事人出具，此页为收文登记摘要，原件另附。"
    signs = one.document.endswith(_FORMS)
    return (
        Table(rows=_heading(one) + tuple(_told(one)), widths=(2, 5)),
        *_periods(one), *_said(one),
        *([Paragraph(from_outside)] if one.outside else []),
        *([Signing(("当事人（签名）", "承办人（签名）"))] if signs and not one.outside else []),
    )  # fmt: skip


def _heading(one: Occasion) -> tuple[tuple[str, str], ...]:
    return (
        ("业务", f"{one.line.title.zh}（编号{FIXED['编号'](one)}）"),
        ("事由", one.step.title.zh),
        ("日期", value("今日", one) or ""),
        ("依据", value("依据", one) or "—"),
    )


def _told(one: Occasion) -> Iterator[tuple[str, str]]:
    """The facts that the step asks for, writes or dates, as far as they are known, and at its opening all that was told."""
    wrote = set(one.made.past.facts)
    names = [name_of(field) for field in (*one.step.asks, *one.step.may_ask, *one.step.dates)]
    for name, note in one.line.facts.items():
        if name in names or name in wrote:
            told = said(note, one.made.row.get(name))
            if told is not None:
                yield note.title.zh, told


def _facts(one: Occasion) -> list[Block]:
    rows = tuple(_told(one))
    return [Table(rows=rows, widths=(2, 5))] if rows else []


def _periods(one: Occasion) -> list[Block]:
    """The periods that this step starts, restarts, lengthens or stops short, each with its reason."""
    return [Paragraph(_period(run)) for run in one.runs.values() if run.runs and _concerned(one, run)]


def _concerned(one: Occasion, run: Told) -> bool:
    step, clock = one.step, run.clock
    begins = clock.starts or tuple(other for other in one.line.steps.values() if other.opens)
    pauses = {state.name for state in clock.pauses}
    return step in (*begins, *clock.restarts) or step in clock.adds or one.made.past.state in pauses


def _period(run: Told) -> str:
    if run.rule.kind is Kind.FIXED:
        return f"{run.clock.title.zh}：{OF_CLOCK['届满日'](run) or '—'}（{run.rule.cite.zh}）。"
    return f"{run.clock.title.zh}（{run.rule.length.said('zh')}）：{OF_CLOCK['理由'](run)}"


def _said(one: Occasion) -> list[Block]:
    return [Paragraph(one.words)] if one.words.strip() else []
