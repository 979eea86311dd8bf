"""The code lists of suggestions and proposals, and what forbids a step of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from fadu.engine.line import Choice, Choices, Mark, Term, where
from fadu.engine.troubles import FactWrong
from fadu.law.instruments import DEP_2015, DEP_2025, PROP_2018
from fadu.law.instruments import DEP_CHONGQING_2017 as PATTERN
from fadu.law.instruments import PUB_2014 as PUB
from fadu.law.suggestions import PROMISING, SCHEMES, Group, codes_of, graded
from fadu.measure.condition import Where
from fadu.measure.trouble import Trouble

ANSWER = DEP_2015.art(42, 1) & DEP_2025.art(51, 2)
CONTACT = DEP_2015.art(42, 2) & DEP_2025.art(51, 2)
HANDING = DEP_2015.art(42, 1) & DEP_2025.art(51, 1)
SUGGEST = DEP_2015.art(18) & DEP_2025.art(24)
SEASON = DEP_2015.art(29) & DEP_2025.art(36)
CPPCC = PROP_2018.whole(mark=Mark.KNOWN, note="仅见第一条至第三条")
LOCAL = PATTERN.whole()
RETURN, CLASSES, LEDGER = PATTERN.art(16), PATTERN.art(22), PATTERN.art(24)
VIEWS, REDO, SILENT = PATTERN.art(26), PATTERN.art(27, 2), PATTERN.art(29)
PUBLISH = PUB.whole()


class Category(Choices):
    """The two kinds that reports add up: 建议 and 提案."""

    suggestion = Choice("人大代表建议", "Deputies' suggestion", SUGGEST)
    proposal = Choice("政协提案", "CPPCC proposal", CPPCC)


class Season(Choices):
    session = Choice("会议期间", "During the session", SUGGEST)
    recess = Choice("闭会期间", "Between sessions", SEASON)


class ProposedBy(Choices):
    one = Choice("个人", "One person")
    several = Choice("联名", "Several together")
    delegation = Choice("代表团", "Delegation")
    motion = Choice("议案转为建议", "Motion handled as a suggestion")
    body = Choice("党派、团体、界别或专门委员会", "Party, organisation, sector or committee")


class Theme(Choices):
    finance = Choice("财经", "Finance and economy")
    rural = Choice("农业农村", "Agriculture and countryside")
    urban = Choice("城建环资", "Construction, environment, resources")
    culture = Choice("教科文卫", "Education, science, culture, health")
    justice = Choice("监察司法", "Supervision and justice")
    social = Choice("社会建设", "Social affairs")


class Handling(Choices):
    """Who answers. The lead and the first of separate units carry the item's count; the others answer beside them."""

    sole = Choice("独办", "Alone", LOCAL)
    lead = Choice("主办", "Leading, with joint units", PATTERN.art(20, 1))
    first = Choice("分办（首办）", "Separately, counted here", PATTERN.art(20, 2))
    beside = Choice("分办", "Separately, counted at the first unit", PATTERN.art(20, 2))


class NotFiled(Choices):
    private = Choice("涉及本人及亲属个人问题", "A private matter", PATTERN.art(9, 2, 1))
    lawsuit = Choice("涉及具体司法案件或代转来信", "A lawsuit, or a letter passed on", PATTERN.art(9, 2, 2))
    academic = Choice("学术探讨、产品推介", "Academic, or advertising", PATTERN.art(9, 2, 3))
    complaint = Choice("检举、申诉、控告", "A complaint or accusation", PATTERN.art(9, 2, 4))
    other = Choice("其他不宜立案", "Otherwise unfit", PATTERN.art(9, 2, 5))


class Way(Choices):
    """面商: how the proposer was heard; the first three are face to face."""

    visit = Choice("走访", "Visit", PATTERN.art(18))
    inquiry = Choice("共同调研", "Joint inquiry", PATTERN.art(18))
    seminar = Choice("座谈", "Meeting", PATTERN.art(18))
    remote = Choice("电话、网络或书信", "Telephone, network or letter", CONTACT)


class Attitude(Choices):
    satisfied = Choice("满意", "Satisfied", VIEWS)
    basically = Choice("基本满意", "Basically satisfied", VIEWS)
    dissatisfied = Choice("不满意", "Dissatisfied", VIEWS)


