"""法治乡村示范点: one village or community that applies for, holds and may lose a title for its rule of law.

Beside the documents: 关于加强法治乡村建设的意见, 中法委发〔2020〕1号 (`RURAL`), which speaks of both titles that are kept here: the
city's own 法治乡村示范点 and 民主法治示范村（社区）. Not verified: that the latter is reviewed every two years and asks for the
title of the level below (excerpts of other places' rules; the national measures on naming were not read), and how long a
list is shown to the public: no number was found, so the day that the notice names counts. For 示范点 no rule of review was
found, and none is invented. The record is kept by the justice bureau of the county. Left out: the file of each village.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    BODIES,
    HANDLER,
    HEAD,
    SUPERVISOR,
    Balance,
    Choice,
    Choices,
    Clock,
    Entry,
    Figure,
    Kind,
    Known,
    Mark,
    State,
    Step,
    Term,
    choice,
    day,
    flag,
    number,
    on,
    standing,
    text,
    where,
    years,
)  # fmt: skip
from fadu.engine.troubles import Barred, FactWrong, ReasonNeeded
from fadu.law.instruments import RURAL_LAW
from fadu.measure.trouble import Trouble

RURAL = RURAL_LAW.whole()
NAMING = RURAL_LAW.whole(mark=Mark.KNOWN, note="命名管理办法未读，据外地实施规定摘录")
SHOWN = RURAL_LAW.whole(mark=Mark.DESIGN, note="公示天数未见明文，以公示所载日期为准")


class Award(Choices):
    """The two titles, which are never added up in one line of a report."""

    point = Choice("法治乡村示范点", "Demonstration point of the rule of law", RURAL)
    democratic = Choice(
        "民主法治示范村（社区）", "Demonstration village of democracy and the rule of law", RURAL
    )


class Level(Choices):
    """Who confers it."""

    national = Choice("国家级", "National", NAMING)
    provincial = Choice("省级", "Provincial", NAMING)
    municipal = Choice("市级", "Municipal", NAMING)
    county = Choice("县级", "County", NAMING)


def holds_the_title_below(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A national or provincial title usually goes to who holds the one below; otherwise the reason is recorded."""
    if (
        facts["award"] == "point"
        or facts["level"] not in ("national", "provincial")
        or facts.get("holds_lower")
        or facts.get("reason")
    ):
        return None
    what = Term("申报国家级、省级示范村（社区）的，一般应已获下一级称号",
                "who applies for a national or provincial title usually holds the one below")  # fmt: skip
    return ReasonNeeded(what=what, cite=NAMING, field=Term("越级申报理由", "Why without the lower title"))


