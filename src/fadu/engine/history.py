"""What happened to one record, in order: the past that clocks, undo and proofs are worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fadu.measure.cite import Term

CORRECT, ERASE, RECLOCK = "correct", "erase", "reclock"
"""Steps that every line has: a registered fact was wrong; personal data is lawfully deleted; a holiday notice came out."""

TRANSFER, HAND_BACK = "hand_over", "hand_back"
"""The record goes to another unit, or back to the one it came from; its number stays."""

INVITE, RELEASE, NOTE, ATTACH = "share", "unshare", "note", "attach"
"""Another unit joins or gets a copy; no longer does; somebody writes a note; a paper is added."""

ENGINE_STEPS: Mapping[str, Term] = {
    CORRECT: Term("更正登记", "Register corrected"),
    ERASE: Term("依法删除个人信息", "Personal data erased"),
    RECLOCK: Term("放假通知公布，期限重新计算", "Holiday notice out: dates worked out anew"),
    TRANSFER: Term("转办", "Handed to another unit"),
    HAND_BACK: Term("退回", "Handed back"),
    INVITE: Term("邀请会办或者抄送", "Joint unit or copy"),
    RELEASE: Term("解除会办、抄送", "Joint unit or copy released"),
    NOTE: Term("批注", "Note"),
    ATTACH: Term("附件", "Attachment"),
}
"""The steps that every line has beside its own."""

BESIDE = frozenset({INVITE, RELEASE, NOTE, ATTACH})
"""Events beside the course of the record: they move nothing, so an act of an earlier day may still be entered after them."""

MARK = "@"
"""Begins the names of what an event says that is no column of the record: kept, committed to and erased as facts are."""

JOINT, COPY = "joint", "copy"
"""The two kinds of share: handling together (会办), being informed (抄送)."""

BEHALF, REASON, FROM, UNIT, KIND = "@behalf", "@reason", "@from", "@unit", "@kind"
"""On whose behalf it was done; why; from which unit; which unit; of which kind."""

TEXT, TITLE, NAME, ERASED = "@text", "@title", "@name", "@erased"
"""What a note says; title and file name of an attachment; the numbers of the notes and attachments that were erased."""


@dataclass(frozen=True, slots=True)
class Past:
    """One event of a record as the log holds it: the step, the day it took effect, the state after, the facts it wrote."""

    seq: int
    step: str
    on: date
    state: str
    facts: Mapping[str, Any]
    at: datetime | None = None
    actor: int = 0
    hash: bytes = b""

    @property
    def internal(self) -> bool:
        """Is this between officials only? The outsider's log leaves it out (an attachment opened to them is listed apart)."""
        return self.step in BESIDE

    @property
    def behalf(self) -> int | None:
        """The official in whose place it was done, by delegation."""
        found: int | None = self.facts.get(BEHALF)
        return found


def state_before(history: Iterable[Past]) -> str | None:
    """The state in which the record stood before it entered its present one."""
    states = [past.state for past in history]
    present = states[-1] if states else None
    return next((state for state in reversed(states) if state != present), None)


def times_taken(history: Iterable[Past], step: str) -> int:
    return sum(past.step == step for past in history)


def last_act(history: Sequence[Past]) -> Past:
    """The last event in the course of the record: the next act may not be dated before it."""
    return next(past for past in reversed(history) if past.step not in BESIDE)
