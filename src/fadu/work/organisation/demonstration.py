"""法治政府建设示范: one application for a title, national or provincial, and the title while it stands.

No statute: the programme's opinions of 2019 and its indicators were not read (`GY` names the programme). The unit is the applicant;
the supervising body records what province, centre and assessors decide. A title named before this register began is entered.
The indicator tree is versioned (100, or 104 third-level indicators in what was seen) and is therefore a fact of the application,
never code. Not verified: the days of public notice (5 to 7 working days from memory), grounds of withdrawal. The yearly report of
named areas by 31 January binds in Anhui; here it runs only where the naming decision gives a day.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    BODIES, HANDLER, HEAD, SUPERVISOR, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Kind, Known, Mark, State, Step, Term, choice,
    day, flag, number, on, opened, text, where, working_days,
)  # fmt: skip
from fadu.engine.line import standing as between
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import AHBG2023, GY2021 as GY
from fadu.measure.trouble import Trouble

PROGRAMME = GY.whole(note="示范创建活动；2019年意见和指标体系未读")
FROM_MEMORY = GY.whole(mark=Mark.KNOWN, note="公示、撤销办法凭记忆")
ELSEWHERE = AHBG2023.whole(note="示范地区1月31日前报告，安徽")


class Level(Choices):
    """Who names."""

    national = Choice("全国", "National", PROGRAMME)
    provincial = Choice("全省", "Provincial", PROGRAMME)


class Track(Choices):
    """What is named."""

    area = Choice("地区（综合示范）", "Area", PROGRAMME)
    unit = Choice("单位", "Unit", PROGRAMME)
    project = Choice("项目（单项示范）", "Project", PROGRAMME)


class Ending(Choices):
    """How a title ends."""

    withdrawn = Choice("撤销命名", "Withdrawn", FROM_MEMORY)
    merged = Choice("单位撤并", "Body merged", FROM_MEMORY)


def gap_explained(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Scores lie between 0 and the full score of the version applied for."""
    for name in ("self_score", "checked_score"):
        score = facts.get(name)
        if score is not None and not 0 <= score <= facts.get("full_score", row["full_score"]):
            return FactWrong(field=Term("得分", "Score"), value=score, reason=Term("应在0与满分之间", "between 0 and the full score"))
    return None


