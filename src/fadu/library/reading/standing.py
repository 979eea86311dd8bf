"""How a document stands on a day, and why: told from the span that was derived for it and from what others did to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fadu.library.kinds import Link
from fadu.library.models import Document, Version
from fadu.library.reading.links import Tie
from fadu.measure.cite import Term


class State(StrEnum):
    """The five states of a document on a day, as search counts them."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REPEALED = "repealed"
    UNKNOWN = "unknown"

    @property
    def term(self) -> Term:
        return _STATES[self]

    @property
    def good(self) -> bool:
        return self is State.IN_FORCE


_STATES = {
    State.IN_FORCE: Term("现行有效", "in force"),
    State.NOT_YET: Term("尚未施行", "not yet in force"),
    State.EXPIRED: Term("已失效", "lapsed"),
    State.REPEALED: Term("已废止", "repealed"),
    State.UNKNOWN: Term("效力待核", "validity not established"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of the why; `by` is the document that did it, where the library holds it, `quote` its words."""

    term: Term
    on: date | None = None
    by: Document | None = None
    by_title: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The state on a day and the reasons for it, the most telling first."""

    state: State
    day: date
    reasons: tuple[Reason, ...]


def state_on(document: Document, day: date) -> State:
    """From the span of its force alone."""
    if document.begins is not None and document.begins > day:
        return State.NOT_YET
    if document.ends is not None and document.ends < day:
        return State.REPEALED if document.ended_as == "repealed" else State.EXPIRED
    return State.IN_FORCE if document.begins is not None else State.UNKNOWN


def standing(document: Document, day: date, ties: Sequence[Tie], versions: Sequence[Version]) -> Standing:
    """The state and its reasons: the beginning, the end, what was amended by the day, what kept it."""
    state = state_on(document, day)
    told = [*_end(document, state, day, ties), *_beginning(document, state), *_between(day, ties, versions)]
    return Standing(state, day, tuple(told))


def _beginning(document: Document, state: State) -> list[Reason]:
    if document.begins is None:
        return [
            Reason(
                Term(
                    "文中没有载明施行日期，发布日期也无从查考",
                    "neither a day of effect nor one of publication is known",
                )
            )
        ]
    if document.effective_from == document.begins:
        return [
            Reason(Term("文件自载施行日期", "the day of effect that the text itself gives"), document.begins)
        ]
    if document.begins in (document.published_on, document.written_on):
        words = Term(
            "文件未另定施行日期，自公布（印发）之日起", "no other day is given: from its publication"
        )
        return [Reason(words, document.begins)]
    return [Reason(Term("开始施行", "took effect"), document.begins)]


def _end(document: Document, state: State, day: date, ties: Sequence[Tie]) -> list[Reason]:
    if document.ends is None:
        return []
    if state is State.REPEALED or (state is State.EXPIRED and document.ends != document.expires_on):
        found = [
            _done(tie) for tie in ties if tie.passive and tie.link.ends and (tie.on is None or tie.on <= day)
        ]
        return found or [Reason(Term("最后有效日", "last day in force"), document.ends)]
    last = Term("有效期届满，最后有效日", "the period of validity ended; last day in force")
    ahead = Term("有效期至", "valid until")
    trial = Term("试行（暂行）文件，有效期至", "on trial; valid until")
    if state is State.EXPIRED:
        return [Reason(last, document.ends)]
    return [Reason(trial if document.trial else ahead, document.ends)]


def _between(day: date, ties: Sequence[Tie], versions: Sequence[Version]) -> list[Reason]:
    """Amendments up to the day, partial repeals, decisions that keep it, the latest first."""
    kinds = (Link.AMENDS, Link.REPEALS_IN_PART, Link.KEEPS)
    found = [
        _done(tie) for tie in ties if tie.passive and tie.link in kinds and (tie.on is None or tie.on <= day)
    ]
    known = {reason.on for reason in found}
    for version in versions[1:]:
        begun = version.since or version.dated
        if begun is not None and begun <= day and begun not in known and version.dated not in known:
            words = Term("按修改后的文本", "by the amended text")
            by = version.made_by
            found.append(Reason(words, begun, by, by.title if by else ""))
    return sorted(found, key=lambda reason: reason.on or date.min, reverse=True)


def _done(tie: Tie) -> Reason:
    return Reason(_PASSIVE[tie.link], tie.on, tie.other, tie.title, tie.quote)


_PASSIVE = {
    Link.AMENDS: Term("被修改", "amended"),
    Link.REPEALS: Term("被废止", "repealed"),
    Link.REPEALS_IN_PART: Term("部分条款被废止", "repealed in part"),
    Link.LAPSES: Term("被宣布失效", "declared lapsed"),
    Link.KEEPS: Term("经清理继续有效", "kept in force by a clean-up"),
    Link.REPLACES: Term("被代替", "replaced"),
}
