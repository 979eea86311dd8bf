"""A year of proof-free service cases: most decided on the spot, the rest within the promise, a few late, paused or withdrawn."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.service import promise, year_of_cases
from fadu.rehearsal.stage import City
from fadu.rehearsal.stock import Places
from fadu.work.services.proof_free import ProofFree

USUAL = 546_000

MATTERS = ("service", "licence", "confirmation", "payment", "other", "reward")
MATTER_WEIGHTS = (40, 22, 18, 12, 7, 1)
CHANNELS = ("window", "mobile", "online", "other", "courier")
CHANNEL_WEIGHTS = (46, 26, 19, 8, 1)
WAYS = ("data_sharing", "e_licence", "commitment", "department")
WAY_WEIGHTS = (42, 33, 16, 9)


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Day by day; exactly the target is decided within the year."""
    handled = city.target("services.proof_free.handled", usual=USUAL, rng=rng, share=share)
    nowhere = city.place(city.data.units[0])
    grounds = [
        (0.36, city.bodies(UnitKind.TOWN, UnitKind.SUBDISTRICT)),
        (0.30, city.bodies(UnitKind.COUNTY_DEPARTMENT, system="SP")),
        (0.22, city.bodies(UnitKind.COUNTY_DEPARTMENT)),
        (0.12, city.bodies(UnitKind.CITY_DEPARTMENT)),
    ]

    def opening(opened: date, waits: bool) -> Life:
        return Life(ProofFree, nowhere).open(
            "accept",
            on=opened,
            matter=rng.choices(MATTERS, MATTER_WEIGHTS)[0],
            channel=rng.choices(CHANNELS, CHANNEL_WEIGHTS)[0],
            way=rng.choices(WAYS, WAY_WEIGHTS)[0],
            spared=rng.choices((1, 2, 3, 4), (70, 20, 8, 2))[0],
            submitted=0 if rng.random() < 0.58 else rng.choice((1, 1, 1, 2)),
            promised_days=promise(rng, on_the_spot=0.0 if waits else 0.72),
        )

    return year_of_cases(city, year, rng, opening, Places(city, grounds, rng), handled=handled)
