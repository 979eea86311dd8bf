"""合法性审查事项: what is laid before the justice bureau for a legal opinion: government papers, items for the executive meeting.

Beside 国办发〔2018〕115号 (`GBF115`, seen in excerpts) and 长沙市政府法制工作规定 (`CS120`, seen in excerpts): papers and meeting
items of the government are reviewed before they go on. Normative documents and contracts have lines of their own; one
that is also a meeting item is counted here as the item that it is. Not verified: the days (5 to 15 working days are those
of normative documents, taken over as the project's reading). Left out: advice given by telephone, which leaves no paper.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, SUPERVISOR, Balance, Case, Choice, Choices, Clock, Figure, Mark, Rate, Relation, State, Step, Term, choice,
    closed, day, flag, link, met, on, opened, standing, text, where, working_days,
)  # fmt: skip
from fadu.law.instruments import CS120, GBF115
from fadu.measure.trouble import Trouble
from fadu.work.decisions.least import reason_needed, wrong

DUTY = CS120.whole(note="职责见摘录，条次未核")
DAYS = GBF115.whole(mark=Mark.KNOWN, note="5至15个工作日系规范性文件的规定，凭记忆；此处类推")
PRACTICE = CS120.whole(mark=Mark.DESIGN, note="办理环节系通行做法")


class Material(Choices):
    """What is laid before the reviewer."""

    paper = Choice("市政府文件", "Government paper", DUTY)
    agenda = Choice("政府常务会议议题", "Item for the executive meeting", DUTY)
    reply = Choice("答复、批复", "Reply or approval", DUTY)
    other = Choice("其他材料", "Other", DUTY)


class Finding(Choices):
    """What the reviewer found."""

    lawful = Choice("合法", "Lawful", DUTY)
    after_changes = Choice("修改后合法", "Lawful after changes", DUTY)
    unlawful = Choice("不合法", "Unlawful", DUTY)


def changes_said(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """An opinion that asks for changes, or refuses, says which and why."""
    if facts["finding"] == "lawful" or facts.get("advice"):
        return None
    return wrong(
        Term("审查意见", "Advice"),
        None,
        "须写明修改意见或不合法之处",
        "say what is to be changed, or unlawful",
    )


def opinion_answered(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Advice is followed, or the departure is explained."""
    if facts["followed"] or facts.get("not_followed_reason"):
        return None
    field = Term("未采纳理由", "Why it was not followed")
    return reason_needed(
        field, DUTY, "审查意见应当采纳，未采纳的应当说明理由", "advice is followed or answered"
    )


