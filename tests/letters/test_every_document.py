"""Every document of every line is composed, and every template names only what its line declares."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.letters.invented import BUREAU, occasion

from fadu.engine.identity import identity
from fadu.engine.line import Line, line, lines
from fadu.engine.words import Step
from fadu.letters.compose import BLANK, compose, missing
from fadu.letters.places import unknown
from fadu.letters.template import FOLDER, read, served_by
from fadu.papers.document import Paper, Paragraph, Table

pytestmark = pytest.mark.django_db

NAMES_NO_RECORD = {"decide_on_the_spot"}
"""Papers that are handed over before the record has a number."""

DOCUMENTS = [(one, step) for one in lines() for step in one.steps.values() if step.document is not None]


@pytest.fixture(autouse=True)
def _bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one unit that these letters know."""
    for module in ("places", "remedies"):
        monkeypatch.setattr(f"fadu.letters.{module}.units", lambda: {109: BUREAU})


def said(paper: Paper) -> str:
    """Everything that a paper says, as one text."""
    told = [paper.title, paper.number, paper.addressee]
    for block in paper.body:
        if isinstance(block, Table):
            told += [cell for row in block.rows for cell in row]
        elif isinstance(block, Paragraph):
            told.append(block.text)
        else:
            told.append(str(block))
    return "\n".join(told)


def test_the_lines_have_their_documents() -> None:
    assert len(lines()) == 36
    assert len(DOCUMENTS) == 210


@pytest.mark.parametrize(("home", "step"), DOCUMENTS, ids=lambda one: getattr(one, "id", None) or one.name)
def test_a_step_with_a_document_makes_its_paper(home: Line, step: Step) -> None:
    one = occasion(home, step)
    paper = compose(one, "长司演〔2024〕1号")
    text = said(paper)
    assert paper.title
    assert str(identity(one.made.row["id"])) in text or step.name in NAMES_NO_RECORD
    assert "{" not in text, "a place was left unfilled"
    assert not missing(one) or BLANK in text


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_template_names_only_what_its_line_declares(path: Path) -> None:
    for id, name in served_by(path):
        step = line(id).step(name)
        assert step.document is not None
        assert list(unknown(read(path), line(id))) == []
