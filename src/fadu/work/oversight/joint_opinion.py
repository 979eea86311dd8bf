"""会办意见: what a joint unit tells the lead unit about a suggestion or proposal, in its own register and by its own dates.

A line of its own and not a list within `proposal`: a joint unit has its own period, may ask to be released, may be asked
again, and answers for it; its items are never added to the lead units' (`oversight.proposal.assigned`).
Not verified: every period here is local, and no rule of Hunan or Changsha was found (`law/suggestions.py`).
The lead unit is another body, so what it asks is entered by the joint unit's handler, as an outsider's act is.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from fadu.engine.line import (
    HANDLER, HEAD, SUPERVISOR, THIRD_PARTY, Balance, Case, Clock, Figure, Known, Rate, Relation, State, Step, Term, choice,
    day, link, missed, on, opened, standing, text, unit,
)  # fmt: skip
from fadu.law.instruments import DEP_CHONGQING_2017 as PATTERN
from fadu.law.suggestions import STAND_IN_NOTE, Stage, local_period
from fadu.work.oversight.proposal_terms import LOCAL, RETURN, SUGGEST, Category

JOINT = PATTERN.art(20, 1)


class JointOpinion(Case):
    title = Term("建议提案会办意见", "Joint opinion on a suggestion or proposal")
    code = 15

    # 记什么
    category = choice("类别", "Kind", Category, cite=SUGGEST, public=True)
    proposal_no = text("编号", "Number", cite=LOCAL, public=True)
    proposal = link("主办单位的记录", "The lead unit's record", cite=JOINT)
    lead = unit("主办单位", "Lead unit", cite=JOINT)
    subject = text("标题", "Subject", cite=LOCAL, public=True)
    opinion_no = text("会办意见文号", "Number of the opinion", cite=JOINT)
    opinion = text("会办意见", "Opinion", cite=JOINT)
    given_on = day("首次送达主办单位日期", "First given on", cite=JOINT)
    shortcoming = text("要求重新提出的理由", "Why asked again", cite=JOINT)
    asked_again_on = day("要求重新提出日期", "Asked again on", cite=JOINT)
    release_reason = text("不属本单位职责的理由", "Why not this unit's", cite=RETURN)
    left_on = day("提出意见或解除日期", "Given, released or ended on", cite=JOINT)

    # 在哪里
    asked = State("待提出会办意见", "Opinion asked for", start=True)
    releasing = State("申请解除会办", "Release asked for")
    given = State("已送主办单位", "Given", final=True)
    redoing = State("要求重新提出", "Asked again")
    released = State("已解除会办", "Released", final=True)
    ended = State("不再需要", "No longer needed", final=True)

    # 谁来办
    ask = Step("交办会办", "Ask", to=asked, by=SUPERVISOR, asks=(category, proposal_no, lead, subject), may_ask=(proposal,), cite=JOINT,
               document=Term("会办通知", "notice to a joint unit"))  # fmt: skip
    give = Step("提出会办意见", "Give the opinion", asked, to=given, by=HEAD, asks=(opinion_no, opinion), dates=(given_on, left_on),
                cite=JOINT, document=Term("会办意见函", "letter of opinion"))  # fmt: skip
    ask_again = Step("主办单位要求重新提出", "Ask again", given, to=redoing, by=THIRD_PARTY, asks=(shortcoming,), once=True,
                     dates=asked_again_on, cite=JOINT)  # fmt: skip
    give_again = Step("重新提出会办意见", "Give it again", redoing, to=given, by=HEAD, asks=(opinion_no, opinion), cite=JOINT)
    waive = Step("主办单位不再要求", "Ask no more", redoing, to=given, by=THIRD_PARTY, cite=JOINT)
    ask_release = Step("申请解除会办", "Ask for release", asked, to=releasing, by=HEAD, asks=(release_reason,), once=True, cite=RETURN)
    release = Step("同意解除", "Release", releasing, to=released, by=SUPERVISOR, dates=left_on, cite=RETURN)
    refuse_release = Step("不同意解除", "Refuse the release", releasing, to=asked, by=SUPERVISOR, cite=RETURN)
    end = Step("原件撤回或改办，不再需要", "End: withdrawn or passed on", asked, releasing, to=ended, by=(HANDLER, SUPERVISOR),
               dates=left_on, cite=PATTERN.art(12))  # fmt: skip

    # 几日内
    give_by = Clock("会办意见期限", "Joint opinion", local_period(Stage.OPINION).span, until=give, cite=local_period(Stage.OPINION).cite,
                    note=STAND_IN_NOTE)  # fmt: skip
    give_again_by = Clock("重新提出期限", "Opinion given again", local_period(Stage.OPINION_AGAIN).span, starts=ask_again,
                          until=give_again, cite=local_period(Stage.OPINION_AGAIN).cite, note=STAND_IN_NOTE)  # fmt: skip
    decide_release_by = Clock("解除决定期限", "Decision on release", local_period(Stage.REASSIGN).span, starts=ask_release,
                              until=(release, refuse_release), whose=Term("交办机关", "assigning body"),
                              cite=local_period(Stage.REASSIGN).cite, note=STAND_IN_NOTE)  # fmt: skip

    # 报多少
    joint_items = Figure("会办件次", "Joint items", opened, split=(category,), cite=JOINT)
    given_items = Figure("已提出会办意见", "Opinions given", opened, where=Known(given_on), split=(category,), cite=JOINT)
    given_in_time = Figure("按期提出", "Opinions in time", opened, where=Known(given_on) & ~missed(give_by), cite=JOINT)
    asked_twice = Figure("要求重新提出", "Asked again", on(asked_again_on), cite=JOINT)
    waiting_at_start = Figure("年初待提出", "Waiting at the start", standing("opened", left_on, before=True), cite=JOINT)
    given_in_year = Figure("本年提出", "Given in the year", on(left_on), where=Known(given_on), cite=JOINT)
    ended_in_year = Figure("本年解除或不再需要", "Released or ended in the year", on(left_on), where=~Known(given_on), cite=RETURN)
    waiting_at_end = Figure("年末待提出", "Waiting at the end", standing("opened", left_on), cite=JOINT)
    in_time_rate = Rate("会办按期率", "Share in time", given_in_time, given_items, rule_id="JOINT-IN-TIME-1", cite=JOINT)

    # 须相符
    flow = Balance("年初＋交办＝提出＋解除＋年末", "at start + asked = given + ended + at end", waiting_at_start + joint_items,
                   given_in_year + ended_in_year + waiting_at_end, cite=JOINT)  # fmt: skip
    timely = Balance("按期不多于提出", "in time ≤ given", given_in_time, given_items, relation=Relation.AT_MOST, cite=JOINT)
