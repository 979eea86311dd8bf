"""Verification of several lines side by side, in as many processes as help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import as_completed

from django.db import connections

from fadu.engine import aside
from fadu.engine.line import Line, line
from fadu.engine.verify import Verified, verify_line

Progress = Callable[[int, int], None]


def verify_lines(
    chosen: Sequence[Line], *, most: int, progress: Progress, workers: int = aside.PROCESSES
) -> dict[str, Verified]:
    """Each line's verdict by id; one process in tests (`workers=1`), as many as help otherwise."""
    sizes = {one.id: one.model._default_manager.count() for one in chosen}
    total, done = sum(sizes.values()), 0
    found: dict[str, Verified] = {}
    if workers == 1 or total < 20_000:
        for one in chosen:
            found[one.id] = verify_line(one, most=most)
            progress(done := done + sizes[one.id], total)
        return found
    connections.close_all()
    with aside.workers(workers) as (pool, _):
        order = sorted(sizes, key=lambda id: -sizes[id])
        running = {pool.submit(aside.call, f"{__name__}:one", id, most): id for id in order}
        for future in as_completed(running):
            found[running[future]] = future.result()
            progress(done := done + sizes[running[future]], total)
    return {one.id: found[one.id] for one in chosen}


def one(id: str, most: int) -> Verified:
    """One line's verdict, in a worker."""
    return verify_line(line(id), most=most)
