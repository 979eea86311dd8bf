"""Wrong year, wrong body, placeholders left in, headings out of order: what a report says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fadu.auditor.kinds import ACCOUNTS, DISCLOSURE, RULE_OF_LAW, Heading, heading_of, kind_of
from fadu.auditor.model import Document, Finding, Severity
from fadu.auditor.rules import Case

_PLACEHOLDER = re.compile(
    r"[XＸ×xｘ]{2,}(?:省|市|县|区|镇|乡|街道|局|委员会|委|厅|单位|部门|公司|同志|年|月|日|号|万元|件|人)|某某(?:局|单位|市|县|区|部门)"
    r"|[（(](?:此处|请)(?:填写|插入|补充)[^）)]{0,20}[）)]|待补充|待填写|Lorem ipsum|TODO",
)
_PERIOD = re.compile(
    r"(?:自|从)\s*(20\d\d)\s*年\s*1\s*月\s*1\s*日\s*(?:起)?[^。\n]{0,4}(?:至|到|—|-)\s*(20\d\d)\s*年\s*12\s*月\s*31\s*日"
)
_CLOSING = re.compile(r"截[至止](?:到)?\s*(20\d\d)\s*年\s*12\s*月\s*31\s*日")
_NUMERAL = r"(?:第[一二三四五六七八九十]部分|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
_HEADED = re.compile(rf"^[ \t　]*{_NUMERAL}[^。\n]{{2,50}}$", re.M)
_YEARED = re.compile(r"(20\d\d)\s*年度(?!预算)")
_SELF = re.compile(
    r"本报告由\s*([\u4e00-\u9fff\s]{3,24}?)\s*(?:根据|按照|依据|依照|编制)|请与\s*([\u4e00-\u9fff\s]{3,24}?)\s*联系"
)
_SIGNED = re.compile(
    r"^[ \t　]*([\u4e00-\u9fff]{2,20}(?:人民政府(?:办公[厅室])?|局|委员会|厅|办公室))[ \t　]*\n+"
    r"[ \t　]*20\d\d\s*年\s*\d{1,2}\s*月",
    re.M,
)
_PLACE = re.compile(r"^([\u4e00-\u9fff]{2,12}?(?:自治[州县]|[省市县区州盟旗]))")
_ALMOST_ALL = 0.6


def wrong_year(case: Case) -> Iterator[Finding]:
    """Dates by which a report describes itself and that lie in another year than its title."""
    document, heading = case.document, heading_of(case.document)
    if heading is None or kind_of(document) not in (RULE_OF_LAW, DISCLOSURE, ACCOUNTS):
        return
    for match in _PERIOD.finditer(document.text):
        if {int(match[1]), int(match[2])} != {heading.year}:
            yield _year(document, match, heading, "统计期限", "the period it covers")
    yield from _closing(document, heading)
    yield from _headed(document, heading)


def _closing(document: Document, heading: Heading) -> Iterator[Finding]:
    if kind_of(document) is not ACCOUNTS or "决算" not in document.text[:400]:
        return
    for match in _CLOSING.finditer(document.text):
        if int(match[1]) != heading.year:
            yield _year(document, match, heading, "截止日期", "its closing date")


def _headed(document: Document, heading: Heading) -> Iterator[Finding]:
    """Headings that bear a year: where nearly all bear the title's, the odd one is a slip."""
    found = [year for line in _HEADED.finditer(document.text) for year in _YEARED.finditer(line[0])]
    places = [(line, year) for line in _HEADED.finditer(document.text) for year in _YEARED.finditer(line[0])]
    if sum(int(year[1]) == heading.year for year in found) < _ALMOST_ALL * len(found):
        return
    for line, year in places:
        if int(year[1]) != heading.year:
            yield _year(document, line, heading, "标题", "a heading")


def _year(document: Document, match: re.Match[str], heading: Heading, zh: str, en: str) -> Finding:
    quote = match[0].strip()
    return _finding(
        "report.year",
        "likely",
        match,
        quote,
        f"{zh}“{quote}”与报告年度（{heading.year}年）不符，疑沿用了别的年度的文本。",
        f"{en.capitalize()}, “{quote}”, does not fit the year of the report, {heading.year}.",
    )


def wrong_body(case: Case) -> Iterator[Finding]:
    """The report names itself as another place's than its title does."""
    document, heading = case.document, heading_of(case.document)
    if heading is None or kind_of(document) not in (RULE_OF_LAW, DISCLOSURE):
        return
    place = _PLACE.match(heading.body)
    if place is None:
        return
    for match in (*_SELF.finditer(document.text[:3000]), *_SIGNED.finditer(document.text)):
        named = "".join((match[1] or match[match.lastindex or 1]).split())
        other = _PLACE.match(named)
        if other and not _same_place(place[1], other[1], heading.body, named):
            zh = f"标题为“{heading.body}”，此处自称“{named}”，疑单位名称有误。"
            en = f"The title says {heading.body}, here the report calls itself {named}."
            yield _finding("report.body", "likely", match, named, zh, en)


def _same_place(place: str, other: str, body: str, named: str) -> bool:
    """A county may be named with or without its city: one name inside the other is no contradiction."""
    root, other_root = place.rstrip("省市县区州盟旗"), other.rstrip("省市县区州盟旗")
    return root in named or other_root in body


def placeholders(case: Case) -> Iterator[Finding]:
    """Blanks of a model text that nobody filled in."""
    if kind_of(case.document) is None:
        return
    for match in _PLACEHOLDER.finditer(case.document.text):
        zh = f"模板占位符“{match[0]}”未替换。"
        yield _finding(
            "report.placeholder",
            "likely",
            match,
            match[0],
            zh,
            f"The placeholder “{match[0]}” was not filled in.",
        )


def contents(case: Case) -> Iterator[Finding]:
    """Headings that do not come in the order of the table of contents."""
    text = case.document.text
    listed = re.search(r"目\s*录\s*\n", text[:1500])
    if not listed or kind_of(case.document) is not ACCOUNTS:
        return
    titles, after = _listed(text, listed.end())
    last = after
    for title in titles:
        at = text.find(title, after)
        if 0 <= at < last:
            quote = text[at : at + len(title)]
            zh, en = (
                f"标题“{quote}”的次序与目录不一致。",
                f"The heading “{quote}” is out of the order of the contents.",
            )
            yield Finding("report.order", "note", at, at + len(title), quote, zh, en)
        last = max(last, at)


def _listed(text: str, start: int) -> tuple[list[str], int]:
    """The titles of a table of contents; it ends where its first title comes again."""
    titles: list[str] = []
    for line in _HEADED.finditer(text, start):
        title = line[0].strip()
        if titles and "".join(title.split()) == "".join(titles[0].split()):
            return titles, line.start()
        titles.append(title)
    return [], len(text)


def _finding(rule: str, severity: Severity, match: re.Match[str], quote: str, zh: str, en: str) -> Finding:
    return Finding(rule, severity, match.start(), match.end(), quote, zh, en)


RULES = (wrong_year, wrong_body, placeholders, contents)