class Publication(Choices):
    full = Choice("全文公开", "In full", PUBLISH)
    abstract = Choice("摘要公开", "In abstract", PUBLISH)


class SchemeUsed(Choices):
    codes: ClassVar[dict[str, Choice]] = {scheme.id: Choice(scheme.title.zh, scheme.title.en,
                                                            scheme.cite) for scheme in SCHEMES}  # fmt: skip


class Outcome(Choices):
    """The classes of every scheme; which one a city uses is told with each reply, never assumed."""

    codes: ClassVar[dict[str, Choice]] = {code: Choice(grade.title.zh, grade.title.en, scheme.cite, grade.letter) for code,
                                                       scheme, grade in graded()}  # fmt: skip


CATEGORY, MONTHS, ADDED = Term("类别", "kind"), Term("提案答复期限（月）", "months for the reply"), Term("延长月数",
"months added")  # fmt: skip
CLASS, PROMISE = Term("办理结果类别", "class of the reply"), Term("承诺事项", "promise")
PUBLISHED, VIEW = Term("公开日期", "published on"), Term("评价", "assessment")


def in_class(group: Group) -> Where:
    """Replies whose class, in whichever scheme, comes down to the group."""
    return where(outcome=codes_of(group))


def wrong(field: Term, value: object, zh: str, en: str) -> Trouble:
    return FactWrong(field=field, value=value, reason=Term(zh, en))


def is_suggestion(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The Deputies Law binds suggestions only."""
    if row["category"] == "suggestion":
        return None
    return wrong(CATEGORY, Category.title(row["category"]), "政协提案请用“交办提案”", "a proposal is assigned by its own step")


def is_proposal(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """A proposal's period is set with the assignment, and six months is the most that any rule read allows."""
    if row["category"] != "proposal":
        return wrong(CATEGORY, Category.title(row["category"]), "代表建议请用“交办建议”",
        "a suggestion is assigned by its own step")  # fmt: skip
    if not 1 <= facts["reply_months"] <= 6:
        return wrong(MONTHS, facts["reply_months"], "应为1至6个月", "1 to 6 months")
    return None


def six_months_in_all(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """Six months from the assignment is the longest, the extension included (art. 42)."""
    if (row["reply_months"] or 3) + facts["extension_months"] <= 6:
        return None
    return wrong(ADDED, facts["extension_months"], "自交办之日起最长六个月", "six months from the assignment at most")


def class_of_the_scheme(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    """The class belongs to the scheme named, and one that promises says what and until when."""
    outcome, scheme = facts["outcome"], facts["scheme"]
    if not outcome.startswith(f"{scheme}_"):
        return wrong(CLASS, outcome, f"不属于“{SchemeUsed.title(scheme)}”", "is no class of the scheme named")
    due = facts.get("promise_due")
    if outcome not in PROMISING:
        if due is None and not facts.get("promise"):
            return None
        return wrong(PROMISE, due or facts["promise"], "此类答复没有承诺事项", "this class of reply promises nothing")
    if not facts.get("promise") or due is None or due <= on:
        return wrong(PROMISE, due or "—", "须写明承诺事项和今后的完成日期", "say what is promised and by which day to come")
    return None


def nothing_promised(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["promise_due"] is None:
        return publication_decided(row, facts, on)
    return wrong(PROMISE, row["promise_due"], "有承诺事项，应转入跟踪", "something is promised: track it")


def something_promised(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["promise_due"] is not None:
        return publication_decided(row, facts, on)
    return wrong(PROMISE, "—", "没有承诺事项，应直接办结", "nothing is promised: conclude it")


def publication_decided(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    if row["published_on"] or row["withheld_on"]:
        return None
    return wrong(PUBLISHED, "—", "办结前应公开答复或决定不公开", "publish the reply, or decide not to, before concluding")


def no_first_dispute(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return _not_dissatisfied(facts["first_view"])


def no_second_dispute(row: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Trouble | None:
    return _not_dissatisfied(facts["second_view"])


def _not_dissatisfied(view: str) -> Trouble | None:
    if view != "dissatisfied":
        return None
    return wrong(VIEW, Attitude.title(view), "不满意请用“反馈不满意”登记", "“dissatisfied” has a step of its own")
