"""人民调解案件: one dispute brought to a people's mediation committee, from registration to the filed dossier.

Beside the statute: 人民调解法 (`PML`); the month is 人民调解工作若干规定 33 (`PMR`), the 30 days of a court's referral
特邀调解规定 27 (`INVITED`); judicial confirmation is 民事诉讼法 in three versions (`CPL_…`) with 民诉法解释 355 and 358
(`CPI`), 司法确认规定 4 (`JC`); the rows are those of the case table (`STAT`). A case stands under the unit that guides the
committee; the committee is a link.

Not verified: PMR 33 says “generally” and names no starting day (acceptance is inferred, as is extension when both
parties ask for it); the three days of JC 4 beside the newer procedure law; the articles of the 2017 procedure law; the
dispute types added since about 2019 and the columns 疑难复杂 and 起诉后结果. 接受委托移送 is a category of the table, not of
PML 18, which only lets courts and police point parties to mediation. Left out: screenings and disputes prevented,
which are no cases.
"""

from __future__ import annotations

from datetime import date

from fadu.engine.line import (
    APPLICANT,
    COURT,
    HANDLER,
    PERSONS,
    YUAN,
    Balance,
    Case,
    Clock,
    DueIn,
    Figure,
    Known,
    Mark,
    Rate,
    Relation,
    Rule,
    SpanOf,
    State,
    Step,
    Term,
    choice,
    closed,
    day,
    days,
    flag,
    link,
    missed,
    money,
    months,
    number,
    on,
    standing,
    text,
    where,
)  # fmt: skip
from fadu.law.instruments import CPI_2022 as CPI
from fadu.law.instruments import CPL_2017, CPL_2021, CPL_2023
from fadu.law.instruments import JC_2011 as JC
from fadu.law.instruments import PML_2010 as PML
from fadu.law.instruments import PMR_2002 as PMR
from fadu.law.instruments import SPC_INVITED_2016 as INVITED
from fadu.work.people.committee import OF_TOWNS, OF_VILLAGES, CommitteeKind
from fadu.work.people.disputes import (
    TABLE,
    UNSURE,
    Agreement,
    Averted,
    Confirmation,
    Dispute,
    Failure,
    Ground,
    Referrer,
    Source,
    SuitResult,
    court_days_from_a_court,
    ground_for_not_accepting,
    performance_not_before_agreement,
    referrer_if_referred,
)  # fmt: skip

COURT_DAYS = (
    Rule(days(30), CPL_2017.art(180), until=date(2021, 12, 31)),
    Rule(days(30), CPL_2021.art(187), since=date(2022, 1, 1), until=date(2023, 12, 31)),
    Rule(days(30), CPL_2023.art(187), since=date(2024, 1, 1)),
)
"""The special procedure's period from filing on, in the three versions of the procedure law."""
ASKED_BY_BOTH = PMR.art(33, mark=Mark.DESIGN, note="“一般”一语之内，双方要求方可延长；推断")


