"""Which records of a line anyone may open, in words: the condition that its declaration gives."""

from __future__ import annotations

from fadu.engine.line import Line
from fadu.measure.cite import Lang, Term
from fadu.measure.condition import ALWAYS, All, Among, Either, Known, Not, Where, name_of

_AND, _OR = Term("，且", ", and "), Term("，或者", ", or ")


def opened_said(line: Line, lang: Lang) -> str:
    """Which records anyone may open."""
    if line.opened_to is ALWAYS:
        return Term("单条记录对外公开（限公开事项）。", "Anyone may open a record (its public facts).").said(
            lang
        )
    if not line.public:
        return Term("单条记录不对外公开。", "Records are not open to the public.").said(lang)
    said = _said_where(line, line.opened_to, lang)
    return Term(
        f"符合下列条件的记录对外公开（限公开事项）：{said}。",
        f"Anyone may open a record (its public facts) if {said}.",
    ).said(lang)


def _said_where(line: Line, where: Where, lang: Lang) -> str:
    """A condition in words."""
    if isinstance(where, All | Either):
        joined = (_AND if isinstance(where, All) else _OR).said(lang)
        return joined.join(_bracketed(line, part, lang) for part in where.parts)
    if isinstance(where, Not):
        inner = _said_where(line, where.part, lang)
        return Term(f"并非{inner}", f"not: {inner}").said(lang)
    if isinstance(where, Known):
        title = line.facts[name_of(where.column)].title
        return Term(f"已有“{title.zh}”", f"“{title.en}” is known").said(lang)
    if isinstance(where, Among) and name_of(where.column) == "state":
        states = [line.states[code].title.said(lang) for code in where.choices]
        return Term("状态为", "it stands at ").said(lang) + Term("、", " / ").said(lang).join(states)
    if isinstance(where, Among) and where.choices == (True,):
        title = line.facts[name_of(where.column)].title
        return Term(f"“{title.zh}”", f"“{title.en}”").said(lang)
    return f"`{where.sql()}`"


def _bracketed(line: Line, part: Where, lang: Lang) -> str:
    """A part of a condition; in brackets where it has parts itself."""
    said = _said_where(line, part, lang)
    return Term(f"（{said}）", f"({said})").said(lang) if isinstance(part, All | Either) else said
