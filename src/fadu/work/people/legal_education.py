"""普法活动: one event of legal publicity, planned, held, recorded and verified; a tour with three stops is three events.

Beside the plan: “八五”普法规划 (`PLAN`) and, since 2025-11-01, 法治宣传教育法, of which no article is cited because no
authentic text was read. What is counted: an event counts in the month it was held, once the office for publicity has verified
it. People on the spot, views and viewers are three numbers and never added; how many people an event covered is a
number of its own, recorded with the way it was found, which those on the spot and the viewers bound from above.
Not verified: the months of the standing campaigns. The law sets no period, so there is no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER,
    HEAD,
    PERSONS,
    SUPERVISOR,
    TIMES,
    Balance,
    Choice,
    Choices,
    Figure,
    Known,
    Mark,
    Occasion,
    Relation,
    State,
    Step,
    Term,
    choice,
    day,
    link,
    number,
    on,
    text,
    where,
)  # fmt: skip
from fadu.engine.troubles import FactWrong, ReasonNeeded
from fadu.law.instruments import PUFA_8, PUFA_LAW
from fadu.measure.trouble import Trouble

PUBLICITY = PUFA_8.whole() & PUFA_LAW.whole()
USUAL = PUFA_8.whole(mark=Mark.KNOWN)


class Form(Choices):
    """What kind of event it is."""

    lecture = Choice("讲座", "Lecture", PUBLICITY)
    advice = Choice("现场咨询", "Advice on the spot", PUBLICITY)
    arts = Choice("法治文艺（含“非遗＋普法”）", "Arts and heritage", PUBLICITY)
    cases = Choice("以案释法", "The law told by cases", PUBLICITY)
    court = Choice("旁听庭审", "A hearing attended", PUBLICITY)
    broadcast = Choice("线上直播", "Broadcast", PUBLICITY)
    contest = Choice("知识竞赛", "Contest", PUBLICITY)


class Campaign(Choices):
    """The standing campaign of which it is a part."""

    none = Choice("日常普法", "None", PUBLICITY)
    constitution = Choice("宪法宣传周（12月）", "Constitution week (December)", USUAL)
    civil_code = Choice("民法典宣传月（5月）", "Civil Code month (May)", USUAL)
    security = Choice("全民国家安全教育日（4月15日）", "National security day (15 April)", USUAL)


class Audience(Choices):
    """For whom it is."""

    officials = Choice("公职人员", "Officials", PUBLICITY)
    young = Choice("青少年", "The young", PUBLICITY)
    villagers = Choice("村（居）民", "Villagers and residents", PUBLICITY)
    businesses = Choice("企业及职工", "Businesses and staff", PUBLICITY)
    public_at_large = Choice("社会公众", "The public", PUBLICITY)


class Method(Choices):
    """How the number of people covered was found."""

    signed = Choice("签到", "Signed in", PUBLICITY)
    counted = Choice("清点", "Counted", PUBLICITY)
    estimated = Choice("估算", "Estimated", PUBLICITY)


MONTH_OF = {"constitution": 12, "civil_code": 5, "security": 4}


def in_the_month_of_its_campaign(
    row: Mapping[str, Any], facts: Mapping[str, Any], on: date
) -> Trouble | None:
    """An event of a campaign is held in the campaign's month."""
    month = MONTH_OF.get(row["campaign"], on.month)
    if on.month == month:
        return None
    reason = Term(f"{Campaign.title(row['campaign'])}不在{on.month}月", f"it is not held in month {on.month}")
    return FactWrong(field=Term("专项宣传", "Campaign"), value=Campaign.title(row["campaign"]), reason=reason)


def covers_no_more_than_took_part(
    row: Mapping[str, Any], facts: Mapping[str, Any], on: date
) -> Trouble | None:
    """Nobody is covered who was neither there nor watching; no number is below zero."""
    there, watching = facts["offline"], facts.get("viewers") or 0
    if 0 <= facts["covered"] <= there + watching and min(there, watching, facts.get("views") or 0) >= 0:
        return None
    reason = Term(f"覆盖人数应在0与线下人次、独立观看人数之和（{there + watching}）之间，各数不得为负",
                  f"it lies between 0 and those on the spot and the viewers together ({there + watching})")  # fmt: skip
    return FactWrong(field=Term("覆盖人数", "People covered"), value=facts["covered"], reason=reason)


