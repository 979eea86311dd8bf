"""The pool of lecturers in a city-year: those appointed for the plan's period, newcomers, and a few who leave."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, invented_person, next_workday
from fadu.work.people.lecturer import Lecturer

USUAL = 240
FIELDS = ("constitution", "civil", "administrative", "criminal", "business", "rural", "young")
CALLINGS, CALLING_WEIGHTS = ("official", "judge", "lawyer", "scholar", "volunteer"), (34, 18, 26, 12, 10)
NEW, REFUSED, LEAVES = 0.18, 0.03, 0.05


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    bureaus = city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_DEPARTMENT, system="SF")
    for number in range(max(4, round(USUAL * share))):
        new = number % 4 == 1 if share < 0.05 else rng.random() < NEW
        yield _life(city, rng.choice(bureaus).id, year, rng, new=new)


def _life(city: City, bureau: int, year: int, rng: random.Random, *, new: bool) -> Life:
    unit = next(one for one in city.data.units if one.id == bureau)
    begun = next_workday(
        date(year if new else rng.randrange(year - 2, year), rng.randrange(1, 9), rng.randrange(1, 28))
    )
    life = Life(Lecturer, city.place(unit)).open(
        "nominate", on=begun, name=invented_person("讲师", rng)[0], calling=rng.choices(CALLINGS, CALLING_WEIGHTS)[0],
        field=rng.choice(FIELDS))  # fmt: skip
    life.take("review", on=in_workdays(begun, rng.randrange(5, 20)))
    if rng.random() < REFUSED:
        return life.take("refuse", on=in_workdays(life.last_on, rng.randrange(1, 6)))
    # Plans of publicity run for five years; terms end with the one in which they began.
    end_of_plan = date((begun.year - 1) // 5 * 5 + 5, 12, 31)
    life.take("appoint", on=in_workdays(life.last_on, rng.randrange(2, 10)), term_until=end_of_plan)
    _later(life, year, rng)
    return life


def _later(life: Life, year: int, rng: random.Random) -> None:
    """What happens to a lecturer within the year."""
    if life.row["term_until"] < date(year, 1, 1):
        life.take("renew", on=next_workday(date(year, 1, 4)), term_until=date(year + 4, 12, 31))
    on = next_workday(max(life.last_on, date(year, 9, 1)))
    if rng.random() < 0.5:
        life.take("rate", on=on, rating=rng.randrange(70, 100))
    gone = in_workdays(on, rng.randrange(1, 40))
    if rng.random() < LEAVES and gone.year == year:
        life.take("leave", on=gone, ending=rng.choices(("resigned", "dismissed", "died"), (85, 10, 5))[0])
