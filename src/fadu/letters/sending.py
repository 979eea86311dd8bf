"""A step and its letter: previewed before it is taken, numbered, sealed and attached in the same transaction as the act.

The surfaces call `preview`, `preview_opening`, `take_with_letter` and `open_with_letter`; each does what the act alone would
do where a step makes no letter of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from fadu.cities.lettering import Lettering, lettering
from fadu.engine import act
from fadu.engine.access import Actor, Place, Reading, in_whose_place, reads, standing
from fadu.engine.actor import THE_SYSTEM
from fadu.engine.attachments import Opening, taken_as_made
from fadu.engine.history import Past
from fadu.engine.line import Line
from fadu.engine.people import Unit, units
from fadu.engine.plan import Draft, plan
from fadu.engine.store import find
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.letters.compose import compose, missing, number_into, open_to_applicant, word
from fadu.letters.numbers import drawn, undrawn
from fadu.letters.occasion import Occasion
from fadu.letters.places import holds_of
from fadu.letters.remedies import government_of
from fadu.letters.template import template
from fadu.letters.troubles import LetterIncomplete, NoLetter
from fadu.measure.cite import Term
from fadu.papers.document import Paper
from fadu.papers.portable import pdf
from fadu.papers.word import docx

Facts = Mapping[str, Any]
SYNTHETIC, DRAFT = "演示数据", "预览稿：未签发、未编号"
COVERED = "（个人信息，不予显示）"
"""What stands for personal facts in a preview for somebody who does not handle the record."""

KINDS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it would go out: `number` with × for what is not drawn yet, `missing` what it still lacks."""

    paper: Paper
    number: str
    missing: list[str]
    applicant: bool  # will the applicant be able to read it?


def makes_letter(step: Step) -> bool:
    """Does taking the step make a paper of ours? (What comes from outside is taken in, not made.)"""
    return step.document is not None and not step.outside_only


def numbered_fact(line: Line, step: Step) -> str:
    """The fact that takes the letter's number, so that nobody is asked for it; empty where none does."""
    return number_into(line, step) if makes_letter(step) and word(line, step, _scheme()) else ""


def with_number(line: Line, step: Step, facts: Facts, *, unit: int, on: date) -> dict[str, Any]:
    """The facts with the number as a preview knows it, where the letter's number is one of them."""
    into = numbered_fact(line, step)
    if not into or facts.get(into):
        return dict(facts)
    return {**facts, into: undrawn(_scheme(), units()[unit], word(line, step, _scheme()), on)}


# ------------------------------------------------------------------------------------------------------------- preview


def preview(
    key: int, step: str, *, facts: Facts, actor: Actor, on: date, at: datetime, words: str = "", synthetic: bool = False
) -> Letter:  # fmt: skip
    """The letter that a step would make. Raises the Trouble that forbids the step, and NoLetter where it makes none."""
    found = find(key)
    taken = _with_document(found.line, found.line.step(step))
    issuer = _issuer(actor, found.line, taken, found.row)
    given = with_number(found.line, taken, facts, unit=issuer.id, on=on)
    made = plan(found.line, taken, row=dict(found.row), history=found.history, actor=actor, on=on, at=at, facts=given,
                calendar=CALENDAR)  # fmt: skip
    how = standing(actor, found.line, found.row)
    covered = {
        name: COVERED
        for name, note in found.line.facts.items()
        if note.personal and note.kind == "text" and made.row[name] and reads(how, found.line, name) is not Reading.SHOWN
        and name not in given
    }  # fmt: skip
    seen = replace(made, row={**made.row, **covered}) if covered else made
    return _previewed(_occasion(seen, taken, found.history, issuer, given, words, synthetic))


def preview_opening(
    line: Line, step: str, *, place: Place, facts: Facts, actor: Actor, on: date, at: datetime, words: str = "",
    synthetic: bool = False,
) -> Letter:  # fmt: skip
    """The letter that opening a record would make."""
    taken = _with_document(line, line.step(step))
    given = with_number(line, taken, facts, unit=place.unit, on=on)
    made = plan(
        line,
        taken,
        row=None,
        history=(),
        actor=actor,
        on=on,
        at=at,
        facts=given,
        calendar=CALENDAR,
        place=place,
    )
    return _previewed(_occasion(made, taken, [], units()[place.unit], given, words, synthetic))


def _previewed(one: Occasion) -> Letter:
    kind = "" if one.outside else word(one.line, one.step, one.lettering)
    number = undrawn(one.lettering, one.issuer, kind, one.on) if kind else ""
    return Letter(compose(one, number).with_mark(DRAFT), number, missing(one), open_to_applicant(one))


