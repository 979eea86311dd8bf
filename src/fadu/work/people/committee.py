"""人民调解委员会: the register of people's mediation committees that the county justice department keeps.

Beside the statute: 人民调解法 8–10 and 34 (`PML`); the rows by kind are those of the organisation table (`STAT`). A
committee is a body of the people, not of the state: it is registered under the town, sub-district or justice bureau that
guides it. Not verified: that the term of three years also binds committees set up by reference (art. 34), and what
sets a committee's ending in motion (the law is silent). Left out: a period for filing a new committee (only other
places fix one) and the funds of the form (its cells are not known).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    BODIES,
    HANDLER,
    PERSONS,
    Balance,
    Choice,
    Choices,
    Clock,
    Entry,
    Figure,
    Kind,
    Mark,
    State,
    Step,
    Term,
    Total,
    choice,
    closed,
    day,
    number,
    on,
    open_at_end,
    open_at_start,
    opened,
    text,
    where,
    years,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import MED_STAT as STAT
from fadu.law.instruments import PML_2010 as PML
from fadu.measure.trouble import Trouble

REGISTER = PML.art(10)
SILENT = PML.art(10, mark=Mark.DESIGN, note="撤销未见条文，依统计职责登记")


class CommitteeKind(Choices):
    """The rows of the organisation table; studios are not committees and are not here."""

    village = Choice("村人民调解委员会", "Village", PML.art(8, 1), "村")
    residents = Choice("居（社区）人民调解委员会", "Residents' community", PML.art(8, 1), "居")
    town = Choice("乡镇人民调解委员会", "Town", PML.art(34), "乡镇")
    street = Choice("街道人民调解委员会", "Sub-district", PML.art(34), "街道")
    enterprise = Choice("企事业单位人民调解委员会", "Enterprise or institution", PML.art(8, 1), "企事业单位")
    sectoral = Choice("行业性、专业性人民调解委员会", "Sectoral or professional", PML.art(34), "行业性专业性")
    regional = Choice("区域性人民调解委员会", "Regional", PML.art(34), "区域性")


OF_VILLAGES, OF_TOWNS = ("village", "residents"), ("town", "street")


def made_up_as_the_law_has_it(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Three to nine members, a woman among them (art. 8)."""
    members, women = facts["members"], facts["women"]
    if not 3 <= members <= 9:
        reason = Term("委员应为三至九人（人民调解法第八条第二款）", "a committee has three to nine members (art. 8(2))")
        return FactWrong(field=Term("委员人数", "Members"), value=members, reason=reason)
    if not 1 <= women <= members:
        reason = Term("应当有妇女成员，且不多于委员人数（人民调解法第八条第三款）",
                      "at least one woman, and no more than the members (art. 8(3))")  # fmt: skip
        return FactWrong(field=Term("妇女委员人数", "Women among them"), value=women, reason=reason)
    return None


