"""小数隐匿: counts so small that they would point at a person are not told to the public.

It binds lines whose single records are closed to the public although they hold personal facts: there a breakdown with
"1" in it tells of one person what nobody may look up. (Where the records themselves are open, so are their counts.)
A count of one or two is withheld, and with it the next smallest of its table if it stood alone, since the total less
the others would give it away. The city's and its districts' totals of a year are told in full: they are what the law
has the report publish. The bound itself is ours, of the usual practice of statistical offices; no article sets it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fadu.engine.access import Actor
from fadu.engine.line import Line
from fadu.measure.figure import Figure, Rate, parts_of
from fadu.report.areas import Area
from fadu.report.shown import LEAST, Shown, Word


def binds(line: Line, viewer: Actor) -> bool:
    """Are small counts of this line withheld from this viewer?"""
    return not (viewer.official or line.public) and any(note.personal for note in line.facts.values())


def sums_amounts(word: Word) -> bool:
    """Does it add up amounts? Of such a sum it can't be told from how many records it comes."""
    amounts = (word.numerator, word.denominator) if isinstance(word, Rate) else (word,)
    figures: list[Figure] = [figure for amount in amounts for _, figure in parts_of(amount)]
    return any(figure.sums is not None for figure in figures)


def whole(value: Shown, word: Word, area: Area) -> Shown:
    """The year's value of an area: withheld only where a single body's is small (or is a sum of amounts)."""
    if area.unit is None or not (small(value) or sums_amounts(word)):
        return value
    return hidden(value)


def breakdown(values: Sequence[Shown], word: Word, *, additive: bool = True) -> list[Shown]:
    """The values of one table, with the small ones withheld and, where they add up to a known total, one more."""
    if sums_amounts(word):
        return [hidden(value) if value.value else value for value in values]
    kept = [small(value) for value in values]
    if additive and sum(kept) == 1:
        others = [at for at, value in enumerate(values) if not kept[at] and value.value]
        if others:
            kept[min(others, key=lambda at: values[at].value or 0)] = True
    return [hidden(value) if away else value for value, away in zip(values, kept, strict=True)]


def small(value: Shown) -> bool:
    if value.numerator is None or value.denominator is None:
        return bool(value.value) and -LEAST < (value.value or 0) < LEAST
    told: tuple[int, ...] = (value.numerator, value.denominator, value.denominator - value.numerator)
    return any(0 < abs(count) < LEAST for count in told)


def hidden(value: Shown) -> Shown:
    return replace(value, value=None, numerator=None, denominator=None, withheld=True)
