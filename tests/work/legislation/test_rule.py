"""Stories of government rules: thirty days of comment and of notice, four filings under two laws, entry into force, the register."""

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
from fadu.rehearsal.life import Life

HERE = Place(115, "4301", "ZJ")
COUNTS = {
    "comments_received": 10,
    "comments_adopted": 4,
    "comments_partly": 2,
    "comments_declined": 3,
    "comments_outside": 1,
}


def d(on: str) -> date:
    return date.fromisoformat(on)


def started(on: str = "2023-02-01", action: str = "enact", **facts: Any) -> Life:
    return Life(line("legislation.rule"), HERE).open(
        "start", on=d(on), subject="长沙市演示管理办法", action=action, **facts
    )


def opened(on: str = "2023-03-01") -> Life:
    return started(on).take("open_comment", on=d(on))


def adopted(on: str = "2023-06-01", action: str = "enact", began: str = "2023-02-01") -> Life:
    life = started(began, action).take("open_comment", on=d(began))
    life.take("close_comment", on=d(on), **COUNTS).take("submit", on=d(on))
    return life.take("propose", on=d(on), review_opinion="演示").take("adopt", on=d(on))


def promulgated(
    on: str = "2023-06-01", action: str = "enact", began: str = "2023-02-01", **facts: Any
) -> Life:
    given = {"order_no": "演示令第1号", "effective_on": d(on), "immediate_reason": "演示", **facts}
    return adopted(on, action, began).take("promulgate", on=d(on), **given)


def all_filed(life: Life, *days: str) -> Life:
    for step, on in zip(
        ("file_state", "file_congress", "file_province", "file_city"), sorted(days), strict=True
    ):
        life.take(step, on=d(on))
    return life


def kept(life: Life, clock: str) -> bool | None:
    place = line("legislation.rule").clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def counts(life: Life, figure: str) -> list[tuple[int, int]]:
    return [
        (month, value)
        for month, cell, value in contributions(line("legislation.rule").figures[figure], life.row)
        if cell == ()
    ]


THIRTY = [
    ("2023-03-01", "2023-03-31"),  # Friday
    ("2023-03-06", "2023-04-06"),  # 5 April is Qingming: the last day rolls to Thursday the 6th
    ("2023-03-31", "2023-05-04"),  # 30 April lies in the Labour Day holiday (29 April to 3 May)
    ("2023-05-24", "2023-06-25"),  # 23 June is Dragon Boat; Sunday 25 June is a make-up workday
    ("2023-08-30", "2023-10-07"),  # 29 September begins the Golden Week; Saturday 7 October is worked
    ("2023-12-22", "2024-01-22"),  # 21 January 2024 is a Sunday
    (
        "2024-01-15",
        "2024-02-18",
    ),  # 14 February 2024 is in the Spring Festival (10th to 17th); Sunday the 18th is worked
    ("2024-01-30", "2024-02-29"),  # a leap day, Thursday
    ("2023-01-30", "2023-03-01"),  # one day of January, 28 of February, one of March
]


@pytest.mark.parametrize(("since", "last"), THIRTY)
def test_comment_lasts_thirty_days_and_closes_after_the_last(since: str, last: str) -> None:
    life = opened(since)
    assert str(life.due("comment_for")) == last
    assert refused(lambda: life.take("close_comment", on=d(last), **COUNTS)) == "A-013"
    life.take("close_comment", on=date.fromordinal(d(last).toordinal() + 1), **COUNTS)
    assert kept(life, "comment_for") is True


def test_a_reason_shortens_the_comment_and_lifts_its_clock() -> None:
    life = opened("2023-03-01").take(
        "close_comment", on=d("2023-03-16"), short_comment_reason="演示：上级限期", **COUNTS
    )
    assert kept(life, "comment_for") is None
    assert counts(life, "shortened") == [(2023 * 12 + 2, 1)]


@pytest.mark.parametrize(("since", "last"), THIRTY[1:5])
def test_a_hearing_comes_thirty_days_after_its_notice_whatever_the_reason(since: str, last: str) -> None:
    life = started("2023-02-01").take("announce_hearing", on=d(since))
    assert refused(lambda: life.take("hold_hearing", on=d(last), hearing_record="演示")) == "A-014"
    life.take("hold_hearing", on=date.fromordinal(d(last).toordinal() + 1), hearing_record="演示")
    assert kept(life, "hearing_notice") is True


