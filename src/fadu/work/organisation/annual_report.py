"""法治政府建设年度报告: one unit's duty for one year: to whom it reported and when, and when it published.

Beside the document: 督察工作规定第四章 (`DC`; reporting and publication are articles 24 and 25 in some order,
                                         not verified), as the Anhui
guide of 2023 restates it. A department reports to its Party committee, its government and the department above; a government to
its Party committee and the congress's standing committee, and both to the level above. “3月1日以前”: 民法典 1259 names no 以前, so the
safe day is the last of February, and 31 March for publication. In time means in time with every recipient that binds the unit.
Not verified: the length of a report and any single form. Left out: the joint report of Party and government (each subject is
recorded by itself) and copies to the supervising body. The yearly report on open information is another report.
"""

from __future__ import annotations  # noqa: I001 (a name a line would hide the declaration)

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import (
    BODIES, EVERY, HANDLER, HEAD, SUPERVISOR, Balance, Case, Choice, Choices, Clock, Figure, Kind, Known, Mark, Rate, Relation, Rule, State,
    Step, Term, choice, day, met, missed, number, on, text, where,
)  # fmt: skip
from fadu.engine.troubles import Barred, FactWrong, ReasonNeeded
from fadu.law.instruments import AHBG2023, DCGD2019 as DC
from fadu.measure.clock import before
from fadu.measure.trouble import Trouble

REPORT = DC.whole(note="第四章（年度报告），条文号未核；经安徽省指引转述")
PUBLISH = DC.whole(note="第四章，第二十四条抑或第二十五条未核")
CONTENTS = DC.whole(note="第四章，报告的五项内容；条文号未核")
WORK = AHBG2023.whole(note="编制流程，外地做法")


class Subject(Choices):
    """Who reports; that decides to whom."""

    department = Choice("县级以上政府部门", "Department", REPORT)
    government = Choice("县级以上地方政府", "Government", REPORT)


OF_DEPARTMENT = {"to_party_on": "本级党委", "to_government_on": "本级政府", "to_above_on": "上一级政府有关部门"}
OF_GOVERNMENT = {"to_party_on": "同级党委", "to_congress_on": "同级人大常委会", "to_above_on": "上一级党委政府"}


