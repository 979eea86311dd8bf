"""The kinds of report the auditor knows: how each is recognised, what it must contain and when it was due."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fadu.auditor.model import Document
from fadu.auditor.read.fold import simplify


@dataclass(frozen=True, slots=True)
class Section:
    """A mandated content: recognised by its pattern anywhere in the text."""

    code: str
    zh: str
    en: str
    pattern: str
    cite_zh: str
    firm: bool  # false where the basis was not read, or the content may be said in other words


@dataclass(frozen=True, slots=True)
class Due:
    """The last safe day of publication in the year after the report's, for bodies whose title matches."""

    month: int
    day: int
    title: str
    cite_zh: str
    cite_en: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Kind:
    code: str
    zh: str
    en: str
    title: str
    sections: tuple[Section, ...] = ()
    due: tuple[Due, ...] = ()


_DUCHA = "《法治政府建设与责任落实督察工作规定》第四章"
_OGI = "《政府信息公开条例》第五十条"
_FORMAT = "政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）"

RULE_OF_LAW = Kind(
    "rule-of-law",
    "法治政府建设年度报告",
    "annual report on law-based government",
    r"法治政府(?:建设)?[^\n]{0,16}(?:报告|情况)",
    sections=(
        Section(
            "measures",
            "上一年度推进法治政府建设的主要举措和成效",
            "measures and results of the year",
            r"举措|成效|落实|推进|开展",
            _DUCHA,
            True,
        ),
        Section(
            "shortcomings",
            "存在的不足和原因",
            "shortcomings and their causes",
            r"不足|(?:存在|面临)[^。\n]{0,12}(?:问题|困难|短板|差距)|薄弱环节|还有[^。\n]{0,8}差距|有待[^。\n]{0,10}(?:加强|提高|提升)",
            _DUCHA,
            True,
        ),
        Section(
            "first_responsible",
            "党政主要负责人履行推进法治建设第一责任人职责的情况",
            "how the heads of Party and government acted as first responsible persons",
            r"第一责任人|主要负责人[^。\n]{0,30}(?:履行|述法|法治)|述法",
            _DUCHA,
            True,
        ),
        Section(
            "next_year",
            "下一年度主要安排",
            "plans for the next year",
            r"下一步|下一年度?|今后|明年|(?:20\d\d)年[，,]?\s*(?:我[市县区省局镇州]|全[市县区省州]|我们|[一-鿿]{1,8}[市县区省州局厅委])[^。\n]{0,8}将"
            r"|(?:20\d\d)年[^。\n]{0,12}(?:主要安排|工作安排|工作打算|工作计划|工作思路|工作重点|打算|展望)",
            _DUCHA,
            True,
        ),
    ),
    due=(
        Due(
            3,
            31,
            r".",
            f"{_DUCHA}：每年4月1日之前公开",
            "to be published before 1 April of the next year",
            True,
        ),
    ),
)

_HEADINGS = (
    ("overview", "总体情况", r"总体情况"),
    ("active", "主动公开政府信息情况", r"主动公开政府信息(?:的)?情况|主动公开政府信息"),
    ("requests", "收到和处理政府信息公开申请情况", r"收到和处理政府信息公开申请"),
    (
        "disputes",
        "政府信息公开行政复议、行政诉讼情况",
        r"行政复议、?(?:和)?行政诉讼(?:的)?情况|因政府信息公开[^\n]{0,20}复议",
    ),
    ("problems", "存在的主要问题及改进情况", r"存在的?(?:主要)?问题及改进"),
    ("other", "其他需要报告的事项", r"其他需要报告的?事项"),
)

DISCLOSURE = Kind(
    "disclosure",
    "政府信息公开工作年度报告",
    "annual report on government information disclosure",
    r"(?:政府)?信息公开(?:工作)?年度?(?:工作)?报告",
    sections=(
        *(Section(code, zh, f"heading “{zh}”", pattern, _FORMAT, True) for code, zh, pattern in _HEADINGS),
        Section(
            "supervision",
            "工作考核、社会评议和责任追究结果情况",
            "results of appraisal, public evaluation and accountability",
            r"考核|评议|责任追究",
            _OGI + "第四项",
            False,
        ),
        Section(
            "fees",
            "信息处理费收取情况",
            "processing fees",
            r"信息处理费|处理费|收取[^。\n]{0,10}费",
            _FORMAT,
            False,
        ),
    ),
    due=(
        Due(
            3,
            31,
            r"人民政府(?!办公)|^[^\n]{2,8}[省市县区州](?:20\d\d年)",
            "《政府信息公开条例》第四十九条第二款：3月31日前",
            "OGI art. 49(2): before 31 March",
            True,
        ),
        Due(
            1,
            31,
            r"[局委办院厅]",
            "《政府信息公开条例》第四十九条第一款：1月31日前",
            "OGI art. 49(1): before 31 January",
            True,
        ),
    ),
)
ENFORCEMENT = Kind(
    "enforcement",
    "行政执法数据年度报告",
    "yearly enforcement statistics",
    r"行政执法[^\n]{0,12}(?:数据|统计|年报)",
)
ACCOUNTS = Kind("accounts", "部门预算、决算", "departmental budget or account", r"(?:部门|单位)(?:预算|决算)")
WORK = Kind(
    "work",
    "政府工作报告",
    "government work report",
    r"政府工作报告|现在[，,]我代表[^\n]{0,10}(?:政府|国务院)",
)

KINDS: tuple[Kind, ...] = (RULE_OF_LAW, DISCLOSURE, ENFORCEMENT, ACCOUNTS, WORK)
CODES = tuple(kind.code for kind in KINDS)
_HEAD = 400
_FORM = "本年新收政府信息公开申请数量"  # only the form prints these words


def kind_of(document: Document) -> Kind | None:
    """The kind the caller named, or the one whose title stands at the head of the text."""
    if document.kind:
        return next((kind for kind in KINDS if kind.code == document.kind), None)
    text = simplify(document.text)
    flat = "".join(f"{simplify(document.title)}\n{text[:_HEAD]}".split())
    found = [(match.start(), kind) for kind in KINDS if (match := re.search(kind.title, flat))]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    return DISCLOSURE if _FORM in text else None


_TITLED = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,24}?)?(?:关于)?\s*(?P<year>20\d\d)\s*年度?\s*(?:度|的)?\s*(?:[\u4e00-\u9fff]{0,8}?)"
    r"(?:法治政府|政府信息公开|信息公开|部门决算|部门预算|单位决算|区级|行政执法)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the title of a report says of itself."""

    body: str
    year: int
    start: int
    end: int


def heading_of(document: Document) -> Heading | None:
    """Whose report it is and for which year, from the first line that reads like a title."""
    text = simplify(document.text)
    match = _TITLED.search(text, 0, min(len(text), 600))
    if match is None:
        return None
    body = re.sub(r"^.*(?:网站|门户|首页|关于)", "", match["body"] or _line_before(text, match.start()))
    return Heading(body.strip(), int(match["year"]), *match.span())


def _line_before(text: str, at: int) -> str:
    lines = [line.strip() for line in text[:at].splitlines() if line.strip()]
    return lines[-1] if lines and re.fullmatch(r"[\u4e00-\u9fff]{2,24}", lines[-1]) else ""
