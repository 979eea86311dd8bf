"""How far the two readings of the judged set agree: `python tests/library/judged/agreement.py`.

Both passes are by one reader, so this says how stable the guideline is, not that two people agree.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

QUERIES = Path(__file__).with_name("queries.jsonl")
GRADES = (0, 1, 2, 3)


def judged() -> list[dict[str, Any]]:
    """Every query with its grades, in the order of the file (README.md says what a line holds)."""
    with QUERIES.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights: 1 full agreement, 0 what chance would give.

    `pairs` (first, second) grades; a ValueError without any, or where chance alone would agree fully.
    """
    if not pairs:
        raise ValueError("no pairs to compare")
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum((a - b) ** 2 for a, b in pairs) / n
    by_chance = sum(first[a] * second[b] * (a - b) ** 2 for a in GRADES for b in GRADES) / n**2
    if not by_chance:
        raise ValueError("one grade only: kappa says nothing")
    return 1 - seen / by_chance


def pairs_of(queries: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """(first, second) of every graded document."""
    return [(grade["first"], grade["second"]) for query in queries for grade in query["grades"].values()]


def main() -> None:
    """Print the agreement of the whole set and of each kind that chance leaves room for."""
    queries = judged()
    pairs = pairs_of(queries)
    apart = Counter(abs(a - b) for a, b in pairs)
    print(f"{len(queries)} queries, {len(pairs)} graded documents")
    print(f"same {apart[0] / len(pairs):.1%}, one apart {apart[1]}, two or more {apart[2] + apart[3]}")
    print(f"weighted kappa {weighted_kappa(pairs):.3f}")
    kinds = Counter(query["kind"] for query in queries)
    for kind, count in kinds.most_common():
        of_kind = pairs_of([query for query in queries if query["kind"] == kind])
        try:
            kappa = f"{weighted_kappa(of_kind):.3f}"
        except ValueError:
            kappa = "-"
        print(f"  {kind:14} {count:3} queries {len(of_kind):4} documents  kappa {kappa}")


if __name__ == "__main__":
    main()
