"""The titles of a city-year: those held from before, those named in it as printed, applications that fail, national ones still open."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.courses import Events, after_full, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.organisation.demonstration import Demonstration

USUAL = 24
STANDING, AWARDED = 18, 3
FAILED, OPEN = 3, 2


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    awarded = city.target("organisation.demonstration.provincial_awarded", usual=AWARDED, rng=rng, share=share, least=1)
    standing = city.target("organisation.demonstration.standing", usual=STANDING, rng=rng, share=share, least=2)
    units = rng.sample(city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT), max(standing, awarded + 1) + FAILED + OPEN)
    held = max(1, standing - awarded)
    for number in range(held):
        yield _held(city, units.pop(), rng, number=number, year=year)
    if year not in city.data.published_years():
        yield _held(city, units[-1], rng, number=9, year=year).take("end", on=workdays(year)[180], ending="merged")
    for number in range(awarded):
        yield _application(city, units.pop(), rng, level="provincial", fate="named", number=number, year=year)
    for number in range(FAILED):
        yield _application(city, units.pop(), rng, level="provincial", fate="failed", number=50 + number, year=year)
    for number in range(OPEN):
        yield _application(city, units.pop(), rng, level="national", fate="open", number=60 + number, year=year)


def _track(unit: Unit, number: int) -> str:
    return "area" if unit.kind is UnitKind.COUNTY_GOVERNMENT else "project" if number % 3 == 0 else "unit"


def _held(city: City, unit: Unit, rng: random.Random, *, number: int, year: int) -> Life:
    """A title named in earlier years; two in nine of them national, with a report each January."""
    national = number % 9 < 2
    facts = {"report_due": date(year, 1, 31)} if national else {}
    life = Life(Demonstration, city.place(unit)).open(
        "enter", on=workdays(year - 1)[200], level="national" if national else "provincial", track=_track(unit, number), batch=1,
        subject=f"演示示范{number + 1:02d}", awarded_on=rng.choice(workdays(year - 2)), decision="演示命名决定", **facts)  # fmt: skip
    if national:
        late = rng.random() < 0.1
        on = in_workdays(date(year, 2, 1), 3) if late else workdays(year)[rng.randrange(4, 12)]
        life.take("report", on=on, report_due=date(year + 1, 1, 31))
    return life


def _application(city: City, unit: Unit, rng: random.Random, *, level: str, fate: str, number: int, year: int) -> Life:
    began = workdays(year)[rng.randrange(150, 190)] if fate == "open" else workdays(year)[rng.randrange(20, 45)]
    life = Life(Demonstration, city.place(unit)).open(
        "apply", on=began, level=level, track=_track(unit,
                                                     number), batch=3 if level == "national" else 2, subject=f"演示申报{number + 1:02d}",
        edition="演示指标体系", full_score=1000, self_score=rng.randrange(930, 990))  # fmt: skip
    return play(life, _course(life, rng, fate), end=year_end(year))


def _course(life: Life, rng: random.Random, fate: str) -> Events:
    yield "recommend", later(life.last_on, 15, 30, rng), {}
    if fate == "open":
        return
    yield "assess", later(life.last_on, 40, 70, rng), {"checked_score": rng.randrange(850, 960), "satisfaction": rng.randrange(85, 99)}
    if fate == "failed":
        yield "fail", later(life.last_on, 20, 40, rng), {"failed_reason": "得分未达要求（演示）"}
        return
    yield "announce", later(life.last_on, 15, 30, rng), {}
    yield "name_it", after_full(life, "notice", rng), {"decision": "演示命名决定第2批"}
