"""A line of work as the machine reads it: a declaration, compiled, and the register of all that exist."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import models

from fadu.engine.actor import Role
from fadu.engine.facts import Note, note_of
from fadu.engine.record import Record
from fadu.engine.words import Clock, SpanOf, State, Step
from fadu.measure.balance import Balance
from fadu.measure.cite import Term
from fadu.measure.condition import ALWAYS, Where, name_of
from fadu.measure.figure import Figure, Rate, Total
from fadu.measure.lifecycle import Lifecycle, Move
from fadu.measure.trouble import Trouble


class NoSuchLine(Trouble):
    code = "E-002"
    title = Term("没有这项业务", "No such line of work")
    zh = "没有业务“{value}”。现有：{known}。"
    en = "There is no line of work “{value}”. There are: {known}."
    remedy_zh = "请用“fadu lines”查看业务编号（章.业务）。"
    remedy_en = "See `fadu lines` for the ids (chapter.line)."


class NoSuchWord(Trouble):
    code = "E-003"
    title = Term("业务中没有此项", "No such word in the line")
    zh = "业务“{line}”没有{kind}“{value}”。现有：{known}。"
    en = "The line “{line}” has no {kind} “{value}”. It has: {known}."
    remedy_zh = "请用“fadu lines”查看该业务的声明。"
    remedy_en = "See the declaration with `fadu lines`."


class Line:
    """A declaration, compiled: everything that its class says, by name and in declared order."""

    def __init__(self, model: type[Record]) -> None:
        self.model = model
        self.chapter: str = model._meta.app_label
        self.name = model.__module__.rsplit(".", 1)[-1]
        self.id = f"{self.chapter}.{self.name}"
        self.table: str = model._meta.db_table
        self.title, self.code, self.kind = model.title, model.code, model.kind
        said = model.public
        self.public: bool = said is not False
        self.opened_to: Where = said if isinstance(said, Where) else ALWAYS if said else ~ALWAYS
        self.states: dict[str, State] = self._own(State)
        self.steps: dict[str, Step] = self._own(Step)
        self.clocks: dict[str, Clock] = self._own(Clock)
        self.figures: dict[str, Figure] = self._own(Figure)
        self.totals: dict[str, Total] = self._own(Total)
        self.rates: dict[str, Rate] = self._own(Rate)
        self.balances: dict[str, Balance] = self._own(Balance)
        for position, clock in enumerate(self.clocks.values()):
            clock.position = position

    @cached_property
    def only_after(self) -> dict[str, list[Clock]]:
        """The steps that only the running out of a clock allows, with those clocks."""
        found: dict[str, list[Clock]] = {}
        for clock in self.clocks.values():
            if clock.then is not None:
                found.setdefault(clock.then.name, []).append(clock)
        return found

    @cached_property
    def lengthens(self) -> dict[str, frozenset[str]]:
        """The facts by which a step lengthens a clock: its event keeps them also where the column holds the same already."""
        found: dict[str, set[str]] = {}
        for clock in self.clocks.values():
            for step, span in clock.adds.items():
                if isinstance(span, SpanOf):
                    found.setdefault(step.name, set()).add(name_of(span.field))
        return {step: frozenset(names) for step, names in found.items()}

    def _own(self, kind: type[Any]) -> dict[str, Any]:
        return {name: word for name, word in vars(self.model).items() if type(word) is kind}

    @cached_property
    def fields(self) -> dict[str, Any]:
        """Every column by name, the engine's own first."""
        return {field.name: field for field in self.model._meta.concrete_fields}

    @cached_property
    def facts(self) -> dict[str, Note]:
        """The notes of the facts that the line itself declares."""
        return {name: note for name, field in self.fields.items() if (note := note_of(field)) is not None}

    def is_public(self, row: Mapping[str, Any]) -> bool:
        """May anyone open this record (its public facts only)? `row` holds the columns that `opened_to` reads."""
        return self.opened_to.holds(row)

    def public_sql(self, table: str = "") -> str:
        """The same as an SQL condition on the line's table, or on its alias `table`."""
        sql = self.opened_to.sql().replace("%", "%%")
        return re.sub(r'"(\w+)"', rf'{table}."\1"', sql) if table else sql

    @cached_property
    def told_by_applicant(self) -> frozenset[str]:
        """The facts that an applicant tells: those of the steps which applicants may take."""
        return frozenset(
            name_of(column)
            for step in self.steps.values()
            if Role.APPLICANT in step.by
            for column in (*step.asks, *step.may_ask)
        )

    @cached_property
    def days(self) -> frozenset[str]:
        """The columns that hold a calendar day."""
        return frozenset(name for name, field in self.fields.items() if isinstance(field, models.DateField))

    @cached_property
    def amounts(self) -> dict[str, Figure | Total]:
        return {**self.figures, **self.totals}

    @cached_property
    def counted(self) -> dict[str, Figure | Total | Rate]:
        """Everything that has a value: figures, totals and rates, by name."""
        return {**self.figures, **self.totals, **self.rates}

    @cached_property
    def lifecycle(self) -> Lifecycle:
        moves = tuple(Move(name, *self._ends(step)) for name, step in self.steps.items())
        finals = frozenset(name for name, state in self.states.items() if state.final)
        return Lifecycle(frozenset(self.states), finals, moves)

    def _ends(self, step: Step) -> tuple[frozenset[str], frozenset[str]]:
        sources = frozenset(state.name for state in step.sources)
        if isinstance(step.to, State):
            return sources, frozenset((step.to.name,))
        if step.to is None:
            return sources, sources
        into = [
            other for other in self.steps.values() if isinstance(other.to, State) and other.to.name in sources
        ]
        return sources, frozenset(state.name for other in into for state in other.sources) - sources

    def step(self, name: str) -> Step:
        step: Step = self._word("步骤", "step", self.steps, name)
        return step

    def clock(self, name: str) -> Clock:
        clock: Clock = self._word("期限", "clock", self.clocks, name)
        return clock

    def figure(self, name: str) -> Figure | Total | Rate:
        figure: Figure | Total | Rate = self._word("指标", "figure", self.counted, name)
        return figure

    def _word(self, zh: str, en: str, words: Mapping[str, Any], name: str) -> Any:
        if name not in words:
            raise NoSuchWord(line=self.id, kind=Term(zh, en), value=name, known=sorted(words))
        return words[name]


