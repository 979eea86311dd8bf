"""Small counts that would point at a person: withheld, and not to be worked out from their table."""

from __future__ import annotations

import pytest
from django.test import Client

from fadu.engine.access import THE_PUBLIC, THE_SYSTEM
from fadu.engine.line import lines
from fadu.measure.figure import CASES, Figure, opened
from fadu.pages.asked import asked
from fadu.pages.figure import figure_page
from fadu.report import suppression
from fadu.report.shown import Shown, share
from fadu.report.suppression import breakdown

WORD = Figure("试", "test", opened)


def told(*counts: int) -> list[str]:
    return [value.number for value in breakdown([Shown(count, CASES) for count in counts], WORD)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 3, 4), ["0", "3", "4"]),  # nothing small
        ((1, 5, 9), ["<3", "<3", "9"]),  # alone it could be worked out: the next smallest goes with it
        ((1, 2, 9), ["<3", "<3", "9"]),  # two protect each other
        ((2, 0, 0), ["<3", "0", "0"]),  # nothing else to withhold: the total itself is the law's to publish
        ((1, 1, 1), ["<3", "<3", "<3"]),
    ],
)
def test_a_table(counts: tuple[int, ...], expected: list[str]) -> None:
    assert told(*counts) == expected


def test_a_share_tells_of_its_numerator_and_of_the_rest() -> None:
    assert suppression.small(share(1, 40))
    assert suppression.small(share(39, 40))
    assert suppression.small(share(0, 2))
    assert not suppression.small(share(0, 40))
    assert not suppression.small(share(20, 40))


def test_it_binds_closed_lines_with_personal_facts_and_only_the_public() -> None:
    by_id = {line.id: line for line in lines()}
    assert suppression.binds(by_id["people.mediation"], THE_PUBLIC)
    assert not suppression.binds(by_id["people.mediation"], THE_SYSTEM)
    assert not suppression.binds(by_id["oversight.information_request"], THE_PUBLIC)  # its records are open


def test_the_public_gets_no_small_count_of_a_closed_line_by_body_month_or_code(city_year: int) -> None:
    found = 0
    for line in (line for line in lines() if suppression.binds(line, THE_PUBLIC)):
        for name in line.figures:
            page = figure_page(asked(f"{line.id}.{name}", {}, city_year), THE_PUBLIC)
            bodies = [one for one in page.areas if not one.ground]
            told = [*bodies, *page.months, *(one for split in page.splits for one in split.lines)]
            assert [one.value for one in told if suppression.small(one.value)] == []
            found += sum(one.value.withheld for one in told)
    assert found > 0  # the small rehearsal has such counts: it would show if nothing were withheld


def test_officials_get_them_all(city_year: int) -> None:
    page = figure_page(asked("people.mediation.accepted", {}, city_year), THE_SYSTEM)
    assert not any(one.value.withheld for one in (*page.areas, *page.months))


def test_the_page_says_so(city_year: int) -> None:
    html = Client().get("/figures/oversight.litigation.new").content.decode()
    assert "&lt;3" in html
    assert "可能指向个人的小数" in html
