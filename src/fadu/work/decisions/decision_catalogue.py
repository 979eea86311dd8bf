"""重大行政决策事项年度目录: the items of a year's catalogue: collected, compiled, deliberated, consented to, announced, adjusted.

Beside 重大行政决策程序暂行条例 3(3) (`MAD`, read): a government may fix its catalogue with the consent of the Party committee
at the same level, publishes it and adjusts it; 湖南省重大行政决策事项目录管理办法 (`CAT`, seen in excerpts). One record is one
item; an item that comes or goes during the year passes the same chain, with its reason. Not verified: publication in the
first quarter; collection in the fourth is seen for one county only. Left out: the notice to collect, which is no item's.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, ITEMS, SUPERVISOR, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Kind, Known, Mark, Rate, Rule, State, Step, Term,
    Total, choice, day, flag, link, number, on, opened, standing, text, unit, where,
)  # fmt: skip
from fadu.law.instruments import HNMADCAT as CAT
from fadu.law.instruments import MAD713 as MAD
from fadu.measure.clock import FixedDate
from fadu.measure.trouble import Trouble
from fadu.work.decisions.least import wrong

LIST = MAD.art(3, 3)
COLUMNS = CAT.whole(note="栏目见江西、湖南省交通厅目录")
COLLECTING = CAT.whole(note="第四季度征集见一县通知")
QUARTER = CAT.whole(mark=Mark.KNOWN, note="一季度公布未核")
READING = CAT.whole(mark=Mark.DESIGN, note="办理环节、指标口径系推断")


class Proposer(Choices):
    """Who asked for the item (art. 10)."""

    leader = Choice("政府领导人员", "A leader", MAD.art(10))
    department = Choice("所属部门", "A department", MAD.art(10))
    below = Choice("下一级政府", "A government below", MAD.art(10))
    deputies = Choice("人大代表、政协委员", "Deputies or CPPCC members", MAD.art(10))
    public = Choice("公民、法人或者其他组织", "The public", MAD.art(10))


def planned_within_its_year(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if facts["planned_by"].year == facts["of_year"]:
        return None
    return wrong(
        Term("计划决策时间", "Planned by"),
        facts["planned_by"],
        "应在目录年度之内",
        "within the catalogue's year",
    )


class DecisionCatalogue(Case):
    title = Term("重大行政决策目录事项", "Item of the catalogue of major decisions")
    code = 53
    public = Known("announced_on")

    # 记什么
    name = text("事项名称", "Item", cite=COLUMNS, public=True)
    of_year = number("目录年度", "Year of the catalogue", cite=COLUMNS, public=True)
    undertaker = unit("承办单位", "Undertaker", cite=COLUMNS, public=True)
    proposer = choice("建议来源", "Proposed by", Proposer, cite=MAD.art(10), public=True)
    hearing = flag("拟举行听证", "Hearing planned", cite=COLUMNS, public=True)
    planned_by = day("计划决策时间", "Planned by", cite=COLUMNS, public=True)
    carried_from = link("上年度目录事项", "Item of the year before", cite=READING)
    added = flag("年中增补", "Added during the year", cite=LIST, public=True)
    adjust_reason = text("调整理由", "Why adjusted", cite=LIST, public=True)
    left_out_reason = text("不列入理由", "Why left out", cite=READING)
    checked_on = day("目录草案审核日期", "Draft checked on", cite=COLUMNS)
    meeting = text("审议会议", "Meeting", cite=COLUMNS, public=True)
    deliberated_on = day("审议日期", "Deliberated on", cite=COLUMNS)
    consented_on = day("党委同意日期", "Consented to by the Party committee on", cite=LIST)
    announced_on = day("公布日期", "Announced on", cite=LIST, public=True)
    removed_on = day("调出公布日期", "Removal announced on", cite=LIST, public=True)
    decision = link("决策记录", "Record of the decision", cite=READING)
    decided_on = day("决策日期", "Decided on", cite=COLUMNS, public=True)
    carried_on = day("结转日期", "Carried over on", cite=READING)
    carry_reason = text("结转理由", "Why carried over", cite=READING)
    left_on = day("离开目录日期", "Off the catalogue since", cite=READING)

    # 在哪里
    collected = State("已征集", "Collected", start=True)
    compiled = State("已编入草案", "Compiled")
    deliberated = State("已审议", "Deliberated")
    consented = State("党委已同意", "Consented to")
    listed = State("已公布", "On the catalogue")
    removing = State("拟调出", "Removal proposed")
    removal_agreed = State("调出已同意", "Removal agreed")
    left_out = State("不列入", "Left out", final=True)
    removed = State("已调出", "Removed", final=True)
    decided = State("已决策", "Decided", final=True)
    carried_over = State("结转下年", "Carried over", final=True)

    # 谁来办
    collect = Step("征集登记", "Collect", to=collected, by=HANDLER, asks=(name, of_year, undertaker, proposer, hearing, planned_by),
                   may_ask=(carried_from,), guards=(planned_within_its_year,), cite=COLLECTING)  # fmt: skip
    compile_draft = Step("编入目录草案", "Compile", collected, to=compiled, by=SUPERVISOR, dates=checked_on, cite=COLUMNS,
                         document=Term("目录草案", "draft catalogue"))  # fmt: skip
    leave_out = Step(
        "不列入",
        "Leave out",
        collected,
        compiled,
        to=left_out,
        by=SUPERVISOR,
        asks=(left_out_reason,),
        cite=READING,
    )
    add = Step("提出增补", "Propose to add", to=compiled, by=SUPERVISOR, asks=(name, of_year, undertaker, proposer, hearing, planned_by,
               adjust_reason), sets={added: True}, dates=checked_on, guards=(planned_within_its_year,), cite=LIST)  # fmt: skip
    deliberate = Step(
        "常务会议审议",
        "Deliberate",
        compiled,
        to=deliberated,
        by=SUPERVISOR,
        asks=(meeting,),
        dates=deliberated_on,
        cite=COLUMNS,
    )
    consent = Step(
        "党委同意",
        "Consent of the Party committee",
        deliberated,
        to=consented,
        by=SUPERVISOR,
        dates=consented_on,
        cite=LIST,
    )
    announce = Step(
        "公布",
        "Announce",
        consented,
        to=listed,
        by=SUPERVISOR,
        dates=announced_on,
        cite=LIST,
        document=Term("目录公告", "notice"),
    )
    propose_removal = Step(
        "提出调出", "Propose to remove", listed, to=removing, by=SUPERVISOR, asks=(adjust_reason,), cite=LIST
    )
    agree_removal = Step("审议并经党委同意调出", "Agree to remove", removing, to=removal_agreed, by=SUPERVISOR, asks=(meeting,),
                         dates=consented_on, cite=LIST)  # fmt: skip
    keep_listed = Step("不予调出", "Keep", removing, to=listed, by=SUPERVISOR, cite=LIST)
    announce_removal = Step("公布调出", "Announce the removal", removal_agreed, to=removed, by=SUPERVISOR, dates=(removed_on,
                            left_on), cite=LIST,
                            document=Term("调整公告", "notice of adjustment"))  # fmt: skip
    mark_decided = Step(
        "已作出决策",
        "Decided",
        listed,
        to=decided,
        by=HANDLER,
        may_ask=(decision,),
        dates=(decided_on, left_on),
        cite=READING,
    )
    carry_over = Step("结转下年", "Carry over", listed, to=carried_over, by=SUPERVISOR, asks=(carry_reason,), dates=(carried_on, left_on),
                      cite=READING)  # fmt: skip

    # 几日内
    announce_by = Clock("目录公布时间", "Announcement", Rule(FixedDate(3, 31), QUARTER, kind=Kind.FIXED), starts=collect, until=announce,
                        whose=Term("政府办公厅", "general office"), note=Term("一季度公布未核", "first quarter: not verified"))  # fmt: skip
    decide_by = Clock(
        "计划决策时间",
        "Planned decision",
        DueIn(planned_by),
        starts=announce,
        until=mark_decided,
        cite=COLUMNS,
    )

    # 报多少
    collected_in_year = Figure(
        "本年征集",
        "Collected",
        opened,
        unit=ITEMS,
        where=~where(added=True),
        split=(proposer,),
        cite=COLLECTING,
    )
    stock_before = Figure(
        "年初目录事项",
        "On the catalogue at the start",
        standing(announced_on, left_on, before=True),
        unit=ITEMS,
        cite=LIST,
    )
    initial = Figure(
        "公布目录事项", "Items announced", on(announced_on), unit=ITEMS, where=~where(added=True), cite=LIST
    )
    additions = Figure(
        "增补事项", "Items added", on(announced_on), unit=ITEMS, where=where(added=True), cite=LIST
    )
    announced = Figure("公布事项合计", "Announced in all", on(announced_on), unit=ITEMS, cite=LIST)
    removals = Figure("调出事项", "Items removed", on(removed_on), unit=ITEMS, cite=LIST)
    decided_in_year = Figure("完成决策", "Decided", on(decided_on), unit=ITEMS, cite=READING)
    carried = Figure("结转下年", "Carried over", on(carried_on), unit=ITEMS, cite=READING)
    stock = Figure(
        "年末目录事项", "On the catalogue at the end", standing(announced_on, left_on), unit=ITEMS, cite=LIST
    )
    items = Total("目录事项数", "Catalogue items", initial + additions - removals, unit=ITEMS, cite=LIST,
                  rule=Term("公布＋增补－调出", "announced + added − removed"))  # fmt: skip
    completion_rate = Rate("目录事项完成率", "Completion", decided_in_year, items.of, rule_id="CATALOGUE-DONE-1", cite=READING,
                           rule=Term("本年作出决策÷调整后的目录事项", "decided ÷ items after adjustment"))  # fmt: skip

    # 须相符
    parts = Balance(
        "公布合计＝目录＋增补", "announced = first list + added", announced, initial + additions, cite=LIST
    )
    flow = Balance("年初＋公布＋增补＝调出＋决策＋结转＋年末", "before + announced + added = removed + decided + carried + at end",
                   stock_before + initial + additions, removals + decided_in_year + carried + stock, cite=LIST)  # fmt: skip
