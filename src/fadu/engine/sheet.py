"""A line of work as a page that a lawyer can read and sign, and as plain data for programs: generated, never written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fadu.engine.facts import Note
from fadu.engine.line import Line
from fadu.engine.openness import opened_said
from fadu.engine.words import Clock, DueIn, Previous, SpanOf, State, Step
from fadu.measure.cite import Cite, Lang, Term
from fadu.measure.clock import Rule, Span
from fadu.measure.condition import name_of
from fadu.measure.figure import Figure, Rate, Total, parts_of


def cited(cite: Cite | None) -> dict[str, Any] | None:
    if cite is None:
        return None
    return {
        "zh": cite.zh,
        "en": cite.en,
        "mark": str(cite.mark),
        "verified": cite.verified,
        "note": cite.note,
    }


def termed(term: Term | None) -> dict[str, str] | None:
    return None if term is None else {"zh": term.zh, "en": term.en}


# ------------------------------------------------------------------------------------------------------ plain data


def described(line: Line) -> dict[str, Any]:
    """Everything a declaration says, under stable ids (chapter.line.name)."""
    return {
        "id": line.id, "code": line.code, "kind": line.kind, "public": line.public, "title": termed(line.title),
        "opened_to": line.opened_to.sql(),
        "facts": [_fact(line, name) for name in line.facts],
        "states": [{"id": f"{line.id}.{name}", "name": name, "title": termed(state.title), "start": state.start,
                    "final": state.final} for name, state in line.states.items()],
        "steps": [_step(line, step) for step in line.steps.values()],
        "clocks": [_clock(line, clock) for clock in line.clocks.values()],
        "figures": [_figure(line, one) for one in line.counted.values()],
        "balances": [{"id": f"{line.id}.{name}", "name": name, "title": termed(one.title), "relation": one.relation.value,
                      "left": _signed(one.left), "right": _signed(one.right), "cite": cited(one.cite)}
                     for name, one in line.balances.items()],
    }  # fmt: skip


def _fact(line: Line, name: str) -> dict[str, Any]:
    note = line.facts[name]
    codes = note.choices.codes.items() if note.choices else ()
    return {
        "name": name, "title": termed(note.title), "kind": note.kind, "public": note.public, "personal": note.personal,
        "cite": cited(note.cite),
        "codes": [{"code": code, "title": termed(one.title), "row": one.row, "cite": cited(one.cite)} for code, one in codes],
    }  # fmt: skip


def _step(line: Line, step: Step) -> dict[str, Any]:
    to = step.to.name if isinstance(step.to, State) else "previous" if isinstance(step.to, Previous) else None
    return {
        "id": f"{line.id}.{step.name}", "name": step.name, "title": termed(step.title),
        "from": [state.name for state in step.sources], "to": to, "by": sorted(role.value for role in step.by),
        "asks": [name_of(column) for column in step.asks], "may_ask": [name_of(column) for column in step.may_ask],
        "once": step.once, "document": termed(step.document), "cite": cited(step.cite),
        "since": None if step.since.year == 1 else step.since, "until": step.until,
    }  # fmt: skip


def _clock(line: Line, clock: Clock) -> dict[str, Any]:
    return {
        "id": f"{line.id}.{clock.name}", "name": clock.name, "title": termed(clock.title), "kind": str(clock.kind),
        "versions": [_version(clock, length) for length in clock.length],
        "starts": [step.name for step in clock.starts], "until": [step.name for step in clock.until],
        "restarts": [step.name for step in clock.restarts], "pauses": [state.name for state in clock.pauses],
        "adds": {step.name: _length(span) for step, span in clock.adds.items()},
        "then": clock.then.name if clock.then else None, "deemed": clock.deemed, "whose": termed(clock.whose),
        "where": clock.where.sql(), "note": termed(clock.note), "cite": cited(clock.cited),
    }  # fmt: skip


def _version(clock: Clock, length: Any) -> dict[str, Any]:
    if isinstance(length, Rule):
        since = None if length.since.year == 1 else length.since
        return {**_length(length.length), "since": since, "until": length.until, "cite": cited(length.cite)}
    return {**_length(length), "since": None, "until": None, "cite": cited(clock.cited)}


def _length(length: Any) -> dict[str, Any]:
    if isinstance(length, Span):
        return {"length": length.n, "unit": str(length.unit)}
    if isinstance(length, SpanOf):
        return {
            "length": None,
            "unit": str(length.most.unit),
            "at_most": length.most.n,
            "field": name_of(length.field),
        }
    if isinstance(length, DueIn):
        return {"length": None, "unit": "date", "field": name_of(length.field)}
    return {"length": None, "unit": "fixed_date", "month": length.month, "day": length.day}


def _figure(line: Line, figure: Figure | Total | Rate) -> dict[str, Any]:
    told = {"id": f"{line.id}.{figure.name}", "name": figure.name, "title": termed(figure.title), "rule": termed(figure.rule),
            "cite": cited(figure.cite)}  # fmt: skip
    if isinstance(figure, Rate):
        return told | {"kind": "rate", "unit": termed(Term("%", "%")), "rule_id": figure.rule_id,
                       "numerator": _signed(figure.numerator), "denominator": _signed(figure.denominator)}  # fmt: skip
    if isinstance(figure, Total):
        return told | {"kind": "total", "unit": termed(figure.unit.title), "of": _signed(figure.of)}
    kind = ("stock_before" if figure.basis.before else "stock") if figure.basis.stock else "flow"
    return told | {"kind": kind, "unit": termed(figure.unit.title), "split": [name_of(part) for part in figure.split],
                   "by": name_of(figure.basis.since), "where": figure.where.sql()}  # fmt: skip


def _signed(amount: Any) -> list[str]:
    return [("+" if sign > 0 else "-") + figure.name for sign, figure in parts_of(amount)]


# ---------------------------------------------------------------------------------------------------------- a page


def page(line: Line, lang: Lang) -> str:
    """The line as Markdown, in the order of the six questions."""
    return "\n".join(_page(line, lang)) + "\n"


def _page(line: Line, lang: Lang) -> Iterator[str]:
    yield (
        f"# {line.title.said(lang)}（{line.id}）"
        if lang == "zh"
        else f"# {line.title.said(lang)} ({line.id})"
    )
    yield "\n" + _GENERATED.said(lang)
    for part in (_facts, _states, _steps, _clocks, _figures, _balances):
        yield from part(line, lang)


_GENERATED = Term(
    "由声明生成，请勿手改。条文后括号内为核验程度。",
    "Generated from the declaration; do not edit. The mark after an article says how it was verified.",
)


def _heads(lang: Lang, *heads: tuple[str, str]) -> tuple[str, ...]:
    return tuple(zh if lang == "zh" else en for zh, en in heads)


def _facts(line: Line, lang: Lang) -> Iterator[str]:
    yield Term("\n## 记什么", "\n## The facts").said(lang)
    yield opened_said(line, lang) + "\n"
    heads = _heads(lang, ("事项", "Fact"), ("性质", "Kind"), ("公开", "Open to"), ("条文", "Article"))
    notes = line.facts.values()
    yield from _table(
        heads, ((n.title.said(lang), n.kind, _openness(n).said(lang), _article(n.cite, lang)) for n in notes)
    )


def _states(line: Line, lang: Lang) -> Iterator[str]:
    yield Term("\n## 在哪里", "\n## The states").said(lang)
    final, start = Term("（终结）", " (final)"), Term("（起始）", " (start)")
    for state in line.states.values():
        mark = final.said(lang) if state.final else start.said(lang) if state.start else ""
        yield f"- {state.title.said(lang)}{mark}"


def _steps(line: Line, lang: Lang) -> Iterator[str]:
    yield Term("\n## 谁来办", "\n## The steps").said(lang)
    heads = (
        ("步骤", "Step"),
        ("从", "From"),
        ("到", "To"),
        ("由谁", "By"),
        ("文书", "Document"),
        ("条文", "Article"),
    )
    yield from _table(_heads(lang, *heads), (_step_row(step, lang) for step in line.steps.values()))


def _clocks(line: Line, lang: Lang) -> Iterator[str]:
    if line.clocks:
        yield Term("\n## 几日内", "\n## The clocks").said(lang)
        heads = (("期限", "Clock"), ("多长", "Length"), ("届满后", "When it runs out"), ("条文", "Article"))
        yield from _table(_heads(lang, *heads), (_clock_row(clock, lang) for clock in line.clocks.values()))


def _figures(line: Line, lang: Lang) -> Iterator[str]:
    yield Term("\n## 报多少", "\n## The figures").said(lang)
    heads = _heads(lang, ("指标", "Figure"), ("编号", "Id"), ("口径", "Rule"), ("条文", "Article"))
    rows = (
        (
            one.title.said(lang),
            f"`{one.name}`",
            one.rule.said(lang) if one.rule else "",
            _article(one.cite, lang),
        )
        for one in line.counted.values()
    )
    yield from _table(heads, rows)


def _balances(line: Line, lang: Lang) -> Iterator[str]:
    if line.balances:
        yield Term("\n## 须相符", "\n## What must agree").said(lang)
    for balance in line.balances.values():
        yield f"- {balance.title.said(lang)}（{_article(balance.cite, lang)}）"


def _openness(note: Note) -> Term:
    if note.personal:
        return Term("个人信息", "personal")
    return Term("公开", "everyone") if note.public else Term("内部", "officials")


def _article(cite: Cite | None, lang: Lang) -> str:
    return "" if cite is None else f"{cite.said(lang)}［{cite.mark.term.said(lang)}］"


def _step_row(step: Step, lang: Lang) -> tuple[str, ...]:
    to = (
        step.to.title.said(lang)
        if isinstance(step.to, State)
        else "↩"
        if isinstance(step.to, Previous)
        else "="
    )
    sources = "、".join(state.title.said(lang) for state in step.sources) or "○"
    by = "、".join(role.term.said(lang) for role in sorted(step.by))
    return (
        step.title.said(lang),
        sources,
        to,
        by,
        step.document.said(lang) if step.document else "",
        _article(step.cite, lang),
    )


def _clock_row(clock: Clock, lang: Lang) -> tuple[str, ...]:
    lengths = "；".join(_said_length(length, lang) for length in clock.length)
    then = clock.then.title.said(lang) if clock.then else ""
    return clock.title.said(lang), lengths, then, _article(clock.cited, lang)


def _said_length(length: Any, lang: Lang) -> str:
    if isinstance(length, Rule):
        until = f" → {length.until}" if length.until else ""
        since = "" if length.since.year == 1 else f"（{length.since}{until}）"
        return length.length.said(lang) + since
    if isinstance(length, SpanOf):
        return Term(
            f"按通知所定（不超过{length.most.said('zh')}）",
            f"as the notice says (at most {length.most.said('en')})",
        ).said(lang)
    if isinstance(length, DueIn):
        return Term("逐项规定的日期", "the date the record names").said(lang)
    return str(length.said(lang))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    listed = list(heads)
    yield "| " + " | ".join(listed) + " |"
    yield "|" + " --- |" * len(listed)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
