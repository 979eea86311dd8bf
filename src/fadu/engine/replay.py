"""A record as its events make it: the row at any of its versions, from the log alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from fadu.engine.history import MARK, Past
from fadu.engine.line import Line


def blank(line: Line) -> dict[str, Any]:
    """A row in which nothing has been written yet."""
    return {**dict.fromkeys(line.fields), "met": 0, "missed": 0}


def row_at(line: Line, record: int, history: Iterable[Past], version: int) -> dict[str, Any] | None:
    """The row after the event with this number; None before the first."""
    row = {**blank(line), "id": record}
    for past in history:
        if past.seq > version:
            break
        row.update(typed(line, past.facts))
        row["state"], row["version"] = past.state, past.seq
    return row if row["version"] else None


def typed(line: Line, facts: Any) -> dict[str, Any]:
    """Facts as stored (days as text) in the row's types; what an event says beside the row is no part of it."""
    return {
        name: date.fromisoformat(value) if name in line.days and isinstance(value, str) else value
        for name, value in facts.items()
        if not name.startswith(MARK)
    }
