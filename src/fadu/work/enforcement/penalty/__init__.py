"""行政处罚: a penalty case, from the clue or the street corner to the closed file, with what is published of it.

Beside the statute: 行政处罚法, its 2021 text (`NEW`) for cases that begin from 2021-07-15 and the text before (`OLD`, not
read: every article of it is unverified). The Act's ninety days leave nothing out; where a departmental rule leaves out
hearing, testing and the like (`MARKET`, unverified), the case says so and its own clock runs. Publication within seven
working days is 三项制度 (`SHOWN`), twenty in market regulation (`MARKET_SHOWN`). Police ask no shorter period for a
hearing: a rule cannot shorten the Act's five working days.

Discretion: circumstances are facts, `discretion.weigh` says what they lead to and why, and the decision keeps the reason.
A sum outside the band needs a reason on record; a sum outside the law is refused. The benchmark of an agency is not read:
the thirds of a ministry's opinion stand in for it. The sum from which a hearing is due is a local standard, given with
the notice (national law names none).

Counting: a decision with several kinds counts once, under the heaviest (`codes.SEVERITIES` has both orders in use); the
year is that of the decision, whatever became of it later; money is that of the decision, not what was collected.
Not verified: which text governs a case over 15 July 2021 (here the day it began). Left out: coercive measures, referral
back from the police, the taking down of a publication after its term (rules disagree), mandatory reconsideration.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from fadu.engine.line import (
    AFTER, APPLICANT, HANDLER, HEAD, PREVIOUS, SYSTEM, THIRD_PARTY, YUAN, Balance, Case, Clock, Derived, DueIn, Figure, Kind,
    Known, Mark, Rate, Relation, Rule, SpanOf, State, Step, Term, Total, choice, day, days, flag, missed, money, number, on,
    opened, standing, text, where, working_days,
)  # fmt: skip
from datetime import date

from fadu.law.instruments import ACL_2011 as FORCE
from fadu.law.instruments import APL_2017 as OLD
from fadu.law.instruments import APL_2021 as NEW
from fadu.law.instruments import CPL_2017, CPL_2021, CPL_2023
from fadu.law.instruments import DISC_2022 as BENCHMARK
from fadu.law.instruments import ENF_STAT as FORM
from fadu.law.instruments import SAMR_PROC as MARKET
from fadu.law.instruments import SAMR_SHOWN as MARKET_SHOWN
from fadu.law.instruments import THREE_SYS_2018 as SHOWN
from fadu.law.instruments import TRANSFER_2020 as CRIME
from fadu.work.enforcement.penalty.codes import (
    NEW_BEGINS, NOT_PENALISED, Aggravation, Capacity, Challenge, Change, ClueSource, Harm, Hearing, Measure, Mitigation, OnTheSpot,
    Outcome, PartyKind, PeriodRule, Power, Procedure, Relief, ReviewGround, Sanction, ServiceWay,
)  # fmt: skip
from fadu.work.enforcement.penalty.guards import (
    collectable, consented, heaviest, is_published, kinds_and_sums, late_of, least_of_band, may_be_heard, measure_of, most_of_band,
    not_heavier_for_the_defence, not_the_investigator, on_the_day_called, outcome_of, owes, properly_prepared, reason_of,
    relief_of, rightly_exempt, settled, spared, still_pursuable, two_officers, within_summary_limits, within_the_band,
)  # fmt: skip

BEFORE = date(2021, 7, 14)
CLOSING = NEW.art(57, mark=Mark.DESIGN, note="结案未见条文，依案卷管理登记")
LISTS = NEW.art(33) & BENCHMARK.whole()


class Penalty(Case):
    title = Term("行政处罚案件", "Administrative penalty case")
    code = 71
    public = Known("published_on") & ~Known("unpublished_on")

    # 记什么
    procedure = choice("程序", "Procedure", Procedure, cite=NEW.art(51) & NEW.art(54))
    power = choice("职权来源", "Basis of the power", Power, cite=NEW.art(17, mark=Mark.KNOWN))
    source = choice("线索来源", "Source of the clue", ClueSource, cite=NEW.art(54))
    matter = text("违法行为", "Violation", cite=NEW.art(44))
    party_kind = choice("当事人类型", "Kind of party", PartyKind, cite=NEW.art(51), public=True)
    party = text("当事人", "Party", cite=NEW.art(59, mark=Mark.KNOWN), personal=True)
    act_ended_on = day("违法行为终了日期", "Violation ended on", cite=NEW.art(36))
    grave_harm = flag(
        "涉及生命健康安全、金融安全且有危害后果", "Harm to life, health or finance", cite=NEW.art(36)
    )
    officers = number("执法人员数", "Officers", cite=NEW.art(42))
    period_rule = choice("办案期限依据", "Which period binds", PeriodRule, cite=NEW.art(60))
    filed_on = day("立案日期", "Filed on", cite=NEW.art(54))
    preserved_on = day("证据先行登记保存日期", "Evidence preserved on", cite=NEW.art(56))
    testing = text("检测、检验、鉴定事项", "Testing", cite=NEW.art(60) & MARKET.art(64))
    further_days = number("集体讨论决定继续延期日数", "Further days, after discussion", cite=MARKET.art(64))
    minor = flag("违法行为轻微", "Minor", cite=NEW.art(33, 1))
    corrected = flag("及时改正", "Corrected in time", cite=NEW.art(33, 1))
    first_time = flag("初次违法", "First violation", cite=NEW.art(33, 1))
    harm = choice("危害后果", "Harm", Harm, cite=NEW.art(33, 1))
    faultless = flag("有证据足以证明没有主观过错", "Proved not at fault", cite=NEW.art(33, 2))
    capacity = choice("责任能力", "Capacity", Capacity, cite=NEW.art(30) & NEW.art(31))
    mitigation = choice("从轻减轻情节", "Mitigation", Mitigation, cite=NEW.art(32, mark=Mark.KNOWN))
    aggravation = choice("从重情节", "Aggravation", Aggravation, cite=NEW.art(34))
    fine_least = money("法定罚款下限", "Least fine by law", cite=NEW.art(34))
    fine_most = money("法定罚款上限", "Highest fine by law", cite=NEW.art(34))
    measure = choice("裁量结论", "What the facts lead to", Measure, cite=NEW.art(34))
    measure_reason = text("裁量理由", "Why", cite=NEW.art(34) & BENCHMARK.whole())
    exempt_as = choice("可适用的不予处罚", "No penalty as", Outcome, cite=NEW.art(33))
    band_least = money("裁量幅度下限", "Band from", cite=BENCHMARK.whole())
    band_most = money("裁量幅度上限", "Band to", cite=BENCHMARK.whole())
    departure_reason = text(
        "偏离裁量基准的理由", "Reason for departing from the benchmark", cite=BENCHMARK.whole(mark=Mark.KNOWN)
    )
    complicated = flag("情节复杂或者重大违法行为", "Complex or major", cite=NEW.art(57, 2))
    review_ground = choice("应当法制审核的情形", "Why reviewed", ReviewGround, cite=NEW.art(58))
    review_asked_on = day("提交法制审核日期", "Review asked for on", cite=NEW.art(58))
    review_passed_on = day("法制审核通过日期", "Review passed on", cite=NEW.art(58))
    review_returned_on = day("法制审核退回日期", "Review returned on", cite=NEW.art(58))
    proposed_fine = money("拟罚款", "Proposed fine", cite=NEW.art(44))
    proposed_confiscated = money("拟没收金额", "Proposed confiscation", cite=NEW.art(44))
    hearing_standard = money("听证数额标准", "Sum from which a hearing is due", cite=NEW.art(63, 1, mark=Mark.LOCAL,
                             note="全国未定数额，依本地、本领域标准"))  # fmt: skip
    hearing_right = flag("有权要求听证", "May ask for a hearing", cite=NEW.art(63))
    noticed_on = day("处罚告知日期", "Notified on", cite=NEW.art(44))
    defended_on = day("陈述申辩日期", "Defence on", cite=NEW.art(45))
    hearing = choice("听证", "Hearing", Hearing, cite=NEW.art(64))
    hearing_on = day("听证通知日期", "Hearing called for", cite=NEW.art(64))
    host_investigated = flag("主持人是本案调查人员", "The host investigated", cite=NEW.art(64))
    heard_on = day("听证日期", "Heard on", cite=NEW.art(65))
    discussed_on = day("集体讨论日期", "Discussed on", cite=NEW.art(57, 2))
    warned = flag("警告", "Warning", cite=NEW.art(9, item=1), public=True)
    criticised = flag("通报批评", "Public criticism", cite=NEW.art(9, item=1), public=True)
    fined = flag("处罚款", "Fined", cite=NEW.art(9, item=2), public=True)
    gains_taken = flag("没收违法所得", "Gains confiscated", cite=NEW.art(9, item=2), public=True)
    goods_taken = flag("没收非法财物", "Goods confiscated", cite=NEW.art(9, item=2), public=True)
    permit_suspended = flag("暂扣许可证件", "Permit suspended", cite=NEW.art(9, item=3), public=True)
    grade_lowered = flag("降低资质等级", "Grade lowered", cite=NEW.art(9, item=3), public=True)
    permit_revoked = flag("吊销许可证件", "Permit revoked", cite=NEW.art(9, item=3), public=True)
    business_restricted = flag("限制开展生产经营活动", "Business restricted", cite=NEW.art(9, item=4), public=True)
    business_stopped = flag("责令停产停业", "Business stopped", cite=NEW.art(9, item=4), public=True)
    closed_down = flag("责令关闭", "Closed down", cite=NEW.art(9, item=4), public=True)
    barred_from_trade = flag("限制从业", "Barred from the trade", cite=NEW.art(9, item=4), public=True)
    detained = flag("行政拘留", "Detention", cite=NEW.art(9, item=5), public=True)
    otherwise = flag("其他行政处罚", "Other penalty", cite=NEW.art(9, item=6), public=True)
    heaviest_kind = choice("最重处罚种类", "Heaviest kind", Sanction, cite=FORM.whole(), public=True)
    fine = money("罚款金额", "Fine", cite=FORM.whole(), public=True)
    confiscated = money("没收金额（能确定的）", "Confiscated, where it can be fixed", cite=FORM.whole(), public=True)
    outcome = choice("处理结果", "Outcome", Outcome, cite=NEW.art(57), public=True)
    relief = choice("适用清单", "List applied", Relief, cite=LISTS)
    spared_sum = money("减免金额", "Sum spared", cite=LISTS)
    decision_no = text("决定书文号", "Number of the decision", cite=NEW.art(59, mark=Mark.KNOWN), public=True)
    decided_on = day("决定日期", "Decided on", cite=NEW.art(60), public=True)
    social_impact = flag("具有一定社会影响", "Of some social impact", cite=NEW.art(48))
    service_way = choice("送达方式", "Way of service", ServiceWay, cite=NEW.art(61))
    consent = flag("当事人签订电子送达确认书", "Signed consent to electronic service", cite=NEW.art(61))
    served_on = day("送达日期", "Served on", cite=NEW.art(61))
    owes_sum = flag("有罚没款应缴", "Money is owed", cite=NEW.art(67))
    on_the_spot = choice(
        "当场收缴理由", "Why collected on the spot", OnTheSpot, cite=NEW.art(68) & NEW.art(69)
    )
    handed_in_on = day("交至行政机关日期", "Handed in on", cite=NEW.art(71))
    banked_on = day("缴付银行日期", "Paid to the bank on", cite=NEW.art(71))
    defer_until = day("延期缴纳至", "Payment put off until", cite=NEW.art(66))
    paid_on = day("缴清日期", "Paid on", cite=NEW.art(67))
    late_sum = money("加处罚款", "Late fine", cite=NEW.art(72, 1))
    urged_on = day("催告日期", "Urged on", cite=FORCE.art(54))
    court_applied_on = day("申请法院强制执行日期", "Court applied to on", cite=FORCE.art(53))
    enforced_on = day("执行完毕日期", "Enforced on", cite=FORCE.art(53))
    published_on = day("公开日期", "Published on", cite=NEW.art(48), public=True)
    change = choice("决定的变动", "How the decision fell", Change, cite=NEW.art(48))
    changed_on = day("决定变动日期", "Fell on", cite=NEW.art(48))
    unpublished_on = day("撤回公开日期", "Publication withdrawn on", cite=NEW.art(48))
    unpublished_reason = text("撤回公开的理由", "Why withdrawn", cite=NEW.art(48))
    disputed_on = day("申请复议、起诉日期", "Disputed on", cite=NEW.art(73))
    dispute_ended_on = day("复议、诉讼审结日期", "Dispute ended on", cite=NEW.art(73))
    reviewed_result = choice("行政复议结果", "Result of reconsideration", Challenge, cite=FORM.whole())
    suit_result = choice("行政诉讼结果", "Result of the suit", Challenge, cite=FORM.whole())

    # 在哪里
    clue = State("线索", "Clue", start=True)
    not_filed = State("不予立案", "Not filed", final=True)
    investigating = State("已立案，调查中", "Filed, investigating")
    being_tested = State("检测、鉴定中", "Being tested")
    reported = State("调查终结", "Investigation ended")
    in_review = State("法制审核中", "Under legal review")
    notified = State("已告知", "Notified")
    hearing_asked = State("已要求听证", "Hearing asked for")
    hearing_called = State("已通知听证", "Hearing called")
    heard = State("已听证", "Heard")
    decided = State("已决定，待送达", "Decided, to be served")
    announcing = State("公告送达中", "Service by announcement")
    served = State("已送达", "Served")
    collected = State("当场收缴", "Collected on the spot")
    urged = State("已催告", "Urged")
    before_court = State("已申请法院执行", "Before the court")
    paid = State("已执行", "Paid or enforced")
    file_closed = State("已结案", "Closed", final=True)
    withdrawn = State("已撤销立案", "Withdrawn", final=True)
    transferred = State("已移送司法机关", "Transferred", final=True)

    # 谁来办
    kinds = (warned, criticised, fined, gains_taken, goods_taken, permit_suspended, grade_lowered, permit_revoked, business_restricted,
             business_stopped, closed_down, barred_from_trade, detained, otherwise)  # fmt: skip
    register = Step("登记线索", "Register a clue", to=clue, by=HANDLER, asks=(source, matter, party_kind), may_ask=(party,
                    act_ended_on, grave_harm),
                    sets={"procedure": "ordinary"}, cite=NEW.art(54))  # fmt: skip
    decide_on_the_spot = Step("当场处罚", "Penalise on the spot", to=served, by=HANDLER, asks=(matter, party_kind, power, officers),
                              may_ask=(party, warned, fined, fine, decision_no), guards=(two_officers, kinds_and_sums,
                              within_summary_limits),
                              sets={"procedure": "simple", "outcome": "P1", "heaviest_kind": Derived(heaviest), "owes_sum": Derived(owes),
                                    "relief": "none", "service_way": "handed"},
                              dates=(filed_on, decided_on, served_on), cite=NEW.art(51) & NEW.art(52),
                              document=Term("当场处罚决定书", "decision on the spot"))  # fmt: skip
    decline = Step("不予立案", "Do not file", clue, to=not_filed, by=HEAD, cite=NEW.art(54))
    file_case = Step("立案", "File the case", clue, to=investigating, by=HEAD, asks=(power, officers, period_rule), dates=filed_on,
                     guards=(two_officers,), cite=NEW.art(54), document=Term("立案审批表", "form of filing"))  # fmt: skip
    preserve = Step("证据先行登记保存", "Preserve evidence", investigating, by=HEAD, dates=preserved_on, cite=NEW.art(56),
                    document=Term("证据先行登记保存通知书", "notice of preservation"))  # fmt: skip
    dispose = Step(
        "对登记保存的证据作出处理",
        "Dispose of what was preserved",
        investigating,
        by=HANDLER,
        cite=NEW.art(56),
    )
    send_for_testing = Step("送检测、检验、鉴定", "Send for testing", investigating, to=being_tested, by=HANDLER, asks=(testing,),
                            cite=NEW.art(60) & MARKET.art(64))  # fmt: skip
    take_test = Step(
        "收到检测、鉴定结果",
        "Take the result",
        being_tested,
        to=investigating,
        by=THIRD_PARTY,
        cite=MARKET.art(64),
    )
    extend = Step("批准延长三十日", "Extend by thirty days", investigating, being_tested, reported, notified, heard, by=HEAD, once=True,
                  cite=MARKET.art(64))  # fmt: skip
    extend_further = Step("集体讨论决定继续延期", "Extend further, after discussion", investigating, being_tested, reported,
                          notified, heard,
                          by=HEAD, once=True, asks=(further_days,), dates=discussed_on, cite=MARKET.art(64))  # fmt: skip
    report = Step("调查终结，提出处理意见", "Report the investigation", investigating, to=reported, by=HANDLER,
                  asks=(minor, corrected, first_time, harm, faultless, capacity, mitigation, aggravation, complicated, review_ground),
                  may_ask=(fine_least, fine_most, act_ended_on, grave_harm),
                  sets={"measure": Derived(measure_of), "measure_reason": Derived(reason_of), "exempt_as": Derived(outcome_of),
                        "band_least": Derived(least_of_band), "band_most": Derived(most_of_band)},
                  cite=NEW.art(57) & NEW.art(34), document=Term("案件调查终结报告", "report of the investigation"))  # fmt: skip
    investigate_again = Step(
        "补充调查",
        "Investigate further",
        reported,
        notified,
        heard,
        to=investigating,
        by=HEAD,
        cite=NEW.art(57),
    )
    ask_review = Step("提交法制审核", "Submit for legal review", reported, notified, heard, to=in_review, by=HANDLER,
                      dates=review_asked_on,
                      cite=NEW.art(58))  # fmt: skip
    pass_review = Step("法制审核通过", "Pass the review", in_review, to=PREVIOUS, by=HANDLER, dates=review_passed_on, cite=NEW.art(58),
                       document=Term("法制审核意见书", "opinion of the review"))  # fmt: skip
    return_review = Step("法制审核退回", "Return from the review", in_review, to=investigating, by=HANDLER, dates=review_returned_on,
                         cite=NEW.art(58))  # fmt: skip
    notify = Step("处罚告知", "Notify", reported, notified, to=notified, by=HANDLER, asks=(proposed_fine, hearing_standard),
                  may_ask=(*kinds, proposed_confiscated), sets={"hearing_right": Derived(may_be_heard), "hearing": None}, dates=noticed_on,
                  cite=NEW.art(44) & NEW.art(63), document=Term("处罚告知书", "notice of the penalty"))  # fmt: skip
    defend = Step("陈述、申辩", "Defence", notified, heard, by=APPLICANT, dates=defended_on, cite=NEW.art(45))
    ask_hearing = Step("要求听证", "Ask for a hearing", notified, to=hearing_asked, by=APPLICANT, sets={"hearing": "asked"},
                       cite=NEW.art(64, 1, 1))  # fmt: skip
    waive_hearing = Step("放弃听证", "Waive the hearing", notified, hearing_asked, hearing_called, to=notified, by=APPLICANT,
                         sets={"hearing": "waived"}, cite=NEW.art(64))  # fmt: skip
    lapse_hearing = Step("逾期未要求听证", "No hearing asked for in time", notified, by=HANDLER, sets={"hearing": "lapsed"},
                         cite=NEW.art(64, 1, 1))  # fmt: skip
    call_hearing = Step("通知听证", "Call the hearing", hearing_asked, to=hearing_called, by=HANDLER, asks=(hearing_on, host_investigated),
                        guards=(not_the_investigator,), cite=NEW.art(64, 1, 2), document=Term("听证通知书",
                        "notice of the hearing"))  # fmt: skip
    hold_hearing = Step("举行听证", "Hold the hearing", hearing_called, to=heard, by=HANDLER, sets={"hearing": "held"}, dates=heard_on,
                        guards=(on_the_day_called,), cite=NEW.art(64) & NEW.art(65), document=Term("听证笔录",
                        "record of the hearing"))  # fmt: skip
    discuss = Step("集体讨论", "Discuss collectively", reported, notified, heard, by=HEAD, dates=discussed_on, cite=NEW.art(57, 2),
                   document=Term("集体讨论记录", "record of the discussion"))  # fmt: skip
    impose = Step("决定处罚", "Impose the penalty", notified, heard, to=decided, by=HEAD, asks=(decision_no, social_impact),
                  may_ask=(*kinds, fine, confiscated, departure_reason),
                  sets={"outcome": "P1", "heaviest_kind": Derived(heaviest), "owes_sum": Derived(owes), "relief": Derived(relief_of),
                        "spared_sum": Derived(spared)},
                  guards=(still_pursuable, properly_prepared, kinds_and_sums, not_heavier_for_the_defence, within_the_band),
                  dates=decided_on, cite=NEW.art(57, 1, 1), document=Term("处罚决定书", "decision"))  # fmt: skip
    exempt = Step("决定不予处罚", "Decide on no penalty", reported, notified, heard, to=decided, by=HEAD, asks=(outcome,),
                  may_ask=(decision_no,),
                  sets={"relief": Derived(relief_of), "spared_sum": Derived(spared), "owes_sum": False}, guards=(rightly_exempt,),
                  dates=decided_on, cite=NEW.art(57) & NEW.art(33, 3), document=Term("不予处罚决定书（教育当事人）",
                  "decision of no penalty, the party being taught"))  # fmt: skip
    withdraw = Step("撤销立案", "Withdraw the case", investigating, reported, notified, to=withdrawn, by=HEAD,
                    sets={"outcome": "P9"}, dates=decided_on,
                    cite=NEW.art(54, mark=Mark.KNOWN))  # fmt: skip
    transfer = Step("移送司法机关", "Transfer as a crime", investigating, reported, notified, heard, to=transferred, by=HEAD,
                    sets={"outcome": "P4"},
                    dates=decided_on, cite=NEW.art(57, 1, 4) & CRIME.art(5), document=Term("案件移送函",
                    "letter of transfer"))  # fmt: skip
    serve = Step("送达", "Serve", decided, to=served, by=HANDLER, asks=(service_way,), may_ask=(consent,), guards=(consented,),
                 dates=served_on,
                 cite=NEW.art(61), document=Term("送达回证", "proof of service"))  # fmt: skip
    announce = Step(
        "公告送达",
        "Serve by announcement",
        decided,
        to=announcing,
        by=HANDLER,
        cite=NEW.art(61) & CPL_2023.art(95),
    )
    deem_served = Step("公告期满，视为送达", "Deemed served", announcing, to=served, by=(HANDLER, SYSTEM), dates=served_on,
                       cite=CPL_2023.art(95))  # fmt: skip
    collect = Step("当场收缴罚款", "Collect on the spot", served, to=collected, by=HANDLER, asks=(on_the_spot,), guards=(collectable,),
                   dates=paid_on, cite=NEW.art(68) & NEW.art(69), document=Term("专用票据", "receipt"))  # fmt: skip
    hand_in = Step(
        "交至行政机关",
        "Hand in to the agency",
        collected,
        by=HANDLER,
        once=True,
        dates=handed_in_on,
        cite=NEW.art(71),
    )
    bank = Step(
        "缴付指定银行", "Pay to the bank", collected, to=paid, by=HANDLER, dates=banked_on, cite=NEW.art(71)
    )
    defer = Step(
        "批准延期、分期缴纳",
        "Put payment off",
        served,
        by=HEAD,
        once=True,
        asks=(defer_until,),
        cite=NEW.art(66, 2),
    )
    pay = Step("缴清罚没款", "Pay", served, urged, before_court, to=paid, by=APPLICANT, sets={"late_sum": Derived(late_of)}, dates=paid_on,
               cite=NEW.art(67) & NEW.art(72, 1))  # fmt: skip
    urge = Step(
        "催告",
        "Urge",
        served,
        to=urged,
        by=HANDLER,
        dates=urged_on,
        cite=FORCE.art(54),
        document=Term("催告书", "urging letter"),
    )
    apply_court = Step("申请法院强制执行", "Apply to the court", urged, to=before_court, by=HEAD, dates=court_applied_on,
                       cite=NEW.art(72) & FORCE.art(53) & FORCE.art(54))  # fmt: skip
    enforce = Step(
        "执行完毕", "Enforced", before_court, to=paid, by=HANDLER, dates=enforced_on, cite=FORCE.art(53)
    )
    publish = Step("公开处罚决定", "Publish the decision", decided, announcing, served, collected, urged, paid, file_closed,
                   by=HANDLER, once=True,
                   dates=published_on, cite=NEW.art(48))  # fmt: skip
    dispute = Step("申请复议、起诉", "Disputed", served, urged, paid, file_closed, by=APPLICANT, once=True, dates=disputed_on,
                   cite=NEW.art(73))  # fmt: skip
    end_review = Step("行政复议结果", "Reconsideration ended", served, urged, paid, file_closed, by=HANDLER, once=True,
                      asks=(reviewed_result,),
                      dates=dispute_ended_on, cite=NEW.art(73))  # fmt: skip
    end_suit = Step("行政诉讼结果", "Suit ended", served, urged, paid, file_closed, by=HANDLER, once=True, asks=(suit_result,),
                    dates=dispute_ended_on, cite=NEW.art(73))  # fmt: skip
    fall = Step("决定被变更、撤销或确认违法、无效", "The decision falls", served, urged, paid, file_closed, by=HANDLER,
                once=True, asks=(change,),
                dates=changed_on, cite=NEW.art(48, 2))  # fmt: skip
    unpublish = Step("撤回公开并说明理由", "Withdraw the publication", served, urged, paid, file_closed, by=HANDLER, once=True,
                     asks=(unpublished_reason,), guards=(is_published,), dates=unpublished_on, cite=NEW.art(48, 2))  # fmt: skip
    close = Step(
        "结案归档", "Close the file", served, paid, to=file_closed, by=HEAD, guards=(settled,), cite=CLOSING
    )

    # 几日内
    decide_by = Clock("办案期限", "Decision", Rule(days(90), NEW.art(60), since=NEW_BEGINS), starts=file_case, until=(impose,
                      exempt, transfer),
                      where=where(period_rule="general"), cite=NEW.art(60))  # fmt: skip
    decide_by_rule = Clock("办案期限（规章）", "Decision, by a departmental rule", Rule(days(90), MARKET.art(64),
                           since=NEW_BEGINS), starts=file_case,
                           until=(impose, exempt, transfer), pauses=(being_tested, hearing_asked, hearing_called),
                           adds={extend: days(30), extend_further: SpanOf(further_days, days(365))}, where=where(period_rule="market"),
                           cite=MARKET.art(64))  # fmt: skip
    dispose_by = Clock("登记保存证据处理期限", "Preserved evidence",
                           Rule(working_days(7), NEW.art(56), since=NEW_BEGINS), Rule(days(7), OLD.art(37, 2), until=BEFORE),
                       starts=preserve, until=dispose, cite=NEW.art(56))  # fmt: skip
    ask_hearing_by = Clock("要求听证期限", "Asking for a hearing",
                               Rule(working_days(5), NEW.art(64, 1, 1), since=NEW_BEGINS), Rule(days(3), OLD.art(42, 1, 1), until=BEFORE),
                           starts=notify, restarts=notify, until=(ask_hearing, waive_hearing), then=lapse_hearing,
                           where=where(hearing_right=True),
                           whose=Term("当事人", "party"), cite=NEW.art(64, 1, 1))  # fmt: skip
    hearing_told_before = Clock("听证通知提前期", "Notice before the hearing",
                                    Rule(working_days(7), NEW.art(64, 1, 2), kind=Kind.MINIMUM, since=NEW_BEGINS),
                                    Rule(days(7), OLD.art(42, 1, 2), kind=Kind.MINIMUM, roll=False, until=BEFORE),
                                starts=call_hearing, until=hold_hearing, cite=NEW.art(64, 1, 2))  # fmt: skip
    serve_by = Clock("送达期限", "Service",
                         Rule(working_days(7), NEW.art(61), since=NEW_BEGINS), Rule(days(7), OLD.art(40), until=BEFORE),
                     starts=(impose, exempt), until=(serve, announce), cite=NEW.art(61))  # fmt: skip
    announced_until = Clock("公告期", "Announcement", Rule(days(30), CPL_2023.art(95), since=date(2024, 1, 1), roll=False),
                            Rule(days(30), CPL_2021.art(95), since=date(2022, 1, 1), until=date(2023, 12, 31), roll=False),
                            Rule(days(60), CPL_2017.art(92), until=date(2021, 12, 31), roll=False), starts=announce, until=(),
                            then=deem_served, deemed=AFTER, whose=Term("当事人", "party"), cite=CPL_2023.art(95),
                            note=Term("依立案之日的文本", "by the text of the day of filing"))  # fmt: skip
    pay_by = Clock("缴纳期限", "Payment",
                       Rule(days(15), NEW.art(67, 3), since=NEW_BEGINS), Rule(days(15), OLD.art(46, 3), until=BEFORE),
                   starts=(serve, deem_served, decide_on_the_spot), until=(pay, collect, defer), where=where(owes_sum=True),
                   whose=Term("当事人", "party"), cite=NEW.art(67, 3))  # fmt: skip
    pay_deferred_by = Clock("延期缴纳期限", "Payment put off", DueIn(defer_until), starts=defer, until=pay, whose=Term("当事人", "party"),
                            cite=NEW.art(66, 2))  # fmt: skip
    hand_in_by = Clock("罚款交至机关期限", "Fine handed in",
                           Rule(working_days(2), NEW.art(71), since=NEW_BEGINS), Rule(days(2), OLD.art(50), until=BEFORE),
                       starts=collect, until=hand_in, cite=NEW.art(71))  # fmt: skip
    bank_by = Clock("罚款缴付银行期限", "Fine to the bank",
                        Rule(working_days(2), NEW.art(71), since=NEW_BEGINS), Rule(days(2), OLD.art(50), until=BEFORE),
                    starts=hand_in, until=bank, cite=NEW.art(71))  # fmt: skip
    publish_by = Clock("公开期限", "Publication", working_days(7), starts=impose, until=publish, cite=NEW.art(48) & SHOWN.whole(),
                       where=where(social_impact=True, period_rule="general"))  # fmt: skip
    publish_by_market = Clock("公开期限（市场监管）", "Publication, market regulation", working_days(20), starts=impose, until=publish,
                              where=where(social_impact=True, period_rule="market") & ~where(heaviest_kind="warned"),
                              cite=MARKET_SHOWN.art(9),
                              note=Term("仅受警告的不公示；处罚机关与当事人同省",
                              "a mere warning is not shown; agency and party in one province"))  # fmt: skip
    unpublish_by = Clock("撤回公开期限", "Withdrawal of the publication", working_days(3), starts=fall, until=unpublish,
                         where=Known(published_on),
                         cite=NEW.art(48, 2))  # fmt: skip
    urged_until = Clock("催告期", "After urging", working_days(10), starts=urge, until=pay, then=apply_court,
                        whose=Term("当事人", "party"),
                        cite=FORCE.art(54) & FORCE.art(69))  # fmt: skip

    # 报多少
    clues = Figure(
        "线索", "Clues", opened, where=where(procedure="ordinary"), split=(source,), cite=NEW.art(54)
    )
    filed = Figure("立案", "Filed", on(filed_on), split=(procedure,), cite=NEW.art(54))
    carried_in = Figure(
        "上年结转", "Carried in", standing(filed_on, decided_on, before=True), cite=FORM.whole()
    )
    concluded = Figure(
        "作出处理决定", "Decided", on(decided_on), split=(procedure, outcome), cite=NEW.art(57)
    )
    pending = Figure("年末未决", "Pending", standing(filed_on, decided_on), cite=FORM.whole())
    penalised = Figure("行政处罚", "Penalties", on(decided_on), where=where(outcome="P1"), split=(heaviest_kind,), cite=FORM.whole(),
                       rule=Term("一个决定并处几种处罚的计一次，计入最重的一种；以决定日期为准",
                       "several kinds in one decision count once, under the heaviest; by the day of the decision"))  # fmt: skip
    not_penalised = Figure("不予处罚", "Not penalised", on(decided_on), where=where(outcome=NOT_PENALISED), split=(outcome,),
                           cite=NEW.art(57))  # fmt: skip
    cases_withdrawn = Figure(
        "撤销立案数", "Cases withdrawn", on(decided_on), where=where(outcome="P9"), cite=FORM.whole()
    )
    cases_transferred = Figure(
        "移送司法机关数", "Transferred", on(decided_on), where=where(outcome="P4"), cite=CRIME.art(5)
    )
    as_warning = Figure("警告、通报批评", "Warning, criticism", on(decided_on), where=where(outcome="P1",
                        heaviest_kind=("warned", "criticised")),
                        cite=FORM.whole())  # fmt: skip
    as_fine = Figure(
        "罚款", "Fines", on(decided_on), where=where(outcome="P1", heaviest_kind="fined"), cite=FORM.whole()
    )
    as_confiscation = Figure("没收违法所得、没收非法财物", "Confiscation", on(decided_on),
                             where=where(outcome="P1", heaviest_kind=("gains_taken", "goods_taken")), cite=FORM.whole())  # fmt: skip
    as_suspension = Figure("暂扣许可证件、降低资质等级", "Suspension, lower grade", on(decided_on),
                           where=where(outcome="P1", heaviest_kind=("permit_suspended", "grade_lowered")), cite=FORM.whole())  # fmt: skip
    as_revocation = Figure("吊销许可证件", "Revocation", on(decided_on), where=where(outcome="P1",
                           heaviest_kind="permit_revoked"), cite=FORM.whole())  # fmt: skip
    as_restriction = Figure("限制开展生产经营活动", "Business restricted", on(decided_on),
                            where=where(outcome="P1", heaviest_kind="business_restricted"), cite=FORM.whole())  # fmt: skip
    as_closure = Figure("责令停产停业、责令关闭、限制从业", "Stopped, closed, barred", on(decided_on),
                        where=where(outcome="P1", heaviest_kind=("business_stopped", "closed_down", "barred_from_trade")),
                        cite=FORM.whole())  # fmt: skip
    as_detention = Figure(
        "行政拘留",
        "Detention",
        on(decided_on),
        where=where(outcome="P1", heaviest_kind="detained"),
        cite=FORM.whole(),
    )
    as_other = Figure(
        "其他行政处罚",
        "Other",
        on(decided_on),
        where=where(outcome="P1", heaviest_kind="otherwise"),
        cite=FORM.whole(),
    )
    fines = Figure(
        "罚款金额合计",
        "Fines, sum",
        on(decided_on),
        where=where(outcome="P1"),
        sums=fine,
        unit=YUAN,
        cite=FORM.whole(),
    )
    confiscations = Figure("没收金额合计", "Confiscations, sum", on(decided_on), where=where(outcome="P1"), sums=confiscated,
                           unit=YUAN, cite=FORM.whole())  # fmt: skip
    sums_imposed = Total(
        "罚没金额", "Fined and confiscated", fines + confiscations, unit=YUAN, cite=FORM.whole()
    )
    late_fines = Figure(
        "加处罚款金额", "Late fines", on(paid_on), sums=late_sum, unit=YUAN, cite=NEW.art(72, 1)
    )
    with_fine = Figure(
        "处以罚款的决定",
        "Decisions with a fine",
        on(decided_on),
        where=where(outcome="P1", fined=True),
        cite=NEW.art(9),
    )
    ordinary_decided = Figure("普通程序决定", "Decided in the ordinary procedure", on(decided_on),
                              where=where(procedure="ordinary") & ~where(outcome="P9"),
                              cite=NEW.art(60))  # fmt: skip
    decided_in_time = Figure("按期决定", "Decided in time", on(decided_on), cite=NEW.art(60),
                             where=where(procedure="ordinary") & ~where(outcome="P9") & ~missed(decide_by)
                             & ~missed(decide_by_rule))  # fmt: skip
    hearings = Figure("听证", "Hearings", on(heard_on), cite=NEW.art(64))
    reviews_passed = Figure("法制审核通过件数", "Reviews passed", on(review_passed_on), cite=NEW.art(58))
    reviews_returned = Figure(
        "法制审核退回件数", "Reviews returned", on(review_returned_on), cite=NEW.art(58)
    )
    discussions = Figure("集体讨论件数", "Collective discussions", on(discussed_on), cite=NEW.art(57, 2))
    exempted_first = Figure(
        "首违不罚",
        "First violations exempted",
        on(decided_on),
        where=where(outcome="P5"),
        cite=NEW.art(33, 1),
    )
    relieved = Figure("适用免罚轻罚清单", "Exempt or lenient list applied", on(decided_on), where=Known(relief) & ~where(relief="none"),
                      split=(relief,), cite=LISTS)  # fmt: skip
    spared_total = Figure(
        "减免金额合计", "Sums spared", on(decided_on), sums=spared_sum, unit=YUAN, cite=LISTS
    )
    departures = Figure("偏离裁量基准并说明理由", "Departures from the benchmark with a reason", on(decided_on),
                        where=Known(departure_reason),
                        cite=BENCHMARK.whole())  # fmt: skip
    to_be_published = Figure("应当公开的决定", "To be published", on(decided_on), where=where(outcome="P1", social_impact=True),
                             cite=NEW.art(48))  # fmt: skip
    publications = Figure("公开的处罚决定", "Decisions published", on(published_on), cite=NEW.art(48))
    published_in_time = Figure("按期公开", "Published in time", on(published_on),
                               where=~missed(publish_by) & ~missed(publish_by_market), cite=NEW.art(48))  # fmt: skip
    publications_withdrawn = Figure(
        "撤回公开件数", "Publications withdrawn", on(unpublished_on), cite=NEW.art(48, 2)
    )
    court_applications = Figure(
        "申请法院强制执行件数", "Applications to the court", on(court_applied_on), cite=FORCE.art(53)
    )
    reconsidered = Figure("被复议审结", "Reconsiderations ended", on(dispute_ended_on), where=Known(reviewed_result),
                          split=(reviewed_result,), cite=FORM.whole())  # fmt: skip
    sued = Figure(
        "被诉审结",
        "Suits ended",
        on(dispute_ended_on),
        where=Known(suit_result),
        split=(suit_result,),
        cite=FORM.whole(),
    )
    on_time_rate = Rate("按期办结率", "Share decided in time", decided_in_time, ordinary_decided, rule_id="PENALTY-ON-TIME-1",
                        cite=NEW.art(60),
                        rule=Term("普通程序中按期决定÷决定，撤销立案除外",
                        "in time ÷ decided in the ordinary procedure, without cases withdrawn"))  # fmt: skip
    published_rate = Rate("按期公开率", "Share published in time", published_in_time, publications, rule_id="PENALTY-SHOWN-1",
                          cite=NEW.art(48),
                          rule=Term("按期公开÷公开", "in time ÷ published"))  # fmt: skip

    # 须相符
    flow = Balance("立案＋结转＝决定＋未决", "filed + carried in = decided + pending", filed + carried_in, concluded + pending,
                   cite=FORM.whole())  # fmt: skip
    results = Balance("决定＝处罚＋不予处罚＋撤销＋移送", "decided = penalised + not + withdrawn + transferred", concluded,
                      penalised + not_penalised + cases_withdrawn + cases_transferred, cite=NEW.art(57))  # fmt: skip
    by_heaviest = Balance("处罚合计＝各种类之和", "penalties = sum of the kinds", penalised,
                          as_warning + as_fine + as_confiscation + as_suspension + as_revocation + as_restriction + as_closure
                          + as_detention
                          + as_other, cite=FORM.whole())  # fmt: skip
    fines_behind = Balance("有罚款的决定不少于以罚款为最重的", "fines as heaviest ≤ decisions with a fine", as_fine, with_fine,
                           relation=Relation.AT_MOST, cite=FORM.whole())  # fmt: skip
    timely = Balance(
        "按期不多于决定",
        "in time ≤ decided",
        decided_in_time,
        ordinary_decided,
        relation=Relation.AT_MOST,
        cite=NEW.art(60),
    )
