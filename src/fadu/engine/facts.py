"""记什么: the field words of a declaration, each a plain Django field with a note attached.

The note (titles, citation, who may read it, codes) stays out of Django's own attributes, so that a migration never
imports `fadu` and a corrected title needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fadu.measure.cite import Cite, Lang, Term


@dataclass(frozen=True)
class Choice:
    """One code of a closed list: its titles, its place in a form, its article, and the days on which it may be used."""

    zh: str
    en: str
    cite: Cite | None = None
    row: str = ""
    since: date = date.min
    until: date | None = None

    @property
    def title(self) -> Term:
        return Term(self.zh, self.en)

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


class Choices:
    """A closed list of codes: each attribute is a Choice, its name the stored code."""

    codes: ClassVar[dict[str, Choice]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Choice)}
        cls.codes = {**cls.codes, **own}

    @classmethod
    def title(cls, code: str, lang: Lang = "zh") -> str:
        """The title of a code; an unknown code is shown as it is, never hidden."""
        return cls.codes[code].title.said(lang) if code in cls.codes else code


@dataclass(frozen=True)
class Note:
    """What a declaration says of a field beyond its type."""

    zh: str
    en: str
    kind: str
    cite: Cite | None = None
    public: bool = False
    personal: bool = False
    told: bool = False  # is the applicant told it, since a notice or letter to them says it?
    choices: type[Choices] | None = None
    help: Term | None = None

    @property
    def title(self) -> Term:
        return Term(self.zh, self.en)


def note_of(field: Any) -> Note | None:
    """The note of a declared field; None for a field of the engine's own."""
    return getattr(field, "fadu_note", None)


def _noted(field: Any, note: Note) -> Any:
    field.fadu_note = note
    return field


def text(zh: str, en: str, **said: Any) -> Any:
    """Free text."""
    return _noted(models.TextField(null=True), Note(zh, en, "text", **said))


def choice(zh: str, en: str, choices: type[Choices], **said: Any) -> Any:
    """One code of a closed list."""
    return _noted(models.CharField(max_length=32, null=True), Note(zh, en, "choice", choices=choices, **said))


def day(zh: str, en: str, **said: Any) -> Any:
    """A calendar day."""
    return _noted(models.DateField(null=True), Note(zh, en, "day", **said))


def number(zh: str, en: str, **said: Any) -> Any:
    """A whole number."""
    return _noted(models.IntegerField(null=True), Note(zh, en, "number", **said))


def money(zh: str, en: str, **said: Any) -> Any:
    """An amount of money in 分 (a hundredth of a yuan), so that sums are exact."""
    return _noted(models.BigIntegerField(null=True), Note(zh, en, "money", **said))


def flag(zh: str, en: str, **said: Any) -> Any:
    """Yes, no, or not yet known."""
    return _noted(models.BooleanField(null=True), Note(zh, en, "flag", **said))


def unit(zh: str, en: str, **said: Any) -> Any:
    """Another unit, by its number."""
    return _noted(models.IntegerField(null=True), Note(zh, en, "unit", **said))


def units(zh: str, en: str, **said: Any) -> Any:
    """Several other units, by their numbers."""
    return _noted(ArrayField(models.IntegerField(), null=True), Note(zh, en, "units", **said))


def link(zh: str, en: str, **said: Any) -> Any:
    """Another record, by its id (which names its line, place and year)."""
    return _noted(models.BigIntegerField(null=True), Note(zh, en, "link", **said))
