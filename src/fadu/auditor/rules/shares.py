"""Shares of one whole that should make 100: a distribution told in one sentence, or a proportion a：b：c."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from fadu.auditor import interval
from fadu.auditor.context import unwrapped
from fadu.auditor.interval import Interval, shown
from fadu.auditor.model import Claim, Finding
from fadu.auditor.numerals import decimals, narrow
from fadu.auditor.rules import Case
from fadu.auditor.rules.speech import say

_HUNDRED = Decimal(100)
_STRUCTURE = re.compile(
    r"(?:三次产业|三产|产业)[^，。；]{0,12}(?:结构|比例|比重|比|构成)|结构[^，。；]{0,6}(?:比|为)"
)
_NEAR_LOW, _NEAR_HIGH = Decimal(97), Decimal(103)
_OPERANDS = "percent"


def distributions(case: Case) -> Iterable[Finding]:
    """Shares of the same whole whose parts exhaust it: 占79.49% and 占20.51%."""
    for at, claim in enumerate(case.claims):
        for relation in claim.relations:
            if relation.type == "sum" and not relation.op:
                yield from _distribution(case, at, relation.to)


def _distribution(case: Case, whole: int, parts: tuple[int, ...]) -> Iterator[Finding]:
    shares = [_share_of(case, part, whole) for part in parts]
    known = [at for at in shares if at is not None]
    if len(known) < 2 or len(known) != len(parts):
        return
    bounds = [interval.of(case.claims[at]) for at in known]
    total = interval.total(bound for bound in bounds if bound is not None)
    if total.meets(Interval(_HUNDRED, _HUNDRED)) or any(case.claims[at].approx != "exact" for at in known):
        return
    if not all(_fits(case, at) for at in known):
        return  # the share that is wrong is told by its own finding
    values = [case.claims[at].number or Decimal(0) for at in known]
    added = sum(values, Decimal(0))
    last = case.claims[known[-1]]
    yield say(
        case.document, last, rule="shares.hundred", severity="likely", claims=(*known, whole),
        zh=f"所列各项占比相加为{shown(added)}%，应为100%（四舍五入也不能解释）：至少一项占比有误。",
        en=f"The shares of one whole add up to {shown(added)}%, beyond what rounding explains: at least one is wrong.",
        computation=f"{' + '.join(shown(v) for v in values)} = {shown(added)} ≠ 100",
    )  # fmt: skip


def _fits(case: Case, at: int) -> bool:
    relation = next(r for r in case.claims[at].relations if r.type == "ratio_of")
    printed, part, whole = (interval.of(case.claims[m]) for m in (at, *relation.to))
    if printed is None or part is None or whole is None:
        return True
    share = interval.percent(part, whole)
    return share is None or share.meets(printed)


def _share_of(case: Case, part: int, whole: int) -> int | None:
    for at in range(part + 1, min(part + 3, len(case.claims))):
        for relation in case.claims[at].relations:
            if relation.type == "ratio_of" and relation.op == _OPERANDS and relation.to == (part, whole):
                return at
    return None


def proportions(case: Case) -> Iterable[Finding]:
    """三次产业结构 a：b：c must make 100 within rounding."""
    for at, claim in enumerate(case.claims):
        if claim.kind == "ratio" and isinstance(claim.value, str) and claim.value.count(":") == 2:
            yield from _proportion(case, at, claim)


def _proportion(case: Case, at: int, claim: Claim) -> Iterator[Finding]:
    assert isinstance(claim.value, str)
    printed = narrow(claim.value).split(":")
    values = [Decimal(part) for part in printed]
    total = sum(values, Decimal(0))
    slack = sum((Decimal(1).scaleb(-decimals(part)) / 2 for part in printed), Decimal(0))
    before, _ = unwrapped(
        case.document.text,
        case.document.text[max(0, claim.start - 30) : claim.start],
        max(0, claim.start - 30),
    )
    told = _STRUCTURE.search(before) is not None
    if not told or abs(total - _HUNDRED) <= slack or not _NEAR_LOW - 10 <= total <= _NEAR_HIGH + 10:
        return
    yield say(
        case.document, claim, rule="shares.proportion", severity="error" if abs(total - _HUNDRED) > 2 * slack else "likely",
        claims=(at,),
        zh=f"结构比例{claim.text.strip()}相加为{shown(total)}，应为100（按印刷精度允许±{shown(slack)}）。",
        en=f"The proportion {claim.text.strip()} adds up to {shown(total)}; it should make 100 (± {shown(slack)}).",
        computation=f"{' + '.join(shown(v) for v in values)} = {shown(total)} ≠ 100 ± {shown(slack)}",
    )  # fmt: skip


RULES = (distributions, proportions)
