"""The value of a figure as people read it: whole numbers with their unit, rates with what they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from fadu.engine.line import Line
from fadu.engine.values import Book
from fadu.measure.cite import Lang, Term
from fadu.measure.figure import Figure, Measure, Rate, Total
from fadu.report.wording import NOT_APPLICABLE, Value, decimal, percent, said

Word = Figure | Total | Rate
LEAST = 3  # counts below it are withheld where they would point at a person: see `suppression`


@dataclass(frozen=True, slots=True)
class Shown:
    """A count in its unit, or (without a unit) a rate with numerator and denominator; None where it does not apply.

    `withheld`: it would point at a person.
    """

    value: int | Fraction | None
    unit: Measure | None = None
    numerator: int | None = None
    denominator: int | None = None
    withheld: bool = False

    def said(self, lang: Lang = "zh") -> str:
        number = self.number
        if self.withheld:
            return number
        if self.unit is None or self.value is None:
            return number if self.value is not None else NOT_APPLICABLE.said(lang)
        return f"{number} {self.unit.title.said(lang)}"

    @property
    def number(self) -> str:
        """Without the unit, thousands set apart."""
        if self.withheld:
            return f"<{LEAST}" if self.unit is not None and self.unit.scale == 1 else "＊"
        if self.value is None:
            return "—"
        if self.unit is None:
            return percent(Fraction(self.value))
        return grouped(Fraction(self.value, self.unit.scale))

    @property
    def plain(self) -> Value | None:
        """In the unit that is printed: yuan and not fen."""
        return self.value if self.unit is None or self.value is None else scaled(int(self.value), self.unit)

    def printed(self, unit: str, decimals: int | None, lang: Lang = "zh") -> str:
        """As a narrative prints it after its own unit: 54.6万件."""
        return (
            NOT_APPLICABLE.said(lang)
            if self.plain is None
            else said(self.plain, unit, decimals=decimals, lang=lang)
        )


def shown(read: Book, line: Line, word: Word, area: str) -> Shown:
    if isinstance(word, Rate):
        top, base = (read.value(line, amount, area) for amount in (word.numerator, word.denominator))
        return share(top, base)
    return Shown(read.value(line, word, area), word.unit)


def share(numerator: int, denominator: int) -> Shown:
    return Shown(Fraction(numerator, denominator) if denominator else None, None, numerator, denominator)


def scaled(value: int, unit: Measure) -> Value:
    whole = Fraction(value, unit.scale)
    return whole.numerator if whole.denominator == 1 else whole


def grouped(value: Fraction) -> str:
    whole, _, rest = decimal(abs(value)).partition(".")
    return ("−" if value < 0 else "") + f"{int(whole):,}" + (f".{rest}" if rest else "")


def unit_term(word: Word) -> Term:
    return Term("%", "%") if isinstance(word, Rate) else word.unit.title
