"""年度述法: one head of Party committee, government or department who is to give account of the year, and whether that was done.

Beside the documents: 述法工作的意见 (`SF`) and 第一责任人职责规定 (`DY`), both seen in excerpts. The register lists who should state; it is
drawn up by the supervising body (依法治市办). A post is recorded, no name: a person counts once in a year. Not verified: the grades of
the vote, the periods (each notice names its day), and that heads of departments are bound by more than local plans. Left out:
the four subject types of Anhui and their items.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    EVERY, HEAD, ITEMS, PERSONS, SUPERVISOR, Balance, Case, Choice, Choices, Clock, DueIn, Figure, Known, Mark, Rate, Relation, State, Step,
    Term, choice, closed, day, met, number, on, open_at_end, open_at_start, opened, text, where,
)  # fmt: skip
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import DYZR2016 as DY
from fadu.law.instruments import SF2021 as SF
from fadu.measure.trouble import Trouble

DUTY = SF.whole() & DY.art(2)
FORMS = SF.whole(note="述法形式见各地方案")
READING = SF.whole(mark=Mark.DESIGN, note="台账做法，意见未见此条")


class Post(Choices):
    """Whose account it is."""

    party_head = Choice("党委主要负责人", "Head of a Party committee", DY.art(2))
    government_head = Choice("政府主要负责人", "Head of a government", DY.art(2))
    department_head = Choice("部门主要负责人", "Head of a department", SF.whole(note="参照；见各地方案"))


class Form(Choices):
    """How it is given; the last three are special accounts."""

    in_assessment = Choice("年度述职报告中述法", "Within the yearly report on duties", FORMS)
    special_onsite = Choice("专题现场述法", "Special, on the spot", FORMS)
    special_written = Choice("专题书面述法", "Special, in writing", FORMS)
    media = Choice("媒体述法", "In the media", FORMS)


class Grade(Choices):
    """The vote; its grades from memory."""

    good = Choice("好", "Good", SF.whole(mark=Mark.KNOWN))
    fair = Choice("较好", "Rather good", SF.whole(mark=Mark.KNOWN))
    plain = Choice("一般", "Middling", SF.whole(mark=Mark.KNOWN))
    poor = Choice("差", "Poor", SF.whole(mark=Mark.KNOWN))


SPECIAL = ("special_onsite", "special_written", "media")


def due_later(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    due = facts.get("due", facts.get("rectify_due"))
    if due is not None and due > on:
        return None
    return FactWrong(field=Term("时限", "Due"), value=due or "—", reason=Term("应晚于本日", "after this day"))


def of_this_year(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The list is drawn up in the year itself or early in the next."""
    if 0 <= on.year - facts["year_of"] <= 1:
        return None
    return FactWrong(field=Term("述法年度", "Year"), value=facts["year_of"], reason=Term("应为本年或上年", "this year or the last"))


