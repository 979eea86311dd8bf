"""The log can only be added to, is read in an order in which nothing is lost, and shows every later change."""

from __future__ import annotations

import threading
from datetime import date

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError
from tests.engine.cast import ASKED, BAI, CHENG, at, request

from fadu.engine import act, follow, log
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.engine.log import Event, Kept
from fadu.engine.values import book
from fadu.engine.verify import verify_line, verify_seals

DAY = date(2023, 3, 1)
LATER = date(2023, 3, 15)
REQUESTS = "oversight.information_request"
TIANXIN = Place(2001, "430103", "SF")


@pytest.mark.parametrize("table", ["engine_event", "engine_seal"])
@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET hash = hash", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_log_refuses_change(city: None, table: str, alias: str, statement: str) -> None:
    request(DAY)
    with pytest.raises(ProgrammingError) as refused, connections[alias].cursor() as cursor:
        cursor.execute(statement.format(table))
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_the_application_is_neither_owner_nor_superuser(city: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("fadu_app", False, False)
        cursor.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'engine_event'")
        assert cursor.fetchone() == ("fadu_owner",)


def test_a_lower_transaction_that_commits_late_is_not_passed_over(city: None) -> None:
    """The first transaction takes the lower xid and writes, the second writes and commits, the follower reads, the first commits."""
    wrote, go_on = threading.Event(), threading.Event()

    def slowly() -> None:
        with transaction.atomic():
            request(DAY)
            wrote.set()
            go_on.wait(10)
        connections.close_all()

    first = threading.Thread(target=slowly)
    first.start()
    assert wrote.wait(10)
    # Another region's series, so that the second does not wait for the first one's row.
    act.open(line(REQUESTS), "receive", place=TIANXIN, actor=CHENG, on=DAY, at=at(DAY), facts=ASKED)
    assert follow.catch_up(follow.TALLIES) == 0, "nothing may be read beyond the transaction that still runs"
    go_on.set()
    first.join()
    assert follow.up_to_now(follow.TALLIES) == 2
    found = book(2023, ["4301"])
    requests = line(REQUESTS)
    assert found.value(requests, requests.figures["new"], "4301") == 2


def test_an_untouched_database_verifies_and_every_kind_of_meddling_is_named(city: None) -> None:
    key = request(DAY)
    act.take(key, "extend", actor=BAI, on=LATER, at=at(LATER), facts={"extension_days": 20})
    follow.up_to_now(follow.TALLIES)
    follow.settle()
    follow.seal(at(LATER))
    requests = line(REQUESTS)
    assert verify_line(requests).broken == []
    assert list(verify_seals()) == []

    meddling = {
        "“extended”一栏与日志不符": f'UPDATE "{requests.table}" SET extended = FALSE WHERE id = {key}',
        "第1步“receive”的哈希链断裂": f'UPDATE engine_kept SET facts = facts || \'{{"wanted": "别的"}}\' WHERE record = {key} AND seq = 1',
        "待办期限与日志推得的不符": f"UPDATE engine_docket SET due = due + 1 WHERE record = {key}",
        "计数与逐条重数不符": "UPDATE engine_tally SET value = value + 1 WHERE figure = 'new'",
        "日志中有此记录，业务表中没有": f'DELETE FROM "{requests.table}" WHERE id = {key}',
    }
    for said, statement in meddling.items():
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement)
            broken = verify_line(requests).broken
            transaction.set_rollback(True)
        assert broken, said
        assert said in broken[0].sentence("zh")
    assert verify_line(requests).broken == []


def test_a_changed_hash_breaks_the_seal(city: None) -> None:
    """Only somebody with the owner's rights and the trigger gone could do this; the seal still shows it."""
    key = request(DAY)
    follow.settle()
    follow.seal(at(DAY))
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE engine_event DISABLE TRIGGER engine_event_append_only")
        cursor.execute("UPDATE engine_event SET hash = sha256('x') WHERE record = %s", [key])
    assert [one.values["what"].zh for one in verify_seals()] == ["封存根与日志不符", "封存哈希不符"]


def test_an_erased_fact_is_gone_everywhere_and_the_record_still_verifies(city: None) -> None:
    key = request(DAY)
    act.erase(key, ("applicant", "contact"), actor=BAI, on=LATER, at=at(LATER))
    follow.up_to_now(follow.TALLIES)
    requests = line(REQUESTS)
    assert verify_line(requests).broken == []
    assert act.find(key).row["applicant"] is None
    first = Kept.objects.get(record=key, seq=1)
    assert "applicant" not in first.facts
    assert first.salt is None, "the salt of the event would let one guess the erased value"
    assert set(first.erased) == {"applicant", "contact"}
    assert Event.objects.filter(record=key).count() == 2


def test_seals_chain_and_cover_each_event_once(city: None) -> None:
    request(DAY)
    follow.settle()
    first = follow.seal(at(DAY))
    assert follow.seal(at(DAY)) is None, "nothing new"
    request(LATER)
    request(LATER)
    follow.settle()
    second = follow.seal(at(LATER))
    assert first is not None
    assert second is not None
    assert (first.events, second.events) == (1, 2)
    assert bytes(second.previous) == bytes(first.hash)
    assert list(verify_seals()) == []
    assert log.Seal.objects.count() == 2
