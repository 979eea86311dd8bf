"""A year of reconsideration cases: most upheld, withdrawn or dismissed in time, some corrected, suspended, extended or late."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.reconsideration_days import before_due, between, deciding, soon, workday_between
from fadu.rehearsal.lives.reconsideration_filing import TOO_LATE, application, one_of
from fadu.rehearsal.stage import City, in_workdays, spread, workdays
from fadu.work.oversight.reconsideration import Reconsideration
from fadu.work.oversight.reconsideration.codes import NEW_BEGINS, WITHDRAWN

USUAL = 3_900
CARRIED = 0.13
"""Share of a year's concluded cases that came in the year before."""
TURNED = {"refused": 0.1, "told_elsewhere": 0.03, "abandoned": 0.025, "withdrawn": 0.05, "forwarded": 0.008}
"""Applications that never become cases, as shares of the concluded."""
EXAMINED_LATE = 0.012
"""Applications still being examined when a year ends."""

REFUSALS = {"no_interest": 0.5, "out_of_scope": 0.31, "no_jurisdiction": 0.1, "already_taken": 0.09}
OUTCOMES = {
    "R20": 0.36, "R11": 0.08, "R10": 0.1, "R30": 0.008, "R31": 0.05, "R32": 0.008, "R33": 0.026, "R35": 0.024, "R40": 0.07,
    "R50": 0.055, "R51": 0.09, "R52": 0.115, "R53": 0.01, "R60": 0.004,
}  # fmt: skip
ONLY_NEW = {"R34": 0.002, "R36": 0.001}
OTHER_GROUNDS = {"other_case": 0.45, "interpretation": 0.2, "force_majeure": 0.25, "missing": 0.04, "other": 0.06}
REDONE = ("R31", "R32")
OWED = ("R30", "R33", "R35", "R40")

