"""How good the search is by the judged set: `python -m tests.library.judged.score`, over a library that holds the corpus.

The answers come from `fadu.library.search.searching.search`, as pages and commands get them. Entries that stand for several versions or
files count once, with the grade of the file that they open; the ideal order is merged the same way.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.library.judged.agreement import judged

KNOWN = ("number", "title_exact", "title_short", "popular_name", "article")
DEPTH = 10

Query = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """What a search gave: the files that its entries open, best first, each with its group (one group, one document)."""

    files: Sequence[str]
    opened: str = ""  # the label of the article that the answer opens
    count: int = 0


@dataclass(frozen=True)
class Scored:
    """One query's marks; None where the mark says nothing of such a query."""

    query: Query
    ndcg: float | None
    first: bool | None
    article: bool | None
    empty: bool | None
    found: Found


Run = Callable[[Query], Found]
Group = Callable[[str], object]


def score(query: Query, found: Found, group: Group) -> Scored:
    """`group` tells which files are one entry to this search."""
    grades = {file: grade["final"] for file, grade in query["grades"].items()}
    gains = [grades.get(file, 0) for file in found.files[:DEPTH]]
    # Of files that are one entry the ideal has the best once.
    best: dict[object, int] = defaultdict(int)
    for file, grade in grades.items():
        best[group(file)] = max(best[group(file)], grade)
    ideal = sorted(best.values(), reverse=True)[:DEPTH]
    answerable = max(ideal, default=0) >= 2
    known, expected = query["kind"] in KNOWN, query["expects_article"]
    return Scored(
        query,
        ndcg=_dcg(gains) / _dcg(ideal) if answerable else None,
        first=bool(gains) and gains[0] == 3 if known else None,
        article=found.opened == expected["article"] if expected else None,
        empty=not found.files if query["kind"] == "no_answer" else None,
        found=found,
    )


def _dcg(gains: Iterable[int]) -> float:
    return sum((2**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))


def every(run: Run, group: Group = lambda file: file) -> list[Scored]:
    return [score(query, run(query), group) for query in judged()]


def mean(values: Iterable[float | bool | None]) -> float | None:
    """Of those that say something."""
    told = [float(value) for value in values if value is not None]
    return sum(told) / len(told) if told else None


def table(scored: Sequence[Scored]) -> str:
    """A line a kind of query, and one for all."""
    kinds: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        kinds[one.query["kind"]].append(one)
    lines = ["| kind | queries | nDCG@10 | success@1 | article |", "|---|---:|---:|---:|---:|"]
    for name, some in [*sorted(kinds.items()), ("all", list(scored))]:
        marks = (mean(one.ndcg for one in some), mean(one.first for one in some), mean(one.article for one in some))
        lines.append(f"| {name} | {len(some)} | " + " | ".join("" if m is None else f"{m:.3f}" for m in marks) + " |")
    return "\n".join(lines)
