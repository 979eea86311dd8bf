"""Every document of every line is composed, and every template names only what its line declares."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.letters.invented import BUREAU, occasion

from fadu.engine.identity import identity
from fadu.engine.line import Line, lines
from fadu.engine.words import Step
from fadu.letters.checks import complaints
from fadu.letters.compose import BLANK, compose, missing
from fadu.letters.template import FOLDER, served_by
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


def test_every_template_names_only_what_its_line_declares() -> None:
    assert complaints() == []
    served = [pair for path in FOLDER.glob("*.toml") for pair in served_by(path)]
    assert len(served) == len(set(served)), "two templates for one step"


def test_what_a_template_gets_wrong_is_named(tmp_path: Path) -> None:
    """A fact, clock, code, step and key that do not exist, each with its file."""
    wrong = {
        "oversight.information_request.answer.toml": '[[part]]\nwhen = ["答复结果=D99"]\ntext = "{申请者} {答复期限:终点}"',
        "oversight.information_request.pay.toml": 'title = "无"',
        "oversight.nothing.answer.toml": 'title = "无"',
        "oversight.information_request.extend.toml": 'titel = "无"',
    }
    for name, text in wrong.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = [one.sentence("zh") for one in complaints(tmp_path)]
    assert len(said) == 6
    for value in (
        "申请者",
        "答复期限:终点",
        "答复结果=D99",
        "information_request.pay",
        "nothing.answer",
        "titel",
    ):
        assert any(value in one for one in said), value
