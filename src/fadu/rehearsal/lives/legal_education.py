"""A city-year of events of legal publicity, which together cover exactly the number of people that the year is to come out at."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, next_workday, spread
from fadu.work.people.legal_education import MONTH_OF, LegalEducation

USUAL = 380
HELD, AUDIENCE = 340, 1_240_000
FORMS, FORM_WEIGHTS = (
    ("lecture", "advice", "arts", "cases", "court", "broadcast", "contest"),
    (34, 22, 10, 12, 6, 9, 7),
)
AUDIENCES = ("officials", "young", "villagers", "businesses", "public_at_large")
UNVERIFIED, CANCELLED, AHEAD = 0.03, 0.03, 0.03


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    held = city.target("people.legal_education.held", usual=HELD, rng=rng, share=share)
    people = city.target(
        "people.legal_education.audience", usual=AUDIENCE, rng=rng, share=share, least=100 * held
    )
    bodies = city.bodies(
        UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_DEPARTMENT, UnitKind.TOWN, UnitKind.SUBDISTRICT
    )
    days = city.opening_days(year, held, rng, until=in_time(year))
    forms = rng.choices(FORMS, FORM_WEIGHTS, k=held)
    for on, unit, form, covered in zip(
        days, spread(held, bodies, rng), forms, _parts(people, forms, rng), strict=True
    ):
        life = _held(city, unit, on, form, covered, rng)
        life.take("verify", on=in_workdays(life.last_on, rng.randrange(1, 5)))
        if (on_file := in_workdays(life.last_on, rng.randrange(3, 15))).year == year:
            life.take("archive", on=on_file)
        yield life
    for unit in spread(max(1, round(held * UNVERIFIED)), bodies, rng):
        on = next_workday(date(year, 12, rng.randrange(1, 15)))
        yield _held(city, unit, on, "lecture", rng.randrange(30, 200), rng)
    for unit in spread(max(1, round(held * CANCELLED)), bodies, rng):
        planned = next_workday(date(year, rng.randrange(1, 11), rng.randrange(1, 28)))
        yield _planned(city, unit, planned, "advice", planned, rng).take(
            "cancel", on=in_workdays(planned, rng.randrange(1, 20))
        )
    for unit in spread(max(1, round(held * AHEAD)), bodies, rng):
        yield _planned(
            city,
            unit,
            next_workday(date(year, 12, rng.randrange(1, 25))),
            "lecture",
            date(year + 1, 1, 15),
            rng,
        )


def in_time(year: int) -> date:
    """The last day whose events can still be recorded and verified within the year."""
    return date(year, 12, 12)


def _parts(whole: int, forms: list[str], rng: random.Random) -> list[int]:
    """`whole` people shared out among events, broadcasts taking most, to the last person."""
    weights = [rng.uniform(6, 30) if form == "broadcast" else rng.uniform(0.3, 2) for form in forms]
    marks, done, total = [0], 0.0, sum(weights)
    for weight in weights:
        done += weight
        marks.append(round(whole * done / total))
    marks[-1] = whole
    return [after - before for before, after in pairwise(marks)]


def _planned(city: City, unit: Unit, on: date, form: str, day: date, rng: random.Random) -> Life:
    campaigns = [name for name, month in MONTH_OF.items() if month == day.month]
    campaign = campaigns[0] if campaigns and rng.random() < 0.6 else "none"
    return Life(LegalEducation, city.place(unit)).open(
        "plan", on=on, theme=f"演示普法活动{rng.randrange(10_000):04d}", form=form, campaign=campaign,
        audience_kind=rng.choice(AUDIENCES), planned_for=day)  # fmt: skip


def _held(city: City, unit: Unit, on: date, form: str, covered: int, rng: random.Random) -> Life:
    """An event planned weeks before, held on that day and recorded in the days after it."""
    planned = next_workday(date.fromordinal(on.toordinal() - rng.randrange(15, 45)))
    life = _planned(city, unit, planned, form, on, rng)
    life.take("approve", on=min(on, in_workdays(planned, rng.randrange(1, 6)))).take("hold", on=on)
    watching = covered if form == "broadcast" else round(covered * rng.uniform(0.55, 0.9))
    there = covered - watching + rng.randrange(0, 60)
    method = "signed" if covered < 300 else rng.choice(("counted", "estimated"))
    return life.take(
        "record", on=in_workdays(on, rng.randrange(1, 6)), offline=there, viewers=watching, views=round(watching * rng.uniform(1, 1.6)),
        covered=covered, method=method, basis="直播平台独立访客数加现场清点（演示）" if method == "estimated" else None,
        leaflets=rng.randrange(0, 500), consulted=rng.randrange(0, 60) if form == "advice" else None)  # fmt: skip