def shown_to_the_end(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Nobody is named before the list has been shown to its last day."""
    if on > row["shown_until"]:
        return None
    return Barred(what=Term(f"公示至{row['shown_until']}，期满前不能命名",
                            f"the list is shown until {row['shown_until']}; no title before"), cite=SHOWN,
                  remedy=Term("请待公示期满", "Wait until it has been shown"))  # fmt: skip


def shown_for_a_while(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A list is shown until a day to come."""
    if facts["shown_until"] > on:
        return None
    reason = Term(f"公示截止日应晚于公示之日（{on}）", f"it comes after the day on which it is shown ({on})")
    return FactWrong(field=Term("公示至", "Shown until"), value=facts["shown_until"], reason=reason)


class Village(Entry):
    title = Term("法治乡村示范点", "Demonstration village")
    code = 26
    public = Known("shown_until") | Known("named_on")

    # 记什么
    name = text("村（社区）名称", "Village or community", cite=RURAL, public=True)
    award = choice("称号", "Title", Award, cite=RURAL, public=True)
    level = choice("级别", "Level", Level, cite=NAMING, public=True)
    batch = number("批次", "Round", cite=RURAL, public=True)
    holds_lower = flag("已获下一级称号", "Holds the title below", cite=NAMING)
    reason = text("越级申报理由", "Why without the lower title", cite=NAMING)
    shown_until = day("公示至", "Shown until", cite=SHOWN, public=True)
    objection = text("异议及核查结果", "Objection and what came of it", cite=SHOWN)
    named_on = day("命名日期", "Named on", cite=RURAL, public=True)
    reviewed_on = day("最近复核日期", "Last reviewed on", cite=NAMING, public=True)
    grounds = text("撤销、注销原因", "Why the title ended", cite=NAMING)
    left_on = day("撤销、注销日期", "Title ended on", cite=NAMING, public=True)

    # 在哪里
    applied = State("已申报", "Applied", start=True)
    recommended = State("县级已推荐", "Recommended by the county")
    examined = State("已审核", "Examined")
    shown = State("公示中", "Shown to the public")
    named = State("已命名", "Holds the title")
    under_review = State("复核中", "Under review")
    revoked = State("已撤销", "Revoked", final=True)
    cancelled = State("已注销", "Cancelled", final=True)
    refused = State("未获命名", "Not named", final=True)

    # 谁来办
    apply = Step("村（社区）申报", "Apply", to=applied, by=HANDLER, asks=(name, award, level), may_ask=(holds_lower, reason),
                 guards=(holds_the_title_below,), cite=RURAL, document=Term("示范村申报表", "application"))  # fmt: skip
    recommend = Step("县级司法、民政部门推荐", "Recommend", applied, to=recommended, by=HEAD, cite=RURAL)
    examine = Step("上级审核", "Examine", recommended, to=examined, by=SUPERVISOR, cite=RURAL)
    show = Step("公示", "Show to the public", examined, to=shown, by=SUPERVISOR, asks=(shown_until,), guards=(shown_for_a_while,),
                cite=SHOWN)  # fmt: skip
    hear = Step("核查异议", "Look into an objection", shown, by=SUPERVISOR, asks=(objection,), cite=SHOWN)
    confer = Step(
        "命名",
        "Name",
        shown,
        to=named,
        by=SUPERVISOR,
        asks=(batch,),
        dates=named_on,
        guards=(shown_to_the_end,),
        cite=RURAL,
    )
    refuse = Step(
        "不予命名",
        "Do not name",
        applied,
        recommended,
        examined,
        shown,
        to=refused,
        by=(HEAD, SUPERVISOR),
        cite=RURAL,
    )
    begin_review = Step(
        "开始复核", "Begin a review", named, to=under_review, by=(HEAD, SUPERVISOR), cite=NAMING
    )
    keep = Step(
        "保留称号", "Keep the title", under_review, to=named, by=SUPERVISOR, dates=reviewed_on, cite=NAMING
    )
    revoke = Step(
        "撤销称号",
        "Revoke",
        named,
        under_review,
        to=revoked,
        by=SUPERVISOR,
        asks=(grounds,),
        dates=left_on,
        cite=NAMING,
    )
    cancel = Step("注销（村、社区撤并等）", "Cancel: the village is no more", named, under_review, to=cancelled, by=SUPERVISOR,
                  asks=(grounds,), dates=left_on, cite=NAMING)  # fmt: skip

    # 几日内
    review_by = Clock("复核周期（每两年）", "Review, every two years", years(2), starts=confer, restarts=keep, until=(),
                      kind=Kind.RECURRING, where=where(award="democratic"), cite=NAMING)  # fmt: skip

    # 报多少
    awarded = Figure("获评“法治乡村示范点”", "Named demonstration points", on(named_on), where=where(award="point"), unit=BODIES,
                     cite=RURAL, rule=Term("本年命名的示范点", "points named in the year"))  # fmt: skip
    awarded_democratic = Figure("获评民主法治示范村（社区）", "Named demonstration villages", on(named_on), where=where(award="democratic"),
                                unit=BODIES, split=(level,), cite=RURAL)  # fmt: skip
    titles = Figure(
        "有效称号", "Titles held", standing(named_on, left_on), unit=BODIES, split=(award,), cite=RURAL
    )
    titles_before = Figure(
        "上年末有效称号",
        "Titles a year before",
        standing(named_on, left_on, before=True),
        unit=BODIES,
        cite=RURAL,
    )
    ended_revoked = Figure(
        "本年撤销", "Revoked", on(left_on), where=where(state="revoked"), unit=BODIES, cite=NAMING
    )
    ended_cancelled = Figure(
        "本年注销", "Cancelled", on(left_on), where=where(state="cancelled"), unit=BODIES, cite=NAMING
    )
    reviews = Figure("本年复核保留", "Kept after a review", on(reviewed_on), unit=BODIES, cite=NAMING)

    # 须相符
    flow = Balance("上年末＋新命名＝撤销＋注销＋年末", "before + named = revoked + cancelled + held",
                   titles_before + awarded + awarded_democratic, ended_revoked + ended_cancelled + titles, cite=NAMING)  # fmt: skip
