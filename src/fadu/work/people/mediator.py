"""人民调解员: the register of people's mediators, full-time and part-time, each of a committee.

Beside the statute: 人民调解法 13–16 (`PML`); the rows are those of the organisation table (`STAT`). A mediator is entered
under the unit of the committee. Not verified: the rows 学历 and 法律职业资格 of the form, which are therefore left out,
as are subsidies (art. 16 fixes no amount). Who is willing and fair-minded cannot be declared; that a mediator is of
age can, and is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER,
    PERSONS,
    Balance,
    Choice,
    Choices,
    Entry,
    Figure,
    State,
    Step,
    Term,
    choice,
    closed,
    day,
    flag,
    link,
    on,
    open_at_end,
    open_at_start,
    opened,
    text,
    where,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import MED_STAT as STAT
from fadu.law.instruments import PML_2010 as PML
from fadu.measure.clock.period import plus_months
from fadu.measure.trouble import Trouble
from fadu.work.people.committee import OF_TOWNS, OF_VILLAGES, CommitteeKind


class Service(Choices):
    """The two columns of the table."""

    full_time = Choice("专职", "Full-time", STAT.whole())
    part_time = Choice("兼职", "Part-time", STAT.whole())


class Origin(Choices):
    """How somebody becomes a mediator (art. 13)."""

    member = Choice("委员", "Member of the committee", PML.art(13))
    appointed = Choice("聘任", "Appointed by the committee", PML.art(13))


class Leaving(Choices):
    """Why somebody leaves without fault."""

    resigned = Choice("辞任", "Resigned", PML.art(13))
    term_over = Choice("任期届满未连任", "Term over, not re-elected", PML.art(9, 2))
    dissolved = Choice("所在委员会撤销", "Committee dissolved", PML.art(13))
    died = Choice("死亡", "Died", PML.art(16))


def of_age(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A mediator is an adult citizen (art. 14): eighteen on the day."""
    if plus_months(facts["born"], 18 * 12) <= on:
        return None
    reason = Term(f"至{on}未满十八周岁，人民调解员应为成年公民（人民调解法第十四条）",
                  f"under eighteen on {on}: a mediator is an adult (art. 14)")  # fmt: skip
    return FactWrong(field=Term("出生日期", "Born on"), value=facts["born"], reason=reason)


