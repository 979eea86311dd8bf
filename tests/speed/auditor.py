"""How fast the auditor reads: claims, links and arithmetic over every work report beside a bare pass of rjieba over the same
texts, and the same over table-dense accounts; all in one run, on one core. `peak_ratio` holds the memory after ten passes
against that after one.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

import rjieba

from fadu.auditor.audit import audit
from fadu.auditor.model import Document
from fadu.auditor.rules import ratios, repeats, shares, sums, values

ARITHMETIC = (*sums.RULES, *ratios.RULES, *shares.RULES, *values.RULES, *repeats.RULES)
AT_LEAST = {"work_reports_against_rjieba": 0.1, "tables_against_rjieba": 0.02}
AT_MOST = {"peak_ratio": 1.1}
_CORPUS = Path(os.environ.get("FADU_SHARED", Path(__file__).parents[3] / "shared")) / "corpus"
_DENSE = ("reports/11[1-9].txt", "budget/*.txt", "disclosure/*.txt")


def run() -> dict[str, float]:
    reports, tables = _texts("work_reports/*.txt"), _texts(*_DENSE)
    if not reports or not tables:
        raise FileNotFoundError(f"the real texts are not under {_CORPUS}; set FADU_SHARED")
    once = _seconds(lambda: _audit(reports))
    _audit(tables)
    peak = _peak()
    for _ in range(9):
        _audit(tables)
    return {
        "characters": float(sum(map(len, reports))),
        "work_reports_characters_a_second": sum(map(len, reports)) / once,
        "work_reports_against_rjieba": _seconds(lambda: _cut(reports)) / once,
        "tables_against_rjieba": _seconds(lambda: _cut(tables)) / _seconds(lambda: _audit(tables)),
        "peak_ratio": _peak() / peak,
    }


def _texts(*patterns: str) -> list[str]:
    return [
        path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(_CORPUS.glob(pattern))
    ]


def _seconds(work: Callable[[], None]) -> float:
    """The best of three, which is what the machine can do when left alone."""
    found = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def _cut(texts: list[str]) -> None:
    for text in texts:
        rjieba.cut(text)


def _audit(texts: list[str]) -> None:
    for text in texts:
        audit(Document("", text), rules=ARITHMETIC)


def _peak() -> float:
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
