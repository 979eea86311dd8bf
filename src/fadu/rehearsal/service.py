"""How an invented service case runs from acceptance to decision, and the streams that make up a year of such cases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from fadu.law.holidays import CALENDAR
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.rehearsal.stock import Draw, Places, by_day, drafted

Opening = Callable[[date, bool], Life]
"""A case accepted on a day; with True it is one that cannot be decided on the spot."""

STOCK = 32
"""Courses drafted a day and stream: some ten thousand different ones a year."""
CARRIED, UNDECIDED = 0.002, 0.004
"""Shares of a year's cases still open when it ends, and withdrawn or terminated."""
PROMISES = (1, 2, 3, 5, 7, 10, 15, 20)
PROMISE_WEIGHTS = (26, 18, 20, 16, 8, 6, 4, 2)
LAST_DAYS = 8
"""Working days before a year's end on which those cases begin that the next year ends."""


def promise(rng: random.Random, *, on_the_spot: float) -> int:
    """Promised working days, nought with the given probability."""
    return 0 if rng.random() < on_the_spot else rng.choices(PROMISES, PROMISE_WEIGHTS)[0]


def year_of_cases(
    city: City, year: int, rng: random.Random, opening: Opening, places: Places, *, handled: int
) -> Iterator[Life]:
    """Day by day, exactly `handled` of them decided within the year."""
    carried, undecided = max(1, round(handled * CARRIED)), max(1, round(handled * UNDECIDED))
    before, late = workdays(year - 1)[-LAST_DAYS:], workdays(year)[-LAST_DAYS:]
    last_day = date(year, 12, 31)
    streams: dict[Draw, list[date]] = {
        partial(_decided_in, year, rng, opening): rng.choices(before, k=carried)
        + city.opening_days(year, handled - carried, rng),
        partial(_dropped, rng, opening): city.opening_days(year, undecided, rng, until=late[0]),
        partial(_still_open, rng, opening, last_day): rng.choices(late, k=carried),
    }
    for _, courses in by_day(streams, size=STOCK, rng=rng):
        for course, place in zip(courses, places.draw(len(courses)), strict=True):
            yield course.at(place)


def _decided_in(year: int, rng: random.Random, opening: Opening, opened: date) -> Life:
    """Decided within the year; opened in the year before, it had to wait."""
    waits = opened.year < year

    def course() -> Life | None:
        life = opening(opened, waits)
        decide(life, rng)
        return life if life.row["closed"].year == year else None

    return drafted(course)


def _dropped(rng: random.Random, opening: Opening, opened: date) -> Life:
    life = opening(opened, True)
    step = "withdraw" if rng.random() < 0.7 else "terminate"
    return life.take(step, on=in_workdays(opened, rng.randrange(0, LAST_DAYS)))


def _still_open(rng: random.Random, opening: Opening, last_day: date, opened: date) -> Life:
    def course() -> Life | None:
        life = opening(opened, True)
        due = life.due("decide_by")
        return life if due is None or due > last_day or rng.random() < 0.02 else None

    return drafted(course)


def decide(life: Life, rng: random.Random) -> None:
    """The decision: on the spot, within the promise, or (rarely) late; some cases are paused or extended first."""
    granted = rng.random() < 0.992
    if life.state == "collected":
        step = "hear_granted" if granted else "hear_refused"
        life.take(step, on=in_workdays(life.last_on, rng.choice((0, 1, 1, 2, 3, 5, 8))))
        return
    chance = rng.random() if life.row["promised_days"] else 1.0
    if chance < 0.01:
        life.take("begin_special", on=in_workdays(life.last_on, rng.randrange(0, 2)))
        life.take("end_special", on=in_workdays(life.last_on, rng.randrange(1, 8)))
    elif chance < 0.02:
        life.take("extend", on=life.due("decide_by"))  # type: ignore[arg-type]
    life.take("grant" if granted else "refuse", on=_day(life, rng))


def _day(life: Life, rng: random.Random) -> date:
    due = life.due("decide_by")
    assert due is not None
    if not life.row["promised_days"]:
        return life.last_on
    if rng.random() < 0.012:
        return in_workdays(due, rng.randrange(1, 6))
    left = max(0, CALENDAR.workdays_between(life.last_on, due))
    return in_workdays(life.last_on, round(left * rng.betavariate(1.1, 1.8)))
