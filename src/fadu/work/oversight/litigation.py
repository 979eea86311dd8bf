"""行政应诉: one agency's defence of one suit at one instance, from the court's notice to the filed dossier.

Beside the statute: 行政诉讼法 (`ALL`), 最高人民法院适用解释 (`ALI`), 负责人出庭应诉规定 (`HEADS`). A record is one agency at one
instance: co-defendants have a record each, an appeal opens the next one. 负责人出庭应诉 (次) therefore counts agencies at
instances, once each however many hearings there were (`HEADS` 7). The two attendance rates that are in use divide by
cases and by sued agencies; no national formula was found, so each keeps a rule id of its own.

Not verified: the appeal's answer (civil procedure), suspension and termination of a suit (`ALI` 87, 88), the analysis of
a lost case; that three days before the hearing means three whole days between; that an upheld loss counts
as lost again at second instance. Left out: the plaintiff's own periods for suing (the court
judges them), the suggestion of a procuratorate before a suit (a procedure of its own), the length of a judicial
suggestion's reply (no national number: the suggestion itself names it).
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    COURT, HANDLER, HEAD, PREVIOUS, THIRD_PARTY, TIMES, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Kind, Known, Mark, Rate,
    Relation, Rule, SpanOf, State, Step, Term, choice, day, days, flag, link, missed, months, number, on, standing, text, where,
)  # fmt: skip
from fadu.engine.troubles import FactMissing, FactWrong
from fadu.engine.words import Guard
from fadu.law.instruments import ALI_2018 as ALI
from fadu.law.instruments import ALL_2017 as ALL
from fadu.law.instruments import CPL_2023 as CPL
from fadu.law.instruments import GO_54_2016 as OPINION
from fadu.law.instruments import HEAD_2020 as HEADS
from fadu.measure.trouble import Trouble

STANDSTILL = ALI.art(87, mark=Mark.KNOWN)
ANALYSIS = OPINION.whole(mark=Mark.KNOWN)
RECORD = ALL.art(67)


class Instance(Choices):
    first = Choice("一审", "First instance", ALL.art(81))
    second = Choice("二审", "Second instance", ALL.art(88))
    retrial = Choice("再审", "Retrial", HEADS.art(1))


class Capacity(Choices):
    """As what the agency is sued (行政诉讼法第二十六条)."""

    original = Choice("作出行政行为的机关", "Body that acted", ALL.art(26))
    upholding = Choice(
        "维持原行政行为的复议机关（共同被告）", "Authority that upheld it (co-defendant)", ALL.art(26)
    )
    changing = Choice("改变原行政行为的复议机关", "Authority that changed it", ALL.art(26))
    silent = Choice("不作为的复议机关", "Authority that did not decide", ALL.art(26))
    third_party = Choice(
        "应追加而原告不同意追加的第三人", "Third party whom the plaintiff would not add", HEADS.art(1)
    )


class Seat(Choices):
    """Where a suit is counted once: at its only defendant, or at the first named of several."""

    sole = Choice("唯一被告", "Sole defendant", ALL.art(26))
    first_named = Choice("列第一位的共同被告", "First named of several", ALL.art(26))
    co_named = Choice("其他共同被告", "Other co-defendant", ALL.art(26))


class Matter(Choices):
    """Art. 4 of the heads' rules: when the court must call the head, and when it may."""

    safety = Choice("食品药品安全", "Food or drug safety", HEADS.art(4, 1))
    environment = Choice("生态环境和资源保护", "Environment and resources", HEADS.art(4, 1))
    health = Choice("公共卫生安全", "Public health", HEADS.art(4, 1))
    concern = Choice("社会高度关注", "High social concern", HEADS.art(4, 1))
    unrest = Choice("可能引发群体性事件", "May lead to a mass incident", HEADS.art(4, 1))
    rights = Choice("涉及重大人身、财产权益", "Major personal or property rights", HEADS.art(4, 2))
    public_interest = Choice("行政公益诉讼", "Public-interest suit", HEADS.art(4, 2))
    superior = Choice("上级文件要求负责人出庭", "A superior's document asks for it", HEADS.art(4, 2))
    court = Choice("人民法院认为需要", "The court deems it needed", HEADS.art(4, 2))


class HeadRank(Choices):
    """Who is a head: heads of entrusted bodies and of lower agencies are not (art. 2)."""

    principal = Choice("正职负责人", "Principal", ALI.art(128))
    deputy = Choice("副职负责人", "Deputy", ALI.art(128))
    sharing_act = Choice(
        "参与分管被诉行为实施工作的副职级别负责人", "Of deputy rank, in charge of the sued act", HEADS.art(2)
    )
    sharing = Choice("其他参与分管的负责人", "Other person in charge", ALI.art(128))


class Excuse(Choices):
    """The just causes for not appearing (art. 8)."""

    force_majeure = Choice("不可抗力", "Force majeure", HEADS.art(8, 1, 1))
    accident = Choice("意外事件", "Accident", HEADS.art(8, 1, 2))
    duty = Choice("需要履行他人不能代替的公务", "Official duty that no other can do", HEADS.art(8, 1, 3))
    other = Choice("无法出庭的其他正当事由", "Other just cause", HEADS.art(8, 1, 4))


