"""人员密集场所: the register of crowded places, the inspection of their plans and the putting right of what it found.

Beside the law: 生产安全事故应急条例 7 and 8 (the plan is filed with the regulator, drills are those of the line 应急演练),
旅游法 45 (a scenic area publishes its approved capacity), 突发事件应对法 (2024) 65 (a named person passes warnings on).
Inferred: the inspection of plans and the day set for putting right follow from the duty to keep them; no article fixes
a number of days, so the day that the order names is the clock. The grading of crowd flow has no public thresholds for
Changsha (only 80% of the capacity is cited, LB/T 034, article not verified) and is left to the plan of each place.
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
    Clock,
    DueIn,
    Entry,
    Figure,
    Known,
    Mark,
    NotAfter,
    State,
    Step,
    Term,
    choice,
    closed,
    day,
    link,
    missed,
    number,
    on,
    open_at_end,
    open_at_start,
    opened,
    text,
    where,
)  # fmt: skip
from fadu.engine.troubles import Barred, FactWrong
from fadu.law.instruments import EMERG_LAW, EPLAN_5, EPLAN_2013, TOURISM, WORKSAFE_EMERG
from fadu.measure.trouble import Trouble
from fadu.work.emergency.sites import Crowded

PLANS = EPLAN_2013.whole(mark=Mark.DESIGN) & EPLAN_5.whole(mark=Mark.DESIGN)
CAPACITY = TOURISM.art(45)
NAMED = WORKSAFE_EMERG.art(8, 2)
FILED = WORKSAFE_EMERG.art(7)
WARNINGS = EMERG_LAW.art(65, 3)


def holds_in_a_day_what_it_holds_at_once(
    row: Mapping[str, Any], facts: Mapping[str, Any], on: date
) -> Trouble | None:
    """As many as are let in at one moment can be let in during a day."""
    if 0 < facts["at_once"] <= facts["in_a_day"]:
        return None
    reason = Term(
        f"应为正数且不大于日最大承载量{facts['in_a_day']}",
        f"it is positive and no more than the day's {facts['in_a_day']}",
    )
    return FactWrong(field=Term("瞬时承载量", "Capacity at once"), value=facts["at_once"], reason=reason)


def a_scenic_area_knows_its_capacity(
    row: Mapping[str, Any], facts: Mapping[str, Any], on: date
) -> Trouble | None:
    """A scenic area cannot pass an inspection before its maximum capacity is approved and published."""
    if row["site"] != "scenic" or row["at_once"]:
        return None
    return Barred(what=Term("景区尚未登记核定的最大承载量", "the scenic area has no approved maximum capacity"), cite=CAPACITY,
                  remedy=Term("请先登记承载量，或责令整改", "Enter the capacity, or order it to be put right"))  # fmt: skip


def without_a_problem(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """What was found to be wrong is put right before the place is passed."""
    if row["problems"] == 0:
        return None
    return Barred(what=Term(f"督查发现问题{row['problems']}个，不能直接通过",
                            f"{row['problems']} problems were found: it cannot be passed"), cite=PLANS,
                  remedy=Term("请责令整改", "Order them to be put right"))  # fmt: skip


def a_day_to_come(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The day by which a thing is to be put right lies ahead."""
    if facts["rectify_by"] > on:
        return None
    reason = Term(f"整改期限应晚于责令之日（{on}）", f"it comes after the day of the order ({on})")
    return FactWrong(field=Term("整改期限", "To be put right by"), value=facts["rectify_by"], reason=reason)


