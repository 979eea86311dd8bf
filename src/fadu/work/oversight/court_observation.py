"""旁听庭审“三合一”: one court hearing that a sued agency's head attends, other agencies observe, and a judge then comments on.

An occasion of three parts (出庭、旁听、讲评); only one with all three counts as 三合一. The label is the city report's; no
text that defines it was found, so every article but the head's own duty (`HEADS` 11, 14) is inference (`LABEL`). The
hearing itself is a record of `oversight.litigation`, to which this one may be linked.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    COURT, HANDLER, PERSONS, TIMES, Balance, Choice, Choices, Clock, DueIn, Figure, Known, Mark, Occasion, Rate, Relation, State,
    Step, Term, choice, closed, day, link, number, on, open_at_end, open_at_start, opened, text, unit, units, where,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import ALL_2017 as ALL
from fadu.law.instruments import GO_54_2016 as OPINION
from fadu.law.instruments import HEAD_2020 as HEADS
from fadu.measure.trouble import Trouble
from fadu.work.oversight.litigation import HeadRank

LABEL = OPINION.whole(mark=Mark.DESIGN, note="“三合一”名称见市报告，定义未核")


class Commentator(Choices):
    """Who comments after the hearing."""

    judge = Choice("法官讲评", "The judge", LABEL)
    legal_body = Choice("司法行政部门讲评", "The legal body", LABEL)
    both = Choice("法官与司法行政部门共同讲评", "Both", LABEL)


class Shortfall(Choices):
    """Why a planned observation was not held, or not with all three parts."""

    adjourned = Choice("庭审延期或取消", "Hearing put off", LABEL)
    withdrawn = Choice("撤诉、调解", "Suit withdrawn or settled", LABEL)
    head_absent = Choice("负责人未出庭", "Head absent", HEADS.art(11))
    closed_court = Choice("不公开审理", "Not heard in public", ALL.art(54, mark=Mark.KNOWN))
    no_comment = Choice("未讲评", "No comment given", LABEL)


def some_came(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Observers come from at least one other agency; the number of people is at least that of the agencies."""
    agencies, people = facts["agencies"], facts["observers"]
    if 1 <= agencies <= people:
        return None
    return FactWrong(field=Term("旁听单位数", "Agencies observing"), value=agencies,
                     reason=Term(f"应至少一家，且不多于旁听人数{people}",
                     f"at least one, and no more than the {people} observers"))  # fmt: skip


