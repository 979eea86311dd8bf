"""A run as one page: a line a report, how often each rule spoke, indicators compared across bodies and years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import escape

from fadu.auditor.many.charts import MOST_BARS, bodies_chart, findings_chart, years_chart
from fadu.auditor.many.spool import Row, Spool, rows
from fadu.auditor.speak.sentences import SEVERITY_TERMS

_STYLE = """
:root{color-scheme:light dark}
body{margin:0 auto;max-width:72rem;padding:1rem 1.5rem;font:16px/1.6 "Noto Serif CJK SC","Source Han Serif SC",serif}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.5rem 0 1.5rem}
th,td{padding:.25rem .5rem;border-bottom:1px solid #8884;text-align:left;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}
.error{color:#c0392b;font-weight:bold}.likely{color:#b9770e}.trouble{color:#c0392b}
figure{margin:0 0 1.5rem;overflow-x:auto}figure svg{background:#fff;max-width:100%;height:auto}
"""
_MOST_FINDINGS = 2000
_LEAST_BODIES = 2  # a comparison needs two


def overview(spool: Spool) -> Iterator[str]:
    """The page, piece by piece; charts stand beside the tables they are drawn from."""
    yield '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>报告审核一览</title>'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body><h1>报告审核一览</h1>"
    yield from _reports(spool)
    yield from _findings(spool)
    yield from _indicators(spool)
    yield "</body></html>"


def _reports(spool: Spool) -> Iterator[str]:
    yield "<h2>报告</h2><table><thead><tr><th>文件</th><th>单位</th><th>年度</th><th>数据</th>"
    yield "<th>错误</th><th>疑似</th><th>提示</th></tr></thead><tbody>"
    for row in rows(spool.reports):
        name = f"<td>{escape(row['file'])}<br><small>{escape(row['title'][:60])}</small></td>"
        if row["trouble"]:
            yield f'<tr>{name}<td colspan="6" class="trouble">{escape(row["trouble"])}</td></tr>'
            continue
        counts = "".join(
            f'<td class="n {key if row[key] else ""}">{row[key]}</td>' for key in ("error", "likely", "note")
        )
        year = row["year"] or ""
        yield f'<tr>{name}<td>{escape(row["body"])}</td><td>{year}</td><td class="n">{row["claims"]}</td>{counts}</tr>'
    yield "</tbody></table>"


def _findings(spool: Spool) -> Iterator[str]:
    rules: Counter[tuple[str, str]] = Counter((row["rule"], row["severity"]) for row in rows(spool.findings))
    yield "<h2>发现</h2>"
    if not rules:
        yield "<p>没有发现。</p>"
        return
    yield f"<figure>{findings_chart(rules)}</figure>"
    if all(severity == "note" for _, severity in rules):
        yield "<p>只有提示，没有错误和疑似错误；提示见 CSV、XLSX 或 JSON。</p>"
        return
    yield "<table><thead><tr><th>文件</th><th>程度</th><th>说明</th></tr></thead><tbody>"
    shown = 0
    for row in rows(spool.findings):
        if row["severity"] == "note":
            continue
        shown += 1
        if shown > _MOST_FINDINGS:
            break
        severity = f'<td class="{row["severity"]}">{SEVERITY_TERMS[row["severity"]].zh}</td>'
        sum_ = row["computation_zh"]
        computed = f"<br><small>{escape(sum_)}</small>" if sum_ else ""
        yield f"<tr><td>{escape(row['file'])}</td>{severity}<td>{escape(row['message_zh'])}{computed}</td></tr>"
    yield "</tbody></table>"
    if shown > _MOST_FINDINGS:
        yield f"<p>只列出前 {_MOST_FINDINGS} 条；全部见 CSV、XLSX 或 JSON。</p>"


def _indicators(spool: Spool) -> Iterator[str]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows(spool.indicators):
        grouped[row["code"]].append(row)
    yield "<h2>同一指标比较</h2><p>取自各报告首次提到该指标之处，口径以各报告原文为准。</p>"
    for lines in grouped.values():
        yield from _indicator(sorted(lines, key=lambda row: -row["value"]))


def _indicator(lines: list[Row]) -> Iterator[str]:
    if len({(row["body"], row["year"]) for row in lines}) < _LEAST_BODIES:
        return
    yield f"<h3>{escape(lines[0]['name_zh'])}</h3>"
    bodies = {row["body"] for row in lines}
    if len(bodies) > 1:
        yield f"<figure>{bodies_chart(lines)}</figure>"
        if len(bodies) > MOST_BARS:
            yield f"<p>各单位取最近一年，图中只画数值最大的 {MOST_BARS} 个。</p>"
    if over_years := years_chart(lines):
        yield f"<figure>{over_years}</figure>"
    yield "<table><thead><tr><th>单位</th><th>年度</th><th>数值</th><th>原文</th></tr></thead><tbody>"
    yield from _lines(lines)
    yield "</tbody></table>"


def _lines(lines: Iterable[Row]) -> Iterator[str]:
    for row in lines:
        value = f"{row['value']:,g}" if row["value"] < 1e6 else f"{row['value']:,.0f}"
        yield (
            f'<tr><td>{escape(row["body"])}</td><td>{row["year"] or ""}</td><td class="n">{value} {escape(row["unit"])}</td>'
            f"<td><small>{escape(row['quote'])}</small></td></tr>"
        )
