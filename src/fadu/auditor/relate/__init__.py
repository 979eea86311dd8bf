"""Draws the links the text marks between its numbers: parts, sums, shares, growth, running totals and balances."""

from __future__ import annotations

from fadu.auditor.relate import balance, cumulative, growth, parts, shares, totals
from fadu.auditor.tokens import Token


def relate(tokens: list[Token]) -> None:
    """Draw every relation; the order matters, since shares lean on the parts already drawn."""
    parts.draw(tokens)
    totals.draw(tokens)
    cumulative.draw(tokens)
    balance.draw(tokens)
    growth.draw(tokens)
    shares.draw(tokens)
