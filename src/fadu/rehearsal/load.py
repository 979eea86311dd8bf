"""A whole rehearsal year into an empty database: units, lives by two processes, tallies by one recount, the cast."""

from __future__ import annotations

import queue
from collections.abc import Callable, Collection
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any

from django.db import connections

from fadu.engine import aside, follow
from fadu.engine.line import line, lines
from fadu.engine.people import Unit, forget_units
from fadu.engine.series import Series
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.rehearsal import cast, consulted
from fadu.rehearsal.bulk import load_line, script_of, usual
from fadu.rehearsal.models import Rehearsal
from fadu.rehearsal.stage import City

Progress = Callable[[int, int], None]
WORKERS = aside.PROCESSES


class OtherRehearsal(Trouble):
    code = "R-001"
    title = Term("已有另一个演示年度", "Another rehearsal year is here")
    zh = "数据库中已有演示年度：{known}，不能再载入：{wanted}。"
    en = "The database already holds the rehearsal year {known}; {wanted} cannot be loaded beside it."
    remedy_zh = "请另设 FADU_HOME（或另一个数据库）后再载入。"
    remedy_en = "Name another FADU_HOME (or another database) and load it there."


def _silent(done: int, total: int) -> None:
    """Nobody wants to know."""


def load_year(
    city: str,
    year: int,
    scale: float,
    seed: int,
    *,
    progress: Progress = _silent,
    workers: int = WORKERS,
    only: Collection[str] | None = None,
) -> int:
    """Loads the year (or `only` some lines of it), or the rest of it if a load was cut off; returns the number of records."""
    mark = _mark(city, year, scale, seed)
    if mark.finished_at is not None:
        return _records()
    place_units(City(city, year))
    scripted = (one.id for one in lines() if (only is None or one.id in only) and script_of(one))
    todo = sorted(scripted, key=lambda id: -usual(line(id)))
    total = round(sum(usual(line(id)) for id in todo) * scale)
    _run(todo, (city, year, scale, seed), workers=workers, told=_Counter(progress, total))
    follow.rebuild_tallies()
    cast.hire()
    consulted.put_out_drafts(year, seed)
    _refresh_statistics()
    mark.finished_at = datetime.now(UTC)
    mark.save()
    loaded = _records()
    progress(loaded, loaded)
    return loaded


def _mark(city: str, year: int, scale: float, seed: int) -> Rehearsal:
    wanted: dict[str, Any] = {"city": city, "year": year, "scale": scale, "seed": seed}
    for known in Rehearsal.objects.all():
        if {name: getattr(known, name) for name in wanted} != wanted:
            said = f"{known.city} {known.year}, {known.scale:g}, {known.seed}"
            raise OtherRehearsal(known=said, wanted=f"{city} {year}, {scale:g}, {seed}")
    return Rehearsal.objects.get_or_create(**wanted)[0]


def place_units(city: City) -> None:
    """The city's units as rows, as its data says today."""
    Unit.objects.bulk_create(
        [
            Unit(id=unit.id, code=unit.code, name_zh=unit.name.zh, name_en=unit.name.en, kind=unit.kind, parent=unit.parent,
                 territory=unit.territory, system=unit.system)
            for unit in city.data.units
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["code", "name_zh", "name_en", "kind", "parent", "territory", "system"],
    )  # fmt: skip
    forget_units()


def _records() -> int:
    return sum(one.model._default_manager.count() for one in lines())


def _refresh_statistics() -> None:
    """The planner's statistics, at once instead of when the server gets round to it (only an owner may ask)."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    connections["owner"].close()


# ----------------------------------------------------------------------------------------------------- processes


class _Counter:
    """Adds up what the processes report."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def __call__(self, count: int) -> None:
        self.done += count
        self.progress(min(self.done, self.total), self.total)


def _run(
    todo: list[str], year: tuple[str, int, float, int], *, workers: int, told: Callable[[int], None]
) -> None:
    if workers == 1:
        for id in todo:
            _keep_series(one(id, year, told))
        return
    connections.close_all()
    with aside.workers(workers) as (pool, reports):
        running = [pool.submit(aside.call, f"{__name__}:one", id, year) for id in todo]
        _watch(running, reports, told)
        for done in running:
            _keep_series(done.result())


def _watch(running: list[Future[dict[str, int]]], reports: Any, told: Callable[[int], None]) -> None:
    """Passes the workers' reports on until all are done or one has failed."""
    while not all(one.done() for one in running):
        if any(one.done() and one.exception() for one in running):
            for one in running:
                one.cancel()
            return
        try:
            told(reports.get(timeout=0.2))
        except queue.Empty:
            continue


def one(
    id: str, year: tuple[str, int, float, int], told: Callable[[int], None] = aside.report
) -> dict[str, int]:
    """One line's year."""
    name, number, scale, seed = year
    return load_line(line(id), City(name, number), share=scale, seed=seed, told=told)


def _keep_series(last: dict[str, int]) -> None:
    Series.objects.bulk_create(
        [Series(name=name, last=number) for name, number in last.items()],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["last"],
    )