def a_thirty_first_of_january(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    due = facts.get("report_due")
    if due is None or ((due.month, due.day) == (1, 31) and due > max(on, row["report_due"] or on)):
        return None
    return FactWrong(field=Term("下次报告时限", "Next report due"), value=due, reason=Term("应为其后的1月31日", "a later 31 January"))


def named_before(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A title entered is one that was named already."""
    if facts["awarded_on"] <= on:
        return None
    return FactWrong(field=Term("命名日期", "Named on"), value=facts["awarded_on"],
                     reason=Term("不得晚于登记之日", "not after the entry"))


class Demonstration(Case):
    title = Term("法治政府建设示范称号", "Demonstration title")
    code = 36
    public = Known("announced_on") | Known("awarded_on")

    # 记什么
    level = choice("层级", "Level", Level, cite=PROGRAMME, public=True)
    track = choice("类别", "Track", Track, cite=PROGRAMME, public=True)
    batch = number("批次", "Round", cite=PROGRAMME, public=True)
    subject = text("申报名称", "Subject", cite=PROGRAMME, public=True)
    edition = text("指标体系版本", "Edition of the indicators", cite=PROGRAMME)
    full_score = number("满分", "Full score", cite=PROGRAMME)
    self_score = number("自评得分", "Own score", cite=PROGRAMME)
    checked_score = number("核查得分", "Checked score", cite=PROGRAMME)
    satisfaction = number("满意度（百分比）", "Satisfaction (per cent)", cite=PROGRAMME)
    announced_on = day("公示日期", "Announced on", cite=FROM_MEMORY, public=True)
    awarded_on = day("命名日期", "Named on", cite=PROGRAMME, public=True)
    decision = text("命名决定", "Decision", cite=PROGRAMME, public=True)
    report_due = day("下次年度报告时限", "Next report due", cite=ELSEWHERE)
    reported_on = day("最近年度报告日期", "Last reported on", cite=ELSEWHERE)
    warned_on = day("警示日期", "Warned on", cite=FROM_MEMORY)
    failed_reason = text("未获命名的情况", "Why not named", cite=PROGRAMME)
    entered = flag("登记前已命名", "Named before the register", cite=PROGRAMME)
    ending = choice("称号终止原因", "Why the title ended", Ending, cite=FROM_MEMORY, public=True)
    ended_on = day("称号终止日期", "Title ended on", cite=FROM_MEMORY, public=True)
    left_on = day("申报了结日期", "Application ended on", cite=PROGRAMME)

    # 在哪里
    applied = State("已申报", "Applied", start=True)
    recommended = State("已推荐", "Recommended")
    assessed = State("已评估", "Assessed")
    announced = State("公示中", "Announced")
    named = State("已命名", "Named")
    failed = State("未获命名", "Not named", final=True)
    ended = State("称号已终止", "Title ended", final=True)

    # 谁来办
    apply = Step("申报", "Apply", to=applied, by=HEAD, asks=(level, track, batch, subject, edition, full_score, self_score),
                 guards=(gap_explained,),
                 cite=PROGRAMME, document=Term("申报书、自评报告", "application"))  # fmt: skip
    enter = Step("登记已有称号", "Enter a title", to=named, by=HANDLER,
                 asks=(level, track, batch, subject, awarded_on, decision), may_ask=(report_due,), sets={entered: True},
                 dates=left_on, guards=(a_thirty_first_of_january, named_before), cite=PROGRAMME)  # fmt: skip
    recommend = Step("推荐", "Recommend", applied, to=recommended, by=SUPERVISOR, cite=PROGRAMME)
    assess = Step("第三方评估、实地核查", "Assess", recommended, to=assessed, by=SUPERVISOR, asks=(checked_score,),
                  may_ask=(satisfaction,),
                  guards=(gap_explained,), cite=PROGRAMME)  # fmt: skip
    announce = Step("公示", "Announce", assessed, to=announced, by=SUPERVISOR, dates=announced_on, cite=FROM_MEMORY,
                    document=Term("公示", "public notice"))  # fmt: skip
    name_it = Step("命名", "Name", announced, to=named, by=SUPERVISOR, asks=(decision,), may_ask=(report_due,),
                   dates=(awarded_on, left_on),
                   guards=(a_thirty_first_of_january,), cite=PROGRAMME, document=Term("命名决定", "decision"))  # fmt: skip
    fail = Step("未获命名", "Not named", applied, recommended, assessed, announced, to=failed, by=SUPERVISOR,
                asks=(failed_reason,), dates=left_on,
                cite=PROGRAMME)  # fmt: skip
    report = Step("年度报告", "Report", named, by=HEAD, may_ask=(report_due,), dates=reported_on,
                  guards=(a_thirty_first_of_january,), cite=ELSEWHERE)  # fmt: skip
    warn = Step("警示", "Warn", named, by=SUPERVISOR, dates=warned_on, cite=FROM_MEMORY)
    end = Step("终止称号", "End the title", named, to=ended, by=SUPERVISOR, asks=(ending,), dates=ended_on, cite=FROM_MEMORY)

    # 几日内
    notice = Clock("公示期", "Public notice", working_days(5), starts=announce, until=name_it, kind=Kind.MINIMUM, cite=FROM_MEMORY,
                   note=Term("5至7个工作日，未核", "5 to 7 working days, not verified"))  # fmt: skip
    report_by = Clock("年度报告时限", "Yearly report", DueIn(report_due), starts=(name_it, enter), restarts=report,
                      until=(), cite=ELSEWHERE,
                      kind=Kind.RECURRING)  # fmt: skip

    # 报多少
    standing = Figure("全国、全省示范累计", "Titles standing", between(awarded_on, ended_on), unit=BODIES, split=(level,),
                      cite=PROGRAMME)  # fmt: skip
    standing_before = Figure("上年末示范累计", "Titles a year before", between(awarded_on, ended_on, before=True), unit=BODIES,
                             split=(level,), cite=PROGRAMME)  # fmt: skip
    awarded = Figure("本年获命名", "Named in the year", on(awarded_on), unit=BODIES, split=(level,), cite=PROGRAMME)
    by_track = Figure("本年获命名（按类别）", "Named, by track", on(awarded_on), unit=BODIES, split=(track,), cite=PROGRAMME)
    national_awarded = Figure("本年获全国命名", "National titles", on(awarded_on), unit=BODIES, where=where(level="national"),
                              cite=PROGRAMME)  # fmt: skip
    provincial_awarded = Figure("本年获全省命名", "Provincial titles", on(awarded_on), unit=BODIES,
                                where=where(level="provincial"), cite=PROGRAMME)  # fmt: skip
    lost = Figure("本年称号终止", "Titles ended", on(ended_on), unit=BODIES, split=(level,), cite=FROM_MEMORY)
    lost_why = Figure("称号终止（按原因）", "Titles ended, by ground", on(ended_on), unit=BODIES, split=(ending,),
                      cite=FROM_MEMORY)  # fmt: skip
    applications = Figure("本年申报", "Applications", opened, unit=BODIES, where=~where(entered=True), split=(level,),
                          cite=PROGRAMME)  # fmt: skip
    pending_before = Figure("年初申报未结", "Applications at the start", between("opened", left_on, before=True), unit=BODIES,
                            split=(level,), cite=PROGRAMME)  # fmt: skip
    pending = Figure("年末申报未结", "Applications at the end", between("opened", left_on), unit=BODIES, split=(level,),
                     cite=PROGRAMME)  # fmt: skip
    decided = Figure("本年申报了结", "Applications decided", on(left_on), unit=BODIES, where=~where(entered=True),
                     split=(level,), cite=PROGRAMME)  # fmt: skip
    refused = Figure("其中未获命名", "Not named among them", on(left_on), unit=BODIES, where=Known(failed_reason),
                     split=(level,), cite=PROGRAMME)  # fmt: skip

    # 须相符
    titles = Balance("上年末＋命名＝终止＋年末", "before + named = ended + standing", standing_before + awarded,
                     lost + standing, cite=PROGRAMME)  # fmt: skip
    levels = Balance("命名＝全国＋全省", "named = national + provincial", awarded, national_awarded + provincial_awarded,
                     cite=PROGRAMME)  # fmt: skip
    flow = Balance("年初＋申报＝了结＋年末", "at start + applied = decided + at end", pending_before + applications,
                   decided + pending, cite=PROGRAMME)  # fmt: skip
