"""报多少: figures compiled to one pass per line of work, and the tallies that keep them ready.

Nobody else writes GROUP BY. A recount scans a line's table once into a small cube (unit × months × the conditions that
figures speak of) and adds the cube up; a tally row holds what a month of an area (a unit, its district, its city) adds
to a figure, month 0 the value of the year: the sum of a flow, the closing stock of a stock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from fadu.engine import copying
from fadu.engine.line import Line
from fadu.engine.people import units
from fadu.measure.condition import name_of
from fadu.measure.figure import Cell, Figure

Delta = tuple[str, Cell, int, int]
"""(figure, cell, unit, month): what a contribution is added to."""


class Tally(models.Model):
    """What one month (0: the year) of an area adds to one cell of a figure."""

    pk = models.CompositePrimaryKey("line", "year", "area", "month", "figure", "cell")
    line = models.SmallIntegerField()
    year = models.SmallIntegerField()
    area = models.CharField(max_length=16, db_collation="C")
    month = models.SmallIntegerField()
    figure = models.CharField(max_length=40)
    cell = models.CharField(max_length=80)
    value = models.BigIntegerField()

    class Meta:
        db_table = "engine_tally"
        indexes = (
            models.Index(fields=["year", "month", "area"], name="tally_year", condition=models.Q(cell="")),
        )


class Counted(models.Model):
    """For a line of work: the last year its tallies reach (stocks of later years are that year's)."""

    line = models.SmallIntegerField(primary_key=True)
    last_year = models.SmallIntegerField()


NO_CODE = "∅"
"""Stands in a tally's cell for a fact that was not filled, so that such a cell differs from the whole."""


def written(cell: Cell) -> str:
    return "|".join(code or NO_CODE for code in cell)


def read_cell(text: str) -> Cell:
    return tuple("" if code == NO_CODE else code for code in text.split("|"))


def areas_of(unit: int) -> tuple[str, ...]:
    """The areas a unit adds to: itself, its district (if it lies in one), its city."""
    territory = units()[unit].territory
    district = (territory[:6],) if len(territory) >= 6 else ()
    return (f"u{unit}", *district, territory[:4])


# ------------------------------------------------------------------------------------------------- one-pass recount


@dataclass(frozen=True)
class Pass:
    """Figures told together: same day column, same sign, same split. `position` is where each one's sum stands."""

    day: tuple[str, ...]
    sign: int
    split: tuple[str, ...]
    figures: tuple[Figure, ...]


def passes(line: Line) -> list[Pass]:
    groups: dict[tuple[tuple[str, ...], int, tuple[str, ...]], list[Figure]] = defaultdict(list)
    for figure in line.figures.values():
        since = name_of(figure.basis.since)
        split = tuple(map(name_of, figure.split))
        ends: list[tuple[tuple[str, ...], int]] = [((since,), 1)]
        if figure.basis.until is not None:
            ends.append(((since, name_of(figure.basis.until)), -1))
        for day, sign in ends:
            for told in {(), split}:
                groups[day, sign, told].append(figure)
    return [Pass(*key, tuple(figures)) for key, figures in groups.items()]


def _month(column: str) -> str:
    # date_part and not extract, whose exact numerics cost a tenth of the scan.
    return f"(date_part('year', \"{column}\")::int * 12 + date_part('month', \"{column}\")::int - 1)"


@dataclass(frozen=True)
class Recount:
    """The SQL that counts every figure of a line afresh, and how to read its rows."""

    line: Line
    sql: str
    passes: tuple[Pass, ...]

    def deltas(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Delta, int]]:
        for number, unit, month, codes, values in rows:
            told = self.passes[number]
            for figure, value in zip(told.figures, values, strict=True):
                if value:
                    yield (
                        (figure.name, tuple(code or "" for code in codes), unit, month),
                        told.sign * int(value),
                    )


def recount_sql(line: Line, *, unit: str = "unit") -> Recount:
    """One scan of the table into a cube, then each pass adds the cube up; rows are (pass, unit, month, codes, values).

    `unit` is the column (or SQL expression) by which places are told apart. Conditions are added up, not grouped by:
    the fewer groups the planner expects, the sooner it lets several processes scan.
    """
    told = passes(line)
    splits = dict.fromkeys(name for one in told for name in one.split)
    days = dict.fromkeys(name for one in told for name in one.day)
    sums = list(dict.fromkeys(map(_sum, line.figures.values())))
    grouped = [f"{unit} AS unit", *(f"{_month(name)} AS m_{name}" for name in days)]
    grouped += [f'"{name}" AS s_{name}' for name in splits]
    places = ", ".join(str(number + 1) for number in range(len(grouped)))
    columns = ", ".join(grouped + [f"{sql} AS v_{place}" for place, sql in enumerate(sums)])
    cube = f'SELECT {columns}\n  FROM "{line.table}"\n  GROUP BY {places}'
    selects = [_pass_sql(number, one, sums) for number, one in enumerate(told)]
    sql = f"WITH cube AS MATERIALIZED (\n  {cube}\n)\n" + "\nUNION ALL\n".join(selects)
    return Recount(line, sql, tuple(told))


