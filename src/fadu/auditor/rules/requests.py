"""The numbers of requests that the text of a disclosure report tells, against the form's own rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fadu.auditor.forms.disclosure import Form, form_of
from fadu.auditor.model import Document, Finding, Severity
from fadu.auditor.read.fold import fold
from fadu.auditor.rules import Case
from fadu.measure.cite import Term

_REQUESTS = (
    r"(?:各类)?(?:政府信息(?:依申请)?公开申请|依申请公开(?:申请)?|政府信息依申请公开)(?:案件)?(?:共|共计)?"
)
_CAME = rf"(?:收到|受理|新收|收办|接收){_REQUESTS}"
_DONE = r"(?:办理|办结|答复)(?:答复)?(?:完成|完毕|了)?"
_BLANK = frozenset(" \t\n\r\u3000\xa0")
_STOPS = "。；！？"
_SENTENCE = 200
# Before the number these name a part of the requests, one office or one channel; behind it, what is counted in.
_PART = re.compile(
    "其中|余|结转|含|未|尚|拟|上年|去年|同期|累计|历年|季度|半年|本级|各区|各县|窗口|邮|信函|当面|现场|平台|网"
)
_COUNTED_IN = re.compile("[^，。；]{0,12}?(?:其中|余|结转|含|顺延)")


@dataclass(frozen=True, slots=True)
class Told:
    """What the form's column 总计 says came in, was handled and was carried over."""

    new: Decimal
    carried_in: Decimal
    total: Decimal
    carried_out: Decimal


@dataclass(frozen=True, slots=True)
class Saying:
    """A way in which reports tell a number of requests; every pattern has one group, the number."""

    rule: str
    said: Term
    patterns: tuple[re.Pattern[str], ...]


_RECEIVED = Saying(
    "disclosure.text", Term("收到", "received"), (re.compile(rf"{_CAME}([0-9]{{1,9}})余?[件宗条]"),)
)
_HANDLED = Saying(
    "disclosure.handled",
    Term("办理", "handled"),
    (
        re.compile(rf"{_DONE}{_REQUESTS}([0-9]{{1,9}})余?[件宗条]"),
        re.compile(rf"{_CAME}[0-9]{{1,9}}[件宗条]，(?:已|共|全年)?{_DONE}([0-9]{{1,9}})余?[件宗条]"),
    ),
)


def told_in_text(case: Case) -> Iterator[Finding]:
    """收到 N 件 is 新收, with or without what was carried in; 答复 N 件 also the total of outcomes."""
    form = form_of(case.document)
    told = _told(form) if form else None
    if form is None or told is None:
        return
    came = (told.new, told.new + told.carried_in)
    text = fold(case.document.text[: form.cells["new"][-1].start])
    places = [at for at, char in enumerate(text) if char not in _BLANK]  # print wraps within words
    solid = "".join(text[at] for at in places)
    for saying, allowed in (
        (_RECEIVED, came),
        (_HANDLED, (told.total, *came, told.new - told.carried_out)),
    ):
        for start, end, severity in _unlike(solid, saying, allowed):
            yield _finding(case, saying, allowed, (places[start], places[end - 1] + 1, severity))


def _told(form: Form) -> Told | None:
    codes = ("new", "carried_in", "total", "carried_out")
    values = [form.cells[code][-1].value for code in codes if code in form.cells]
    known = [value for value in values if value is not None]
    return Told(*known) if len(known) == len(codes) else None


def _unlike(solid: str, saying: Saying, allowed: tuple[Decimal, ...]) -> Iterator[tuple[int, int, Severity]]:
    """Where a number is told that the form does not have, and how much that weighs."""
    for pattern in saying.patterns:
        for match in pattern.finditer(solid):
            floor = max(0, match.start() - _SENTENCE)
            since = max(floor, *(solid.rfind(stop, floor, match.start()) + 1 for stop in _STOPS))
            if Decimal(match[1]) in allowed or _PART.search(solid, since, match.end()):
                continue
            counted_in = _COUNTED_IN.match(solid, match.end())
            yield match.start(1), match.end(1), "note" if counted_in else "likely"


def _finding(
    case: Case, saying: Saying, allowed: tuple[Decimal, ...], found: tuple[int, int, Severity]
) -> Finding:
    start, end, severity = found
    said = case.document.text[start:end]
    line = _line(case.document, start)
    expected = list(dict.fromkeys(allowed))
    return Finding(
        rule=saying.rule,
        severity=severity,
        start=start,
        end=end,
        quote=said,
        message_zh=f"正文（第{line}行）称{saying.said.zh}申请 {said} 件，与表三的总计列（"
        f"{'、'.join(str(one) for one in expected)} 件）不一致。",
        message_en=f"The text (line {line}) says {said} requests were {saying.said.en}; the form's totals give "
        f"{', '.join(str(one) for one in expected)}.",
        computation=f"{said} ∉ {{{', '.join(str(one) for one in expected)}}}",
        claims=tuple(at for at, claim in enumerate(case.claims) if claim.start == start),
    )


def _line(document: Document, at: int) -> int:
    return document.text.count("\n", 0, at) + 1


RULES = (told_in_text,)
