"""The same quantity told twice with different numbers; figures of last year's report that do not carry over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from fadu.auditor import interval
from fadu.auditor.interval import shown
from fadu.auditor.model import Claim, Finding
from fadu.auditor.rules import Case
from fadu.auditor.rules.speech import say

_SHORTEST_SUBJECT = 8
_DIGITS_TO_COMPARE = 4  # a rounded number is told differently for good reasons
_VAGUE = re.compile(r"其中|其他|其它|项目|单价|每|均|目标|力争|计划|预算为|预期|分别|新|以上|左右")
_STOCK = re.compile(r"累计|总数|总量|历年|至今|共建成|共有")


def repeated(case: Case) -> Iterable[Finding]:
    """一般公共预算财政拨款支出 told as 2,940.05 here and 2,904.05 there: one digit apart, the same words."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, claim in enumerate(case.claims):
        if _comparable(claim):
            groups[claim.subject, claim.unit].append(at)
    for places in groups.values():
        if len(places) > 1:
            yield from _differing(case, places)


def _comparable(claim: Claim) -> bool:
    if (
        claim.kind not in ("count", "money")
        or claim.approx != "exact"
        or not isinstance(claim.value, Decimal)
    ):
        return False
    digits = len(str(claim.value).replace(".", "").strip("0"))
    return (
        digits >= _DIGITS_TO_COMPARE
        and len(claim.subject) >= _SHORTEST_SUBJECT
        and not _VAGUE.search(claim.subject)
    )


def _differing(case: Case, places: list[int]) -> Iterator[Finding]:
    first = case.claims[places[0]]
    for at in places[1:]:
        claim = case.claims[at]
        one, other = interval.of(first), interval.of(claim)
        if (
            one is None
            or other is None
            or one.meets(other)
            or not _one_slip(str(first.value), str(claim.value))
        ):
            continue
        yield say(
            case.document, claim, rule="repeats.text", severity="likely", claims=(places[0], at),
            zh=f"同一指标“{claim.subject}”前文为{first.text.strip()}，此处为{claim.text.strip()}，仅差一处数字，疑为笔误。",
            en=f"The same quantity is told as {first.text.strip()} before and {claim.text.strip()} here, one digit apart.",
            computation=f"{shown(first.number or Decimal(0))} ≠ {shown(claim.number or Decimal(0))}",
        )  # fmt: skip


def _one_slip(one: str, other: str) -> bool:
    """One digit changed, two neighbours swapped, or one digit or the point lost."""
    if len(one) == len(other):
        differ = [at for at in range(len(one)) if one[at] != other[at]]
        swapped = (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and one[differ[0]] == other[differ[1]]
            and one[differ[1]] == other[differ[0]]
        )
        return len(differ) == 1 or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def last_year(case: Case) -> Iterable[Finding]:
    """A running total (累计, 总数) below the one last year's report gave."""
    before = {(c.subject, c.unit): c for c in case.last_claims if _running(c)}
    for at, claim in enumerate(case.claims):
        earlier = before.get((claim.subject, claim.unit)) if _running(claim) else None
        if earlier is None or claim.high is None or earlier.low is None or claim.high >= earlier.low:
            continue
        yield say(
            case.document, claim, rule="repeats.backward", severity="likely", claims=(at,),
            zh=f"累计数“{claim.subject}”本年为{claim.text.strip()}，小于上年报告的{earlier.text.strip()}：累计数不应减少。",
            en=f"A running total fell from {earlier.text.strip()} in last year's report to {claim.text.strip()}.",
            computation=f"{shown(claim.number or Decimal(0))} < {shown(earlier.number or Decimal(0))}",
        )  # fmt: skip


def _running(claim: Claim) -> bool:
    return claim.kind in ("count", "money") and len(claim.subject) >= 6 and bool(_STOCK.search(claim.subject))


def growth_on_last_year(case: Case) -> Iterable[Finding]:
    """同比增长 G% beside N, where last year's report gives the base under the same words."""
    bases = {
        (c.subject, c.unit): c
        for c in case.last_claims
        if c.kind in ("count", "money") and c.approx == "exact"
    }
    for at in range(1, len(case.claims)):
        rate, new = case.claims[at], case.claims[at - 1]
        base = bases.get((new.subject, new.unit))
        if (
            base is None
            or rate.kind != "ratio"
            or rate.unit != "%"
            or rate.relations
            or new.approx != "exact"
        ):
            continue
        between = case.document.text[new.end : rate.start].replace("\n", "")
        told = re.fullmatch(r"[，、,]?(?:同比|比上年|较上年)(增长|上升|增加|下降|减少)(?:了)?", between)
        if told is None or len(new.subject) < 6:
            continue
        yield from _against_base(case, at, base, falls=told.group(1) in ("下降", "减少"))


def _against_base(case: Case, at: int, base: Claim, *, falls: bool) -> Iterator[Finding]:
    rate, new = case.claims[at], case.claims[at - 1]
    printed, now, then = interval.of(rate), interval.of(new), interval.of(base)
    if printed is None or now is None or then is None:
        return
    change = interval.growth(then, now) if falls else interval.growth(now, then)
    if falls and (share := interval.percent(now, then)) is not None and share.high is not None:
        change = interval.Interval(Decimal(100) - share.high, Decimal(100) - share.low)
    if change is None or change.meets(printed):
        return
    ratio = abs((new.number or Decimal(0)) / (base.number or Decimal(1)) - 1) * 100
    yield say(
        case.document, rate, rule="repeats.growth", severity="likely", claims=(at - 1, at),
        zh=f"增幅{rate.text.strip()}与上年报告不符：上年“{base.subject}”为{base.text.strip()}，"
        f"本年{new.text.strip()}，应为{shown(ratio, 2)}%。",
        en=f"{rate.text.strip()} does not fit last year's report, which gave {base.text.strip()}: {shown(ratio, 2)}%.",
        computation=f"{shown(new.number or Decimal(0))} ÷ {shown(base.number or Decimal(0))} − 1 = {shown(ratio, 3)} %",
    )  # fmt: skip


RULES = (repeated, last_year, growth_on_last_year)
