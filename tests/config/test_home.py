"""The folder of an installation: private from the first moment, secrets drawn once, foreign folders left alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fadu.config.home import Home, HomeNotUsable, home, kept


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_is_open_to_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FADU_HOME", str(tmp_path / "new" / "home"))
    here = home()
    assert mode(here.root) == 0o700
    assert len(here.secret) >= 50
    assert mode(here.root / "secret") == 0o600


def test_its_secret_is_drawn_once_and_differs_elsewhere(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    one, other = Home(tmp_path / "one"), Home(tmp_path / "other")
    assert one.secret == Home(tmp_path / "one").secret
    assert one.secret != other.secret


def test_two_who_start_at_once_agree_on_the_secret(tmp_path: Path) -> None:
    draw = "import sys; from pathlib import Path; from fadu.config.home import Home; print(Home(Path(sys.argv[1])).secret)"
    starters = [
        subprocess.Popen([sys.executable, "-c", draw, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert len({starter.communicate()[0] for starter in starters}) == 1


def test_a_file_of_ours_is_never_written_over(tmp_path: Path) -> None:
    assert kept(tmp_path / "number", lambda: "first") == "first"
    assert kept(tmp_path / "number", lambda: "second") == "first"
    assert os.listdir(tmp_path) == ["number"]


def test_a_file_in_the_way_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("FADU_HOME", str(tmp_path / "taken"))
    with pytest.raises(HomeNotUsable) as caught:
        home()
    assert str(tmp_path / "taken") in caught.value.sentence("en")
    assert "FADU_HOME" in caught.value.remedy("en")
