"""Stories of proof-free service cases; every expected day is counted by hand from the article and the holiday notice.

2023 (国办发明电〔2022〕16号): 元旦 12/31–1/2 · 春节 1/21–27, worked 1/28 1/29 · 清明 4/5 · 劳动节 4/29–5/3, worked 4/23 5/6 ·
端午 6/22–24, worked 6/25 · 中秋国庆 9/29–10/6, worked 10/7 10/8. 2024: 春节 2/10–17, worked 2/4 2/18.
"""

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

HALL = Place(4015, "430105", "SP")
CASE = {"matter": "licence", "channel": "window", "way": "data_sharing", "spared": 2, "submitted": 1}


def accepted(on: str, promised: int, **facts: Any) -> Life:
    home = line("services.proof_free")
    return Life(home, HALL).open(
        "accept", on=date.fromisoformat(on), promised_days=promised, **{**CASE, **facts}
    )


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


@pytest.mark.parametrize(
    ("opened", "promised", "due"),
    [
        # Nought: on the spot, the day itself.
        ("2023-03-07", 0, "2023-03-07"),
        # Tue 7 is not counted: 8, 9, 10 → 3; 13, 14 → 5.
        ("2023-03-07", 5, "2023-03-14"),
        # Fri 21 April → 1; Sat 22 off; Sun 23 worked → 2; Mon 24 → 3.
        ("2023-04-20", 3, "2023-04-24"),
        # Fri 20 January → 1; 21–27 off; Sat 28 worked → 2; Sun 29 worked → 3.
        ("2023-01-19", 3, "2023-01-29"),
        # 29 April–3 May off; 4, 5 → 2; Sat 6 worked → 3; Sun 7 off; 8, 9 → 5.
        ("2023-04-28", 5, "2023-05-09"),
        # 22–24 June off; Sun 25 worked → 1; Mon 26 → 2.
        ("2023-06-21", 2, "2023-06-26"),
        # 29 September–6 October off; Sat 7 worked → 1.
        ("2023-09-28", 1, "2023-10-07"),
        # 26, 27, 28 September → 3; off until 6 October; 7, 8 worked → 5; 9–13 → 10.
        ("2023-09-25", 10, "2023-10-13"),
        # 31 December–2 January off; 3, 4 January → 2.
        ("2022-12-30", 2, "2023-01-04"),
        # New Year's Eve of the moon calendar, Fri 9 February 2024, is worked; 10–17 off; Sun 18 worked → 1.
        ("2024-02-09", 1, "2024-02-18"),
        # The longest promise: 7–10 March → 4; 13–17 → 9; 20–24 → 14; 27–31 → 19; 3 April → 20.
        ("2023-03-06", 20, "2023-04-03"),
    ],
)
def test_the_promise_counts_working_days_from_the_day_after_acceptance(
    opened: str, promised: int, due: str
) -> None:
    assert str(accepted(opened, promised).due("decide_by")) == due


def test_a_special_procedure_stops_the_days() -> None:
    # Accepted Mon 6 March, 5 days: 7, 8 → 2. Paused from Thu 9 to Wed 15, both not counted; 16, 17 → 4; Mon 20 → 5.
    life = then(accepted("2023-03-06", 5), "begin_special", "2023-03-09")
    assert life.due("decide_by") is None
    assert str(then(life, "end_special", "2023-03-15").due("decide_by")) == "2023-03-20"


def test_an_extension_adds_ten_working_days_once() -> None:
    # Due Mon 3 April (see above); 4 → 1; 5 is 清明; 6, 7 → 3; 10–14 → 8; 17, 18 → 10.
    life = then(accepted("2023-03-06", 20), "extend", "2023-03-30")
    assert str(life.due("decide_by")) == "2023-04-18"
    assert refused(lambda: then(life, "extend", "2023-03-31")) == "A-008"


def test_the_last_day_is_in_time_and_the_next_is_late_and_a_withdrawal_is_neither() -> None:
    # One day from Fri 10 March: Mon 13.
    kept, late = (then(accepted("2023-03-10", 1), "grant", on).row for on in ("2023-03-13", "2023-03-14"))
    left = then(accepted("2023-03-10", 1), "withdraw", "2023-03-20").row
    assert [(row["met"], row["missed"]) for row in (kept, late, left)] == [(1, 0), (0, 1), (0, 0)]


def test_a_year_without_a_notice_makes_the_date_provisional_and_no_error() -> None:
    life = accepted("2031-03-03", 3)
    assert [(str(one.due), one.provisional) for one in life.running] == [("2031-03-06", True)]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"promised_days": 21}, "A-006"),
        ({"promised_days": -1}, "A-006"),
        ({"spared": 0}, "A-006"),
        ({"submitted": -1}, "A-006"),
        ({"way": "abolished"}, "A-006"),
        ({"matter": None}, "A-004"),
        ({"result": "granted"}, "A-005"),
    ],
)
def test_what_cannot_be_accepted_is_refused(facts: dict[str, Any], code: str) -> None:
    given = {"promised_days": 3, **CASE, **facts}
    life = Life(line("services.proof_free"), HALL)
    assert refused(lambda: life.open("accept", on=date(2023, 3, 7), **given)) == code


def test_a_paused_or_decided_case_cannot_be_decided() -> None:
    assert (
        refused(
            lambda: then(
                then(accepted("2023-03-06", 5), "begin_special", "2023-03-07"), "grant", "2023-03-08"
            )
        )
        == "A-001"
    )
    assert (
        refused(lambda: then(then(accepted("2023-03-06", 5), "grant", "2023-03-07"), "refuse", "2023-03-08"))
        == "A-001"
    )


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("services.proof_free"),)) == []


INDEPENDENT = """
SELECT count(*) FILTER (WHERE opened >= '2023-01-01' AND opened < '2024-01-01'),
       count(*) FILTER (WHERE opened < '2023-01-01' AND (closed IS NULL OR closed >= '2023-01-01')),
       count(*) FILTER (WHERE closed >= '2023-01-01' AND result IN ('granted', 'refused')),
       count(*) FILTER (WHERE closed >= '2023-01-01' AND result IN ('granted', 'refused') AND submitted = 0),
       sum(spared) FILTER (WHERE closed >= '2023-01-01' AND result IN ('granted', 'refused')),
       count(*) FILTER (WHERE closed >= '2023-01-01' AND result IN ('granted', 'refused') AND missed = 0),
       count(*) FILTER (WHERE closed >= '2023-01-01' AND result NOT IN ('granted', 'refused')),
       count(*) FILTER (WHERE closed IS NULL)
FROM services_prooffree
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.004, 1, workers=1, only=["services.proof_free"])
    home, read = line("services.proof_free"), book(2023, ["4301"])
    names = (
        "accepted",
        "carried_in",
        "handled",
        "proof_free",
        "proofs_spared",
        "on_time",
        "undecided",
        "carried_over",
    )
    assert tuple(home.figures) == names
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == cursor.fetchone()
        # 54.6万 is printed, which leaves 545 500 to 546 500; four in a thousand of them.
        assert 2182 <= read.value(home, home.figures["handled"], "4301") <= 2186
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET result = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE submitted > 0)"
        )
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == ["flow"]
