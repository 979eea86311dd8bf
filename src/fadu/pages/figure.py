"""A figure's page: what it counts and by which article, its value by area, month and code, its SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fadu.engine.access import Actor
from fadu.engine.count import recount_sql
from fadu.engine.values import Book, Period, area_sql, book, counts_sql
from fadu.measure.balance import Weighing, weigh
from fadu.measure.cite import Term
from fadu.measure.condition import literal, name_of
from fadu.measure.figure import Figure, Rate, parts_of
from fadu.pages.asked import NOT_FILLED, UNKNOWN, Asked, Part, choices_of, code_key
from fadu.report import areas, suppression
from fadu.report.areas import Area
from fadu.report.detail import MONTHS, Detail, detail
from fadu.report.shown import Shown, share, shown


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its name, its value, the address that opens it."""

    name: Term
    value: Shown
    address: str
    chosen: bool = False
    ground: bool = False  # a whole city or district: its total of a year is the report's to tell


@dataclass(frozen=True, slots=True)
class Split:
    """A figure told by the codes of one field."""

    title: Term
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PartLine:
    """A single figure behind the amount, with its own value."""

    part: Part
    id: str
    value: Shown
    address: str


@dataclass(frozen=True, slots=True)
class FigurePage:
    asked: Asked
    value: Shown
    parts: tuple[PartLine, ...]
    areas: tuple[Line, ...]
    months: tuple[Line, ...]
    splits: tuple[Split, ...]
    weighed: tuple[Weighing, ...]
    basis: Term
    row_sql: str
    recount_sql: str
    expected: int | None
    guarded: bool = False  # small counts are withheld from this viewer

    @property
    def month_is_line(self) -> bool:
        """Months of a stock or a rate do not add up to the year."""
        return months_as_line(self.asked)


def months_as_line(asked: Asked) -> bool:
    return isinstance(asked.word, Rate) or any(part.figure.basis.stock for part in asked.parts)


def figure_page(asked: Asked, viewer: Actor) -> FigurePage:
    listed = areas.below(asked.area)
    read = book(asked.year, [asked.area.code, *(one.code for one in listed)])
    told = detail(asked.line, [part.figure for part in asked.parts], area=asked.area.code, year=asked.year)
    page = FigurePage(
        asked=asked,
        value=shown(read, asked.line, asked.word, asked.area.code),
        parts=tuple(_parts(asked, told)) if len(asked.parts) > 1 else (),
        areas=tuple(_areas(asked, read, listed)),
        months=month_lines(asked, told),
        splits=tuple(_splits(asked, told)),
        weighed=tuple(_weighed(asked, read)),
        basis=basis_of(asked.figure),
        row_sql=row_sql(asked),
        recount_sql=recount_sql(asked.line).sql,
        expected=_expected(asked, told),
    )
    return _guarded_page(page) if suppression.binds(asked.line, viewer) else page


def _guarded_page(page: FigurePage) -> FigurePage:
    """The page without counts that would point at a person."""
    asked = page.asked
    body = asked.area.unit is not None
    parts = [
        replace(one, value=suppression.whole(one.value, one.part.figure, asked.area)) for one in page.parts
    ]
    return replace(
        page,
        value=suppression.whole(page.value, asked.word, asked.area),
        parts=tuple(parts),
        areas=_guarded(asked, page.areas),
        months=_guarded(asked, page.months, additive=not page.month_is_line),
        splits=tuple(replace(one, lines=_guarded(asked, one.lines)) for one in page.splits),
        weighed=() if body else page.weighed,
        guarded=True,
    )


def _guarded(asked: Asked, lines: tuple[Line, ...], *, additive: bool = True) -> tuple[Line, ...]:
    bound = [line for line in lines if not line.ground]
    told = iter(suppression.breakdown([line.value for line in bound], asked.word, additive=additive))
    return tuple(line if line.ground else replace(line, value=next(told)) for line in lines)


def area_lines(asked: Asked, viewer: Actor) -> tuple[Line, ...]:
    """The table of areas alone, for its chart: the city's districts, a district's units."""
    listed = areas.below(asked.area)
    if asked.area.code == areas.city().code:
        listed = areas.districts()
    lines = tuple(_areas(asked, book(asked.year, [one.code for one in listed]), listed))
    return _guarded(asked, lines) if suppression.binds(asked.line, viewer) else lines


def _areas(asked: Asked, read: Book, listed: Sequence[Area]) -> Iterator[Line]:
    for one in listed:
        value = shown(read, asked.line, asked.word, one.code)
        # Departments without any such record would only lengthen the table.
        if one.unit is None or value.value or value.denominator:
            yield Line(one.name, value, asked.address(area=one.code, after=None), ground=one.unit is None)


