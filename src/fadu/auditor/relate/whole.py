"""Whether a list of parts is meant to be the whole of it: what adds up is; else the words, or a near miss, must say so."""

from __future__ import annotations

import re
from decimal import Decimal

from fadu.auditor.tokens import NAUGHT, Token

_REST = re.compile(r"其他|其它|其余|剩余|余下|尚未|另外")
# Schemes that divide a thing without remainder: where all their words are named, nothing is left over.
_SCHEMES = tuple(
    tuple(scheme.split("/"))
    for scheme in (
        "预期性/约束性 男/女 城镇/农村 市级/县 基本支出/项目支出 人员经费/公用经费 税收/非税 建议/提案 "
        "中央/地方 货物/工程/服务 优/良/合格/不合格 "
        "进口/出口 境内/境外 国有/民营 线上/线下 复议/诉讼 本级/下级 新建/改 续建/新建 公办/民办 维持/纠正/其他/尚未 一般程序/简易 "
        "原告/被告 法人/自然人 书面/口头 专职/兼职 城区/农村 上级/本级 一产/二产/三产"
    ).split()
)
_CLASS = re.compile("以上|以下|级|超|过")  # classes by size hold one another
_LARGE = Decimal("0.9"), Decimal("1.35")
_LARGE_OF_TWO = Decimal("0.97"), Decimal("1.03")
_LARGE_ALIKE = Decimal("0.75"), Decimal("1.5")  # members that all carry the whole's own noun
_SIGNIFICANT = 3  # with fewer digits nearly any difference is one digit away


def total_meets(tokens: list[Token], whole: int, items: list[int]) -> bool:
    """Whether the parts can add to the whole within what was printed."""
    low, high = NAUGHT, NAUGHT
    open_end = False
    for m in items:
        low += tokens[m].low or NAUGHT
        upper = tokens[m].high
        open_end |= upper is None
        high += upper or NAUGHT
    target = tokens[whole]
    assert target.low is not None
    return (open_end or high >= target.low) and (target.high is None or low <= target.high)


def closes(tokens: list[Token], whole: int, items: list[int]) -> bool:
    """Whether the parts add to the whole, and not for being told as 余 or 超, which meet anything above."""
    return not _loose(tokens, whole, items) and total_meets(tokens, whole, items)


def _loose(tokens: list[Token], whole: int, items: list[int]) -> bool:
    return tokens[whole].approx == "over" or any(tokens[m].approx == "over" for m in items)


def exhausts(tokens: list[Token], whole: int, items: list[int]) -> tuple[bool, bool]:
    """Whether the list is meant to be complete, and whether its words leave no doubt of it."""
    target = tokens[whole]
    if len(items) < 2:
        return False, False
    if closes(tokens, whole, items):
        return True, True
    if _worded(tokens, items):
        return True, True
    total = sum((tokens[m].base or NAUGHT for m in items), NAUGHT)
    if not target.base or _loose(tokens, whole, items):
        return False, False
    return _near(tokens, target, items, total / target.base) or _one_digit_off(
        tokens, target, items, total
    ), False


def _worded(tokens: list[Token], items: list[int]) -> bool:
    leads = [tokens[m].lead + tokens[m].tail for m in items]
    if any(_REST.search(lead) for lead in leads[-2:]):
        return True
    return any(
        len(s) == len(leads) and all(w in lead for w, lead in zip(s, leads, strict=True)) for s in _SCHEMES
    )


def _near(tokens: list[Token], target: Token, items: list[int], share: Decimal) -> bool:
    if len(items) == 2:
        return _LARGE_OF_TWO[0] <= share <= _LARGE_OF_TWO[1]
    ends = {tokens[m].lead[-2:] for m in items}
    alike = (
        len(ends) == 1
        and not any(_CLASS.search(tokens[m].lead) for m in items)
        and (noun := ends.pop())
        and noun in target.lead + target.tail
    )
    low, high = _LARGE_ALIKE if alike else _LARGE
    return low <= share <= high


def _one_digit_off(tokens: list[Token], target: Token, items: list[int], total: Decimal) -> bool:
    """Whether changing a single digit of a single number would make the sum exact."""
    if len(items) < 3 or significant(target) < _SIGNIFICANT:
        return False
    gap = total - (target.base or NAUGHT)
    return _one_digit(target, gap) or any(_one_digit(tokens[m], -gap) for m in items)


def significant(token: Token) -> int:
    """How many digits of the number say something."""
    return len(str(token.value).replace(".", "").strip("0"))


def _one_digit(token: Token, gap: Decimal) -> bool:
    """Whether this number plus the gap differs from it in one digit only."""
    assert isinstance(token.value, Decimal)
    other = token.value + gap / token.factor
    old, new = str(token.value), str(other)
    if other <= 0 or len(old) != len(new):
        return False
    return sum(a != b for a, b in zip(old, new, strict=True)) == 1
