"""The index follows the database: it reads the log of changes past its cursor and re-reads the documents that changed.

Only transactions older than every running one are read, so none is passed over; a document is read as it is now, so reading a change
twice does no harm. The cursor lies in the index itself (`index`), so a kill at any moment leaves the two in agreement.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from django.db import connection, transaction

from fadu.library.changes import changed_between, horizon
from fadu.library.models import Document
from fadu.library.search.index import Cursor, IndexBusy, Replaced, Shelf, Writer
from fadu.library.search.schema import Sheet
from fadu.library.search.shelving import BATCH, sheets

Progress = Callable[[int, int], None]


class Keeper:
    """Keeps one index up with its database; the only one who writes into the current generation."""

    def __init__(self, root: Path) -> None:
        self._shelf = Shelf(root)
        self._folder: Path | None = None
        self._writer: Writer | None = None
        self._cursor: Cursor | None = None

    def catch_up(self) -> int:
        """Reads on to the horizon; builds the index first where there is none that fits. → documents read"""
        self._turn()
        if self._writer is None or self._cursor is None:
            self.close()
            rebuild(self._shelf.root)
            return self.catch_up()
        before = horizon()
        changed = changed_between(after=self._cursor.xid, before=before)
        cursor = Cursor(self._cursor.database, before - 1)
        if changed:
            for start in range(0, len(changed), BATCH):
                some = changed[start : start + BATCH]
                self._writer.replace(some, sheets(some))
            self._writer.commit(cursor)
        self._cursor = cursor
        return len(changed)

    def _turn(self) -> None:
        """To the current generation, should it be another."""
        current = self._shelf.current()
        if current != self._folder:
            self.close()
        if current is not None and self._writer is None:
            self._folder, self._writer = current, Writer(current)
            cursor = self._writer.cursor()
            self._cursor = cursor if cursor is not None and _fits(cursor) else None

    def close(self) -> None:
        """Lets go of the generation; what was not committed is read again by whoever comes next."""
        if self._writer is not None:
            self._writer.close()
        self._folder = self._writer = self._cursor = None


def database() -> str:
    """Which database this is: a restored or replaced one is another."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT system_identifier::text || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())"
            " FROM pg_control_system()"
        )
        row = cursor.fetchone()
    assert row is not None
    return str(row[0])


def _fits(cursor: Cursor) -> bool:
    return cursor.database == database() and cursor.xid < horizon()


def rebuild(root: Path, progress: Progress | None = None) -> int:
    """Builds the next generation beside the current one, which is read meanwhile, and switches. → documents"""
    shelf = Shelf(root)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"fadu library index {root}"])
        # Taken before the first document is read: whatever is older is read here, whatever is younger is followed later.
        before = horizon()
        documents = list(Document.objects.order_by("pk").values_list("pk", flat=True))
        folder = shelf.fresh()
        writer = Writer(folder)
        writer.add(_told(documents, progress))
        writer.commit(Cursor(database(), before - 1))
        writer.close()
        shelf.switch(folder)
    return len(documents)


def _told(documents: list[int], progress: Progress | None) -> Iterator[Sheet]:
    for start in range(0, len(documents), BATCH):
        some = documents[start : start + BATCH]
        yield from sheets(some)
        if progress is not None:
            progress(start + len(some), len(documents))


def up_to_now(root: Path) -> int:
    """Follows once, for a command; leaves it to the follower that is running, should one hold the index. → documents read"""
    keeper = Keeper(root)
    try:
        return keeper.catch_up()
    except IndexBusy:
        return 0
    finally:
        keeper.close()


def run_forever(root: Path, *, stop: Callable[[], bool], pause: float = 0.2) -> None:
    """The loop of `fadu up`, in the followers' process: a change is findable within a second."""
    keeper = Keeper(root)
    try:
        while not stop():
            # Where another process holds the index, or has just replaced it, the next round finds out.
            with suppress(IndexBusy, Replaced):
                keeper.catch_up()
            time.sleep(pause)
    finally:
        keeper.close()
