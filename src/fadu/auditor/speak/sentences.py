"""An audit in sentences for a person at a terminal, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterator

from fadu.auditor.identity import masked
from fadu.auditor.model import SEVERITIES, Claim, Document, Finding, Report, Severity
from fadu.measure.cite import Lang, Term

SEVERITY_TERMS: dict[Severity, Term] = {
    "error": Term("错误", "error"),
    "likely": Term("疑似", "likely"),
    "note": Term("提示", "note"),
}
MASKED = ("hygiene.personal",)  # rules whose places must not be shown as they are
_STOPS = "。！？；\n"
_AROUND = 90


def told(report: Report, lang: Lang = "zh", *, least: Severity = "note") -> Iterator[str]:
    """The whole audit, line by line."""
    shown = SEVERITIES[: SEVERITIES.index(least) + 1]
    yield masked(_head(report, lang))
    for remark in report.document.remarks:
        yield f"  · {remark}"
    for finding in report.findings:
        if finding.severity in shown:
            yield from map(masked, _finding(report, finding, lang))


def _head(report: Report, lang: Lang) -> str:
    document = report.document
    counts = [
        (SEVERITY_TERMS[severity].said(lang), sum(1 for _ in report.of(severity))) for severity in SEVERITIES
    ]
    if lang == "zh":
        said = "，".join(f"{name} {count}" for name, count in counts)
        return f"{document.name}：{document.title or '无标题'}；{len(report.claims)} 个数据；{said}。"
    said = ", ".join(f"{count} {name}" for name, count in counts)
    return f"{document.name}: {document.title or 'untitled'}; {len(report.claims)} figures; {said}."


def _finding(report: Report, finding: Finding, lang: Lang) -> Iterator[str]:
    name = SEVERITY_TERMS[finding.severity].said(lang)
    message = finding.message_zh if lang == "zh" else finding.message_en
    yield f"  [{name}] {place_of(report.document, finding, lang)} {finding.rule}"
    yield f"      {message}"
    sentence = sentence_of(report.document, finding, report.claims)
    if sentence:
        yield f"      “{sentence}”"
    if computed := finding.computed(lang):
        yield f"      {'计算：' if lang == 'zh' else 'Computation: '}{computed}"


def place_of(document: Document, finding: Finding, lang: Lang) -> str:
    """Page (of paged formats), line and offset."""
    line = document.text.count("\n", 0, finding.start) + 1
    page = document.page_of(finding.start)
    if len(document.pages) > 1:
        return (
            f"第{page}页第{line}行（{finding.start}）"
            if lang == "zh"
            else f"p. {page}, line {line} ({finding.start})"
        )
    return f"第{line}行（{finding.start}）" if lang == "zh" else f"line {line} ({finding.start})"


def sentence_of(document: Document, finding: Finding, claims: tuple[Claim, ...]) -> str:
    """The sentence around a finding with its numbers in brackets; the masked quote where the place is personal."""
    if finding.rule in MASKED:
        return finding.quote
    if finding.start == finding.end:
        return finding.quote[: 2 * _AROUND]
    start, end = _sentence(document.text, finding.start, finding.end)
    spans = {(claims[at].start, claims[at].end) for at in finding.claims} or {(finding.start, finding.end)}
    parts, last = [], start
    for low, high in sorted(span for span in spans if start <= span[0] and span[1] <= end):
        if low >= last:
            parts += [document.text[last:low], "【", document.text[low:high], "】"]
            last = high
    return " ".join("".join([*parts, document.text[last:end]]).split())


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    floor, ceiling = max(0, start - _AROUND), min(len(text), end + _AROUND)
    low = max((text.rfind(stop, floor, start) + 1 for stop in _STOPS), default=floor)
    ends = [at for stop in _STOPS if (at := text.find(stop, end, ceiling)) >= 0]
    return max(low, floor), min(ends, default=ceiling)
