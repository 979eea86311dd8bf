"""Text taken over from last year's report, and reports with hardly a fact in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fadu.auditor.kinds import RULE_OF_LAW, kind_of
from fadu.auditor.model import Document, Finding, Severity
from fadu.auditor.rules import Case

_SENTENCE = re.compile(r"[^。；！？\n]{18,400}[。；！？]")
_DIGITS = re.compile(r"\d")
_SPACE = re.compile(r"\s+")
# Shares of a report's sentences found word for word in last year's; design values, no rule fixes them.
_MUCH, _MOST = 0.30, 0.55
_SPARSE = 500  # characters a number in a report on law-based government, at the least


def copied(case: Case) -> Iterator[Finding]:
    """How much of the text stood in last year's, and which sentences with numbers did."""
    if case.last_year is None:
        return
    before = {_plain(match[0]) for match in _SENTENCE.finditer(case.last_year.text)}
    sentences = list(_SENTENCE.finditer(case.document.text))
    same = [match for match in sentences if _plain(match[0]) in before]
    total = sum(len(match[0]) for match in sentences)
    share = sum(len(match[0]) for match in same) / total if total else 0.0
    if share >= _MUCH:
        yield _share(case.document, same[0], share, "likely" if share >= _MOST else "note")
    for match in same:
        if len(_DIGITS.findall(match[0])) >= 3:
            quote = match[0].strip()
            zh = f"此句连同数字与上年报告完全相同，疑未更新：“{quote[:80]}”。"
            en = "This sentence with its numbers stands word for word in last year's report; it may not have been updated."
            yield Finding("substance.sentence", "note", match.start(), match.end(), quote, zh, en)


def _share(document: Document, first: re.Match[str], share: float, severity: Severity) -> Finding:
    zh = f"全文有 {share:.0%} 的文字与上年报告逐句相同，疑照抄上年。"
    en = f"{share:.0%} of the text stands sentence for sentence in last year's report."
    quote = document.text[first.start() : first.end()].strip()
    return Finding("substance.copied", severity, first.start(), first.end(), quote, zh, en, f"{share:.4f}")


def _plain(sentence: str) -> str:
    return _SPACE.sub("", sentence)


def few_facts(case: Case) -> Iterator[Finding]:
    """A report on law-based government that hardly holds a number."""
    if kind_of(case.document) is not RULE_OF_LAW or len(case.document.text) < 1500 or not case.claims:
        return
    facts = [claim for claim in case.claims if claim.kind not in ("date", "docnumber")]
    if len(facts) * _SPARSE < len(case.document.text):
        each = len(case.document.text) // max(1, len(facts))
        zh = f"全文仅有 {len(facts)} 个数据，平均每 {each} 字一个，事实和数据偏少。"
        en = f"Only {len(facts)} figures in the whole text, one in {each} characters."
        yield Finding("substance.figures", "note", 0, 0, "", zh, en)


RULES = (copied, few_facts)
