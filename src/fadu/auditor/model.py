"""What the auditor reads and says: documents, tables, claims, relations, findings and the report of one audit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from fadu.measure.cite import Lang

Severity = Literal["error", "likely", "note"]
ClaimKind = Literal["count", "money", "ratio", "rank", "date", "docnumber", "area"]
Approximation = Literal["exact", "over", "about", "nearly"]
RelationType = Literal["part_of", "sum", "ratio_of"]

SEVERITIES: tuple[Severity, ...] = ("error", "likely", "note")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: where it stands in the grid and where its text stands in the document."""

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document, as cells over the same text; `start` to `end` is the stretch it fills."""

    start: int
    end: int
    cells: tuple[Cell, ...] = ()
    title: str = ""

    @property
    def height(self) -> int:
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((cell.column + cell.columns for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something a reader of the page does not see; `at` is the place in the text beside which it stood."""

    at: int
    text: str
    reason: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A published text with its pages and tables; every offset counts characters of `text`."""

    name: str
    text: str
    kind: str = ""
    pages: tuple[int, ...] = (0,)
    tables: tuple[Table, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    title: str = ""
    published: date | None = None
    source_format: str = "txt"
    encoding: str = ""
    remarks: tuple[str, ...] = ()

    def page_of(self, offset: int) -> int:
        """The page (from 1) an offset stands on."""
        return max(1, bisect_right(self.pages, offset))

    def cell_text(self, cell: Cell) -> str:
        return self.text[cell.start : cell.end].strip()


@dataclass(frozen=True, slots=True)
class Relation:
    """A link the text draws from one claim to others, given by their index in the list of claims."""

    type: RelationType
    to: tuple[int, ...]
    op: str = ""
    signs: tuple[int, ...] = ()
    alternatives: tuple[tuple[int, ...], ...] = ()
    marker: str = ""  # the words that draw the link, for the sentence of a finding
    firm: bool = True  # false where the words leave room for another reading: never more than a note


@dataclass(frozen=True, slots=True)
class Claim:
    """One printed number with everything the text says about it; `low` and `high` bound what it can mean."""

    start: int
    end: int
    text: str
    subject: str
    value: Decimal | str
    value_base: Decimal | None
    unit: str
    kind: ClaimKind
    approx: Approximation
    low: Decimal | None = None
    high: Decimal | None = None
    relations: tuple[Relation, ...] = ()

    @property
    def number(self) -> Decimal | None:
        """The amount in its base unit (万, 亿 expanded), or the printed value; none for dates and a:b:c."""
        if self.value_base is not None:
            return self.value_base
        return self.value if isinstance(self.value, Decimal) else None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found wrong or odd: its rule, how sure it is, its place, its sentences and the sum behind it."""

    rule: str
    severity: Severity
    start: int
    end: int
    quote: str
    message_zh: str
    message_en: str
    computation: str = ""
    claims: tuple[int, ...] = ()
    computation_zh: str = ""  # empty where the sum holds no words

    def computed(self, lang: Lang = "zh") -> str:
        """The sum spelled out in one language."""
        return (self.computation_zh or self.computation) if lang == "zh" else self.computation


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one audit."""

    document: Document
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    def of(self, severity: Severity) -> Iterator[Finding]:
        return (finding for finding in self.findings if finding.severity == severity)
