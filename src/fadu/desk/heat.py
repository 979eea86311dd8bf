"""The heat table: places × lines of work, told in one of four measures; each number opens into its records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.db import connection

from fadu.desk import sorts
from fadu.desk.behind import extended_sql, extensions
from fadu.desk.grounds import Ground, Part
from fadu.desk.sorts import Sort
from fadu.desk.supervised import Asked, Measure
from fadu.engine.access import Actor, official_sql, readable_sql
from fadu.engine.line import Line, lines
from fadu.engine.people import units
from fadu.measure.cite import Lang, Term
from fadu.measure.condition import literal

_DISTRICT = 6
SHADES = 5


@dataclass
class Numbers:
    """What a place and a line add up to; two add by adding each part."""

    open: int = 0
    overdue: int = 0
    closed: int = 0
    extended: int = 0
    days: Counter[int] = field(default_factory=Counter)  # days from opening to conclusion → cases concluded

    @property
    def median(self) -> Fraction | None:
        """The middle of the days; between two middles their mean. None where nothing was concluded."""
        if not self.days:
            return None
        count = self.days.total()
        lower, upper = (count - 1) // 2, count // 2
        reached, middles = 0, []
        for days, many in sorted(self.days.items()):
            middles += [days for place in (lower, upper) if reached <= place < reached + many]
            reached += many
        return Fraction(sum(middles), 2)

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.extended, self.closed) if self.closed else None

    def value(self, measure: Measure) -> Fraction | None:
        """None where the measure does not apply; naught is a value."""
        if measure is Measure.LOAD:
            return Fraction(self.open)
        if measure is Measure.OVERDUE:
            return Fraction(self.overdue)
        return self.median if measure is Measure.MEDIAN else self.share

    def add(self, other: Numbers) -> None:
        """Merges another place's numbers into these."""
        self.open += other.open
        self.overdue += other.overdue
        self.closed += other.closed
        self.extended += other.extended
        self.days.update(other.days)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the table; `shade` from 0 (nothing) to SHADES."""

    value: Fraction | None
    shade: int
    line: Line | None = None

    def said(self, measure: Measure, lang: Lang = "zh") -> str:
        """As it is written: counts whole, days to a half, shares as per cent to one place."""
        if self.value is None:
            return "—"
        if measure is Measure.EXTENDED:
            return f"{float(self.value) * 100:.1f}%"
        return f"{self.value.numerator:,}" if self.value.denominator == 1 else f"{float(self.value):.1f}"


@dataclass(frozen=True, slots=True)
class Row:
    """A place: its cells line by line, and all lines together."""

    name: Term
    part: Part
    cells: tuple[Cell, ...]
    total: Cell
    opens: bool  # does it divide further?


@dataclass(frozen=True, slots=True)
class Heat:
    """The table: which lines stand in its columns, a row a place, and a last row for all places."""

    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...]
    whole: Cell


def heat(viewer: Actor, asked: Asked, ground: Ground) -> Heat:
    """The table that is asked for, in three reads whatever its size."""
    numbers = numbers_by_unit(viewer, asked)
    places: dict[str, dict[int, Numbers]] = defaultdict(lambda: defaultdict(Numbers))
    for (unit, code), told in numbers.items():
        places[_place(unit, asked.part, ground)][code].add(told)
    columns: dict[int, Numbers] = defaultdict(Numbers)
    for of_line in places.values():
        for code, told in of_line.items():
            columns[code].add(told)
    shown = tuple(
        line for line in lines() if line.code in columns and columns[line.code].value(asked.measure)
    )
    top = _top(told.value(asked.measure) for of_line in places.values() for told in of_line.values())
    rows = tuple(_row(key, places[key], asked, ground, shown, top) for key in sorted(places))
    totals = tuple(_cell(columns[line.code], asked.measure, None, line) for line in shown)
    return Heat(
        shown,
        tuple(row for row in rows if row is not None),
        totals,
        _together(columns.values(), asked.measure),
    )


def _top(values: Iterable[Fraction | None]) -> Fraction:
    return max((value for value in values if value is not None), default=Fraction(0))


def _row(
    key: str,
    told: Mapping[int, Numbers],
    asked: Asked,
    ground: Ground,
    shown: tuple[Line, ...],
    top: Fraction,
) -> Row | None:
    """A place's row; None where it would hold nothing at all."""
    none = Numbers()
    cells = tuple(_cell(told.get(line.code, none), asked.measure, top, line) for line in shown)
    total = _together(told.values(), asked.measure)
    if not any(cell.value for cell in cells):
        return None
    if key.startswith("u"):
        unit = int(key[1:])
        found = units().get(unit)
        name = Term(found.name_zh, found.name_en) if found else Term(key[1:], key[1:])
        return Row(name, Part(unit=unit), cells, total, opens=False)
    return Row(ground.districts[key], Part(territory=key, system=asked.part.system), cells, total, opens=True)


