"""Stories of information requests; every expected day is counted by hand from the article and the holiday notice.

2023 (国办发明电〔2022〕16号): 春节 1/21–27, worked 1/28 1/29 · 清明 4/5 · 劳动节 4/29–5/3, worked 4/23 5/6 · 端午 6/22–24, worked
6/25 · 中秋国庆 9/29–10/6, worked 10/7 10/8. 2024: 春节 2/10–17, worked 2/4 2/18 · 中秋 9/15–17, worked 9/14 · 国庆 10/1–7, worked
9/29 10/12. 2025: 国庆中秋 10/1–8, worked 9/28 10/11.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

KAIFU = Place(4001, "430105", "SF")
ASKED = {"applicant_kind": "natural", "applicant": "演示申请人甲0001", "contact": "000-0000-0001", "channel": "counter",
         "wanted": "年度预算执行情况（演示）"}  # fmt: skip


def received(on: str) -> Life:
    return Life(line("oversight.information_request"), KAIFU).open(
        "receive", on=date.fromisoformat(on), **ASKED
    )


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def due(life: Life, clock: str = "answer_by") -> str:
    return str(life.due(clock))


def test_twenty_working_days_from_the_day_after_receipt() -> None:
    # Wed 1 March is not counted (民法典 201). 2,3 → 2; 6–10 → 7; 13–17 → 12; 20–24 → 17; 27, 28, 29 → 20.
    assert due(received("2023-03-01")) == "2023-03-29"


def test_a_make_up_sunday_and_saturday_count() -> None:
    # 11–14 April → 4; 17–21 → 9; Sunday 23 is worked → 10; 24–28 → 15; 29 April–3 May off; 4, 5 → 17; Saturday 6 worked → 18; 8, 9 → 20.
    assert due(received("2023-04-10")) == "2023-05-09"


def test_across_the_spring_festival() -> None:
    # 11–13 January → 3; 16–20 → 8; 21–27 off; Sat 28, Sun 29 worked → 10; 30, 31 → 12; 1–3 February → 15; 6–10 → 20.
    assert due(received("2023-01-10")) == "2023-02-10"


def test_across_the_golden_week() -> None:
    # 25–28 September → 4; 29 September–6 October off; Sat 7, Sun 8 worked → 6; 9–13 → 11; 16–20 → 16; 23–26 → 20.
    assert due(received("2023-09-22")) == "2023-10-26"


def test_a_correction_restarts_the_period_from_its_receipt() -> None:
    # Art. 30: from Fri 10 March. 13–17 → 5; 20–24 → 10; 27–31 → 15; 3, 4 April → 17; 5 清明 off; 6, 7 → 19; 10 → 20.
    life = then(received("2023-03-01"), "ask_correction", "2023-03-03", correction_days=10)
    assert due(then(life, "take_correction", "2023-03-10")) == "2023-04-10"


def test_time_for_a_third_partys_opinion_is_not_counted() -> None:
    # Art. 33(3). 2, 3 March → 2; asked on 6, answered on 20: neither day nor what lies between counts; 21–24 → 6; 27–31 → 11;
    # 3, 4 April → 13; 6, 7 → 15; 10–14 → 20.
    life = then(received("2023-03-01"), "consult", "2023-03-06", third_party="演示第三方乙")
    assert life.due("answer_by") is None, "while it is paused there is no due date"
    assert due(then(life, "take_opinion", "2023-03-20", stance="agrees")) == "2023-04-14"


def test_an_extension_by_twenty_working_days() -> None:
    # After 29 March (20): 30, 31 → 22; 3, 4 April → 24; 6, 7 → 26; 10–14 → 31; 17–21 → 36; Sun 23 worked → 37; 24–26 → 40.
    assert due(then(received("2023-03-01"), "extend", "2023-03-28", extension_days=20)) == "2023-04-26"


def test_an_extension_by_ten_working_days() -> None:
    # After 29 March: 30, 31 → 22; 3, 4 April → 24; 6, 7 → 26; 10–13 → 30.
    assert due(then(received("2023-03-01"), "extend", "2023-03-28", extension_days=10)) == "2023-04-13"


def test_a_pause_and_an_extension_add_up() -> None:
    # Without extension 14 April (see above). 15 more: 17–21 → 5; Sun 23 → 6; 24–28 → 11; 4, 5 May → 13; Sat 6 → 14; 8 → 15.
    life = then(received("2023-03-01"), "consult", "2023-03-06", third_party="演示第三方乙")
    life = then(life, "take_opinion", "2023-03-20", stance="objects")
    assert due(then(life, "extend", "2023-04-10", extension_days=15)) == "2023-05-08"


def test_seven_working_days_to_ask_for_a_correction_across_the_dragon_boat_festival() -> None:
    # 20, 21 June → 2; 22–24 off; Sun 25 worked → 3; 26–29 → 7.
    assert due(received("2023-06-19"), "notify_correction_by") == "2023-06-29"


def test_a_third_party_has_fifteen_working_days_and_its_silence_lets_the_body_decide() -> None:
    # From Wed 20 December: 21, 22 → 2; 25–29 → 7; 1 January off; 2–5 → 11; 8–11 → 15.
    life = then(received("2023-12-18"), "consult", "2023-12-20", third_party="演示第三方乙")
    assert due(life, "opinion_by") == "2024-01-11"
    assert refused(lambda: then(life, "note_silence", "2024-01-11")) == "A-012"
    assert then(life, "note_silence", "2024-01-12").row["stance"] == "silent"


def test_a_co_authors_silence_is_consent() -> None:
    # From Thu 25 September 2025: 26 → 1; Sun 28 worked → 2; 29, 30 → 4; 1–8 October off; 9, 10 → 6;
    # Sat 11 worked → 7; 13–17 → 12; 20–22 → 15.
    life = then(received("2025-09-24"), "consult_maker", "2025-09-25", co_maker="演示共同制作机关")
    assert due(life, "maker_opinion_by") == "2025-10-22"
    assert then(life, "note_consent", "2025-10-23").row["co_stance"] == "agrees"


def test_an_uncorrected_application_lapses_only_after_the_period_of_the_notice() -> None:
    # Ten working days from Fri 2 February 2024: Sun 4 worked → 1; 5–9 → 6; 10–17 off; Sun 18 worked → 7; 19–21 → 10.
    life = then(received("2024-02-01"), "ask_correction", "2024-02-02", correction_days=10)
    assert due(life, "correct_by") == "2024-02-21"
    assert refused(lambda: then(life, "drop_uncorrected", "2024-02-21")) == "A-012"
    life = then(life, "drop_uncorrected", "2024-02-22")
    assert (life.state, life.row["reply"], str(life.row["closed"])) == ("lapsed", "D61", "2024-02-22")


def test_payment_has_twenty_working_days_and_restarts_the_reply() -> None:
    # From Mon 2 September 2024: 3–6 → 4; 9–13 → 9; Sat 14 worked → 10; 15–17 off; 18–20 → 13; 23–27 → 18; Sun 29 worked → 19; 30 → 20.
    life = then(received("2024-08-30"), "charge", "2024-09-02", fee=10_000)
    assert due(life, "pay_by") == "2024-09-30"
    # From 30 September: 1–7 October off; 8–11 → 4; Sat 12 worked → 5; 14–18 → 10; 21–25 → 15; 28–31 → 19; 1 November → 20.
    assert due(then(life, "pay", "2024-09-30")) == "2024-11-01"


def test_a_year_without_a_notice_makes_the_date_provisional_and_no_error() -> None:
    # From Tue 5 January 2027, weekends only: 6–8 → 3; 11–15 → 8; 18–22 → 13; 25–29 → 18; 1, 2 February → 20.
    life = received("2027-01-05")
    assert due(life) == "2027-02-02"
    assert next(one for one in life.running if one.clock == "answer_by").provisional


def test_a_reasonable_delay_replaces_the_period_by_the_day_that_was_told() -> None:
    life = then(received("2023-03-01"), "delay", "2023-03-20", delay_until=date(2023, 6, 30))
    assert life.due("answer_by") is None
    assert due(life, "delayed_answer_by") == "2023-06-30"
    life = then(life, "answer", "2023-07-03", reply="D10")
    missed = life.row["missed"]
    assert missed == 1 << life.line.clocks["delayed_answer_by"].position


def test_a_reply_on_the_last_day_is_in_time_and_the_day_after_it_is_not() -> None:
    last = then(received("2023-03-01"), "answer", "2023-03-29", reply="D10")
    late = then(received("2023-03-01"), "answer", "2023-03-30", reply="D10")
    bit = 1 << last.line.clocks["answer_by"].position
    assert (last.row["met"] & bit, last.row["missed"]) == (bit, 0)
    assert (late.row["met"] & bit, late.row["missed"]) == (0, bit)


@pytest.mark.parametrize(
    ("step", "facts", "code"),
    [
        ("extend", {"extension_days": 21}, "A-006"),
        ("extend", {}, "A-004"),
        ("answer", {"reply": "D61"}, "A-006"),
        ("answer", {"reply": "D99"}, "A-006"),
        ("answer", {"reply": "D10", "fee": 5}, "A-005"),
        ("take_correction", {}, "A-001"),
        ("pay", {}, "A-001"),
    ],
)
def test_what_the_law_does_not_allow_is_refused(step: str, facts: dict[str, Any], code: str) -> None:
    assert refused(lambda: then(received("2023-03-01"), step, "2023-03-10", **facts)) == code


def test_the_period_is_extended_and_a_correction_asked_for_once_only() -> None:
    life = then(received("2023-03-01"), "extend", "2023-03-10", extension_days=5)
    assert refused(lambda: then(life, "extend", "2023-03-13", extension_days=5)) == "A-008"
    life = then(received("2023-03-01"), "ask_correction", "2023-03-02", correction_days=5)
    life = then(life, "take_correction", "2023-03-06")
    assert refused(lambda: then(life, "ask_correction", "2023-03-07", correction_days=5)) == "A-008"


def test_a_review_has_a_result_only_after_it_was_registered() -> None:
    life = then(received("2023-03-01"), "answer", "2023-03-20", reply="D10")
    assert refused(lambda: then(life, "end_review", "2023-04-20", review_result="upheld")) == "A-014"
    life = then(life, "open_review", "2023-04-01")
    assert then(life, "end_review", "2023-04-20", review_result="upheld").row["review_result"] == "upheld"


def test_days_must_follow_each_other() -> None:
    assert refused(lambda: then(received("2023-03-10"), "answer", "2023-03-09", reply="D10")) == "A-007"


INDEPENDENT = """
SELECT count(*) FILTER (WHERE opened BETWEEN '2023-01-01' AND '2023-12-31'),
       count(*) FILTER (WHERE opened < '2023-01-01' AND (closed IS NULL OR closed >= '2023-01-01')),
       count(*) FILTER (WHERE closed BETWEEN '2023-01-01' AND '2023-12-31'),
       count(*) FILTER (WHERE opened <= '2023-12-31' AND (closed IS NULL OR closed > '2023-12-31')),
       count(*) FILTER (WHERE closed BETWEEN '2023-01-01' AND '2023-12-31' AND reply = 'D10'),
       count(*) FILTER (WHERE closed BETWEEN '2023-01-01' AND '2023-12-31' AND extended)
FROM oversight_informationrequest
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.02, 1, workers=1, only=["oversight.information_request"])
    home = line("oversight.information_request")
    read = book(2023, ["4301"])
    names = ("new", "carried_in", "handled", "carried_over", "granted", "extensions")
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in names) == cursor.fetchone()
        assert all(weighing.holds for weighing in read.weigh(home, "4301"))
        cursor.execute(
            f"UPDATE {home.table} SET reply = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE reply = 'D10')"
        )
    follow.rebuild_tallies()
    broken = [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds]
    assert broken == ["results"]
