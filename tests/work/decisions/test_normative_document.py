"""Stories of normative documents: what blocks, what wants a reason, each clock by hand, and both clocks of a major decision.

Rest days of 2023 (国办发明电〔2022〕16号): 21–27 January off, worked 28 and 29 January; 5 April; 29 April–3 May off, worked
23 April and 6 May; 22–24 June off, worked 25 June; 29 September–6 October off, worked 7 and 8 October.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

CITY = Place(1, "4301", "ZF")
SAID: dict[str, Any] = {"name": "关于节约用水的规定（演示）", "level": "city_government", "drafted_by": "演示局", "basis": "水法（演示）",
                        "trial": False, "affects_rights": True, "concerns_undertakings": False}  # fmt: skip


def day(text: str) -> date:
    return date.fromisoformat(text)


def begun(on: str = "2023-01-03", **facts: Any) -> Life:
    return Life(line("decisions.normative_document"), CITY).open("propose", on=day(on), **{**SAID, **facts})


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=day(on), **facts)


def submitted(on: str, begin: str = "2022-06-01", **facts: Any) -> Life:
    """Assessed; the public was asked for thirty days (from 1 July 2022); sent for review on this day."""
    life = then(begun(begin, **facts), "assess", "2022-06-15", assessment="可行")
    then(life, "open_comment", "2022-07-01", comment_days=30)
    # 1 July + 30 = 31 July, a Sunday: rolls to Monday 1 August; closed the day after.
    then(life, "close_comment", "2022-08-02", comments=3, comments_taken=1)
    return then(life, "submit", on)


def signed(on: str, **facts: Any) -> Life:
    life = then(
        submitted("2022-09-01", **facts), "find_lawful", "2022-09-16", opinion="lawful", opinion_no="演示1号"
    )
    then(life, "adopt", "2022-09-23", meeting="常务会议（演示）")
    return then(life, "sign", on, signatory="市长（演示）")


def numbered(on: str, **facts: Any) -> Life:
    return then(
        then(signed(on, **facts), "register", on),
        "assign_number",
        on,
        registration_no="CSCR-2023-00001",
        document_no="演示1号",
    )


def published(on: str, *, validity_years: int = 5, **facts: Any) -> Life:
    return then(
        numbered(on, **facts),
        "publish",
        on,
        effective_on=day(on),
        immediate_reason="演示",
        validity_years=validity_years,
    )


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def kept(life: Life, clock: str) -> bool | None:
    place = life.line.clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


def counted(life: Life, *figures: str) -> dict[str, int]:
    return {
        name: sum(value for _, cell, value in contributions(life.line.figures[name], life.row) if cell == ())
        for name in figures
    }


# ------------------------------------------------------------------------------------------- filing, with its dates


@pytest.mark.parametrize(
    ("on", "due"),
    [
        ("2023-03-15", "2023-03-30"),  # a Thursday
        ("2023-09-14", "2023-10-07"),  # 29 September is off: rolls to Saturday 7 October, worked
        ("2023-06-08", "2023-06-25"),  # 23 June is off: rolls to Sunday 25 June, worked
        ("2023-01-09", "2023-01-28"),  # 24 January is off: rolls to Saturday 28 January, worked
        ("2023-02-13", "2023-02-28"),  # month end: 13 + 15
        ("2023-02-14", "2023-03-01"),
    ],
)
def test_a_government_files_above_within_fifteen_days(on: str, due: str) -> None:
    assert str(published(on).due("file_up_by")) == due


@pytest.mark.parametrize(
    ("on", "due"),
    [
        ("2023-03-15", "2023-04-14"),
        ("2023-08-30", "2023-10-07"),  # 29 September, off
        ("2023-01-31", "2023-03-02"),  # 28 days of February and two more
    ],
)
def test_the_standing_committee_has_its_own_thirty_days(on: str, due: str) -> None:
    assert str(published(on).due("file_npc_by")) == due


def test_each_recipient_is_judged_by_itself() -> None:
    life = then(published("2023-03-15"), "file_up", "2023-03-30")
    then(life, "note_npc_overdue", "2023-04-15")
    then(life, "file_npc", "2023-04-18")
    assert (kept(life, "file_up_by"), kept(life, "file_npc_by")) == (True, None)
    assert (life.row["filed_up_on"], life.row["filed_npc_on"]) == (day("2023-03-30"), day("2023-04-18"))
    assert counted(life, "up_in_time", "up_overdue", "npc_in_time", "npc_overdue", "npc_made_good", "npc_filed_late") == {
        "up_in_time": 1, "up_overdue": 0, "npc_in_time": 0, "npc_overdue": 1, "npc_made_good": 1, "npc_filed_late": 1,
    }  # fmt: skip


def test_lateness_is_noted_only_when_the_period_has_run_out() -> None:
    life = published("2023-03-15")
    assert refused(lambda: then(life, "note_up_overdue", "2023-03-30")) == "A-012"
    assert counted(then(life, "note_up_overdue", "2023-03-31"), "up_overdue", "up_made_good") == {
        "up_overdue": 1,
        "up_made_good": 0,
    }


def test_filed_late_before_anybody_noted_it_counts_as_late_all_the_same() -> None:
    life = then(published("2023-03-15"), "file_up", "2023-04-03")
    assert kept(life, "file_up_by") is False
    assert counted(life, "up_filed", "up_in_time", "up_filed_late", "up_unnoted") == {
        "up_filed": 1, "up_in_time": 0, "up_filed_late": 0, "up_unnoted": 1,
    }  # fmt: skip


def test_a_department_owes_no_filing() -> None:
    life = published("2023-03-15", level="city_department")
    assert (life.due("file_up_by"), life.due("file_npc_by")) == (None, None)
    assert refused(lambda: then(life, "file_up", "2023-03-20")) == "A-006"


def test_filing_under_the_text_of_2018_and_of_2025() -> None:
    """Fifteen days on both sides, but only the older article was seen."""
    cites = [line("decisions.normative_document").clock("file_up_by").rule(on, {"level": "city_government"}) for on in
             (date(2018, 7, 9), date(2018, 7, 10), date(2025, 4, 7), date(2025, 4, 8))]  # fmt: skip
    assert cites[0] is None
    assert [rule and rule.cite.verified for rule in cites[1:]] == [True, True, False]


def test_the_examination_begins_anew_with_supplemented_papers() -> None:
    life = then(published("2023-03-15"), "file_up", "2023-03-20")
    assert str(life.due("examine_by")) == "2023-04-04", "20 March + 15"
    then(life, "learn_finding", "2023-04-03", up_result="supplement")
    then(life, "supplement_filing", "2023-04-14")
    # 14 April + 15 = 29 April, off until 3 May: Thursday 4 May.
    assert str(life.due("examine_by")) == "2023-05-04"
    then(life, "learn_finding", "2023-04-20", up_result="accepted")
    assert counted(life, "regular_answers", "answers", "regular_filings") == {
        "regular_answers": 0,
        "answers": 1,
        "regular_filings": 0,
    }
    assert refused(lambda: then(life, "learn_finding", "2023-04-21", up_result="accepted")) == "A-006"


def test_an_order_to_correct_names_its_day() -> None:
    life = then(published("2023-03-15"), "file_up", "2023-03-20")
    assert refused(lambda: then(life, "learn_finding", "2023-04-03", up_result="correct")) == "A-006"
    then(life, "learn_finding", "2023-04-03", up_result="correct", correct_due=day("2023-05-01"))
    assert str(life.due("correct_by")) == "2023-05-01", "a named day does not roll"
    assert kept(then(life, "report_correction", "2023-05-04"), "correct_by") is False


# ---------------------------------------------------------------------------------------------------- the review


def test_the_review_lasts_fifteen_working_days_across_golden_week() -> None:
    # Monday 18 September: 19–22 (4), 25–28 (8), worked 7 and 8 October (10), 9–13 October (15).
    assert str(submitted("2023-09-18").due("review_by")) == "2023-10-13"


def test_asking_for_papers_stops_the_fifteen_days() -> None:
    life = then(submitted("2023-03-06"), "ask_papers", "2023-03-09")
    assert life.due("review_by") is None
    then(life, "supplement", "2023-03-15")
    # Counted: 7, 8 March (2); from the 16th: 16, 17 (4), 20–24 (9), 27–31 (14), 3 April (15).
    assert str(life.due("review_by")) == "2023-04-03"


def test_a_returned_file_begins_anew() -> None:
    life = then(submitted("2023-02-01"), "return_file", "2023-02-06")
    assert kept(life, "review_by") is True
    then(life, "submit", "2023-02-20")
    # From Monday 20 February: 21–24 (4), 27 Feb–3 March (9), 6–10 March (14), 13 March (15).
    assert str(life.due("review_by")) == "2023-03-13"
    assert (life.row["opinion"], life.row["reviewed_on"]) == (None, None)


def reviewed(life: Life, on: str, **facts: Any) -> Life:
    return then(life, "find_lawful", on, opinion="lawful", opinion_no="演示", **facts)


def test_five_working_days_at_least_or_a_reason() -> None:
    # Thursday 20 April: 21 (1), Sunday 23 worked (2), 24 (3), 25 (4), 26 (5).
    life = submitted("2023-04-20")
    assert str(life.due("review_for")) == "2023-04-26"
    assert refused(lambda: reviewed(life, "2023-04-26")) == "A-013"
    assert kept(reviewed(life, "2023-04-27"), "review_for") is True


def test_urgency_lifts_the_least_time() -> None:
    life = reviewed(submitted("2023-04-20"), "2023-04-21", urgent_reason="防汛应急（演示）")
    assert kept(life, "review_for") is None
    assert kept(life, "review_by") is True


# -------------------------------------------------------------------------- two procedures: the stricter clock holds


def test_a_document_that_is_a_major_decision_waits_for_the_longer_review() -> None:
    major = submitted("2023-04-20", also_major=True, decision=1)
    # Its own five days end on 26 April; the seven of art. 26: 27 (6), 28 April (7).
    assert (str(major.due("review_for")), str(major.due("review_as_major"))) == ("2023-04-26", "2023-04-28")
    assert refused(lambda: reviewed(major, "2023-04-27")) == "A-013", (
        "enough for a document, too early for a major decision"
    )
    assert refused(lambda: reviewed(major, "2023-04-28")) == "A-013"
    # The longest time is the document's own: from 21 April 7 days to the 28th, 4–6 May (10), 8–12 May (15).
    assert str(major.due("review_by")) == "2023-05-12"
    reviewed(major, "2023-05-04")
    assert (kept(major, "review_for"), kept(major, "review_as_major"), kept(major, "review_by")) == (
        True,
        True,
        True,
    )


def test_both_minima_begin_anew_with_the_complete_file() -> None:
    life = then(submitted("2023-04-13", also_major=True, decision=1), "ask_papers", "2023-04-17")
    then(life, "supplement", "2023-04-20")
    assert (str(life.due("review_for")), str(life.due("review_as_major"))) == ("2023-04-26", "2023-04-28")


def test_a_major_decision_is_put_to_the_public_whatever_the_document_touches() -> None:
    plain = then(begun(affects_rights=False), "assess", "2023-01-10", assessment="可行")
    assert then(plain, "submit", "2023-01-11").state == "under_review"
    major = then(
        begun(affects_rights=False, also_major=True, decision=1), "assess", "2023-01-10", assessment="可行"
    )
    assert refused(lambda: then(major, "submit", "2023-01-11")) == "A-013"
    assert (
        then(major, "submit", "2023-01-11", no_comment_reason="依法不予公开（演示）").state == "under_review"
    )


def test_a_major_decision_has_thirty_days_of_comment_unless_the_notice_says_why_not() -> None:
    life = then(begun(also_major=True, decision=1), "assess", "2023-01-10", assessment="可行")
    with pytest.raises(Trouble) as short:
        then(life, "open_comment", "2023-01-31", comment_days=10)
    assert short.value.code == "A-013"
    assert "重大行政决策程序暂行条例》第十五条" in short.value.sentence("zh")
    then(life, "open_comment", "2023-01-31", comment_days=30)
    assert (str(life.due("comment_for")), str(life.due("comment_as_major"))) == ("2023-03-02", "2023-03-02")


def test_a_major_decision_names_its_record() -> None:
    assert refused(lambda: begun(also_major=True)) == "A-006"


# -------------------------------------------------------------------------------------------------- the comments


@pytest.mark.parametrize(
    ("on", "last", "closes"),
    [
        ("2023-08-28", "2023-09-27", "2023-09-28"),  # 28 August + 30, a Wednesday
        ("2023-08-30", "2023-10-07", "2023-10-08"),  # 29 September is off: the last day is 7 October, worked
        ("2023-01-31", "2023-03-02", "2023-03-03"),
    ],
)
def test_the_public_has_the_whole_period(on: str, last: str, closes: str) -> None:
    life = then(begun(), "open_comment", on, comment_days=30)
    assert str(life.due("comment_for")) == last
    assert refused(lambda: then(life, "close_comment", last, comments=0, comments_taken=0)) == "A-014"
    assert kept(then(life, "close_comment", closes, comments=0, comments_taken=0), "comment_for") is True


def test_a_short_period_wants_a_reason_and_is_then_kept_as_announced() -> None:
    life = begun()
    assert refused(lambda: then(life, "open_comment", "2023-03-01", comment_days=10)) == "A-013"
    then(life, "open_comment", "2023-03-01", comment_days=10, short_comment_reason="上级限期（演示）")
    # 1 March + 10 = Saturday 11 March: rolls to Monday 13.
    assert str(life.due("comment_for")) == "2023-03-13"
    assert refused(lambda: then(life, "close_comment", "2023-03-13", comments=0, comments_taken=0)) == "A-014"


def test_a_longer_period_than_thirty_days_is_a_promise() -> None:
    life = then(begun(), "open_comment", "2023-03-01", comment_days=45)
    # 1 March + 45 = Saturday 15 April: Monday 17.
    assert refused(lambda: then(life, "close_comment", "2023-04-17", comments=0, comments_taken=0)) == "A-014"
    assert then(life, "close_comment", "2023-04-18", comments=0, comments_taken=0).state == "drafting"


# ---------------------------------------------------------------------------------------- what blocks, what warns


def test_nothing_goes_to_the_meeting_without_a_lawful_opinion() -> None:
    life = then(submitted("2023-02-01"), "find_unlawful", "2023-02-13", opinion="unlawful", opinion_no="演示")
    assert refused(lambda: then(life, "adopt", "2023-02-20", meeting="演示")) == "A-001"
    assert refused(lambda: then(submitted("2023-02-01"), "adopt", "2023-02-20", meeting="演示")) == "A-001"
    assert (
        refused(
            lambda: then(
                submitted("2023-02-01"), "find_lawful", "2023-02-13", opinion="unlawful", opinion_no="演示"
            )
        )
        == "A-006"
    )


def test_changes_asked_for_are_made_or_the_departure_is_explained() -> None:
    life = then(
        submitted("2023-02-01"), "find_lawful", "2023-02-13", opinion="after_changes", opinion_no="演示"
    )
    assert refused(lambda: then(life, "adopt", "2023-02-20", meeting="演示")) == "A-013"
    assert then(life, "adopt", "2023-02-20", meeting="演示", changed=True).state == "adopted"


def test_fair_competition_blocks_since_august_2024_and_warned_before() -> None:
    for begin, code in (("2024-07-31", "A-013"), ("2024-08-01", "A-014")):
        life = then(
            begun(begin, concerns_undertakings=True, affects_rights=False),
            "assess",
            "2024-08-05",
            assessment="可行",
        )
        assert refused(lambda life=life: then(life, "submit", "2024-08-06")) == code
    assert refused(lambda: then(life, "submit", "2024-08-06", no_competition_reason="演示")) == "A-014", (
        "no reason helps"
    )
    then(life, "review_competition", "2024-08-07", competition="failed")
    assert refused(lambda: then(life, "submit", "2024-08-08")) == "A-014"
    then(life, "review_competition", "2024-08-09", competition="no_effect")
    assert then(life, "submit", "2024-08-12").state == "under_review"


def test_a_department_asks_first_where_it_must() -> None:
    life = then(
        begun(level="city_department", needs_consent=True, affects_rights=False),
        "assess",
        "2023-01-10",
        assessment="可行",
    )
    assert refused(lambda: then(life, "submit", "2023-01-11")) == "A-014"
    then(life, "obtain_consent", "2023-01-12")
    assert then(life, "submit", "2023-01-13").state == "under_review"


def test_no_assessment_wants_a_reason() -> None:
    assert refused(lambda: then(begun(affects_rights=False), "submit", "2023-01-11")) == "A-013"
    assert (
        then(
            begun(affects_rights=False), "submit", "2023-01-11", no_assessment_reason="仅调整标准（演示）"
        ).state
        == "under_review"
    )


@pytest.mark.parametrize("number", ["CSCR-2023-1", "cscr-2023-00001", "CSCR2023-00001", "长沙市-2023-00001"])
def test_a_registration_number_has_its_form(number: str) -> None:
    life = then(signed("2023-03-01"), "register", "2023-03-02")
    assert (
        refused(lambda: then(life, "assign_number", "2023-03-02", registration_no=number, document_no="演示"))
        == "A-006"
    )


def test_unregistered_documents_are_not_published() -> None:
    soon = {"effective_on": day("2023-05-01"), "validity_years": 5}
    assert refused(lambda: then(signed("2023-03-01"), "publish", "2023-03-02", **soon)) == "A-001"
    assert (
        refused(
            lambda: then(
                then(signed("2023-03-01"), "register", "2023-03-02"), "publish", "2023-03-02", **soon
            )
        )
        == "A-001"
    )


def test_force_begins_thirty_days_on_or_the_text_says_why() -> None:
    life = numbered("2023-03-01")
    # 1 March + 30 = 31 March.
    for begins, code in (("2023-02-28", "A-006"), ("2023-03-30", "A-013")):
        assert (
            refused(
                lambda begins=begins: then(
                    life, "publish", "2023-03-01", effective_on=day(begins), validity_years=5
                )
            )
            == code
        )
    assert (
        then(life, "publish", "2023-03-01", effective_on=day("2023-03-31"), validity_years=5).state
        == "in_force"
    )


def test_publication_follows_the_signature_within_twenty_working_days() -> None:
    # Friday 22 September: 25–28 (4), worked 7 and 8 October (6), 9–13 (11), 16–20 (16), 23–26 October (20).
    assert str(signed("2023-09-22").due("publish_by")) == "2023-10-26"


# -------------------------------------------------------------------------------------- validity, evaluation, clean-up


@pytest.mark.parametrize(
    ("on", "facts", "ends"),
    [
        ("2023-03-15", {}, "2028-03-15"),
        ("2023-09-30", {}, "2028-09-30"),  # a Saturday: a validity does not roll
        ("2024-02-29", {}, "2029-02-28"),  # no 29 February in 2029
        ("2024-02-29", {"trial": True, "name": "节水办法（试行）"}, "2026-02-28"),  # a Saturday
    ],
)
def test_validity(on: str, facts: dict[str, Any], ends: str) -> None:
    life = published(on, validity_years=2 if facts else 5, **facts)
    assert str(life.due("valid_for")) == ends
    assert refused(lambda: then(life, "expire", ends)) == "A-012"


def test_a_trial_is_valid_for_two_years_and_says_so_in_its_title() -> None:
    assert refused(lambda: begun(trial=True)) == "A-006"
    assert refused(lambda: begun(name="节水办法（暂行）")) == "A-006"
    assert (
        refused(lambda: published("2023-03-15", validity_years=3, trial=True, name="节水办法（试行）"))
        == "A-013"
    )
    assert refused(lambda: published("2023-03-15", validity_years=6)) == "A-013"


def test_it_is_evaluated_in_its_last_half_year_and_ends_by_itself() -> None:
    life = published("2023-03-15", validity_years=2)
    # Two years end on 15 March 2025; half a year before: 15 September 2024.
    assert refused(lambda: then(life, "evaluate", "2024-09-14", evaluation="end")) == "A-013"
    then(life, "evaluate", "2024-09-15", evaluation="end")
    assert kept(life, "evaluate_by") is True
    then(life, "expire", "2025-03-16")
    assert (life.state, life.row["left_on"]) == ("expired", day("2025-03-16"))
    assert counted(life, "left_by_expiry", "unevaluated", "stock") == {
        "left_by_expiry": 1,
        "unevaluated": 0,
        "stock": 0,
    }


def test_a_clean_up_begins_two_years_anew_and_leaves_the_validity() -> None:
    life = published("2023-03-15")
    assert str(life.due("clean_every")) == "2025-03-15", "a Saturday; a recurring duty does not roll"
    then(life, "keep", "2025-03-10")
    assert (str(life.due("clean_every")), str(life.due("valid_for"))) == ("2027-03-10", "2028-03-15")


def test_a_renewed_document_leaves_as_superseded() -> None:
    life = then(published("2023-03-15"), "supersede", "2023-11-01", superseded_by=7)
    assert counted(life, "stock", "left_superseded", "left_by_repeal") == {
        "stock": 0,
        "left_superseded": 1,
        "left_by_repeal": 0,
    }


def test_a_request_for_review_is_answered_in_thirty_days() -> None:
    # 3 April + 30 = 3 May, the last day off: 4 May.
    assert str(then(published("2023-03-15"), "ask_review", "2023-04-03").due("answer_by")) == "2023-05-04"


# -------------------------------------------------------------------------------------------------------- figures


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("decisions.normative_document"),)) == []


INDEPENDENT = """
SELECT count(*) FILTER (WHERE filed_up_on BETWEEN '2023-01-01' AND '2023-12-31' AND level = 'city_government'),
       count(*) FILTER (WHERE registered_on BETWEEN '2023-01-01' AND '2023-12-31' AND level = 'city_department'),
       count(*) FILTER (WHERE examined_on BETWEEN '2023-01-01' AND '2023-12-31' AND level = 'county_government'),
       count(*) FILTER (WHERE published_on <= '2023-12-31' AND (left_on IS NULL OR left_on > '2023-12-31')),
       count(*) FILTER (WHERE cleaned_on BETWEEN '2023-01-01' AND '2023-12-31'),
       count(*) FILTER (WHERE state = 'expired' AND evaluated_on IS NULL)
