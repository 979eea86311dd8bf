"""What the places of a template stand for: facts, clocks and steps by their Chinese titles, and a few fixed names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from fadu.engine.clocks import Told
from fadu.engine.facts import Note
from fadu.engine.identity import identity
from fadu.engine.line import Line
from fadu.engine.people import units
from fadu.letters.occasion import Occasion
from fadu.letters.remedies import objection, reviewer, suit
from fadu.letters.template import Condition, Template
from fadu.measure.cite import Cite, Term
from fadu.papers.document import said_date


def said(note: Note, value: Any) -> str | None:
    """A fact as an official paper says it; None where it is not known."""
    if value is None or value == "":
        return None
    kinds: Mapping[str, Callable[[Any], str]] = {
        "choice": lambda code: note.choices.title(code) if note.choices else str(code),
        "day": lambda on: said_date(on if isinstance(on, date) else date.fromisoformat(on)),
        "money": said_money,
        "flag": lambda yes: "是" if yes else "否",
        "unit": _unit,
        "units": lambda several: "、".join(map(_unit, several)),
        "link": lambda key: str(identity(key)),
    }
    return kinds.get(note.kind, str)(value)


def said_money(fen: int) -> str:
    """分 in yuan, exactly: 1234500 → 12345元, 50 → 0.50元."""
    yuan = Fraction(fen, 100)
    return f"{yuan.numerator}元" if yuan.denominator == 1 else f"{fen / 100:.2f}元"


def _unit(number: int) -> str:
    found = units().get(number)
    return found.name_zh if found else str(number)


def cited(cite: Cite | None, one: Occasion) -> str | None:
    """The articles that bind the record: of two versions of a law only the one in force on its day."""
    if cite is None:
        return None
    parts = [replace(cite, also=()), *cite.also]
    bind = [part for part in parts if part.instrument.in_force(one.made.row["law_on"])]
    return "、".join(part.zh for part in bind or parts)


# ------------------------------------------------------------------------------------------------- the fixed names

FIXED: dict[str, Callable[[Occasion], str | None]] = {
    "编号": lambda one: str(identity(one.made.row["id"])) if one.made.row["id"] else "（立案时编定）",
    "文书名": lambda one: one.document,
    "业务": lambda one: one.line.title.zh,
    "步骤": lambda one: one.step.title.zh,
    "本机关": lambda one: one.issuer.name_zh,
    "今日": lambda one: said_date(one.on),
    "收到日期": lambda one: said_date(one.made.row["opened"]),
    "依据": lambda one: cited(one.step.cite, one),
    "说明": lambda one: one.words.strip() or None,
    "复议机关": lambda one: reviewer(one.issuer, one.lettering.superior),
    "救济途径": lambda one: objection(one.document, one.issuer, one.lettering.superior, one.on),
    "复议前置": lambda one: objection(one.document, one.issuer, one.lettering.superior, one.on, first=True),
    "起诉途径": lambda one: suit(one.document),
}

OF_CLOCK: dict[str, Callable[[Told], str | None]] = {
    "届满日": lambda one: _due(one),
    "长度": lambda one: one.rule.length.said("zh"),
    "起算日": lambda one: said_date(one.reckoning.started) if one.reckoning.started else None,
    "依据": lambda one: one.rule.cite.zh,
    "理由": lambda one: "".join(one.reckoning.argument("zh")),
}
_OF_STEP = ("日期", "依据")
_OF_FACT = ("依据",)


def _due(one: Told) -> str | None:
    due = one.reckoning.due
    if due is None:
        return None
    # A year whose holiday notice is not yet out: the day may still move, and the paper says so.
    return said_date(due) + ("（该年度节假日安排公布后以实际为准）" if one.reckoning.provisional else "")


def value(place: str, one: Occasion) -> str | None:
    """What stands in a place; None where it is not known. The place exists: `unknown` has looked."""
    name, _, part = place.partition(":")
    if not part and name in FIXED:
        return FIXED[name](one)
    fact = _named(one.line.facts, name)
    if fact is not None:
        return _fact(one, fact, part)
    clock = _named(one.line.clocks, name)
    if clock is not None:
        run = one.runs.get(clock)
        return OF_CLOCK[part](run) if run else None
    step = _named(one.line.steps, name)
    assert step is not None, place
    return _step(one, step, part)


def _fact(one: Occasion, fact: str, part: str) -> str | None:
    note, held = one.line.facts[fact], one.made.row.get(fact)
    if part != "依据":
        return said(note, held)
    code = note.choices.codes.get(held) if note.choices and held else None
    return cited(code.cite, one) if code else None


def _step(one: Occasion, step: str, part: str) -> str | None:
    if part == "依据":
        return cited(one.line.steps[step].cite, one)
    taken = [past.on for past in one.history if past.step == step]
    return said_date(taken[-1]) if taken else None


def holds(condition: Condition, one: Occasion) -> bool:
    """Is what a part waits for so?"""
    if condition.fact in FIXED and _named(one.line.facts, condition.fact) is None:
        return (FIXED[condition.fact](one) is not None) is condition.wanted
    return holds_of(condition, one.line, one.made.row)


def holds_of(condition: Condition, line: Line, row: Mapping[str, Any]) -> bool:
    """The same of a record's facts alone."""
    fact = _named(line.facts, condition.fact)
    assert fact is not None, condition.fact
    held = row.get(fact)
    if not condition.codes:
        return (held not in (None, "", False)) is condition.wanted
    return bool({str(held), said(line.facts[fact], held)} & set(condition.codes)) is condition.wanted


# ------------------------------------------------------------------------------------------ held to the declaration


def unknown(template: Template, line: Line) -> Iterator[tuple[Term, str]]:
    """What a template names that the line does not have: (why, name)."""
    for place in template.places:
        if not _exists(place, line):
            yield (
                Term("没有这样的事项、期限、步骤或固定名称", "no such fact, clock, step or fixed name"),
                place,
            )
    for part in template.parts:
        for condition in part.when:
            yield from _unknown_codes(condition, line)
    for condition in template.by_government:
        yield from _unknown_codes(condition, line)
    if template.number_into and _named(line.facts, template.number_into) is None:
        yield Term("没有这样的事项", "no such fact"), template.number_into


def _unknown_codes(condition: Condition, line: Line) -> Iterator[tuple[Term, str]]:
    fact = _named(line.facts, condition.fact)
    if fact is None:
        if condition.fact not in FIXED or condition.codes:
            yield Term("没有这样的事项", "no such fact"), condition.fact
        return
    choices = line.facts[fact].choices
    known = (
        {"True", "False", "是", "否"}
        if choices is None
        else {*choices.codes, *(one.zh for one in choices.codes.values())}
    )
    for code in condition.codes:
        if code not in known:
            yield Term("没有这样的代码或名称", "no such code or title"), f"{condition.fact}={code}"


def _exists(place: str, line: Line) -> bool:
    name, _, part = place.partition(":")
    if _named(line.facts, name) is not None:
        return not part or part in _OF_FACT
    if _named(line.clocks, name) is not None:
        return part in OF_CLOCK
    if _named(line.steps, name) is not None:
        return part in _OF_STEP
    return name in FIXED and not part


def _named(several: Mapping[str, Any], title: str) -> str | None:
    """The name under which something with this Chinese title is declared."""
    return next((name for name, one in several.items() if one.title.zh == title), None)
