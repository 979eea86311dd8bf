"""What the running of a clock means to an official: a deadline to keep, a term to wait for, a validity, or another's."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from fadu.engine.line import Line, lines
from fadu.engine.words import Clock
from fadu.measure.clock import Kind, Rule


class Sort(StrEnum):
    """Four ways in which a day on the docket can matter."""

    DEADLINE = "deadline"  # somebody here must act by then
    WAIT = "wait"  # nobody may act before (公示期、征求意见期)
    VALIDITY = "validity"  # what was made lapses then
    THEIRS = "theirs"  # the declaration names somebody else as bound


def sort_of(clock: Clock) -> Sort:
    """Which of them a clock is."""
    if clock.whose is not None:
        return Sort.THEIRS
    kind = kind_of(clock)
    if kind is Kind.MINIMUM:
        return Sort.WAIT
    return Sort.VALIDITY if kind is Kind.VALIDITY else Sort.DEADLINE


def kind_of(clock: Clock) -> Kind:
    """The clock's kind; that of its newest version where the law has several."""
    versions = [length for length in clock.length if isinstance(length, Rule)]
    return versions[-1].kind if versions else clock.kind


@lru_cache
def clocks_of(sort: Sort) -> tuple[list[int], list[str]]:
    """Every clock of a sort, as two columns for SQL: codes of lines, names of clocks."""
    found = [
        (line.code, name) for line in lines() for name, clock in line.clocks.items() if sort_of(clock) is sort
    ]
    return [code for code, _ in found], [name for _, name in found]


def recurring(line: Line) -> list[str]:
    """The names of a line's duties that come round again."""
    return [name for name, clock in line.clocks.items() if kind_of(clock) is Kind.RECURRING]


def sql(sort: Sort, *, table: str = "") -> tuple[str, dict[str, list[int] | list[str]]]:
    """As an SQL condition on the docket's line and clock."""
    codes, names = clocks_of(sort)
    prefix = f"{table}." if table else ""
    listed = f"SELECT * FROM unnest(%(codes_{sort})s::smallint[], %(clocks_{sort})s::text[])"
    return f"({prefix}line, {prefix}clock) IN ({listed})", {
        f"codes_{sort}": codes,
        f"clocks_{sort}": names,
    }
