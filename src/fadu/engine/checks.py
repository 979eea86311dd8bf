"""What is wrong with the declarations, in sentences: `fadu check`, and the gate before anything starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models

from fadu.engine.facts import note_of
from fadu.engine.history import ENGINE_STEPS
from fadu.engine.line import OWN_COLUMNS, Line
from fadu.engine.words import Clock, Previous, Step
from fadu.measure.cite import Term
from fadu.measure.condition import name_of
from fadu.measure.figure import Figure, Rate, Total, parts_of
from fadu.measure.trouble import Trouble


class BadDeclaration(Trouble):
    code = "D-001"
    title = Term("声明有误", "Faulty declaration")
    zh = "{line}：{problem}。"
    en = "{line}: {problem}."
    remedy_zh = "{remedy}。"
    remedy_en = "{remedy}."


Found = Iterator[tuple[Term, Term]]
CITE = Term("请补上条文，如 cite=OGI.art(33)", "Add the article, as in cite=OGI.art(33)")


def complaints(lines: tuple[Line, ...]) -> list[BadDeclaration]:
    """Everything that is wrong with these declarations; nothing stops at the first."""
    found = [BadDeclaration(line=line.id, problem=problem, remedy=remedy) for line in lines for check in CHECKS
             for problem, remedy in check(line)]  # fmt: skip
    return found + list(_clashing_codes(lines))


def _clashing_codes(lines: tuple[Line, ...]) -> Iterator[BadDeclaration]:
    seen: dict[int, Line] = {}
    for line in lines:
        if line.code in seen or not 1 <= line.code <= 255:
            other = seen.get(line.code, line).id
            problem = Term(
                f"业务代号{line.code}已由{other}使用或超出1至255",
                f"the code {line.code} is {other}'s or outside 1 to 255",
            )
            yield BadDeclaration(line=line.id, problem=problem, remedy=Term("请另取一个", "Take another"))
        seen[line.code] = line


def uncited(line: Line) -> Found:
    """Every fact, step, clock, figure, rate, balance and code names its article."""
    words: dict[str, Any] = {**line.steps, **line.counted, **line.balances}
    for name, word in words.items():
        if word.cite is None:
            yield Term(f"“{name}”没有条文依据", f"“{name}” has no citation"), CITE
    for name, clock in line.clocks.items():
        if clock.cite is None and not all(getattr(length, "cite", None) for length in clock.length):
            yield Term(f"期限“{name}”没有条文依据", f"the clock “{name}” has no citation"), CITE
    for name, note in line.facts.items():
        if note.cite is None:
            yield Term(f"事项“{name}”没有条文依据", f"the fact “{name}” has no citation"), CITE
        for code, choice in note.choices.codes.items() if note.choices else ():
            if choice.cite is None and note.cite is None:
                yield (
                    Term(
                        f"“{name}”的代码“{code}”没有条文依据",
                        f"the code “{code}” of “{name}” has no citation",
                    ),
                    CITE,
                )


def untitled(line: Line) -> Found:
    """Everything has a Chinese and an English title."""
    words = {**line.states, **line.steps, **line.clocks, **line.amounts, **line.rates, **line.balances}
    for name, word in words.items():
        if not word.zh.strip() or not word.en.strip():
            yield (Term(f"“{name}”缺中文或英文名称", f"“{name}” lacks its Chinese or English title"),
                   Term("请补上两种语言的名称", "Give both"))  # fmt: skip


def lifecycle(line: Line) -> Found:
    """Every state can be entered, and every state that isn't final leads to an end."""
    for state in line.lifecycle.unreachable():
        yield (Term(f"状态“{state}”无法到达", f"the state “{state}” cannot be reached"),
               Term("请加上通向它的步骤，或删去", "Add a step that leads to it, or delete it"))  # fmt: skip
    for state in line.lifecycle.dead_ends():
        yield (Term(f"状态“{state}”无法走到终结", f"the state “{state}” leads to no end"),
               Term("请加上离开它的步骤，或标明 final=True", "Add a step that leaves it, or mark it final=True"))  # fmt: skip
    if not line.lifecycle.openings():
        yield (
            Term("没有起始步骤", "no step opens a record"),
            Term("请加上没有来源状态的步骤", "Add a step without a source"),
        )


def clocks(line: Line) -> Found:
    """Every step a clock listens for belongs to the line."""
    for name, clock in line.clocks.items():
        for word in (*clock.starts, *clock.until, *clock.restarts, *clock.adds, *clock.pauses, *_then(clock)):
            known = line.steps if isinstance(word, Step) else line.states
            if known.get(word.name) is not word:
                yield (Term(f"期限“{name}”所听的“{word.name}”不在本业务中",
                            f"the clock “{name}” listens for “{word.name}”, which is not of this line"),
                       Term("请改用本业务声明的步骤或状态", "Use a step or state declared here"))  # fmt: skip
        for column in sorted(clock.where.fields() - line.fields.keys()):
            yield (Term(f"期限“{name}”的适用条件所读的“{column}”不存在",
                        f"the condition of the clock “{name}” reads “{column}”, which does not exist"),
                   Term("请改用已声明的事项", "Use a declared fact"))  # fmt: skip
        yield from _no_such_codes(line, name, clock)


def _no_such_codes(line: Line, name: str, clock: Clock) -> Found:
    for column, value in clock.where.values():
        note = line.facts.get(column)
        if note and note.choices and value not in note.choices.codes:
            known = "、".join(note.choices.codes)
            yield (Term(f"期限“{name}”以“{value}”为适用条件，但“{column}”只有：{known}",
                        f"the clock “{name}” binds where “{column}” is “{value}”, but it has only: {known}"),
                   Term("请改正代码", "Correct the code"))  # fmt: skip


