"""Stories of reconsideration, under both texts of the law; every expected day is worked out by hand beside it.

Days off and worked in exchange, from the State Council's notices:
2023: off 1-21…1-27 (worked 1-28, 1-29), 4-5, 4-29…5-3 (4-23, 5-6), 6-22…6-24 (6-25), 9-29…10-6 (10-7, 10-8);
2024: off 1-1, 2-10…2-17 (worked 2-4, 2-18), 4-4…4-6 (4-7), 5-1…5-5 (4-28, 5-11), 6-10, 9-15…9-17 (9-14), 10-1…10-7 (9-29, 10-12).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from fadu.engine import count, follow
from fadu.engine.access import THE_SYSTEM, Place
from fadu.engine.act import find
from fadu.engine.checks import complaints
from fadu.engine.clocks import tell
from fadu.engine.lapse import take_silent_steps
from fadu.engine.line import line_of
from fadu.engine.plan import plan
from fadu.engine.values import book
from fadu.law.holidays import CALENDAR
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life, live
from fadu.rehearsal.stage import moment
from fadu.work.oversight.reconsideration import Reconsideration
from fadu.work.oversight.reconsideration.guards import filing_due

KAIFU = Place(4000, "430105", "ZF")
FACTS: dict[str, Any] = {
    "applicant_kind": "citizen", "applicant": "演示申请人甲0001", "channel": "post", "authority_kind": "county_government",
    "respondent": "演示被申请人", "respondent_kind": "county_department", "matter": "penalty", "managed_field": "market",
    "act": "演示行政处罚决定",
}  # fmt: skip


def day(said: str) -> date:
    return date.fromisoformat(said)


def case(on: str, step: str | None = None, *, law_on: str | None = None, **facts: Any) -> Life:
    """A case received on a day, under the law of that day."""
    received = day(on)
    opening = step or ("receive" if received.year >= 2024 else "receive_2017")
    return Life(Reconsideration, KAIFU).open(
        opening, on=received, law_on=day(law_on) if law_on else None, **{**FACTS, **facts}
    )


def then(life: Life, *steps: str | tuple[str, dict[str, Any]]) -> Life:
    """Takes steps written as “step 2023-03-01”, with facts where there are any."""
    for one in steps:
        said, facts = (one, {}) if isinstance(one, str) else one
        step, on = said.split()
        life.take(step, on=day(on), **facts)
    return life


def due(life: Life, clock: str) -> str | None:
    found = life.due(clock)
    return found.isoformat() if found else None


def refused(life: Life, said: str, **facts: Any) -> str:
    """The code of the trouble that forbids a step; the case is left as it was."""
    with pytest.raises(Trouble) as forbidden:
        then(life, (said, facts))
    assert forbidden.value.sentence("zh")
    assert forbidden.value.sentence("en")
    return forbidden.value.code


def kept(life: Life, clock: str) -> bool | None:
    bit = 1 << life.line.clock(clock).position
    return True if life.row["met"] & bit else False if life.row["missed"] & bit else None


def test_2017_receipt_is_acceptance_and_silence_makes_it_certain_across_the_spring_festival() -> None:
    life = case("2023-01-18")
    # Working days after Wednesday 18: 19, 20, then the made-up Saturday 28 and Sunday 29, Monday 30.
    assert due(life, "screen_by_2017") == "2023-01-30"
    # 60 days from 18 January: 13 to the 31st, 28 in February, 19 more: 19 March, a Sunday, so Monday the 20th.
    assert due(life, "decide_by") == "2023-03-20"
    assert refused(life, "deem_accepted_2017 2023-01-30") == "A-012"
    then(life, "deem_accepted_2017 2023-01-31")
    assert (life.row["accepted_on"], life.row["screened_on"]) == (day("2023-01-18"), day("2023-01-18"))
    assert due(life, "decide_by") == "2023-03-20"


def test_2023_silence_accepts_on_the_last_day_itself_even_a_worked_sunday() -> None:
    life = case("2024-02-05")
    # Working days after Monday 5: 6, 7, 8, 9, then the Spring Festival, then the worked Sunday 18.
    assert due(life, "screen_by") == "2024-02-18"
    assert due(life, "decide_by") is None
    assert refused(life, "deem_accepted 2024-02-09") == "A-012"
    then(life, "deem_accepted 2024-02-18")
    assert life.row["accepted_on"] == day("2024-02-18")
    assert life.row["screening"] == "deemed"
    # 60 days from 18 February 2024: 11 to the 29th, 31 in March, 18 more: Thursday 18 April.
    assert due(life, "decide_by") == "2024-04-18"


def test_the_system_itself_takes_the_silence() -> None:
    life = case("2024-02-05")
    on = day("2024-02-18")
    made = plan(life.line, life.line.step("deem_accepted"), row=life.row, history=life.history, actor=THE_SYSTEM, on=on,
                at=moment(on, 2, 4000), facts={}, calendar=CALENDAR)  # fmt: skip
    assert (made.row["state"], made.row["accepted_on"]) == ("reviewing", on)


def test_2017_correction_is_left_out_of_the_sixty_days() -> None:
    life = then(case("2023-03-01"), ("ask_correction_2017 2023-03-03", {"correction_days": 15}))
    assert due(life, "decide_by") is None, "it stands still"
    then(life, "serve_correction 2023-03-06")
    assert due(life, "correct_by") == "2023-03-21"  # fifteen days, as the notice says
    then(life, "take_correction 2023-03-16")
    # Only 2 March was counted before; 59 more from the 17th: 15 to the 31st, 30 in April, 14 in May: Sunday 14 May.
    assert due(life, "decide_by") == "2023-05-15"
    # Examined anew from 16 March: 17, 20, 21, 22, 23.
    assert due(life, "screen_by_2017") == "2023-03-23"
    then(life, "accept_2017 2023-03-20")
    assert life.row["accepted_on"] == day("2023-03-01")
    assert due(life, "decide_by") == "2023-05-15"


def test_2023_correction_comes_before_the_clock() -> None:
    life = then(case("2024-03-01"), "ask_correction 2024-03-05", "serve_correction 2024-03-06")
    # Ten working days after Wednesday 6: 7, 8, 11–15, 18, 19, 20.
    assert due(life, "correct_by") == "2024-03-20"
    then(life, "take_correction 2024-03-15")
    # Five working days after Friday 15: 18–22.
    assert due(life, "screen_by") == "2024-03-22"
    assert refused(life, "ask_correction 2024-03-18") == "A-008"  # all at once
    then(life, "accept 2024-03-20")
    # 60 days from 20 March: 11 to the 31st, 30 in April, 19 in May: Sunday 19 May.
    assert due(life, "decide_by") == "2024-05-20"


def test_no_correction_in_time_is_an_abandoned_application() -> None:
    life = then(case("2024-03-01"), "ask_correction 2024-03-05", "serve_correction 2024-03-06",
                ("extend_correction 2024-03-19", {"correction_extra": 5}))  # fmt: skip
    # Ten and five working days: 20 March was the tenth, then 21, 22, 25, 26, 27.
    assert due(life, "correct_by") == "2024-03-27"
    assert refused(life, "abandon 2024-03-27") == "A-012"
    then(life, "abandon 2024-03-28")
    assert (life.state, life.row["screening"]) == ("abandoned", "abandoned")


def test_after_five_days_an_application_can_no_longer_be_refused() -> None:
    # Monday 3 July 2023: 4, 5, 6, 7, 10.
    assert refused(case("2023-07-03"), "refuse 2023-07-11", refusal_ground="no_interest") == "RC-001"
    # Monday 6 May 2024: 7, 8, 9, 10, worked Saturday 11; a later acceptance would move the day that the law fixes.
    assert refused(case("2024-05-06"), "accept 2024-05-13") == "RC-001"
    assert refused(case("2024-05-06"), "withdraw_early 2024-05-13") == "RC-001"
    then(case("2024-05-06"), "accept 2024-05-11")
    in_time = then(case("2023-07-03"), ("refuse 2023-07-10", {"refusal_ground": "no_interest"}))
    assert kept(in_time, "screen_by_2017") is True
    assert in_time.running == []


def test_ten_days_to_reply_are_calendar_days_before_2024_and_working_days_after() -> None:
    old = then(case("2023-09-18"), "accept_2017 2023-09-20", "send_copy 2023-09-21", "serve_copy 2023-09-25")
    # 25 September + 10 = 5 October, in the holiday: the next working day is the worked Saturday, 7 October.
    assert due(old, "reply_by") == "2023-10-07"
    new = then(case("2024-09-18"), "accept 2024-09-20", "send_copy 2024-09-23", "serve_copy 2024-09-25")
    # 26, 27, worked Sunday 29, 30 September; 8, 9, 10, 11, worked Saturday 12, Monday 14 October.
    assert due(new, "reply_by") == "2024-10-14"


def test_no_reply_leaves_the_act_without_evidence() -> None:
    life = then(case("2024-09-18"), "accept 2024-09-20", "send_copy 2024-09-23", "serve_copy 2024-09-25")
    assert refused(life, "note_no_reply 2024-10-14") == "A-012"
    then(life, "note_no_reply 2024-10-15")
    assert life.row["no_reply"] is True
    assert kept(life, "reply_by") is False
    then(life, "reply 2024-10-18")
    assert life.row["no_reply"] is True, "a late reply does not undo it"


def test_the_copy_goes_out_in_seven_working_days_of_receipt_or_of_acceptance() -> None:
    # 2017: received Thursday 20 April 2023: 21, worked Sunday 23, 24, 25, 26, 27, 28.
    assert due(then(case("2023-04-20"), "accept_2017 2023-04-24"), "send_copy_by") == "2023-04-28"
    # 2023: accepted Tuesday 24 September 2024: 25, 26, 27, worked Sunday 29, 30; 8, 9 October.
    assert due(then(case("2024-09-23"), "accept 2024-09-24"), "send_copy_by") == "2024-10-09"


def test_the_two_laws_on_both_sides_of_the_change() -> None:
    old = then(case("2023-12-29"), "accept_2017 2024-01-04")
    assert old.row["accepted_on"] == day("2023-12-29")
    # 60 days from 29 December: 2, 31 in January, 27 in February: Tuesday 27 February 2024.
    assert due(old, "decide_by") == "2024-02-27"
    then(old, "send_copy 2024-01-04", "serve_copy 2024-01-05")
    assert due(old, "reply_by") == "2024-01-15"  # ten calendar days, to a Monday
    new = case("2024-01-02")
    assert due(new, "screen_by") == "2024-01-09"  # 3, 4, 5, 8, 9
    then(new, "accept 2024-01-08", "send_copy 2024-01-09", "serve_copy 2024-01-10")
    # 60 days from 8 January: 23, 29 in February, 8 in March: Friday 8 March.
    assert due(new, "decide_by") == "2024-03-08"
    assert due(new, "reply_by") == "2024-01-24"  # 11, 12, 15–19, 22, 23, 24
    assert refused(case("2023-12-29"), "accept 2024-01-02") == "A-001"
    with pytest.raises(Trouble, match="不能办理"):
        case("2024-01-02", "receive_2017")
    assert case("2024-01-02", "receive_2017", law_on="2023-12-29").row["law_on"] == day("2023-12-29")


def test_an_extension_needs_the_right_head_and_thirty_days_at_most() -> None:
    old = then(case("2023-12-29"), "accept_2017 2024-01-04")
    assert refused(old, "extend 2024-02-20", extension_days=30, approver="body_head") == "A-006"
    assert refused(old, "extend 2024-02-20", extension_days=31, approver="authority_head") == "A-006"
    then(old, ("extend 2024-02-20", {"extension_days": 30, "approver": "authority_head"}))
    # 27 February + 30: 2 to the 29th, 28 in March: Thursday 28 March 2024.
    assert due(old, "decide_by") == "2024-03-28"
    assert refused(old, "extend 2024-02-21", extension_days=1, approver="authority_head") == "A-008"
    new = then(case("2024-01-02"), "accept 2024-01-08")
    assert refused(new, "extend 2024-02-20", extension_days=10, approver="authority_head") == "A-006"
    then(new, ("extend 2024-02-20", {"extension_days": 10, "approver": "body_head"}))
    assert due(new, "decide_by") == "2024-03-18"  # 8 March + 10, a Monday


def test_sixty_days_that_end_in_the_golden_week_end_on_the_worked_saturday() -> None:
    # 4 August 2023 + 60: 27, 30 in September, 3 October; holiday until the 6th, Saturday 7 is worked.
    assert due(case("2023-08-04"), "decide_by") == "2023-10-07"


def test_simplified_procedure_and_its_conversion() -> None:
    life = then(
        case("2024-04-22", matter="disclosure"),
        ("accept_simplified 2024-04-24", {"simplified_ground": "disclosure"}),
    )
    assert due(life, "decide_simplified_by") == "2024-05-24"  # 6 in April, 24 in May: a Friday
    assert due(life, "decide_by") is None
    assert due(life, "send_copy_simplified_by") == "2024-04-28"  # 25, 26, worked Sunday 28
    assert due(life, "send_copy_by") is None
    then(life, "send_copy 2024-04-25", "serve_copy_simplified 2024-04-26")
    assert due(life, "reply_simplified_by") == "2024-05-07"  # worked Sunday 28, 29, 30; 6, 7 May
    assert refused(life, "extend 2024-05-08", extension_days=10, approver="body_head") == "A-001"
    then(life, "convert 2024-05-10")
    # 60 days from the same 24 April: 6, 31 in May, 23 in June, a Sunday: Monday 24 June.
    assert due(life, "decide_simplified_by") == "2024-06-24"
    then(life, ("extend 2024-06-20", {"extension_days": 30, "approver": "body_head"}))
    assert (
        due(life, "decide_simplified_by") == "2024-07-23"
    )  # 23 June + 30, a Tuesday: it rolls once, at the end


def test_only_what_is_simple_is_simplified() -> None:
    life = case("2024-04-22", amount=300_001)
    assert refused(life, "accept_simplified 2024-04-24", simplified_ground="disclosure") == "A-006"
    assert refused(life, "accept_simplified 2024-04-24", simplified_ground="small_sum") == "A-006"
    then(life, ("accept_simplified 2024-04-24", {"simplified_ground": "small_sum", "amount": 300_000}))
    assert life.row["procedure"] == "simplified"
    assert refused(case("2023-04-20"), "accept_simplified 2023-04-24", simplified_ground="warning") == "A-001"


def test_suspension_stops_the_clock() -> None:
    life = then(
        case("2024-03-01"),
        "accept 2024-03-04",
        ("suspend 2024-04-01", {"suspension_ground": "interpretation"}),
    )
    assert due(life, "decide_by") is None
    then(life, "resume 2024-05-06")
    assert life.state == "reviewing"
    # 4 March + 60 = 3 May (27, 30, 3); 36 days left out (1 April to 6 May): 8 June, Saturday; Monday 10 is off: Tuesday 11.
    assert due(life, "decide_by") == "2024-06-11"


def test_after_sixty_days_of_suspension_a_case_ends_on_the_named_grounds_only() -> None:
    life = then(case("2024-03-01"), "accept 2024-03-04")
    assert refused(life, "suspend_for_party 2024-04-01", suspension_ground="missing") == "A-006"
    assert refused(life, "suspend 2024-04-01", suspension_ground="entity_ended") == "A-006"
    then(life, ("suspend_for_party 2024-04-01", {"suspension_ground": "entity_ended"}))
    assert due(life, "suspension_ends_by") == "2024-05-31"  # 29 in April, 31 in May
    assert refused(life, "terminate_suspended 2024-05-31") == "A-012"
    then(life, "terminate_suspended 2024-06-03")
    assert (life.row["outcome"], life.row["termination_ground"]) == ("R53", "suspended_60")
    gone = then(
        case("2023-03-01"), "accept_2017 2023-03-03", ("suspend 2023-03-06", {"suspension_ground": "missing"})
    )
    assert refused(gone, "terminate_suspended 2023-09-01") == "A-012"
    assert (
        refused(case_under_review("2023-03-01"), "suspend 2023-03-06", suspension_ground="mediation")
        == "A-006"
    )


def case_under_review(on: str) -> Life:
    return then(case(on), f"{'accept' if on >= '2024' else 'accept_2017'} {on}")


def test_inspection_and_appraisal_are_not_counted() -> None:
    life = then(case_under_review("2023-03-01"), "inspect 2023-03-13", "end_inspection 2023-03-15", "appraise 2023-03-20",
                "end_appraisal 2023-04-10")  # fmt: skip
    # 1 March + 60 = 30 April; 3 days (13 to 15 March) and 22 days (20 March to 10 April) left out: Thursday 25 May.
    assert due(life, "decide_by") == "2023-05-25"


def test_two_authorities_have_ten_days_to_agree_which_do_not_count() -> None:
    life = then(case("2023-06-12"), "open_conflict 2023-06-14")
    # 14 + 10 = Saturday 24 June, off; Sunday 25 is worked.
    assert due(life, "agree_by") == "2023-06-25"
    then(life, "settle 2023-06-20")
    # 12 June + 60 = 11 August (18, 31, 11); seven days left out (14 to 20 June): Friday 18 August.
    assert due(life, "decide_by") == "2023-08-18"
    assert due(life, "screen_by_2017") == "2023-06-28"  # 21, worked Sunday 25, 26, 27, 28


def test_a_hearing_is_announced_five_working_days_ahead() -> None:
    def heard(on: str) -> Life:
        life = then(case("2024-04-15"), "accept 2024-04-17")
        return then(life, ("plan_hearing 2024-04-26", {"hearing_on": day(on)}), f"hold_hearing {on}")

    # After Friday 26 April: worked Sunday 28, 29, 30; 6, 7 May. Five full working days have passed on the 8th.
    assert kept(heard("2024-05-08"), "hearing_notice") is True
    assert kept(heard("2024-05-07"), "hearing_notice") is False


def test_collateral_review_suspends_and_has_its_own_clocks() -> None:
    life = then(
        case("2024-05-20"),
        "accept 2024-05-22",
        ("open_collateral 2024-06-03", {"document": "演示规范性文件"}),
    )
    assert due(life, "collateral_by") == "2024-07-03"
    assert due(life, "notify_issuer_by") == "2024-06-06"  # 4, 5, 6
    assert due(life, "decide_by") is None
    then(life, "notify_issuer 2024-06-05", "serve_issuer 2024-06-06")
    assert due(life, "issuer_reply_by") == "2024-06-21"  # 7, 11–14 (the 10th is off), 17–21
    then(life, ("close_collateral 2024-06-28", {"finding": "stopped"}))
    assert life.state == "reviewing"
    # 22 May + 60 = 21 July; 26 days left out (3 to 28 June): Friday 16 August.
    assert due(life, "decide_by") == "2024-08-16"


def test_a_document_of_another_body_is_sent_there() -> None:
    life = then(case("2024-05-20"), "accept 2024-05-22",
                ("open_collateral_elsewhere 2024-06-03", {"document": "演示规范性文件"}))  # fmt: skip
    assert due(life, "transfer_by") == "2024-06-13"  # 4–7, 11, 12, 13
    then(life, "transfer_document 2024-06-12", "serve_transfer 2024-06-13")
    assert due(life, "transferee_by") == "2024-08-12"  # 17 in June, 31 in July, 12: a Monday


def test_who_is_in_time_may_not_be_refused_as_late() -> None:
    known: dict[str, Any] = {
        "acted_on": day("2024-01-08"),
        "known_on": day("2024-01-10"),
        "told_on": day("2024-01-10"),
    }
    # 10 January + 60: 21, 29, 10 March, a Sunday: Monday 11 March.
    assert filing_due(case("2024-03-11", **known).row) == day("2024-03-11")
    assert refused(case("2024-03-11", **known), "refuse 2024-03-12", refusal_ground="out_of_time") == "A-006"
    then(case("2024-03-12", **known), ("refuse 2024-03-13", {"refusal_ground": "out_of_time"}))
    posted = case("2024-03-14", posted_on=day("2024-03-11"), **known)
    assert refused(posted, "refuse 2024-03-15", refusal_ground="out_of_time") == "A-006"
    untold: dict[str, Any] = {"known_on": day("2024-01-10"), "acted_on": day("2024-01-08")}
    assert filing_due(case("2024-05-06", **untold).row) == day(
        "2025-01-10"
    )  # never told: a year from knowing, a Friday
    late_told = case("2024-05-06", **untold, told_on=day("2024-04-15"))
    assert filing_due(late_told.row) == day("2024-06-14")  # 15 in April, 31 in May, 14: a Friday
    ancient = case(
        "2024-05-06", acted_on=day("2019-05-06"), known_on=day("2024-05-06"), told_on=day("2024-05-06")
    )
    assert filing_due(ancient.row) == day("2024-05-06")  # five years from the act, whoever knew of it
    assert filing_due(case("2023-05-08", known_on=day("2023-03-09")).row) == day(
        "2023-05-08"
    )  # 22, 30, 8: a Monday


def test_a_refusal_for_want_of_jurisdiction_names_who_has_it() -> None:
    assert refused(case("2024-05-06"), "refuse 2024-05-08", refusal_ground="no_jurisdiction") == "A-004"
    then(case("2023-05-08"), ("refuse 2023-05-10", {"refusal_ground": "no_jurisdiction"}))
    told = then(case("2023-05-08"), ("tell_elsewhere 2023-05-10", {"competent_authority": "演示机关"}))
    assert told.row["closed"] == day("2023-05-10")


def test_a_refused_applicant_may_sue_and_a_superior_may_order_acceptance() -> None:
    life = then(
        case("2024-05-06"),
        ("refuse 2024-05-08", {"refusal_ground": "no_interest"}),
        "serve_refusal 2024-05-10",
    )
    assert due(life, "sue_refusal_by") == "2024-05-27"  # 25 May is a Saturday
    then(life, "order_acceptance 2024-05-20")
    assert (life.row["screening"], life.row["accepted_on"]) == ("ordered", day("2024-05-20"))
    assert due(life, "decide_by") == "2024-07-19"  # 11, 30, 19: a Friday


def test_routes_by_way_of_another_body() -> None:
    life = case("2024-09-26", "lodge_with_agency")
    assert due(life, "agency_forward_by") == "2024-10-09"  # 27, worked Sunday 29, 30; 8, 9 October
    then(life, "agency_forwards 2024-10-09")
    assert due(life, "screen_by") == "2024-10-15"  # 10, 11, worked Saturday 12, 14, 15
    assert life.row["received_on"] == day("2024-10-09")
    county = case("2023-04-20", "receive_to_forward")
    assert due(county, "county_forward_by") == "2023-04-28"  # 21, worked Sunday 23, 24–28
    assert then(county, "forward 2023-04-26").row["screening"] == "forwarded"


def test_since_2024_the_parties_are_heard_before_a_decision_on_the_merits() -> None:
    life = case_under_review("2024-03-04")
    assert refused(life, "decide 2024-04-10", outcome="R20") == "A-004"
    then(life, ("hear_parties 2024-03-20", {"opinions": "telephone"}))
    then(life, ("decide 2024-04-10", {"outcome": "R20"}))
    major = then(
        case("2024-03-04"),
        ("accept 2024-03-05", {"major": True}),
        ("hear_parties 2024-03-20", {"opinions": "in_person"}),
    )
    assert refused(major, "decide 2024-04-10", outcome="R31") == "A-004"
    then(
        major,
        ("plan_hearing 2024-03-20", {"hearing_on": day("2024-04-01")}),
        "hold_hearing 2024-04-01",
        "take_advice 2024-04-08",
    )
    then(major, ("decide 2024-04-10", {"outcome": "R31"}))
    then(case_under_review("2023-03-01"), ("decide 2023-04-10", {"outcome": "R20"}))  # on paper, before 2024


def test_an_outcome_belongs_to_its_step_and_its_law() -> None:
    old = case_under_review("2023-03-01")
    assert refused(old, "decide 2023-04-10", outcome="R34") == "A-006"
    assert refused(old, "decide 2023-04-10", outcome="R40") == "A-006"
    assert refused(old, "withdraw 2023-04-10", outcome="R20") == "A-006"
    assert refused(old, "mediate_2017 2023-04-10") == "A-004"
    assert refused(old, "mediate 2023-04-10") == "A-001"
    assert refused(old, "decide 2023-04-10", outcome="R20", redo_days=60) == "A-006"
    then(old, ("mediate_2017 2023-04-10", {"mediation_ground": "compensation"}))
    assert old.row["outcome"] == "R40"


def test_after_the_decision() -> None:
    life = then(case_under_review("2023-04-03"), ("decide 2023-05-18", {"outcome": "R31", "redo_days": 60}))
    assert kept(life, "decide_by") is True
    then(life, "serve 2023-05-19")
    assert due(life, "sue_by") == "2023-06-05"  # 3 June is a Saturday
    assert due(life, "redo_by") == "2023-07-18"  # 12 in May, 30 in June, 18: a Tuesday
    then(life, "send_opinion 2023-10-30", "serve_opinion 2023-11-01")
    # 1 November + 60: 29, 31 December, a Sunday; 1 January is off: Tuesday 2 January 2024.
    assert due(life, "answer_opinion_by") == "2024-01-02"
    then(life, "redo 2023-11-02", "answer_opinion 2023-12-20", "archive 2023-12-25")
    assert (kept(life, "redo_by"), kept(life, "answer_opinion_by")) == (False, True)
    assert life.row["closed"] == day("2023-12-25")
    assert life.row["concluded_on"] == day("2023-05-18")
    ordered = then(case_under_review("2023-04-03"), ("decide 2023-05-18", {"outcome": "R35"}), "serve 2023-05-19",
                   ("order_performance 2023-06-20", {"perform_until": day("2023-06-30")}))  # fmt: skip
    assert due(ordered, "perform_by") == "2023-06-30"


def test_a_late_decision_is_late_and_a_shorter_period_of_another_law_runs_beside() -> None:
    life = then(case("2023-03-01"), ("accept_2017 2023-03-03", {"special_days": 30}))
    assert due(life, "decide_sooner_by") == "2023-03-31"
    assert due(life, "decide_by") == "2023-05-04"  # 30 April, in the holiday: Thursday 4 May
    then(life, ("decide 2023-05-05", {"outcome": "R20"}))
    assert (kept(life, "decide_by"), kept(life, "decide_sooner_by")) == (False, False)


def test_the_due_date_is_argued_with_article_and_pause() -> None:
    life = then(
        case("2023-03-01"),
        ("ask_correction_2017 2023-03-03", {"correction_days": 15}),
        "take_correction 2023-03-16",
    )
    told = tell(life.line, life.line.clock("decide_by"), life.history, life.row, CALENDAR)
    assert told is not None
    argued = "".join(told.reckoning.argument("zh"))
    assert "第三十一条" in argued
    assert told.rule.cite.instrument.version == "2017年修正"
    counted = [one for one in told.reckoning.days() if one.counted]
    assert len(counted) == 60


def test_every_word_is_cited_and_every_state_is_reached_and_left() -> None:
    line = line_of(Reconsideration)
    assert line.lifecycle.unreachable() == line.lifecycle.dead_ends() == []
    assert [one.sentence("en") for one in complaints((line,))] == []


# ------------------------------------------------------------------------------------------------ with a database


def _salt() -> bytes:
    return bytes(16)


def _small_year() -> None:
    """Nine cases around 2023: carried in, refused, referred, abandoned, concluded in several ways, carried over."""
    lives = [
        then(case("2022-12-01"), "accept_2017 2022-12-05", ("decide 2023-01-17", {"outcome": "R20"}), "serve 2023-01-18", "sue 2023-01-30"),
        then(case("2022-12-30"), ("refuse 2023-01-04", {"refusal_ground": "out_of_scope"})),
        then(case("2023-02-01", applicant_kind="organisation"), "accept_2017 2023-02-03", ("decide 2023-03-20", {"outcome": "R31"})),
        then(case("2023-02-02", matter="disclosure"), "accept_2017 2023-02-06", ("withdraw 2023-02-20", {"outcome": "R50"})),
        then(case("2023-03-01"), "accept_2017 2023-03-03", ("mediate_2017 2023-03-24", {"mediation_ground": "discretion"})),
        then(case("2023-03-02"), "accept_2017 2023-03-03", ("decide 2023-06-20", {"outcome": "R33"})),
        then(case("2023-04-03"), ("tell_elsewhere 2023-04-06", {"competent_authority": "演示机关"})),
        then(case("2023-12-01"), "accept_2017 2023-12-05"),
        then(case("2023-12-28"), ("ask_correction_2017 2023-12-29", {"correction_days": 10})),
    ]  # fmt: skip
    for life in lives:
        live(life, salt=_salt)


def _one(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found = cursor.fetchone()
    assert found is not None
    return int(found[0])


YEAR = "BETWEEN '2023-01-01' AND '2023-12-31'"
OPEN_AT_START = "< '2023-01-01' AND ({end} IS NULL OR {end} >= '2023-01-01')"
OPEN_AT_END = "< '2024-01-01' AND ({end} IS NULL OR {end} >= '2024-01-01')"
BY_HAND = {
    "received": (7, f"SELECT count(*) FROM t WHERE received_on {YEAR}"),
    "admitted": (5, f"SELECT count(*) FROM t WHERE accepted_on {YEAR}"),
    "refused": (1, f"SELECT count(*) FROM t WHERE screening = 'refused' AND screened_on {YEAR}"),
    "referred": (1, f"SELECT count(*) FROM t WHERE screening IN ('told_elsewhere', 'forwarded') AND screened_on {YEAR}"),
    "screening_at_start": (1, "SELECT count(*) FROM t WHERE received_on " + OPEN_AT_START.format(end="screened_on")),
    "screening_at_end": (1, "SELECT count(*) FROM t WHERE received_on " + OPEN_AT_END.format(end="screened_on")),
    "pending_at_start": (1, "SELECT count(*) FROM t WHERE accepted_on " + OPEN_AT_START.format(end="concluded_on")),
    "pending_at_end": (1, "SELECT count(*) FROM t WHERE accepted_on " + OPEN_AT_END.format(end="concluded_on")),
    "concluded": (5, f"SELECT count(*) FROM t WHERE concluded_on {YEAR}"),
    "corrected": (2, f"SELECT count(*) FROM t WHERE concluded_on {YEAR} AND outcome IN ('R30', 'R31', 'R32', 'R33', 'R34', 'R35')"),
    "mediated_or_withdrawn": (1, f"SELECT count(*) FROM t WHERE concluded_on {YEAR} AND outcome IN ('R40', 'R51', 'R52')"),
    "litigated": (1, f"SELECT count(*) FROM t WHERE concluded_on {YEAR} AND sued_on IS NOT NULL"),
    # 2 March + 60 = 1 May, in the holiday: 4 May; the decision of 20 June was late, the other four were not.
    "on_time": (4, f"SELECT count(*) FROM t WHERE concluded_on {YEAR} AND concluded_on <= accepted_on + 64"),
}  # fmt: skip


@pytest.fixture
def small_year(own_database: str) -> None:
    from fadu.rehearsal.load import place_units
    from fadu.rehearsal.stage import City

    place_units(City("changsha", 2023))
    _small_year()
    follow.rebuild_tallies()


def test_silence_accepts_by_itself_however_late_the_clockwork_runs(own_database: str) -> None:
    received = {on: live(case(on), salt=_salt) for on in ("2023-01-18", "2024-02-05")}
    assert list(take_silent_steps(today=day("2023-01-30"), at=moment(day("2024-03-01"), 9, 4000))) == []
    done = list(take_silent_steps(today=day("2024-03-01"), at=moment(day("2024-03-01"), 9, 4000)))
    # 2017: certain the day after 30 January 2023, as of the day of receipt; 2023: on the worked Sunday 18 February 2024.
    assert [(one.step, one.on.isoformat(), one.trouble) for one in done] == [
        ("deem_accepted_2017", "2023-01-31", None),
        ("deem_accepted", "2024-02-18", None),
    ]
    accepted = {on: find(key).row["accepted_on"].isoformat() for on, key in received.items()}
    assert accepted == {"2023-01-18": "2023-01-18", "2024-02-05": "2024-02-18"}


def test_figures_agree_with_queries_written_by_hand_and_balances_hold(small_year: None) -> None:
    line, read = line_of(Reconsideration), book(2023, ["4301", "430105"])
    for name, (expected, sql) in BY_HAND.items():
        assert _one(sql.replace("FROM t", f'FROM "{line.table}"')) == expected, name
        assert read.value(line, line.figures[name], "4301") == expected, name
        assert read.value(line, line.figures[name], "430105") == expected, name
    assert read.rate(line, line.rates["corrected_rate"], "4301").limit_denominator(10).as_integer_ratio() == (
        2,
        5,
    )  # type: ignore[union-attr]
    assert str(read.rate(line, line.rates["conclusion_rate"], "4301")) == "5/6"
    assert str(read.rate(line, line.rates["settled_rate"], "4301")) == "4/5"
    assert read.cells(line, "4301", line.figures["concluded_by_matter"]) == {
        ("penalty",): 4,
        ("disclosure",): 1,
    }
    assert [one.balance.name for one in read.weigh(line, "4301") if not one.holds] == []


@pytest.mark.parametrize(
    ("balance", "meddling"),
    [
        ("applications", "screening = NULL WHERE screening = 'refused'"),
        ("cases", "accepted_on = NULL WHERE outcome = 'R31'"),
        ("outcomes", "outcome = NULL WHERE outcome = 'R40'"),
        ("matters", "matter = NULL WHERE outcome = 'R31'"),
    ],
)
def test_a_row_altered_by_hand_breaks_its_balance(small_year: None, balance: str, meddling: str) -> None:
    line = line_of(Reconsideration)
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{line.table}" SET {meddling}')
        assert cursor.rowcount == 1
    count.rebuild(line)
    broken = {one.balance.name for one in book(2023, ["4301"]).weigh(line, "4301") if not one.holds}
    assert balance in broken
