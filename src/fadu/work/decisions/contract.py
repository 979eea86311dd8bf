"""政府合同: reviewed before it is signed, filed, performed, disputed or not, archived.

Beside 长沙市政府法制工作规定 (`CS120`, seen in excerpts), which makes contracts a matter of legal affairs and asks for review
before signing; 湖南省行政程序规定 (`HNXZCX` 93–98, not verified) on administrative contracts. Neither the province nor the
city is known to fix any day: every clock here is another place's rule, marked so, and a matter of configuration; only its
shape (a maximum in working days, from which investigation and evaluation are left out) is common. What blocks outright:
signing without an opinion, against a refusal, or another text than the one reviewed. What wants a reason: advice not
followed. Left out: models of contract, payments one by one (the sum paid is kept), second opinions (workload only).
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, HEAD, SUPERVISOR, YUAN, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Known, Mark, Rate, Relation, State, Step,
    Term, choice, day, flag, link, met, money, on, opened, standing, text, where, working_days,
)  # fmt: skip
from fadu.law.instruments import CS120, GPJZ2024, HNXZCX, MAD713
from fadu.measure.trouble import Trouble
from fadu.work.decisions.least import barred, reason_needed, wrong

DUTY = CS120.whole(note="合同管理、签订前审查见摘录，条次未核")
ELSEWHERE = CS120.whole(mark=Mark.LOCAL, note="长沙未见天数，5个工作日为外地规定，可配置")
KINDS = CS120.whole(mark=Mark.LOCAL, note="类别见外地规定")
PRACTICE = CS120.whole(mark=Mark.DESIGN, note="合同管理通行做法")
CONTRACTS = HNXZCX.art(93, mark=Mark.KNOWN, note="行政合同一章第93至98条，未核")
MAJOR = MAD713.art(3)
ROUTES = CONTRACTS
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class ContractKind(Choices):
    """What the contract is about, after other places' lists and the report's fields."""

    infrastructure = Choice("基础设施建设", "Infrastructure", KINDS)
    investment = Choice("招商引资、重大产业项目", "Investment and industry", KINDS)
    land = Choice("国有土地、自然资源使用权", "State land and natural resources", KINDS)
    franchise = Choice("特许经营、政府和社会资本合作", "Franchise and PPP", KINDS)
    borrowing = Choice("政府举债融资", "Borrowing", KINDS)
    assets = Choice("国有资产处分", "State assets", KINDS)
    requisition = Choice("征收、征用、收储", "Requisition", KINDS)
    services = Choice("政府购买服务", "Purchase of services", KINDS)
    other = Choice("其他", "Other", KINDS)


class Opinion(Choices):
    """What the review of a contract found."""

    agree = Choice("同意签订", "May be signed", DUTY)
    after_changes = Choice("修改后签订", "After changes", DUTY)
    not_agree = Choice("不宜签订", "Better not signed", DUTY)


class Risk(Choices):
    """Why a warning was given during performance."""

    force_majeure = Choice("不可抗力", "Force majeure", PRACTICE)
    law = Choice("法律政策变化", "Change of law", PRACTICE)
    circumstances = Choice("情势变更", "Changed circumstances", PRACTICE)
    counterparty = Choice("对方履约能力恶化", "The other side weakens", PRACTICE)
    anticipatory = Choice("预期违约", "Anticipatory breach", PRACTICE)


class Route(Choices):
    """How a dispute is settled; an administrative agreement does not go to arbitration (not verified)."""

    consultation = Choice("协商", "Consultation", ROUTES)
    mediation = Choice("调解", "Mediation", ROUTES)
    arbitration = Choice("仲裁（民事）", "Arbitration", ROUTES)
    civil = Choice("民事诉讼", "Civil suit", ROUTES)
    administrative = Choice("行政诉讼（行政协议）", "Administrative suit", ROUTES)


def reviewed_text(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A text is known by its SHA-256, so that nobody need keep it here."""
    given = facts["reviewed_hash"]
    return None if FINGERPRINT.fullmatch(given) else wrong(Term("送审文本指纹", "Fingerprint of the draft"), given,
                                                           "应为64位十六进制SHA-256值", "a SHA-256 in hexadecimal")  # fmt: skip


