"""What is searched for, without anybody who searched: a day, the words, the filters, how many were found, how often.

No address, no session, no hour, no order of queries. Long runs of digits (an identity card, a telephone) are never written. Shown is only
what was asked often enough that it cannot be one person's (`LEAST`): the rest is counted together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, models

LEAST = 3  # times, before a query is shown
_DIGITS = re.compile(r"\d{6,}")
_LONGEST = 100


class Query(models.Model):
    """How often something was searched for on a day."""

    day = models.DateField()
    asked = models.CharField(max_length=_LONGEST, db_collation="C")
    narrowed = models.CharField(max_length=200, db_collation="C")  # kind=law&year=2020, sorted
    found = models.IntegerField()  # documents, the last time
    times = models.IntegerField()

    class Meta:
        db_table = "library_query"
        constraints = (
            models.UniqueConstraint(fields=["day", "asked", "narrowed"], name="library_query_once"),
        )


@dataclass(frozen=True, slots=True)
class Often:
    """A query that was asked `times` times; `found` documents the last time."""

    asked: str
    times: int
    found: int


@dataclass(frozen=True, slots=True)
class Told:
    """The queries that may be shown, the most frequent first; `rare` is how often any other was asked."""

    often: tuple[Often, ...]
    rare: int


def note(day: date, typed: str, narrowed: Mapping[str, tuple[Any, ...]], found: int) -> None:
    """Counts one search; an empty one is none."""
    asked = anonymous(typed)
    if not asked:
        return
    filters = "&".join(
        f"{name}={value}" for name, values in sorted(narrowed.items()) for value in sorted(values, key=str)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO library_query (day, asked, narrowed, found, times) VALUES (%s, %s, %s, %s, 1) "
            "ON CONFLICT (day, asked, narrowed) DO UPDATE SET times = library_query.times + 1, found = EXCLUDED.found",
            [day, asked, filters[:200], found],
        )


def anonymous(typed: str) -> str:
    """The words in one writing, in their order, without long numbers."""
    return _DIGITS.sub("#", " ".join(typed.split()).casefold())[:_LONGEST]


def most_asked(first: date, last: date, *, nothing_found: bool = False, most: int = 100) -> Told:
    """Of those days (both included); `nothing_found` tells only of queries that found nothing the last time: what editors should mend."""
    where = "WHERE day BETWEEN %s AND %s"
    having = "AND (array_agg(found ORDER BY day DESC))[1] = 0" if nothing_found else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT asked, sum(times), (array_agg(found ORDER BY day DESC))[1] FROM library_query {where} "
            f"GROUP BY asked HAVING true {having} ORDER BY 2 DESC, 1",
            [first, last],
        )
        rows = [Often(asked, int(times), int(found)) for asked, times, found in cursor.fetchall()]
    often = tuple(one for one in rows if one.times >= LEAST)
    return Told(often[:most], sum(one.times for one in rows if one.times < LEAST))


def forget(before: date) -> int:
    """Deletes what is older than a day. → rows"""
    return Query.objects.filter(day__lt=before).delete()[0]
