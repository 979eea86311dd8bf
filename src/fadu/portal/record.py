"""A record's page: its facts, what may follow and why not, its clocks with each day argued, its log, the figures it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fadu.engine import act
from fadu.engine.access import Actor, Standing, standing
from fadu.engine.clocks import told
from fadu.engine.identity import Identity, identity
from fadu.engine.line import Line
from fadu.engine.plan import shown
from fadu.engine.troubles import NoSuchRecord
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Lang, Term
from fadu.measure.figure import contributions
from fadu.pages.argued import ClockTold, clock_told
from fadu.pages.course import Entry, Next, key_of, log_of, next_steps
from fadu.pages.visible import Fact, facts


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that counts this record, when (a flow: the month; a stock: the turns of the year), and where to see it."""

    id: str
    title: Term
    when: Term
    address: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    line: Line
    number: str
    row: Mapping[str, Any]
    facts: list[Fact]
    state: Term
    final: bool
    possible: list[Next]
    refused: list[Next]
    clocks: list[ClockTold]
    log: list[Entry]
    figures: list[Counted]

    @property
    def place(self) -> Identity:
        return identity(self.row["id"])

    @property
    def hidden(self) -> int:
        return len(self.line.facts) - len(self.facts)


def record_page(number: str, viewer: Actor, lang: Lang, *, today: date) -> RecordPage:
    """The page, or NoSuchRecord, which tells a stranger no more than that there is none for them."""
    found = act.find(key_of(number))
    line, row, history = found.line, found.row, found.history
    stands = standing(viewer, line, row)
    if stands is Standing.NONE:
        raise NoSuchRecord(record=shown(row["id"]))
    gone = frozenset(name for past in history if past.step == act.ERASE for name in past.facts)
    steps = list(next_steps(line, row, history, viewer, today))
    return RecordPage(
        line=line,
        number=shown(row["id"]),
        row=row,
        facts=facts(line, row, viewer, lang, erased=gone, stands=stands, covered=stands.official),
        state=line.states[row["state"]].title,
        final=line.states[row["state"]].final,
        possible=[one for one in steps if one.reason is None],
        refused=[one for one in steps if one.reason is not None],
        clocks=[clock_told(one, lang, today) for one in told(line, history, row, CALENDAR)],
        log=list(log_of(line, history, viewer, stands, lang, personal=not stands.official)),
        figures=list(_figures(line, row, today)),
    )


# ------------------------------------------------------------------------------------------------------- figures


def _figures(line: Line, row: Mapping[str, Any], today: date) -> Iterator[Counted]:
    for name, figure in line.figures.items():
        given = sorted((month, weight) for month, cell, weight in contributions(figure, row) if cell == ())
        moved = [month for month, weight in given if weight]
        if not moved:
            continue
        area = f"&area=u{row['unit']}"
        if not figure.basis.stock:
            year, month = moved[0] // 12, moved[0] % 12 + 1
            yield Counted(f"{line.id}.{name}", figure.title, Term(f"{year}年{month}月", f"{year}-{month:02d}"),
                          f"?year={year}{area}&month={month}")  # fmt: skip
            continue
        last = moved[-1] // 12 if len(moved) > 1 else today.year + (not figure.basis.before)
        for year in turns_of_year(moved[0] // 12, last, before=figure.basis.before):
            when = (
                Term(f"{year}年初", f"start of {year}")
                if figure.basis.before
                else Term(f"{year}年末", f"end of {year}")
            )
            yield Counted(f"{line.id}.{name}", figure.title, when, f"?year={year}{area}")


def turns_of_year(since: int, until: int, *, before: bool) -> range:
    """The years at whose end (or beginning) a record stood that came in and left in the months of these years."""
    return range(since + 1, until + 1) if before else range(since, until)
