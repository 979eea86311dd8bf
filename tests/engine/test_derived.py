"""A fact that follows from others: worked out when its step is taken, never typed in, and no part of a bare clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fadu.engine.access import HANDLER
from fadu.engine.plan import changes_of
from fadu.engine.words import Derived, Same, State, Step

DAY = date(2023, 3, 1)


def doubled(row: Mapping[str, Any], given: Mapping[str, Any], on: date) -> int:
    return int(row["before"] + 2 * given["given"] + on.day)


def test_it_sees_the_row_before_the_facts_given_and_the_day() -> None:
    to = State("终", "End", final=True)
    step = Step(
        "办",
        "Do",
        by=HANDLER,
        to=to,
        sets={"result": Derived(doubled), "copy": Same("before"), "fixed": "code"},
    )
    changes = changes_of(step, {"given": 5}, DAY, {"before": 100})
    assert changes == {"result": 111, "copy": 100, "fixed": "code", "given": 5}


def test_nobody_may_type_it_in() -> None:
    """A declared line that derives a fact doesn't ask for it in the same step: what is asked would win."""
    from fadu.engine.line import lines
    from fadu.measure.condition import name_of

    for line in lines():
        for name, step in line.steps.items():
            derived = {name_of(column) for column, value in step.sets.items() if isinstance(value, Derived)}
            asked = {name_of(column) for column in (*step.asks, *step.may_ask)}
            assert not derived & asked, f"{line.id} {name}"
