"""A stock of courses: of a line with very many records, a few courses a day are drafted and used again at many places.

What differs between two records of one day (place, names, links to other records) touches neither step nor clock, so it
is put in afterwards; everything a rule reads is drafted by the rules.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Any

from fadu.cities import Unit
from fadu.engine.access import Place
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City

Draw = Callable[[date], Life]
"""Drafts one course that opens on a day and ends as its stream demands; it may try as often as it likes."""


def by_day(
    streams: Mapping[Draw, Iterable[date]], *, size: int, rng: random.Random
) -> Iterator[tuple[date, list[Life]]]:
    """Day by day, in order: as many courses as records are opened, drawn from a stock of at most `size` a stream and day."""
    counts = {draw: Counter(days) for draw, days in streams.items()}
    for day in sorted({day for counted in counts.values() for day in counted}):
        for draw, counted in counts.items():
            number = counted[day]
            if number:
                stock = [draw(day) for _ in range(min(number, size))]
                yield day, stock if number <= size else rng.choices(stock, k=number)


class Places:
    """Where records arise: units with weights, drawn many at a time."""

    def __init__(
        self, city: City, weighted: Sequence[tuple[float, Sequence[Unit]]], rng: random.Random
    ) -> None:
        """Each group of units takes its share, within it a few busy ones more than the rest."""
        self.places: list[Place] = []
        weights: list[float] = []
        for share, units in weighted:
            busy = [rng.uniform(0.4, 1.6) for _ in units]
            self.places += [city.place(unit) for unit in units]
            weights += [share * one / sum(busy) for one in busy]
        self.cumulated = list(accumulate(weights))
        self.rng = rng

    def draw(self, number: int) -> list[Place]:
        return self.rng.choices(self.places, cum_weights=self.cumulated, k=number)


def placed(life: Life, place: Place, told: Mapping[str, Mapping[str, Any]]) -> Life:
    """The course at a place, with other facts at the steps named: facts that no rule, step or clock reads."""
    moved = life.at(place)
    for number, one in enumerate(moved.acts):
        facts = told.get(one.step)
        if facts is not None:
            past = moved.history[number]
            moved.acts[number] = replace(one, facts={**one.facts, **facts})
            moved.history[number] = replace(past, facts={**past.facts, **facts})
            moved.row.update(facts)
    return moved


def drafted(draw: Callable[[], Life | None], *, tries: int = 400) -> Life:
    """Draws until a course turns out as it must."""
    for _ in range(tries):
        life = draw()
        if life is not None:
            return life
    raise AssertionError("no course turns out as it must")
