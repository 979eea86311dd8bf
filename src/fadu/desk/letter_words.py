"""What the form of a step that makes a letter asks besides its facts: the writer's own words; and what it no longer asks."""

from __future__ import annotations

from typing import Any

from fadu.engine.facts import Note
from fadu.engine.line import Line
from fadu.engine.words import Step
from fadu.letters.sending import makes_letter, numbered_fact
from fadu.measure.cite import Term
from fadu.pages.asking import Question

WORDS = "letter_words"
LONGEST = 20_000
_NOTE = Note(
    "文书说明",
    "The letter's own words",
    "text",
    help=Term(
        "写入文书的事实、理由或者具体内容，一行一段；预览中可以看到位置。",
        "Facts, reasons or particulars for the letter, one paragraph a line; the preview shows where they stand.",
    ),
)


def with_words(line: Line, step: Step, asked: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions of a step, without the number that its letter will draw, and with the words that it needs."""
    if not makes_letter(step):
        return asked
    drawn = numbered_fact(line, step)
    return (*(one for one in asked if one.name != drawn), Question(WORDS, _NOTE, required=False))


def words_of(form: Any) -> str:
    """The words that were typed (a `case_form.Form`)."""
    answers = form.read
    told = answers[WORDS].value if WORDS in {one.question.name for one in answers} else None
    return str(told or "")[:LONGEST]
