"""地方性法规草案: a bill that the city's government drafts, from the first draft to approval by the province and promulgation.

Beside the statutes: 立法法 (`LL`) 40, 45, 81, 87, 88 and 109; the drafting stage follows 令第133号 (`CS133`, seen in part) after
the pattern of 规章制定程序条例 (`GZTL`). The unit is the drafting unit; the supervising body is the legal organ, the congress's
and the province's acts are recorded as a third party's. Not verified: Changsha's own legislative regulation (number of
readings, order of approval). The number of readings is therefore a fact with a warning: fewer than two are usual only for
partial amendment and repeal. Other cities' periods (7 days before the meeting, six months to the report, 15 days to hand the
text to the province) are shown as such and bind nobody here. Four months for approval (LL 81) have no starting point in the
text: the day the bill is sent is an inference. A shelved bill may be ended after two years (LL 45): the clock only allows it.
Left out: delegated details within a year (LL 66: of other bodies), reports on implementation (other cities').
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, HEAD, ITEMS, SUPERVISOR, THIRD_PARTY, TIMES, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Kind, Known, Mark,
    Rate, Relation, State, Step, Term, choice, day, days, link, months, number, on, opened, standing, text, units, where, years,
)  # fmt: skip
from fadu.engine.troubles import FactWrong, ReasonNeeded
from fadu.law.instruments import CS133
from fadu.law.instruments import GZTL2017 as GZTL
from fadu.law.instruments import LL2023 as LL
from fadu.measure.trouble import Trouble
from fadu.work.legislation.drafting import (
    MAKING, TASK_FORCE, Action, ReturnGround, comment_reason, comments_add_up, notice_of_hearing,
)  # fmt: skip

DRAFT = CS133.whole(note="起草、审查阶段；条文号未核") & GZTL.art(15)
BILL = CS133.whole(note="议案提请；条文号未核")
READING = LL.art(87) & LL.art(32, mark=Mark.DESIGN, note="市规未核；法律案以三审为常，各市多为两审")
ELSEWHERE = LL.art(87, mark=Mark.LOCAL, note="焦作、杭州等市立法条例之例，长沙未核")
COMMENT = LL.art(87) & LL.art(40)
FILE = LL.art(109)
SHORT = Term("缩短征求意见期限的理由", "Why comments were shortened")


class Vote(Choices):
    """What the city's standing committee voted, and what became of the approval."""

    passed = Choice("通过", "Passed", LL.art(87))
    rejected = Choice("未获通过", "Not passed", LL.art(87))


class Approval(Choices):
    """The provincial standing committee looks at legality only (LL 81)."""

    approved = Choice("批准", "Approved", LL.art(81))
    approved_changed = Choice("修改后批准", "Approved with changes", LL.art(81, mark=Mark.KNOWN))
    refused = Choice("不予批准", "Not approved", LL.art(81, mark=Mark.KNOWN))


