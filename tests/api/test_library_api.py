"""The library for programs: search, documents, and the action API of CKAN portals."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from fadu.library import gathering, intake
from fadu.library.search import searching
from fadu.library.search.follow import rebuild

TEXTS = {
    "河道管理办法.txt": """发文机关：
长沙市人民政府
成文日期：
2019年3月1日
标　　题：
长沙市河道管理办法

长沙市河道管理办法
第一条　为了加强河道管理，制定本办法。
第二条　河道采砂应当经许可。
第三条　本办法自2019年5月1日起施行。""",
    "停车场管理办法.txt": """发文机关：
长沙市人民政府
成文日期：
2020年6月1日
标　　题：
长沙市停车场管理办法

长沙市停车场管理办法
第一条　为了规范停车场管理，制定本办法。
第二条　公共停车场应当明码标价。
第三条　本办法自2020年7月1日起施行。""",
    "河道通知.txt": """某某局关于加强河道巡查的通知
长演发〔2021〕7号
各单位：
一、加强河道巡查。
二、及时上报。
某某局
2021年3月1日""",
}


@pytest.fixture(autouse=True)
def _shelved(city_year: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    intake.take_in(gathering.gather([folder]), at=datetime(2023, 12, 31, tzinfo=UTC))
    monkeypatch.setattr(searching, "place", lambda: tmp_path / "index")
    rebuild(tmp_path / "index")


def get(address: str, status: int = 200):
    response = Client().get(f"/api{address}")
    assert response.status_code == status, response.content[:300]
    return json.loads(response.content)


def test_search_and_open() -> None:
    told = get("/library/search?q=河道采砂")
    hit = told["hits"][0]
    assert hit["title"] == "长沙市河道管理办法"
    assert hit["place"]["label"] == "第二条"
    start, end = hit["marks"][0]
    assert hit["snippet"][start:end] in "河道采砂"
    whole = get(f"/library/documents/{hit['code']}")
    assert "河道采砂应当经许可" in whole["text"]


def test_the_article_that_is_named_opens() -> None:
    assert get("/library/search?q=停车场管理办法第二条")["opens"]["place"]["anchor"] == "a2"


def test_facets_count_and_filter() -> None:
    told = get("/library/search?q=河道")
    kinds = {one["value"]: one["count"] for one in told["facets"]["kind"]}
    assert told["count"] == 2
    assert sum(kinds.values()) == 2
    for kind, count in kinds.items():
        assert get(f"/library/search?q=河道&kind={kind}")["count"] == count


def test_ckan_search_shows_facets_and_pages() -> None:
    whole = get('/3/action/package_search?q=管理&facet.field=["issuer","year"]')
    assert whole["success"]
    result = whole["result"]
    assert result["count"] == len(result["results"])
    years = {one["name"]: one["count"] for one in result["search_facets"]["year"]["items"]}
    assert sum(years.values()) == result["count"]
    assert result["facets"]["year"] == years
    codes = [one["name"] for one in result["results"]]
    pages = [
        get(f"/3/action/package_search?q=管理&rows=1&start={start}")["result"]["results"]
        for start in range(len(codes))
    ]
    assert [one["name"] for page in pages for one in page] == codes
    odd = get("/3/action/package_search?q=*:*&rows=2&start=1")["result"]
    every = get("/3/action/package_search?q=*:*&rows=10")["result"]
    assert [one["name"] for one in odd["results"]] == [one["name"] for one in every["results"]][1:3]


def test_ckan_filters_by_fq() -> None:
    one = get("/3/action/package_search?fq=year:2021")["result"]
    assert [found["title"] for found in one["results"]] == ["某某局关于加强河道巡查的通知"]
    assert get("/3/action/package_search?fq=%2Byear:2021 year:2020")["result"]["count"] == 2


def test_ckan_shows_a_package_whose_resources_exist() -> None:
    (code, *_) = get("/3/action/package_list")["result"]
    told = get(f"/3/action/package_show?id={code}")["result"]
    assert told["name"] == code
    for resource in told["resources"]:
        assert Client().get(resource["url"]).status_code == 200, resource


@pytest.mark.parametrize(
    "query",
    [
        "fq=nonsense",
        "fq=year:abcd",
        'fq=kind:law "',
        "facet.field=[1]",
        "facet.field=colour",
        "sort=sideways",
        "fq=kind:nothing",
    ],
)
def test_ckan_tells_what_is_wrong_in_its_own_envelope(query: str) -> None:
    told = get(f"/3/action/package_search?{query}", 409)
    assert told["success"] is False
    assert told["error"]["__type"] == "Validation Error"
    assert told["error"]["message"]


def test_what_is_not_there_is_not_found() -> None:
    assert get("/3/action/package_show?id=nothing", 404)["error"]["__type"] == "Not Found Error"
    assert get("/library/documents/nothing", 404)["remedy"]
    assert get("/library/search?q=河道&kind=poem", 400)["remedy"]
