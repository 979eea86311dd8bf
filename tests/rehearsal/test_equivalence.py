"""A year loaded in bulk and the same lives acted out one by one leave the same rows, log, docket and tallies."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import count
from typing import Any

import pytest
from django.db import connection

from fadu.engine import follow
from fadu.engine.line import lines
from fadu.rehearsal import bulk
from fadu.rehearsal.life import live
from fadu.rehearsal.load import load_year, place_units
from fadu.rehearsal.stage import City

SHARE = 0.0006
NewDatabase = Callable[[], AbstractContextManager[str]]


def _everything() -> dict[str, list[tuple[Any, ...]]]:
    tables = ["engine_kept", "engine_docket", *(line.table for line in lines())]
    asked = {table: f'SELECT * FROM "{table}" ORDER BY 1, 2' for table in tables}
    asked["event"] = (
        'SELECT record, seq, step, "on", at, actor, unit, state, hash FROM engine_event ORDER BY 1, 2'
    )
    asked["tally"] = "SELECT * FROM engine_tally WHERE value <> 0 ORDER BY 1, 2, 3, 4, 5, 6"
    with connection.cursor() as cursor:
        found = {}
        for name, sql in asked.items():
            cursor.execute(sql)
            found[name] = cursor.fetchall()
    return found


def _act_out(city: City, *, seed: int) -> None:
    place_units(city)
    for line in (one for one in lines() if bulk.script_of(one)):
        numbers = bulk.Numbers()
        for life in bulk.lives_of(line, city, share=SHARE, seed=seed):
            key, seq = numbers.key(life), count(1)
            assert live(life, salt=lambda key=key, seq=seq: bulk.salts(seed, key, next(seq))) == key


@pytest.mark.parametrize("year", [2020, 2023])
def test_bulk_and_single_acts_leave_the_same(new_database: NewDatabase, year: int) -> None:
    with new_database():
        _act_out(City("changsha", year), seed=1)
        follow.up_to_now(follow.TALLIES)
        single = _everything()
        follow.rebuild_tallies()
        assert _everything()["tally"] == single["tally"]
    with new_database():
        load_year("changsha", year, SHARE, 1, workers=1)
        bulky = _everything()
    assert single["event"], "an empty year proves nothing"
    for table, rows in single.items():
        assert bulky[table] == rows, table


def test_a_load_that_was_cut_off_is_continued(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "CHUNK", 10)
    with new_database():
        load_year("changsha", 2023, SHARE, 1, workers=1)
        whole = _everything()
    with new_database():
        with pytest.raises(KeyboardInterrupt):
            load_year("changsha", 2023, SHARE, 1, workers=1, progress=_cut_off_after(10))
        load_year("changsha", 2023, SHARE, 1, workers=1)
        assert _everything() == whole


def _cut_off_after(records: int) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        if done >= records:
            raise KeyboardInterrupt

    return progress