FROM decisions_normativedocument
"""


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.2, 1, workers=1, only=["decisions.normative_document"])
    home, read = line("decisions.normative_document"), book(2023, ["4301"])
    names = ("filed", "registered", "examined", "stock", "cleaned", "unevaluated")
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        found = tuple(read.value(home, home.figures[name], "4301") for name in names)
        assert found == cursor.fetchone()
        assert found[:3] == (9, 26, 16), "a fifth of 44, 128 and 80"
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET state = 'in_force' WHERE id = (SELECT max(id) FROM {home.table} WHERE left_on IS NOT NULL)"
        )
        this_year = f"SELECT max(id) FROM {home.table} WHERE published_on >= '2023-01-01'"
        cursor.execute(f"UPDATE {home.table} SET numbered_on = NULL WHERE id = ({this_year})")
    follow.rebuild_tallies()
    broken = {one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds}
    assert broken == {"publications_follow", "stock_flow"}


@pytest.mark.parametrize("year", [2021, 2023])
def test_the_year_comes_out_at_the_printed_numbers(year: int) -> None:
    from fadu.rehearsal import bulk
    from fadu.rehearsal.stage import City

    rows = [
        life.row
        for life in bulk.lives_of(
            line("decisions.normative_document"), City("changsha", year), share=0.3, seed=3
        )
    ]
    this_year = (date(year, 1, 1), date(year, 12, 31))
    assert all(
        row["opened"] <= this_year[1] and (row["closed"] is None or row["closed"] >= this_year[0])
        for row in rows
    )
    overdue = sum(
        row["up_overdue_on"] is not None or row["npc_overdue_on"] is not None
        for row in rows
        if row["opened"].year == year
    )
    if year == 2023:
        # 0.3 of 44, 128, 80: 13.2, 38.4, 24; the report says a hundred per cent, so nothing is overdue.
        filed = sum(
            row["level"] == "city_government"
            and row["filed_up_on"] is not None
            and row["filed_up_on"] >= this_year[0]
            for row in rows
        )
        assert (filed, overdue) == (13, 0)


def test_the_whole_year_2023_yields_what_the_report_prints() -> None:
    """向省政府、市人大常委会备案44件, “三统一”登记128件, 备案审查80件, and each rate 100%."""
    from fadu.measure.figure import month_of, rate_of
    from fadu.rehearsal import bulk
    from fadu.rehearsal.stage import City

    home = line("decisions.normative_document")
    rows = [life.row for life in bulk.lives_of(home, City("changsha", 2023), share=1, seed=2)]
    first, last = month_of(date(2023, 1, 1)), month_of(date(2023, 12, 31))

    def read(figure: Any, cell: tuple[str, ...] = ()) -> int:
        given = [
            (month, value) for row in rows for month, at, value in contributions(figure, row) if at == cell
        ]
        return sum(value for month, value in given if first <= month <= last)

    assert {name: read(home.figures[name]) for name in ("filed", "filed_with_committee", "registered", "examined")} == {
        "filed": 44, "filed_with_committee": 44, "registered": 128, "examined": 80,
    }  # fmt: skip
    for name in ("review_rate", "filing_rate", "timely_rate", "regular_rate"):
        assert (rate_of(home.rates[name], read), rate_of(home.rates[f"{name}_lenient"], read)) == (1, 1)


def test_the_strict_rates_fall_where_the_lenient_stay() -> None:
    """One filed above in time and never with the committee; one filed above late and supplemented."""
    from fadu.measure.figure import rate_of

    good = then(published("2023-03-15"), "file_up", "2023-03-20")
    then(then(good, "learn_finding", "2023-04-03", up_result="accepted"), "note_npc_overdue", "2023-04-15")
    late = then(then(published("2023-03-15"), "note_up_overdue", "2023-03-31"), "file_up", "2023-04-04")
    then(then(late, "file_npc", "2023-04-06"), "learn_finding", "2023-04-17", up_result="supplement")
    home, rows = late.line, (good.row, late.row)

    def read(figure: Any, cell: tuple[str, ...] = ()) -> int:
        return sum(value for row in rows for _, at, value in contributions(figure, row) if at == cell)

    said = {name: rate_of(rate, read) for name, rate in home.rates.items()}
    # Due: two above, two with the committee. Filed: both above (one late), one with the committee.
    assert (said["filing_rate"], said["filing_rate_lenient"]) == (Fraction(3, 4), 1)
    # In time: one above, one with the committee, of four due, of three filed.
    assert (said["timely_rate"], said["timely_rate_lenient"]) == (Fraction(2, 4), Fraction(2, 3))
    assert (said["regular_rate"], said["regular_rate_lenient"]) == (Fraction(1, 2), Fraction(1, 2))
    assert rate_of(home.rates["filing_rate"], lambda figure, cell=(): 0) is None, (
        "nothing due: it does not apply, and is not 100%"
    )
