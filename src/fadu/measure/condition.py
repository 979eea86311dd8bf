"""A condition on one row of a line of work that reads the same in Python and in SQL."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Row = Mapping[str, Any]


def name_of(thing: Any) -> str:
    """The column name of a declared field (known once its class is made) or of a plain string."""
    return thing if isinstance(thing, str) else str(thing.name)


def literal(value: str | int | bool | date) -> str:
    """An SQL literal of a declared value; the values come from declarations, never from users."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    text = value.isoformat() if isinstance(value, date) else value
    return "'" + text.replace("'", "''") + "'"


class Where:
    """A condition on one row that reads the same in Python (`holds`) and in SQL (`sql`); empty facts never satisfy it."""

    def holds(self, row: Row) -> bool:
        raise NotImplementedError

    def sql(self) -> str:
        raise NotImplementedError

    def fields(self) -> frozenset[str]:
        raise NotImplementedError

    def values(self) -> Iterator[tuple[str, Hashable]]:
        """Every (field, value) the condition names, for the check that a code exists."""
        return iter(())

    def __and__(self, other: Where) -> Where:
        return other if self is ALWAYS else self if other is ALWAYS else All((self, other))

    def __or__(self, other: Where) -> Where:
        return Either((self, other))

    def __invert__(self) -> Where:
        return Not(self)


@dataclass(frozen=True)
class Always(Where):
    def holds(self, row: Row) -> bool:
        return True

    def sql(self) -> str:
        return "TRUE"

    def fields(self) -> frozenset[str]:
        return frozenset()


ALWAYS = Always()


@dataclass(frozen=True)
class Among(Where):
    """The field holds one of these values."""

    column: Any
    choices: tuple[Any, ...]

    def holds(self, row: Row) -> bool:
        return row.get(name_of(self.column)) in self.choices

    def sql(self) -> str:
        listed = ", ".join(literal(choice) for choice in self.choices)
        return f'coalesce("{name_of(self.column)}" IN ({listed}), FALSE)'

    def fields(self) -> frozenset[str]:
        return frozenset((name_of(self.column),))

    def values(self) -> Iterator[tuple[str, Hashable]]:
        return ((name_of(self.column), choice) for choice in self.choices)


@dataclass(frozen=True)
class Known(Where):
    """The field has been filled."""

    column: Any

    def holds(self, row: Row) -> bool:
        return row.get(name_of(self.column)) is not None

    def sql(self) -> str:
        return f'("{name_of(self.column)}" IS NOT NULL)'

    def fields(self) -> frozenset[str]:
        return frozenset((name_of(self.column),))


@dataclass(frozen=True)
class NotAfter(Where):
    """The first day is not after the second (both filled)."""

    first: Any
    second: Any

    def holds(self, row: Row) -> bool:
        first, second = row.get(name_of(self.first)), row.get(name_of(self.second))
        return first is not None and second is not None and first <= second

    def sql(self) -> str:
        return f'coalesce("{name_of(self.first)}" <= "{name_of(self.second)}", FALSE)'

    def fields(self) -> frozenset[str]:
        return frozenset((name_of(self.first), name_of(self.second)))


@dataclass(frozen=True)
class Verdict(Where):
    """A clock of the record ended in time (`met`) or late (`missed`); a bit of the column per clock, in declared order."""

    column: str
    clock: Any

    def holds(self, row: Row) -> bool:
        return bool((row.get(self.column) or 0) >> self.clock.position & 1)

    def sql(self) -> str:
        return f'("{self.column}" >> {self.clock.position} & 1 = 1)'

    def fields(self) -> frozenset[str]:
        return frozenset((self.column,))


@dataclass(frozen=True)
class All(Where):
    parts: tuple[Where, ...]

    def holds(self, row: Row) -> bool:
        return all(part.holds(row) for part in self.parts)

    def sql(self) -> str:
        return "(" + " AND ".join(part.sql() for part in self.parts) + ")"

    def fields(self) -> frozenset[str]:
        return frozenset().union(*(part.fields() for part in self.parts))

    def values(self) -> Iterator[tuple[str, Hashable]]:
        return (value for part in self.parts for value in part.values())


@dataclass(frozen=True)
class Either(Where):
    parts: tuple[Where, ...]

    def holds(self, row: Row) -> bool:
        return any(part.holds(row) for part in self.parts)

    def sql(self) -> str:
        return "(" + " OR ".join(part.sql() for part in self.parts) + ")"

    def fields(self) -> frozenset[str]:
        return frozenset().union(*(part.fields() for part in self.parts))

    def values(self) -> Iterator[tuple[str, Hashable]]:
        return (value for part in self.parts for value in part.values())


@dataclass(frozen=True)
class Not(Where):
    part: Where

    def holds(self, row: Row) -> bool:
        return not self.part.holds(row)

    def sql(self) -> str:
        return f"({self.part.sql()} IS NOT TRUE)"

    def fields(self) -> frozenset[str]:
        return self.part.fields()

    def values(self) -> Iterator[tuple[str, Hashable]]:
        return self.part.values()


def where(**conditions: Any) -> Where:
    """`where(reply="D10")`, `where(reply=("D10", "D20"), urgent=True)`: every named field holds (one of) the value(s)."""
    parts = tuple(
        Among(column, tuple(value) if isinstance(value, tuple | list | set | frozenset) else (value,))
        for column, value in conditions.items()
    )
    return parts[0] if len(parts) == 1 else All(parts)


def met(clock: Any) -> Where:
    """The clock was kept: its closing step came on or before the due date."""
    return Verdict("met", clock)


def missed(clock: Any) -> Where:
    """The clock was broken: its closing step came after the due date."""
    return Verdict("missed", clock)