def _then(clock: Clock) -> tuple[Step, ...]:
    return (clock.then,) if clock.then is not None else ()


def figures(line: Line) -> Found:
    """Figures read existing columns, count existing codes and never read personal facts."""
    for name, figure in line.figures.items():
        for column in sorted(figure.columns()):
            if column not in line.fields:
                yield (Term(f"指标“{name}”所读的“{column}”不存在", f"the figure “{name}” reads “{column}”, which does not exist"),
                       Term("请改用已声明的事项", "Use a declared fact"))  # fmt: skip
            elif (note := line.facts.get(column)) is not None and note.personal:
                yield (Term(f"指标“{name}”读取个人信息“{column}”", f"the figure “{name}” reads personal data “{column}”"),
                       Term("个人信息可依法删除，不得用于计数", "Personal data can be erased and must not be counted by"))  # fmt: skip
        for column, value in figure.where.values():
            note = line.facts.get(column)
            if note and note.choices and value not in note.choices.codes:
                known = "、".join(note.choices.codes)
                yield (Term(f"指标“{name}”按“{value}”计数，但“{column}”只有：{known}",
                            f"the figure “{name}” counts “{value}”, but “{column}” has only: {known}"),
                       Term("请改正代码", "Correct the code"))  # fmt: skip
        for column in (name_of(part) for part in figure.split):
            if (
                column in line.facts
                and line.facts[column].choices is None
                and line.facts[column].kind != "flag"
            ):
                yield (Term(f"指标“{name}”按“{column}”分列，但它不是代码",
                            f"the figure “{name}” is split by “{column}”, which is not a choice"),
                       Term("只能按代码分列", "Split by choices only"))  # fmt: skip


def foreign_figures(line: Line) -> Found:
    """Totals, rates and balances are made of this line's own figures."""
    for name, word in {**line.totals, **line.rates, **line.balances}.items():
        for figure in _made_of(word):
            if line.figures.get(figure.name) is not figure:
                yield (Term(f"“{name}”用到的“{figure.name}”不是本业务的指标",
                            f"“{name}” is made of “{figure.name}”, which is not a figure of this line"),
                       Term("请先声明该指标", "Declare that figure first"))  # fmt: skip


def _made_of(word: object) -> Iterator[Figure]:
    sides = {Total: ("of",), Rate: ("numerator", "denominator")}.get(type(word), ("left", "right"))
    for side in sides:
        yield from (figure for _, figure in parts_of(getattr(word, side)))


def uncounted(line: Line) -> Found:
    """Every code of a field that some figure is split by or selects from is counted by some figure."""
    counted: dict[str, set[object]] = {}
    whole: set[str] = set()
    for figure in line.figures.values():
        whole |= {name_of(part) for part in figure.split}
        for column, value in figure.where.values():
            counted.setdefault(column, set()).add(value)
    for column, values in counted.items():
        note = line.facts.get(column)
        if note and note.choices and column not in whole:
            for code in (code for code in note.choices.codes if code not in values):
                yield (Term(f"“{column}”的结果“{code}”没有任何指标计入", f"no figure counts the outcome “{code}” of “{column}”"),
                       Term("请加入某个指标，或按该事项分列", "Count it in a figure, or split one by the field"))  # fmt: skip


def clashing_names(line: Line) -> Found:
    """No word hides an attribute of the model or a column of the engine, and no step bears an engine step's name."""
    taken = {*dir(models.Model), "kind", "title", "code", "public", "objects", *OWN_COLUMNS}
    words = {*line.states, *line.steps, *line.clocks, *line.amounts, *line.rates, *line.balances, *line.facts}
    for name in sorted(words & taken | line.steps.keys() & ENGINE_STEPS.keys()):
        yield (Term(f"名称“{name}”与记录自身的属性冲突", f"the name “{name}” clashes with the record's own"),
               Term("请改名", "Rename it"))  # fmt: skip


def notes(line: Line) -> Found:
    """Every column of the line is declared by a field word; every step asks for facts of the line."""
    for name, field in line.fields.items():
        if name not in OWN_COLUMNS and note_of(field) is None:
            yield (Term(f"“{name}”不是用事项词声明的", f"“{name}” was not declared by a field word"),
                   Term("请用 text、choice、day 等词", "Use text, choice, day …"))  # fmt: skip
    for column in sorted(line.opened_to.fields() - line.fields.keys()):
        yield (Term(f"公开条件用到的“{column}”不存在", f"the condition for being public uses “{column}”, which does not exist"),
               Term("请改用已声明的事项", "Use a declared fact"))  # fmt: skip
    for name, step in line.steps.items():
        for column in map(name_of, (*step.asks, *step.may_ask, *step.dates, *step.sets)):
            if column not in line.facts:
                yield (Term(f"步骤“{name}”用到的“{column}”不存在", f"the step “{name}” uses “{column}”, which does not exist"),
                       Term("请改用已声明的事项", "Use a declared fact"))  # fmt: skip
        if isinstance(step.to, Previous) and not step.sources:
            yield (Term(f"步骤“{name}”没有可返回的状态", f"the step “{name}” has no state to return to"),
                   Term("请写明来源状态", "Name its sources"))  # fmt: skip


CHECKS: tuple[Callable[[Line], Found], ...] = (
    uncited, untitled, lifecycle, clocks, figures, foreign_figures, uncounted, clashing_names, notes,
)  # fmt: skip
