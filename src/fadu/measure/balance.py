"""What must agree: two amounts that the law or plain arithmetic makes equal (or one not above the other)."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import Enum

from fadu.measure.cite import Cite
from fadu.measure.condition import name_of
from fadu.measure.figure import WHOLE, Amount, Cell, Declared, Read, parts_of, value_of


class Relation(Enum):
    EQUAL = "="
    AT_MOST = "≤"


@dataclass(eq=False)
class Balance(Declared):
    """Left stands in `relation` to right, for the whole and for every code of a split that all its figures share."""

    left: Amount
    right: Amount
    _: KW_ONLY
    relation: Relation = Relation.EQUAL
    cite: Cite | None = None

    def shared_split(self) -> tuple[str, ...]:
        """The split fields told by every figure on both sides, in the order of the first."""
        figures = [figure for _, figure in (*parts_of(self.left), *parts_of(self.right))]
        first = [name_of(part) for part in figures[0].split] if figures else []
        others = [{name_of(part) for part in figure.split} for figure in figures[1:]]
        return tuple(name for name in first if all(name in other for other in others))


@dataclass(frozen=True)
class Weighing:
    """A balance with its two values."""

    balance: Balance
    left: int
    right: int
    cell: Cell = WHOLE

    @property
    def holds(self) -> bool:
        if self.balance.relation is Relation.AT_MOST:
            return self.left <= self.right
        return self.left == self.right


def weigh(balance: Balance, read: Read, cell: Cell = WHOLE) -> Weighing:
    return Weighing(balance, value_of(balance.left, read, cell), value_of(balance.right, read, cell), cell)
