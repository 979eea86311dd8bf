"""Rows as COPY reads them: whatever a fact holds arrives as it was."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from fadu.engine import copying, log
from fadu.measure import proof

AT = datetime(2023, 3, 20, 10, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
VALUES: list[tuple[str, Any]] = [
    ("text", "演示：第一行\n第二行\t制表\r\\反斜线 \\N \\. 　全角空格"),
    ("text", "\\N"),
    ("text", ""),
    ("text", None),
    ("bigint", -(2**62)),
    ("boolean", True),
    ("boolean", False),
    ("date", date(2023, 2, 28)),
    ("timestamptz", AT),
    ("bytea", bytes(range(256))),
    ("integer[]", [3, 1, 2]),
    ("integer[]", []),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_value_arrives_as_it_was(kind: str, value: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE arrived (before integer, value {kind}, after text)")
        copying.write(
            "arrived (before, value, after)", [copying.row((1, value, "末")), copying.row((2, value, "\n"))]
        )
        cursor.execute("SELECT before, value, after FROM arrived ORDER BY before")
        found = [
            (one, bytes(told) if kind == "bytea" else told, last) for one, told, last in cursor.fetchall()
        ]
    assert found == [(1, value, "末"), (2, value, "\n")]


@pytest.mark.django_db
def test_nothing_is_written_as_nothing() -> None:
    copying.write("engine_docket (record)", [])


def test_the_header_put_together_at_once_is_the_canonical_one() -> None:
    head = log.header(
        record=2**60, seq=3, step="reply", on=date(2023, 3, 20), at=AT, actor=41, unit=4001, state="replied"
    )
    told = log.header_text(**{**head, "at": log.moment_text(AT)})
    assert told.encode() == proof.canonical(head)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(proof.NotCanonical):
        log.moment_text(AT.replace(tzinfo=None))
