"""A year of cross-region service cases: decided here for people elsewhere, or collected here for bodies elsewhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.service import promise, year_of_cases
from fadu.rehearsal.stage import City
from fadu.rehearsal.stock import Places
from fadu.work.services.cross_region import CrossRegion

USUAL = 520_000

MODES = ("online", "collected_elsewhere", "collected_here", "alike", "joint")
MODE_WEIGHTS = (58, 14, 17, 8, 3)
MATTERS = ("service", "licence", "confirmation", "payment", "other")
MATTER_WEIGHTS = (46, 20, 20, 9, 5)
REGIONS = (430200, 430300, 430400, 430600, 430700, 360100, 360300, 420100, 440100, 440300, 450300, 340100, 510100, 500100)
"""Real codes of other regions, picked for the rehearsal: they claim no agreement between cities."""


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Day by day; exactly the target is decided within the year."""
    handled = city.target("services.cross_region.handled", usual=USUAL, rng=rng, share=share)
    nowhere = city.place(city.data.units[0])
    grounds = [
        (0.52, city.bodies(UnitKind.COUNTY_DEPARTMENT, system="SP")),
        (0.30, city.bodies(UnitKind.COUNTY_DEPARTMENT)),
        (0.18, city.bodies(UnitKind.CITY_DEPARTMENT)),
    ]

    def opening(opened: date, waits: bool) -> Life:
        mode = rng.choices(MODES, MODE_WEIGHTS)[0]
        matter, region = rng.choices(MATTERS, MATTER_WEIGHTS)[0], rng.choice(REGIONS)
        life = Life(CrossRegion, nowhere)
        if mode == "collected_here":
            return life.open("collect", on=opened, matter=matter, region=region)
        days = promise(rng, on_the_spot=0.0 if waits else 0.66)
        return life.open("accept", on=opened, mode=mode, matter=matter, region=region, promised_days=days)

    return year_of_cases(city, year, rng, opening, Places(city, grounds, rng), handled=handled)
