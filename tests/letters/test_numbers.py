"""The words of the numbers: every unit of the city has its own."""

from __future__ import annotations

from collections import Counter
from datetime import date

from fadu.cities import city
from fadu.cities.lettering import lettering
from fadu.engine.people import Unit
from fadu.letters.numbers import undrawn
from fadu.letters.places import said_money

SCHEME = lettering("changsha")


def test_every_unit_has_a_word_of_its_own() -> None:
    words = Counter(
        SCHEME.word_of_unit(code=one.code, territory=one.territory, system=one.system, name=one.name.zh)
        for one in city("changsha").units
        if one.system != "FY"  # courts write no letters here
    )
    assert [word for word, times in words.items() if times > 1] == []
    assert {"长府", "长府办", "长司", "开司", "长县市监"} <= words.keys()


def test_a_preview_shows_the_number_that_will_be_drawn() -> None:
    government = Unit(id=1, code="430100", name_zh="长沙市人民政府", territory="4301", system="ZF")
    assert undrawn(SCHEME, government, "信复", date(2023, 5, 6)) == "长府信复〔2023〕×号"


def test_the_kind_of_a_paper_follows_its_name() -> None:
    assert SCHEME.word_of_kind("受理通知书") == "通"
    assert SCHEME.word_of_kind("不予决定书") == "决"
    assert SCHEME.word_of_kind("听证笔录") == ""
    assert SCHEME.word_of_kind("终止调解通知书（告知其他途径）") == "通"


def test_money_is_said_in_yuan() -> None:
    assert [said_money(fen) for fen in (120_000, 50, 12_345)] == ["1200元", "0.50元", "123.45元"]
