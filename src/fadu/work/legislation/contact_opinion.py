"""联系点意见: what one contact point sent in on one draft: asked, sent in, and how many of its suggestions were adopted.

Beside the statutes: 立法法第九十条 and 令第133号第七条 (`CS133`). A line of its own and not a counter in `contact_point`: each
consultation has its own draft, its day by which an answer is wanted, and its own fate. The day is named in the request; no
rule fixes it. That every suggestion is answered is an inference from 规章制定程序条例 18 (opinions and how they were dealt with).
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    HANDLER, ITEMS, SUPERVISOR, TIMES, Balance, Case, Clock, DueIn, Figure, Known, Mark, Rate, Relation, State, Step, Term, day, link, met,
    number, on, opened, standing, text,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import CS133
from fadu.law.instruments import GZTL2017 as GZTL
from fadu.law.instruments import LL2023 as LL
from fadu.measure.trouble import Trouble

ASK = LL.art(90) & CS133.art(7)
HANDLED = GZTL.art(18, mark=Mark.DESIGN, note="意见及其协调处理情况随送审稿说明")


def wanted_later(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if facts["wanted_by"] > on:
        return None
    return FactWrong(field=Term("要求反馈日期", "Wanted by"), value=facts["wanted_by"],
                     reason=Term("应晚于征求之日", "after the day of asking"))


def at_least_one(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if facts["sent_in"] >= 1:
        return None
    return FactWrong(field=Term("报送意见条数", "Suggestions"), value=facts["sent_in"],
                     reason=Term("无意见的请用“反馈无意见”", "“nothing to say” is a step of its own"))


def add_up(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if min(facts["adopted"], facts["declined"]) >= 0 and facts["adopted"] + facts["declined"] == row["sent_in"]:
        return None
    return FactWrong(field=Term("采纳条数", "Adopted"), value=facts["adopted"],
                     reason=Term(f"采纳与未采纳之和应为报送的{row['sent_in']}条",
                                 f"adopted and not adopted make the {row['sent_in']} sent in"))  # fmt: skip


class ContactOpinion(Case):
    title = Term("联系点意见", "Opinion of a contact point")
    code = 65
    public = True

    # 记什么
    contact_point = link("联系点", "Contact point", cite=ASK, public=True)
    draft = text("征求意见的草案", "Draft", cite=ASK, public=True)
    project = link("立法项目", "Project", cite=ASK)
    wanted_by = day("要求反馈日期", "Wanted by", cite=ASK)
    sent_on = day("反馈日期", "Sent in on", cite=ASK, public=True)
    sent_in = number("报送意见条数", "Suggestions sent in", cite=ASK, public=True)
    adopted = number("采纳条数", "Adopted", cite=HANDLED, public=True)
    declined = number("未采纳条数", "Not adopted", cite=HANDLED, public=True)
    explanation = text("处理说明", "How they were dealt with", cite=HANDLED, public=True)
    handled_on = day("处理反馈日期", "Dealt with on", cite=HANDLED, public=True)

    # 在哪里
    asked = State("已征求", "Asked", start=True)
    given = State("已报送意见", "Sent in")
    handled = State("已反馈采纳情况", "Dealt with", final=True)
    nothing = State("无意见", "Nothing to say", final=True)
    silent = State("未反馈", "No answer", final=True)

    # 谁来办
    ask = Step("征求意见", "Ask", to=asked, by=SUPERVISOR, asks=(contact_point, draft, wanted_by), may_ask=(project,),
               guards=(wanted_later,),
               cite=ASK, document=Term("征求意见函", "letter"))  # fmt: skip
    send_in = Step("报送意见", "Send in", asked, to=given, by=HANDLER, asks=(sent_in,), dates=sent_on, guards=(at_least_one,),
                   cite=ASK)  # fmt: skip
    pass_on = Step("反馈无意见", "Nothing to say", asked, to=nothing, by=HANDLER, sets={sent_in: 0}, dates=sent_on, cite=ASK)
    give_up = Step("逾期未反馈", "No answer came", asked, to=silent, by=SUPERVISOR, cite=ASK)
    handle = Step("反馈采纳情况", "Say what was adopted", given, to=handled, by=SUPERVISOR,
                  asks=(adopted, declined, explanation), dates=handled_on,
                  guards=(add_up,), cite=HANDLED)  # fmt: skip

    # 几日内
    answer_by = Clock("反馈期限", "Answer", DueIn(wanted_by), starts=ask, until=(send_in, pass_on), then=give_up, cite=ASK)

    # 报多少
    consultations = Figure("征求联系点意见", "Consultations", opened, unit=TIMES, cite=ASK)
    answered = Figure("其中已反馈", "Answered", opened, unit=TIMES, where=Known(sent_on), cite=ASK)
    answered_in_time = Figure("其中按期反馈", "Answered in time", opened, unit=TIMES, where=met(answer_by), cite=ASK)
    suggestions = Figure("报送意见", "Suggestions sent in", on(sent_on), unit=ITEMS, sums=sent_in, cite=ASK)
    suggestions_adopted = Figure("其中采纳", "Adopted", on(sent_on), unit=ITEMS, sums=adopted, cite=HANDLED)
    suggestions_declined = Figure("其中未采纳", "Not adopted", on(sent_on), unit=ITEMS, sums=declined, cite=HANDLED)
    suggestions_open = Figure("其中待反馈", "Not yet dealt with", on(sent_on), unit=ITEMS, sums=sent_in,
                              where=~Known(handled_on), cite=HANDLED)  # fmt: skip
    waiting = Figure("年末待反馈采纳情况", "Waiting at the end", standing(sent_on, "closed"), unit=TIMES, cite=HANDLED)
    adoption_rate = Rate("采纳率", "Adopted", suggestions_adopted, suggestions, rule_id="CONTACT-ADOPTED-1", cite=HANDLED)

    # 须相符
    parts = Balance("报送＝采纳＋未采纳＋待反馈", "sent in = adopted + not adopted + open", suggestions,
                    suggestions_adopted + suggestions_declined + suggestions_open, cite=HANDLED)  # fmt: skip
    answers = Balance("按期不多于反馈", "in time ≤ answered", answered_in_time, answered, relation=Relation.AT_MOST, cite=ASK)
