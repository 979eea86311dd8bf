"""What every case knows beside the steps of its line, as forms: 转办 · 退回 · 会办 · 抄送 · 解除 · 批注 · 更正."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fadu.desk import case_prepared
from fadu.desk.case_form import day_asked
from fadu.desk.case_found import Case
from fadu.engine import act, shares
from fadu.engine.access import (
    COPY,
    HANDLER,
    HEAD,
    JOINT,
    SUPERVISOR,
    Actor,
    in_whose_place,
    may_add,
    may_hand_over,
    may_share,
)
from fadu.engine.facts import Note
from fadu.engine.history import HAND_BACK, NOTE, RELEASE, TRANSFER
from fadu.measure.cite import Term
from fadu.pages.asking import Question
from fadu.pages.visible import unit_named
from fadu.pages.visit import Visit

Read = Mapping[str, Any]


@dataclass(frozen=True)
class Deed:
    """One of them: who may, what it asks, what it does. `seen` is the version that the person saw."""

    name: str
    step: str
    title: Term
    what: Term
    may: Callable[[Actor, Case], bool]
    asks: Callable[[Case, Visit], tuple[Question, ...]]
    do: Callable[[Case, Read, int, Visit], Any]


def _ask(
    name: str, zh: str, en: str, kind: str, *, required: bool = True, note: Term | None = None
) -> Question:
    return Question(name, Note(zh, en, kind, help=note), required)


_GOAL = _ask("goal", "转往单位", "To which unit", "unit")
_OTHER = _ask("goal", "单位", "Unit", "unit")
_WHY = _ask("reason", "理由", "Reason", "text")
_WHY_ALSO = _ask("reason", "说明理由", "Reason", "text", required=False)
_SAYS = _ask(
    "text",
    "批注",
    "Note",
    "text",
    note=Term(
        "仅工作人员可见，随案留存，不能修改。",
        "Officials only; it stays with the case and cannot be changed.",
    ),
)


def _with_day(*asked: Question) -> Callable[[Case, Visit], tuple[Question, ...]]:
    return lambda case, who: (*asked, day_asked(who.today))


def _shared(case: Case, who: Visit) -> tuple[Question, ...]:
    """The units to whom the case is open now, to choose from."""
    options = tuple(
        (str(unit), Term(unit_named(unit, "zh"), unit_named(unit, "en")), None)
        for unit in shares.replayed(case.history)
    )
    return (
        Question("shared", Note("单位", "Unit", "choice"), required=True, choices=options),
        day_asked(who.today),
    )


def _invite(kind: str) -> Callable[[Case, Read, int, Visit], Any]:
    def do(case: Case, read: Read, seen: int, who: Visit) -> Any:
        return act.invite(case.key, read["goal"], kind=kind, reason=read.get("reason", ""), actor=who.viewer, on=read["act_on"],
                          at=who.office.at, version=seen)  # fmt: skip

    return do


def _transfer(case: Case, read: Read, seen: int, who: Visit) -> Any:
    case_prepared.drop_all(case.key, by=who.viewer, at=who.office.at)
    return act.transfer(case.key, unit=read["goal"], reason=read["reason"], actor=who.viewer, on=read["act_on"], at=who.office.at,
                        version=seen)  # fmt: skip


def _hand_back(case: Case, read: Read, seen: int, who: Visit) -> Any:
    case_prepared.drop_all(case.key, by=who.viewer, at=who.office.at)
    return act.hand_back(
        case.key, reason=read["reason"], actor=who.viewer, on=read["act_on"], at=who.office.at, version=seen
    )


def _release(case: Case, read: Read, seen: int, who: Visit) -> Any:
    return act.release(
        case.key, int(read["shared"]), actor=who.viewer, on=read["act_on"], at=who.office.at, version=seen
    )


def _note(case: Case, read: Read, seen: int, who: Visit) -> Any:
    return act.note(case.key, read["text"], actor=who.viewer, on=who.today, at=who.office.at)


def _open(case: Case) -> bool:
    return not case.line.states[case.row["state"]].final


def may_correct(actor: Actor, case: Case) -> bool:
    """Somebody of the handling unit, or who oversees its ground: as `act.correct` checks again."""
    return in_whose_place(actor, frozenset({HANDLER, HEAD, SUPERVISOR}), case.row) is not None


def _may_share(actor: Actor, case: Case) -> bool:
    return may_share(actor, case.row) is not None


DEEDS: Mapping[str, Deed] = {
    one.name: one
    for one in (
        Deed("note", NOTE, Term("批注", "Write a note"), Term("写给承办和会办的同事。", "For colleagues on this case."),
             lambda actor, case: may_add(actor, case.line, case.row), lambda case, who: (_SAYS,), _note),
        Deed("transfer", TRANSFER, Term("转办", "Hand to another unit"),
             Term("记录转由其他单位承办，编号不变，期限照走。", "Another unit takes the record over; its number stays, its clocks run on."),
             lambda actor, case: _open(case) and may_hand_over(actor, case.row) is not None, _with_day(_GOAL, _WHY), _transfer),
        Deed("hand-back", HAND_BACK, Term("退回", "Hand back"),
             Term("退回转来的单位。", "Back to the unit that it came from."),
             lambda actor, case: _open(case) and shares.came_from(case.history) is not None
             and may_hand_over(actor, case.row) is not None, _with_day(_WHY), _hand_back),
        Deed("joint", "share", Term("邀请会办", "Ask a unit to join"),
             Term("会办单位可以看到个人信息，可以批注、添加附件。", "A joint unit sees personal data and may add notes and papers."),
             _may_share, _with_day(_OTHER, _WHY_ALSO), _invite(JOINT)),
        Deed("copy", "share", Term("抄送", "Send a copy"),
             Term("抄送单位只读，个人信息遮蔽。", "A unit with a copy reads only; personal data stay covered."),
             _may_share, _with_day(_OTHER, _WHY_ALSO), _invite(COPY)),
        Deed("release", RELEASE, Term("解除会办、抄送", "End a share"),
             Term("该单位不再能看到本记录；它已写的批注、附件留存。", "The unit no longer sees the record; what it added stays."),
             lambda actor, case: bool(shares.replayed(case.history)) and _may_share(actor, case), _shared, _release),
    )
}  # fmt: skip


def open_to(actor: Actor, case: Case) -> list[Deed]:
    """What this person may do with the case beside its steps."""
    return [one for one in DEEDS.values() if one.may(actor, case)]
