"""行政复议: whoever holds a public act to be unlawful or unfit may have a higher authority examine it anew.

Beside the statute: 行政复议法, its 2017 text (`OLD`) for applications received until 2023-12-31 and its 2023 text (`NEW`)
from 2024-01-01, with 行政复议法实施条例 (`REG`),
which since then holds only where it does not contradict. The statistical
form (`FORM`) was seen by its cover and by explanations of its columns only,
so its cells could not be followed one by one.

Not verified: which text governs a case over the change (here the day of receipt; `law_on` may be given otherwise); that
suspension stops the clock (no Act says so in words); when the thirty days of a collateral review begin.
Left out: 行政复议首选率 (needs the line of work on litigation); the suit after silence (its fifteen days begin with the end
of another period); a superior's own acceptance (the case is then that authority's record).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from fadu.engine.line import (
    AFTER,
    APPLICANT,
    COURT,
    HANDLER,
    HEAD,
    ON,
    PREVIOUS,
    RESPONDENT,
    SUPERVISOR,
    SYSTEM,
    THIRD_PARTY,
    YUAN,
    Balance,
    Case,
    Clock,
    DueIn,
    Figure,
    Kind,
    Known,
    Mark,
    Rate,
    Relation,
    Rule,
    Same,
    SpanOf,
    State,
    Step,
    Term,
    choice,
    day,
    days,
    flag,
    missed,
    money,
    number,
    on,
    standing,
    text,
    where,
    working_days,
)  # fmt: skip
from fadu.law.instruments import ALL_2017
from fadu.law.instruments import ARL_2017 as OLD
from fadu.law.instruments import ARL_2023 as NEW
from fadu.law.instruments import ARR_2007 as REG
from fadu.law.instruments import STAT_AR as FORM
from fadu.measure.clock import Span
from fadu.work.oversight.reconsideration.codes import (
    CORRECTED,
    DECIDED,
    DISMISSED,
    MEDIATED,
    NEW_BEGINS,
    OTHER_GROUNDS,
    PARTY_GROUNDS,
    WITHDRAWN,
    ApplicantKind,
    Approver,
    AuthorityKind,
    Channel,
    Enforcer,
    Finding,
    ManagedField,
    MandatoryFirst,
    Matter,
    MediationGround,
    Opinions,
    Outcome,
    Procedure,
    RefusalGround,
    RespondentKind,
    Screening,
    SimplifiedGround,
    StayGround,
    SuspensionGround,
    TerminationGround,
)  # fmt: skip
from fadu.work.oversight.reconsideration.guards import (
    ground_among,
    outcome_among,
    properly_heard,
    redone_only_if_annulled,
    right_approver,
    still_open,
    truly_simple,
    well_refused,
)  # fmt: skip

OLD_ENDS = date(2023, 12, 31)
NOT_IN_WORDS = Term("补正、勘验、鉴定、协商受理机关的时间依实施条例不计入；中止期间不计入一节两法均无明文，为推断",
                    "correction, inspection, appraisal and settling the authority are left out by the Regulations; that"
                    " suspension is left out too is an inference, neither text says so")  # fmt: skip


def old(span: Span, cite: Any) -> Rule:
    """The version of a clock for cases under the 2017 text."""
    return Rule(span, cite, until=OLD_ENDS)


def new(span: Span, cite: Any, *, kind: Kind = Kind.MAXIMUM) -> Rule:
    """The version of a clock for cases under the 2023 text."""
    return Rule(span, cite, kind=kind, since=NEW_BEGINS)


class Reconsideration(Case):
    title = Term("行政复议", "Administrative reconsideration")
    code = 13
    public = Known("published_on")

    # 记什么
    case_no = text("案号", "Case number", cite=FORM.whole(), public=True)
    applicant_kind = choice("申请人类型", "Kind of applicant", ApplicantKind, cite=FORM.whole(), public=True)
    applicant = text("申请人", "Applicant", cite=NEW.art(14) & REG.art(19), personal=True)
    contact = text("联系方式", "Contact", cite=REG.art(19), personal=True)
    agent = text("代理人", "Agent", cite=NEW.art(17) & OLD.art(10), personal=True)
    representatives = text("代表人", "Representatives", cite=NEW.art(15) & REG.art(8), personal=True)
    third_party = text("第三人", "Third party", cite=NEW.art(16) & OLD.art(10), personal=True)
    channel = choice("提交方式", "Channel", Channel, cite=NEW.art(22) & OLD.art(11))
    authority_kind = choice("行政复议机关类型", "Kind of authority", AuthorityKind, cite=NEW.art(24) & OLD.art(12),
                            public=True)  # fmt: skip
    respondent = text("被申请人", "Respondent", cite=NEW.art(19) & OLD.art(10, 4))
    respondent_kind = choice("被申请人类型", "Kind of respondent", RespondentKind, cite=FORM.whole(), public=True)
    matter = choice("复议事项", "Matter", Matter, cite=FORM.whole(), public=True)
    managed_field = choice("管理类别", "Field of administration", ManagedField, cite=FORM.whole(), public=True)
    enterprise = flag("涉企案件", "Concerns a business", cite=FORM.whole(mark=Mark.KNOWN), public=True)
    mandatory_first = choice("是否复议前置", "Mandatory first?", MandatoryFirst, cite=NEW.art(23) & OLD.art(30),
                             public=True)  # fmt: skip
    act = text("被申请复议的行为", "Act complained of", cite=NEW.art(11) & OLD.art(6))
    claims = text("复议请求、事实和理由", "Claims and reasons", cite=NEW.art(22) & OLD.art(11))
    amount = money("涉及款额", "Sum at stake", cite=NEW.art(53, 1, 3))
    acted_on = day("行为作出日", "Act done on", cite=NEW.art(21))
    known_on = day("知道行为之日", "Act known on", cite=NEW.art(20, 1) & OLD.art(9) & REG.art(15))
    told_on = day("知道复议权利、机关和期限之日", "Remedy known on", cite=NEW.art(20, 3))
    posted_on = day("交邮日", "Posted on", cite=NEW.art(88) & OLD.art(40))
    filing_days = number("其他法律规定的更长申请期限（日）", "Longer period for applying",
                         cite=NEW.art(20, 1) & OLD.art(9))  # fmt: skip
    immovable = flag("因不动产提出", "About immovable property", cite=NEW.art(21))
    received_on = day("收到申请之日", "Received on", cite=NEW.art(30) & OLD.art(17), public=True)
    screened_from = day("审查起算日", "Examination runs from", cite=NEW.art(30, 1) & NEW.art(31))
    screened_on = day("审查结束日", "Examination ended on", cite=NEW.art(30) & OLD.art(17), public=True)
    screening = choice("审查结果", "Result of the examination", Screening, cite=NEW.art(30) & OLD.art(17), public=True)
    correction_days = number("补正期限（日）", "Days for correction", cite=REG.art(29), told=True)
    correction_extra = number("延长补正期限（工作日）", "More days for correction", cite=NEW.art(31), told=True)
    refusal_ground = choice("不予受理理由", "Ground of refusal", RefusalGround, cite=NEW.art(30, 1) & REG.art(28), told=True)
    competent_authority = text("有管辖权的机关", "Competent authority", cite=NEW.art(30, 2) & OLD.art(17), told=True)
    accepted_on = day("受理日", "Accepted on", cite=NEW.art(30) & OLD.art(17, 2), public=True)
    procedure = choice("审理程序", "Procedure", Procedure, cite=NEW.art(36), public=True)
    simplified_ground = choice("适用简易程序的情形", "Why simplified", SimplifiedGround, cite=NEW.art(53), told=True)
    special_days = number("其他法律规定的更短审理期限（日）", "Shorter period by another law",
                          cite=NEW.art(62, 1) & OLD.art(31, 1))  # fmt: skip
    major = flag("重大、疑难、复杂", "Major, difficult or complex", cite=NEW.art(50, 1))
    stay_ground = choice("停止执行理由", "Ground of the stay", StayGround, cite=NEW.art(42) & OLD.art(21))
    replied_on = day("被申请人答复日", "Respondent replied on", cite=NEW.art(48) & OLD.art(23, 1))
    no_reply = flag("逾期未答复", "No reply in time", cite=NEW.art(70) & OLD.art(28, 1, 4), public=True)
    opinions = choice("听取意见方式", "How the parties were heard", Opinions, cite=NEW.art(49))
    hearing_on = day("拟听证日", "Hearing planned for", cite=NEW.art(51, 1), told=True)
    heard_on = day("听证日", "Hearing held on", cite=NEW.art(50) & REG.art(33), public=True)
    head_attended = flag("被申请人负责人参加听证", "Respondent's head attended", cite=NEW.art(51, 3), public=True)
    advised_on = day("咨询意见日", "Committee's opinion of", cite=NEW.art(52), public=True)
    advice = text("咨询意见", "Committee's opinion", cite=NEW.art(52))
    suspension_ground = choice("中止理由", "Ground of suspension", SuspensionGround, cite=NEW.art(39) & REG.art(41), told=True)
    document = text("附带审查的文件", "Document reviewed alongside", cite=NEW.art(13) & OLD.art(7))
    document_since = day("附带审查开始日", "Collateral review since", cite=NEW.art(56) & OLD.art(26), public=True)
    finding = choice("附带审查结果", "Result of the collateral review", Finding, cite=NEW.art(59) & NEW.art(60))
    extension_days = number("延长日数", "Days added", cite=NEW.art(62, 1) & OLD.art(31, 1), told=True)
    approver = choice("批准人", "Approved by", Approver, cite=NEW.art(62, 1) & OLD.art(31, 1))
    extended = flag("已延期", "Extended", cite=NEW.art(62, 1) & OLD.art(31, 1), public=True)
    outcome = choice("审理结果", "Outcome", Outcome, cite=FORM.whole(), public=True)
    mediation_ground = choice("调解事由", "What was mediated", MediationGround, cite=REG.art(50))
    termination_ground = choice("终止理由", "Ground of termination", TerminationGround, cite=NEW.art(41) & REG.art(42), told=True)
    decision_no = text("决定文号", "Number of the decision", cite=NEW.art(75), public=True)
    concluded_on = day("审结日", "Concluded on", cite=NEW.art(61) & OLD.art(28), public=True)
    redo_days = number("责令重作期限（日）", "Days for acting anew", cite=NEW.art(64) & REG.art(49), told=True)
    awarded = money("决定赔偿额", "Compensation awarded", cite=NEW.art(72) & OLD.art(29), told=True)
    saved = money("挽回损失额", "Loss made good", cite=FORM.whole(mark=Mark.KNOWN))
    served_on = day("送达日", "Served on", cite=NEW.art(75, 2) & OLD.art(31, 3), told=True)
    sued_on = day("被起诉日", "Sued on", cite=ALL_2017.art(45), public=True)
    perform_until = day("限期履行日", "To be performed by", cite=NEW.art(77, 2) & OLD.art(32, 2), told=True)
    performed_on = day("履行日", "Performed on", cite=NEW.art(77, 1) & OLD.art(32, 1))
    enforcer = choice("强制执行机关", "Enforced by", Enforcer, cite=NEW.art(78) & OLD.art(33))
    opinion_no = text("意见书文号", "Number of the opinion", cite=NEW.art(76) & REG.art(57, 1))
    opined_on = day("意见书发出日", "Opinion sent on", cite=NEW.art(76) & REG.art(57, 1), public=True)
    opinion_answered_on = day("意见书反馈日", "Opinion answered on", cite=NEW.art(76) & REG.art(57, 1))
    suggested_on = day("建议书发出日", "Suggestion sent on", cite=REG.art(57, 2), public=True)
    copied_on = day("抄告上级日", "Copied to the superior on", cite=NEW.art(79, 2))
    published_on = day("公开日", "Published on", cite=NEW.art(79, 1), public=True)

    # 在哪里
    with_agency = State("在作出处罚的机关", "With the penalising agency", start=True, cite=NEW.art(32))
    to_forward = State("待转送", "To be forwarded", start=True, cite=OLD.art(18))
    examining = State("审查中", "Being examined", start=True)
    correcting = State("待补正", "Awaiting correction")
    settling = State("协商、指定受理机关", "Settling the authority", cite=REG.art(30))
    not_accepted = State("不予受理", "Refused")
    told_elsewhere = State("已告知向其他机关提出", "Told to apply elsewhere", final=True)
    forwarded = State("已转送", "Forwarded", final=True)
    abandoned = State("视为放弃", "Deemed abandoned", final=True)
    withdrawn = State("受理前撤回", "Withdrawn before acceptance", final=True)
    reviewing = State("普通程序审理", "Ordinary review")
    reviewing_simplified = State("简易程序审理", "Simplified review", cite=NEW.art(53))
    inspecting = State("现场勘验", "Site inspection", cite=REG.art(34))
    appraising = State("鉴定", "Expert appraisal", cite=REG.art(37))
    suspended = State("中止", "Suspended", cite=NEW.art(39) & REG.art(41))
    collateral = State("附带审查，中止", "Suspended for collateral review", cite=NEW.art(56) & OLD.art(26))
    drafted = State("已拟决定", "Decision drafted", cite=NEW.art(61))
    decided = State("已决定", "Decided")
    mediated = State("已调解", "Mediated")
    terminated = State("已终止", "Terminated")
    served = State("已送达", "Served")
    enforcing = State("强制执行", "Being enforced")
    performed = State("已履行", "Performed")
    archived = State("已归档", "Filed away", final=True)

    _facts = (applicant_kind, applicant, channel, authority_kind, respondent, respondent_kind, matter, managed_field,
              act)  # fmt: skip
    _more = (case_no, contact, agent, representatives, third_party, enterprise, mandatory_first, claims, amount,
             acted_on, known_on, told_on, posted_on, filing_days, immovable)  # fmt: skip
    _under_review = (reviewing, reviewing_simplified, drafted)
    _not_ended = (reviewing, reviewing_simplified, drafted, inspecting, appraising, suspended, collateral)

    # 谁来办
    receive = Step("收到申请", "Receive", to=examining, by=(APPLICANT, HANDLER), asks=_facts, may_ask=_more,
                   since=NEW_BEGINS, dates=(received_on, screened_from), cite=NEW.art(22) & NEW.art(30))  # fmt: skip
    receive_2017 = Step("收到申请（2017年修正）", "Receive (2017 text)", to=examining, by=(APPLICANT, HANDLER),
                        asks=_facts, may_ask=_more, until=OLD_ENDS, dates=(received_on, screened_from),
                        cite=OLD.art(11) & OLD.art(17, 2))  # fmt: skip
    lodge_with_agency = Step("经作出处罚的机关提出", "Lodge with the penalising agency", to=with_agency,
                             by=(APPLICANT, HANDLER), asks=_facts, may_ask=_more, since=NEW_BEGINS, cite=NEW.art(32, 1))  # fmt: skip
    agency_forwards = Step("处罚机关转送", "The agency forwards", with_agency, to=examining, by=RESPONDENT,
                           dates=(received_on, screened_from), cite=NEW.art(32, 2))  # fmt: skip
    agency_corrects = Step("处罚机关自行改正，申请撤回", "The agency corrects, the applicant withdraws", with_agency,
                           to=withdrawn, by=RESPONDENT, cite=NEW.art(32, 2, mark=Mark.DESIGN))  # fmt: skip
    receive_to_forward = Step("县级政府收到应转送的申请", "County receives what it must forward", to=to_forward,
                              by=(APPLICANT, HANDLER), asks=_facts, may_ask=_more, until=OLD_ENDS, dates=received_on,
                              cite=OLD.art(15, 2))  # fmt: skip
    forward = Step("转送并告知申请人", "Forward and tell the applicant", to_forward, to=forwarded, by=HANDLER,
                   dates=screened_on, sets={"screening": "forwarded"}, cite=OLD.art(18))  # fmt: skip
    ask_correction = Step("一次性通知补正", "Ask for correction, all at once", examining, to=correcting, by=HANDLER,
                          once=True, guards=(still_open(Term("通知补正", "ask for correction")),), since=NEW_BEGINS,
                          cite=NEW.art(31, 1), document=Term("补正通知书", "notice to correct"))  # fmt: skip
    ask_correction_2017 = Step("通知补正（2017年修正）", "Ask for correction (2017 text)", examining, to=correcting,
                               by=HANDLER, asks=(correction_days,),
                               guards=(still_open(Term("通知补正", "ask for correction")),), until=OLD_ENDS,
                               cite=REG.art(29), document=Term("补正通知书", "notice to correct"))  # fmt: skip
    serve_correction = Step("补正通知送达", "Notice to correct received", correcting, by=HANDLER, once=True,
                            cite=NEW.art(31, 2) & REG.art(29))  # fmt: skip
    extend_correction = Step("延长补正期限", "Give more time for correction", correcting, by=HANDLER,
                             asks=(correction_extra,), since=NEW_BEGINS, cite=NEW.art(31, 2))  # fmt: skip
    take_correction = Step("收到补正材料", "Take the correction", correcting, to=examining, by=APPLICANT,
                           dates=screened_from, cite=NEW.art(31, 3) & REG.art(29))  # fmt: skip
    abandon = Step("逾期不补正，视为放弃", "Deemed abandoned", correcting, to=abandoned, by=(HANDLER, SYSTEM),
                   dates=screened_on, sets={"screening": "abandoned"}, cite=NEW.art(31, 2) & REG.art(29))  # fmt: skip
    open_conflict = Step("同时收到，协商受理机关", "Two authorities have it: agree", examining, to=settling, by=HANDLER,
                         cite=REG.art(30))  # fmt: skip
    ask_designation = Step("报请指定受理机关", "Ask for designation", settling, by=HANDLER, once=True, cite=REG.art(30))
    settle = Step("确定由本机关受理", "Settled: this authority", settling, to=examining, by=(HANDLER, SUPERVISOR),
                  dates=screened_from, cite=REG.art(30))  # fmt: skip
    settle_elsewhere = Step("确定由其他机关受理", "Settled: another authority", settling, to=forwarded,
                            by=(HANDLER, SUPERVISOR), dates=screened_on, sets={"screening": "forwarded"},
                            cite=REG.art(30))  # fmt: skip
    withdraw_early = Step("受理前撤回", "Withdraw before acceptance", examining, correcting, settling, to=withdrawn,
                          by=APPLICANT, guards=(still_open(Term("受理前撤回", "withdraw before acceptance")),),
                          dates=screened_on, sets={"screening": "withdrawn"}, cite=FORM.whole())  # fmt: skip
    refuse = Step("不予受理", "Refuse", examining, to=not_accepted, by=HEAD, asks=(refusal_ground,),
                  may_ask=(competent_authority,), guards=(still_open(Term("不予受理", "refuse")), well_refused),
                  dates=screened_on, sets={"screening": "refused"}, cite=NEW.art(30, 2) & OLD.art(17, 1),
                  document=Term("不予受理决定书", "decision of refusal"))  # fmt: skip
    tell_elsewhere = Step("告知向有关机关提出", "Tell where to apply", examining, to=told_elsewhere, by=HANDLER,
                          asks=(competent_authority,), guards=(still_open(Term("告知", "tell")),), until=OLD_ENDS,
                          dates=screened_on, sets={"screening": "told_elsewhere"}, cite=OLD.art(17, 1))  # fmt: skip
    accept = Step("受理，适用普通程序", "Accept, ordinary procedure", examining, to=reviewing, by=HANDLER,
                  since=NEW_BEGINS, may_ask=(case_no, major, special_days),
                  guards=(still_open(Term("受理", "accept")),), dates=(accepted_on, screened_on),
                  sets={"screening": "accepted", "procedure": "ordinary"}, cite=NEW.art(30) & NEW.art(48),
                  document=Term("受理通知书", "notice of acceptance"))  # fmt: skip
    accept_simplified = Step("受理，适用简易程序", "Accept, simplified procedure", examining, to=reviewing_simplified,
                             by=HANDLER, since=NEW_BEGINS, asks=(simplified_ground,), may_ask=(case_no, amount),
                             guards=(still_open(Term("受理", "accept")), truly_simple), dates=(accepted_on, screened_on),
                             sets={"screening": "accepted", "procedure": "simplified"}, cite=NEW.art(53),
                             document=Term("受理通知书", "notice of acceptance"))  # fmt: skip
    deem_accepted = Step("审查期限届满，视为受理", "Deemed accepted", examining, to=reviewing, by=(SYSTEM, HANDLER),
                         since=NEW_BEGINS, dates=(accepted_on, screened_on),
                         sets={"screening": "deemed", "procedure": "ordinary"}, cite=NEW.art(30, 3))  # fmt: skip
    accept_2017 = Step("审查后受理（自收到之日起即为受理）", "Accept, as of the day of receipt", examining,
                       to=reviewing, by=HANDLER, may_ask=(case_no, special_days), until=OLD_ENDS, cite=OLD.art(17, 2),
                       sets={"screening": "accepted", "procedure": "ordinary",
                             "accepted_on": Same(received_on), "screened_on": Same(received_on)},
                       document=Term("受理通知书", "notice of acceptance"))  # fmt: skip
    deem_accepted_2017 = Step("五日内未作处理，自收到之日起即为受理", "Accepted as of the day of receipt, by silence",
                              examining, to=reviewing, by=(SYSTEM, HANDLER), until=OLD_ENDS, cite=OLD.art(17, 2),
                              sets={"screening": "deemed", "procedure": "ordinary",
                                    "accepted_on": Same(received_on), "screened_on": Same(received_on)})  # fmt: skip
    serve_refusal = Step("不予受理决定送达", "Refusal served", not_accepted, by=HANDLER, once=True, dates=served_on,
                         cite=NEW.art(34) & OLD.art(19))  # fmt: skip
    sue_refusal = Step("申请人起诉", "The applicant sues", not_accepted, by=COURT, once=True, dates=sued_on,
                       cite=NEW.art(34) & OLD.art(19))  # fmt: skip
    order_acceptance = Step("上级责令受理", "Ordered to accept", not_accepted, to=reviewing, by=SUPERVISOR,
                            dates=(accepted_on, screened_on), sets={"screening": "ordered", "procedure": "ordinary"},
                            cite=NEW.art(35) & OLD.art(20))  # fmt: skip
    convert = Step("转为普通程序", "Convert to ordinary", reviewing_simplified, to=reviewing, by=HEAD, once=True,
                   sets={"procedure": "ordinary"}, may_ask=(major,), cite=NEW.art(55),
                   document=Term("简易程序转普通程序通知书", "notice of conversion"))  # fmt: skip
    send_copy = Step("发送申请书副本", "Send the copy", reviewing, reviewing_simplified, by=HANDLER, once=True,
                     cite=NEW.art(48) & NEW.art(54) & OLD.art(23, 1),
                     document=Term("行政复议答复通知书", "notice to reply"))  # fmt: skip
    serve_copy = Step("被申请人收到副本", "Respondent has the copy", reviewing, by=HANDLER, once=True,
                      cite=NEW.art(48) & OLD.art(23, 1))  # fmt: skip
    serve_copy_simplified = Step("被申请人收到副本（简易程序）", "Respondent has the copy (simplified)",
                                 reviewing_simplified, by=HANDLER, once=True, cite=NEW.art(54))  # fmt: skip
    reply = Step("被申请人书面答复", "Respondent replies", *_not_ended, by=RESPONDENT, dates=replied_on, once=True,
                 cite=NEW.art(48) & NEW.art(54) & OLD.art(23, 1), document=Term("行政复议答复书", "written reply"))  # fmt: skip
    note_no_reply = Step("逾期未答复，视为没有证据、依据", "No reply: deemed without evidence", *_not_ended,
                         by=(SYSTEM, HANDLER), once=True, sets={"no_reply": True}, cite=NEW.art(70) & OLD.art(28, 1, 4))  # fmt: skip
    join_third_party = Step("第三人参加", "A third party joins", *_under_review, by=THIRD_PARTY, asks=(third_party,),
                            cite=NEW.art(16) & OLD.art(10, 3), document=Term("第三人参加通知书", "notice of joining"))  # fmt: skip
    stay = Step("停止执行", "Stay the act", *_under_review, by=HEAD, asks=(stay_ground,),
                cite=NEW.art(42) & OLD.art(21), document=Term("停止执行决定书", "order of stay"))  # fmt: skip
    hear_parties = Step("听取当事人意见", "Hear the parties", *_under_review, by=HANDLER, asks=(opinions,),
                        since=NEW_BEGINS, cite=NEW.art(49), document=Term("听取意见记录", "record of opinions"))  # fmt: skip
    plan_hearing = Step("通知听证", "Announce a hearing", *_under_review, by=HANDLER, asks=(hearing_on,),
                        cite=NEW.art(51, 1) & REG.art(33), document=Term("听证通知书", "notice of hearing"))  # fmt: skip
    hold_hearing = Step("举行听证", "Hold the hearing", *_under_review, by=HANDLER, may_ask=(head_attended,),
                        dates=heard_on, cite=NEW.art(50) & REG.art(33),
                        document=Term("听证笔录", "record of the hearing"))  # fmt: skip
    take_advice = Step("行政复议委员会提出咨询意见", "The committee advises", *_under_review, by=HANDLER,
                       may_ask=(advice,), dates=advised_on, since=NEW_BEGINS, cite=NEW.art(52),
                       document=Term("咨询意见", "committee's opinion"))  # fmt: skip
    inspect = Step("现场勘验", "Inspect the site", reviewing, to=inspecting, by=HANDLER, cite=REG.art(34))
    end_inspection = Step("勘验结束", "End the inspection", inspecting, to=PREVIOUS, by=HANDLER, cite=REG.art(34),
                          document=Term("勘验笔录", "record of inspection"))  # fmt: skip
    appraise = Step("送交鉴定", "Send for appraisal", reviewing, to=appraising, by=(HANDLER, APPLICANT),
                    cite=REG.art(37))  # fmt: skip
    end_appraisal = Step("收到鉴定意见", "Take the appraisal", appraising, to=PREVIOUS, by=HANDLER, cite=REG.art(37))
    suspend = Step("中止审理", "Suspend", *_under_review, to=suspended, by=HEAD, asks=(suspension_ground,),
                   guards=(ground_among(OTHER_GROUNDS),), cite=NEW.art(39) & REG.art(41),
                   document=Term("中止通知书", "notice of suspension"))  # fmt: skip
    suspend_for_party = Step("因申请人死亡、丧失能力或终止而中止", "Suspend: the applicant is gone", *_under_review,
                             to=suspended, by=HEAD, asks=(suspension_ground,), guards=(ground_among(PARTY_GROUNDS),),
                             cite=NEW.art(39) & REG.art(41), document=Term("中止通知书", "notice of suspension"))  # fmt: skip
    resume = Step("恢复审理", "Resume", suspended, to=PREVIOUS, by=(HANDLER, SUPERVISOR),
                  cite=NEW.art(39, 2) & NEW.art(40) & REG.art(41),
                  document=Term("恢复审理通知书", "notice of resumption"))  # fmt: skip
    open_collateral = Step("附带审查：本机关有权处理", "Collateral review: within our power", *_under_review,
                           to=collateral, by=HANDLER, asks=(document,), dates=document_since,
                           cite=NEW.art(56) & NEW.art(57) & OLD.art(26))  # fmt: skip
    open_collateral_elsewhere = Step("附带审查：本机关无权处理", "Collateral review: not within our power",
                                     *_under_review, to=collateral, by=HANDLER, asks=(document,), dates=document_since,
                                     cite=NEW.art(56) & NEW.art(57) & OLD.art(26))  # fmt: skip
    notify_issuer = Step("通知制定机关说明", "Ask the issuer to explain", collateral, by=HANDLER, since=NEW_BEGINS,
                         once=True, cite=NEW.art(58, 1))  # fmt: skip
    serve_issuer = Step("制定机关收到通知", "The issuer has the notice", collateral, by=HANDLER, since=NEW_BEGINS,
                        once=True, cite=NEW.art(58, 1))  # fmt: skip
    take_issuer_reply = Step("制定机关书面答复", "The issuer replies", collateral, by=THIRD_PARTY, since=NEW_BEGINS,
                             once=True, cite=NEW.art(58, 1))  # fmt: skip
    transfer_document = Step("转送有权机关", "Transfer to the competent body", collateral, by=HANDLER, once=True,
                             cite=NEW.art(56) & NEW.art(57) & OLD.art(26))  # fmt: skip
    serve_transfer = Step("有权机关收到转送", "The competent body has it", collateral, by=HANDLER, once=True,
                          cite=NEW.art(60) & OLD.art(26))  # fmt: skip
    close_collateral = Step("附带审查结束，恢复审理", "End the collateral review", collateral, to=PREVIOUS, by=HANDLER,
                            asks=(finding,), cite=NEW.art(59) & NEW.art(60) & OLD.art(26))  # fmt: skip
    extend = Step("延长审理期限", "Extend", reviewing, drafted, by=HEAD, once=True, asks=(extension_days, approver),
                  guards=(right_approver,), sets={"extended": True}, cite=NEW.art(62, 1) & OLD.art(31, 1),
                  document=Term("延期审理通知书", "notice of extension"))  # fmt: skip
    draft_decision = Step("拟定决定", "Draft the decision", reviewing, reviewing_simplified, to=drafted, by=HANDLER,
                          cite=NEW.art(61, 1) & OLD.art(28))  # fmt: skip
    return_draft = Step("退回重拟", "Return the draft", drafted, to=PREVIOUS, by=HEAD,
                        cite=NEW.art(61, 1) & OLD.art(28))  # fmt: skip
    decide = Step("作出复议决定", "Decide", *_under_review, to=decided, by=HEAD, asks=(outcome,),
                  may_ask=(decision_no, redo_days, awarded, saved), dates=concluded_on,
                  guards=(outcome_among(DECIDED), properly_heard, redone_only_if_annulled),
                  cite=NEW.art(61) & OLD.art(28), document=Term("行政复议决定书", "decision"))  # fmt: skip
    mediate = Step("达成调解", "Mediate", *_not_ended, to=mediated, by=HEAD, since=NEW_BEGINS, sets={"outcome": "R40"},
                   may_ask=(decision_no, awarded, saved), dates=concluded_on, cite=NEW.art(5) & NEW.art(73),
                   document=Term("行政复议调解书", "mediation paper"))  # fmt: skip
    mediate_2017 = Step("达成调解（2017年修正）", "Mediate (2017 text)", *_not_ended, to=mediated, by=HEAD,
                        until=OLD_ENDS, asks=(mediation_ground,), may_ask=(decision_no, awarded, saved),
                        sets={"outcome": "R40"}, dates=concluded_on, cite=REG.art(50),
                        document=Term("行政复议调解书", "mediation paper"))  # fmt: skip
    withdraw = Step("准予撤回，终止", "Withdrawn with leave", *_not_ended, to=terminated, by=HEAD, asks=(outcome,),
                    guards=(outcome_among(WITHDRAWN),), may_ask=(decision_no, saved), dates=concluded_on,
                    cite=NEW.art(41, item=1) & NEW.art(74) & OLD.art(25), document=Term("终止决定书", "termination"))  # fmt: skip
    terminate_no_kin = Step("没有近亲属或其放弃，终止", "Terminate: no kin", *_not_ended, to=terminated, by=HEAD,
                            dates=concluded_on, sets={"outcome": "R53", "termination_ground": "no_kin"},
                            cite=NEW.art(41, item=2) & REG.art(42, 1, 2), document=Term("终止决定书", "termination"))  # fmt: skip
    terminate_no_successor = Step("没有承受人或其放弃，终止", "Terminate: no successor", *_not_ended, to=terminated,
                                  by=HEAD, sets={"outcome": "R53", "termination_ground": "no_successor"},
                                  dates=concluded_on, cite=NEW.art(41, item=3) & REG.art(42, 1, 3),
                                  document=Term("终止决定书", "termination"))  # fmt: skip
    terminate_criminal = Step("变更为刑事强制措施，终止", "Terminate: criminal custody", *_not_ended, to=terminated,
                              by=HEAD, sets={"outcome": "R53", "termination_ground": "criminal"}, dates=concluded_on,
                              cite=NEW.art(41, item=4) & REG.art(42, 1, 5), document=Term("终止决定书", "termination"))  # fmt: skip
    terminate_suspended = Step("中止满六十日，终止", "Terminate after sixty days", suspended, to=terminated, by=HEAD,
                               sets={"outcome": "R53", "termination_ground": "suspended_60"}, dates=concluded_on,
                               cite=NEW.art(41, item=5) & REG.art(42, 2), document=Term("终止决定书", "termination"))  # fmt: skip
    serve = Step("送达，发生法律效力", "Serve", decided, mediated, terminated, to=served, by=HANDLER, dates=served_on,
                 cite=NEW.art(75, 2) & OLD.art(31, 3), document=Term("送达回证", "proof of service"))  # fmt: skip
    sue = Step("当事人起诉", "Sued over", served, performed, by=COURT, once=True, dates=sued_on, cite=ALL_2017.art(45))
    redo = Step("被申请人重新作出行为", "The respondent acts anew", served, to=performed, by=RESPONDENT,
                dates=performed_on, cite=NEW.art(64) & REG.art(49))  # fmt: skip
    perform = Step("履行", "Perform", served, enforcing, to=performed, by=RESPONDENT, dates=performed_on,
                   cite=NEW.art(77, 1) & OLD.art(32, 1))  # fmt: skip
    order_performance = Step("责令限期履行", "Order performance", served, by=(HEAD, SUPERVISOR), asks=(perform_until,),
                             cite=NEW.art(77, 2) & OLD.art(32, 2), document=Term("责令履行通知书", "order to perform"))  # fmt: skip
    summon = Step("约谈被申请人负责人", "Summon the respondent's head", served, by=(HEAD, SUPERVISOR), since=NEW_BEGINS,
                  cite=NEW.art(77, 2), document=Term("约谈通知书", "summons"))  # fmt: skip
    enforce = Step("强制执行", "Enforce", served, to=enforcing, by=(HANDLER, COURT), asks=(enforcer,),
                   cite=NEW.art(78) & OLD.art(33), document=Term("强制执行申请书", "request for enforcement"))  # fmt: skip
    send_opinion = Step("制发意见书", "Send a letter of opinion", *_under_review, decided, served, performed, by=HEAD,
                        once=True, may_ask=(opinion_no,), dates=opined_on, cite=NEW.art(76) & REG.art(57, 1),
                        document=Term("行政复议意见书", "letter of opinion"))  # fmt: skip
    serve_opinion = Step("被申请人收到意见书", "Letter of opinion received", *_under_review, decided, served, performed,
                         by=HANDLER, once=True, cite=NEW.art(76) & REG.art(57, 1))  # fmt: skip
    answer_opinion = Step("被申请人反馈意见书办理情况", "Letter of opinion answered", *_not_ended, decided, served,
                          performed, by=RESPONDENT, once=True, dates=opinion_answered_on,
                          cite=NEW.art(76) & REG.art(57, 1))  # fmt: skip
    send_suggestion = Step("制发建议书", "Send a letter of suggestion", *_under_review, decided, served, performed,
                           by=HEAD, once=True, dates=suggested_on, cite=REG.art(57, 2),
                           document=Term("行政复议建议书", "letter of suggestion"))  # fmt: skip
    copy_superior = Step("抄告被申请人的上级主管部门", "Copy to the respondent's superior", served, performed,
                         by=HANDLER, once=True, since=NEW_BEGINS, dates=copied_on, cite=NEW.art(79, 2),
                         document=Term("抄告函", "letter to the superior"))  # fmt: skip
    publish = Step("公开决定书", "Publish the decision", served, performed, by=HANDLER, once=True, since=NEW_BEGINS,
                   dates=published_on, cite=NEW.art(79, 1))  # fmt: skip
    archive = Step("归档", "File away", not_accepted, served, performed, to=archived, by=HANDLER,
                   cite=FORM.whole(mark=Mark.KNOWN),
                   document=Term("结案报告、卷宗目录", "closing report and file list"))  # fmt: skip

    # 几日内
    _endings = (decide, mediate, mediate_2017, withdraw, terminate_no_kin, terminate_no_successor, terminate_criminal,
                terminate_suspended)  # fmt: skip
    _not_counted = (correcting, settling, suspended, collateral, inspecting, appraising)
    _more_days = SpanOf(extension_days, days(30))

    agency_forward_by = Clock("处罚机关转送期限", "Forwarding by the agency", new(working_days(5), NEW.art(32, 2)),
                              starts=lodge_with_agency, until=(agency_forwards, agency_corrects),
                              whose=Term("作出处罚的机关", "the penalising agency"))  # fmt: skip
    county_forward_by = Clock("县级政府转送期限", "Forwarding by the county", old(working_days(7), OLD.art(18)),
                              starts=receive_to_forward, until=forward)  # fmt: skip
    screen_by = Clock("审查期限", "Examination", new(working_days(5), NEW.art(30, 1) & NEW.art(31)),
                      starts=(receive, agency_forwards), until=(accept, accept_simplified, deem_accepted, refuse),
                      restarts=(take_correction, settle), pauses=(correcting, settling), then=deem_accepted, deemed=ON,
                      note=Term("补正通知同此五日；收到补正材料后重新审查",
                                "a notice to correct falls in the same five days; they run anew after it"))  # fmt: skip
    screen_by_2017 = Clock("审查期限（2017年修正）", "Examination (2017 text)",
                           old(working_days(5), OLD.art(17, 1) & REG.art(29)), starts=receive_2017,
                           until=(accept_2017, deem_accepted_2017, refuse, tell_elsewhere),
                           restarts=(take_correction, settle), pauses=(correcting, settling), then=deem_accepted_2017,
                           deemed=AFTER,
                           note=Term("补正后重新起算一节为推断", "the new run after a correction is an inference"))  # fmt: skip
    correct_by = Clock("补正期限", "Correction", new(working_days(10), NEW.art(31, 2)),
                       SpanOf(correction_days, days(3650)), starts=serve_correction, until=take_correction,
                       adds={extend_correction: SpanOf(correction_extra, working_days(250))}, then=abandon,
                       whose=Term("申请人", "applicant"), cite=REG.art(29),
                       note=Term("2017年修正无法定日数，由通知书确定；2023年修订可以延长",
                                 "no number in the 2017 text: the notice fixes it; the 2023 text allows more"))  # fmt: skip
    agree_by = Clock("协商受理机关期限", "Agreeing on the authority", days(10), starts=open_conflict,
                     until=(settle, settle_elsewhere, ask_designation),
                     cite=REG.art(30, mark=Mark.DESIGN, note="十日按自然日"))  # fmt: skip
    designate_by = Clock("指定受理机关期限", "Designating the authority", days(10), starts=ask_designation,
                         until=(settle, settle_elsewhere), whose=Term("共同上一级行政机关", "common superior"),
                         cite=REG.art(30, mark=Mark.DESIGN, note="十日按自然日"))  # fmt: skip
    sue_refusal_by = Clock("对不予受理的起诉期限", "Suing over a refusal", old(days(15), OLD.art(19)),
                           new(days(15), NEW.art(34)), starts=serve_refusal, until=sue_refusal,
                           whose=Term("申请人", "applicant"))  # fmt: skip
    send_copy_by = Clock("发送副本期限", "Sending the copy", old(working_days(7), OLD.art(23, 1)),
                         new(working_days(7), NEW.art(48)),
                         starts=(receive_2017, accept, deem_accepted, order_acceptance), until=(send_copy, refuse),
                         pauses=(correcting, settling))  # fmt: skip
    send_copy_simplified_by = Clock("发送副本期限（简易程序）", "Sending the copy (simplified)",
                                    new(working_days(3), NEW.art(54)), starts=accept_simplified, until=send_copy)  # fmt: skip
    reply_by = Clock("被申请人答复期限", "Respondent's reply", old(days(10), OLD.art(23, 1)),
                     new(working_days(10), NEW.art(48)), starts=serve_copy, until=(reply, note_no_reply),
                     then=note_no_reply, deemed=AFTER, whose=Term("被申请人", "respondent"),
                     note=Term("十日旧法为自然日、新法为工作日",
                               "ten days: by the calendar in the old text, working days in the new"))  # fmt: skip
    reply_simplified_by = Clock("被申请人答复期限（简易程序）", "Respondent's reply (simplified)",
                                new(working_days(5), NEW.art(54)), starts=serve_copy_simplified,
                                until=(reply, note_no_reply), then=note_no_reply, deemed=AFTER,
                                whose=Term("被申请人", "respondent"))  # fmt: skip
    hearing_notice = Clock("听证通知提前期", "Notice before a hearing",
                           new(working_days(5), NEW.art(51, 1), kind=Kind.MINIMUM), starts=plan_hearing,
                           until=hold_hearing, kind=Kind.MINIMUM)  # fmt: skip
    decide_by = Clock("审理期限", "Decision", old(days(60), OLD.art(31, 1) & REG.art(29)),
                      new(days(60), NEW.art(62, 1)), starts=(receive_2017, accept, deem_accepted, order_acceptance),
                      until=(*_endings, refuse), pauses=_not_counted, adds={extend: _more_days}, note=NOT_IN_WORDS)  # fmt: skip
    decide_simplified_by = Clock("审理期限（简易程序）", "Decision (simplified)", new(days(30), NEW.art(62, 2)),
                                 starts=accept_simplified, until=_endings, pauses=_not_counted,
                                 adds={convert: days(30), extend: _more_days},
                                 note=Term("转为普通程序后自受理之日起共六十日，为推断",
                                           "sixty days from acceptance once converted: an inference"))  # fmt: skip
    decide_sooner_by = Clock("其他法律规定的审理期限", "Decision, by another law", SpanOf(special_days, days(59)),
                             starts=(receive_2017, accept, deem_accepted, order_acceptance), until=(*_endings, refuse),
                             pauses=_not_counted, adds={extend: _more_days}, cite=NEW.art(62, 1) & OLD.art(31, 1))  # fmt: skip
    suspension_ends_by = Clock("中止期满六十日", "Sixty days of suspension", old(days(60), REG.art(42, 2)),
                               new(days(60), NEW.art(41, item=5)), starts=suspend_for_party, until=resume,
                               then=terminate_suspended, whose=Term("承受权利义务的人", "whoever may step in"))  # fmt: skip
    collateral_by = Clock("附带审查处理期限", "Collateral review", old(days(30), OLD.art(26) & OLD.art(27)),
                          new(days(30), NEW.art(56) & NEW.art(57)), starts=open_collateral, until=close_collateral,
                          note=Term("条文未写起算日，自中止之日起算为推断",
                                    "no starting day in the text: from the suspension is an inference"))  # fmt: skip
    transfer_by = Clock("转送有权机关期限", "Transfer of the document", old(working_days(7), OLD.art(26) & OLD.art(27)),
                        new(working_days(7), NEW.art(56) & NEW.art(57)), starts=open_collateral_elsewhere,
                        until=transfer_document,
                        note=Term("条文未写起算日，自中止之日起算为推断",
                                  "no starting day in the text: from the suspension is an inference"))  # fmt: skip
    notify_issuer_by = Clock("通知制定机关期限", "Notice to the issuer", new(working_days(3), NEW.art(58, 1)),
                             starts=open_collateral, until=notify_issuer)  # fmt: skip
    issuer_reply_by = Clock("制定机关答复期限", "The issuer's reply", new(working_days(10), NEW.art(58, 1)),
                            starts=serve_issuer, until=take_issuer_reply, whose=Term("制定机关", "the issuer"))  # fmt: skip
    transferee_by = Clock("接受转送机关处理期限", "The competent body's answer", old(days(60), OLD.art(26)),
                          new(days(60), NEW.art(60)), starts=serve_transfer, until=close_collateral,
                          whose=Term("接受转送的机关", "the competent body"))  # fmt: skip
    sue_by = Clock("起诉期限", "Suing over the decision", days(15), starts=serve, until=sue,
                   whose=Term("当事人", "party"), cite=ALL_2017.art(45))  # fmt: skip
    redo_by = Clock("重新作出行为期限", "Acting anew", SpanOf(redo_days, days(3650)), starts=serve, until=redo,
                    whose=Term("被申请人", "respondent"), cite=REG.art(49) & NEW.art(64),
                    note=Term("法律、法规未规定期限的为六十日", "sixty days where no law fixes another"))  # fmt: skip
    perform_by = Clock("限期履行", "Performance as ordered", DueIn(perform_until), starts=order_performance,
                       until=perform, whose=Term("被申请人", "respondent"), cite=NEW.art(77, 2) & OLD.art(32, 2))  # fmt: skip
    answer_opinion_by = Clock("意见书反馈期限", "Answer to a letter of opinion", old(days(60), REG.art(57, 1)),
                              new(days(60), NEW.art(76)), starts=serve_opinion, until=answer_opinion,
                              whose=Term("被申请人", "respondent"))  # fmt: skip

    # 报多少
    received = Figure("收到行政复议申请", "Applications received", on(received_on), split=(applicant_kind,),
                      cite=FORM.whole())  # fmt: skip
    screening_at_start = Figure("年初尚在审查", "Being examined at the start",
                                standing(received_on, screened_on, before=True), split=(applicant_kind,),
                                cite=FORM.whole())  # fmt: skip
    screening_at_end = Figure("年末尚在审查", "Being examined at the end", standing(received_on, screened_on),
                              split=(applicant_kind,), cite=FORM.whole())  # fmt: skip
    admitted = Figure("受理", "Accepted", on(accepted_on), split=(applicant_kind,), cite=NEW.art(30) & OLD.art(17, 2),
                      rule=Term("2017年修正以收到日为受理日，2023年修订以受理日或审查期满日为受理日",
                                "accepted on the day of receipt (2017 text), on the day of acceptance or expiry (2023 text)"))  # fmt: skip
    refused = Figure("不予受理", "Refused", on(screened_on), where=where(screening="refused"), split=(applicant_kind,),
                     cite=NEW.art(30, 2) & OLD.art(17, 1))  # fmt: skip
    referred = Figure("告知、转送其他机关", "Referred elsewhere", on(screened_on),
                      where=where(screening=("told_elsewhere", "forwarded")), split=(applicant_kind,),
                      cite=OLD.art(17, 1) & OLD.art(18))  # fmt: skip
    ended_before = Figure("受理前撤回、视为放弃", "Ended before acceptance", on(screened_on),
                          where=where(screening=("abandoned", "withdrawn")), split=(applicant_kind,), cite=FORM.whole())  # fmt: skip
    screened = Figure("审查结束（按结果）", "Examinations ended, by result", on(screened_on), split=(screening,),
                      cite=NEW.art(30) & OLD.art(17))  # fmt: skip
    admitted_by_silence = Figure("视为受理", "Deemed accepted", on(accepted_on), where=where(screening="deemed"),
                                 cite=NEW.art(30, 3) & OLD.art(17, 2))  # fmt: skip
    admitted_by_matter = Figure("受理（按事项）", "Accepted, by matter", on(accepted_on), where=Known(matter),
                                split=(matter,), cite=FORM.whole())  # fmt: skip
    admitted_by_respondent = Figure("受理（按被申请人）", "Accepted, by respondent", on(accepted_on),
                                    where=Known(respondent_kind), split=(respondent_kind,), cite=FORM.whole())  # fmt: skip
    admitted_by_field = Figure("受理（按管理类别）", "Accepted, by field", on(accepted_on), where=Known(managed_field),
                               split=(managed_field,), cite=FORM.whole())  # fmt: skip
    admitted_by_authority = Figure("受理（按复议机关）", "Accepted, by authority", on(accepted_on),
                                   where=Known(authority_kind), split=(authority_kind,), cite=FORM.whole())  # fmt: skip
    admitted_by_mandatory = Figure("受理（按是否前置）", "Accepted, by whether mandatory first", on(accepted_on),
                                   where=Known(mandatory_first), split=(mandatory_first,), cite=FORM.whole())  # fmt: skip
    mandatory = Figure("受理复议前置案件", "Accepted where mandatory first", on(accepted_on),
                       cite=NEW.art(23) & OLD.art(30),
                       where=where(mandatory_first=("on_the_spot", "resources", "inaction", "disclosure", "by_law")))  # fmt: skip
    about_business = Figure("受理涉企案件", "Accepted about businesses", on(accepted_on), where=where(enterprise=True),
                            cite=FORM.whole(mark=Mark.KNOWN))  # fmt: skip
    pending_at_start = Figure("上期结转", "Pending at the start", standing(accepted_on, concluded_on, before=True),
                              split=(applicant_kind,), cite=FORM.whole())  # fmt: skip
    pending_at_end = Figure("期末未审结", "Pending at the end", standing(accepted_on, concluded_on),
                            split=(applicant_kind,), cite=FORM.whole())  # fmt: skip
    concluded = Figure("审结行政复议案件", "Cases concluded", on(concluded_on), split=(applicant_kind,),
                       cite=FORM.whole(),
                       rule=Term("已受理案件以决定、调解、终止之日计，每案一个结果",
                                 "accepted cases, by the day of decision, mediation or termination; one outcome each"))  # fmt: skip
    concluded_by_outcome = Figure("审结（按结果）", "Concluded, by outcome", on(concluded_on), where=Known(outcome),
                                  split=(outcome,), cite=FORM.whole())  # fmt: skip
    concluded_by_matter = Figure("审结（按事项）", "Concluded, by matter", on(concluded_on), where=Known(matter),
                                 split=(matter,), cite=FORM.whole())  # fmt: skip
    concluded_by_respondent = Figure("审结（按被申请人）", "Concluded, by respondent", on(concluded_on),
                                     where=Known(respondent_kind), split=(respondent_kind,), cite=FORM.whole())  # fmt: skip
    concluded_by_field = Figure("审结（按管理类别）", "Concluded, by field", on(concluded_on),
                                where=Known(managed_field), split=(managed_field,), cite=FORM.whole())  # fmt: skip
    concluded_by_procedure = Figure("审结（按程序）", "Concluded, by procedure", on(concluded_on), where=Known(procedure),
                                    split=(procedure,), cite=NEW.art(53) & OLD.art(22))  # fmt: skip
    concluded_by_authority = Figure("审结（按复议机关）", "Concluded, by authority", on(concluded_on),
                                    where=Known(authority_kind), split=(authority_kind,), cite=FORM.whole())  # fmt: skip
    upheld = Figure("维持", "Upheld", on(concluded_on), where=where(outcome="R20"),
                    cite=NEW.art(68) & OLD.art(28, 1, 1))  # fmt: skip
    dismissed = Figure("驳回", "Dismissed", on(concluded_on), where=where(outcome=DISMISSED),
                       cite=NEW.art(33) & NEW.art(69) & REG.art(48),
                       rule=Term("驳回申请与驳回请求合计", "applications and claims dismissed together"))  # fmt: skip
    corrected = Figure("直接纠错", "Corrected", on(concluded_on), where=where(outcome=CORRECTED), split=(outcome,),
                       cite=NEW.art(63) & NEW.art(67) & OLD.art(28, 1, 3),
                       rule=Term("变更、撤销、部分撤销、确认违法、确认无效、责令履行",
                                 "varied, annulled (in part), declared illegal or void, ordered to perform"))  # fmt: skip
    agreements = Figure("行政协议责任", "Liability under agreements", on(concluded_on), where=where(outcome="R36"),
                        cite=NEW.art(71))  # fmt: skip
    by_mediation = Figure("调解", "By mediation", on(concluded_on), where=where(outcome="R40"),
                          cite=NEW.art(73) & REG.art(50))  # fmt: skip
    by_change = Figure("被申请人改变后撤回终止", "Withdrawn after the act was changed", on(concluded_on),
                       where=where(outcome="R50"), cite=NEW.art(41, item=1) & OLD.art(25))  # fmt: skip
    by_withdrawal = Figure("和解或其他撤回终止", "Otherwise withdrawn", on(concluded_on),
                           where=where(outcome=("R51", "R52")), cite=NEW.art(74) & NEW.art(41, item=1) & OLD.art(25))  # fmt: skip
    otherwise = Figure("其他终止、其他", "Otherwise", on(concluded_on), where=where(outcome=("R53", "R60")),
                       cite=NEW.art(41) & REG.art(42))  # fmt: skip
    mediated_or_withdrawn = Figure("调撤", "Mediated or withdrawn", on(concluded_on), where=where(outcome=MEDIATED),
                                   cite=FORM.whole(),
                                   rule=Term("调解、和解、申请人撤回", "mediation, settlement, withdrawal"))  # fmt: skip
    on_time = Figure("按期审结", "Concluded in time", on(concluded_on), cite=NEW.art(62) & OLD.art(31, 1),
                     where=~missed(decide_by) & ~missed(decide_simplified_by) & ~missed(decide_sooner_by))  # fmt: skip
    extensions = Figure("延期审结", "Concluded after an extension", on(concluded_on), where=where(extended=True),
                        cite=NEW.art(62, 1) & OLD.art(31, 1))  # fmt: skip
    simplified = Figure("简易程序审结", "Concluded by simplified procedure", on(concluded_on),
                        where=where(procedure="simplified"), cite=NEW.art(53))  # fmt: skip
    unanswered = Figure("被申请人逾期未答复", "Respondent silent", on(concluded_on), where=where(no_reply=True),
                        cite=NEW.art(70) & OLD.art(28, 1, 4))  # fmt: skip
    litigated = Figure("审结后被起诉", "Sued over afterwards", on(concluded_on), where=Known(sued_on),
                       cite=ALL_2017.art(45),
                       rule=Term("按审结之日归期，其后被起诉的案件", "by the day of conclusion, the cases later sued over"))  # fmt: skip
    compensated = Figure("决定赔偿案件", "Compensation awarded", on(concluded_on), where=Known(awarded),
                         cite=NEW.art(72) & OLD.art(29))  # fmt: skip
    compensation_paid = Figure("决定赔偿金额", "Amount of compensation", on(concluded_on), where=Known(awarded),
                               sums=awarded, unit=YUAN, cite=NEW.art(72) & OLD.art(29))  # fmt: skip
    losses_saved = Figure("挽回损失", "Losses made good", on(concluded_on), where=Known(saved), sums=saved, unit=YUAN,
                          cite=FORM.whole(mark=Mark.KNOWN))  # fmt: skip
    hearings = Figure("经听证案件", "Cases heard at a hearing", on(heard_on), cite=NEW.art(50) & REG.art(33))
    hearings_with_head = Figure("被申请人负责人参加听证", "Hearings with the respondent's head", on(heard_on),
                                where=where(head_attended=True), cite=NEW.art(51, 3))  # fmt: skip
    advised = Figure("复议委员会咨询案件", "Cases before the committee", on(advised_on), cite=NEW.art(52))
    documents_reviewed = Figure("附带审查规范性文件案件", "Documents reviewed alongside", on(document_since),
                                cite=NEW.art(13) & OLD.art(7))  # fmt: skip
    letters_of_opinion = Figure("制发意见书", "Letters of opinion", on(opined_on), cite=NEW.art(76) & REG.art(57, 1))
    letters_of_suggestion = Figure("制发建议书", "Letters of suggestion", on(suggested_on), cite=REG.art(57, 2))
    conclusion_rate = Rate("审结率", "Conclusion rate", concluded, pending_at_start + admitted,
                           rule_id="ARL-CONCLUSION-1", cite=FORM.whole(mark=Mark.ARITHMETIC),
                           rule=Term("审结÷（上期结转＋受理）", "concluded ÷ (pending at the start + accepted)"))  # fmt: skip
    corrected_rate = Rate("纠错率", "Correction rate", corrected, concluded, rule_id="ARL-CORRECTION-A",
                          cite=FORM.whole(mark=Mark.ARITHMETIC),
                          rule=Term("甲：直接纠错÷审结", "A: corrected ÷ concluded"))  # fmt: skip
    corrected_rate_of_admitted = Rate("纠错率（按受理）", "Correction rate, of accepted", corrected, admitted,
                                      rule_id="ARL-CORRECTION-B", cite=FORM.whole(mark=Mark.ARITHMETIC),
                                      rule=Term("乙：直接纠错÷受理", "B: corrected ÷ accepted"))  # fmt: skip
    mediation_rate = Rate("调撤率", "Mediation and withdrawal rate", mediated_or_withdrawn, concluded,
                          rule_id="ARL-MEDIATION-1", cite=FORM.whole(mark=Mark.KNOWN),
                          rule=Term("调撤÷审结；分母无定论",
                                    "mediated or withdrawn ÷ concluded; the denominator is unsettled"))  # fmt: skip
    settled_rate = Rate("案结事了率", "Settled for good", concluded - litigated, concluded, rule_id="ARL-SETTLED-1",
                        cite=FORM.whole(mark=Mark.ARITHMETIC),
                        rule=Term("（审结－其后被起诉）÷审结", "(concluded − sued over) ÷ concluded"))  # fmt: skip
    on_time_rate = Rate("按期审结率", "Share concluded in time", on_time, concluded, rule_id="ARL-ON-TIME-1",
                        cite=NEW.art(62) & OLD.art(31, 1), rule=Term("按期审结÷审结", "concluded in time ÷ concluded"))  # fmt: skip

    # 须相符
    applications = Balance("收到＋年初在审＝受理＋不予受理＋告知转送＋受理前终结＋年末在审",
                           "received + opening stock = accepted + refused + referred + ended before + closing stock",
                           received + screening_at_start,
                           admitted + refused + referred + ended_before + screening_at_end,
                           cite=FORM.whole(mark=Mark.ARITHMETIC))  # fmt: skip
    cases = Balance("上期结转＋受理＝审结＋期末未审结",
                    "pending at the start + accepted = concluded + pending at the end", pending_at_start + admitted,
                    concluded + pending_at_end, cite=FORM.whole(mark=Mark.ARITHMETIC))  # fmt: skip
    examinations = Balance("审查结束＝受理＋不予受理＋告知转送＋受理前终结", "examined = accepted + refused + referred + ended before",
                           screened, admitted + refused + referred + ended_before, cite=FORM.whole())  # fmt: skip
    outcomes = Balance("审结＝各结果之和", "concluded = sum of the outcomes", concluded,
                       upheld + dismissed + corrected + agreements + by_mediation + by_change + by_withdrawal + otherwise,
                       cite=FORM.whole())  # fmt: skip
    each_outcome = Balance("审结＝按结果合计", "concluded = by outcome", concluded, concluded_by_outcome,
                           cite=FORM.whole())  # fmt: skip
    matters = Balance("审结＝按事项合计", "concluded = by matter", concluded, concluded_by_matter, cite=FORM.whole())
    respondents = Balance("审结＝按被申请人合计", "concluded = by respondent", concluded, concluded_by_respondent,
                          cite=FORM.whole())  # fmt: skip
    fields_of_work = Balance("审结＝按管理类别合计", "concluded = by field", concluded, concluded_by_field,
                             cite=FORM.whole())  # fmt: skip
    procedures = Balance("审结＝按程序合计", "concluded = by procedure", concluded, concluded_by_procedure, cite=FORM.whole())
    authorities = Balance("审结＝按复议机关合计", "concluded = by authority", concluded, concluded_by_authority, cite=FORM.whole())
    admitted_matters = Balance("受理＝按事项合计", "accepted = by matter", admitted, admitted_by_matter,
                               cite=FORM.whole())  # fmt: skip
    admitted_respondents = Balance("受理＝按被申请人合计", "accepted = by respondent", admitted, admitted_by_respondent,
                                   cite=FORM.whole())  # fmt: skip
    admitted_fields = Balance("受理＝按管理类别合计", "accepted = by field", admitted, admitted_by_field,
                              cite=FORM.whole())  # fmt: skip
    admitted_authorities = Balance("受理＝按复议机关合计", "accepted = by authority", admitted, admitted_by_authority,
                                   cite=FORM.whole())  # fmt: skip
    timely = Balance("按期审结不多于审结", "in time ≤ concluded", on_time, concluded, relation=Relation.AT_MOST,
                     cite=NEW.art(62) & OLD.art(31, 1))  # fmt: skip
    sued_over = Balance("被起诉不多于审结", "sued over ≤ concluded", litigated, concluded, relation=Relation.AT_MOST,
                        cite=ALL_2017.art(45))  # fmt: skip
    heads = Balance("负责人参加听证不多于听证", "with the head ≤ hearings", hearings_with_head, hearings,
                    relation=Relation.AT_MOST, cite=NEW.art(51, 3))  # fmt: skip
