"""The register of crowded places in a city-year: capacities, filed plans, and the places whose plans were inspected and put right."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, next_workday, spread
from fadu.work.emergency.crowded_place import CrowdedPlace

USUAL = 160
INSPECTED = 16
SITES, SITE_WEIGHTS = (
    ("hotel", "mall", "entertainment", "scenic", "district", "station"),
    (30, 24, 20, 10, 8, 8),
)
NAMES = {
    "hotel": "宾馆",
    "mall": "商场",
    "entertainment": "娱乐场所",
    "scenic": "景区",
    "district": "商圈",
    "station": "车站",
}
SECOND_CHECK, LEAVES = 0.2, 0.03


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Those inspected first: each is found wanting, ordered to put it right, and passed within the year."""
    inspected = city.target("emergency.crowded_place.inspected", usual=INSPECTED, rng=rng, share=share)
    total = max(inspected + 2, round(USUAL * share))
    bureaus = city.bodies(UnitKind.COUNTY_DEPARTMENT, UnitKind.CITY_DEPARTMENT, system="YJ")
    for number, unit in enumerate(spread(total, bureaus, rng), start=1):
        life = _listed(city, unit, number, year, rng, old=number <= inspected)
        if number <= inspected:
            _inspected(life, year, rng)
        elif rng.random() < LEAVES or number == total:
            _leave(life, year, rng)
        yield life


def _listed(city: City, unit: Unit, number: int, year: int, rng: random.Random, *, old: bool) -> Life:
    site = rng.choices(SITES, SITE_WEIGHTS)[0]
    this_year = not old and rng.random() < 0.06
    on = next_workday(
        date(year if this_year else rng.randrange(year - 4, year), 1, 3) + timedelta(days=rng.randrange(300))
    )
    life = Life(CrowdedPlace, city.place(unit)).open(
        "enter", on=on, name=f"演示{NAMES[site]}{number:03d}", site=site, operator=f"演示运营单位{number:03d}")  # fmt: skip
    filed = in_workdays(on, rng.randrange(5, 25))
    if filed.year <= year:
        life.take("file_plan", on=filed)
    known = in_workdays(life.last_on, rng.randrange(1, 10))
    if known.year <= year and (site == "scenic" or rng.random() < 0.3):
        at_once = rng.randrange(5, 300) * 100
        life.take(
            "set_capacity",
            on=known,
            at_once=at_once,
            in_a_day=at_once * rng.randrange(3, 6),
            capacity_by="演示核定机关",
        )
    return life


def _inspected(life: Life, year: int, rng: random.Random) -> None:
    on = next_workday(date(year, rng.randrange(2, 9), rng.randrange(1, 28)))
    life.take("inspect", on=on, problems=rng.randrange(1, 7))
    ordered = in_workdays(on, rng.randrange(1, 4))
    life.take(
        "order",
        on=ordered,
        demands="完善疏散路线和分级管控措施（演示）",
        rectify_by=in_workdays(ordered, rng.choice((10, 15, 20))),
    )
    _claim(life, rng)
    if rng.random() < SECOND_CHECK:
        checked = in_workdays(life.last_on, rng.randrange(1, 5))
        life.take(
            "refuse", on=checked, shortfall="演练记录仍不完整（演示）", rectify_by=in_workdays(checked, 7)
        )
        _claim(life, rng)
    life.take("accept", on=in_workdays(life.last_on, rng.randrange(1, 6)))


def _claim(life: Life, rng: random.Random) -> None:
    """Mostly in the last days allowed, sometimes days after."""
    due = life.due("put_right_by")
    assert due is not None
    late = rng.random() < 0.06
    life.take(
        "claim",
        on=in_workdays(due, rng.randrange(1, 4))
        if late
        else max(life.last_on, next_workday(due - timedelta(days=4))),
    )


def _leave(life: Life, year: int, rng: random.Random) -> None:
    on = next_workday(max(date(year, 3, 1), life.last_on) + timedelta(days=rng.randrange(1, 150)))
    if on.year == year:
        life.take("leave", on=on, ending="停止营业（演示）")