class Attendance(Choices):
    """Who stood for the agency; several hearings at one instance count once, at their best."""

    head = Choice("负责人出庭", "The head", ALL.art(3, 3))
    excused = Choice("有正当理由，由工作人员出庭", "Staff, the head being excused", HEADS.art(8))
    staff = Choice("无正当理由，仅工作人员出庭", "Staff only, without just cause", HEADS.art(12))
    nobody = Choice("负责人、工作人员均未出庭", "Nobody, or a lawyer alone", HEADS.art(12))


class Outcome(Choices):
    L10 = Choice("驳回诉讼请求", "Claim dismissed", ALL.art(69))
    L20 = Choice("撤销或部分撤销", "Annulled", ALL.art(70))
    L21 = Choice("责令履行法定职责", "Ordered to perform a duty", ALL.art(72))
    L22 = Choice("判决履行给付义务", "Ordered to pay or give", ALL.art(73))
    L23 = Choice("确认违法", "Declared illegal", ALL.art(74))
    L24 = Choice("确认无效", "Declared void", ALL.art(75))
    L25 = Choice("变更", "Varied", ALL.art(77))
    L26 = Choice("承担行政协议责任", "Liable under an agreement", ALL.art(78))
    L27 = Choice("判决赔偿或补偿", "Compensation", ALL.art(76))
    L40 = Choice("准许撤诉或按撤诉处理", "Withdrawn", ALL.art(62))
    L41 = Choice("行政调解书", "Mediated", ALL.art(60))
    L50 = Choice("裁定驳回起诉", "Suit dismissed", ALI.art(69, mark=Mark.KNOWN))
    L51 = Choice("移送或指定管辖", "Sent to another court", ALL.art(22, mark=Mark.KNOWN))
    L52 = Choice("终结诉讼", "Ended", ALI.art(88, mark=Mark.KNOWN))
    L61 = Choice("驳回上诉，维持原裁判", "Appeal dismissed, decision upheld", ALL.art(89, 1, 1))
    L63 = Choice("撤销原判，发回重审", "Quashed and sent back", ALL.art(89, 1, 3))


class Appellant(Choices):
    agency = Choice("本机关", "The agency itself", ALL.art(85))
    other_party = Choice("其他当事人", "Another party", ALL.art(85))
    both = Choice("本机关和其他当事人", "Both", ALL.art(85))


class Reproach(Choices):
    """The five cases in which the court writes a judicial suggestion and notes it in its judgment (art. 12)."""

    no_reason = Choice("负责人未出庭且无正当理由", "Head absent without cause", HEADS.art(12, 1, 1))
    absent_again = Choice(
        "有正当理由，延期后仍不出庭且无正当理由", "Absent again after an adjournment", HEADS.art(12, 1, 2)
    )
    nobody = Choice("负责人和工作人员均不出庭", "Nobody appeared", HEADS.art(12, 1, 3))
    left = Choice("未经法庭许可中途退庭", "Left without leave", HEADS.art(12, 1, 4))
    mute = Choice("拒绝就相关问题解释说明", "Refused to explain", HEADS.art(12, 1, 5))


MERITS = ("L10", "L20", "L21", "L22", "L23", "L24", "L25", "L26", "L27")
LOST = ("L20", "L21", "L22", "L23", "L24", "L25", "L26", "L27")
TO_PERFORM = ("L20", "L21", "L22", "L26", "L27", "L41")
"""Outcomes that leave the agency something to do; the dossier of such a case waits until it is done."""
ENDED = ("L40", "L41", "L51", "L52")
FINAL = (*MERITS, "L50", "L61", "L63")
COUNTED = ("sole", "first_named")
"""The record of a suit that stands for the case where cases, not agencies, are counted."""


class NoticeOfTheHead(Trouble):
    code = "LT-001"
    title = Term("出庭负责人身份材料不全", "The head's papers are missing")
    zh = "负责人应在开庭前向法院提交身份证明（载明姓名、职务，加盖公章），本案{hearing_on}开庭，尚未提交；不能补正的视为未出庭（{cite}）。"
    en = (
        "Proof of the head's name and post, sealed, goes to the court before the hearing of {hearing_on}; it was not handed in, "
        "and without it the head counts as absent ({cite})."
    )
    remedy_zh = "请先登记身份证明；庭审中未能补正的，登记为仅工作人员出庭。"
    remedy_en = "Record the proof first; if it could not be supplied in court, record staff only."


class NotYetPerformed(Trouble):
    code = "LT-002"
    title = Term("生效裁判尚未履行", "The judgment is not yet performed")
    zh = "裁判结果为“{outcome}”，本机关尚有履行义务，不能归档（{cite}）。"
    en = "The outcome “{outcome}” leaves the agency something to perform: the dossier cannot be filed yet ({cite})."
    remedy_zh = "请登记履行完毕后再归档。"
    remedy_en = "Record the performance first."


