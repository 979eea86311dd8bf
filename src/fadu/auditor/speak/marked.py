"""A page that needs nothing else: the original text with the findings marked, beside it their list."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from fadu.auditor.identity import masked
from fadu.auditor.model import SEVERITIES, Finding, Report
from fadu.auditor.speak.sentences import MASKED, SEVERITY_TERMS, place_of
from fadu.measure.cite import Lang

STYLE = """
:root{color-scheme:light dark;--error:#c0392b;--likely:#b9770e;--note:#2874a6}
*{box-sizing:border-box}
body{margin:0;font:16px/1.7 "Noto Serif CJK SC","Source Han Serif SC",serif}
header{padding:1rem 1.5rem;border-bottom:1px solid #8886}
h1{font-size:1.2rem;margin:0 0 .3rem}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(18rem,2fr)}
article{padding:1rem 1.5rem;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:6}
aside{padding:1rem;border-left:1px solid #8886;font-size:.92rem}
@media(min-width:60rem){article,aside{height:calc(100vh - 6rem);overflow:auto}}
@media(max-width:60rem){main{display:block}aside{border:0}}
ol{padding-left:1.6rem}li{margin-bottom:.9rem}li:target,mark:target{outline:3px solid currentColor}
mark{background:none;color:inherit;border-bottom:3px solid var(--note)}
mark.error{border-color:var(--error);background:#c0392b22}mark.likely{border-color:var(--likely);background:#b9770e22}
.error b{color:var(--error)}.likely b{color:var(--likely)}.note b{color:var(--note)}
sup a{text-decoration:none;font-size:.7rem}
code{font-size:.85rem;white-space:pre-wrap;overflow-wrap:anywhere}
"""


def page(report: Report, lang: Lang = "zh") -> str:
    """The whole page as one string, without scripts and without anything fetched."""
    document = report.document
    title = escape(masked(document.title or document.name))
    heading = "审核结果" if lang == "zh" else "Audit"
    parts = [
        f'<!DOCTYPE html><html lang="{"zh-CN" if lang == "zh" else "en"}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{heading}: {title}</title><style>{STYLE}</style></head><body>",
        f"<header><h1>{title}</h1><p>{_counts(report, lang)}</p>{_remarks(report)}</header><main>",
        f'<article lang="zh-CN" aria-label="{"原文" if lang == "zh" else "original text"}" tabindex="0">',
        *_marked(report),
        f'</article><aside aria-label="{heading}" tabindex="0"><ol>',
        *(_item(report, number, finding, lang) for number, finding in enumerate(report.findings, 1)),
        "</ol></aside></main></body></html>",
    ]
    return "".join(parts)


def _counts(report: Report, lang: Lang) -> str:
    said = [f"{SEVERITY_TERMS[one].said(lang)} {sum(1 for _ in report.of(one))}" for one in SEVERITIES]
    figures = f"{len(report.claims)} 个数据" if lang == "zh" else f"{len(report.claims)} figures"
    return escape(" · ".join([figures, *said]))


def _remarks(report: Report) -> str:
    return "".join(f"<p>{escape(remark)}</p>" for remark in report.document.remarks)


def _marked(report: Report) -> Iterator[str]:
    """The text in stretches that are covered by the same findings."""
    text, findings = report.document.text, report.findings
    cuts = sorted({0, len(text), *(at for one in findings for at in (one.start, one.end) if at <= len(text))})
    starting: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        starting.setdefault(min(finding.start, len(text)), []).append(number)
    open_now: list[int] = []
    for low, high in zip(cuts, [*cuts[1:], len(text)], strict=True):
        open_now = [number for number in open_now if findings[number].end > low] + starting.get(low, [])
        yield "".join(_flag(number) for number in starting.get(low, []))
        covering = [number for number in open_now if findings[number].end > low]
        if high > low:
            yield _stretch(report, low, high, covering)


def _flag(number: int) -> str:
    return f'<sup><a id="p{number + 1}" href="#f{number + 1}">{number + 1}</a></sup>'


def _stretch(report: Report, low: int, high: int, covering: list[int]) -> str:
    if not covering:
        return escape(report.document.text[low:high])
    found = [report.findings[number] for number in covering]
    heaviest = min(found, key=lambda one: SEVERITIES.index(one.severity))
    private = next((one for one in found if one.rule in MASKED), None)
    shown = report.document.text[low:high] if private is None else "＊" * (high - low)
    return f'<mark class="{heaviest.severity}" title="{escape(heaviest.rule)}">{escape(shown)}</mark>'


def _item(report: Report, number: int, finding: Finding, lang: Lang) -> str:
    message = finding.message_zh if lang == "zh" else finding.message_en
    place = place_of(report.document, finding, lang)
    sum_ = finding.computed(lang)
    computed = f"<br><code>{escape(sum_)}</code>" if sum_ else ""
    return (
        f'<li id="f{number}" class="{finding.severity}"><b>{SEVERITY_TERMS[finding.severity].said(lang)}</b> '
        f'<a href="#p{number}">{escape(place)}</a> <small>{escape(finding.rule)}</small><br>{escape(masked(message))}{computed}</li>'
    )
