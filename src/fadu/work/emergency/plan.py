"""应急预案: one edition of one emergency plan, from its drafting to its filing, its evaluations and its successor.

Beside the rules: 突发事件应急预案管理办法, 国办发〔2013〕101号 until 2024-01-30 (`OLD`) and 国办发〔2024〕5号 after it (`NEW`); for
plans against work accidents 生产安全事故应急条例 (`WORK`) and 应急管理部令第2号 (`WORK_PLAN`). A revised plan is a record of
its own which names the edition it replaces, so that each edition lives under the measures of its own day, and the
number in force counts the latest edition once.
Not verified, and marked so: the approver of master plans, the articles of the 2013 measures on filing, article 28 of the
2024 measures on publishing (20 working days), the article on evaluating every three years. The five working days with
silence as filing are those of 应急管理部令第2号 art. 28 and bind only plans against work accidents: for others no number
was found. An evaluation that is overdue stands on the docket; it is no figure, since a clock that starts anew keeps
no verdict of its earlier rounds. Left out: 工作手册 and 事件行动方案, which support a plan and are not filed; secret plans.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    AFTER,
    HANDLER,
    HEAD,
    ITEMS,
    SUPERVISOR,
    SYSTEM,
    Balance,
    Case,
    Choice,
    Choices,
    Clock,
    Figure,
    Kind,
    Known,
    Mark,
    Rate,
    Rule,
    State,
    Step,
    Term,
    choice,
    day,
    flag,
    link,
    missed,
    on,
    standing,
    text,
    where,
    working_days,
    years,
)  # fmt: skip
from fadu.engine.troubles import Barred, FactWrong
from fadu.law.instruments import EMERG_LAW, EPLAN_5, EPLAN_2013, WORKSAFE_EMERG, WORKSAFE_PLAN
from fadu.measure.trouble import Trouble

OLD, NEW = EPLAN_2013.whole(mark=Mark.KNOWN), EPLAN_5.whole()
PLANS = OLD & NEW
FILING = OLD & EPLAN_5.art(26)
CHANGED_ON = EPLAN_5.since
LAST_OLD_DAY = EPLAN_2013.until
SIX_PARTS_SINCE = EMERG_LAW.since


class PlanKind(Choices):
    """Whose plan it is; who approves and who receives it follow from it."""

    master = Choice("总体应急预案", "Master plan", PLANS)
    special = Choice("专项应急预案", "Special plan", PLANS)
    departmental = Choice("部门应急预案", "Departmental plan", PLANS)
    joint = Choice("联合应急预案", "Joint plan of neighbours", NEW)
    township = Choice("乡镇（街道）应急预案", "Plan of a town or sub-district", PLANS)
    village = Choice("村（社区）应急预案", "Plan of a village or community", PLANS)
    unit = Choice("单位应急预案", "Plan of an enterprise or other unit", PLANS)


class Approval(Choices):
    """Who approves a plan of each kind."""

    government_meeting = Choice(
        "本级政府审议批准，以本级政府名义印发", "The government, in its own name", PLANS
    )
    government_office = Choice(
        "本级政府批准，由办公厅（室）印发", "The government, issued by its office", PLANS
    )
    department_meeting = Choice("部门有关会议审议批准", "A meeting of the department", PLANS)
    consultation = Choice("有关政府、部门协商一致", "Agreement of those concerned", NEW)
    town_head = Choice("乡镇政府（街道办事处）主要负责人签发", "Head of the town", OLD)
    committee = Choice("村（居）民委员会", "Committee of the village or community", OLD)
    principal = Choice("单位主要负责人签发", "Principal of the unit", PLANS)


class Recipient(Choices):
    """With whom a plan is filed (2024: art. 26)."""

    government_above = Choice("上一级政府（径送其应急管理部门）", "Government one level up", FILING)
    lead_above = Choice("上一级相应牵头部门", "Lead department one level up", FILING)
    own_government = Choice("本级政府（径送其应急管理部门）", "Own government", FILING)
    county_government = Choice("所在地县级政府", "County government", FILING)
    town = Choice("乡镇（街道）", "Town or sub-district", FILING)
    county_regulator = Choice(
        "县级以上负有安全生产监督管理职责的部门", "Work-safety regulator", WORKSAFE_EMERG.art(7)
    )


class Trigger(Choices):
    """Why a plan is revised; the eight circumstances are those of the 2013 text."""

    law = Choice("法律、标准、上位预案变化", "Law, standard or higher plan changed", PLANS)
    command = Choice("应急指挥机构及其职责调整", "Command or duties changed", PLANS)
    risk = Choice("面临的风险发生重大变化", "Risk changed materially", PLANS)
    resources = Choice("重要应急资源发生重大变化", "Important resources changed", PLANS)
    information = Choice("预案中其他重要信息变化", "Other important information changed", PLANS)
    practice = Choice("实际应对和演练中发现需作重大调整", "Found in a response or a drill", PLANS)
    drafter = Choice("编制单位认为应当修订", "The drafting body thinks so", PLANS)
    other = Choice("其他需要修订的情况", "Other", PLANS)


APPROVAL_OF = {"master": "government_meeting", "special": "government_office", "departmental": "department_meeting",
               "joint": "consultation", "township": "town_head", "village": "committee", "unit": "principal"}  # fmt: skip
RECIPIENTS_OF = {
    "master": ("government_above",), "special": ("lead_above",), "departmental": ("own_government",),
    "joint": ("lead_above", "own_government"), "township": ("government_above",), "village": ("town",),
    "unit": ("county_government", "county_regulator"),
}  # fmt: skip
OF_AUTHORITIES = ("master", "special", "departmental", "joint")
OF_GOVERNMENTS = (*OF_AUTHORITIES, "township")


def approved_by_whom_it_belongs_to(
    row: Mapping[str, Any], facts: Mapping[str, Any], on: date
) -> Trouble | None:
    """Each kind of plan has its own approver."""
    wanted = APPROVAL_OF[row["plan_kind"]]
    if facts["approval"] == wanted:
        return None
    reason = Term(f"{PlanKind.title(row['plan_kind'])}应由“{Approval.title(wanted)}”（{PLANS.zh}）",
                  f"a plan of this kind is approved thus: {Approval.title(wanted, 'en')} ({PLANS.en})")  # fmt: skip
    return FactWrong(field=Plan.title, value=Approval.title(facts["approval"]), reason=reason)


def filed_with_whom_it_belongs_to(
    row: Mapping[str, Any], facts: Mapping[str, Any], on: date
) -> Trouble | None:
    """Each kind of plan has its own recipient; work-safety plans also go to the regulator (条例 art. 7)."""
    wanted = RECIPIENTS_OF[row["plan_kind"]]
    if facts["recipient"] in wanted:
        return None
    zh, en = (
        "、".join(map(Recipient.title, wanted)),
        " or ".join(Recipient.title(one, "en") for one in wanted),
    )
    reason = Term(
        f"{PlanKind.title(row['plan_kind'])}应报{zh}备案（{FILING.zh}）",
        f"it is filed with: {en} ({FILING.en})",
    )
    return FactWrong(field=Plan.title, value=Recipient.title(facts["recipient"]), reason=reason)


def grounded(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A draft rests on an assessment of risks and a survey of resources."""
    if row["risks_assessed_on"] and row["resources_surveyed_on"]:
        return None
    return Barred(what=Term("编制应急预案应先开展风险评估和应急资源调查",
                            "a plan is drafted on an assessment of risks and a survey of resources"), cite=PLANS,
                  remedy=Term("请先登记风险评估和应急资源调查", "Enter both first"))  # fmt: skip