class CourtObservation(Occasion):
    title = Term("旁听庭审“三合一”", "Observed hearing (three in one)")
    code = 17
    public = True

    # 记什么
    case_no = text("案号", "Case number", cite=LABEL)
    court = text("审理法院", "Court", cite=LABEL, public=True)
    suit = link("应诉记录", "The suit's record", cite=LABEL)
    sued = unit("被诉机关", "Sued agency", cite=HEADS.art(1), public=True)
    planned_on = day("计划开庭日期", "Planned for", cite=LABEL, public=True)
    head_rank = choice("出庭负责人职级", "Rank of the head", HeadRank, cite=HEADS.art(2), public=True)
    observing = units("旁听单位", "Observing agencies", cite=LABEL)
    agencies = number("旁听单位数", "Agencies observing", cite=LABEL, public=True)
    observers = number("旁听人数", "Observers", cite=LABEL, public=True)
    held_on = day("举办日期", "Held on", cite=LABEL, public=True)
    commentator = choice("讲评", "Comment by", Commentator, cite=LABEL, public=True)
    comment = text("讲评要点", "Comment", cite=LABEL)
    commented_on = day("讲评日期", "Commented on", cite=LABEL, public=True)
    shortfall = choice("未举办或不齐全的原因", "Why not, or not in full", Shortfall, cite=LABEL, public=True)

    # 在哪里
    planned = State("已计划", "Planned", start=True)
    observed = State("已旁听，待讲评", "Observed, comment to come")
    complete = State("三项齐全", "All three parts", final=True)
    incomplete = State("不齐全", "Not in full", final=True)
    called_off = State("未举办", "Called off", final=True)

    # 谁来办
    plan = Step("列入旁听计划", "Plan", to=planned, by=HANDLER, asks=(case_no, court, sued, planned_on), may_ask=(suit,), cite=LABEL,
                document=Term("旁听庭审方案", "plan"))  # fmt: skip
    move = Step("改期", "Move", planned, by=(HANDLER, COURT), asks=(planned_on,), cite=LABEL)
    hold = Step("开庭，负责人出庭，有关单位旁听", "Hold: the head appears, agencies observe", planned, to=observed, by=HANDLER,
                asks=(head_rank, agencies, observers), may_ask=(observing,), dates=held_on, guards=(some_came,),
                cite=HEADS.art(11) & LABEL, document=Term("旁听签到表", "list of observers"))  # fmt: skip
    hold_headless = Step("开庭，负责人未出庭", "Hold without the head", planned, to=incomplete, by=HANDLER, asks=(agencies, observers),
                         may_ask=(observing,), dates=held_on, sets={"shortfall": "head_absent"}, guards=(some_came,),
                         cite=HEADS.art(11) & LABEL)  # fmt: skip
    speak = Step("庭后讲评", "Comment", observed, to=complete, by=(HANDLER, COURT), asks=(commentator, comment), dates=commented_on,
                 cite=LABEL, document=Term("讲评记录", "record of the comment"))  # fmt: skip
    end_without_comment = Step("未讲评，结束", "End without a comment", observed, to=incomplete, by=HANDLER,
                               sets={"shortfall": "no_comment"}, cite=LABEL)  # fmt: skip
    call_off = Step("取消", "Call off", planned, to=called_off, by=HANDLER, asks=(shortfall,), cite=LABEL)

    # 几日内
    hold_by = Clock("计划开庭日", "Planned day", DueIn(planned_on), until=(hold, hold_headless), cite=LABEL)

    # 报多少
    plans = Figure("计划旁听庭审", "Observations planned", opened, unit=TIMES, cite=LABEL)
    waiting_at_start = Figure("年初待举办", "Waiting at the start", open_at_start, unit=TIMES, cite=LABEL)
    waiting = Figure("年末待举办", "Waiting at the end", open_at_end, unit=TIMES, cite=LABEL)
    ended = Figure("已办结", "Ended", closed, unit=TIMES, cite=LABEL)
    held = Figure("举办旁听庭审", "Observations held", on(held_on), unit=TIMES, cite=LABEL)
    in_full = Figure(
        "其中“三合一”齐全",
        "With all three parts",
        on(held_on),
        where=Known(commented_on),
        unit=TIMES,
        cite=LABEL,
    )
    without_head = Figure("其中负责人未出庭", "Without the head", on(held_on), where=where(shortfall="head_absent"), unit=TIMES,
                          cite=HEADS.art(11))  # fmt: skip
    short = Figure("未举办或不齐全", "Not held, or not in full", closed, where=Known(shortfall), split=(shortfall,), unit=TIMES,
                   cite=LABEL)  # fmt: skip
    people = Figure("旁听人次", "Observers", on(held_on), sums=observers, unit=PERSONS, cite=LABEL)
    bodies = Figure("旁听单位次", "Agencies observing", on(held_on), sums=agencies, unit=TIMES, cite=LABEL)
    full_rate = Rate("三项齐全率", "Share with all three parts", in_full, held, rule_id="OBSERVED-FULL-1", cite=LABEL,
                     rule=Term("三项齐全÷举办", "with all three parts ÷ held"))  # fmt: skip

    # 须相符
    flow = Balance(
        "年初＋计划＝办结＋年末",
        "at start + planned = ended + at end",
        waiting_at_start + plans,
        ended + waiting,
        cite=LABEL,
    )
    full_at_most = Balance(
        "齐全不多于举办", "in full ≤ held", in_full, held, relation=Relation.AT_MOST, cite=LABEL
    )
    people_at_least = Balance(
        "旁听单位次不多于人次", "agencies ≤ observers", bodies, people, relation=Relation.AT_MOST, cite=LABEL
    )