def charted_months(asked: Asked, viewer: Actor) -> tuple[Line, ...]:
    """The table of months alone, for its chart."""
    lines = month_lines(asked)
    if not suppression.binds(asked.line, viewer):
        return lines
    return _guarded(asked, lines, additive=not months_as_line(asked))


def month_lines(asked: Asked, told: Detail | None = None) -> tuple[Line, ...]:
    read = told or detail(
        asked.line, [part.figure for part in asked.parts], area=asked.area.code, year=asked.year
    )
    return tuple(
        Line(Term(f"{month}月", f"{month:02d}"), _in_month(asked, read, month),
             asked.address(month=month, after=None), month == asked.month)
        for month in MONTHS
    )  # fmt: skip


def _in_month(asked: Asked, told: Detail, month: int) -> Shown:
    if isinstance(asked.word, Rate):
        return share(told.amount(asked.word.numerator, month), told.amount(asked.word.denominator, month))
    return Shown(told.amount(asked.word, month), asked.word.unit)


def _parts(asked: Asked, told: Detail) -> Iterator[PartLine]:
    for part in asked.parts:
        value = Shown(told.at(part.figure), part.figure.unit)
        address = asked.address(part=part.number, after=None, **dict.fromkeys(map(code_key, asked.codes)))
        yield PartLine(part, f"{asked.line.id}.{part.figure.name}", value, address)


def _splits(asked: Asked, told: Detail) -> Iterator[Split]:
    for part in asked.figure.split:
        column = name_of(part)
        choices, found = choices_of(asked.line, column), told.codes(asked.figure, column)
        order = [code for code in choices.codes if code in found] + [
            code for code in found if code not in choices.codes
        ]
        yield Split(asked.line.facts[column].title, tuple(
            Line(choices.codes[code].title if code in choices.codes else NOT_FILLED if not code else Term(code, code),
                 Shown(found[code], asked.figure.unit), asked.address(**{code_key(column): code or UNKNOWN, "after": None}),
                 asked.codes.get(column) == (code or UNKNOWN))
            for code in order
        ))  # fmt: skip


def _weighed(asked: Asked, read: Book) -> Iterator[Weighing]:
    """The balances that the figure is weighed in."""
    reader = read.reader(asked.line, asked.area.code)
    for balance in asked.line.balances.values():
        figures = [figure for _, figure in (*parts_of(balance.left), *parts_of(balance.right))]
        if any(part.figure in figures for part in asked.parts):
            yield weigh(balance, reader)


def _expected(asked: Asked, told: Detail) -> int | None:
    """How many records the tallies say there are; None where the figure adds amounts up instead of counting."""
    if asked.figure.sums is not None:
        return None
    return told.at(asked.figure, asked.month, asked.counting.codes)


def basis_of(figure: Figure) -> Term:
    """By which day a record falls into a period, in words; the condition itself is told as SQL."""
    basis, since = figure.basis, _day(figure.basis.since)
    if not basis.stock:
        return Term(f"按“{since.zh}”所在的月份计入", f"counted in the month of “{since.en}”")
    until = _day(basis.until)
    when = Term("期初", "as the period begins") if basis.before else Term("期末", "at the end of the period")
    return Term(
        f"{when.zh}时点数：已“{since.zh}”而尚未“{until.zh}”的",
        f"standing {when.en}: after “{since.en}” and before “{until.en}”",
    )


def _day(column: object) -> Term:
    name = name_of(column)
    if name in ("opened", "closed"):
        return Term("立案（登记）", "opened") if name == "opened" else Term("办结（终止）", "closed")
    note = getattr(column, "fadu_note", None) or getattr(getattr(column, "field", None), "fadu_note", None)
    return note.title if note else Term(name, name)


def row_sql(asked: Asked) -> str:
    """One number by hand: a query that anybody with the table can run."""
    figure = asked.figure
    what = "count(*)" if figure.sums is None else f'sum("{name_of(figure.sums)}")'
    where, values = area_sql(asked.area.code)
    for name, value in values.items():
        where = where.replace(f"%({name})s", literal(value))
    told = [counts_sql(figure, Period(asked.year, asked.month)), where]
    told += [
        f'"{column}" = {literal(code)}' if code else f'"{column}" IS NULL'
        for column, code in asked.counting.codes.items()
    ]
    return f'SELECT {what}\n  FROM "{asked.line.table}"\n WHERE ' + "\n   AND ".join(told) + ";"
