"""Who read whose personal data, when and by which door: noted at the reading, shown to the reader's supervisors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from fadu.engine.access import HEAD, SUPERVISOR, SYSTEM, Actor, ground_sql
from fadu.engine.people import units


class Reading(models.Model):
    """One reading of personal facts of one record. The table can only be added to."""

    at = models.DateTimeField()
    officer = models.IntegerField()
    unit = models.IntegerField()
    territory = models.CharField(max_length=16, db_collation="C")
    system = models.CharField(max_length=16, db_collation="C")
    record = models.BigIntegerField()
    fields = ArrayField(models.CharField(max_length=40))
    door = models.CharField(max_length=20)

    class Meta:
        db_table = "engine_reading"
        indexes = (
            models.Index(fields=["unit", "-id"], name="reading_unit"),
            models.Index(fields=["record"], name="reading_record"),
        )


@dataclass(frozen=True, slots=True)
class Read:
    """One reading, as its supervisor sees it: who, of which unit, which facts of which record, by which door."""

    id: int
    at: datetime
    officer: int
    unit: int
    record: int
    fields: tuple[str, ...]
    door: str


_NOTE = """
INSERT INTO engine_reading (at, officer, unit, territory, system, record, fields, door) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""


def note(viewer: Actor, record: int, fields: Iterable[str], *, door: str, at: datetime) -> None:
    """Notes that an official was shown these personal facts (or `attachment:<seq>`) of a record; one insert.

    `door` is a short word for the way: page, list, export, api, attachment. What outsiders read of their own case is not noted.
    """
    told = sorted(set(fields))
    if not viewer.official or not told:
        return
    known = units().get(viewer.unit)
    territory, system = (known.territory, known.system) if known else (viewer.territory, viewer.system)
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [at, viewer.number, viewer.unit, territory, system, record, told, door])


def of_unit(
    viewer: Actor,
    *,
    unit: int | None = None,
    officer: int | None = None,
    record: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    before: int | None = None,
    size: int = 50,
) -> list[Read]:
    """Readings that the viewer may supervise, newest first: a head their unit's, a supervising body its ground's, anybody
    their own. `since` (included) and `until` (excluded) are moments; `before` is the last `id` of the page before."""
    where, values = supervised_sql(viewer)
    parts, given = [f"({where})"], {**values, "size": size}
    for condition, name, value in (
        ("unit = %(unit)s", "unit", unit),
        ("officer = %(officer)s", "officer", officer),
        ("record = %(record)s", "record", record),
        ("at >= %(since)s", "since", since),
        ("at < %(until)s", "until", until),
        ("id < %(before)s", "before", before),
    ):
        if value is not None:
            parts.append(condition)
            given[name] = value
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, at, officer, unit, record, fields, door FROM engine_reading"
            f" WHERE {' AND '.join(parts)} ORDER BY id DESC LIMIT %(size)s",
            given,
        )
        return [
            Read(id, read_at, reader, home, key, tuple(told), door)
            for id, read_at, reader, home, key, told, door in cursor.fetchall()
        ]


def supervised_sql(viewer: Actor) -> tuple[str, dict[str, Any]]:
    """Which readings somebody supervises, as an SQL condition on `engine_reading`."""
    if SYSTEM in viewer.roles:
        return "TRUE", {}
    if not viewer.official:
        return "FALSE", {}
    parts = ["officer = %(reader)s"]
    values: dict[str, Any] = {"reader": viewer.number}
    if HEAD in viewer.roles:
        parts.append("unit = %(headed)s")
        values["headed"] = viewer.unit
    if SUPERVISOR in viewer.roles:
        # Supervision is not lent on: what was delegated to the viewer does not widen what they may look into.
        ground, bounds = ground_sql(
            Actor(viewer.number, viewer.name, viewer.roles, viewer.unit, viewer.territory, viewer.system)
        )
        parts.append(f"({ground})")
        values |= bounds
    return " OR ".join(parts), values
