"""A lifecycle: states and the moves between them, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    """A named move: from any of `sources` (none: it opens the record) to `targets` (several where it returns to an earlier state)."""

    name: str
    sources: frozenset[str]
    targets: frozenset[str]

    @property
    def opens(self) -> bool:
        return not self.sources


@dataclass(frozen=True)
class Lifecycle:
    """States by name, the final ones, and the moves."""

    states: frozenset[str]
    finals: frozenset[str]
    moves: tuple[Move, ...]

    def from_state(self, state: str | None) -> tuple[Move, ...]:
        """The moves that may follow in a state; None: the moves that open a record."""
        return tuple(move for move in self.moves if (move.opens if state is None else state in move.sources))

    def reachable(self) -> frozenset[str]:
        """States that some chain of moves from an opening leads to."""
        found = {target for move in self.moves if move.opens for target in move.targets}
        fringe = set(found)
        while fringe:
            state = fringe.pop()
            fresh = {target for move in self.from_state(state) for target in move.targets} - found
            found |= fresh
            fringe |= fresh
        return frozenset(found)

    def leading_to_an_end(self) -> frozenset[str]:
        """States from which a final state can still be reached (final states included)."""
        found = set(self.finals)
        while True:
            fresh = {s for move in self.moves if move.targets & found for s in move.sources} - found
            if not fresh:
                return frozenset(found)
            found |= fresh

    def unreachable(self) -> list[str]:
        return sorted(self.states - self.reachable())

    def dead_ends(self) -> list[str]:
        """States that are not final and from which no end can be reached."""
        return sorted(self.states - self.leading_to_an_end())

    def openings(self) -> list[str]:
        return [move.name for move in self.moves if move.opens]


def names(moves: Iterable[Move]) -> list[str]:
    return [move.name for move in moves]
