"""How good the search is by the judged set: `python -m tests.library.judged.score [KIND]`, over an installation that holds the corpus.

The answers come from `fadu.library.search.searching.search`, as pages and commands get them. An entry that stands for several versions or
files counts once, with the grade of the file that it opens; the ideal order is merged the same way (README, 怎样量).
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.library.judged.agreement import judged

KNOWN = ("number", "title_exact", "title_short", "popular_name", "article")
KINDS = {
    "法律": ("constitution", "law"),
    "行政法规": ("administrative_regulation",),
    "司法解释": ("judicial_interpretation",),
    "地方性法规": ("local_regulation",),
    "部门规章": ("department_rule",),
    "规范性文件": ("normative_document", "policy_document"),
}
DEPTH, TODAY = 10, date(2026, 11, 1)

Query = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """What a search gave: for each entry, best first, the files that it opens."""

    entries: Sequence[frozenset[str]]
    opened: str = ""  # the label of the article that the answer opens
    count: int = 0
    owned: bool = False  # the answer says that no document contains what was typed


@dataclass(frozen=True)
class Scored:
    """One query's marks; None where the mark says nothing of such a query."""

    query: Query
    found: Found
    ndcg: float | None
    first: bool | None
    article: bool | None
    honest: bool | None


def score(query: Query, found: Found, group: Callable[[str], object]) -> Scored:
    """`group` tells which files are one entry to this search."""
    grades = {file: grade["final"] for file, grade in query["grades"].items()}
    gains = [max((grades.get(file, 0) for file in files), default=0) for files in found.entries[:DEPTH]]
    best: dict[object, int] = defaultdict(int)
    for file, grade in grades.items():
        best[group(file)] = max(best[group(file)], grade)
    ideal = sorted(best.values(), reverse=True)[:DEPTH]
    answerable, expected = max(ideal, default=0) >= 2, query["expects_article"]
    return Scored(
        query,
        found,
        ndcg=_dcg(gains) / _dcg(ideal) if answerable else None,
        first=bool(gains) and gains[0] == 3 if query["kind"] in KNOWN else None,
        article=found.opened == expected["article"] if expected and query["kind"] == "article" else None,
        honest=found.owned if query["kind"] == "no_answer" else None,
    )


def _dcg(gains: Iterable[int]) -> float:
    return sum((2**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))


def mean(values: Iterable[float | bool | None]) -> float | None:
    """Of those that say something."""
    told = [float(value) for value in values if value is not None]
    return sum(told) / len(told) if told else None


def table(scored: Sequence[Scored]) -> str:
    """A line a kind of query, and one for all."""
    kinds: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        kinds[one.query["kind"]].append(one)
    lines = [
        "| kind | queries | nDCG@10 | success@1 | article opened | says so |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for kind, some in [*sorted(kinds.items()), ("all", list(scored))]:
        marks = [mean(getattr(s, name) for s in some) for name in ("ndcg", "first", "article", "honest")]
        told = " | ".join("" if mark is None else f"{mark:.3f}" for mark in marks)
        lines.append(f"| {kind} | {len(some)} | {told} |")
    return "\n".join(lines)


def from_library(query: Query) -> Found:
    """What the installed search answers. A province as a filter (`place`) is none that it has."""
    from fadu.library.search.searching import Filters, Wanted, search

    given = query["filters"]
    filters = Filters(
        kind=KINDS[given["kind"]] if "kind" in given else (),
        issuer=(given["issuer"],) if "issuer" in given else (),
        year=(given["year"],) if "year" in given else (),
    )
    on = date.fromisoformat(query["on"]) if query["on"] else None
    answer = search(Wanted(query["query"], TODAY, filters, on=on))
    beside = _parts([hit.document.pk for hit in answer.hits])
    entries = [frozenset({_corpus(hit.source_path), *beside[hit.document.pk]}) for hit in answer.hits]
    owned = not answer.count or bool(answer.help and (answer.help.article or not answer.whole))
    return Found(entries, answer.opens.place.label if answer.opens else "", answer.count, owned)


def _corpus(path: str) -> str:
    """laws/… or policy/…, wherever the corpus lay when it was taken in."""
    for folder in ("laws/", "policy/"):
        if folder in path:
            return folder + path.split(folder, 1)[1]
    return path


def _parts(documents: Sequence[int]) -> Mapping[int, set[str]]:
    """The files that are one text with a document's last version: parts of it, or the same again."""
    from fadu.library.models import Source

    found: dict[int, set[str]] = defaultdict(set)
    rows = Source.objects.filter(document__in=documents, outcome__in=("part", "same"))
    for document, path in rows.values_list("document", "path"):
        found[document].add(_corpus(path))
    return found


def all_scored() -> list[Scored]:
    from fadu.library.models import Source

    documents = {_corpus(path): document for path, document in Source.objects.values_list("path", "document")}
    return [score(query, from_library(query), lambda file: documents.get(file, file)) for query in judged()]


def _poor(scored: Sequence[Scored], kind: str) -> Iterable[str]:
    for one in scored:
        if one.ndcg is not None and one.ndcg < 0.7 and kind in ("all", one.query["kind"]):
            query, grades = one.query, one.query["grades"]
            yield f"\n{query['id']} {query['query']} {query['on'] or ''} {query['filters'] or ''} {one.ndcg:.2f} of {one.found.count}"
            yield f"   wanted {[file.rpartition('/')[2] for file, grade in grades.items() if grade['final'] >= 2][:4]}"
            for files in one.found.entries[:5]:
                best = max(files, key=lambda file: grades.get(file, {"final": -1})["final"])
                yield f"   {grades.get(best, {}).get('final', '-')} {best.rpartition('/')[2]}"


def main(asked: Sequence[str]) -> None:
    from fadu.config.console import say
    from fadu.config.database import running

    with running(say):
        from fadu.library.search.follow import up_to_now
        from fadu.library.search.searching import place

        up_to_now(place())
        scored = all_scored()
    print(table(scored))
    for kind in asked:
        print("\n".join(_poor(scored, kind)))


if __name__ == "__main__":
    main(sys.argv[1:])
