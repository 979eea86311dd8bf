"""Facts as given with an act: each of its field's type, a code that exists, a length that the article allows."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError

from fadu.engine.line import Line
from fadu.engine.troubles import FactMissing, FactUnknown, FactWrong
from fadu.engine.words import SpanOf, Step
from fadu.measure.cite import Term
from fadu.measure.condition import name_of


def check_facts(line: Line, step: Step, facts: Mapping[str, Any], *, law_on: date) -> dict[str, Any]:
    """The facts, each of its field's type and a code that exists; all that is wrong with one field is said at once."""
    asked = [name_of(column) for column in step.asks]
    known = {*asked, *(name_of(column) for column in step.may_ask)}
    unknown = [name for name in facts if name not in known]
    if unknown:
        raise FactUnknown(
            step=step.title, fields=unknown, known=[line.facts[name].title for name in sorted(known)]
        )
    absent = [name for name in asked if facts.get(name) in (None, "")]
    if absent:
        raise FactMissing(step=step.title, fields=[line.facts[name].title for name in absent])
    given = {
        name: checked(line, name, value, law_on=law_on) for name, value in facts.items() if value is not None
    }
    _check_lengths(line, step, given)
    return given


def _check_lengths(line: Line, step: Step, given: Mapping[str, Any]) -> None:
    """An extension stays within what the article allows."""
    for clock in line.clocks.values():
        span = clock.adds.get(step)
        if isinstance(span, SpanOf):
            name = name_of(span.field)
            if not 0 < given.get(name, 1) <= span.most.n:
                reason = Term(
                    f"依法应为1至{span.most.said('zh')}（{clock.cited.zh}）",
                    f"the law allows 1 to {span.most.said('en')} ({clock.cited.en})",
                )
                raise FactWrong(field=line.facts[name].title, value=given[name], reason=reason)


def checked(line: Line, name: str, value: Any, *, law_on: date) -> Any:
    """The value in its field's type; a Trouble names field, value and reason."""
    note, field = line.facts[name], line.fields[name]
    if note.choices is not None:
        code = note.choices.codes.get(value)
        if code is None or not code.in_force(law_on):
            known = "、".join(
                f"{key}（{one.zh}）" for key, one in note.choices.codes.items() if one.in_force(law_on)
            )
            raise FactWrong(field=note.title, value=value, reason=Term(f"应为：{known}", f"one of: {known}"))
        return value
    expected = _EXPECTED[note.kind]
    if isinstance(value, expected[0]) and not (isinstance(value, bool) and note.kind != "flag"):
        return value
    if isinstance(value, str):
        with suppress(ValueError, ValidationError):
            return (
                list(map(int, value.split(","))) if isinstance(field, ArrayField) else field.to_python(value)
            )
    raise FactWrong(field=note.title, value=value, reason=expected[1])


_EXPECTED: dict[str, tuple[type | tuple[type, ...], Term]] = {
    "text": (str, Term("应为文字", "text is expected")),
    "day": (date, Term("应为存在的日期，如 2023-02-28", "an existing day is expected, such as 2023-02-28")),
    "number": (int, Term("应为整数", "a whole number is expected")),
    "money": (int, Term("应为以分计的整数", "a whole number of fen is expected")),
    "flag": (bool, Term("应为是或否", "yes or no is expected")),
    "unit": (int, Term("应为单位编号", "a unit's number is expected")),
    "units": (list, Term("应为单位编号的列表", "a list of units' numbers is expected")),
    "link": (int, Term("应为记录编号", "a record's number is expected")),
}
