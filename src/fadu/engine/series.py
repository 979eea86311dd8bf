"""Numbers without gaps: the next number of a series, under its row's lock."""

from __future__ import annotations

from django.db import connection, models


class Series(models.Model):
    """A named series (a line, region and year; a document mark and year) and the last number given."""

    name = models.CharField(max_length=64, primary_key=True)
    last = models.IntegerField()


_NEXT = """
INSERT INTO engine_series (name, last) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET last = engine_series.last + excluded.last RETURNING last
"""


def next_number(name: str, *, take: int = 1) -> int:
    """Takes `take` numbers and returns the last of them; within the caller's transaction, so a rollback leaves no gap."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [name, take])
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])
