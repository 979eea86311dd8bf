"""The yearly accounts of a city-year: heads of districts and of departments, four on the spot; last year's problems rectified."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.courses import Events, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.organisation.law_statement import LawStatement

USUAL = 68
ON_SITE = 4
CARRIED = 6


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Changsha's report of 2023 says that all gave account; other years leave some out."""
    seats = [(unit, post) for unit in city.bodies(UnitKind.COUNTY_GOVERNMENT) for post in ("party_head", "government_head")]
    seats += [(unit, "department_head") for unit in city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.DEVELOPMENT_ZONE)]
    perfect = year in city.data.published_years()
    for unit, post in rng.sample(seats, max(1, round(CARRIED * share))):
        life = _listed(city, unit, post, year=year - 1)
        yield play(life, _stated(life, rng, form="special_written", problems=True), end=year_end(year))
    chosen = rng.sample(seats, max(3, round(len(seats) * share)))
    for number, (unit, post) in enumerate(chosen):
        life = _listed(city, unit, post, year=year)
        form = "special_onsite" if number < ON_SITE else rng.choices(("in_assessment", "special_written", "media"), (8, 2, 1))[0]
        yield play(life, _course(life, rng, form=form, perfect=perfect), end=year_end(year))


def _listed(city: City, unit: Unit, post: str, *, year: int) -> Life:
    days = workdays(year)
    return Life(LawStatement, city.place(unit)).open("enlist", on=days[-38], year_of=year, post=post, due=days[-8])


def _course(life: Life, rng: random.Random, *, form: str, perfect: bool) -> Events:
    lot = rng.random()
    if not perfect and lot < 0.03 and form != "special_onsite":
        yield "miss", in_workdays(life.row["due"], 2), {"excuse": "未按要求提交（演示）"}
    elif lot < 0.02 and form != "special_onsite":
        yield "excuse_", later(life.last_on, 5, 10, rng), {"exempt_reason": "到任不满三个月（演示）"}
    else:
        yield from _stated(life, rng, form=form, problems=rng.random() < 0.3)


def _stated(life: Life, rng: random.Random, *, form: str, problems: bool) -> Events:
    on = in_workdays(life.row["due"], -rng.randrange(2, 12))
    yield "state_", on, {"form": form}
    if form == "in_assessment" and rng.random() < 0.05:
        yield "send_back", on, {"shortcoming": "内容不全（演示）"}
        yield "state_", max(life.last_on, in_workdays(life.row["due"], -1)), {"form": form}
    if form == "special_onsite":
        yield "comment", life.last_on, {}
        yield "vote", life.last_on, {"grade": rng.choice(("good", "good", "fair"))}
    if problems:
        on = later(life.last_on, 2, 5, rng)
        due = date(on.year + 1, 4, 28)
        yield "name_problems", on, {"problems": rng.randrange(1, 5), "rectify_due": due}
        yield "rectify", in_workdays(due, -rng.randrange(3, 30)), {"rectified": "问题已整改（演示）"}
    else:
        yield "conclude", later(life.last_on, 2, 6, rng), {}
