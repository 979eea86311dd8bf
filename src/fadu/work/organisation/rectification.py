"""专项整治问题整改: one class of problems that a campaign found, from the list of its batch to its closing on verified evidence.

Beside the documents: 督察工作规定 (`DC`,
                                    seen in excerpts) and 实施纲要 (`GY`). A campaign hands its problems down in batches, each with a
list numbered from 1; a record is one numbered class of one batch at one unit. Nothing is closed by the unit that has it:
evidence comes from the unit, and another body verifies it (an inference from 逐项对账销号). No statute fixes a procedure or a
period: plan and rectification are due on the days that the list names. Left out: single clues behind a class of problems, and
the persons held to account by name.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HEAD, ITEMS, PERSONS, SUPERVISOR, TIMES, YUAN, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Known, Mark, Rate, Relation,
    State, Step, Term, choice, closed, day, met, money, number, on, open_at_end, open_at_start, opened, standing, text, unit, where,
)  # fmt: skip
from fadu.engine.troubles import Barred, FactWrong
from fadu.law.instruments import DCGD2019 as DC
from fadu.measure.trouble import Trouble

LIST = DC.whole(mark=Mark.DESIGN, note="专项整治通知及问题清单；无法定程序")
VERIFY = DC.whole(mark=Mark.DESIGN, note="逐项对账销号，不由被整改单位自行销号")
PRESS = DC.whole(note="函询约谈、挂牌督办、通报批评；条文号未核")


class Field(Choices):
    """Where the problem lies."""

    traffic = Choice("道路交通安全执法", "Road traffic enforcement", LIST)
    transport = Choice("交通运输执法", "Transport enforcement", LIST)
    other = Choice("其他领域", "Other fields", LIST)


class Source(Choices):
    """How it came to light."""

    inspection = Choice("督察反馈", "Inspection", LIST)
    own = Choice("自查自纠", "The unit's own search", LIST)
    hotline = Choice("12345热线和信访", "Hotline and petitions", LIST)
    files = Choice("案卷评查", "Review of case files", LIST)
    disputes = Choice("复议诉讼", "Reconsideration and litigation", LIST)
    audit = Choice("审计、巡察", "Audit", LIST)


class Pressure(Choices):
    """What is done about delay or show (DC)."""

    talk = Choice("约谈", "Talk", PRESS)
    listed = Choice("挂牌督办", "Listed supervision", PRESS)
    circular = Choice("通报批评", "Criticised in a circular", PRESS)


def numbered_and_dated(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Batches and lists are numbered from one; the plan is due before the problem, both after the list."""
    for name, title in (("batch", Term("批次", "batch")), ("number_in_batch", Term("清单序号", "number in the list"))):
        if facts[name] < 1:
            return FactWrong(field=title, value=facts[name], reason=Term("自1起编号", "numbered from 1"))
    if on < facts["plan_due"] <= facts["due"]:
        return None
    return FactWrong(field=Term("整改时限", "Due"), value=facts["due"],
                     reason=Term("整改方案时限应晚于交办之日，整改时限不早于方案时限",
                                 "list < plan due ≤ rectification due"))  # fmt: skip


