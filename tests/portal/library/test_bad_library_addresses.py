"""Whatever stands in an address of the library, the answer is a page or a sentence."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

RULE = "/library/jsyqglbf"
BAD = {
    "/library/nothing": (404, "LR-001"), "/library/%00": (404, "LR-001"), "/library/" + "x" * 81: (404, "PG-002"),
    f"{RULE}/1999-01-01": (404, "LR-002"), f"{RULE}/v9": (404, "LR-002"), f"{RULE}/2021-13-45": (404, "LR-002"),
    f"{RULE}/a99": (404, "LR-003"), f"{RULE}/%00": (404, "LR-003"), f"{RULE}/v2/a99": (404, "LR-003"),
    f"{RULE}?part=zz": (404, "LR-003"), f"{RULE}?on=yesterday": (400, "PG-001"), f"{RULE}?on=2021-02-30": (400, "PG-001"),
    f"{RULE}?on=0000-00-00": (400, "PG-001"), f"{RULE}/compare?from=x": (404, "LR-002"), f"{RULE}/compare?page=9": (400, "PG-001"),
    f"{RULE}/compare?page=x": (400, "PG-001"), f"{RULE}/v9.pdf": (404, "LR-002"), f"{RULE}/files/1": (404, "LR-004"),
    f"{RULE}/files/{'9' * 30}": (404, "LR-004"), "/library/nothing/v1.xml": (404, "LR-001"), f"{RULE}/v1.exe": (404, "LR-003"),
    "/library/?kind=nonsense": (400, "PG-001"), "/library/?validity=x": (400, "PG-001"), "/library/?year=x": (400, "PG-001"),
    "/library/?sort=best": (400, "PG-001"), "/library/?page=0": (400, "PG-001"), "/library/?page=99999": (400, "PG-001"),
    "/library/?issuer=" + "x" * 300: (400, "PG-001"), "/library/?topic=%00": (400, "PG-001"), "/library/?on=x": (400, "PG-001"),
    "/library/sitemap.xml?page=0": (400, "PG-001"),
}  # fmt: skip


def test_it_is_told_in_a_sentence(held: None) -> None:
    for address, (status, code) in BAD.items():
        response = Client().get(address)
        text = response.content.decode()
        assert (response.status_code, code in text) == (status, True), address
        assert "怎么办" in text, address


PLACES = ["", "/v1", "/compare", "/a1", "/cited-by"]
NAMES = ["on", "part", "from", "to", "page", "lang", "type"]


@given(place=st.sampled_from(PLACES), name=st.sampled_from(NAMES), value=st.text(max_size=20))
@settings(max_examples=25)
def test_no_query_string_breaks_a_page(held: None, place: str, name: str, value: str) -> None:
    response = Client().get(f"{RULE}{place}?{name}={quote(value.encode('utf-8', 'surrogatepass'))}")
    assert response.status_code in (200, 302, 400, 404)


@given(path=st.text(max_size=30))
@settings(max_examples=25)
def test_no_path_breaks_a_page(held: None, path: str) -> None:
    for before in ("/library/x", f"{RULE}/x", f"{RULE}/v1/x"):
        response = Client().get(before + quote(path.encode("utf-8", "surrogatepass"), safe=""))
        assert response.status_code in (301, 404)


SEARCHED = ["q", "kind", "validity", "issuer", "topic", "year", "sort", "on", "page", "exact"]


def test_no_search_breaks(searched: Callable[[], int]) -> None:
    @given(
        name=st.sampled_from(SEARCHED),
        value=st.text(max_size=20),
        door=st.sampled_from(["", "search.json", "feed.atom", "suggestions.html"]),
    )
    @settings(max_examples=25)
    def tried(name: str, value: str, door: str) -> None:
        response = Client().get(f"/library/{door}?{name}={quote(value.encode('utf-8', 'surrogatepass'))}")
        assert response.status_code in (200, 400)

    tried()


def test_only_reading_is_possible(held: None) -> None:
    for address in (
        "/library/",
        RULE,
        f"{RULE}/v1",
        f"{RULE}/v1/a1",
        f"{RULE}/compare",
        f"{RULE}/v1.pdf",
        "/library/export.jsonl",
    ):
        assert Client().post(address).status_code == 405
