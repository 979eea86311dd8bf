"""A year of penalties: many on the spot, the rest with notice, hearing and review where due, some exempt, late or disputed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.penalty_facts import (
    KINDS,
    MATTERS,
    POWERS,
    SOURCES,
    STANDARD,
    YUAN,
    circumstances,
    fitting_fine,
    one_of,
    outside,
)  # fmt: skip
from fadu.rehearsal.stage import City, in_workdays, invented_person, next_workday, spread, workdays
from fadu.work.enforcement.penalty import Penalty
from fadu.work.enforcement.penalty.codes import NEW_BEGINS

USUAL = 15_000
ON_THE_SPOT, CARRIED, OPEN = 0.62, 0.035, 0.04
"""Shares of a year: decided on the spot; filed the year before; not yet decided when it ends."""
DETAINED = 0.25
"""Share of the police's penalties that detain."""
COPIES = 12
"""At how many places a course on the spot is lived."""
SYSTEMS = ("CG", "SC", "JT", "GA", "YJ", "HJ", "WJ", "ZJ", "NY", "WL", "SL", "ZR")
Move = tuple[str, date, dict[str, Any]]


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    number = max(20, round(USUAL * rng.uniform(0.95, 1.05) * share))
    bodies = [
        unit
        for system in SYSTEMS
        for unit in city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_DEPARTMENT, system=system)
    ]
    spots = round(number * ON_THE_SPOT)
    yield from _on_the_spot(city, year, rng, spots, bodies + city.bodies(UnitKind.TOWN, UnitKind.SUBDISTRICT))
    ordinary, end = number - spots, date(year, 12, 31)
    places = iter(spread(ordinary, bodies, rng))
    carried, left = max(1, round(number * CARRIED)), max(1, round(number * OPEN))
    for count, days, decided in (
        (carried, workdays(year - 1)[-40:], True),
        (ordinary - carried - left, workdays(year)[:-66], True),
        (left, workdays(year)[-30:], False),
    ):
        for _ in range(count):
            yield _drawn(city, next(places), rng, days, end=end, decided=decided)


