"""What an act would do, before it is done: the new state, each clock's new due date and why, the figures that it moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fadu.engine.clocks import Told, told
from fadu.engine.history import Past
from fadu.engine.line import Line
from fadu.engine.plan import Draft
from fadu.engine.telling import shown
from fadu.engine.words import Clock
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Lang, Term
from fadu.measure.figure import Figure, contributions

_SAID = {
    "started": Term("开始计算", "starts"),
    "restarted": Term("重新起算", "starts anew"),
    "paused": Term("暂停", "pauses"),
    "resumed": Term("恢复计算", "resumes"),
    "moved": Term("届满日变更", "last day moves"),
    "kept": Term("按期办结", "ends, kept"),
    "broken": Term("逾期办结", "ends, broken"),
    "ended": Term("随之终止，不作判定", "ends, undecided"),
    "same": Term("不受影响", "not affected"),
}
_ENDS = frozenset({"kept", "broken", "ended"})


@dataclass(frozen=True, slots=True)
class ClockMove:
    """What an act does to one clock; `because` argues the new due date in sentences."""

    clock: Clock
    kind: str
    before: date | None
    after: date | None
    provisional: bool
    because: list[str]

    @property
    def said(self) -> Term:
        return _SAID[self.kind]

    @property
    def ends(self) -> bool:
        return self.kind in _ENDS


@dataclass(frozen=True, slots=True)
class FigureMove:
    """A figure that the act moves: by how much, from which month on or in which."""

    id: str
    title: Term
    amount: Term
    when: Term


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The consequences of an act on a day."""

    on: date
    before: Term | None
    state: Term
    final: bool
    clocks: list[ClockMove]
    same: list[ClockMove]
    figures: list[FigureMove]

    @property
    def stays(self) -> bool:
        return self.before is not None and self.before == self.state


def what_if(
    made: Draft,
    given: Mapping[str, Any],
    *,
    row: Mapping[str, Any] | None,
    history: Sequence[Past],
    lang: Lang,
) -> WhatIf:
    """The difference between the record as it stands (`row` None: not yet) and as the planned act would leave it."""
    line = made.line
    # The event keeps only what changed; a clock must hear all that was given with the act.
    past = replace(made.past, facts={**made.past.facts, **given})
    was = {one.clock.name: one for one in told(line, history, row, CALENDAR)} if row else {}
    now = told(line, [*history, past], made.row, CALENDAR)
    moves = [
        _move(was.get(one.clock.name), one, lang) for one in now if _matters(was.get(one.clock.name), one)
    ]
    state = line.states[made.row["state"]]
    return WhatIf(
        on=past.on,
        before=line.states[row["state"]].title if row else None,
        state=state.title,
        final=state.final,
        clocks=[one for one in moves if one.kind != "same"],
        same=[one for one in moves if one.kind == "same"],
        figures=list(_figures(line, row, made.row)),
    )


def _matters(was: Told | None, now: Told) -> bool:
    """A clock that had ended before and has ended now is history."""
    return now.runs or was is None or was.runs


def _move(was: Told | None, now: Told, lang: Lang) -> ClockMove:
    kind = _kind(was, now)
    reckoning = now.reckoning
    because = [] if kind in ("same", "ended") else reckoning.argument(lang)
    before = was.reckoning.due if was is not None and was.runs else None
    return ClockMove(now.clock, kind, before, reckoning.due, reckoning.provisional, because)


def _kind(was: Told | None, now: Told) -> str:
    if not now.runs:
        return {True: "kept", False: "broken", None: "ended"}[now.kept]
    if was is None or not was.runs:
        return "started"
    before, after = was.reckoning, now.reckoning
    if len(after.course.earlier) > len(before.course.earlier):
        return "restarted"
    if before.due == after.due:
        return "same"
    if after.due is None:
        return "paused"
    return "resumed" if before.due is None else "moved"


def _figures(line: Line, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> Iterator[FigureMove]:
    for name, figure in line.figures.items():
        moved = _wholes(figure, after)
        moved.subtract(_wholes(figure, before) if before else Counter())
        for month, amount in sorted(moved.items()):
            if amount:
                yield FigureMove(
                    f"{line.id}.{name}", figure.title, _signed(amount, figure), _when(figure, month)
                )


def _wholes(figure: Figure, row: Mapping[str, Any]) -> Counter[int]:
    found: Counter[int] = Counter()
    for month, cell, weight in contributions(figure, row):
        if cell == ():
            found[month] += weight
    return found


def _signed(amount: int, figure: Figure) -> Term:
    said, sign = shown(abs(amount), figure.unit), "+" if amount > 0 else "−"
    return Term(sign + said.zh, sign + said.en)


def _when(figure: Figure, month: int) -> Term:
    year, number = month // 12, month % 12 + 1
    since = figure.basis.stock
    return Term(
        f"{year}年{number}月{'起' if since else ''}", f"{'from ' if since else ''}{year}-{number:02d}"
    )
