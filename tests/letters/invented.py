"""Invented occasions: any step of any line, taken in a record whose facts are all known."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from fadu.cities.lettering import lettering
from fadu.engine.facts import Note
from fadu.engine.history import Past
from fadu.engine.identity import Identity
from fadu.engine.line import Line
from fadu.engine.people import Unit
from fadu.engine.plan import Draft
from fadu.engine.words import State, Step
from fadu.letters.occasion import Occasion
from fadu.measure.condition import name_of

BUREAU = Unit(id=109, code="4301-SF", name_zh="长沙市司法局", name_en="Changsha Justice Bureau", kind="city_department",
              parent=1, territory="4301", system="SF")  # fmt: skip
ON = date(2024, 3, 5)


def sample(note: Note, n: int = 1) -> Any:
    """A value of a fact's kind, plainly invented."""
    if note.choices is not None:
        return next(iter(note.choices.codes))
    return {
        "text": f"演示{note.zh}", "day": ON, "number": 10, "money": 120_000, "flag": True, "unit": 109, "units": [109], "link": 0,
    }[note.kind]  # fmt: skip


def occasion(line: Line, step: Step, *, on: date = ON, words: str = "演示说明", **facts: Any) -> Occasion:
    """The step taken on a day; its facts may be given, the others are samples."""
    row: dict[str, Any] = {name: sample(note) for name, note in line.facts.items()}
    key = Identity(on.year, 430100, line.code, 7).key
    row |= {"id": key, "unit": BUREAU.id, "territory": BUREAU.territory, "system": BUREAU.system, "opened": on, "closed": None,
            "law_on": on, "version": 2, "met": 0, "missed": 0, **facts}  # fmt: skip
    for name, note in line.facts.items():
        if note.kind == "link":
            row[name] = key
    state = step.to.name if isinstance(step.to, State) else next(iter(line.states))
    row["state"] = state
    asked = {name_of(field): row[name_of(field)] for field in (*step.asks, *step.may_ask)}
    opening = next(one for one in line.steps.values() if one.opens)
    first = opening.to.name if isinstance(opening.to, State) else state
    past = [] if step.opens else [Past(1, opening.name, on, first, {}, at(on), 1)]
    event = Past(len(past) + 1, step.name, on, state, asked, at(on), 1)
    return Occasion(Draft(line, row, event, []), step, past, BUREAU, lettering("changsha"), words)


def at(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 16, tzinfo=ZoneInfo("Asia/Shanghai"))
