"""Is a document in force on a day? Derived from its texts and from what other documents do to it, never typed.

`standing(life, day)` is the rule, without a database; `of(document, day)` reads what it needs. Every answer says why
and names the document that it rests on. Where the texts do not say, the answer is that nobody knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Min

from fadu.law.instruments import HNGFX
from fadu.library import changes, dates
from fadu.library.kinds import Kind, Link, What
from fadu.library.models import Document, Relation, Version
from fadu.measure.cite import Mark, Term

_DAY = timedelta(days=1)
_ISSUED = frozenset({Kind.POLICY_DOCUMENT, Kind.NORMATIVE_DOCUMENT})
"""Kinds that apply from their issue where they name no other day."""
_BINDING = frozenset(set(Kind) - {Kind.CASE, Kind.READING, Kind.OTHER, Kind.BILL})
USUAL_YEARS, TRIAL_YEARS = 5, 2
"""Hunan's validity periods of normative documents (`HNGFX`, `HNXZCX` 51); the numbers were not read in the text."""


class State(StrEnum):
    """How a document stands on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    EXPIRED = "expired"
    REPEALED = "repealed"
    UNKNOWN = "unknown"
    NONE = "none"

    @property
    def term(self) -> Term:
        return _STATES[self]

    @property
    def applies(self) -> bool:
        return self in (State.IN_FORCE, State.AMENDED)


_STATES = {
    State.NOT_YET: Term("尚未施行", "Not yet in force"),
    State.IN_FORCE: Term("有效", "In force"),
    State.AMENDED: Term("有效（已修改）", "In force, as amended"),
    State.EXPIRED: Term("失效", "Expired"),
    State.REPEALED: Term("废止", "Repealed"),
    State.UNKNOWN: Term("不详", "Not known"),
    State.NONE: Term("不适用", "Not applicable"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What a document did to another: `source` is none where the library does not hold it."""

    link: Link
    on: date | None
    source: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """What the validity of a document follows from."""

    kind: Kind
    trial: bool = False
    written_on: date | None = None
    published_on: date | None = None
    effective_from: date | None = None
    expires_on: date | None = None
    registration_no: str = ""
    deeds: tuple[Deed, ...] = ()
    held_from: date | None = None  # the first day of the earliest text that the library holds


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer: how it stands, since when, why, and on which document that rests (none: its own text)."""

    state: State
    since: date | None
    reason: Term
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The first and last day in force and how it ended; a missing first day is unknown, a missing last one open."""

    begins: date | None
    ends: date | None
    ended_as: str = ""


def standing(life: Life, day: date) -> Standing:
    """How a document with this life stands on the day."""
    if life.kind not in _BINDING:
        return Standing(State.NONE, None, Term("不是具有约束力的文件", "it is no binding document"))
    begins, why = _begin(life)
    end = _end(life, begins)
    if end is not None and end.day < day:
        return Standing(end.state, end.day + _DAY, end.reason, end.source)
    if begins is None:
        return Standing(
            State.UNKNOWN,
            None,
            Term("库内文本未载明施行日期", "no text in the library says since when it applies"),
        )
    if day < begins and (life.effective_from is None and (life.written_on is None or life.written_on <= day)):
        told = Term(
            f"库内最早的文本自{begins}起施行，此前情况不详",
            f"the earliest text held applies from {begins}; before, nobody knows",
        )
        return Standing(State.UNKNOWN, None, told)
    if day < begins:
        return Standing(State.NOT_YET, begins, Term(f"自{begins}起施行", f"it applies from {begins}"))
    amended = max((deed for deed in life.deeds if deed.link is Link.AMENDS and deed.on and begins < deed.on <= day),
                  key=lambda deed: deed.on or day, default=None)  # fmt: skip
    if amended is not None and amended.on is not None:
        title = f"《{amended.title}》" if amended.title else "修改决定"
        told = Term(
            f"{amended.on}经{title}修改", f"amended on {amended.on} by {amended.title or 'a decision'}"
        )
        return Standing(State.AMENDED, amended.on, told, amended.source)
    return Standing(State.IN_FORCE, begins, why)


def span(life: Life) -> Span:
    """The same rule over all days at once, for lists and search."""
    if life.kind not in _BINDING:
        return Span(None, None)
    begins, _ = _begin(life)
    end = _end(life, begins)
    return Span(begins, end.day, end.state.value) if end else Span(begins, None)


@dataclass(frozen=True, slots=True)
class _End:
    day: date  # the last day in force
    state: State
    reason: Term
    source: int | None = None