def has_the_six_parts(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Since the law of 2024: command, prevention, procedure, support, recovery, and the plan's own response levels."""
    if row["law_on"] < SIX_PARTS_SINCE or facts.get("six_parts") or row["plan_kind"] not in OF_AUTHORITIES:
        return None
    return Barred(what=Term("预案未载明法定内容（组织指挥体系与职责、预防与预警机制、处置程序、应急保障、恢复与重建、响应级别）",
                            "the plan lacks one of the six parts that the law names"),
                  cite=EMERG_LAW.art(28) & EMERG_LAW.art(71, 3),
                  remedy=Term("请补齐后勾选“法定内容齐备”", "Complete it and say so"))  # fmt: skip


class Plan(Case):
    title = Term("应急预案", "Emergency plan")
    code = 81
    public = Known("published_on")

    # 记什么
    plan_kind = choice("预案类型", "Kind of plan", PlanKind, cite=PLANS, public=True)
    name = text("预案名称", "Name", cite=PLANS, public=True)
    work_safety = flag(
        "生产安全事故应急预案", "Against work accidents", cite=WORKSAFE_EMERG.art(5), public=True
    )
    replaces = link("所修订的版本", "Edition it replaces", cite=PLANS)
    risks_assessed_on = day("风险评估日期", "Risks assessed on", cite=PLANS)
    resources_surveyed_on = day("应急资源调查日期", "Resources surveyed on", cite=PLANS)
    opinion = text("专家评审意见", "Experts' opinion", cite=PLANS)
    six_parts = flag("法定内容齐备", "Has the six parts", cite=EMERG_LAW.art(28) & EMERG_LAW.art(71, 3))
    approval = choice("审批方式", "Approved by", Approval, cite=PLANS)
    document_no = text("文号", "Number", cite=PLANS, public=True)
    issued_on = day("印发日期", "Issued on", cite=PLANS, public=True)
    recipient = choice("备案机关", "Filed with", Recipient, cite=FILING)
    sent_on = day("报送备案日期", "Sent for filing on", cite=FILING)
    shortfall = text("退回补正的理由", "Why returned", cite=NEW)
    filed_on = day("备案日期", "Filed on", cite=FILING)
    published_on = day(
        "公布日期", "Published on", cite=WORKSAFE_EMERG.art(5) & EPLAN_5.art(28, mark=Mark.KNOWN), public=True
    )
    evaluated_on = day("最近评估日期", "Last evaluated on", cite=PLANS)
    finding = text("评估结论", "Finding", cite=PLANS)
    trigger = choice("修订事由", "Why it is revised", Trigger, cite=PLANS & WORKSAFE_EMERG.art(6))
    successor = link("新版本", "Its successor", cite=PLANS)
    ended_on = day("停止执行日期", "No longer in force on", cite=PLANS, public=True)

    # 在哪里
    drafting = State("起草", "Drafting", start=True)
    consulting = State("征求意见", "Opinions sought")
    reviewed = State("已专家评审", "Reviewed by experts")
    approved = State("已批准", "Approved")
    issued = State("已印发，待备案", "Issued, to be filed")
    filing = State("已报送备案", "Sent for filing")
    in_use = State("已备案", "Filed")
    evaluated = State("已评估，待处理", "Evaluated")
    revising = State("修订中（原版继续执行）", "Being revised, still in force")
    replaced = State("已由新版本取代", "Replaced", final=True)
    abolished = State("已废止", "Abolished", final=True)
    dropped = State("未印发而终止", "Dropped before issue", final=True)

    # 谁来办
    begin = Step(
        "立项编制",
        "Begin",
        to=drafting,
        by=HANDLER,
        asks=(plan_kind, name, work_safety),
        may_ask=(replaces,),
        cite=PLANS,
    )
    assess_risks = Step("风险评估", "Assess the risks", drafting, by=HANDLER, dates=risks_assessed_on, cite=PLANS,
                        document=Term("风险评估报告", "risk assessment"))  # fmt: skip
    survey_resources = Step("应急资源调查", "Survey the resources", drafting, by=HANDLER, dates=resources_surveyed_on, cite=PLANS,
                            document=Term("应急资源调查报告", "survey of resources"))  # fmt: skip
    consult = Step(
        "征求意见", "Seek opinions", drafting, to=consulting, by=HANDLER, guards=(grounded,), cite=PLANS
    )
    review = Step("专家评审", "Review by experts", consulting, to=reviewed, by=HANDLER, asks=(opinion,), cite=PLANS,
                  document=Term("专家评审意见", "experts' opinion"))  # fmt: skip
    send_back = Step(
        "退回修改", "Send back", consulting, reviewed, to=drafting, by=(HANDLER, HEAD), cite=PLANS
    )
    approve = Step("批准", "Approve", reviewed, to=approved, by=HEAD, asks=(approval,), may_ask=(six_parts,),
                   guards=(approved_by_whom_it_belongs_to, has_the_six_parts), cite=PLANS)  # fmt: skip
    issue = Step("印发", "Issue", approved, to=issued, by=(HANDLER, HEAD), asks=(document_no,), dates=issued_on, cite=PLANS,
                 document=Term("预案文本、编制说明", "text and drafting note"))  # fmt: skip
    send = Step("报送备案", "Send for filing", issued, to=filing, by=HANDLER, asks=(recipient,), dates=sent_on,
                guards=(filed_with_whom_it_belongs_to,), cite=FILING, document=Term("备案申报表", "filing form"))  # fmt: skip
    give_back = Step(
        "材料不全，退回",
        "Return: incomplete",
        filing,
        to=issued,
        by=SUPERVISOR,
        asks=(shortfall,),
        cite=NEW & WORKSAFE_PLAN.art(28),
    )
    register = Step(
        "备案",
        "File",
        filing,
        to=in_use,
        by=SUPERVISOR,
        dates=filed_on,
        cite=FILING,
        document=Term("备案回执", "receipt"),
    )
    note_silence = Step("逾期不予备案又未说明理由，视为已备案", "Silence: deemed filed", filing, to=in_use, by=(HANDLER, SYSTEM),
                        dates=filed_on, cite=WORKSAFE_PLAN.art(28))  # fmt: skip
    publish = Step("向社会公布", "Publish", issued, filing, in_use, by=HANDLER, dates=published_on, once=True,
                   cite=WORKSAFE_EMERG.art(5) & EPLAN_5.art(28, mark=Mark.KNOWN))  # fmt: skip
    evaluate = Step("评估", "Evaluate", in_use, to=evaluated, by=HANDLER, asks=(finding,), dates=evaluated_on, cite=PLANS,
                    document=Term("评估报告", "evaluation report"))  # fmt: skip
    keep = Step("继续执行", "Keep in force", evaluated, to=in_use, by=HEAD, cite=PLANS)
    call_for_revision = Step("启动修订", "Call for revision", in_use, evaluated, to=revising, by=HEAD, asks=(trigger,),
                             cite=PLANS & WORKSAFE_EMERG.art(6))  # fmt: skip
    replace = Step("新版本印发，本版本停止执行", "Replaced by its successor", issued, filing, in_use, evaluated, revising, to=replaced,
                   by=HANDLER, asks=(successor,), dates=ended_on, cite=PLANS)  # fmt: skip
    abolish = Step(
        "废止",
        "Abolish",
        issued,
        filing,
        in_use,
        evaluated,
        revising,
        to=abolished,
        by=HEAD,
        dates=ended_on,
        cite=PLANS,
    )
    drop = Step("终止编制", "Drop", drafting, consulting, reviewed, approved, to=dropped, by=HEAD, cite=PLANS)

    # 几日内
    file_by = Clock("报送备案期限", "Filing", Rule(working_days(20), OLD, until=LAST_OLD_DAY),
                    Rule(working_days(20), EPLAN_5.art(26), since=CHANGED_ON), starts=issue, until=send)  # fmt: skip
    receipt_by = Clock("备案审查期限（生产安全事故预案）", "Receipt (work accidents)", working_days(5), starts=send,
                       until=(register, give_back), then=note_silence, deemed=AFTER, whose=Term("备案机关", "the receiving body"),
                       where=where(work_safety=True), cite=WORKSAFE_PLAN.art(28),
                       note=Term("逾期不予备案又未说明理由的，视为已经备案", "no filing and no reasons in time: deemed filed"))  # fmt: skip
    publish_by = Clock("公布期限", "Publication", Rule(working_days(20), EPLAN_5.art(28, mark=Mark.KNOWN), since=CHANGED_ON),
                       starts=issue, until=publish, where=where(plan_kind=OF_GOVERNMENTS))  # fmt: skip
    evaluate_by = Clock("定期评估（至少每三年一次）", "Evaluation, every three years",
                        Rule(years(3), EPLAN_5.whole(mark=Mark.KNOWN, note="条号未核"), Kind.RECURRING,
                             since=CHANGED_ON),
                        starts=(issue, keep), until=evaluate, where=where(plan_kind=OF_AUTHORITIES))  # fmt: skip

    # 报多少
    in_force = Figure("现行应急预案", "Plans in force", standing(issued_on, ended_on), unit=ITEMS, split=(plan_kind,), cite=PLANS,
                      rule=Term("每个预案只计现行版本", "the latest edition of each plan"))  # fmt: skip
    in_force_before = Figure("上年末现行应急预案", "In force a year before", standing(issued_on, ended_on, before=True), unit=ITEMS,
                             cite=PLANS)  # fmt: skip
    issued_plans = Figure("本年印发", "Issued", on(issued_on), unit=ITEMS, split=(plan_kind,), cite=PLANS)
    revised_plans = Figure(
        "其中：修订", "of which: revisions", on(issued_on), where=Known(replaces), unit=ITEMS, cite=PLANS
    )
    ended_plans = Figure("本年停止执行", "Ended", on(ended_on), unit=ITEMS, cite=PLANS)
    in_time = Figure(
        "按期报送备案",
        "Sent for filing in time",
        on(issued_on),
        where=Known(sent_on) & ~missed(file_by),
        unit=ITEMS,
        cite=FILING,
    )
    late = Figure(
        "逾期报送备案",
        "Sent late",
        on(issued_on),
        where=Known(sent_on) & missed(file_by),
        unit=ITEMS,
        cite=FILING,
    )
    unsent = Figure("尚未报送备案", "Not sent", on(issued_on), where=~Known(sent_on), unit=ITEMS, cite=FILING)
    evaluations = Figure("本年评估", "Evaluated", on(evaluated_on), unit=ITEMS, cite=PLANS)
    filing_rate = Rate("备案率", "Share filed in time", in_time, issued_plans, rule_id="PLAN-FILING-1", cite=FILING,
                       rule=Term("本年印发、二十个工作日内报送的÷本年印发",
                                 "issued in the year and sent within 20 working days ÷ issued"))  # fmt: skip

    # 须相符
    flow = Balance("上年末＋印发＝停止执行＋年末", "before + issued = ended + in force", in_force_before + issued_plans,
                   ended_plans + in_force, cite=PLANS)  # fmt: skip
    filings = Balance(
        "印发＝按期＋逾期＋未报送",
        "issued = in time + late + not sent",
        issued_plans,
        in_time + late + unsent,
        cite=FILING,
    )
