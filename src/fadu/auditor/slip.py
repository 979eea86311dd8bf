"""The slips of the pen that would explain a mismatch: 万 dropped or doubled, a decimal point moved, one digit changed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fadu.auditor import interval
from fadu.auditor.interval import Interval

_SLIPS = (
    (Decimal(10**4), "漏写或多写“万”", "万 dropped or doubled"),
    (Decimal(10**8), "漏写或多写“亿”", "亿 dropped or doubled"),
    (Decimal(10), "小数点错位", "a decimal point moved"),
    (Decimal(100), "小数点错位", "a decimal point moved"),
    (Decimal(1000), "小数点错位", "a decimal point moved"),
)


def _scaled(bounds: Interval, factor: Decimal) -> Interval:
    return Interval(bounds.low * factor, None if bounds.high is None else bounds.high * factor)


def _sharp(part: Interval) -> bool:
    """Whether a number is told exactly enough that multiplying it proves something; 0.00 is not."""
    return part.high is not None and part.low > 0 and part.high - part.low < part.high / 10


def of_rate(computed: Interval, printed: Interval) -> tuple[str, str]:
    """What would make a rate fit if one of its operands was slipped; empty where nothing simple would."""
    for factor, zh, en in _SLIPS:
        if _scaled(computed, factor).meets(printed) or _scaled(computed, 1 / factor).meets(printed):
            return f"疑有一数{zh}。", f" It would fit with {en}."
    return "", ""


def of_sum(parts: Sequence[Interval], signs: Sequence[int], total: Interval) -> tuple[str, str]:
    """The same for a sum: one member, or the total itself, slipped."""
    for factor, zh, en in _SLIPS:
        for by in (factor, 1 / factor):
            if interval.total(parts, signs).meets(_scaled(total, by)):
                return f"疑总数{zh}。", f" It would fit with {en} in the total."
            for at, part in enumerate(parts):
                changed = [*parts[:at], _scaled(part, by), *parts[at + 1 :]]
                if _sharp(part) and interval.total(changed, signs).meets(total):
                    return f"疑第{at + 1}项{zh}。", f" It would fit with {en} in term {at + 1}."
    return "", ""
