"""Check digits of the numbers that identify people: identity cards, bank cards, mobile phones."""

from __future__ import annotations

import re
from datetime import date

# GB 11643-1999: weights of the first 17 digits, and the check character for each remainder modulo 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# First two digits: the provinces of GB/T 2260, with 81–83 for residence permits of Hong Kong, Macao and Taiwan.
_PROVINCES = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            *range(81, 84),
        ),
    )
)
_BORN = range(1880, 2100)
_MOBILE = re.compile(r"1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}")
_BANK_CARD = re.compile(r"62\d{14}(?:\d{3})?")


def citizen_number(number: str) -> bool:
    """Eighteen characters with a province, a real birthday and a right check character."""
    if (
        not re.fullmatch(r"\d{17}[\dXx]", number, re.A)
        or number[:2] not in _PROVINCES
        or not _birthday(number[6:14])
    ):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECKS[total % 11] == number[17].upper()


def bank_card(number: str) -> bool:
    """A UnionPay number whose Luhn sum is right."""
    return bool(_BANK_CARD.fullmatch(number)) and luhn(number)


_NUMBERS = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{11}|\d{16}|\d{19})(?!\d)")


def masked(text: str) -> str:
    """The text with every number of a person covered but for its ends."""
    return _NUMBERS.sub(lambda match: cover(match[0]) if personal(match[0]) else match[0], text)


def personal(number: str) -> bool:
    return citizen_number(number) or bank_card(number) or mobile(number)


def cover(number: str) -> str:
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def luhn(number: str) -> bool:
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def mobile(number: str) -> bool:
    """Eleven digits in a range given out in mainland China; there is no check digit, repeated digits are numbers."""
    return bool(_MOBILE.fullmatch(number)) and len(set(number[3:])) > 2


def _birthday(digits: str) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year in _BORN
    except ValueError:
        return False