def outcome_among(known: tuple[str, ...]) -> Guard:
    """A court's words belong to their step: a judgment, a ruling, an end without either."""

    def check(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
        if facts["outcome"] in known:
            return None
        return FactWrong(field=Term("裁判结果", "Outcome"), value=Outcome.title(facts["outcome"]),
                         reason=Term("该结果须用另一步骤登记", "this outcome has a step of its own"))  # fmt: skip

    return check


def of_instance(*known: str) -> Guard:
    """Only a first-instance decision can be appealed against; the others bind at once (arts. 85, 89)."""

    def check(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
        if row["instance"] in known:
            return None
        return FactWrong(field=Term("审级", "Instance"), value=Instance.title(row["instance"]),
                         reason=Term("该审级的裁判须用另一步骤登记", "a decision of this instance has a step of its own"))  # fmt: skip

    return check


def proven(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A head without papers has not appeared (art. 6)."""
    if facts.get("proof_on") or row["proof_on"]:
        return None
    return NoticeOfTheHead(hearing_on=row["hearing_on"], cite=HEADS.art(6))


def not_before_today(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    hearing = facts["hearing_on"]
    if hearing >= on:
        return None
    return FactWrong(field=Term("开庭日期", "Hearing on"), value=hearing,
                     reason=Term("不得早于通知之日", "not before the day of the notice"))  # fmt: skip


def on_its_day(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A hearing is recorded on the day the court had set; another day is set anew first."""
    if on == row["hearing_on"]:
        return None
    return FactWrong(field=Term("开庭日期", "Hearing on"), value=on,
                     reason=Term(f"法院通知的开庭日期为{row['hearing_on']}", f"the court had set {row['hearing_on']}"))  # fmt: skip


def not_yet_appeared(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Once at an instance is enough and counts once (art. 7)."""
    if row["attendance"] != "head":
        return None
    return FactWrong(field=Term("出庭情况", "Attendance"), value=Attendance.title("head"),
                     reason=Term(f"本审级负责人已于{row['head_attended_on']}出庭，一般一次即可，不重复计次",
                                 f"the head appeared on {row['head_attended_on']}; once an instance is enough"))  # fmt: skip


def told_if_lost_below(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Whether an upheld decision had gone against the agency is told, since it decides whether the case is lost."""
    if facts["outcome"] != "L61" or facts.get("lost_below") is not None:
        return None
    return FactMissing(step=Term("终审裁判", "Decide finally"), fields=[Term("原裁判是否败诉", "Lost below")])


def nothing_left_to_perform(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["performed_on"] is not None or row["outcome"] not in TO_PERFORM:
        return None
    return NotYetPerformed(outcome=Outcome.title(row["outcome"]), cite=ALL.art(96))


class Litigation(Case):
    title = Term("行政应诉", "Response to an administrative suit")
    code = 16

    # 记什么
    instance = choice("审级", "Instance", Instance, cite=HEADS.art(1), public=True)
    case_no = text("案号", "Case number", cite=RECORD)
    court = text("审理法院", "Court", cite=RECORD, public=True)
    plaintiff = text("原告（上诉人）", "Plaintiff or appellant", cite=RECORD, personal=True)
    capacity = choice("应诉身份", "Sued as", Capacity, cite=ALL.art(26))
    seat = choice("被告位次", "Place among the defendants", Seat, cite=ALL.art(26))
    sued_act = text("被诉行政行为", "Act sued over", cite=RECORD)
    cause = text("案由", "Cause", cite=RECORD)
    reconsidered = flag("经过行政复议", "After reconsideration", cite=ALL.art(45))
    below = link("原审记录", "Record of the instance below", cite=HEADS.art(7))
    received_on = day("收到应诉通知日期", "Notice received on", cite=RECORD)
    department = text("承办机构", "Department in charge", cite=OPINION.whole())
    answered_on = day("答辩日期", "Answered on", cite=RECORD)
    evidence_until = day("准许延期举证至", "Evidence allowed until", cite=ALL.art(36))
    evidence_on = day("补交证据日期", "Later evidence on", cite=ALL.art(36))
    hearing_on = day("开庭日期", "Hearing on", cite=HEADS.art(5))
    call_ground = choice("通知负责人出庭的情形", "Why the head is called", Matter, cite=HEADS.art(4))
    head_rank = choice("出庭负责人职级", "Rank of the head", HeadRank, cite=HEADS.art(2))
    head_name = text("出庭负责人", "Head", cite=HEADS.art(6), personal=True)
    proof_on = day("身份证明提交日期", "Proof handed in on", cite=HEADS.art(6))
    excuse = choice("不能出庭的理由", "Excuse", Excuse, cite=HEADS.art(8))
    excuse_proof = text("理由证明材料", "Proof of the excuse", cite=HEADS.art(8, 2))
    attendance = choice("出庭情况", "Attendance", Attendance, cite=HEADS.art(12))
    heard_on = day("首次开庭日期", "First heard on", cite=RECORD)
    head_attended_on = day("负责人出庭日期", "Head appeared on", cite=ALL.art(3, 3))
    spoke = flag("负责人发表意见", "The head spoke", cite=HEADS.art(11))
    partner_head = flag("共同被告负责人出庭", "A co-defendant's head appeared", cite=HEADS.art(3))
    trial_extension_days = number("延长审限日数", "Days added to the trial", cite=ALL.art(81))
    outcome = choice("裁判结果", "Outcome", Outcome, cite=ALL.art(69), public=True)
    lost_below = flag("维持的原裁判为败诉", "The upheld decision was lost", cite=ALL.art(89))
    concluded_on = day("裁判日期", "Decided on", cite=ALL.art(81))
    appellant = choice("上诉人", "Appellant", Appellant, cite=ALL.art(85))
    appealed_on = day("上诉日期", "Appealed on", cite=ALL.art(85))
    effective_on = day("生效日期", "In effect on", cite=ALL.art(85))
    perform_until = day("裁判确定的履行期限", "To be performed by", cite=ALL.art(94, mark=Mark.KNOWN))
    performed_on = day("履行完毕日期", "Performed on", cite=ALL.art(94, mark=Mark.KNOWN))
    enforced_on = day("法院强制执行日期", "Enforced by the court on", cite=ALL.art(96))
    analysed_on = day("败诉分析日期", "Loss analysed on", cite=ANALYSIS)
    reproach = choice("司法建议情形", "Why the court wrote", Reproach, cite=HEADS.art(12))
    suggestion_reply_until = day("司法建议要求回复日期", "Reply wanted by", cite=HEADS.art(12))
    suggested_on = day("收到司法建议日期", "Suggestion received on", cite=HEADS.art(12))
    suggestion_replied_on = day("回复司法建议日期", "Suggestion answered on", cite=HEADS.art(12))

    # 在哪里
    with_court = State("法院已立案", "Filed at the court", start=True)
    received = State("已收到应诉通知", "Notice received")
    assigned = State("已交承办机构", "Assigned")
    answered = State("已答辩", "Answered")
    scheduled = State("已通知开庭", "Hearing set")
    head_named = State("已确定出庭负责人", "Head named")
    excuse_before_court = State("已说明不能出庭", "Excuse before the court")
    excused = State("法院认可理由", "Excused by the court")
    heard = State("已开庭", "Heard")
    scheduled_again = State("再次开庭", "Hearing set again")
    suspended = State("中止诉讼", "Suspended")
    decided = State("已裁判，上诉期内", "Decided, open to appeal")
    appealed = State("已上诉", "Appealed", final=True)
    effective = State("已生效", "In effect")
    performing = State("履行中", "Being performed")
    performed = State("已履行", "Performed")
    archived = State("已归档", "Filed", final=True)

    # 谁来办
    suit = (case_no, court, plaintiff, capacity, seat, sued_act, cause)
    file = Step("法院立案", "Filed at the court", to=with_court, by=COURT, asks=suit, may_ask=(reconsidered,),
                sets={"instance": "first"}, cite=ALL.art(67))  # fmt: skip
    file_simplified = Step("法院立案，适用简易程序", "Filed, simplified procedure", to=with_court, by=COURT, asks=suit,
                           may_ask=(reconsidered,), sets={"instance": "first"}, cite=ALL.art(82))  # fmt: skip
    file_appeal = Step("上诉立案", "Appeal filed", to=with_court, by=COURT, asks=suit, may_ask=(below, reconsidered),
                       sets={"instance": "second"}, cite=ALL.art(88))  # fmt: skip
    file_retrial = Step("再审立案", "Retrial filed", to=with_court, by=COURT, asks=suit, may_ask=(below, reconsidered),
                        sets={"instance": "retrial"}, cite=HEADS.art(1))  # fmt: skip
    receive = Step("收到起诉状副本和应诉通知", "Receive the complaint", with_court, to=received, by=HANDLER, dates=received_on,
                   guards=(of_instance("first"),), cite=ALL.art(67),
                   document=Term("起诉状副本签收单", "receipt for the complaint"))  # fmt: skip
    receive_appeal = Step("收到上诉状、再审材料", "Receive the appeal", with_court, to=received, by=HANDLER, dates=received_on,
                          guards=(of_instance("second", "retrial"),), cite=ALL.art(101))  # fmt: skip
    assign = Step("交承办机构", "Assign", received, to=assigned, by=HANDLER, asks=(department,), cite=OPINION.whole(),
                  document=Term("应诉工作方案", "plan of the defence"))  # fmt: skip
    answer = Step("提交答辩状和证据、依据", "Answer with evidence", received, assigned, to=answered, by=HEAD, dates=answered_on,
                  cite=ALL.art(67) & ALL.art(34), document=Term("答辩状、证据目录、依据目录",
                  "answer, evidence, legal basis"))  # fmt: skip
    allow_evidence = Step("法院准许延期提供证据", "Evidence allowed later", received, assigned, answered, by=COURT, once=True,
                          asks=(evidence_until,), cite=ALL.art(36, 1))  # fmt: skip
    add_evidence = Step("补交证据", "Add evidence", answered, scheduled, head_named, by=HANDLER, once=True, dates=evidence_on,
                        cite=ALL.art(36))  # fmt: skip
    schedule = Step("法院通知开庭", "Hearing set", received, assigned, answered, scheduled, head_named, excuse_before_court,
                    excused, to=scheduled, by=COURT, asks=(hearing_on,), guards=(not_before_today,), cite=HEADS.art(5))  # fmt: skip
    call_head = Step("法院通知负责人出庭", "The court calls the head", scheduled, by=COURT, asks=(call_ground,),
                     cite=HEADS.art(4) & HEADS.art(5), document=Term("负责人出庭通知书", "notice to the head"))  # fmt: skip
    name_head = Step("确定（更换）出庭负责人", "Name the head", scheduled, head_named, to=head_named, by=HANDLER,
                     asks=(head_rank, head_name), may_ask=(proof_on,), cite=HEADS.art(2) & HEADS.art(5) & HEADS.art(6),
                     document=Term("负责人身份证明、授权委托书", "proof of identity, power of attorney"))  # fmt: skip
    ask_excuse = Step("说明负责人不能出庭", "Ask to be excused", scheduled, head_named, to=excuse_before_court, by=HEAD,
                      asks=(excuse, excuse_proof), cite=HEADS.art(8) & HEADS.art(9),
                      document=Term("负责人不能出庭情况说明", "statement of the excuse"))  # fmt: skip
    accept_excuse = Step(
        "法院认可理由", "Excuse accepted", excuse_before_court, to=excused, by=COURT, cite=HEADS.art(9)
    )
    refuse_excuse = Step(
        "法院不认可理由", "Excuse refused", excuse_before_court, to=scheduled, by=COURT, cite=HEADS.art(9)
    )
    hear_head = Step("开庭，负责人出庭", "Heard with the head", head_named, to=heard, by=COURT, asks=(spoke,),
                     may_ask=(proof_on, partner_head), sets={"attendance": "head"}, dates=(heard_on, head_attended_on),
                     guards=(on_its_day, proven), cite=ALL.art(3, 3) & HEADS.art(11), document=Term("庭审笔录",
                     "record of the hearing"))  # fmt: skip
    hear_excused = Step("开庭，负责人经认可未出庭", "Heard, the head being excused", excused, to=heard, by=COURT, may_ask=(partner_head,),
                        sets={"attendance": "excused"}, dates=heard_on, guards=(on_its_day,), cite=HEADS.art(9))  # fmt: skip
    hear_staff = Step("开庭，仅工作人员出庭", "Heard with staff only", scheduled, head_named, excuse_before_court, to=heard, by=COURT,
                      may_ask=(partner_head,), sets={"attendance": "staff"}, dates=heard_on, guards=(on_its_day,),
                      cite=HEADS.art(10) & HEADS.art(12))  # fmt: skip
    hear_nobody = Step("开庭，无人出庭或仅律师出庭", "Heard with nobody", scheduled, head_named, excuse_before_court, to=heard, by=COURT,
                       may_ask=(partner_head,), sets={"attendance": "nobody"}, dates=heard_on, guards=(on_its_day,),
                       cite=HEADS.art(12) & ALI.art(132))  # fmt: skip
    schedule_again = Step("再次通知开庭", "Set another hearing", heard, scheduled_again, to=scheduled_again, by=COURT, asks=(hearing_on,),
                          guards=(not_before_today,), cite=HEADS.art(7))  # fmt: skip
    hear_again = Step(
        "再次开庭",
        "Heard again",
        scheduled_again,
        to=heard,
        by=COURT,
        guards=(on_its_day,),
        cite=HEADS.art(7),
    )
    hear_again_head = Step("再次开庭，负责人首次出庭", "Heard again, now with the head", scheduled_again, to=heard, by=COURT,
                           asks=(head_rank, head_name, proof_on, spoke), sets={"attendance": "head"}, dates=head_attended_on,
                           guards=(not_yet_appeared, on_its_day), cite=HEADS.art(7) & HEADS.art(9))  # fmt: skip
    suspend = Step("中止诉讼", "Suspend", received, assigned, answered, scheduled, head_named, heard, to=suspended, by=COURT,
                   cite=STANDSTILL)  # fmt: skip
    resume = Step("恢复诉讼", "Resume", suspended, to=PREVIOUS, by=COURT, cite=STANDSTILL)
    turn_ordinary = Step("转为普通程序", "Turn to the ordinary procedure", received, assigned, answered, scheduled, head_named,
                         heard, by=COURT, once=True, cite=ALL.art(84))  # fmt: skip
    extend_trial = Step("高级人民法院批准延长审限", "Trial extended by the High Court", received, assigned, answered, scheduled,
                        head_named, heard, by=COURT, asks=(trial_extension_days,), cite=ALL.art(81) & ALL.art(88))  # fmt: skip
    judge = Step("一审判决", "Judgment", heard, to=decided, by=COURT, asks=(outcome,), dates=concluded_on,
                 guards=(of_instance("first"), outcome_among(MERITS)), cite=ALL.art(69), document=Term("判决书", "judgment"))  # fmt: skip
    rule = Step("一审裁定驳回起诉", "Ruling that dismisses the suit", received, assigned, answered, scheduled, head_named, heard,
                to=decided, by=COURT, sets={"outcome": "L50"}, dates=concluded_on, guards=(of_instance("first"),),
                cite=ALL.art(85) & ALI.art(69, mark=Mark.KNOWN), document=Term("裁定书", "ruling"))  # fmt: skip
    decide_finally = Step("终审、再审裁判", "Decide finally", received, assigned, answered, scheduled, head_named, heard, to=effective,
                          by=COURT, asks=(outcome,), may_ask=(lost_below,), dates=(concluded_on, effective_on),
                          guards=(of_instance("second", "retrial"), outcome_among(FINAL), told_if_lost_below),
                          cite=ALL.art(89))  # fmt: skip
    end_suit = Step("撤诉、调解、移送或终结", "Ended without a judgment", received, assigned, answered, scheduled, head_named, heard,
                    suspended, to=effective, by=COURT, asks=(outcome,), dates=(concluded_on, effective_on),
                    guards=(outcome_among(ENDED),), cite=ALL.art(60) & ALL.art(62))  # fmt: skip
    appeal = Step("上诉", "Appeal", decided, to=appealed, by=(HEAD, THIRD_PARTY), asks=(appellant,), dates=appealed_on,
                  cite=ALL.art(85), document=Term("上诉状", "appeal"))  # fmt: skip
    take_effect = Step("上诉期满，裁判生效", "Take effect: nobody appealed", decided, to=effective, by=(HANDLER, COURT),
                       dates=effective_on, cite=ALL.art(85))  # fmt: skip
    begin_performing = Step("开始履行", "Begin to perform", effective, to=performing, by=HANDLER, may_ask=(perform_until,),
                            cite=ALL.art(94, mark=Mark.KNOWN))  # fmt: skip
    perform = Step("履行完毕", "Perform", performing, to=performed, by=HANDLER, dates=performed_on,
                   cite=ALL.art(94, mark=Mark.KNOWN), document=Term("履行情况报告", "report of the performance"))  # fmt: skip
    court_enforces = Step("法院强制执行", "The court enforces", performing, effective, to=performing, by=COURT, once=True,
                          dates=enforced_on, cite=ALL.art(96))  # fmt: skip
    analyse_loss = Step("败诉分析", "Analyse the loss", effective, performing, performed, by=HANDLER, once=True, dates=analysed_on,
                        cite=ANALYSIS, document=Term("败诉案件分析报告", "analysis of the loss"))  # fmt: skip
    take_suggestion = Step("收到司法建议", "Receive a judicial suggestion", heard, decided, effective, performing, performed, by=COURT,
                           once=True, asks=(reproach,), may_ask=(suggestion_reply_until,), dates=suggested_on,
                           cite=HEADS.art(12))  # fmt: skip
    reply_suggestion = Step("回复司法建议", "Answer the suggestion", heard, decided, effective, performing, performed, by=HEAD, once=True,
                            dates=suggestion_replied_on, cite=HEADS.art(12))  # fmt: skip
    archive = Step("归档", "File the dossier", effective, performed, to=archived, by=HANDLER, guards=(nothing_left_to_perform,),
                   cite=OPINION.whole())  # fmt: skip

    # 几日内
    answer_by = Clock("答辩期限", "Answer", days(15), starts=receive, until=answer, cite=ALL.art(67),
                      note=Term("逾期不提供证据视为没有证据（第三十四条），不影响审理",
                      "no evidence in time counts as none (art. 34)"))  # fmt: skip
    answer_appeal_by = Clock("上诉答辩期限", "Answer to an appeal", days(15), starts=receive_appeal, until=answer,
                             cite=ALL.art(101) & CPL.art(174, mark=Mark.KNOWN))  # fmt: skip
    evidence_by = Clock("延期举证期限", "Later evidence", DueIn(evidence_until), starts=allow_evidence, until=add_evidence,
                        cite=ALL.art(36))  # fmt: skip
    send_complaint_by = Clock("法院送达起诉状期限", "Complaint sent by the court", days(5), starts=(file, file_simplified), until=receive,
                              whose=Term("人民法院", "court"), cite=ALL.art(67),
                              note=Term("以收到之日计，法院发送之日不在本机关记录中", "told by the day of receipt"))  # fmt: skip
    head_told_before = Clock("负责人出庭通知提前期", "Notice to the head before the hearing",
                             Rule(days(3), HEADS.art(5), kind=Kind.MINIMUM, roll=False), starts=call_head,
                             until=(hear_head, hear_excused, hear_staff, hear_nobody), whose=Term("人民法院", "court"),
                             note=Term("开庭三日前送达：通知之日与开庭之日均不计入（推断）",
                             "neither the day of the notice nor of the hearing counts (inferred)"))  # fmt: skip
    first_by = Clock("一审审限", "First instance", months(6), starts=file, until=(judge, rule, end_suit), pauses=suspended,
                     adds={extend_trial: SpanOf(trial_extension_days, days(999))}, whose=Term("人民法院", "court"),
                     cite=ALL.art(81))  # fmt: skip
    simplified_by = Clock("简易程序审限", "Simplified procedure", days(45), starts=file_simplified,
                          until=(judge, rule, end_suit, turn_ordinary), pauses=suspended, whose=Term("人民法院", "court"),
                          cite=ALL.art(83) & ALL.art(84))  # fmt: skip
    second_by = Clock("二审审限", "Second instance", months(3), starts=file_appeal, until=(decide_finally, end_suit), pauses=suspended,
                      adds={extend_trial: SpanOf(trial_extension_days, days(999))}, whose=Term("人民法院", "court"),
                      cite=ALL.art(88))  # fmt: skip
    appeal_judgment_by = Clock("判决上诉期限", "Appeal against a judgment", days(15), starts=judge, until=appeal, then=take_effect,
                               whose=Term("当事人", "parties"), cite=ALL.art(85),
                               note=Term("以本机关收到之日起算；其他当事人各自起算",
                               "from the agency's receipt; other parties have their own"))  # fmt: skip
    appeal_ruling_by = Clock("裁定上诉期限", "Appeal against a ruling", days(10), starts=rule, until=appeal, then=take_effect,
                             whose=Term("当事人", "parties"), cite=ALL.art(85))  # fmt: skip
    perform_by = Clock("裁判履行期限", "Performance", DueIn(perform_until), starts=begin_performing, until=perform,
                       cite=ALL.art(96) & ALL.art(94, mark=Mark.KNOWN))  # fmt: skip
    reply_suggestion_by = Clock("司法建议回复期限", "Answer to a suggestion", DueIn(suggestion_reply_until), starts=take_suggestion,
                                until=reply_suggestion, cite=HEADS.art(12),
                                note=Term("期限由司法建议书确定，无全国统一规定",
                                "set by the suggestion; no national number"))  # fmt: skip

    # 报多少
    new = Figure("本年新收行政应诉案件", "New suits", on(received_on), split=(instance,), cite=ALL.art(67))
    carried_in = Figure(
        "上年结转",
        "Carried in",
        standing(received_on, concluded_on, before=True),
        split=(instance,),
        cite=ALL.art(67),
    )
    concluded = Figure(
        "审结",
        "Concluded",
        on(concluded_on),
        where=Known(received_on),
        split=(instance, outcome),
        cite=ALL.art(81),
    )
    pending = Figure(
        "年末未结", "Pending", standing(received_on, concluded_on), split=(instance,), cite=ALL.art(81)
    )
    heads_attended = Figure("行政机关负责人出庭应诉", "Heads of agencies in court", on(head_attended_on), unit=TIMES, split=(head_rank,),
                            cite=ALL.art(3, 3),
                            rule=Term("每个被诉机关、每一审级计一次，多次开庭不重复计",
                            "once for each sued agency and instance"))  # fmt: skip
    hearings = Figure(
        "开庭审理（机关次）",
        "Heard, by agency",
        on(heard_on),
        unit=TIMES,
        split=(attendance, seat),
        cite=HEADS.art(1),
    )
    hearings_with_head = Figure("其中负责人出庭", "Heard with the head", on(heard_on), where=where(attendance="head"), unit=TIMES,
                                cite=ALL.art(3, 3))  # fmt: skip
    hearings_excused = Figure("其中经认可未出庭", "Heard, the head excused", on(heard_on), where=where(attendance="excused"), unit=TIMES,
                              cite=HEADS.art(8))  # fmt: skip
    hearings_staff = Figure("其中仅工作人员出庭", "Heard with staff only", on(heard_on), where=where(attendance="staff"), unit=TIMES,
                            cite=HEADS.art(12))  # fmt: skip
    hearings_nobody = Figure("其中无人出庭", "Heard with nobody", on(heard_on), where=where(attendance="nobody"), unit=TIMES,
                             cite=HEADS.art(12))  # fmt: skip
    cases_heard = Figure(
        "开庭审理案件", "Cases heard", on(heard_on), where=where(seat=COUNTED), cite=HEADS.art(1)
    )
    cases_with_head = Figure("有负责人出庭的案件", "Cases with a head in court", on(heard_on), cite=HEADS.art(3),
                             where=where(seat=COUNTED) & (where(attendance="head") | where(partner_head=True)))  # fmt: skip
    principals = Figure("正职负责人出庭", "Principals in court", on(heard_on), where=where(attendance="head", head_rank="principal"),
                        unit=TIMES, cite=ALI.art(128))  # fmt: skip
    speaking = Figure("出庭负责人发表意见", "Heads who spoke", on(heard_on), where=where(attendance="head", spoke=True), unit=TIMES,
                      cite=HEADS.art(11))  # fmt: skip
    excuses = Figure(
        "说明不能出庭",
        "Excuses",
        on(heard_on),
        where=Known(excuse),
        split=(excuse,),
        unit=TIMES,
        cite=HEADS.art(8),
    )
    reproaches = Figure(
        "收到司法建议", "Judicial suggestions", on(suggested_on), split=(reproach,), cite=HEADS.art(12)
    )
    lost = Figure("败诉", "Lost", on(concluded_on), cite=ALL.art(70),
                  where=Known(received_on) & (where(outcome=LOST) | where(outcome="L61", lost_below=True)))  # fmt: skip
    judged = Figure("判决结案", "Decided on the merits", on(concluded_on), where=Known(received_on) & where(outcome=(*MERITS, "L61")),
                    cite=ALL.art(69))  # fmt: skip
    withdrawn = Figure(
        "撤诉",
        "Withdrawn",
        on(concluded_on),
        where=Known(received_on) & where(outcome="L40"),
        cite=ALL.art(62),
    )
    mediated = Figure(
        "行政调解结案",
        "Mediated",
        on(concluded_on),
        where=Known(received_on) & where(outcome="L41"),
        cite=ALL.art(60),
    )
    answered_in_time = Figure("按期答辩", "Answered in time", on(answered_on), where=~missed(answer_by) & ~missed(answer_appeal_by),
                              cite=ALL.art(67))  # fmt: skip
    answers = Figure("提交答辩", "Answers", on(answered_on), cite=ALL.art(67))
    performances = Figure(
        "履行生效裁判", "Judgments performed", on(performed_on), cite=ALL.art(94, mark=Mark.KNOWN)
    )
    cases_rate = Rate("负责人出庭率（按案件）", "Heads in court, by case", cases_with_head, cases_heard, rule_id="HEAD-CASES-1",
                      rule=Term("有负责人出庭的案件÷开庭审理案件；共同被告有一家负责人出庭即计",
                      "cases in which some defendant's head appeared ÷ cases heard"),
                      cite=ALL.art(3, 3) & HEADS.art(3))  # fmt: skip
    agencies_rate = Rate("负责人出庭率（按被诉机关）", "Heads in court, by agency", hearings_with_head, hearings,
                         rule_id="HEAD-AGENCIES-1",
                         rule=Term("负责人出庭次数÷被诉机关次数；共同被告各计一次",
                         "heads in court ÷ sued agencies, co-defendants each for themselves"),
                         cite=ALL.art(3, 3))  # fmt: skip
    principal_rate = Rate("正职出庭率", "Principals in court", principals, hearings, rule_id="HEAD-PRINCIPAL-1", cite=ALI.art(128),
                          rule=Term("正职出庭÷开庭审理（机关次）", "principals ÷ agencies heard"))  # fmt: skip
    spoke_rate = Rate("出庭出声率", "Heads who spoke", speaking, hearings_with_head, rule_id="HEAD-SPOKE-1", cite=HEADS.art(11),
                      rule=Term("发表意见÷负责人出庭", "spoke ÷ appeared"))  # fmt: skip
    loss_rate = Rate("败诉率（按审结）", "Loss rate, of the concluded", lost, concluded, rule_id="LOST-CONCLUDED-1", cite=ALL.art(70),
                     rule=Term("败诉÷审结", "lost ÷ concluded"))  # fmt: skip
    loss_rate_judged = Rate("败诉率（按判决）", "Loss rate, of the judged", lost, judged, rule_id="LOST-JUDGED-1", cite=ALL.art(70),
                            rule=Term("败诉÷判决结案", "lost ÷ decided on the merits"))  # fmt: skip
    conclusion_rate = Rate("审结率", "Share concluded", concluded, carried_in + new, rule_id="SUIT-CONCLUDED-1", cite=ALL.art(81),
                           rule=Term("审结÷（上年结转＋本年新收）", "concluded ÷ (carried in + new)"))  # fmt: skip
    clearance_rate = Rate("结收比", "Clearance", concluded, new, rule_id="SUIT-CLEARANCE-1", cite=ALL.art(81),
                          rule=Term("审结÷本年新收", "concluded ÷ new"))  # fmt: skip
    settled_rate = Rate("撤诉调解率", "Withdrawn or mediated", withdrawn + mediated, concluded, rule_id="SUIT-SETTLED-1", cite=ALL.art(60),
                        rule=Term("（撤诉＋调解）÷审结", "(withdrawn + mediated) ÷ concluded"))  # fmt: skip

    # 须相符
    flow = Balance("上年结转＋新收＝审结＋未结", "carried in + new = concluded + pending", carried_in + new,
                   concluded + pending, cite=ALL.art(81))  # fmt: skip
    attendances = Balance("开庭＝各出庭情况之和", "heard = sum of the attendances", hearings,
                          hearings_with_head + hearings_excused + hearings_staff + hearings_nobody, cite=HEADS.art(12))  # fmt: skip
    cases_at_most = Balance("有负责人出庭的案件不多于开庭案件", "cases with a head ≤ cases heard", cases_with_head, cases_heard,
                            relation=Relation.AT_MOST, cite=HEADS.art(3))  # fmt: skip
    principals_at_most = Balance("正职不多于负责人出庭", "principals ≤ heads", principals, hearings_with_head, relation=Relation.AT_MOST,
                                 cite=ALI.art(128))  # fmt: skip
    speaking_at_most = Balance("出声不多于出庭", "spoke ≤ appeared", speaking, hearings_with_head, relation=Relation.AT_MOST,
                               cite=HEADS.art(11))  # fmt: skip
    lost_at_most = Balance(
        "败诉不多于审结", "lost ≤ concluded", lost, concluded, relation=Relation.AT_MOST, cite=ALL.art(70)
    )
