"""What happened to a record since somebody last saw it: by whom, and which facts it changed from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fadu.desk.case_found import Case
from fadu.engine.access import Actor
from fadu.engine.history import Past
from fadu.measure.cite import Lang, Term
from fadu.pages.course import COVERED, Entry, beside, log_of
from fadu.pages.visible import said_fact


@dataclass(frozen=True, slots=True)
class Change:
    """One event that the reader has not seen, with the facts it changed: title, before (empty for what stands in
    the event alone), after."""

    entry: Entry
    facts: list[tuple[Term, str, str]]


def since(case: Case, seen: int, viewer: Actor, lang: Lang) -> list[Change]:
    """The events after version `seen`, oldest first."""
    later = [past for past in case.history if past.seq > seen]
    entries = log_of(case.line, later, viewer, case.stands, lang, personal=False)
    known = _facts_at(case.history, seen)
    found = []
    for past, entry in zip(later, entries, strict=True):
        found.append(Change(entry, list(_changed(case, past, known, lang))))
        known.update(past.facts)
    return found


def _facts_at(history: Sequence[Past], seen: int) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for past in history:
        if past.seq <= seen:
            known.update(past.facts)
    return known


def _changed(case: Case, past: Past, known: Mapping[str, Any], lang: Lang) -> Iterator[tuple[Term, str, str]]:
    for title, said in beside(past, case.stands, lang):
        yield title, "", said
    for name, value in past.facts.items():
        note = case.line.facts.get(name)
        if note is None:
            continue
        if case.shows(name):
            yield (
                note.title,
                said_fact(note, known.get(name), lang) or "—",
                said_fact(note, value, lang) or "—",
            )
        else:
            yield note.title, COVERED.said(lang), COVERED.said(lang)
