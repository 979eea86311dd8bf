"""What a visitor asks of a figure: the year, the area, the month, the codes, which part of it, and from which record on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from fadu.engine.facts import Choices
from fadu.engine.line import Line, figure_by_id
from fadu.engine.values import Counting, Period
from fadu.measure.cite import Term
from fadu.measure.condition import name_of
from fadu.measure.figure import Figure, Rate, parts_of
from fadu.pages.query import one_of, whole, year_of
from fadu.report import areas
from fadu.report.areas import Area
from fadu.report.shown import Word

NUMERATOR, DENOMINATOR = Term("分子", "numerator"), Term("分母", "denominator")
UNKNOWN = "-"
"""In an address: the records whose code is not filled in."""
NOT_FILLED = Term("未填", "not filled in")
_LAST_KEY = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Part:
    """A single figure behind an amount: with which sign, and of a rate on which side."""

    number: int
    sign: int
    figure: Figure
    side: Term | None = None


def parts(word: Word) -> list[Part]:
    sides = (
        [(None, word)]
        if not isinstance(word, Rate)
        else [(NUMERATOR, word.numerator), (DENOMINATOR, word.denominator)]
    )
    told = [(sign, figure, side) for side, amount in sides for sign, figure in parts_of(amount)]
    return [Part(number, sign, figure, side) for number, (sign, figure, side) in enumerate(told)]


@dataclass(frozen=True)
class Asked:
    line: Line
    word: Word
    year: int
    area: Area
    month: int | None = None
    number: int = 0
    codes: Mapping[str, str] = field(default_factory=dict)
    after: int = 0

    @property
    def id(self) -> str:
        return f"{self.line.id}.{self.word.name}"

    @cached_property
    def parts(self) -> list[Part]:
        return parts(self.word)

    @property
    def part(self) -> Part:
        return self.parts[self.number]

    @property
    def figure(self) -> Figure:
        return self.part.figure

    @property
    def counting(self) -> Counting:
        codes = {column: "" if code == UNKNOWN else code for column, code in self.codes.items()}
        return Counting(self.line, self.figure, Period(self.year, self.month), self.area.code, codes)

    @property
    def narrowed(self) -> bool:
        return bool(self.month or self.codes)

    def address(self, **changes: object) -> str:
        """The query string of this question, changed; empty values are left out."""
        given = {
            "year": self.year, "area": self.area.code, "part": self.number or None, "month": self.month,
            **{code_key(column): code for column, code in self.codes.items()},
            "after": self.after or None, **changes,
        }  # fmt: skip
        return "?" + urlencode({name: value for name, value in given.items() if value not in (None, "")})


@dataclass(frozen=True, slots=True)
class Choosing:
    """A field by whose codes the records can be narrowed."""

    column: str
    title: Term
    options: tuple[tuple[str, Term], ...]
    chosen: str


def code_key(column: str) -> str:
    """How an address names a field: apart from its own words (a line may have a field `area`)."""
    return f"by_{column}"


def choices(asked: Asked) -> list[Choosing]:
    """The fields that the figure is split by."""
    found = []
    for part in asked.figure.split:
        column = name_of(part)
        options = [(code, one.title) for code, one in choices_of(asked.line, column).codes.items()]
        found.append(
            Choosing(
                column,
                asked.line.facts[column].title,
                (*options, (UNKNOWN, NOT_FILLED)),
                asked.codes.get(column, ""),
            )
        )
    return found


def choices_of(line: Line, column: str) -> type[Choices]:
    found = line.facts[column].choices
    assert found is not None
    return found


def asked(id: str, given: Mapping[str, str], usual: int) -> Asked:
    """Reads an address; whatever is wrong in it is told as a Trouble."""
    line, word = figure_by_id(id)
    told = parts(word)
    number = whole(given, "part", least=0, most=len(told) - 1) or 0
    codes: dict[str, str] = {}
    for part in told[number].figure.split:
        column = name_of(part)
        code = one_of(given, code_key(column), {**choices_of(line, column).codes, UNKNOWN: None})
        if code is not None:
            codes[column] = code
    return Asked(
        line, word, year_of(given, usual), areas.area(given["area"].strip()) if given.get("area", "").strip() else areas.city(),
        whole(given, "month", least=1, most=12), number, codes, whole(given, "after", least=0, most=_LAST_KEY) or 0,
    )  # fmt: skip
