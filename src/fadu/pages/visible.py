"""Which facts of a record a viewer may read, and how they are said: one rule for pages, lists and exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from fadu.engine.access import Actor, Reading, Role, Standing, reads, standing, units_of
from fadu.engine.facts import Note
from fadu.engine.identity import identity
from fadu.engine.line import Line
from fadu.engine.people import units
from fadu.measure.cite import Cite, Lang, Term
from fadu.measure.clock.argument import said_day
from fadu.report.wording import decimal

MASKED = Term("〔个人信息，仅承办单位可见〕", "[personal data: the handling unit only]")
COVERED = Term("〔个人信息，已遮蔽〕", "[personal data, covered]")
ERASED = Term("〔已依法删除〕", "[lawfully erased]")
YES, NO = Term("是", "yes"), Term("否", "no")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as the viewer may read it."""

    name: str
    title: Term
    said: str
    reading: Reading
    cite: Cite | None
    personal: bool
    given: bool


def reading(note: Note, viewer: Actor, unit: int) -> Reading:
    """The public reads public facts; officials read all, personal ones only in the unit that handles the record."""
    if not viewer.official:
        return Reading.SHOWN if note.public and not note.personal else Reading.HIDDEN
    own = unit in units_of(viewer) or Role.SYSTEM in viewer.roles
    return Reading.SHOWN if own or not note.personal else Reading.MASKED


def readable(line: Line, viewer: Actor) -> dict[str, Note]:
    """The facts that the viewer may have in a list (personal ones still masked row by row)."""
    return {
        name: note
        for name, note in line.facts.items()
        if reading(note, viewer, viewer.unit) is not Reading.HIDDEN
    }


def facts(
    line: Line,
    row: Mapping[str, Any],
    viewer: Actor,
    lang: Lang,
    *,
    erased: frozenset[str] = frozenset(),
    stands: Standing | None = None,
    covered: bool = False,
) -> list[Fact]:
    """The facts of one record; `stands` is what the viewer is to it, where the caller has found that out already.

    `covered`: personal facts stay masked also for those who may read them, until they ask (the desk notes the reading).
    """
    stands = standing(viewer, line, row) if stands is None else stands
    found = []
    for name, note in line.facts.items():
        how = reads(stands, line, name)
        if how is not Reading.HIDDEN:
            said = ERASED.said(lang) if name in erased else told(note, row[name], how, lang)
            if covered and note.personal and how is Reading.SHOWN and row[name] is not None:
                how, said = Reading.MASKED, COVERED.said(lang)
            found.append(Fact(name, note.title, said, how, note.cite, note.personal, row[name] is not None))
    return found


def told(note: Note, value: Any, how: Reading, lang: Lang) -> str:
    return MASKED.said(lang) if how is Reading.MASKED and value is not None else said_fact(note, value, lang)


def said_fact(note: Note, value: Any, lang: Lang) -> str:
    """A stored fact in words; empty where it is not known."""
    if value is None:
        return ""
    if note.kind == "choice" and note.choices is not None:
        return note.choices.title(str(value), lang)
    if note.kind == "day":
        return said_day(value if isinstance(value, date) else date.fromisoformat(value), lang)
    if note.kind == "flag":
        return (YES if value else NO).said(lang)
    return _said_number(note, value, lang)


def _said_number(note: Note, value: Any, lang: Lang) -> str:
    if note.kind == "money":
        return decimal(Fraction(value, 100)) + ("元" if lang == "zh" else " yuan")
    if note.kind == "unit":
        return unit_named(value, lang)
    if note.kind == "units":
        return ("、" if lang == "zh" else ", ").join(unit_named(one, lang) for one in value)
    return str(identity(value)) if note.kind == "link" else str(value)


def unit_named(number: int, lang: Lang) -> str:
    """A unit's name; a number that is no longer a unit is shown as it is."""
    found = units().get(number)
    return found.named(lang) if found else str(number)
