"""Arithmetic on what printed numbers can mean: each is an interval, and only disjoint intervals are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from fadu.auditor.model import Claim

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


class Interval(NamedTuple):
    """Everything a number can be; an open upper end is None."""

    low: Decimal
    high: Decimal | None

    def meets(self, other: Interval) -> bool:
        return (self.high is None or self.high >= other.low) and (
            other.high is None or other.high >= self.low
        )


def of(claim: Claim) -> Interval | None:
    return None if claim.low is None else Interval(claim.low, claim.high)


def total(parts: Iterable[Interval], signs: Sequence[int] = ()) -> Interval:
    """The sum, or with signs the balance, of intervals."""
    low, high = _ZERO, _ZERO
    open_low = open_high = False
    for at, part in enumerate(parts):
        if (signs[at] if signs else 1) > 0:
            low += part.low
            open_high |= part.high is None
            high += part.high or _ZERO
        else:
            high -= part.low
            open_low |= part.high is None
            low -= part.high or _ZERO
    return Interval(_ZERO if open_low else low, None if open_high else high)


def percent(part: Interval, whole: Interval) -> Interval | None:
    """part ÷ whole in per cent; none where the whole can be zero."""
    if whole.low <= 0:
        return None
    low = _ZERO if whole.high is None else part.low / whole.high * _HUNDRED
    return Interval(low, None if part.high is None else part.high / whole.low * _HUNDRED)


def growth(new: Interval, old: Interval) -> Interval | None:
    """new ÷ old − 1 in per cent."""
    share = percent(new, old)
    return share and Interval(share.low - _HUNDRED, None if share.high is None else share.high - _HUNDRED)


def growth_from_step(step: Interval, new: Interval, sign: int) -> Interval | None:
    """step ÷ (new ∓ step) in per cent: the rate that an increment, or a decrement, makes of the new value."""
    if step.high is None or new.high is None:
        return None
    if new.low - step.high <= 0 < sign or new.low + step.high <= 0:
        return None
    if sign > 0:
        return Interval(
            step.low / (new.high - step.low) * _HUNDRED, step.high / (new.low - step.high) * _HUNDRED
        )
    return Interval(step.low / (new.high + step.low) * _HUNDRED, step.high / (new.low + step.high) * _HUNDRED)


def shown(value: Decimal, places: int | None = None) -> str:
    """1,234.5: with thousands separators, as many decimals as asked or as it has."""
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    elif value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    else:
        value = value.normalize()
    return f"{value:,f}"


def span(interval: Interval, places: int | None = None) -> str:
    if interval.high is None:
        return f"≥ {shown(interval.low, places)}"
    low, high = shown(interval.low, places), shown(interval.high, places)
    return low if low == high else f"{low} ~ {high}"