def _place(unit: int, part: Part, ground: Ground) -> str:
    """The row that a unit belongs to: itself, or its district where the ground holds several and none was chosen."""
    found = units().get(unit)
    fine = part.territory or part.unit is not None or len(ground.districts) < 2
    if found is None or fine or len(found.territory) < _DISTRICT or unit not in ground.units:
        return f"u{unit:08d}"
    return found.territory[:_DISTRICT]


def _cell(numbers: Numbers, measure: Measure, top: Fraction | None, line: Line | None = None) -> Cell:
    value = numbers.value(measure)
    if not value or not top:
        return Cell(value, 0, line)
    # Loads differ by powers of ten from place to place: shades follow the square root.
    return Cell(value, max(1, min(SHADES, round(SHADES * float(value / top) ** 0.5))), line)


def _together(several: Iterable[Numbers], measure: Measure) -> Cell:
    """All lines together; a median over works that take an hour and works that take a year would tell nothing."""
    whole = Numbers()
    for one in several:
        whole.add(one)
    return _cell(whole, measure, None) if measure is not Measure.MEDIAN else Cell(None, 0)


# ------------------------------------------------------------------------------------------------------- the reads


def numbers_by_unit(viewer: Actor, asked: Asked) -> dict[tuple[int, int], Numbers]:
    """(unit, line's code) → its numbers. The measure decides what is read: nothing is scanned for what is not shown."""
    found: dict[tuple[int, int], Numbers] = defaultdict(Numbers)
    cases = [line for line in lines() if line.kind == "case"]
    if asked.measure is Measure.OVERDUE:
        for code, unit, count in _overdue(viewer, asked):
            found[unit, code].overdue += count
        return found
    if asked.measure is Measure.LOAD:
        for code, unit, _, count in _scan(viewer, asked, cases, "t.closed IS NULL", "NULL::int"):
            found[unit, code].open += count
        return found
    closed = f"t.closed BETWEEN {literal(asked.span.first)} AND {literal(asked.span.last)}"
    if asked.measure is Measure.MEDIAN:
        for code, unit, days, count in _scan(viewer, asked, cases, closed, "t.closed - t.opened"):
            found[unit, code].days[days] += count
        return found
    # Where the law knows no extension, there is no share of it.
    able = [line for line in cases if extensions(line)]
    for code, unit, _, count in _scan(viewer, asked, able, closed, "NULL::int"):
        found[unit, code].closed += count
    for code, unit, _, count in _scan(viewer, asked, able, closed, "NULL::int", extended=True):
        found[unit, code].extended += count
    return found


def _scan(
    viewer: Actor, asked: Asked, over: list[Line], where: str, days: str, *, extended: bool = False
) -> list[tuple[int, int, int, int]]:
    """(line's code, unit, days, how many), each line's table read once, all in one statement."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    for line in over:
        conditions = f"{where} AND {extended_sql(line)}" if extended else where
        sql, given = _one(viewer, asked, line, conditions, days)
        parts.append(sql)
        values |= given
    with connection.cursor() as cursor:
        cursor.execute("\nUNION ALL\n".join(parts), values)
        return list(cursor.fetchall())


def _one(viewer: Actor, asked: Asked, line: Line, where: str, days: str) -> tuple[str, dict[str, Any]]:
    readable, values = readable_sql(viewer, line, table="t")
    narrowed, bounds = asked.part.conditions(table="t")
    conditions = " AND ".join([readable, *narrowed, where])
    return (
        f'SELECT {line.code}::int, t.unit, {days}, count(*) FROM "{line.table}" t WHERE {conditions} GROUP BY 2, 3',
        {**values, **bounds},
    )


def _overdue(viewer: Actor, asked: Asked) -> list[tuple[int, int, int]]:
    readable, values = official_sql(viewer, table="d")
    narrowed, bounds = asked.part.conditions(table="d")
    deadline, codes = sorts.sql(Sort.DEADLINE, table="d")
    conditions = " AND ".join([readable, *narrowed, deadline, f"d.due < {literal(asked.span.today)}"])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT d.line, d.unit, count(DISTINCT d.record) FROM engine_docket d WHERE {conditions} GROUP BY 1, 2",
            {**values, **bounds, **codes},
        )
        return list(cursor.fetchall())
