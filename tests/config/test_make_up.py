"""`make up` hands its words on to `fadu up`; a load that was cut off goes on as it began, and says so."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from fadu.config import rehearsing
from fadu.config.rehearsing import Wish
from fadu.measure.cite import Term

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
@pytest.mark.parametrize("word", ["SCALE", "SEED", "YEAR", "CITY", "PORT"])
def test_a_word_of_make_becomes_the_setting(word: str) -> None:
    """Given before `make` or after it. What nobody gave is not set at all, so that the installation's own setting counts."""
    path = {"PATH": "/usr/bin:/bin"}
    for environ, words in (({word: "7"}, []), ({}, [f"{word}=7"])):
        said = subprocess.run(
            ["make", "-n", "up", *words], cwd=ROOT, env={**path, **environ}, capture_output=True, text=True, check=True
        ).stdout  # fmt: skip
        assert f"FADU_{word}=7" in said
        assert said.count("FADU_") == 1
        assert said.rstrip().endswith("/fadu up")


def test_a_load_that_was_cut_off_goes_on_as_it_began_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, said, loaded = Wish("changsha", 2023, 1.0, 1), [], []
    monkeypatch.setattr(rehearsing, "_unfinished", lambda: begun)
    monkeypatch.setattr(rehearsing, "say", lambda term: said.append(term))
    monkeypatch.setattr("fadu.rehearsal.load.load_year", lambda *wish, progress: loaded.append(wish))
    rehearsing.load_if_empty(Wish("changsha", 2023, 0.004, 1))
    rehearsing.load_if_empty(begun)
    assert loaded == [("changsha", 2023, 1.0, 1)] * 2
    assert [type(one) for one in said] == [Term]
    assert "FADU_HOME" in said[0].zh
    assert "FADU_HOME" in said[0].en
