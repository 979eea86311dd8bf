"""Numbers as statutes count: 三十三, 一百二十条之一, 二〇一八, １２, ⑧."""

from __future__ import annotations

import unicodedata

HAN = "零〇○一二三四五六七八九十百千两廿"
_DIGITS = {
    sign: value
    for value, signs in enumerate(("零〇○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}


def arabic(written: str) -> int | None:
    """The number that is written in Chinese or any width of digits; None where it is none. 十 → 10, 二〇一八 → 2018."""
    plain = unicodedata.normalize("NFKC", written.strip())
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    if not all(sign in _DIGITS or sign in _WEIGHTS or sign == "廿" for sign in plain):
        return None
    plain = plain.replace("廿", "二十")
    if not any(sign in _WEIGHTS for sign in plain):
        return int("".join(str(_DIGITS[sign]) for sign in plain))
    total = digit = 0
    for sign in plain:
        if sign in _WEIGHTS:
            total += (digit or 1) * _WEIGHTS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit
