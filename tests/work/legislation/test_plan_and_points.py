"""Stories of the yearly plan, of contact points and of what they send in; and the whole chapter's year against SQL by hand."""

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

CITY, TOWN = Place(109, "4301", "SF"), Place(7108, "430121105", "ZF")
SAID: dict[str, Any] = {"plan_year": 2024, "plan_kind": "rules", "subject": "演示办法", "action": "enact",
                        "channel": "public", "necessity": "演示",
                        "problems": "演示", "systems": "演示"}  # fmt: skip


def d(on: str) -> date:
    return date.fromisoformat(on)


def proposed(on: str = "2023-10-09", **more: Any) -> Life:
    return Life(line("legislation.legislation_plan"), CITY).open("propose", on=d(on), **{**SAID, **more})


def listed(due: str = "2024-11-30", tier: str = "deliberation") -> Life:
    life = (
        proposed()
        .take("evaluate", on=d("2023-11-06"), evaluation="演示")
        .take("approve", on=d("2023-12-20"), tier=tier, due=d(due))
    )
    return life.take("publish", on=d("2024-01-15"))


def designated(**facts: Any) -> Life:
    life = Life(line("legislation.contact_point"), TOWN).open(
        "apply", on=d("2023-03-01"), name="演示点", owner="government", host="town"
    )
    return life.take("designate", on=d("2023-04-03"), **facts)


def asked(on: str = "2023-06-01", wanted: str = "2023-06-21") -> Life:
    return Life(line("legislation.contact_opinion"), TOWN).open(
        "ask", on=d(on), contact_point=1, draft="演示草案", wanted_by=d(wanted)
    )


def kept(life: Life, clock: str) -> bool | None:
    place = life.line.clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def counts(life: Life, figure: str) -> list[tuple[int, int]]:
    return [
        (month, value)
        for month, cell, value in contributions(life.line.figures[figure], life.row)
        if cell == ()
    ]


@pytest.mark.parametrize(
    ("on", "year", "code"),
    [("2023-10-01", 2024, None), ("2023-10-31", 2024, None), ("2023-09-28", 2024, "A-013"), ("2023-11-01", 2024, "A-013"),
     ("2023-10-09", 2025, "A-013"), ("2023-10-09", 2022, "A-006")],
)  # fmt: skip
def test_proposals_for_the_next_year_are_collected_in_october(on: str, year: int, code: str | None) -> None:
    def step() -> Life:
        return proposed(on, plan_year=year)

    assert (refused(step) if code else step().state) == (code or "proposed")
    if code == "A-013":
        assert proposed(on, plan_year=year, late_reason="演示").state == "proposed"


@pytest.mark.parametrize("due", ["2024-06-30", "2024-11-30", "2024-12-31"])
def test_an_item_is_due_on_the_day_of_the_plan(due: str) -> None:
    # 30 June and 30 November 2024 are a Sunday and a Saturday: a day that the plan names does not move.
    life = listed(due)
    assert str(life.due("complete_by")) == due
    assert kept(life.take("complete", on=d(due)), "complete_by") is True


def test_an_item_put_off_is_judged_by_its_new_day() -> None:
    life = listed("2024-06-30").take("postpone", on=d("2024-06-20"), due=d("2024-12-20"), change_log="演示")
    assert str(life.due("complete_by")) == "2024-12-20"
    assert kept(life.take("complete", on=d("2024-12-23")), "complete_by") is False
    assert counts(life, "done_in_time") == []
    assert counts(life, "deliberation_done") == [(2024 * 12, 1)]


@pytest.mark.parametrize("due", ["2025-01-10", "2023-12-20"])
def test_an_item_for_deliberation_is_due_within_its_year(due: str) -> None:
    assert refused(lambda: listed(due)) == "A-006"
    if due.startswith("2025"):
        assert listed(due, "research").state == "listed"


def test_an_added_item_needs_its_justification_and_a_removed_one_leaves_the_rate() -> None:
    ready = proposed().take("evaluate", on=d("2023-11-06"), evaluation="演示")
    facts = {"tier": "preparatory", "due": d("2024-12-31")}
    assert refused(lambda: ready.take("add", on=d("2024-06-03"), **facts)) == "A-004"
    ready.take("add", on=d("2024-06-03"), justification="演示", **facts)
    assert counts(ready, "items_added") == counts(ready, "items") == [(2024 * 12 + 5, 1)]
    gone = listed().take("remove", on=d("2024-07-01"), change_log="演示")
    assert (counts(gone, "items"), counts(gone, "for_deliberation"), kept(gone, "complete_by")) == (
        [],
        [],
        None,
    )
    late = listed().take("carry", on=d("2024-12-30"), change_log="演示")
    assert kept(late, "complete_by") is False
    assert proposed().take("decline", on=d("2023-11-06"), declined_reason="演示").row["closed"] == d(
        "2023-11-06"
    )