def fewer_viewers_than_views(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Every viewer has viewed at least once."""
    viewers, views = facts.get("viewers") or 0, facts.get("views") or 0
    reason = Term(f"独立观看人数不应多于观看人次{views}", f"there are no more viewers than the {views} views")
    return (
        FactWrong(field=Term("独立观看人数", "Viewers"), value=viewers, reason=reason)
        if viewers > views
        else None
    )


def an_estimate_says_how(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """An estimated number stands only with its basis."""
    if facts["method"] != "estimated" or facts.get("basis"):
        return None
    return ReasonNeeded(what=Term("覆盖人数为估算的，应写明估算依据", "an estimate says how it was made"), cite=PUBLICITY,
                        field=LegalEducation.basis_title)  # fmt: skip


class LegalEducation(Occasion):
    title = Term("普法活动", "Event of legal publicity")
    code = 25
    public = True
    basis_title = Term("估算依据", "Basis of the estimate")

    # 记什么
    theme = text("主题", "Theme", cite=PUBLICITY, public=True)
    form = choice("活动形式", "Form", Form, cite=PUBLICITY, public=True)
    campaign = choice("专项宣传", "Campaign", Campaign, cite=PUBLICITY, public=True)
    audience_kind = choice("对象", "For whom", Audience, cite=PUBLICITY, public=True)
    planned_for = day("计划日期", "Planned for", cite=PUBLICITY)
    lecturer = link("讲师", "Lecturer", cite=PUBLICITY)
    held_on = day("举行日期", "Held on", cite=PUBLICITY, public=True)
    offline = number("线下人次", "People on the spot", cite=PUBLICITY, public=True)
    views = number("线上观看人次", "Views", cite=PUBLICITY)
    viewers = number("线上独立观看人数", "Viewers", cite=PUBLICITY)
    covered = number("覆盖人数", "People covered", cite=PUBLICITY, public=True)
    method = choice("覆盖人数的统计方法", "How they were counted", Method, cite=PUBLICITY, public=True)
    basis = text("估算依据", "Basis of the estimate", cite=PUBLICITY)
    consulted = number("咨询人次", "Asked for advice", cite=PUBLICITY)
    leaflets = number("发放资料份数", "Leaflets", cite=PUBLICITY)
    recorded_on = day("登记日期", "Recorded on", cite=PUBLICITY)
    doubt = text("退回核实的理由", "Why returned", cite=PUBLICITY)
    verified_on = day("核实日期", "Verified on", cite=PUBLICITY)

    # 在哪里
    planned = State("已计划", "Planned", start=True)
    approved = State("已批准", "Approved")
    over = State("已举行，待登记", "Held, to be recorded")
    recorded = State("已登记，待核实", "Recorded, to be verified")
    verified = State("已核实", "Verified")
    archived = State("已归档", "Archived", final=True)
    cancelled = State("已取消", "Cancelled", final=True)

    # 谁来办
    plan = Step("列入计划", "Plan", to=planned, by=HANDLER, asks=(theme, form, campaign, audience_kind, planned_for), may_ask=(lecturer,),
                cite=PUBLICITY)  # fmt: skip
    approve = Step("批准", "Approve", planned, to=approved, by=HEAD, cite=PUBLICITY)
    hold = Step(
        "举行",
        "Hold",
        approved,
        to=over,
        by=HANDLER,
        dates=held_on,
        guards=(in_the_month_of_its_campaign,),
        cite=PUBLICITY,
    )
    record = Step("登记", "Record", over, to=recorded, by=HANDLER, asks=(offline, covered, method),
                  may_ask=(views, viewers, basis, consulted, leaflets), dates=recorded_on, cite=PUBLICITY,
                  guards=(covers_no_more_than_took_part, fewer_viewers_than_views, an_estimate_says_how),
                  document=Term("活动记录表", "record of the event"))  # fmt: skip
    give_back = Step("退回核实", "Return", recorded, to=over, by=SUPERVISOR, asks=(doubt,), cite=PUBLICITY)
    verify = Step(
        "普法办核实", "Verify", recorded, to=verified, by=SUPERVISOR, dates=verified_on, cite=PUBLICITY
    )
    archive = Step("归档", "Archive", verified, to=archived, by=HANDLER, cite=PUBLICITY)
    cancel = Step("取消", "Cancel", planned, approved, to=cancelled, by=HEAD, cite=PUBLICITY)

    # 几日内: no period is set.

    # 报多少
    COUNTED = Known(verified_on)
    held = Figure("普法活动场次", "Events held", on(held_on), where=COUNTED, unit=TIMES, split=(form,), cite=PUBLICITY,
                  rule=Term("本年举行并经核实；多地举行的各计一场",
                            "held in the year and verified; each stop of a tour counts"))  # fmt: skip
    audience = Figure("覆盖人数", "People covered", on(held_on), where=COUNTED, sums=covered, unit=PERSONS, split=(method,), cite=PUBLICITY,
                      rule=Term("各场登记的覆盖人数之和；线下人次与线上观看人次不相加",
                                "sum of what each event covered; people on the spot and views are not added"))  # fmt: skip
    on_the_spot = Figure(
        "线下受众人次", "On the spot", on(held_on), where=COUNTED, sums=offline, unit=PERSONS, cite=PUBLICITY
    )
    all_views = Figure(
        "线上观看人次", "Views", on(held_on), where=COUNTED, sums=views, unit=TIMES, cite=PUBLICITY
    )
    all_viewers = Figure(
        "线上独立观看人数", "Viewers", on(held_on), where=COUNTED, sums=viewers, unit=PERSONS, cite=PUBLICITY
    )
    unverified = Figure(
        "已举行尚未核实",
        "Held, not verified",
        on(held_on),
        where=~Known(verified_on),
        unit=TIMES,
        cite=PUBLICITY,
    )
    all_held = Figure(
        "已举行的全部活动",
        "All that were held",
        on(held_on),
        unit=TIMES,
        split=(audience_kind,),
        cite=PUBLICITY,
    )
    in_campaigns = Figure("专项宣传活动", "Events of campaigns", on(held_on), where=COUNTED & ~where(campaign="none"), unit=TIMES,
                          split=(campaign,), cite=USUAL)  # fmt: skip

    # 须相符
    checked = Balance(
        "已举行＝已核实＋尚未核实",
        "held = verified + not verified",
        all_held,
        held + unverified,
        cite=PUBLICITY,
    )
    bounded = Balance("覆盖人数不多于线下人次与独立观看人数之和", "covered ≤ on the spot + viewers", audience, on_the_spot + all_viewers,
                      relation=Relation.AT_MOST, cite=PUBLICITY)  # fmt: skip