@pytest.mark.parametrize(("on", "last"), THIRTY[1:])
def test_each_filing_is_due_thirty_days_after_promulgation(on: str, last: str) -> None:
    life = promulgated(on, began="2022-11-01")
    assert {str(life.due(f"file_{one}_by")) for one in ("state", "congress", "province", "city")} == {last}


def test_the_legal_organ_holds_a_hearing_where_none_was_held() -> None:
    life = opened().take("close_comment", on=d("2023-04-03"), **COUNTS).take("submit", on=d("2023-04-10"))
    # 12 April + 30 = 12 May 2023, a Friday.
    life.take("announce_second_hearing", on=d("2023-04-12"), hearing_approval="演示批复")
    assert str(life.due("hearing_notice")) == "2023-05-12"
    assert (
        refused(lambda: life.take("hold_second_hearing", on=d("2023-05-12"), hearing_record="演示"))
        == "A-014"
    )
    life.take("hold_second_hearing", on=d("2023-05-15"), hearing_record="演示")
    assert (life.state, kept(life, "hearing_notice")) == ("reviewing", True)
    assert (
        refused(lambda: life.take("announce_second_hearing", on=d("2023-05-16"), hearing_approval="演示"))
        == "A-006"
    )


def test_on_time_only_if_all_four_are() -> None:
    # Promulgated 1 June 2023: 1 July is a Saturday, so the last day is Monday 3 July.
    good = all_filed(promulgated(), "2023-06-12", "2023-06-13", "2023-06-30", "2023-07-03").take(
        "settle", on=d("2023-07-04")
    )
    assert [kept(good, f"file_{one}_by") for one in ("state", "congress", "province", "city")] == [True] * 4
    assert counts(good, "filed_in_time") == [(2023 * 12 + 5, 1)]
    late = all_filed(promulgated(), "2023-06-12", "2023-06-13", "2023-06-30", "2023-07-04").take(
        "settle", on=d("2023-07-04")
    )
    assert kept(late, "file_city_by") is False
    assert counts(late, "filed_in_time") == []
    assert counts(late, "filed_late") == [(2023 * 12 + 5, 1)]


def test_three_filings_do_not_settle_a_rule() -> None:
    life = promulgated().take("file_state", on=d("2023-06-09")).take("file_city", on=d("2023-06-09"))
    assert refused(lambda: life.take("settle", on=d("2023-06-12"))) == "A-006"
    assert refused(lambda: life.take("file_city", on=d("2023-06-12"))) == "A-008"


@pytest.mark.parametrize(("began", "cited"), [("2024-10-31", "BASC2001"), ("2024-11-01", "BASC2024, art. 4")])
def test_the_filing_cites_the_regulation_of_its_day(began: str, cited: str) -> None:
    clock = line("legislation.rule").clock("file_state_by")
    rule = clock.rule(d(began))
    assert rule is not None
    assert cited in rule.cite.en
    assert rule.cite.verified is (began == "2024-11-01"), "the old regulation's text was not read"


def test_supplements_and_corrections() -> None:
    # 17 December 2024 + 15 = 1 January 2025, a holiday: Thursday 2 January. 3 January + 30 = 2 February, in the
    # Spring Festival of 2025 (28 January to 4 February): Wednesday 5 February.
    life = all_filed(promulgated("2024-12-02", began="2024-10-08"), *["2024-12-09"] * 4)
    life.take("ask_supplement", on=d("2024-12-17"), supplement="演示")
    assert str(life.due("supply_by")) == "2025-01-02"
    life.take("supply", on=d("2025-01-02")).take("settle", on=d("2025-01-03")).take(
        "ask_correction", on=d("2025-01-03"), correction="演示"
    )
    assert kept(life, "supply_by") is True
    assert str(life.due("correct_by")) == "2025-02-05"
    assert kept(life.take("report_correction", on=d("2025-02-06"), corrected="演示"), "correct_by") is False


@pytest.mark.parametrize(
    ("effective", "code"),
    [
        ("2023-05-31", "A-006"),
        ("2023-06-01", "A-013"),
        ("2023-07-01", "A-013"),
        ("2023-07-03", "A-013"),
        ("2023-07-04", None),
    ],
)
def test_thirty_days_pass_between_promulgation_and_force(effective: str, code: str | None) -> None:
    # Promulgated 1 June: thirty days end on Saturday 1 July, which rolls to Monday 3 July; in force from the 4th.
    life = adopted("2023-06-01")

    def step() -> Life:
        return life.take("promulgate", on=d("2023-06-01"), order_no="演示令第2号", effective_on=d(effective))

    assert (refused(step) if code else step().state) == (code or "promulgated")


