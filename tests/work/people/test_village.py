"""Stories of demonstration villages: recommended, shown, named, reviewed every two years, kept or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

BUREAU = Place(2001, "430103", "SF")


def applied(award: str = "point", level: str = "municipal", **facts: Any) -> Life:
    life = Life(line("people.village"), BUREAU)
    return life.open("apply", on=date(2022, 3, 1), name="演示村001", award=award, level=level, **facts)


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def shown(until: str = "2022-06-10", **facts: Any) -> Life:
    life = then(then(applied(**facts), "recommend", "2022-04-01"), "examine", "2022-05-05")
    return then(life, "show", "2022-06-01", shown_until=date.fromisoformat(until))


def named(on: str, **facts: Any) -> Life:
    return then(shown(**facts), "confer", on, batch=2)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def test_the_declaration_has_no_fault() -> None:
    assert [one.sentence() for one in checks.complaints((line("people.village"),))] == []


@pytest.mark.parametrize(
    ("on", "due"),
    [
        ("2022-06-20", "2024-06-20"),  # a Thursday
        ("2022-06-26", "2024-06-26"),
        ("2023-10-01", "2025-10-01"),  # National Day: a duty to recur does not roll
        ("2024-02-29", "2026-02-28"),  # 2026 has no 29 February (民法典 202)
        ("2022-12-31", "2024-12-31"),
    ],
)
def test_a_demonstration_village_is_reviewed_every_two_years_from_its_naming(on: str, due: str) -> None:
    assert named(on, award="democratic").due("review_by") == date.fromisoformat(due)


def test_each_title_that_is_kept_is_reviewed_again_two_years_later() -> None:
    life = then(named("2022-06-20", award="democratic"), "begin_review", "2024-05-06")
    assert life.due("review_by") == date(2024, 6, 20)
    assert then(life, "keep", "2024-07-01").due("review_by") == date(2026, 7, 1)


def test_no_review_is_invented_for_demonstration_points() -> None:
    assert named("2022-06-20").running == []


def test_nobody_is_named_before_the_list_was_shown_to_its_last_day() -> None:
    assert refused(lambda: named("2022-06-10")) == "A-014"
    assert named("2022-06-11").state == "named"
    assert refused(lambda: shown("2022-06-01")) == "A-006"


def test_an_upheld_objection_ends_in_a_refusal() -> None:
    life = then(then(shown(), "hear", "2022-06-08", objection="属实（演示）"), "refuse", "2022-06-13")
    assert (life.state, life.row["named_on"]) == ("refused", None)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"award": "democratic", "level": "national"}, "A-013"),
        ({"award": "democratic", "level": "provincial", "holds_lower": False}, "A-013"),
        ({"award": "democratic", "level": "provincial", "holds_lower": True}, None),
        ({"award": "democratic", "level": "national", "reason": "试点（演示）"}, None),
        ({"award": "democratic", "level": "county"}, None),
        ({"award": "point", "level": "provincial"}, None),
    ],
)
def test_who_lacks_the_title_below_says_why(facts: dict[str, Any], code: str | None) -> None:
    if code:
        assert refused(lambda: applied(**facts)) == code
    else:
        assert applied(**facts).state == "applied"


def test_a_title_ends_by_fault_or_because_the_village_is_no_more() -> None:
    lost = then(named("2022-06-20"), "revoke", "2023-03-06", grounds="发生重大案件（演示）")
    merged = then(named("2022-06-20"), "cancel", "2023-03-06", grounds="村庄撤并（演示）")
    assert (lost.state, merged.state) == ("revoked", "cancelled")
    assert lost.row["left_on"] == merged.row["left_on"] == date(2023, 3, 6)


INDEPENDENT = """
SELECT count(*) FILTER (WHERE named_on >= '2023-01-01' AND award = 'point'),
       count(*) FILTER (WHERE named_on IS NOT NULL AND left_on IS NULL), count(*) FILTER (WHERE named_on < '2023-01-01'),
       count(*) FILTER (WHERE left_on >= '2023-01-01' AND state = 'revoked'),
       count(*) FILTER (WHERE reviewed_on >= '2023-01-01')
FROM people_village
"""


def test_ten_are_named_and_balances_hold_until_a_row_is_altered(own_database: str) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 1, 1, workers=1, only=["people.village"])
    home, read = line("people.village"), book(2023, ["4301"])
    names = ("awarded", "titles", "titles_before", "ended_revoked", "reviews")
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        found = cursor.fetchone()
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == found
        assert found[0] == 10
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        last = f"SELECT max(id) FROM {home.table} WHERE named_on >= '2023-01-01'"
        cursor.execute(f"UPDATE {home.table} SET award = NULL WHERE id = ({last})")
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == ["flow"]
