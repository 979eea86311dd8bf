"""重大行政决策: from the proposal through the five procedures to publication, archive and evaluation afterwards.

Beside 重大行政决策程序暂行条例 (`MAD`, read); departments and townships follow it by reference (art. 42). Each of 公众参与,
专家论证 and 风险评估 is done, or a reason why it does not apply stands in the record; 合法性审查 and 集体讨论 always. What blocks
outright: no lawful opinion, an uncontrollable risk, papers less than seven days before a hearing, a departure from the
majority without reasons, publication before the report to the Party committee, the assessor as evaluator. What wants a
reason: fewer than thirty days of comment (said in the notice; no floor of seven days is in the text), fewer than seven
working days of review. The report to the Party guards publication, since cities order it and the meeting differently.
Not verified: three experts (local practice); where the seven working days begin and begin anew is inferred. A
major adjustment repeats the procedure (art. 37): it is a record of its own that names the decision it adjusts. A record is
open to anyone while its draft is out for comment and once it is published, unless it is lawfully not disclosed. Left out:
the accounts of those held responsible (art. 38); the task of the executor beyond a report.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from fadu.engine.line import (
    EVERY, HANDLER, HEAD, SUPERVISOR, Balance, Case, Clock, DueIn, Figure, Kind, Known, NotAfter, Rate, Relation, SpanOf, State, Step, Term,
    choice, closed, day, days, flag, link, number, on, open_at_end, open_at_start, opened, standing, text, unit, where, working_days,
)  # fmt: skip
from fadu.law.instruments import HNMADCAT
from fadu.law.instruments import MAD713 as MAD
from fadu.work.decisions.major_decision import codes
from fadu.work.decisions.major_decision.codes import (
    ADJUSTMENT, ARCHIVE, COMMENT, DISCUSSION, DRAWN, EVALUATION, EXPERTS, FILE, HEARING, MATERIALS, OPENNESS, PARTICIPATION, PROPOSAL,
    PUBLICATION, REVIEW, REVIEW_DAYS, RISK, SCOPE, THREE_EXPERTS, TO_PARTY,
)  # fmt: skip
from fadu.work.decisions.major_decision.guards import (
    another_evaluates, comment_announced, comment_over, disclosed, each_done_or_explained, enough_experts, filed_away, found_in_order,
    found_wanting, majority_or_reasons, materials_seven_days_before, may_skip_experts, may_skip_risk, may_skip_the_public,
    ready_to_discuss, review_took_its_time, withheld_lawfully,
)  # fmt: skip

PLANNED = HNMADCAT.whole(note="目录栏目“决策时间”见摘录")


class MajorDecision(Case):
    title = Term("重大行政决策", "Major administrative decision")
    code = 52
    public = (where(state="soliciting") | Known("published_on")) & ~where(undisclosed=True)

    # 记什么
    name = text("决策事项", "Matter", cite=SCOPE, public=True)
    matter = choice("事项类别", "Kind of matter", codes.Matter, cite=SCOPE, public=True)
    catalogue = link("目录事项", "Catalogue item", cite=MAD.art(3, 3), public=True)
    planned_by = day("计划决策时间", "Planned by", cite=PLANNED, public=True)
    adjusts = link("所调整的决策", "Adjusts the decision", cite=ADJUSTMENT, public=True)
    undertaker = unit("承办单位", "Undertaker", cite=MAD.art(11), public=True)
    technical = flag("专业性、技术性较强", "Technical", cite=EXPERTS)
    risky = flag("可能影响社会稳定、公共安全等", "May harm stability", cite=RISK)
    undisclosed = flag("依法不予公开", "Not to be disclosed", cite=PARTICIPATION)
    concerns_market = flag("涉及市场主体经济活动", "Concerns undertakings", cite=MAD.art(29))
    started_on = day("启动日期", "Started on", cite=PROPOSAL, public=True)
    no_start_reason = text("不启动的理由", "Why not started", cite=PROPOSAL)
    units_consulted_on = day("征求有关单位意见日期", "Bodies consulted on", cite=MAD.art(13))
    disputes = text("争议事项及理由", "What remained disputed", cite=MAD.art(13))
    comment_from = day("征求意见公告日期", "Comment opened on", cite=COMMENT, public=True)
    comment_days = number("征求意见天数", "Days for comment", cite=COMMENT, public=True)
    short_comment_reason = text(
        "缩短征求意见期的理由", "Why the comment period is short", cite=COMMENT, public=True
    )
    comments = number("收到意见（条）", "Comments received", cite=COMMENT, public=True)
    comments_taken = number("采纳意见（条）", "Comments adopted", cite=COMMENT, public=True)
    materials_on = day("听证材料送达日期", "Hearing papers delivered on", cite=MATERIALS)
    hearing_on = day("听证会日期", "Hearing held on", cite=HEARING, public=True)
    participated_on = day("公众参与完成日期", "Public heard on", cite=PARTICIPATION, public=True)
    no_participation_reason = text("不适用公众参与的理由", "Why the public was not heard", cite=PARTICIPATION)
    experts = number("参加论证专家人数", "Experts", cite=EXPERTS, public=True)
    few_experts_reason = text("专家不足三人的理由", "Why fewer than three experts", cite=THREE_EXPERTS)
    experts_said = text("专家论证意见", "What the experts said", cite=EXPERTS)
    argued_on = day("专家论证日期", "Argued by experts on", cite=EXPERTS, public=True)
    no_experts_reason = text("不适用专家论证的理由", "Why no experts", cite=EXPERTS)
    risk = choice("风险评估结论", "Risk", codes.Risk, cite=codes.RISK_FOUND, public=True)
    assessor = unit("风险评估单位", "Assessor", cite=RISK)
    assessed_on = day("风险评估日期", "Assessed on", cite=RISK, public=True)
    assessed_elsewhere = flag("已按其他规定评估", "Assessed under other rules", cite=RISK)
    no_risk_reason = text("不适用风险评估的理由", "Why no risk assessment", cite=RISK)
    competition_reviewed = flag("已经公平竞争审查", "Reviewed for competition", cite=MAD.art(29))
    file_complete_on = day("送审材料齐备日期", "File complete on", cite=FILE)
    urgent_reason = text("紧急理由", "Why it was urgent", cite=REVIEW_DAYS)
    opinion = choice("合法性审查意见", "Legality opinion", codes.Opinion, cite=REVIEW, public=True)
    legal_risk = text("法律风险", "Legal risk", cite=REVIEW)
    reviewed_on = day("合法性审查日期", "Reviewed on", cite=REVIEW, public=True)
    meeting = text("讨论会议", "Meeting", cite=DISCUSSION, public=True)
    attendees = number("出席人数", "Attendees", cite=DISCUSSION)
    discussed_on = day("集体讨论日期", "Discussed on", cite=DISCUSSION, public=True)
    outcome = choice("决定", "Decision", codes.Outcome, cite=codes.OUTCOME, public=True)
    departs = flag("与多数意见不一致", "Departs from the majority", cite=DISCUSSION)
    head_reason = text("行政首长说明的理由", "The head's reasons", cite=DISCUSSION)
    dissent = text("不同意见", "Dissent", cite=DISCUSSION)
    decided_on = day("决策日期", "Decided on", cite=DISCUSSION, public=True)
    refusal = text("不予通过的理由", "Why not adopted", cite=DISCUSSION)
    party_reported_on = day("请示报告同级党委日期", "Reported to the Party committee on", cite=TO_PARTY)
    published_on = day("公布日期", "Published on", cite=PUBLICATION, public=True)
    withheld_reason = text("不予公布的依据", "Why withheld", cite=PUBLICATION)
    archived_on = day("归档日期", "Archived on", cite=ARCHIVE)
    suspended_reason = text("中止执行事由", "Why suspended", cite=ADJUSTMENT)
    adjusted_on = day("调整日期", "Adjusted on", cite=ADJUSTMENT)
    evaluator = unit("后评估单位", "Evaluator", cite=EVALUATION, public=True)
    evaluation = choice("后评估结论", "Evaluation", codes.Found, cite=EVALUATION, public=True)
    evaluated_on = day("后评估日期", "Evaluated on", cite=EVALUATION, public=True)
    ended_on = day("终结日期", "Ended on", cite=ADJUSTMENT)

    # 在哪里
    proposed = State("已提出", "Proposed", start=True)
    drafting = State("拟订草案中", "Being drafted")
    soliciting = State("征求意见中", "Out for comment")
    before_hearing = State("待听证", "Before the hearing")
    under_review = State("合法性审查中", "Under legality review")
    returned = State("退回补充", "Returned")
    vetted = State("审查通过", "Passed the review")
    discussed = State("已集体讨论", "Discussed")
    decided_once = State("已作出决策", "Decided")
    executing = State("执行中", "Being carried out")
    suspended = State("中止执行", "Suspended")
    declined = State("不启动", "Not started", final=True)
    not_adopted = State("不予通过", "Not adopted", final=True)
    completed = State("执行完毕", "Carried out", final=True)
    stopped = State("停止执行", "Stopped", final=True)
    adjusted = State("已作重大调整", "Replaced by an adjusted decision", final=True)

    # 谁来办
    propose = Step("提出决策建议", "Propose", to=proposed, by=HANDLER, asks=(name, matter, technical, risky, undisclosed, concerns_market),
                   may_ask=(catalogue, planned_by, adjusts), cite=PROPOSAL)  # fmt: skip
    start = Step(
        "决定启动",
        "Start",
        proposed,
        to=drafting,
        by=HEAD,
        asks=(undertaker,),
        dates=started_on,
        cite=PROPOSAL & MAD.art(11),
    )
    decline = Step(
        "不予启动", "Do not start", proposed, to=declined, by=HEAD, asks=(no_start_reason,), cite=PROPOSAL
    )
    consult_units = Step("征求有关单位意见", "Consult other bodies", drafting, by=HANDLER, may_ask=(disputes,), dates=units_consulted_on,
                         cite=MAD.art(13))  # fmt: skip
    open_comment = Step("公开征求意见", "Ask the public", drafting, to=soliciting, by=HANDLER, asks=(comment_days,),
                        may_ask=(short_comment_reason,),
                        guards=(comment_announced,), dates=comment_from, cite=COMMENT, document=Term("征求意见公告", "notice"))  # fmt: skip
    close_comment = Step("征求意见结束", "Close the comment", soliciting, to=drafting, by=HANDLER, asks=(comments, comments_taken),
                         guards=(comment_over,), dates=participated_on, cite=COMMENT, document=Term("意见采纳情况",
                         "what became of it"))  # fmt: skip
    deliver_materials = Step("送达听证材料", "Deliver the hearing papers", drafting, to=before_hearing, by=HANDLER, dates=materials_on,
                             cite=MATERIALS)  # fmt: skip
    hold_hearing = Step("举行听证会", "Hold the hearing", before_hearing, to=drafting, by=HANDLER, guards=(materials_seven_days_before,),
                        dates=(hearing_on, participated_on), cite=HEARING, document=Term("听证笔录", "record"))  # fmt: skip
    skip_the_public = Step("登记不适用公众参与", "Public participation does not apply", drafting, by=HANDLER,
                           asks=(no_participation_reason,),
                           guards=(may_skip_the_public,), cite=PARTICIPATION)  # fmt: skip
    argue = Step("专家论证", "Argue with experts", drafting, by=HANDLER, asks=(experts, experts_said), may_ask=(few_experts_reason,),
                 guards=(enough_experts,), dates=argued_on, cite=EXPERTS, document=Term("专家论证意见",
                 "the experts' opinion"))  # fmt: skip
    skip_experts = Step("登记不适用专家论证", "Expert argumentation does not apply", drafting, by=HANDLER, asks=(no_experts_reason,),
                        guards=(may_skip_experts,), cite=EXPERTS)  # fmt: skip
    assess_risk = Step("风险评估", "Assess the risk", drafting, by=HANDLER, asks=(risk, assessor), dates=assessed_on, cite=RISK,
                       document=Term("风险评估报告", "risk assessment"))  # fmt: skip
    skip_risk = Step("登记不适用风险评估", "Risk assessment does not apply", drafting, by=HANDLER, asks=(no_risk_reason,),
                     may_ask=(assessed_elsewhere,), guards=(may_skip_risk,), cite=RISK)  # fmt: skip
    submit = Step("送合法性审查", "Submit for review", drafting, returned, to=under_review, by=HANDLER,
                  may_ask=(competition_reviewed, urgent_reason),
                  guards=(each_done_or_explained,), dates=file_complete_on, sets={opinion: None, reviewed_on: None}, cite=FILE)  # fmt: skip
    give_back = Step("退回补充", "Return", under_review, to=returned, by=SUPERVISOR, cite=FILE)
    find_lawful = Step("审查通过", "Find in order", under_review, to=vetted, by=SUPERVISOR, asks=(opinion,),
                       may_ask=(legal_risk, urgent_reason),
                       guards=(found_in_order, review_took_its_time), dates=reviewed_on, cite=REVIEW,
                       document=Term("合法性审查意见书", "legality opinion"))  # fmt: skip
    find_wanting = Step("审查不通过", "Find wanting", under_review, to=drafting, by=SUPERVISOR, asks=(opinion,), may_ask=(urgent_reason,),
                        guards=(found_wanting, review_took_its_time), dates=reviewed_on, cite=REVIEW)  # fmt: skip
    discuss = Step("集体讨论", "Discuss", vetted, to=discussed, by=HEAD, asks=(meeting, attendees), guards=(ready_to_discuss,),
                   dates=discussed_on, cite=DISCUSSION, document=Term("会议纪要", "minutes"))  # fmt: skip
    decide = Step("作出决策", "Decide", discussed, to=decided_once, by=HEAD, asks=(outcome,), may_ask=(departs, head_reason, dissent),
                  guards=(majority_or_reasons,), dates=decided_on, cite=DISCUSSION)  # fmt: skip
    discuss_again = Step(
        "暂不决定，再次讨论", "Discuss again", discussed, to=vetted, by=HEAD, cite=DISCUSSION
    )
    revise = Step("退回修改草案", "Redraft", discussed, vetted, to=drafting, by=HEAD, cite=DISCUSSION)
    refuse = Step(
        "不予通过", "Do not adopt", discussed, to=not_adopted, by=HEAD, asks=(refusal,), cite=DISCUSSION
    )
    report_party = Step("请示报告同级党委", "Report to the Party committee", vetted, discussed, decided_once, by=HANDLER,
                        dates=party_reported_on,
                        cite=TO_PARTY, document=Term("请示报告", "report"))  # fmt: skip
    publish = Step("公布", "Publish", decided_once, to=executing, by=HEAD, guards=(disclosed,), dates=published_on, cite=PUBLICATION,
                   document=Term("公布文本", "published text"))  # fmt: skip
    withhold = Step("不予公布", "Withhold", decided_once, to=executing, by=HEAD, asks=(withheld_reason,), guards=(withheld_lawfully,),
                    cite=PUBLICATION)  # fmt: skip
    archive = Step(
        "归档",
        "Archive",
        executing,
        suspended,
        by=HANDLER,
        dates=archived_on,
        cite=ARCHIVE,
        document=Term("归档目录", "list of the file"),
    )
    suspend = Step(
        "中止执行", "Suspend", executing, to=suspended, by=HEAD, asks=(suspended_reason,), cite=ADJUSTMENT
    )
    resume = Step("恢复执行", "Resume", suspended, to=executing, by=HEAD, cite=ADJUSTMENT)
    adjust = Step("作重大调整，另行决策", "Adjust: decided anew", executing, suspended, to=adjusted, by=HEAD, guards=(filed_away,),
                  dates=(adjusted_on, ended_on), cite=ADJUSTMENT)  # fmt: skip
    evaluate = Step("决策后评估", "Evaluate afterwards", executing, suspended, by=SUPERVISOR, asks=(evaluator, evaluation),
                    guards=(another_evaluates,), dates=evaluated_on, cite=EVALUATION, document=Term("后评估报告",
                    "evaluation"))  # fmt: skip
    stop = Step(
        "停止执行",
        "Stop",
        executing,
        suspended,
        to=stopped,
        by=HEAD,
        guards=(filed_away,),
        dates=ended_on,
        cite=ADJUSTMENT,
    )
    complete = Step(
        "执行完毕",
        "Complete",
        executing,
        to=completed,
        by=HANDLER,
        guards=(filed_away,),
        dates=ended_on,
        cite=ARCHIVE,
    )

    # 几日内
    comment_for = Clock("公开征求意见期", "Comment", SpanOf(comment_days, days(30)), starts=open_comment,
                        until=close_comment, kind=Kind.MINIMUM,
                        cite=COMMENT, note=Term("一般不少于30日；短于此的公告中须说明理由",
                        "30 days; a shorter notice says why"))  # fmt: skip
    materials_for = Clock("听证材料提前送达", "Hearing papers beforehand", days(7), starts=deliver_materials,
                          until=hold_hearing, kind=Kind.MINIMUM,
                          cite=MATERIALS)  # fmt: skip
    review_for = Clock("合法性审查最短时间", "Review: at least", working_days(7), starts=submit, restarts=submit,
                       until=(find_lawful, find_wanting),
                       pauses=returned, kind=Kind.MINIMUM, where=~Known(urgent_reason), cite=REVIEW_DAYS,
                       note=Term("起算与重新起算系推断", "its start and restart are inferred"))  # fmt: skip
    publish_by = Clock(
        "主动公开期限",
        "Publication",
        working_days(20),
        starts=decide,
        until=(publish, withhold),
        cite=OPENNESS,
    )
    decide_by = Clock(
        "计划决策时间", "Planned decision", DueIn(planned_by), starts=start, until=decide, cite=PLANNED
    )

    # 报多少
    at_start = Figure("年初在办", "Open at the start", open_at_start, cite=DRAWN)
    proposed_in_year = Figure("本年提出", "Proposed", opened, split=(matter,), cite=PROPOSAL)
    ended = Figure("本年终结", "Ended", closed, cite=DRAWN)
    at_end = Figure("年末在办", "Open at the end", open_at_end, cite=DRAWN)
    decided = Figure(
        "作出重大行政决策", "Major decisions made", on(decided_on), split=(matter,), cite=DISCUSSION
    )
    legal = Figure("讨论前审查合法", "Found lawful before the discussion", on(decided_on),
                   where=where(opinion=("lawful", "exploratory")) & NotAfter(reviewed_on, discussed_on), cite=REVIEW)  # fmt: skip
    opinions = Figure("审查意见", "Opinions", on(reviewed_on), split=(opinion,), cite=REVIEW)
    collective = Figure(
        "经集体讨论",
        "Discussed by the meeting",
        on(decided_on),
        where=NotAfter(discussed_on, decided_on),
        cite=DISCUSSION,
    )
    public_heard = Figure(
        "履行公众参与", "Public heard", on(decided_on), where=Known(participated_on), cite=PARTICIPATION
    )
    public_spared = Figure("公众参与不适用（有理由）", "Public not heard, with a reason", on(decided_on),
                           where=Known(no_participation_reason) & ~Known(participated_on), cite=PARTICIPATION)  # fmt: skip
    experts_heard = Figure(
        "履行专家论证", "Experts heard", on(decided_on), where=Known(argued_on), cite=EXPERTS
    )
    experts_spared = Figure("专家论证不适用（有理由）", "No experts, with a reason", on(decided_on),
                            where=Known(no_experts_reason) & ~Known(argued_on), cite=EXPERTS)  # fmt: skip
    risk_assessed = Figure(
        "履行风险评估", "Risk assessed", on(decided_on), where=Known(assessed_on), cite=RISK
    )
    risk_spared = Figure("风险评估不适用（有理由）", "Risk not assessed, with a reason", on(decided_on),
                         where=Known(no_risk_reason) & ~Known(assessed_on), cite=RISK)  # fmt: skip
    full = Figure("程序履行完整", "Every procedure done or explained", on(decided_on),
                  where=(Known(participated_on) | Known(no_participation_reason)) & (Known(argued_on) | Known(no_experts_reason))
                  & (Known(assessed_on) | Known(no_risk_reason)) & NotAfter(reviewed_on, discussed_on) & NotAfter(discussed_on, decided_on),
                  cite=DRAWN)  # fmt: skip
    hearings = Figure("举行听证会", "Hearings held", on(hearing_on), cite=HEARING)
    from_catalogue = Figure(
        "目录内决策", "Decided, on the catalogue", on(decided_on), where=Known(catalogue), cite=MAD.art(3, 3)
    )
    off_catalogue = Figure(
        "目录外决策",
        "Decided, off the catalogue",
        on(decided_on),
        where=~Known(catalogue),
        cite=MAD.art(3, 3),
    )
    published = Figure("公布决策", "Published", on(published_on), cite=PUBLICATION)
    archived = Figure("归档", "Archived", on(archived_on), cite=ARCHIVE)
    evaluated = Figure(
        "开展后评估", "Evaluated afterwards", on(evaluated_on), split=(evaluation,), cite=EVALUATION
    )
    carried_out_before = Figure(
        "年初执行中",
        "Being carried out at the start",
        standing(decided_on, ended_on, before=True),
        cite=DRAWN,
    )
    carried_out = Figure(
        "年末执行中", "Being carried out at the end", standing(decided_on, ended_on), cite=DRAWN
    )
    finished = Figure("本年执行终结", "Carried out or stopped", on(ended_on), cite=DRAWN)
    legality_rate = Rate("合法性审查率", "Review rate", legal, decided, rule_id="MAJOR-LEGALITY-1", least=EVERY, cite=DRAWN,
                         rule=Term("讨论前审查合法÷作出决策", "found lawful before the discussion ÷ decided"))  # fmt: skip
    collective_rate = Rate(
        "集体讨论率", "Collective discussion", collective, decided, rule_id="MAJOR-COLLECTIVE-1", least=EVERY, cite=DRAWN
    )
    public_rate = Rate("公众参与率", "Public participation", public_heard, decided - public_spared, rule_id="MAJOR-PUBLIC-1", cite=DRAWN,
                       rule=Term("履行公众参与÷（作出决策－依法不适用）", "public heard ÷ (decided − lawfully spared)"))  # fmt: skip
    full_rate = Rate("程序履行率", "Full procedure", full, decided, rule_id="MAJOR-FULL-1", cite=DRAWN)

    # 须相符
    flow = Balance(
        "年初＋提出＝终结＋年末",
        "at start + proposed = ended + at end",
        at_start + proposed_in_year,
        ended + at_end,
        cite=DRAWN,
    )
    public_all = Balance("公众参与：履行＋不适用＝作出决策", "public: heard + spared = decided", public_heard + public_spared, decided,
                         cite=PARTICIPATION)  # fmt: skip
    experts_all = Balance("专家论证：履行＋不适用＝作出决策", "experts: heard + spared = decided", experts_heard + experts_spared, decided,
                          cite=EXPERTS)  # fmt: skip
    risk_all = Balance(
        "风险评估：履行＋不适用＝作出决策",
        "risk: assessed + spared = decided",
        risk_assessed + risk_spared,
        decided,
        cite=RISK,
    )
    sources = Balance(
        "目录内＋目录外＝作出决策",
        "on + off the catalogue = decided",
        from_catalogue + off_catalogue,
        decided,
        cite=SCOPE,
    )
    execution = Balance("年初执行＋决策＝终结＋年末执行", "before + decided = finished + at end", carried_out_before + decided,
                        finished + carried_out, cite=DRAWN)  # fmt: skip
    legal_within = Balance(
        "审查合法不多于决策", "found lawful ≤ decided", legal, decided, relation=Relation.AT_MOST, cite=REVIEW
    )
