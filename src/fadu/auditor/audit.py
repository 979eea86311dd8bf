"""The whole audit of one document: claims, then every rule, findings in the order of the text and of their weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fadu.auditor.extract import claims_of
from fadu.auditor.model import SEVERITIES, Document, Finding, Report
from fadu.auditor.rules import Case, Rule, every_rule


def audit(
    document: Document,
    *,
    last_year: Document | None = None,
    kind: str | None = None,
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Read the claims of a document and let each rule say what is wrong with them."""
    case = Case(
        document=document if kind is None else replace(document, kind=kind),
        claims=claims_of(document.text, document.name, document.tables),
        last_year=last_year,
        last_claims=claims_of(last_year.text, last_year.name) if last_year else (),
        kind=kind if kind is not None else document.kind,
    )
    found = [finding for rule in (every_rule() if rules is None else rules) for finding in rule(case)]
    return Report(case.document, case.claims, tuple(sorted(_once(found), key=_order)))


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, SEVERITIES.index(finding.severity), finding.rule


def _once(findings: list[Finding]) -> list[Finding]:
    """The same place may be reached on two ways; the heavier word stays."""
    kept: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        key = (finding.rule, finding.start, finding.end)
        if key not in kept or SEVERITIES.index(finding.severity) < SEVERITIES.index(kept[key].severity):
            kept[key] = finding
    return list(kept.values())
