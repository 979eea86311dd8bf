"""What a reconsideration step must satisfy beyond its state: time, ground, approver, hearing; and the period for applying."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import Choices, Rule, Term, days, years
from fadu.engine.troubles import FactMissing, FactWrong
from fadu.engine.words import Guard
from fadu.law.holidays import CALENDAR
from fadu.law.instruments import ARL_2017 as OLD
from fadu.law.instruments import ARL_2023 as NEW
from fadu.measure.clock import Happening, What, reckon
from fadu.measure.trouble import Trouble
from fadu.work.oversight.reconsideration.codes import (
    NEW_BEGINS,
    SMALL_SUM,
    Approver,
    Outcome,
    RefusalGround,
    SimplifiedGround,
    SuspensionGround,
)  # fmt: skip


class ScreeningOver(Trouble):
    code = "RC-001"
    title = Term("审查期限已届满", "The examination period is over")
    zh = "自{since}起五个工作日的审查期限已于{due}届满，依法即为受理；{on}不能再{step}（{cite}）。"
    en = "The five working days from {since} ended on {due}: the application counts as accepted, and on {on} “{step}” is too late ({cite})."
    remedy_zh = "请登记期限届满的受理，再办理后续步骤；不符合条件的，可决定驳回申请。"
    remedy_en = "Record the deemed acceptance and go on; if a condition is lacking the application may then be dismissed."


def _new(row: Mapping[str, Any]) -> bool:
    return bool(row["law_on"] >= NEW_BEGINS)


def _wrong(field: Term, listed: type[Choices], code: Any, zh: str, en: str) -> FactWrong:
    return FactWrong(field=field, value=listed.title(str(code)), reason=Term(zh, en))


def still_open(step: Term) -> Guard:
    """After five working days of silence the application counts as accepted: nothing else may end the examination."""

    def check(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
        if row["state"] != "examining":  # the five days stand still meanwhile
            return None
        since = row["screened_from"]
        due = CALENDAR.add_workdays(since, 5)
        cite = NEW.art(30, 3) if _new(row) else OLD.art(17, 2)
        return ScreeningOver(since=since, due=due, on=on, step=step, cite=cite) if on > due else None

    return check


def filing_due(row: Mapping[str, Any]) -> date | None:
    """The last day for applying, from the days on record; None where they are not known."""
    known = row["known_on"]
    if known is None:
        return None
    length = days(max(60, row["filing_days"] or 60))
    if not _new(row):
        return _due(Rule(length, OLD.art(9)), known)
    told = row["told_on"]
    year = _due(Rule(years(1), NEW.art(20, 3)), known)
    due = min(_due(Rule(length, NEW.art(20)), max(told, known)), year) if told and told > known else year
    if told and told <= known:
        due = _due(Rule(length, NEW.art(20, 1)), known)
    if row["acted_on"] is None:
        return due
    return min(due, _due(Rule(years(20 if row["immovable"] else 5), NEW.art(21)), row["acted_on"]))


def _due(rule: Rule, start: date) -> date:
    due = reckon(rule, [Happening(start, What.START, Term("起算", "start"))], CALENDAR).due
    assert due is not None
    return due


def well_refused(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Nobody is late who is in time by the days on record; who belongs elsewhere is told where (2023 art. 30)."""
    ground, due = facts["refusal_ground"], filing_due(row)
    sent = row["posted_on"] or row["received_on"]
    if ground == "out_of_time" and due is not None and sent <= due:
        return _wrong(Term("不予受理理由", "Ground"), RefusalGround, ground, f"申请期限至{due}，{sent}提出未超过",
                      f"the period ran to {due}; applying on {sent} was in time")  # fmt: skip
    if ground == "no_jurisdiction" and _new(row) and not facts.get("competent_authority"):
        return FactMissing(step=Term("不予受理", "Refuse"), fields=[Term("有管辖权的机关", "Competent authority")])
    return None


def truly_simple(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The sum and the matter bear out the ground for the simplified procedure (2023 art. 53)."""
    ground, amount = facts["simplified_ground"], facts.get("amount", row["amount"])
    field = Term("适用简易程序的情形", "Ground for the simplified procedure")
    if ground == "small_sum" and (amount is None or amount > SMALL_SUM):
        return _wrong(field, SimplifiedGround, ground, "涉及款额未登记或超过三千元", "the sum is not recorded or exceeds 3,000 yuan")
    if ground == "disclosure" and row["matter"] != "disclosure":
        return _wrong(field, SimplifiedGround, ground, "案件不是政府信息公开事项", "the case is not about disclosure")
    return None


def right_approver(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """An extension needs the head whom the law of the case names."""
    right, cite = ("body_head", NEW.art(62, 1)) if _new(row) else ("authority_head", OLD.art(31, 1))
    if facts["approver"] == right:
        return None
    return _wrong(Term("批准人", "Approver"), Approver, facts["approver"], f"依{cite.zh}须经{Approver.title(right)}批准",
                  f"{cite.en} asks for the {Approver.title(right, 'en').lower()}")  # fmt: skip


def ground_among(known: tuple[str, ...]) -> Guard:
    """The two steps of suspension share one list; mediation is a ground only since 2024."""

    def check(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
        ground = facts["suspension_ground"]
        if ground not in known:
            zh, en = "该理由须用另一中止步骤登记", "this ground has a step of its own"
        elif ground == "mediation" and not _new(row):
            zh, en = "2024年以前的法律没有这一理由", "the law before 2024 has no such ground"
        else:
            return None
        return _wrong(Term("中止理由", "Ground of suspension"), SuspensionGround, ground, zh, en)

    return check


def outcome_among(known: tuple[str, ...]) -> Guard:
    """An outcome belongs to its step, and to a law that knows it."""

    def check(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
        outcome = facts["outcome"]
        if outcome not in known:
            zh, en = "该结果须用另一步骤登记", "this outcome has a step of its own"
        elif outcome in ("R34", "R36") and not _new(row):
            zh, en = "2024年以前的法律没有这一结果", "the law before 2024 has no such outcome"
        else:
            return None
        return _wrong(Term("审理结果", "Outcome"), Outcome, outcome, zh, en)

    return check


def properly_heard(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Since 2024 an ordinary case is decided on its merits only after the parties were heard; a major one after a
    hearing and the committee's opinion (arts. 49, 50, 52)."""
    if not _new(row) or row["procedure"] == "simplified" or facts["outcome"] == "R10":
        return None
    wanted = {"opinions": Term("听取意见方式", "How the parties were heard")}
    if row["major"]:
        wanted |= {"heard_on": Term("听证日期", "Hearing held on"), "advised_on": Term("咨询意见日期", "Committee's opinion of")}
    lacking = [title for name, title in wanted.items() if row[name] is None]
    return FactMissing(step=Term("作出决定", "Decide"), fields=lacking) if lacking else None


def redone_only_if_annulled(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """To act anew is ordered only with an annulment."""
    if facts.get("redo_days") is None or facts["outcome"] in ("R31", "R32"):
        return None
    return FactWrong(field=Term("责令重作期限", "Days for acting anew"), value=facts["redo_days"],
                     reason=Term("只有撤销或部分撤销才可责令重新作出", "only an annulment may order it"))  # fmt: skip
