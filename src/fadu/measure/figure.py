"""What a number counts: conditions, bases, figures and rates; the one definition that rows, SQL and tallies share.

A figure adds up contributions of single records to months. A flow (本年新收) adds one in the month of its day; a stock
(结转) adds one in the month a record comes in and takes one away in the month it leaves, so that its value on a day is
the sum of all months up to it. Both therefore merge by addition: unit → district → city → province.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from fadu.measure.cite import Cite, Term
from fadu.measure.condition import ALWAYS, Row, Where, name_of

Cell = tuple[str, ...]
WHOLE: Cell = ()

# --------------------------------------------------------------------------------------------------------- bases


@dataclass(frozen=True)
class Basis:
    """Which day of a record puts it into a month: a flow has one, a stock one that adds and one that takes away."""

    since: Any
    until: Any = None
    before: bool = False  # the stock as it stood when the period began
    stock: bool = False


opened = Basis("opened")
closed = Basis("closed")
open_at_end = Basis("opened", "closed", stock=True)
open_at_start = Basis("opened", "closed", stock=True, before=True)


def on(day: Any) -> Basis:
    """Counted in the month of this date field."""
    return Basis(day)


def standing(since: Any, until: Any, *, before: bool = False) -> Basis:
    """Counted while between two date fields, on the last day of the period (or, `before`, when it began)."""
    return Basis(since, until, before=before, stock=True)


# ------------------------------------------------------------------------------------------------------- figures


@dataclass(frozen=True)
class Measure:
    """What is counted: 件, 人次, 元 …; money is kept in 分."""

    title: Term
    scale: int = 1


CASES = Measure(Term("件", "cases"))
PERSONS = Measure(Term("人", "persons"))
TIMES = Measure(Term("次", "times"))
BODIES = Measure(Term("个", "bodies"))
ITEMS = Measure(Term("项", "items"))
YUAN = Measure(Term("元", "yuan"), scale=100)
PERCENT = Measure(Term("%", "%"))


class Amount:
    """Anything that has a whole-number value for a unit and a year; amounts add and subtract."""

    def __add__(self, other: Amount) -> Sum:
        return Sum((*parts_of(self), *parts_of(other)))

    def __sub__(self, other: Amount) -> Sum:
        return Sum((*parts_of(self), *((-sign, part) for sign, part in parts_of(other))))


@dataclass(frozen=True)
class Sum(Amount):
    """Signed figures added up."""

    parts: tuple[tuple[int, Figure], ...]


@dataclass(eq=False)
class Declared:
    """A word with a Chinese and an English title that learns its name when its class is made."""

    zh: str
    en: str
    name: str = field(default="", init=False)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @property
    def title(self) -> Term:
        return Term(self.zh, self.en)


@dataclass(eq=False)
class Figure(Declared, Amount):
    """One number of the report: which records count, by which day, under which article.

    `sums` is a whole-number field added up instead of ones; `split` the choice fields by whose codes it is also told.
    """

    basis: Basis
    _: KW_ONLY
    unit: Measure = CASES
    where: Where = ALWAYS
    sums: Any = None
    split: tuple[Any, ...] = ()
    cite: Cite | None = None
    rule: Term | None = None

    def columns(self) -> frozenset[str]:
        """Every column of the row that the figure reads."""
        read = [self.basis.since, *self.split]
        read += [self.basis.until] if self.basis.until is not None else []
        read += [self.sums] if self.sums is not None else []
        return frozenset(map(name_of, read)) | self.where.fields()

    def cell(self, row: Row) -> Cell:
        return tuple(code_of(row.get(name_of(part))) for part in self.split)


def code_of(value: Any) -> str:
    """A fact as the code of a split, as the database writes it: empty where nothing was filled."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


@dataclass(eq=False)
class Total(Declared, Amount):
    """A named sum of figures."""

    of: Amount
    _: KW_ONLY
    unit: Measure = CASES
    cite: Cite | None = None
    rule: Term | None = None


EVERY = Fraction(1)


@dataclass(eq=False)
class Rate(Declared):
    """A share that keeps its numerator, its denominator and the id of its counting rule; at zero it does not apply (不适用).

    `least`: what the cited law demands of it (EVERY one), so that falling short is a finding and not only a number.
    """

    numerator: Amount
    denominator: Amount
    _: KW_ONLY
    rule_id: str
    rule: Term | None = None
    cite: Cite | None = None
    least: Fraction | None = None


def parts_of(amount: Amount) -> tuple[tuple[int, Figure], ...]:
    """An amount as signed single figures."""
    if isinstance(amount, Figure):
        return ((1, amount),)
    if isinstance(amount, Total):
        return parts_of(amount.of)
    assert isinstance(amount, Sum)
    return tuple((sign * inner, figure) for sign, part in amount.parts for inner, figure in parts_of(part))


Read = Callable[[Figure, Cell], int]


def value_of(amount: Amount, read: Read, cell: Cell = WHOLE) -> int:
    """The whole-number value, reading single figures through `read`."""
    return sum(sign * read(figure, cell) for sign, figure in parts_of(amount))


def rate_of(rate: Rate, read: Read) -> Fraction | None:
    """The exact share, or None where the denominator is zero (不适用)."""
    below = value_of(rate.denominator, read)
    return Fraction(value_of(rate.numerator, read), below) if below else None


# ----------------------------------------------------------------------------------------------- contributions


def month_of(day: date) -> int:
    """Months counted from year 0, so that neighbouring months differ by one."""
    return day.year * 12 + day.month - 1


Contribution = tuple[int, Cell, int]


def contributions(figure: Figure, row: Row) -> list[Contribution]:
    """What one record adds to the figure: (month, cell, amount), the cell being () or the split codes."""
    since = row.get(name_of(figure.basis.since))
    if since is None or not figure.where.holds(row):
        return []
    weight = 1 if figure.sums is None else int(row.get(name_of(figure.sums)) or 0)
    cells = {WHOLE, figure.cell(row)}
    given = [(month_of(since), cell, weight) for cell in cells]
    until = row.get(name_of(figure.basis.until)) if figure.basis.until is not None else None
    if until is not None:
        given += [(month_of(max(since, until)), cell, -weight) for cell in cells]
    return given