@lru_cache
def line_of(model: type[Record]) -> Line:
    return Line(model)


@lru_cache
def lines() -> tuple[Line, ...]:
    """Every line of work that exists, in the order of its code."""
    found = [model for model in apps.get_models() if issubclass(model, Record)]
    return tuple(sorted(map(line_of, found), key=lambda line: line.code))


def line(id: str) -> Line:
    known = {line.id: line for line in lines()}
    if id not in known:
        raise NoSuchLine(value=id, known=sorted(known))
    return known[id]


def line_with_code(code: int) -> Line:
    known = {line.code: line for line in lines()}
    if code not in known:
        raise NoSuchLine(value=code, known=sorted(known))
    return known[code]


def figure_by_id(id: str) -> tuple[Line, Figure | Total | Rate]:
    """A figure from its full id, chapter.line.name."""
    parts = id.rsplit(".", 1)
    home = line(parts[0])
    return home, home.figure(parts[-1])


def gather(package: str) -> None:
    """Imports every file of a chapter, so that its lines exist; called by the chapter's `models.py`."""
    for module in modules(package):
        import_module(module)


def modules(package: str) -> Iterator[str]:
    skipped = {"models", "apps", "migrations"}
    for found in pkgutil.iter_modules(import_module(package).__path__):
        if found.name not in skipped:
            yield f"{package}.{found.name}"
