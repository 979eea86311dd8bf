"""Drafting a year's report, auditing the draft, and sealing it as an edition that is never changed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import IntegrityError, connection, transaction

from fadu.auditor.audit import audit
from fadu.auditor.model import Document, Finding
from fadu.engine import follow, log
from fadu.engine.line import Line
from fadu.engine.values import Book, book
from fadu.law.holidays import CALENDAR
from fadu.measure import proof
from fadu.measure.balance import Weighing
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.report import edition as composed
from fadu.report import reading
from fadu.report.grounds import grounds
from fadu.report.models import Edition

KIND = "rule-of-law"


class NotSealed(Trouble):
    code = "RP-011"
    title = Term("草稿有误，不予封存", "The draft is wrong and is not sealed")
    zh = "{year}年度报告草稿有{count}处错误：{faults}。"
    en = "The draft of the {year} report has {count} errors: {faults}."
    remedy_zh = "请改正文稿或记录后再封存；草稿可用“fadu edition check”审核。"
    remedy_en = "Correct the narrative or the records, then seal; `fadu edition check` audits the draft."


class ReasonsWanted(Trouble):
    code = "RP-012"
    title = Term("更正须说明理由", "A restatement needs reasons")
    zh = "{year}年度报告已有第{number}版；再封存一版就是更正，须说明理由。"
    en = "Edition {number} of the {year} report is sealed; sealing another restates it, which needs reasons."
    remedy_zh = "请以 --reason 写明更正的理由。"
    remedy_en = "Give the reasons with --reason."


class NothingToRestate(Trouble):
    code = "RP-013"
    title = Term("没有可更正的内容", "Nothing to restate")
    zh = "{year}年度报告不能更正：{reason}。"
    en = "The {year} report cannot be restated: {reason}."
    remedy_zh = "首版请不写 --reason；已封存的版本见“fadu edition list”。"
    remedy_en = "Leave --reason out for a first edition; `fadu edition list` shows what is sealed."


class SealedMeanwhile(Trouble):
    code = "RP-014"
    title = Term("其间已有另一版封存", "Another edition was sealed meanwhile")
    zh = "封存{year}年度报告时，另有一版先行封存，本次未写入。"
    en = "While the {year} report was being sealed another edition came first; nothing was written."
    remedy_zh = "请查看“fadu edition list”后再试。"
    remedy_en = "Look at `fadu edition list`, then try again."


_NO_EDITION = Term("尚无已封存的版本", "no edition of it is sealed")
_SAME = Term("正文和全部指标与上一版相同", "its text and every figure are those of the last edition")


@dataclass(frozen=True)
class Setting:
    """Whose report of which year, and the remark that a reader must see (演示数据)."""

    city: str
    area: str
    year: int
    remark: str = ""


@dataclass(frozen=True)
class Draft:
    """A report that could be sealed: its text, what the auditor says of it, what must agree in it."""

    setting: Setting
    title: str
    text: str
    read: Book
    weighed: tuple[tuple[Line, Weighing], ...]
    missing: int = 0  # references to what is not yet in the system

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return audit(
            Document(name=self.title, text=self.text, title=self.title, kind=KIND), kind=KIND
        ).findings

    @property
    def faults(self) -> tuple[Term, ...]:
        """What keeps it from being sealed: the auditor's errors and balances that do not hold."""
        wrong = [Term(one.message_zh, one.message_en) for one in self.findings if one.severity == "error"]
        return (*wrong, *(_broken(line, one) for line, one in self.weighed if not one.holds))


def _broken(line: Line, one: Weighing) -> Term:
    sign = one.balance.relation.value
    cell = "、".join(one.cell)
    told = f"{one.left} {sign} {one.right}"
    zh, en = f"{line.title.zh}“{one.balance.zh}”", f"{line.title.en}, {one.balance.en}"
    where = Term(f"（{cell}）" if cell else "", f" ({cell})" if cell else "")
    return Term(f"{zh}{where.zh}不成立（应为 {told}）", f"{en}{where.en} does not hold (should be {told})")


def draft(setting: Setting) -> Draft:
    """The report as today's records give it."""
    read = book(setting.year, [setting.area])
    told = composed.compose(setting.city, read, setting.area)
    lines = {line.id: line for chapter in told.chapters for line, _ in chapter.rows}
    weighed = tuple((line, one) for line in lines.values() for one in read.weigh(line, setting.area))
    text = reading.text(told, remark=setting.remark)
    return Draft(setting, told.title.zh, text, read, weighed, told.missing)


def seal(setting: Setting, *, at: datetime, by: str, reasons: str = "") -> Edition:
    """Seals the log, then the draft over one snapshot of it; refuses a draft with faults."""
    follow.up_to_now(follow.TALLIES)
    follow.seal(at)
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                # Text, tallies and records are read as of one moment.
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            return _sealed(setting, at=at, by=by, reasons=reasons.strip())
    except IntegrityError as error:
        raise SealedMeanwhile(year=setting.year) from error


def _sealed(setting: Setting, *, at: datetime, by: str, reasons: str) -> Edition:
    last = latest(setting)
    if last is None and reasons:
        raise NothingToRestate(year=setting.year, reason=_NO_EDITION)
    if last is not None and not reasons:
        raise ReasonsWanted(year=setting.year, number=last.number)
    made = _written(draft(setting), last)
    if last is not None and (made.text, made.figures) == (last.text, last.figures):
        raise NothingToRestate(year=setting.year, reason=_SAME)
    made.sealed_at, made.sealed_by, made.reasons = at, by, reasons
    made.hash = made.own_hash()
    made.save(force_insert=True)
    return made


def _written(told: Draft, last: Edition | None) -> Edition:
    if told.faults:
        raise NotSealed(year=told.setting.year, count=len(told.faults), faults=told.faults)
    newest = Edition.objects.order_by("-id").first()
    root = log.Seal.objects.order_by("-id").first()
    return Edition(
        city=told.setting.city, area=told.setting.area, year=told.setting.year, number=last.number + 1 if last else 1,
        remark=told.setting.remark, title=told.title, text=told.text, calendar=CALENDAR.version,
        figures=grounds(told.read, told.setting.area), balances=[_balance(*one) for one in told.weighed],
        findings=[finding(one) for one in told.findings],
        log_seal=root.id if root else None, log_root=bytes(root.root).hex() if root else "",
        restates=last.number if last else None, previous=newest.hash if newest else proof.GENESIS.hex(),
    )  # fmt: skip


def latest(setting: Setting) -> Edition | None:
    """The edition that stands for a report."""
    return (
        Edition.objects.filter(city=setting.city, area=setting.area, year=setting.year)
        .order_by("-number")
        .first()
    )


def finding(one: Finding) -> dict[str, Any]:
    """What the auditor said, as it is kept; whatever may be personal stands in the text alone."""
    return {
        "rule": one.rule, "severity": one.severity, "start": one.start, "end": one.end,
        "message_zh": one.message_zh, "message_en": one.message_en, "computation": one.computation,
    }  # fmt: skip


def _balance(line: Line, one: Weighing) -> dict[str, Any]:
    return {
        "balance": f"{line.id}.{one.balance.name}", "title": one.balance.zh, "cell": list(one.cell),
        "left": one.left, "relation": one.balance.relation.value, "right": one.right,
        "cite": one.balance.cite.zh if one.balance.cite else "",
    }  # fmt: skip
