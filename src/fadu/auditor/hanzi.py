"""Chinese numerals as claims: 三成, 五分之一, 近百个, 二十八万人, 第二批."""

from __future__ import annotations

import re
from decimal import Decimal

from fadu.auditor import words
from fadu.auditor.approximate import approximation_after, approximation_before
from fadu.auditor.model import ClaimKind
from fadu.auditor.numerals import chinese
from fadu.auditor.tokens import NAUGHT, Token

_HUNDRED = Decimal(100)
_MONEY, _RATIO = frozenset(words.MONEY_UNITS), frozenset(words.RATIO_UNITS)


def hanzi(text: str, match: re.Match[str]) -> Token | None:
    start = match.start()
    if start and text[start - 1] in "“第每":
        return None
    found = _chinese_value(match)
    if found is None:
        return None
    value, unit, many = found
    kind: ClaimKind = (
        "rank" if match["nth"] else "ratio" if match["fine"] or match["tenths"] or match["half"] else "count"
    )
    if unit in _RATIO:
        kind = "ratio"
    elif unit in _MONEY:
        kind = "money"
    token = Token(start, match.end(), match.group(), kind, value, unit)
    token.chinese = True
    after = match["chinese_after"]
    token.approx = (
        "over" if many else approximation_after(after) if after else approximation_before(text, start, unit)
    )
    if kind in ("count", "money"):
        _scale_round(token, match)
    token.bound()
    return token


def _chinese_value(match: re.Match[str]) -> tuple[Decimal, str, bool] | None:
    if match["half"]:
        return Decimal("0.5"), "", False
    if match["tenths"]:
        return _tenths(match["tenths"]), "成", False
    if match["fine"]:
        return _fraction(match["fine"])
    if match["nth"]:
        value = chinese(match["nth"][1:-1])
        return None if value is None else (value, "位", False)
    form = "round" if match["round"] else "long" if match["long_unit"] else "short"
    unit, many = match[f"{form}_unit"] or "", match[f"{form}_many"] or ""
    printed = match["round"] or match["cardinal"]
    value = chinese(printed[: len(printed) - len(unit) - len(many)])
    return None if value is None else (value, unit, bool(many))


def _tenths(printed: str) -> Decimal:
    """三成 is 3, 三成五 and 三成半 are 3.5."""
    more = chinese(printed[2:].replace("半", "五")) or NAUGHT
    return (chinese(printed[0]) or NAUGHT) + more / 10


def _fraction(printed: str) -> tuple[Decimal, str, bool] | None:
    """百分之五 is 5 %, 五分之一 is 0.2."""
    lower, upper = (chinese(part) for part in printed.split("分之"))
    if not lower or upper is None:
        return None
    return (upper, "%", False) if lower == _HUNDRED else (upper / lower, "", False)


def _scale_round(token: Token, match: re.Match[str]) -> None:
    """千亿 is 1000 in 亿, 二十八万人 is 28 in 万人: 万 and 亿 are scales of the unit, 百 and 千 belong to the number."""
    assert isinstance(token.value, Decimal)
    token.base = token.value
    printed = (
        match.group()[: len(match.group()) - len(match["chinese_after"] or "")]
        .removesuffix(token.unit)
        .rstrip("余多")
    )
    scale = next((scale for scale in ("万亿", "亿", "万") if printed.endswith(scale)), "")
    if scale:
        token.value, token.unit, token.factor = (
            token.value / words.SCALES[scale],
            scale + token.unit,
            words.SCALES[scale],
        )
