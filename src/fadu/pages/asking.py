"""A step as questions, and what somebody answered: one way from a declaration to a form, for officials and citizens.

Reading answers never fails and loses nothing: what was typed stays as typed beside its value or the trouble with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from fadu.engine.facts import Note
from fadu.engine.line import Line
from fadu.engine.people import units
from fadu.engine.troubles import FactWrong
from fadu.engine.words import Step
from fadu.measure.cite import Cite, Lang, Term
from fadu.measure.condition import name_of
from fadu.measure.trouble import Trouble
from fadu.pages.asking_values import NO, YES, NotRead, clean, read_value, typed_form

FEW = 7  # choices shown side by side; more make a list
Typed = str | list[str]
Option = tuple[str, Term, Cite | None]

_SHORT = (
    "人",
    "名称",
    "姓名",
    "号",
    "方式",
    "编号",
    "单位",
    "机关",
    "组长",
    "法院",
    "职务",
    "指纹",
    "种子",
    "网址",
    "代码",
    "标题",
    "主任",
    "案由",
)
_YES_NO: tuple[Option, ...] = ((YES, Term("是", "Yes"), None), (NO, Term("否", "No"), None))


class NotAnswered(Trouble):
    code = "PG-020"
    title = Term("还没有填写", "Not answered yet")
    zh = "请填写“{field}”。"
    en = "“{field}” must be answered."
    remedy_zh = "这一项依法必须填写。"
    remedy_en = "The law asks for it."


@dataclass(frozen=True)
class Question:
    """One thing that a step asks for. `choices` are those in force; `now` is what stands in the record, as it would be typed."""

    name: str
    note: Note
    required: bool
    choices: tuple[Option, ...] = ()
    now: Typed = ""

    @property
    def title(self) -> Term:
        return self.note.title

    @property
    def kind(self) -> str:
        return self.note.kind

    @property
    def widget(self) -> str:
        """line · lines · radios · select · units: how it is asked."""
        if self.kind == "text":
            short = self.note.personal or self.note.zh.split("（")[0].endswith(_SHORT)
            return "line" if short else "lines"
        if self.kind in ("choice", "flag"):
            return "radios" if len(self.choices) <= FEW else "select"
        return "units" if self.kind == "units" else "line"

    @property
    def id(self) -> str:
        return f"q-{self.name}"

    @property
    def hint(self) -> Term | None:
        """How to write the answer, where the kind of fact does not show it."""
        return _HINTS.get(self.kind)


_HINTS = {
    "day": Term("如 2023-12-01 或 2023年12月1日", "such as 2023-12-01"),
    "money": Term("按元填写，如 1200 或 1,200.50", "in yuan, such as 1200 or 1,200.50"),
    "unit": Term("填单位名称或其中几个字", "a unit's name, or some words of it"),
    "units": Term("一行一个单位，填名称或其中几个字", "one unit a line: its name, or some words of it"),
    "link": Term(
        "填记录编号，如 2023-430102-012-0000123", "a record's number, such as 2023-430102-012-0000123"
    ),
}


def questions(
    line: Line, step: Step, *, law_on: date, row: Mapping[str, Any] | None = None
) -> tuple[Question, ...]:
    """What the step asks and may ask, in order. `row`: what stands in the record, only facts that the reader may see."""
    asked = [(name_of(column), True) for column in step.asks] + [
        (name_of(column), False) for column in step.may_ask
    ]
    return tuple(question(line, name, law_on=law_on, required=required, row=row) for name, required in asked)


def question(
    line: Line, name: str, *, law_on: date, required: bool, row: Mapping[str, Any] | None = None
) -> Question:
    """One fact of a line as a question."""
    note = line.facts[name]
    return Question(name, note, required, _options(note, law_on), typed_form(note, (row or {}).get(name)))


def _options(note: Note, law_on: date) -> tuple[Option, ...]:
    if note.kind == "flag":
        return _YES_NO
    if note.choices is None:
        return ()
    return tuple(
        (code, one.title, one.cite) for code, one in note.choices.codes.items() if one.in_force(law_on)
    )


@dataclass(frozen=True)
class Answer:
    """What was typed to one question; `value` is None unless it could be read. `candidates`: the units it might mean."""

    question: Question
    typed: Typed
    value: Any = None
    trouble: Trouble | None = None
    candidates: tuple[tuple[str, Term], ...] = ()

    @property
    def given(self) -> bool:
        return bool(clean(" ".join(self.typed) if isinstance(self.typed, list) else self.typed))

    @property
    def lines(self) -> str:
        """What was typed as one text, one entry a line."""
        return "\n".join(self.typed) if isinstance(self.typed, list) else self.typed

    @property
    def error_id(self) -> str:
        return f"{self.question.id}-error"

    @property
    def help_id(self) -> str:
        return f"{self.question.id}-help"

    @property
    def described_by(self) -> str:
        """The ids of what explains the field, for aria-describedby."""
        return " ".join((self.help_id, *((self.error_id,) if self.trouble else ())))

    def said(self, lang: Lang = "zh") -> str:
        """The answer in words, as check-your-answers shows it; what could not be read as it was typed."""
        for code, title, _ in self.question.choices:
            if code == self.typed:
                return title.said(lang)
        if self.question.kind in ("unit", "units") and self.value is not None:
            named = [
                units()[one].named(lang)
                for one in (self.value if isinstance(self.value, list) else [self.value])
            ]
            return ("、" if lang == "zh" else ", ").join(named)
        return self.lines


class Answers:
    """The answers to some questions, in their order."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._all = {one.question.name: one for one in answers}

    @classmethod
    def read(cls, asked: Sequence[Question], data: QueryDict | Mapping[str, Any]) -> Answers:
        """Reads what was submitted or saved. Whatever is in `data`, this never raises."""
        return cls([_read(one, _typed(one, data)) for one in asked])

    @classmethod
    def begun(cls, asked: Sequence[Question]) -> Answers:
        """Before anything is typed: what stands in the record, and no troubles."""
        return cls([Answer(one, one.now) for one in asked])

    @classmethod
    def from_json(cls, asked: Sequence[Question], saved: Mapping[str, Any]) -> Answers:
        """The answers of a saved draft, read anew: the law or a list of codes may have moved on."""
        return cls.read(asked, saved)

    def to_json(self) -> dict[str, Typed]:
        """What was typed, by name: for a saved draft. NUL, which PostgreSQL cannot keep and nobody types, is left out."""
        return {name: _kept(one.typed) for name, one in self._all.items()}

    def __iter__(self) -> Iterator[Answer]:
        return iter(self._all.values())

    def __getitem__(self, name: str) -> Answer:
        return self._all[name]

    def __contains__(self, name: str) -> bool:
        return name in self._all

    def __len__(self) -> int:
        return len(self._all)

    @property
    def facts(self) -> dict[str, Any]:
        """The values that could be read, for `engine.act`."""
        return {name: one.value for name, one in self._all.items() if one.value is not None}

    @property
    def troubles(self) -> tuple[Answer, ...]:
        """The answers that something is wrong with."""
        return tuple(one for one in self._all.values() if one.trouble is not None)

    @property
    def complete(self) -> bool:
        """Everything required is there and everything that was typed could be read."""
        return not self.troubles and all(
            one.value is not None for one in self._all.values() if one.question.required
        )


