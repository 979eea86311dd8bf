"""The one rule says the same of one record and of many: every line, every row of a rehearsed year, every kind of viewer."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from tests.engine.cast import AN, BAI, CHENG

from fadu.engine.access import (
    HANDLER,
    SUPERVISOR,
    THE_PUBLIC,
    THE_SYSTEM,
    Actor,
    holder,
    may_read,
    readable_sql,
)
from fadu.engine.line import Line, line, lines
from fadu.engine.shares import COPY, JOINT, Share

TRAFFIC = Actor(3, "某系统主管", frozenset({SUPERVISOR}), 109, "4301", "SF")
LENT = Actor(4, "代", frozenset({HANDLER}), 4001, "430105", "SF", lent=(CHENG,))


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_one_record_and_many_are_judged_alike(city_year: int, line: Line) -> None:
    rows = list(line.model._default_manager.order_by("id").values()[:40])
    assert rows
    Share.objects.create(record=rows[0]["id"], unit=CHENG.unit, kind=COPY)
    Share.objects.create(record=rows[-1]["id"], unit=AN.unit, kind=JOINT)
    for viewer in (THE_PUBLIC, THE_SYSTEM, AN, BAI, CHENG, TRAFFIC, LENT, holder(rows[0]["id"]), holder(1)):
        where, values = readable_sql(viewer, line, table="t")
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT t.id FROM "{line.table}" t JOIN engine_event e ON e.record = t.id AND e.seq = 1'
                f" WHERE t.id <= %(last)s AND {where} ORDER BY 1",
                {**values, "last": rows[-1]["id"]},
            )
            listed = [key for (key,) in cursor.fetchall()]
        assert listed == [row["id"] for row in rows if may_read(viewer, line, row)], viewer.name


def test_some_lines_open_all_their_records_some_none_and_some_what_is_published(city_year: int) -> None:
    told = {one.id: (one.public, one.opened_to.sql()) for one in lines()}
    assert told["oversight.information_request"] == (True, "TRUE")
    assert told["decisions.contract"] == (False, "(TRUE IS NOT TRUE)")
    assert told["oversight.reconsideration"] == (True, '("published_on" IS NOT NULL)')
    home = line("oversight.proposal")
    published = home.model._default_manager.exclude(published_on=None).count()
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{home.table}" t WHERE {home.public_sql("t")}')
        assert cursor.fetchone() == (published,)
    assert 0 < published < home.model._default_manager.count()


def test_a_kept_back_report_and_a_draft_under_review_are_nobodys_but_the_offices() -> None:
    report, document, decision = (
        line(id)
        for id in ("organisation.annual_report", "decisions.normative_document", "decisions.major_decision")
    )
    day = date(2023, 3, 1)
    assert not report.is_public({"published_on": None})
    assert report.is_public({"published_on": day})
    assert [document.is_public({"state": state, "published_on": on}) for state, on in (
        ("drafting", None), ("soliciting", None), ("under_review", None), ("in_force", day), ("repealed", day),
    )] == [False, True, False, True, True]  # fmt: skip
    assert not decision.is_public({"state": "soliciting", "published_on": None, "undisclosed": True})
