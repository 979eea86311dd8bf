"""Every operation of the OpenAPI document under generated input: never a failure, always a sentence where it refuses."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
import schemathesis
from django.test import Client
from hypothesis import Phase, settings
from schemathesis.core import NOT_SET

from fadu.api import models
from fadu.api.door import api
from fadu.engine.people import Officer
from fadu.library.search import searching
from fadu.library.search.follow import rebuild


def _schema():
    import fadu.api.urls  # noqa: F401 - adds the routes

    return schemathesis.openapi.from_dict(dict(api.get_openapi_schema(path_prefix="/api/")))


SCHEMA = _schema()


@pytest.fixture
def key(city_year: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An official's key, in a city whose library has an index."""
    monkeypatch.setattr(searching, "place", lambda: tmp_path / "index")
    rebuild(tmp_path / "index")
    officer = Officer.objects.get(username="an")
    return models.make(officer, "试验", until=date(2024, 1, 31), at=datetime(2023, 12, 31, tzinfo=UTC))


@SCHEMA.parametrize()
@settings(
    max_examples=15, phases=[Phase.explicit, Phase.generate]
)  # fmt: skip
def test_no_input_breaks_it(case, key: str) -> None:
    body = None if case.body is NOT_SET or case.body is None else json.dumps(case.body, default=str)
    query = urlencode(dict(case.query or {}), doseq=True, errors="surrogatepass")
    response = Client().generic(
        case.method, f"{case.formatted_path}?{query}", body or "", content_type="application/json",
        headers={"authorization": f"Bearer {key}"},
    )  # fmt: skip
    assert response.status_code < 500, response.content[:400]
    if response.status_code >= 400 and response.headers["content-type"].startswith("application/json"):
        told = json.loads(response.content)
        assert {"code", "reason", "remedy"} <= set(told.get("error", told)), response.content[:400]
