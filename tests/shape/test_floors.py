"""The rules of the house: who may import whom, and how a module looks."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path
    for path in (ROOT / "src" / "fadu").rglob("*.py")
    if "migrations" not in path.parts and path.stat().st_size
)
LONGEST_FILE, LONGEST_FUNCTION = 300, 50


def test_every_floor_knows_only_what_stands_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    verdict = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert verdict == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src" / "fadu")))
def test_a_module_says_what_it_is_and_stays_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "it opens with no sentence"
    # A line of work is one file, and the law is data: both are as long as what they say.
    if not {"work", "law"} & set(path.relative_to(ROOT / "src" / "fadu").parts[:1]):
        assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src" / "fadu")))
def test_no_file_is_named_after_nothing(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "common", "manager", "base", "misc", "core"}
