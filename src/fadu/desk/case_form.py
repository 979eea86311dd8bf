"""The form of a step: the day of the act and what the step asks, as typed, with the version that was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.http import QueryDict

from fadu.desk.case_comments import with_comments
from fadu.desk.case_found import Case
from fadu.desk.case_whatif import WhatIf, what_if
from fadu.desk.letter_words import WORDS, with_words
from fadu.engine.access import HANDLER, HEAD, Actor, Place, in_whose_place
from fadu.engine.facts import Note
from fadu.engine.line import Line
from fadu.engine.plan import plan
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.letters.sending import with_number
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble
from fadu.pages.asking import Answer, Answers, Question, questions

DAY = "act_on"
SEEN = "seen"
_DAY = Note(
    "办理日期",
    "Day of the act",
    "day",
    help=Term(
        "默认为今天；补登此前办理的，填实际办理的日期。",
        "Today by default; the actual day when entered later.",
    ),
)


def day_asked(today: date) -> Question:
    """The day of the act, as a question like any other."""
    return Question(DAY, _DAY, required=True, now=today.isoformat())


def step_asks(case: Case, step: Step, today: date) -> tuple[Question, ...]:
    """What the form of a step asks. What stands in the record is filled in where an answer may be left out, and never
    personal data, which stay covered."""
    row = {name: case.row[name] for name in case.line.facts if case.shows(name)}
    asked = questions(case.line, step, law_on=case.row["law_on"], row=row)
    blank = questions(case.line, step, law_on=case.row["law_on"])
    filled = tuple(empty if one.required else one for one, empty in zip(asked, blank, strict=True))
    begun_with = with_comments(case, step.name, filled)
    return (*with_words(case.line, step, begun_with), day_asked(today))


@dataclass(frozen=True)
class Form:
    """What was submitted: the answers, the version seen, and what to do with it."""

    answers: Answers
    seen: int
    todo: str

    @cached_property
    def read(self) -> Answers:
        """The answers with everything that stands in the form, also what nobody has touched yet."""
        return Answers.read([one.question for one in self.answers], self.answers.to_json())

    @property
    def on(self) -> date:
        """The day of the act; only where the form is complete."""
        on: date = self.read[DAY].value
        return on

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.read.facts.items() if name not in (DAY, WORDS)}


def begun(asked: Sequence[Question], version: int) -> Form:
    """The form before anything is typed."""
    return Form(Answers.begun(asked), version, "")


def submitted(asked: Sequence[Question], data: QueryDict) -> Form:
    """The form as it came. A version that is none is taken as one never seen."""
    seen = data.get(SEEN, "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
    return Form(Answers.read(asked, data), number, data.get("do", "preview"))


def resumed(asked: Sequence[Question], saved: Mapping[str, Any], seen: int) -> Form:
    """The form as somebody prepared it."""
    return Form(Answers.from_json(asked, saved), seen, "")


# ------------------------------------------------------------------------------------------------------- what-if


@dataclass(frozen=True)
class Worked:
    """A form thought through: what it would do, or what forbids it, or which answers are still missing or wrong."""

    whatif: WhatIf | None = None
    trouble: Trouble | None = None
    lacking: tuple[Answer, ...] = ()


def worked(case: Case, step: Step, form: Form, actor: Actor, *, at: datetime, lang: Lang) -> Worked:
    """What the step would do to the case."""
    return _worked(case.line, step, form, actor, None, case, at=at, lang=lang)


def opening_worked(
    line: Line, step: Step, form: Form, actor: Actor, place: Place, *, at: datetime, lang: Lang
) -> Worked:
    """What opening a record would do."""
    return _worked(line, step, form, actor, place, None, at=at, lang=lang)


def _worked(
    line: Line,
    step: Step,
    form: Form,
    actor: Actor,
    place: Place | None,
    case: Case | None,
    *,
    at: datetime,
    lang: Lang,
) -> Worked:
    if not form.read.complete:
        # Before anything is typed there is nothing to reproach.
        return Worked(lacking=form.read.troubles if form.todo else ())
    row, history = (dict(case.row), case.history) if case else (None, [])
    unit = place.unit if place else case.row["unit"] if case else 0
    facts = with_number(line, step, form.facts, unit=unit, on=form.on)
    try:
        made = plan(line, step, row=row, history=history, actor=actor, on=form.on, at=at, facts=facts,
                    calendar=CALENDAR, place=place)  # fmt: skip
    except Trouble as trouble:
        return Worked(trouble=trouble)
    return Worked(what_if(made, facts, row=row, history=history, lang=lang))


def as_head(viewer: Actor, row: Mapping[str, Any]) -> Actor:
    """The viewer as if they were the head of the unit for which they handle this: to preview a head's step, never to take it."""
    hat = in_whose_place(viewer, frozenset({HANDLER}), row) or viewer
    return replace(hat, roles=hat.roles | {HEAD})
