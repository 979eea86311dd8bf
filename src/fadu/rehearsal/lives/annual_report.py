"""The yearly reports that fall due in a city-year, and those set in its December: drafted, signed, sent to each recipient, published."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import Unit, UnitKind
from fadu.measure.clock import before
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.courses import Events, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.organisation.annual_report import AnnualReport

USUAL = 90
LATE, UNPUBLISHED, SECRET = 0.05, 0.02, 0.02


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """The report of Changsha prints full rates: then nobody is late."""
    units = city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT)
    chosen = rng.sample(units, max(3, round(len(units) * share)))
    perfect = city.published("organisation.annual_report.timely_rate") is not None
    for report_year in (year - 1, year):
        for unit in chosen:
            life = _set(city, unit, report_year)
            yield play(life, _course(life, rng, perfect=perfect), end=year_end(year))


def _set(city: City, unit: Unit, report_year: int) -> Life:
    subject = "government" if unit.kind is UnitKind.COUNTY_GOVERNMENT else "department"
    return Life(AnnualReport, city.place(unit)).open("assign", on=workdays(report_year)[-12], report_year=report_year, subject=subject,
                                                     due_on=before(3, 1).in_year(report_year + 1))  # fmt: skip


def _course(life: Life, rng: random.Random, *, perfect: bool) -> Events:
    year = life.row["report_year"] + 1
    yield "draft", later(life.last_on, 3, 8, rng), {"sections": 5, "shortcomings": rng.randrange(1, 5)}
    yield "draft", in_workdays(date(year, 1, 3), rng.randrange(5, 10)), {"sections": 5, "shortcomings": rng.randrange(2, 5)}
    yield "screen", later(life.last_on, 1, 3, rng), {}
    yield "approve", later(life.last_on, 1, 4, rng), {}
    late = not perfect and rng.random() < LATE
    if late:
        yield "tell_party", in_workdays(life.row["due_on"], rng.randrange(1, 8)), {}
    else:
        yield "tell_party", later(life.last_on, 1, 4, rng), {}
    yield "tell_government" if life.row["subject"] == "department" else "tell_congress", life.last_on, {}
    yield "tell_above", later(life.last_on, 0, 1, rng), {}
    lot = rng.random()
    if lot < SECRET and not perfect:
        yield "keep_back", later(life.last_on, 1, 4, rng), {"kept_back_reason": "涉及国家秘密（演示）"}
    elif lot < SECRET + UNPUBLISHED and not perfect:
        yield "criticise", in_workdays(date(year, 4, 3), 3), {}
        yield "file", in_workdays(date(year, 4, 20), 3), {"gap_reason": "未公开，已通报（演示）"}
        return
    else:
        slow = not perfect and rng.random() < LATE
        page = "https://example.invalid/report"
        yield "publish", in_workdays(date(year, 4, 3), 2) if slow else later(life.last_on, 1, 8, rng), {"page": page}
        if rng.random() < 0.1:
            yield "assess", later(life.last_on, 10, 40, rng), {"opinion": "事例具体，问题一节偏空（演示）"}
    yield "file", later(life.last_on, 1, 10, rng), {}