def _typed(asked: Question, data: QueryDict | Mapping[str, Any]) -> Typed:
    given: Any = data.getlist(asked.name) if isinstance(data, QueryDict) else data.get(asked.name)
    entries = (
        [str(one) for one in given]
        if isinstance(given, list | tuple)
        else []
        if given is None
        else [str(given)]
    )
    if asked.kind == "units":
        return entries
    return next((one for one in reversed(entries) if one), "")


def _kept(typed: Typed) -> Typed:
    return [one.replace("\0", "") for one in typed] if isinstance(typed, list) else typed.replace("\0", "")


def _read(asked: Question, typed: Typed) -> Answer:
    blank = Answer(asked, typed)
    if not blank.given:
        return Answer(asked, typed, trouble=NotAnswered(field=asked.title) if asked.required else None)
    value = read_value(asked.note, frozenset(code for code, *_ in asked.choices), typed)
    if isinstance(value, NotRead):
        trouble = FactWrong(field=asked.title, value=clean(blank.lines)[:60], reason=value.reason)
        return Answer(asked, typed, None, trouble, _named(value.candidates))
    return Answer(asked, typed, value) if value not in ("", []) else Answer(asked, typed)


def _named(numbers: Sequence[int]) -> tuple[tuple[str, Term], ...]:
    known = units() if numbers else {}
    return tuple((known[one].name_zh, Term(known[one].name_zh, known[one].name_en)) for one in numbers)
