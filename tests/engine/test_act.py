"""The one door: two people at once, wrong people, killed processes, and tallies that never drift from a recount."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection, connections
from tests.engine.cast import AN, BAI, CHENG, at, request

from fadu.engine import act, count, follow
from fadu.engine.access import HANDLER, SUPERVISOR, Actor, Place
from fadu.engine.docket import Due
from fadu.engine.identity import read_identity
from fadu.engine.line import line
from fadu.engine.plan import allowed
from fadu.engine.verify import verify_line
from fadu.measure.trouble import Trouble

DAY, LATER = date(2023, 3, 1), date(2023, 3, 15)
REQUESTS = "oversight.information_request"


def test_of_two_people_at_once_the_second_is_told_what_happened(city: None) -> None:
    key = request(DAY)
    seen = act.find(key).row["version"]
    act.take(key, "extend", actor=BAI, on=LATER, at=at(LATER), facts={"extension_days": 10}, version=seen)
    with pytest.raises(Trouble) as told:
        act.take(key, "answer", actor=BAI, on=LATER, at=at(LATER), facts={"reply": "D10"}, version=seen)
    assert told.value.sentence("zh") == (
        "2023-430105-012-0000001已由他人办理：您看到的是第1版，现为第2版，最近一步是“延长答复期限”。您填写的内容没有写入。"
        "请查看最新情况，确认后重新提交。"
    )


def test_of_many_at_the_same_moment_exactly_one_succeeds(city: None) -> None:
    key = request(DAY)
    outcomes: list[str] = []

    def take() -> None:
        try:
            act.take(key, "extend", actor=BAI, on=LATER, at=at(LATER), facts={"extension_days": 10})
            outcomes.append("done")
        except Trouble as trouble:
            outcomes.append(trouble.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("done") == 1
    assert set(outcomes) - {"done"} <= {"A-003", "A-008"}
    assert len(act.find(key).history) == 2


@pytest.mark.parametrize(
    ("actor", "step", "facts", "code"),
    [
        (AN, "extend", {"extension_days": 5}, "A-002"),
        (CHENG, "ask_correction", {"correction_days": 5}, "A-002"),
        (Actor(-1, "公众", frozenset()), "answer", {"reply": "D10"}, "A-002"),
    ],
)
def test_the_wrong_person_is_refused(
    city: None, actor: Actor, step: str, facts: dict[str, object], code: str
) -> None:
    key = request(DAY)
    with pytest.raises(Trouble) as told:
        act.take(key, step, actor=actor, on=LATER, at=at(LATER), facts=facts)
    assert told.value.code == code
    assert len(act.find(key).history) == 1


def test_an_act_cannot_lie_in_the_future(city: None) -> None:
    with pytest.raises(Trouble) as told:
        act.open(
            line(REQUESTS),
            "receive",
            place=Place(4001, "430105", "SF"),
            actor=AN,
            on=LATER,
            at=at(DAY),
            facts={},
        )
    assert told.value.code == "A-010"


def test_a_corrected_day_of_receipt_moves_the_due_date_and_keeps_the_old_one_in_the_log(city: None) -> None:
    """Registered as of 1 March (due 29 March), received in truth on 2 March: 3 → 1; 6–10 → 6; 13–17 → 11; 20–24 → 16; 27–30 → 20."""
    key = request(DAY)
    assert str(Due.objects.get(record=key, clock="answer_by").due) == "2023-03-29"
    act.correct(key, {"opened": date(2023, 3, 2)}, actor=AN, on=LATER, at=at(LATER))
    assert str(Due.objects.get(record=key, clock="answer_by").due) == "2023-03-30"
    assert act.find(key).history[0].facts["opened"] == "2023-03-01"
    follow.up_to_now(follow.TALLIES)
    assert verify_line(line(REQUESTS)).broken == []


def test_a_number_of_no_record_and_a_misshapen_one_are_told_apart(city: None) -> None:
    for shown, code in (("2023-430105-012-0000009", "A-009"), ("2023-430105-012", "E-001"), ("x", "E-001")):
        with pytest.raises(Trouble) as told:
            act.find(read_identity(shown).key)
        assert told.value.code == code


@pytest.mark.parametrize("seed", range(4))
def test_tallies_equal_a_recount_under_random_acts_corrections_and_transfers(city: None, seed: int) -> None:
    """Any lawful acts in any order, days corrected across months and years, places changed, read in batches of any size."""
    rng = random.Random(seed)
    home = line(REQUESTS)
    keys = [
        request(DAY + timedelta(days=rng.randrange(300)), applicant_kind=rng.choice(["natural", "business"]))
        for _ in range(12)
    ]
    for _ in range(60):
        _something(rng, rng.choice(keys))
        if rng.random() < 0.2:
            follow.up_to_now(follow.TALLIES)
    follow.up_to_now(follow.TALLIES)
    assert verify_line(home).broken == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), sum(value) FROM engine_tally WHERE value <> 0")
        kept = cursor.fetchone()
    count.rebuild(home)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), sum(value) FROM engine_tally WHERE value <> 0")
        assert cursor.fetchone() == kept


def _something(rng: random.Random, key: int) -> None:
    found = act.find(key)
    if rng.random() < 0.3:
        facts = rng.choice([
            {"opened": found.row["opened"] + timedelta(days=rng.randrange(-200, 200))},
            {"applicant_kind": rng.choice(["natural", "legal", "other"])},
            {"fee": rng.randrange(1, 9) * 100},
        ])  # fmt: skip
        act.correct(key, facts, actor=OVERSEER, on=found.history[-1].on, at=at(date(2026, 1, 1)))
        return None
    if rng.random() < 0.2:
        return _handed(rng, key, found)
    step = rng.choice(allowed(found.line, found.row, found.history) or [None])
    if step is None:
        return None
    asked = {"correction_days": 5, "extension_days": 7, "third_party": "演示", "co_maker": "演示", "fee": 500, "reasons": "演示",
             "stance": "agrees", "co_stance": "agrees", "reply": rng.choice(["D10", "D20", "D41"]), "review_result": "upheld",
             "suit_result": "other", "suit_after_result": "corrected", "delay_until": date(2024, 5, 6)}  # fmt: skip
    from fadu.measure.condition import name_of

    facts = {name_of(column): asked[name_of(column)] for column in step.asks}
    on = found.history[-1].on + timedelta(days=rng.randrange(40))
    who = Actor(1, "演示", frozenset({HANDLER, *step.by}), found.row["unit"])
    try:
        act.take(key, step.name, actor=who, on=on, at=at(date(2026, 1, 1)), facts=facts)
    except Trouble as trouble:
        if trouble.code not in {"A-012", "A-001", "A-014"}:
            raise


OVERSEER = Actor(2, "演示", frozenset({SUPERVISOR}), 109, "4301")


def _handed(rng: random.Random, key: int, found: act.Found) -> None:
    """To another unit and back, joint units and copies that come and go, notes."""
    on = found.history[-1].on
    told = {"actor": OVERSEER, "on": on, "at": at(date(2026, 1, 1))}
    other = rng.choice([109, 2001, 4001])
    doings = (
        lambda: act.transfer(key, unit=other, reason="演示", **told),
        lambda: act.hand_back(key, reason="演示", **told),
        lambda: act.invite(key, other, kind=rng.choice(["joint", "copy"]), **told),
        lambda: act.release(key, other, **told),
        lambda: act.note(key, "演示", **told),
    )
    try:
        rng.choice(doings)()
    except Trouble as trouble:
        if trouble.code != "A-015":
            raise


WRITER = """
import sys
from django.db import connections
import django; django.setup()
for alias in connections:
    connections[alias].settings_dict["NAME"] = sys.argv[1]
