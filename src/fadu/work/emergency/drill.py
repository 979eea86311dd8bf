"""应急演练: one turn of the duty to drill: due from the last drill on, planned, approved, held, evaluated, improved.

Beside the rules: 生产安全事故应急条例 8 (`WORK`), 应急管理部令第2号 33 (`WORK_PLAN`), the measures on emergency plans of
2013, art. 22, until 2024-01-30 and of 2024 after it. Each record is one turn: it opens on the day from which the
interval runs (the last drill, or the issue of the plan) and ends with the next drill, so that a drill that comes late
stays late in the figures; the next turn is a record of its own. A drill without a duty to recur is a turn without a
clock. The same script played at three places is three records, each counted.
Inferred: half a year and a year are counted from the last drill, which is stricter than once in each calendar half; a
duty to recur does not roll over rest days, since a drill can be held on any day. Not verified: the article of the 2024
measures on the three years; the terms of purpose and notice. The report of a drill under 8(2) to the regulator has no
number of days in the text. Left out:
the roles within an exercise (controller, evaluator, safety officer), whose names no figure needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER,
    HEAD,
    ITEMS,
    PERSONS,
    SUPERVISOR,
    TIMES,
    Balance,
    Choice,
    Choices,
    Clock,
    Figure,
    Kind,
    Known,
    Mark,
    Occasion,
    Rate,
    Relation,
    Rule,
    State,
    Step,
    Term,
    choice,
    closed,
    day,
    link,
    missed,
    money,
    months,
    number,
    on,
    opened,
    standing,
    text,
    where,
    years,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import EPLAN_5, EPLAN_2013, WORKSAFE_EMERG, WORKSAFE_PLAN
from fadu.measure.trouble import Trouble
from fadu.work.emergency.sites import AT_HIGH_RISK, Site

PLANS = EPLAN_2013.whole(mark=Mark.KNOWN) & EPLAN_5.whole()
WORK = WORKSAFE_EMERG.art(8)


class Duty(Choices):
    """Who must drill how often."""

    special = Choice("专项、部门预案：至少每三年一次", "Special and departmental plans: every three years",
                     EPLAN_2013.art(22) & EPLAN_5.whole())  # fmt: skip
    government = Choice("县级以上政府及其监管部门、乡镇（街道）：至少每二年一次", "Governments and regulators: every two years",
                        WORKSAFE_EMERG.art(8, 1))  # fmt: skip
    high_risk = Choice("高危行业、人员密集场所：至少每半年一次", "Dangerous trades and crowded places: every half year",
                       WORKSAFE_EMERG.art(8, 2))  # fmt: skip
    unit_plan = Choice(
        "单位综合或专项预案：每年至少一次",
        "A unit's comprehensive or special plan: every year",
        WORKSAFE_PLAN.art(33),
    )
    unit_onsite = Choice(
        "单位现场处置方案：每半年至少一次", "A unit's on-site scheme: every half year", WORKSAFE_PLAN.art(33)
    )
    none = Choice("无周期要求", "No duty to recur", PLANS)


class Form(Choices):
    """How it is played."""

    tabletop = Choice("桌面演练", "Tabletop", PLANS)
    field = Choice("实战演练", "In the field", PLANS)
    mixed = Choice("桌面与实战结合", "Both", PLANS)


class Scope(Choices):
    """How much of the plan is played."""

    single = Choice("单项", "Single", PLANS)
    comprehensive = Choice("综合", "Comprehensive", PLANS)


class Notice(Choices):
    """Whether those who take part know of it beforehand."""

    announced = Choice("预告", "Announced", EPLAN_5.whole(mark=Mark.KNOWN))
    unannounced = Choice("双盲", "Unannounced", EPLAN_5.whole(mark=Mark.KNOWN))


class Result(Choices):
    """What the evaluation found."""

    met = Choice("达到目标", "Aims met", PLANS)
    partly = Choice("部分达到", "Partly met", PLANS)
    unmet = Choice("未达到", "Not met", PLANS)


def at_a_place_of_the_duty(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The half year of art. 8(2) binds the trades and places that it names."""
    if facts["duty"] != "high_risk" or facts["site"] in AT_HIGH_RISK:
        return None
    reason = Term(f"不属于须每半年演练一次的行业、场所（{WORKSAFE_EMERG.art(8, 2).zh}）",
                  f"it is none of the places bound to drill every half year ({WORKSAFE_EMERG.art(8, 2).en})")  # fmt: skip
    return FactWrong(field=Term("场所类型", "Kind of place"), value=Site.title(facts["site"]), reason=reason)


