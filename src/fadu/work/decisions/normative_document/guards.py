"""What forbids a step of a normative document outright, and what only wants a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from fadu.engine.line import Term, days, working_days
from fadu.law.instruments import GPJZ2024, HNGFX
from fadu.measure.clock.period import plus_months
from fadu.measure.trouble import Trouble
from fadu.work.decisions.least import barred, reason_needed, too_early, wrong
from fadu.work.decisions.normative_document.codes import (
    ASSESS,
    COLLECTIVE,
    CONSULT,
    EVALUATE,
    FAIR,
    FAIR_BEFORE,
    IN_FORCE,
    MAJOR_COMMENT,
    MAJOR_REVIEW,
    REVIEW_DAYS,
    UNIFIED,
    VALID,
    VETTING,
    Level,
)

Row = Mapping[str, Any]
NUMBER = re.compile(r"[A-Z]{4}-\d{4}-\d{5}")
TRIAL = ("暂行", "试行")


def said(row: Row, facts: Row, name: str) -> bool:
    """A reason counts whether it is given with this step or stands in the record."""
    return bool(facts.get(name) or row[name])


def trial_as_titled(row: Row, facts: Row, on: date) -> Trouble | None:
    """暂行 and 试行 in the title are what makes a document a trial."""
    titled = any(word in facts["name"] for word in TRIAL)
    if titled == facts["trial"]:
        return None
    zh = "标题含“暂行”“试行”的为试行文件，其余不是"
    return wrong(
        Term("暂行、试行", "Trial"),
        facts["trial"],
        zh,
        "trial documents say 暂行 or 试行 in the title, others don't",
    )


def major_is_named(row: Row, facts: Row, on: date) -> Trouble | None:
    if not facts.get("also_major") or facts.get("decision"):
        return None
    return wrong(
        Term("重大行政决策", "Major decision"),
        None,
        "同时是重大行政决策的，须写明决策记录",
        "its record is to be named",
    )


def comment_announced(row: Row, facts: Row, on: date) -> Trouble | None:
    """Thirty days are the rule; fewer want a reason, and that of a major decision stands in the notice itself (art. 15)."""
    if facts["comment_days"] < 1:
        return wrong(
            Term("征求意见天数", "Days for comment"), facts["comment_days"], "至少1日", "one at least"
        )
    if facts["comment_days"] >= 30 or facts.get("short_comment_reason"):
        return None
    cite = MAJOR_COMMENT if row["also_major"] else CONSULT
    return reason_needed(Term("缩短征求意见期的理由", "Why the comment period is short"), cite,
                         f"公开征求意见一般不少于30日，现为{facts['comment_days']}日",
                         f"comment takes 30 days, not {facts['comment_days']}")  # fmt: skip


def comment_over(row: Row, facts: Row, on: date) -> Trouble | None:
    """A notice's own period is a promise to the public: it is not cut short."""
    last = too_early(on, days(row["comment_days"]), row["comment_from"], CONSULT)
    if last is None:
        return None
    return barred(CONSULT, f"公告的意见征求期至{last}届满，{on}不能结束", f"the notice runs through {last}: it cannot close on {on}",
                  "请待期限届满", "Wait until it has passed")  # fmt: skip


def _assessed(row: Row, facts: Row, on: date) -> Trouble | None:
    if row["assessed_on"] or said(row, facts, "no_assessment_reason"):
        return None
    return reason_needed(
        Term("未评估论证的理由", "Why it was not assessed"),
        ASSESS,
        "起草应当认真评估论证",
        "a draft is assessed",
    )


