"""The feed: what the lines of work publish, amend, clean up and end stands in the library, once, and follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fadu.engine import act, follow
from fadu.engine.access import HEAD, SUPERVISOR, Actor
from fadu.engine.compiled import line
from fadu.library import validity
from fadu.library.feed import follower
from fadu.library.kinds import Kind, Link
from fadu.library.models import Document, Relation, Revision
from fadu.library.records import told
from fadu.work.decisions.normative_document import NormativeDocument

NOW = datetime(2024, 1, 2, tzinfo=UTC)
BLANK: dict[str, Any] = dict.fromkeys(line("decisions.normative_document").fields)
ROW = BLANK | {
    "name": "甲市停车管理办法", "unit": 7, "state": "in_force", "document_no": "甲政发〔2019〕3号", "registration_no": "CSCR-2019-01001",
    "signed_on": date(2019, 3, 1), "published_on": date(2019, 3, 4), "effective_on": date(2019, 4, 3), "validity_years": 5,
    "basis": "《乙法》", "trial": False,
}  # fmt: skip


def test_a_record_is_no_document_before_it_is_published() -> None:
    assert told("decisions.normative_document", ROW | {"published_on": None}) is None


def test_a_published_record_tells_its_fields_and_its_last_day() -> None:
    one = told("decisions.normative_document", ROW)
    assert one is not None
    assert (one.kind, one.number, one.effective_from) == (
        Kind.NORMATIVE_DOCUMENT,
        "甲政发〔2019〕3号",
        date(2019, 4, 3),
    )
    # Five years from publication, as the line's own clock counts them.
    assert one.expires_on == date(2024, 3, 4)
    assert one.acts == ()


@pytest.mark.parametrize(
    ("changes", "act_told"),
    [
        (
            {"state": "repealed", "left_on": date(2022, 5, 1), "end_reason": "已有新规定"},
            (Link.REPEALS, date(2022, 5, 1), None),
        ),
        ({"state": "lapsed", "left_on": date(2022, 5, 1)}, (Link.LAPSES, date(2022, 5, 1), None)),
        (
            {"state": "superseded", "left_on": date(2022, 5, 1), "superseded_by": 99},
            (Link.REPLACES, date(2022, 5, 1), 99),
        ),
        ({"amended_on": date(2021, 6, 1)}, (Link.AMENDS, date(2021, 6, 1), None)),
        ({"clean_up": "kept", "cleaned_on": date(2021, 6, 1)}, (Link.KEEPS, date(2021, 6, 1), None)),
    ],
)
def test_what_befalls_a_record_befalls_the_document(
    changes: dict[str, Any], act_told: tuple[Link, date, int | None]
) -> None:
    one = told("decisions.normative_document", ROW | changes)
    assert one is not None
    assert [(deed.link, deed.on, deed.by) for deed in one.acts] == [act_told]


@pytest.fixture
def fed(city_year: int) -> Callable[[], int]:
    """Call it to follow what the test did; the rehearsed year itself has been followed before."""
    following = follower(synthetic=True, now=lambda: NOW)

    def again() -> int:
        # The test's own transaction is never past the horizon: it is handed over as if it were.
        return following.follow(1, 2**62)

    following.follow(0, 2**62)
    return again


def published() -> Any:
    return NormativeDocument.objects.exclude(published_on=None)


def test_every_published_record_is_one_document_marked_as_invented(fed: Callable[[], int]) -> None:
    records = {one.id: one for one in published()}
    documents = Document.objects.filter(kind=Kind.NORMATIVE_DOCUMENT)
    assert documents.count() == len(records) > 0
    assert set(documents.values_list("synthetic", "public")) == {(True, True)}
    for document in documents:
        record = records[document.record]
        text = document.versions.get().text
        assert (document.title, document.unit, document.effective_from) == (
            record.name,
            record.unit,
            record.effective_on,
        )
        assert "演示数据" in text
        assert document.doubts.count() == 0
        # What the line says of its stock, the library derives.
        day = date(2023, 12, 31)
        standing = validity.of(document, day)
        still = record.left_on is None or record.left_on > day
        assert standing.state.applies is (still and record.effective_on <= day), (document.title, standing)


def test_following_twice_changes_nothing(fed: Callable[[], int]) -> None:
    before = Document.objects.count(), Relation.objects.count(), Revision.objects.count()
    assert fed() > 0
    assert (Document.objects.count(), Relation.objects.count(), Revision.objects.count()) == before


def test_a_repeal_in_the_work_ends_the_document_here(fed: Callable[[], int]) -> None:
    record = published().filter(state="in_force").order_by("pk")[0]
    head = Actor(5, "负责人", frozenset({HEAD, SUPERVISOR}), record.unit, record.territory, record.system)
    last = max(day for day in (record.published_on, record.effective_on) if day)
    on = max(last, date(2023, 12, 29)) + timedelta(days=3)
    act.take(record.pk, "repeal", actor=head, on=on, at=NOW, facts={"end_reason": "已有新规定（演示）"})
    fed()
    document = Document.objects.get(record=record.pk)
    assert (document.ends, document.ended_as) == (on - timedelta(days=1), "repealed")
    assert Revision.objects.filter(document=document.pk, what="validity").count() >= 1


def test_a_real_record_without_a_paper_waits_for_its_text(city_year: int) -> None:
    follower(synthetic=False, now=lambda: NOW).follow(0, 2**62)
    document = Document.objects.filter(kind=Kind.NORMATIVE_DOCUMENT).order_by("pk")[0]
    assert document.versions.count() == 0
    assert [(one.field, one.why) for one in document.doubts.all()] == [("text", "missing")]


def test_the_cursor_moves_with_what_was_followed(own_database: str) -> None:
    assert follow.up_to_now(follower(synthetic=True)) == 0
    assert follow.Cursor.objects.get(name="library").xid > 0
