"""One rule for every door of the library: a document that is not public is read by officials alone, wherever it is sought.

The doors are those of the address table itself, so that a new one is noticed: it fails here until somebody says how it is tried.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.library.making import AT
from tests.library.reading import texts

from fadu.engine import attachments
from fadu.engine.people import Officer
from fadu.library import originals
from fadu.library.models import Document
from fadu.library.search import searching
from fadu.library.search.follow import rebuild

SECRET, OPEN = "/library/jsyqglbf", "/library/jcgf-2021-12"
MARKERS = ("jsyqglbf", "疫苗", "甲市人民政府", "MARK-paper")
"""The hidden document's code, a word of its text, its issuer, its file: nothing else in this library says any of them."""
ASKED = (
    "犬牌",
    "养犬",
    "甲市养犬管理办法",
    "养犬管理办法第二条",
    "令第30号",
    "yangquan",
    "yqglbf",
    "犬牌 登记",
    "",
)
VERSIONS = ("2015-03-01", "2021-08-01", "v1", "v2")
FORMS = ("txt", "json", "xml", "docx", "pdf")
ROOTS = ("library/", "api/library/", "api/3/action/")


def _searched(door: str, name: str = "q") -> list[str]:
    return [f"{door}?{name}={words}" for words in ASKED]


TRIED: dict[str, list[str]] = {
    "library": [*_searched("/library/"), "/library/?q=犬&on=2016-01-01", "/library/?kind=government_rule"],
    "library-search-json": [*_searched("/library/search.json"), "/library/search.json?kind=government_rule"],
    "library-suggestions": _searched("/library/suggestions.html"),
    "library-feed": ["/library/feed.atom", "/library/feed.atom?q=犬牌"],
    "library-export": ["/library/export.jsonl"],
    "library-sitemap": ["/library/sitemap.xml", "/library/sitemap.xml?page=1"],
    "library-document": [SECRET, f"{SECRET}?on=2016-01-01", OPEN, f"{OPEN}?on=2022-01-01"],
    "library-compare": [f"{SECRET}/compare", f"{SECRET}/compare?from=2015-03-01&to=2021-08-01"],
    "library-cited-by": [f"{SECRET}/cited-by", f"{OPEN}/cited-by"],
    "library-attachment": [f"{SECRET}/files/{{file}}"],
    "library-file": [
        *(f"{SECRET}/{version}.{form}" for version in VERSIONS for form in FORMS),
        *(f"{OPEN}/v1.{form}" for form in FORMS),
    ],
    "library-place": [f"{SECRET}/{version}/a2" for version in VERSIONS],
    "library-version": [
        *(f"{SECRET}/{version}" for version in VERSIONS), f"{SECRET}/a2", f"{SECRET}/a3", f"{OPEN}/s1", f"{OPEN}/2021-09-01",
    ],
    "api/library/search": [*_searched("/api/library/search"), "/api/library/search?kind=government_rule"],
    "api/library/documents/<code>": [
        "/api/library/documents/jsyqglbf", "/api/library/documents/jsyqglbf?version=v1",
        "/api/library/documents/jsyqglbf?on=2016-01-01", "/api/library/documents/jcgf-2021-12",
    ],
    "api/3/action/package_search": [
        *_searched("/api/3/action/package_search"), '/api/3/action/package_search?facet.field=["issuer"]',
        "/api/3/action/package_search?fq=kind:government_rule",
    ],
    "api/3/action/package_show": ["/api/3/action/package_show?id=jsyqglbf", "/api/3/action/package_show?id=jcgf-2021-12"],
    "api/3/action/package_list": ["/api/3/action/package_list"],
    "api/3/action/organization_list": ["/api/3/action/organization_list"],
    "api/3/action/status_show": ["/api/3/action/status_show"],
}  # fmt: skip
"""How each door is tried: by its name, or for the machines' doors by its route."""
FOR_ALL_ALIKE = {"library-export", "library-sitemap", "api/3/action/status_show"}
"""What is made for the public and is the same for officials: it never holds the document."""


def _doors(patterns: list[Any] | None = None, before: str = "") -> Iterator[str]:
    """Every address of the library in the address table, as `TRIED` names it."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _doors(one.url_patterns, route)
        elif isinstance(one, URLPattern) and route.startswith(ROOTS):
            yield one.name if route.startswith("library/") and one.name else route


@pytest.fixture
def hidden(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The rule is not public; it has a file; the notice that cites it is public. → the number of the file"""
    texts.take_in()
    secret = Document.objects.get(code="jsyqglbf")
    Document.objects.filter(pk=secret.pk).update(public=False)
    kept = originals.add(secret, attachments.take_in("MARK-paper：演示内容。\n".encode(), "说明.txt"))
    monkeypatch.setattr(searching, "place", lambda: tmp_path / "index")
    rebuild(tmp_path / "index")
    assert secret.created_at == AT
    return int(kept.pk)


@pytest.fixture
def official(db: None) -> Client:
    """A browser of somebody who works here."""
    client = Client()
    client.force_login(Officer.objects.create(username="t-officer", name_zh="演示甲", roles=["handler"]))
    return client


def _told(client: Client, address: str) -> tuple[int, str]:
    """Status, and everything that the answer says, in its head and its body; a .docx is opened."""
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            body = b"\n".join(parts.read(name) for name in parts.namelist())
    return answer.status_code, f"{answer.headers}\n{body.decode('utf-8', 'replace')}"


def _leaks(said: str) -> list[str]:
    return [marker for marker in MARKERS if marker in said]


def test_no_door_is_forgotten() -> None:
    assert set(_doors()) == set(TRIED)


@pytest.mark.parametrize("door", sorted(TRIED))
def test_what_is_not_public_is_behind_every_door_for_officials_alone(
    hidden: int, official: Client, door: str
) -> None:
    seen = False
    for template in TRIED[door]:
        address = template.format(file=hidden) if "{file}" in template else template
        status, said = _told(Client(), address)
        aimed = "jsyqglbf" in address
        assert status == (404 if aimed else 200), address
        # What was asked for by its code may be named as what was not found; never anything of what it is.
        assert [one for one in _leaks(said) if not (aimed and one == "jsyqglbf")] == [], address
        status, said = _told(official, address)
        assert status == 200, address
        seen = seen or bool(_leaks(said))
    assert seen is (door not in FOR_ALL_ALIKE)


def test_the_markers_would_be_seen(hidden: int) -> None:
    """Were it public, each marker would be said by some door: the test above looks for what can be found."""
    Document.objects.update(public=True)
    everything = "".join(
        _told(Client(), address)[1]
        for address in (SECRET, "/library/export.jsonl", f"{SECRET}/files/{hidden}", "/library/sitemap.xml")
    )
    assert set(_leaks(everything)) == set(MARKERS)
