"""How to object, by when and why by then: from the record's own clocks where it has them, else worked out from its last day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fadu.engine.act import Found
from fadu.engine.clocks import told
from fadu.engine.line import Rule, days, months
from fadu.engine.people import units
from fadu.engine.plan import shown
from fadu.law.holidays import CALENDAR
from fadu.law.instruments import ALL_2017 as ALL
from fadu.law.instruments import ARR_2007 as REG
from fadu.law.instruments import OGI_2019 as OGI
from fadu.law.instruments import PML_2010
from fadu.letters.remedies import REFUSAL, reconsideration_first, reconsideration_period
from fadu.measure.cite import Cite, Term
from fadu.measure.clock import Happening, Reckoning, What, reckon
from fadu.measure.clock.argument import said_day
from fadu.portal.errands.bodies import district_of
from fadu.portal.errands.errand import BODY, DISTRICT
from fadu.portal.errands.reconsideration import RESPONDENTS
from fadu.work.oversight.information_request import REFUSED, Reply

REPLIED = Term("答复之日", "The reply")
SILENCE = Term("答复期限届满", "The time for a reply ended")
NO_DECISION = Term("审理期限届满", "The time for a decision ended")
RECEIVED_LATER = Term(
    "从答复之日起算最稳妥；实际收到更晚的，从收到之日起算。",
    "Counted from the day of the reply, which is the safe reading; if it reached you later, count from then.",
)


@dataclass(frozen=True, slots=True)
class Route:
    """One remedy: what and where, the period as worked out (None: no fixed one), a note; `prefilled`: begins on this site."""

    title: Term
    where: Term
    reckoning: Reckoning | None
    note: Term | None = None
    cite: Cite | None = None
    prefilled: bool = False


def routes(found: Found, today: date) -> list[Route]:
    """What is open to the applicant now, or was until a day that is named."""
    known = {
        "oversight.information_request": _information,
        "oversight.reconsideration": _reconsideration,
        "people.mediation": _mediation,
    }
    way = known.get(found.line.id)
    return list(way(found, today)) if way else []


def _period(rule: Rule, since: date, label: Term) -> Reckoning:
    return reckon(rule, [Happening(since, What.START, label)], CALENDAR)


# ---------------------------------------------------------------------------------------- requests for information


def _information(found: Found, today: date) -> Iterator[Route]:
    row = found.row
    since, label = _grievance(found, today)
    if since is None or row["state"] == "withdrawn":
        return
    late = label is SILENCE
    note = None if late else RECEIVED_LATER
    law = reconsideration_period(today)
    respondent = units()[row["unit"]].kind in RESPONDENTS
    yield Route(Term("申请行政复议", "Apply for reconsideration"), _authority(respondent),
                _period(Rule(days(60), law & REG.art(16) if late else law), since, label), note,
                OGI.art(51), prefilled=respondent)  # fmt: skip
    first = reconsideration_first(today, item=REFUSAL) if row["reply"] in REFUSED else None
    if first is not None:
        yield Route(Term("提起行政诉讼", "Sue"),
                    Term("对不予公开，须先申请行政复议，对复议决定不服再起诉。",
                         "Where information is refused, reconsideration comes first; you may sue over its decision."),
                    None, cite=first)  # fmt: skip
    else:
        yield Route(Term("直接提起行政诉讼", "Sue directly"), Term("有管辖权的人民法院", "the court that has jurisdiction"),
                    _period(Rule(months(6), ALL.art(47) if late else ALL.art(46)), since, label), note, OGI.art(51))  # fmt: skip
    yield Route(Term("投诉、举报", "Complain"),
                Term("上一级行政机关，或者政府信息公开工作主管部门（政府办公厅、办公室）",
                     "the body above, or the government office that oversees disclosure"), None,
                cite=OGI.art(47) & OGI.art(51))  # fmt: skip


def _grievance(found: Found, today: date) -> tuple[date | None, Term]:
    """From when one may object: the reply, or the end of the time in which there should have been one."""
    if found.row["replied_on"] is not None:
        return found.row["replied_on"], REPLIED
    for one in told(found.line, found.history, found.row, CALENDAR):
        due = one.reckoning.due
        if (
            one.clock.name in ("answer_by", "delayed_answer_by")
            and one.runs
            and due is not None
            and due < today
        ):
            return due, SILENCE
    return None, REPLIED


def _authority(here: bool) -> Term:
    if here:
        return Term(
            "有管辖权的人民政府；可以就在本平台提出",
            "the government that has jurisdiction; you may begin here",
        )
    return Term("上一级人民政府", "the government above")


def prefill(found: Found, today: date) -> dict[str, Any]:
    """The answers with which an application about this reply (or silence) begins; its applicant checks and completes them."""
    row = found.row
    since, label = _grievance(found, today)
    unit = units()[row["unit"]]
    reply = row["reply"] and Reply.title(row["reply"])
    what = f"作出的答复（{reply}）" if label is REPLIED else "逾期未作答复"
    number = f"，文号{row['reply_no']}" if row["reply_no"] else ""
    day = since.isoformat() if since else ""
    return {
        DISTRICT: district_of(unit.territory), BODY: str(unit.id), "matter": "disclosure",
        "act": f"{unit.name_zh}对政府信息公开申请（编号{shown(row['id'])}，{said_day(row['opened'], 'zh')}收到）{what}{number}",
        "known_on": day, "told_on": day if label is REPLIED else "", "acted_on": day if label is REPLIED else "",
        "applicant_kind": "citizen" if row["applicant_kind"] == "natural" else "organisation",
        "applicant": row["applicant"] or "", "contact": row["contact"] or "",
    }  # fmt: skip


# ------------------------------------------------------------------------------------------------ reconsideration


def _reconsideration(found: Found, today: date) -> Iterator[Route]:
    court = Term("有管辖权的人民法院", "the court that has jurisdiction")
    for one in told(found.line, found.history, found.row, CALENDAR):
        due = one.reckoning.due
        if one.clock.name in ("sue_by", "sue_refusal_by") and one.runs:
            yield Route(Term("提起行政诉讼", "Sue"), court, one.reckoning, cite=one.rule.cite)
        elif one.clock.name.startswith("decide_") and one.runs and due is not None and due < today:
            rule = Rule(days(15), ALL.art(45))
            yield Route(Term("逾期不作决定：提起行政诉讼", "No decision in time: sue"), court, _period(rule, due, NO_DECISION),
                        cite=rule.cite)  # fmt: skip


# ------------------------------------------------------------------------------------------------------- mediation


def _mediation(found: Found, today: date) -> Iterator[Route]:
    state: Mapping[str, Any] = found.row
    for one in told(found.line, found.history, found.row, CALENDAR):
        if one.clock.name == "apply_by" and one.runs:
            yield Route(Term("双方共同申请司法确认", "Ask a court together to confirm the agreement"),
                        Term("人民法院；由双方共同提出", "the court; both parties together"), one.reckoning,
                        cite=one.rule.cite)  # fmt: skip
    if state["state"] in ("broken_off", "declined"):
        yield Route(Term("仲裁、行政或者诉讼途径", "Arbitration, administrative remedies or the courts"),
                    Term("由您选择；诉讼时效、仲裁时效依各自法律",
                         "as you choose; limitation periods follow their own laws"), None,
                    cite=PML_2010.art(26))  # fmt: skip
    if state["state"] in ("agreed_orally", "agreed_in_writing", "breached"):
        yield Route(Term("就协议的履行或者内容起诉", "Sue over the agreement's performance or content"),
                    Term("人民法院", "the court"), None, cite=PML_2010.art(32))  # fmt: skip