def _begin(life: Life) -> tuple[date | None, Term]:
    if life.effective_from is not None:
        return life.effective_from, Term(
            f"自{life.effective_from}起施行", f"it applies from {life.effective_from}"
        )
    if life.kind in _ISSUED and life.written_on is not None:
        on = life.written_on
        return on, Term(
            f"未载明施行日期，自成文之日（{on}）起",
            f"no other day is named: from the day it was signed ({on})",
        )
    if life.held_from is not None:
        on = life.held_from
        return on, Term(f"库内最早的文本自{on}起施行", f"the earliest text held applies from {on}")
    return None, Term("", "")


def _end(life: Life, begins: date | None) -> _End | None:
    """The earliest end: by another document, by its own period, or by the period that the province lays down."""
    ends = [_ended_by(deed) for deed in life.deeds if deed.link.ends and deed.on is not None]
    if life.expires_on is not None:
        told = Term(f"有效期至{life.expires_on}", f"valid until {life.expires_on}")
        ends.append(_End(life.expires_on, State.EXPIRED, told))
    elif (usual := _usual_end(life)) is not None:
        ends.append(usual)
    return min(ends, key=lambda end: end.day, default=None)


def _ended_by(deed: Deed) -> _End:
    assert deed.on is not None
    state = State.EXPIRED if deed.link is Link.LAPSES else State.REPEALED
    verb = deed.link.term
    told = (
        Term(f"{deed.on}由《{deed.title}》{verb.zh}", f"{deed.title} {verb.en} it on {deed.on}")
        if deed.title
        else Term(
            f"{deed.on}{verb.zh}", f"ended on {deed.on}"
        )  # by a decision that is no document of the library
    )
    return _End(deed.on - _DAY, state, told, deed.source)


def _usual_end(life: Life) -> _End | None:
    """A registered normative document that names no period: the province's, said with how surely that was read."""
    issued = life.published_on or life.written_on
    if (
        life.kind is not Kind.NORMATIVE_DOCUMENT
        or not life.registration_no
        or issued is None
        or issued < HNGFX.since
    ):
        return None
    years = TRIAL_YEARS if life.trial else USUAL_YEARS
    last, mark = dates.last_day_of(issued, years), Mark.KNOWN.term
    told = Term(f"未载明有效期，按《{HNGFX.zh}》{years}年届满（{last}；年限{mark.zh}）",
                f"no period named: {years} years under {HNGFX.short}, until {last} ({mark.en})")  # fmt: skip
    return _End(last, State.EXPIRED, told)


# --------------------------------------------------------------------------------------------------- the database


def of(document: Document, day: date) -> Standing:
    """How the document stands on the day."""
    return standing(lives([document])[document.pk], day)


def standings(documents: Iterable[Document], day: date) -> dict[int, Standing]:
    """The same for many, in two more queries."""
    return {pk: standing(life, day) for pk, life in lives(documents).items()}


def lives(documents: Iterable[Document]) -> dict[int, Life]:
    """What the validity of each document follows from."""
    listed = list(documents)
    deeds: dict[int, list[Deed]] = defaultdict(list)
    rows = Relation.objects.filter(
        target__in=[document.pk for document in listed], kind__in=_TELLING
    ).values_list("target_id", "kind", "on", "source_id", "source_title", "source__title")
    for target, kind, on, source, printed, title in rows:
        deeds[target].append(Deed(Link(kind), on, source, title or printed))
    first = dict(
        Version.objects.filter(document__in=[document.pk for document in listed]).values("document").annotate(first=Min("since"))
        .values_list("document", "first")
    )  # fmt: skip
    return {
        one.pk: Life(Kind(one.kind), one.trial, one.written_on, one.published_on, one.effective_from, one.expires_on,
                     one.registration_no, tuple(deeds[one.pk]), first.get(one.pk))
        for one in listed
    }  # fmt: skip


_TELLING = tuple(link.value for link in Link if link.ends or link is Link.AMENDS)


def as_of(document: Document, day: date) -> Version | None:
    """The text that was the law on the day; none where the library holds no text of that time or it did not apply yet."""
    return (
        document.versions.exclude(since__gt=day)
        .exclude(until__lt=day)
        .exclude(since=None, dated__gt=day)
        .order_by("-n")
        .first()
    )


def refresh(documents: Iterable[int], *, at: datetime) -> int:
    """Works out begins, ends and ended_as anew; returns how many documents changed, each in the change log."""
    found = list(Document.objects.filter(pk__in=list(documents)))
    told, changed = lives(found), []
    for one in found:
        new = span(told[one.pk])
        if (one.begins, one.ends, one.ended_as) != (new.begins, new.ends, new.ended_as):
            one.begins, one.ends, one.ended_as = new.begins, new.ends, new.ended_as
            changed.append(one)
    Document.objects.bulk_update(changed, ["begins", "ends", "ended_as"], batch_size=500)
    changes.note([one.pk for one in changed], What.VALIDITY, at=at)
    return len(changed)
