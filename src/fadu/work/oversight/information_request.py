"""政府信息公开申请: anyone may ask a government body for information that it made or holds.

Beside the statute: 政府信息公开条例 (2019), 国务院令第711号 (`OGI`); the yearly table is the 2021 format (`FMT`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    AFTER,
    APPLICANT,
    HANDLER,
    HEAD,
    SYSTEM,
    THIRD_PARTY,
    YUAN,
    Balance,
    Case,
    Choice,
    Choices,
    Clock,
    DueIn,
    Figure,
    Mark,
    Rate,
    Relation,
    SpanOf,
    State,
    Step,
    Term,
    choice,
    closed,
    day,
    flag,
    missed,
    money,
    number,
    on,
    open_at_end,
    open_at_start,
    opened,
    standing,
    text,
    where,
    working_days,
)  # fmt: skip
from fadu.engine.troubles import Barred, FactWrong
from fadu.engine.words import Guard
from fadu.law.instruments import OGI_2019 as OGI
from fadu.law.instruments import OGI_FEE_2020 as FEE
from fadu.law.instruments import OGI_FMT_2021 as FMT
from fadu.measure.trouble import Trouble


class ApplicantKind(Choices):
    """The seven columns of table three, the last being their sum."""

    natural = Choice("自然人", "Natural person", row="1")
    business = Choice("商业企业", "Business", row="2")
    research = Choice("科研机构", "Research body", row="3")
    welfare = Choice("社会公益组织", "Public-interest organisation", row="4")
    legal = Choice("法律服务机构", "Legal-service body", row="5")
    other = Choice("其他组织", "Other organisation", row="6")


class Channel(Choices):
    """How an application arrives; the day of receipt follows from it (art. 31)."""

    counter = Choice("当面提交", "Handed in", OGI.art(31, item=1))
    registered_post = Choice("挂号邮寄", "Registered post", OGI.art(31, item=2))
    ordinary_post = Choice("平常信函", "Ordinary mail", OGI.art(31, item=2))
    internet = Choice("互联网渠道", "Internet", OGI.art(31, item=3))
    fax = Choice("传真", "Fax", OGI.art(31, item=3))


class Reply(Choices):
    """The outcome rows of table three, one for each application."""

    D10 = Choice("予以公开", "Granted", OGI.art(36, item=2), "三（一）")
    D20 = Choice("部分公开", "Granted in part", OGI.art(37), "三（二）")
    D31 = Choice("属于国家秘密", "State secret", OGI.art(14), "三（三）1")
    D32 = Choice("其他法律行政法规禁止公开", "Barred by another law", OGI.art(14), "三（三）2")
    D33 = Choice("危及“三安全一稳定”", "Endangers safety or stability", OGI.art(14), "三（三）3")
    D34 = Choice("保护第三方合法权益", "Protects a third party", OGI.art(15), "三（三）4")
    D35 = Choice("属于三类内部事务信息", "Internal affairs", OGI.art(16, 1), "三（三）5")
    D36 = Choice("属于四类过程性信息", "Process information", OGI.art(16, 2), "三（三）6")
    D37 = Choice("属于行政执法案卷", "Enforcement file", OGI.art(16, 2), "三（三）7")
    D38 = Choice("属于行政查询事项", "Matter of a register query", OGI.art(36, item=7), "三（三）8")
    D41 = Choice("本机关不掌握相关政府信息", "Not held", OGI.art(36, item=4), "三（四）1")
    D42 = Choice("没有现成信息需要另行制作", "Would have to be made", OGI.art(38), "三（四）2")
    D43 = Choice("补正后申请内容仍不明确", "Still unclear after correction", OGI.art(30), "三（四）3")
    D51 = Choice("信访举报投诉类申请", "Petition or complaint", OGI.art(39), "三（五）1")
    D52 = Choice("重复申请", "Repeated application", OGI.art(36, item=6), "三（五）2")
    D53 = Choice("要求提供公开出版物", "Published matter", OGI.art(39), "三（五）3")
    D54 = Choice("无正当理由大量反复申请", "Excessive without good reason", OGI.art(35), "三（五）4")
    D55 = Choice("要求行政机关确认或重新出具已获取信息", "Asks to confirm what was given",
                 OGI.art(36, mark=Mark.KNOWN), "三（五）5")  # fmt: skip
    D61 = Choice(
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "Not corrected in time",
        OGI.art(30),
        "三（六）1",
    )
    D62 = Choice("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "Fee not paid in time",
                 FEE.whole(), "三（六）2")  # fmt: skip
    D63 = Choice("其他", "Other", FMT.whole(), "三（六）3")


class Stance(Choices):
    """What a consulted third party or co-author answered."""

    agrees = Choice("同意公开", "Agrees", OGI.art(32))
    objects = Choice("不同意公开", "Objects", OGI.art(32))
    silent = Choice("逾期未答复", "Silent", OGI.art(32))


class ReviewResult(Choices):
    """How a reconsideration or a suit about the reply ended: the columns of table four."""

    upheld = Choice("结果维持", "Upheld", FMT.whole())
    corrected = Choice("结果纠正", "Corrected", FMT.whole())
    other = Choice("其他结果", "Other result", FMT.whole())


OWN = ("D10", "D20", "D31", "D32", "D33", "D34", "D35", "D36", "D37", "D38", "D41", "D42", "D43", "D51", "D52", "D53", "D54",
       "D55", "D63")  # fmt: skip
"""The outcomes that the body itself chooses by a reply; D61 and D62 follow from silence."""
REFUSED = ("D31", "D32", "D33", "D34", "D35", "D36", "D37", "D38")
UNAVAILABLE = ("D41", "D42", "D43")
NOT_PROCESSED = ("D51", "D52", "D53", "D54", "D55")


def chosen_by_the_body(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A reply cannot be one of the outcomes that only silence brings about (arts. 30, 42)."""
    if facts.get("reply") in OWN:
        return None
    reason = Term(
        "逾期不补正、逾期不缴费须用相应步骤登记",
        "lapse for want of correction or payment has a step of its own",
    )
    return FactWrong(
        field=InformationRequest.title, value=Reply.title(str(facts.get("reply"))), reason=reason
    )


