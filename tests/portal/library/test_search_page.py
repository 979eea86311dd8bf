"""The search page: found, narrowed, as of a day, corrected, not found; suggestions; the same as JSON and as a feed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def page(query: str, status: int = 200, door: str = "") -> str:
    response = Client().get(
        f"/library/{door}", query_params=[pair.split("=") for pair in query.split("&") if pair]
    )
    assert response.status_code == status, query
    return response.content.decode()


def test_searching(searched: Callable[[], int]) -> None:
    from fadu.library.search import querylog

    text = page("q=养犬登记")
    assert "/library/jsyqglbf" in text
    assert "<mark>" in text
    assert 'name="validity"' in text

    article = page("q=养犬管理办法 第四条")
    assert 'class="opens"><a href="/library/jsyqglbf/a4"' in article

    narrowed = page("q=养犬&kind=government_rule&on=2022-01-01")
    assert "/library/jsyqglbf?on=2022-01-01" in narrowed
    assert "/library/jcgf-2021-12" not in narrowed
    assert "?q=%E5%85%BB%E7%8A%AC&amp;on=2022-01-01" in narrowed  # the chip that takes the kind away

    nothing = page("q=完全没有写过的词语&kind=law")
    assert "没有找到符合条件的文件" in nothing or "只含有一部分" in nothing

    everything = page("")
    assert "2份文件" in everything
    with CaptureQueriesContext(connection) as asked:
        page("q=养犬")
    assert len(asked) <= 9  # the last is the count of what is searched for, which knows nobody

    (noted,) = querylog.Query.objects.filter(asked="养犬登记")
    assert (noted.times, noted.narrowed) == (1, "")

    for door in ("", "suggestions.html"):  # what is typed is never markup
        text = page("q=<script>alert(1)</script>", door=door)
        assert "<script>alert" not in text


def test_suggestions_and_machines(searched: Callable[[], int]) -> None:
    text = page("q=养犬", door="suggestions.html")
    assert 'href="/library/jsyqglbf"' in text
    assert "<html" not in text
    assert "/library/jsyqglbf/a4" in page("q=养犬管理办法4条", door="suggestions.html")
    assert "<li>" not in page("", door="suggestions.html")
    told = json.loads(page("q=养犬", door="search.json"))
    assert told["count"] == 2
    hit = next(one for one in told["hits"] if one["code"] == "jsyqglbf")
    text, marks = hit["snippet"]["text"], hit["snippet"]["marks"]
    assert {text[start:end] for start, end in marks} == {"养犬"}
    kinds = {one["value"]: one["count"] for one in told["facets"]["kind"]}
    assert kinds == {"government_rule": 1, "policy_document": 1}
    assert "jsyqglbf" in page("q=养犬登记", door="feed.atom")


def test_drafts_are_found_by_officials_only(searched: Callable[[], int]) -> None:
    from tests.library.making import AT

    from fadu.engine.people import Officer
    from fadu.library.changes import note
    from fadu.library.kinds import What
    from fadu.library.models import Document

    notice = Document.objects.get(code="jcgf-2021-12")
    Document.objects.filter(pk=notice.pk).update(public=False)
    note([notice.pk], What.FIELDS, at=AT)
    searched()
    inside = Client()
    inside.force_login(Officer.objects.create(username="t-officer", name_zh="演示甲", roles=["handler"]))
    for door in ("", "search.json", "suggestions.html", "feed.atom"):
        query = "q=实施养犬管理办法"
        assert "jcgf-2021-12" not in page(query, door=door), door
        assert "jcgf-2021-12" in inside.get(f"/library/{door}?{query}").content.decode(), door


def test_without_an_index_the_search_is_not_ready(
    held: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fadu.library.search import searching

    monkeypatch.setattr(searching, "place", lambda: tmp_path / "nothing")
    assert "LS-001" in page("q=甲", status=503)
    assert "LS-001" in page("q=甲", status=503, door="search.json")
    assert "<li>" in page("q=甲", door="suggestions.html")
