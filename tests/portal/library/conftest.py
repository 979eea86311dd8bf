"""The small invented library behind the pages: to read in it (rolled back), or committed with an index to search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.library.reading import texts


@pytest.fixture
def held(db: None) -> None:
    texts.take_in()


@pytest.fixture
def searched(
    own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], int]]:
    """The same, committed, and an index of its own; call it to bring the index up to date."""
    from fadu.engine.follow import settle
    from fadu.library.search import searching
    from fadu.library.search.follow import Keeper

    monkeypatch.setattr(searching, "place", lambda: tmp_path / "index")
    texts.take_in()
    keeper = Keeper(tmp_path / "index")

    def follow() -> int:
        settle()  # other databases of the test run's server write too
        return keeper.catch_up()

    follow()
    yield follow
    keeper.close()


@pytest.fixture
def official(db: None) -> Client:
    """A browser of somebody who works here."""
    from fadu.engine.people import Officer

    client = Client()
    client.force_login(Officer.objects.create(username="t-officer", name_zh="演示甲", roles=["handler"]))
    return client
