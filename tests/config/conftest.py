"""Throw-away installations for the tests of starting, killing and stopping them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fadu.config.home import Home, home
from fadu.config.postgres import place


@contextmanager
def _installation(folder: Path) -> Iterator[Home]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FADU_HOME", str(folder))
        patch.setenv("FADU_DURABLE", "1")
        here = home()
        yield here
        at = place.where(here)
        shutil.rmtree(at.folder, ignore_errors=True)
        shutil.rmtree(at.sockets, ignore_errors=True)


@pytest.fixture
def own_home(tmp_path: Path) -> Iterator[Home]:
    """An installation of this test alone, with nothing in it yet."""
    with _installation(tmp_path / "home") as here:
        yield here


@pytest.fixture(scope="module")
def lasting_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """An installation that a module's tests leave to each other, so that its year is loaded once."""
    with _installation(tmp_path_factory.mktemp("lasting") / "home") as here:
        yield here


@pytest.fixture
def eventually() -> Callable[[Callable[[], bool], float], None]:
    """Wait until something is so; fail when it is still not so after some seconds."""

    def wait(is_so: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < deadline, f"still not so after {seconds} seconds"
            time.sleep(0.05)

    return wait
