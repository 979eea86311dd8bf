"""行政执法案卷评查: one enforcement file, sampled, checked by its agency and by reviewers of another, scored, and put right.

Beside the texts: 提升行政执法质量三年行动计划 (`PLAN`) and 行政执法监督条例 from 2026-02-01 (`AES`, arts. 7–44 not read); the
yearly duty is another province's rule (`HENAN`), a reference only. A record is one file under the agency whose file it is;
the draw is by fingerprint (`checklist.drawn`), so that anybody can draw again. Score and grade follow from the checklist.

Not verified: the marks of 优秀 and 合格, the points of each part, every period (the round's own notice names the days for
objecting and for putting right; no number of Hunan or Changsha was found). Left out: the ranking of agencies.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, HEAD, ITEMS, SUPERVISOR, Balance, Case, Choice, Choices, Clock, Derived, DueIn, Figure, Known, Mark, Rate,
    Relation, SpanOf, State, Step, Term, choice, day, flag, link, missed, number, on, opened, standing, text, where, working_days,
)  # fmt: skip
from fadu.engine.troubles import Barred, FactMissing, FactWrong
from fadu.law.holidays import CALENDAR
from fadu.law.instruments import AE3Y_2023 as PLAN
from fadu.law.instruments import AES_2025 as AES
from fadu.law.instruments import ENF_HENAN_2016 as HENAN
from fadu.measure.trouble import Trouble
from fadu.work.enforcement.file_review.checklist import PARTS, PATTERN, Fatal, Grade, grade, score

DUTY = PLAN.whole() & HENAN.art(40, mark=Mark.LOCAL)
ROUND = PLAN.whole(mark=Mark.DESIGN, note="期限由当次评查通知确定")
SUPERVISION = AES.whole(mark=Mark.KNOWN)


class FileKind(Choices):
    """What kind of enforcement the file is about."""

    penalty = Choice("行政处罚案卷", "Penalty", PLAN.whole())
    licence = Choice("行政许可案卷", "Licence", PLAN.whole())
    coercion = Choice("行政强制案卷", "Coercion", PLAN.whole())
    inspection = Choice("行政检查案卷", "Inspection", PLAN.whole())


class Stage(Choices):
    """Whose appraisal it is."""

    city = Choice("市级评查", "The city's", DUTY)
    county = Choice("区县（市）评查", "The county's", DUTY)
    special = Choice("重点领域专项评查", "Special, of one field", PLAN.whole())


def within_the_parts(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """No part loses more than it is worth, and a file that loses points or fails has problems written down."""
    for part in PARTS:
        lost = facts.get(part.name) or 0
        if not 0 <= lost <= part.points:
            return FactWrong(field=Term(part.zh, part.en), value=lost,
                             reason=Term(f"扣分应为0至{part.points}", f"0 to {part.points} points may be lost"))  # fmt: skip
    if (score(facts) < 100) != (facts["problems"] > 0):
        return FactWrong(field=Term("问题数", "Problems"), value=facts["problems"],
                         reason=Term("有扣分即有问题，无扣分即无问题", "points are lost for problems and for nothing else"))  # fmt: skip
    if facts["problems"] and not facts.get("problem_list"):
        return FactMissing(step=Term("评查打分", "Score"), fields=[Term("问题清单", "List of problems")])
    return None


def another_agency(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Files are read by at least two reviewers, and not by those who handled the case (交叉评查)."""
    if facts["reviewers"] < 2:
        return FactWrong(
            field=Term("评查人数", "Reviewers"),
            value=facts["reviewers"],
            reason=Term("不得少于两人", "not fewer than two"),
        )
    if facts["own_case"]:
        return FactWrong(field=Term("评查人经办过本案", "A reviewer handled the case"), value=True,
                         reason=Term("应当回避，交叉评查", "somebody else must read it"))  # fmt: skip
    return None