class Mediator(Entry):
    title = Term("人民调解员", "People's mediator")
    code = 22

    # 记什么
    name = text("姓名", "Name", cite=PML.art(13), personal=True)
    born = day("出生日期", "Born on", cite=PML.art(14, 1), personal=True)
    woman = flag("女", "Woman", cite=STAT.whole())
    service = choice("专职、兼职", "Full-time or part-time", Service, cite=STAT.whole(), public=True)
    origin = choice("产生方式", "Elected or appointed", Origin, cite=PML.art(13), public=True)
    committee = link("所在人民调解委员会", "Committee", cite=PML.art(13), public=True)
    committee_kind = choice("委员会类型", "Kind of committee", CommitteeKind, cite=STAT.whole(), public=True)
    trained_on = day("最近业务培训日期", "Last trained on", cite=PML.art(14, 2))
    warned_on = day("最近批评教育、责令改正日期", "Last criticised on", cite=PML.art(15))
    leaving = choice("离任原因", "Why the mediator left", Leaving, cite=PML.art(13))
    misconduct = text("罢免、解聘事由", "Grounds of removal", cite=PML.art(15))

    # 在哪里
    serving = State("在任", "Serving", start=True)
    gone = State("已离任", "Left", final=True)
    dismissed = State("已罢免、解聘", "Removed", final=True)

    # 谁来办
    appoint = Step("推选、聘任", "Elect or appoint", to=serving, by=HANDLER, cite=PML.art(13) & PML.art(14, 1),
                   asks=(name, born, service, origin, committee, committee_kind), may_ask=(woman,), guards=(of_age,))  # fmt: skip
    train = Step("业务培训", "Train", serving, by=HANDLER, dates=trained_on, cite=PML.art(14, 2))
    change = Step("转为专职或兼职", "Become full-time or part-time", serving, by=HANDLER, asks=(service,), cite=STAT.whole())
    move = Step("转入其他委员会", "Move to another committee", serving, by=HANDLER, asks=(committee, committee_kind), cite=PML.art(13))
    warn = Step("批评教育、责令改正", "Criticise", serving, by=HANDLER, dates=warned_on, cite=PML.art(15))
    leave = Step("离任", "Leave", serving, to=gone, by=HANDLER, asks=(leaving,), cite=PML.art(13))
    remove = Step("罢免、解聘", "Remove", serving, to=dismissed, by=HANDLER, asks=(misconduct,), cite=PML.art(15))

    # 几日内: the law sets mediators no period; the term of elected members is their committee's.

    # 报多少
    standing = Figure("人民调解员", "Mediators", open_at_end, unit=PERSONS, split=(committee_kind,), cite=STAT.whole())
    standing_before = Figure("上年末人民调解员", "Mediators a year before", open_at_start, unit=PERSONS, split=(committee_kind,),
                             cite=STAT.whole())  # fmt: skip
    joined = Figure("本年推选、聘任", "Elected or appointed", opened, unit=PERSONS, split=(committee_kind,), cite=STAT.whole())
    left = Figure("本年离任", "Left in the year", closed, unit=PERSONS, split=(committee_kind,), cite=STAT.whole())
    resigned = Figure("其中：正常离任", "of which: without fault", closed, where=where(state="gone"), unit=PERSONS, cite=PML.art(13))
    removed = Figure("其中：罢免、解聘", "of which: removed", closed, where=where(state="dismissed"), unit=PERSONS, cite=PML.art(15))
    full_time = Figure("专职人民调解员", "Full-time mediators", open_at_end, where=where(service="full_time"), unit=PERSONS,
                       cite=STAT.whole())  # fmt: skip
    part_time = Figure("兼职人民调解员", "Part-time mediators", open_at_end, where=where(service="part_time"), unit=PERSONS,
                       cite=STAT.whole())  # fmt: skip
    women = Figure("女人民调解员", "Women", open_at_end, where=where(woman=True), unit=PERSONS, cite=STAT.whole())
    of_villages = Figure("村（社区）委员会的人民调解员", "Of village and community committees", open_at_end, unit=PERSONS,
                         where=where(committee_kind=OF_VILLAGES), cite=STAT.whole())  # fmt: skip
    of_towns = Figure("乡镇（街道）委员会的人民调解员", "Of town and sub-district committees", open_at_end, unit=PERSONS,
                      where=where(committee_kind=OF_TOWNS), cite=STAT.whole())  # fmt: skip
    of_others = Figure("其他委员会的人民调解员", "Of other committees", open_at_end, unit=PERSONS,
                       where=where(committee_kind=("enterprise", "sectoral", "regional")), cite=STAT.whole())  # fmt: skip
    trained = Figure("本年培训人民调解员", "Trained in the year", on(trained_on), unit=PERSONS, cite=PML.art(14, 2),
                     rule=Term("按最近一次培训计，每人计一次", "by the last training: each person once"))  # fmt: skip

    # 须相符
    flow = Balance("上年末＋新任＝离任＋年末", "before + joined = left + standing", standing_before + joined, left + standing,
                   cite=STAT.whole())  # fmt: skip
    services = Balance("总数＝专职＋兼职", "all = full-time + part-time", standing, full_time + part_time, cite=STAT.whole())
    committees = Balance("总数＝各类委员会之和", "all = sum over the kinds of committees", standing,
                         of_villages + of_towns + of_others, cite=STAT.whole())  # fmt: skip
    departures = Balance("离任＝正常离任＋罢免解聘", "left = without fault + removed", left, resigned + removed, cite=PML.art(15))
