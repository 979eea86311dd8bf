"""Parts and wholes: a part above its whole, parts that do not add up, balances and differences that do not close."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from fadu.auditor import interval, slip
from fadu.auditor.interval import Interval, shown, span
from fadu.auditor.model import Claim, Finding, Relation, Severity
from fadu.auditor.rules import Case
from fadu.auditor.rules.speech import say
from fadu.measure.cite import Term


def sums(case: Case) -> Iterable[Finding]:
    for at, claim in enumerate(case.claims):
        for relation in claim.relations:
            if relation.type == "part_of":
                yield from _part(case, at, claim, relation)
            elif relation.type == "sum":
                yield from _sum(case, at, claim, relation)


def _part(case: Case, at: int, claim: Claim, relation: Relation) -> Iterator[Finding]:
    whole = case.claims[relation.to[0]]
    mine, limit = interval.of(claim), interval.of(whole)
    if mine is None or limit is None or limit.high is None or mine.low <= limit.high:
        return
    if any(other.type == "sum" and at in other.to for other in whole.relations):
        return  # the sum speaks for all its parts
    severity: Severity = _weight(relation, (claim, whole))
    yield say(
        case.document, claim, rule="sums.part", severity=severity, claims=(at, relation.to[0]),
        zh=f"部分“{claim.subject}”{claim.text}大于整体“{whole.subject}”{whole.text}：其中数不可能超过总数。请核对两数及其单位。",
        en=f"The part {claim.text} is larger than the whole {whole.text} it is said to belong to; check both numbers and units.",
        computation=_with(f"{shown(mine.low)} > {shown(limit.high)}", _unit_slip(claim, whole)),
    )  # fmt: skip


def _weight(relation: Relation, claims: Sequence[Claim]) -> Severity:
    """An error needs exact operands and a link beyond doubt; 余, 约 and the like leave room."""
    if any(claim.approx != "exact" for claim in claims):
        return "note"
    return "error" if relation.firm else "likely"


def _with(sum_: str, remark: Term) -> Term:
    return Term(sum_ + remark.zh, sum_ + remark.en)


def _unit_slip(one: Claim, other: Claim) -> Term:
    """Whether a dropped 万 or 亿 would explain it."""
    first, second = one.number, other.number
    if not first or not second or ("万" in one.unit) == ("万" in other.unit) or first / second <= 1000:
        return Term("", "")
    return Term("；疑漏写或多写“万”", "; a 万 may be missing or too many")


def _sum(case: Case, at: int, claim: Claim, relation: Relation) -> Iterator[Finding]:
    target = interval.of(claim)
    options = [relation.to, *relation.alternatives]
    computed = [_total(case.claims, option, relation.signs) for option in options]
    if target is None or None in computed:
        return
    if relation.op == "at_least":
        yield from _at_least(case, at, claim, relation)
        return
    for option, sum_of in zip(options, computed, strict=True):
        if sum_of is not None and not sum_of.meets(target) and not _told_elsewhere(case, at, option, sum_of):
            yield _mismatch(case, at, relation, option, sum_of)


_NEAR = 12


def _told_elsewhere(case: Case, at: int, option: tuple[int, ...], sum_of: Interval) -> bool:
    """Whether the text itself names what is missing: 上缴2亿元，这也包括在国营企业收入以内."""
    claim = case.claims[at]
    own = interval.of(claim)
    if own is None or own.high is None or sum_of.high is None:
        return False
    gap = Interval(
        min(abs(own.low - sum_of.high), abs(sum_of.low - own.high)),
        max(abs(own.high - sum_of.low), abs(sum_of.high - own.low)),
    )
    last = max(option)
    for other in case.claims[last + 1 : last + _NEAR]:
        if (
            "\n" in case.document.text[claim.end : other.start].strip()
            and other.start - claim.end > _PARAGRAPH
        ):
            return False
        bounds = interval.of(other)
        if (
            other.kind == claim.kind
            and other.value_base
            and bounds is not None
            and bounds.meets(gap)
            and _INCLUDED.search(case.document.text[other.end : other.end + 16])
        ):
            return True
    return False


_INCLUDED = re.compile("包括在|计入|含在|纳入|列入|在内|以内")
_PARAGRAPH = 600


def _total(claims: Sequence[Claim], option: tuple[int, ...], signs: tuple[int, ...]) -> Interval | None:
    parts = [interval.of(claims[m]) for m in option]
    known = [part for part in parts if part is not None]
    return interval.total(known, signs) if len(known) == len(parts) else None


def _at_least(case: Case, at: int, claim: Claim, relation: Relation) -> Iterator[Finding]:
    part = case.claims[relation.to[0]]
    target, floor = interval.of(claim), interval.of(part)
    if target is None or floor is None or target.high is None or target.high >= floor.low:
        return
    yield say(
        case.document, claim, rule="sums.total", severity=_weight(relation, (claim, part)), claims=(at, relation.to[0]),
        zh=f"“{claim.subject}”{claim.text}小于其组成部分“{part.subject}”{part.text}：总计不可能小于其中一项。请核对总计。",
        en=f"The total {claim.text} is below its own component {part.text}; check the total.",
        computation=f"{shown(target.high)} < {shown(floor.low)}",
    )  # fmt: skip


def _mismatch(case: Case, at: int, relation: Relation, option: tuple[int, ...], sum_of: Interval) -> Finding:
    claim = case.claims[at]
    signs = relation.signs or (1,) * len(option)
    terms = " ".join(
        f"{'+' if sign > 0 else '−'} {shown(_printed(case.claims[m], claim))}"
        for m, sign in zip(option, signs, strict=True)
    ).removeprefix("+ ")
    exact = sum(
        (_printed(case.claims[m], claim) * sign for m, sign in zip(option, signs, strict=True)), Decimal(0)
    )
    own = _printed(claim, claim)
    unit = claim.unit
    zh_kind = {"balance": "收办结转不平衡", "difference": "差额不符"}.get(relation.op, "各项之和与总数不符")
    en_kind = {
        "balance": "Intake and outcome do not balance",
        "difference": "The difference does not fit",
    }.get(relation.op, "The parts do not add up to the total")
    parts = [bounds for m in option if (bounds := interval.of(case.claims[m])) is not None]
    target = interval.of(claim)
    hint_zh, hint_en = slip.of_sum(parts, signs, target) if target is not None else ("", "")
    severity = _weight(relation, [claim, *(case.claims[m] for m in option)])
    return say(
        case.document, claim, rule=f"sums.{relation.op or 'parts'}", severity=severity, claims=(at, *option),
        zh=f"{zh_kind}：按所列各数应为{shown(exact)}{unit}，文中为{claim.text.strip()}，相差{shown(abs(exact - own))}。{hint_zh}",
        en=f"{en_kind}: the printed numbers give {shown(exact)}, the text says {shown(own)} (off by "
        f"{shown(abs(exact - own))}).{hint_en}",
        computation=_with(f"{terms} = {shown(exact)} ≠ {shown(own)}", _margin(claim, sum_of)),
    )  # fmt: skip


def _printed(claim: Claim, like: Claim) -> Decimal:
    """The number in the unit the total is printed in."""
    number = claim.number
    assert number is not None
    if (
        claim.value_base is None
        or like.value_base is None
        or not isinstance(like.value, Decimal)
        or not like.value
    ):
        return number
    return number / (like.value_base / like.value) if like.value_base else number


def _margin(claim: Claim, sum_of: Interval) -> Term:
    scale = (
        claim.value_base / claim.value
        if claim.value_base and isinstance(claim.value, Decimal) and claim.value
        else Decimal(1)
    )
    scaled = Interval(sum_of.low / scale, None if sum_of.high is None else sum_of.high / scale)
    if scaled.low == scaled.high:
        return Term("", "")
    return Term(f"（按印刷精度可为 {span(scaled)}）", f" (as printed it can be {span(scaled)})")


RULES = (sums,)
