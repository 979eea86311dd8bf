"""年度立法计划: one proposal for legislation, from the call in October through the plan to its completion.

Beside the statutes: 规章制定程序条例 10–13 (`GZTL`) and 令第133号第七条 (`CS133`, seen in part). A record is one proposal or, once it
is in the plan, one item of it. The unit is the unit that proposes or is to draft; the supervising body is the legal organ,
which records the decision of the executive meeting (rules) or of the congress's standing committee (regulations). The tiers
are those of the congress's plan of 2023 as the press told it. Proposals outside October need a reason; CS133 7 names the month,
what follows from missing it is an inference. Not verified: that the plan is reported to the city's Party committee, which is
therefore no step.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, ITEMS, SUPERVISOR, THIRD_PARTY, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Known, Mark, Rate, Relation, State,
    Step, Term, choice, day, flag, link, met, number, on, opened, text, where,
)  # fmt: skip
from fadu.engine.troubles import FactWrong, ReasonNeeded
from fadu.law.instruments import CS133
from fadu.law.instruments import GZTL2017 as GZTL
from fadu.measure.trouble import Trouble
from fadu.work.legislation.drafting import Action

CALL = CS133.art(7)
PLAN = GZTL.art(12)
CHANGE = GZTL.art(13)


class Channel(Choices):
    """Where a proposal comes from."""

    departments = Choice("部门和区县（市）", "Departments and districts", CALL)
    contact_points = Choice("政府立法基层联系点", "Contact points", CALL)
    public = Choice("社会公众", "The public", CALL)
    other = Choice("其他", "Others", CALL)


class PlannedAction(Action):
    """What an item of the plan is to do; to interpret makes no project of its own."""

    interpret = Choice("解释", "Interpret", GZTL.art(33, mark=Mark.KNOWN))


class Kind(Choices):
    """Which plan: the government's for rules, the congress's for regulations."""

    rules = Choice("规章制定计划", "Plan of rules", PLAN)
    regulations = Choice("地方性法规立法计划", "Plan of regulations", CS133.art(6))


class Tier(Choices):
    """How far an item is to come in the year."""

    deliberation = Choice("提请审议项目", "For deliberation this year", CS133.art(8, mark=Mark.EXCERPT))
    preparatory = Choice("预备审议项目", "Preparatory deliberation", CS133.art(8, mark=Mark.EXCERPT))
    research = Choice("调研论证项目", "Research and justification", CS133.art(8, mark=Mark.EXCERPT))


def within_october(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Proposals for the next year's plan are collected every October."""
    if facts["plan_year"] <= on.year - 1:
        return FactWrong(field=Term("计划年度", "Year of the plan"), value=facts["plan_year"],
                         reason=Term("该年度已过", "that year is over"))
    if (on.month == 10 and facts["plan_year"] == on.year + 1) or facts.get("late_reason"):
        return None
    return ReasonNeeded(what=Term(f"立法项目建议于每年10月征集次年计划，{on}不在征集期内",
                                  f"proposals are collected in October, not on {on}"),
                        field=Term("征集期外提出的理由", "Why outside the call"), cite=CALL)  # fmt: skip


