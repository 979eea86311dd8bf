"""What an overseer asks of supervision: which part of the ground, which span of time, which of the four measures."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from fadu.desk.grounds import Ground, Part
from fadu.measure.cite import Term
from fadu.pages.query import one_of, whole, year_of


class Measure(StrEnum):
    """What a cell of the heat table tells."""

    LOAD = "load"
    OVERDUE = "overdue"
    MEDIAN = "median"
    EXTENDED = "extended"

    @property
    def term(self) -> Term:
        return _TERMS[self][0]

    @property
    def meaning(self) -> Term:
        return _TERMS[self][1]

    @property
    def behind(self) -> str:
        """Which records stand behind a cell (`behind.What`)."""
        return {"load": "open", "overdue": "overdue", "median": "closed", "extended": "extended"}[self]


_TERMS = {
    Measure.LOAD: (
        Term("在办量", "Open cases"),
        Term("今天仍未办结的案件数", "cases not concluded today"),
    ),
    Measure.OVERDUE: (
        Term("逾期", "Overdue"),
        Term(
            "今天有期限已届满而应办未办的记录数",
            "records with a deadline of the unit that has passed without the act",
        ),
    ),
    Measure.MEDIAN: (
        Term("办理天数中位数", "Median days"),
        Term(
            "所选时段内办结的案件，从立案到办结的自然日数，取中位数",
            "calendar days from opening to conclusion, the median of the cases concluded in the period",
        ),
    ),
    Measure.EXTENDED: (
        Term("延期比例", "Share extended"),
        Term(
            "所选时段内办结的案件中，期限被延长过的比例",
            "of the cases concluded in the period, the share whose period was extended",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A year or a month of it, up to today."""

    year: int
    month: int | None
    today: date

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return min(
            date(self.year, month, calendar.monthrange(self.year, month)[1]), max(self.today, self.first)
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """One question."""

    part: Part
    span: Span
    measure: Measure = Measure.LOAD

    def query(self, **changes: object) -> str:
        """As a query string without its `?`; `part` may be changed as a whole."""
        part = changes.pop("part", self.part)
        assert isinstance(part, Part)
        given = {
            **part.asked(), "year": self.span.year, "month": self.span.month or "", "measure": str(self.measure), **changes,
        }  # fmt: skip
        return urlencode({name: value for name, value in given.items() if value not in (None, "")})

    def of_measure(self, measure: Measure) -> str:
        """The same question about another measure."""
        return replace(self, measure=measure).query()


def asked(given: Mapping[str, str], ground: Ground, *, today: date) -> Asked:
    """Reads an address strictly."""
    measure = one_of(given, "measure", {str(one): None for one in Measure})
    span = Span(year_of(given, today.year), whole(given, "month", least=1, most=12), today)
    return Asked(ground.read(given), span, Measure(measure) if measure else Measure.LOAD)
