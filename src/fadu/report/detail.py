"""What the tallies tell of some figures in one area and year, month by month and code by code, in a single read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from fadu.engine.line import Line
from fadu.measure.condition import name_of
from fadu.measure.figure import WHOLE, Amount, Cell, Figure, parts_of

# A stock of a year that the tallies do not reach stands in their last year.
_SQL = """
WITH reach AS (SELECT coalesce((SELECT last_year FROM engine_counted WHERE line = %(line)s), 0) AS last)
SELECT reach.last, year, month, figure, cell, value FROM reach, engine_tally
WHERE line = %(line)s AND area = %(area)s AND figure = ANY(%(figures)s) AND value <> 0
  AND (year IN (%(year)s, %(year)s - 1) OR (month = 0 AND year IN (least(%(year)s, last), least(%(year)s - 1, last))))
"""
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Detail:
    """Contributions by (year, month, figure) and cell; month 0 is the year."""

    year: int
    last: int
    told: Mapping[tuple[int, int, str], Mapping[Cell, int]]

    def at(self, figure: Figure, month: int | None = None, codes: Mapping[str, str] | None = None) -> int:
        """The figure in the year or one of its months, whole or for some of the codes that it is split by."""
        if not figure.basis.stock:
            return self._part(figure, self.year, month or 0, codes)
        if month is None:
            year = self.year - 1 if figure.basis.before else self.year
            return self._part(figure, min(year, self.last), 0, codes)
        opening = self._part(figure, min(self.year - 1, self.last), 0, codes)
        until = month if figure.basis.before else month + 1
        return opening + sum(self._part(figure, self.year, passed, codes) for passed in range(1, until))

    def amount(self, amount: Amount, month: int | None = None) -> int:
        return sum(sign * self.at(figure, month) for sign, figure in parts_of(amount))

    def codes(self, figure: Figure, column: str) -> dict[str, int]:
        """The year's value for each code of one of the split fields."""
        place = [name_of(part) for part in figure.split].index(column)
        year = (
            self.year
            if not figure.basis.stock
            else min(self.year - 1 if figure.basis.before else self.year, self.last)
        )
        found: dict[str, int] = defaultdict(int)
        for cell, value in self.told.get((year, 0, figure.name), {}).items():
            if cell != WHOLE:
                found[cell[place]] += value
        return {code: value for code, value in found.items() if value}

    def _part(self, figure: Figure, year: int, month: int, codes: Mapping[str, str] | None) -> int:
        cells = self.told.get((year, month, figure.name), {})
        if not codes:
            return cells.get(WHOLE, 0)
        order = [name_of(part) for part in figure.split]
        wanted = [(order.index(column), code) for column, code in codes.items()]
        return sum(
            value
            for cell, value in cells.items()
            if cell != WHOLE and all(cell[at] == code for at, code in wanted)
        )


def detail(line: Line, figures: Iterable[Figure], *, area: str, year: int) -> Detail:
    """One read, however many figures."""
    told: dict[tuple[int, int, str], dict[Cell, int]] = defaultdict(dict)
    last = 0
    with connection.cursor() as cursor:
        names = sorted({figure.name for figure in figures})
        cursor.execute(_SQL, {"line": line.code, "area": area, "figures": names, "year": year})
        for reach, of_year, month, figure, cell, value in cursor.fetchall():
            last = reach
            told[of_year, month, figure][tuple(cell.split("|")) if cell else WHOLE] = value
    return Detail(year, last, told)
