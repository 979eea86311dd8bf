"""The skeleton of a line: what it writes compiles, has the six question words, and fails until it is filled in."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fadu.config.skeleton import KINDS, Wanted, codes_in, files, free_code

SIX = ("记什么", "在哪里", "谁来办", "几日内", "报多少", "须相符")


def checkout(root: Path, *codes: int) -> Path:
    """A root with one chapter that holds lines of these codes."""
    chapter = root / "src" / "fadu" / "work" / "people"
    chapter.mkdir(parents=True)
    (root / "tests" / "work").mkdir(parents=True)
    for code in codes:
        (chapter / f"line_{code}.py").write_text(f"class Line:\n    code = {code}\n", encoding="utf-8")
    return root


def wanted(chapter: str = "people", kind: str = "case") -> Wanted:
    return Wanted(chapter, "demonstration_village", kind, "示范村", "Demonstration village")


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_and_its_test_and_nothing_else(tmp_path: Path, kind: str) -> None:
    root = checkout(tmp_path, 21, 22)
    written = files(root, wanted(kind=kind))
    assert [path.relative_to(root).as_posix() for path in written] == [
        "src/fadu/work/people/demonstration_village.py",
        "tests/work/people/test_demonstration_village.py",
    ]
    declaration, test = written.values()
    for text in (declaration, test):
        ast.parse(text)
        assert "$" not in text
    places = [declaration.index(f"# {word}\n") for word in SIX]
    assert places == sorted(places)
    assert f"class DemonstrationVillage({kind.capitalize()}):" in declaration
    assert "code = 23\n" in declaration


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_formatted(tmp_path: Path, kind: str) -> None:
    root = checkout(tmp_path)
    for path, text in files(root, wanted("parks", kind)).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = Path(__file__).parents[2] / "pyproject.toml"
    for order in (["check"], ["format", "--check"]):
        done = subprocess.run(["ruff", *order, "--no-cache", "--config", settings, root], capture_output=True, text=True, check=False,
                              env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"})  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_line_of_a_chapter_brings_the_chapter(tmp_path: Path) -> None:
    root = checkout(tmp_path, 1)
    written = files(root, wanted("parks"))
    names = [path.relative_to(root).as_posix() for path in written]
    assert names[:4] == [
        f"src/fadu/work/parks/{name}"
        for name in ("__init__.py", "apps.py", "models.py", "migrations/__init__.py")
    ]
    assert 'label = "parks"' in written[root / "src/fadu/work/parks/apps.py"]


@pytest.mark.parametrize(
    ("codes", "free"),
    [((21, 22), 23), ((255,), 1), ((1, 2, 4), 5), ((), 1)],
)
def test_a_code_that_nobody_has(tmp_path: Path, codes: tuple[int, ...], free: int) -> None:
    assert free_code(checkout(tmp_path, *codes), "people") == free


def test_a_code_of_another_chapter_is_not_taken_again(tmp_path: Path) -> None:
    root = checkout(tmp_path, 21, 22)
    other = root / "src" / "fadu" / "work" / "services"
    other.mkdir()
    (other / "proof.py").write_text("class Proof:\n    code = 23\n", encoding="utf-8")
    assert free_code(root, "people") == 1
    assert codes_in(other / "proof.py") == [23]


@pytest.mark.parametrize("name", ["Village", "my-line", "_hidden", "村"])
def test_a_name_that_python_could_not_import_is_refused(name: str) -> None:
    call = "from fadu.config.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", call, "new-line", "people", name], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("[IN-042] ")


def test_nothing_is_overwritten() -> None:
    call = "from fadu.config.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", call, "new-line", "people", "mediator"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("[IN-043] ")