from datetime import date
from fadu.engine import act
from tests.engine.cast import BAI, at, request
DAY, LATER = date(2023, 3, 1), date(2023, 3, 15)
while True:
    key = request(DAY)
    print("opened", key, flush=True)
    act.take(key, "extend", actor=BAI, on=LATER, at=at(LATER), facts={"extension_days": 10})
    print("extended", key, flush=True)
"""


def test_a_process_killed_at_any_moment_loses_no_committed_act_and_leaves_nothing_half_done(
    city: None, own_database: str
) -> None:
    for round_ in range(5):
        told = _killed_after(own_database, 0.05 + 0.06 * round_)
        for said, key in told:
            assert len(act.find(key).history) >= (2 if said == "extended" else 1)
        follow.up_to_now(follow.TALLIES)
        assert verify_line(line(REQUESTS)).broken == []
    assert line(REQUESTS).model._default_manager.count() > 0


def _killed_after(database: str, seconds: float) -> list[tuple[str, int]]:
    """What a writer had been told was committed when it was killed, some time after its first word."""
    root = Path(__file__).parents[2]
    path = os.pathsep.join((str(root / "src"), str(root)))
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, database],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read().splitlines()
    writer.wait()
    writer.stdout.close()
    lines = [first, *rest]
    return [(word, int(key)) for word, key in (one.decode().split() for one in lines if one.count(b" ") == 1)]
