"""What rules and bills share: codes of projects and comments, and the checks that a draft passes before it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import Choice, Choices, Mark
from fadu.engine.troubles import Barred, FactWrong, ReasonNeeded
from fadu.law.holidays import CALENDAR
from fadu.law.instruments import CS133, GZTL2017
from fadu.measure.cite import Cite, Term
from fadu.measure.clock import Happening, Kind, Span, What, days, reckon
from fadu.measure.clock import Rule as Version
from fadu.measure.trouble import Trouble

TASK_FORCE = CS133.whole(mark=Mark.KNOWN, note="长沙市2023年另定专班制工作办法，见其报告，全文未见")
"""No national article prescribes task forces (立法专班)."""


class Action(Choices):
    """What a project does to the text it is about."""

    enact = Choice("制定", "Enact", GZTL2017.art(12))
    re_enact = Choice("重新制定", "Enact anew", GZTL2017.art(12, mark=Mark.EXCERPT))
    amend = Choice("修改", "Amend", GZTL2017.art(37))
    repeal = Choice("废止", "Repeal", GZTL2017.art(37))


MAKING = ("enact", "re_enact")


class ReturnGround(Choices):
    """Why the legal organ defers or returns a draft (GZTL art. 20)."""

    not_ripe = Choice("制定的基本条件尚不成熟", "Conditions not ripe", GZTL2017.art(20))
    not_consulted = Choice("重大争议未与有关方面协商", "Major dispute not consulted on", GZTL2017.art(20))
    not_published = Choice("未按规定公开征求意见", "Not published for comment", GZTL2017.art(20))
    incomplete = Choice("报送材料不齐", "File incomplete", GZTL2017.art(20))


def last_day(span: Span, since: date, cite: Cite) -> date:
    """The last day of a period that must pass in full, reckoned as its clock reckons it."""
    began = Happening(since, What.START, Term("起算", "began"))
    due = reckon(Version(span, cite, kind=Kind.MINIMUM), [began], CALENDAR).due
    assert due is not None
    return due


def comment_reason(
    since: date | None, facts: Mapping[str, Any], on: date, *, field: Term, cite: Cite
) -> Trouble | None:
    """Thirty days of public comment in general: fewer only for a recorded reason (`short_comment_reason`)."""
    if since is None or facts.get("short_comment_reason") or on > (last := last_day(days(30), since, cite)):
        return None
    return ReasonNeeded(what=Term(f"公开征求意见自{since}起，至{last}方满三十日，{on}截止为时过早",
                        f"comments opened on {since}; thirty days end with {last}, and {on} is too early"),
                        field=field, cite=cite)  # fmt: skip


def comments_add_up(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Every comment was adopted, partly adopted, not adopted, or out of scope."""
    parts = [facts[name] for name in ("comments_adopted", "comments_partly", "comments_declined", "comments_outside")]
    if min(parts) >= 0 and sum(parts) == facts["comments_received"]:
        return None
    said = "＋".join(map(str, parts))
    return FactWrong(field=Term("征集意见条数", "Comments received"), value=facts["comments_received"],
                     reason=Term(f"应等于采纳、部分采纳、未采纳、不属范围之和（{said}）",
                                 f"is the sum of its four parts ({said})"))  # fmt: skip


def notice_of_hearing(since: date, on: date, cite: Cite) -> Trouble | None:
    """A hearing is announced thirty days before it is held; no reason shortens that."""
    last = last_day(days(30), since, cite)
    if on > last:
        return None
    return Barred(what=Term(f"听证会于{since}公告，须在{last}之后举行，不得于{on}举行",
                  f"the hearing was announced on {since}: it is held after {last}, not on {on}"), cite=cite,
                  remedy=Term("请改期", "Hold it later"))  # fmt: skip


def a_name(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A rule is called 规定 or 办法 and never 条例 (GZTL art. 7)."""
    name = str(facts["subject"]).split("（")[0]
    if not name.endswith("条例"):
        return None
    return Barred(what=Term(f"规章不得称“条例”：{name}", f"a rule is not called 条例: {name}"), cite=GZTL2017.art(7),
                  remedy=Term("请改称“规定”或者“办法”", "Call it 规定 or 办法"))  # fmt: skip