def test_an_interim_rule_lasts_two_years_from_its_force() -> None:
    life = promulgated(interim=True, sunset_on=d("2025-06-01"))
    assert str(life.due("sunset")) == "2025-06-01"
    assert refused(lambda: promulgated(interim=True, sunset_on=d("2025-06-02"))) == "A-006"
    leap = promulgated("2024-02-29", began="2023-12-01", sunset_on=d("2026-02-28"))
    assert str(leap.due("sunset")) == "2026-02-28", "no 29 February in 2026"


def test_what_goes_to_review_was_published_or_is_secret() -> None:
    assert refused(lambda: started().take("submit", on=d("2023-03-01"))) == "A-013"
    assert started().take("submit", on=d("2023-03-01"), secret_reason="演示").state == "reviewing"


def test_review_can_defer_return_and_ask_the_public_again() -> None:
    life = opened().take("close_comment", on=d("2023-04-03"), **COUNTS).take("submit", on=d("2023-04-10"))
    life.take("defer", on=d("2023-04-20"), return_ground="not_ripe").take("resume", on=d("2023-05-05")).take(
        "comment_again", on=d("2023-05-05")
    )
    # 5 May + 30 = 4 June, a Sunday: Monday 5 June.
    assert str(life.due("comment_again_for")) == "2023-06-05"
    assert refused(lambda: life.take("close_again", on=d("2023-06-05"), **COUNTS)) == "A-013"
    life.take("close_again", on=d("2023-06-06"), **COUNTS).take(
        "coordinate", on=d("2023-06-07"), coordination="演示"
    )
    life.take("send_back", on=d("2023-06-09"), return_ground="not_consulted")
    assert counts(life, "drafted") == []
    life.take("submit", on=d("2023-07-03")).take("propose", on=d("2023-07-10"), review_opinion="演示")
    life.take("revise", on=d("2023-07-12"), coordination="演示").take(
        "propose", on=d("2023-07-20"), review_opinion="演示"
    )
    assert counts(life, "drafted") == [(2023 * 12 + 6, 1)]
    assert life.take("adopt", on=d("2023-07-21")).state == "passed"


def test_comments_add_up_and_a_rule_bears_its_name() -> None:
    assert (
        refused(
            lambda: opened().take("close_comment", on=d("2023-04-03"), **{**COUNTS, "comments_received": 11})
        )
        == "A-006"
    )
    assert (
        refused(
            lambda: Life(line("legislation.rule"), HERE).open(
                "start", on=d("2023-02-01"), subject="长沙市演示条例", action="enact"
            )
        )
        == "A-014"
    )


def test_a_repeal_ends_its_project_and_a_made_rule_stays_until_its_end() -> None:
    repeal = all_filed(promulgated(action="repeal"), *["2023-06-12"] * 4)
    assert refused(lambda: repeal.take("settle", on=d("2023-06-13"))) == "A-006"
    assert repeal.take("finish", on=d("2023-06-13")).row["closed"] == d("2023-06-13")
    assert counts(repeal, "repealed") == [(2023 * 12 + 5, 1)]
    assert counts(repeal, "in_force_at_end") == []
    made = all_filed(promulgated(), *["2023-06-12"] * 4)
    assert refused(lambda: made.take("finish", on=d("2023-06-13"))) == "A-006"
    made.take("settle", on=d("2023-06-13")).take("evaluate", on=d("2024-06-13"), finding="repeal")
    made.take("end", on=d("2024-12-02"), ending="repealed")
    assert counts(made, "in_force_at_end") == [(2023 * 12 + 5, 1), (2024 * 12 + 11, -1)]


def test_a_project_may_be_withdrawn_and_misses_no_date() -> None:
    life = started(due=d("2023-12-15")).take("withdraw", on=d("2023-05-10"), withdrawn_reason="演示")
    assert (life.running, kept(life, "finish_by")) == ([], None)
    assert kept(promulgated("2023-12-18", began="2023-02-01"), "finish_by") is None, "no date was planned"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("legislation.rule"),)) == []
