"""政府规章: one project to enact, amend or repeal a rule of the city's government, and the rule itself while it is in force.

Beside the statutes: 规章制定程序条例 (`GZTL`), 立法法 (`LL`), 法规规章备案审查条例 (`BASC`, from 2024-11-01; before that the 2001
regulation, whose article numbers were not read) and Changsha's 令第133号 (`CS133`, seen in part). The unit is the drafting
unit; the supervising body is the legal organ (市司法局), which also records what the executive meeting and the mayor decide.
Each instrument changed is a record of its own: a decision that amends five rules makes five records. A project to amend or
repeal ends with its filing; a rule that was made stays open while it is in force, and one made before this register began is
entered. The law of a record's day is that of its opening; where a promulgation fell under later law, correct `law_on`.
Comments of less than 30 days need a reason (“一般不少于”); the notice of a hearing (30 days before) has none. Whether the 30
days between promulgation and entry into force make day 30 or 31 is doubtful: the later is asked for. Not verified: task
forces, what the law before 2024-11-01 said of supplements and corrections (its periods are shown as today's).
Left out: the two months of active review by the State Council's body (LL 111: city rules are not listed) and the yearly
catalogue of rules due on 31 January (BASC 22: a duty of the office, not of a rule).
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, HEAD, ITEMS, SUPERVISOR, TIMES, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Kind, Known, Mark, Rate, Relation,
    State, Step, Term, choice, day, days, flag, link, met, number, on, opened, standing, text, units, where,
)  # fmt: skip
from fadu.engine.line import Rule as Version
from fadu.engine.troubles import FactWrong, ReasonNeeded
from fadu.law.instruments import BASC2001 as BASC_OLD
from fadu.law.instruments import BASC2024 as BASC
from fadu.law.instruments import GZTL2017 as GZTL
from fadu.law.instruments import LL2023 as LL
from fadu.measure.clock.period import plus_months
from fadu.measure.trouble import Trouble
from fadu.work.legislation.drafting import (
    MAKING, TASK_FORCE, Action, ReturnGround, a_name, comment_reason, comments_add_up, last_day, notice_of_hearing,
)  # fmt: skip

FILE = LL.art(109) & GZTL.art(34)
REGISTER = GZTL.art(37, mark=Mark.DESIGN, note="现行规章目录")
SHORT = Term("缩短征求意见期限的理由", "Why comments were shortened")


class Finding(Choices):
    """What an evaluation after some years proposes (GZTL art. 38)."""

    keep = Choice("继续施行", "Keep", GZTL.art(38))
    amend = Choice("建议修改", "Amend", GZTL.art(38))
    repeal = Choice("建议废止", "Repeal", GZTL.art(38))
    detail = Choice("建议制定配套规定", "Supporting rules", GZTL.art(38, mark=Mark.DESIGN))


class Ending(Choices):
    """Why a rule is in force no more."""

    repealed = Choice("废止", "Repealed", GZTL.art(37))
    replaced = Choice("由重新制定的规章取代", "Replaced by one enacted anew", GZTL.art(37, mark=Mark.DESIGN))
    lapsed = Choice("临时性规章满二年失效", "Interim rule lapsed after two years", LL.art(93, 5))
    revoked = Choice("被改变或者撤销", "Changed or revoked", LL.art(108))


def comments_long_enough(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return comment_reason(row["comment_from"], facts, on, field=SHORT, cite=GZTL.art(15))


def second_comments_long_enough(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return comment_reason(row["comment_again_from"], facts, on, field=SHORT, cite=GZTL.art(21))


def hearing_announced(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return notice_of_hearing(row["hearing_announced_on"], on, GZTL.art(16))


def none_held_yet(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The legal organ holds a hearing where the drafting unit held none (art. 23)."""
    if row["hearing_on"] is None:
        return None
    return FactWrong(field=Term("听证日期", "Hearing held on"), value=row["hearing_on"],
                     reason=Term("起草单位已举行听证", "one was held in drafting"))


