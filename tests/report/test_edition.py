"""An edition: the narrative filled in from the records, and nothing in it that was typed."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from fadu import cities
from fadu.engine.values import Book, book
from fadu.measure.figure import CASES, YUAN
from fadu.report import areas, edition
from fadu.report.edition import Standing, compose, values
from fadu.report.guard import TypedNumber
from fadu.report.shown import Shown, share


@pytest.fixture
def read(city_year: int) -> Book:
    return book(city_year, [areas.city().code])


def test_every_reference_is_filled_in_or_said_to_be_missing(read: Book) -> None:
    told = compose("changsha", read, "4301")
    assert [chapter.number for chapter in told.chapters] == list(range(1, 9))
    references = edition.narrative("changsha").references()
    assert [one.figure for one in told.told()] == [one.figure for one in references]
    assert told.filled + told.missing == len(references)
    known = edition.words()
    for one in told.told():
        assert (one.standing is Standing.NOT_YET) == (one.figure not in known)
        assert one.standing is not Standing.NOT_YET or one.printed == "尚未纳入"


def test_the_printed_value_is_the_books_value_in_the_narratives_unit(read: Book) -> None:
    told = {one.figure: one.printed for one in compose("changsha", read, "4301").told()}
    given = values(read, "4301")
    assert (
        told["oversight.information_request.handled"] == f"{given['oversight.information_request.handled']}件"
    )
    rate = given["people.mediation.success_rate"]
    assert rate == Fraction(given["people.mediation.succeeded"], given["people.mediation.accepted"])
    assert re.fullmatch(r"\d+(\.\d\d)?%", told["people.mediation.success_rate"])


def test_the_balances_of_every_line_are_weighed_in_its_chapter(read: Book) -> None:
    chapters = {chapter.key: chapter for chapter in compose("changsha", read, "4301").chapters}
    assert {line.id for line, _ in chapters["oversight"].weighed} >= {"oversight.information_request"}
    assert [
        weighing for chapter in chapters.values() for _, weighing in chapter.weighed if not weighing.holds
    ] == []
    wrong = replace(read, wholes={**read.wholes, (12, "4301", "new"): 10**6})
    assert compose("changsha", wrong, "4301").chapters[5].broken == 1


def test_a_typed_number_is_refused_before_any_page_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    text = cities.city("changsha").narrative()
    forged = replace(text, text=text.text.replace("{{oversight.information_request.handled|件}}", "4025件"))
    monkeypatch.setattr(cities.City, "narrative", lambda _: forged)
    edition.narrative.cache_clear()
    try:
        with pytest.raises(TypedNumber) as told:
            edition.narrative("changsha")
        assert "4025" in told.value.sentence("zh")
    finally:
        edition.narrative.cache_clear()


def test_a_year_without_narrative_is_told_by_its_figures(city_year: int) -> None:
    told = compose("changsha", book(2022, ["4301"]), "4301")
    assert not told.narrated
    assert told.title.zh == "长沙市2022年法治政府建设情况报告"
    assert all(chapter.sections == () for chapter in told.chapters)
    assert any(chapter.rows for chapter in told.chapters)


def test_stocks_stand_in_every_later_year(city_year: int) -> None:
    """A record that stays open is carried in and carried over year after year, however far beyond the tallies."""
    stands = book(2040, ["4301"])
    line, word = edition.words()["oversight.information_request.carried_over"]
    _, before = edition.words()["oversight.information_request.carried_in"]
    last = stands.value(line, word, "4301")
    assert last == line.model._default_manager.filter(closed__isnull=True).count() > 0
    assert stands.value(line, before, "4301") == last


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        (Shown(546_000, CASES), "546,000 件", "546,000 cases"),
        (Shown(12_345_60, YUAN), "12,345.6 元", "12,345.6 yuan"),
        (Shown(0, CASES), "0 件", "0 cases"),
        (Shown(-3, CASES), "−3 件", "−3 cases"),
        (share(51_232, 52_840), "96.96%", "96.96%"),
        (share(99_999, 100_000), "99.999%", "99.999%"),
        (share(0, 0), "不适用", "not applicable"),
    ],
)
def test_a_value_is_said_exactly(shown: Shown, zh: str, en: str) -> None:
    assert (shown.said("zh"), shown.said("en")) == (zh, en)
