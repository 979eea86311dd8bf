"""Many rows at once, as the text that PostgreSQL's COPY reads: several times faster than handing over value by value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import psycopg
from django.db import connection

_PART = 1 << 18
"""Characters handed over at a time."""


def text(value: str) -> str:
    """What COPY would take for its own signs, escaped."""
    if "\\" in value:
        value = value.replace("\\", "\\\\")
    return (
        value if value.isprintable() else value.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    )


def row(values: Iterable[Any]) -> str:
    """One row, its end included."""
    return "\t".join([_FIELDS[type(value)](value) for value in values]) + "\n"


def write(target: str, rows: Iterable[str]) -> None:
    """Appends rows to `target` (a table with its columns), in the transaction that is open on Django's connection."""
    told = "".join(rows).encode()
    if not told:
        return
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor, cursor.copy(f"COPY {target} FROM STDIN") as copy:
        for start in range(0, len(told), _PART):
            copy.write(told[start : start + _PART])


_FIELDS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    bool: lambda value: "t" if value else "f",
    int: int.__repr__,
    str: text,
    date: date.isoformat,
    datetime: datetime.isoformat,
    bytes: lambda value: "\\\\x" + value.hex(),
    list: lambda value: "{" + ",".join(map(int.__repr__, value)) + "}",
}
