"""法治政府建设任务措施清单: each measure of a plan for law-based government, with its unit, its deadline, and what became of it.

Beside 法治政府建设实施纲要（2021—2025年） (`GY`), which asks for plans and inspection, and 督察工作规定 (`DC`); Changsha's own
清单 (2022—2025, 256 measures, with responsible units and deadlines, mid-term evaluation in 2023) is known from its report.
No statute fixes this procedure: steps and rates are the project's reading of such checklists, and marked as inference.
Not verified: that progress is reported every quarter or half-year (given with each measure). "Overdue" is no state: it
follows from the deadline. Left out: merging and splitting of measures, scores (a line of their own).
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, HEAD, ITEMS, SUPERVISOR, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Kind, Known, Mark, NotAfter, Rate,
    Relation, Same, SpanOf, State, Step, Term, choice, closed, day, flag, met, months, number, on, open_at_end, open_at_start, opened,
    standing, text, units, where,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import DCGD2019 as DC
from fadu.law.instruments import GY2021 as GY
from fadu.measure.trouble import Trouble

PLAN = GY.whole(note="长沙市实施方案（2022—2025年）任务措施清单见其2023年报告")
READING = GY.whole(mark=Mark.DESIGN, note="清单管理通行做法，无法定程序")
INSPECT = DC.whole(mark=Mark.DESIGN, note="督察规定未定逐项期限")


class Area(Choices):
    """The plan's first level, after the Outline's parts."""

    functions = Choice("政府职能", "Functions of government", PLAN)
    institutions = Choice("依法行政制度", "Institutions", PLAN)
    decisions = Choice("行政决策", "Decisions", PLAN)
    enforcement = Choice("行政执法", "Enforcement", PLAN)
    emergencies = Choice("突发事件应对", "Emergencies", PLAN)
    disputes = Choice("矛盾纠纷化解", "Disputes", PLAN)
    supervision = Choice("权力制约监督", "Checks on power", PLAN)
    technology = Choice("科技保障", "Technology", PLAN)
    leadership = Choice("组织领导与推进机制", "Leadership", PLAN)


class Rating(Choices):
    """What an evaluation found."""

    ahead = Choice("进展良好", "Well advanced", READING)
    as_planned = Choice("按计划推进", "As planned", READING)
    behind = Choice("进展滞后", "Behind", READING)


DUE, FIRST = Term("完成时限", "deadline"), Term("首次确定的完成时限", "first deadline")


def _wrong(field: Term, value: object, zh: str, en: str) -> Trouble:
    return FactWrong(field=field, value="—" if value is None else value, reason=Term(zh, en))


def deadline_or_long_term(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A measure has a deadline after its issue, or is long-term; never both, never neither."""
    due, mid, end = facts.get("due"), facts.get("midterm_due"), facts["plan_end"]
    if bool(facts["long_term"]) == (due is not None):
        return _wrong(DUE, due, "有完成时限与长期推进二者须居其一", "either a deadline or long-term, and not both")
    if facts.get("first_due") != due:
        return _wrong(FIRST, facts.get("first_due"), "下达时应与完成时限相同", "is the deadline, when the measure is issued")
    for given in (due, mid, end):
        if given is not None and not on < given <= end:
            return _wrong(DUE, given, "应晚于下达之日，且不晚于方案期末", "after the issue and not after the plan's end")
    return None