def _commented(row: Row, facts: Row, on: date) -> Trouble | None:
    """A document that is a major decision is heard by the public whatever its own rule lets pass (art. 14, 15)."""
    if row["comment_closed_on"] or said(row, facts, "no_comment_reason"):
        return None
    field = Term("未公开征求意见的理由", "Why the public was not asked")
    if row["also_major"]:
        zh, en = (
            "同时是重大行政决策的，除依法不予公开外，应当公开征求意见",
            "a major decision is put to the public",
        )
        return reason_needed(field, MAJOR_COMMENT, zh, en)
    if not row["affects_rights"]:
        return None
    zh, en = (
        "涉及群众切身利益或对权利义务有重大影响的，应当公开征求意见",
        "what touches people's rights is put to the public",
    )
    return reason_needed(field, CONSULT, zh, en)


def _competition(row: Row, facts: Row, on: date) -> Trouble | None:
    """Since 2024-08-01 nothing is issued unreviewed (art. 18); what went before is not in the register, so a reason will do."""
    if not row["concerns_undertakings"] or row["competition"] in ("no_effect", "exempt"):
        return None
    if row["law_on"] >= GPJZ2024.since or row["competition"] == "failed":
        return barred(FAIR, "涉及经营者经济活动的，未经公平竞争审查或者审查不合格，不得出台", "unreviewed, or failed, for fair competition",
                      "请先完成公平竞争审查，或修改后再审", "Have it reviewed, or change it")  # fmt: skip
    if said(row, facts, "no_competition_reason"):
        return None
    return reason_needed(Term("未经公平竞争审查的理由", "Why not reviewed for competition"), FAIR_BEFORE,
                         "涉及经营者经济活动的文件应当经公平竞争审查", "it concerns undertakings")  # fmt: skip


def _consented(row: Row, facts: Row, on: date) -> Trouble | None:
    if not row["needs_consent"] or row["consent_on"]:
        return None
    return barred(HNGFX.art(5, 2), "部门文件涉及重大公共利益、社会高度关注或者涉外、涉港澳台事项的，须先请示本级政府",
                  "such a department's document wants the government's consent first",
                  "请先取得本级政府同意", "Obtain it")  # fmt: skip


def file_complete(row: Row, facts: Row, on: date) -> Trouble | None:
    """What went before the legality review: the one that the law lets be waived wants a reason, the others are barred."""
    checks = (_consented, _competition, _assessed, _commented)
    return next((trouble for check in checks if (trouble := check(row, facts, on))), None)


def review_took_its_time(row: Row, facts: Row, on: date) -> Trouble | None:
    """Five working days at least, seven where the document is a major decision: urgency shortens, with its reason."""
    if said(row, facts, "urgent_reason"):
        return None
    least, cite = (7, MAJOR_REVIEW) if row["also_major"] else (5, REVIEW_DAYS)
    last = too_early(on, working_days(least), row["file_complete_on"], cite)
    if last is None:
        return None
    return reason_needed(Term("紧急理由", "Why it was urgent"), cite, f"合法性审核一般不少于{least}个工作日，至{last}届满",
                         f"legality review takes {least} working days, through {last}")  # fmt: skip


def found(*codes: str) -> Any:
    """The opinions that a step may write down."""

    def guard(row: Row, facts: Row, on: date) -> Trouble | None:
        if facts["opinion"] in codes:
            return None
        return wrong(
            Term("合法性审核意见", "Legality opinion"),
            facts["opinion"],
            "此项意见须用相应步骤登记",
            "it has a step of its own",
        )

    return guard


def opinion_followed(row: Row, facts: Row, on: date) -> Trouble | None:
    """Nothing goes to the meeting without a lawful opinion; changes asked for are made, or the departure is explained."""
    if row["opinion"] not in ("lawful", "after_changes"):
        return barred(VETTING & COLLECTIVE, "未经合法性审核或者审核不合法的，不得提交集体审议",
                      "without a lawful opinion nothing is put to the meeting", "请先送合法性审核", "Have it reviewed")  # fmt: skip
    if row["opinion"] == "lawful" or facts.get("changed") or facts.get("not_followed_reason"):
        return None
    return reason_needed(Term("未采纳审核意见的理由", "Why the opinion was not followed"), VETTING,
                         "审核意见要求修改，尚未修改", "the opinion asks for changes")  # fmt: skip


