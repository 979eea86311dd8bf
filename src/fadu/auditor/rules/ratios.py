"""Shares and growth rates against the numbers they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from fadu.auditor import interval, slip
from fadu.auditor.interval import Interval, shown, span
from fadu.auditor.model import Claim, Finding, Relation, Severity
from fadu.auditor.rules import Case
from fadu.auditor.rules.speech import say
from fadu.measure.cite import Term

_HUNDRED = Decimal(100)


def ratios(case: Case) -> Iterable[Finding]:
    for at, claim in enumerate(case.claims):
        for relation in claim.relations:
            if relation.type == "ratio_of" and len(relation.to) == 2 and relation.op != "real_growth":
                yield from _ratio(case, at, claim, relation)


def _ratio(case: Case, at: int, claim: Claim, relation: Relation) -> Iterator[Finding]:
    first, second = (case.claims[m] for m in relation.to)
    printed, one, other = interval.of(claim), interval.of(first), interval.of(second)
    if printed is None or one is None or other is None:
        return
    computed = _computed(relation.op, one, other)
    if computed is None or computed.meets(printed) or _explained(case, at, relation, printed):
        return
    severity = _weight(claim, relation, (first, second), computed)
    point = _point(relation.op, first, second)
    hint_zh, hint_en = slip.of_rate(computed, printed)
    yield say(
        case.document, claim, rule=f"ratios.{_NAMES[relation.op]}", severity=severity, claims=(at, *relation.to),
        zh=f"{_ZH[relation.op]}不符：按所列数字应为{_as_printed(claim, point)}，文中为{claim.text.strip()}。{hint_zh}",
        en=f"The {_NAMES[relation.op]} does not fit its numbers: they give {_as_printed(claim, point)}, the text says "
        f"{claim.text.strip()}.{hint_en}",
        computation=_spelled(claim, relation.op, first, second, point),
    )  # fmt: skip


_NAMES = {
    "percent": "share",
    "growth": "growth",
    "growth_from_increment": "growth",
    "decline_from_decrement": "decline",
}
_ZH = {"percent": "占比", "growth": "增幅", "growth_from_increment": "增幅", "decline_from_decrement": "降幅"}


def _computed(op: str, one: Interval, other: Interval) -> Interval | None:
    if op == "percent":
        return interval.percent(one, other)
    if op == "growth":
        change = interval.growth(one, other)
        if change is not None and change.high is not None and change.high < 0:
            return Interval(-change.high, -change.low)  # 由10降至8，下降20%
        return change
    return interval.growth_from_step(one, other, 1 if op == "growth_from_increment" else -1)


def _point(op: str, first: Claim, second: Claim) -> Decimal:
    """The rate of the printed values themselves."""
    one, other = first.number or Decimal(0), second.number or Decimal(1)
    if op == "percent":
        return one / other * _HUNDRED
    if op == "growth":
        return abs(one / other - 1) * _HUNDRED
    return one / (other - one if op == "growth_from_increment" else other + one) * _HUNDRED


def _places(claim: Claim) -> int:
    exponent = claim.value.as_tuple().exponent if isinstance(claim.value, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _as_printed(claim: Claim, point: Decimal) -> str:
    return f"{shown(point, _places(claim))}%"


def _weight(claim: Claim, relation: Relation, operands: tuple[Claim, Claim], computed: Interval) -> Severity:
    """Approximate operands leave room; a rate cut off instead of rounded is a slip, not a wrong number."""
    if claim.approx != "exact" or any(operand.approx != "exact" for operand in operands):
        return "note"
    last_digit = Decimal(1).scaleb(-_places(claim))
    assert claim.low is not None
    assert claim.high is not None
    wide = Interval(claim.low - last_digit / 2, claim.high + last_digit / 2)
    return "error" if relation.firm and not computed.meets(wide) else "likely"


def _explained(case: Case, at: int, relation: Relation, printed: Interval) -> bool:
    """Whether another reading agrees: a numerator or a denominator that is a sum of neighbours in the same unit."""
    if relation.op != "percent":
        return False
    part, whole = relation.to
    near = [m for m in range(max(0, at - 6), at) if _adds(case.claims[m], case.claims[part])]
    near = [m for m in near if "。" not in case.document.text[case.claims[m].end : case.claims[at].start]]
    wholes = [(whole,), *((m, n) for m in near for n in near if m < n)]
    parts = [(part,), *((m, n) for m in near for n in near if m < n)]
    for upper in parts:
        for lower in wholes:
            if set(upper) & set(lower) or (upper == (part,) and lower == (whole,)):
                continue
            one = interval.total(i for m in upper if (i := interval.of(case.claims[m])) is not None)
            other = interval.total(i for m in lower if (i := interval.of(case.claims[m])) is not None)
            share = interval.percent(one, other)
            if share is not None and share.meets(printed):
                return True
    return False


def _adds(claim: Claim, like: Claim) -> bool:
    """Whether a neighbour can be a term of the same sum: same unit, told as precisely, and something."""
    return (
        claim.unit == like.unit
        and claim.approx == "exact"
        and bool(claim.number)
        and _places(claim) >= _places(like)
    )


def _spelled(claim: Claim, op: str, first: Claim, second: Claim, point: Decimal) -> Term:
    one, other = first.number or Decimal(0), second.number or Decimal(1)
    same = (
        first.unit == second.unit and isinstance(first.value, Decimal) and isinstance(second.value, Decimal)
    )
    a, b = (first.value, second.value) if same else (one, other)
    assert isinstance(a, Decimal)
    assert isinstance(b, Decimal)
    formula = {
        "percent": f"{shown(a)} ÷ {shown(b)}",
        "growth": f"{shown(a)} ÷ {shown(b)} − 1",
        "growth_from_increment": f"{shown(a)} ÷ ({shown(b)} − {shown(a)})",
        "decline_from_decrement": f"{shown(a)} ÷ ({shown(b)} + {shown(a)})",
    }[op]
    places = _places(claim)
    result, rounded = f"{formula} = {shown(point, places + 2)} %", f"{shown(point, places)} %"
    needed = _needed(claim, op, first, second, b)
    return Term(f"{result}，应印作 {rounded}{needed.zh}", f"{result}, prints as {rounded}{needed.en}")


def _needed(claim: Claim, op: str, first: Claim, second: Claim, whole: Decimal) -> Term:
    """What the numerator would have to be for the printed rate to hold."""
    if op != "percent" or claim.low is None or claim.high is None:
        return Term("", "")
    low, high = claim.low * whole / _HUNDRED, claim.high * whole / _HUNDRED
    if first.kind == "count" and first.low == first.high:
        low, high = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
        if low > high:
            return Term(
                f"；{shown(whole)} 中没有整数能得 {claim.text.strip()}",
                f"; no whole number out of {shown(whole)} makes {claim.text.strip()}",
            )
        return _would_need(claim, f"{shown(low)} 至 {shown(high)}", f"{shown(low)} to {shown(high)}")
    between = span(Interval(low, high), 2)
    return _would_need(claim, between, between)


def _would_need(claim: Claim, zh: str, en: str) -> Term:
    printed = claim.text.strip()
    return Term(f"；印作 {printed} 须为 {zh}", f"; {printed} would need {en}")


RULES = (ratios,)
