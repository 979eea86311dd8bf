"""The values of figures for a year: read from the tallies, with what each one is made of, and the records it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import connection

from fadu.engine.access import Actor, after_prefix, readable_sql
from fadu.engine.count import Counted, read_cell
from fadu.engine.facts import note_of
from fadu.engine.line import Line, lines
from fadu.measure.balance import Weighing, weigh
from fadu.measure.condition import literal, name_of
from fadu.measure.figure import (
    WHOLE,
    Amount,
    Basis,
    Cell,
    Figure,
    Rate,
    Read,
    Total,
    parts_of,
    rate_of,
    value_of,
)


@dataclass(frozen=True)
class Book:
    """All values of one year for some areas: whole figures at hand, split cells read when asked for."""

    year: int
    wholes: Mapping[tuple[int, str, str], int]  # (line, area, figure) → value in the year
    before: Mapping[tuple[int, str, str], int]  # the same for stocks as the year began
    _cells: dict[tuple[int, str], Mapping[tuple[str, str], int]] = field(default_factory=dict)

    def reader(self, line: Line, area: str) -> Read:
        """Reads single figures of a line for one area."""

        def read(figure: Figure, cell: Cell) -> int:
            if cell != WHOLE:
                return self.cells(line, area, figure).get(cell, 0)
            stock = self.before if figure.basis.before else self.wholes
            return stock.get((line.code, area, figure.name), 0)

        return read

    def value(self, line: Line, amount: Amount, area: str, cell: Cell = WHOLE) -> int:
        return value_of(amount, self.reader(line, area), cell)

    def rate(self, line: Line, rate: Rate, area: str) -> Fraction | None:
        return rate_of(rate, self.reader(line, area))

    def cells(self, line: Line, area: str, figure: Figure) -> dict[Cell, int]:
        """The value of every code (or pair of codes) that the figure is split by."""
        year = self.year - 1 if figure.basis.before else self.year
        year = _carried(line, year) if figure.basis.stock else year
        if (line.code * 10_000 + year, area) not in self._cells:
            self._cells[line.code * 10_000 + year, area] = _read_cells(line, area, year)
        read = self._cells[line.code * 10_000 + year, area]
        return {read_cell(cell): value for (name, cell), value in read.items() if name == figure.name}

    def weigh(self, line: Line, area: str) -> list[Weighing]:
        """Every balance of the line for an area, also for each code that both its sides tell."""
        read = self.reader(line, area)
        found = []
        for balance in line.balances.values():
            found.append(weigh(balance, read))
            shared = balance.shared_split()
            if shared and all(_splits(figure) == shared for figure in _figures(balance.left, balance.right)):
                codes = {
                    cell
                    for figure in _figures(balance.left, balance.right)
                    for cell in self.cells(line, area, figure)
                }
                found += [weigh(balance, read, cell) for cell in sorted(codes)]
        return found


def _splits(figure: Figure) -> tuple[str, ...]:
    return tuple(map(name_of, figure.split))


def _figures(*amounts: Amount) -> list[Figure]:
    return [figure for amount in amounts for _, figure in parts_of(amount)]


def _carried(line: Line, year: int) -> int:
    """The year in whose row a stock of this year stands."""
    last = Counted.objects.filter(line=line.code).values_list("last_year", flat=True).first()
    return min(year, last) if last else year


_WHOLES = """
SELECT line, area, figure, value FROM engine_tally
WHERE year = %s AND month = 0 AND cell = '' AND area = ANY(%s) AND value <> 0
"""


def book(year: int, areas: Sequence[str]) -> Book:
    """The whole figures of every line for a year, in three reads whatever their number (five beyond the tallies' reach)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(min(last_year), 0) FROM engine_counted")
        reach = cursor.fetchone()[0]
        wholes, before = (_whole(cursor, told, areas) for told in (year, year - 1))
        for told, values in ((year, wholes), (year - 1, before)):
            if reach < told:
                values.update(_carried_stocks(cursor, told, areas))
    return Book(year, wholes, before)


def _whole(cursor: Any, year: int, areas: Sequence[str]) -> dict[tuple[int, str, str], int]:
    cursor.execute(_WHOLES, [year, list(areas)])
    return {(line, area, figure): value for line, area, figure, value in cursor.fetchall()}


_CARRIED = """
SELECT line, area, figure, value FROM engine_counted JOIN engine_tally USING (line)
WHERE last_year < %s AND year = last_year AND month = 0 AND cell = '' AND area = ANY(%s) AND value <> 0
"""


def _carried_stocks(cursor: Any, year: int, areas: Sequence[str]) -> dict[tuple[int, str, str], int]:
    """The stocks of lines whose tallies end before the year: they stand as in their last one."""
    stocks = {
        (line.code, name) for line in lines() for name, figure in line.figures.items() if figure.basis.stock
    }
    cursor.execute(_CARRIED, [year, list(areas)])
    return {
        (line, area, figure): value
        for line, area, figure, value in cursor.fetchall()
        if (line, figure) in stocks
    }


def _read_cells(line: Line, area: str, year: int) -> dict[tuple[str, str], int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT figure, cell, value FROM engine_tally WHERE line = %s AND year = %s AND area = %s AND month = 0 AND cell <> ''",
            [line.code, year, area],
        )
        return {(figure, cell): value for figure, cell, value in cursor.fetchall()}


def months(line: Line, amount: Amount, *, area: str, year: int) -> list[int]:
    """Twelve values: what each month added to a flow, where a stock stood at each month's end (or began it)."""
    return [sum(column) for column in zip(*(
        [sign * value for value in _figure_months(line, figure, area=area, year=year)] for sign, figure in parts_of(amount)
    ), strict=True)]  # fmt: skip


def _figure_months(line: Line, figure: Figure, *, area: str, year: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT month, value FROM engine_tally WHERE line = %s AND area = %s AND figure = %s AND cell = '' AND year = %s",
            [line.code, area, figure.name, year],
        )
        told = dict(cursor.fetchall())
        added = [told.get(month, 0) for month in range(1, 13)]
        if not figure.basis.stock:
            return added
        standing = _whole(cursor, _carried(line, year - 1), [area]).get((line.code, area, figure.name), 0)
    closing = [standing := standing + month for month in added]
    return [closing[0] - added[0], *closing[:-1]] if figure.basis.before else closing


# ------------------------------------------------------------------------------------------- the records counted


@dataclass(frozen=True)
class Period:
    """A year or one of its months."""

    year: int
    month: int | None = None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def after(self) -> date:
        """The first day that no longer belongs to it."""
        if self.month is None or self.month == 12:
            return date(self.year + 1, 1, 1)
        return date(self.year, self.month + 1, 1)


def counts_sql(figure: Figure, period: Period) -> str:
    """The condition on a row under which the figure counts it in the period."""
    day = f'"{name_of(figure.basis.since)}"'
    within = _within(figure.basis, day, period)
    return f"{within} AND {figure.where.sql()}"


def _within(basis: Basis, day: str, period: Period) -> str:
    if not basis.stock:
        return f"{day} >= {literal(period.first)} AND {day} < {literal(period.after)}"
    edge = literal(period.first if basis.before else period.after)
    gone = f'"{name_of(basis.until)}"'
    return f"{day} < {edge} AND ({gone} IS NULL OR greatest({gone}, {day}) >= {edge})"


def area_sql(area: str) -> tuple[str, dict[str, Any]]:
    """The condition on a row that it lies in an area (`u12` a unit, else a territory code)."""
    if area.startswith("u"):
        return "unit = %(area)s", {"area": int(area[1:])}
    return "territory >= %(area)s AND territory < %(area_end)s", {
        "area": area,
        "area_end": after_prefix(area),
    }


@dataclass(frozen=True)
class Page:
    """A page of records by key: the columns asked for, the rows, and the key to go on from (None: no more)."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    after: int | None


@dataclass(frozen=True)
class Counting:
    """Which records a figure counts: for a period, an area, some codes, and a viewer who may see them."""

    line: Line
    figure: Figure
    period: Period
    area: str
    codes: Mapping[str, str] = field(default_factory=dict)

    def condition(self, viewer: Actor | None = None) -> tuple[str, dict[str, Any]]:
        where, values = area_sql(self.area)
        parts = [counts_sql(self.figure, self.period).replace("%", "%%"), where]
        for number, (column, code) in enumerate(self.codes.items()):
            if column not in self.line.fields or note_of(self.line.fields[column]) is None:
                raise KeyError(column)
            parts.append(f'"{column}" = %(code_{number})s' if code else f'"{column}" IS NULL')
            values[f"code_{number}"] = code
        if viewer is not None:
            readable, bounds = readable_sql(viewer, self.line)
            parts.append(readable)
            values.update(bounds)
        return " AND ".join(parts), values

    def count(self, viewer: Actor | None = None) -> int:
        where, values = self.condition(viewer)
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM "{self.line.table}" WHERE {where}', values)
            row = cursor.fetchone()
        assert row is not None
        return int(row[0])

    def page(
        self, columns: Iterable[str], *, after: int = 0, size: int = 50, viewer: Actor | None = None
    ) -> Page:
        """The next records by key; `after` is the last key of the page before."""
        told = ("id", *columns)
        where, values = self.condition(viewer)
        values |= {"after": after, "size": size + 1}
        listed = ", ".join(f'"{name}"' for name in told)
        sql = f'SELECT {listed} FROM "{self.line.table}" WHERE id > %(after)s AND {where} ORDER BY id LIMIT %(size)s'
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            rows = cursor.fetchall()
        more = len(rows) > size
        return Page(told, rows[:size], rows[size - 1][0] if more else None)


def counted(line: Line, amount: Figure | Total | Rate, period: Period, area: str) -> list[Counting]:
    """The countings behind an amount: one a single figure, several for a sum, the numerator's for a rate."""
    inner: Amount = amount.numerator if isinstance(amount, Rate) else amount
    return [Counting(line, figure, period, area) for _, figure in parts_of(inner)]