def registration_number(row: Row, facts: Row, on: date) -> Trouble | None:
    if NUMBER.fullmatch(facts["registration_no"]):
        return None
    zh = "应如 HHCR-2023-01005（四个字母、四位年份、五位数字）"
    return wrong(
        Term("登记编号", "Registration number"),
        facts["registration_no"],
        zh,
        "four letters, the year, five digits",
    )


def published_lawfully(row: Row, facts: Row, on: date) -> Trouble | None:
    """Unregistered, unnumbered: void. Force begins thirty days on, unless the text says and explains otherwise."""
    if not row["registration_no"]:
        return barred(UNIFIED, "未统一登记、统一编号的文件无效，不得公布", "without the unifications it is void",
                      "请先登记、编号", "Register and number it")  # fmt: skip
    return _in_force_later(facts, on) or _validity(row, facts)


def _in_force_later(facts: Row, on: date) -> Trouble | None:
    begins = facts["effective_on"]
    if begins < on:
        return wrong(Term("施行日期", "In force from"), begins, "不得早于公布之日", "not before publication")
    if begins >= on + timedelta(days=30) or facts.get("immediate_reason"):
        return None
    return reason_needed(Term("即行施行的理由", "Why in force at once"), IN_FORCE,
                         f"应当自统一公布之日起30日后施行，现定{begins}",
                         f"in force thirty days after publication, not on {begins}")  # fmt: skip


def _validity(row: Row, facts: Row) -> Trouble | None:
    given, most = facts["validity_years"], 2 if row["trial"] else 5
    if given < 1:
        return wrong(Term("有效期（年）", "Validity in years"), given, "至少1年", "one at least")
    if given <= most or facts.get("validity_reason"):
        return None
    return reason_needed(Term("有效期超过通例的理由", "Why valid for longer"), VALID,
                         f"有效期不超过{most}年，现定{given}年", f"valid for {most} years at most, not {given}")  # fmt: skip


def of_level(*levels: str) -> Any:
    """The step is for the documents of these issuers."""

    def guard(row: Row, facts: Row, on: date) -> Trouble | None:
        if row["level"] in levels:
            return None
        said = "、".join(Level.title(level) for level in levels)
        said_en = ", ".join(Level.title(level, "en") for level in levels)
        value = Level.title(row["level"])
        return wrong(
            Term("制定机关类别", "Issuer"), value, f"此步骤只适用于：{said}", f"this step is for: {said_en}"
        )

    return guard


def filed_first(recipient: str) -> Any:
    """An answer follows a filing that was not yet answered, or was supplemented since."""
    filed, answered = f"filed_{recipient}_on", f"{recipient}_result"

    def guard(row: Row, facts: Row, on: date) -> Trouble | None:
        if row[filed] is None:
            return wrong(Term("备案", "Filing"), None, "尚未报送备案", "nothing was filed")
        if row[answered] not in (None, "supplement"):
            return wrong(Term("备案结果", "Answer"), row[answered], "已有结论", "it was answered")
        if answered in facts and facts[answered] == "correct" and not facts.get("correct_due"):
            return wrong(
                Term("纠正期限", "Correct by"),
                None,
                "限期纠正须写明期限",
                "an order to correct names its day",
            )
        return None

    return guard


def expires(row: Row) -> date:
    return plus_months(row["published_on"], 12 * row["validity_years"])


def within_half_a_year_of_expiry(row: Row, facts: Row, on: date) -> Trouble | None:
    opens = plus_months(expires(row), -6)
    if on >= opens or facts.get("early_evaluation_reason"):
        return None
    return reason_needed(Term("提前评估的理由", "Why evaluated early"), EVALUATE,
                         f"期满前评估在有效期届满前6个月内进行，即{opens}起",
                         f"it is made in the last six months, from {opens}")  # fmt: skip
