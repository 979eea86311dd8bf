"""法治建设绩效考核: one unit's result in one year under the indicator of law-based governance, with the weight the scheme gives it.

Beside the documents: 实施纲要 (`GY`: part of the yearly appraisal), 重大行政决策程序暂行条例 9 and 公平竞争审查条例 7 (both make
their subject part of it). Changsha made law-based governance an indicator of its own and raised its share in 2023; the weight was
not published, so every scheme brings its own: `weight` of `total` points. Scores are in hundredths of a point. Not verified: the
period for an objection (5 working days is usual).
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    BODIES, HEAD, SUPERVISOR, Balance, Case, Choice, Choices, Clock, Figure, Known, Mark, Rate, Relation, State, Step, Term, choice, closed,
    day, flag, number, on, open_at_end, open_at_start, opened, text, where, working_days,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import GPJZ2024
from fadu.law.instruments import GY2021 as GY
from fadu.law.instruments import MAD713
from fadu.measure.figure import Measure
from fadu.measure.trouble import Trouble

SCHEME = GY.whole(note="法治建设成效纳入考核") & MAD713.art(9)
FAIR = GPJZ2024.art(7)
LOCAL = GY.whole(mark=Mark.KNOWN, note="异议期依各地方案，常为5个工作日")
WORK = GY.whole(mark=Mark.DESIGN, note="考核通行做法")
POINTS = Measure(Term("分", "points"), scale=100)


class Veto(Choices):
    """What alone brings the score to nothing (一票否决), as schemes have it."""

    falsified = Choice("弄虚作假", "Falsification", WORK)
    grave = Choice("重大违法案（事）件", "Grave unlawful act", WORK)


def weights_make_the_total(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The indicator's weight and the others' make the total of the scheme."""
    if facts["weight"] > 0 and facts["other_weight"] >= 0 and facts["weight"] + facts["other_weight"] == facts["total"]:
        return None
    return FactWrong(field=Term("权重", "Weight"), value=facts["weight"],
                     reason=Term("本指标与其他指标之和应为方案总分", "with the others it makes the total"))


