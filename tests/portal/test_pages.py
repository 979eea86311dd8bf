"""Every public page: it answers, in both languages, within eight queries and 200 KB, with nothing inline."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fadu.engine import act
from fadu.engine.identity import identity
from fadu.engine.line import lines
from fadu.engine.people import Officer
from fadu.report import edition

LIMIT, KB = 8, 1024
FIGURES = ("oversight.information_request.handled", "oversight.information_request.on_time_rate",
           "oversight.information_request.carried_in", "people.mediation.success_rate", "services.proof_free.handled")  # fmt: skip
PAGES = [
    "/", "/?year=2022", "/figures/", "/figures/?area=430105", "/figures/?chapter=people", "/figures/?chapter=legislation",
    "/published/2023", "/forms/disclosure", "/forms/disclosure?unit=u4001",
    *(f"/figures/{name}" for name in FIGURES), *(f"/figures/{name}?area=430105&month=3" for name in FIGURES),
    f"/figures/{FIGURES[0]}?by_reply=D10&by_applicant_kind=natural", f"/figures/{FIGURES[1]}?part=1&area=u4001&year=2031",
]  # fmt: skip


def _warm() -> None:
    """Units and the rehearsal's mark are read once a process."""
    assert Client().get("/forms/disclosure").status_code == 200


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_quickly_and_lightly(city_year: int, page: str, lang: str) -> None:
    mark = "&" if "?" in page else "?"
    _warm()
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(f"{page}{mark}lang={lang}")
    text = response.content.decode()
    assert response.status_code == 200
    assert len(queries) <= LIMIT, [one["sql"][:90] for one in queries]
    assert len(response.content) < 200 * KB
    assert f'<html lang="{"zh-CN" if lang == "zh" else "en"}">' in text
    assert ("演示数据" if lang == "zh" else "Synthetic data") in text


@pytest.mark.parametrize("page", [PAGES[0], f"/figures/{FIGURES[0]}"])
def test_nothing_is_inline(city_year: int, page: str) -> None:
    """The content policy forbids scripts and styles inside a page."""
    text = Client().get(page).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    for source in re.findall(r'(?:src|href)="([^"]+)"', text):
        assert source.startswith(("/", "#", "?")), source


@pytest.mark.parametrize(
    "page", ["/", f"/figures/{FIGURES[0]}", f"/figures/{FIGURES[1]}", "/desk/", "/forms/disclosure"]
)
def test_an_official_reads_within_one_query_more(city_year: int, page: str) -> None:
    """The one more: what others have delegated to them for the day."""
    client = Client()
    client.force_login(Officer.objects.get(username="si"))
    _warm()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    assert len(queries) <= LIMIT + 1, [one["sql"][:90] for one in queries]


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_a_record_of_every_line_opens_within_eight_queries(
    city_year: int, line, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = line.model._default_manager.order_by("id").values_list("id", flat=True).first()
    assert key is not None, "the rehearsal has no such record"
    client = Client()
    client.force_login(Officer.objects.get(username="si"))
    reads = []
    # The record itself is read through a plain cursor, which Django does not count.
    monkeypatch.setattr(act, "find", lambda key, find=act.find: (reads.append(key), find(key))[1])
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/records/{identity(key)}")
    assert response.status_code == 200
    assert len(queries) + len(reads) <= LIMIT
    assert len(response.content) < 200 * KB
    assert reads == [key]
    assert line.title.zh in response.content.decode()


@pytest.mark.parametrize("name", FIGURES)
def test_charts_are_pictures_whose_text_is_text(city_year: int, name: str) -> None:
    for chart in ("months", "areas"):
        response = Client().get(f"/figures/{name}/{chart}.svg?lang=zh")
        assert response["Content-Type"].startswith("image/svg+xml")
        text = response.content.decode()
        assert text.startswith("<svg")
        assert ("12月" if chart == "months" else "区") in text


def test_what_is_not_yet_in_the_system_is_shown_as_such_and_never_typed_in(
    city_year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = edition.words()
    gone = known.pop("oversight.proposal.cppcc")
    assert gone
    monkeypatch.setattr(edition, "words", lambda: known)
    text = Client().get("/").content.decode()
    assert '<span class="not-yet" title="oversight.proposal.cppcc">尚未纳入</span>' in text
    assert text.count('class="figure"') >= 8
    for figure in re.findall(r'class="figure" href="(/figures/[^"]+)"', text):
        assert Client().get(figure.replace("&amp;", "&")).status_code == 200
