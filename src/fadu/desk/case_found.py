"""A record that an official may open, and what they are to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fadu.engine import act
from fadu.engine.access import Actor, Reading, Standing, reads, standing
from fadu.engine.act import Found
from fadu.engine.history import Past
from fadu.engine.line import Line
from fadu.engine.plan import shown
from fadu.engine.troubles import NoSuchRecord
from fadu.measure.cite import Term
from fadu.pages.course import key_of


@dataclass(frozen=True, slots=True)
class Case:
    """A record that the viewer may open as an official, and what they are to it."""

    found: Found
    stands: Standing

    @property
    def line(self) -> Line:
        return self.found.line

    @property
    def row(self) -> Mapping[str, Any]:
        return self.found.row

    @property
    def history(self) -> list[Past]:
        return self.found.history

    @property
    def key(self) -> int:
        return int(self.row["id"])

    @property
    def number(self) -> str:
        return shown(self.key)

    @property
    def version(self) -> int:
        return int(self.row["version"])

    @property
    def state(self) -> Term:
        return self.line.states[self.row["state"]].title

    def shows(self, name: str) -> bool:
        """Does the viewer read this fact without uncovering anything?"""
        return reads(self.stands, self.line, name) is Reading.SHOWN and not self.line.facts[name].personal


def case_of(number: str, viewer: Actor) -> Case:
    """The case, or NoSuchRecord, which tells a stranger no more than that there is none for them."""
    found = act.find(key_of(number))
    stands = standing(viewer, found.line, found.row)
    if not stands.official:
        raise NoSuchRecord(record=shown(found.row["id"]))
    return Case(found, stands)


def personal_names(case: Case) -> list[str]:
    """The personal facts that stand in the record and that the viewer's standing opens."""
    return [
        name
        for name, note in case.line.facts.items()
        if note.personal
        and case.row[name] is not None
        and reads(case.stands, case.line, name) is Reading.SHOWN
    ]
