"""Mandated contents of a report of its kind, and whether it was published in time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from fadu.auditor.kinds import DISCLOSURE, RULE_OF_LAW, Due, Kind, Section, heading_of, kind_of
from fadu.auditor.model import Finding, Severity
from fadu.auditor.read.fold import simplify
from fadu.auditor.rules import Case

_WHOLE = 1500  # characters below which a text is an excerpt, not a report
_CAUSE = re.compile(r"原因|由于|因为|主要是因|源于|根源|缘于|受[^。，\n]{1,20}影响|归因|导致|造成|症结")
_PROBLEM = re.compile(
    r"存在[^。\n]{0,10}(?:问题|不足|短板|差距|困难)|不足之处|还有[^。\n]{0,8}差距|有待[^。\n]{0,8}(?:加强|提高|提升)|薄弱环节"
    r"|差距和不足|需(?:要)?进一步(?:加强|提高|提升|完善)"
)
_NEXT = re.compile(RULE_OF_LAW.sections[-1].pattern)
_STEPS = re.compile(
    r"[一二三四五六七八九][是、]|（[一二三四五六七八九]）|\([一二三四五六七八九]\)|\d[.、．]|；|;"
)
_EMPTY = 80  # characters of plans below which nothing is said


def mandated(case: Case) -> Iterator[Finding]:
    """Contents that the rules require of this kind and that the text does not have."""
    kind = kind_of(case.document)
    if kind is None or len(case.document.text) < _WHOLE:
        return
    flat = "".join(simplify(case.document.text).split())
    missing = [section for section in kind.sections if not re.search(section.pattern, flat)]
    heads = [section for section in missing if kind is DISCLOSURE and section.en.startswith("heading")]
    if len(heads) > 3:
        # A form without its headings is an extract; one remark is enough.
        names = "、".join(section.zh for section in heads)
        zh = f"未见规定的标题：{names}；本文可能只是节选。"
        yield _at_head(
            "sections.headings", "note", zh, f"Headings not found: {names}; this may be an extract."
        )
        missing = [section for section in missing if section not in heads]
    for section in missing:
        yield _missing(kind, section)


def _missing(kind: Kind, section: Section) -> Finding:
    unsure_zh = "" if section.firm else "（提示，请人工核对）"
    unsure_en = "" if section.firm else " (a hint: check by eye)"
    zh = f"{kind.zh}应当包括“{section.zh}”，全文未见；依据：{section.cite_zh}{unsure_zh}。"
    en = f"A report of this kind must contain {section.en}; nothing like it was found{unsure_en}."
    return _at_head(f"sections.{section.code}", "likely" if section.firm else "note", zh, en)


def causes(case: Case) -> Iterator[Finding]:
    """Shortcomings that are listed without a word on why."""
    if kind_of(case.document) is not RULE_OF_LAW:
        return
    text = simplify(case.document.text)
    stretch = _stretch(text, _PROBLEM, _NEXT)
    if stretch and not _CAUSE.search(text, *stretch):
        start, end = stretch
        quote = case.document.text[start : min(end, start + 60)]
        zh = "写了不足，没有写原因；规定要求写明“存在的不足和原因”。"
        yield Finding(
            "sections.causes",
            "note",
            start,
            min(end, start + 60),
            quote,
            zh,
            "Shortcomings are given without causes.",
        )


def plans(case: Case) -> Iterator[Finding]:
    """Next steps that consist of a heading or a single phrase."""
    if kind_of(case.document) not in (RULE_OF_LAW, DISCLOSURE):
        return
    text = simplify(case.document.text)
    found = list(_NEXT.finditer(text, len(text) // 2))
    if not found or any(_content(text, match.end()) for match in found):
        return
    start, end = found[-1].span()
    zh = "下一步安排没有具体内容。"
    yield Finding("sections.plans", "likely", start, end, found[-1][0], zh, "The next steps have no content.")


def _content(text: str, start: int) -> bool:
    rest = text[start : start + 1200].split("\n\n\n")[0]
    return len(rest.strip()) >= _EMPTY and bool(
        _STEPS.search(rest) or rest.count("，") + rest.count(",") >= 4
    )


def _stretch(text: str, first: re.Pattern[str], following: re.Pattern[str]) -> tuple[int, int] | None:
    """From the last place in the later half where a subject opens to where the next one does."""
    starts = [match.start() for match in first.finditer(text, len(text) // 2)]
    if not starts:
        return None
    after = following.search(text, starts[0] + 40)
    return starts[0], after.start() if after else len(text)


def timely(case: Case) -> Iterator[Finding]:
    """Published after the day on which it was due."""
    kind, heading, published = kind_of(case.document), heading_of(case.document), case.document.published
    if kind is None or heading is None or published is None:
        return
    due = next((due for due in kind.due if re.search(due.title, heading.body or "人民政府")), None)
    if due is None:
        return
    last = date(heading.year + 1, due.month, due.day)
    if published > last:
        yield _late(due, last, published)


def _late(due: Due, last: date, published: date) -> Finding:
    days = (published - last).days
    # 之前: whether the day named itself still counts is open; the day after the safe date is only noted.
    severity: Severity = "note" if published == last + timedelta(days=1) else "likely"
    zh = f"公布于 {published:%Y-%m-%d}，应不迟于 {last:%Y-%m-%d}，晚 {days} 天；依据：{due.cite_zh}。"
    en = f"Published on {published}, {days} days after {last} ({due.cite_en})."
    return _at_head("sections.late", severity, zh, en)


def _at_head(rule: str, severity: Severity, zh: str, en: str) -> Finding:
    return Finding(rule, severity, 0, 0, "", zh, en)


RULES = (mandated, causes, plans, timely)
