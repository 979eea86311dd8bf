"""法治督察: one unit inspected in one inspection, from the notice over the visit to the findings, their rectification and the file.

Beside the document: 法治政府建设与责任落实督察工作规定 (`DC`,
                                                         seen in excerpts; its modes from memory). The unit is the inspected one; the
supervising body is the office for law-based governance. Not verified: the number of days for a plan of rectification (the
feedback names the day) and the three months for reporting its result (the copy read breaks off after 之日起3). Left out: what is
found about single persons.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    BODIES, HEAD, ITEMS, SUPERVISOR, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Known, Mark, Rate, Relation, State, Step,
    Term, choice, closed, day, met, months, number, on, open_at_end, open_at_start, opened, text,
)  # fmt: skip
from fadu.engine.troubles import Barred, FactWrong
from fadu.law.instruments import DCGD2019 as DC
from fadu.measure.trouble import Trouble

RULE = DC.whole(note="督察程序；条文号未核")
MODE = DC.whole(mark=Mark.KNOWN, note="督察方式凭记忆")
UNREAD = DC.whole(mark=Mark.KNOWN, note="所见文本至“之日起3”中断，疑为三个月")


class Mode(Choices):
    """How a unit is inspected."""

    written = Choice("书面督察", "In writing", MODE)
    on_site = Choice("实地督察", "On site", MODE)
    unannounced = Choice("暗访", "Unannounced", MODE)
    special = Choice("专项督察", "Special", MODE)


def told_before(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A visit is announced, unless it is an unannounced one."""
    if row["notified_on"] or row["mode"] == "unannounced":
        return None
    return Barred(what=Term("未通知被督察单位即实地督察", "a visit without notice"), cite=RULE,
                  remedy=Term("请先通知，或按暗访立项", "Give notice first, or plan it as unannounced"))  # fmt: skip


