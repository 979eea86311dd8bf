"""Every step of every line, one by one: whoever is not named for it is refused, and so is the right role of another unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from fadu.engine.access import Actor, Place, Role
from fadu.engine.history import Past
from fadu.engine.line import Line, Step, lines
from fadu.engine.plan import check_step, new_row
from fadu.engine.troubles import NotYourStep
from fadu.rehearsal.stage import ZONE

HERE, ELSEWHERE = Place(109, "4301", "SF"), 110
OUTSIDE = {Role.APPLICANT, Role.RESPONDENT, Role.THIRD_PARTY, Role.COURT}
"""Their acts arrive in the handler's register (or the system's), who enter them for them."""


def steps() -> Iterator[Any]:
    for line in lines():
        for step in line.steps.values():
            yield pytest.param(line, step, id=f"{line.id}.{step.name}")


def named(step: Step) -> set[Role]:
    """Who may take it: the roles that are named, and for outsiders those who enter their acts."""
    return set(step.by) | ({Role.HANDLER, Role.SYSTEM} if step.by & OUTSIDE else set())


def takes(line: Line, step: Step, role: Role, unit: int) -> None:
    """Nothing but who acts can forbid the step: the record stands where it may be taken, under a law that knows it."""
    on = max(date(2023, 5, 8), step.since) if step.until is None else step.until
    row = new_row(line, key=0, place=HERE, on=on, law_on=on)
    history: list[Past] = []
    if step.sources:
        row["state"] = step.sources[0].name
        history = [Past(1, "—", on, row["state"], {})]
    actor = Actor(7, "演示人员", frozenset({role}), unit)
    check_step(
        line,
        step,
        row,
        history,
        opening=step.opens,
        actor=actor,
        on=on,
        at=datetime(on.year + 1, 1, 1, tzinfo=ZONE),
    )


@pytest.mark.parametrize(("line", "step"), list(steps()))
def test_only_who_is_named_may_take_it(line: Line, step: Step) -> None:
    for role in Role:
        if role in named(step) - OUTSIDE:
            takes(line, step, role, HERE.unit)
        elif role not in OUTSIDE:
            with pytest.raises(NotYourStep):
                takes(line, step, role, HERE.unit)
    for role in named(step) & {Role.HANDLER, Role.HEAD}:
        with pytest.raises(NotYourStep):
            takes(line, step, role, ELSEWHERE)
