"""The identities of the enforcement statistics: kinds add up, licences flow, money needs a penalty behind it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fadu.auditor.forms.enforcement import LICENCES, PENALTIES, Line, lines_of
from fadu.auditor.forms.stream import Entry
from fadu.auditor.model import Finding, Severity
from fadu.auditor.rules import Case

_MONEY = ("罚款", "没收")


def enforcement(case: Case) -> Iterator[Finding]:
    """Every row of every enforcement table of the report."""
    for line in lines_of(case.document):
        yield from _kinds(case, line)
        if line.heads is LICENCES:
            yield from _licences(case, line)
        if line.heads is PENALTIES:
            yield from _money(case, line)


def _kinds(case: Case, line: Line) -> Iterator[Finding]:
    total = line.cells.get(line.heads.total) if line.heads.total else None
    if total is None or total.value is None:
        return
    outside = (line.heads.total, *line.heads.beside)
    parts = {name: entry.value for name, entry in line.cells.items() if name not in outside and entry.value}
    added = sum(parts.values(), Decimal())
    if added == total.value:
        return
    spelled = " + ".join(f"{name} {value}" for name, value in parts.items()) or "0"
    zh = f"{_who(line)}{line.heads.zh}各种类之和为 {added}，合计为 {total.value}，相差 {abs(added - total.value)}"
    en = f"{_who(line)}{line.heads.code}: the kinds add up to {added}, the total says {total.value}"
    yield _finding(
        case, "enforcement.total", "error", total, (zh, en, f"{spelled} = {added} ≠ {total.value}")
    )


def _licences(case: Case, line: Line) -> Iterator[Finding]:
    applied, accepted = _value(line, "申请数量"), _value(line, "受理数量")
    granted, refused = _value(line, "许可数量"), _value(line, "不予许可数量")
    if applied is not None and accepted is not None and accepted > applied:
        zh, en = f"受理 {accepted} 多于申请 {applied}", f"{accepted} accepted out of {applied} applications"
        at = line.cells["受理数量"]
        yield _finding(
            case, "enforcement.licences", "likely", at, (_who(line) + zh, en, f"{accepted} > {applied}")
        )
    if accepted is not None and granted is not None and refused is not None and granted + refused > accepted:
        sum_ = f"{granted} + {refused} = {granted + refused} > {accepted}"
        zh = f"{_who(line)}许可与不予许可之和多于受理，须有上年结转方可成立：{sum_}"
        en = f"{_who(line)}more licences decided than accepted, which only a carry-over explains: {sum_}"
        yield _finding(case, "enforcement.licences", "note", line.cells["许可数量"], (zh, en, sum_))


def _money(case: Case, line: Line) -> Iterator[Finding]:
    money = line.cells.get("罚没金额")
    behind = [entry.value or 0 for name, entry in line.cells.items() if name.startswith(_MONEY)]
    if money and money.value and behind and not any(behind):
        zh = f"{_who(line)}有罚没金额 {money.value}，但罚款、没收均为 0"
        en = f"{_who(line)}{money.value} fined or confiscated without any fine or confiscation"
        yield _finding(case, "enforcement.money", "likely", money, (zh, en, ""))


def _value(line: Line, name: str) -> Decimal | None:
    entry = line.cells.get(name)
    return entry.value if entry else None


def _who(line: Line) -> str:
    return f"“{line.name[-20:]}”" if line.name else ""


def _finding(case: Case, rule: str, severity: Severity, at: Entry, said: tuple[str, str, str]) -> Finding:
    claims = tuple(number for number, claim in enumerate(case.claims) if claim.start == at.start)
    quote = case.document.text[at.start : at.end]
    return Finding(rule, severity, at.start, at.end, quote, f"{said[0]}。", f"{said[1]}.", said[2], claims)


RULES = (enforcement,)