def published_or_secret(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A draft goes to review after public comment, unless it must be kept secret."""
    if row["comment_closed_on"] or facts.get("secret_reason"):
        return None
    return ReasonNeeded(what=Term("送审稿未公开征求意见", "the draft was not published for comment"),
                        field=Term("依法保密的理由", "Why it is kept secret"), cite=GZTL.art(15))  # fmt: skip


def in_force_in_time(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Thirty days lie between promulgation and entry into force, unless delay would obstruct the rule."""
    effective = facts["effective_on"]
    if effective < on:
        return FactWrong(field=Term("施行日期", "In force on"), value=effective,
                         reason=Term("不得早于公布之日", "not before promulgation"))
    last = last_day(days(30), on, GZTL.art(32))
    if effective > last or facts.get("immediate_reason"):
        return None
    return ReasonNeeded(what=Term(f"{on}公布，应自{last}之后施行，不应自{effective}施行",
                        f"promulgated on {on}: in force after {last}, not on {effective}"),
                        field=Term("公布后即施行的理由", "Why in force at once"), cite=GZTL.art(32))  # fmt: skip


def two_years_if_interim(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """An interim rule (LL art. 93(5)) ends two years after its entry into force."""
    sunset = facts.get("sunset_on")
    if sunset is None or sunset == plus_months(facts["effective_on"], 24):
        return None
    return FactWrong(field=Term("临时性规章届满日", "Interim rule ends on"), value=sunset,
                     reason=Term("应为施行满二年之日（立法法第九十三条第五款）",
                                 "two years after entry into force (LL 93(5))"))  # fmt: skip


def filed_with_all(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A rule is filed when all four bodies have it."""
    open_ones = [zh for name, zh in FOUR.items() if row[name] is None]
    if not open_ones:
        return None
    return FactWrong(field=Term("报备", "Filing"), value="、".join(open_ones),
                     reason=Term("尚未报备，四家均已报送方为报备齐全（立法法第一百零九条）",
                                 "not yet filed: all four must have it"))  # fmt: skip


FOUR = {"filed_state_on": "国务院", "filed_congress_on": "省人大常委会", "filed_province_on": "省政府", "filed_city_on": "市人大常委会"}


def a_rule_is_made(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return None if row["action"] in MAKING else _other_way(row, "请用“报备齐全，项目办结”")


def a_rule_is_changed(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return None if row["action"] not in MAKING else _other_way(row, "请用“报备齐全，转入现行规章”")


def _other_way(row: Mapping[str, Any], zh: str) -> Trouble:
    return FactWrong(field=Term("项目性质", "Action"), value=Action.title(row["action"]),
                     reason=Term(zh, "another step ends such a project"))


class Rule(Case):
    title = Term("政府规章", "Government rule")
    code = 61
    public = where(state=("commenting", "called", "commenting_again", "called_again")) | Known("promulgated_on")

    # 记什么
    subject = text("名称", "Name", cite=GZTL.art(7), public=True)
    action = choice("项目性质", "Action", Action, cite=GZTL.art(12), public=True)
    concerned = link("所修改、废止或者取代的规章", "Rule concerned", cite=GZTL.art(37), public=True)
    plan_item = link("立法计划项目", "Item of the plan", cite=GZTL.art(12))
    due = day("计划完成时间", "To be finished by", cite=GZTL.art(12), public=True)
    leaders = text("立法专班组长", "Leaders of the task force", cite=TASK_FORCE)
    members = units("立法专班成员单位", "Members of the task force", cite=TASK_FORCE)
    task_force_on = day("成立专班日期", "Task force set up on", cite=TASK_FORCE, public=True)
    comment_from = day("征求意见公告日期", "Comments opened on", cite=GZTL.art(15), public=True)
    comment_again_from = day("再次征求意见公告日期", "Comments opened again on", cite=GZTL.art(21), public=True)
    comment_closed_on = day("征求意见截止日期", "Comments closed on", cite=GZTL.art(15), public=True)
    short_comment_reason = text("缩短征求意见期限的理由", "Why comments were shortened", cite=GZTL.art(15), public=True)
    comments_received = number("征集意见条数", "Comments received", cite=GZTL.art(18), public=True)
    comments_adopted = number("采纳", "Adopted", cite=GZTL.art(18), public=True)
    comments_partly = number("部分采纳", "Partly adopted", cite=GZTL.art(18), public=True)
    comments_declined = number("未采纳", "Not adopted", cite=GZTL.art(18), public=True)
    comments_outside = number("不属征求意见范围", "Out of scope", cite=GZTL.art(18), public=True)
    secret_reason = text("依法保密的理由", "Why it is kept secret", cite=GZTL.art(15))
    hearing_announced_on = day("听证公告日期", "Hearing announced on", cite=GZTL.art(16), public=True)
    hearing_on = day("听证日期", "Hearing held on", cite=GZTL.art(16), public=True)
    hearing_approval = text("同级政府批准听证的文号", "Government's approval of the hearing", cite=GZTL.art(23))
    hearing_record = text("听证笔录", "Record of the hearing", cite=GZTL.art(16))
    submitted_on = day("报送审查日期", "Submitted for review on", cite=GZTL.art(18))
    return_ground = choice("缓办、退回的理由", "Why deferred or returned", ReturnGround, cite=GZTL.art(20))
    coordination = text("协调情况", "Coordination", cite=GZTL.art(24))
    review_opinion = text("审查意见", "Review opinion", cite=GZTL.art(25))
    withdrawn_reason = text("撤回理由", "Why withdrawn", cite=GZTL.art(13, mark=Mark.DESIGN))
    adopted_on = day("通过日期", "Adopted on", cite=LL.art(95), public=True)
    order_no = text("令号", "Number of the order", cite=GZTL.art(30), public=True)
    promulgated_on = day("公布日期", "Promulgated on", cite=LL.art(96), public=True)
    effective_on = day("施行日期", "In force on", cite=GZTL.art(30), public=True)
    immediate_reason = text("公布后即施行的理由", "Why in force at once", cite=GZTL.art(32), public=True)
    interim = flag("临时性行政措施规章", "Interim rule", cite=LL.art(93, 5), public=True)
    sunset_on = day("临时性规章届满日", "Interim rule ends on", cite=LL.art(93, 5), public=True)
    gazetted_on = day("刊登公报日期", "In the gazette on", cite=LL.art(97), public=True)
    filed_state_on = day("报国务院备案日期", "Filed with the State Council on", cite=FILE, public=True)
    filed_congress_on = day("报省人大常委会备案日期", "Filed with the provincial congress on", cite=FILE, public=True)
    filed_province_on = day("报省政府备案日期", "Filed with the province on", cite=FILE, public=True)
    filed_city_on = day("报市人大常委会备案日期", "Filed with the city's congress on", cite=FILE, public=True)
    supplement = text("补充材料要求", "Supplement asked for", cite=BASC.art(9))
    correction = text("备案审查纠正意见", "Correction asked for", cite=BASC.art(21))
    corrected = text("处理结果", "What was done", cite=BASC.art(21))
    finding = choice("立法后评估结论", "Finding of the evaluation", Finding, cite=GZTL.art(38), public=True)
    evaluated_on = day("立法后评估日期", "Evaluated on", cite=GZTL.art(38), public=True)
    entered = flag("登记前已公布", "Promulgated before the register", cite=REGISTER)
    left_on = day("项目办结日期", "Project ended on", cite=REGISTER)
    ending = choice("失效原因", "Why no longer in force", Ending, cite=GZTL.art(37), public=True)
    ended_on = day("失效日期", "No longer in force since", cite=GZTL.art(37), public=True)

    # 在哪里
    drafting = State("起草", "Drafting", start=True)
    commenting = State("公开征求意见", "Public comment")
    called = State("听证已公告", "Hearing announced")
    reviewing = State("送审审查", "Under review")
    commenting_again = State("再次征求意见", "Public comment again")
    called_again = State("审查中听证已公告", "Hearing announced in review")
    deferred = State("缓办", "Deferred")
    at_meeting = State("提请常务会议审议", "At the executive meeting")
    passed = State("已通过", "Adopted")
    promulgated = State("已公布", "Promulgated")
    in_force = State("现行规章", "In force")
    done = State("已办结", "Project ended", final=True)
    ended = State("已失效", "No longer in force", final=True)
    withdrawn = State("已撤回", "Withdrawn", final=True)

    # 谁来办
    start = Step("启动起草", "Start drafting", to=drafting, by=HANDLER, asks=(subject, action), may_ask=(concerned, plan_item, due),
                 guards=(a_name,), cite=GZTL.art(14))  # fmt: skip
    enter = Step("登记现行规章", "Enter a rule in force", to=in_force, by=HANDLER,
                 asks=(subject, order_no, promulgated_on, effective_on),
                 sets={action: "enact", entered: True}, dates=left_on, guards=(a_name,), cite=REGISTER)  # fmt: skip
    set_up = Step("成立立法专班", "Set up a task force", drafting, by=HANDLER, asks=(leaders, members), dates=task_force_on,
                  cite=TASK_FORCE)  # fmt: skip
    open_comment = Step("公布草案征求意见", "Open for comment", drafting, to=commenting, by=HANDLER, dates=comment_from,
                        cite=GZTL.art(15),
                        document=Term("征求意见公告", "notice of comment"))  # fmt: skip
    close_comment = Step("征求意见截止", "Close comment", commenting, to=drafting, by=HANDLER, dates=comment_closed_on,
                         cite=GZTL.art(15),
                         asks=(comments_received, comments_adopted, comments_partly, comments_declined, comments_outside),
                         may_ask=(short_comment_reason,), guards=(comments_long_enough, comments_add_up),
                         document=Term("意见采纳情况表", "table of comments"))  # fmt: skip
    announce_hearing = Step("公告听证", "Announce a hearing", drafting, to=called, by=HANDLER, dates=hearing_announced_on,
                            cite=GZTL.art(16),
                            document=Term("听证公告", "notice of hearing"))  # fmt: skip
    hold_hearing = Step("举行听证", "Hold the hearing", called, to=drafting, by=HANDLER, asks=(hearing_record,), dates=hearing_on,
                        guards=(hearing_announced,), cite=GZTL.art(16), document=Term("听证笔录", "record of the hearing"))  # fmt: skip
    submit = Step("报送审查", "Submit for review", drafting, to=reviewing, by=HEAD, may_ask=(secret_reason,), dates=submitted_on,
                  guards=(published_or_secret,), cite=GZTL.art(18), document=Term("送审稿及说明", "draft and explanation"))  # fmt: skip
    send_back = Step("退回", "Return", reviewing, deferred, to=drafting, by=SUPERVISOR, asks=(return_ground,),
                     sets={submitted_on: None},
                     cite=GZTL.art(20))  # fmt: skip
    defer = Step("缓办", "Defer", reviewing, to=deferred, by=SUPERVISOR, asks=(return_ground,), cite=GZTL.art(20))
    resume = Step("恢复审查", "Resume the review", deferred, to=reviewing, by=SUPERVISOR, cite=GZTL.art(20, mark=Mark.DESIGN))
    comment_again = Step("再次公布征求意见", "Open for comment again", reviewing, to=commenting_again, by=SUPERVISOR,
                         dates=comment_again_from,
                         cite=GZTL.art(21))  # fmt: skip
    close_again = Step("再次征求意见截止", "Close it again", commenting_again, to=reviewing, by=SUPERVISOR,
                       dates=comment_closed_on, cite=GZTL.art(21),
                       asks=(comments_received, comments_adopted, comments_partly, comments_declined, comments_outside),
                       may_ask=(short_comment_reason,), guards=(second_comments_long_enough, comments_add_up))  # fmt: skip
    announce_second_hearing = Step("审查中公告听证", "Announce a hearing in review", reviewing, to=called_again, by=SUPERVISOR,
                                   asks=(hearing_approval,), dates=hearing_announced_on, guards=(none_held_yet,),
                                   cite=GZTL.art(23))  # fmt: skip
    hold_second_hearing = Step("审查中举行听证", "Hold a hearing in review", called_again, to=reviewing, by=SUPERVISOR,
                               asks=(hearing_record,),
                               dates=hearing_on, guards=(hearing_announced,), cite=GZTL.art(23))  # fmt: skip
    coordinate = Step("协调分歧意见", "Coordinate", reviewing, by=SUPERVISOR, asks=(coordination,), cite=GZTL.art(24))
    propose = Step("提请审议", "Propose", reviewing, to=at_meeting, by=SUPERVISOR, asks=(review_opinion,),
                   cite=GZTL.art(25) & GZTL.art(26),
                   document=Term("草案及说明", "draft rule and explanation"))  # fmt: skip
    revise = Step("审议未通过，修改后再报", "Back for revision", at_meeting, to=reviewing, by=SUPERVISOR, asks=(coordination,),
                  cite=GZTL.art(28, mark=Mark.KNOWN))  # fmt: skip
    adopt = Step("审议通过", "Adopt", at_meeting, to=passed, by=SUPERVISOR, dates=adopted_on, cite=LL.art(95) & GZTL.art(27))
    withdraw = Step("撤回", "Withdraw", drafting, reviewing, deferred, to=withdrawn, by=(HEAD, SUPERVISOR),
                    asks=(withdrawn_reason,), dates=left_on,
                    cite=GZTL.art(13, mark=Mark.DESIGN))  # fmt: skip
    promulgate = Step("签署命令公布", "Promulgate", passed, to=promulgated, by=SUPERVISOR, asks=(order_no, effective_on),
                      may_ask=(immediate_reason, interim, sunset_on), dates=(promulgated_on, left_on),
                      guards=(in_force_in_time,
                              two_years_if_interim), cite=LL.art(96) & GZTL.art(30), document=Term("市政府令", "order"))  # fmt: skip
    gazette = Step("刊登公报", "Publish in the gazette", promulgated, in_force, by=SUPERVISOR, once=True, dates=gazetted_on,
                   cite=LL.art(97) & GZTL.art(31))  # fmt: skip
    file_state = Step("报国务院备案", "File with the State Council", promulgated, by=SUPERVISOR, once=True,
                      dates=filed_state_on, cite=FILE)  # fmt: skip
    file_congress = Step("报省人大常委会备案", "File with the provincial congress", promulgated, by=SUPERVISOR, once=True,
                         dates=filed_congress_on, cite=FILE)  # fmt: skip
    file_province = Step("报省政府备案", "File with the province", promulgated, by=SUPERVISOR, once=True,
                         dates=filed_province_on, cite=FILE)  # fmt: skip
    file_city = Step("报市人大常委会备案", "File with the city's congress", promulgated, by=SUPERVISOR, once=True,
                     dates=filed_city_on, cite=FILE)  # fmt: skip
    ask_supplement = Step("备案机关要求补充材料", "Supplement asked for", promulgated, in_force, by=SUPERVISOR,
                          asks=(supplement,), cite=BASC.art(9))  # fmt: skip
    supply = Step("补充报送", "Supply it", promulgated, in_force, by=SUPERVISOR, cite=BASC.art(9))
    settle = Step("报备齐全，转入现行规章", "Filed; now in force", promulgated, to=in_force, by=SUPERVISOR,
                  guards=(a_rule_is_made, filed_with_all), cite=FILE)  # fmt: skip
    finish = Step("报备齐全，项目办结", "Filed; project ended", promulgated, to=done, by=SUPERVISOR,
                  guards=(a_rule_is_changed, filed_with_all), cite=FILE)  # fmt: skip
    ask_correction = Step("收到备案审查纠正意见", "Correction asked for", in_force, by=SUPERVISOR, asks=(correction,),
                          cite=BASC.art(21))  # fmt: skip
    report_correction = Step("报告处理结果", "Report what was done", in_force, by=SUPERVISOR, asks=(corrected,),
                             cite=BASC.art(21))  # fmt: skip
    evaluate = Step("立法后评估", "Evaluate", in_force, by=SUPERVISOR, asks=(finding,), dates=evaluated_on, cite=GZTL.art(38))
    end = Step("记载失效", "Record the end", in_force, to=ended, by=SUPERVISOR, asks=(ending,), dates=ended_on,
               cite=GZTL.art(37))  # fmt: skip

    # 几日内
    finish_by = Clock("计划完成时间", "Planned completion", DueIn(due), starts=start, until=promulgate, cite=GZTL.art(12))
    comment_for = Clock("征求意见期限", "Public comment", days(30), starts=open_comment, until=close_comment, kind=Kind.MINIMUM,
                        where=~Known(short_comment_reason), cite=GZTL.art(15), note=Term("一般不少于30日",
                                                                                         "not less than 30 days in general"))  # fmt: skip
    comment_again_for = Clock("再次征求意见期限", "Second public comment", days(30), starts=comment_again,
                              until=close_again, kind=Kind.MINIMUM,
                              where=~Known(short_comment_reason), cite=GZTL.art(21), whose=Term("法制机构", "legal organ"))  # fmt: skip
    hearing_notice = Clock("听证公告期限", "Notice of a hearing", days(30), starts=(announce_hearing, announce_second_hearing),
                           until=(hold_hearing, hold_second_hearing), kind=Kind.MINIMUM, cite=GZTL.art(16))  # fmt: skip
    _versions = (Version(days(30), GZTL.art(34) & BASC_OLD.whole(), until=date(2024, 10, 31)),
                 Version(days(30), LL.art(109) & BASC.art(4) & GZTL.art(34), since=date(2024, 11, 1)))  # fmt: skip
    file_state_by = Clock("报国务院备案期限", "Filing with the State Council", *_versions, starts=promulgate, until=file_state)
    file_congress_by = Clock("报省人大常委会备案期限", "Filing with the provincial congress", *_versions, starts=promulgate,
                             until=file_congress)  # fmt: skip
    file_province_by = Clock("报省政府备案期限", "Filing with the province", *_versions, starts=promulgate, until=file_province)
    file_city_by = Clock("报市人大常委会备案期限", "Filing with the city's congress", *_versions, starts=promulgate,
                         until=file_city)  # fmt: skip
    supply_by = Clock("补充材料期限", "Supplement", days(15), starts=ask_supplement, until=supply, cite=BASC.art(9),
                      note=Term("2024年11月1日前依旧条例，期限未核", "before 2024-11-01 another regulation: not verified"))  # fmt: skip
    correct_by = Clock("纠正处理报告期限", "Report on a correction", days(30), starts=ask_correction,
                       until=report_correction, cite=BASC.art(21),
                       note=Term("2024年11月1日前依旧条例，期限未核",
                                 "before 2024-11-01 another regulation: not verified"))  # fmt: skip
    sunset = Clock("临时性规章有效期", "Interim rule", DueIn(sunset_on), starts=promulgate, until=end, cite=LL.art(93, 5),
                   note=Term("需继续实施的，届满前提请制定地方性法规", "to go on, it must become a local regulation"))  # fmt: skip

    # 报多少
    project = ~where(entered=True)
    making = where(action=MAKING)
    all_filed = Known(filed_state_on) & Known(filed_congress_on) & Known(filed_province_on) & Known(filed_city_on)
    in_time = met(file_state_by) & met(file_congress_by) & met(file_province_by) & met(file_city_by)
    drafted = Figure("起草规章", "Rules drafted", on(submitted_on), unit=ITEMS, where=making, cite=GZTL.art(18),
                     rule=Term("以报送审查之日计；退回的不计",
                               "by the day the draft was submitted; a returned one is not"))  # fmt: skip
    made = Figure("制定规章", "Rules made", on(promulgated_on), unit=ITEMS, where=making, cite=LL.art(96))
    made_in_project = Figure("其中经本系统办理", "Made by projects kept here", on(promulgated_on), unit=ITEMS,
                             where=making & project, cite=LL.art(96))  # fmt: skip
    amended = Figure("修改规章", "Rules amended", on(promulgated_on), unit=ITEMS, where=where(action="amend"), cite=GZTL.art(37),
                     rule=Term("打包修改按所改规章数计", "a decision that changes several counts each"))  # fmt: skip
    repealed = Figure("废止规章", "Rules repealed", on(promulgated_on), unit=ITEMS, where=where(action="repeal"),
                      cite=GZTL.art(37))  # fmt: skip
    at_start = Figure("年初在办项目", "Projects at the start", standing("opened", left_on, before=True), unit=ITEMS,
                      where=project, cite=GZTL.art(12))  # fmt: skip
    begun = Figure("本年启动项目", "Projects begun", opened, unit=ITEMS, where=project, split=(action,), cite=GZTL.art(14))
    promulgated_in_year = Figure("本年公布", "Promulgated", on(left_on), unit=ITEMS, where=project & Known(promulgated_on),
                                 cite=LL.art(96))  # fmt: skip
    withdrawn_in_year = Figure("本年撤回", "Withdrawn", on(left_on), unit=ITEMS, where=Known(withdrawn_reason),
                               cite=GZTL.art(13))  # fmt: skip
    at_end = Figure("年末在办项目", "Projects at the end", standing("opened", left_on), unit=ITEMS, where=project,
                    cite=GZTL.art(12))  # fmt: skip
    task_forces = Figure("成立立法专班", "Task forces set up", on(task_force_on), unit=ITEMS, cite=TASK_FORCE)
    hearings = Figure("举行听证", "Hearings held", on(hearing_on), unit=TIMES, cite=GZTL.art(16))
    in_force_at_start = Figure("年初现行规章", "In force at the start", standing(effective_on, ended_on, before=True),
                               unit=ITEMS, where=making, cite=REGISTER)  # fmt: skip
    came_into_force = Figure("本年施行", "Came into force", on(effective_on), unit=ITEMS, where=making, cite=REGISTER)
    left_force = Figure("本年失效", "Left force", on(ended_on), unit=ITEMS, split=(ending,), cite=REGISTER)
    in_force_at_end = Figure("年末现行规章", "In force at the end", standing(effective_on, ended_on), unit=ITEMS, where=making,
                             cite=REGISTER)  # fmt: skip
    comments = Figure("征集意见", "Comments received", on(comment_closed_on), unit=ITEMS, sums=comments_received, cite=GZTL.art(18),
                      rule=Term("两轮合计", "both rounds together"))  # fmt: skip
    comments_taken = Figure("其中采纳", "Adopted", on(comment_closed_on), unit=ITEMS, sums=comments_adopted, cite=GZTL.art(18))
    comments_taken_partly = Figure("其中部分采纳", "Partly adopted", on(comment_closed_on), unit=ITEMS, sums=comments_partly,
                                   cite=GZTL.art(18))  # fmt: skip
    comments_not_taken = Figure("其中未采纳", "Not adopted", on(comment_closed_on), unit=ITEMS, sums=comments_declined,
                                cite=GZTL.art(18))  # fmt: skip
    comments_beside = Figure("其中不属范围", "Out of scope", on(comment_closed_on), unit=ITEMS, sums=comments_outside,
                             cite=GZTL.art(18))  # fmt: skip
    shortened = Figure("缩短征求意见期限", "Comments shortened", on(comment_closed_on), unit=ITEMS,
                       where=Known(short_comment_reason), cite=GZTL.art(15))  # fmt: skip
    to_file = Figure("应报备", "To be filed", on(promulgated_on), unit=ITEMS, where=project, cite=FILE)
    filed = Figure("四家均已报备", "Filed with all four", on(promulgated_on), unit=ITEMS, where=project & all_filed, cite=FILE)
    filed_in_time = Figure("四家均按期报备", "Filed with all four in time", on(promulgated_on), unit=ITEMS,
                           where=project & all_filed & in_time, cite=FILE)  # fmt: skip
    filed_late = Figure("有逾期报备", "Filed with some late", on(promulgated_on), unit=ITEMS,
                        where=project & all_filed & ~in_time, cite=FILE)  # fmt: skip
    evaluated = Figure("立法后评估", "Evaluated", on(evaluated_on), unit=ITEMS, split=(finding,), cite=GZTL.art(38))
    returned = Figure("现退回或缓办", "Returned or deferred", opened, unit=ITEMS, where=Known(return_ground),
                      split=(return_ground,), cite=GZTL.art(20))  # fmt: skip
    adoption_rate = Rate("意见采纳率", "Comments adopted", comments_taken + comments_taken_partly, comments - comments_beside,
                         rule_id="RULE-COMMENTS-1", cite=GZTL.art(18))  # fmt: skip
    timely_rate = Rate("规章报备及时率", "Filed in time", filed_in_time, to_file, rule_id="RULE-FILED-ALL-4", cite=FILE,
                       rule=Term("四家均按期方为及时；以公布年度为队列",
                                 "in time with all four; by the year of promulgation"))  # fmt: skip

    # 须相符
    flow = Balance("年初＋启动＝公布＋撤回＋年末", "at start + begun = promulgated + withdrawn + at end", at_start + begun,
                   promulgated_in_year + withdrawn_in_year + at_end, cite=GZTL.art(12))  # fmt: skip
    acts = Balance("公布＝制定＋修改＋废止", "promulgated = made + amended + repealed", promulgated_in_year,
                   made_in_project + amended + repealed, cite=LL.art(96))  # fmt: skip
    stock = Balance("年初现行＋施行＝失效＋年末现行", "in force + came = left + in force", in_force_at_start + came_into_force,
                    left_force + in_force_at_end, cite=REGISTER)  # fmt: skip
    opinions = Balance("意见＝采纳＋部分采纳＋未采纳＋不属范围", "comments = their four parts", comments,
                       comments_taken + comments_taken_partly + comments_not_taken + comments_beside, cite=GZTL.art(18))  # fmt: skip
    filings = Balance("齐备＝按期＋逾期", "filed = in time + late", filed, filed_in_time + filed_late, cite=FILE)
    filing_bound = Balance("齐备不多于应报备", "filed ≤ to be filed", filed, to_file, relation=Relation.AT_MOST, cite=FILE)
