"""Stories of suits: the answer, the hearing and its head, appeal and effect; every day is counted by hand.

Days are calendar days (行政诉讼法第一百零一条), the first not counted; an end on a rest day rolls on (民法典 201, 203).
2023: 春节 1/21–27, worked 1/28 1/29 · 清明 4/5 · 劳动节 4/29–5/3, worked 4/23 5/6 · 端午 6/22–24, worked 6/25 ·
中秋国庆 9/29–10/6, worked 10/7 10/8. 2024: 春节 2/10–17, worked 2/4 2/18 · 清明 4/4–6, worked 4/7.
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
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

BUREAU = Place(111, "4301", "RS")
SUIT = {"case_no": "演示（2023）行初1号", "court": "长沙铁路运输法院", "plaintiff": "演示原告甲0001", "capacity": "original",
"seat": "sole",
        "sued_act": "演示工伤认定决定", "cause": "工伤认定"}  # fmt: skip
HEAD = {"head_rank": "deputy", "head_name": "演示负责人甲0001"}


def on(day: str) -> date:
    return date.fromisoformat(day)


def filed(day: str, step: str = "file", **facts: Any) -> Life:
    return Life(line("oversight.litigation"), BUREAU).open(step, on=on(day), **{**SUIT, **facts})


def received(day: str, **facts: Any) -> Life:
    return filed(day, **facts).take("receive", on=on(day))


def set_down(day: str, hearing: str, **facts: Any) -> Life:
    return received(day, **facts).take("schedule", on=on(day), hearing_on=on(hearing))


def heard(day: str, hearing: str, **facts: Any) -> Life:
    life = set_down(day, hearing, **facts).take("name_head", on=on(day), **HEAD, proof_on=on(day))
    return life.take("hear_head", on=on(hearing), spoke=True)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def kept(life: Life, clock: str) -> bool | None:
    bit = 1 << life.line.clocks[clock].position
    return True if life.row["met"] & bit else False if life.row["missed"] & bit else None


def counted(life: Life, figure: str) -> bool:
    return bool(contributions(life.line.figures[figure], life.row))


# ------------------------------------------------------------------------------------------------ the answer


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2023-03-01", "2023-03-16"),
        # 3 + 15 = Saturday 18 → Monday 20.
        ("2023-03-03", "2023-03-20"),
        # 8 + 15 = Sunday 23 April, worked: no rolling.
        ("2023-04-08", "2023-04-23"),
        # 14 + 15 = 29 April, 劳动节 → Thu 4 May.
        ("2023-04-14", "2023-05-04"),
        # 21 September: 9 + 6 = 6 October, the last day off → Saturday 7, worked.
        ("2023-09-21", "2023-10-07"),
        # 6 + 15 = 21 January, 春节 → Saturday 28, worked.
        ("2023-01-06", "2023-01-28"),
        # 26 January 2024: 5 + 10 = 10 February, 春节 → Sunday 18, worked.
        ("2024-01-26", "2024-02-18"),
        # 20 February 2024, a leap year: 9 + 6 = Wed 6 March.
        ("2024-02-20", "2024-03-06"),
    ],
)
def test_fifteen_days_to_answer(day: str, due: str) -> None:
    assert str(received(day).due("answer_by")) == due


def test_an_answer_on_the_last_day_is_in_time_and_later_counts_as_late() -> None:
    assert kept(received("2023-03-01").take("answer", on=on("2023-03-16")), "answer_by") is True
    late = received("2023-03-01").take("answer", on=on("2023-03-17"))
    assert (kept(late, "answer_by"), counted(late, "answers"), counted(late, "answered_in_time")) == (
        False,
        True,
        False,
    )


def test_a_court_may_allow_evidence_later_but_not_the_answer() -> None:
    life = received("2023-03-01").take("allow_evidence", on=on("2023-03-10"), evidence_until=on("2023-04-02"))
    # A day the court fixes stands, though 2 April is a Sunday.
    assert (str(life.due("answer_by")), str(life.due("evidence_by"))) == ("2023-03-16", "2023-04-02")
    life.take("answer", on=on("2023-03-16")).take("add_evidence", on=on("2023-04-03"))
    assert kept(life, "evidence_by") is False


def test_the_court_sends_the_complaint_within_five_days() -> None:
    # Thu 27 April + 5 = 2 May, 劳动节 → Thu 4.
    assert str(filed("2023-04-27").due("send_complaint_by")) == "2023-05-04"


def test_an_appeal_has_its_own_answer_and_three_months() -> None:
    # 30 November 2023 + three months: no 30 February, leap year: Thu 29. The answer: 1 + 14 = 15 December → 15 days from 30 Nov.
    life = filed("2023-11-30", "file_appeal")
    assert str(life.due("second_by")) == "2024-02-29"
    assert refused(lambda: life.take("receive", on=on("2023-11-30"))) == "A-006"
    assert str(life.take("receive_appeal", on=on("2023-11-30")).due("answer_appeal_by")) == "2023-12-15"
    assert life.due("answer_by") is None


# -------------------------------------------------------------------------------------------------- the trial


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2023-03-07", "2023-09-07"),
        # No 31 September: 30, 国庆 until 6 October → Saturday 7, worked.
        ("2023-03-31", "2023-10-07"),
        # 31 August 2023 + 6 months: the last of February 2024, Thu 29.
        ("2023-08-31", "2024-02-29"),
    ],
)
def test_six_months_at_first_instance(day: str, due: str) -> None:
    assert str(filed(day).due("first_by")) == due


def test_forty_five_days_in_the_simplified_procedure_unless_it_is_turned() -> None:
    # 1 March: 30 of March, 15 of April: Saturday 15 → Monday 17.
    life = filed("2023-03-01", "file_simplified")
    assert (str(life.due("simplified_by")), life.due("first_by")) == ("2023-04-17", None)
    life.take("receive", on=on("2023-03-02")).take("turn_ordinary", on=on("2023-04-10"))
    assert kept(life, "simplified_by") is True
    assert life.due("simplified_by") is None


def test_a_suspension_is_left_out_and_the_high_court_may_lengthen() -> None:
    # 7 March + 6 months = 7 September; 3 to 21 April, 19 days, left out → Tue 26 September.
    life = received("2023-03-07").take("suspend", on=on("2023-04-03"))
    assert life.due("first_by") is None
    life.take("resume", on=on("2023-04-21"))
    assert (life.state, str(life.due("first_by"))) == ("received", "2023-09-26")
    # + 10 days = 6 October, the last day off → Saturday 7, worked.
    assert (
        str(life.take("extend_trial", on=on("2023-09-20"), trial_extension_days=10).due("first_by"))
        == "2023-10-07"
    )


# ------------------------------------------------------------------------------------------- the head in court


def test_three_whole_days_lie_between_the_notice_and_the_hearing() -> None:
    # Notice on Mon 13 March: 14, 15, 16 lie between; Fri 17 is right, Thu 16 is short.
    for hearing, right in (("2023-03-17", True), ("2023-03-16", False)):
        life = set_down("2023-03-13", hearing).take("call_head", on=on("2023-03-13"), call_ground="concern")
        life.take("name_head", on=on("2023-03-14"), **HEAD, proof_on=on("2023-03-14"))
        assert kept(life.take("hear_head", on=on(hearing), spoke=True), "head_told_before") is right


def test_a_head_without_papers_has_not_appeared() -> None:
    life = set_down("2023-03-01", "2023-03-20").take("name_head", on=on("2023-03-10"), **HEAD)
    assert refused(lambda: life.take("hear_head", on=on("2023-03-20"), spoke=True)) == "LT-001"
    life.take("hear_head", on=on("2023-03-20"), spoke=True, proof_on=on("2023-03-20"))
    assert counted(life, "heads_attended")


def test_the_head_of_an_entrusted_body_is_no_head() -> None:
    life = set_down("2023-03-01", "2023-03-20")
    assert (
        refused(lambda: life.take("name_head", on=on("2023-03-10"), head_rank="entrusted", head_name="演示"))
        == "A-006"
    )


def test_an_excuse_is_the_courts_to_judge() -> None:
    life = set_down("2023-03-01", "2023-03-20").take(
        "ask_excuse", on=on("2023-03-10"), excuse="duty", excuse_proof="演示证明"
    )
    assert refused(lambda: life.take("hear_excused", on=on("2023-03-20"))) == "A-001"
    assert life.take("refuse_excuse", on=on("2023-03-13")).state == "scheduled"
    life.take("ask_excuse", on=on("2023-03-14"), excuse="other", excuse_proof="演示证明").take(
        "accept_excuse", on=on("2023-03-15")
    )
    life.take("hear_excused", on=on("2023-03-20"))
    assert (life.row["attendance"], counted(life, "hearings"), counted(life, "heads_attended")) == (
        "excused",
        True,
        False,
    )


def test_several_hearings_at_one_instance_count_once() -> None:
    life = heard("2023-03-01", "2023-03-20").take(
        "schedule_again", on=on("2023-03-21"), hearing_on=on("2023-04-06")
    )
    facts = {**HEAD, "proof_on": on("2023-04-06"), "spoke": True}
    assert refused(lambda: life.take("hear_again_head", on=on("2023-04-06"), **facts)) == "A-006"
    life.take("hear_again", on=on("2023-04-06"))
    assert (life.row["heard_on"], life.row["head_attended_on"]) == (on("2023-03-20"), on("2023-03-20"))


def test_a_head_who_comes_to_the_second_hearing_counts_from_then() -> None:
    life = set_down("2022-12-01", "2022-12-20").take("hear_staff", on=on("2022-12-20"))
    life.take("schedule_again", on=on("2022-12-21"), hearing_on=on("2023-01-09"))
    life.take("hear_again_head", on=on("2023-01-09"), **HEAD, proof_on=on("2023-01-09"), spoke=False)
    # 2023 * 12 + January.
    assert contributions(life.line.figures["heads_attended"], life.row)[0][0] == 2023 * 12
    assert (life.row["heard_on"], life.row["attendance"]) == (on("2022-12-20"), "head")


def test_a_hearing_is_recorded_on_the_day_the_court_had_set() -> None:
    assert (
        refused(lambda: set_down("2023-03-01", "2023-03-20").take("hear_staff", on=on("2023-03-21")))
        == "A-006"
    )
    assert refused(lambda: set_down("2023-03-01", "2023-02-20")) == "A-006"


def test_cases_and_agencies_are_two_ways_of_counting() -> None:
    """Two co-defendants, one head: by case 1 of 1, by agency 1 of 2."""
    first = heard("2023-03-01", "2023-03-20", seat="first_named")
    other = set_down("2023-03-01", "2023-03-20", seat="co_named", capacity="upholding")
    other.take("hear_staff", on=on("2023-03-20"), partner_head=True)
    both = (first, other)
    assert [sum(counted(life, name) for life in both) for name in ("cases_with_head", "cases_heard", "hearings_with_head",
    "hearings")] == [
        1, 1, 1, 2,
    ]  # fmt: skip


def test_the_first_named_counts_a_case_whose_other_defendants_head_came() -> None:
    life = set_down("2023-03-01", "2023-03-20", seat="first_named").take(
        "hear_staff", on=on("2023-03-20"), partner_head=True
    )
    assert (counted(life, "cases_with_head"), counted(life, "hearings_with_head")) == (True, False)


# -------------------------------------------------------------------------------------- judgment, appeal, effect


@pytest.mark.parametrize(
    ("step", "facts", "day", "clock", "due"),
    [
        ("judge", {"outcome": "L20"}, "2023-04-10", "appeal_judgment_by", "2023-04-25"),
        # 17 June + 15 = Sun 2 July → Mon 3; a ruling of 14 June + 10 = Sat 24, 端午 → Sunday 25, worked.
        ("judge", {"outcome": "L10"}, "2023-06-17", "appeal_judgment_by", "2023-07-03"),
        ("rule", {}, "2023-06-14", "appeal_ruling_by", "2023-06-25"),
        ("rule", {}, "2023-09-19", "appeal_ruling_by", "2023-10-07"),
    ],
)
def test_fifteen_days_against_a_judgment_ten_against_a_ruling(
    step: str, facts: dict[str, Any], day: str, clock: str, due: str
) -> None:
    life = heard("2023-03-01", "2023-03-20").take(step, on=on(day), **facts)
    assert str(life.due(clock)) == due
    assert refused(lambda: life.take("take_effect", on=on(due))) == "A-012"
    assert kept(life.take("appeal", on=on(due), appellant="agency"), clock) is True


def test_a_judgment_takes_effect_when_nobody_appealed() -> None:
    life = (
        heard("2023-03-01", "2023-03-20")
        .take("judge", on=on("2023-04-10"), outcome="L21")
        .take("take_effect", on=on("2023-04-26"))
    )
    assert refused(lambda: life.take("archive", on=on("2023-05-04"))) == "LT-002"
    life.take("begin_performing", on=on("2023-05-04"), perform_until=on("2023-06-04"))
    assert str(life.due("perform_by")) == "2023-06-04"
    life.take("perform", on=on("2023-06-02")).take("analyse_loss", on=on("2023-06-05")).take(
        "archive", on=on("2023-06-06")
    )
    assert (kept(life, "perform_by"), counted(life, "lost"), life.state) == (True, True, "archived")


def test_only_first_instance_can_be_appealed_against() -> None:
    life = filed("2023-03-01", "file_appeal").take("receive_appeal", on=on("2023-03-02"))
    assert refused(lambda: life.take("rule", on=on("2023-03-20"))) == "A-006"
    assert refused(lambda: life.take("decide_finally", on=on("2023-03-20"), outcome="L61")) == "A-004"
    life.take("decide_finally", on=on("2023-03-20"), outcome="L61", lost_below=True)
    assert (life.state, counted(life, "lost")) == ("effective", True)
    upheld = filed("2023-03-01", "file_appeal").take("receive_appeal", on=on("2023-03-02"))
    assert not counted(
        upheld.take("decide_finally", on=on("2023-03-20"), outcome="L61", lost_below=False), "lost"
    )


def test_words_of_the_court_belong_to_their_step() -> None:
    life = heard("2023-03-01", "2023-03-20")
    assert refused(lambda: life.take("judge", on=on("2023-04-10"), outcome="L40")) == "A-006"
    assert refused(lambda: life.take("end_suit", on=on("2023-04-10"), outcome="L20")) == "A-006"
    assert life.take("end_suit", on=on("2023-04-10"), outcome="L40").row["effective_on"] == on("2023-04-10")


def test_a_judicial_suggestion_is_answered_by_the_day_it_names() -> None:
    life = set_down("2023-03-01", "2023-03-20").take("hear_nobody", on=on("2023-03-20"))
    life.take(
        "take_suggestion", on=on("2023-04-03"), reproach="nobody", suggestion_reply_until=on("2023-05-03")
    )
    assert str(life.due("reply_suggestion_by")) == "2023-05-03"
    assert kept(life.take("reply_suggestion", on=on("2023-05-04")), "reply_suggestion_by") is False


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("oversight.litigation"),)) == []


YEAR = "BETWEEN '2023-01-01' AND '2023-12-31'"
INDEPENDENT = f"""
SELECT count(*) FILTER (WHERE received_on {YEAR}),
       count(*) FILTER (WHERE received_on < '2023-01-01' AND (concluded_on IS NULL OR concluded_on >= '2023-01-01')),
       count(*) FILTER (WHERE concluded_on {YEAR}),
       count(*) FILTER (WHERE received_on IS NOT NULL AND concluded_on IS NULL),
       count(*) FILTER (WHERE head_attended_on {YEAR}),
       count(*) FILTER (WHERE heard_on {YEAR}),
       count(*) FILTER (WHERE heard_on {YEAR} AND seat <> 'co_named'),
       count(*) FILTER (WHERE heard_on {YEAR} AND seat <> 'co_named' AND (attendance = 'head' OR partner_head)),
       count(*) FILTER (WHERE heard_on {YEAR} AND attendance = 'head' AND head_rank = 'principal'),
       count(*) FILTER (WHERE concluded_on {YEAR} AND (outcome BETWEEN 'L20' AND 'L27' OR (outcome = 'L61' AND lost_below)))
FROM oversight_litigation
"""
NAMES = ("new", "carried_in", "concluded", "pending", "heads_attended", "hearings", "cases_heard", "cases_with_head", "principals",
         "lost")  # fmt: skip


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.05, 1, workers=1, only=["oversight.litigation"])
    home, read = line("oversight.litigation"), book(2023, ["4301"])
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in NAMES) == cursor.fetchone()
        # A twentieth of the 1 820 that are printed.
        assert read.value(home, home.figures["heads_attended"], "4301") == 91
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET attendance = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE heard_on {YEAR})"
        )
    follow.rebuild_tallies()
    broken = [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds]
    assert "attendances" in broken