def on_the_spot(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Only an account given on the spot is commented there."""
    if row["form"] == "special_onsite":
        return None
    return FactWrong(field=Term("述法形式", "Form"), value=Form.title(row["form"]),
                     reason=Term("现场述法方有现场点评", "only on the spot"))


class LawStatement(Case):
    title = Term("主要负责人年度述法", "Yearly account of rule-of-law duties")
    code = 34

    # 记什么
    year_of = number("述法年度", "Year", cite=DUTY, public=True)
    post = choice("述法人职务类别", "Post", Post, cite=DUTY, public=True)
    due = day("述法时限", "To be given by", cite=READING)
    form = choice("述法形式", "Form", Form, cite=FORMS, public=True)
    stated_on = day("述法日期", "Given on", cite=DUTY, public=True)
    shortcoming = text("材料退回理由", "Why returned", cite=READING)
    commented_on = day("现场点评日期", "Commented on", cite=FORMS, public=True)
    grade = choice("测评等次", "Grade", Grade, cite=SF.whole(mark=Mark.KNOWN))
    problems = number("指出问题数", "Problems named", cite=FORMS)
    rectify_due = day("整改时限", "Rectification due", cite=READING)
    rectified = text("整改情况", "How rectified", cite=READING)
    exempt_reason = text("不需述法的理由", "Why exempt", cite=READING)
    excuse = text("未述法的情况", "Why none was given", cite=READING)

    # 在哪里
    listed = State("应述法", "To be given", start=True)
    given = State("已述法", "Given")
    rectifying = State("问题整改中", "Problems being rectified")
    done = State("已办结", "Done", final=True)
    exempt = State("不需述法", "Exempt", final=True)
    missing = State("未述法", "Not given", final=True)

    # 谁来办
    enlist = Step("列入述法名单", "Put on the list", to=listed, by=SUPERVISOR, asks=(year_of, post, due),
                  guards=(due_later, of_this_year), cite=DUTY,
                  document=Term("述法方案", "plan of accounts"))  # fmt: skip
    excuse_ = Step("核定不需述法", "Exempt", listed, to=exempt, by=SUPERVISOR, asks=(exempt_reason,), cite=READING)
    state_ = Step("述法", "Give account", listed, to=given, by=HEAD, asks=(form,), dates=stated_on, cite=DUTY,
                  document=Term("述法报告", "account"))  # fmt: skip
    send_back = Step("材料审核退回", "Return the text", given, to=listed, by=SUPERVISOR, asks=(shortcoming,),
                     sets={form: None, stated_on: None, commented_on: None, grade: None}, cite=READING)  # fmt: skip
    comment = Step("现场点评", "Comment", given, by=SUPERVISOR, once=True, dates=commented_on, guards=(on_the_spot,),
                   cite=FORMS, document=Term("点评记录", "comments"))  # fmt: skip
    vote = Step("测评", "Vote", given, by=SUPERVISOR, once=True, asks=(grade,), cite=FORMS, document=Term("测评表", "ballot"))
    name_problems = Step("列出问题", "Name problems", given, to=rectifying, by=SUPERVISOR, asks=(problems, rectify_due),
                         guards=(due_later,), cite=FORMS,
                         document=Term("问题清单", "list of problems"))  # fmt: skip
    rectify = Step("整改完成", "Rectified", rectifying, to=done, by=SUPERVISOR, asks=(rectified,), cite=READING)
    conclude = Step("结果运用，办结", "Conclude", given, to=done, by=SUPERVISOR, cite=FORMS)
    miss = Step("认定未述法", "Record that none was given", listed, to=missing, by=SUPERVISOR, asks=(excuse,), cite=READING)

    # 几日内
    state_by = Clock("述法时限", "Account", DueIn(due), starts=enlist, until=state_, then=miss, cite=READING)
    rectify_by = Clock("述法问题整改时限", "Rectification", DueIn(rectify_due), starts=name_problems, until=rectify,
                       cite=READING)  # fmt: skip

    # 报多少
    should = Figure("应述法", "Should give account", opened, unit=PERSONS, split=(post,), cite=DUTY)
    exempted = Figure("其中不需述法", "Exempt among them", opened, unit=PERSONS, where=Known(exempt_reason), split=(post,),
                      cite=READING)  # fmt: skip
    stated = Figure("其中已述法", "Given among them", opened, unit=PERSONS, where=Known(stated_on), split=(post,), cite=DUTY)
    not_stated = Figure("其中未述法", "Not given among them", opened, unit=PERSONS,
                        where=~Known(stated_on) & ~Known(exempt_reason), split=(post,), cite=DUTY)  # fmt: skip
    in_time = Figure("按期述法", "In time", opened, unit=PERSONS, where=Known(stated_on) & met(state_by), split=(post,),
                     cite=READING)  # fmt: skip
    by_form = Figure("述法（按形式）", "By form", opened, unit=PERSONS, where=Known(stated_on), split=(form,), cite=FORMS)
    special = Figure("专题述法", "Special accounts", opened, unit=PERSONS, where=where(form=SPECIAL), cite=FORMS)
    onsite = Figure("现场述法", "On the spot", opened, unit=PERSONS, where=where(form="special_onsite"), cite=FORMS)
    commented = Figure("现场点评", "Commented", on(commented_on), unit=PERSONS, cite=FORMS)
    graded = Figure("测评等次", "Grades", opened, unit=PERSONS, where=Known(grade), split=(grade,), cite=FORMS)
    named = Figure("指出问题", "Problems named", opened, unit=ITEMS, sums=problems, cite=FORMS)
    at_start = Figure("年初未办结", "Open at the start", open_at_start, unit=PERSONS, cite=READING)
    ended = Figure("本年办结", "Ended in the year", closed, unit=PERSONS, cite=READING)
    at_end = Figure("年末未办结", "Open at the end", open_at_end, unit=PERSONS, cite=READING)
    coverage = Rate("述法覆盖率", "Coverage", stated, should - exempted, rule_id="STATEMENT-COVER-1", least=EVERY, cite=DUTY,
                    rule=Term("以任何形式述法的人数÷应述法人数（不含核定不需述法）",
                              "given in any form ÷ all who should"))  # fmt: skip

    # 须相符
    parts = Balance("应述法＝已述＋不需＋未述", "should = given + exempt + not given", should, stated + exempted + not_stated,
                    cite=DUTY)  # fmt: skip
    specials = Balance("专题不多于述法", "special ≤ given", special, stated, relation=Relation.AT_MOST, cite=FORMS)
    onsites = Balance("现场不多于专题", "on the spot ≤ special", onsite, special, relation=Relation.AT_MOST, cite=FORMS)
    flow = Balance("年初＋列入＝办结＋年末", "at start + listed = ended + at end", at_start + should, ended + at_end,
                   cite=READING)  # fmt: skip
