"""Every kind of page at full size for an official who may see one district only, and for the public: the server's time
(view, template and middleware; no network), the number of queries, and beside it the bare SQL: the same statements with
the same values, sent alone and fetched. Each round asks every page in turn, then its statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

import psycopg
from django.db import connection
from django.test import Client

from fadu.config.rehearsing import wished
from fadu.engine.line import line
from fadu.engine.people import Officer
from fadu.engine.plan import shown

ROUNDS = 60
AT_MOST = {"most_queries_of_a_page": 12}


def run() -> dict[str, float]:
    """p99 in milliseconds, queries, and the p99 of their bare SQL."""
    year = wished().year
    public, head = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    head.force_login(Officer.objects.get(username="bai"))
    asked = {**{f"{name} (public)": (public, address) for name, address in _public(year).items()},
             **{f"{name} (head of a district's bureau)": (head, address) for name, address in _desk(year).items()}}  # fmt: skip
    pages: dict[str, list[float]] = {name: [] for name in asked}
    bare: dict[str, list[float]] = {name: [] for name in asked}
    queries: dict[str, int] = {}
    for name, (client, address) in asked.items():
        response = client.get(address)
        assert response.status_code == 200, (name, address, response.status_code)
    for _ in range(ROUNDS):
        for name, (client, address) in asked.items():
            with _listening() as statements:
                begun = perf_counter()
                response = client.get(address)
                _read(response)
                pages[name].append(perf_counter() - begun)
            queries[name] = len(statements)
            bare[name].append(_alone(statements))
    found: dict[str, float] = {"most_queries_of_a_page": max(queries.values())}
    for name in asked:
        slow, sql = _p99(pages[name]), _p99(bare[name])
        found |= {
            f"{name}: p99_ms": round(slow * 1000, 1),
            f"{name}: queries": queries[name],
            f"{name}: bare_SQL_p99_ms": round(sql * 1000, 1),
        }
    return found


def _public(year: int) -> dict[str, str]:
    request = line("oversight.information_request")
    closed = (
        request.model._default_manager.filter(closed__year=year).order_by("id").values_list("id", flat=True)
    )
    key = closed[len(closed) // 2]
    return {
        "report": "/", "figures of a chapter": "/figures/?chapter=oversight",
        "figure of half a million": "/figures/services.proof_free.handled",
        "figure with records": "/figures/oversight.information_request.handled",
        "record": f"/records/{shown(key)}", "statutory form": "/forms/disclosure", "drafts": "/drafts/", "open data": "/data/",
        "services": "/services/", "API figures": "/api/figures",
    }  # fmt: skip


def _desk(year: int) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT record FROM engine_docket WHERE territory LIKE '430105%%' AND system LIKE 'SF%%' AND due IS NOT NULL"
            " ORDER BY due, record LIMIT 1"
        )
        (key,) = cursor.fetchone()
    return {
        "my desk": "/desk/", "overdue shelf": "/desk/?shelf=overdue", "a case": f"/desk/cases/{shown(key)}",
        "supervision": "/desk/supervision", "early warnings": "/desk/supervision/warnings",
        "what a report would criticise": "/desk/supervision/criticism", "a new record": "/desk/new/",
    }  # fmt: skip


@contextmanager
def _listening() -> Iterator[list[tuple[str, Any]]]:
    """The statements that are sent meanwhile, with their values: Django's and those of the engine's own cursors."""
    heard: list[tuple[str, Any]] = []
    send = psycopg.Cursor.execute

    def hear(cursor: Any, query: Any, params: Any = None, **how: Any) -> Any:
        heard.append((query, params))
        return send(cursor, query, params, **how)

    psycopg.Cursor.execute = hear
    try:
        yield heard
    finally:
        psycopg.Cursor.execute = send


def _read(response: Any) -> None:
    if response.streaming:
        for _ in response.streaming_content:
            pass


def _alone(statements: list[tuple[str, Any]]) -> float:
    begun = perf_counter()
    with psycopg.ClientCursor(connection.connection) as cursor:
        for query, params in statements:
            if str(query).lstrip().upper().startswith(("SELECT", "WITH")):
                cursor.execute(query, params)
                cursor.fetchall()
    return perf_counter() - begun


def _p99(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(len(times) * 0.99))]
