"""What the contact points were asked in a city-year and what they sent in: most answer in time, some late, a few not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator

from fadu.engine.access import Place
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import year_end
from fadu.rehearsal.lives.contact_point import Point, roster
from fadu.rehearsal.lives.courses import Events, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.legislation.contact_opinion import ContactOpinion

USUAL = 36
EACH = 4
"""Drafts on which a point is asked in a year."""
NOTHING, SILENT, LATE = 0.12, 0.05, 0.08


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    for point in (one for one in roster(city, share) if one.fate == "stands"):
        first = in_workdays(point.applied, 30)
        days = [day for day in workdays(year)[20:-5] if day > first]
        for day in sorted(rng.sample(days, min(EACH, len(days)))):
            life = Life(ContactOpinion, _place(city, point))
            life.open("ask", on=day, contact_point=point.key, draft=f"演示法规草案{rng.choice('甲乙丙丁')}征求意见稿",
                      wanted_by=in_workdays(day, rng.randrange(10, 21)))  # fmt: skip
            yield play(life, _course(life, rng), end=year_end(year))


def _place(city: City, point: Point) -> Place:
    return city.place(point.unit)


def _course(life: Life, rng: random.Random) -> Events:
    due, lot = life.row["wanted_by"], rng.random()
    if lot < SILENT:
        yield "give_up", in_workdays(due, 5), {}
        return
    on = in_workdays(due, rng.randrange(1, 4)) if rng.random() < LATE else in_workdays(due, -rng.randrange(1, 8))
    on = max(on, life.last_on)
    if lot < SILENT + NOTHING:
        yield "pass_on", on, {}
        return
    count = rng.randrange(1, 15)
    yield "send_in", on, {"sent_in": count}
    adopted = rng.randrange(count + 1)
    yield ("handle", in_workdays(on, rng.randrange(10, 45)),
           {"adopted": adopted, "declined": count - adopted, "explanation": "采纳情况已逐条说明（演示）"})  # fmt: skip
