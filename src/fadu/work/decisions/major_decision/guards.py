"""What forbids a step of a major decision outright, and what only wants a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.line import Term, days, working_days
from fadu.measure.cite import Cite
from fadu.measure.trouble import Trouble
from fadu.work.decisions.least import barred, reason_needed, too_early, wrong
from fadu.work.decisions.major_decision.codes import (
    ARCHIVE,
    COMMENT,
    DISCUSSION,
    EVALUATION,
    EXPERTS,
    MATERIALS,
    PARTICIPATION,
    PUBLICATION,
    REVIEW,
    REVIEW_DAYS,
    RISK,
    RISK_FOUND,
    THREE_EXPERTS,
    TO_PARTY,
)

Row = Mapping[str, Any]


def comment_announced(row: Row, facts: Row, on: date) -> Trouble | None:
    """Thirty days as a rule; where urgency shortens them, the notice itself says why (art. 15). No floor is named."""
    given = facts["comment_days"]
    if given < 1:
        return wrong(Term("征求意见天数", "Days for comment"), given, "至少1日", "one at least")
    if given >= 30 or facts.get("short_comment_reason"):
        return None
    field = Term("缩短征求意见期的理由", "Why the comment period is short")
    return reason_needed(
        field, COMMENT, f"公开征求意见一般不少于30日，现为{given}日", f"comment takes 30 days, not {given}"
    )


def comment_over(row: Row, facts: Row, on: date) -> Trouble | None:
    last = too_early(on, days(row["comment_days"]), row["comment_from"], COMMENT)
    if last is None:
        return None
    zh, en = f"公告的意见征求期至{last}届满", f"the notice runs through {last}"
    return barred(COMMENT, zh, en, "请待期限届满", "Wait until it has passed")


def materials_seven_days_before(row: Row, facts: Row, on: date) -> Trouble | None:
    """Those who take part have the papers seven days before the hearing: no reason shortens that (art. 16)."""
    last = too_early(on, days(7), row["materials_on"], MATERIALS)
    if last is None:
        return None
    zh, en = (
        f"听证材料须在听证会召开7日前送达，至{last}方满",
        f"the papers come seven days before, which pass on {last}",
    )
    return barred(MATERIALS, zh, en, "请另定听证日期", "Set another day")


def enough_experts(row: Row, facts: Row, on: date) -> Trouble | None:
    if facts["experts"] < 1:
        return wrong(Term("参加论证专家人数", "Experts"), facts["experts"], "至少1人", "one at least")
    if facts["experts"] >= 3 or facts.get("few_experts_reason"):
        return None
    field = Term("专家不足三人的理由", "Why fewer than three experts")
    return reason_needed(
        field, THREE_EXPERTS, "参加论证的专家一般不少于3人", "three experts by local practice"
    )


def _not_waived(flagged: object, cite: Cite, zh: str, en: str) -> Trouble | None:
    return barred(cite, zh, en, "请履行该程序", "Go through it") if flagged else None


def may_skip_the_public(row: Row, facts: Row, on: date) -> Trouble | None:
    """Only what may lawfully not be disclosed is spared the public (art. 14)."""
    return _not_waived(
        not row["undisclosed"],
        PARTICIPATION,
        "除依法不予公开的外，应当充分听取意见",
        "all but the undisclosed is put to the public",
    )


def may_skip_experts(row: Row, facts: Row, on: date) -> Trouble | None:
    return _not_waived(
        row["technical"],
        EXPERTS,
        "专业性、技术性较强的，应当组织专家论证",
        "a technical matter is argued by experts",
    )


def may_skip_risk(row: Row, facts: Row, on: date) -> Trouble | None:
    """An assessment made under other rules is not repeated (art. 22); otherwise what may harm stability is assessed."""
    needed = row["risky"] and not facts.get("assessed_elsewhere")
    return _not_waived(
        needed,
        RISK,
        "可能对社会稳定、公共安全等造成不利影响的，应当组织风险评估",
        "what may harm stability is assessed",
    )


STAGES = (
    ("participated_on", "no_participation_reason", PARTICIPATION, Term("公众参与", "public participation")),
    ("argued_on", "no_experts_reason", EXPERTS, Term("专家论证", "expert argumentation")),
    ("assessed_on", "no_risk_reason", RISK, Term("风险评估", "risk assessment")),
)
"""The three procedures that may not apply: done on a day, or a reason why not."""


def each_done_or_explained(row: Row, facts: Row, on: date) -> Trouble | None:
    for done, reason, cite, name in STAGES:
        if row[done] is None and not row[reason]:
            zh, en = f"{name.zh}程序未履行，也未说明不适用的理由", f"{name.en}: neither done nor explained"
            return barred(
                cite,
                zh,
                en,
                f"请先办理{name.zh}或登记不适用的理由",
                "Do it, or register why it does not apply",
            )
    if row["concerns_market"] and not facts.get("competition_reviewed"):
        zh, en = (
            "涉及市场主体经济活动的，送审、讨论材料应当包括公平竞争审查情况",
            "papers on undertakings include the competition review",
        )
        return barred(REVIEW, zh, en, "请先完成公平竞争审查", "Have it reviewed")
    return None


def review_took_its_time(row: Row, facts: Row, on: date) -> Trouble | None:
    """Seven working days as a rule (art. 26)."""
    if facts.get("urgent_reason") or row["urgent_reason"]:
        return None
    last = too_early(on, working_days(7), row["file_complete_on"], REVIEW_DAYS)
    if last is None:
        return None
    zh, en = (
        f"合法性审查时间一般不少于7个工作日，至{last}届满",
        f"review takes seven working days, through {last}",
    )
    return reason_needed(Term("紧急理由", "Why it was urgent"), REVIEW_DAYS, zh, en)


def found_in_order(row: Row, facts: Row, on: date) -> Trouble | None:
    """An exploratory reform goes on with its legal risk stated (art. 25)."""
    if facts["opinion"] not in ("lawful", "exploratory"):
        return wrong(
            Term("合法性审查意见", "Legality opinion"),
            facts["opinion"],
            "须用“审查不通过”登记",
            "it has a step of its own",
        )
    if facts["opinion"] == "lawful" or facts.get("legal_risk"):
        return None
    return wrong(
        Term("法律风险", "Legal risk"),
        None,
        "探索性改革须明示法律风险",
        "an exploratory reform states its legal risk",
    )


def found_wanting(row: Row, facts: Row, on: date) -> Trouble | None:
    if facts["opinion"] in ("adjust", "unlawful"):
        return None
    return wrong(
        Term("合法性审查意见", "Legality opinion"),
        facts["opinion"],
        "须用“审查通过”登记",
        "it has a step of its own",
    )


def ready_to_discuss(row: Row, facts: Row, on: date) -> Trouble | None:
    """No lawful opinion, no discussion; a risk that cannot be controlled is not decided on (art. 24, 25)."""
    if row["opinion"] not in ("lawful", "exploratory"):
        zh, en = (
            "未经合法性审查或者经审查不合法的，不得提交讨论",
            "without a lawful opinion nothing is discussed",
        )
        return barred(REVIEW, zh, en, "请先送合法性审查", "Have it reviewed")
    if row["risk"] == "not_controllable":
        zh, en = "风险不可控的，不得作出决策", "an uncontrollable risk is not decided on"
        return barred(RISK_FOUND, zh, en, "请采取措施、调整方案后重新评估", "Take measures and assess anew")
    return None


def majority_or_reasons(row: Row, facts: Row, on: date) -> Trouble | None:
    """The head speaks last, and says why when departing from the majority (art. 30)."""
    if not facts.get("departs") or facts.get("head_reason"):
        return None
    zh, en = (
        "行政首长拟作出的决定与多数人意见不一致的，应当说明理由",
        "the head explains a departure from the majority",
    )
    return barred(DISCUSSION, zh, en, "请写明理由", "Give the reasons")


def party_told(row: Row, facts: Row, on: date) -> Trouble | None:
    """What must be reported to the Party committee is reported before it is issued (art. 31), before or after the meeting."""
    if row["party_reported_on"] is not None:
        return None
    zh, en = "出台前应当按照规定向同级党委请示报告", "it is reported to the Party committee first"
    return barred(TO_PARTY, zh, en, "请先登记请示报告", "Register the report")


def disclosed(row: Row, facts: Row, on: date) -> Trouble | None:
    if not row["undisclosed"]:
        return party_told(row, facts, on)
    return wrong(
        Term("依法不予公开", "Not disclosed"),
        "是",
        "依法不予公开的不公布，请登记“不予公布”",
        "it is withheld by a step of its own",
    )


def withheld_lawfully(row: Row, facts: Row, on: date) -> Trouble | None:
    if row["undisclosed"]:
        return party_told(row, facts, on)
    zh, en = "决策机关应当通过政府公报、网站、报纸等公布决策", "decisions are published"
    return barred(PUBLICATION, zh, en, "请公布", "Publish it")


def another_evaluates(row: Row, facts: Row, on: date) -> Trouble | None:
    """Whoever did the main assessment before the decision does not evaluate it afterwards (art. 36)."""
    if row["assessor"] is None or facts["evaluator"] != row["assessor"]:
        return None
    zh, en = (
        "决策作出前承担主要论证评估工作的单位不得承担后评估",
        "who assessed before does not evaluate after",
    )
    return barred(EVALUATION, zh, en, "请委托其他单位", "Ask another body")


def filed_away(row: Row, facts: Row, on: date) -> Trouble | None:
    if row["archived_on"] is not None:
        return None
    return barred(
        ARCHIVE, "决策材料应当及时完整归档", "the papers are archived first", "请先归档", "Archive them"
    )
