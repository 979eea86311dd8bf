"""Records that change hands: 转办, 退回, 会办, 抄送, 批注; the number stays, the log tells all, tallies follow the unit."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection, connections, transaction
from tests.engine.cast import AN, BAI, CHENG, KAIFU, at, request

from fadu.engine import act, follow, shares
from fadu.engine.access import (
    HEAD,
    SUPERVISOR,
    Actor,
    Reading,
    Standing,
    may_read,
    official_sql,
    reads,
    standing,
)
from fadu.engine.docket import Due
from fadu.engine.line import line
from fadu.engine.shares import COPY, JOINT, Share
from fadu.engine.values import book
from fadu.engine.verify import verify_line
from fadu.measure.trouble import Trouble

DAY, NEXT, LATER = date(2023, 3, 1), date(2023, 3, 2), date(2023, 3, 15)
REQUESTS = "oversight.information_request"
TIANXIN = 2001
CITY = Actor(1, "司", frozenset({SUPERVISOR}), 109, "4301", "SF")
TIANXIN_HEAD = Actor(20012, "田", frozenset({HEAD}), 2001, "430103", "SF")
OTHER_GROUND = Actor(2, "别处", frozenset({SUPERVISOR}), 9, "4302", "")


def _verified() -> None:
    follow.up_to_now(follow.TALLIES)
    assert verify_line(line(REQUESTS)).broken == []


def test_a_transfer_moves_row_docket_and_tallies_and_leaves_the_number(city: None) -> None:
    key = request(DAY)
    due = Due.objects.get(record=key, clock="answer_by").due
    follow.up_to_now(follow.TALLIES)
    act.transfer(key, unit=TIANXIN, reason="属其职责（演示）", actor=BAI, on=NEXT, at=at(NEXT), version=1)
    found = act.find(key)
    assert (found.row["unit"], found.row["territory"], found.row["version"]) == (TIANXIN, "430103", 2)
    docket = Due.objects.get(record=key, clock="answer_by")
    assert (docket.unit, docket.territory, docket.due) == (TIANXIN, "430103", due)
    assert found.history[-1].facts == {
        "unit": TIANXIN, "territory": "430103", "@from": KAIFU.unit, "@reason": "属其职责（演示）",
    }  # fmt: skip
    _verified()
    home = line(REQUESTS)
    told = book(2023, ["u4001", "u2001", "4301"])
    assert [told.value(home, home.figures["new"], area) for area in ("u4001", "u2001", "4301")] == [0, 1, 1]
    assert standing(AN, home, found.row) is Standing.NONE
    act.take(key, "extend", actor=TIANXIN_HEAD, on=LATER, at=at(LATER), facts={"extension_days": 5})


def test_a_record_is_handed_back_step_by_step_to_those_it_came_from(city: None) -> None:
    key = request(DAY)
    act.transfer(key, unit=TIANXIN, reason="演示", actor=BAI, on=NEXT, at=at(NEXT))
    act.transfer(key, unit=109, reason="演示", actor=CITY, on=NEXT, at=at(NEXT))
    for came_from in (TIANXIN, KAIFU.unit):
        act.hand_back(key, reason="不属职责（演示）", actor=CITY, on=LATER, at=at(LATER))
        assert act.find(key).row["unit"] == came_from
    with pytest.raises(Trouble) as told:
        act.hand_back(key, reason="演示", actor=BAI, on=LATER, at=at(LATER))
    assert told.value.code == "A-015"
    _verified()


@pytest.mark.parametrize(
    ("actor", "unit", "reason", "code"),
    [
        (AN, TIANXIN, "演示", "A-002"),  # a handler
        (CHENG, TIANXIN, "演示", "A-002"),  # another unit's
        (TIANXIN_HEAD, TIANXIN, "演示", "A-002"),  # another unit's head
        (OTHER_GROUND, TIANXIN, "演示", "A-002"),  # who oversees another ground
        (BAI, KAIFU.unit, "演示", "A-015"),  # to where it is
        (BAI, TIANXIN, "  ", "A-004"),  # without a reason
        (BAI, 77, "演示", "E-010"),  # no such unit
    ],
)
def test_who_may_not_transfer_and_whereto_not(
    city: None, actor: Actor, unit: int, reason: str, code: str
) -> None:
    key = request(DAY)
    with pytest.raises(Trouble) as told:
        act.transfer(key, unit=unit, reason=reason, actor=actor, on=NEXT, at=at(NEXT))
    assert told.value.code == code
    assert len(act.find(key).history) == 1


def test_a_finished_record_stays_where_it_is_and_a_stale_or_early_transfer_is_refused(city: None) -> None:
    key = request(LATER)
    with pytest.raises(Trouble) as early:
        act.transfer(key, unit=TIANXIN, reason="演示", actor=BAI, on=DAY, at=at(LATER))
    act.note(key, "先看看（演示）", actor=AN, on=LATER, at=at(LATER))
    with pytest.raises(Trouble) as stale:
        act.transfer(key, unit=TIANXIN, reason="演示", actor=BAI, on=LATER, at=at(LATER), version=1)
    act.take(key, "withdraw", actor=AN, on=LATER, at=at(LATER))
    with pytest.raises(Trouble) as finished:
        act.transfer(key, unit=TIANXIN, reason="演示", actor=BAI, on=LATER, at=at(LATER))
    assert [one.value.code for one in (early, stale, finished)] == ["A-007", "A-003", "A-015"]


def test_joint_units_read_everything_and_add_to_it_while_copies_only_read(city: None) -> None:
    key = request(DAY)
    home = line(REQUESTS)

    def seen() -> tuple[Standing, Reading]:
        how = standing(CHENG, home, act.find(key).row)
        return how, reads(how, home, "applicant")

    assert seen() == (Standing.NONE, Reading.HIDDEN)
    act.invite(key, TIANXIN, kind=COPY, actor=AN, on=NEXT, at=at(NEXT))
    assert seen() == (Standing.COPY, Reading.MASKED)
    with pytest.raises(Trouble) as refused:
        act.note(key, "演示", actor=CHENG, on=NEXT, at=at(NEXT))
    assert refused.value.code == "A-002"
    act.invite(key, TIANXIN, kind=JOINT, reason="涉及其职责（演示）", actor=AN, on=NEXT, at=at(NEXT))
    assert seen() == (Standing.JOINT, Reading.SHOWN)
    act.note(key, "我局意见（演示）", actor=CHENG, on=NEXT, at=at(NEXT))
    with pytest.raises(Trouble) as not_theirs:
        act.take(key, "ask_correction", actor=CHENG, on=NEXT, at=at(NEXT), facts={"correction_days": 5})
    assert not_theirs.value.code == "A-002"
    where, values = official_sql(CHENG)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(DISTINCT record) FROM engine_docket WHERE {where}", values)
        assert cursor.fetchone() == (1,)
    _verified()
    act.release(key, TIANXIN, actor=BAI, on=LATER, at=at(LATER))
    assert seen() == (Standing.NONE, Reading.HIDDEN)
    _verified()


def test_a_unit_that_comes_to_handle_the_record_needs_no_share_of_it(city: None) -> None:
    key = request(DAY)
    act.invite(key, TIANXIN, kind=JOINT, actor=BAI, on=NEXT, at=at(NEXT))
    act.invite(key, 109, kind=COPY, actor=BAI, on=NEXT, at=at(NEXT))
    act.transfer(key, unit=TIANXIN, reason="演示", actor=BAI, on=NEXT, at=at(NEXT))
    assert shares.of(key) == {109: COPY}
    _verified()


@pytest.mark.parametrize(
    ("actor", "unit", "kind", "code"),
    [
        (CHENG, 109, JOINT, "A-002"),
        (AN, KAIFU.unit, JOINT, "A-015"),
        (AN, 109, "其他", "A-015"),
        (AN, 77, COPY, "E-010"),
    ],
)
def test_who_may_not_invite_and_whom_not(city: None, actor: Actor, unit: int, kind: str, code: str) -> None:
    key = request(DAY)
    with pytest.raises(Trouble) as told:
        act.invite(key, unit, kind=kind, actor=actor, on=NEXT, at=at(NEXT))
    assert told.value.code == code
    with pytest.raises(Trouble) as none:
        act.release(key, 109, actor=AN, on=NEXT, at=at(NEXT))
    assert none.value.code == "A-015"


def test_a_note_moves_nothing_and_an_act_of_an_earlier_day_may_still_follow(city: None) -> None:
    key = request(DAY)
    before = Due.objects.get(record=key, clock="answer_by")
    act.note(key, "电话联系过（演示）", actor=BAI, on=LATER, at=at(LATER))
    act.take(key, "ask_correction", actor=AN, on=NEXT, at=at(LATER), facts={"correction_days": 5})
    found = act.find(key)
    assert [past.step for past in found.history] == ["receive", "note", "ask_correction"]
    assert found.history[1].facts == {"@text": "电话联系过（演示）"}
    assert before.due == date(2023, 3, 29)
    _verified()


def test_notes_written_at_the_same_moment_all_stand(city: None) -> None:
    key = request(DAY)
    codes: list[str] = []

    def write(number: int) -> None:
        try:
            act.note(key, f"第{number}条（演示）", actor=AN, on=NEXT, at=at(NEXT))
        except Trouble as trouble:
            codes.append(trouble.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == []
    told = sorted(past.facts["@text"] for past in act.find(key).history[1:])
    assert told == [f"第{number}条（演示）" for number in range(5)]
    _verified()


def test_shares_that_the_log_does_not_know_are_found(city: None) -> None:
    key = request(DAY)
    for unit in (109, TIANXIN):
        with transaction.atomic():
            Share.objects.create(record=key, unit=unit, kind=COPY)
            broken = verify_line(line(REQUESTS)).broken
            transaction.set_rollback(True)
        assert "会办、抄送与日志不符" in broken[0].sentence("zh")


def test_an_erased_note_is_gone_and_the_record_still_verifies(city: None) -> None:
    key = request(DAY)
    act.note(key, "误写了电话 000（演示）", actor=AN, on=NEXT, at=at(NEXT))
    with pytest.raises(Trouble) as refused:
        act.erase(key, events=(1,), actor=BAI, on=NEXT, at=at(NEXT))
    assert refused.value.code == "A-011"
    with pytest.raises(Trouble) as handler:
        act.erase(key, events=(2,), actor=AN, on=NEXT, at=at(NEXT))
    assert handler.value.code == "A-002"
    act.erase(key, events=(2,), actor=BAI, on=NEXT, at=at(NEXT))
    assert act.find(key).history[1].facts == {}
    _verified()


def test_the_public_sees_a_record_of_an_open_line_and_strangers_do_not(city: None) -> None:
    from fadu.engine.access import THE_PUBLIC

    home, row = line(REQUESTS), act.find(request(DAY)).row
    assert [may_read(viewer, home, row) for viewer in (THE_PUBLIC, AN, CITY, CHENG, OTHER_GROUND)] == [
        True, True, True, False, False,
    ]  # fmt: skip
