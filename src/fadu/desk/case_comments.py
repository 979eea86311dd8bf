"""征求意见 of a case: where its draft is before the public, and what the step that closes the comment may begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fadu.consultations import consulting
from fadu.consultations.models import Consultation, Outcome
from fadu.desk.case_found import Case
from fadu.engine.access import Actor
from fadu.measure.cite import Term
from fadu.pages.asking import Question

CLOSINGS = frozenset({"close_comment", "close_again"})
"""The steps that end a comment, by name: every line that has such a procedure calls them so."""


@dataclass(frozen=True, slots=True)
class Comments:
    """The consultations of a record, the latest first; `due`: its draft is to be put out now; `replies`: the viewer may."""

    drafts: tuple[Consultation, ...]
    due: bool
    replies: bool


def comments_of(case: Case, viewer: Actor) -> Comments | None:
    """What the case's page says of it; None for a line that asks no comments, or a record that has not."""
    if not any(name in case.line.steps for name in consulting.OPENINGS):
        return None
    drafts = tuple(reversed(_drafts(case)))
    replies = consulting.answers_for(viewer, case.row) is not None
    standing = case.row["state"] in consulting.commenting_states(case.line)
    opened = sum(past.step in consulting.OPENINGS for past in case.history)
    due = standing and replies and all(one.round != opened for one in drafts)
    return Comments(drafts, due, replies) if drafts or due else None


def with_comments(case: Case, step: str, asked: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions of a closing step, begun with what was counted; whoever takes the step may change it."""
    drafts = _drafts(case) if step in CLOSINGS else []
    if not drafts:
        return asked
    counted, waiting = _counted(drafts)
    told = _told(len(drafts), counted["comments_received"], waiting)
    return tuple(_begun(one, counted, told) for one in asked)


def _begun(one: Question, counted: dict[str, int], told: Term) -> Question:
    if one.name not in counted:
        return one
    helps = told if one.name in _FIRST else _BOTH if one.name == _TAKEN else _SAME
    return replace(one, now=str(counted[one.name]), note=replace(one.note, help=helps))


_FIRST, _TAKEN = ("comments_received", "comments"), "comments_taken"
_SAME = Term("按意见答复预填；可以改。", "Begun with the replies; you may change it.")
_BOTH = Term(
    "按意见答复预填，含采纳和部分采纳；可以改。",
    "Begun with the replies, adopted and partly adopted together; you may change it.",
)


def _told(rounds: int, received: int, waiting: int) -> Term:
    zh = f"按征求意见的记录预填{f'（{rounds}次合计）' if rounds > 1 else ''}：收到{received}条"
    en = (
        f"Begun with the comments recorded{f' in {rounds} rounds' if rounds > 1 else ''}: {received} received"
    )
    if waiting:
        zh, en = f"{zh}，还有{waiting}条没有答复", f"{en}, {waiting} not yet replied to"
    return Term(f"{zh}；可以改。", f"{en}; you may change it.")


def _drafts(case: Case) -> list[Consultation]:
    found = Consultation.objects.filter(record=case.key).order_by("round")
    return list(found.defer("text", "structure"))


def _counted(drafts: Sequence[Consultation]) -> tuple[dict[str, int], int]:
    """The facts that a line may ask for, over all rounds (the record has one place for each); and what awaits a reply."""
    received, waiting = 0, 0
    became = dict.fromkeys(Outcome, 0)
    for one in drafts:
        tally = consulting.tally(one)
        received, waiting = received + tally.received, waiting + tally.waiting
        for outcome, (_, count) in zip(Outcome, tally.by_outcome, strict=True):
            became[outcome] += count
    facts = {f"comments_{outcome.value}": count for outcome, count in became.items()}
    taken = became[Outcome.ADOPTED] + became[Outcome.PARTLY]
    return {**facts, "comments_received": received, "comments": received, _TAKEN: taken}, waiting
