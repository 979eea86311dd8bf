"""One audit as plain data for machines; its shape is `schema.json` beside this package."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from fadu.auditor.kinds import heading_of, kind_of
from fadu.auditor.model import SEVERITIES, Claim, Finding, Relation, Report
from fadu.measure.trouble import Trouble

FORMAT = "fadu-audit/1"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of what `record` and `refusal` return."""
    loaded: dict[str, Any] = json.loads((Path(__file__).parents[1] / "schema.json").read_text("utf-8"))
    return loaded


def record(report: Report, *, file: str = "") -> dict[str, Any]:
    """A finished audit."""
    document = report.document
    kind, heading = kind_of(document), heading_of(document)
    return {
        "format": FORMAT,
        "file": file or document.name,
        "source_format": document.source_format,
        "encoding": document.encoding,
        "title": document.title,
        "kind": kind.code if kind else "",
        "body": heading.body if heading else "",
        "year": heading.year if heading else None,
        "published": document.published.isoformat() if document.published else None,
        "characters": len(document.text),
        "pages": len(document.pages),
        "remarks": list(document.remarks),
        "counts": {severity: sum(1 for _ in report.of(severity)) for severity in SEVERITIES},
        "trouble": None,
        "claims": [_claim(claim) for claim in report.claims],
        "findings": [_finding(finding) for finding in report.findings],
    }


def refusal(file: str, trouble: Trouble) -> dict[str, Any]:
    """A document that could not be read, in the same shape."""
    said = {"code": trouble.code, "message_zh": trouble.sentence("zh"), "message_en": trouble.sentence("en")}
    empty: dict[str, Any] = {
        "format": FORMAT,
        "file": file,
        "source_format": "",
        "encoding": "",
        "title": "",
        "kind": "",
        "body": "",
        "year": None,
        "published": None,
        "characters": 0,
        "pages": 0,
        "remarks": [],
        "counts": dict.fromkeys(SEVERITIES, 0),
    }
    return {**empty, "trouble": said, "claims": [], "findings": []}


def number(value: Decimal | str | None) -> int | float | str | None:
    """Whole numbers as integers, the rest as floats; dates and a:b:c stay text."""
    if value is None or isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "subject": claim.subject,
        "value": number(claim.value),
        "value_base": number(claim.value_base),
        "unit": claim.unit,
        "kind": claim.kind,
        "approx": claim.approx,
        "relations": [_relation(relation) for relation in claim.relations],
    }


def _relation(relation: Relation) -> dict[str, Any]:
    plain: dict[str, Any] = {"type": relation.type, "to": list(relation.to), "op": relation.op}
    if relation.signs:
        plain["signs"] = list(relation.signs)
    if relation.alternatives:
        plain["alternatives"] = [list(one) for one in relation.alternatives]
    return plain


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "message_zh": finding.message_zh,
        "message_en": finding.message_en,
        "computation": finding.computation,
        "computation_zh": finding.computed("zh"),
        "claims": list(finding.claims),
    }
