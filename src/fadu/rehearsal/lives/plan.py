"""The emergency plans of a city: those in force when the year begins, those revised in it, and the few under way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.bulk import Numbers
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, next_workday
from fadu.work.emergency.plan import APPROVAL_OF, OF_GOVERNMENTS, RECIPIENTS_OF, Plan

USUAL = 1_250
VILLAGES_A_TOWN = 2
OLDEST = 3
"""Years before the rehearsed one within which the plans now in force were begun."""
REVISED, UNDER_WAY, LATE, REGULATED = 0.14, 0.03, 0.04, 0.7
"""Shares: revised within the year; newly begun in it; sent late for filing; unit plans against work accidents."""
HAZARDS = (
    "防汛抗旱",
    "地质灾害",
    "森林火灾",
    "危险化学品事故",
    "燃气事故",
    "轨道交通运营",
    "低温雨雪冰冻",
    "食品安全",
    "大面积停电",
)
Seed = tuple[Unit, str]


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    seeds = _seeds(city)
    seeds = rng.sample(seeds, max(6, round(len(seeds) * share)))
    numbers, end = Numbers(), date(year, 12, 31)
    revised = set(rng.sample(range(len(seeds)), max(1, round(len(seeds) * REVISED))))
    for number, seed in enumerate(seeds):
        old = _edition(city, seed, number, _some_day(year - OLDEST, year - 2, rng), rng, end=end)
        if number not in revised:
            _evaluation(old, year, rng)
            numbers.key(old)
            yield old
            continue
        yield from _succession(city, seed, number, old, numbers, rng, year=year)
    for number, seed in enumerate(rng.sample(seeds, max(2, round(len(seeds) * UNDER_WAY)))):
        life = _edition(city, seed, len(seeds) + number, _some_day(year, year, rng), rng, end=end)
        numbers.key(life)
        yield life


def _succession(
    city: City, seed: Seed, number: int, old: Life, numbers: Numbers, rng: random.Random, *, year: int
) -> Iterator[Life]:
    """An old edition and the one that replaces it on the day it is issued."""
    known, end = numbers.key(old), date(year, 12, 31)
    if old.state == "in_use" and rng.random() < 0.8:
        on = next_workday(date(year, 1, 1) + timedelta(days=rng.randrange(60)))
        old.take(
            "call_for_revision", on=on, trigger=rng.choice(("practice", "law", "command", "risk", "drafter"))
        )
    begun = next_workday(date(year, 1, 1) + timedelta(days=rng.randrange(60, 150)))
    new = _edition(city, seed, number, begun, rng, end=end, replaces=known)
    successor = numbers.key(new)
    if new.row["issued_on"]:
        old.take("replace", on=new.row["issued_on"], successor=successor)
    yield old
    yield new


def _seeds(city: City) -> list[Seed]:
    """Which body keeps which kinds of plans; the plans of units are entered where they are filed."""
    found: list[Seed] = []
    for government in city.bodies(UnitKind.CITY_GOVERNMENT, UnitKind.COUNTY_GOVERNMENT):
        found.append((government, "master"))
    for department in city.bodies(UnitKind.CITY_DEPARTMENT):
        found += [(department, "special"), (department, "departmental")]
    for department in city.bodies(UnitKind.COUNTY_DEPARTMENT):
        found += [(department, "special"), (department, "departmental")]
    for town in city.bodies(UnitKind.TOWN, UnitKind.SUBDISTRICT):
        found += [(town, "township"), *[(town, "village")] * VILLAGES_A_TOWN]
    for bureau in city.bodies(UnitKind.COUNTY_DEPARTMENT, system="YJ"):
        found += [(bureau, "unit")] * 20
    return found


def _some_day(first: int, last: int, rng: random.Random) -> date:
    return next_workday(date(rng.randrange(first, last + 1), 1, 1) + timedelta(days=rng.randrange(330)))


def _edition(
    city: City,
    seed: Seed,
    number: int,
    begun: date,
    rng: random.Random,
    *,
    end: date,
    replaces: int | None = None,
) -> Life:
    """One edition from its beginning to its filing, as far as it comes by the end of the year."""
    unit, kind = seed
    name = f"{unit.name.zh}{rng.choice(HAZARDS) if kind != 'master' else '突发事件总体'}应急预案{number:04d}（演示）"
    life = Life(Plan, city.place(unit)).open(
        "begin", on=begun, plan_kind=kind, name=name, replaces=replaces,
        work_safety=kind == "unit" and rng.random() < REGULATED)  # fmt: skip
    for step, on, facts in _course(life, kind, number, rng):
        if on > end:
            break
        life.take(step, on=on, **facts)
    return life


def _course(
    life: Life, kind: str, number: int, rng: random.Random
) -> Iterator[tuple[str, date, dict[str, object]]]:
    def later(least: int, most: int) -> date:
        return in_workdays(life.last_on, rng.randrange(least, most + 1))

    yield "assess_risks", later(3, 15), {}
    yield "survey_resources", later(1, 10), {}
    yield "consult", later(5, 20), {}
    yield "review", later(8, 20), {"opinion": "总体可行，建议完善处置流程（演示）"}
    yield "approve", later(2, 12), {"approval": APPROVAL_OF[kind], "six_parts": True}
    yield "issue", later(1, 6), {"document_no": f"演示应急〔{life.last_on.year}〕{number + 1}号"}
    due = life.due("file_by")
    assert due is not None
    sent = in_workdays(due, rng.randrange(1, 12)) if rng.random() < LATE else min(later(2, 18), due)
    yield (
        "send",
        sent,
        {"recipient": "county_regulator" if life.row["work_safety"] else RECIPIENTS_OF[kind][0]},
    )
    silent = life.due("receipt_by")
    if silent is not None and rng.random() < 0.05:
        yield "note_silence", silent + timedelta(days=1), {}
    else:
        yield "register", min(later(1, 5), silent or date.max), {}
    if kind in OF_GOVERNMENTS:
        yield "publish", later(1, 4), {}


def _evaluation(life: Life, year: int, rng: random.Random) -> None:
    """Some of those that stay are evaluated in the year; most of these are kept."""
    if life.state != "in_use" or rng.random() > 0.25:
        return
    on = next_workday(max(date(year, 3, 1), life.last_on) + timedelta(days=rng.randrange(200)))
    if on.year > year:
        return
    life.take("evaluate", on=on, finding="与现行规定、风险状况基本相适应（演示）")
    kept = in_workdays(on, rng.randrange(3, 15))
    if kept.year == year:
        life.take("keep", on=kept) if rng.random() < 0.8 else life.take(
            "call_for_revision", on=kept, trigger="practice"
        )
