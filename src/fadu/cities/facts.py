"""What the cities' data say, typed: units, proper names, narrative, published numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from fadu.measure.cite import Mark, Term


class UnitKind(StrEnum):
    """What sort of body a unit is."""

    CITY_GOVERNMENT = "city_government"
    COUNTY_GOVERNMENT = "county_government"
    CITY_DEPARTMENT = "city_department"
    COUNTY_DEPARTMENT = "county_department"
    TOWN = "town"
    SUBDISTRICT = "subdistrict"
    DEVELOPMENT_ZONE = "development_zone"
    COURT = "court"


class Approximation(StrEnum):
    """How exactly a published number was printed."""

    EXACT = "exact"
    ROUNDED = "rounded"  # 54.6万, 97.1%: half of the last printed digit either way
    OVER = "over"  # 余, 多, 突破: more, but less than one more of the last non-zero digit
    NEARLY = "nearly"  # 近: less, by a tenth at most


@dataclass(frozen=True, slots=True)
class Unit:
    """One public body: `territory` (块) and `system` (条) are prefix paths, so a subtree is a text range."""

    id: int
    code: str
    own_code: bool
    name: Term
    kind: UnitKind
    parent: int | None
    territory: str
    system: str
    source: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name that holds a number without counting anything, and why it is one."""

    name: str
    reason: Term


@dataclass(frozen=True, slots=True)
class Printed:
    """One number of a published report: its place, its print, the interval that the print leaves."""

    id: str
    chapter: int
    heading: str
    context: str
    printed: str
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str
    approximation: Approximation
    figures: tuple[str, ...]
    reason: Term | None
    note: Term | None
    ratio_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """A published report as cited facts: its numbers in the order of the text."""

    year: int
    title: str
    publisher: str
    on: date
    numbers: tuple[Printed, ...]

    @property
    def zh(self) -> str:
        return f"《{self.title}》（{self.publisher}，{self.on:%Y-%m-%d}）"

    @property
    def en(self) -> str:
        return f"{self.title} ({self.publisher}, {self.on:%Y-%m-%d})"

    def number(self, key: str) -> Printed:
        return next(number for number in self.numbers if number.id == key)


@dataclass(frozen=True, slots=True)
class ChapterName:
    """A chapter's key (the folder of its lines of work) and its English heading."""

    key: str
    en: str


@dataclass(frozen=True, slots=True)
class NarrativeText:
    """The report's narrative as it was written: its source, its year, its chapters' keys."""

    year: int
    title_en: str
    chapters: tuple[ChapterName, ...]
    text: str
    path: Path