Move = tuple[str, date, dict[str, Any]]


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Carried in, concluded or turned away within the year, and left open at its end; the concluded meet the target."""
    concluded = city.target("oversight.reconsideration.concluded", usual=2_900, rng=rng, share=share)
    carried = max(1, round(concluded * CARRIED))
    late = max(1, round(concluded * EXAMINED_LATE))
    turned = {fate: max(1, round(concluded * part)) for fate, part in TURNED.items()}
    if year >= NEW_BEGINS.year:
        del turned["told_elsewhere"], turned["forwarded"]
    bodies = city.bodies(UnitKind.CITY_GOVERNMENT, UnitKind.COUNTY_GOVERNMENT)
    places = iter(spread(concluded + carried + 2 * late + sum(turned.values()), bodies, rng))
    for _ in range(carried):
        yield _drawn(city, next(places), rng, opened=_among_last(year - 1, 34, rng), fate="concluded", year=year)
    for _ in range(late):
        yield _drawn(city, next(places), rng, opened=_among_last(year - 1, 3, rng), fate="refused", year=year)
    for opened in city.opening_days(year, concluded - carried, rng, until=date(year, 11, 24)):
        yield _drawn(city, next(places), rng, opened=opened, fate="concluded", year=year)
    for fate, number in turned.items():
        for opened in city.opening_days(year, number, rng, until=date(year, 12, 5)):
            yield _drawn(city, next(places), rng, opened=opened, fate=fate, year=year)
    for _ in range(carried):
        yield _drawn(city, next(places), rng, opened=_among_last(year, 34, rng, but=5), fate="pending", year=year)
    for _ in range(late):
        yield _drawn(city, next(places), rng, opened=_among_last(year, 3, rng), fate="examining", year=year)


def _among_last(year: int, number: int, rng: random.Random, *, but: int = 0) -> date:
    days = workdays(year)
    return rng.choice(days[-number : len(days) - but])


def _drawn(city: City, unit: Unit, rng: random.Random, *, opened: date, fate: str, year: int) -> Life:
    """Draws courses until one ends as it must; each further try is in more haste."""
    for haste in range(1, 400):
        life = Life(Reconsideration, city.place(unit))
        _course(life, unit, rng, opened, fate=fate, end=date(year, 12, 31), quick=max(0.08, 1 - haste / 30))
        if _came_out(life.row, fate, year):
            return life
    raise AssertionError(f"no course from {opened} comes out as {fate} in {year}")


def _came_out(row: dict[str, Any], fate: str, year: int) -> bool:
    if fate == "concluded":
        return row["concluded_on"] is not None and row["concluded_on"].year == year
    if fate == "pending":
        return row["accepted_on"] is not None and row["concluded_on"] is None
    if fate == "examining":
        return row["screened_on"] is None
    return bool(row["screening"] == fate and row["screened_on"].year == year)


def _course(life: Life, unit: Unit, rng: random.Random, opened: date, *, fate: str, end: date, quick: float) -> None:
    """One course, cut where the year ends: what would come after is left for the next year."""
    opening, facts = application(unit, rng, opened, fate)
    life.open(opening, on=opened, **facts)
    for step, on, given in _steps(life, rng, fate, quick):
        if on > end:
            return
        life.take(step, on=on, **given)


def _steps(life: Life, rng: random.Random, fate: str, quick: float) -> Iterator[Move]:
    """The steps that follow, each worked out after the one before was taken."""
    new = life.row["law_on"] >= NEW_BEGINS
    if life.state == "with_agency":
        yield "agency_forwards", soon(life, rng, 1, 5), {}
    if fate == "forwarded":
        yield "forward", soon(life, rng, 2, 6), {}
    elif fate == "examining":
        if rng.random() < 0.3:
            yield from _asked(life, rng, new)
    elif fate in TURNED:
        yield from _turned(life, rng, fate, new)
    else:
        yield from _accepted(life, rng, new, quick)
        yield from _reviewed(life, rng, new, quick)
        yield from _afterwards(life, rng)


def _asked(life: Life, rng: random.Random, new: bool) -> Iterator[Move]:
    days = {} if new else {"correction_days": rng.choice((7, 10, 15))}
    yield "ask_correction" if new else "ask_correction_2017", soon(life, rng, 1, 4), days
    yield "serve_correction", soon(life, rng, 1, 4), {}


def _turned(life: Life, rng: random.Random, fate: str, new: bool) -> Iterator[Move]:
    if fate == "abandoned":
        yield from _asked(life, rng, new)
        yield "abandon", in_workdays(life.due("correct_by") or life.last_on, rng.randrange(1, 4)), {}
    elif fate == "withdrawn":
        yield "withdraw_early", soon(life, rng, 1, 4), {}
    elif fate == "told_elsewhere":
        yield "tell_elsewhere", soon(life, rng, 2, 5), {"competent_authority": "演示有关机关"}
    else:
        late = (life.row["received_on"] - life.row["known_on"]).days > TOO_LATE
        ground = "out_of_time" if late else one_of(REFUSALS, rng)
        where = {"competent_authority": "演示有管辖权的机关"} if ground == "no_jurisdiction" else {}
        yield "refuse", soon(life, rng, 2, 5), {"refusal_ground": ground, **where}
        yield "serve_refusal", soon(life, rng, 1, 5), {}
        if rng.random() < 0.1:
            yield "sue_refusal", workday_between(life.last_on, life.due("sue_refusal_by") or life.last_on, rng), {}


def _accepted(life: Life, rng: random.Random, new: bool, quick: float) -> Iterator[Move]:
    if rng.random() < 0.1 * quick:
        yield from _asked(life, rng, new)
        yield "take_correction", between(life.last_on, life.due("correct_by") or life.last_on, rng), {}
    if rng.random() < 0.004:
        due = life.due("screen_by" if new else "screen_by_2017") or life.last_on
        yield ("deem_accepted", due, {}) if new else ("deem_accepted_2017", in_workdays(due, 1), {})
    elif not new:
        yield "accept_2017", soon(life, rng, 1, 5), {}
    elif ground := _simple(life.row, rng):
        yield "accept_simplified", soon(life, rng, 1, 5), {"simplified_ground": ground}
    else:
        yield "accept", soon(life, rng, 1, 5), {"major": rng.random() < 0.04}


def _simple(row: dict[str, Any], rng: random.Random) -> str | None:
    if row["matter"] == "disclosure":
        return "disclosure" if rng.random() < 0.55 else None
    if row["amount"] is not None and row["amount"] <= 300_000:
        return "small_sum" if rng.random() < 0.6 else None
    return rng.choice(("agreed", "warning", "on_the_spot")) if rng.random() < 0.08 else None


def _reviewed(life: Life, rng: random.Random, new: bool, quick: float) -> Iterator[Move]:
    """From acceptance to the end: papers exchanged, perhaps interrupted, perhaps extended, then ended."""
    yield from _papers(life, rng)
    if life.state == "reviewing_simplified" and rng.random() < 0.05 * quick:
        yield "convert", soon(life, rng, 0, 4), {}
    outcome = one_of(OUTCOMES | (ONLY_NEW if new else {}), rng)
    if outcome == "R53":
        yield from _terminated(life, rng)
        return
    yield from _interrupted(life, rng, new, quick)
    if new:
        yield from _heard(life, rng)
    if life.state == "reviewing" and rng.random() < 0.13 * quick and before_due(life) > life.last_on:
        head = "body_head" if new else "authority_head"
        yield "extend", before_due(life), {"extension_days": rng.choice((10, 15, 30, 30, 30)), "approver": head}
    yield _ending(life, rng, outcome, new, quick)


def _papers(life: Life, rng: random.Random) -> Iterator[Move]:
    simple = life.state == "reviewing_simplified"
    yield "send_copy", soon(life, rng, 0, 2), {}
    yield "serve_copy_simplified" if simple else "serve_copy", soon(life, rng, 1, 3), {}
    due = life.due("reply_simplified_by" if simple else "reply_by") or life.last_on
    if rng.random() < 0.012:
        yield "note_no_reply", in_workdays(due, 1), {}
        if rng.random() < 0.5:
            yield "reply", soon(life, rng, 1, 5), {}
    else:
        yield "reply", workday_between(life.last_on, due, rng), {}


def _terminated(life: Life, rng: random.Random) -> Iterator[Move]:
    if rng.random() < 0.4:
        yield rng.choice(("terminate_no_kin", "terminate_no_successor", "terminate_criminal")), soon(life, rng, 1, 10), {}
        return
    yield "suspend_for_party", soon(life, rng, 1, 6), {"suspension_ground": rng.choice(("dead", "incapable", "entity_ended"))}
    yield "terminate_suspended", in_workdays(life.due("suspension_ends_by") or life.last_on, rng.randrange(1, 6)), {}


def _interrupted(life: Life, rng: random.Random, new: bool, quick: float) -> Iterator[Move]:
    if rng.random() < 0.05 * quick:
        grounds = OTHER_GROUNDS | ({"mediation": 0.5} if new else {})
        yield "suspend", soon(life, rng, 1, 8), {"suspension_ground": one_of(grounds, rng)}
        yield "resume", soon(life, rng, 10, 50), {}
    if rng.random() < 0.006 * quick:
        yield "suspend_for_party", soon(life, rng, 1, 6), {"suspension_ground": "dead"}
        yield "resume", soon(life, rng, 10, 35), {}
    if rng.random() < 0.012 * quick:
        yield from _alongside(life, rng, new)
    if life.state == "reviewing" and rng.random() < 0.02 * quick:
        kind = rng.choice((("inspect", "end_inspection"), ("appraise", "end_appraisal")))
        yield kind[0], soon(life, rng, 1, 5), {}
        yield kind[1], soon(life, rng, 1, 15), {}
    if rng.random() < 0.008:
        yield "stay", soon(life, rng, 0, 3), {"stay_ground": rng.choice(("respondent", "authority", "requested"))}


def _alongside(life: Life, rng: random.Random, new: bool) -> Iterator[Move]:
    """A document reviewed alongside, by the authority itself or by the body that it is sent to."""
    papers = {"document": "规范性文件（演示）"}
    if rng.random() < 0.5:
        yield "open_collateral", soon(life, rng, 0, 3), papers
        if new:
            yield "notify_issuer", soon(life, rng, 1, 3), {}
            yield "serve_issuer", soon(life, rng, 1, 2), {}
            yield "take_issuer_reply", workday_between(life.last_on, life.due("issuer_reply_by") or life.last_on, rng), {}
        due = life.due("collateral_by") or life.last_on
    else:
        yield "open_collateral_elsewhere", soon(life, rng, 0, 3), papers
        yield "transfer_document", soon(life, rng, 2, 6), {}
        yield "serve_transfer", soon(life, rng, 1, 3), {}
        due = life.due("transferee_by") or life.last_on
    yield "close_collateral", workday_between(life.last_on, due, rng), {"finding": "lawful" if rng.random() < 0.8 else "dealt_with"}


def _heard(life: Life, rng: random.Random) -> Iterator[Move]:
    """What the 2023 text asks for before a decision."""
    if life.row["procedure"] == "simplified":
        return
    yield "hear_parties", soon(life, rng, 0, 6), {"opinions": rng.choice(("telephone", "telephone", "in_person", "internet"))}
    if life.row["major"] or rng.random() < 0.02:
        planned = in_workdays(life.last_on, rng.randrange(6, 9))
        yield "plan_hearing", life.last_on, {"hearing_on": planned}
        yield "hold_hearing", planned, {"head_attended": rng.random() < 0.7}
    if life.row["major"]:
        yield "take_advice", soon(life, rng, 2, 8), {}


def _ending(life: Life, rng: random.Random, outcome: str, new: bool, quick: float) -> Move:
    on = deciding(life, rng, quick)
    if outcome == "R40":
        return ("mediate", on, {}) if new else ("mediate_2017", on, {"mediation_ground": rng.choice(("discretion", "compensation"))})
    if outcome in WITHDRAWN:
        return "withdraw", on, {"outcome": outcome}
    facts: dict[str, Any] = {"outcome": outcome}
    if outcome in REDONE and rng.random() < 0.6:
        facts["redo_days"] = 60
    if outcome in ("R31", "R33") and rng.random() < 0.06:
        facts["awarded"] = 10_000 * rng.randrange(5, 900)
    return "decide", on, facts


def _afterwards(life: Life, rng: random.Random) -> Iterator[Move]:
    """Service, then what follows: a suit, performance, a letter of opinion, the archive."""
    outcome, redo = life.row["outcome"], life.row["redo_days"]
    yield "serve", soon(life, rng, 1, 5), {}
    if outcome in ("R10", "R11", "R20", "R31", "R33") and rng.random() < 0.27:
        yield "sue", workday_between(life.last_on, life.due("sue_by") or life.last_on, rng), {}
    if outcome in ("R31", "R33", "R35") and rng.random() < 0.25:
        yield "send_opinion", soon(life, rng, 2, 10), {}
        yield "serve_opinion", soon(life, rng, 1, 4), {}
        yield "answer_opinion", soon(life, rng, 10, 38), {}
    elif rng.random() < 0.006:
        yield "send_suggestion", soon(life, rng, 2, 10), {}
    if redo:
        yield "redo", soon(life, rng, 10, 40), {}
    elif outcome in OWED:
        yield "perform", soon(life, rng, 5, 30), {}
    if rng.random() < 0.85:
        yield "archive", soon(life, rng, 15, 40), {}