def the_year_is_begun(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if 0 <= on.year - facts["year_of"] <= 1:
        return None
    return FactWrong(field=Term("考核年度", "Year"), value=facts["year_of"], reason=Term("应为本年或上年", "this year or the last"))


def adds_up(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Score = basis + bonus − deductions, never below nothing nor above the weight."""
    parts = [facts[name] for name in ("basis", "bonus", "deductions")]
    right = max(0, min(parts[0] + parts[1] - parts[2], row["weight"]))
    if min(parts) >= 0 and facts["score"] == right:
        return None
    return FactWrong(field=Term("得分", "Score"), value=facts["score"],
                     reason=Term(f"基础分＋加分－扣分，在0与权重之间，应为{right}",
                                 f"basis + bonus − deductions within 0 and the weight: {right}"))  # fmt: skip


class Appraisal(Case):
    title = Term("法治建设绩效考核", "Appraisal of law-based governance")
    code = 37

    # 记什么
    year_of = number("考核年度", "Year", cite=SCHEME, public=True)
    indicator = text("考核指标", "Indicator", cite=SCHEME, public=True)
    separate = flag("单列指标", "An indicator of its own", cite=SCHEME, public=True)
    weight = number("法治建设权重（百分之一分）", "Weight (hundredths)", cite=SCHEME, public=True)
    other_weight = number("其他指标权重（百分之一分）", "Others' weight (hundredths)", cite=SCHEME)
    total = number("方案总分（百分之一分）", "Total (hundredths)", cite=SCHEME, public=True)
    fair_competition = flag("含公平竞争审查", "Fair competition review included", cite=FAIR)
    self_score = number("自评得分（百分之一分）", "Own score (hundredths)", cite=WORK)
    basis = number("基础分（百分之一分）", "Basis (hundredths)", cite=WORK)
    bonus = number("加分（百分之一分）", "Bonus (hundredths)", cite=WORK)
    deductions = number("扣分（百分之一分）", "Deductions (hundredths)", cite=WORK)
    score = number("得分（百分之一分）", "Score (hundredths)", cite=WORK)
    veto = choice("一票否决事由", "Veto", Veto, cite=WORK)
    told_on = day("告知得分日期", "Told on", cite=LOCAL)
    objection = text("异议", "Objection", cite=LOCAL)
    objected_on = day("提出异议日期", "Objected on", cite=LOCAL)
    answer = text("异议处理意见", "Answer", cite=LOCAL)
    confirmed_on = day("确认日期", "Confirmed on", cite=WORK, public=True)
    published_on = day("通报日期", "Circulated on", cite=WORK, public=True)

    # 在哪里
    issued = State("方案已下达", "Scheme issued", start=True)
    assessed = State("已自评", "Assessed by itself")
    scored = State("已评分", "Scored")
    told = State("已告知", "Told")
    disputed = State("异议处理中", "Objection")
    settled = State("异议已处理", "Objection answered")
    confirmed = State("已确认", "Confirmed")
    published = State("已通报", "Circulated", final=True)

    # 谁来办
    issue = Step("下达考核方案", "Issue the scheme", to=issued, by=SUPERVISOR,
                 asks=(year_of, indicator, separate, weight, other_weight, total),
                 may_ask=(fair_competition,), guards=(weights_make_the_total,
                                                      the_year_is_begun), cite=SCHEME, document=Term("考核方案", "scheme"))  # fmt: skip
    assess = Step("自评", "Assess itself", issued, to=assessed, by=HEAD, asks=(self_score,), cite=WORK)
    assign_score = Step("核查评分", "Score", issued, assessed, to=scored, by=SUPERVISOR, asks=(basis, bonus, deductions, score),
                 guards=(adds_up,), cite=WORK,
                 document=Term("评分表", "score sheet"))  # fmt: skip
    strike = Step("一票否决", "Veto", issued, assessed, scored, to=scored, by=SUPERVISOR, asks=(veto,),
                  sets={basis: 0, bonus: 0, deductions: 0, score: 0}, cite=WORK)  # fmt: skip
    tell = Step("告知得分", "Tell the score", scored, to=told, by=SUPERVISOR, dates=told_on, cite=LOCAL)
    object_ = Step("提出异议", "Object", told, to=disputed, by=HEAD, asks=(objection,), dates=objected_on, cite=LOCAL,
                   document=Term("申诉表", "objection"))  # fmt: skip
    keep = Step("维持得分", "Keep the score", disputed, to=settled, by=SUPERVISOR, asks=(answer,), cite=LOCAL)
    rescore = Step("改正得分", "Correct the score", disputed, to=settled, by=SUPERVISOR,
                   asks=(answer, basis, bonus, deductions, score), guards=(adds_up,),
                   cite=LOCAL)  # fmt: skip
    confirm_unopposed = Step("无异议确认", "Confirm, unopposed", told, to=confirmed, by=SUPERVISOR, dates=confirmed_on,
                             cite=LOCAL)  # fmt: skip
    confirm = Step("处理异议后确认", "Confirm after an objection", settled, to=confirmed, by=SUPERVISOR, dates=confirmed_on,
                   cite=WORK)  # fmt: skip
    publish = Step("通报结果", "Circulate", confirmed, to=published, by=SUPERVISOR, dates=published_on, cite=WORK,
                   document=Term("结果通报", "circular"))  # fmt: skip

    # 几日内
    object_by = Clock("异议期", "Objection", working_days(5), starts=tell, until=object_, then=confirm_unopposed, cite=LOCAL)

    # 报多少
    appraised = Figure("纳入考核单位", "Units appraised", opened, unit=BODIES, cite=SCHEME)
    with_own_indicator = Figure("其中单列指标", "With an indicator of its own", opened, unit=BODIES, where=where(separate=True),
                                cite=SCHEME)  # fmt: skip
    weights = Figure("法治建设权重合计", "Weights", opened, unit=POINTS, sums=weight, cite=SCHEME)
    other_weights = Figure("其他指标权重合计", "Others' weights", opened, unit=POINTS, sums=other_weight, cite=SCHEME)
    totals = Figure("方案总分合计", "Totals", opened, unit=POINTS, sums=total, cite=SCHEME)
    confirmed_units = Figure("本年确认结果", "Results confirmed", on(confirmed_on), unit=BODIES, cite=WORK)
    scores = Figure("得分合计", "Scores", on(confirmed_on), unit=POINTS, sums=score, cite=WORK)
    possible = Figure("满分合计", "Possible points", on(confirmed_on), unit=POINTS, sums=weight, cite=WORK)
    vetoed = Figure("一票否决", "Vetoed", on(confirmed_on), unit=BODIES, where=Known(veto), split=(veto,), cite=WORK)
    objections = Figure("提出异议", "Objections", on(objected_on), unit=BODIES, cite=LOCAL)
    at_start = Figure("年初未了结", "Open at the start", open_at_start, unit=BODIES, cite=WORK)
    circulated = Figure("本年通报", "Circulated", closed, unit=BODIES, cite=WORK)
    at_end = Figure("年末未了结", "Open at the end", open_at_end, unit=BODIES, cite=WORK)
    weight_rate = Rate("法治建设考核权重", "Weight of law-based governance", weights, totals, rule_id="APPRAISAL-WEIGHT-1",
                       cite=SCHEME)  # fmt: skip
    average_rate = Rate("平均得分率", "Average score", scores, possible, rule_id="APPRAISAL-AVERAGE-1", cite=WORK)

    # 须相符
    shares = Balance("总分＝法治建设＋其他", "total = this + others", totals, weights + other_weights, cite=SCHEME)
    bound = Balance("得分不高于满分", "scores ≤ possible", scores, possible, relation=Relation.AT_MOST, cite=WORK)
    flow = Balance("年初＋下达＝通报＋年末", "at start + issued = circulated + at end", at_start + appraised,
                   circulated + at_end, cite=WORK)  # fmt: skip