def competition_first(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A contract that works like a policy measure on competition is reviewed for it (since 2024-08-01)."""
    if not row["affects_competition"] or facts.get("competition_reviewed") or row["law_on"] < GPJZ2024.since:
        return None
    return barred(GPJZ2024.art(2) & GPJZ2024.art(18), "涉及经营者经济活动的，须先经公平竞争审查",
                  "it wants a review for fair competition first",
                  "请先完成公平竞争审查", "Have it reviewed")  # fmt: skip


def lawful_to_sign(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """What was reviewed is what is signed, or what its opinion asked for; a refusal stands."""
    if row["opinion"] == "not_agree":
        return barred(
            DUTY,
            "审查意见为不宜签订，不得签订",
            "the opinion is against it",
            "请修改后重新送审，或放弃",
            "Change it and submit again",
        )
    if row["is_major"] and not row["meeting"]:
        return barred(MAJOR, "重大合同须经集体讨论决定后签订", "a major contract is decided by the meeting first",
                      "请先提请政府常务会议", "Lay it before the executive meeting")  # fmt: skip
    same = facts["signed_hash"] == row["reviewed_hash"]
    if same and row["opinion"] == "after_changes" and not facts.get("not_followed_reason"):
        field = Term("未采纳审查意见的理由", "Why the opinion was not followed")
        return reason_needed(
            field,
            DUTY,
            "审查意见要求修改，签订文本未作修改",
            "the text signed is the one that was to be changed",
        )
    if same or row["opinion"] == "after_changes":
        return None
    return barred(
        DUTY,
        "签订文本与审查文本不一致",
        "the text signed is not the one reviewed",
        "请将现文本重新送审",
        "Submit this text for review",
    )


def paid_within(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """What is paid stays within what was agreed and changed."""
    most = (row["amount_out"] or 0) + (row["changed_by"] or 0)
    paid = facts["paid"]
    return (
        None
        if 0 <= paid <= most
        else wrong(
            Term("累计支付", "Paid so far"), paid, f"不得超过合同金额及变更{most}分", f"{most} fen at most"
        )
    )


def not_arbitrated(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if facts["route"] != "arbitration" or not row["administrative"] or facts.get("dispute_note"):
        return None
    field = Term("争议处理说明", "Note on the dispute")
    return reason_needed(
        field, CONTRACTS, "行政协议争议一般不能仲裁", "administrative agreements are not arbitrated"
    )


def after_the_first(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["first_reviewed_on"] is not None:
        return None
    return wrong(Term("首次审查", "First review"), None, "尚无首次审查意见", "there was no first opinion")


class Contract(Case):
    title = Term("政府合同", "Government contract")
    code = 54

    # 记什么
    contract_no = text("合同编号", "Number", cite=PRACTICE)
    name = text("合同名称", "Name", cite=DUTY)
    contract_kind = choice("合同类别", "Kind", ContractKind, cite=KINDS, public=True)
    is_major = flag("重大合同", "Major contract", cite=MAJOR)
    administrative = flag("行政协议", "Administrative agreement", cite=CONTRACTS)
    affects_competition = flag("涉及经营者经济活动", "Concerns undertakings", cite=GPJZ2024.art(2))
    competition_reviewed = flag("已经公平竞争审查", "Reviewed for competition", cite=GPJZ2024.art(18))
    counterparty = text("相对方", "Other side", cite=CONTRACTS, personal=True)
    credit_code = text("统一社会信用代码", "Credit code", cite=CONTRACTS)
    amount_out = money("支出金额（分）", "Amount to be paid", cite=CONTRACTS)
    amount_in = money("收入金额（分）", "Amount to be received", cite=CONTRACTS)
    decision = link("重大行政决策记录", "Major decision", cite=MAJOR)
    investigation = text("资信调查结论", "What was found about the other side", cite=PRACTICE)
    negotiated_on = day("谈判日期", "Negotiated on", cite=PRACTICE)
    reviewed_hash = text("送审文本指纹", "Fingerprint of the draft", cite=PRACTICE)
    submitted_on = day("送审日期", "Submitted on", cite=DUTY)
    opinion = choice("审查意见", "Opinion", Opinion, cite=DUTY, public=True)
    opinion_no = text("审查意见书文号", "Number of the opinion", cite=DUTY)
    reviewed_on = day("审查日期", "Reviewed on", cite=DUTY, public=True)
    first_reviewed_on = day("首次审查日期", "First reviewed on", cite=DUTY)
    meeting = text("审议会议", "Meeting", cite=MAJOR)
    signed_hash = text("签订文本指纹", "Fingerprint of what was signed", cite=PRACTICE)
    not_followed_reason = text("未采纳审查意见的理由", "Why the opinion was not followed", cite=DUTY)
    signed_on = day("签订日期", "Signed on", cite=CONTRACTS, public=True)
    ends_due = day("履行期届满", "To be performed by", cite=CONTRACTS)
    filed_on = day("备案日期", "Filed on", cite=ELSEWHERE)
    risk = choice("履约风险", "Risk", Risk, cite=PRACTICE)
    warned_on = day("风险预警日期", "Warned on", cite=PRACTICE)
    changed_by = money("变更增减金额（分）", "Changed by", cite=CONTRACTS)
    changed_on = day("变更日期", "Changed on", cite=CONTRACTS)
    paid = money("累计支付（分）", "Paid so far", cite=CONTRACTS)
    route = choice("争议处理方式", "Route of the dispute", Route, cite=ROUTES)
    dispute_note = text("争议处理说明", "Note on the dispute", cite=ROUTES)
    disputed_on = day("发生争议日期", "In dispute since", cite=CONTRACTS)
    settled_on = day("争议解决日期", "Settled on", cite=CONTRACTS)
    ending = text("解除、终止、无效事由", "Why it ended", cite=CONTRACTS)
    ended_on = day("履行终结日期", "Ended on", cite=CONTRACTS)
    archived_on = day("归档日期", "Archived on", cite=PRACTICE)
    given_up_on = day("放弃日期", "Given up on", cite=PRACTICE)

    # 在哪里
    preparing = State("准备中", "Being prepared", start=True)
    drafted = State("已拟稿", "Drafted")
    under_review = State("审查中", "Under review")
    returned = State("退回补充", "Returned for papers")
    investigating = State("调查、评估中", "Investigation or evaluation")
    vetted = State("已审查", "Reviewed")
    performing = State("履行中", "In performance")
    in_dispute = State("争议中", "In dispute")
    completed = State("履行完毕", "Performed")
    rescinded = State("已解除", "Rescinded")
    terminated = State("已终止", "Terminated")
    void = State("确认无效或撤销", "Void")
    archived = State("已归档", "Archived", final=True)
    given_up = State("未签订", "Not signed", final=True)

    # 谁来办
    prepare = Step("立项准备", "Prepare", to=preparing, by=HANDLER, asks=(name, contract_kind, is_major, administrative,
                   affects_competition, counterparty, credit_code), may_ask=(amount_out, amount_in, decision), cite=DUTY)  # fmt: skip
    investigate = Step("资信调查", "Investigate the other side", preparing, by=HANDLER, asks=(investigation,), cite=PRACTICE,
                       document=Term("资信调查报告", "report"))  # fmt: skip
    negotiate = Step("谈判并拟定文本", "Negotiate and draft", preparing, vetted, to=drafted, by=HANDLER, dates=negotiated_on, cite=PRACTICE,
                     document=Term("谈判纪要", "minutes"))  # fmt: skip
    submit = Step("送合法性审查", "Submit for review", drafted, to=under_review, by=HANDLER, asks=(reviewed_hash,),
                  may_ask=(competition_reviewed,),
                  guards=(reviewed_text, competition_first), dates=submitted_on, sets={opinion: None, reviewed_on: None},
                  cite=DUTY)  # fmt: skip
    give_back = Step(
        "退回补充", "Return for papers", under_review, to=returned, by=SUPERVISOR, cite=ELSEWHERE
    )
    supplement = Step("补充材料", "Supplement", returned, to=under_review, by=HANDLER, cite=ELSEWHERE)
    begin_inquiry = Step(
        "调查、评估、论证",
        "Investigate and evaluate",
        under_review,
        to=investigating,
        by=SUPERVISOR,
        cite=ELSEWHERE,
    )
    end_inquiry = Step(
        "调查、评估结束", "Evaluation ended", investigating, to=under_review, by=SUPERVISOR, cite=ELSEWHERE
    )
    review = Step("首次出具审查意见", "First opinion", under_review, to=vetted, by=SUPERVISOR, once=True, asks=(opinion, opinion_no),
                  dates=(reviewed_on, first_reviewed_on), cite=DUTY, document=Term("合法性审查意见书", "opinion"))  # fmt: skip
    review_again = Step("再次出具审查意见", "Second opinion", under_review, to=vetted, by=SUPERVISOR, asks=(opinion, opinion_no),
                        guards=(after_the_first,), dates=reviewed_on, cite=DUTY)  # fmt: skip
    decide_at_meeting = Step(
        "集体讨论决定",
        "Decide at the meeting",
        vetted,
        by=HEAD,
        asks=(meeting,),
        cite=MAJOR,
        document=Term("会议纪要", "minutes"),
    )
    sign = Step("签订", "Sign", vetted, to=performing, by=HEAD, asks=(signed_hash, contract_no, ends_due), may_ask=(not_followed_reason,),
                guards=(lawful_to_sign,), dates=signed_on, cite=CONTRACTS, document=Term("正式合同", "the contract"))  # fmt: skip
    abandon = Step(
        "不再签订",
        "Give up",
        preparing,
        drafted,
        vetted,
        to=given_up,
        by=HEAD,
        dates=given_up_on,
        cite=PRACTICE,
    )
    file_copy = Step(
        "备案",
        "File",
        performing,
        in_dispute,
        by=HANDLER,
        once=True,
        dates=filed_on,
        cite=ELSEWHERE,
        document=Term("备案表", "form"),
    )
    warn = Step("履约风险预警", "Warn", performing, by=HANDLER, asks=(risk,), dates=warned_on, cite=PRACTICE)
    change = Step("变更合同", "Change", performing, by=HEAD, asks=(changed_by, ends_due), dates=changed_on, cite=CONTRACTS,
                  document=Term("变更协议", "agreement to change"))  # fmt: skip
    pay = Step(
        "登记支付",
        "Register payment",
        performing,
        in_dispute,
        by=HANDLER,
        asks=(paid,),
        guards=(paid_within,),
        cite=CONTRACTS,
    )
    dispute = Step("发生争议", "Dispute", performing, to=in_dispute, by=HANDLER, asks=(route,), may_ask=(dispute_note,),
                   guards=(not_arbitrated,),
                   dates=disputed_on, sets={settled_on: None}, cite=CONTRACTS)  # fmt: skip
    settle = Step(
        "争议解决，继续履行",
        "Settled, goes on",
        in_dispute,
        to=performing,
        by=HANDLER,
        dates=settled_on,
        cite=CONTRACTS,
    )
    complete = Step(
        "履行完毕", "Complete", performing, to=completed, by=HANDLER, dates=ended_on, cite=CONTRACTS
    )
    rescind = Step(
        "解除",
        "Rescind",
        performing,
        in_dispute,
        to=rescinded,
        by=HEAD,
        asks=(ending,),
        dates=(ended_on, settled_on),
        cite=CONTRACTS,
    )
    terminate = Step(
        "终止",
        "Terminate",
        performing,
        in_dispute,
        to=terminated,
        by=HEAD,
        asks=(ending,),
        dates=(ended_on, settled_on),
        cite=CONTRACTS,
    )
    find_void = Step(
        "确认无效或撤销",
        "Found void",
        in_dispute,
        to=void,
        by=HANDLER,
        asks=(ending,),
        dates=(ended_on, settled_on),
        cite=CONTRACTS,
    )
    archive = Step("归档", "Archive", completed, rescinded, terminated, void, to=archived, by=HANDLER, dates=archived_on, cite=PRACTICE,
                   document=Term("档案目录", "list of the file"))  # fmt: skip

    # 几日内
    review_by = Clock("审查期限", "Review", working_days(5), starts=submit, until=(review, review_again), restarts=supplement,
                      pauses=(returned, investigating), whose=Term("审查机构", "reviewing body"), cite=ELSEWHERE,
                      note=Term("调查、评估、论证时间不计入", "investigation and evaluation are left out"))  # fmt: skip
    file_by = Clock("备案期限", "Filing", working_days(5), starts=sign, until=file_copy, cite=ELSEWHERE)
    perform_by = Clock(
        "履行期限", "Performance", DueIn(ends_due), starts=sign, until=complete, cite=CONTRACTS
    )

    # 报多少
    prepared = Figure("本年立项", "Prepared", opened, split=(contract_kind,), cite=DUTY)
    pending_before = Figure(
        "年初在审", "Under review at the start", standing(submitted_on, reviewed_on, before=True), cite=DUTY
    )
    submitted = Figure("本年送审", "Submitted", on(submitted_on), cite=DUTY)
    opinions = Figure("本年出具意见", "Opinions given", on(reviewed_on), split=(opinion,), cite=DUTY,
                      rule=Term("按最近一次意见，每份合同计一次", "by the last opinion, each contract once"))  # fmt: skip
    agreed = Figure("同意签订", "May be signed", on(reviewed_on), where=where(opinion="agree"), cite=DUTY)
    agreed_after = Figure(
        "修改后签订", "After changes", on(reviewed_on), where=where(opinion="after_changes"), cite=DUTY
    )
    not_agreed = Figure(
        "不宜签订", "Better not signed", on(reviewed_on), where=where(opinion="not_agree"), cite=DUTY
    )
    pending = Figure("年末在审", "Under review at the end", standing(submitted_on, reviewed_on), cite=DUTY)
    reviewed_in_year = Figure("审查政府合同", "Contracts reviewed", on(first_reviewed_on), split=(contract_kind,), cite=DUTY,
                              rule=Term("每份合同计一次，按首次意见", "each contract once, by its first opinion"))  # fmt: skip
    reviewed = Figure("审查重大政府合同（文件）", "Major contracts reviewed", on(first_reviewed_on), where=where(is_major=True), cite=DUTY,
                      rule=Term("重大合同，每份计一次，按首次意见", "major contracts, each once, by its first opinion"))  # fmt: skip
    amount_reviewed = Figure(
        "审查合同支出金额",
        "Amount of the contracts reviewed",
        on(first_reviewed_on),
        unit=YUAN,
        sums=amount_out,
        cite=DUTY,
    )
    in_time = Figure("按期审查", "Reviewed in time", on(reviewed_on), where=met(review_by), cite=ELSEWHERE)
    signed = Figure("签订合同", "Signed", on(signed_on), cite=CONTRACTS)
    signed_reviewed = Figure(
        "签订前已审查", "Reviewed before signing", on(signed_on), where=Known(reviewed_on), cite=DUTY
    )
    signed_as_advised = Figure("按意见签订或说明理由", "Signed as advised, or with reasons", on(signed_on),
                               where=where(opinion=("agree", "after_changes")), cite=DUTY)  # fmt: skip
    filed_in_time = Figure("按期备案", "Filed in time", on(filed_on), where=met(file_by), cite=ELSEWHERE)
    filed = Figure("备案合同", "Filed", on(filed_on), cite=ELSEWHERE)
    in_force_before = Figure(
        "年初履行中（含争议）",
        "In performance at the start",
        standing(signed_on, ended_on, before=True),
        cite=CONTRACTS,
    )
    in_force = Figure(
        "年末履行中（含争议）", "In performance at the end", standing(signed_on, ended_on), cite=CONTRACTS
    )
    ended = Figure("本年履行终结", "Ended", on(ended_on), cite=CONTRACTS)
    disputes = Figure("本年发生争议", "Disputes", on(disputed_on), split=(route,), cite=CONTRACTS)
    disputes_before = Figure(
        "年初争议中",
        "In dispute at the start",
        standing(disputed_on, settled_on, before=True),
        cite=CONTRACTS,
    )
    disputed = Figure(
        "年末争议中", "In dispute at the end", standing(disputed_on, settled_on), cite=CONTRACTS
    )
    archived_in_year = Figure("本年归档", "Archived", on(archived_on), cite=PRACTICE)
    review_rate = Rate("审查率", "Review rate", signed_reviewed, signed, rule_id="CONTRACT-REVIEW-1", cite=PRACTICE,
                       rule=Term("签订前有审查意见÷签订", "with an opinion before ÷ signed"))  # fmt: skip
    adoption_rate = Rate(
        "审查意见采纳率",
        "Opinions followed",
        signed_as_advised,
        signed,
        rule_id="CONTRACT-FOLLOWED-1",
        cite=PRACTICE,
    )
    dispute_rate = Rate(
        "争议率", "Dispute rate", disputed, in_force, rule_id="CONTRACT-DISPUTE-1", cite=PRACTICE
    )
    on_time_rate = Rate(
        "按期审查率", "Reviewed in time", in_time, opinions, rule_id="CONTRACT-TIME-1", cite=PRACTICE
    )

    # 须相符
    review_flow = Balance("年初在审＋送审＝各项意见＋年末在审", "before + submitted = opinions + pending", pending_before + submitted,
                          agreed + agreed_after + not_agreed + pending, cite=DUTY)  # fmt: skip
    flow = Balance(
        "年初履行＋签订＝终结＋年末履行",
        "before + signed = ended + at end",
        in_force_before + signed,
        ended + in_force,
        cite=CONTRACTS,
    )
    major_within = Balance(
        "重大合同不多于审查合同",
        "major ≤ reviewed",
        reviewed,
        reviewed_in_year,
        relation=Relation.AT_MOST,
        cite=DUTY,
    )
    disputes_within = Balance(
        "争议中不多于履行中",
        "in dispute ≤ in performance",
        disputed,
        in_force,
        relation=Relation.AT_MOST,
        cite=CONTRACTS,
    )
    signing = Balance(
        "审查后签订不多于签订",
        "reviewed before ≤ signed",
        signed_reviewed,
        signed,
        relation=Relation.AT_MOST,
        cite=DUTY,
    )
    filing = Balance(
        "按期备案不多于备案",
        "in time ≤ filed",
        filed_in_time,
        filed,
        relation=Relation.AT_MOST,
        cite=ELSEWHERE,
    )
