"""A unit that was closed takes on nothing more, whichever door is tried."""

from __future__ import annotations

from datetime import date

import pytest
from tests.engine.cast import AN, BAI, KAIFU, at, request

from fadu.engine import act
from fadu.engine.access import HEAD, Actor
from fadu.engine.people import ClosedUnit, UnitClosed
from fadu.engine.shares import COPY, JOINT

DAY, NEXT, LATER = date(2023, 3, 1), date(2023, 3, 2), date(2023, 3, 3)
TIANXIN = 2001
TIANXIN_HEAD = Actor(20012, "田", frozenset({HEAD}), TIANXIN, "430103", "SF")


def _close(unit: int) -> None:
    ClosedUnit.objects.create(unit=unit, since=date(2023, 2, 1), by_id=1)


def test_nothing_is_handed_to_a_closed_unit(city: None) -> None:
    key = request(DAY)
    _close(TIANXIN)
    with pytest.raises(UnitClosed) as told:
        act.transfer(key, unit=TIANXIN, reason="演示", actor=BAI, on=NEXT, at=at(NEXT))
    assert "2023-02-01" in told.value.sentence("zh")
    assert "天心区司法局" in told.value.sentence("zh")
    for kind in (JOINT, COPY):
        with pytest.raises(UnitClosed):
            act.invite(key, TIANXIN, kind=kind, actor=AN, on=NEXT, at=at(NEXT))
    found = act.find(key)
    assert (found.row["unit"], found.row["version"]) == (KAIFU.unit, 1)


def test_nothing_goes_back_to_a_unit_that_was_closed_since(city: None) -> None:
    key = request(DAY)
    act.transfer(key, unit=TIANXIN, reason="演示", actor=BAI, on=NEXT, at=at(NEXT))
    _close(KAIFU.unit)
    with pytest.raises(UnitClosed):
        act.hand_back(key, reason="演示", actor=TIANXIN_HEAD, on=LATER, at=at(LATER))
    assert act.find(key).row["unit"] == TIANXIN


def test_nothing_is_opened_at_a_closed_unit_and_what_it_had_goes_on(city: None) -> None:
    key = request(DAY)
    _close(KAIFU.unit)
    with pytest.raises(UnitClosed):
        request(NEXT)
    act.note(key, "移交前的说明（演示）", actor=AN, on=NEXT, at=at(NEXT))
    act.transfer(key, unit=TIANXIN, reason="机构撤销（演示）", actor=BAI, on=NEXT, at=at(NEXT))
    assert act.find(key).row["unit"] == TIANXIN
