"""Changsha's data hold together and say the truth that can be checked."""

from __future__ import annotations

import json
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from fadu.cities import Approximation, City, Printed, Publication, UnitKind, city

# The registered divisions of Changsha: six districts, one county, two county-level cities.
DISTRICTS = {
    "430102": "芙蓉区",
    "430103": "天心区",
    "430104": "岳麓区",
    "430105": "开福区",
    "430111": "雨花区",
    "430112": "望城区",
    "430121": "长沙县",
    "430181": "浏阳市",
    "430182": "宁乡市",
}


@pytest.fixture(scope="module")
def changsha() -> City:
    return city("changsha")


@pytest.fixture(scope="module")
def report(changsha: City) -> Publication:
    return changsha.published(2023)


def test_nine_districts_with_their_codes(changsha: City) -> None:
    governments = {
        unit.code: unit.name.zh for unit in changsha.units if unit.kind is UnitKind.COUNTY_GOVERNMENT
    }
    assert governments == {code: f"{name}人民政府" for code, name in DISTRICTS.items()}


def test_as_many_towns_as_the_report_counts(changsha: City, report: Publication) -> None:
    towns = [unit for unit in changsha.units if unit.kind in (UnitKind.TOWN, UnitKind.SUBDISTRICT)]
    depots = next(number for number in report.numbers if "emergency.depot.towns" in number.figures)
    assert len(towns) == depots.value == 170


def test_a_town_lies_in_its_district_by_code(changsha: City) -> None:
    for unit in changsha.units:
        if unit.kind in (UnitKind.TOWN, UnitKind.SUBDISTRICT):
            assert unit.parent is not None
            assert re.fullmatch(r"\d{9}", unit.code)
            assert unit.code.startswith(changsha.unit(unit.parent).code)
            assert unit.territory == unit.code


def test_towns_that_the_report_names_are_there(changsha: City) -> None:
    names = {unit.name.zh for unit in changsha.units}
    assert {"黄花镇", "茶亭镇", "永安镇", "朝阳街街道"} <= names


def test_every_district_has_a_justice_bureau_a_police_and_a_court(changsha: City) -> None:
    for code in DISTRICTS:
        systems = Counter(unit.system for unit in changsha.units if unit.territory == code)
        assert systems["SF"] == systems["GA"] == systems["FY"] == 1, code


def test_what_nobody_checked_says_so(changsha: City) -> None:
    assert all(unit.mark.verified == (unit.source != "known") for unit in changsha.units)


def test_names_are_unique_within_a_territory(changsha: City) -> None:
    places = Counter((unit.territory, unit.name.zh) for unit in changsha.units)
    assert max(places.values()) == 1


def test_no_system_or_kind_is_left_empty(changsha: City) -> None:
    assert all(unit.system and unit.territory.startswith("4301") for unit in changsha.units)
    assert all(unit.name.zh and unit.name.en.isascii() for unit in changsha.units)


def test_the_readme_counts_the_units_as_they_are(changsha: City) -> None:
    readme = (changsha.folder / "README.md").read_text("utf-8")
    kinds = Counter(unit.kind for unit in changsha.units)
    assert f"{len(changsha.units)} units are listed" in readme
    assert f"towns ({kinds[UnitKind.TOWN]}) and sub-districts ({kinds[UnitKind.SUBDISTRICT]})" in readme
    for said, kind in (
        ("city departments", "CITY_DEPARTMENT"),
        ("district departments", "COUNTY_DEPARTMENT"),
    ):
        assert f"| {said} | {kinds[UnitKind[kind]]} |" in readme
    assert f"| courts | {kinds[UnitKind.COURT]} |" in readme
    assert f"| development zones | {kinds[UnitKind.DEVELOPMENT_ZONE]} |" in readme


def test_every_number_is_a_figure_or_has_a_reason_for_being_none(report: Publication) -> None:
    for number in report.numbers:
        assert bool(number.figures) != bool(number.reason), number.id
        assert (number.value is None) == (not number.figures), number.id


