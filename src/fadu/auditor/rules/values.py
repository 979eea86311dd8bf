"""Values that cannot be: days that do not exist, bounded rates above 100, spans that run backwards, years out of place."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from decimal import Decimal

from fadu.auditor.interval import shown
from fadu.auditor.model import Claim, Finding
from fadu.auditor.rules import Case
from fadu.auditor.rules.speech import say

# Rates that count members of a set and so cannot pass 100; completion, growth and gross enrolment can.
_BOUNDED = re.compile(
    r"(?<!毛)(?:合格|覆盖|满意|普及|优良天数比|优良|达标|及格|绿化|森林覆盖|入学|巩固|就业|到位|答复|办复|回复|办结|结案|审结|"
    r"成功|化解|公开|公布|及时|按时|准确|治愈|见面|在线办理|网上可办|可办|应诉|出庭|报备|备案|审查|抽检合格|整改|公示|上墙|知晓|通过|签约)率"
    r"(?:均|都|分别|继续|一直)?(?:达到?|为|是|保持|稳定|超过?|提高|提升|升|上升)?(?:在|至|到)?$"
)
_HUNDRED = Decimal(100)
_DAY = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")


def days(case: Case) -> Iterable[Finding]:
    """2月30日 is no day; the month of a period must lie between 1 and 12."""
    for at, claim in enumerate(case.claims):
        if claim.kind == "date" and isinstance(claim.value, str) and (wrong := _no_such_day(claim.value)):
            zh, en = wrong
            yield say(
                case.document, claim, rule="values.day", severity="error", claims=(at,), computation=claim.value,
                zh=f"日期“{claim.text.strip()}”不存在：{zh}。", en=f"There is no such day as {claim.text.strip()}: {en}.",
            )  # fmt: skip


def _no_such_day(value: str) -> tuple[str, str] | None:
    found = _DAY.fullmatch(value.split("T")[0])
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert month is not None
    assert day is not None
    if not 1 <= month <= 12:
        return f"没有{month}月", f"there is no month {month}"
    last = monthrange(year, month)[1] if year else (29 if month == 2 else monthrange(2000, month)[1])
    if not 1 <= day <= last:
        return f"{month}月最多{last}天", f"that month has {last} days"
    return None


def bounded_rates(case: Case) -> Iterable[Finding]:
    for at, claim in enumerate(case.claims):
        if (
            claim.kind != "ratio"
            or claim.unit != "%"
            or not isinstance(claim.value, Decimal)
            or claim.value <= _HUNDRED
        ):
            continue
        before = case.document.text[max(0, claim.start - 14) : claim.start]
        if _BOUNDED.search(before.rstrip("约近 ")):
            yield say(
                case.document, claim, rule="values.rate", severity="likely", claims=(at,),
                zh=f"{claim.text.strip()}超过100%：该比率的分子是分母的一部分，不可能超过100%。",
                en=f"{claim.text.strip()} is above 100%, which a rate of members of a set cannot be.",
                computation=f"{shown(claim.value)} > 100",
            )  # fmt: skip


def backward_spans(case: Case) -> Iterable[Finding]:
    """2025—2021年 runs backwards."""
    for at, claim in enumerate(case.claims):
        if claim.kind == "date" and claim.unit == "年" and isinstance(claim.value, str) and _backwards(claim):
            yield say(
                case.document, claim, rule="values.span", severity="likely", claims=(at,), computation=claim.value,
                zh=f"期间“{claim.text.strip()}”的止年早于起年。", en=f"The period {claim.text.strip()} ends before it begins.",
            )  # fmt: skip


def _backwards(claim: Claim) -> bool:
    assert isinstance(claim.value, str)
    first, _, last = claim.value.partition("/")
    return first.isdigit() and last.isdigit() and int(last) < int(first)


_TITLE_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*年度?")
_PERIOD = re.compile(r"(?:统计期限|所列数据|统计数据|统计时限|报告期)[^。]{0,12}?自\s*$")


def reporting_period(case: Case) -> Iterable[Finding]:
    """数据统计期限自…至…: the period a yearly report gives must be the year of its title."""
    title = _TITLE_YEAR.search(case.document.title or case.document.text[:120])
    if title is None:
        return
    for at, claim in enumerate(case.claims[:40]):
        following = case.claims[at + 1] if at + 1 < len(case.claims) else None
        if (
            not _PERIOD.search(case.document.text[max(0, claim.start - 30) : claim.start].replace("\n", ""))
            or following is None
        ):
            continue
        years = {str(c.value)[:4] for c in (claim, following) if isinstance(c.value, str)}
        if years and years != {title.group(1)}:
            yield say(
                case.document, claim, rule="values.period", severity="likely", claims=(at, at + 1),
                zh=f"统计期限（{claim.text.strip()}至{following.text.strip()}）与标题年度{title.group(1)}年不一致。",
                en=f"The reporting period {claim.text.strip()} to {following.text.strip()} is not the title's year {title.group(1)}.",
                computation=f"{', '.join(sorted(years))} ≠ {title.group(1)}",
            )  # fmt: skip


RULES = (days, bounded_rates, backward_spans, reporting_period)
