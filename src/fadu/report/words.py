"""What the number guard knows of the language: words that hold a numeral, and measure words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """An ordinary word that holds a numeral without counting, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The two lists, as data."""

    words: tuple[Word, ...]
    measures: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The lists that ship with the report."""
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    words = tuple(Word(one["text"], one["reason"]) for one in data["word"])
    return Vocabulary(words, tuple(data["measures"]))