def test_number_ids_are_unique_and_in_order(report: Publication) -> None:
    ids = [tuple(int(part) for part in number.id.split(".")) for number in report.numbers]
    assert ids == sorted(set(ids))


def test_the_injected_phrase_is_not_kept(changsha: City) -> None:
    for path in changsha.folder.rglob("*"):
        if path.is_file():
            assert "足彩" not in path.read_text("utf-8"), path


def step(value: Fraction) -> int:
    """The worth of the last non-zero digit: 500000 → 100000, 12000 → 1000."""
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    return int("1" + "0" * zeros)


def expected(number: Printed) -> tuple[Fraction | None, Fraction | None]:
    """The interval by the README's rules, from the printed characters alone."""
    assert number.value is not None
    if number.approximation is Approximation.EXACT:
        return number.value, number.value
    if number.approximation is Approximation.OVER:
        return number.value + 1, number.value + step(number.value) - 1
    if number.approximation is Approximation.NEARLY:
        return number.value * Fraction(9, 10), number.value - 1
    decimals = re.search(r"\.(\d+)", number.printed)
    assert decimals
    unit = Fraction(1, 100) if "%" in number.printed else Fraction(10_000 if "万" in number.printed else 1)
    half = unit / 10 ** len(decimals[1]) / 2
    return number.value - half, number.value + half


def test_each_interval_is_what_the_print_leaves(report: Publication) -> None:
    for number in report.numbers:
        if number.value is not None:
            assert (number.low, number.high) == expected(number), number.printed


def test_each_value_is_what_is_printed(report: Publication) -> None:
    for number in report.numbers:
        if number.value is None:
            continue
        digits = re.match(r"[\d.]+", number.printed)
        value = Fraction(digits[0]) if digits else {"百个": Fraction(100)}[number.printed]
        scale = Fraction(1, 100) if "%" in number.printed else 10_000 if "万" in number.printed else 1
        assert number.value == value * scale, number.printed


def test_approximation_words_are_in_the_print_or_just_before_it(report: Publication) -> None:
    words = {Approximation.OVER: ("余", "突破"), Approximation.NEARLY: ("近",)}
    for number in report.numbers:
        if number.approximation in words:
            before = number.context.partition(number.printed)[0][-2:]
            assert any(word in before + number.printed for word in words[number.approximation]), number.id
        else:
            assert "余" not in number.printed


def test_the_mediation_rate_is_noted_as_false(report: Publication) -> None:
    (rate,) = (number for number in report.numbers if "people.mediation.success_rate" in number.figures)
    succeeded, accepted = (report.number(key).value for key in rate.ratio_of)
    assert succeeded == 51232
    assert accepted == 52840
    # 51232 / 52840 = 0.96957…, which no rounding prints as 97.1 %.
    assert succeeded is not None
    assert accepted is not None
    assert rate.low is not None
    assert succeeded / accepted < rate.low
    assert rate.note is not None
    assert "96.96%" in rate.note.zh


def test_proposals_add_up_as_printed(report: Publication) -> None:
    by_figure = {figure: number.value for number in report.numbers for figure in number.figures}
    assert by_figure["oversight.proposal.assigned"] == 751 == 345 + 406
    assert by_figure["oversight.proposal.suggestions"] == 345
    assert by_figure["oversight.proposal.cppcc"] == 406


def test_every_printed_string_stands_in_the_published_text(report: Publication, shared: Path) -> None:
    text = (shared / "seed/changsha-2023.txt").read_text("utf-8")
    for number in report.numbers:
        assert number.printed in text, number.printed


def test_no_number_of_the_annotated_text_is_missing(report: Publication, shared: Path) -> None:
    gold_rows = (shared / "corpus/seed_gold.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(row) for row in gold_rows]
    gold = [(row["text"], row["value_base"]) for row in rows]
    assert Counter(text for text, _ in gold) <= Counter(number.printed for number in report.numbers)
    counted = {number.printed: number.value for number in report.numbers if number.value is not None}
    assert all(counted[text] == Fraction(str(base)) for text, base in gold if base is not None)