def the_last_of_february(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The duty of a year falls due in the next; it is entered before."""
    due = before(3, 1).in_year(facts["report_year"] + 1)
    if facts["due_on"] != due:
        return FactWrong(field=Term("报送时限", "Due"), value=facts["due_on"],
                         reason=Term(f"3月1日前，应为{due}", f"before 1 March: {due}"))
    if date(facts["report_year"], 10, 1) <= on < due:
        return None
    return FactWrong(field=Term("报告年度", "Year"), value=facts["report_year"],
                     reason=Term("应在当年10月至次年2月部署", "set in October to February"))


def five_contents(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Achievements, shortcomings with causes, the first responsible person, next year's plan, other matters: none is empty."""
    if facts["sections"] == 5 and facts["shortcomings"] >= 1:
        return None
    return FactWrong(field=Term("报告内容", "Contents"), value=f"{facts['sections']}／{facts['shortcomings']}",
                     reason=Term("五项内容须齐备，且至少写明一项不足及其原因",
                                 "all five contents, and at least one shortcoming"))  # fmt: skip


def for_departments(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return None if row["subject"] == "department" else _wrong_recipient(row)


def for_governments(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return None if row["subject"] == "government" else _wrong_recipient(row)


def _wrong_recipient(row: Mapping[str, Any]) -> Trouble:
    return FactWrong(field=Term("报告主体", "Subject"), value=Subject.title(row["subject"]),
                     reason=Term("不向该机关报告", "does not report there"))


def secrecy_first(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Nothing is published before it was looked at for secrets."""
    if row["secrecy_on"]:
        return None
    return Barred(what=Term("报告未经保密审查即公开", "published without a check for secrets"), cite=PUBLISH,
                  remedy=Term("请先办理保密审查", "Check it first"))  # fmt: skip


def all_told(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A duty is done when every recipient has the report and it is published or lawfully kept back."""
    named = OF_DEPARTMENT if row["subject"] == "department" else OF_GOVERNMENT
    open_ones = [zh for name, zh in named.items() if row[name] is None]
    if not (row["published_on"] or row["kept_back_reason"]):
        open_ones.append("向社会公开")
    if not open_ones:
        return None
    return ReasonNeeded(what=Term(f"尚未完成：{'、'.join(open_ones)}", "not everybody has the report, or it is not published"),
                        field=Term("未完成的说明", "Why not done"), cite=REPORT) if not facts.get("gap_reason") else None  # fmt: skip


class AnnualReport(Case):
    title = Term("法治政府建设年度报告", "Yearly report on law-based government")
    code = 35
    public = Known("published_on")

    # 记什么
    report_year = number("报告年度", "Year", cite=REPORT, public=True)
    subject = choice("报告主体", "Subject", Subject, cite=REPORT, public=True)
    due_on = day("报送时限", "Due", cite=REPORT, public=True)
    sections = number("已写内容项数", "Contents written", cite=CONTENTS)
    shortcomings = number("不足项数", "Shortcomings named", cite=CONTENTS, public=True)
    secrecy_on = day("保密审查日期", "Checked for secrets on", cite=PUBLISH)
    approved_on = day("主要负责人审签日期", "Signed by the head on", cite=WORK)
    to_party_on = day("报党委日期", "To the Party committee on", cite=REPORT, public=True)
    to_government_on = day("报本级政府日期", "To its government on", cite=REPORT, public=True)
    to_congress_on = day("报人大常委会日期", "To the standing committee on", cite=REPORT, public=True)
    to_above_on = day("报上一级日期", "To the level above on", cite=REPORT, public=True)
    published_on = day("公开日期", "Published on", cite=PUBLISH, public=True)
    page = text("公开网址", "Where published", cite=PUBLISH, public=True)
    kept_back_reason = text("依法不公开的理由", "Why not published", cite=PUBLISH)
    criticised_on = day("通报批评日期", "Criticised on", cite=DC.whole(note="见于外地通报"))
    opinion = text("评议意见", "Opinions on it", cite=DC.whole(mark=Mark.KNOWN))
    gap_reason = text("未完成的说明", "Why not done", cite=REPORT)

    # 在哪里
    set_up = State("已部署", "Set", start=True)
    drafted = State("已起草", "Drafted")
    approved = State("已审签", "Signed")
    published = State("已公开", "Published")
    kept_back = State("依法不公开", "Lawfully kept back")
    done = State("已归档", "Filed", final=True)

    # 谁来办
    assign = Step("部署年度报告", "Set the duty", to=set_up, by=SUPERVISOR, asks=(report_year, subject, due_on),
                  guards=(the_last_of_february,), cite=REPORT,
                  document=Term("工作通知", "notice"))  # fmt: skip
    draft = Step("形成报告稿", "Draft", set_up, drafted, to=drafted, by=HANDLER, asks=(sections, shortcomings),
                 guards=(five_contents,), cite=CONTENTS)  # fmt: skip
    screen = Step("保密审查", "Check for secrets", drafted, by=HANDLER, dates=secrecy_on, cite=PUBLISH,
                 document=Term("保密审查表", "secrecy form"))  # fmt: skip
    approve = Step("主要负责人审签", "Sign", drafted, to=approved, by=HEAD, dates=approved_on, cite=WORK)
    tell_party = Step("报送党委", "Report to the Party committee", approved, published, kept_back, by=HEAD, once=True,
                      dates=to_party_on, cite=REPORT)  # fmt: skip
    tell_government = Step("报送本级政府", "Report to the government", approved, published, kept_back, by=HEAD, once=True,
                           dates=to_government_on,
                           guards=(for_departments,), cite=REPORT)  # fmt: skip
    tell_congress = Step("报送人大常委会", "Report to the standing committee", approved, published, kept_back, by=HEAD, once=True,
                         dates=to_congress_on, guards=(for_governments,), cite=REPORT)  # fmt: skip
    tell_above = Step("报送上一级", "Report to the level above", approved, published, kept_back, by=HEAD, once=True,
                      dates=to_above_on, cite=REPORT)  # fmt: skip
    publish = Step("向社会公开", "Publish", approved, to=published, by=HANDLER, asks=(page,), dates=published_on,
                   guards=(secrecy_first,), cite=PUBLISH)  # fmt: skip
    keep_back = Step("核定依法不公开", "Keep back", approved, to=kept_back, by=SUPERVISOR, asks=(kept_back_reason,),
                     cite=PUBLISH)  # fmt: skip
    criticise = Step("通报批评", "Criticise", set_up, drafted, approved, by=SUPERVISOR, dates=criticised_on,
                     cite=DC.whole(note="见于外地通报"))  # fmt: skip
    assess = Step("评议", "Assess", published, by=SUPERVISOR, asks=(opinion,), cite=DC.whole(mark=Mark.KNOWN))
    file = Step("归档", "File", approved, published, kept_back, to=done, by=HANDLER, may_ask=(gap_reason,), guards=(all_told,),
                cite=REPORT)  # fmt: skip

    # 几日内
    _reported, _published = Rule(before(3, 1), REPORT, kind=Kind.FIXED), Rule(before(4, 1), PUBLISH, kind=Kind.FIXED)
    party_by = Clock("报党委时限", "To the Party committee", _reported, starts=assign, until=tell_party)
    government_by = Clock("报本级政府时限", "To the government", _reported, starts=assign, until=tell_government,
                          where=where(subject="department"))  # fmt: skip
    congress_by = Clock("报人大常委会时限", "To the standing committee", _reported, starts=assign, until=tell_congress,
                        where=where(subject="government"))  # fmt: skip
    above_by = Clock("报上一级时限", "To the level above", _reported, starts=assign, until=tell_above)
    publish_by = Clock("公开时限", "Publication", _published, starts=assign, until=publish, where=~Known(kept_back_reason))

    # 报多少
    told = Known(to_party_on) & Known(to_above_on) & ((where(subject="department") & Known(to_government_on))
                                                      | (where(subject="government") & Known(to_congress_on)))  # fmt: skip
    on_time = told & ~missed(party_by) & ~missed(government_by) & ~missed(congress_by) & ~missed(above_by)
    due = Figure("应报告单位", "Units that owe a report", on(due_on), unit=BODIES, split=(subject,), cite=REPORT)
    submitted = Figure("已报告单位", "Reported", on(due_on), unit=BODIES, where=told, split=(subject,), cite=REPORT)
    submitted_in_time = Figure("按期报告单位", "Reported in time", on(due_on), unit=BODIES, where=on_time, split=(subject,),
                               cite=REPORT)  # fmt: skip
    submitted_late = Figure("逾期报告单位", "Reported late", on(due_on), unit=BODIES, where=told & ~on_time, split=(subject,),
                            cite=REPORT)  # fmt: skip
    not_submitted = Figure("未报告单位", "Not reported", on(due_on), unit=BODIES, where=~told, split=(subject,), cite=REPORT)
    to_publish = Figure("应公开单位", "Units that must publish", on(due_on), unit=BODIES, where=~Known(kept_back_reason),
                        split=(subject,), cite=PUBLISH)  # fmt: skip
    published_units = Figure("已公开单位", "Published", on(due_on), unit=BODIES, where=Known(published_on), split=(subject,),
                             cite=PUBLISH)  # fmt: skip
    published_in_time = Figure("按期公开单位", "Published in time", on(due_on), unit=BODIES, where=met(publish_by),
                               split=(subject,), cite=PUBLISH)  # fmt: skip
    criticised = Figure("通报批评", "Criticised", on(criticised_on), unit=BODIES, cite=REPORT)
    submitted_rate = Rate("报送率", "Reported", submitted, due, rule_id="REPORT-SUBMITTED-1", least=EVERY, cite=REPORT)
    timely_rate = Rate("及时报告率", "Reported in time", submitted_in_time, due, rule_id="REPORT-IN-TIME-1", cite=REPORT,
                       rule=Term("向每一收文机关均按期；以时限所在年度为队列",
                                 "in time with every recipient; by the year of the deadline"))  # fmt: skip
    published_rate = Rate("向社会公布率", "Published", published_units, to_publish, rule_id="REPORT-PUBLISHED-1",
                          least=EVERY, cite=PUBLISH)  # fmt: skip
    published_in_time_rate = Rate("按时公布率", "Published in time", published_in_time, to_publish,
                                  rule_id="REPORT-PUBLISHED-2", cite=PUBLISH,
                                  rule=Term("4月1日前", "before 1 April"))  # fmt: skip

    # 须相符
    parts = Balance("应报告＝按期＋逾期＋未报", "due = in time + late + missing", due,
                    submitted_in_time + submitted_late + not_submitted, cite=REPORT)  # fmt: skip
    bound = Balance("公开不多于应公开", "published ≤ to be published", published_units, to_publish, relation=Relation.AT_MOST,
                    cite=PUBLISH)  # fmt: skip
    timely = Balance("按期公开不多于公开", "in time ≤ published", published_in_time, published_units, relation=Relation.AT_MOST,
                     cite=PUBLISH)  # fmt: skip
