"""Values are printed as Chinese reports print them, and never with a precision that they lack."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fadu.report.wording import Value, percent, rounded, said


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "zh", "en"),
    [
        (4025, "件", None, "4025件", "4,025"),
        (546_000, "万件", 1, "54.6万件", "546,000"),
        (546_012, "万件", 1, "54.6万件", "546,012"),
        (546_012, "万件", None, "54.6012万件", "546,012"),
        (500_000, "万件", 1, "50万件", "500,000"),
        (0, "件", None, "0件", "0"),
        (Fraction(51232, 52840), "%", 2, "96.96%", "96.96%"),
        (Fraction(51232, 52840), "%", 1, "97.0%", "97.0%"),
        (1, "%", 2, "100%", "100%"),
        (0, "%", 2, "0%", "0%"),
    ],
)
def test_as_printed(value: Value, unit: str, decimals: int | None, zh: str, en: str) -> None:
    assert said(value, unit, decimals=decimals) == zh
    assert said(value, unit, decimals=decimals, lang="en") == en


def test_nearly_all_is_never_printed_as_all() -> None:
    assert percent(Fraction(99_999, 100_000)) == "99.999%"
    assert percent(Fraction(1, 10**6)) == "0.0001%"


def test_half_is_rounded_up() -> None:
    # 四舍五入: 0.5 goes up, away from zero.
    assert rounded(Fraction(5, 1000), 2) == Fraction(1, 100)
    assert rounded(Fraction(-5, 1000), 2) == Fraction(-1, 100)


@given(st.fractions(0, 10**6), st.integers(0, 6))
def test_rounding_moves_by_half_a_digit_at_most(value: Fraction, decimals: int) -> None:
    assert abs(rounded(value, decimals) - value) <= Fraction(1, 2 * 10**decimals)


@given(st.integers(0, 10**12))
def test_without_rounding_the_value_can_be_read_back(value: int) -> None:
    assert Fraction(said(value, "万件").removesuffix("万件")) * 10_000 == value
