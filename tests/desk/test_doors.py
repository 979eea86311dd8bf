"""The doors of the desk keep the one rule of access: for every line and everybody of the cast, lists and counts hold what
`access.may_read` opens, row by row, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from fadu.desk import sorts
from fadu.desk.behind import Behind, What
from fadu.desk.grounds import Part
from fadu.desk.reads import Wanted, docket
from fadu.desk.sorts import Sort
from fadu.desk.supervised import Span
from fadu.engine import handing
from fadu.engine.access import Actor, may_read
from fadu.engine.identity import read_identity
from fadu.engine.line import Line, lines
from fadu.engine.people import Officer

TODAY = date(2023, 12, 31)
SPAN = Span(2023, None, TODAY)
CAST = ("an", "bai", "cheng", "si")


def _rows(line: Line) -> list[dict[str, object]]:
    columns = sorted({"id", "unit", "territory", "system", "closed", *line.opened_to.fields()})
    listed = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {listed} FROM "{line.table}" ORDER BY id')
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _actor(name: str) -> Actor:
    return Officer.objects.get(username=name).actor_on(TODAY)


def _readable(viewer: Actor, line: Line, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Row by row. The shares are read once instead of once a row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT record, unit, kind FROM engine_share")
        told = cursor.fetchall()
    mine = {hat.unit for hat in viewer.hats}
    monkeypatch.setattr(
        "fadu.engine.access._shares",
        lambda _, record: frozenset(kind for shared, unit, kind in told if shared == record and unit in mine),
    )
    return [row for row in _rows(line) if may_read(viewer, line, row)]


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_the_records_behind_a_number_are_those_that_may_be_read(
    city_year: int, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in CAST:
        viewer = _actor(name)
        expected = [row for row in _readable(viewer, line, monkeypatch) if row["closed"] is None]
        asked = Behind(What.OPEN, line, Part(), SPAN)
        assert asked.count(viewer) == len(expected), name
        listed, _ = asked.page(viewer)
        assert [one.unit for one in listed] == [row["unit"] for row in expected[: len(listed)]]
        assert len(listed) == min(30, len(expected))


def test_the_docket_holds_the_deadlines_of_what_may_be_read(
    city_year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadlines = set(zip(*sorts.clocks_of(Sort.DEADLINE), strict=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT line, clock, record FROM engine_docket")
        running = [(code, record) for code, clock, record in cursor.fetchall() if (code, clock) in deadlines]
    for name in CAST:
        viewer = _actor(name)
        open_to = {(line.code, row["id"]) for line in lines() for row in _readable(viewer, line, monkeypatch)}
        expected = sum(one in open_to for one in running)
        assert docket(viewer, Wanted(), today=TODAY).shelves[0].count == expected, name


def test_a_record_handled_jointly_stands_on_both_desks(city_year: int) -> None:
    """A record of Kaifu in which Tianxin joins is due on Tianxin's desk too, and counts among what it may open."""
    kaifu, tianxin = _actor("bai"), _actor("cheng")
    row = next(one for one in docket(kaifu, Wanted(), today=TODAY).rows if one.unit == kaifu.unit)
    before = docket(tianxin, Wanted(line=row.line), today=TODAY).shelves[0].count
    closed = Behind(What.OPEN, row.line, Part(), SPAN).count(tianxin)
    key = read_identity(row.number).key
    handing.invite(
        key, tianxin.unit, kind="joint", actor=kaifu, on=TODAY, at=datetime(2023, 12, 31, 9, tzinfo=UTC)
    )
    here = docket(tianxin, Wanted(line=row.line), today=TODAY)
    clocks = [one for one in _clocks_of(kaifu, row.line) if one == row.number]
    assert here.shelves[0].count == before + len(clocks)
    assert Behind(What.OPEN, row.line, Part(), SPAN).count(tianxin) == closed + 1


def _clocks_of(viewer: Actor, line: Line) -> list[str]:
    """The record of every deadline of a line on the viewer's desk, page by page."""
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        told = docket(viewer, Wanted(line=line, after=after), today=TODAY)
        found += [one.number for one in told.rows]
        after = told.following
    return found
