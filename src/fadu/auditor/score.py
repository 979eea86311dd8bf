"""How well the auditor reads: its claims, relations and verdicts held against hand-annotated rows, with n and an interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import sqrt
from typing import Any

from fadu.auditor.model import Claim, Document, Report

Row = Mapping[str, Any]
Span = tuple[int, int]
Regions = Mapping[str, Sequence[Sequence[int]]]
_Z = 1.959963984540054  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """A measured proportion with its count and Wilson's 95 % interval."""

    hits: int
    n: int

    @property
    def value(self) -> float:
        return self.hits / self.n if self.n else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval: honest for small n and for shares near one."""
        if not self.n:
            return 0.0, 1.0
        p, n = self.hits / self.n, self.n
        middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
        half = _Z * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def plus(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.n + other.n)

    def told(self) -> dict[str, float | int]:
        low, high = self.interval
        return {
            "value": round(self.value, 4),
            "hits": self.hits,
            "n": self.n,
            "low": round(low, 4),
            "high": round(high, 4),
        }


MEASURES = (
    "claims_recall", "claims_precision", "spans_recall", "kinds", "approximations",
    "relations_recall", "relations_precision", "verdicts",
)  # fmt: skip
_NONE = Share(0, 0)


@dataclass(slots=True)
class Score:
    """Every measure, and each miss in words."""

    shares: dict[str, Share] = field(default_factory=lambda: dict.fromkeys(MEASURES, _NONE))
    misses: list[str] = field(default_factory=list)

    def add(self, measure: str, hit: bool, miss: str = "") -> None:
        self.shares[measure] = self.shares[measure].plus(Share(int(hit), 1))
        if not hit and miss:
            self.misses.append(f"{measure}: {miss}")

    def told(self) -> dict[str, Any]:
        return {**{name: share.told() for name, share in self.shares.items()}, "misses": self.misses}


def score(
    rows: Iterable[Row],
    text_of: Callable[[str], str],
    audit: Callable[[Document], Report],
    regions: Regions | None = None,
) -> Score:
    """Score all rows, file by file; rows out of scope and the stretches of `regions` count neither way."""
    by_file: dict[str, list[Row]] = {}
    for row in rows:
        by_file.setdefault(row["file"], []).append(row)
    result = Score()
    for name, mine in by_file.items():
        report = audit(Document(name=name, text=text_of(name)))
        _FileScore(name, mine, report, (regions or {}).get(name, ())).into(result)
    return result


class _FileScore:
    """The comparison of one file."""

    def __init__(
        self, name: str, rows: Sequence[Row], report: Report, ignored: Sequence[Sequence[int]]
    ) -> None:
        self.name = name
        self.rows = [row for row in rows if row.get("in_scope", True)]
        self.outside = [(row["start"], row["end"]) for row in rows if not row.get("in_scope", True)]
        self.ignored = [(region[0], region[1]) for region in ignored]
        self.text = report.document.text
        self.report = report
        self.claims = {
            _stripped(self.text, claim.start, claim.end): at for at, claim in enumerate(report.claims)
        }
        self.span_of = {row["id"]: _stripped(self.text, row["start"], row["end"]) for row in rows}

    def into(self, result: Score) -> None:
        for row in self.rows:
            self._claim(row, result)
            self._relations_of(row, result)
            self._verdict(row, result)
        self._surplus_claims(result)
        self._surplus_relations(result)

    def _claim(self, row: Row, result: Score) -> None:
        at = self.claims.get(self.span_of[row["id"]])
        claim = self.report.claims[at] if at is not None else None
        result.add("spans_recall", claim is not None)
        right = claim is not None and _same_value(claim, row)
        result.add("claims_recall", right, f"{row['id']} {row['text']!r} {_brief(claim)}")
        if claim is not None:
            result.add("kinds", claim.kind == row["kind"])
            result.add(
                "approximations", claim.approx == row["approx"], f"{row['id']} {row['text']!r} {claim.approx}"
            )

    def _relations_of(self, row: Row, result: Score) -> None:
        for key in ("relation", "relation2"):
            wanted = row.get(key)
            if wanted and wanted["to"]:
                result.add(
                    "relations_recall",
                    self._drawn(row, wanted),
                    f"{row['id']} {row['text']!r} {wanted['type']}",
                )

    def _drawn(self, row: Row, wanted: Row) -> bool:
        at = self.claims.get(self.span_of[row["id"]])
        if at is None:
            return False
        options = [
            self._spans(wanted["type"], [self.span_of[i] for i in to])
            for to in (wanted["to"], *wanted.get("alt_to", ()))
        ]
        for relation in self.report.claims[at].relations:
            if relation.type == wanted["type"]:
                for to in (relation.to, *relation.alternatives):
                    if self._spans(relation.type, [self._place(m) for m in to]) in options:
                        return True
        return False

    def _place(self, at: int) -> Span:
        claim = self.report.claims[at]
        return _stripped(self.text, claim.start, claim.end)

    @staticmethod
    def _spans(kind: str, spans: list[Span]) -> tuple[Span, ...]:
        return tuple(spans) if kind == "ratio_of" else tuple(sorted(spans))

    def _verdict(self, row: Row, result: Score) -> None:
        """Right only if the relation was seen: silence about a relation that was not read is no verdict."""
        wanted = row.get("arithmetic_ok")
        if wanted is None or not row.get("relation"):
            return
        span = self.span_of[row["id"]]
        accused = any(
            finding.severity != "note" and finding.start < span[1] and span[0] < finding.end
            for finding in self.report.findings
            if finding.claims
        )
        at = self.claims.get(span)
        read = not row["relation"]["to"] or (at is not None and bool(self.report.claims[at].relations))
        given = not accused if read else None
        result.add("verdicts", given is wanted, f"{row['id']} {row['text']!r} wanted {wanted}, given {given}")

    def _surplus_claims(self, result: Score) -> None:
        gold = {self.span_of[row["id"]] for row in self.rows}
        for span, at in self.claims.items():
            if self._uncounted(span) or (_only_chinese(self.report.claims[at].text) and span not in gold):
                continue
            result.add(
                "claims_precision", span in gold, f"{self.name} {span} {self.report.claims[at].text!r}"
            )

    def _surplus_relations(self, result: Score) -> None:
        gold = {self.span_of[row["id"]]: row for row in self.rows}
        for span, at in self.claims.items():
            row = gold.get(span)
            if row is None or self._uncounted(span):
                continue
            for relation in self.report.claims[at].relations:
                fits = any(
                    wanted and wanted["type"] == relation.type and self._drawn(row, wanted)
                    for wanted in (row.get("relation"), row.get("relation2"))
                )
                result.add(
                    "relations_precision", fits, f"{row['id']} {row['text']!r} {relation.type} {relation.op}"
                )

    def _uncounted(self, span: Span) -> bool:
        overlaps = any(start < span[1] and span[0] < end for start, end in self.outside)
        return overlaps or any(start <= span[0] < end for start, end in self.ignored)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _same_value(claim: Claim, row: Row) -> bool:
    wanted, unit, base = row["value"], row["unit"], row["value_base"]
    same = str(claim.value) == str(wanted)
    if isinstance(claim.value, Decimal) and not isinstance(wanted, str):
        same = _close(claim.value, wanted)
    if base is not None and (claim.value_base is None or not _close(claim.value_base, base)):
        return False
    return same and claim.unit == unit


def _close(one: Decimal, other: float) -> bool:
    return abs(float(one) - other) <= 1e-9 * max(1.0, abs(other))


def _only_chinese(text: str) -> bool:
    return not any(character.isdigit() and character.isdecimal() for character in text)


def _brief(claim: Claim | None) -> str:
    return "not found" if claim is None else f"read as {claim.value} {claim.unit!r} {claim.value_base}"