class LegalReview(Case):
    title = Term("合法性审查事项", "Matter for legal review")
    code = 55

    # 记什么
    material = choice("材料类别", "Kind of material", Material, cite=DUTY, public=True)
    subject = text("审查事项", "Matter", cite=DUTY)
    sender = text("送审单位", "Sent by", cite=DUTY)
    document = link("所涉规范性文件", "Normative document", cite=DUTY)
    due_meeting = day("拟上会日期", "Meeting planned on", cite=PRACTICE)
    finding = choice("审查结论", "Finding", Finding, cite=DUTY, public=True)
    advice = text("审查意见", "Advice", cite=DUTY)
    opinion_no = text("意见书文号", "Number of the opinion", cite=DUTY)
    reviewed_on = day("审查日期", "Reviewed on", cite=DUTY, public=True)
    followed = flag("意见已采纳", "Advice followed", cite=PRACTICE)
    not_followed_reason = text("未采纳理由", "Why it was not followed", cite=PRACTICE)
    answered_on = day("反馈日期", "Answered on", cite=PRACTICE)
    settled_on = day("出具意见或撤回日期", "Settled on", cite=PRACTICE)
    withdrawal = text("撤回事由", "Why withdrawn", cite=PRACTICE)

    # 在哪里
    received = State("审查中", "Under review", start=True)
    supplementing = State("补充材料", "Papers awaited")
    with_experts = State("专家论证", "With experts")
    reviewed = State("已出具意见", "Opinion given")
    answered = State("已反馈", "Advice answered", final=True)
    withdrawn = State("已撤回", "Withdrawn", final=True)

    # 谁来办
    receive = Step("收到送审材料", "Receive", to=received, by=HANDLER, asks=(material, subject, sender), may_ask=(document, due_meeting),
                   cite=DUTY)  # fmt: skip
    ask_papers = Step(
        "退回补充材料",
        "Return for papers",
        received,
        to=supplementing,
        by=HANDLER,
        asks=(advice,),
        cite=PRACTICE,
    )
    supplement = Step("补充材料", "Supplement", supplementing, to=received, by=HANDLER, cite=PRACTICE)
    ask_experts = Step("提请专家论证", "Ask experts", received, to=with_experts, by=HANDLER, cite=PRACTICE)
    hear_experts = Step("专家论证结束", "Experts heard", with_experts, to=received, by=HANDLER, cite=PRACTICE)
    give_opinion = Step("出具审查意见", "Give the opinion", received, to=reviewed, by=SUPERVISOR, asks=(finding, opinion_no),
                        may_ask=(advice,),
                        guards=(changes_said,), dates=(reviewed_on, settled_on), cite=DUTY, document=Term("合法性审查意见书",
                        "legal opinion"))  # fmt: skip
    answer = Step("反馈采纳情况", "Answer the advice", reviewed, to=answered, by=HANDLER, asks=(followed,), may_ask=(not_followed_reason,),
                  guards=(opinion_answered,), dates=answered_on, cite=PRACTICE)  # fmt: skip
    withdraw = Step("撤回送审", "Withdraw", received, supplementing, with_experts, to=withdrawn, by=HANDLER, asks=(withdrawal,),
                    dates=settled_on, cite=PRACTICE)  # fmt: skip

    # 几日内
    review_by = Clock("审查期限", "Review", working_days(15), starts=receive, until=give_opinion, pauses=(supplementing, with_experts),
                      whose=Term("审查机构", "reviewing body"), cite=DAYS)  # fmt: skip

    # 报多少
    received_in_year = Figure("本年收到", "Received", opened, split=(material,), cite=DUTY)
    pending_before = Figure(
        "年初在审", "Under review at the start", standing("opened", settled_on, before=True), cite=PRACTICE
    )
    documents = Figure("审查市政府文件、会议议题等材料", "Government papers and meeting items reviewed", on(reviewed_on), split=(material,),
                       cite=DUTY, rule=Term("按出具意见之日，每件计一次", "by the day of the opinion, each once"))  # fmt: skip
    lawful = Figure("审查合法", "Found lawful", on(reviewed_on), where=where(finding="lawful"), cite=DUTY)
    after_changes = Figure(
        "修改后合法", "Lawful after changes", on(reviewed_on), where=where(finding="after_changes"), cite=DUTY
    )
    unlawful = Figure(
        "审查不合法", "Found unlawful", on(reviewed_on), where=where(finding="unlawful"), cite=DUTY
    )
    by_finding = Figure("审查结论", "Findings", on(reviewed_on), split=(finding,), cite=DUTY)
    in_time = Figure("按期审查", "Reviewed in time", on(reviewed_on), where=met(review_by), cite=DAYS)
    answers = Figure("已反馈", "Advice answered", on(answered_on), cite=PRACTICE)
    taken = Figure("已采纳", "Advice followed", on(answered_on), where=where(followed=True), cite=PRACTICE)
    withdrawn_in_year = Figure("本年撤回", "Withdrawn", closed, where=where(state="withdrawn"), cite=PRACTICE)
    on_time_rate = Rate(
        "按期审查率", "Reviewed in time", in_time, documents, rule_id="LEGAL-REVIEW-TIME-1", cite=PRACTICE
    )
    followed_rate = Rate(
        "意见采纳率", "Advice followed", taken, answers, rule_id="LEGAL-REVIEW-FOLLOWED-1", cite=PRACTICE
    )
    pending = Figure("年末在审", "Under review at the end", standing("opened", settled_on), cite=PRACTICE)

    # 须相符
    flow = Balance("年初在审＋收到＝审查＋撤回＋年末在审", "before + received = reviewed + withdrawn + pending",
                   pending_before + received_in_year, documents + withdrawn_in_year + pending, cite=PRACTICE)  # fmt: skip
    findings = Balance(
        "审查＝各结论之和",
        "reviewed = sum of the findings",
        documents,
        lawful + after_changes + unlawful,
        cite=DUTY,
    )
    timely = Balance(
        "按期审查不多于审查", "in time ≤ reviewed", in_time, documents, relation=Relation.AT_MOST, cite=DAYS
    )
    advice_taken = Balance(
        "采纳不多于反馈", "followed ≤ answered", taken, answers, relation=Relation.AT_MOST, cite=PRACTICE
    )