class CrowdedPlace(Entry):
    title = Term("人员密集场所", "Crowded place")
    code = 83

    # 记什么
    name = text("场所名称", "Name", cite=NAMED, public=True)
    site = choice("场所类型", "Kind of place", Crowded, cite=NAMED, public=True)
    operator = text("责任单位", "Operator", cite=WORKSAFE_EMERG.art(7))
    at_once = number("瞬时承载量（人）", "Capacity at once", cite=CAPACITY, public=True)
    in_a_day = number("日最大承载量（人）", "Capacity of a day", cite=CAPACITY, public=True)
    capacity_by = text("承载量核定机关", "Capacity approved by", cite=CAPACITY)
    warner = text("预警信息接收传播人员", "Who passes warnings on", cite=WARNINGS, personal=True)
    plan = link("应急预案", "Its plan", cite=FILED)
    plan_filed_on = day("预案备案日期", "Plan filed on", cite=FILED, public=True)
    inspected_on = day("最近督查日期", "Last inspected on", cite=PLANS, public=True)
    problems = number("督查发现问题数", "Problems found", cite=PLANS)
    demands = text("整改要求", "What is to be put right", cite=PLANS)
    ordered_on = day("责令整改日期", "Ordered on", cite=PLANS)
    rectify_by = day("整改期限", "To be put right by", cite=PLANS)
    shortfall = text("复查不合格之处", "What the check still found", cite=PLANS)
    rectified_on = day("整改合格日期", "Put right on", cite=PLANS, public=True)
    ending = text("移出原因", "Why it left the register", cite=NAMED)

    # 在哪里
    listed = State("在册", "In the register", start=True)
    seen = State("已督查，待处理", "Inspected")
    rectifying = State("整改中", "Being put right")
    claimed = State("已报告整改，待复查", "Said to be put right")
    gone = State("已移出", "Left", final=True)

    # 谁来办
    enter = Step(
        "列入名册", "Enter", to=listed, by=(HANDLER, SUPERVISOR), asks=(name, site, operator), cite=NAMED
    )
    set_capacity = Step("登记承载量", "Enter the capacity", listed, seen, rectifying, by=HANDLER,
                        asks=(at_once, in_a_day, capacity_by), guards=(holds_in_a_day_what_it_holds_at_once,), cite=CAPACITY)  # fmt: skip
    name_warner = Step("指定预警信息接收传播人员", "Name who passes warnings on", listed, seen, rectifying, by=HANDLER, asks=(warner,),
                       since=EMERG_LAW.since, cite=WARNINGS)  # fmt: skip
    file_plan = Step("登记预案备案", "Enter the filed plan", listed, seen, rectifying, by=HANDLER, may_ask=(plan,),
                     dates=plan_filed_on, cite=FILED)  # fmt: skip
    inspect = Step("督查应急预案", "Inspect the plan", listed, to=seen, by=(HANDLER, SUPERVISOR), asks=(problems,), dates=inspected_on,
                   cite=PLANS, document=Term("督查记录", "record of the inspection"))  # fmt: skip
    pass_it = Step("未发现问题", "Pass", seen, to=listed, by=HANDLER, cite=PLANS,
                   guards=(without_a_problem, a_scenic_area_knows_its_capacity))  # fmt: skip
    order = Step("责令整改", "Order to put right", seen, to=rectifying, by=(HEAD, SUPERVISOR), asks=(demands, rectify_by),
                 dates=ordered_on, guards=(a_day_to_come,), cite=PLANS, document=Term("责令整改通知书", "order"))  # fmt: skip
    claim = Step("报告整改完成", "Report as put right", rectifying, to=claimed, by=HANDLER, cite=PLANS)
    refuse = Step("复查不合格，继续整改", "Check: not yet", claimed, to=rectifying, by=(HEAD, SUPERVISOR), asks=(shortfall, rectify_by),
                  guards=(a_day_to_come,), cite=PLANS)  # fmt: skip
    accept = Step("复查合格", "Check: put right", claimed, to=listed, by=(HEAD, SUPERVISOR), dates=rectified_on,
                  guards=(a_scenic_area_knows_its_capacity,), cite=PLANS)  # fmt: skip
    leave = Step(
        "移出名册",
        "Leave the register",
        listed,
        seen,
        rectifying,
        to=gone,
        by=HEAD,
        asks=(ending,),
        cite=NAMED,
    )

    # 几日内
    put_right_by = Clock("整改期限", "Putting right", DueIn(rectify_by), starts=(order, refuse), until=claim, cite=PLANS,
                         note=Term("期限由责令整改通知书确定；复查不合格的另定期限",
                                   "fixed in the order; after a failed check anew"))  # fmt: skip

    # 报多少
    standing = Figure(
        "在册人员密集场所", "Crowded places", open_at_end, unit=BODIES, split=(site,), cite=NAMED
    )
    standing_before = Figure("上年末在册", "A year before", open_at_start, unit=BODIES, cite=NAMED)
    entered = Figure("本年列入", "Entered", opened, unit=BODIES, cite=NAMED)
    left = Figure("本年移出", "Left", closed, unit=BODIES, cite=NAMED)
    inspected = Figure("督查整改人员密集场所应急预案", "Places whose plans were inspected", on(inspected_on), unit=BODIES, split=(site,),
                         cite=PLANS, rule=Term("本年督查的场所，一处一年计一次，按最近一次计",
                                               "each place once a year, by its last inspection"))  # fmt: skip
    faultless = Figure("其中：未发现问题", "of which: without a problem", on(inspected_on), where=where(problems=0), unit=BODIES,
                       cite=PLANS)  # fmt: skip
    faulty = Figure(
        "其中：发现问题",
        "of which: with problems",
        on(inspected_on),
        where=~where(problems=0),
        unit=BODIES,
        cite=PLANS,
    )
    ordered = Figure("责令整改", "Orders to put right", on(ordered_on), unit=BODIES, cite=PLANS)
    put_right = Figure(
        "已整改合格",
        "Put right",
        on(ordered_on),
        where=NotAfter(ordered_on, rectified_on),
        unit=BODIES,
        cite=PLANS,
    )
    outstanding = Figure("尚未整改合格", "Not yet put right", on(ordered_on), where=~NotAfter(ordered_on, rectified_on),
                         unit=BODIES, cite=PLANS)  # fmt: skip
    overrun = Figure(
        "逾期报告整改", "Reported late", on(ordered_on), where=missed(put_right_by), unit=BODIES, cite=PLANS
    )
    with_plan = Figure(
        "预案已备案的场所",
        "Places with a filed plan",
        open_at_end,
        where=Known(plan_filed_on),
        unit=BODIES,
        cite=FILED,
    )

    # 须相符
    flow = Balance("上年末＋列入＝移出＋年末", "before + entered = left + standing", standing_before + entered, left + standing,
                   cite=NAMED)  # fmt: skip
    findings = Balance(
        "督查＝未发现问题＋发现问题",
        "inspected = without + with problems",
        inspected,
        faultless + faulty,
        cite=PLANS,
    )
    orders = Balance(
        "责令整改＝已合格＋未合格",
        "orders = put right + outstanding",
        ordered,
        put_right + outstanding,
        cite=PLANS,
    )
