"""普法讲师: the pool of lecturers who teach the law, from nomination to the end of their term.

Beside the plan: “八五”普法规划 (`PLAN`, 2021–2025) and, since 2025-11-01, 法治宣传教育法 (`LAW`), of which no article is cited
because no authentic text was read. Not verified: that a lecturer's term is the plan's period; the day that the letter of
appointment names is therefore the clock. Lectures are counted where they are held (普法活动), not here.
"""

from __future__ import annotations

from fadu.engine.line import (
    HANDLER,
    HEAD,
    PERSONS,
    Balance,
    Choice,
    Choices,
    Clock,
    DueIn,
    Entry,
    Figure,
    Mark,
    State,
    Step,
    Term,
    choice,
    day,
    number,
    on,
    standing,
    text,
    where,
)  # fmt: skip
from fadu.law.instruments import PUFA_8, PUFA_LAW

POOL = PUFA_8.whole() & PUFA_LAW.whole()
TERM = PUFA_8.whole(mark=Mark.KNOWN)


class Field(Choices):
    """What a lecturer teaches."""

    constitution = Choice("宪法及宪法相关法", "Constitutional law", POOL)
    civil = Choice("民法典", "Civil Code", POOL)
    administrative = Choice("行政法", "Administrative law", POOL)
    criminal = Choice("刑法", "Criminal law", POOL)
    business = Choice("营商环境与企业合规", "Business and compliance", POOL)
    rural = Choice("乡村振兴与基层治理", "Villages and local governance", POOL)
    young = Choice("青少年法治教育", "Education of the young", POOL)


class Calling(Choices):
    """Where lecturers come from."""

    official = Choice("行政机关", "Administration", POOL)
    judge = Choice("法官、检察官", "Judge or procurator", POOL)
    lawyer = Choice("律师、公证员等法律服务人员", "Lawyer or notary", POOL)
    scholar = Choice("高校、党校教师", "Scholar", POOL)
    volunteer = Choice("志愿者等", "Volunteer", POOL)


class Ending(Choices):
    """Why a lecturer leaves."""

    term_over = Choice("聘期届满", "Term over", TERM)
    resigned = Choice("辞聘", "Resigned", POOL)
    dismissed = Choice("解聘", "Dismissed", POOL)
    died = Choice("死亡", "Died", POOL)


class Lecturer(Entry):
    title = Term("普法讲师", "Lecturer on the law")
    code = 24

    # 记什么
    name = text("姓名", "Name", cite=POOL, personal=True)
    calling = choice("来源", "Calling", Calling, cite=POOL, public=True)
    field = choice("专业领域", "Field", Field, cite=POOL, public=True)
    appointed_on = day("聘任日期", "Appointed on", cite=POOL, public=True)
    term_until = day("聘期至", "Term until", cite=TERM, public=True)
    rating = number("最近评价（百分制）", "Last rating out of 100", cite=POOL)
    ending = choice("离任原因", "Why the lecturer left", Ending, cite=POOL)
    left_on = day("离任日期", "Left on", cite=POOL)

    # 在哪里
    nominated = State("已推荐", "Nominated", start=True)
    reviewed = State("审核通过", "Reviewed")
    serving = State("在聘", "Serving")
    suspended = State("暂停授课", "Suspended")
    ended = State("已离任", "Left", final=True)
    refused = State("未获聘任", "Not appointed", final=True)

    # 谁来办
    nominate = Step("推荐", "Nominate", to=nominated, by=HANDLER, asks=(name, calling, field), cite=POOL)
    review = Step("审核通过", "Pass the review", nominated, to=reviewed, by=HANDLER, cite=POOL)
    refuse = Step("不予聘任", "Do not appoint", nominated, reviewed, to=refused, by=HEAD, cite=POOL)
    appoint = Step("聘任", "Appoint", reviewed, to=serving, by=HEAD, asks=(term_until,), dates=appointed_on, cite=POOL,
                   document=Term("讲师聘书", "letter of appointment"))  # fmt: skip
    rate = Step("评价", "Rate", serving, by=HANDLER, asks=(rating,), cite=POOL)
    suspend = Step("暂停授课", "Suspend", serving, to=suspended, by=HEAD, cite=POOL)
    resume = Step("恢复授课", "Resume", suspended, to=serving, by=HEAD, cite=POOL)
    renew = Step("续聘", "Appoint again", serving, by=HEAD, asks=(term_until,), cite=TERM)
    leave = Step(
        "离任", "Leave", serving, suspended, to=ended, by=HEAD, asks=(ending,), dates=left_on, cite=POOL
    )

    # 几日内
    term = Clock("聘期", "Term", DueIn(term_until), starts=appoint, restarts=renew, until=(), cite=TERM,
                 note=Term("以聘书所载日期为准；届满前续聘或离任", "as the letter says; renewed or ended by then"))  # fmt: skip

    # 报多少
    pool = Figure(
        "普法讲师团人数",
        "Lecturers in the pool",
        standing(appointed_on, left_on),
        unit=PERSONS,
        split=(field,),
        cite=POOL,
    )
    pool_before = Figure(
        "上年末讲师",
        "Lecturers a year before",
        standing(appointed_on, left_on, before=True),
        unit=PERSONS,
        cite=POOL,
    )
    appointments = Figure(
        "本年聘任", "Appointed", on(appointed_on), unit=PERSONS, split=(calling,), cite=POOL
    )
    departures = Figure("本年离任", "Left", on(left_on), unit=PERSONS, split=(ending,), cite=POOL)
    dismissals = Figure(
        "其中：解聘",
        "of which: dismissed",
        on(left_on),
        where=where(ending="dismissed"),
        unit=PERSONS,
        cite=POOL,
    )

    # 须相符
    flow = Balance("上年末＋聘任＝离任＋年末", "before + appointed = left + in the pool", pool_before + appointments, departures + pool,
                   cite=POOL)  # fmt: skip