def due_in_the_plan_year(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A project for deliberation has its completion within the year; every due date lies after the decision."""
    due = facts["due"]
    year = facts.get("plan_year", row["plan_year"])
    tier = facts.get("tier", row["tier"])
    if on < due and (tier != "deliberation" or due.year == year):
        return None
    return FactWrong(field=Term("完成时间", "To be finished by"), value=due,
                     reason=Term(f"应晚于决定之日；审议项目应在{year}年内",
                                 f"after the decision, and for deliberation within {year}"))  # fmt: skip


class LegislationPlan(Case):
    title = Term("立法计划项目", "Item of the legislation plan")
    code = 63
    public = Known("published_on")

    # 记什么
    plan_year = number("计划年度", "Year of the plan", cite=PLAN, public=True)
    plan_kind = choice("计划种类", "Plan", Kind, cite=PLAN, public=True)
    subject = text("暂定名称", "Tentative name", cite=GZTL.art(11), public=True)
    action = choice("项目性质", "Action", PlannedAction, cite=PLAN, public=True)
    channel = choice("征集渠道", "Channel", Channel, cite=CALL, public=True)
    contact_point = link("提出建议的联系点", "Contact point", cite=CALL)
    necessity = text("制定的必要性", "Necessity", cite=GZTL.art(11))
    problems = text("所要解决的主要问题", "Problems to be solved", cite=GZTL.art(11))
    systems = text("拟确立的主要制度", "Main systems", cite=GZTL.art(11))
    late_reason = text("征集期外提出的理由", "Why outside the call", cite=CALL)
    evaluation = text("评估论证意见", "Evaluation", cite=PLAN)
    tier = choice("项目类别", "Tier", Tier, cite=CS133.art(8), public=True)
    due = day("完成时间", "To be finished by", cite=PLAN, public=True)
    published_on = day("列入计划并公布日期", "Published in the plan on", cite=PLAN, public=True)
    added = flag("计划外增加", "Added later", cite=CHANGE, public=True)
    justification = text("补充论证", "Supplementary justification", cite=CHANGE)
    change_log = text("调整说明", "Why changed", cite=CHANGE, public=True)
    removed_on = day("调出日期", "Removed on", cite=CHANGE, public=True)
    completed_on = day("完成日期", "Completed on", cite=PLAN, public=True)
    carried_on = day("结转日期", "Carried over on", cite=CHANGE)
    declined_reason = text("不予列入的理由", "Why not taken", cite=PLAN)

    # 在哪里
    proposed = State("已提出", "Proposed", start=True)
    evaluated = State("已评估论证", "Evaluated")
    approved = State("已批准", "Approved")
    listed = State("已列入计划", "In the plan")
    completed = State("已完成", "Completed", final=True)
    carried = State("已结转", "Carried over", final=True)
    removed = State("已调出", "Removed", final=True)
    declined = State("未列入", "Not taken", final=True)

    # 谁来办
    propose = Step("提出立法项目建议", "Propose", to=proposed, by=(HANDLER, THIRD_PARTY), guards=(within_october,),
                   cite=CALL & GZTL.art(11),
                   asks=(plan_year, plan_kind, subject, action, channel, necessity, problems,
                         systems), may_ask=(contact_point, late_reason),
                   document=Term("立项申请", "application"))  # fmt: skip
    evaluate = Step("评估论证", "Evaluate", proposed, to=evaluated, by=SUPERVISOR, asks=(evaluation,), cite=PLAN,
                    document=Term("立项论证报告", "report"))  # fmt: skip
    decline = Step("不予列入", "Decline", proposed, evaluated, to=declined, by=SUPERVISOR, asks=(declined_reason,), cite=PLAN)
    approve = Step("批准计划", "Approve the plan", evaluated, to=approved, by=SUPERVISOR, asks=(tier, due),
                   guards=(due_in_the_plan_year,), cite=PLAN)  # fmt: skip
    publish = Step("公布计划", "Publish the plan", approved, to=listed, by=SUPERVISOR, dates=published_on,
                   sets={added: False}, cite=PLAN,
                   document=Term("年度立法计划", "plan of the year"))  # fmt: skip
    add = Step("计划外增加项目", "Add to the plan", evaluated, to=listed, by=SUPERVISOR, asks=(tier, due, justification),
               dates=published_on,
               sets={added: True}, guards=(due_in_the_plan_year,), cite=CHANGE)  # fmt: skip
    postpone = Step("调整完成时间", "Postpone", listed, by=SUPERVISOR, asks=(due, change_log), guards=(due_in_the_plan_year,),
                    cite=CHANGE)  # fmt: skip
    remove = Step("调出计划", "Remove", listed, to=removed, by=SUPERVISOR, asks=(change_log,), dates=removed_on, cite=CHANGE)
    complete = Step("完成", "Complete", listed, to=completed, by=SUPERVISOR, dates=completed_on, cite=PLAN)
    carry = Step("结转下年", "Carry over", listed, to=carried, by=SUPERVISOR, asks=(change_log,), dates=carried_on, cite=CHANGE)

    # 几日内
    complete_by = Clock("计划完成时间", "Planned completion", DueIn(due), starts=(publish, add), until=(complete, carry),
                        cite=PLAN)  # fmt: skip

    # 报多少
    received = Figure("征集立法项目建议", "Proposals received", opened, unit=ITEMS, split=(channel,), cite=CALL)
    items_first = Figure("计划公布项目", "Items of the plan", on(published_on), unit=ITEMS, where=where(added=False),
                         split=(plan_kind, tier), cite=PLAN)  # fmt: skip
    items_added = Figure("增加项目", "Items added", on(published_on), unit=ITEMS, where=where(added=True),
                         split=(plan_kind, tier), cite=CHANGE)  # fmt: skip
    items_removed = Figure("调出项目", "Items removed", on(published_on), unit=ITEMS, where=Known(removed_on),
                           split=(plan_kind, tier), cite=CHANGE)  # fmt: skip
    items = Figure("调整后项目", "Items after changes", on(published_on), unit=ITEMS, where=~Known(removed_on),
                   split=(plan_kind, tier), cite=PLAN,
                   rule=Term("按列入当年计", "by the year of publication"))  # fmt: skip
    for_deliberation = Figure("其中提请审议项目", "For deliberation", on(published_on), unit=ITEMS,
                              where=~Known(removed_on) & where(tier="deliberation"), cite=PLAN)  # fmt: skip
    for_preparation = Figure("其中预备审议项目", "Preparatory", on(published_on), unit=ITEMS,
                             where=~Known(removed_on) & where(tier="preparatory"), cite=PLAN)  # fmt: skip
    for_research = Figure("其中调研论证项目", "Research", on(published_on), unit=ITEMS,
                          where=~Known(removed_on) & where(tier="research"), cite=PLAN)  # fmt: skip
    deliberation_done = Figure("提请审议项目已完成", "Deliberation items completed", on(published_on), unit=ITEMS,
                               where=where(tier="deliberation") & Known(completed_on), cite=PLAN)  # fmt: skip
    done_in_time = Figure("按期完成", "Completed in time", on(published_on), unit=ITEMS,
                          where=Known(completed_on) & met(complete_by), cite=PLAN)  # fmt: skip
    declined_ones = Figure("未列入的建议", "Proposals not taken", opened, unit=ITEMS, where=Known(declined_reason),
                           split=(channel,), cite=PLAN)  # fmt: skip
    carried_items = Figure("结转下年", "Carried over", on(carried_on), unit=ITEMS, cite=CHANGE)
    completion_rate = Rate("计划完成率", "Plan completed", deliberation_done, for_deliberation, rule_id="LEGISLATION-PLAN-1", cite=PLAN,
                           rule=Term("提请审议项目中达到计划要求的，分母为调整后项目",
                                     "items for deliberation that were completed, after changes"))  # fmt: skip

    # 须相符
    changes = Balance("调整后＝公布＋增加－调出", "after changes = published + added − removed", items + items_removed,
                      items_first + items_added, cite=CHANGE)  # fmt: skip
    tiers = Balance("项目＝审议＋预备＋调研", "items = their three tiers", items,
                    for_deliberation + for_preparation + for_research, cite=PLAN)  # fmt: skip
    done = Balance("完成不多于项目", "completed ≤ items", deliberation_done, for_deliberation, relation=Relation.AT_MOST,
                   cite=PLAN)  # fmt: skip