class Mediation(Case):
    title = Term("人民调解案件", "People's mediation case")
    code = 23

    # 记什么
    committee = link("人民调解委员会", "Committee", cite=PML.art(7))
    committee_kind = choice("调解组织类型", "Kind of committee", CommitteeKind, cite=TABLE)
    source = choice("来源", "Source", Source, cite=TABLE)
    referrer = choice("移送单位", "Referred by", Referrer, cite=TABLE)
    dispute = choice("纠纷类型", "Type of dispute", Dispute, cite=TABLE)
    parties = number("涉及当事人人数", "Parties", cite=TABLE)
    party = text("当事人", "Party", cite=PML.art(17), personal=True)
    other_party = text("对方当事人", "Other party", cite=PML.art(17), personal=True)
    summary = text("纠纷简况", "Summary", cite=PML.art(27), personal=True)
    difficult = flag("疑难复杂", "Difficult", cite=UNSURE)
    accepted_on = day("受理日期", "Accepted on", cite=TABLE, told=True)
    court_days = number("法院委派期限（日）", "Days set by the court", cite=INVITED.art(27, 1))
    mediator = link("人民调解员", "Mediator", cite=PML.art(19))
    extension_days = number("延长日数", "Days added", cite=ASKED_BY_BOTH)
    reported_on = day("向公安机关报告日期", "Reported to the police on", cite=PML.art(25))
    averted = choice("防止激化", "Averted", Averted, cite=TABLE)
    averted_persons = number("防止激化涉及人数", "Persons concerned", cite=TABLE)
    averted_on = day("防止激化日期", "Averted on", cite=TABLE)
    agreement = choice("协议形式", "Form of agreement", Agreement, cite=PML.art(28), told=True)
    amount = money("协议涉及金额", "Amount of the agreement", cite=TABLE, told=True)
    failure = choice("终止原因", "Why it failed", Failure, cite=PML.art(26), told=True)
    concluded_on = day("调解终结日期", "Concluded on", cite=PML.art(26) & PML.art(28), told=True)
    perform_until = day("约定履行期限", "To be performed by", cite=PML.art(29, 1, 3), told=True)
    performed_on = day("履行日期", "Performed on", cite=PML.art(31, 1), told=True)
    breached_on = day("未履行登记日期", "Not performed, noted on", cite=PML.art(31, 2))
    revisited_on = day("回访日期", "Visited again on", cite=PML.art(31, 2))
    amended_on = day("变更协议日期", "Agreement amended on", cite=PML.art(33, 3))
    applied_on = day("申请司法确认日期", "Confirmation applied for on", cite=PML.art(33, 1), told=True)
    court_extension_days = number("法院延长审限日数", "Days added by the court", cite=CPL_2023.art(187))
    confirmation = choice("司法确认结果", "Result of confirmation", Confirmation, cite=CPL_2023.art(206), told=True)
    ground = choice("不予受理、驳回理由", "Ground of refusal", Ground, cite=CPI.art(355) & CPI.art(358), told=True)
    confirmation_ended_on = day("司法确认审结日期", "Confirmation decided on", cite=CPL_2023.art(206), told=True)
    enforced_on = day("申请强制执行日期", "Enforcement applied for on", cite=PML.art(33, 2))
    sued_on = day("因协议起诉日期", "Sued over the agreement on", cite=PML.art(32))
    suit_result = choice("诉讼结果", "Result of the suit", SuitResult, cite=UNSURE)
    suit_ended_on = day("诉讼审结日期", "Suit ended on", cite=UNSURE)

    # 在哪里
    registered = State("已登记", "Registered", start=True)
    declined = State("当事人拒绝调解", "Mediation refused by a party", final=True)
    taken_up = State("已受理", "Accepted")
    mediating = State("调解中", "In mediation")
    agreed_orally = State("已达成口头协议", "Agreed orally")
    agreed_in_writing = State("已达成书面协议", "Agreed in writing")
    broken_off = State("调解终止", "Ended without agreement")
    confirming = State("已申请司法确认", "Confirmation applied for")
    examined = State("法院审查中", "Examined by the court")
    confirmed = State("已司法确认", "Confirmed")
    not_confirmed = State("未获司法确认", "Not confirmed")
    performed = State("已履行", "Performed")
    breached = State("未履行", "Not performed")
    enforcing = State("已申请强制执行", "Enforcement applied for")
    filed = State("已立卷归档", "Filed", final=True)

    # 谁来办
    register = Step("登记", "Register", to=registered, by=(APPLICANT, HANDLER), cite=PML.art(17) & PML.art(27),
                    asks=(committee, committee_kind, source, dispute, parties, party),
                    may_ask=(referrer, other_party, summary, difficult), guards=(referrer_if_referred,),
                    document=Term("调解登记表", "registration form"))  # fmt: skip
    decline = Step("当事人明确拒绝调解", "A party refuses", registered, to=declined, by=APPLICANT, cite=PML.art(17))
    accept = Step("受理", "Accept", registered, to=taken_up, by=HANDLER, may_ask=(court_days,),
                  guards=(court_days_from_a_court,), dates=accepted_on, cite=PML.art(17),
                  document=Term("受理登记表", "form of acceptance"))  # fmt: skip
    begin = Step("指定或选择人民调解员", "Name the mediator", taken_up, to=mediating, by=(HANDLER, APPLICANT), asks=(mediator,),
                 cite=PML.art(19))  # fmt: skip
    extend = Step("双方要求延长", "Extend at both parties' wish", mediating, by=APPLICANT, asks=(extension_days,),
                  cite=ASKED_BY_BOTH & INVITED.art(27, 1))  # fmt: skip
    report = Step("向公安机关报告", "Report to the police", registered, taken_up, mediating, by=HANDLER, once=True,
                  dates=reported_on, cite=PML.art(25))  # fmt: skip
    note_averted = Step("登记防止激化", "Note what was averted", taken_up, mediating, agreed_orally, agreed_in_writing,
                        by=HANDLER, once=True, asks=(averted, averted_persons), dates=averted_on,
                        cite=PML.art(25) & TABLE)  # fmt: skip
    agree_orally = Step("达成口头协议", "Agree orally", mediating, to=agreed_orally, by=HANDLER, may_ask=(amount, perform_until),
                        sets={"agreement": "oral"}, dates=concluded_on, guards=(performance_not_before_agreement,),
                        cite=PML.art(28) & PML.art(30), document=Term("口头协议登记表", "record of the oral agreement"))  # fmt: skip
    agree_in_writing = Step("达成书面协议", "Agree in writing", mediating, to=agreed_in_writing, by=HANDLER,
                            may_ask=(amount, perform_until), sets={"agreement": "written"}, dates=concluded_on,
                            guards=(performance_not_before_agreement,), cite=PML.art(28) & PML.art(29),
                            document=Term("人民调解协议书", "mediation agreement"))  # fmt: skip
    break_off = Step("终止调解", "End without agreement", taken_up, mediating, to=broken_off, by=(HANDLER, APPLICANT),
                     asks=(failure,), dates=concluded_on, cite=PML.art(26) & PML.art(23, item=2),
                     document=Term("终止调解通知书（告知其他途径）", "notice of ending, with the other remedies"))  # fmt: skip
    perform = Step("履行", "Perform", agreed_orally, agreed_in_writing, confirmed, breached, enforcing, to=performed,
                   by=(HANDLER, APPLICANT), dates=performed_on, cite=PML.art(31))  # fmt: skip
    note_breach = Step("登记未履行", "Note non-performance", agreed_orally, agreed_in_writing, to=breached, by=HANDLER,
                       dates=breached_on, cite=PML.art(31, 2))  # fmt: skip
    revisit = Step("回访", "Visit again", agreed_orally, agreed_in_writing, confirmed, performed, breached, by=HANDLER,
                   dates=revisited_on, cite=PML.art(31, 2), document=Term("回访记录", "record of the visit"))  # fmt: skip
    amend = Step("变更或重新达成协议", "Amend the agreement", breached, not_confirmed, to=agreed_in_writing, by=HANDLER,
                 may_ask=(amount, perform_until), dates=amended_on, guards=(performance_not_before_agreement,),
                 cite=PML.art(33, 3) & PML.art(28))  # fmt: skip
    apply_for_confirmation = Step("共同申请司法确认", "Apply jointly for confirmation", agreed_in_writing, to=confirming,
                                  by=APPLICANT, dates=applied_on, cite=PML.art(33, 1) & CPL_2023.art(205),
                                  document=Term("司法确认申请书", "application for confirmation"))  # fmt: skip
    court_takes = Step("法院立案", "The court takes the case", confirming, to=examined, by=COURT,
                       cite=JC.art(4) & CPL_2023.art(206))  # fmt: skip
    court_declines = Step("裁定不予受理", "The court does not accept", confirming, to=not_confirmed, by=COURT, asks=(ground,),
                          sets={"confirmation": "not_accepted"}, dates=confirmation_ended_on,
                          guards=(ground_for_not_accepting,), cite=CPI.art(355))  # fmt: skip
    court_extends = Step("院长批准延长", "The president extends", examined, by=COURT, asks=(court_extension_days,),
                         cite=CPL_2023.art(187))  # fmt: skip
    court_confirms = Step("裁定协议有效", "The court confirms", examined, to=confirmed, by=COURT,
                          sets={"confirmation": "confirmed"}, dates=confirmation_ended_on,
                          cite=PML.art(33) & CPL_2023.art(206))  # fmt: skip
    court_rejects = Step("裁定驳回申请", "The court dismisses", examined, to=not_confirmed, by=COURT, asks=(ground,),
                         sets={"confirmation": "rejected"}, dates=confirmation_ended_on, cite=CPI.art(358) & CPI.art(355, 2))  # fmt: skip
    withdraw_application = Step("撤回司法确认申请", "Withdraw the application", confirming, examined, to=agreed_in_writing,
                                by=APPLICANT, sets={"confirmation": "withdrawn"}, dates=confirmation_ended_on,
                                cite=CPI.art(357))  # fmt: skip
    enforce = Step("申请强制执行", "Apply for enforcement", confirmed, to=enforcing, by=APPLICANT, dates=enforced_on,
                   cite=PML.art(33, 2))  # fmt: skip
    sue = Step("因协议起诉", "Sue over the agreement", agreed_orally, agreed_in_writing, performed, breached, not_confirmed,
               filed, by=APPLICANT, once=True, dates=sued_on, cite=PML.art(32))  # fmt: skip
    end_suit = Step("诉讼审结", "The suit ends", agreed_orally, agreed_in_writing, performed, breached, not_confirmed, filed,
                    by=COURT, once=True, asks=(suit_result,), dates=suit_ended_on, cite=PML.art(32))  # fmt: skip
    file = Step("立卷归档", "File", broken_off, performed, breached, not_confirmed, enforcing, to=filed, by=HANDLER,
                cite=PML.art(27), document=Term("卷宗目录", "list of the dossier"))  # fmt: skip

    # 几日内
    mediate_by = Clock("调解期限", "Mediation", months(1), starts=accept, until=(agree_orally, agree_in_writing, break_off),
                       adds={extend: SpanOf(extension_days, days(999))}, cite=PMR.art(33),
                       note=Term("一般为一个月；自受理起算为推断",
                                 "generally a month; that it runs from acceptance is inferred"))  # fmt: skip
    return_to_court_by = Clock("法院委派调解期限", "Mediation for a court", SpanOf(court_days, days(30)), starts=accept,
                               until=(agree_orally, agree_in_writing, break_off),
                               adds={extend: SpanOf(extension_days, days(999))}, cite=INVITED.art(27, 1))  # fmt: skip
    perform_by = Clock("约定履行期限", "Performance", DueIn(perform_until), starts=(agree_orally, agree_in_writing, amend),
                       until=perform, whose=Term("当事人", "parties"), cite=PML.art(31, 1))  # fmt: skip
    apply_by = Clock("申请司法确认期限", "Application for confirmation", days(30), starts=(agree_in_writing, amend),
                     restarts=amend, until=apply_for_confirmation, whose=Term("双方当事人", "both parties"),
                     cite=PML.art(33, 1),
                     note=Term("自协议生效之日起；逾期是否受理由法院决定",
                               "from the day it takes effect; a late one is for the court"))  # fmt: skip
    court_takes_by = Clock("法院决定受理期限", "The court takes or declines", days(3), starts=apply_for_confirmation,
                           until=(court_takes, court_declines), whose=Term("人民法院", "court"), cite=JC.art(4, 1),
                           note=Term("按自然日（推断）", "calendar days (inferred)"))  # fmt: skip
    court_decides_by = Clock("法院审查期限", "The court's examination", *COURT_DAYS, starts=court_takes,
                             until=(court_confirms, court_rejects), adds={court_extends: SpanOf(court_extension_days, days(999))},
                             whose=Term("人民法院", "court"),
                             note=Term("院长批准可延长，无上限；版本按登记日取（推断）",
                                       "the president may extend it without cap; version by registration (inferred)"))  # fmt: skip

    # 报多少
    accepted = Figure("受理纠纷", "Disputes accepted", on(accepted_on), split=(dispute,), cite=TABLE)
    succeeded = Figure("调解成功", "Disputes settled", on(concluded_on), where=Known(agreement), split=(dispute,), cite=TABLE,
                       rule=Term("达成口头或书面协议即为成功", "settled: an oral or written agreement was reached"))  # fmt: skip
    failed = Figure("调解不成", "Ended without agreement", on(concluded_on), where=Known(failure), cite=PML.art(26))
    pending_before = Figure("上年未结", "Pending a year before", standing(accepted_on, concluded_on, before=True), cite=TABLE)
    pending = Figure("年末未结", "Pending", standing(accepted_on, concluded_on), cite=TABLE)
    refused = Figure("当事人拒绝调解", "Refused by a party", closed, where=where(state="declined"), cite=PML.art(17))
    own_motion = Figure("主动调解", "On own motion", on(accepted_on), where=where(source="own_motion"), cite=TABLE)
    on_application = Figure("依申请调解", "On application", on(accepted_on), where=where(source="application"), cite=TABLE)
    referred = Figure("接受委托移送", "Referred", on(accepted_on), where=where(source="referral"), split=(referrer,), cite=TABLE)
    by_villages = Figure("村（社区）调委会受理", "By village and community committees", on(accepted_on), cite=TABLE,
                         where=where(committee_kind=OF_VILLAGES))  # fmt: skip
    by_towns = Figure("乡镇（街道）调委会受理", "By town and sub-district committees", on(accepted_on), cite=TABLE,
                      where=where(committee_kind=OF_TOWNS))  # fmt: skip
    by_enterprises = Figure("企事业单位调委会受理", "By enterprise committees", on(accepted_on), cite=TABLE,
                            where=where(committee_kind="enterprise"))  # fmt: skip
    by_sectors = Figure("行业性、专业性调委会受理", "By sectoral committees", on(accepted_on), cite=TABLE,
                        where=where(committee_kind="sectoral"))  # fmt: skip
    by_regions = Figure("区域性调委会受理", "By regional committees", on(accepted_on), cite=TABLE,
                        where=where(committee_kind="regional"))  # fmt: skip
    oral = Figure("口头协议", "Oral agreements", on(concluded_on), where=where(agreement="oral"), cite=PML.art(30))
    written = Figure("书面协议", "Written agreements", on(concluded_on), where=where(agreement="written"), cite=PML.art(29))
    in_time = Figure("按期终结", "Concluded in time", on(concluded_on), cite=PMR.art(33),
                     where=~missed(mediate_by) & ~missed(return_to_court_by))  # fmt: skip
    difficult_cases = Figure("疑难复杂纠纷", "Difficult disputes", on(accepted_on), where=where(difficult=True), cite=UNSURE)
    persons = Figure("涉及当事人", "Parties concerned", on(accepted_on), sums=parties, unit=PERSONS, cite=TABLE)
    amounts = Figure("协议涉及金额", "Amount of agreements", on(concluded_on), where=Known(agreement), sums=amount, unit=YUAN,
                     cite=TABLE)  # fmt: skip
    performances = Figure("履行", "Performed", on(performed_on), cite=PML.art(31))
    breaches = Figure("未履行", "Not performed", on(breached_on), cite=PML.art(31, 2))
    revisits = Figure("回访", "Visited again", on(revisited_on), cite=PML.art(31, 2))
    applications = Figure("申请司法确认", "Confirmation applied for", on(applied_on), cite=PML.art(33, 1))
    confirmations = Figure("司法确认审结", "Confirmation decided", on(confirmation_ended_on), split=(confirmation,), cite=TABLE)
    confirmed_agreements = Figure("本年书面协议获司法确认", "The year's written agreements, confirmed", on(concluded_on), cite=TABLE,
                                  where=where(confirmation="confirmed"))  # fmt: skip
    enforcements = Figure("申请强制执行", "Enforcement applied for", on(enforced_on), cite=PML.art(33, 2))
    suits = Figure("达成协议后起诉", "Sued after agreement", on(sued_on), cite=PML.art(32))
    suits_ended = Figure("达成协议后起诉审结", "Such suits ended", on(suit_ended_on), split=(suit_result,), cite=UNSURE)
    reports = Figure("向公安机关报告", "Reported to the police", on(reported_on), cite=PML.art(25))
    aversions = Figure("防止激化", "Averted", on(averted_on), split=(averted,), cite=TABLE)
    aversions_persons = Figure("防止激化涉及人数", "Persons concerned", on(averted_on), split=(averted,), sums=averted_persons,
                               unit=PERSONS, cite=TABLE)  # fmt: skip
    success_rate = Rate("调解成功率", "Share settled", succeeded, accepted, rule_id="MEDIATION-SUCCESS-1", cite=TABLE,
                        rule=Term("调解成功÷受理", "settled ÷ accepted"))  # fmt: skip
    success_rate_of_concluded = Rate("调解成功率（按终结）", "Share settled of those concluded", succeeded, succeeded + failed,
                                     rule_id="MEDIATION-SUCCESS-2", cite=UNSURE,
                                     rule=Term("调解成功÷（成功＋不成）", "settled ÷ (settled + failed)"))  # fmt: skip
    in_time_rate = Rate("按期终结率", "Share concluded in time", in_time, succeeded + failed, rule_id="MEDIATION-IN-TIME-1",
                        cite=PMR.art(33), rule=Term("按期终结÷（成功＋不成）", "concluded in time ÷ concluded"))  # fmt: skip

    # 须相符
    flow = Balance("上年未结＋受理＝成功＋不成＋年末未结", "pending before + accepted = settled + failed + pending",
                   pending_before + accepted, succeeded + failed + pending, cite=TABLE)  # fmt: skip
    sources = Balance("受理＝各来源之和", "accepted = sum of the sources", accepted, own_motion + on_application + referred,
                      cite=TABLE)  # fmt: skip
    organisations = Balance("受理＝各类调委会之和", "accepted = sum over the committees", accepted,
                            by_villages + by_towns + by_enterprises + by_sectors + by_regions, cite=TABLE)  # fmt: skip
    forms = Balance("成功＝口头＋书面", "settled = oral + written", succeeded, oral + written, cite=PML.art(28))
    confirmable = Balance("获司法确认不多于书面协议", "confirmed ≤ written", confirmed_agreements, written,
                          relation=Relation.AT_MOST, cite=PML.art(33, 1))  # fmt: skip
    timely = Balance("按期终结不多于终结", "in time ≤ concluded", in_time, succeeded + failed, relation=Relation.AT_MOST,
                     cite=PMR.art(33))  # fmt: skip
