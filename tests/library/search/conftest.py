"""A library of short invented texts, searched as the real one is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from fadu.library import documentnumber
from fadu.library.numerals import arabic

TODAY = date(2024, 1, 1)
_ARTICLE = re.compile(r"^第([一二三四五六七八九十百]+)条", re.M)


class Library:
    """Puts documents in, follows, searches."""

    def __init__(self, root: Path) -> None:
        from fadu.library.search.follow import Keeper

        self.root = root
        self.keeper = Keeper(root)
        self.made = 0

    def add(
        self, title: str, text: str, *, versions: tuple[tuple[date, str], ...] = (), **fields: Any
    ) -> int:
        """A document; `versions` are older texts with the day each began, in order."""
        from fadu.library.changes import note
        from fadu.library.kinds import What
        from fadu.library.models import Document

        self.made += 1
        at = datetime(2024, 1, 1, tzinfo=UTC)
        number = fields.get("number", "")
        given = {
            "kind": "local_regulation",
            "number_key": documentnumber.key(number),
            "title_key": title,
        } | fields
        document = Document.objects.create(
            code=f"d{self.made}", title=title, created_at=at, changed_at=at, **given
        )
        begun = [day for day, _ in versions] + [fields.get("begins")]
        for n, body in enumerate([*(old for _, old in versions), text]):
            until = None if n == len(versions) else date.fromordinal(begun[n + 1].toordinal() - 1)
            self._version(document.pk, n + 1, body, begun[n] if versions else None, until)
        note([document.pk], What.CREATED, at=at)
        return int(document.pk)

    def _version(self, document: int, n: int, text: str, since: date | None, until: date | None) -> None:
        from fadu.library.models import Provision, Version

        version = Version.objects.create(
            document_id=document, n=n, dated=since, since=since, until=until, text=text, structure={},
            sha256=hashlib.sha256(text.encode()).hexdigest(), source_path=f"texts/{document}-{n}.txt",
        )  # fmt: skip
        found = list(_ARTICLE.finditer(text))
        ends = [one.start() for one in found[1:]] + [len(text)]
        for seq, (one, end) in enumerate(zip(found, ends, strict=bool(found))):
            Provision.objects.create(
                version=version, seq=seq, anchor=f"a{arabic(one[1])}", kind="article", label=one[0], heading="",
                path="", start=one.start(), end=end,
            )  # fmt: skip

    def follow(self) -> int:
        from fadu.engine.follow import settle

        settle()  # other databases of the test run's server write too
        return self.keeper.catch_up()

    def build(self) -> None:
        """Also what the test's own transaction has not committed."""
        from fadu.library.search.follow import rebuild

        rebuild(self.root)

    def search(self, query: str, **wanted: Any) -> Any:
        from fadu.library.search.searching import Wanted, search

        asked = Wanted(query, TODAY)
        return search(replace(asked, **wanted) if wanted else asked)

    def titles(self, query: str, **wanted: Any) -> list[str]:
        return [hit.document.title for hit in self.search(query, **wanted).hits]


@pytest.fixture
def library(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Committed, in a database and an index of its own."""
    from fadu.library.search import searching

    monkeypatch.setattr(searching, "place", lambda: tmp_path / "index")
    made = Library(tmp_path / "index")
    made.follow()
    yield made
    made.keeper.close()


@pytest.fixture
def texts(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Rolled back after the test: filled once, then `build`."""
    from fadu.library.search import searching

    monkeypatch.setattr(searching, "place", lambda: tmp_path / "index")
    return Library(tmp_path / "index")
