"""The course of a record as officials and the public read it: what may follow and why not, and what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fadu.engine.access import NAMELESS, Actor, Reading, Standing, in_whose_place, reads
from fadu.engine.clocks import label
from fadu.engine.history import (
    BESIDE,
    FROM,
    HAND_BACK,
    INVITE,
    KIND,
    REASON,
    TEXT,
    TITLE,
    TRANSFER,
    UNIT,
    Past,
)
from fadu.engine.identity import BadRecordNumber, read_identity
from fadu.engine.line import Line
from fadu.engine.people import Officer
from fadu.engine.plan import check_run_out, refusal
from fadu.engine.shares import KINDS
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble
from fadu.pages.visible import said_fact, unit_named

_LONGEST_NUMBER = 40
PERSONAL = "@personal"  # of an attachment: for the units that handle the record alone
COVERED = Term("〔…〕", "[…]")


def key_of(number: str) -> int:
    """The key behind a number in an address; nonsense is told as such."""
    if len(number) > _LONGEST_NUMBER:
        raise BadRecordNumber(value=number[:_LONGEST_NUMBER] + "…")
    key = read_identity(number).key
    if not 0 < key < 2**63:
        raise BadRecordNumber(value=number)
    return key


# --------------------------------------------------------------------------------------------------------- steps


@dataclass(frozen=True, slots=True)
class Next:
    """A step that may follow, or why it may not; `yours` if the viewer may take it."""

    step: Step
    reason: Term | Trouble | None
    yours: bool

    @property
    def roles(self) -> list[Term]:
        return [role.term for role in sorted(self.step.by)]


def next_steps(
    line: Line, row: Mapping[str, Any], history: Sequence[Past], viewer: Actor, today: date
) -> Iterator[Next]:
    """Every step that does not open a record: possible now, or refused with the reason."""
    for step in line.steps.values():
        if not step.opens:
            reason = why_not(line, step, row, history, today=today)
            yield Next(step, reason, reason is None and in_whose_place(viewer, step.by, row) is not None)


def why_not(
    line: Line, step: Step, row: Mapping[str, Any], history: Sequence[Past], *, today: date
) -> Term | Trouble | None:
    """Why a step cannot follow now, whoever takes it; None where it can."""
    if refusal(line, step, dict(row), history, row["law_on"]):
        return _refused(step, row, history)
    try:
        check_run_out(line, step, dict(row), history, on=today, calendar=CALENDAR)
    except Trouble as trouble:
        return trouble
    return None


def _refused(step: Step, row: Mapping[str, Any], history: Sequence[Past]) -> Term:
    taken = next((past for past in history if past.step == step.name), None)
    if not step.known_to_law_of(row["law_on"]):
        day = row["law_on"]
        return Term(
            f"本记录适用{day}的法律，其中没有这一步",
            f"the law of {day}, which governs here, knows no such step",
        )
    if step.once and taken is not None:
        return Term(f"依法只能办理一次，已于{taken.on}办理", f"may be taken once only; taken on {taken.on}")
    stands = [state.title for state in step.sources]
    return Term(
        "须在" + "、".join(f"“{state.zh}”" for state in stands) + "时办理",
        "only from " + ", ".join(f"“{state.en}”" for state in stands),
    )


# ----------------------------------------------------------------------------------------------------------- log


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of the log as the viewer may read it."""

    seq: int
    step: str
    title: Term
    on: date
    at: datetime | None
    state: Term
    actor: str
    hash: str
    written: list[tuple[Term, str]]

    @property
    def beside(self) -> bool:
        """Did it move nothing (a note, a paper, a share)?"""
        return self.step in BESIDE


def log_of(
    line: Line, history: Sequence[Past], viewer: Actor, stands: Standing, lang: Lang, *, personal: bool = True
) -> Iterator[Entry]:
    """The events that the viewer may read; without `personal` personal facts stay covered also for those who may see them."""
    names = _names(history) if viewer.official else {}
    for past in history:
        if past.internal and not stands.official:
            continue
        title = label(line, past)
        state = line.states[past.state].title if past.state in line.states else Term(past.state, past.state)
        actor = _actor(past, names, lang) if viewer.official else ""
        told = list(written(line, past, stands, lang, personal=personal))
        told += list(beside(past, stands, lang)) if stands.official else []
        yield Entry(past.seq, past.step, title, past.on, past.at, state, actor, past.hash.hex(), told)


def _actor(past: Past, names: Mapping[int, str], lang: Lang) -> str:
    """Who did it, and in whose place."""
    said = _name(past.actor, names, lang)
    if past.behalf is None:
        return said
    giver = _name(past.behalf, names, lang)
    return Term(f"{said}（代{giver}）", f"{said} (for {giver})").said(lang)


def _name(number: int, names: Mapping[int, str], lang: Lang) -> str:
    return names.get(number) or (NAMELESS[number].said(lang) if number in NAMELESS else f"#{number}")


def _names(history: Sequence[Past]) -> dict[int, str]:
    wanted = {past.actor for past in history} | {past.behalf for past in history if past.behalf is not None}
    known = Officer.objects.filter(pk__in=wanted)
    return {
        number: name or username for number, name, username in known.values_list("pk", "name_zh", "username")
    }


def written(
    line: Line, past: Past, stands: Standing, lang: Lang, *, personal: bool = True
) -> Iterator[tuple[Term, str]]:
    """The facts that an event wrote, as far as the viewer reads them."""
    for name, value in past.facts.items():
        note = line.facts.get(name)
        if note is None:
            continue
        how = reads(stands, line, name)
        if how is Reading.MASKED or (how is Reading.SHOWN and note.personal and not personal):
            yield note.title, COVERED.said(lang)
        elif how is Reading.SHOWN:
            yield note.title, said_fact(note, value, lang) or "—"


def beside(past: Past, stands: Standing, lang: Lang) -> Iterator[tuple[Term, str]]:
    """What an event says beside the record's facts, for officials: why, from and to which unit, what a note says."""
    hidden = bool(past.facts.get(PERSONAL)) and stands not in (Standing.UNIT, Standing.JOINT)
    for name, title in _BESIDE.items():
        value = past.facts.get(name)
        if value in (None, "") or (name == "unit" and past.step not in (TRANSFER, HAND_BACK)):
            continue
        if name in _UNITS:
            yield title, unit_named(value, lang)
        else:
            yield title, COVERED.said(lang) if hidden and name == TITLE else _kind(past, name, value, lang)


def _kind(past: Past, name: str, value: Any, lang: Lang) -> str:
    shared = name == KIND and past.step == INVITE and value in KINDS
    return KINDS[value].said(lang) if shared else str(value)


_BESIDE: Mapping[str, Term] = {
    FROM: Term("原承办单位", "From"),
    "unit": Term("现承办单位", "To"),
    UNIT: Term("单位", "Unit"),
    KIND: Term("类型", "Kind"),
    TITLE: Term("名称", "Title"),
    TEXT: Term("内容", "What it says"),
    REASON: Term("理由", "Reason"),
}
_UNITS = frozenset({FROM, "unit", UNIT})
