"""A version to take along, and the whole library."""

from __future__ import annotations

import io
import json

import docx
from django.test import Client
from lxml import etree
from pypdf import PdfReader

RULE = "/library/jsyqglbf/2021-08-01"


def test_as_word_and_as_pdf(held: None) -> None:
    response = Client().get(f"{RULE}.docx")
    assert "attachment" in response.headers["Content-Disposition"]
    words = [one.text for one in docx.Document(io.BytesIO(response.content)).paragraphs]
    assert "甲市养犬管理办法" in words
    assert any(one.startswith("第四条") and "一千元" in one for one in words)
    pdf = Client().get(f"{RULE}.pdf")
    read = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert "市公安机关负责养犬登记" in read.replace("\n", "")


def test_as_text_json_and_xml(held: None) -> None:
    assert "（一）受理申请；" in Client().get(f"{RULE}.txt").content.decode()
    told = json.loads(Client().get(f"{RULE}.json").content)
    assert told["version"]["version"] == "2021-08-01"
    response = Client().get(f"{RULE}.xml")
    assert response.headers["Content-Type"].startswith("application/akn+xml")
    assert etree.fromstring(response.content)[0].tag.endswith("}act")


def test_an_attachment_is_saved_never_shown(held: None) -> None:
    from fadu.library.models import Attachment, Document

    one = Attachment.objects.create(
        document=Document.objects.get(code="jsyqglbf"), name='表"式\r\n.html', media="text/html", size=8, sha256="0" * 64,
        content=b"<script>")  # fmt: skip
    response = Client().get(f"/library/jsyqglbf/files/{one.pk}")
    assert response.content == b"<script>"
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "\n" not in response.headers["Content-Disposition"]
    assert Client().get(f"/library/jcgf-2021-12/files/{one.pk}").status_code == 404  # another document's


def test_the_whole_library(held: None) -> None:
    response = Client().get("/library/export.jsonl")
    lines = [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]
    assert sorted(one["code"] for one in lines) == ["jcgf-2021-12", "jsyqglbf"]
    feed = etree.fromstring(Client().get("/library/feed.atom").content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 2
    site = etree.fromstring(b"".join(Client().get("/library/sitemap.xml").streaming_content))
    places = [one.text for one in site.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "http://testserver/library/jsyqglbf" in places
