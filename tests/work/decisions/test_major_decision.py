"""Stories of major decisions: five procedures done or explained, the minima by hand, what blocks publication.

Rest days of 2023 (国办发明电〔2022〕16号): 21–27 January off, worked 28 and 29 January; 5 April; 29 April–3 May off, worked
23 April and 6 May; 22–24 June off, worked 25 June; 29 September–6 October off, worked 7 and 8 October.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble
from fadu.rehearsal import bulk
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

CITY = Place(1, "4301", "ZF")
SAID: dict[str, Any] = {
    "name": "演示规划",
    "matter": "plan",
    "technical": True,
    "risky": True,
    "undisclosed": False,
    "concerns_market": False,
}


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def started(on: str = "2023-01-03", **facts: Any) -> Life:
    life = Life(line("decisions.major_decision"), CITY).open(
        "propose", on=date.fromisoformat(on), **{**SAID, **facts}
    )
    return then(life, "start", on, undertaker=112)


def heard(on: str = "2023-01-04", **facts: Any) -> Life:
    """The public heard by 6 February: 4 January + 30 = 3 February, a Friday; closed on the Monday after."""
    life = then(started(**facts), "open_comment", on, comment_days=30)
    return then(life, "close_comment", "2023-02-06", comments=2, comments_taken=1)


def ready(**facts: Any) -> Life:
    life = then(heard(**facts), "argue", "2023-02-07", experts=5, experts_said="可行")
    return then(life, "assess_risk", "2023-02-08", risk="controllable", assessor=124)


def submitted(on: str = "2023-02-09", **facts: Any) -> Life:
    return then(ready(**facts), "submit", on)


def discussed(**facts: Any) -> Life:
    # 9 February: 10 (1), 13–17 (6), 20 (7); passed on the 21st.
    life = then(submitted(**facts), "find_lawful", "2023-02-21", opinion="lawful")
    return then(life, "discuss", "2023-02-27", meeting="常务会议（演示）", attendees=11)


def decided(on: str = "2023-02-27", **facts: Any) -> Life:
    return then(discussed(**facts), "decide", on, outcome="adopted")


def carried_out(on: str = "2023-03-10") -> Life:
    return then(then(decided(), "report_party", "2023-03-01"), "publish", on)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def kept(life: Life, clock: str) -> bool | None:
    place = life.line.clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


# ------------------------------------------------------------------------------------------------------- the minima


@pytest.mark.parametrize(
    ("on", "last", "closes"),
    [
        ("2023-08-28", "2023-09-27", "2023-09-28"),  # 28 August + 30, a Wednesday
        ("2023-08-30", "2023-10-07", "2023-10-08"),  # 29 September is off: the last day is 7 October, worked
        ("2023-01-31", "2023-03-02", "2023-03-03"),  # over the end of February
        ("2023-04-03", "2023-05-04", "2023-05-05"),  # 3 May is off: Thursday 4 May
    ],
)
def test_the_public_has_thirty_days(on: str, last: str, closes: str) -> None:
    life = then(started(), "open_comment", on, comment_days=30)
    assert str(life.due("comment_for")) == last
    assert refused(lambda: then(life, "close_comment", last, comments=0, comments_taken=0)) == "A-014"
    assert kept(then(life, "close_comment", closes, comments=0, comments_taken=0), "comment_for") is True


def test_a_shorter_notice_says_why_and_no_floor_of_seven_days_is_in_the_text() -> None:
    assert refused(lambda: then(started(), "open_comment", "2023-03-01", comment_days=5)) == "A-013"
    life = then(
        started(), "open_comment", "2023-03-01", comment_days=5, short_comment_reason="防汛在即（演示）"
    )
    # 1 March + 5 = Monday 6 March.
    assert str(life.due("comment_for")) == "2023-03-06"


@pytest.mark.parametrize(
    ("on", "last", "may"),
    [
        ("2023-03-01", "2023-03-08", "2023-03-09"),
        ("2023-03-03", "2023-03-10", "2023-03-13"),  # calendar days: the weekend between counts
        ("2023-09-22", "2023-10-07", "2023-10-08"),  # 29 September is off
    ],
)
def test_hearing_papers_come_seven_days_before_whatever_the_reason(on: str, last: str, may: str) -> None:
    life = then(started(), "deliver_materials", on)
    assert str(life.due("materials_for")) == last
    assert refused(lambda: then(life, "hold_hearing", last)) == "A-014"
    held = then(life, "hold_hearing", may)
    assert (kept(held, "materials_for"), held.row["participated_on"]) == (True, date.fromisoformat(may))


@pytest.mark.parametrize(
    ("on", "last"),
    [
        ("2023-02-09", "2023-02-20"),  # 10 (1), 13–17 (6), 20 (7)
        ("2023-04-20", "2023-04-28"),  # 21 (1), worked Sunday 23 (2), 24–28 (7)
        ("2023-09-26", "2023-10-11"),  # 27, 28 (2), worked 7, 8 October (4), 9–11 (7)
        ("2023-06-19", "2023-06-29"),  # 20, 21 (2), worked Sunday 25 (3), 26–29 (7)
    ],
)
def test_the_review_takes_seven_working_days_or_a_reason(on: str, last: str) -> None:
    life = submitted(on)
    assert str(life.due("review_for")) == last
    assert refused(lambda: then(life, "find_lawful", last, opinion="lawful")) == "A-013"
    hurried = then(life, "find_lawful", last, opinion="lawful", urgent_reason="应急（演示）")
    assert kept(hurried, "review_for") is None, "an urgency recorded lifts the minimum"


def test_a_returned_file_begins_anew() -> None:
    life = then(then(submitted("2023-02-09"), "give_back", "2023-02-13"), "submit", "2023-02-20")
    # 21–24 (4), 27 February–1 March (7).
    assert str(life.due("review_for")) == "2023-03-01"
    assert kept(then(life, "find_wanting", "2023-03-02", opinion="adjust"), "review_for") is True
    assert life.state == "drafting"


def test_publication_within_twenty_working_days() -> None:
    # Monday 27 February: 28 (1), 1–3 March (4), 6–10 (9), 13–17 (14), 20–24 (19), 27 (20).
    assert str(decided().due("publish_by")) == "2023-03-27"
    assert kept(carried_out(), "publish_by") is True


def test_the_day_that_the_catalogue_plans_does_not_roll() -> None:
    assert str(started(planned_by=date(2023, 9, 30)).due("decide_by")) == "2023-09-30"
    assert kept(decided(planned_by=date(2023, 2, 26)), "decide_by") is False


# ----------------------------------------------------------------------------------- five procedures, done or explained


def test_what_is_neither_done_nor_explained_blocks_the_review() -> None:
    assert refused(lambda: then(started(), "submit", "2023-01-10")) == "A-014"
    assert refused(lambda: then(heard(), "submit", "2023-02-09")) == "A-014"
    argued = then(heard(), "argue", "2023-02-07", experts=3, experts_said="可行")
    with pytest.raises(Trouble) as missing:
        then(argued, "submit", "2023-02-09")
    assert "风险评估程序未履行，也未说明不适用的理由" in missing.value.sentence("zh")


def test_a_procedure_that_does_not_apply_says_why() -> None:
    life = then(
        heard(technical=False, risky=False), "skip_experts", "2023-02-07", no_experts_reason="不涉及专业问题"
    )
    then(life, "skip_risk", "2023-02-08", no_risk_reason="不影响稳定")
    assert then(life, "submit", "2023-02-09").state == "under_review"


def test_what_the_law_requires_cannot_be_waived() -> None:
    assert (
        refused(lambda: then(started(), "skip_the_public", "2023-01-10", no_participation_reason="赶时间"))
        == "A-014"
    )
    assert (
        refused(lambda: then(started(), "skip_experts", "2023-01-10", no_experts_reason="赶时间")) == "A-014"
    )
    assert refused(lambda: then(started(), "skip_risk", "2023-01-10", no_risk_reason="赶时间")) == "A-014"
    assert (
        then(started(), "skip_risk", "2023-01-10", no_risk_reason="已评估", assessed_elsewhere=True).row[
            "assessed_on"
        ]
        is None
    )
    assert (
        then(
            started(undisclosed=True), "skip_the_public", "2023-01-10", no_participation_reason="依法不公开"
        ).state
        == "drafting"
    )


def test_fewer_than_three_experts_want_a_reason() -> None:
    assert refused(lambda: then(heard(), "argue", "2023-02-07", experts=2, experts_said="可行")) == "A-013"
    assert (
        then(
            heard(), "argue", "2023-02-07", experts=2, experts_said="可行", few_experts_reason="领域极窄"
        ).row["experts"]
        == 2
    )


def test_undertakings_want_the_competition_review_in_the_file() -> None:
    assert refused(lambda: then(ready(concerns_market=True), "submit", "2023-02-09")) == "A-014"
    assert (
        then(ready(concerns_market=True), "submit", "2023-02-09", competition_reviewed=True).state
        == "under_review"
    )


def test_no_lawful_opinion_no_discussion() -> None:
    assert refused(lambda: then(submitted(), "discuss", "2023-02-27", meeting="演示", attendees=9)) == "A-001"
    wanting = then(submitted(), "find_wanting", "2023-02-21", opinion="unlawful")
    assert refused(lambda: then(wanting, "discuss", "2023-02-27", meeting="演示", attendees=9)) == "A-001"
    assert refused(lambda: then(submitted(), "find_lawful", "2023-02-21", opinion="unlawful")) == "A-006"


def test_an_exploratory_reform_states_its_risk() -> None:
    assert refused(lambda: then(submitted(), "find_lawful", "2023-02-21", opinion="exploratory")) == "A-006"
    assert (
        then(submitted(), "find_lawful", "2023-02-21", opinion="exploratory", legal_risk="尚无上位法").state
        == "vetted"
    )


def test_an_uncontrollable_risk_is_not_decided_on() -> None:
    life = then(heard(), "argue", "2023-02-07", experts=5, experts_said="可行")
    life = then(
        then(life, "assess_risk", "2023-02-08", risk="not_controllable", assessor=124), "submit", "2023-02-09"
    )
    then(life, "find_lawful", "2023-02-21", opinion="lawful")
    assert refused(lambda: then(life, "discuss", "2023-02-27", meeting="演示", attendees=9)) == "A-014"


def test_a_departure_from_the_majority_is_explained() -> None:
    assert (
        refused(lambda: then(discussed(), "decide", "2023-02-27", outcome="adopted", departs=True)) == "A-014"
    )
    assert (
        then(
            discussed(), "decide", "2023-02-27", outcome="adopted", departs=True, head_reason="财力所限"
        ).state
        == "decided_once"
    )


# --------------------------------------------------------------------------------- publication, archive, evaluation


def test_nothing_is_published_before_the_report_to_the_party_committee() -> None:
    assert refused(lambda: then(decided(), "publish", "2023-03-10")) == "A-014"
    before = then(submitted(), "find_lawful", "2023-02-21", opinion="lawful")
    then(before, "report_party", "2023-02-22")
    then(
        then(before, "discuss", "2023-02-27", meeting="演示", attendees=9),
        "decide",
        "2023-02-27",
        outcome="adopted",
    )
    assert then(before, "publish", "2023-03-10").state == "executing", (
        "the report may come before the meeting as well as after"
    )


def test_only_what_is_lawfully_undisclosed_is_withheld() -> None:
    life = then(decided(), "report_party", "2023-03-01")
    assert refused(lambda: then(life, "withhold", "2023-03-10", withheld_reason="演示")) == "A-014"


def test_nothing_ends_unarchived() -> None:
    assert refused(lambda: then(carried_out(), "complete", "2023-06-01")) == "A-014"
    assert then(then(carried_out(), "archive", "2023-04-03"), "complete", "2023-06-01").state == "completed"


def test_who_assessed_before_does_not_evaluate_after() -> None:
    assert (
        refused(lambda: then(carried_out(), "evaluate", "2023-09-01", evaluator=124, evaluation="go_on"))
        == "A-014"
    )
    assert (
        then(carried_out(), "evaluate", "2023-09-01", evaluator=125, evaluation="go_on").row["evaluation"]
        == "go_on"
    )


def test_a_suspended_decision_resumes_or_is_decided_anew() -> None:
    life = then(
        then(carried_out(), "archive", "2023-04-03"), "suspend", "2023-05-08", suspended_reason="客观情况变化"
    )
    assert refused(lambda: then(life, "complete", "2023-06-01")) == "A-001"
    assert then(life, "adjust", "2023-06-01").row["ended_on"] == date(2023, 6, 1)
    assert started(adjusts=1).row["adjusts"] == 1


# ------------------------------------------------------------------------------------------------------------ figures


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("decisions.major_decision"),)) == []


@pytest.mark.parametrize("year", [2022, 2023])
def test_balances_over_the_year_hold_and_break(year: int) -> None:
    home = line("decisions.major_decision")
    rows = [life.row for life in bulk.lives_of(home, City("changsha", year), share=1, seed=1)]
    assert all(row["closed"] is None or row["closed"].year == year for row in rows)
    first, last = year * 12, year * 12 + 11

    def read(name: str) -> int:
        figure = home.figures[name]
        months = [
            (month, value) for row in rows for month, cell, value in contributions(figure, row) if cell == ()
        ]
        if figure.basis.stock:
            return sum(
                value for month, value in months if (month < first if figure.basis.before else month <= last)
            )
        return sum(value for month, value in months if first <= month <= last)

    def sides() -> list[tuple[int, int]]:
        return [(read("public_heard") + read("public_spared"), read("decided")),
                (read("experts_heard") + read("experts_spared"), read("decided")),
                (read("risk_assessed") + read("risk_spared"), read("decided")),
                (read("carried_out_before") + read("decided"), read("finished") + read("carried_out")),
                (read("legal"), read("full"))]  # fmt: skip

    by_hand = [row for row in rows if row["decided_on"] is not None and row["decided_on"].year == year]
    assert read("decided") == len(by_hand) > 30
    assert all(left == right for left, right in sides()), sides()
    by_hand[0]["participated_on"] = by_hand[0]["no_participation_reason"] = None
    by_hand[0]["argued_on"] = by_hand[0]["no_experts_reason"] = None
    assert [left == right for left, right in sides()] == [False, False, True, True, False]
