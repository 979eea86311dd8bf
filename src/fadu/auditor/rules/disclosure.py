"""The cross-foot rules of the disclosure form and its carry-over from last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fadu.auditor.forms.disclosure import ACTIVE, BLOCKS, COLUMNS, REVIEW, ROWS, Form, form_of
from fadu.auditor.forms.stream import Entry
from fadu.auditor.model import Finding, Severity
from fadu.auditor.rules import Case
from fadu.measure.cite import Term

_NAMES = {row.code: row.name for row in ROWS}
_PARTS = tuple(row.code for row in ROWS if row.part)


@dataclass(frozen=True, slots=True)
class Sum:
    """An equation of the form: what stands left and right, as words and entries, and where to point."""

    rule: str
    left: tuple[tuple[str, Entry], ...]
    right: tuple[tuple[str, Entry], ...]
    zh: str
    en: str
    at: Entry


def cross_foot(case: Case) -> Iterator[Finding]:
    """Every equation that the form prints or implies, in every row and column."""
    form = form_of(case.document)
    if form is None:
        return
    for equation in (*_flows(form), *_columns(form), *_rows(form), *_reviews(form)):
        left, right = _total(equation.left), _total(equation.right)
        if left is not None and right is not None and left != right:
            yield _unequal(case, equation, left, right)
    for code, count in form.ragged.items():
        yield _ragged(case, code, count)


def _flows(form: Form) -> Iterator[Sum]:
    codes = ("new", "carried_in", "total", "carried_out")
    if not all(code in form.cells for code in codes):
        return
    for at, column in enumerate(COLUMNS):
        new, carried_in, total, carried_out = (form.cells[code][at] for code in codes)
        yield Sum(
            "disclosure.flow",
            (("新收", new), ("上年结转", carried_in)),
            (("办理结果总计", total), ("结转下年度", carried_out)),
            f"“{column}”列：第一项加第二项之和应等于第三项加第四项之和",
            f"column {column}: new + carried in must equal handled + carried out",
            total,
        )


def _columns(form: Form) -> Iterator[Sum]:
    if "total" not in form.cells:
        return
    present = [code for code in _PARTS if code in form.cells]
    if any(code in form.ragged for code in _PARTS):
        return
    for at, column in enumerate(COLUMNS):
        parts = tuple((_NAMES[code], form.cells[code][at]) for code in present)
        total = form.cells["total"][at]
        yield Sum(
            "disclosure.column",
            parts,
            (("（七）总计", total),),
            f"“{column}”列：各项办理结果之和应等于（七）总计",
            f"column {column}: the outcomes must add up to the total",
            total,
        )


def _rows(form: Form) -> Iterator[Sum]:
    for code, entries in form.cells.items():
        yield Sum(
            "disclosure.row",
            tuple(zip(COLUMNS[:-1], entries[:-1], strict=True)),
            (("总计", entries[-1]),),
            f"“{_NAMES[code]}”行：各类申请人之和应等于总计",
            f"row {_NAMES[code]}: the kinds of applicants must add up to the total",
            entries[-1],
        )


def _reviews(form: Form) -> Iterator[Sum]:
    for name, block in zip(BLOCKS, form.review, strict=False):
        yield Sum(
            "disclosure.review",
            tuple(zip(REVIEW[:-1], block[:-1], strict=True)),
            (("总计", block[-1]),),
            f"{name}：四种结果之和应等于总计",
            f"{name}: the four results must add up to the total",
            block[-1],
        )


def carry_over(case: Case) -> Iterator[Finding]:
    """What last year's form carried out is what this year's carries in; documents in force follow from last year's."""
    now = form_of(case.document)
    last = form_of(case.last_year) if case.last_year and now else None
    if now is None or last is None:
        return
    if "carried_in" in now.cells and "carried_out" in last.cells:
        for at, column in enumerate(COLUMNS):
            here, there = now.cells["carried_in"][at], last.cells["carried_out"][at]
            if here.value is not None and there.value is not None and here.value != there.value:
                zh = f"“上年结转”{column}为 {here.value}，上一年度报告“结转下年度继续办理”为 {there.value}，两者应一致"
                en = f"carried in ({column}) is {here.value}; last year's report carried out {there.value}"
                yield _finding(
                    case, "disclosure.carry", "likely", here, (zh, en, f"{here.value} ≠ {there.value}")
                )
    yield from _in_force(case, now, last)


def _in_force(case: Case, now: Form, last: Form) -> Iterator[Finding]:
    for code, name, width in ACTIVE:
        if width != 3 or code not in now.active or code not in last.active:
            continue
        issued, repealed, force = now.active[code]
        before = last.active[code][2]
        values = [entry.value for entry in (before, issued, repealed, force)]
        if any(value is None for value in values):
            continue
        base, new, gone, left = (value for value in values if value is not None)
        if base + new - gone != left:
            sum_ = f"{base} + {new} − {gone} = {base + new - gone} ≠ {left}"
            zh = f"{name}现行有效件数与上年不衔接：{base} + {new} − {gone} = {base + new - gone}，表中为 {left}（如因清理调整口径，请说明）"
            en = f"{name} in force does not follow from last year: {base} + {new} − {gone} ≠ {left}"
            yield _finding(case, "disclosure.in_force", "note", force, (zh, en, sum_))


def _total(side: Sequence[tuple[str, Entry]]) -> Decimal | None:
    """A dash counts as zero beside numbers; a side of dashes only says nothing."""
    values = [entry.value for _, entry in side if entry.value is not None]
    return sum(values, Decimal()) if values else None


def _unequal(case: Case, equation: Sum, left: Decimal, right: Decimal) -> Finding:
    gap = abs(left - right)
    sides = f"{_spelled(equation.left)} = {left}", f"{_spelled(equation.right)} = {right}"
    shown = Term("；".join((*sides, f"相差 {gap}")), "; ".join((*sides, f"off by {gap}")))
    zh = f"{equation.zh}，实际为 {left} 与 {right}，相差 {gap}"
    en = f"{equation.en}: {left} against {right}, a difference of {gap}"
    return _finding(case, equation.rule, "error", equation.at, (zh, en, shown))


def _spelled(side: Sequence[tuple[str, Entry]]) -> str:
    full = [(name, entry) for name, entry in side if entry.value]
    return " + ".join(f"{name} {entry.value}" for name, entry in full[:30]) or "0"


def _ragged(case: Case, code: str, count: int) -> Finding:
    place = max(0, case.document.text.find(_NAMES[code].lstrip("（一二三四五六七）、3.")[:5]))
    entry = Entry(None, place, place)
    zh = f"“{_NAMES[code]}”行应有 {len(COLUMNS)} 个数，读到 {count} 个，本行及有关的合计未核对"
    en = (
        f"row {_NAMES[code]} should hold {len(COLUMNS)} numbers, {count} were read; its sums were not checked"
    )
    return _finding(case, "disclosure.ragged", "note", entry, (zh, en, ""))


def _finding(
    case: Case, rule: str, severity: Severity, entry: Entry, said: tuple[str, str, str | Term]
) -> Finding:
    claims = tuple(at for at, claim in enumerate(case.claims) if claim.start == entry.start)
    quote = case.document.text[entry.start : entry.end]
    sum_ = said[2] if isinstance(said[2], Term) else Term("", said[2])
    return Finding(
        rule,
        severity,
        entry.start,
        entry.end,
        quote,
        f"{said[0]}。",
        f"{said[1].capitalize()}.",
        sum_.en,
        claims,
        sum_.zh,
    )


RULES = (cross_foot, carry_over)
