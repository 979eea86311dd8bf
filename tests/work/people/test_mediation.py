"""Stories of mediation; every expected day is counted by hand from the article and the holiday notice.

A month ends on the same day number, else on the last of the month (民法典 202); a period of days or months that ends on a
rest day ends on the next working day (203). 2023 (国办发明电〔2022〕16号): 春节 1/21–27, worked 1/28 1/29 · 清明 4/5 · 劳动节
4/29–5/3, worked 4/23 5/6 · 端午 6/22–24, worked 6/25 · 中秋国庆 9/29–10/6, worked 10/7 10/8. 2024: 春节 2/10–17, worked 2/4 2/18.
2021: 国庆 10/1–7, worked 9/26 10/9.
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
from fadu.engine.identity import Identity
from fadu.engine.line import line
from fadu.law.holidays import CALENDAR
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

TOWN = Place(4107, "430105009", "ZF")
DISPUTE = {"committee": Identity(2020, 430105, 21, 1).key, "committee_kind": "street", "source": "application", "dispute": "neighbours",
           "parties": 2, "party": "演示当事人甲0001", "other_party": "演示当事人乙0001"}  # fmt: skip
MEDIATOR = Identity(2020, 430105, 22, 1).key


def registered(on: str, **facts: Any) -> Life:
    return Life(line("people.mediation"), TOWN).open(
        "register", on=date.fromisoformat(on), **{**DISPUTE, **facts}
    )


def then(life: Life, step: str, on: str, **facts: Any) -> Life:
    return life.take(step, on=date.fromisoformat(on), **facts)


def mediating(on: str) -> Life:
    return then(then(registered(on), "accept", on), "begin", on, mediator=MEDIATOR)


def from_a_court(on: str, days: int) -> Life:
    life = then(registered(on, source="referral", referrer="court"), "accept", on, court_days=days)
    return then(life, "begin", on, mediator=MEDIATOR)


def agreed(on: str, **facts: Any) -> Life:
    return then(mediating(on), "agree_in_writing", on, **facts)


def in_court(registered_on: str, taken_on: str) -> Life:
    return then(then(agreed(registered_on), "apply_for_confirmation", taken_on), "court_takes", taken_on)


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def verdict(life: Life, clock: str) -> tuple[bool, bool]:
    """(kept, broken)."""
    bit = 1 << life.line.clocks[clock].position
    return bool(life.row["met"] & bit), bool(life.row["missed"] & bit)


# ------------------------------------------------------------------------------------------------- the month


@pytest.mark.parametrize(
    ("accepted", "due"),
    [
        ("2023-03-07", "2023-04-07"),
        # No 31 February: Tue 28.
        ("2023-01-31", "2023-02-28"),
        # A leap year: Thu 29.
        ("2024-01-31", "2024-02-29"),
        # Saturday 11 March → Monday 13.
        ("2023-02-11", "2023-03-13"),
        # 29 April is 劳动节, off until 3 May → Thu 4.
        ("2023-03-29", "2023-05-04"),
        # Sunday 25 June is worked: no rolling.
        ("2023-05-25", "2023-06-25"),
        # Saturday 28 January is worked: no rolling.
        ("2022-12-28", "2023-01-28"),
        # Saturday 21 January is 除夕, off until 27 → Saturday 28, worked.
        ("2022-12-21", "2023-01-28"),
        # Friday 6 October, the last day off → Saturday 7, worked.
        ("2023-09-06", "2023-10-07"),
    ],
)
def test_mediation_generally_takes_a_month_from_acceptance(accepted: str, due: str) -> None:
    assert str(mediating(accepted).due("mediate_by")) == due


def test_both_parties_may_have_it_extended() -> None:
    # 7 March + a month = 7 April, + 15 days = Saturday 22 → Sunday 23 April, worked.
    assert (
        str(then(mediating("2023-03-07"), "extend", "2023-04-03", extension_days=15).due("mediate_by"))
        == "2023-04-23"
    )


def test_what_had_run_out_is_not_lengthened_and_stays_late() -> None:
    life = then(mediating("2023-03-07"), "extend", "2023-04-10", extension_days=15)
    assert str(life.due("mediate_by")) == "2023-04-07"
    assert verdict(then(life, "agree_orally", "2023-04-12"), "mediate_by") == (False, True)


def test_the_last_day_is_in_time_and_the_next_is_not() -> None:
    assert verdict(then(mediating("2023-03-07"), "agree_orally", "2023-04-07"), "mediate_by") == (True, False)
    assert verdict(
        then(mediating("2023-03-07"), "break_off", "2023-04-10", failure="none_reached"), "mediate_by"
    ) == (False, True)


@pytest.mark.parametrize(
    ("accepted", "days", "due"),
    [
        # 24 days left of March, 6 of April.
        ("2023-03-07", 30, "2023-04-06"),
        ("2023-03-07", 20, "2023-03-27"),
        # 25 of September, 5 of October: off until 6 → Saturday 7, worked.
        ("2023-09-05", 30, "2023-10-07"),
        # 15 days: Saturday 18 → Monday 20 March.
        ("2023-03-03", 15, "2023-03-20"),
    ],
)
def test_a_court_lends_a_dispute_for_thirty_days_at_most(accepted: str, days: int, due: str) -> None:
    assert str(from_a_court(accepted, days).due("return_to_court_by")) == due


def test_only_a_court_sets_days_and_only_a_referral_names_who_referred() -> None:
    assert mediating("2023-03-07").due("return_to_court_by") is None
    police = registered("2023-03-07", source="referral", referrer="police")
    assert refused(lambda: then(police, "accept", "2023-03-07", court_days=30)) == "A-006"
    assert refused(lambda: from_a_court("2023-03-07", 31)) == "A-006"
    assert refused(lambda: registered("2023-03-07", source="referral")) == "A-006"
    assert refused(lambda: registered("2023-03-07", referrer="police")) == "A-006"


# ---------------------------------------------------------------------------------------------- the agreement


@pytest.mark.parametrize(
    ("agreed_on", "due"),
    [
        # 11 days of March, 19 of April.
        ("2023-03-20", "2023-04-19"),
        # 1 + 29 = 29 April, 劳动节 → 4 May.
        ("2023-03-30", "2023-05-04"),
        # 9 + 21 = 21 January, 春节 → Saturday 28, worked.
        ("2022-12-22", "2023-01-28"),
        # 9 days of January, 21 of February.
        ("2024-01-22", "2024-02-21"),
    ],
)
def test_thirty_days_to_ask_a_court_for_confirmation(agreed_on: str, due: str) -> None:
    assert str(agreed(agreed_on).due("apply_by")) == due


def test_a_late_application_is_the_courts_to_judge_and_shows_as_late() -> None:
    assert verdict(then(agreed("2023-03-20"), "apply_for_confirmation", "2023-04-19"), "apply_by") == (
        True,
        False,
    )
    assert verdict(then(agreed("2023-03-20"), "apply_for_confirmation", "2023-04-20"), "apply_by") == (
        False,
        True,
    )


def test_an_amended_agreement_begins_the_thirty_days_anew() -> None:
    # 22 May + 30: 9 of May, 21 of June.
    life = then(
        then(agreed("2023-03-20"), "note_breach", "2023-05-08"),
        "amend",
        "2023-05-22",
        perform_until=date(2023, 7, 1),
    )
    assert (str(life.due("apply_by")), str(life.due("perform_by"))) == ("2023-06-21", "2023-07-01")


def test_performance_is_due_on_the_day_agreed_even_a_holiday() -> None:
    life = agreed("2023-04-10", perform_until=date(2023, 4, 30))
    assert str(life.due("perform_by")) == "2023-04-30"
    assert verdict(then(life, "perform", "2023-05-01"), "perform_by") == (False, True)
    assert refused(lambda: agreed("2023-04-10", perform_until=date(2023, 4, 9))) == "A-006"


def test_no_day_agreed_no_period() -> None:
    assert agreed("2023-04-10").due("perform_by") is None


# ------------------------------------------------------------------------------------------------- the court


@pytest.mark.parametrize(
    ("applied", "due"),
    [
        ("2023-03-20", "2023-03-23"),
        # Thu 27 April + 3 = Sunday 30, 劳动节 → 4 May.
        ("2023-04-27", "2023-05-04"),
        # Fri 17 March + 3 = Mon 20.
        ("2023-03-17", "2023-03-20"),
    ],
)
def test_a_court_says_within_three_days_whether_it_takes_the_case(applied: str, due: str) -> None:
    assert str(then(agreed("2023-03-17"), "apply_for_confirmation", applied).due("court_takes_by")) == due


@pytest.mark.parametrize(
    ("registered_on", "taken", "due", "article"),
    [
        # 15 of November, 15 of December.
        ("2021-11-10", "2021-11-15", "2021-12-15", "《民事诉讼法》（2017年修正）第一百八十条"),
        # 9 of March, 21 of April.
        ("2023-03-20", "2023-03-22", "2023-04-21", "《民事诉讼法》（2021年修正）第一百八十七条"),
        # Both sides of the change on 1 January 2024. 10 January: 21 + 9 = Fri 9 February, worked.
        ("2023-12-29", "2024-01-10", "2024-02-09", "《民事诉讼法》（2021年修正）第一百八十七条"),
        ("2024-01-02", "2024-01-10", "2024-02-09", "《民事诉讼法》（2023年修正）第一百八十七条"),
        # 11 January: 20 + 10 = 10 February, 春节 → Sunday 18, worked.
        ("2024-01-02", "2024-01-11", "2024-02-18", "《民事诉讼法》（2023年修正）第一百八十七条"),
        # 9 September 2021: 21 + 9 = Saturday 9 October, worked.
        ("2021-09-01", "2021-09-09", "2021-10-09", "《民事诉讼法》（2017年修正）第一百八十条"),
    ],
)
def test_a_court_decides_within_thirty_days_under_the_law_of_its_time(
    registered_on: str, taken: str, due: str, article: str
) -> None:
    life = in_court(registered_on, taken)
    assert str(life.due("court_decides_by")) == due
    rules = [
        one.rule
        for one in told(life.line, life.history, life.row, CALENDAR)
        if one.clock.name == "court_decides_by"
    ]
    assert [rule.cite.zh for rule in rules] == [article]


def test_its_president_may_give_a_court_more_time_without_a_cap() -> None:
    # 21 April + 15 = Saturday 6 May, worked; a further 200 days: 25 of May, 30, 31, 31, 30, 31 = 178, 22 of November.
    life = then(in_court("2023-03-20", "2023-03-22"), "court_extends", "2023-04-20", court_extension_days=15)
    assert str(life.due("court_decides_by")) == "2023-05-06"
    longer = then(life, "court_extends", "2023-05-04", court_extension_days=200)
    assert str(longer.due("court_decides_by")) == "2023-11-22"


def test_confirmed_enforced_performed_filed() -> None:
    life = then(in_court("2023-03-20", "2023-03-22"), "court_confirms", "2023-04-21")
    assert verdict(life, "court_decides_by") == (True, False)
    for step, on in (("enforce", "2023-06-01"), ("perform", "2023-07-03"), ("file", "2023-07-10")):
        life = then(life, step, on)
    assert (life.state, life.row["confirmation"], life.row["closed"]) == (
        "filed",
        "confirmed",
        date(2023, 7, 10),
    )


def test_not_accepted_on_one_list_of_grounds_and_dismissed_on_either() -> None:
    life = then(agreed("2023-03-20"), "apply_for_confirmation", "2023-03-21")
    assert refused(lambda: then(life, "court_declines", "2023-03-22", ground="unclear")) == "A-006"
    assert then(life, "court_declines", "2023-03-22", ground="title_to_things").state == "not_confirmed"
    assert (
        then(in_court("2023-03-20", "2023-03-22"), "court_rejects", "2023-04-03", ground="status").row[
            "confirmation"
        ]
        == "rejected"
    )


def test_an_application_withdrawn_leaves_the_agreement() -> None:
    life = then(in_court("2023-03-20", "2023-03-22"), "withdraw_application", "2023-03-27")
    assert (life.state, verdict(life, "court_decides_by")) == ("agreed_in_writing", (False, False))


# ----------------------------------------------------------------------------------------------------- the rest


def test_an_express_refusal_bars_mediation() -> None:
    life = then(registered("2023-03-07"), "decline", "2023-03-08")
    assert (life.state, life.row["accepted_on"]) == ("declined", None)
    assert refused(lambda: then(life, "accept", "2023-03-09")) == "A-001"


def test_an_oral_agreement_cannot_be_confirmed() -> None:
    life = then(mediating("2023-03-07"), "agree_orally", "2023-03-07")
    assert refused(lambda: then(life, "apply_for_confirmation", "2023-03-08")) == "A-001"
    assert life.due("apply_by") is None


def test_a_danger_is_reported_once_and_what_was_averted_is_counted() -> None:
    life = then(mediating("2023-03-07"), "report", "2023-03-08")
    assert refused(lambda: then(life, "report", "2023-03-09")) == "A-008"
    life = then(life, "note_averted", "2023-03-10", averted="brawl", averted_persons=12)
    assert (life.state, life.row["reported_on"], life.row["averted_persons"]) == (
        "mediating",
        date(2023, 3, 8),
        12,
    )


def test_a_suit_over_the_agreement_may_come_after_the_dossier_is_filed() -> None:
    life = then(
        then(then(agreed("2023-03-20"), "perform", "2023-03-20"), "file", "2023-03-21"), "sue", "2023-06-01"
    )
    life = then(life, "end_suit", "2023-09-01", suit_result="changed")
    assert (life.state, life.row["closed"], life.row["suit_result"]) == (
        "filed",
        date(2023, 3, 21),
        "changed",
    )


@pytest.mark.parametrize(
    ("step", "facts", "code"),
    [
        ("break_off", {}, "A-004"),
        ("break_off", {"failure": "bored"}, "A-006"),
        ("agree_orally", {"failure": "none_reached"}, "A-005"),
        ("perform", {}, "A-001"),
        ("extend", {"extension_days": 0}, "A-006"),
    ],
)
def test_what_the_law_does_not_allow_is_refused(step: str, facts: dict[str, Any], code: str) -> None:
    assert refused(lambda: then(mediating("2023-03-07"), step, "2023-03-10", **facts)) == code


def test_a_type_of_the_later_form_is_not_known_before_it() -> None:
    assert refused(lambda: registered("2018-12-28", dispute="online")) == "A-006"
    assert registered("2019-01-02", dispute="online").state == "registered"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("people.mediation"),)) == []


INDEPENDENT = """
SELECT count(*) FILTER (WHERE accepted_on >= '2023-01-01'),
       count(*) FILTER (WHERE concluded_on >= '2023-01-01' AND agreement IN ('oral', 'written')),
       count(*) FILTER (WHERE concluded_on >= '2023-01-01' AND failure IS NOT NULL),
       count(*) FILTER (WHERE accepted_on < '2023-01-01' AND (concluded_on IS NULL OR concluded_on >= '2023-01-01')),
       count(*) FILTER (WHERE accepted_on IS NOT NULL AND concluded_on IS NULL),
       count(*) FILTER (WHERE accepted_on IS NULL),
       count(*) FILTER (WHERE accepted_on >= '2023-01-01' AND source = 'referral'),
       count(*) FILTER (WHERE accepted_on >= '2023-01-01' AND committee_kind IN ('village', 'residents')),
       count(*) FILTER (WHERE concluded_on >= '2023-01-01' AND agreement = 'oral'),
       sum(parties) FILTER (WHERE accepted_on >= '2023-01-01'),
       sum(amount) FILTER (WHERE concluded_on >= '2023-01-01'),
       count(*) FILTER (WHERE performed_on >= '2023-01-01'),
       count(*) FILTER (WHERE applied_on >= '2023-01-01'),
       count(*) FILTER (WHERE concluded_on >= '2023-01-01' AND missed & 3 = 0)
