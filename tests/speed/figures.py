"""How fast figures are told: from tallies, beside the same cube in one DuckDB scan; and a recount beside SQL by hand.

Tallies: every figure, total and rate of the year for the city and each district, read by `values.book` and evaluated in
Python. DuckDB: its own file, two threads, the columns that figures read with the district worked out before, one scan of
each line, then the same roll-up and evaluation in Python; both give the same values, or this script fails. Recount: what
`count.recount_sql` makes of the two great lines, beside one-scan SQL written by hand for the same numbers.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import duckdb
from django.db import connection
from tests.speed._by_hand import BY_HAND, deltas_by_hand

from fadu.config.rehearsing import wished
from fadu.engine import count, follow
from fadu.engine.line import Line, line, lines
from fadu.engine.people import units
from fadu.engine.values import Period, book, counts_sql
from fadu.measure.figure import Cell, Figure, Read, name_of, rate_of, value_of

AT_LEAST = {"tallies_times_as_fast_as_duckdb": 5.0}
AT_MOST = {f"recount_of_{id.split('.')[1]}_over_sql_by_hand": 1.2 for id in BY_HAND}
ROUNDS = 11
Values = dict[tuple[str, str, str], int | Fraction | None]
Reader = Callable[[Line, str], Read]


def run() -> dict[str, float]:
    """Medians of the rounds, the two ways taken in turn."""
    follow.up_to_now(follow.TALLIES)
    year, areas = wished().year, _areas()
    with tempfile.TemporaryDirectory() as folder, _filled(Path(folder) / "figures.duckdb") as duck:
        queries = {one.code: _query(one, year) for one in lines()}
        ways = {
            "tallies": lambda: _by_tallies(year, areas),
            "duckdb": lambda: _by_duckdb(duck, queries, areas),
        }
        told = {name: way() for name, way in ways.items()}
        differing = [key for key, value in told["tallies"].items() if told["duckdb"][key] != value]
        if differing:
            raise AssertionError(f"{len(differing)} values differ, the first {differing[0]}")
        seconds = _in_turn(ways)
        scan = median(_timed(lambda: _scanned(duck, queries)) for _ in range(ROUNDS))
        two = {line(id).code: queries[line(id).code] for id in BY_HAND}
        great = median(_timed(lambda: _scanned(duck, two)) for _ in range(ROUNDS))
    return {
        "values_told": len(told["tallies"]),
        "tallies_milliseconds": round(seconds["tallies"] * 1e3, 2),
        "duckdb_milliseconds": round(seconds["duckdb"] * 1e3, 2),
        "of_which_the_scans_alone": round(scan * 1e3, 2),
        "tallies_times_as_fast_as_duckdb": round(seconds["duckdb"] / seconds["tallies"], 2),
        "tallies_of_all_lines_times_as_fast_as_duckdbs_scan_of_two": round(great / seconds["tallies"], 2),
        **{name: value for id in BY_HAND for name, value in _recounts(id).items()},
        "recount_of_every_line_seconds": round(_timed(lambda: [count.recount(one) for one in lines()]), 2),
    }


def _areas() -> list[str]:
    territories = {one.territory for one in units().values()}
    return sorted({code[:4] for code in territories} | {code[:6] for code in territories if len(code) >= 6})


def _evaluated(areas: list[str], reader: Reader) -> Values:
    found: Values = {}
    for one in lines():
        for area in areas:
            read = reader(one, area)
            for name, amount in one.amounts.items():
                found[one.id, name, area] = value_of(amount, read)
            for name, rate in one.rates.items():
                found[one.id, name, area] = rate_of(rate, read)
    return found


def _by_tallies(year: int, areas: list[str]) -> Values:
    return _evaluated(areas, book(year, areas).reader)


# ------------------------------------------------------------------------------------------------------- DuckDB

_TYPES = {
    "DateField": "DATE",
    "IntegerField": "INTEGER",
    "BigIntegerField": "BIGINT",
    "BooleanField": "BOOLEAN",
}


def _filled(path: Path) -> duckdb.DuckDBPyConnection:
    """A file of DuckDB's own with every column that a figure reads."""
    duck = duckdb.connect(str(path), config={"threads": 2})
    for one in lines():
        columns = sorted(
            frozenset().union(*(figure.columns() for figure in one.figures.values())) | {"territory"}
        )
        listed = ", ".join(f'"{name}"' for name in columns)
        text = path.with_suffix(".csv")
        with connection.cursor() as cursor, text.open("wb") as file:
            for part in _copied(
                cursor, f'COPY (SELECT {listed} FROM "{one.table}" ORDER BY id) TO STDOUT (FORMAT csv)'
            ):
                file.write(part)
        typed = {name: _TYPES.get(type(one.fields[name]).__name__, "VARCHAR") for name in columns}
        told = f"header = false, auto_detect = false, delim = ',', quote = '\"', columns = {typed}"
        district = "CASE WHEN length(territory) >= 6 THEN left(territory, 6) ELSE territory END"
        duck.execute(
            f"CREATE TABLE \"{one.table}\" AS SELECT *, {district} AS ground_ FROM read_csv('{text}', {told})"
        )
    duck.execute("CHECKPOINT")
    return duck


def _copied(cursor: Any, sql: str) -> Any:
    with cursor.copy(sql) as copy:
        yield from copy


def _query(one: Line, year: int) -> str:
    """One scan of a line: every figure of every district."""
    sums = ", ".join(
        f"{'count(*)' if figure.sums is None else f'sum({name_of(figure.sums)})'} FILTER (WHERE {counts_sql(figure, Period(year))})"
        for figure in one.figures.values()
    )
    return f'SELECT ground_, {sums} FROM "{one.table}" GROUP BY ground_'


def _scanned(duck: duckdb.DuckDBPyConnection, queries: Mapping[int, str]) -> dict[int, list[tuple[Any, ...]]]:
    return {code: duck.execute(query).fetchall() for code, query in queries.items()}


def _by_duckdb(duck: duckdb.DuckDBPyConnection, queries: Mapping[int, str], areas: list[str]) -> Values:
    told: dict[tuple[int, str, str], int] = defaultdict(int)
    scanned = _scanned(duck, queries)
    for one in lines():
        for area, *values in scanned[one.code]:
            for name, value in zip(one.figures, values, strict=True):
                for place in {area, area[:4]}:
                    told[one.code, place, name] += int(value or 0)

    def reader(one: Line, area: str) -> Read:
        def read(figure: Figure, cell: Cell) -> int:
            return told[one.code, area, figure.name]

        return read

    return _evaluated(areas, reader)


# ------------------------------------------------------------------------------------------------------- recounts


def _recounts(id: str) -> dict[str, float]:
    home = line(id)
    if deltas_by_hand(home) != count.recount(home):
        raise AssertionError(f"{id}: the SQL by hand tells other numbers")
    ways = {"ours": lambda: _rows(count.recount_sql(home).sql), "hand": lambda: _rows(BY_HAND[id])}
    seconds = _in_turn(ways)
    return {
        f"recount_of_{home.name}_milliseconds": round(seconds["ours"] * 1e3),
        f"recount_of_{home.name}_over_sql_by_hand": round(seconds["ours"] / seconds["hand"], 3),
    }


def _rows(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return len(cursor.fetchall())


def _in_turn(ways: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, way in ways.items():
            times[name].append(_timed(way))
    return {name: median(found) for name, found in times.items()}


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
