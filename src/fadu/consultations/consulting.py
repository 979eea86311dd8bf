"""Putting a draft to the public, taking comments once each, replying to them. Time and person are passed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from fadu.consultations.models import Comment, Consultation, Kind, Outcome
from fadu.consultations.troubles import (
    AlreadyOut,
    CommentClosed,
    DaysWrong,
    NoSuchClause,
    NoSuchConsultation,
    NotOutForComment,
    NotYours,
    TextMissing,
    TooLong,
)
from fadu.engine import act
from fadu.engine.access import HANDLER, HEAD, SUPERVISOR, Actor, in_whose_place
from fadu.engine.line import Line
from fadu.engine.people import units
from fadu.engine.plan import shown
from fadu.engine.words import State
from fadu.library.cleaning import clean
from fadu.library.outline import outline
from fadu.library.structure import loaded
from fadu.library.structure import units as provisions
from fadu.measure.cite import Term

OPENINGS = ("open_comment", "comment_again")
"""The steps that put a draft to the public, by name: every line that has such a procedure calls them so."""
LONGEST, LONGEST_DRAFT = 5_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the draft that can be commented on: its anchor, its name, its words, the chapter above it."""

    anchor: str
    label: str
    text: str
    path: str

    @property
    def named(self) -> str:
        return self.label or self.text[:12]


def clauses(consultation: Consultation) -> list[Clause]:
    found = []
    for unit in provisions(loaded(consultation.structure)):
        text = consultation.text[unit.start : unit.end].strip()
        if text:
            found.append(Clause(unit.anchor, f"{unit.label} {unit.heading}".strip(), text, unit.path))
    return found


def commenting_states(line: Line) -> frozenset[str]:
    """The states in which a draft of this line is before the public."""
    steps = (line.steps[name] for name in OPENINGS if name in line.steps)
    return frozenset(step.to.name for step in steps if isinstance(step.to, State))


def answers_for(actor: Actor, row: Mapping[str, Any]) -> Actor | None:
    """As whom the person may put out the draft and reply: the unit that drafts, or who oversees its ground."""
    return in_whose_place(actor, frozenset({HANDLER, HEAD, SUPERVISOR}), row)


def put_out(
    record: int,
    *,
    title: str,
    text: str,
    closes: date,
    actor: Actor,
    on: date,
    at: datetime,
    background: str = "",
) -> Consultation:
    """Publishes the draft of a record that stands at public comment; raises what forbids it."""
    found = act.find(record)
    line, row = found.line, found.row
    if answers_for(actor, row) is None:
        raise NotYours(record=shown(record), unit=_named(row["unit"]))
    if row["state"] not in commenting_states(line):
        raise NotOutForComment(record=shown(record), state=line.states[row["state"]].title)
    made = sum(past.step in OPENINGS for past in found.history)
    earlier = Consultation.objects.filter(record=record, round=made).first()
    if earlier is not None:
        raise AlreadyOut(record=shown(record), on=earlier.opens)
    title, kept = title.strip(), clean(text)
    for what, given in ((Term("标题", "title"), title), (Term("正文", "text"), kept.text)):
        if not given:
            raise TextMissing(what=what)
    for field, given, most in (
        (Term("标题", "The title"), title, 300),
        (Term("正文", "The text"), kept.text, LONGEST_DRAFT),
    ):
        if len(given) > most:
            raise TooLong(field=field, length=len(given), most=most)
    if closes < on:
        raise DaysWrong(opens=on, closes=closes)
    return Consultation.objects.create(
        record=record, round=made, unit=row["unit"], title=title, background=background.strip(), text=kept.text,
        structure=[part.told() for part in outline(kept)], opens=on, closes=closes, made_by=actor.number, made_at=at,
    )  # fmt: skip


def _named(unit: int) -> Term:
    found = units().get(unit)
    return Term(found.name_zh, found.name_en) if found else Term(str(unit), str(unit))


def find(number: int) -> Consultation:
    consultation = Consultation.objects.filter(pk=number).first() if number < 2**63 else None
    if consultation is None:
        raise NoSuchConsultation(value=number)
    return consultation


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as it was typed."""

    anchor: str
    text: str
    kind: str
    name: str = ""
    contact: str = ""


def comment(consultation: Consultation, said: Said, *, token: str, on: date, at: datetime) -> Comment:
    """Takes a comment; the same `token` again gives the comment that it made. Raises what forbids it."""
    earlier = Comment.objects.filter(token=token, consultation=consultation).first()
    if earlier is not None:
        return earlier
    if not consultation.open_on(on):
        raise CommentClosed(title=consultation.title, opens=consultation.opens, closes=consultation.closes)
    if said.anchor and said.anchor not in {clause.anchor for clause in clauses(consultation)}:
        raise NoSuchClause(value=said.anchor)
    for field, text, most in (
        (Term("意见", "The comment"), said.text, LONGEST),
        (Term("姓名或名称", "The name"), said.name, 100),
        (Term("联系方式", "The contact"), said.contact, 200),
    ):
        if len(text) > most:
            raise TooLong(field=field, length=len(text), most=most)
    with transaction.atomic():
        # The consultation's row is the turnstile: numbers are gapless, and of two equal tokens the second waits.
        Consultation.objects.select_for_update().get(pk=consultation.pk)
        earlier = Comment.objects.filter(token=token).first()
        if earlier is not None:
            return earlier
        last = consultation.comments.aggregate(last=Max("number"))["last"] or 0
        return Comment.objects.create(
            consultation=consultation, number=last + 1, token=token, anchor=said.anchor, text=said.text.strip(),
            kind=Kind(said.kind), name=said.name.strip(), contact=said.contact.strip(), at=at,
        )  # fmt: skip


def reply(
    given: Comment, *, outcome: str, text: str, actor: Actor, at: datetime, withheld: str = ""
) -> Comment:
    """Replies to a comment (again, if the reply was wrong); it is public at once."""
    row = act.find(given.consultation.record).row
    if answers_for(actor, row) is None:
        raise NotYours(record=shown(row["id"]), unit=_named(row["unit"]))
    if not text.strip():
        raise TextMissing(what=Term("答复", "reply"))
    if len(text) > LONGEST:
        raise TooLong(field=Term("答复", "The reply"), length=len(text), most=LONGEST)
    given.outcome, given.reply, given.withheld = Outcome(outcome), text.strip(), withheld.strip()[:200]
    given.replied_by, given.replied_at = actor.number, at
    given.save(update_fields=["outcome", "reply", "withheld", "replied_by", "replied_at"])
    return given


@dataclass(frozen=True, slots=True)
class Tally:
    """How many comments a consultation received and what became of them: what the closing step asks for."""

    received: int
    by_outcome: tuple[tuple[Term, int], ...]
    waiting: int


def tally(consultation: Consultation) -> Tally:
    counted = Counter(consultation.comments.values_list("outcome", flat=True))
    return Tally(
        sum(counted.values()), tuple((outcome.term, counted[outcome]) for outcome in Outcome), counted[""]
    )


def comment_counts() -> dict[int, int]:
    """How many comments each consultation received."""
    counted = Comment.objects.values_list("consultation").annotate(count=Count("pk"))
    return dict(counted.values_list("consultation", "count"))


def shown_comments(consultation: Consultation) -> Iterator[Comment]:
    """Those that everybody may read: replied to, in their order."""
    yield from consultation.comments.exclude(outcome="").order_by("number")
