"""The change log of the library, read as the engine's followers read theirs: only transactions that are complete."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from fadu.engine.log import horizon
from fadu.library.kinds import What
from fadu.library.models import Revision

__all__ = ["changed_between", "horizon", "note"]


def note(documents: Iterable[int], what: What, *, at: datetime, by: int = 0) -> None:
    """Writes down that documents changed, in the transaction that changes them."""
    Revision.objects.bulk_create(
        [Revision(document=document, what=what, by=by, at=at) for document in documents], batch_size=5_000
    )


def changed_between(*, after: int, before: int) -> list[int]:
    """The documents (ids, ascending) that the transactions between two horizons changed, both excluded.

    A follower remembers `before - 1` as its next `after`. A document that is no longer there was removed.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT document FROM library_revision WHERE xid > %s AND xid < %s ORDER BY document",
            [after, before],
        )
        return [document for (document,) in cursor.fetchall()]