def verified_by_another(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """No unit closes its own problem."""
    if facts["verifier"] != row["unit"]:
        return None
    return Barred(what=Term("问题由被整改单位自行核验销号", "the unit would verify its own problem"), cite=VERIFY,
                  remedy=Term("请由交办机关或其指定的其他单位核验", "Let the body that listed it, or another, verify it"))  # fmt: skip


def later(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if facts["due"] > row["due"]:
        return None
    return FactWrong(field=Term("整改时限", "Due"), value=facts["due"], reason=Term(f"应晚于原时限{row['due']}", f"after {row['due']}"))


class Rectification(Case):
    title = Term("专项整治问题整改", "Rectification of a campaign's problems")
    code = 32
    public = True

    # 记什么
    campaign = text("专项整治", "Campaign", cite=LIST, public=True)
    batch = number("批次", "Batch", cite=LIST, public=True)
    number_in_batch = number("清单序号", "Number in the batch's list", cite=LIST, public=True)
    area = choice("领域", "Field", Field, cite=LIST, public=True)
    source = choice("问题来源", "Source", Source, cite=LIST, public=True)
    problem = text("问题", "Problem", cite=LIST, public=True)
    law_basis = text("所涉依据", "Rule concerned", cite=LIST)
    plan_due = day("整改方案时限", "Plan due", cite=LIST)
    due = day("整改时限", "Due", cite=LIST, public=True)
    measure = text("整改措施", "Measures", cite=LIST, public=True)
    responsible = text("责任部门和责任人", "Who is responsible", cite=LIST)
    plan_shortcoming = text("方案退回理由", "Why the plan was returned", cite=LIST)
    evidence = text("佐证材料", "Evidence", cite=VERIFY)
    evidence_on = day("报送佐证日期", "Evidence given on", cite=VERIFY)
    verifier = unit("核验单位", "Verified by", cite=VERIFY, public=True)
    verified_on = day("核验销号日期", "Verified and closed on", cite=VERIFY, public=True)
    shortcoming = text("核验不通过或重新整改的理由", "Why not verified", cite=VERIFY)
    reopened_on = day("最近重新整改日期", "Last reopened on", cite=VERIFY)
    extension_reason = text("延期理由", "Why extended", cite=LIST)
    pressure = choice("督促措施", "Pressure", Pressure, cite=PRESS)
    pressed_on = day("督促日期", "Pressed on", cite=PRESS)
    persons = number("问责人数", "Persons held to account", cite=PRESS)
    returned = money("退还金额", "Money returned", cite=LIST)
    dismissed_reason = text("核查不属实的说明", "Why unfounded", cite=LIST)

    # 在哪里
    listed = State("已交办", "Handed down", start=True)
    planned = State("已报整改方案", "Plan submitted")
    rectifying = State("整改中", "Being rectified")
    evidenced = State("已报佐证待核验", "Evidence given")
    settled = State("已核验销号", "Verified and closed", final=True)
    dismissed = State("核查不属实", "Unfounded", final=True)

    # 谁来办
    hand_down = Step("交办问题", "Hand down", to=listed, by=SUPERVISOR,
                     asks=(campaign, batch, number_in_batch, area, source, problem, plan_due, due),
                     may_ask=(law_basis,), guards=(numbered_and_dated,), cite=LIST, document=Term("问题清单",
                                                                                                  "list of problems"))  # fmt: skip
    plan = Step("报送整改方案", "Submit a plan", listed, to=planned, by=HEAD, asks=(measure, responsible), cite=LIST,
                document=Term("整改方案", "plan"))  # fmt: skip
    accept_plan = Step("同意整改方案", "Accept the plan", planned, to=rectifying, by=SUPERVISOR, cite=LIST)
    return_plan = Step("退回整改方案", "Return the plan", planned, to=listed, by=SUPERVISOR, asks=(plan_shortcoming,),
                       cite=LIST)  # fmt: skip
    dismiss = Step("核查不属实", "Dismiss as unfounded", listed, planned, to=dismissed, by=SUPERVISOR, asks=(dismissed_reason,),
                   cite=LIST)  # fmt: skip
    give_evidence = Step("报送佐证材料", "Give evidence", rectifying, to=evidenced, by=HEAD, asks=(evidence,),
                         may_ask=(persons, returned),
                         dates=evidence_on, cite=VERIFY, document=Term("佐证材料", "evidence"))  # fmt: skip
    verify = Step("核验销号", "Verify and close", evidenced, to=settled, by=SUPERVISOR, asks=(verifier,), dates=verified_on,
                  guards=(verified_by_another,), cite=VERIFY)  # fmt: skip
    reject = Step("核验不通过", "Reject", evidenced, to=rectifying, by=SUPERVISOR, asks=(shortcoming,),
                  sets={evidence_on: None}, cite=VERIFY)  # fmt: skip
    reopen = Step("重新整改", "Reopen", settled, to=rectifying, by=SUPERVISOR, asks=(shortcoming,), dates=reopened_on,
                  sets={verified_on: None, evidence_on: None}, cite=VERIFY)  # fmt: skip
    extend = Step("同意延期", "Extend", rectifying, by=SUPERVISOR, asks=(due, extension_reason), guards=(later,), cite=LIST)
    press = Step("督促", "Press", listed, planned, rectifying, evidenced, by=SUPERVISOR, asks=(pressure,), dates=pressed_on,
                 cite=PRESS)  # fmt: skip

    # 几日内
    plan_by = Clock("整改方案时限", "Plan", DueIn(plan_due), starts=hand_down, until=plan, cite=LIST)
    close_by = Clock("整改时限", "Rectification", DueIn(due), starts=(hand_down, reopen), until=verify, cite=LIST,
                     note=Term("以核验销号之日为完成之日", "done is the day of verification"))  # fmt: skip

    # 报多少
    batches = Figure("交办批次", "Batches", opened, unit=TIMES, where=where(number_in_batch=1), cite=LIST,
                     rule=Term("每批清单自1起编号，以各批第1号计；限全市口径",
                               "by number 1 of each batch's list; for the whole city"))  # fmt: skip
    problem_kinds = Figure("核查整改问题", "Classes of problems rectified", on(verified_on), unit=ITEMS, split=(area,), cite=VERIFY,
                           rule=Term("以核验销号为整改，按清单所列问题类计",
                                     "verified and closed; by the classes of the lists"))  # fmt: skip
    found = Figure("交办问题", "Classes of problems listed", opened, unit=ITEMS, split=(area,), cite=LIST)
    by_source = Figure("交办问题（按来源）", "By source", opened, unit=ITEMS, split=(source,), cite=LIST)
    found_settled = Figure("其中已销号", "Closed among them", opened, unit=ITEMS, where=Known(verified_on), split=(area,),
                           cite=VERIFY)  # fmt: skip
    found_dismissed = Figure("其中不属实", "Unfounded among them", opened, unit=ITEMS, where=Known(dismissed_reason),
                             split=(area,), cite=LIST)  # fmt: skip
    found_open = Figure("其中未了结", "Open among them", opened, unit=ITEMS,
                        where=~Known(verified_on) & ~Known(dismissed_reason), split=(area,), cite=LIST)  # fmt: skip
    at_start = Figure("年初未了结", "Open at the start", open_at_start, unit=ITEMS, cite=LIST)
    settled_in_year = Figure("本年销号", "Closed in the year", closed, unit=ITEMS, where=where(state="settled"), cite=VERIFY)
    dismissed_in_year = Figure("本年查明不属实", "Dismissed in the year", closed, unit=ITEMS, where=where(state="dismissed"),
                               cite=LIST)  # fmt: skip
    at_end = Figure("年末未了结", "Open at the end", open_at_end, unit=ITEMS, cite=LIST)
    overdue = Figure("年末逾期", "Overdue at the end", standing(due, "closed"), unit=ITEMS, cite=LIST)
    in_time = Figure("按期销号", "Closed in time", on(verified_on), unit=ITEMS, where=met(close_by), split=(area,), cite=VERIFY)
    reopened = Figure("重新整改", "Reopened", on(reopened_on), unit=ITEMS, cite=VERIFY)
    pressed = Figure("督促", "Pressed", on(pressed_on), unit=TIMES, split=(pressure,), cite=PRESS)
    held_to_account = Figure("问责", "Held to account", on(verified_on), unit=PERSONS, sums=persons, cite=PRESS)
    money_back = Figure("退还金额", "Money returned", on(verified_on), unit=YUAN, sums=returned, cite=LIST)
    closing_rate = Rate("销号率", "Closed", found_settled, found - found_dismissed, rule_id="RECTIFY-CLOSED-1", cite=VERIFY,
                        rule=Term("已销号÷交办（不含不属实）；以交办年度为队列",
                                  "closed ÷ listed without the unfounded; by the year listed"))  # fmt: skip
    on_time_rate = Rate("按期销号率", "Closed in time", in_time, problem_kinds, rule_id="RECTIFY-IN-TIME-1", cite=VERIFY)

    # 须相符
    parts = Balance("交办＝销号＋不属实＋未了结", "listed = closed + unfounded + open", found,
                    found_settled + found_dismissed + found_open, cite=LIST)  # fmt: skip
    flow = Balance("年初＋交办＝销号＋不属实＋年末", "at start + listed = closed + dismissed + at end", at_start + found,
                   settled_in_year + dismissed_in_year + at_end, cite=LIST)  # fmt: skip
    same_day = Balance("销号日＝了结日", "closed on the day it was verified", settled_in_year, problem_kinds, cite=VERIFY)
    late = Balance("逾期不多于未了结", "overdue ≤ open", overdue, at_end, relation=Relation.AT_MOST, cite=LIST)
    timely = Balance("按期不多于销号", "in time ≤ closed", in_time, problem_kinds, relation=Relation.AT_MOST, cite=VERIFY)