def _on_the_spot(
    city: City, year: int, rng: random.Random, number: int, bodies: list[Unit]
) -> Iterator[Life]:
    """Few courses, each lived at several places on its day."""
    places = spread(number, bodies, rng)
    drafts = -(-number // COPIES)
    for index, on in enumerate(city.opening_days(year, drafts, rng)):
        here = places[index * COPIES : (index + 1) * COPIES]
        if here:
            draft = _spot(city, here[0], rng, on, end=date(year, 12, 31))
            yield draft
            yield from (draft.at(city.place(unit)) for unit in here[1:])


def _spot(city: City, unit: Unit, rng: random.Random, on: date, *, end: date) -> Life:
    life = Life(Penalty, city.place(unit))
    citizen = rng.random() < 0.8
    warning = rng.random() < 0.3
    sums = (
        ((20, 50, 100, 150, 200) if citizen else (200, 500, 1000, 2000))
        if on >= NEW_BEGINS
        else ((20, 50) if citizen else (200, 1000))
    )
    facts: dict[str, Any] = {"warned": True} if warning else {"fined": True, "fine": YUAN * rng.choice(sums)}
    life.open("decide_on_the_spot", on=on, matter=f"{rng.choice(MATTERS)}（演示）", party_kind="citizen" if citizen else "organisation",
              party=invented_person("当事人", rng)[0], power=one_of(POWERS, rng), officers=2, decision_no="演示当场", **facts)  # fmt: skip
    for step, day, given in _spot_steps(life, rng):
        if day > end:
            break
        life.take(step, on=day, **given)
    return life


def _spot_steps(life: Life, rng: random.Random) -> Iterator[Move]:
    if life.row["owes_sum"]:
        if (
            life.row["fine"] <= (100 if life.row["law_on"] >= NEW_BEGINS else 20) * YUAN
            and rng.random() < 0.5
        ):
            yield "collect", life.last_on, {"on_the_spot": "small"}
            yield "hand_in", _soon(life, rng, 0, 2), {}
            yield "bank", _soon(life, rng, 0, 2), {}
        else:
            yield "pay", _paying(life, rng), {}
    yield "close", _soon(life, rng, 1, 10), {}


def _paying(life: Life, rng: random.Random) -> date:
    due = life.due("pay_deferred_by") or life.due("pay_by") or life.last_on
    if rng.random() < 0.04:
        return max(life.last_on, due + timedelta(days=rng.randrange(1, 20)))
    return life.last_on + timedelta(days=rng.randrange(max(0, (due - life.last_on).days) + 1))


def _drawn(city: City, unit: Unit, rng: random.Random, days: list[date], *, end: date, decided: bool) -> Life:
    """Draws courses until one is decided within the year, or is not."""
    for _ in range(300):
        life = Life(Penalty, city.place(unit))
        _course(life, unit, rng, rng.choice(days), end=end)
        on = life.row["decided_on"]
        if (
            (on is not None and on.year == end.year)
            if decided
            else (on is None and life.row["filed_on"] is not None)
        ):
            return life
    raise AssertionError(f"no course from {days[0]} on comes out as wanted")


def _course(life: Life, unit: Unit, rng: random.Random, on: date, *, end: date) -> None:
    """One course, cut where the year ends: what would come after is left for the next year."""
    life.open("register", on=on, source=one_of(SOURCES, rng), matter=f"{rng.choice(MATTERS)}（演示）",
              party_kind=rng.choice(("citizen", "organisation", "organisation")), party=invented_person("当事人", rng)[0],
              act_ended_on=on - timedelta(days=rng.randrange(120)))  # fmt: skip
    for step, day, given in _steps(life, unit, rng):
        if day > end:
            return
        life.take(step, on=day, **given)


def _steps(life: Life, unit: Unit, rng: random.Random) -> Iterator[Move]:
    """The steps that follow, each worked out after the one before was taken."""
    market = unit.system.startswith("SC")
    yield "file_case", _soon(life, rng, 0, 8), {"power": one_of(POWERS, rng), "officers": rng.choice((2, 2, 2, 3)),
                                                 "period_rule": "market" if market else "general"}  # fmt: skip
    if rng.random() < 0.1:
        yield "preserve", _soon(life, rng, 0, 3), {}
        yield "dispose", _soon(life, rng, 1, 7), {}
    if rng.random() < 0.12:
        yield "send_for_testing", _soon(life, rng, 1, 6), {"testing": "演示检测"}
        yield "take_test", _soon(life, rng, 4, 15), {}
    if market and rng.random() < 0.05:
        yield "extend", _soon(life, rng, 8, 20), {}
    facts = circumstances(rng)
    yield "report", _soon(life, rng, 4, 24), facts
    if rng.random() < 0.015:
        yield (
            ("transfer", _soon(life, rng, 1, 8), {})
            if rng.random() < 0.6
            else ("withdraw", _soon(life, rng, 1, 8), {})
        )
        return
    if facts["complicated"]:
        yield "discuss", _soon(life, rng, 1, 6), {}
    exempt_as = life.row["exempt_as"]
    if exempt_as is not None and (life.row["measure"] == "shall_exempt" or rng.random() < 0.8):
        yield (
            "exempt",
            _soon(life, rng, 1, 6),
            {"outcome": exempt_as, "decision_no": f"演示不罚〔{life.last_on.year}〕1号"},
        )
        yield "serve", _soon(life, rng, 0, 5), {"service_way": "direct"}
        yield "close", _soon(life, rng, 1, 10), {}
        return
    yield from _penalised(life, rng)


def _penalised(life: Life, rng: random.Random) -> Iterator[Move]:
    drawn = one_of(KINDS, rng)
    if life.place.system.startswith("GA") and rng.random() < DETAINED:
        drawn = rng.choice(("detained", "detained+fined"))
    if drawn in ("criticised", "grade_lowered", "business_restricted") and life.row["law_on"] < NEW_BEGINS:
        drawn = "fined"  # the law before knew none of them
    kinds = dict.fromkeys(drawn.split("+"), True)
    fine = fitting_fine(life, rng) if "fined" in kinds else 0
    taken = YUAN * rng.randrange(100, 50_000) if {"gains_taken", "goods_taken"} & set(kinds) else 0
    proposed = {
        **kinds,
        "proposed_fine": fine,
        "proposed_confiscated": taken,
        "hearing_standard": STANDARD[life.row["party_kind"]],
    }
    yield "notify", _soon(life, rng, 1, 8), proposed
    yield from _heard(life, rng)
    if life.row["review_ground"] != "none" or life.row["hearing"] == "held":
        yield from _reviewed(life, rng)
    sums = {name: value for name, value in (("fine", fine), ("confiscated", taken)) if value}
    departure = {"departure_reason": "经集体讨论，综合考虑当事人实际（演示）"} if outside(life, fine) else {}
    number = {
        "decision_no": f"演示罚〔{life.last_on.year}〕{rng.randrange(1, 999)}号",
        "social_impact": rng.random() < 0.3,
    }
    yield "impose", _soon(life, rng, 1, 6), {**number, **sums, **departure}
    yield from _published_and_served(life, rng)


def _heard(life: Life, rng: random.Random) -> Iterator[Move]:
    if rng.random() < 0.15:
        yield "defend", _soon(life, rng, 1, 3), {}
    due = life.due("ask_hearing_by")
    if due is None:
        return
    lot = rng.random()
    if lot < 0.2:
        yield "ask_hearing", max(life.last_on, due - timedelta(days=rng.randrange(3))), {}
        on = _soon(life, rng, 1, 6)
        yield (
            "call_hearing",
            on,
            {"hearing_on": in_workdays(on, rng.randrange(8, 14)), "host_investigated": False},
        )
        yield "hold_hearing", life.row["hearing_on"], {}
    elif lot < 0.55:
        yield "waive_hearing", life.last_on, {}
    else:
        yield "lapse_hearing", max(life.last_on, next_workday(due + timedelta(days=1))), {}


def _reviewed(life: Life, rng: random.Random) -> Iterator[Move]:
    yield "ask_review", _soon(life, rng, 0, 3), {}
    yield "pass_review", _soon(life, rng, 1, 6), {}


def _published_and_served(life: Life, rng: random.Random) -> Iterator[Move]:
    due = life.due("publish_by") or life.due("publish_by_market")
    late = rng.random() < 0.03
    if due is not None and not late and rng.random() < 0.4:
        yield "publish", min(_soon(life, rng, 0, 2), due), {}
    if rng.random() < 0.02:
        yield "announce", _soon(life, rng, 3, 7), {}
        yield "deem_served", (life.due("announced_until") or life.last_on) + timedelta(days=1), {}
    else:
        way = one_of({"handed": 0.3, "direct": 0.4, "post": 0.15, "electronic": 0.13, "left": 0.02}, rng)
        yield "serve", _soon(life, rng, 0, 6), {"service_way": way, "consent": way == "electronic"}
    if due is not None and life.row["published_on"] is None:
        on = in_workdays(due, 1) if late else min(_soon(life, rng, 0, 3), due)
        yield "publish", max(on, life.last_on), {}
    if life.row["owes_sum"]:
        yield from _collected(life, rng)
    yield from _disputed(life, rng)
    if not life.row["owes_sum"] or life.row["paid_on"] or life.row["enforced_on"]:
        yield "close", _soon(life, rng, 2, 20), {}


def _collected(life: Life, rng: random.Random) -> Iterator[Move]:
    if rng.random() < 0.03:
        yield (
            "defer",
            _soon(life, rng, 1, 8),
            {"defer_until": life.row["served_on"] + timedelta(days=rng.choice((60, 90)))},
        )
    if rng.random() < 0.95:
        yield "pay", _paying(life, rng), {}
        return
    yield (
        "urge",
        next_workday(
            (life.due("pay_deferred_by") or life.due("pay_by") or life.last_on) + timedelta(days=60)
        ),
        {},
    )
    due = life.due("urged_until") or life.last_on
    if rng.random() < 0.5:
        yield "pay", next_workday(life.last_on + timedelta(days=rng.randrange(1, 8))), {}
    else:
        yield "apply_court", in_workdays(due, rng.randrange(1, 20)), {}
        if rng.random() < 0.6:
            yield "enforce", _soon(life, rng, 20, 60), {}


def _disputed(life: Life, rng: random.Random) -> Iterator[Move]:
    if life.state not in ("served", "paid") or rng.random() > 0.012:
        return
    yield "dispute", _soon(life, rng, 5, 35), {}
    result = one_of({"upheld": 0.62, "other": 0.28, "corrected": 0.1}, rng)
    if rng.random() < 0.7:
        yield "end_review", _soon(life, rng, 20, 40), {"reviewed_result": result}
    else:
        yield "end_suit", _soon(life, rng, 40, 100), {"suit_result": result}
    if result == "corrected":
        yield "fall", _soon(life, rng, 0, 3), {"change": rng.choice(("annulled", "changed", "unlawful"))}
        if life.row["published_on"]:
            yield "unpublish", _soon(life, rng, 0, 3), {"unpublished_reason": "决定已被撤销或变更（演示）"}


def _soon(life: Life, rng: random.Random, least: int, most: int) -> date:
    return in_workdays(life.last_on, rng.randrange(least, most + 1))
