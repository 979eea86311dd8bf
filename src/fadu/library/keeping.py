"""Keeping the library clean: numbers given twice, documents about to expire, documents that cite what is repealed.

Each answer is one statement over indexed columns, typed rows, the most pressing first; a hundred thousand documents are no matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Twice:
    """A document number that several documents bear."""

    number: str
    codes: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expiring:
    """A document in force whose last day is near; `days` from the day asked to it."""

    document: int
    code: str
    title: str
    unit: int | None
    ends: date
    days: int
    ended_as: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """A document in force that names one that no longer is; `ended` was its last day."""

    document: int
    code: str
    title: str
    unit: int | None
    cited: int
    cited_code: str
    cited_title: str
    ended: date
    ended_as: str
    places: int
    anchor: str  # the first place
    written: str


_TWICE = """
SELECT max(number), array_agg(code ORDER BY id), array_agg(title ORDER BY id) FROM library_document
WHERE number_key <> '' AND (%(all)s OR public)
GROUP BY number_key HAVING count(*) > 1 ORDER BY count(*) DESC, number_key LIMIT %(limit)s
"""
_EXPIRING = """
SELECT id, code, title, unit, ends, ends - %(day)s, ended_as FROM library_document
WHERE ends BETWEEN %(day)s AND %(until)s AND (begins IS NULL OR begins <= %(day)s) AND (%(all)s OR public)
ORDER BY ends, id LIMIT %(limit)s
"""
# From the few documents that ended to what cites them: the index on the target serves it. Self-citation and the document
# that ended the cited one are no fault; only the text that is the law on the day counts.
_OUTDATED = """
SELECT d.id, d.code, d.title, d.unit, t.id, t.code, t.title, t.ends, t.ended_as, count(*),
       (array_agg(c.anchor ORDER BY c.start))[1], (array_agg(c.written ORDER BY c.start))[1]
FROM library_document t
JOIN library_citation c ON c.target_id = t.id
JOIN library_version v ON v.id = c.version_id AND (v.until IS NULL OR v.until >= %(day)s)
JOIN library_document d ON d.id = v.document_id AND d.id <> t.id
WHERE t.ends < %(day)s AND (d.ends IS NULL OR d.ends >= %(day)s) AND d.begins <= %(day)s AND (%(all)s OR d.public)
  AND NOT EXISTS (SELECT 1 FROM library_relation r WHERE r.target_id = t.id AND r.source_id = d.id
                  AND r.kind IN ('repeals', 'lapses', 'replaces', 'repeals_in_part'))
GROUP BY d.id, t.id ORDER BY count(*) DESC, d.id, t.id LIMIT %(limit)s
"""


def duplicate_numbers(*, public_only: bool = False, limit: int = _LIMIT) -> list[Twice]:
    """Numbers that more than one document bears, the most frequent first."""
    rows = _rows(_TWICE, all=not public_only, limit=limit)
    return [Twice(number, tuple(codes), tuple(titles)) for number, codes, titles in rows]


def expiring(day: date, *, within: int, public_only: bool = False, limit: int = _LIMIT) -> list[Expiring]:
    """Documents in force on the day whose last day comes within so many days, the nearest first."""
    until = day + timedelta(days=within)
    return [
        Expiring(*row) for row in _rows(_EXPIRING, day=day, until=until, all=not public_only, limit=limit)
    ]


def citing_ended(day: date, *, public_only: bool = False, limit: int = _LIMIT) -> list[Outdated]:
    """Documents in force on the day that cite documents which are not, one row a pair."""
    return [Outdated(*row) for row in _rows(_OUTDATED, day=day, all=not public_only, limit=limit)]


def _rows(sql: str, **values: int | date) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