def not_in_writing(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["mode"] != "written":
        return None
    return FactWrong(field=Term("督察方式", "Mode"), value=Mode.title("written"),
                     reason=Term("书面督察不进驻", "an inspection in writing makes no visit"))


def a_plan_is_asked_for_findings(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Findings want a plan by a later day; no findings want none."""
    due, count = facts.get("plan_due"), facts["findings"]
    if count >= 0 and (due is not None and due > on) == (count > 0):
        return None
    return FactWrong(field=Term("整改方案时限", "Plan due"), value=due or "—",
                     reason=Term("有问题的应确定反馈之后的时限，无问题的不填",
                                 "a later day if there are findings, none otherwise"))  # fmt: skip


def nothing_found(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["findings"] == 0:
        return None
    return FactWrong(field=Term("反馈问题数", "Findings"), value=row["findings"],
                     reason=Term("有问题的须经整改核验", "findings are rectified and verified"))


def all_verified(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """An inspection is concluded when every finding was verified."""
    if facts["findings_closed"] == row["findings"]:
        return None
    return FactWrong(field=Term("核验销号问题数", "Findings closed"), value=facts["findings_closed"],
                     reason=Term(f"反馈{row['findings']}项，应逐项销号", f"all {row['findings']} must be closed"))  # fmt: skip


class Inspection(Case):
    title = Term("法治督察", "Rule-of-law inspection")
    code = 33

    # 记什么
    name = text("督察名称", "Inspection", cite=RULE, public=True)
    mode = choice("督察方式", "Mode", Mode, cite=MODE, public=True)
    notified_on = day("通知日期", "Notified on", cite=RULE)
    self_report = text("自查报告", "The unit's own report", cite=RULE)
    visited_on = day("实地督察日期", "Visited on", cite=RULE, public=True)
    team = text("督察组", "Team", cite=RULE)
    findings = number("反馈问题数", "Findings", cite=RULE)
    feedback = text("反馈意见", "Feedback", cite=RULE)
    fed_back_on = day("反馈日期", "Fed back on", cite=RULE)
    plan_due = day("整改方案时限", "Plan due", cite=RULE)
    plan_text = text("整改方案", "Plan", cite=RULE)
    result = text("整改情况报告", "Report on the result", cite=RULE)
    findings_closed = number("核验销号问题数", "Findings closed", cite=RULE)
    shortcoming = text("退回理由", "Why sent back", cite=RULE)
    cancel_reason = text("取消理由", "Why cancelled", cite=RULE)

    # 在哪里
    planned = State("已立项", "Planned", start=True)
    notified = State("已通知", "Notified")
    visiting = State("实地督察", "On site")
    told = State("已反馈", "Fed back")
    rectifying = State("整改中", "Being rectified")
    reported = State("已报整改情况", "Result reported")
    concluded = State("已办结归档", "Concluded", final=True)
    cancelled = State("已取消", "Cancelled", final=True)

    # 谁来办
    start = Step("立项", "Plan", to=planned, by=SUPERVISOR, asks=(name, mode), cite=RULE,
                 document=Term("督察方案", "plan of inspection"))  # fmt: skip
    notify = Step("通知", "Notify", planned, to=notified, by=SUPERVISOR, dates=notified_on, cite=RULE,
                  document=Term("督察通知", "notice"))  # fmt: skip
    answer = Step("报送自查报告", "Report on itself", notified, by=HEAD, asks=(self_report,), once=True, cite=RULE)
    visit = Step("进驻实地督察", "Visit", planned, notified, to=visiting, by=SUPERVISOR, asks=(team,), dates=visited_on,
                 guards=(told_before, not_in_writing), cite=RULE)  # fmt: skip
    feed_back = Step("反馈意见", "Feed back", notified, visiting, to=told, by=SUPERVISOR, asks=(findings, feedback),
                     may_ask=(plan_due,),
                     dates=fed_back_on, guards=(a_plan_is_asked_for_findings,), cite=RULE, document=Term("督察反馈意见",
                                                                                                         "feedback"))  # fmt: skip
    plan = Step("报送整改方案", "Submit a plan", told, to=rectifying, by=HEAD, asks=(plan_text,), cite=RULE,
                document=Term("整改方案", "plan"))  # fmt: skip
    report = Step("报告整改情况", "Report the result", rectifying, to=reported, by=HEAD, asks=(result,), cite=RULE)
    send_back = Step("核验不通过", "Send back", reported, to=rectifying, by=SUPERVISOR, asks=(shortcoming,), cite=RULE)
    verify = Step("核验办结", "Verify and conclude", reported, to=concluded, by=SUPERVISOR, asks=(findings_closed,),
                  guards=(all_verified,), cite=RULE)  # fmt: skip
    conclude = Step("无问题办结", "Conclude without findings", told, to=concluded, by=SUPERVISOR, sets={findings_closed: 0},
                    guards=(nothing_found,), cite=RULE)  # fmt: skip
    cancel = Step("取消", "Cancel", planned, notified, to=cancelled, by=SUPERVISOR, asks=(cancel_reason,), cite=RULE)

    # 几日内
    plan_by = Clock("整改方案时限", "Plan", DueIn(plan_due), starts=feed_back, until=plan, cite=RULE,
                    note=Term("由反馈意见确定", "named in the feedback"))  # fmt: skip
    report_by = Clock("整改情况报告期限", "Report on the result", months(3), starts=plan, until=report, cite=UNREAD)

    # 报多少
    units = Figure("实地督察单位", "Units inspected on site", on(visited_on), unit=BODIES, cite=RULE,
                   rule=Term("一个单位在一次督察中计一家", "a unit counts once in each inspection"))  # fmt: skip
    begun = Figure("立项", "Planned", opened, unit=BODIES, split=(mode,), cite=RULE)
    at_start = Figure("年初未办结", "Open at the start", open_at_start, unit=BODIES, split=(mode,), cite=RULE)
    ended = Figure("本年了结", "Ended in the year", closed, unit=BODIES, split=(mode,), cite=RULE)
    ended_concluded = Figure("其中办结", "Concluded", closed, unit=BODIES, where=Known(findings_closed), cite=RULE)
    ended_cancelled = Figure("其中取消", "Cancelled", closed, unit=BODIES, where=Known(cancel_reason), cite=RULE)
    at_end = Figure("年末未办结", "Open at the end", open_at_end, unit=BODIES, split=(mode,), cite=RULE)
    fed = Figure("本年反馈", "Fed back", on(fed_back_on), unit=BODIES, cite=RULE)
    problems = Figure("反馈问题", "Findings", on(fed_back_on), unit=ITEMS, sums=findings, cite=RULE)
    problems_closed = Figure("其中已销号", "Closed among them", on(fed_back_on), unit=ITEMS, sums=findings_closed, cite=RULE)
    problems_open = Figure("其中未销号", "Open among them", on(fed_back_on), unit=ITEMS, sums=findings,
                           where=~Known(findings_closed), cite=RULE)  # fmt: skip
    reported_in_time = Figure("按期报告整改情况", "Results in time", on(fed_back_on), unit=BODIES, where=met(report_by),
                              cite=UNREAD)  # fmt: skip
    closing_rate = Rate("督察问题销号率", "Findings closed", problems_closed, problems, rule_id="INSPECT-CLOSED-1", cite=RULE)

    # 须相符
    flow = Balance("年初＋立项＝了结＋年末", "at start + planned = ended + at end", at_start + begun, ended + at_end, cite=RULE)
    ends = Balance("了结＝办结＋取消", "ended = concluded + cancelled", ended, ended_concluded + ended_cancelled, cite=RULE)
    parts = Balance("问题＝已销号＋未销号", "findings = closed + open", problems, problems_closed + problems_open, cite=RULE)
    bound = Balance("按期不多于反馈", "in time ≤ fed back", reported_in_time, fed, relation=Relation.AT_MOST, cite=RULE)