def test_a_point_stands_from_its_designation_and_its_term_is_what_the_decision_names() -> None:
    life = designated()
    assert life.running[0].due is None if life.running else True
    assert counts(life, "standing") == [(2023 * 12 + 3, 1)]
    dated = designated(term_until=d("2026-04-02"))
    assert str(dated.due("renew_by")) == "2026-04-02"
    assert (
        str(dated.take("renew", on=d("2026-03-20"), term_until=d("2029-04-02")).due("renew_by"))
        == "2029-04-02"
    )
    dated.take("delist", on=d("2027-01-04"), ending="演示")
    assert counts(dated, "all_points") == [(2023 * 12 + 3, 1), (2027 * 12, -1)]
    assert counts(dated, "left") == [(2027 * 12, 1)]
    new = Life(line("legislation.contact_point"), TOWN).open(
        "apply", on=d("2023-03-01"), name="演示", owner="congress", host="village"
    )
    assert counts(new.take("decline", on=d("2023-03-20"), declined_reason="演示"), "left") == []


@pytest.mark.parametrize(("sent", "verdict"), [("2023-06-21", True), ("2023-06-25", False)])
def test_an_opinion_is_wanted_by_the_day_of_the_letter(sent: str, verdict: bool) -> None:
    life = asked().take("send_in", on=d(sent), sent_in=5)
    assert kept(life, "answer_by") is verdict
    assert counts(life, "suggestions_open") == [(2023 * 12 + 5, 5)]
    assert (
        refused(lambda: life.take("handle", on=d("2023-07-10"), adopted=3, declined=1, explanation="演示"))
        == "A-006"
    )
    life.take("handle", on=d("2023-07-10"), adopted=3, declined=2, explanation="演示")
    assert (counts(life, "suggestions_adopted"), counts(life, "suggestions_open")) == (
        [(2023 * 12 + 5, 3)],
        [],
    )


def test_silence_is_recorded_only_after_the_day_and_nothing_to_say_is_an_answer() -> None:
    assert refused(lambda: asked().take("give_up", on=d("2023-06-21"))) == "A-012"
    assert asked().take("give_up", on=d("2023-06-25")).state == "silent"
    assert counts(asked().take("pass_on", on=d("2023-06-12")), "answered")
    assert refused(lambda: asked().take("send_in", on=d("2023-06-12"), sent_in=0)) == "A-006"
    assert refused(lambda: asked(wanted="2023-06-01")) == "A-006"


@pytest.mark.parametrize("name", ["legislation_plan", "contact_point", "contact_opinion"])
def test_the_declarations_have_no_fault(name: str) -> None:
    assert checks.complaints((line(f"legislation.{name}"),)) == []


PRINTED = {
    "contact_point.standing": 6,
    "regulation.drafted": 4,
    "rule.drafted": 1,
    "rule.amended": 1,
    "rule.repealed": 2,
}
INDEPENDENT = """
SELECT (SELECT count(*) FROM legislation_contactpoint WHERE designated_on <= '2023-12-31' AND state = 'seated' AND owner = 'government'),
       (SELECT count(*) FROM legislation_regulation WHERE extract(year FROM submitted_on) = 2023 AND action IN ('enact', 're_enact')),
       (SELECT count(*) FROM legislation_rule WHERE extract(year FROM submitted_on) = 2023 AND action IN ('enact', 're_enact')),
       (SELECT count(*) FROM legislation_rule WHERE extract(year FROM promulgated_on) = 2023 AND action = 'amend'),
       (SELECT count(*) FROM legislation_rule WHERE extract(year FROM promulgated_on) = 2023 AND action = 'repeal')
"""
ALTERED = (
    (
        "contact_point",
        "all_points",
        "UPDATE legislation_contactpoint SET owner = 'nobody' WHERE state = 'seated'",
        {"owners"},
    ),
    (
        "regulation",
        "comments",
        "UPDATE legislation_regulation SET comments_adopted = 999 WHERE state = 'filed'",
        {"opinions"},
    ),
    ("rule", "at_end", "UPDATE legislation_rule SET left_on = NULL WHERE state = 'done'", {"acts"}),
    (
        "legislation_plan",
        "items",
        "UPDATE legislation_legislationplan SET tier = 'other' WHERE state = 'completed'",
        {"tiers"},
    ),
    (
        "contact_opinion",
        "suggestions",
        "UPDATE legislation_contactopinion SET adopted = adopted + 1 WHERE state = 'handled'",
        {"parts"},
    ),
)


def test_the_year_prints_the_report_and_balances_hold_until_rows_are_altered(own_database: str) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    names = [
        f"legislation.{name}"
        for name in ("rule", "regulation", "legislation_plan", "contact_point", "contact_opinion")
    ]
    load_year("changsha", 2023, 1, 1, workers=1, only=names)
    read = book(2023, ["4301"])
    values = []
    for name in PRINTED:
        home = line(f"legislation.{name.split('.')[0]}")
        values.append(read.value(home, home.figures[name.split(".")[1]], "4301"))
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(values) == cursor.fetchone() == tuple(PRINTED.values())
        for home in map(line, names):
            assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == [], home.id
        for _, _, statement, _ in ALTERED:
            cursor.execute(statement)
    follow.rebuild_tallies()
    for name, _, _, broken in ALTERED:
        assert {
            one.balance.name
            for one in book(2023, ["4301"]).weigh(line(f"legislation.{name}"), "4301")
            if not one.holds
        } == broken, name
