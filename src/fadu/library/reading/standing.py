"""How a document stands on a day and what brought it there: the rule is `validity`'s, told here with its documents and its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fadu.library import validity
from fadu.library.kinds import Kind, Link
from fadu.library.models import Document, Version
from fadu.library.reading.links import Tie
from fadu.library.validity import Deed, Life, State
from fadu.measure.cite import Term

_HISTORY = (Link.AMENDS, Link.REPEALS_IN_PART, Link.KEEPS)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to the document on a day; `by` is the document that did it, where it is held and may be seen."""

    term: Term
    on: date | None
    by: Document | None = None
    title: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The state on a day, the reason, the document that the reason rests on, and what happened up to the day, the latest first."""

    state: State
    day: date
    since: date | None
    reason: Term
    by: Document | None
    history: tuple[Event, ...]


def standing(document: Document, day: date, ties: Sequence[Tie], versions: Sequence[Version]) -> Standing:
    """From the document's fields and its relations, as they are known; asks the database nothing."""
    told = validity.standing(life(document, ties, versions), day)
    by = next((tie.other for tie in ties if tie.passive and tie.other and tie.other.pk == told.source), None)
    return Standing(told.state, day, told.since, told.reason, by, tuple(_history(day, ties, versions)))


def life(document: Document, ties: Sequence[Tie], versions: Sequence[Version]) -> Life:
    """What the validity follows from."""
    deeds = tuple(
        Deed(tie.link, tie.on, tie.other.pk if tie.other else None, tie.title) for tie in ties if tie.passive
    )
    held_from = min((version.since for version in versions if version.since), default=None)
    return Life(Kind(document.kind), document.trial, document.written_on, document.published_on, document.effective_from,
                document.expires_on, document.registration_no, deeds, held_from)  # fmt: skip


def state_on(document: Document, day: date) -> State:
    """The same from the span that was derived for the document, where its relations are not at hand: for lists."""
    if not binding(document):
        return State.NONE
    if document.begins is not None and document.begins > day:
        return State.NOT_YET
    if document.ends is not None and document.ends < day:
        return State(document.ended_as or State.EXPIRED)
    return State.IN_FORCE if document.begins is not None else State.UNKNOWN


def binding(document: Document) -> bool:
    """Is it of a kind that is in force or not? A reading or a case never is."""
    return validity.standing(Life(Kind(document.kind)), date.min).state is not State.NONE


def _history(day: date, ties: Sequence[Tie], versions: Sequence[Version]) -> list[Event]:
    """Amendments, partial repeals and decisions that keep it; a version whose amendment is not held tells of itself."""
    found = [
        Event(_DONE[tie.link], tie.on, tie.other, tie.title, tie.quote)
        for tie in ties
        if tie.passive and tie.link in _HISTORY and not tie.hidden and (tie.on is None or tie.on <= day)
    ]
    found += _texts(day, {event.on for event in found}, versions)
    return sorted(found, key=lambda event: event.on or date.min, reverse=True)


def _texts(day: date, known: set[date | None], versions: Sequence[Version]) -> Iterator[Event]:
    for version in versions[1:]:
        on = version.since or version.dated
        if on is not None and on <= day and on not in known and version.dated not in known:
            yield Event(Term("改用新文本", "a new text"), on)


_DONE = {
    Link.AMENDS: Term("修改", "amended"),
    Link.REPEALS_IN_PART: Term("部分条款废止", "repealed in part"),
    Link.KEEPS: Term("经清理继续有效", "kept in force"),
}
