"""Stories of mediators: of age, of a committee, full-time or part-time, warned before or without being removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.identity import Identity
from fadu.engine.line import line
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

TOWN = Place(4107, "430105009", "ZF")
COMMITTEE = Identity(2020, 430105, 21, 1).key
WHO = {
    "name": "演示调解员甲0001",
    "service": "part_time",
    "origin": "member",
    "committee": COMMITTEE,
    "committee_kind": "street",
}


def appointed(on: str, born: str = "1970-05-04", **facts: Any) -> Life:
    life = Life(line("people.mediator"), TOWN)
    return life.open("appoint", on=date.fromisoformat(on), born=date.fromisoformat(born), **{**WHO, **facts})


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize(
    ("born", "of_age"),
    [
        ("2005-03-10", True),  # eighteen on the day
        ("2005-03-11", False),  # tomorrow
        ("2004-12-31", True),
        ("2020-01-01", False),
    ],
)
def test_a_mediator_is_an_adult_on_the_day(born: str, of_age: bool) -> None:
    if of_age:
        assert appointed("2023-03-10", born).state == "serving"
    else:
        assert refused(lambda: appointed("2023-03-10", born)) == "A-006"


def test_born_on_a_leap_day_one_is_of_age_on_the_last_of_february() -> None:
    # 2004-02-29 plus eighteen years: 2022 has no such day, so the last of the month (民法典 202).
    assert appointed("2022-02-28", "2004-02-29").state == "serving"
    assert refused(lambda: appointed("2022-02-27", "2004-02-29")) == "A-006"


def test_training_is_dated_and_the_last_one_counts() -> None:
    life = then(then(appointed("2020-03-10"), "train", "2022-05-11"), "train", "2023-05-10")
    assert life.row["trained_on"] == date(2023, 5, 10)


def test_service_and_committee_may_change() -> None:
    other = Identity(2020, 430105, 21, 2).key
    life = then(appointed("2020-03-10"), "change", "2021-03-10", service="full_time")
    life = then(life, "move", "2022-03-10", committee=other, committee_kind="sectoral")
    assert (life.row["service"], life.row["committee"], life.row["committee_kind"]) == (
        "full_time",
        other,
        "sectoral",
    )


def test_leaving_and_removal_are_told_apart() -> None:
    left = then(appointed("2020-03-10"), "leave", "2023-03-10", leaving="term_over")
    removed = then(
        then(appointed("2020-03-10"), "warn", "2022-01-05"),
        "remove",
        "2023-03-10",
        misconduct="收受财物（演示）",
    )
    assert (left.state, removed.state, removed.row["warned_on"]) == ("gone", "dismissed", date(2022, 1, 5))
    assert refused(lambda: then(left, "train", "2023-03-11")) == "A-001"


@pytest.mark.parametrize(
    ("step", "facts", "code"),
    [
        ("remove", {}, "A-004"),
        ("leave", {"leaving": "bored"}, "A-006"),
        ("change", {"committee": 5}, "A-005"),
        ("move", {"committee": 5}, "A-004"),
    ],
)
def test_what_is_missing_or_unknown_is_refused(step: str, facts: dict[str, Any], code: str) -> None:
    assert refused(lambda: then(appointed("2020-03-10"), step, "2021-03-10", **facts)) == code


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("people.mediator"),)) == []


INDEPENDENT = """
SELECT count(*) FILTER (WHERE closed IS NULL), count(*) FILTER (WHERE opened < '2023-01-01'),
       count(*) FILTER (WHERE opened >= '2023-01-01'), count(*) FILTER (WHERE closed IS NOT NULL),
       count(*) FILTER (WHERE closed IS NULL AND service = 'full_time'), count(*) FILTER (WHERE closed IS NULL AND woman),
       count(*) FILTER (WHERE trained_on >= '2023-01-01')
FROM people_mediator
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.05, 1, workers=1, only=["people.mediator", "people.committee"])
    home, read = line("people.mediator"), book(2023, ["4301"])
    names = ("standing", "standing_before", "joined", "left", "full_time", "women", "trained")
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == cursor.fetchone()
        # A twentieth of the 7792 that are printed.
        assert read.value(home, home.figures["standing"], "4301") == 390
        cursor.execute(
            "SELECT count(*) FROM people_mediator m JOIN people_committee c ON c.id = m.committee"
            " WHERE c.committee_kind = m.committee_kind AND c.unit = m.unit AND c.opened <= m.opened"
        )
        assert cursor.fetchone() == (home.model._default_manager.count(),)
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET service = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE closed IS NULL)"
        )
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == [
        "services"
    ]