def _sum(figure: Figure) -> str:
    """What a figure adds up over rows."""
    added = "count(*)" if figure.sums is None else f'sum("{name_of(figure.sums)}")'
    where = figure.where.sql()
    return added if where == "TRUE" else f"{added} FILTER (WHERE {where})"


def _pass_sql(number: int, told: Pass, sums: list[str]) -> str:
    month = (
        f"m_{told.day[0]}"
        if len(told.day) == 1
        else "greatest(" + ", ".join(f"m_{d}" for d in told.day) + ")"
    )
    given = " AND ".join(f"m_{name} IS NOT NULL" for name in told.day)
    codes = "ARRAY[" + ", ".join(f"s_{name}::text" for name in told.split) + "]::text[]"
    values = ", ".join(f"sum(v_{sums.index(_sum(figure))})" for figure in told.figures)
    return (
        f"SELECT {number} AS pass, unit, {month} AS month, {codes} AS codes, ARRAY[{values}]::bigint[] AS values\n"
        f"  FROM cube WHERE {given} GROUP BY unit, {month}, {codes}"
    )


def recount(line: Line) -> dict[Delta, int]:
    """Every month's contribution of every unit to every cell of every figure, counted from the rows themselves."""
    if not line.figures:
        return {}
    found: dict[Delta, int] = defaultdict(int)
    recounted = recount_sql(line)
    with connection.cursor() as cursor:
        cursor.execute(recounted.sql)
        for delta, value in recounted.deltas(cursor.fetchall()):
            found[delta] += value
    return {delta: value for delta, value in found.items() if value}


# ------------------------------------------------------------------------------------------------- tallies


Row = tuple[int, int, str, int, str, str]
"""A tally row's key: line, year, area, month, figure, cell."""


def rolled_up(line: Line, deltas: Mapping[Delta, int], *, last_year: int) -> dict[Row, int]:
    """Contributions as tally rows: each for its areas, its month and its year; stocks carried to the last year."""
    rows: dict[Row, int] = defaultdict(int)
    for (name, cell, unit, month), value in deltas.items():
        year, shown = month // 12, written(cell)
        last = last_year if line.figures[name].basis.stock else year
        for area in areas_of(unit):
            rows[line.code, year, area, month % 12 + 1, name, shown] += value
            for carried in range(year, last + 1):
                rows[line.code, carried, area, 0, name, shown] += value
    return rows


def rebuild(line: Line) -> None:
    """Replaces the line's tallies by a full recount."""
    deltas = recount(line)
    last_year = max((month // 12 for _, _, _, month in deltas), default=0)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM engine_tally WHERE line = %s", [line.code])
    rows = rolled_up(line, deltas, last_year=last_year)
    copying.write(_COLUMNS, (copying.row((*row, value)) for row, value in rows.items() if value))
    Counted.objects.update_or_create(line=line.code, defaults={"last_year": last_year})


_COLUMNS = "engine_tally (line, year, area, month, figure, cell, value)"
_STORE = f"""
INSERT INTO {_COLUMNS}
SELECT * FROM unnest(%s::smallint[], %s::smallint[], %s::text[], %s::smallint[], %s::text[], %s::text[], %s::bigint[])
ON CONFLICT (line, year, area, month, figure, cell) DO UPDATE SET value = engine_tally.value + excluded.value
"""


def store(rows: Mapping[Row, int]) -> None:
    """Adds to tally rows."""
    changed = [(*row, value) for row, value in rows.items() if value]
    with connection.cursor() as cursor:
        for start in range(0, len(changed), 50_000):
            part = changed[start : start + 50_000]
            cursor.execute(_STORE, [list(column) for column in zip(*part, strict=True)])


_CARRY = """
INSERT INTO engine_tally (line, year, area, month, figure, cell, value)
SELECT line, y, area, 0, figure, cell, value FROM engine_tally, generate_series(%(old)s + 1, %(new)s) AS y
WHERE line = %(line)s AND year = %(old)s AND month = 0 AND figure = ANY(%(stocks)s) AND value <> 0
ON CONFLICT (line, year, area, month, figure, cell) DO UPDATE SET value = engine_tally.value + excluded.value
"""


def add(line: Line, deltas: Mapping[Delta, int]) -> None:
    """Adds contributions to the line's tallies, reaching further years when a record does."""
    if not deltas:
        return
    counted, _ = Counted.objects.get_or_create(line=line.code, defaults={"last_year": 0})
    newest = max(month // 12 for _, _, _, month in deltas)
    if newest > counted.last_year:
        stocks = [name for name, figure in line.figures.items() if figure.basis.stock]
        with connection.cursor() as cursor:
            if counted.last_year:
                cursor.execute(
                    _CARRY, {"line": line.code, "old": counted.last_year, "new": newest, "stocks": stocks}
                )
        counted.last_year = newest
        counted.save(update_fields=["last_year"])
    store(rolled_up(line, deltas, last_year=counted.last_year))
