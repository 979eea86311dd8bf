"""What nine more years cost: a year's figures, the docket and a record page, with one year in the tables and with ten.

The nine are copies of the loaded year, shifted in SQL: days by a year each, record numbers and tallies by ten, since its
registers reach back some years and must not meet their copies; they stand in a schema that is dropped afterwards and never
shown. The log, the facts and the tallies are copied with them. The clocks that ran as a copied year ended have
long run out by the last one, so the docket holds those of the loaded year; what it costs if every copied clock still ran,
ten times as many, is told too, without an aim. Each round asks the one and the ten in turn, for the same records of the
loaded year.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

from django.db import connection, models
from tests.speed._beside import ENGINE, Beside, beside, tables, turn

from fadu.config.rehearsing import wished
from fadu.desk.reads import Wanted, docket
from fadu.engine import act
from fadu.engine.access import Actor, Role
from fadu.engine.clocks import told
from fadu.engine.identity import YEAR
from fadu.engine.line import Line, lines
from fadu.engine.values import book
from fadu.law.holidays import CALENDAR

MORE, STEP, ROUNDS, PAGES = 9, 10, 25, 40
ASKED = ("a_years_figures", "the_soonest_due_of_a_district", "a_docket_page", "a_record_page")
AT_MOST = {f"{name}_ten_years_over_one": 1.1 for name in ASKED}
DISTRICT = "430104"
_SOONEST = """
SELECT record, clock, line, unit, started, due, provisional FROM engine_docket
WHERE territory >= %s AND territory < %s AND due IS NOT NULL ORDER BY due, record, clock LIMIT 31
"""


def run() -> dict[str, float]:
    """Medians of the rounds in milliseconds, and how much dearer ten years are."""
    year = wished().year
    keys = _keys()
    areas = [DISTRICT[:4], *(f"{DISTRICT[:4]}{n:02d}" for n in (2, 3, 4, 5, 11, 12, 21, 81, 82))]
    viewer = Actor(7, "演示区司法局", frozenset({Role.SUPERVISOR}), 0, DISTRICT)
    work: dict[str, Callable[[], object]] = {
        "a_years_figures": lambda: book(year, areas),
        "the_soonest_due_of_a_district": _soonest,
        "a_docket_page": lambda: docket(viewer, Wanted(), today=date(year, 12, 31)),
        "a_record_page": lambda: [_page(key) for key in keys],
    }
    with beside() as made:
        begun = perf_counter()
        copied = _copy(made)
        took = perf_counter() - begun
        one, ten = _in_turn({name: work[name] for name in ("a_years_figures", "a_record_page")})
        dockets = {name: ask for name, ask in work.items() if name not in one}
        alone, crowded = _in_turn(dockets)
        _end_the_copied_clocks(made)
        for before, now in zip((one, ten), _in_turn(dockets), strict=True):
            before.update(now)
    found = {"records_in_ten_years": copied, "copying_seconds": round(took, 1)}
    for name in ASKED:
        share = PAGES if name == "a_record_page" else 1
        found[f"{name}_one_year_milliseconds"] = round(one[name] / share * 1e3, 3)
        found[f"{name}_ten_years_over_one"] = round(ten[name] / one[name], 3)
        if name in crowded:
            found[f"{name}_if_all_copied_clocks_still_ran_over_one"] = round(crowded[name] / alone[name], 2)
    return found


def _end_the_copied_clocks(made: Beside) -> None:
    made.truncate("engine_docket")
    made.admin.execute("INSERT INTO fadu_speed.engine_docket SELECT * FROM public.engine_docket")
    made.admin.execute("VACUUM ANALYZE fadu_speed.engine_docket")


def _in_turn(work: dict[str, Callable[[], object]]) -> tuple[dict[str, float], dict[str, float]]:
    times: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for warm in range(ROUNDS + 1):
        for aside in (False, True):
            turn(aside)
            for name, ask in work.items():
                ask()  # the connection plans anew after each turn
                begun = perf_counter()
                ask()
                if warm:
                    times[name, aside].append(perf_counter() - begun)
    turn(False)
    return tuple({name: median(times[name, aside]) for name in work} for aside in (False, True))  # type: ignore[return-value]


def _soonest() -> object:
    with connection.cursor() as cursor:
        cursor.execute(_SOONEST, [DISTRICT, f"{int(DISTRICT) + 1}"])
        return cursor.fetchall()


def _page(key: int) -> object:
    found = act.find(key)
    return told(found.line, found.history, found.row, CALENDAR)


def _keys() -> list[int]:
    """Records of the loaded year, drawn from the lines in proportion."""
    lots, keys = random.Random(1), []
    for one in lines():
        keys += list(
            one.model._default_manager.filter(opened__year=wished().year).values_list("id", flat=True)
        )
    return lots.sample(sorted(keys), PAGES)


# -------------------------------------------------------------------------------------------------------- copies


def _copy(made: Beside) -> int:
    """Fills the schema: the oldest year first, indexes last, all in one transaction that writes no log."""
    by_table = {one.table: one for one in lines()}
    with made.admin.transaction():
        for table in tables():
            made.make_bare(table)
            names = _columns(made, table)
            shifted = ", ".join(_shifted(by_table.get(table), table, name) for name in names)
            listed = ", ".join(f'"{name}"' for name in names)
            for n in range(MORE, -1, -1):
                if n == 0 or table != "engine_counted":
                    made.admin.execute(
                        f"INSERT INTO fadu_speed.{table} ({listed}) SELECT {shifted.replace(':n', str(n))} FROM public.{table}"
                    )
            made.index(table)
        made.open()
        counts = [
            made.admin.execute(f"SELECT count(*) FROM fadu_speed.{table}").fetchone() for table in by_table
        ]
    return sum(int(row[0]) for row in counts if row)


def _columns(made: Beside, table: str) -> list[str]:
    found = made.admin.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        (f"public.{table}",),
    )
    return [name for (name,) in found.fetchall()]


def _shifted(line: Line | None, table: str, name: str) -> str:
    """A column in the copy of `:n` years before."""
    if table in ENGINE:
        kind = {
            "record": "key",
            "on": "day",
            "at": "day",
            "started": "day",
            "due": "day",
            "year": "year",
        }.get(name, "")
    else:
        assert line is not None
        note = line.facts.get(name)
        link = name == "id" or (note is not None and note.kind == "link")
        kind = "key" if link else "day" if isinstance(line.fields[name], models.DateField) else ""
    told = {
        "key": f'"{name}" - (:n::bigint * {STEP} << {YEAR})',
        "day": f'"{name}" - make_interval(years => :n)',
        "year": f'"{name}" - :n * {STEP}',
    }
    return told.get(kind, f'"{name}"')
