"""行政规范性文件: from the proposal to the end of its force, with its filing and what each clean-up finds.

Beside 国办发〔2018〕37号 (`GBF37`) and 115号 (`GBF115`), 湖南省规范性文件管理办法 (`HNGFX`, as amended 2018) and
湖南省行政程序规定 (`HNXZCX`): all seen in excerpts. What blocks outright: no lawful opinion, no unified registration and
number, no fair-competition review (since 2024-08-01), no consent of the government where a department needs it, a comment
period cut short after its notice. What wants a reason: no assessment, no or a short comment period, a hurried review,
changes not made, force at once, a longer validity, an early evaluation.
A document that is also a major decision carries the clocks of both: comment of thirty days and seven working days of
review (重大行政决策程序暂行条例 15, 26, read) beside its own; the stricter ends last. The five procedures are kept in its
record as a major decision, to which it links.
Not verified: every number of days of the review, the 5 and 2 years, the 30 days towards the standing committee, the
evaluation and the two-year clean-up, the articles of the 2025 amendment. “30日后施行” is read as the thirtieth day after
publication, as practice has it. The four rates are nowhere defined: the strict reading is published, the lenient beside it.
A record is open to anyone while its draft is out for comment and once it is published: a draft under review is none of the
public's.
Left out: the file of a citizen's review beyond its answer, and the review that a reconsideration brings along (a matter
of that line).
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from datetime import date

from fadu.engine.line import (
    AFTER, APPLICANT, EVERY, HANDLER, HEAD, SUPERVISOR, SYSTEM, THIRD_PARTY, Balance, Case, Clock, DueIn, Figure, Kind, Known,
    NotAfter, Rate, Relation, Rule, SpanOf, State, Step, Term, Total, choice, day, days, flag, link, met, missed, number, on, opened,
    standing, text, units, where, working_days, years,
)  # fmt: skip
from fadu.law.instruments import HNBASC, HNGFX
from fadu.measure.cite import Mark
from fadu.work.decisions.normative_document import codes
from fadu.work.decisions.normative_document.codes import (
    ASSESS, CLEAN, CLEAN_CYCLE, COLLECTIVE, CONSULT, DRAWN, EVALUATE, EXAMINE, FAIR, FILE_UP, FILE_UP_2025, GOVERNMENTS, IN_FORCE,
    ISSUERS, MAJOR, MAJOR_COMMENT, MAJOR_REVIEW, MAKING, OPENNESS, REQUEST, REVIEW, REVIEW_DAYS, UNIFIED, VALID, VETTING,
)  # fmt: skip
from fadu.work.decisions.normative_document.guards import (
    comment_announced, comment_over, file_complete, filed_first, found, major_is_named, of_level, opinion_followed,
    published_lawfully, registration_number, review_took_its_time, trial_as_titled, within_half_a_year_of_expiry,
)  # fmt: skip

FILE_NPC = HNBASC.whole(mark=Mark.KNOWN, note="30日未核")
EXAMINER = Term("备案机关", "filing authority")


class NormativeDocument(Case):
    title = Term("行政规范性文件", "Normative document")
    code = 51
    public = where(state="soliciting") | Known("published_on")

    # 记什么
    name = text("文件标题", "Title of the document", cite=MAKING, public=True)
    level = choice("制定机关类别", "Issuer", codes.Level, cite=ISSUERS, public=True)
    joint_units = units("联合制定机关", "Joint issuers", cite=ISSUERS, public=True)
    drafted_by = text("起草单位", "Drafted by", cite=MAKING, public=True)
    basis = text("制定依据", "Basis", cite=MAKING, public=True)
    trial = flag("暂行、试行", "Trial", cite=VALID, public=True)
    affects_rights = flag("涉及切身利益或重大权利义务", "Touches people's rights", cite=CONSULT)
    concerns_undertakings = flag("涉及经营者经济活动", "Concerns undertakings", cite=FAIR)
    needs_consent = flag("须先请示本级政府", "Wants the government's consent", cite=HNGFX.art(5, 2))
    consent_on = day("本级政府同意日期", "Consented to on", cite=HNGFX.art(5, 2))
    also_major = flag("同时是重大行政决策", "Is also a major decision", cite=MAJOR, public=True)
    decision = link("重大行政决策记录", "Record of the major decision", cite=MAJOR, public=True)
    supersedes = link("替代的文件", "Supersedes", cite=UNIFIED, public=True)
    superseded_by = link("被何文件替代", "Superseded by", cite=UNIFIED, public=True)
    assessment = text("评估论证结论", "Assessment", cite=ASSESS)
    assessed_on = day("评估论证日期", "Assessed on", cite=ASSESS)
    no_assessment_reason = text("未评估论证的理由", "Why it was not assessed", cite=ASSESS)
    comment_from = day("征求意见公告日期", "Comment opened on", cite=CONSULT, public=True)
    comment_days = number("征求意见天数", "Days for comment", cite=CONSULT, public=True)
    short_comment_reason = text(
        "缩短征求意见期的理由", "Why the comment period is short", cite=CONSULT, public=True
    )
    comment_closed_on = day("征求意见结束日期", "Comment closed on", cite=CONSULT, public=True)
    comments = number("收到意见（条）", "Comments received", cite=CONSULT, public=True)
    comments_taken = number("采纳意见（条）", "Comments adopted", cite=CONSULT, public=True)
    no_comment_reason = text("未公开征求意见的理由", "Why the public was not asked", cite=CONSULT)
    competition = choice("公平竞争审查结论", "Fair competition", codes.Competition, cite=FAIR, public=True)
    competition_on = day("公平竞争审查日期", "Reviewed for competition on", cite=FAIR)
    no_competition_reason = text(
        "未经公平竞争审查的理由", "Why not reviewed for competition", cite=codes.FAIR_BEFORE
    )
    submitted_on = day("送审日期", "Submitted for review on", cite=VETTING)
    file_complete_on = day("送审材料齐备日期", "File complete on", cite=VETTING)
    urgent_reason = text("紧急理由", "Why it was urgent", cite=REVIEW_DAYS)
    opinion = choice("合法性审核意见", "Legality opinion", codes.Opinion, cite=VETTING, public=True)
    opinion_no = text("审核意见书文号", "Number of the opinion", cite=REVIEW)
    reviewed_on = day("合法性审核日期", "Reviewed on", cite=VETTING, public=True)
    changed = flag("已按审核意见修改", "Changed as the opinion asked", cite=VETTING)
    not_followed_reason = text("未采纳审核意见的理由", "Why the opinion was not followed", cite=VETTING)
    meeting = text("集体审议会议", "Meeting", cite=COLLECTIVE, public=True)
    deliberated_on = day("集体审议日期", "Deliberated on", cite=COLLECTIVE, public=True)
    signatory = text("签发人职务", "Signed by (office)", cite=COLLECTIVE)
    signed_on = day("成文日期", "Signed on", cite=COLLECTIVE, public=True)
    registered_on = day("统一登记日期", "Registered on", cite=UNIFIED, public=True)
    registration_no = text("登记编号", "Registration number", cite=UNIFIED, public=True)
    document_no = text("发文字号", "Document number", cite=UNIFIED, public=True)
    numbered_on = day("统一编号日期", "Numbered on", cite=UNIFIED, public=True)
    published_on = day("统一公布日期", "Published on", cite=UNIFIED, public=True)
    effective_on = day("施行日期", "In force from", cite=IN_FORCE, public=True)
    immediate_reason = text("即行施行的理由", "Why in force at once", cite=IN_FORCE, public=True)
    validity_years = number("有效期（年）", "Validity in years", cite=VALID, public=True)
    validity_reason = text("有效期超过通例的理由", "Why valid for longer", cite=VALID)
    explained_at = text("政策解读", "Explanation", cite=OPENNESS, public=True)
    filed_up_on = day("向上一级政府备案日期", "Filed with the government above on", cite=FILE_UP, public=True)
    up_overdue_on = day("逾期未向上一级政府备案", "Overdue with the government above since", cite=FILE_UP)
    examined_on = day("备案审查日期", "Examined on", cite=EXAMINE, public=True)
    up_result = choice("备案审查结论", "Finding of the filing", codes.Filing, cite=FILE_UP, public=True)
    up_supplemented_on = day("补正备案日期", "Filing supplemented on", cite=FILE_UP)
    correct_due = day("纠正期限", "Correct by", cite=FILE_UP)
    corrected_on = day("报告纠正日期", "Correction reported on", cite=FILE_UP)
    filed_npc_on = day(
        "向本级人大常委会备案日期", "Filed with the standing committee on", cite=FILE_NPC, public=True
    )
    npc_overdue_on = day(
        "逾期未向本级人大常委会备案", "Overdue with the standing committee since", cite=FILE_NPC
    )
    npc_result = choice(
        "人大常委会审查结论", "The standing committee's finding", codes.Filing, cite=FILE_NPC, public=True
    )
    npc_result_on = day("人大常委会审查日期", "Examined by the standing committee on", cite=FILE_NPC)
    amended_on = day("最近修改日期", "Last amended on", cite=CLEAN, public=True)
    evaluation = choice("期满前评估意见", "Evaluation", codes.Evaluation, cite=EVALUATE, public=True)
    evaluated_on = day("期满前评估日期", "Evaluated on", cite=EVALUATE, public=True)
    early_evaluation_reason = text("提前评估的理由", "Why evaluated early", cite=EVALUATE)
    clean_up = choice("最近清理结果", "Last clean-up", codes.CleanUp, cite=CLEAN, public=True)
    cleaned_on = day("最近清理日期", "Cleaned up on", cite=CLEAN, public=True)
    end_reason = text("废止、失效、撤销事由", "Why its force ended", cite=CLEAN, public=True)
    left_on = day("停止施行日期", "Out of force since", cite=CLEAN, public=True)
    requested_on = day("审查建议收到日期", "Review asked for on", cite=REQUEST)
    answered_on = day("审查建议答复日期", "Answered on", cite=REQUEST)
    review_answer = text("审查建议答复", "Answer", cite=REQUEST)
    drop_reason = text("终止制定事由", "Why given up", cite=MAKING)

    # 在哪里
    drafting = State("起草中", "Being drafted", start=True)
    soliciting = State("征求意见中", "Out for comment")
    under_review = State("合法性审核中", "Under legality review")
    supplementing = State("补充材料", "Papers being supplemented")
    with_experts = State("专家论证", "With experts")
    returned = State("退回补正程序", "Returned")
    passed = State("审核通过", "Passed")
    failed = State("审核未通过", "Failed")
    adopted = State("已审议通过", "Adopted")
    signed = State("已签发", "Signed")
    registered_once = State("已登记", "Registered")
    numbered_once = State("已编号", "Numbered")
    in_force = State("已公布", "Published")
    given_up = State("终止制定", "Given up", final=True)
    repealed = State("已废止", "Repealed", final=True)
    lapsed = State("已宣布失效", "Declared lapsed", final=True)
    expired = State("期满失效", "Expired", final=True)
    superseded = State("已被替代", "Superseded", final=True)
    annulled = State("已被撤销", "Annulled", final=True)

    # 谁来办
    propose = Step("立项起草", "Propose", to=drafting, by=HANDLER, cite=MAKING, guards=(trial_as_titled, major_is_named), asks=(name,
                   level, drafted_by, basis, trial, affects_rights, concerns_undertakings), may_ask=(needs_consent, also_major,
                   decision, supersedes, joint_units))  # fmt: skip
    obtain_consent = Step(
        "取得本级政府同意",
        "Obtain consent",
        drafting,
        by=HANDLER,
        once=True,
        dates=consent_on,
        cite=HNGFX.art(5, 2),
    )
    assess = Step("评估论证", "Assess", drafting, by=HANDLER, asks=(assessment,), dates=assessed_on, cite=ASSESS,
                  document=Term("评估论证报告", "assessment"))  # fmt: skip
    open_comment = Step("公开征求意见", "Ask the public", drafting, to=soliciting, by=HANDLER, asks=(comment_days,),
                        may_ask=(short_comment_reason,), guards=(comment_announced,), dates=comment_from,
                        sets={comment_closed_on: None}, cite=CONSULT,
                        document=Term("征求意见公告", "notice for comment"))  # fmt: skip
    close_comment = Step("征求意见结束", "Close the comment", soliciting, to=drafting, by=HANDLER, asks=(comments, comments_taken),
                         guards=(comment_over,), dates=comment_closed_on, cite=CONSULT,
                         document=Term("意见采纳情况", "what became of the comments"))  # fmt: skip
    review_competition = Step("公平竞争审查", "Review for competition", drafting, by=HANDLER, asks=(competition,),
                              dates=competition_on, cite=FAIR, document=Term("公平竞争审查表", "competition review"))  # fmt: skip
    submit = Step("送合法性审核", "Submit for review", drafting, returned, to=under_review, by=HANDLER, guards=(file_complete,),
                  may_ask=(no_assessment_reason, no_comment_reason, no_competition_reason, urgent_reason),
                  dates=(submitted_on, file_complete_on), sets={reviewed_on: None, opinion: None}, cite=VETTING,
                  document=Term("送审稿及说明", "draft and explanation"))  # fmt: skip
    ask_papers = Step(
        "通知补充材料", "Ask for papers", under_review, to=supplementing, by=(SUPERVISOR, HEAD), cite=REVIEW
    )
    supplement = Step(
        "补充材料",
        "Supplement",
        supplementing,
        to=under_review,
        by=HANDLER,
        dates=file_complete_on,
        cite=REVIEW,
    )
    ask_experts = Step(
        "提请专家论证", "Ask experts", under_review, to=with_experts, by=(SUPERVISOR, HEAD), cite=REVIEW
    )
    hear_experts = Step(
        "专家论证结束", "Experts heard", with_experts, to=under_review, by=(SUPERVISOR, HEAD), cite=REVIEW
    )
    find_lawful = Step("审核通过", "Find lawful", under_review, to=passed, by=(SUPERVISOR, HEAD), asks=(opinion, opinion_no),
                       may_ask=(urgent_reason,), guards=(found("lawful", "after_changes"), review_took_its_time),
                       dates=reviewed_on, cite=VETTING, document=Term("合法性审核意见书", "legality opinion"))  # fmt: skip
    find_unlawful = Step("审核不通过", "Find unlawful", under_review, to=failed, by=(SUPERVISOR, HEAD), asks=(opinion, opinion_no),
                         may_ask=(urgent_reason,), guards=(found("unlawful", "no_need"), review_took_its_time),
                         dates=reviewed_on, cite=VETTING, document=Term("合法性审核意见书", "legality opinion"))  # fmt: skip
    return_file = Step("退回补正程序", "Return", under_review, to=returned, by=(SUPERVISOR, HEAD), sets={opinion: "returned"},
                       dates=reviewed_on, cite=REVIEW)  # fmt: skip
    revise = Step("重新起草", "Redraft", failed, passed, returned, to=drafting, by=HANDLER, cite=MAKING)
    adopt = Step("集体审议通过", "Adopt", passed, to=adopted, by=HEAD, asks=(meeting,), may_ask=(changed, not_followed_reason),
                 guards=(opinion_followed,), dates=deliberated_on, cite=COLLECTIVE, document=Term("会议纪要", "minutes"))  # fmt: skip
    sign = Step(
        "签发", "Sign", adopted, to=signed, by=HEAD, asks=(signatory,), dates=signed_on, cite=COLLECTIVE
    )
    register = Step(
        "统一登记", "Register", signed, to=registered_once, by=SUPERVISOR, dates=registered_on, cite=UNIFIED
    )
    assign_number = Step("统一编号", "Number", registered_once, to=numbered_once, by=SUPERVISOR, asks=(registration_no, document_no),
                         guards=(registration_number,), dates=numbered_on, cite=UNIFIED)  # fmt: skip
    publish = Step("统一公布", "Publish", numbered_once, to=in_force, by=SUPERVISOR, asks=(effective_on, validity_years),
                   may_ask=(immediate_reason, validity_reason, explained_at), guards=(published_lawfully,), dates=published_on,
                   cite=UNIFIED, document=Term("正式文本", "the document"))  # fmt: skip
    file_up = Step("向上一级政府备案", "File with the government above", in_force, by=HANDLER, once=True, guards=(of_level(*GOVERNMENTS),),
                   dates=filed_up_on, cite=FILE_UP, document=Term("备案报告", "filing report"))  # fmt: skip
    file_npc = Step("向本级人大常委会备案", "File with the standing committee", in_force, by=HANDLER, once=True,
                    guards=(of_level(*GOVERNMENTS),), dates=filed_npc_on, cite=FILE_NPC, document=Term("备案报告",
                    "filing report"))  # fmt: skip
    note_up_overdue = Step("催报（上一级政府）", "Overdue with the government above", in_force, by=(SUPERVISOR, SYSTEM), once=True,
                           dates=up_overdue_on, cite=FILE_UP)  # fmt: skip
    note_npc_overdue = Step("催报（人大常委会）", "Overdue with the standing committee", in_force, by=(SUPERVISOR, SYSTEM), once=True,
                            dates=npc_overdue_on, cite=FILE_NPC)  # fmt: skip
    examine = Step("备案审查", "Examine the filing", in_force, by=SUPERVISOR, asks=(up_result,), may_ask=(correct_due,),
                   guards=(of_level("county_government"), filed_first("up")), dates=examined_on, cite=EXAMINE,
                   document=Term("备案审查意见书", "finding"))  # fmt: skip
    learn_finding = Step("收到上级备案审查结论", "Learn the finding from above", in_force, by=THIRD_PARTY, asks=(up_result,),
                         may_ask=(correct_due,), guards=(of_level("city_government"), filed_first("up")), dates=examined_on,
                         cite=EXAMINE)  # fmt: skip
    learn_npc_finding = Step("收到人大常委会审查结论", "Learn the standing committee's finding", in_force, by=THIRD_PARTY,
                             asks=(npc_result,),
                             may_ask=(correct_due,), guards=(filed_first("npc"),), dates=npc_result_on, cite=FILE_NPC)  # fmt: skip
    supplement_filing = Step("补正备案材料", "Supplement the filing", in_force, by=HANDLER, guards=(filed_first("up"),),
                             dates=up_supplemented_on, cite=FILE_UP)  # fmt: skip
    report_correction = Step(
        "报告纠正情况",
        "Report the correction",
        in_force,
        by=HANDLER,
        once=True,
        dates=corrected_on,
        cite=FILE_UP,
    )
    amend = Step("修改", "Amend", in_force, by=HEAD, asks=(document_no,), dates=amended_on, cite=CLEAN)
    evaluate = Step("期满前评估", "Evaluate before expiry", in_force, by=HANDLER, asks=(evaluation,), may_ask=(early_evaluation_reason,),
                    guards=(within_half_a_year_of_expiry,), dates=evaluated_on, cite=EVALUATE)  # fmt: skip
    keep = Step(
        "清理：继续有效",
        "Clean-up: continues",
        in_force,
        by=HEAD,
        sets={clean_up: "kept"},
        dates=cleaned_on,
        cite=CLEAN,
    )
    mark_for_amendment = Step("清理：修改", "Clean-up: to be amended", in_force, by=HEAD, sets={clean_up: "amend"}, dates=cleaned_on,
                              cite=CLEAN)  # fmt: skip
    clean_repeal = Step("清理：废止", "Clean-up: repealed", in_force, to=repealed, by=HEAD, asks=(end_reason,),
                        sets={clean_up: "repeal"}, dates=(cleaned_on, left_on), cite=CLEAN)  # fmt: skip
    clean_lapse = Step("清理：失效", "Clean-up: lapsed", in_force, to=lapsed, by=HEAD, asks=(end_reason,),
                       sets={clean_up: "lapse"}, dates=(cleaned_on, left_on), cite=CLEAN)  # fmt: skip
    repeal = Step(
        "废止", "Repeal", in_force, to=repealed, by=HEAD, asks=(end_reason,), dates=left_on, cite=CLEAN
    )
    supersede = Step(
        "由新文件替代",
        "Supersede",
        in_force,
        to=superseded,
        by=HEAD,
        asks=(superseded_by,),
        dates=left_on,
        cite=UNIFIED,
    )
    annul = Step(
        "被撤销",
        "Annul",
        in_force,
        to=annulled,
        by=SUPERVISOR,
        asks=(end_reason,),
        dates=left_on,
        cite=FILE_UP,
    )
    expire = Step("有效期届满", "Expire", in_force, to=expired, by=SYSTEM, dates=left_on, cite=VALID)
    ask_review = Step("收到审查建议", "Asked to review", in_force, by=APPLICANT, dates=requested_on, sets={answered_on: None},
                      cite=REQUEST)  # fmt: skip
    answer_review = Step("答复审查建议", "Answer the request", in_force, by=SUPERVISOR, asks=(review_answer,), dates=answered_on,
                         cite=REQUEST)  # fmt: skip
    give_up = Step(
        "终止制定",
        "Give up",
        drafting,
        returned,
        failed,
        passed,
        to=given_up,
        by=HEAD,
        asks=(drop_reason,),
        cite=MAKING,
    )

    # 几日内
    comment_for = Clock("征求意见期", "Comment", SpanOf(comment_days, days(30)), starts=open_comment, until=close_comment,
                        kind=Kind.MINIMUM, cite=CONSULT, note=Term("30日为通行做法，湖南天数未核；短于此须有理由",
                        "thirty days by custom; Hunan's number is not verified"))  # fmt: skip
    comment_as_major = Clock("征求意见期（重大行政决策）", "Comment (major decision)", days(30), starts=open_comment, until=close_comment,
                             kind=Kind.MINIMUM, where=where(also_major=True) & ~Known(short_comment_reason),
                             cite=MAJOR_COMMENT)  # fmt: skip
    review_for = Clock("合法性审核最短时间", "Review: at least", working_days(5), starts=submit, until=(find_lawful, find_unlawful),
                       restarts=(submit, supplement), pauses=(returned, supplementing), kind=Kind.MINIMUM,
                       where=~Known(urgent_reason), cite=REVIEW_DAYS)  # fmt: skip
    review_as_major = Clock("合法性审查最短时间（重大行政决策）", "Review (major decision): at least", working_days(7), starts=submit,
                            until=(find_lawful, find_unlawful), restarts=(submit, supplement), pauses=(returned, supplementing),
                            kind=Kind.MINIMUM, where=where(also_major=True) & ~Known(urgent_reason), cite=MAJOR_REVIEW,
                            note=Term("起算与重新起算系推断", "its start and restart are inferred"))  # fmt: skip
    review_by = Clock("合法性审核期限", "Review: at most", working_days(15), starts=submit,
                      until=(find_lawful, find_unlawful, return_file), pauses=(supplementing, with_experts),
                      whose=Term("审核机构", "reviewing body"), cite=REVIEW_DAYS)  # fmt: skip
    publish_by = Clock(
        "主动公开期限", "Publication", working_days(20), starts=sign, until=publish, cite=OPENNESS
    )
    file_up_by = Clock("向上一级政府备案期限", "Filing with the government above",
                       Rule(days(15), FILE_UP, since=date(2018, 7, 10), until=date(2025, 4, 7)),
                       Rule(days(15), FILE_UP_2025, since=date(2025, 4, 8)), starts=publish, until=file_up,
                       where=where(level=GOVERNMENTS), then=note_up_overdue, deemed=AFTER,
                       note=Term("仅政府文件", "documents of governments only"))  # fmt: skip
    file_npc_by = Clock("向本级人大常委会备案期限", "Filing with the standing committee", days(30), starts=publish, until=file_npc,
                        where=where(level=GOVERNMENTS), then=note_npc_overdue, deemed=AFTER, cite=FILE_NPC,
                        note=Term("仅政府文件", "documents of governments only"))  # fmt: skip
    examine_by = Clock("备案审查期限", "Examination of the filing", days(15), starts=(file_up, supplement_filing),
                       until=(examine, learn_finding), whose=EXAMINER, cite=EXAMINE)  # fmt: skip
    correct_by = Clock("纠正期限", "Correction", DueIn(correct_due), starts=(examine, learn_finding, learn_npc_finding),
                       until=report_correction, cite=FILE_UP)  # fmt: skip
    valid_for = Clock("有效期", "Validity", SpanOf(validity_years, years(99)), starts=publish, until=(), kind=Kind.VALIDITY,
                      then=expire, deemed=AFTER, cite=VALID,
                      note=Term("自公布之日起算，清理不重新起算", "from publication; a clean-up does not begin it anew"))  # fmt: skip
    evaluate_by = Clock("期满前评估期限", "Evaluation before expiry", SpanOf(validity_years, years(99)), starts=publish, until=evaluate,
                        kind=Kind.VALIDITY, cite=EVALUATE)  # fmt: skip
    clean_every = Clock("定期清理", "Clean-up", years(2), starts=publish, restarts=(keep, mark_for_amendment), until=(),
                        kind=Kind.RECURRING, cite=CLEAN_CYCLE)  # fmt: skip
    answer_by = Clock("审查建议答复期限", "Answer to a request", days(30), starts=ask_review, until=answer_review,
                      whose=Term("审查机关", "reviewing body"), cite=REQUEST)  # fmt: skip

    # 报多少
    lawful_before = where(opinion=("lawful", "after_changes")) & NotAfter(reviewed_on, deliberated_on)
    proposed = Figure("本年立项", "Proposed", opened, split=(level,), cite=MAKING)
    pending_before = Figure(
        "年初在审", "Under review at the start", standing(submitted_on, reviewed_on, before=True), cite=DRAWN
    )
    submitted = Figure("本年送审", "Submitted for review", on(submitted_on), cite=DRAWN,
                       rule=Term("每件计一次，按最近一次送审", "each document once, by its last submission"))  # fmt: skip
    found_lawful = Figure(
        "审核合法", "Found lawful", on(reviewed_on), where=where(opinion="lawful"), cite=VETTING
    )
    found_after = Figure(
        "修改后合法",
        "Lawful after changes",
        on(reviewed_on),
        where=where(opinion="after_changes"),
        cite=VETTING,
    )
    found_unlawful = Figure(
        "审核不合法", "Found unlawful", on(reviewed_on), where=where(opinion="unlawful"), cite=VETTING
    )
    found_needless = Figure(
        "建议不制定", "Better not made", on(reviewed_on), where=where(opinion="no_need"), cite=REVIEW
    )
    sent_back = Figure(
        "退回补正程序", "Returned", on(reviewed_on), where=where(opinion="returned"), cite=REVIEW
    )
    pending = Figure("年末在审", "Under review at the end", standing(submitted_on, reviewed_on), cite=DRAWN)
    issued = Figure("制发规范性文件", "Documents issued", on(registered_on), split=(level,), cite=UNIFIED,
                    rule=Term("以统一登记之日计", "by the day of registration"))  # fmt: skip
    registered = Figure("部门“三统一”登记文件", "Departments' documents registered", on(registered_on),
                        where=where(level="city_department"), cite=UNIFIED)  # fmt: skip
    unnumbered_before = Figure("年初已登记未编号", "Registered, unnumbered at the start",
                               standing(registered_on, numbered_on, before=True), cite=UNIFIED)  # fmt: skip
    numbered = Figure("统一编号", "Numbered", on(numbered_on), cite=UNIFIED)
    unnumbered = Figure(
        "年末已登记未编号",
        "Registered, unnumbered at the end",
        standing(registered_on, numbered_on),
        cite=UNIFIED,
    )
    unpublished_before = Figure("年初已编号未公布", "Numbered, unpublished at the start",
                                standing(numbered_on, published_on, before=True), cite=UNIFIED)  # fmt: skip
    published = Figure("统一公布", "Published", on(published_on), split=(level,), cite=UNIFIED)
    unpublished = Figure(
        "年末已编号未公布",
        "Numbered, unpublished at the end",
        standing(numbered_on, published_on),
        cite=UNIFIED,
    )
    reviewed_first = Figure(
        "登记文件中先审合法",
        "Issued, found lawful before the meeting",
        on(registered_on),
        where=lawful_before,
        cite=VETTING,
    )
    reviewed_at_all = Figure(
        "登记文件中有审核意见",
        "Issued, with an opinion",
        on(registered_on),
        where=Known(reviewed_on),
        cite=VETTING,
    )
    filed = Figure("政府规范性文件备案", "Government documents filed", on(filed_up_on), where=where(level="city_government"),
                   cite=FILE_UP, rule=Term("市政府文件，按向省政府备案之日计，每件计一次",
                   "the city's, by the day of filing with the province"))  # fmt: skip
    filed_with_committee = Figure("向市人大常委会备案", "Filed with the city's standing committee", on(filed_npc_on),
                                  where=where(level="city_government"), cite=FILE_NPC)  # fmt: skip
    examined = Figure("备案审查区县（市）规范性文件", "Districts' documents examined", on(examined_on),
                      where=where(level="county_government"), cite=EXAMINE)  # fmt: skip
    up_filed = Figure("向上一级政府备案", "Filed with the government above", on(filed_up_on), cite=FILE_UP)
    up_in_time = Figure(
        "按期向上一级政府备案",
        "Filed with the government above in time",
        on(filed_up_on),
        where=met(file_up_by),
        cite=FILE_UP,
    )
    up_filed_late = Figure("逾期后向上一级政府备案", "Filed with the government above late", on(filed_up_on), where=Known(up_overdue_on),
                           cite=FILE_UP)  # fmt: skip
    up_unnoted = Figure("逾期备案、未经催报（上一级政府）", "Filed above late, not noted before", on(filed_up_on), where=missed(file_up_by),
                        cite=FILE_UP)  # fmt: skip
    up_overdue = Figure(
        "逾期未向上一级政府备案", "Overdue with the government above", on(up_overdue_on), cite=FILE_UP
    )
    up_made_good = Figure(
        "其中已补报", "of which filed since", on(up_overdue_on), where=Known(filed_up_on), cite=FILE_UP
    )
    npc_filed = Figure(
        "向本级人大常委会备案", "Filed with the standing committee", on(filed_npc_on), cite=FILE_NPC
    )
    npc_in_time = Figure("按期向人大常委会备案", "Filed with the standing committee in time", on(filed_npc_on), where=met(file_npc_by),
                         cite=FILE_NPC)  # fmt: skip
    npc_filed_late = Figure("逾期后向人大常委会备案", "Filed with the standing committee late", on(filed_npc_on),
                            where=Known(npc_overdue_on),
                            cite=FILE_NPC)  # fmt: skip
    npc_unnoted = Figure("逾期备案、未经催报（人大常委会）", "Filed with the committee late, not noted before", on(filed_npc_on),
                         where=missed(file_npc_by), cite=FILE_NPC)  # fmt: skip
    npc_overdue = Figure(
        "逾期未向人大常委会备案", "Overdue with the standing committee", on(npc_overdue_on), cite=FILE_NPC
    )
    npc_made_good = Figure("其中已补报（人大常委会）", "of which filed since (standing committee)", on(npc_overdue_on),
                           where=Known(filed_npc_on),
                           cite=FILE_NPC)  # fmt: skip
    answers = Figure("备案审查结论", "Findings on filings", on(examined_on), split=(up_result,), cite=EXAMINE)
    regular_answers = Figure("结论为一次准予备案", "Accepted without supplement", on(examined_on),
                             where=where(up_result="accepted") & ~Known(up_supplemented_on), cite=EXAMINE)  # fmt: skip
    regular_filings = Figure("备案中一次准予", "Filings accepted without supplement", on(filed_up_on),
                             where=where(up_result="accepted") & ~Known(up_supplemented_on), cite=EXAMINE)  # fmt: skip
    put_right = Figure("备案审查纠错", "Ordered corrected or revoked", on(examined_on), where=where(up_result=("correct", "revoke")),
                       cite=EXAMINE)  # fmt: skip
    stock_before = Figure(
        "年初现行有效", "In force at the start", standing(published_on, left_on, before=True), cite=CLEAN
    )
    stock = Figure(
        "年末现行有效", "In force at the end", standing(published_on, left_on), split=(level,), cite=CLEAN
    )
    left_by_repeal = Figure("本年废止", "Repealed", on(left_on), where=where(state="repealed"), cite=CLEAN)
    left_by_lapse = Figure(
        "本年宣布失效", "Declared lapsed", on(left_on), where=where(state="lapsed"), cite=CLEAN
    )
    left_by_expiry = Figure("本年期满失效", "Expired", on(left_on), where=where(state="expired"), cite=VALID)
    left_superseded = Figure(
        "本年被替代", "Superseded", on(left_on), where=where(state="superseded"), cite=UNIFIED
    )
    left_annulled = Figure("本年被撤销", "Annulled", on(left_on), where=where(state="annulled"), cite=FILE_UP)
    unevaluated = Figure(
        "未经评估而期满",
        "Expired unevaluated",
        on(left_on),
        where=where(state="expired") & ~Known(evaluated_on),
        cite=EVALUATE,
    )
    cleaned = Figure("本年清理", "Cleaned up", on(cleaned_on), split=(clean_up,), cite=CLEAN)
    cleaned_kept = Figure(
        "清理：继续有效", "Clean-up: continues", on(cleaned_on), where=where(clean_up="kept"), cite=CLEAN
    )
    cleaned_amend = Figure(
        "清理：修改", "Clean-up: to be amended", on(cleaned_on), where=where(clean_up="amend"), cite=CLEAN
    )
    cleaned_repeal = Figure(
        "清理：废止", "Clean-up: repealed", on(cleaned_on), where=where(clean_up="repeal"), cite=CLEAN
    )
    cleaned_lapse = Figure(
        "清理：失效", "Clean-up: lapsed", on(cleaned_on), where=where(clean_up="lapse"), cite=CLEAN
    )
    should_up = Total("应向上一级政府备案", "Due with the government above", up_in_time + up_overdue + up_unnoted, cite=FILE_UP,
                      rule=Term("已按期备案的，加上期限届满仍未备案的", "filed in time, or not filed when the period ended"))  # fmt: skip
    should_npc = Total(
        "应向人大常委会备案",
        "Due with the standing committee",
        npc_in_time + npc_overdue + npc_unnoted,
        cite=FILE_NPC,
    )
    review_rate = Rate("合法性审查率", "Review rate", reviewed_first, issued, rule_id="ND-REVIEW-STRICT", least=EVERY, cite=DRAWN,
                       rule=Term("集体审议前审核合法÷登记", "found lawful before the meeting ÷ registered"))  # fmt: skip
    review_rate_lenient = Rate("合法性审查率（宽）", "Review rate, lenient", reviewed_at_all, issued, rule_id="ND-REVIEW-LENIENT",
                               cite=DRAWN, rule=Term("有审核意见÷登记", "with any opinion ÷ registered"))  # fmt: skip
    filing_rate = Rate("报备率", "Filing rate",
                       up_in_time + up_made_good + up_unnoted + npc_in_time + npc_made_good + npc_unnoted, should_up.of + should_npc.of,
                       rule_id="ND-FILING-STRICT", least=EVERY, cite=DRAWN,
                       rule=Term("已备案÷应备案，每一受备机关各计一次", "filed ÷ due, each recipient once"))  # fmt: skip
    filing_rate_lenient = Rate("报备率（宽）", "Filing rate, lenient", up_in_time + up_made_good + up_unnoted, should_up.of,
                               rule_id="ND-FILING-LENIENT", cite=DRAWN,
                               rule=Term("只计向上一级政府备案", "the government above only"))  # fmt: skip
    timely_rate = Rate("及时率", "Timely rate", up_in_time + npc_in_time, should_up.of + should_npc.of, rule_id="ND-TIMELY-STRICT",
                       cite=DRAWN, rule=Term("按期备案÷应备案", "filed in time ÷ due"))  # fmt: skip
    timely_rate_lenient = Rate("及时率（宽）", "Timely rate, lenient", up_in_time + npc_in_time, up_filed + npc_filed,
                               rule_id="ND-TIMELY-LENIENT", cite=DRAWN, rule=Term("按期备案÷已备案", "filed in time ÷ filed"))  # fmt: skip
    regular_rate = Rate("规范率", "Regularity rate", regular_filings, up_filed, rule_id="ND-REGULAR-STRICT", cite=DRAWN,
                        rule=Term("未经补正即准予÷已备案", "accepted without supplement ÷ filed"))  # fmt: skip
    regular_rate_lenient = Rate("规范率（宽）", "Regularity rate, lenient", regular_answers, answers, rule_id="ND-REGULAR-LENIENT",
                                cite=DRAWN, rule=Term("未经补正即准予÷已有结论", "accepted without supplement ÷ answered"))  # fmt: skip
    correction_rate = Rate(
        "纠错率", "Correction rate", put_right, answers, rule_id="ND-CORRECTION-1", cite=DRAWN
    )

    # 须相符
    review_flow = Balance("年初在审＋送审＝各项意见＋年末在审", "before + submitted = findings + pending", pending_before + submitted,
                          found_lawful + found_after + found_unlawful + found_needless + sent_back + pending, cite=DRAWN)  # fmt: skip
    numbers_follow = Balance("登记与编号相符", "registered = numbered, but for the year's ends", unnumbered_before + issued,
                             numbered + unnumbered, cite=UNIFIED)  # fmt: skip
    publications_follow = Balance("编号与公布相符", "numbered = published, but for the year's ends", unpublished_before + numbered,
                                  published + unpublished, cite=UNIFIED)  # fmt: skip
    filings_up = Balance(
        "备案＝按期＋逾期补报",
        "filed = in time + late",
        up_filed,
        up_in_time + up_filed_late + up_unnoted,
        cite=FILE_UP,
    )
    filings_npc = Balance("人大备案＝按期＋逾期补报", "filed with the committee = in time + late", npc_filed,
                          npc_in_time + npc_filed_late + npc_unnoted,
                          cite=FILE_NPC)  # fmt: skip
    stock_flow = Balance("年初有效＋公布＝年末有效＋各类停止施行", "before + published = in force + ended", stock_before + published,
                         stock + left_by_repeal + left_by_lapse + left_by_expiry + left_superseded + left_annulled, cite=CLEAN)  # fmt: skip
    cleaning = Balance("清理＝继续有效＋修改＋废止＋失效", "cleaned up = kept + amend + repeal + lapse", cleaned,
                       cleaned_kept + cleaned_amend + cleaned_repeal + cleaned_lapse, cite=CLEAN)  # fmt: skip
    reviewed_within = Balance("先审合法不多于登记", "found lawful first ≤ registered", reviewed_first, issued, relation=Relation.AT_MOST,
                              cite=VETTING)  # fmt: skip
