"""Numbers as printed in Chinese official texts: full-width digits, thousands separators and Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

_NARROW = str.maketrans("０１２３４５６７８９．，％：／－", "0123456789.,%:/-", " \t\u3000\xa0")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "几": 3,
}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
CHINESE_DIGITS = "零〇一二三四五六七八九两十百千"

# Beyond this many digits a run of digits is a code, not a quantity.
MOST_DIGITS = 18


def narrow(printed: str) -> str:
    """The same characters in half width, spaces dropped."""
    return printed.translate(_NARROW)


def arabic(printed: str) -> Decimal:
    """The value of an Arabic number with or without full-width digits and thousands separators."""
    plain = printed if printed.isascii() else printed.translate(_NARROW)
    return Decimal(plain.replace(",", "") if "," in plain else plain)


def decimals(printed: str) -> int:
    """How many digits stand behind the decimal point."""
    dot = max(printed.find("."), printed.find("．"))
    return 0 if dot < 0 else len(printed) - dot - 1


def chinese(printed: str) -> Decimal | None:
    """The value of a Chinese numeral (一百二十三, 三十六点五, 二〇二三); none where it is not one."""
    whole, dot, rest = printed.partition("点")
    if dot and not (rest and all(c in _DIGITS for c in rest)):
        return None
    value = _whole(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[c]) for c in rest)}") if dot else Decimal(value)


def _whole(printed: str) -> int | None:
    if not printed:
        return None
    if len(printed) > 1 and all(c in _DIGITS for c in printed):
        return int("".join(str(_DIGITS[c]) for c in printed))
    total = section = 0
    digit: int | None = None
    for character in printed:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (1 if digit is None else digit) * _TENS[character]
            digit = None
        elif character in _MYRIADS:
            amount = section + (digit or 0)
            whole = total + amount if character == "亿" else amount
            total = (whole or 1) * _MYRIADS[character] + (0 if character == "亿" else total)
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0)
