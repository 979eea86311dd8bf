"""Suggestions and proposals: periods worked by hand from the Deputies Law and the holiday notices, refusals, figures, balances."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fadu.engine.access import Actor, Place, Role
from fadu.engine.line import line
from fadu.engine.plan import plan
from fadu.engine.troubles import AlreadyTaken, FactMissing, FactWrong, NotRunOut, NotYourStep, StepNotAllowed
from fadu.law.holidays import CALENDAR
from fadu.law.suggestions import LOCAL_PERIODS, PROMISING, SCHEMES, STAND_IN, Group, Stage, codes_of
from fadu.measure.figure import contributions
from fadu.rehearsal.life import Life
from fadu.work.oversight.proposal import Proposal

PLACE = Place(103, "4301", "JY")
WHO = {
    "season": "session",
    "proposed_by": "one",
    "theme": "urban",
    "subject": "演示标题",
    "proposer": "演示代表甲0001",
}
LETTER = {"reply_no": "演示复1号", "scheme": "v1", "outcome": "v1_A"}
PROMISED = {"reply_no": "演示复2号", "scheme": "v1", "outcome": "v1_B", "promise": "演示承诺"}


def filed(on: date, category: str = "suggestion", **more: Any) -> Life:
    life = Life(Proposal, PLACE)
    life.open("register", on=on, category=category, proposal_no="演示第1号", **WHO, **more)
    return life.take("file", on=on)


def assigned(on: date, *, registered: date | None = None, handling: str = "sole") -> Life:
    return filed(registered or on).take("assign_suggestion", on=on, handling=handling)


def proposal_assigned(on: date, months: int) -> Life:
    return filed(on, "proposal").take("assign_proposal", on=on, handling="sole", reply_months=months)


def heard(life: Life, on: date) -> Life:
    return life.take("accept", on=on).take("hear", on=on, way="visit")


def answered(on: date = date(2023, 6, 1), **letter: Any) -> Life:
    return heard(assigned(date(2023, 3, 1)), date(2023, 3, 8)).take("reply", on=on, **(letter or LETTER))


def bit(life: Life, clock: str, column: str) -> bool:
    return bool(life.row[column] >> line("oversight.proposal").clock(clock).position & 1)


def kept(life: Life, clock: str) -> bool | None:
    return True if bit(life, clock, "met") else False if bit(life, clock, "missed") else None


# ------------------------------------------------------------------------------------- the reply: 代表法 42 / 51


@pytest.mark.parametrize(
    ("on", "due"),
    [
        # 1 March + 3 months = Thursday 1 June 2023, a working day.
        (date(2023, 3, 1), date(2023, 6, 1)),
        # 30 November 2022 + 3 months: February has no 30th, so its last day (民法典 202), Tuesday 28 February.
        (date(2022, 11, 30), date(2023, 2, 28)),
        # The same in a leap year: Thursday 29 February 2024.
        (date(2023, 11, 30), date(2024, 2, 29)),
        # Make-up Sunday 29 January 2023 + 3 months = 29 April, first day of the Labour Day holiday (to 3 May):
        # the period ends on the next working day, Thursday 4 May (民法典 203).
        (date(2023, 1, 29), date(2023, 5, 4)),
        # 24 March + 3 months = Saturday 24 June 2023, Dragon Boat; Sunday the 25th is a make-up workday.
        (date(2023, 3, 24), date(2023, 6, 25)),
        # 3 July + 3 months = 3 October 2023, in the holiday of 29 September to 6 October; Saturday the 7th is worked.
        (date(2023, 7, 3), date(2023, 10, 7)),
        # 12 November 2023 is a Sunday; + 3 months = 12 February 2024, in the Spring Festival (10 to 17);
        # Sunday the 18th is a make-up workday.
        (date(2023, 11, 12), date(2024, 2, 18)),
    ],
)
def test_three_months_from_the_assignment(on: date, due: date) -> None:
    assert assigned(on).due("reply_by") == due


def test_six_months_are_counted_from_the_assignment_and_not_from_the_first_due_date() -> None:
    # 3 April 2023: first due Monday 3 July; with three more months 3 October, rolled to Saturday 7 October (make-up day).
    life = heard(assigned(date(2023, 4, 3)), date(2023, 4, 6))
    assert life.due("reply_by") == date(2023, 7, 3)
    life.take("extend", on=date(2023, 6, 20), extension_months=3, extension_reason="演示")
    assert life.due("reply_by") == date(2023, 10, 7)


def test_a_shorter_extension_adds_its_own_months() -> None:
    # 3 April + 4 months = Thursday 3 August 2023.
    life = heard(assigned(date(2023, 4, 3)), date(2023, 4, 6))
    life.take("extend", on=date(2023, 6, 20), extension_months=1, extension_reason="演示")
    assert life.due("reply_by") == date(2023, 8, 3)


def test_an_extension_after_the_period_has_run_out_saves_nothing() -> None:
    life = heard(assigned(date(2023, 4, 3)), date(2023, 4, 6))
    life.take("extend", on=date(2023, 7, 4), extension_months=3, extension_reason="演示")
    assert life.due("reply_by") == date(2023, 7, 3)
    assert kept(life.take("reply", on=date(2023, 7, 10), **LETTER), "reply_by") is False


def test_more_than_three_months_cannot_be_added_and_only_once() -> None:
    life = heard(assigned(date(2023, 4, 3)), date(2023, 4, 6))
    with pytest.raises(FactWrong):
        life.take("extend", on=date(2023, 6, 1), extension_months=4, extension_reason="演示")
    life.take("extend", on=date(2023, 6, 1), extension_months=1, extension_reason="演示")
    with pytest.raises(AlreadyTaken):
        life.take("extend", on=date(2023, 6, 2), extension_months=1, extension_reason="演示")


def test_a_reply_on_the_last_day_is_in_time_and_the_day_after_is_late() -> None:
    assert kept(answered(date(2023, 6, 1)), "reply_by") is True
    assert kept(answered(date(2023, 6, 2)), "reply_by") is False


@pytest.mark.parametrize(
    ("registered", "article"),
    [
        (date(2025, 3, 11), "（2015年修正）第四十二条第一款"),
        (date(2025, 3, 12), "（2025年修正）第五十一条第二款"),
    ],
)
def test_the_law_of_the_day_of_registration_is_cited(registered: date, article: str) -> None:
    # Assigned 14 March 2025 under either: + 3 months = Saturday 14 June 2025, rolled to Monday the 16th.
    life = assigned(date(2025, 3, 14), registered=registered)
    assert life.due("reply_by") == date(2025, 6, 16)
    rule = line("oversight.proposal").clock("reply_by").rule(life.row["law_on"], life.row)
    assert rule is not None
    assert rule.cite.zh.endswith(article)


def test_both_versions_of_the_law_meet_without_gap_or_overlap() -> None:
    clock = line("oversight.proposal").clock("reply_by")
    old, new = clock.length
    assert (new.since - old.until).days == 1  # type: ignore[union-attr]


# -------------------------------------------------------------------------------- proposals of the CPPCC: by item


def test_a_proposals_period_is_given_with_it() -> None:
    # Friday 10 February 2023 + 5 months = Monday 10 July; one month more = Thursday 10 August.
    life = heard(proposal_assigned(date(2023, 2, 10), 5), date(2023, 2, 13))
    assert life.due("proposal_reply_by") == date(2023, 7, 10)
    assert life.due("reply_by") is None, "the Deputies Law does not bind proposals"
    with pytest.raises(FactWrong):
        life.take("extend", on=date(2023, 6, 1), extension_months=2, extension_reason="演示")
    life.take("extend", on=date(2023, 6, 1), extension_months=1, extension_reason="演示")
    assert life.due("proposal_reply_by") == date(2023, 8, 10)
    assert kept(life.take("reply", on=date(2023, 8, 10), **LETTER), "proposal_reply_by") is True


@pytest.mark.parametrize("months", [0, 7])
def test_a_proposals_period_lies_within_six_months(months: int) -> None:
    with pytest.raises(FactWrong):
        proposal_assigned(date(2023, 2, 10), months)


def test_each_kind_is_assigned_by_its_own_step() -> None:
    with pytest.raises(FactWrong):
        filed(date(2023, 2, 10), "proposal").take("assign_suggestion", on=date(2023, 2, 10), handling="sole")
    with pytest.raises(FactWrong):
        filed(date(2023, 2, 10)).take(
            "assign_proposal", on=date(2023, 2, 10), handling="sole", reply_months=3
        )


# --------------------------------------------------------------- assignment, return, contact: configured periods


def test_assignment_across_the_spring_festival() -> None:
    # Filed Monday 5 February 2024; 10 working days: 6, 7, 8, 9 February (4), holiday 10 to 17, Sunday 18 make-up (5),
    # 19 (6), 20 (7), 21 (8), 22 (9), Friday 23 (10).
    life = filed(date(2024, 2, 5))
    assert life.due("assign_by") == date(2024, 2, 23)
    assert kept(life.take("assign_suggestion", on=date(2024, 2, 23), handling="sole"), "assign_by") is True


def test_not_returned_in_time_means_in_hand() -> None:
    # Assigned Wednesday 19 April 2023; 10 working days: 20, 21 (2), Sunday 23 make-up (3), 24 to 28 (8),
    # holiday 29 April to 3 May, 4 (9), Friday 5 May (10). From 6 May on the silence counts.
    life = assigned(date(2023, 4, 19))
    assert life.due("return_by") == date(2023, 5, 5)
    with pytest.raises(NotRunOut):
        life.take("deem_accepted", on=date(2023, 5, 5))
    life.take("deem_accepted", on=date(2023, 5, 6))
    assert life.due("return_by") is None
    with pytest.raises(StepNotAllowed):
        life.take("ask_return", on=date(2023, 5, 8), return_reason="演示")


def test_a_returned_item_goes_to_another_unit_and_counts_there_only() -> None:
    # Asked on Monday 25 September 2023; 10 working days: 26, 27, 28 (3), holiday to 6 October, Saturday 7 and Sunday 8
    # make-up (5), 9 to 13 (10): Friday 13 October.
    first = assigned(date(2023, 9, 20)).take("ask_return", on=date(2023, 9, 25), return_reason="演示")
    assert first.due("decide_return_by") == date(2023, 10, 13)
    first.take("agree_return", on=date(2023, 10, 13), passed_to=104)
    assert first.state == "passed_on"
    assert kept(first, "decide_return_by") is True
    assert kept(first, "reply_by") is None, "the unit that lawfully returned it was not late"
    second = Life(Proposal, Place(104, "4301", "KJ"))
    second.open(
        "register", on=date(2023, 10, 16), category="suggestion", proposal_no="演示第1号", previous=1, **WHO
    )
    second.take("file", on=date(2023, 10, 16)).take(
        "assign_suggestion", on=date(2023, 10, 16), handling="sole"
    )
    # The new unit's three months run from its own assignment: Tuesday 16 January 2024.
    assert second.due("reply_by") == date(2024, 1, 16)
    figures = line("oversight.proposal").figures
    lives = (first, second)
    assert sum(bool(contributions(figures["assigned"], one.row)) for one in lives) == 1
    assert sum(bool(contributions(figures["received"], one.row)) for one in lives) == 1
    assert sum(bool(contributions(figures["turns"], one.row)) for one in lives) == 2


def test_a_refused_return_costs_the_unit_its_time() -> None:
    life = assigned(date(2023, 9, 20)).take("ask_return", on=date(2023, 9, 25), return_reason="演示")
    life.take("refuse_return", on=date(2023, 10, 9))
    assert life.state == "in_hand"
    # Still from 20 September: Wednesday 20 December 2023.
    assert life.due("reply_by") == date(2023, 12, 20)


def test_first_contact_across_the_national_day() -> None:
    # Assigned Wednesday 20 September 2023; 20 working days: 21, 22 (2), 25 to 28 (6), Saturday 7 and Sunday 8 October
    # (8), 9 to 13 (13), 16 to 20 (18), 23 (19), Tuesday 24 (20).
    life = assigned(date(2023, 9, 20)).take("accept", on=date(2023, 9, 21))
    assert life.due("hear_by") == date(2023, 10, 24)
    assert kept(life.take("hear", on=date(2023, 10, 25), way="remote"), "hear_by") is False


def test_no_reply_before_the_proposer_was_heard() -> None:
    life = assigned(date(2023, 3, 1)).take("accept", on=date(2023, 3, 2))
    with pytest.raises(StepNotAllowed):
        life.take("reply", on=date(2023, 3, 20), **LETTER)


# -------------------------------------------------------------------------------- feedback, redoing, publication


def test_feedback_across_the_dragon_boat_festival() -> None:
    # Replied Thursday 1 June 2023; 20 working days: 2 (1), 5 to 9 (6), 12 to 16 (11), 19, 20, 21 (14), holiday 22 to 24,
    # Sunday 25 make-up (15), 26 to 30 (20): Friday 30 June.
    life = answered()
    assert life.due("view_by") == date(2023, 6, 30)
    with pytest.raises(NotRunOut):
        life.take("note_no_view", on=date(2023, 6, 30))
    life.take("note_no_view", on=date(2023, 7, 1))
    assert life.state == "assessed"
    figures = line("oversight.proposal").figures
    assert not contributions(figures["views"], life.row), (
        "who returns no form leaves the base of the satisfaction rate"
    )
    assert contributions(figures["replied"], life.row)


def test_a_dissatisfied_deputy_gets_a_second_reply_in_two_months() -> None:
    # Sent back on Monday 31 July 2023; two months: 30 September (September has no 31st), in the holiday; Saturday 7 October.
    life = (
        answered(date(2023, 7, 3)).take("dispute", on=date(2023, 7, 20)).take("reopen", on=date(2023, 7, 31))
    )
    assert life.due("redo_by") == date(2023, 10, 7)
    life.take("reply_again", on=date(2023, 10, 8), **LETTER)
    assert kept(life, "redo_by") is False
    # Replied again on Sunday 8 October 2023 (make-up day); 20 working days: 9 to 13 (5), 16 to 20 (10), 23 to 27 (15),
    # 30 October to 3 November (20).
    assert life.due("view_by") == date(2023, 11, 3)
    life.take("take_second_view", on=date(2023, 11, 4), second_view="basically")
    assert life.row["first_view"] == "dissatisfied"
    figures = line("oversight.proposal").figures
    assert contributions(figures["content"], life.row)
    assert contributions(figures["first_dissatisfied"], life.row)


def test_a_second_refusal_is_settled_and_not_redone_again() -> None:
    life = (
        answered(date(2023, 7, 3)).take("dispute", on=date(2023, 7, 20)).take("reopen", on=date(2023, 7, 31))
    )
    life.take("reply_again", on=date(2023, 8, 31), **LETTER).take("dispute_again", on=date(2023, 9, 4))
    with pytest.raises(AlreadyTaken):
        life.take("reopen", on=date(2023, 9, 5))
    assert life.take("settle", on=date(2023, 9, 11), settlement="演示会商").state == "assessed"


def test_dissatisfied_is_no_ordinary_assessment() -> None:
    with pytest.raises(FactWrong):
        answered().take("take_view", on=date(2023, 6, 8), first_view="dissatisfied")
    life = (
        answered(date(2023, 7, 3)).take("dispute", on=date(2023, 7, 20)).take("reopen", on=date(2023, 7, 31))
    )
    with pytest.raises(FactWrong):
        life.take("reply_again", on=date(2023, 8, 31), **LETTER).take(
            "take_second_view", on=date(2023, 9, 1), second_view="dissatisfied"
        )


def test_publication_restarts_with_the_second_reply() -> None:
    # First reply Monday 3 July 2023; 20 working days without a holiday: 4 July to Monday 31 July.
    life = answered(date(2023, 7, 3))
    assert life.due("publish_by") == date(2023, 7, 31)
    life.take("dispute", on=date(2023, 7, 5)).take("reopen", on=date(2023, 7, 6)).take(
        "reply_again", on=date(2023, 8, 1), **LETTER
    )
    # Second reply Tuesday 1 August: 2, 3, 4 (3), 7 to 11 (8), 14 to 18 (13), 21 to 25 (18), 28 (19), Tuesday 29 (20).
    assert life.due("publish_by") == date(2023, 8, 29)
    assert kept(life.take("withhold", on=date(2023, 8, 29), withheld_reason="演示"), "publish_by") is True


def test_nothing_is_concluded_before_publication_is_decided() -> None:
    life = answered().take("take_view", on=date(2023, 6, 8), first_view="satisfied")
    with pytest.raises(FactWrong):
        life.take("conclude", on=date(2023, 6, 9))
    life.take("publish", on=date(2023, 6, 9), publication="full").take("conclude", on=date(2023, 6, 12))
    assert life.row["closed"] == life.row["concluded_on"] == date(2023, 6, 12)


# ------------------------------------------------------------------------------------------------------ promises


def tracked(due: date) -> Life:
    life = answered(date(2023, 6, 1), **PROMISED, promise_due=due).take(
        "publish", on=date(2023, 6, 5), publication="abstract"
    )
    life.take("take_view", on=date(2023, 6, 8), first_view="satisfied")
    with pytest.raises(FactWrong):
        life.take("conclude", on=date(2023, 6, 9))
    return life.take("track", on=date(2023, 6, 9))


def test_a_promise_is_due_on_its_own_day_even_a_sunday() -> None:
    # 31 December 2023 is a Sunday: the unit named the day itself, and a date does not roll.
    life = tracked(date(2023, 12, 31))
    assert life.due("promise_by") == date(2023, 12, 31)
    assert life.row["concluded_on"] == date(2023, 6, 9)
    assert life.row["closed"] is None
    assert kept(life.take("fulfil", on=date(2023, 12, 29), account="演示"), "promise_by") is True
    assert life.state == "concluded_all"


def test_a_promise_kept_late_or_not_at_all() -> None:
    assert (
        kept(tracked(date(2023, 12, 31)).take("fulfil", on=date(2024, 1, 2), account="演示"), "promise_by")
        is False
    )
    dropped = tracked(date(2023, 12, 31)).take("give_up", on=date(2023, 12, 1), account="演示")
    assert kept(dropped, "promise_by") is None
    assert dropped.row["promise_kept"] is False


@pytest.mark.parametrize(
    "letter",
    [
        {**LETTER, "outcome": "cq_1"},  # a class of another scheme
        {**LETTER, "promise": "演示", "promise_due": date(2023, 9, 1)},  # solved, yet something promised
        {**PROMISED},  # promised without a day
        {**PROMISED, "promise_due": date(2023, 6, 1)},  # promised for the day of the reply
        {**LETTER, "scheme": "xyz"},  # no such scheme
    ],
)
def test_class_and_promise_must_fit(letter: dict[str, Any]) -> None:
    with pytest.raises(FactWrong):
        answered(date(2023, 6, 1), **letter)


def test_something_promised_is_tracked_and_nothing_is_not() -> None:
    life = answered().take("publish", on=date(2023, 6, 5), publication="full")
    life.take("take_view", on=date(2023, 6, 8), first_view="satisfied")
    with pytest.raises(FactWrong):
        life.take("track", on=date(2023, 6, 9))


# ----------------------------------------------------------------------------------------------- who may do what


def test_a_handler_cannot_sign_the_reply_and_another_units_head_neither() -> None:
    life = heard(assigned(date(2023, 3, 1)), date(2023, 3, 8))
    at = datetime(2023, 6, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    proposals = line("oversight.proposal")
    for actor in (
        Actor(1, "演示承办人", frozenset({Role.HANDLER}), 103),
        Actor(2, "演示外单位负责人", frozenset({Role.HEAD}), 104),
    ):
        with pytest.raises(NotYourStep):
            plan(proposals, proposals.step("reply"), row=life.row, history=life.history, actor=actor, on=date(2023, 6, 1), at=at,
                 facts=LETTER, calendar=CALENDAR)  # fmt: skip


def test_a_refusal_to_file_says_why_and_a_withdrawal_ends_the_work() -> None:
    life = Life(Proposal, PLACE).open(
        "register", on=date(2023, 1, 9), category="suggestion", proposal_no="演示第2号", **WHO
    )
    with pytest.raises(FactMissing):
        life.take("refuse", on=date(2023, 1, 10))
    assert life.take("refuse", on=date(2023, 1, 10), not_filed_ground="private").state == "not_filed"
    gone = assigned(date(2023, 3, 1)).take("withdraw", on=date(2023, 3, 12))
    figures = line("oversight.proposal").figures
    assert not contributions(figures["assigned"], gone.row), "what was withdrawn needs no reply"
    assert contributions(figures["turns_withdrawn"], gone.row)


# ----------------------------------------------------------------------------------------------------- the data


def test_every_class_of_every_scheme_comes_down_to_one_group() -> None:
    grouped = [code for group in Group for code in codes_of(group)]
    assert len(grouped) == len(set(grouped)) == sum(len(scheme.grades) for scheme in SCHEMES) == 19
    assert set(grouped) >= PROMISING


def test_no_period_of_another_place_passes_for_law() -> None:
    assert set(LOCAL_PERIODS[STAND_IN]) == set(Stage), "the stand-in knows every stage"
    for periods in LOCAL_PERIODS.values():
        assert not any(period.cite.verified for period in periods.values())
    clocks = line("oversight.proposal").clocks
    for name in ("assign_by", "return_by", "decide_return_by", "hear_by", "view_by", "redo_by", "publish_by"):
        assert clocks[name].note is not None
        assert "可配置" in clocks[name].note.zh
        assert not clocks[name].cited.verified
    assert clocks["reply_by"].cited.verified


def test_counted_once_however_many_units_answer() -> None:
    figures, on = line("oversight.proposal").figures, date(2023, 3, 1)
    lives = [assigned(on, handling=handling) for handling in ("lead", "first", "beside", "beside")]
    assert sum(len(contributions(figures["assigned"], life.row)) > 0 for life in lives) == 2
    assert sum(len(contributions(figures["turns"], life.row)) > 0 for life in lives) == 4


def test_every_step_is_in_some_story() -> None:
    source = __import__("pathlib").Path(__file__).read_text("utf-8")
    assert [name for name in line("oversight.proposal").steps if f'"{name}"' not in source] == []
