"""Stories of penalties: periods under both texts, what must come before a decision, the heaviest kind, discretion with its reason.

Two, three, five and seven days are working days (行政处罚法第八十五条); fifteen and ninety run by the calendar and roll on
from a rest day (民法典 203). 2023: 春节 1/21–27, worked 1/28 1/29 · 清明 4/5 · 劳动节 4/29–5/3, worked 4/23 5/6 · 端午 6/22–24,
worked 6/25 · 中秋国庆 9/29–10/6, worked 10/7 10/8. 2024: 春节 2/10–17, worked 2/4 2/18. 2021: 端午 6/12–14.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.clocks import told
from fadu.engine.line import line
from fadu.law.holidays import CALENDAR
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life
from fadu.work.enforcement.penalty.codes import SEVERITIES, Sanction
from fadu.work.enforcement.penalty.discretion import band, late_fine, pursued_until, weigh

BUREAU = Place(115, "4301", "CG")
YUAN = 100
PLAIN = {"minor": False, "corrected": False, "first_time": False, "harm": "real", "faultless": False, "capacity": "adult",
         "mitigation": "none", "aggravation": "none", "complicated": False, "review_ground": "none",
         "fine_least": 1_000 * YUAN, "fine_most": 11_000 * YUAN}  # fmt: skip


def on(day: str) -> date:
    return date.fromisoformat(day)


def clue(day: str, **facts: Any) -> Life:
    life = Life(line("enforcement.penalty"), BUREAU)
    return life.open(
        "register",
        on=on(day),
        **{"source": "inspection", "matter": "演示占道经营", "party_kind": "citizen", **facts},
    )


def filed(day: str, period_rule: str = "general", **facts: Any) -> Life:
    return clue(day, **facts).take(
        "file_case", on=on(day), power="statutory", officers=2, period_rule=period_rule
    )


def reported(day: str, period_rule: str = "general", **facts: Any) -> Life:
    return filed(day, period_rule).take("report", on=on(day), **{**PLAIN, **facts})


def notified(day: str, fine: int = 5_000, **facts: Any) -> Life:
    proposed = {"fined": True, "proposed_fine": fine * YUAN, "hearing_standard": 20_000 * YUAN}
    kinds = {name: facts.pop(name) for name in list(facts) if name in Sanction.codes}
    return reported(day, **facts).take("notify", on=on(day), **proposed, **kinds)


def imposed(day: str, fine: int = 5_000, *, social: bool = False, **facts: Any) -> Life:
    return notified(day, fine, **facts).take(
        "impose", on=on(day), fine=fine * YUAN, decision_no="演示罚1号", social_impact=social
    )


def served(day: str, **facts: Any) -> Life:
    return imposed(day, **facts).take("serve", on=on(day), service_way="direct")


def spot(day: str, **facts: Any) -> Life:
    life = Life(line("enforcement.penalty"), BUREAU)
    given = {"matter": "演示", "party_kind": "citizen", "power": "statutory", "officers": 2, **facts}
    return life.open("decide_on_the_spot", on=on(day), **given)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def kept(life: Life, clock: str) -> bool | None:
    bit = 1 << life.line.clocks[clock].position
    return True if life.row["met"] & bit else False if life.row["missed"] & bit else None


def counted(life: Life, figure: str) -> bool:
    return bool(contributions(life.line.figures[figure], life.row))


# ------------------------------------------------------------------------------------------------ ninety days


@pytest.mark.parametrize(
    ("day", "due"),
    [
        # 30 March, 30 April (60), 30 of May: Tue 30 May.
        ("2023-03-01", "2023-05-30"),
        # 24 of March, 30 April (54), 31 May (85), 5 of June: Mon 5.
        ("2023-03-07", "2023-06-05"),
        # 2 of July, 31 August (33), 30 September (63), 27 of October: Fri 27.
        ("2023-07-29", "2023-10-27"),
        # 23 of July, 31 August (54), 30 September (84), 6 of October, off → Saturday 7, worked.
        ("2023-07-08", "2023-10-07"),
        # 16 of November, 31 December (47), 31 January (78), 12 of February 2024: 春节 → Sunday 18, worked.
        ("2023-11-14", "2024-02-18"),
        # 30 of December, 31 January (61), 29 February (90), a leap year.
        ("2023-12-01", "2024-02-29"),
    ],
)
def test_the_act_gives_ninety_days_and_leaves_nothing_out(day: str, due: str) -> None:
    life = filed(day)
    assert str(life.due("decide_by")) == due
    assert str(life.take("send_for_testing", on=on(day), testing="演示检测").due("decide_by")) == due


def test_a_rule_leaves_out_testing_and_hearing_and_may_extend() -> None:
    # Filed 1 March: 30 May. Testing from 13 to 24 March, both days left out: 12 days → Sun 11 June → Mon 12.
    life = filed("2023-03-01", "market")
    assert life.due("decide_by") is None
    life.take("send_for_testing", on=on("2023-03-13"), testing="演示检测")
    assert life.due("decide_by_rule") is None
    life.take("take_test", on=on("2023-03-24"))
    assert str(life.due("decide_by_rule")) == "2023-06-12"
    # + 30 from the unrolled 11 June: 11 July. + 20 more after a discussion: 31 July.
    assert str(life.take("extend", on=on("2023-06-05")).due("decide_by_rule")) == "2023-07-11"
    assert (
        str(life.take("extend_further", on=on("2023-07-03"), further_days=20).due("decide_by_rule"))
        == "2023-07-31"
    )


def test_the_law_before_knew_no_ninety_days() -> None:
    assert filed("2021-07-14").due("decide_by") is None
    # 16 of July, 31 August (47), 30 September (77), 13 of October.
    assert str(filed("2021-07-15").due("decide_by")) == "2021-10-13"


def test_in_time_on_the_last_day_only() -> None:
    for day, right in (("2023-05-30", True), ("2023-05-31", False)):
        life = notified("2023-03-01").take(
            "impose", on=on(day), fine=5_000 * YUAN, decision_no="演示", social_impact=False
        )
        assert (kept(life, "decide_by"), counted(life, "decided_in_time")) == (right, right)


# --------------------------------------------------------------------------------- shorter periods, both texts


@pytest.mark.parametrize(
    ("day", "due", "article"),
    [
        # Fri 21 April 2023: Sunday 23 worked (1), 24 to 28 (6), holiday to 3 May, Thu 4 (7).
        ("2023-04-21", "2023-05-04", "《行政处罚法》（2021年修订）第五十六条"),
        # Wed 27 September: 28 (1), off to 6, Saturday 7 (2), Sunday 8 (3), 9 to 12 (7).
        ("2023-09-27", "2023-10-12", "《行政处罚法》（2021年修订）第五十六条"),
        # The old text: seven days by the calendar. 7 June 2021 + 7 = 14 June, 端午 → Tue 15.
        ("2021-06-07", "2021-06-15", "《行政处罚法》（2017年修正）第三十七条第二款"),
    ],
)
def test_preserved_evidence_is_disposed_of_within_seven_days(day: str, due: str, article: str) -> None:
    life = filed(day).take("preserve", on=on(day))
    assert str(life.due("dispose_by")) == due
    assert [
        one.rule.cite.zh
        for one in told(life.line, life.history, life.row, CALENDAR)
        if one.clock.name == "dispose_by"
    ] == [article]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        # Thu 15 June 2023: 16 (1), 19, 20, 21 (4), off to Saturday 24, Sunday 25 worked (5).
        ("2023-06-15", "2023-06-25"),
        # Wed 14 July 2021 (old text): three days by the calendar: Sat 17 → Mon 19; Thu 15 (new): 16, 19, 20, 21, 22.
        ("2021-07-14", "2021-07-19"),
        ("2021-07-15", "2021-07-22"),
    ],
)
def test_five_working_days_to_ask_for_a_hearing_once_three_days(day: str, due: str) -> None:
    life = notified(day, permit_revoked=True)
    assert str(life.due("ask_hearing_by")) == due
    assert refused(lambda: life.take("lapse_hearing", on=on(due))) == "A-012"


def test_the_hearing_is_called_seven_working_days_before() -> None:
    # Called Mon 13 March: 14 to 17 (4), 20, 21, 22 (7): the hearing is on Thu 23 at the earliest.
    for hearing, right in (("2023-03-23", True), ("2023-03-22", False)):
        life = notified("2023-03-10", permit_revoked=True).take("ask_hearing", on=on("2023-03-13"))
        life.take("call_hearing", on=on("2023-03-13"), hearing_on=on(hearing), host_investigated=False)
        assert kept(life.take("hold_hearing", on=on(hearing)), "hearing_told_before") is right


@pytest.mark.parametrize(
    ("day", "served_by", "pay_by"),
    [
        # Serve: 2, 3 (2), 6 to 10 (7). Pay, served the same day: 16 March.
        ("2023-03-01", "2023-03-10", "2023-03-16"),
        # Serve from Fri 14 April: 17 to 21 (5), Sunday 23 (6), 24 (7). Pay: 29 April, 劳动节 → 4 May.
        ("2023-04-14", "2023-04-24", "2023-05-04"),
        # Serve from Thu 21 September: 22 (1), 25 to 28 (5), 7, 8 October (7). Pay: 6 October → Saturday 7, worked.
        ("2023-09-21", "2023-10-08", "2023-10-07"),
        # Serve from Mon 5 February 2024: 6 to 9 (4), Sunday 18 (5), 19, 20 (7). Pay: 20 February.
        ("2024-02-05", "2024-02-20", "2024-02-20"),
    ],
)
def test_served_within_seven_working_days_paid_within_fifteen_days(
    day: str, served_by: str, pay_by: str
) -> None:
    life = imposed(day)
    assert str(life.due("serve_by")) == served_by
    assert str(life.take("serve", on=on(day), service_way="direct").due("pay_by")) == pay_by


def test_an_announcement_counts_as_service_after_thirty_days() -> None:
    # 1 March + 30 = 31 March: served on 1 April, then fifteen days: Sunday 16 → Mon 17.
    life = imposed("2023-03-01").take("announce", on=on("2023-03-01"))
    assert str(life.due("announced_until")) == "2023-03-31"
    assert refused(lambda: life.take("deem_served", on=on("2023-03-31"))) == "A-012"
    assert str(life.take("deem_served", on=on("2023-04-01")).due("pay_by")) == "2023-04-17"


def test_on_the_spot_money_travels_two_working_days_and_two() -> None:
    # Fri 21 April: Sunday 23 worked (1), Mon 24 (2); then 25, 26.
    life = spot("2023-04-21", fined=True, fine=100 * YUAN).take(
        "collect", on=on("2023-04-21"), on_the_spot="small"
    )
    assert str(life.due("hand_in_by")) == "2023-04-24"
    assert str(life.take("hand_in", on=on("2023-04-24")).due("bank_by")) == "2023-04-26"
    life.take("bank", on=on("2023-04-26")).take("close", on=on("2023-04-27"))
    assert (life.state, counted(life, "as_fine"), life.row["filed_on"]) == (
        "file_closed",
        True,
        on("2023-04-21"),
    )


def test_published_within_seven_working_days_in_market_regulation_twenty() -> None:
    # 15 to 17 (3), 20 to 23 (7) from Tue 14 March; twenty: 24 (8), 27 to 31 (13), 3, 4 April (15), 6, 7 (17), 10, 11, 12 (20).
    assert str(imposed("2023-03-14", social=True).due("publish_by")) == "2023-03-23"
    market = imposed("2023-03-14", social=True, period_rule="market")
    assert (market.due("publish_by"), str(market.due("publish_by_market"))) == (None, "2023-04-12")
    assert imposed("2023-03-14").due("publish_by") is None


def test_a_fallen_decision_is_taken_back_within_three_working_days() -> None:
    # Fell on Fri 28 April: 4, 5 May (2), Saturday 6 worked (3).
    life = (
        served("2023-03-14", social=True)
        .take("publish", on=on("2023-03-15"))
        .take("pay", on=on("2023-03-20"))
    )
    life.take("fall", on=on("2023-04-28"), change="annulled")
    assert str(life.due("unpublish_by")) == "2023-05-06"
    assert (
        kept(life.take("unpublish", on=on("2023-05-08"), unpublished_reason="演示"), "unpublish_by") is False
    )
    quiet = served("2023-03-14").take("fall", on=on("2023-04-28"), change="annulled")
    assert quiet.due("unpublish_by") is None
    assert refused(lambda: quiet.take("unpublish", on=on("2023-05-04"), unpublished_reason="演示")) == "A-004"


def test_a_court_is_applied_to_ten_working_days_after_urging() -> None:
    # Mon 15 May: 16 to 19 (4), 22 to 26 (9), 29 (10).
    life = served("2023-03-01").take("urge", on=on("2023-05-15"))
    assert str(life.due("urged_until")) == "2023-05-29"
    assert refused(lambda: life.take("apply_court", on=on("2023-05-29"))) == "A-012"
    assert life.take("apply_court", on=on("2023-05-30")).state == "before_court"


def test_three_in_a_hundred_a_day_never_above_the_fine_and_not_during_a_dispute() -> None:
    # Served 1 March, due 16 March. Paid 26 March: 10 days x 3% of 5 000 = 1 500.
    assert served("2023-03-01").take("pay", on=on("2023-03-26")).row["late_sum"] == 1_500 * YUAN
    # 60 days would be 180%: 5 000.
    assert served("2023-03-01").take("pay", on=on("2023-05-15")).row["late_sum"] == 5_000 * YUAN
    assert served("2023-03-01").take("pay", on=on("2023-03-16")).row["late_sum"] == 0
    # Disputed from 20 to 24 March, five days left out: 5 days.
    life = (
        served("2023-03-01")
        .take("dispute", on=on("2023-03-20"))
        .take("end_review", on=on("2023-03-24"), reviewed_result="upheld")
    )
    assert life.take("pay", on=on("2023-03-26")).row["late_sum"] == 750 * YUAN
    assert (
        late_fine({**life.row, "defer_until": on("2023-03-24"), "disputed_on": None}, on("2023-03-26"))
        == 300 * YUAN
    )


# -------------------------------------------------------------------------------------- before a decision


def decide(life: Life, day: str, fine: int = 5_000, **facts: Any) -> Life:
    return life.take("impose", on=on(day), fine=fine * YUAN, decision_no="演示", social_impact=False, **facts)


def test_no_decision_while_a_hearing_may_still_be_asked_for() -> None:
    life = notified("2023-03-10", permit_revoked=True)
    assert refused(lambda: decide(life, "2023-03-13")) == "A-014"
    waived = notified("2023-03-10", permit_revoked=True).take("waive_hearing", on=on("2023-03-13"))
    assert decide(waived, "2023-03-13").row["heaviest_kind"] == "permit_revoked"
    # 13 to 17 March: five working days; from Mon 20 on it has lapsed.
    assert decide(life.take("lapse_hearing", on=on("2023-03-20")), "2023-03-20").state == "decided"


def test_a_sum_gives_the_right_from_the_local_standard_on() -> None:
    most = {"fine_most": 100_000 * YUAN}
    assert notified("2023-03-10", 19_999, **most).row["hearing_right"] is False
    assert notified("2023-03-10", 20_000, **most).row["hearing_right"] is True


def test_after_a_hearing_nothing_without_a_passed_review() -> None:
    life = notified("2023-03-10", permit_revoked=True).take("ask_hearing", on=on("2023-03-13"))
    assert (
        refused(
            lambda: life.take(
                "call_hearing", on=on("2023-03-13"), hearing_on=on("2023-03-24"), host_investigated=True
            )
        )
        == "A-014"
    )
    life.take("call_hearing", on=on("2023-03-13"), hearing_on=on("2023-03-24"), host_investigated=False)
    assert refused(lambda: life.take("hold_hearing", on=on("2023-03-23"))) == "A-006"
    life.take("hold_hearing", on=on("2023-03-24"))
    assert refused(lambda: decide(life, "2023-03-27")) == "A-014"
    life.take("ask_review", on=on("2023-03-27")).take("pass_review", on=on("2023-03-29"))
    assert decide(life, "2023-03-30").state == "decided"


def test_a_returned_review_is_no_review() -> None:
    life = notified("2023-03-10", review_ground="complex").take("ask_review", on=on("2023-03-13")).take("return_review",
                    on=on("2023-03-15"))  # fmt: skip
    assert (life.state, life.row["review_passed_on"], counted(life, "reviews_returned")) == (
        "investigating",
        None,
        True,
    )


def test_a_major_case_is_discussed_collectively() -> None:
    life = notified("2023-03-10", complicated=True)
    assert refused(lambda: decide(life, "2023-03-13")) == "A-014"
    assert decide(life.take("discuss", on=on("2023-03-13")), "2023-03-13").state == "decided"


def test_nobody_is_fined_more_for_having_spoken() -> None:
    life = notified("2023-03-10", 5_000).take("defend", on=on("2023-03-13"))
    assert refused(lambda: decide(life, "2023-03-14", 6_000)) == "A-014"


def test_an_act_is_pursued_for_two_years_or_five() -> None:
    row = {"act_ended_on": on("2021-03-10"), "grave_harm": False, "law_on": on("2023-03-10")}
    assert pursued_until(row) == on("2023-03-10")
    assert pursued_until({**row, "grave_harm": True}) == on("2026-03-10")
    late = filed("2023-03-11", act_ended_on=on("2021-03-10")).take("report", on=on("2023-03-11"), **PLAIN)
    late.take(
        "notify", on=on("2023-03-13"), fined=True, proposed_fine=5_000 * YUAN, hearing_standard=20_000 * YUAN
    )
    assert refused(lambda: decide(late, "2023-03-14")) == "A-014"
    assert late.take("exempt", on=on("2023-03-14"), outcome="P8").state == "decided"


@pytest.mark.parametrize(
    ("day", "facts", "code"),
    [
        ("2023-03-01", {"fined": True, "fine": 200 * YUAN}, None),
        ("2023-03-01", {"fined": True, "fine": 201 * YUAN}, "A-014"),
        ("2023-03-01", {"fined": True, "fine": 3_000 * YUAN, "party_kind": "organisation"}, None),
        ("2023-03-01", {"fined": True, "fine": 3_001 * YUAN, "party_kind": "organisation"}, "A-014"),
        ("2021-07-14", {"fined": True, "fine": 50 * YUAN}, None),
        ("2021-07-14", {"fined": True, "fine": 51 * YUAN}, "A-014"),
        ("2021-07-15", {"fined": True, "fine": 51 * YUAN}, None),
        ("2023-03-01", {}, "A-004"),
        ("2023-03-01", {"fined": True}, "A-006"),
        ("2023-03-01", {"warned": True, "officers": 1}, "A-006"),
    ],
)
def test_on_the_spot_only_within_its_limits(day: str, facts: dict[str, Any], code: str | None) -> None:
    if code is None:
        assert spot(day, **facts).state == "served"
    else:
        assert refused(lambda: spot(day, **facts)) == code


def test_electronic_service_needs_a_signed_consent() -> None:
    assert (
        refused(lambda: imposed("2023-03-01").take("serve", on=on("2023-03-02"), service_way="electronic"))
        == "A-004"
    )


def test_a_case_is_closed_only_when_paid() -> None:
    assert refused(lambda: served("2023-03-01").take("close", on=on("2023-03-02"))) == "A-004"


# ------------------------------------------------------------------------------------- kinds and discretion


def test_several_kinds_count_once_under_the_heaviest() -> None:
    life = notified("2023-03-10", warned=True, gains_taken=True)
    life = decide(life, "2023-03-13", confiscated=800 * YUAN)
    assert life.row["heaviest_kind"] == "gains_taken"
    assert [
        name for name in ("as_warning", "as_fine", "as_confiscation", "penalised") if counted(life, name)
    ] == ["as_confiscation", "penalised"]
    # The sum counts both: 5 000 fined, 800 confiscated.
    assert [
        contributions(life.line.figures[name], life.row)[0][2] for name in ("fines", "confiscations")
    ] == [500_000, 80_000]


def test_two_forms_order_revocation_differently_and_both_hold_every_kind() -> None:
    first, second = SEVERITIES["HEAVIEST-1"], SEVERITIES["HEAVIEST-2"]
    assert set(first) == set(second) == set(Sanction.codes)
    assert first.index("permit_revoked") > first.index("business_stopped")
    assert second.index("permit_revoked") < second.index("business_stopped")
    assert first[0] == second[0] == "otherwise", "what is named comes before what is not"


def test_a_kind_that_the_old_law_did_not_know() -> None:
    life = notified("2021-07-14", criticised=True)
    assert refused(lambda: decide(life, "2021-07-20")) == "A-006"


@pytest.mark.parametrize(
    ("facts", "measure", "outcome", "reason"),
    [
        ({"minor": True, "corrected": True, "harm": "none"}, "shall_exempt", "P2", "第三十三条第一款"),
        (
            {"first_time": True, "corrected": True, "harm": "slight"},
            "may_exempt",
            "P5",
            "初次违法、危害后果轻微、及时改正",
        ),
        ({"first_time": True, "corrected": False, "harm": "slight"}, "general", None, "没有法定"),
        ({"faultless": True}, "shall_exempt", "P6", "第三十三条第二款"),
        ({"capacity": "child"}, "shall_exempt", "P7", "第三十条"),
        ({"capacity": "minor"}, "lenient", None, "第三十条"),
        ({"mitigation": "remedied"}, "lenient", None, "主动消除"),
        ({"aggravation": "emergency"}, "heavy", None, "突发事件"),
    ],
)
def test_what_circumstances_lead_to_and_why(
    facts: dict[str, Any], measure: str, outcome: str | None, reason: str
) -> None:
    found = weigh({**PLAIN, **facts})
    assert (found.measure, found.outcome) == (measure, outcome)
    assert reason in found.said
    assert reported("2023-03-01", **facts).row["measure_reason"] == found.said


def test_bands_are_thirds_of_the_legal_range() -> None:
    # 1 000 to 11 000: thirty hundredths are 3 000.
    assert band("general", 1_000, 11_000) == (4_000, 8_000)
    assert band("heavy", 1_000, 11_000) == (8_000, 11_000)
    assert band("lenient", 1_000, 11_000) == (0, 4_000)


def test_outside_the_band_only_for_a_reason_outside_the_law_never() -> None:
    assert decide(notified("2023-03-01", 4_000), "2023-03-02", 4_000).row["relief"] == "none"
    life = notified("2023-03-01", 3_999)
    assert refused(lambda: decide(life, "2023-03-02", 3_999)) == "A-013"
    assert counted(decide(life, "2023-03-02", 3_999, departure_reason="演示理由"), "departures")
    assert (
        refused(lambda: decide(notified("2023-03-01", 999), "2023-03-02", 999, departure_reason="演示"))
        == "A-014"
    )
    assert (
        refused(lambda: decide(notified("2023-03-01", 11_001), "2023-03-02", 11_001, departure_reason="演示"))
        == "A-014"
    )


def test_a_mitigated_fine_may_lie_below_the_minimum_and_what_was_spared_is_told() -> None:
    life = decide(notified("2023-03-01", 600, mitigation="confessed"), "2023-03-02", 600)
    assert (life.row["relief"], life.row["spared_sum"]) == ("mitigated", 400 * YUAN)
    assert (
        decide(notified("2023-03-01", 2_000, mitigation="confessed"), "2023-03-02", 2_000).row["relief"]
        == "lenient"
    )


def test_who_must_not_be_penalised_is_not() -> None:
    facts = {"minor": True, "corrected": True, "harm": "none"}
    assert refused(lambda: decide(notified("2023-03-01", **facts), "2023-03-02")) == "A-014"
    life = reported("2023-03-01", **facts).take("exempt", on=on("2023-03-02"), outcome="P2")
    assert (life.row["relief"], life.row["spared_sum"], counted(life, "not_penalised"), counted(life, "penalised")) == (
        "exempt", 1_000 * YUAN, True, False,
    )  # fmt: skip


def test_an_exemption_that_the_facts_do_not_bear_out_names_what_is_wanting() -> None:
    life = reported("2023-03-01", first_time=True, harm="slight")
    with pytest.raises(Trouble) as trouble:
        life.take("exempt", on=on("2023-03-02"), outcome="P5")
    assert "尚缺：及时改正" in trouble.value.sentence()


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("enforcement.penalty"),)) == []


YEAR = "BETWEEN '2023-01-01' AND '2023-12-31'"
INDEPENDENT = f"""
SELECT count(*) FILTER (WHERE filed_on {YEAR}),
       count(*) FILTER (WHERE filed_on < '2023-01-01' AND (decided_on IS NULL OR decided_on >= '2023-01-01')),
       count(*) FILTER (WHERE decided_on {YEAR}),
       count(*) FILTER (WHERE filed_on IS NOT NULL AND decided_on IS NULL),
       count(*) FILTER (WHERE decided_on {YEAR} AND outcome = 'P1'),
       count(*) FILTER (WHERE decided_on {YEAR} AND outcome = 'P1' AND fined AND gains_taken IS NOT TRUE AND goods_taken IS NOT TRUE
                        AND business_stopped IS NOT TRUE AND permit_revoked IS NOT TRUE AND permit_suspended IS NOT TRUE
                        AND detained IS NOT TRUE),
       count(*) FILTER (WHERE decided_on {YEAR} AND outcome = 'P1' AND (gains_taken OR goods_taken)),
       sum(fine) FILTER (WHERE decided_on {YEAR} AND outcome = 'P1'),
       sum(confiscated) FILTER (WHERE decided_on {YEAR} AND outcome = 'P1'),
       count(*) FILTER (WHERE heard_on {YEAR}),
       count(*) FILTER (WHERE published_on {YEAR})
FROM enforcement_penalty
"""
NAMES = ("filed", "carried_in", "concluded", "pending", "penalised", "as_fine", "as_confiscation", "fines", "confiscations", "hearings",
         "publications")  # fmt: skip


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.02, 1, workers=1, only=["enforcement.penalty"])
    home, read = line("enforcement.penalty"), book(2023, ["4301"])
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in NAMES) == cursor.fetchone()
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET heaviest_kind = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE outcome = 'P1')"
        )
    follow.rebuild_tallies()
    assert [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds] == [
        "by_heaviest"
    ]