def only_with_deadline(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return _wrong(DUE, None, "长期推进事项请用“转入长期推进”", "a long-term measure has a step of its own") if row["long_term"] else None


def only_long_term(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return None if row["long_term"] else _wrong(DUE, row["due"], "有完成时限的请用“着手推进”", "a measure with a deadline is taken up")


def a_later_deadline(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """An extension puts the deadline off; the one it replaces is kept beside it."""
    if row["due"] < facts["due"] <= row["plan_end"]:
        return None
    return _wrong(DUE, facts["due"], "应晚于原时限，且不晚于方案期末", "after the old one and not after the plan's end")


class Measure(Case):
    title = Term("法治政府建设任务措施", "Measure of the plan for law-based government")
    code = 31
    public = True

    # 记什么
    plan = text("方案名称", "Plan", cite=PLAN, public=True)
    number_in_list = number("清单序号", "Number in the list", cite=PLAN, public=True)
    area = choice("一级任务", "Area", Area, cite=PLAN, public=True)
    task = text("二级任务", "Task", cite=PLAN, public=True)
    measure = text("具体举措", "Measure", cite=PLAN, public=True)
    other_units = units("配合单位", "Units that help", cite=PLAN, public=True)
    long_term = flag("长期推进", "Long-term", cite=PLAN, public=True)
    due = day("完成时限", "Deadline", cite=PLAN, public=True)
    first_due = day("首次确定的完成时限", "First deadline", cite=PLAN, public=True)
    old_due = day("延期前的完成时限", "Deadline before the extension", cite=READING)
    extension_reason = text("延期理由", "Why extended", cite=READING)
    extended_on = day("最近延期日期", "Last extended on", cite=READING)
    plan_end = day("方案期末", "End of the plan", cite=PLAN, public=True)
    midterm_due = day("中期评估时限", "Mid-term evaluation due", cite=PLAN)
    report_months = number("进展报告间隔（月）", "Months between reports", cite=READING)
    progress = text("最近进展", "Latest progress", cite=READING)
    reported_on = day("最近报告日期", "Last reported on", cite=READING)
    evidence = text("佐证材料", "Evidence", cite=READING)
    claimed_on = day("申报完成日期", "Claimed done on", cite=READING)
    shortcoming = text("退回理由", "Why rejected", cite=INSPECT)
    verified_on = day("核验完成日期", "Verified on", cite=INSPECT, public=True)
    rating = choice("中期评估结论", "Mid-term finding", Rating, cite=READING)
    evaluated_on = day("中期评估日期", "Evaluated at mid-term on", cite=PLAN)
    final_rating = choice("终期评估结论", "Final finding", Rating, cite=READING)
    cancel_reason = text("取消理由", "Why cancelled", cite=READING)
    cancelled_on = day("取消日期", "Cancelled on", cite=READING)
    left_on = day("不再推进日期", "No longer in progress since", cite=READING)
    ended_on = day("了结日期", "Ended on", cite=READING)

    # 在哪里
    issued_to_unit = State("已下达", "Issued", start=True)
    in_progress = State("推进中", "In progress")
    kept_up = State("长期推进", "Long-term")
    claimed = State("已申报完成", "Claimed done")
    verified = State("已核验完成", "Verified", final=True)
    evaluated = State("已终期评估", "Evaluated at the end", final=True)
    cancelled = State("已取消", "Cancelled", final=True)

    # 谁来办
    issue = Step("下达", "Issue", to=issued_to_unit, by=SUPERVISOR, cite=PLAN, guards=(deadline_or_long_term,), asks=(plan,
                 number_in_list, area, task, measure, long_term, plan_end, report_months), may_ask=(due, first_due,
                 midterm_due, other_units), document=Term("任务措施清单", "checklist of measures"))  # fmt: skip
    take_up = Step("着手推进", "Take up", issued_to_unit, to=in_progress, by=HANDLER, guards=(only_with_deadline,),
                   cite=READING)  # fmt: skip
    keep_up = Step("转入长期推进", "Keep up", issued_to_unit, to=kept_up, by=HANDLER, guards=(only_long_term,), cite=READING)
    report = Step("报告进展", "Report progress", in_progress, kept_up, by=HANDLER, asks=(progress,), dates=reported_on,
                  cite=READING, document=Term("进展情况表", "progress table"))  # fmt: skip
    claim = Step("申报完成", "Claim done", in_progress, to=claimed, by=HEAD, asks=(evidence,), dates=(claimed_on, left_on),
                 cite=READING)  # fmt: skip
    verify = Step("核验通过", "Verify", claimed, to=verified, by=SUPERVISOR, dates=(verified_on, ended_on), cite=INSPECT)
    reject = Step("核验不通过，退回", "Reject", claimed, to=in_progress, by=SUPERVISOR, asks=(shortcoming,),
                  sets={"claimed_on": None, "left_on": None}, cite=INSPECT, document=Term("督办函", "letter of supervision"))  # fmt: skip
    extend = Step("批准延期", "Extend", issued_to_unit, in_progress, by=SUPERVISOR, asks=(due, extension_reason),
                  sets={old_due: Same(due)}, guards=(only_with_deadline, a_later_deadline), dates=extended_on, cite=READING)  # fmt: skip
    evaluate = Step("中期评估", "Evaluate at mid-term", issued_to_unit, in_progress, kept_up, claimed, verified, by=SUPERVISOR,
                    once=True, asks=(rating,), dates=evaluated_on, cite=PLAN, document=Term("中期评估报告", "mid-term report"))  # fmt: skip
    evaluate_at_end = Step("终期评估", "Evaluate at the end", kept_up, to=evaluated, by=SUPERVISOR, asks=(final_rating,),
                           dates=(ended_on, left_on), cite=READING, document=Term("终期评估报告", "final report"))  # fmt: skip
    cancel = Step("取消", "Cancel", issued_to_unit, in_progress, kept_up, to=cancelled, by=SUPERVISOR, asks=(cancel_reason,),
                  dates=(cancelled_on, ended_on, left_on), cite=READING)  # fmt: skip
    revoke = Step("撤销核验，重新推进", "Revoke the verification", verified, to=in_progress, by=SUPERVISOR,
                  asks=(shortcoming,), sets={"claimed_on": None, "left_on": None, "verified_on": None, "ended_on": None},
                  cite=INSPECT)  # fmt: skip

    # 几日内
    done_by = Clock("完成时限", "Deadline", DueIn(due), starts=(issue, revoke), until=verify, cite=PLAN,
                    note=Term("以核验通过之日为完成之日", "done is the day of verification"))  # fmt: skip
    report_by = Clock("进展报告", "Progress report", SpanOf(report_months, months(6)), starts=(take_up, keep_up, revoke),
                      restarts=report, until=claim, kind=Kind.RECURRING, cite=READING,
                      note=Term("每季或每半年，未核，逐项设定", "quarter or half-year: not verified, set with each measure"))  # fmt: skip
    midterm_by = Clock("中期评估时限", "Mid-term evaluation", DueIn(midterm_due), starts=issue, until=evaluate, cite=PLAN,
                       whose=Term("依法治市办", "office for law-based governance"))  # fmt: skip
    final_by = Clock("终期时限", "End of the plan", DueIn(plan_end), starts=keep_up, until=evaluate_at_end, cite=PLAN,
                     whose=Term("依法治市办", "office for law-based governance"))  # fmt: skip

    # 报多少
    dated = ~where(long_term=True)
    issued = Figure("提出具体工作举措", "Measures issued", opened, unit=ITEMS, split=(area,), cite=PLAN)
    issued_long_term = Figure("其中长期推进", "Long-term among them", opened, unit=ITEMS, where=where(long_term=True),
                              cite=PLAN)  # fmt: skip
    issued_dated = Figure("其中有完成时限", "With a deadline among them", opened, unit=ITEMS, where=dated, cite=PLAN)
    due_counted = Figure("应完成（不含取消和长期）", "To be done", opened, unit=ITEMS, where=dated & ~Known(cancelled_on),
                         cite=READING)  # fmt: skip
    done_counted = Figure("其中已核验完成", "Verified among them", opened, unit=ITEMS, where=dated & Known(verified_on),
                          cite=READING)  # fmt: skip
    at_start = Figure("年初在办", "Open at the start", open_at_start, unit=ITEMS, cite=READING)
    verified_in_year = Figure("本年核验完成", "Verified in the year", on(verified_on), unit=ITEMS, split=(area,), cite=INSPECT)
    evaluated_in_year = Figure("本年终期评估", "Evaluated at the end in the year", closed, unit=ITEMS,
                               where=Known(final_rating), cite=READING)  # fmt: skip
    cancelled_in_year = Figure("本年取消", "Cancelled in the year", on(cancelled_on), unit=ITEMS, cite=READING)
    at_end = Figure("年末在办", "Open at the end", open_at_end, unit=ITEMS, cite=READING)
    progressing = Figure("年末推进中", "In progress at the end", standing("opened", left_on), unit=ITEMS, where=dated,
                         cite=READING)  # fmt: skip
    waiting_for_check = Figure("年末已申报待核验", "Claimed, to be verified", standing(claimed_on, ended_on), unit=ITEMS,
                               cite=READING)  # fmt: skip
    long_term_at_end = Figure("年末长期推进", "Long-term at the end", open_at_end, unit=ITEMS, where=where(long_term=True),
                              cite=READING)  # fmt: skip
    overdue = Figure("年末逾期未完成", "Overdue at the end", standing(due, ended_on), unit=ITEMS, where=dated, cite=READING)
    fell_due = Figure("本年到期", "Fell due in the year", on(due), unit=ITEMS, where=dated & ~Known(cancelled_on), cite=READING)
    done_in_time = Figure("其中按期核验完成", "Verified in time among them", on(due), unit=ITEMS, where=dated & met(done_by),
                          cite=READING)  # fmt: skip
    fell_due_first = Figure("本年按原定时限到期", "Fell due by the first deadline", on(first_due), unit=ITEMS,
                            where=dated & ~Known(cancelled_on), cite=READING)  # fmt: skip
    done_by_first = Figure("其中按原定时限完成", "Done by the first deadline", on(first_due), unit=ITEMS,
                           where=dated & NotAfter(verified_on, first_due), cite=READING)  # fmt: skip
    extensions = Figure("本年延期", "Extended in the year", on(extended_on), unit=ITEMS, cite=READING)
    midterm = Figure("本年中期评估", "Evaluated at mid-term", on(evaluated_on), unit=ITEMS, split=(rating,), cite=PLAN)
    final = Figure("终期评估结论", "Final findings", closed, unit=ITEMS, where=Known(final_rating), split=(final_rating,),
                   cite=READING)  # fmt: skip
    completion_rate = Rate("完成率", "Completion", done_counted, due_counted, rule_id="MEASURE-DONE-1", cite=READING,
                           rule=Term("已核验÷全部（不含取消；长期推进另列）",
                           "verified ÷ all but cancelled; long-term told apart"))  # fmt: skip
    on_time_rate = Rate("按期完成率", "Completion in time", done_in_time, fell_due, rule_id="MEASURE-IN-TIME-1", cite=READING,
                        rule=Term("按现行时限核验完成÷到期", "verified by the deadline that stands ÷ fell due"))  # fmt: skip
    first_time_rate = Rate("按原定时限完成率", "Completion by the first deadline", done_by_first, fell_due_first,
                           rule_id="MEASURE-IN-TIME-FIRST", cite=READING)  # fmt: skip

    # 须相符
    parts = Balance("下达＝有时限＋长期", "issued = with a deadline + long-term", issued, issued_dated + issued_long_term,
                    cite=PLAN)  # fmt: skip
    flow = Balance("年初＋下达＝核验＋终评＋取消＋年末", "at start + issued = verified + evaluated + cancelled + at end",
                   at_start + issued, verified_in_year + evaluated_in_year + cancelled_in_year + at_end, cite=READING)  # fmt: skip
    stock = Balance("年末在办＝推进中＋待核验＋长期", "at end = in progress + claimed + long-term", at_end,
                    progressing + waiting_for_check + long_term_at_end, cite=READING)  # fmt: skip
    late = Balance("逾期不多于年末有时限在办", "overdue ≤ open with a deadline", overdue, progressing + waiting_for_check,
                   relation=Relation.AT_MOST, cite=READING)  # fmt: skip
    done = Balance("完成不多于应完成", "verified ≤ to be done", done_counted, due_counted, relation=Relation.AT_MOST,
                   cite=READING)  # fmt: skip
    timely = Balance("按期完成不多于到期", "in time ≤ fell due", done_in_time, fell_due, relation=Relation.AT_MOST,
                     cite=READING)  # fmt: skip
