"""How arithmetic rules speak: a finding that quotes its sentence and names its place, in both languages."""

from __future__ import annotations

from fadu.auditor.model import Claim, Document, Finding, Severity
from fadu.measure.cite import Term

RULES = ()
_STOPS = "。！？\n"
_AROUND = 120


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence a stretch stands in, cut to what a reader takes in at a glance."""
    since = max((text.rfind(stop, max(0, start - _AROUND), start) for stop in _STOPS[:3]), default=-1) + 1
    since = max(since, start - _AROUND)
    until = min(
        (at for stop in _STOPS[:3] if (at := text.find(stop, end, end + _AROUND)) >= 0), default=end + _AROUND
    )
    return text[since : until + 1].replace("\n", "").strip()


def say(
    document: Document,
    claim: Claim,
    *,
    rule: str,
    severity: Severity,
    zh: str,
    en: str,
    computation: str | Term,
    claims: tuple[int, ...],
) -> Finding:
    quote = sentence_around(document.text, claim.start, claim.end)
    spelled = computation if isinstance(computation, Term) else Term("", computation)
    return Finding(
        rule, severity, claim.start, claim.end, quote, zh, en, spelled.en, claims, spelled.zh
    )  # fmt: skip
