"""The records that a figure counts, as far as the viewer may open them: a page by key, or all of them for an export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fadu.engine.access import Actor
from fadu.engine.facts import Note
from fadu.engine.identity import identity
from fadu.engine.line import Line
from fadu.measure.cite import Lang, Term
from fadu.pages.asked import Asked
from fadu.pages.visible import readable, reading, told, unit_named

PAGE, BATCH = 25, 5_000
OWN = {
    "unit": Term("单位", "Unit"), "state": Term("状态", "State"), "opened": Term("立案（登记）", "Opened"),
    "closed": Term("办结（终止）", "Closed"),
}  # fmt: skip
NUMBER = Term("编号", "Number")


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in a list: its number and its cells, as the viewer may read them."""

    number: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of records; `open` is false where single records of the line are not for this viewer."""

    open: bool
    count: int
    columns: tuple[Term, ...]
    rows: tuple[Listed, ...]
    following: str | None
    first: str | None
    after: int | None = None  # the key to go on from


CLOSED = Listing(False, 0, (), (), None, None)


def may_list(line: Line, viewer: Actor) -> bool:
    """The public sees single records of public lines only; officials those of their ground (the query sees to it)."""
    return viewer.official or line.public


def listing(asked: Asked, viewer: Actor, lang: Lang) -> Listing:
    if not may_list(asked.line, viewer):
        return CLOSED
    notes = _notes(asked, viewer, every=False)
    page = asked.counting.page([*OWN, *notes], after=asked.after, size=PAGE, viewer=viewer)
    rows = tuple(_listed(asked.line, notes, row, viewer, lang) for row in page.rows)
    return Listing(
        open=True,
        count=asked.counting.count(viewer),
        columns=headings(notes),
        rows=rows,
        following=None if page.after is None else asked.address(after=page.after),
        first=asked.address(after=None) if asked.after else None,
        after=page.after,
    )


def every(asked: Asked, viewer: Actor, lang: Lang) -> Iterator[Listed]:
    """Every record, batch by batch, with all facts that the viewer may read."""
    notes = _notes(asked, viewer, every=True)
    after: int | None = 0
    while after is not None:
        page = asked.counting.page([*OWN, *notes], after=after, size=BATCH, viewer=viewer)
        yield from (_listed(asked.line, notes, row, viewer, lang) for row in page.rows)
        after = page.after


def headings(notes: dict[str, Note]) -> tuple[Term, ...]:
    return (NUMBER, *OWN.values(), *(note.title for note in notes.values()))


def export_headings(asked: Asked, viewer: Actor) -> tuple[Term, ...]:
    return headings(_notes(asked, viewer, every=True))


def _notes(asked: Asked, viewer: Actor, *, every: bool) -> dict[str, Note]:
    """The facts told: in an export all, on a page those that the figure reads."""
    notes = readable(asked.line, viewer)
    read = asked.figure.columns()
    return notes if every else {name: note for name, note in notes.items() if name in read}


def _listed(line: Line, notes: dict[str, Note], row: tuple[Any, ...], viewer: Actor, lang: Lang) -> Listed:
    key, unit, state, opened, closed, *facts = row
    own = (
        unit_named(unit, lang),
        line.states[state].title.said(lang) if state in line.states else state,
        _iso(opened),
        _iso(closed),
    )
    said = [
        told(note, value, reading(note, viewer, unit), lang)
        for note, value in zip(notes.values(), facts, strict=True)
    ]
    return Listed(str(identity(key)), (*own, *said))


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""
