"""The declared balances held against what a report prints: where it prints every side, the sides must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fadu.auditor.model import Severity
from fadu.engine.line import Line, lines
from fadu.measure.balance import Balance, Weighing, weigh
from fadu.measure.cite import Term
from fadu.measure.figure import Cell, Figure, parts_of
from fadu.report.against_records import Recomputed


@dataclass(frozen=True, slots=True)
class PrintedBalance:
    """A balance all of whose figures a report prints exactly; the claims by their place in the list."""

    line: Line
    weighing: Weighing
    claims: tuple[int, ...]

    @property
    def severity(self) -> Severity | None:
        """Likely at most: that a sentence means the figure is a reading, however good."""
        return None if self.weighing.holds else "likely"

    @property
    def sentence(self) -> Term:
        one = self.weighing
        told = f"{one.left:,} {one.balance.relation.value} {one.right:,}"
        if one.holds:
            return Term(
                f"原文所印数字合于“{one.balance.zh}”：{told}。",
                f"The print agrees with “{one.balance.en}”: {told}.",
            )
        return Term(
            f"原文所印数字不合“{one.balance.zh}”：应有{told}，两边不符。",
            f"The print does not agree with “{one.balance.en}”: {told} should hold and does not.",
        )

    @property
    def plain(self) -> dict[str, Any]:
        """For programs."""
        return {
            "balance": f"{self.line.id}.{self.weighing.balance.name}", "left": self.weighing.left,
            "relation": self.weighing.balance.relation.value, "right": self.weighing.right, "holds": self.weighing.holds,
            "severity": self.severity, "claims": list(self.claims),
            "message_zh": self.sentence.zh, "message_en": self.sentence.en,
        }  # fmt: skip


def printed_balances(found: tuple[Recomputed, ...]) -> Iterator[PrintedBalance]:
    """Every declared balance that the covered claims tell in full."""
    printed = _exact(found)
    for line in lines():
        for balance in line.balances.values():
            names = {figure.name for figure in _figures(balance)}
            if all(f"{line.id}.{name}" in printed for name in names):
                weighing = weigh(balance, _reader(line, printed))
                claims = sorted({printed[f"{line.id}.{name}"][0] for name in names})
                yield PrintedBalance(line, weighing, tuple(claims))


def _exact(found: tuple[Recomputed, ...]) -> dict[str, tuple[int, int]]:
    """Figure → (claim, printed number), where a report prints it exactly and always alike."""
    told: dict[str, set[int | None]] = {}
    claim: dict[str, int] = {}
    for one in found:
        low, exact = one.printed.low, one.printed.low == one.printed.high
        told.setdefault(one.figure, set()).add(
            int(low) if low is not None and exact and low == int(low) else None
        )
        claim.setdefault(one.figure, one.claim)
    return {
        figure: (claim[figure], value)
        for figure, values in told.items()
        if len(values) == 1 and (value := next(iter(values))) is not None
    }


def _figures(balance: Balance) -> list[Figure]:
    return [figure for side in (balance.left, balance.right) for _, figure in parts_of(side)]


def _reader(line: Line, printed: Mapping[str, tuple[int, int]]) -> Any:
    def read(figure: Figure, cell: Cell) -> int:
        # Money is counted in 分 and printed in 元.
        return printed[f"{line.id}.{figure.name}"][1] * figure.unit.scale

    return read
