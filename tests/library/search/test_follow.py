"""The index follows the database, whatever happens between the two."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fadu.library.search.index import Cursor, IndexBusy, NoIndex, Reader, Shelf, Writer
from fadu.library.search.matching import holds
from fadu.library.search.schema import Sheet

if TYPE_CHECKING:
    from tests.library.search.conftest import Library

DOCUMENTS = 5
_CHILD = """
import sys
from pathlib import Path
from fadu.library.search.index import Cursor, Shelf, Writer
from fadu.library.search.schema import Sheet

writer = Writer(Shelf(Path(sys.argv[1])).current(), heap=16_000_000)
step = writer.cursor().xid
while True:
    step += 1
    changed = [step % 5, (step * 3) % 5]
    writer.replace(changed, [Sheet(n, n, "件", f"第{step}版") for n in dict.fromkeys(changed)])
    writer.commit(Cursor("test", step))
    print(step, flush=True)
"""


def _expected(step: int) -> dict[int, int]:
    """document → the step that wrote it last, of all steps so far."""
    found: dict[int, int] = {}
    for one in range(1, step + 1):
        found |= {one % DOCUMENTS: one, (one * 3) % DOCUMENTS: one}
    return found


def test_index_and_cursor_agree_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    shelf, draw = Shelf(tmp_path), random.Random(3)
    folder = shelf.fresh()
    writer = Writer(folder)
    writer.commit(Cursor("test", 0))
    writer.close()
    shelf.switch(folder)
    reached = 0
    for _ in range(5):
        child = subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(tmp_path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": "src"},
        )
        assert child.stdout is not None
        assert int(child.stdout.readline()) == reached + 1
        threading.Event().wait(draw.random() * 0.08)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        writer = Writer(folder)
        cursor = writer.cursor()
        writer.close()
        assert cursor is not None
        assert cursor.xid >= reached
        reached = cursor.xid
        searcher = Reader(tmp_path).view().versions
        expected = _expected(cursor.xid)
        assert searcher.num_docs == len(expected) + 1  # and the cursor's own entry
        for document, step in expected.items():
            found = searcher.search(holds(f"|第{step}版"), limit=9).hits
            assert document in set(searcher.fast_field_values("of", [address for _, address in found]))
    assert reached >= 5


def test_a_new_document_is_found_after_one_round(library: Library) -> None:
    library.add(
        "湖城市养犬管理条例", "第一条 为了规范养犬行为，制定本条例。\n第二条 养犬人应当办理养犬登记。"
    )
    assert library.follow() == 1
    [hit] = library.search("养犬登记").hits
    assert hit.document.title == "湖城市养犬管理条例"
    assert hit.place.anchor == "a2"
    assert hit.snippet.text[slice(*hit.snippet.marks[0])] == "养犬登记"
    assert hit.source_path.endswith("-1.txt")
    assert library.follow() == 0


def test_a_changed_document_is_read_again_and_a_removed_one_goes(library: Library) -> None:
    from datetime import UTC, datetime

    from fadu.library.changes import note
    from fadu.library.kinds import What
    from fadu.library.models import Document

    kept = library.add("湖城市停车管理办法", "第一条 停车泊位。")
    gone = library.add("湖城市节水办法", "第一条 节约用水。")
    library.follow()
    Document.objects.filter(pk=kept).update(title="湖城市机动车停放管理办法")
    Document.objects.filter(pk=gone).delete()
    note([kept, gone], What.FIELDS, at=datetime(2024, 1, 2, tzinfo=UTC))
    assert (
        library.titles("节约用水") == []
    )  # before the index follows: what the database no longer holds is not shown
    assert library.follow() == 2
    assert library.titles("机动车停放") == ["湖城市机动车停放管理办法"]
    assert library.search("节约用水").count == 0


def test_a_transaction_that_commits_late_is_not_passed_over(library: Library) -> None:
    from django.db import connection, transaction

    library.add("湖城市甲办法", "第一条 甲。")
    library.follow()
    held, told = threading.Event(), threading.Event()

    def late() -> None:
        with transaction.atomic():
            library.add("湖城市乙办法", "第一条 乙。")
            held.set()
            assert told.wait(30)
        connection.close()

    writer = threading.Thread(target=late)
    writer.start()
    assert held.wait(30)
    library.add("湖城市丙办法", "第一条 丙。")  # a later transaction, committed first
    assert library.keeper.catch_up() == 0
    told.set()
    writer.join()
    assert library.follow() == 2
    assert sorted(library.titles("湖城市")) == ["湖城市丙办法", "湖城市乙办法", "湖城市甲办法"]


def test_a_rebuild_is_read_only_when_it_is_whole(library: Library) -> None:
    from fadu.library.search.follow import rebuild
    from fadu.library.search.searching import reader

    for n in range(3):
        library.add(f"湖城市第{n}号办法", "第一条 共同的词句。")
    library.follow()
    before = reader().view()
    seen: list[int] = []

    def meanwhile(done: int, total: int) -> None:
        seen.append(library.search("共同的词句").count)

    assert rebuild(library.root, meanwhile) == 3
    assert seen == [3]
    assert reader().view() is not before
    assert library.search("共同的词句").count == 3
    assert before.versions.num_docs == 4  # whoever still reads the old one reads it to the end
    library.add("湖城市新办法", "第一条 共同的词句。")
    assert library.follow() == 1  # the follower turned to the new one
    assert library.search("共同的词句").count == 4
    assert len([one for one in library.root.iterdir() if one.is_dir()]) == 1


def test_an_index_of_another_database_or_format_is_built_anew(library: Library) -> None:
    library.add("湖城市甲办法", "第一条 甲。")
    library.follow()
    library.keeper.close()
    folder = Shelf(library.root).current()
    assert folder is not None
    writer = Writer(folder)
    with pytest.raises(IndexBusy):
        Writer(folder)
    writer.commit(Cursor("another", 10**15))
    writer.close()
    library.follow()
    assert Shelf(library.root).current() != folder
    assert library.search("甲").count == 1
    (library.root / "current").write_text("0-00000001")
    with pytest.raises(NoIndex):
        Reader(library.root).view()
    library.follow()
    assert library.search("甲").count == 1


def test_the_cursor_is_no_document(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    folder = shelf.fresh()
    writer = Writer(folder)
    writer.add([Sheet(1, 1, "甲", "乙")])
    writer.commit(Cursor(json.dumps({"odd": "甲乙"}), 3))
    assert writer.cursor() == Cursor(json.dumps({"odd": "甲乙"}), 3)
    writer.close()
    shelf.switch(folder)
    assert Reader(tmp_path).view().versions.search(holds("甲|")).count == 1
