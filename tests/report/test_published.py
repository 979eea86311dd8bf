"""Printed and computed numbers meet in a verdict; a false print is shown, never reproduced."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fadu.cities import Publication, city
from fadu.report.published import Comparison, Verdict, compare_all, interval
from fadu.report.wording import Value


@pytest.fixture(scope="module")
def report() -> Publication:
    return city("changsha").published(2023)


def one(report: Publication, figure: str, value: Value | None) -> Comparison:
    (found,) = (each for each in compare_all(report, {figure: value}) if each.figure == figure)
    return found


@pytest.mark.parametrize(
    ("figure", "value", "verdict"),
    [
        ("oversight.information_request.handled", 4025, Verdict.EXACT),
        ("oversight.information_request.handled", 4024, Verdict.OUTSIDE),
        # 54.6万: 545,500 to 546,500 print as 54.6.
        ("services.proof_free.handled", 545_500, Verdict.INSIDE),
        ("services.proof_free.handled", 545_499, Verdict.OUTSIDE),
        ("services.proof_free.handled", 546_501, Verdict.OUTSIDE),
        # 50万余: more than 500,000, less than 600,000.
        ("services.cross_region.handled", 500_000, Verdict.OUTSIDE),
        ("services.cross_region.handled", 500_001, Verdict.INSIDE),
        ("services.cross_region.handled", 600_000, Verdict.OUTSIDE),
        # 近百: 90 to 99.
        ("services.station.standing", 99, Verdict.INSIDE),
        ("services.station.standing", 100, Verdict.OUTSIDE),
        ("oversight.proposal.reply_rate", Fraction(1), Verdict.EXACT),
        ("oversight.proposal.reply_rate", Fraction(750, 751), Verdict.OUTSIDE),
        ("legislation.rule.drafted", None, Verdict.NOT_YET),
    ],
)
def test_verdicts(report: Publication, figure: str, value: Value | None, verdict: Verdict) -> None:
    assert one(report, figure, value).verdict is verdict


def test_an_exact_number_in_sentences(report: Publication) -> None:
    found = one(report, "oversight.information_request.handled", 4025)
    assert found.sentence.zh == "印作4025件，算得4025件，相同。"
    assert found.sentence.en == "Printed as 4025件, computed 4,025: the same."


def test_an_approximate_number_in_sentences(report: Publication) -> None:
    found = one(report, "services.cross_region.handled", 503_217)
    assert found.sentence.zh == "印作50万余件，即500001件至599999件；算得503217件，在区间内。"
    assert (
        found.sentence.en == "Printed as 50万余件, that is from 500,001 to 599,999; computed 503,217, inside."
    )


def test_a_difference_in_sentences(report: Publication) -> None:
    found = one(report, "oversight.proposal.reply_rate", Fraction(750, 751))
    assert found.sentence.zh == "印作100 %，即恰为100%；算得99.87%，不符。"


def test_what_is_not_in_the_system_says_so(report: Publication) -> None:
    found = one(report, "legislation.rule.drafted", None)
    assert found.sentence.zh == "印作1部；系统尚未纳入。"
    assert found.sentence.en == "Printed as 1部; not yet included here."


def test_the_false_rate_is_shown_and_not_reproduced(report: Publication) -> None:
    found = one(report, "people.mediation.success_rate", Fraction(51232, 52840))
    assert found.verdict is Verdict.OUTSIDE
    assert found.contradicts_itself
    # 52840 × 0.9705 = 51281.2 and 52840 × 0.9715 = 51334.06: whole numbers 51282 to 51334.
    assert found.sentence.zh == (
        "印刷数字不予复现：印作97.1%，而同文51232÷52840＝96.96%；要印作97.1%，分子须在51282至51334之间。系统：96.96%。"
    )
    assert found.sentence.en == (
        "The print is not reproduced: printed as 97.1%, yet its own 51,232 ÷ 52,840 = 96.96%; "
        "97.1% would need a numerator from 51,282 to 51,334. Here: 96.96%."
    )


def test_only_that_number_contradicts_itself(report: Publication) -> None:
    false = [each.figure for each in compare_all(report, {}) if each.contradicts_itself]
    assert false == ["people.mediation.success_rate"]


def test_a_print_for_several_figures_is_compared_with_each(report: Publication) -> None:
    rates = [
        each for each in compare_all(report, {}) if each.figure.startswith("decisions.normative_document.")
    ]
    printed = [each.printed.printed for each in rates]
    assert printed.count("100%") == 4


def test_a_name_or_date_has_no_interval(report: Publication) -> None:
    year = next(number for number in report.numbers if number.printed == "2023年")
    with pytest.raises(ValueError, match="counts nothing"):
        interval(year)
