"""Stories of cross-region service cases; every expected day is counted by hand from the article and the holiday notice.

2023 (国办发明电〔2022〕16号): 春节 1/21–27, worked 1/28 1/29 · 劳动节 4/29–5/3, worked 4/23 5/6 · 端午 6/22–24, worked 6/25 ·
中秋国庆 9/29–10/6, worked 10/7 10/8. 2022: 国庆 10/1–7, worked 10/8 10/9. 2025: 春节 1/28–2/4, worked 1/26 2/8.
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


def accepted(on: str, promised: int, mode: str = "online") -> Life:
    life = Life(line("services.cross_region"), HALL)
    return life.open(
        "accept",
        on=date.fromisoformat(on),
        mode=mode,
        matter="service",
        region=420100,
        promised_days=promised,
    )


def collected(on: str) -> Life:
    return Life(line("services.cross_region"), HALL).open(
        "collect", on=date.fromisoformat(on), matter="licence", region=360100
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
        ("2023-07-12", 0, "2023-07-12"),
        # Wed 12 July: 13, 14 → 2; 17 → 3.
        ("2023-07-12", 3, "2023-07-17"),
        # Tue 17 January: 18, 19, 20 → 3; 21–27 off; 28, 29 worked → 5; 30, 31 → 7.
        ("2023-01-17", 7, "2023-01-31"),
        # Sat 22 April off; Sun 23 worked → 1 after Fri 21.
        ("2023-04-21", 1, "2023-04-23"),
        # Thu 27 April: 28 → 1; 29 April–3 May off; 4, 5 → 3; Sat 6 worked → 4; 8 → 5.
        ("2023-04-27", 5, "2023-05-08"),
        # Tue 20 June: 21 → 1; 22–24 off; Sun 25 worked → 2; 26–30 → 7.
        ("2023-06-20", 7, "2023-06-30"),
        # 29 September–6 October off: 28 September → 1, Sat 7 and Sun 8 October worked → 3.
        ("2023-09-27", 3, "2023-10-08"),
        # Fri 30 September 2022: 1–7 October off; Sat 8, Sun 9 worked → 2; 10 → 3.
        ("2022-09-30", 3, "2022-10-10"),
        # Fri 24 January 2025: Sun 26 worked → 1; 27 → 2; 28 January–4 February off; 5, 6, 7 → 5; Sat 8 worked → 6.
        ("2025-01-24", 6, "2025-02-08"),
        # Fri 29 December 2023: 1 January off; 2–5 → 4; 8 → 5.
        ("2023-12-29", 5, "2024-01-08"),
    ],
)
def test_the_promise_counts_working_days_from_the_day_after_acceptance(
    opened: str, promised: int, due: str
) -> None:
    assert str(accepted(opened, promised).due("decide_by")) == due


def test_a_special_procedure_across_the_golden_week_stops_the_days() -> None:
    # Mon 25 September, 5 days: 26 → 1. Paused Wed 27 September to Mon 9 October; 10, 11, 12, 13 → 5.
    life = then(accepted("2023-09-25", 5), "begin_special", "2023-09-27")
    assert str(then(life, "end_special", "2023-10-09").due("decide_by")) == "2023-10-13"


def test_an_extension_adds_ten_working_days_once() -> None:
    # Mon 10 July, 5 days: 11–14 → 4; 17 → 5. Ten more: 18–21 → 4; 24–28 → 9; 31 → 10.
    life = then(accepted("2023-07-10", 5), "extend", "2023-07-17")
    assert str(life.due("decide_by")) == "2023-07-31"
    assert refused(lambda: then(life, "extend", "2023-07-18")) == "A-008"


def test_a_decision_here_is_kept_or_late_and_one_elsewhere_neither() -> None:
    kept, late = (then(accepted("2023-07-12", 3), "refuse", on).row for on in ("2023-07-17", "2023-07-18"))
    elsewhere = then(collected("2023-07-12"), "hear_granted", "2023-09-01").row
    assert [(row["met"], row["missed"]) for row in (kept, late, elsewhere)] == [(1, 0), (0, 1), (0, 0)]


def test_what_is_collected_for_elsewhere_has_no_period_here_and_its_mode_follows() -> None:
    life = collected("2023-07-12")
    assert life.running == []
    assert life.row["mode"] == "collected_here"
    assert then(life, "hear_refused", "2023-07-20").row["result"] == "refused"


@pytest.mark.parametrize("promised", [-1, 21])
def test_a_promise_beyond_the_law_is_refused(promised: int) -> None:
    assert refused(lambda: accepted("2023-07-12", promised)) == "A-006"


def test_steps_out_of_place_are_refused() -> None:
    assert refused(lambda: accepted("2023-07-12", 1, mode="by_rumour")) == "A-006"
    assert refused(lambda: then(collected("2023-07-12"), "grant", "2023-07-13")) == "A-001"
    assert refused(lambda: then(accepted("2023-07-12", 1), "hear_granted", "2023-07-13")) == "A-001"
    assert refused(lambda: then(accepted("2023-07-12", 1), "grant", "2023-07-11")) == "A-007"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("services.cross_region"),)) == []


INDEPENDENT = """
SELECT count(*) FILTER (WHERE opened >= '2023-01-01'),
       count(*) FILTER (WHERE opened < '2023-01-01'),
       count(*) FILTER (WHERE result IN ('granted', 'refused')),
       count(*) FILTER (WHERE result IN ('granted', 'refused') AND mode <> 'collected_here'),
       count(*) FILTER (WHERE result IN ('granted', 'refused') AND mode = 'collected_here'),
       count(*) FILTER (WHERE result IN ('granted', 'refused') AND met = 1),
       count(*) FILTER (WHERE result IN ('withdrawn', 'terminated')),
       count(*) FILTER (WHERE closed IS NULL)
FROM services_crossregion
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.004, 1, workers=1, only=["services.cross_region"])
    home, read = line("services.cross_region"), book(2023, ["4301"])
    names = (
        "accepted",
        "carried_in",
        "handled",
        "decided_here",
        "decided_elsewhere",
        "on_time",
        "undecided",
        "carried_over",
    )
    assert tuple(home.figures) == names
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == cursor.fetchone()
        # 50万余 is printed: more than 500 000, less than 600 000; four in a thousand of them.
        assert 2000 < read.value(home, home.figures["handled"], "4301") < 2400
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET result = NULL WHERE id = (SELECT max(id) FROM {home.table} WHERE result = 'refused')"
        )
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == ["flow"]