class Committee(Entry):
    title = Term("人民调解委员会", "People's mediation committee")
    code = 21
    public = True

    # 记什么
    name = text("名称", "Name", cite=REGISTER, public=True)
    committee_kind = choice("类型", "Kind", CommitteeKind, cite=STAT.whole(), public=True)
    chair = text("主任", "Chair", cite=PML.art(8, 2), personal=True)
    members = number("委员人数", "Members", cite=PML.art(8, 2), public=True)
    women = number("妇女委员人数", "Women among them", cite=PML.art(8, 3), public=True)
    elected_on = day("本届产生日期", "Present term began", cite=PML.art(9, 2), public=True)
    court_told_on = day("最近通报基层法院日期", "Court last informed", cite=REGISTER)
    ending = text("撤销原因", "Why it was dissolved", cite=SILENT)

    # 在哪里
    seated = State("在册", "In the register", start=True)
    dissolved = State("已撤销", "Dissolved", final=True)

    # 谁来办
    set_up = Step("设立", "Set up", to=seated, by=HANDLER, asks=(name, committee_kind, members, women), may_ask=(chair,),
                  dates=elected_on, guards=(made_up_as_the_law_has_it,), cite=PML.art(8) & PML.art(34))  # fmt: skip
    elect = Step("换届", "New term", seated, by=HANDLER, asks=(members, women), may_ask=(chair,), dates=elected_on,
                 guards=(made_up_as_the_law_has_it,), cite=PML.art(9))  # fmt: skip
    change_members = Step("委员调整", "Members changed", seated, by=HANDLER, asks=(members, women), may_ask=(chair,),
                          guards=(made_up_as_the_law_has_it,), cite=PML.art(8, 2) & REGISTER)  # fmt: skip
    tell_court = Step("通报基层人民法院", "Inform the basic court", seated, by=HANDLER, dates=court_told_on, cite=REGISTER,
                      document=Term("通报函", "letter to the court"))  # fmt: skip
    dissolve = Step("撤销", "Dissolve", seated, to=dissolved, by=HANDLER, asks=(ending,), cite=SILENT)

    # 几日内
    elect_by = Clock("换届期限（每届任期三年）", "Next election (terms of three years)", years(3), restarts=elect, until=(),
                     kind=Kind.RECURRING, cite=PML.art(9, 2),
                     note=Term("依照第三十四条设立的，参照适用", "by reference for committees under art. 34"))  # fmt: skip

    # 报多少
    standing = Figure("人民调解委员会", "Committees", open_at_end, unit=BODIES, split=(committee_kind,), cite=STAT.whole())
    standing_before = Figure("上年末人民调解委员会", "Committees a year before", open_at_start, unit=BODIES,
                             split=(committee_kind,), cite=STAT.whole())  # fmt: skip
    founded = Figure("本年新设", "Set up", opened, unit=BODIES, split=(committee_kind,), cite=STAT.whole())
    ended = Figure("本年撤销", "Dissolved in the year", closed, unit=BODIES, split=(committee_kind,), cite=STAT.whole())
    standing_town = Figure("乡镇（街道）人民调解委员会", "Town and sub-district committees", open_at_end, unit=BODIES,
                           where=where(committee_kind=OF_TOWNS), cite=STAT.whole())  # fmt: skip
    standing_village = Figure("村（社区）人民调解委员会", "Village and community committees", open_at_end, unit=BODIES,
                              where=where(committee_kind=OF_VILLAGES), cite=STAT.whole())  # fmt: skip
    standing_enterprise = Figure("企事业单位人民调解委员会", "Enterprise committees", open_at_end, unit=BODIES,
                                 where=where(committee_kind="enterprise"), cite=STAT.whole())  # fmt: skip
    standing_sectoral = Figure("行业性、专业性人民调解委员会", "Sectoral committees", open_at_end, unit=BODIES,
                               where=where(committee_kind="sectoral"), cite=STAT.whole())  # fmt: skip
    standing_regional = Figure("区域性人民调解委员会", "Regional committees", open_at_end, unit=BODIES,
                               where=where(committee_kind="regional"), cite=STAT.whole())  # fmt: skip
    elections = Figure("本届于本年产生", "Present terms begun in the year", on(elected_on), unit=BODIES, cite=PML.art(9, 2))
    seats = Figure("人民调解委员会委员", "Members of committees", open_at_end, sums=members, unit=PERSONS, cite=PML.art(8, 2))
    seats_of_women = Figure("妇女委员", "Women among the members", open_at_end, sums=women, unit=PERSONS, cite=PML.art(8, 3))
    standing_local = Total("乡镇（街道）、村（社区）合计", "Town and village committees", standing_town + standing_village,
                           unit=BODIES, cite=STAT.whole())  # fmt: skip

    # 须相符
    flow = Balance("上年末＋新设＝撤销＋年末", "before + set up = dissolved + standing", standing_before + founded,
                   ended + standing, cite=REGISTER)  # fmt: skip
    kinds = Balance("总数＝各类型之和", "all = sum of the kinds", standing,
                    standing_town + standing_village + standing_enterprise + standing_sectoral + standing_regional,
                    cite=STAT.whole())  # fmt: skip
