"""How a value is printed in a report: 4025件, 54.6万件, 96.96%; precision is cut, never made up."""

from __future__ import annotations

from fractions import Fraction

from fadu.measure.cite import Lang, Term

# A count, or a rate as a share of one.
Value = int | Fraction

NOT_YET = Term("尚未纳入", "not yet included")
NOT_APPLICABLE = Term("不适用", "not applicable")
_SCALES = {"万": 10_000, "亿": 100_000_000}
_RATE_DECIMALS = 2


def said(value: Value, unit: str = "", *, decimals: int | None = None, lang: Lang = "zh") -> str:
    """The value with its unit as a Chinese report prints it (in English: in full, with commas)."""
    if unit == "%":
        return percent(Fraction(value), decimals=_RATE_DECIMALS if decimals is None else decimals)
    if lang == "en":
        return _grouped(value)
    scale = _SCALES.get(unit[:1], 1)
    return decimal(Fraction(value, scale), decimals=decimals) + unit


def percent(rate: Fraction, *, decimals: int = _RATE_DECIMALS) -> str:
    """A share of one as a percentage; 0 and 100 are kept for none and all."""
    share = rate * 100
    if share.denominator == 1:
        return f"{share.numerator}%"
    printed = rounded(share, decimals)
    while printed in (0, 100):
        # 99.999 % printed as 100 % would claim that none is missing.
        decimals += 1
        printed = rounded(share, decimals)
    return f"{_digits(printed, decimals)}%"


def decimal(value: Fraction, *, decimals: int | None = None) -> str:
    """The value in decimal digits: in full, or rounded to `decimals` without trailing zeros."""
    if decimals is None:
        decimals = _exact_decimals(value)
    digits = _digits(rounded(value, decimals), decimals)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Half up, exactly (the rounding of Chinese statistics, 四舍五入)."""
    weight = 10**decimals
    shifted = abs(value) * weight + Fraction(1, 2)
    whole = shifted.numerator // shifted.denominator
    return Fraction(whole if value >= 0 else -whole, weight)


def _exact_decimals(value: Fraction) -> int:
    """How many decimals the value needs; a fraction that never ends gets those of a rate."""
    denominator, decimals = value.denominator, 0
    while 10**decimals % denominator:
        decimals += 1
        if decimals > 12:
            return _RATE_DECIMALS
    return decimals


def _digits(value: Fraction, decimals: int) -> str:
    scaled = abs(value) * 10**decimals
    digits = str(scaled.numerator // scaled.denominator).rjust(decimals + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def _grouped(value: Value) -> str:
    whole, _, rest = decimal(Fraction(value)).partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest else "")
