"""What each role may do in each line of work, generated from the declarations."""

from __future__ import annotations

from dataclasses import dataclass

from fadu.engine.access import HANDLER, HEAD, SUPERVISOR, Role
from fadu.engine.line import Line, Step, lines


@dataclass(frozen=True, slots=True)
class Duty:
    """One line: the steps of each official role, and those that a handler records for outsiders."""

    line: Line
    handler: tuple[Step, ...]
    head: tuple[Step, ...]
    supervisor: tuple[Step, ...]
    recorded: tuple[Step, ...]


def duties() -> list[Duty]:
    """Every line, in the order of its code."""
    return [
        Duty(
            line,
            _steps(line, HANDLER),
            _steps(line, HEAD),
            _steps(line, SUPERVISOR),
            tuple(step for step in line.steps.values() if step.outside_only),
        )
        for line in lines()
    ]


def _steps(line: Line, role: Role) -> tuple[Step, ...]:
    return tuple(step for step in line.steps.values() if role in step.by)