def comments_long_enough(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return comment_reason(row["comment_from"], facts, on, field=SHORT, cite=DRAFT)


def congress_comments_long_enough(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return comment_reason(row["congress_comment_from"], facts, on, field=SHORT, cite=COMMENT)


def hearing_announced(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return notice_of_hearing(row["hearing_announced_on"], on, GZTL.art(16))


def comments_were_asked(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["comment_closed_on"] or facts.get("secret_reason"):
        return None
    return ReasonNeeded(what=Term("草案未公开征求意见", "the draft was not published for comment"),
                        field=Term("依法保密的理由", "Why it is kept secret"), cite=DRAFT)  # fmt: skip


def next_reading(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Readings come one after the other."""
    wanted = (row["readings"] or 0) + 1
    if facts["readings"] == wanted:
        return None
    return FactWrong(field=Term("审次", "Reading"), value=facts["readings"],
                     reason=Term(f"应为第{wanted}次", f"the next is number {wanted}"))


def read_often_enough(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A whole text is usually read twice or more; once for partial amendment and repeal, or for a recorded reason."""
    if row["readings"] >= 2 or row["action"] not in MAKING or facts.get("one_reading_reason"):
        return None
    return ReasonNeeded(what=Term("制定地方性法规一审即付表决", "a whole regulation would be voted on after one reading"),
                        field=Term("一审交付表决的理由", "Why one reading"), cite=READING)  # fmt: skip


def was_approved(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["approval"] in ("approved", "approved_changed"):
        return None
    return FactWrong(field=Term("批准结果", "Approval"), value=row["approval"] or "—",
                     reason=Term("批准后方可公布", "only what was approved is promulgated"))


class Regulation(Case):
    title = Term("地方性法规草案", "Bill for a local regulation")
    code = 62
    public = where(state=("commenting", "called")) | Known("congress_comment_from") | Known("promulgated_on")

    # 记什么
    subject = text("名称", "Name", cite=DRAFT, public=True)
    action = choice("项目性质", "Action", Action, cite=DRAFT, public=True)
    plan_item = link("立法计划项目", "Item of the plan", cite=DRAFT)
    due = day("计划提请时间", "To be submitted by", cite=DRAFT, public=True)
    leaders = text("立法专班组长", "Leaders of the task force", cite=TASK_FORCE)
    members = units("立法专班成员单位", "Members of the task force", cite=TASK_FORCE)
    task_force_on = day("成立专班日期", "Task force set up on", cite=TASK_FORCE, public=True)
    comment_from = day("征求意见公告日期", "Comments opened on", cite=DRAFT, public=True)
    comment_closed_on = day("征求意见截止日期", "Comments closed on", cite=DRAFT, public=True)
    short_comment_reason = text("缩短征求意见期限的理由", "Why comments were shortened", cite=DRAFT, public=True)
    comments_received = number("征集意见条数", "Comments received", cite=DRAFT, public=True)
    comments_adopted = number("采纳", "Adopted", cite=DRAFT, public=True)
    comments_partly = number("部分采纳", "Partly adopted", cite=DRAFT, public=True)
    comments_declined = number("未采纳", "Not adopted", cite=DRAFT, public=True)
    comments_outside = number("不属征求意见范围", "Out of scope", cite=DRAFT, public=True)
    secret_reason = text("依法保密的理由", "Why it is kept secret", cite=DRAFT)
    hearing_announced_on = day("听证公告日期", "Hearing announced on", cite=GZTL.art(16), public=True)
    hearing_on = day("听证日期", "Hearing held on", cite=GZTL.art(16), public=True)
    submitted_on = day("报送审查日期", "Submitted for review on", cite=DRAFT)
    return_ground = choice("退回的理由", "Why returned", ReturnGround, cite=GZTL.art(20))
    review_opinion = text("审查意见", "Review opinion", cite=DRAFT)
    agreed_on = day("常务会议通过日期", "Agreed by the executive meeting on", cite=BILL, public=True)
    bill_no = text("议案文号", "Number of the bill", cite=BILL, public=True)
    bill_on = day("提请审议日期", "Submitted to the congress on", cite=BILL, public=True)
    readings = number("已审议次数", "Readings", cite=READING, public=True)
    read_on = day("最近审议日期", "Last read on", cite=READING, public=True)
    congress_comment_from = day("人大征求意见公告日期", "Published by the congress on", cite=COMMENT, public=True)
    unpublished_reason = text("不公布草案的决定", "Decision not to publish", cite=COMMENT)
    one_reading_reason = text("一审交付表决的理由", "Why one reading", cite=READING)
    shelved_on = day("搁置日期", "Shelved on", cite=LL.art(45))
    shelved_reason = text("搁置原因", "Why shelved", cite=LL.art(45))
    vote = choice("表决结果", "Vote", Vote, cite=LL.art(87), public=True)
    voted_on = day("表决日期", "Voted on", cite=LL.art(87), public=True)
    sent_on = day("报请批准日期", "Sent for approval on", cite=LL.art(81), public=True)
    approval = choice("批准结果", "Approval", Approval, cite=LL.art(81), public=True)
    approval_on = day("批准决定日期", "Decided by the province on", cite=LL.art(81), public=True)
    promulgated_on = day("公告日期", "Promulgated on", cite=LL.art(88, 3), public=True)
    effective_on = day("施行日期", "In force on", cite=LL.art(88, 3), public=True)
    forwarded_on = day("报省备案材料日期", "Handed to the province on", cite=ELSEWHERE)
    filed_on = day("省报全国人大常委会和国务院备案日期", "Filed by the province on", cite=FILE, public=True)
    withdrawn_reason = text("撤回理由", "Why withdrawn", cite=LL.art(87, mark=Mark.DESIGN))
    left_on = day("办结日期", "Ended on", cite=LL.art(87, mark=Mark.DESIGN))

    # 在哪里
    drafting = State("起草", "Drafting", start=True)
    commenting = State("公开征求意见", "Public comment")
    called = State("听证已公告", "Hearing announced")
    reviewing = State("送审审查", "Under review")
    agreed = State("常务会议已通过", "Agreed by the executive meeting")
    introduced = State("已提请审议", "Before the congress")
    on_agenda = State("列入会议议程", "On the agenda")
    published = State("人大公布草案征求意见", "Published by the congress")
    shelved = State("已搁置", "Shelved")
    passed = State("已表决通过", "Passed")
    sent = State("已报请批准", "Sent for approval")
    decided = State("省已作出决定", "Decided by the province")
    promulgated = State("已公布", "Promulgated")
    filed = State("已备案", "Filed", final=True)
    rejected = State("未获通过", "Not passed", final=True)
    refused = State("不予批准", "Not approved", final=True)
    terminated = State("终止审议", "Terminated", final=True)
    withdrawn = State("已撤回", "Withdrawn", final=True)

    # 谁来办
    start = Step("启动起草", "Start drafting", to=drafting, by=HANDLER, asks=(subject, action), may_ask=(plan_item, due),
                 cite=DRAFT)  # fmt: skip
    set_up = Step("成立立法专班", "Set up a task force", drafting, by=HANDLER, asks=(leaders, members), dates=task_force_on,
                  cite=TASK_FORCE)  # fmt: skip
    open_comment = Step("公布草案征求意见", "Open for comment", drafting, to=commenting, by=HANDLER, dates=comment_from, cite=DRAFT,
                        document=Term("征求意见公告", "notice of comment"))  # fmt: skip
    close_comment = Step("征求意见截止", "Close comment", commenting, to=drafting, by=HANDLER, dates=comment_closed_on, cite=DRAFT,
                         asks=(comments_received, comments_adopted, comments_partly, comments_declined, comments_outside),
                         may_ask=(short_comment_reason,), guards=(comments_long_enough, comments_add_up))  # fmt: skip
    announce_hearing = Step("公告听证", "Announce a hearing", drafting, to=called, by=HANDLER, dates=hearing_announced_on,
                            cite=GZTL.art(16))  # fmt: skip
    hold_hearing = Step("举行听证", "Hold the hearing", called, to=drafting, by=HANDLER, dates=hearing_on,
                        guards=(hearing_announced,), cite=GZTL.art(16))  # fmt: skip
    submit = Step("报送审查", "Submit for review", drafting, to=reviewing, by=HEAD, may_ask=(secret_reason,), dates=submitted_on,
                  guards=(comments_were_asked,), cite=DRAFT & GZTL.art(18), document=Term("送审稿及说明",
                                                                                          "draft and explanation"))  # fmt: skip
    send_back = Step("退回", "Return", reviewing, to=drafting, by=SUPERVISOR, asks=(return_ground,), sets={submitted_on: None},
                     cite=GZTL.art(20))  # fmt: skip
    agree = Step("常务会议审议通过", "Agree", reviewing, to=agreed, by=SUPERVISOR, asks=(review_opinion,), dates=agreed_on,
                 cite=BILL)  # fmt: skip
    introduce = Step("提请审议议案", "Submit the bill", agreed, to=introduced, by=SUPERVISOR, asks=(bill_no,), dates=bill_on, cite=BILL,
                     document=Term("市人民政府议案", "government bill"))  # fmt: skip
    list_ = Step("列入会议议程", "Place on the agenda", introduced, shelved, to=on_agenda, by=THIRD_PARTY,
                 sets={shelved_on: None}, cite=LL.art(87))  # fmt: skip
    read = Step("审议", "Read", on_agenda, by=THIRD_PARTY, asks=(readings,), dates=read_on, guards=(next_reading,), cite=READING,
                document=Term("审议意见", "opinions of the reading"))  # fmt: skip
    publish = Step("公布草案征求意见", "Publish the draft", on_agenda, to=published, by=THIRD_PARTY,
                   dates=congress_comment_from, cite=COMMENT)  # fmt: skip
    collect = Step("征求意见截止", "Close", published, to=on_agenda, by=THIRD_PARTY, may_ask=(short_comment_reason,),
                   guards=(congress_comments_long_enough,), cite=COMMENT)  # fmt: skip
    shelve = Step("搁置审议", "Shelve", introduced, on_agenda, to=shelved, by=THIRD_PARTY, asks=(shelved_reason,),
                  dates=shelved_on, cite=LL.art(45))  # fmt: skip
    terminate = Step("终止审议", "Terminate", shelved, to=terminated, by=THIRD_PARTY, dates=left_on, cite=LL.art(45))
    pass_ = Step("表决通过", "Pass", on_agenda, to=passed, by=THIRD_PARTY, may_ask=(one_reading_reason,),
                 sets={vote: "passed"}, dates=voted_on,
                 guards=(read_often_enough,), cite=LL.art(87), document=Term("审议结果报告", "report on the result"))  # fmt: skip
    reject = Step("表决未通过", "Reject", on_agenda, to=rejected, by=THIRD_PARTY, sets={vote: "rejected"},
                  dates=(voted_on, left_on), cite=LL.art(87))  # fmt: skip
    send = Step("报请批准", "Send for approval", passed, to=sent, by=THIRD_PARTY, dates=sent_on, cite=LL.art(81),
                document=Term("报请批准的书面报告", "request"))  # fmt: skip
    approve = Step("省人大常委会批准", "Approve", sent, to=decided, by=THIRD_PARTY, asks=(approval,), dates=approval_on,
                   cite=LL.art(81),
                   document=Term("批准决定", "decision of approval"))  # fmt: skip
    refuse = Step("省人大常委会不予批准", "Refuse", sent, to=refused, by=THIRD_PARTY, sets={approval: "refused"},
                  dates=(approval_on, left_on),
                  cite=LL.art(81, mark=Mark.KNOWN))  # fmt: skip
    promulgate = Step("公告公布", "Promulgate", decided, to=promulgated, by=THIRD_PARTY, asks=(effective_on,),
                      dates=(promulgated_on, left_on),
                      guards=(was_approved,), cite=LL.art(88, 3), document=Term("公告", "announcement"))  # fmt: skip
    forward = Step("报送省备案材料", "Hand over for filing", promulgated, by=THIRD_PARTY, once=True, dates=forwarded_on,
                   cite=ELSEWHERE)  # fmt: skip
    file = Step("省报送备案", "Filed by the province", promulgated, to=filed, by=THIRD_PARTY, dates=filed_on, cite=FILE)
    withdraw = Step("撤回", "Withdraw", drafting, reviewing, agreed, introduced, on_agenda, to=withdrawn, by=(HEAD, SUPERVISOR),
                    asks=(withdrawn_reason,), dates=left_on, cite=LL.art(87, mark=Mark.DESIGN))  # fmt: skip

    # 几日内
    introduce_by = Clock("计划提请时间", "Planned submission", DueIn(due), starts=start, until=introduce, cite=DRAFT)
    comment_for = Clock("征求意见期限", "Public comment", days(30), starts=open_comment, until=close_comment, kind=Kind.MINIMUM,
                        where=~Known(short_comment_reason), cite=DRAFT)  # fmt: skip
    hearing_notice = Clock("听证公告期限", "Notice of a hearing", days(30), starts=announce_hearing, until=hold_hearing,
                           kind=Kind.MINIMUM, cite=GZTL.art(16))  # fmt: skip
    before_meeting = Clock("草案送达常委会组成人员", "Draft to members", days(7), starts=list_, until=read,
                           kind=Kind.MINIMUM, cite=ELSEWHERE,
                           whose=Term("市人大常委会", "city's standing committee"))  # fmt: skip
    congress_comment_for = Clock("人大征求意见期限", "Comment on the published draft", days(30), starts=publish,
                                 until=collect, kind=Kind.MINIMUM,
                                 where=~Known(short_comment_reason), cite=COMMENT, whose=Term("市人大常委会",
                                                                                              "city's standing committee"))  # fmt: skip
    terminate_after = Clock("搁置满二年", "Two years shelved", years(2), starts=shelve, until=list_,
                            then=terminate, cite=LL.art(45),
                            whose=Term("主任会议", "council of chairpersons"), note=Term("可以终止，非必然终止",
                                                                                         "may be ended, need not be"))  # fmt: skip
    approve_by = Clock("省人大常委会批准期限", "Approval by the province", months(4), starts=send, until=(approve, refuse),
                       cite=LL.art(81),
                       whose=Term("省人大常委会", "provincial standing committee"),
                       note=Term("起算点法无明文，以报请批准之日计", "no starting point in the text: the day it was sent"))  # fmt: skip
    forward_by = Clock("报送备案材料期限", "Handing over for filing", days(15), starts=promulgate, until=forward, cite=ELSEWHERE,
                       whose=Term("市人大常委会", "city's standing committee"))  # fmt: skip
    file_by = Clock("备案期限", "Filing", days(30), starts=promulgate, until=file, cite=FILE,
                    whose=Term("省人大常委会", "provincial standing committee"))  # fmt: skip

    # 报多少
    drafted = Figure("起草地方性法规", "Bills drafted", on(submitted_on), unit=ITEMS, where=where(action=MAKING), cite=DRAFT,
                     rule=Term("以草案报送审查之日计；退回的不计；修改、废止另计",
                               "by the day the draft was submitted; returned ones, amendments, repeals apart"))  # fmt: skip
    changes_drafted = Figure("起草修改、废止案", "Amendments and repeals drafted", on(submitted_on), unit=ITEMS,
                             where=where(action=("amend", "repeal")), cite=DRAFT)  # fmt: skip
    at_start = Figure("年初在办", "Open at the start", standing("opened", left_on, before=True), unit=ITEMS, cite=DRAFT)
    begun = Figure("本年启动", "Begun", opened, unit=ITEMS, split=(action,), cite=DRAFT)
    introduced_in_year = Figure("提请审议", "Submitted to the congress", on(bill_on), unit=ITEMS, cite=BILL)
    voted = Figure("表决", "Voted on", on(voted_on), unit=ITEMS, split=(vote,), cite=LL.art(87))
    passed_in_year = Figure("表决通过", "Passed", on(voted_on), unit=ITEMS, where=where(vote="passed"), cite=LL.art(87))
    passed_approved = Figure("其中已批准", "Approved among them", on(voted_on), unit=ITEMS,
                             where=where(approval=("approved", "approved_changed")), cite=LL.art(81))  # fmt: skip
    passed_refused = Figure("其中不予批准", "Refused among them", on(voted_on), unit=ITEMS, where=where(approval="refused"),
                            cite=LL.art(81))  # fmt: skip
    passed_pending = Figure("其中待批准", "Pending among them", on(voted_on), unit=ITEMS,
                            where=where(vote="passed") & ~Known(approval), cite=LL.art(81))  # fmt: skip
    approved_in_year = Figure("本年批准", "Approved in the year", on(approval_on), unit=ITEMS, split=(approval,),
                              cite=LL.art(81))  # fmt: skip
    promulgated_in_year = Figure("本年公布", "Promulgated", on(promulgated_on), unit=ITEMS, cite=LL.art(88))
    dropped_in_year = Figure("未通过、不批准、终止、撤回", "Failed or withdrawn", on(left_on), unit=ITEMS,
                             where=~Known(promulgated_on), cite=LL.art(87))  # fmt: skip
    at_end = Figure("年末在办", "Open at the end", standing("opened", left_on), unit=ITEMS, cite=DRAFT)
    shelved_at_end = Figure("年末搁置", "Shelved at the end", standing(shelved_on, left_on), unit=ITEMS, cite=LL.art(45))
    task_forces = Figure("成立立法专班", "Task forces set up", on(task_force_on), unit=ITEMS, cite=TASK_FORCE)
    hearings = Figure("举行听证", "Hearings held", on(hearing_on), unit=TIMES, cite=GZTL.art(16))
    comments = Figure("征集意见", "Comments received", on(comment_closed_on), unit=ITEMS, sums=comments_received, cite=DRAFT)
    comments_taken = Figure("其中采纳", "Adopted", on(comment_closed_on), unit=ITEMS, sums=comments_adopted, cite=DRAFT)
    comments_taken_partly = Figure("其中部分采纳", "Partly adopted", on(comment_closed_on), unit=ITEMS, sums=comments_partly,
                                   cite=DRAFT)  # fmt: skip
    comments_not_taken = Figure("其中未采纳", "Not adopted", on(comment_closed_on), unit=ITEMS, sums=comments_declined,
                                cite=DRAFT)  # fmt: skip
    comments_beside = Figure("其中不属范围", "Out of scope", on(comment_closed_on), unit=ITEMS, sums=comments_outside,
                             cite=DRAFT)  # fmt: skip
    returned = Figure("曾退回", "Returned", opened, unit=ITEMS, where=Known(return_ground), split=(return_ground,),
                      cite=GZTL.art(20))  # fmt: skip
    adoption_rate = Rate("意见采纳率", "Comments adopted", comments_taken + comments_taken_partly, comments - comments_beside,
                         rule_id="BILL-COMMENTS-1", cite=DRAFT)  # fmt: skip

    # 须相符
    flow = Balance("年初＋启动＝公布＋未成＋年末", "at start + begun = promulgated + dropped + at end", at_start + begun,
                   promulgated_in_year + dropped_in_year + at_end, cite=DRAFT)  # fmt: skip
    votes = Balance("通过＝已批准＋不予批准＋待批准", "passed = approved + refused + pending", passed_in_year,
                    passed_approved + passed_refused + passed_pending, cite=LL.art(81))  # fmt: skip
    opinions = Balance("意见＝采纳＋部分采纳＋未采纳＋不属范围", "comments = their four parts", comments,
                       comments_taken + comments_taken_partly + comments_not_taken + comments_beside, cite=DRAFT)  # fmt: skip
    rest = Balance("搁置不多于在办", "shelved ≤ open", shelved_at_end, at_end, relation=Relation.AT_MOST, cite=LL.art(45))
