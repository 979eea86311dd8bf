"""What every page has: the site's tags, the reader's language and size of type, the QR code of its address."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import escape

REQUIRED = ("SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords",
            "ColumnType", "ArticleTitle", "PubDate", "ContentSource")  # fmt: skip


def tags(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', html))


def test_the_report_carries_every_required_tag_of_the_guide(city_year: int) -> None:
    found = tags(Client().get("/").content.decode())
    assert [name for name in REQUIRED if not found.get(name)] == []
    assert found["ColumnType"] == "信息公开年报"
    assert found["ArticleTitle"] == escape("长沙市2023年法治政府建设情况报告")
    assert found["PubDate"] == "2023-12-31 17:30"
    assert found["ContentSource"] == "市司法局"
    assert "演示数据" in found["Keywords"]


def test_a_page_of_figures_carries_the_tags_of_its_column(city_year: int) -> None:
    found = tags(Client().get("/figures/").content.decode())
    assert found["ColumnType"] == "数据发布"
    assert "ArticleTitle" not in found


def test_large_type_is_chosen_remembered_and_given_up(city_year: int) -> None:
    client = Client()
    assert 'class="large"' not in client.get("/").content.decode()
    chosen = client.get("/?type=large")
    assert 'class="large"' in chosen.content.decode()
    assert "?type=usual" in chosen.content.decode()
    assert 'class="large"' in client.get("/figures/").content.decode()
    client.get("/?type=usual")
    assert 'class="large"' not in client.get("/").content.decode()


def test_nonsense_chooses_nothing(city_year: int) -> None:
    client = Client()
    client.get("/?type=huge&lang=xx")
    assert "fadu_type" not in client.cookies


def test_the_qr_code_is_a_picture_of_our_own_address(db: None) -> None:
    response = Client().get("/qr.svg?of=/figures/%3Fyear%3D2023")
    assert response.headers["content-type"].startswith("image/svg+xml")
    assert response.content.startswith(b"<svg")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "javascript:1",
        "",
        "/" + "x" * 900,
        "/a\nb",
    ],
)
def test_the_qr_code_leads_nowhere_else(city_year: int, other: str) -> None:
    response = Client().get("/qr.svg", {"of": other})
    assert response.status_code == 400
    assert "PG-001" in response.content.decode()