def all_put_right(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Every problem is put right or explained; evidence is on record."""
    if facts["problems_right"] == row["problems"]:
        return None
    return FactWrong(field=Term("已整改问题数", "Problems put right"), value=facts["problems_right"],
                     reason=Term(f"应与问题数{row['problems']}一致", f"all {row['problems']} must be"))  # fmt: skip


def without_problems(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["problems"] == 0:
        return None
    return FactWrong(field=Term("问题数", "Problems"), value=row["problems"],
                     reason=Term("有问题的须整改", "problems have to be put right"))  # fmt: skip


def objection_over(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A result is final once the days for objecting have passed, an objection was dealt with, or the agency accepts it."""
    due = CALENDAR.add_workdays(row["told_on"], row["objection_days"])
    if facts.get("accepted") or row["objected_on"] or on > due:
        return None
    return Barred(what=Term(f"申请复核期限至{due}，尚未届满，被评查单位也未认可结果",
                  f"the agency may object until {due} and has not accepted"),
                  cite=ROUND, remedy=Term("请待期限届满或登记其认可", "Wait, or record that it accepts"))  # fmt: skip


def points(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> int:
    return score(facts)


def mark(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> str:
    return grade(facts)


ANEW: dict[str, Any] = dict.fromkeys(("fatal", "problem_list", *(part.name for part in PARTS)))
"""A second score sheet replaces the first whole: what it doesn't name is no longer found."""


class FileReview(Case):
    title = Term("行政执法案卷评查", "Appraisal of an enforcement file")
    code = 72

    # 记什么
    stage = choice("评查层级", "Whose appraisal", Stage, cite=DUTY)
    round_no = text("评查批次", "Round", cite=DUTY)
    draw_seed = text("抽取种子", "Seed of the draw", cite=PATTERN)
    file_kind = choice("案卷类别", "Kind of file", FileKind, cite=PLAN.whole())
    file_no = text("案卷号", "File", cite=PLAN.whole())
    case = link("案件记录", "The case's record", cite=PLAN.whole())
    self_checked_on = day("自查日期", "Self-check on", cite=PATTERN)
    self_problems = number("自查问题数", "Problems of the self-check", cite=PATTERN)
    reviewers = number("评查人数", "Reviewers", cite=PATTERN)
    own_case = flag("评查人经办过本案", "A reviewer handled the case", cite=PATTERN)
    fatal = choice("一票否决项", "Fatal", Fatal, cite=PATTERN)
    lost_binding = number("封面装订扣分", "Lost: binding", cite=PATTERN)
    lost_subject = number("主体人员扣分", "Lost: agency", cite=PATTERN)
    lost_facts = number("事实证据扣分", "Lost: facts", cite=PATTERN)
    lost_law = number("法律适用扣分", "Lost: law", cite=PATTERN)
    lost_procedure = number("程序期限扣分", "Lost: procedure", cite=PATTERN)
    lost_documents = number("文书送达扣分", "Lost: papers", cite=PATTERN)
    problems = number("问题数", "Problems", cite=PATTERN)
    problem_list = text("问题清单", "List of problems", cite=PATTERN)
    points_won = number("得分", "Points", cite=PATTERN)
    result = choice("评查等次", "Grade", Grade, cite=PATTERN)
    scored_on = day("评查日期", "Scored on", cite=DUTY)
    objection_days = number("申请复核期限（工作日）", "Days for objecting", cite=ROUND)
    told_on = day("反馈日期", "Told on", cite=ROUND)
    accepted = flag("被评查单位认可结果", "Accepted by the agency", cite=ROUND)
    objection = text("复核申请", "Objection", cite=ROUND)
    objected_on = day("申请复核日期", "Objected on", cite=ROUND)
    final_on = day("结果确定日期", "Final on", cite=DUTY)
    rectify_until = day("整改期限", "Put right by", cite=ROUND)
    problems_right = number("已整改问题数", "Problems put right", cite=SUPERVISION)
    evidence = text("整改佐证", "Evidence", cite=SUPERVISION)
    rectified_on = day("整改报告日期", "Reported right on", cite=SUPERVISION)
    verified_on = day("核验销号日期", "Verified on", cite=SUPERVISION)
    shortcoming = text("核验未通过的理由", "Why not accepted", cite=SUPERVISION)

    # 在哪里
    sampled = State("已抽取", "Sampled", start=True)
    self_checked = State("已自查", "Self-checked")
    scored = State("已打分，待反馈", "Scored")
    told = State("已反馈", "Told to the agency")
    objected = State("复核中", "Under objection")
    rectifying = State("整改中", "Being put right")
    reported = State("已报告整改", "Reported right")
    verified = State("已销号", "Verified", final=True)
    flawless = State("无问题，结束", "Without problems", final=True)

    # 谁来办
    scoring = (lost_binding, lost_subject, lost_facts, lost_law, lost_procedure, lost_documents)
    sample = Step("抽取案卷", "Sample the file", to=sampled, by=SUPERVISOR, asks=(stage, round_no, draw_seed, file_kind,
                  file_no), may_ask=(case,),
                  cite=DUTY, document=Term("评查通知", "notice of the appraisal"))  # fmt: skip
    check_self = Step("自查", "Check oneself", sampled, to=self_checked, by=HANDLER, asks=(self_problems,),
                      dates=self_checked_on, cite=PATTERN)  # fmt: skip
    give_points = Step("交叉评查打分", "Score", sampled, self_checked, to=scored, by=SUPERVISOR, asks=(reviewers, own_case, problems),
                       may_ask=(fatal, *scoring, problem_list), guards=(another_agency, within_the_parts),
                       sets={"points_won": Derived(points), "result": Derived(mark)}, dates=scored_on, cite=DUTY,
                       document=Term("评查打分表", "scoring sheet"))  # fmt: skip
    tell = Step("反馈结果", "Tell the agency", scored, to=told, by=SUPERVISOR, asks=(objection_days,), dates=told_on, cite=ROUND,
                document=Term("评查反馈表", "sheet of results"))  # fmt: skip
    lodge = Step(
        "申请复核",
        "Object",
        told,
        to=objected,
        by=HEAD,
        once=True,
        asks=(objection,),
        dates=objected_on,
        cite=ROUND,
    )
    score_again = Step("复核后重新打分", "Score again", objected, to=told, by=SUPERVISOR, asks=(reviewers, own_case, problems),
                       may_ask=(fatal, *scoring, problem_list), guards=(another_agency, within_the_parts),
                       sets={**ANEW, "points_won": Derived(points), "result": Derived(mark)}, cite=ROUND)  # fmt: skip
    uphold = Step("复核维持", "Uphold the score", objected, to=told, by=SUPERVISOR, cite=ROUND)
    make_final = Step("确定结果，责令整改", "Make final, order to put right", told, to=rectifying, by=SUPERVISOR, asks=(rectify_until,),
                      may_ask=(accepted,), guards=(objection_over,), dates=final_on, cite=SUPERVISION,
                      document=Term("行政执法监督意见书", "opinion of supervision"))  # fmt: skip
    end_flawless = Step("确定结果，没有问题", "Make final: without problems", told, to=flawless, by=SUPERVISOR, may_ask=(accepted,),
                        guards=(objection_over, without_problems), dates=final_on, cite=DUTY)  # fmt: skip
    rectify = Step("报告整改", "Report what was put right", rectifying, to=reported, by=HEAD, asks=(problems_right, evidence),
                   guards=(all_put_right,), dates=rectified_on, cite=SUPERVISION, document=Term("整改报告", "report"))  # fmt: skip
    verify = Step(
        "核验销号", "Verify", reported, to=verified, by=SUPERVISOR, dates=verified_on, cite=SUPERVISION
    )
    send_back = Step("核验未通过", "Send back", reported, to=rectifying, by=SUPERVISOR, asks=(shortcoming, rectify_until),
                     cite=SUPERVISION)  # fmt: skip

    # 几日内
    object_by = Clock("申请复核期限", "Objection", SpanOf(objection_days, working_days(30)), starts=tell, until=lodge,
                      whose=Term("被评查单位", "agency"), cite=ROUND)  # fmt: skip
    rectify_by = Clock(
        "整改期限",
        "Putting right",
        DueIn(rectify_until),
        starts=(make_final, send_back),
        until=rectify,
        cite=ROUND,
    )

    # 报多少
    samples = Figure("抽取案卷", "Files sampled", opened, unit=ITEMS, split=(file_kind, stage), cite=DUTY)
    scored_files = Figure(
        "评查案卷", "Files scored", on(scored_on), unit=ITEMS, split=(result, file_kind), cite=DUTY
    )
    excellent = Figure(
        "优秀案卷", "Excellent", on(scored_on), where=where(result="excellent"), unit=ITEMS, cite=PATTERN
    )
    qualified = Figure(
        "合格案卷", "Pass", on(scored_on), where=where(result="qualified"), unit=ITEMS, cite=PATTERN
    )
    failed = Figure(
        "不合格案卷", "Fail", on(scored_on), where=where(result="failed"), unit=ITEMS, cite=PATTERN
    )
    fatal_files = Figure("一票否决案卷", "Files with something fatal", on(scored_on), where=Known(fatal), split=(fatal,),
                         unit=ITEMS, cite=PATTERN)  # fmt: skip
    points_total = Figure("得分合计", "Points, sum", on(scored_on), sums=points_won, unit=ITEMS, cite=PATTERN)
    problems_found = Figure(
        "发现问题", "Problems found", on(final_on), sums=problems, unit=ITEMS, cite=SUPERVISION
    )
    problems_solved = Figure("核验整改问题", "Problems put right and verified", on(verified_on), sums=problems_right,
                             unit=ITEMS, cite=SUPERVISION)  # fmt: skip
    problems_left_before = Figure("年初未整改问题", "Problems left at the start", standing(final_on, verified_on, before=True),
                                  sums=problems,
                                  unit=ITEMS, cite=SUPERVISION)  # fmt: skip
    problems_left = Figure("年末未整改问题", "Problems left at the end", standing(final_on, verified_on), sums=problems,
                           unit=ITEMS, cite=SUPERVISION)  # fmt: skip
    objections = Figure("申请复核件数", "Objections", on(objected_on), unit=ITEMS, cite=ROUND)
    reports = Figure("报告整改", "Reported right", on(rectified_on), unit=ITEMS, cite=SUPERVISION)
    reports_in_time = Figure(
        "按期报告整改",
        "Reported in time",
        on(rectified_on),
        where=~missed(rectify_by),
        unit=ITEMS,
        cite=SUPERVISION,
    )
    waiting_at_start = Figure(
        "年初待评查",
        "Waiting at the start",
        standing("opened", scored_on, before=True),
        unit=ITEMS,
        cite=DUTY,
    )
    waiting = Figure("年末待评查", "Waiting at the end", standing("opened", scored_on), unit=ITEMS, cite=DUTY)
    excellent_rate = Rate("优秀率", "Share excellent", excellent, scored_files, rule_id="FILES-EXCELLENT-1", cite=PATTERN,
                          rule=Term("优秀÷评查", "excellent ÷ scored"))  # fmt: skip
    rectified_rate = Rate("按期整改率", "Share put right in time", reports_in_time, reports, rule_id="FILES-RIGHT-1", cite=SUPERVISION,
                          rule=Term("按期报告÷报告", "in time ÷ reported"))  # fmt: skip

    # 须相符
    grades = Balance("评查＝优秀＋合格＋不合格", "scored = excellent + pass + fail", scored_files,
                     excellent + qualified + failed, cite=PATTERN)  # fmt: skip
    flow = Balance("年初＋抽取＝评查＋年末", "at start + sampled = scored + at end", waiting_at_start + samples,
                   scored_files + waiting, cite=DUTY)  # fmt: skip
    fatal_fail = Balance(
        "一票否决不多于不合格", "fatal ≤ fail", fatal_files, failed, relation=Relation.AT_MOST, cite=PATTERN
    )
    rectification = Balance("年初＋发现＝整改＋年末", "left + found = solved + left at end", problems_left_before + problems_found,
                            problems_solved + problems_left, cite=SUPERVISION)  # fmt: skip