# ------------------------------------------------------------------------------------------------------------- sealing


def take_with_letter(
    key: int, step: str, *, facts: Facts, actor: Actor, on: date, at: datetime, version: int | None = None, words: str = "",
    synthetic: bool = False,
) -> Draft:  # fmt: skip
    """Takes the step and, in the same transaction, numbers its letter and seals it into the case as PDF and .docx.

    Raises LetterIncomplete where the letter would have blanks; then nothing was done and no number is used up.
    """
    with transaction.atomic():
        found = find(key)
        taken = found.line.step(step)
        seen = found.row["version"] if version is None else version
        if not makes_letter(taken):
            return act.take(key, step, actor=actor, on=on, at=at, facts=facts, version=seen)
        issuer = _issuer(actor, found.line, taken, found.row)
        number, given = _numbered(found.line, taken, facts, issuer, on)
        made = act.take(key, step, actor=actor, on=on, at=at, facts=given, version=seen)
        _seal(
            _occasion(made, taken, found.history, issuer, given, words, synthetic), number, actor=actor, at=at
        )
    return made


def open_with_letter(
    line: Line, step: str, *, place: Place, facts: Facts, actor: Actor, on: date, at: datetime, law_on: date | None = None,
    words: str = "", synthetic: bool = False,
) -> int:  # fmt: skip
    """Opens a record and seals its first letter (a receipt) into it; returns the record's key."""
    taken = line.step(step)
    with transaction.atomic():
        if not makes_letter(taken):
            return act.open(line, step, place=place, actor=actor, on=on, at=at, facts=facts, law_on=law_on)
        issuer = units()[place.unit]
        number, given = _numbered(line, taken, facts, issuer, on)
        key = act.open(line, step, place=place, actor=actor, on=on, at=at, facts=given, law_on=law_on)
        found = find(key)
        made = Draft(line, found.row, found.history[-1], [])
        _seal(_occasion(made, taken, [], issuer, given, words, synthetic), number, actor=actor, at=at)
    return key


def _numbered(line: Line, step: Step, facts: Facts, issuer: Unit, on: date) -> tuple[str, dict[str, Any]]:
    """The number (one typed by hand stands) and the facts with it."""
    kind, into = word(line, step, _scheme()), numbered_fact(line, step)
    typed = str(facts.get(into) or "") if into else ""
    number = typed or (drawn(_scheme(), issuer, kind, on) if kind else "")
    return number, {**facts, into: number} if into else dict(facts)


def _seal(one: Occasion, number: str, *, actor: Actor, at: datetime) -> None:
    lacking = missing(one)
    if lacking:
        raise LetterIncomplete(document=Term(one.document, one.step.document.en if one.step.document else one.document),
                               missing=lacking)  # fmt: skip
    paper = compose(one, number)
    name = f"{paper.title}{f'（{number}）' if number else ''}"
    for kind, made in zip(KINDS, (pdf(paper), docx(paper)), strict=True):
        act.attach(
            one.made.row["id"], taken_as_made(made, f"{name}.{kind}", kind), title=name, letter=number or one.document,
            open_to=Opening.APPLICANT if open_to_applicant(one) else Opening.OFFICIALS,
            personal=any(note.personal for note in one.line.facts.values()),
            actor=actor if actor.official else THE_SYSTEM, on=one.on, at=at,
        )  # fmt: skip


# --------------------------------------------------------------------------------------------------------------- parts


def _with_document(line: Line, step: Step) -> Step:
    if step.document is None:
        raise NoLetter(line=line.title, step=step.title)
    return step


def _issuer(actor: Actor, line: Line, step: Step, row: Mapping[str, Any]) -> Unit:
    """Whose letter it is: the unit in whose name the step is taken (a supervising body's own), else the record's; where the
    template says so, the government of its territory (a reconsideration is decided by the government, not its bureau)."""
    hat = in_whose_place(actor, step.by, row)
    signs = hat.unit if hat is not None and hat.official and hat.unit in units() else row["unit"]
    unit, own = units()[signs], template(line.id, step.name)
    if own and own.by_government and all(holds_of(one, line, row) for one in own.by_government):
        return government_of(unit.territory) or unit
    return unit


def _occasion(
    made: Draft, step: Step, past: list[Past], issuer: Unit, given: Facts, words: str, synthetic: bool
) -> Occasion:
    # The event keeps only what changed; a letter and its clocks must hear all that was given with the act.
    heard = replace(made, past=replace(made.past, facts={**made.past.facts, **given}))
    return Occasion(heard, step, past, issuer, _scheme(), words, SYNTHETIC if synthetic else "")


def _scheme() -> Lettering:
    return lettering(settings.CITY)