FROM people_mediation
"""
NAMES = ("accepted", "succeeded", "failed", "pending_before", "pending", "refused", "referred", "by_villages", "oral", "persons",
         "amounts", "performances", "applications", "in_time")  # fmt: skip


def test_figures_agree_with_sql_written_by_hand_and_balances_hold_until_a_row_is_altered(
    own_database: str,
) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    load_year("changsha", 2023, 0.02, 1, workers=1, only=["people.mediation"])
    home, read = line("people.mediation"), book(2023, ["4301"])
    assert list(home.clocks)[:2] == ["mediate_by", "return_to_court_by"]  # the two lowest bits of `missed`
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(read.value(home, home.figures[name], "4301") for name in NAMES) == cursor.fetchone()
        # A fiftieth of the 52 840 and of the 51 232 that are printed: 1056.8 and 1024.64.
        assert [read.value(home, home.figures[name], "4301") for name in NAMES[:2]] == [1057, 1025]
        assert read.rate(home, home.rates["success_rate"], "4301") == pytest.approx(1025 / 1057)
        assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == []
        cursor.execute(
            f"UPDATE {home.table} SET agreement = NULL WHERE id = (SELECT min(id) FROM {home.table} WHERE agreement = 'oral')"
        )
    follow.rebuild_tallies()
    broken = [one.balance.name for one in book(2023, ["4301"]).weigh(home, "4301") if not one.holds]
    assert broken == ["flow"]