def counted_aright(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Every issue found is either put right or, with reasons, not taken up."""
    if (
        facts["issues_fixed"] + facts["issues_rejected"] == row["issues"]
        and min(facts["issues_fixed"], facts["issues_rejected"]) >= 0
    ):
        return None
    reason = Term(f"发现问题{row['issues']}个，整改完成与不采纳之和应与之相等",
                  f"{row['issues']} issues were found: both together must equal them")  # fmt: skip
    return FactWrong(
        field=Term("整改完成问题数", "Issues put right"), value=facts["issues_fixed"], reason=reason
    )


def plausible(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A drill has participants; numbers are not below zero."""
    wrong = facts["participants"] < 1 or (facts.get("observers") or 0) < 0 or (facts.get("cost") or 0) < 0
    reason = Term(
        "参演人数应为正数，观摩人数、费用不得为负", "there are participants, and no number is below zero"
    )
    return (
        FactWrong(field=Term("参演人数", "Participants"), value=facts["participants"], reason=reason)
        if wrong
        else None
    )


class Drill(Occasion):
    title = Term("应急演练", "Emergency drill")
    code = 82

    # 记什么
    duty = choice("演练要求", "Duty", Duty, cite=PLANS & WORK, public=True)
    site = choice("场所类型", "Kind of place", Site, cite=PLANS & WORK, public=True)
    plan = link("所依据的预案（版本）", "Plan (edition)", cite=PLANS)
    previous = link("上一次演练", "Last drill", cite=PLANS)
    name = text("演练名称", "Name", cite=PLANS, public=True)
    planned_for = day("计划日期", "Planned for", cite=PLANS)
    form = choice("演练形式", "Form", Form, cite=PLANS, public=True)
    scope = choice("演练内容", "Scope", Scope, cite=PLANS)
    notice = choice("告知方式", "Notice", Notice, cite=EPLAN_5.whole(mark=Mark.KNOWN))
    held_on = day("演练日期", "Held on", cite=PLANS & WORK, public=True)
    participants = number("参演人数", "Participants", cite=PLANS, public=True)
    observers = number("观摩人数", "Observers", cite=PLANS)
    cost = money("费用", "Cost", cite=PLANS)
    stopped_on = day("最近因安全中止日期", "Last stopped for safety on", cite=PLANS)
    stop_reason = text("中止原因", "Why it was stopped", cite=PLANS)
    result = choice("评估结论", "Result", Result, cite=PLANS, public=True)
    issues = number("发现问题数", "Issues found", cite=PLANS)
    evaluated_on = day("评估日期", "Evaluated on", cite=PLANS)
    reported_on = day("报送演练情况日期", "Reported on", cite=WORKSAFE_EMERG.art(8, 2))
    issues_fixed = number("整改完成问题数", "Issues put right", cite=PLANS)
    issues_rejected = number("不采纳问题数", "Issues not taken up", cite=PLANS)
    lapse_reason = text("不再演练的原因", "Why no longer due", cite=PLANS)
    left_on = day("演练或取消日期", "Held or called off on", cite=PLANS)

    # 在哪里
    due = State("应当演练", "Due", start=True)
    scheduled = State("已列入计划", "Scheduled")
    approved = State("方案已批准", "Approved")
    played = State("已演练，待评估", "Held, to be evaluated")
    evaluated = State("已评估", "Evaluated")
    reported = State("已报送，整改中", "Reported, being improved")
    done = State("已办结", "Done", final=True)
    called_off = State("不再演练", "Called off", final=True)

    # 谁来办
    assign = Step("起算演练周期", "Begin a turn", to=due, by=(HANDLER, SUPERVISOR), asks=(duty, site), may_ask=(plan, previous),
                  guards=(at_a_place_of_the_duty,), cite=PLANS & WORK)  # fmt: skip
    schedule = Step("列入演练计划", "Schedule", due, to=scheduled, by=HANDLER, asks=(name, planned_for, form, scope),
                    may_ask=(notice, plan), cite=PLANS, document=Term("年度演练计划", "yearly plan of drills"))  # fmt: skip
    approve = Step(
        "批准演练方案",
        "Approve the script",
        scheduled,
        to=approved,
        by=HEAD,
        cite=PLANS,
        document=Term("演练方案", "script"),
    )
    put_off = Step(
        "改期", "Put off", scheduled, approved, to=scheduled, by=HANDLER, asks=(planned_for,), cite=PLANS
    )
    hold = Step("举行演练", "Hold", approved, to=played, by=HANDLER, asks=(participants,), may_ask=(observers, cost),
                dates=(held_on, left_on), guards=(plausible,), cite=PLANS & WORK, document=Term("影像档案", "pictures"))  # fmt: skip
    stop = Step(
        "因安全原因中止",
        "Stop for safety",
        approved,
        to=due,
        by=HANDLER,
        asks=(stop_reason,),
        dates=stopped_on,
        cite=PLANS,
    )
    evaluate = Step("评估", "Evaluate", played, to=evaluated, by=HANDLER, asks=(result, issues), dates=evaluated_on, cite=PLANS,
                    document=Term("评估报告", "evaluation report"))  # fmt: skip
    report = Step("报送演练情况", "Report", evaluated, to=reported, by=HANDLER, dates=reported_on, cite=WORKSAFE_EMERG.art(8, 2),
                  document=Term("总结报告", "report"))  # fmt: skip
    improve = Step("整改办结", "Improve and close", reported, to=done, by=HANDLER, asks=(issues_fixed, issues_rejected),
                   guards=(counted_aright,), cite=PLANS)  # fmt: skip
    call_off = Step("不再演练", "Call off", due, scheduled, approved, to=called_off, by=HEAD, asks=(lapse_reason,), dates=left_on,
                    cite=PLANS)  # fmt: skip

    # 几日内
    every_three_years = Clock("三年一次", "Every three years", Rule(years(3), EPLAN_2013.art(22), Kind.RECURRING, until=EPLAN_2013.until),
                              Rule(years(3), EPLAN_5.whole(mark=Mark.KNOWN, note="条号未核"), Kind.RECURRING, since=EPLAN_5.since),
                              until=hold, where=where(duty="special"))  # fmt: skip
    every_two_years = Clock("二年一次", "Every two years", years(2), until=hold, kind=Kind.RECURRING, where=where(duty="government"),
                            cite=WORKSAFE_EMERG.art(8, 1))  # fmt: skip
    every_half_year = Clock("半年一次（高危行业、人员密集场所）", "Every half year (dangerous or crowded)", months(6), until=hold,
                            kind=Kind.RECURRING, where=where(duty="high_risk"), cite=WORKSAFE_EMERG.art(8, 2))  # fmt: skip
    every_year = Clock("一年一次（单位预案）", "Every year (unit's plan)", years(1), until=hold, kind=Kind.RECURRING,
                       where=where(duty="unit_plan"), cite=WORKSAFE_PLAN.art(33))  # fmt: skip
    onsite_half_year = Clock("半年一次（现场处置方案）", "Every half year (on-site scheme)", months(6), until=hold, kind=Kind.RECURRING,
                             where=where(duty="unit_onsite"), cite=WORKSAFE_PLAN.art(33))  # fmt: skip
    LATE = (missed(every_three_years) | missed(every_two_years) | missed(every_half_year) | missed(every_year)
            | missed(onsite_half_year))  # fmt: skip

    # 报多少
    held = Figure("应急演练场次", "Drills held", on(held_on), unit=TIMES, split=(site,), cite=PLANS & WORK,
                  rule=Term("本年举行；同一脚本在三处各演一次计三场", "held in the year; one script at three places is three"))  # fmt: skip
    tabletop = Figure(
        "桌面演练", "Tabletop drills", on(held_on), where=where(form="tabletop"), unit=TIMES, cite=PLANS
    )
    in_the_field = Figure(
        "实战演练", "Drills in the field", on(held_on), where=where(form="field"), unit=TIMES, cite=PLANS
    )
    combined = Figure(
        "桌面与实战结合", "Combined drills", on(held_on), where=where(form="mixed"), unit=TIMES, cite=PLANS
    )
    people = Figure("参演人次", "Participants", on(held_on), sums=participants, unit=PERSONS, cite=PLANS)
    issues_found = Figure("发现问题", "Issues found", on(evaluated_on), sums=issues, unit=ITEMS, cite=PLANS)
    issues_closed = Figure("办结演练的问题", "Issues of closed drills", closed, where=where(state="done"), sums=issues, unit=ITEMS,
                           cite=PLANS)  # fmt: skip
    put_right = Figure(
        "整改完成",
        "Issues put right",
        closed,
        where=where(state="done"),
        sums=issues_fixed,
        unit=ITEMS,
        cite=PLANS,
    )
    not_taken_up = Figure(
        "不采纳",
        "Issues not taken up",
        closed,
        where=where(state="done"),
        sums=issues_rejected,
        unit=ITEMS,
        cite=PLANS,
    )
    turns_due_before = Figure(
        "上年末待演练",
        "Turns open a year before",
        standing("opened", left_on, before=True),
        unit=TIMES,
        cite=PLANS,
    )
    turns_begun = Figure("本年起算", "Turns begun", opened, unit=TIMES, split=(duty,), cite=PLANS)
    turns_ended = Figure(
        "本年不再演练", "Called off", on(left_on), where=~Known(held_on), unit=TIMES, cite=PLANS
    )
    turns_due = Figure(
        "年末待演练", "Turns open at the end", standing("opened", left_on), unit=TIMES, cite=PLANS
    )
    recurring = Figure(
        "按周期应演练的场次",
        "Held under a duty",
        on(held_on),
        where=~where(duty="none"),
        unit=TIMES,
        cite=PLANS & WORK,
    )
    in_time = Figure(
        "按周期举行",
        "Held in time",
        on(held_on),
        where=~where(duty="none") & ~LATE,
        unit=TIMES,
        cite=PLANS & WORK,
    )
    in_time_rate = Rate("按周期演练率", "Share held in time", in_time, recurring, rule_id="DRILL-IN-TIME-1", cite=PLANS & WORK,
                        rule=Term("按周期举行÷按周期应演练的场次", "held in time ÷ held under a duty"))  # fmt: skip

    # 须相符
    flow = Balance("上年末＋起算＝举行＋不再演练＋年末", "before + begun = held + called off + open", turns_due_before + turns_begun,
                   held + turns_ended + turns_due, cite=PLANS)  # fmt: skip
    forms = Balance("场次＝桌面＋实战＋结合", "drills = tabletop + field + combined", held,
                    tabletop + in_the_field + combined, cite=PLANS)  # fmt: skip
    fixed = Balance("办结的问题＝整改完成＋不采纳", "issues of closed drills = put right + not taken up", issues_closed,
                    put_right + not_taken_up, cite=PLANS)  # fmt: skip
    timely = Balance(
        "按周期举行不多于应演练",
        "in time ≤ under a duty",
        in_time,
        recurring,
        relation=Relation.AT_MOST,
        cite=WORK,
    )
