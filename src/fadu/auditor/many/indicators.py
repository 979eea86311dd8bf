"""Indicators that many reports state: the words that stand before the number, and what unit it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fadu.auditor.forms.disclosure import Form, form_of
from fadu.auditor.kinds import heading_of
from fadu.auditor.model import Claim, Document, Report
from fadu.measure.cite import Term


@dataclass(frozen=True, slots=True)
class Indicator:
    """`before` must match the clause up to the number; `units` are the printed units it may have, scales apart."""

    code: str
    name: Term
    before: str
    units: tuple[str, ...]
    unless: str = r"(?!)"  # words of the clause that make it another quantity: several years, a target


_OTHER_GROWTH = r"年均|累计|五年|十年|预期|目标|力争|比[12]\d{3}年"
_CASES = ("件", "宗", "起", "例")
INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "reconsideration.received",
        Term("收到、受理行政复议", "reconsideration cases received"),
        r"(?:收到|新收|受理|接收|收)(?:各类)?行政复议(?:申请|案件)?[^，。；]{0,4}$",
        _CASES,
    ),
    Indicator(
        "reconsideration.concluded",
        Term("审结行政复议案件", "reconsideration cases concluded"),
        r"(?:审结|办结)(?:各类)?行政复议(?:案件|申请)?[^，。；]{0,4}$",
        _CASES,
    ),
    Indicator(
        "litigation.head_rate",
        Term("负责人出庭应诉率", "rate of heads appearing in court"),
        r"(?:负责人|首长)[^，。；]{0,4}出庭(?:应诉)?率[^，。；]{0,4}$",
        ("%",),
    ),
    Indicator(
        "litigation.head_times",
        Term("负责人出庭应诉次数", "court appearances of heads"),
        r"负责人[^，。；]{0,4}出庭(?:应诉)?$",
        ("次", "件", "人次"),
    ),
    Indicator(
        "mediation.handled",
        Term("调解组织受理矛盾纠纷", "disputes taken up by mediation bodies"),
        r"(?:受理|调处|化解|调解)(?:各类)?(?:矛盾)?纠纷[^，。；]{0,4}$",
        _CASES,
    ),
    Indicator(
        "mediation.success_rate",
        Term("调处成功率", "mediation success rate"),
        r"(?:调处|调解)?成功率[^，。；]{0,4}$",
        ("%",),
    ),
    Indicator(
        "oversight.proposals",
        Term("办理建议提案", "suggestions and proposals handled"),
        r"(?:办理|办结|办复)[^，。；]{0,8}(?:建议|提案)[^，。；]{0,4}$",
        _CASES,
    ),
    Indicator(
        "disclosure.handled",
        Term("办理政府信息公开申请", "information requests handled"),
        r"(?:收到|受理|办理|答复|办结)[^，。；]{0,6}(?:依申请公开|公开申请)[^，。；]{0,4}$",
        _CASES,
    ),
    Indicator(
        "documents.filed",
        Term("备案规范性文件", "normative documents filed"),
        r"备案[^，。；]{0,12}规范性文件[^，。；]{0,4}$",
        ("件", "部", "份"),
    ),
    Indicator(
        "law.lectures",
        Term("普法活动场次", "legal education events"),
        r"普法[^，。；]{0,8}活动[^，。；]{0,4}$",
        ("场", "场次", "次"),
    ),
    Indicator(
        "economy.growth",
        Term("地区生产总值增速", "growth of regional product"),
        r"(?:地区|国内)?生产总值[^。；]{0,20}(?:增长|同比增长)$",
        ("%",),
        _OTHER_GROWTH,
    ),
    Indicator(
        "economy.revenue_growth",
        Term("一般公共预算收入增速", "growth of public revenue"),
        r"一般公共预算收入[^。；]{0,20}(?:增长|同比增长)$",
        ("%",),
        _OTHER_GROWTH,
    ),
)
_PATTERNS = tuple((one, re.compile(one.before), re.compile(one.unless)) for one in INDICATORS)
_FORM_ROWS: tuple[tuple[str, Term], ...] = (
    ("new", Term("本年新收政府信息公开申请", "new information requests (form)")),
    ("total", Term("办理政府信息公开申请总计", "information requests handled (form)")),
    ("carried_out", Term("结转下年度继续办理", "information requests carried out (form)")),
)
_ACTIVE: tuple[tuple[str, Term], ...] = (
    ("licences", Term("行政许可处理决定", "licences decided (form)")),
    ("penalties", Term("行政处罚处理决定", "penalties decided (form)")),
    ("coercion", Term("行政强制处理决定", "coercive acts (form)")),
    ("fees", Term("行政事业性收费（万元）", "administrative fees, 10,000 yuan (form)")),
)
_REACH = 32
_PLACE = re.compile(r"([\u4e00-\u9fff]{2,8}?(?:自治[区州县]|[省市县区州盟旗])|国务院)")
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator as one report states it first, with the words around it so that a reader can judge."""

    code: str
    name: Term
    body: str
    year: int | None
    value: Decimal
    unit: str
    start: int
    quote: str


def readings(report: Report) -> Iterator[Reading]:
    """Each indicator at its first mention, and the totals of the disclosure form."""
    document = report.document
    body, year = whose(document)
    seen: set[str] = set()
    for claim in report.claims:
        indicator = _indicator(document.text, claim)
        if indicator is None or indicator.code in seen or claim.number is None:
            continue
        seen.add(indicator.code)
        unit = claim.unit.lstrip("十百千万亿") or claim.unit
        quote = " ".join(document.text[max(0, claim.start - _REACH) : claim.end + 8].split())
        yield Reading(indicator.code, indicator.name, body, year, claim.number, unit, claim.start, quote)
    form = form_of(document)
    if form is not None:
        yield from _of_form(form, body, year)


def _indicator(text: str, claim: Claim) -> Indicator | None:
    unit = claim.unit.replace("％", "%").lstrip("十百千万亿")
    before = text[max(0, claim.start - _REACH) : claim.start]
    clause = "".join(re.split(r"[。；;\n]{2,}|[。；;]", before)[-1].split())
    for indicator, pattern, other in _PATTERNS:
        if unit in indicator.units and pattern.search(clause) and not other.search(clause):
            return indicator
    return None


def _of_form(form: Form, body: str, year: int | None) -> Iterator[Reading]:
    for code, name in _FORM_ROWS:
        if code in form.cells and (value := form.cells[code][-1].value) is not None:
            start = form.cells[code][-1].start
            yield Reading(f"form.{code}", name, body, year, value, "件", start, f"{name.zh} {value}")
    for code, name in _ACTIVE:
        if code in form.active and (value := form.active[code][-1].value) is not None:
            start = form.active[code][-1].start
            yield Reading(f"form.{code}", name, body, year, value, "", start, f"{name.zh} {value}")


def whose(document: Document) -> tuple[str, int | None]:
    """Body and year from the title; failing that, from the name of the file."""
    heading = heading_of(document)
    if heading is not None and heading.body:
        return heading.body, heading.year
    for words in (document.title, document.name):
        place, year = _PLACE.search(words), _YEAR.search(words)
        if place and year:
            return place[1], int(year[1])
    year = _YEAR.search(document.name) or _YEAR.search(document.title)
    return document.name.rsplit(".", 1)[0], int(year[1]) if year else None
