"""代表建议、政协提案: what deputies suggest and CPPCC members propose, and how the government answers.

Beside 代表法 arts. 18 and 42 (2015), from 2025-03-12 arts. 24 and 51 (`DEP_2015`,
`DEP_2025`); publication: 国办发〔2014〕46号 (`PUB`).  # fmt: skip
Not verified: the period for CPPCC proposals (no national number was read; given with each one, never above six months);
every local period (`law/suggestions.py`: no rule of Hunan or Changsha was found, a stand-in marked so runs).
A record stands in the register of the unit that answers. Passing it to another unit ends it there, and the assigner
registers it anew at the next unit with a link back; joint units' opinions are records of their own (`joint_opinion`).
Left out: expert assessment after a second refusal (Henan), yearly reports to the Standing Committee (not of one record).
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from fadu.engine.line import (
    AFTER, APPLICANT, EVERY, HANDLER, HEAD, SUPERVISOR, SYSTEM, Balance, Case, Clock, DueIn, Figure, Known, Mark, Rate, Relation,
    Rule, SpanOf, State, Step, Term, choice, closed, day, flag, link, missed, months, number, on, opened, standing, text,
    unit, units, where, working_days,
)  # fmt: skip
from fadu.law.instruments import DEP_2015, DEP_2025
from fadu.law.instruments import DEP_CHONGQING_2017 as PATTERN
from fadu.law.instruments import PUB_2014 as PUB
from fadu.law.suggestions import STAND_IN_NOTE, Group, Stage, local_period
from fadu.work.oversight.proposal_terms import (
    ANSWER, CLASSES, CONTACT, CPPCC, HANDING, LEDGER, LOCAL, PUBLISH, REDO, RETURN, SEASON, SILENT, SUGGEST, VIEWS,
    Attitude, Category, Handling, NotFiled, Outcome, ProposedBy, Publication, SchemeUsed, Season, Theme, Way,
    class_of_the_scheme, in_class, is_proposal, is_suggestion, no_first_dispute, no_second_dispute, nothing_promised,
    six_months_in_all, something_promised,
)  # fmt: skip


class Proposal(Case):
    title = Term("代表建议和政协提案", "Suggestions and proposals")
    code = 14
    public = Known("published_on")

    # 记什么
    category = choice("类别", "Kind", Category, cite=SUGGEST, public=True)
    proposal_no = text("编号", "Number", cite=LOCAL, public=True)
    season = choice("提出时间", "When proposed", Season, cite=SEASON, public=True)
    proposed_by = choice("提出方式", "How proposed", ProposedBy, cite=PATTERN.art(8))
    theme = choice("内容分类", "Theme", Theme, cite=LOCAL, public=True)
    subject = text("标题", "Subject", cite=LOCAL, public=True)
    proposer = text("领衔人", "First proposer", cite=LOCAL, personal=True)
    signers = number("联名人数", "Co-signers", cite=PATTERN.art(8))
    previous = link("改办前的记录", "Record at the unit before", cite=RETURN)
    filed_on = day("立案日期", "Filed on", cite=LOCAL)
    not_filed_ground = choice("不予立案理由", "Why not filed", NotFiled, cite=PATTERN.art(13, 3))
    handling = choice("承办方式", "Handling", Handling, cite=PATTERN.art(20), public=True)
    joint_units = units("会办单位", "Joint units", cite=PATTERN.art(20, 1), public=True)
    key = flag("重点督办", "Key supervision", cite=DEP_2025.art(52, 2), public=True)
    reply_months = number("提案答复期限（月）", "Months for the reply to a proposal", cite=CPPCC)
    assigned_on = day("交办日期", "Assigned on", cite=HANDING, public=True)
    return_reason = text("退办理由", "Why returned", cite=RETURN)
    passed_to = unit("改办单位", "Passed to", cite=RETURN)
    contacted_on = day("面商日期", "Proposer heard on", cite=CONTACT, public=True)
    way = choice("面商方式", "How heard", Way, cite=CONTACT)
    extension_months = number("延长月数", "Months added", cite=ANSWER)
    extension_reason = text("延期理由", "Why extended", cite=ANSWER)
    reply_no = text("答复文号", "Number of the reply", cite=PATTERN.art(23))
    scheme = choice("分类标准", "Scheme of classes", SchemeUsed, cite=CLASSES)
    outcome = choice("办理结果类别", "Class of the reply", Outcome, cite=CLASSES, public=True)
    replied_on = day("答复日期", "Replied on", cite=ANSWER, public=True)
    left_on = day("答复、改办或撤回日期", "Replied, passed on or withdrawn on", cite=ANSWER)
    promise = text("承诺事项", "Promise", cite=LEDGER, public=True)
    promise_due = day("承诺完成日期", "Promised by", cite=LEDGER, public=True)
    tracked_on = day("转入跟踪日期", "Tracked since", cite=LEDGER)
    promise_ended_on = day("承诺事项了结日期", "Promise ended on", cite=LEDGER)
    promise_kept = flag("承诺已兑现", "Promise kept", cite=LEDGER, public=True)
    account = text("落实情况", "What was done", cite=LEDGER)
    first_view = choice("首次评价", "First assessment", Attitude, cite=VIEWS, public=True)
    second_view = choice("再次评价", "Second assessment", Attitude, cite=REDO, public=True)
    unreturned = flag("逾期未反馈", "No feedback in time", cite=SILENT)
    reopened_on = day("要求重新办理日期", "Sent back to be done again on", cite=REDO)
    settlement = text("会商处理意见", "Settlement", cite=REDO)
    publication = choice("公开形式", "How published", Publication, cite=PUBLISH, public=True)
    published_on = day("公开日期", "Published on", cite=PUBLISH, public=True)
    withheld_on = day("决定不公开日期", "Withheld on", cite=PUBLISH)
    withheld_reason = text("不公开理由", "Why withheld", cite=PUBLISH)
    concluded_on = day("办结日期", "Concluded on", cite=LOCAL, public=True)
    withdrawn_on = day("撤回日期", "Withdrawn on", cite=PATTERN.art(12))

    # 在哪里
    registered = State("已登记", "Registered", start=True)
    not_filed = State("不予立案", "Not filed", final=True)
    filed = State("已立案，待交办", "Filed, to be assigned")
    assigned_to_unit = State("已交办", "Assigned")
    returning = State("申请退办", "Return asked for")
    passed_on = State("已改办他单位", "Passed to another unit", final=True)
    in_hand = State("承办中", "In hand")
    heard = State("已面商", "Proposer heard")
    answered = State("已答复，待反馈", "Answered, feedback awaited")
    disputed = State("不满意，待决定", "Dissatisfied, to be decided")
    again = State("重新办理", "Being done again")
    answered_again = State("已再次答复，待反馈", "Answered again, feedback awaited")
    assessed = State("已反馈，待办结", "Assessed, to be concluded")
    tracking = State("承诺事项跟踪", "Promise tracked")
    concluded_all = State("办结", "Concluded", final=True)
    withdrawn = State("已撤回", "Withdrawn", final=True)

    # 谁来办
    register = Step("登记", "Register", to=registered, by=SUPERVISOR, cite=SUGGEST, asks=(category, proposal_no, season,
                    proposed_by, theme, subject, proposer), may_ask=(signers, previous))  # fmt: skip
    file = Step("立案", "File", registered, to=filed, by=SUPERVISOR, dates=filed_on, cite=LOCAL)
    refuse = Step("不予立案，转作来信", "Don't file", registered, to=not_filed, by=SUPERVISOR, asks=(not_filed_ground,),
                  cite=PATTERN.art(13, 3), document=Term("情况说明", "explanation"))  # fmt: skip
    assign_suggestion = Step("交办建议", "Assign a suggestion", filed, to=assigned_to_unit, by=SUPERVISOR, asks=(handling,),
                             may_ask=(joint_units, key), dates=assigned_on, guards=(is_suggestion,), cite=HANDING,
                             document=Term("交办通知", "notice of assignment"))  # fmt: skip
    assign_proposal = Step("交办提案", "Assign a proposal", filed, to=assigned_to_unit, by=SUPERVISOR, asks=(handling,
                           reply_months), may_ask=(joint_units, key), dates=assigned_on, guards=(is_proposal,), cite=CPPCC,
                           document=Term("交办通知", "notice of assignment"))  # fmt: skip
    accept = Step("签收承办", "Take in hand", assigned_to_unit, to=in_hand, by=HANDLER, cite=LOCAL)
    deem_accepted = Step("逾期未退办，视为承办", "Not returned in time: in hand", assigned_to_unit, to=in_hand, by=(HANDLER,
                         SYSTEM), cite=LOCAL)  # fmt: skip
    ask_return = Step("申请退办", "Ask to return", assigned_to_unit, to=returning, by=HEAD, asks=(return_reason,), once=True,
                      cite=RETURN, document=Term("退办申请", "request to return"))  # fmt: skip
    agree_return = Step("同意退办，改办", "Agree, pass on", returning, to=passed_on, by=SUPERVISOR, asks=(passed_to,),
                        dates=left_on, cite=RETURN, document=Term("改办通知", "notice of reassignment"))  # fmt: skip
    refuse_return = Step("不同意退办", "Refuse the return", returning, to=in_hand, by=SUPERVISOR, cite=RETURN)
    hear = Step("面商", "Hear the proposer", in_hand, heard, to=heard, by=HANDLER, asks=(way,), dates=contacted_on,
                cite=CONTACT, document=Term("面商记录", "record of contact"))  # fmt: skip
    extend = Step("延期答复", "Extend", in_hand, heard, by=SUPERVISOR, once=True, asks=(extension_months, extension_reason),
                  guards=(six_months_in_all,), cite=ANSWER)  # fmt: skip
    reply = Step("答复", "Reply", heard, to=answered, by=HEAD, asks=(reply_no, scheme, outcome), may_ask=(promise,
                 promise_due), guards=(class_of_the_scheme,), dates=(replied_on, left_on), cite=ANSWER & PATTERN.art(23),
                 document=Term("答复函", "letter of reply"))  # fmt: skip
    take_view = Step("收到满意度评价", "Take the assessment", answered, to=assessed, by=APPLICANT, asks=(first_view,),
                     guards=(no_first_dispute,), cite=PATTERN.art(27, 1), document=Term("征询意见表", "feedback form"))  # fmt: skip
    dispute = Step("反馈不满意", "Not satisfied", answered, to=disputed, by=APPLICANT, sets={"first_view": "dissatisfied"},
                   cite=REDO)  # fmt: skip
    note_no_view = Step("逾期未反馈", "No feedback in time", answered, answered_again, to=assessed, by=(HANDLER, SYSTEM),
                        sets={"unreturned": True}, cite=SILENT)  # fmt: skip
    reopen = Step("要求重新办理", "Send back", disputed, to=again, by=SUPERVISOR, once=True, dates=reopened_on, cite=REDO)
    reply_again = Step("再次答复", "Reply again", again, to=answered_again, by=HEAD, asks=(reply_no, scheme, outcome),
                       may_ask=(promise, promise_due), guards=(class_of_the_scheme,), cite=REDO, document=Term("再次答复函",
                       "second letter of reply"))  # fmt: skip
    take_second_view = Step("收到再次评价", "Take the second assessment", answered_again, to=assessed, by=APPLICANT,
                            asks=(second_view,), guards=(no_second_dispute,), cite=REDO)  # fmt: skip
    dispute_again = Step("再次反馈不满意", "Still not satisfied", answered_again, to=disputed, by=APPLICANT,
                         sets={"second_view": "dissatisfied"}, cite=REDO)  # fmt: skip
    settle = Step("会商处理", "Settle", disputed, to=assessed, by=SUPERVISOR, asks=(settlement,), cite=REDO)
    publish = Step("公开答复", "Publish the reply", answered, disputed, answered_again, assessed, by=HANDLER,
                   asks=(publication,), dates=published_on, cite=PUBLISH)  # fmt: skip
    withhold = Step("决定不公开", "Withhold", answered, disputed, answered_again, assessed, by=HEAD, asks=(withheld_reason,),
                    dates=withheld_on, cite=PUBLISH, document=Term("公开审查表", "publication review"))  # fmt: skip
    conclude = Step("办结", "Conclude", assessed, to=concluded_all, by=HANDLER, dates=concluded_on, guards=(nothing_promised,),
                    cite=LOCAL)  # fmt: skip
    track = Step("办结，承诺事项转入跟踪", "Conclude, track the promise", assessed, to=tracking, by=HANDLER,
                 dates=(concluded_on, tracked_on), guards=(something_promised,), cite=LEDGER, document=Term("承诺事项台账",
                 "ledger of promises"))  # fmt: skip
    fulfil = Step("承诺兑现，再次函告", "Promise kept, told", tracking, to=concluded_all, by=HEAD, asks=(account,),
                  dates=promise_ended_on, sets={"promise_kept": True}, cite=PATTERN.art(24, 2))  # fmt: skip
    give_up = Step("不能兑现，说明原因", "Promise not kept, explained", tracking, to=concluded_all, by=HEAD, asks=(account,),
                   dates=promise_ended_on, sets={"promise_kept": False}, cite=PATTERN.art(24, 2))  # fmt: skip
    withdraw = Step("撤回", "Withdraw", registered, filed, assigned_to_unit, returning, in_hand, heard, to=withdrawn,
                    by=APPLICANT, dates=(withdrawn_on, left_on), cite=PATTERN.art(12))  # fmt: skip

    # 几日内
    reply_by = Clock("答复期限（建议）", "Reply to a suggestion", Rule(months(3), DEP_2015.art(42, 1), until=DEP_2015.until),
                     Rule(months(3), DEP_2025.art(51, 2), since=DEP_2025.since), starts=assign_suggestion, until=reply,
                     adds={extend: SpanOf(extension_months, months(3))}, cite=ANSWER)  # fmt: skip
    proposal_reply_by = Clock("答复期限（提案）", "Reply to a proposal", SpanOf(reply_months, months(6)),
                              starts=assign_proposal, until=reply, adds={extend: SpanOf(extension_months, months(3))},
                              cite=CPPCC, note=Term("全国没有统一期限，随交办逐件确定",
                              "no national number: given with each assignment"))  # fmt: skip
    assign_by = Clock("交办期限", "Assignment", local_period(Stage.ASSIGN).span, starts=file, until=(assign_suggestion,
                      assign_proposal), whose=Term("交办机关", "assigning body"), cite=local_period(Stage.ASSIGN).cite,
                      note=STAND_IN_NOTE)  # fmt: skip
    return_by = Clock("退办期限", "Return", local_period(Stage.RETURN).span, starts=(assign_suggestion, assign_proposal),
                      until=(ask_return, accept), then=deem_accepted, deemed=AFTER, cite=local_period(Stage.RETURN).cite,
                      note=STAND_IN_NOTE)  # fmt: skip
    decide_return_by = Clock("改办期限", "Reassignment", local_period(Stage.REASSIGN).span, starts=ask_return,
                             until=(agree_return, refuse_return), whose=Term("交办机关", "assigning body"),
                             cite=local_period(Stage.REASSIGN).cite, note=STAND_IN_NOTE)  # fmt: skip
    hear_by = Clock("首次联系期限", "First contact", local_period(Stage.CONTACT).span, starts=(assign_suggestion,
                    assign_proposal), until=hear, cite=local_period(Stage.CONTACT).cite, note=STAND_IN_NOTE)  # fmt: skip
    view_by = Clock("反馈期限", "Feedback", local_period(Stage.FEEDBACK).span, starts=(reply, reply_again), until=(take_view,
                    dispute, take_second_view, dispute_again), then=note_no_view, deemed=AFTER, whose=Term("提出人",
                    "proposer"), cite=local_period(Stage.FEEDBACK).cite, note=STAND_IN_NOTE)  # fmt: skip
    redo_by = Clock("重新办理期限", "Second reply", local_period(Stage.REDO).span, starts=reopen, until=reply_again,
                    cite=local_period(Stage.REDO).cite, note=STAND_IN_NOTE)  # fmt: skip
    publish_by = Clock("公开期限", "Publication", working_days(20), starts=reply, restarts=reply_again, until=(publish,
                       withhold), cite=PUB.whole(mark=Mark.DESIGN),
                       note=Term("可配置：20个工作日见安徽2015年规定，全国通知没有日数",
                       "configuration: the 20 working days are Anhui's of 2015; the national notice has no number"))  # fmt: skip
    promise_by = Clock("承诺事项期限", "Promise", DueIn(promise_due), starts=track, until=fulfil, cite=LEDGER)

    # 报多少
    cohort = on(assigned_on)
    counted = where(handling=("sole", "lead", "first")) & ~Known(passed_to) & ~Known(withdrawn_on)
    answers = counted & Known(replied_on)
    received = Figure("收到建议提案", "Received", opened, where=~Known(previous), split=(category, theme), cite=SUGGEST)
    filed_ones = Figure("其中已立案", "Filed", opened, where=~Known(previous) & Known(filed_on), split=(category, theme),
                        cite=LOCAL)  # fmt: skip
    unfiled = Figure("不予立案", "Not filed", closed, where=Known(not_filed_ground), split=(not_filed_ground,),
                     cite=PATTERN.art(13, 3))  # fmt: skip
    assigned = Figure("交办建议提案", "Assigned", cohort, where=counted, split=(category, season), cite=HANDING,
                      rule=Term("独办、主办与分办首办各计一件；会办、分办其他单位和退改的不计",
                      "alone, leading, and first of several count once; joint units, the others and what was passed on don't"))  # fmt: skip
    suggestions = Figure("人大代表建议", "Deputies' suggestions", cohort, where=counted & where(category="suggestion"),
                         cite=HANDING)  # fmt: skip
    cppcc = Figure("政协提案", "CPPCC proposals", cohort, where=counted & where(category="proposal"), cite=CPPCC)
    replied = Figure("已答复", "Replied", cohort, where=answers, split=(category,), cite=ANSWER,
                     rule=Term("本年交办、截至统计日已答复", "assigned in the year and replied by the day of counting"))  # fmt: skip
    replied_in_time = Figure("按期答复", "Replied in time", cohort, split=(category,), cite=ANSWER,
                             where=answers & ~missed(reply_by) & ~missed(proposal_reply_by))  # fmt: skip
    extensions = Figure("延期答复", "Extended", cohort, where=answers & Known(extension_months), cite=ANSWER)
    concluded = Figure("办结建议提案", "Concluded", on(concluded_on), where=counted, split=(category,), cite=LOCAL)
    concluded_of_assigned = Figure("本年交办已办结", "Concluded of those assigned", cohort,
                                   where=counted & Known(concluded_on), cite=LOCAL)  # fmt: skip
    key_items = Figure("重点督办", "Under key supervision", cohort, where=counted & where(key=True), cite=DEP_2025.art(52, 2))
    contacted = Figure("已面商", "Proposers heard", cohort, where=counted & Known(contacted_on), split=(way,), cite=CONTACT)
    solved = Figure("已解决（A类）", "Solved", cohort, where=answers & in_class(Group.SOLVED), cite=CLASSES)
    under_way = Figure("正在解决", "Being solved", cohort, where=answers & in_class(Group.UNDER_WAY), cite=CLASSES)
    planned = Figure("列入计划", "Planned", cohort, where=answers & in_class(Group.PLANNED), cite=CLASSES)
    not_now = Figure("暂不能解决或留作参考", "Not for now", cohort, where=answers & in_class(Group.NOT_NOW), cite=CLASSES)
    passed_up = Figure("涉及上级职权", "Within a higher body's powers", cohort, where=answers & in_class(Group.PASSED_UP),
                       cite=CLASSES)  # fmt: skip
    views = Figure("首次评价收回", "First assessments returned", cohort, where=answers & Known(first_view), cite=SILENT,
                   rule=Term("逾期不反馈的不入满意率基数", "those who return no form are left out of the base"))  # fmt: skip
    first_satisfied = Figure("首次满意", "Satisfied at first", cohort, where=answers & where(first_view="satisfied"),
                             cite=VIEWS)  # fmt: skip
    first_basically = Figure("首次基本满意", "Basically satisfied at first", cohort,
                             where=answers & where(first_view="basically"), cite=VIEWS)  # fmt: skip
    first_dissatisfied = Figure("首次不满意", "Dissatisfied at first", cohort,
                                where=answers & where(first_view="dissatisfied"), cite=VIEWS)  # fmt: skip
    content = Figure("最终满意和基本满意", "Satisfied in the end", cohort, cite=VIEWS,
                     where=answers & (where(first_view=("satisfied", "basically")) | where(second_view=("satisfied",
                     "basically"))))  # fmt: skip
    second_dissatisfied = Figure("再次不满意", "Still dissatisfied", cohort, where=answers & where(second_view="dissatisfied"),
                                 split=(second_view,), cite=REDO)  # fmt: skip
    reopened = Figure("重新办理", "Done again", on(reopened_on), cite=REDO)
    published = Figure("公开答复", "Replies published", cohort, where=answers & Known(published_on), split=(publication,),
                       cite=PUBLISH)  # fmt: skip
    fit = Figure("宜公开的答复", "Replies fit for publication", cohort, where=answers & ~Known(withheld_on), cite=PUBLISH)
    promises_at_start = Figure("年初承诺事项", "Promises open at the start", standing(tracked_on, promise_ended_on,
                               before=True), cite=LEDGER)  # fmt: skip
    promises_made = Figure("新增承诺事项", "Promises taken on", on(tracked_on), cite=LEDGER)
    promises_kept = Figure("兑现承诺事项", "Promises kept", on(promise_ended_on), where=where(promise_kept=True), cite=LEDGER)
    promises_dropped = Figure("不能兑现已说明", "Promises not kept", on(promise_ended_on), where=where(promise_kept=False),
                              cite=LEDGER)  # fmt: skip
    promises_open = Figure("年末承诺事项", "Promises open at the end", standing(tracked_on, promise_ended_on), cite=LEDGER)
    waiting_at_start = Figure("年初待答复件次", "Awaiting reply at the start", standing(assigned_on, left_on, before=True),
                              cite=ANSWER)  # fmt: skip
    turns = Figure("交办件次", "Assignments", cohort, split=(handling,), cite=HANDING, rule=Term("每个单位每次承办计一件次",
                   "each unit's turn counts"))  # fmt: skip
    turns_replied = Figure("答复件次", "Turns replied", on(left_on), where=Known(replied_on), cite=ANSWER)
    turns_passed_on = Figure("退改件次", "Turns passed on", on(left_on), where=Known(passed_to), cite=RETURN)
    turns_withdrawn = Figure("撤回件次", "Turns withdrawn", on(left_on), where=Known(withdrawn_on) & Known(assigned_on),
                             cite=PATTERN.art(12))  # fmt: skip
    waiting_at_end = Figure("年末待答复件次", "Awaiting reply at the end", standing(assigned_on, left_on), cite=ANSWER)
    filing_rate = Rate("立案率", "Share filed", filed_ones, received, rule_id="PROP-FILED-1", cite=LOCAL)
    reply_rate = Rate("办复率", "Share replied", replied, assigned, rule_id="PROP-REPLY-1", least=EVERY, cite=ANSWER,
                      rule=Term("已答复÷交办", "replied ÷ assigned"))  # fmt: skip
    in_time_rate = Rate("按期办复率", "Share replied in time", replied_in_time, assigned, rule_id="PROP-REPLY-IN-TIME-1",
                        cite=ANSWER)  # fmt: skip
    settled_rate = Rate("办结率", "Share concluded", concluded_of_assigned, assigned, rule_id="PROP-SETTLED-A", cite=LOCAL,
                        rule=Term("口径一：办结÷交办", "rule A: concluded ÷ assigned"))  # fmt: skip
    solved_rate = Rate("问题解决率", "Share solved", solved, replied, rule_id="PROP-SOLVED-1", cite=CLASSES,
                       rule=Term("A类÷已答复", "class A ÷ replied"))  # fmt: skip
    contact_rate = Rate("面商率", "Share heard", contacted, assigned, rule_id="PROP-CONTACT-1", cite=CONTACT)
    first_satisfaction = Rate("首次满意率", "First satisfaction", first_satisfied + first_basically, views,
                              rule_id="PROP-SATISFIED-FIRST", cite=SILENT, rule=Term("（满意＋基本满意）÷首次收回",
                              "(satisfied + basically) ÷ returned at first"))  # fmt: skip
    satisfaction = Rate("满意率", "Satisfaction", content, views, rule_id="PROP-SATISFIED-FINAL", cite=SILENT,
                        rule=Term("最终（满意＋基本满意）÷收回", "satisfied or basically in the end ÷ returned"))  # fmt: skip
    publication_rate = Rate("公开率", "Share published", published, fit, rule_id="PROP-PUBLISHED-1", cite=PUBLISH)

    # 须相符
    kinds = Balance("建议＋提案＝交办", "suggestions + proposals = assigned", suggestions + cppcc, assigned, cite=HANDING)
    classes = Balance("各类之和＝已答复", "classes = replied", solved + under_way + planned + not_now + passed_up, replied,
                      cite=CLASSES)  # fmt: skip
    assessments = Balance("首次评价三项之和＝收回", "first assessments = returned",
                          first_satisfied + first_basically + first_dissatisfied, views, cite=VIEWS)  # fmt: skip
    returned = Balance("收回不多于答复", "assessments ≤ replied", views, replied, relation=Relation.AT_MOST, cite=SILENT)
    answered_ones = Balance("答复不多于交办", "replied ≤ assigned", replied, assigned, relation=Relation.AT_MOST, cite=ANSWER)
    timely = Balance("按期不多于答复", "in time ≤ replied", replied_in_time, replied, relation=Relation.AT_MOST, cite=ANSWER)
    flow = Balance("年初＋交办＝答复＋退改＋撤回＋年末", "at start + assigned = replied + passed on + withdrawn + at end",
                   waiting_at_start + turns, turns_replied + turns_passed_on + turns_withdrawn + waiting_at_end, cite=ANSWER)  # fmt: skip
    promises = Balance("承诺事项：年初＋新增＝兑现＋未兑现＋年末", "promises: at start + made = kept + not kept + at end",
                       promises_at_start + promises_made, promises_kept + promises_dropped + promises_open, cite=LEDGER)  # fmt: skip