def once_begun(column: str, what: Term) -> Guard:
    """A review or suit has a result only after it was registered as begun."""

    def guard(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
        if row.get(column) is not None:
            return None
        said = Term(
            f"{what.zh}尚未登记，不能登记其结果",
            f"{what.en} has not been registered, so it has no result yet",
        )
        return Barred(
            what=said, cite=OGI.art(51), remedy=Term(f"请先登记{what.zh}", f"Register {what.en} first")
        )

    return guard


class InformationRequest(Case):
    title = Term("政府信息公开申请", "Request for government information")
    code = 12
    public = True

    # 记什么
    applicant_kind = choice("申请人类型", "Kind of applicant", ApplicantKind, cite=FMT.whole(), public=True)
    applicant = text("申请人", "Applicant", cite=OGI.art(29, 2, 1), personal=True)
    contact = text("联系方式", "Contact", cite=OGI.art(29, 2, 1), personal=True)
    channel = choice("提交方式", "Channel", Channel, cite=OGI.art(31), public=True)
    wanted = text("申请公开的信息", "Information wanted", cite=OGI.art(29, 2, 2))
    form_wanted = text("获取信息的形式", "Form wanted", cite=OGI.art(29, 2, 3))
    correction_days = number("补正期限（工作日）", "Days allowed for correction", cite=OGI.art(30), told=True)
    extension_days = number("延长工作日数", "Working days added", cite=OGI.art(33, 2), told=True)
    third_party = text("第三方", "Third party", cite=OGI.art(32), personal=True)
    stance = choice("第三方意见", "Third party's answer", Stance, cite=OGI.art(32))
    co_maker = text("共同制作机关", "Co-author", cite=OGI.art(34))
    co_stance = choice("共同制作机关意见", "Co-author's answer", Stance, cite=OGI.art(34))
    fee = money("信息处理费", "Processing fee", cite=FEE.whole(), told=True)
    reasons = text("说明理由", "Reasons given", cite=OGI.art(35))
    delay_until = day("合理延迟至", "Delayed until", cite=OGI.art(35), told=True)
    reply = choice("答复结果", "Reply", Reply, cite=OGI.art(36), public=True)
    reply_no = text("答复文号", "Number of the reply", cite=OGI.art(36), told=True)
    replied_on = day("答复日期", "Replied on", cite=OGI.art(33), public=True)
    extended = flag("已延期", "Extended", cite=OGI.art(33, 2), public=True)
    paid_on = day("缴费日期", "Paid on", cite=FEE.whole(), told=True)
    reviewed_on = day("行政复议收到日期", "Reconsideration received", cite=FMT.whole())
    review_result = choice("行政复议结果", "Result of reconsideration", ReviewResult, cite=FMT.whole())
    review_ended_on = day("行政复议审结日期", "Reconsideration ended on", cite=FMT.whole())
    sued_on = day("直接起诉日期", "Sued directly on", cite=FMT.whole())
    suit_result = choice("直接诉讼结果", "Result of the direct suit", ReviewResult, cite=FMT.whole())
    suit_ended_on = day("直接诉讼审结日期", "Direct suit ended on", cite=FMT.whole())
    sued_after_on = day("复议后起诉日期", "Sued after reconsideration on", cite=FMT.whole())
    suit_after_ended_on = day("复议后诉讼审结日期", "Suit after reconsideration ended on", cite=FMT.whole())
    suit_after_result = choice(
        "复议后诉讼结果", "Result of the suit after reconsideration", ReviewResult, cite=FMT.whole()
    )

    # 在哪里
    received = State("已收到", "Received", start=True)
    correcting = State("待补正", "Awaiting correction")
    consulting = State("征求第三方意见", "Consulting a third party")
    consulting_maker = State("征求共同制作机关意见", "Consulting a co-author")
    charging = State("待缴费", "Awaiting payment")
    explaining = State("待说明理由", "Awaiting reasons")
    delayed = State("合理延迟", "Reasonably delayed")
    checked_for_secrecy = State("已保密审查", "Checked for secrecy")
    answered = State("已答复", "Answered", final=True)
    lapsed = State("不再处理", "No longer processed", final=True)
    withdrawn = State("已撤回", "Withdrawn", final=True)

    # 谁来办
    receive = Step("收到申请", "Receive", to=received, by=(APPLICANT, HANDLER), cite=OGI.art(31),
                   asks=(applicant_kind, applicant, contact, channel, wanted), may_ask=(form_wanted,),
                   document=Term("登记回执", "receipt"))  # fmt: skip
    ask_correction = Step("告知补正", "Ask for correction", received, to=correcting, by=HANDLER, once=True, cite=OGI.art(30),
                          asks=(correction_days,), document=Term("补正告知书", "notice to correct"))  # fmt: skip
    take_correction = Step("收到补正", "Take the correction", correcting, to=received, by=APPLICANT, may_ask=(wanted,),
                           cite=OGI.art(30))  # fmt: skip
    drop_uncorrected = Step("逾期不补正，不再处理", "Drop: not corrected", correcting, to=lapsed, by=(HANDLER, SYSTEM),
                            sets={"reply": "D61"}, dates=replied_on, cite=OGI.art(30))  # fmt: skip
    consult = Step("征求第三方意见", "Consult a third party", received, checked_for_secrecy, to=consulting, by=HANDLER,
                   asks=(third_party,), cite=OGI.art(32), document=Term("征求第三方意见书", "request for opinion"))  # fmt: skip
    take_opinion = Step("收到第三方意见", "Take the opinion", consulting, to=received, by=THIRD_PARTY, asks=(stance,),
                        cite=OGI.art(32))  # fmt: skip
    note_silence = Step("第三方逾期未答复，由行政机关决定", "Third party silent: the body decides", consulting, to=received,
                        by=(HANDLER, SYSTEM), sets={"stance": "silent"}, cite=OGI.art(32))  # fmt: skip
    consult_maker = Step("征求共同制作机关意见", "Consult a co-author", received, to=consulting_maker, by=HANDLER,
                         asks=(co_maker,), cite=OGI.art(34), document=Term("征求意见函", "letter of consultation"))  # fmt: skip
    take_maker_opinion = Step("收到共同制作机关意见", "Take the co-author's opinion", consulting_maker, to=received,
                              by=THIRD_PARTY, asks=(co_stance,), cite=OGI.art(34))  # fmt: skip
    note_consent = Step("共同制作机关逾期未答复，视为同意", "Co-author silent: deemed to consent", consulting_maker,
                        to=received, by=(HANDLER, SYSTEM), sets={"co_stance": "agrees"}, cite=OGI.art(34))  # fmt: skip
    charge = Step("通知缴费", "Charge a fee", received, to=charging, by=HANDLER, asks=(fee,), cite=OGI.art(42) & FEE.whole(),
                  document=Term("收费通知书", "fee notice"))  # fmt: skip
    pay = Step("缴清费用", "Pay", charging, to=received, by=APPLICANT, dates=paid_on, cite=FEE.whole())
    drop_unpaid = Step("逾期不缴费，不再处理", "Drop: not paid", charging, to=lapsed, by=(HANDLER, SYSTEM), sets={"reply": "D62"},
                       dates=replied_on, cite=FEE.whole())  # fmt: skip
    ask_reasons = Step("要求说明理由", "Ask for reasons", received, to=explaining, by=HANDLER, once=True, cite=OGI.art(35),
                       document=Term("要求说明理由通知书", "request for reasons"))  # fmt: skip
    take_reasons = Step(
        "收到理由",
        "Take the reasons",
        explaining,
        to=received,
        by=APPLICANT,
        asks=(reasons,),
        cite=OGI.art(35),
    )
    delay = Step(
        "决定合理延迟答复",
        "Delay reasonably",
        received,
        to=delayed,
        by=HEAD,
        asks=(delay_until,),
        cite=OGI.art(35),
    )
    extend = Step("延长答复期限", "Extend", received, checked_for_secrecy, by=HEAD, once=True, asks=(extension_days,),
                  sets={"extended": True}, cite=OGI.art(33, 2), document=Term("延长答复期限告知书", "notice of extension"))  # fmt: skip
    review_secrecy = Step(
        "保密审查",
        "Check for secrecy",
        received,
        delayed,
        to=checked_for_secrecy,
        by=HANDLER,
        cite=OGI.art(17),
    )
    answer = Step("答复", "Answer", received, explaining, delayed, checked_for_secrecy, to=answered, by=HEAD, asks=(reply,),
                  guards=(chosen_by_the_body,), may_ask=(reply_no,), dates=replied_on,
                  cite=OGI.art(33) & OGI.art(36), document=Term("答复书", "reply"))  # fmt: skip
    withdraw = Step("撤回申请", "Withdraw", received, correcting, consulting, consulting_maker, charging, explaining, delayed,
                    checked_for_secrecy, to=withdrawn, by=APPLICANT, sets={"reply": "D63"}, dates=replied_on,
                    cite=FMT.whole())  # fmt: skip
    open_review = Step("被申请行政复议", "Reconsideration opened", answered, lapsed, by=HANDLER, once=True, dates=reviewed_on,
                       cite=OGI.art(51))  # fmt: skip
    end_review = Step("行政复议结果", "Reconsideration ended", answered, lapsed, by=HANDLER, once=True, asks=(review_result,),
                      guards=(once_begun("reviewed_on", Term("被申请行政复议", "the reconsideration")),),
                      dates=review_ended_on, cite=OGI.art(51))  # fmt: skip
    sue = Step(
        "被直接起诉",
        "Sued directly",
        answered,
        lapsed,
        by=HANDLER,
        once=True,
        dates=sued_on,
        cite=OGI.art(51),
    )
    end_suit = Step("直接诉讼结果", "Direct suit ended", answered, lapsed, by=HANDLER, once=True, asks=(suit_result,),
                    guards=(once_begun("sued_on", Term("被直接起诉", "the direct suit")),), dates=suit_ended_on,
                    cite=OGI.art(51))  # fmt: skip
    sue_after = Step("复议后被起诉", "Sued after reconsideration", answered, lapsed, by=HANDLER, once=True, dates=sued_after_on,
                     cite=OGI.art(51))  # fmt: skip
    end_suit_after = Step("复议后诉讼结果", "Suit after reconsideration ended", answered, lapsed, by=HANDLER, once=True,
                          asks=(suit_after_result,),
                          guards=(once_begun("sued_after_on", Term("复议后被起诉", "the suit after reconsideration")),),
                          cite=OGI.art(51))  # fmt: skip

    # 几日内
    answer_by = Clock("答复期限", "Reply", working_days(20), until=(answer, delay), restarts=(take_correction, pay),
                      pauses=(consulting, consulting_maker), adds={extend: SpanOf(extension_days, working_days(20))},
                      cite=OGI.art(33),
                      note=Term("缴费后重新起算一节未核原文", "restart after payment: not verified in the text"))  # fmt: skip
    delayed_answer_by = Clock(
        "延迟答复期限", "Delayed reply", DueIn(delay_until), starts=delay, until=answer, cite=OGI.art(35)
    )
    notify_correction_by = Clock(
        "告知补正期限", "Notice to correct", working_days(7), until=ask_correction, cite=OGI.art(30)
    )
    correct_by = Clock("补正期限", "Correction", SpanOf(correction_days, working_days(999)), starts=ask_correction,
                       until=take_correction, then=drop_uncorrected, whose=Term("申请人", "applicant"), cite=OGI.art(30),
                       note=Term("合理期限由行政机关在告知书中确定", "a reasonable period, fixed in the notice"))  # fmt: skip
    opinion_by = Clock("第三方意见期限", "Third party's opinion", working_days(15), starts=consult, until=take_opinion,
                       then=note_silence, deemed=AFTER, whose=Term("第三方", "third party"), cite=OGI.art(32))  # fmt: skip
    maker_opinion_by = Clock("共同制作机关意见期限", "Co-author's opinion", working_days(15), starts=consult_maker,
                             until=take_maker_opinion, then=note_consent, deemed=AFTER,
                             whose=Term("共同制作机关", "co-author"), cite=OGI.art(34))  # fmt: skip
    pay_by = Clock("缴费期限", "Payment", working_days(20), starts=charge, until=pay, then=drop_unpaid,
                   whose=Term("申请人", "applicant"), cite=FEE.whole())  # fmt: skip

    # 报多少
    new = Figure(
        "本年新收政府信息公开申请数量", "New requests", opened, split=(applicant_kind,), cite=FMT.whole()
    )
    carried_in = Figure(
        "上年结转政府信息公开申请数量", "Carried in", open_at_start, split=(applicant_kind,), cite=FMT.whole()
    )
    handled = Figure("办理政府信息依申请公开", "Requests handled", closed, split=(reply, applicant_kind), cite=FMT.whole(),
                     rule=Term("本年度办理结果总计，每件申请只计一种结果",
                               "total of the year's results, one result a request"))  # fmt: skip
    carried_over = Figure(
        "结转下年度继续办理", "Carried over", open_at_end, split=(applicant_kind,), cite=FMT.whole()
    )
    granted = Figure("予以公开", "Granted", closed, where=where(reply="D10"), cite=OGI.art(36, item=2))
    granted_in_part = Figure(
        "部分公开", "Granted in part", closed, where=where(reply="D20"), cite=OGI.art(37)
    )
    refused = Figure(
        "不予公开", "Refused", closed, where=where(reply=REFUSED), cite=OGI.art(14) & OGI.art(16)
    )
    unavailable = Figure(
        "无法提供",
        "Unavailable",
        closed,
        where=where(reply=UNAVAILABLE),
        cite=OGI.art(36, item=4) & OGI.art(38),
    )
    not_processed = Figure(
        "不予处理", "Not processed", closed, where=where(reply=NOT_PROCESSED), cite=OGI.art(35) & OGI.art(39)
    )
    otherwise = Figure(
        "其他处理", "Otherwise dealt with", closed, where=where(reply=("D61", "D62", "D63")), cite=FMT.whole()
    )
    extensions = Figure(
        "延期答复", "Replies extended", closed, where=where(extended=True), cite=OGI.art(33, 2)
    )
    replied = Figure("作出答复", "Replies given", closed, where=where(reply=OWN), cite=OGI.art(33))
    on_time = Figure("按期答复", "Replies in time", closed, cite=OGI.art(33),
                     where=where(reply=OWN) & ~missed(answer_by) & ~missed(delayed_answer_by))  # fmt: skip
    fees = Figure("收取信息处理费", "Processing fees", on(paid_on), sums=fee, unit=YUAN, cite=FEE.whole())
    review_ended = Figure(
        "行政复议审结",
        "Reconsiderations ended",
        on(review_ended_on),
        split=(review_result,),
        cite=FMT.whole(),
    )
    review_pending = Figure(
        "行政复议尚未审结",
        "Reconsiderations pending",
        standing(reviewed_on, review_ended_on),
        cite=FMT.whole(),
    )
    suit_ended = Figure(
        "直接诉讼审结", "Direct suits ended", on(suit_ended_on), split=(suit_result,), cite=FMT.whole()
    )
    suit_pending = Figure(
        "直接诉讼尚未审结", "Direct suits pending", standing(sued_on, suit_ended_on), cite=FMT.whole()
    )
    suit_after_ended = Figure("复议后诉讼审结", "Suits after reconsideration ended", on(suit_after_ended_on),
                              split=(suit_after_result,), cite=FMT.whole())  # fmt: skip
    suit_after_pending = Figure("复议后诉讼尚未审结", "Suits after reconsideration pending",
                                standing(sued_after_on, suit_after_ended_on), cite=FMT.whole())  # fmt: skip
    on_time_rate = Rate("按期答复率", "Share of replies in time", on_time, replied, rule_id="OGI-ON-TIME-1", cite=OGI.art(33),
                        rule=Term("按期答复÷作出答复", "replies in time ÷ replies given"))  # fmt: skip

    # 须相符
    flow = Balance("一＋二＝三（七）＋四", "new + carried in = handled + carried over", new + carried_in, handled + carried_over,
                   cite=FMT.whole())  # fmt: skip
    results = Balance("三（七）＝（一）至（六）之和", "handled = sum of the results", handled,
                      granted + granted_in_part + refused + unavailable + not_processed + otherwise, cite=FMT.whole())  # fmt: skip
    timely = Balance("按期答复不多于作出答复", "replies in time ≤ replies given", on_time, replied, relation=Relation.AT_MOST,
                     cite=OGI.art(33))  # fmt: skip
