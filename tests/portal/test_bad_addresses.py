"""Whatever stands in an address, the answer is a page or a sentence, never a failure of the program."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

FIGURE = "/figures/oversight.information_request.handled"
BAD = {
    f"{FIGURE}?year=abc": (400, "PG-001"), f"{FIGURE}?year=0": (400, "PG-001"), f"{FIGURE}?year=" + "9" * 5000: (400, "PG-001"),
    f"{FIGURE}?month=13": (400, "PG-001"), f"{FIGURE}?month=-1": (400, "PG-001"), f"{FIGURE}?by_reply=D99": (400, "PG-001"),
    f"{FIGURE}?area=999999": (404, "RP-001"), f"{FIGURE}?area=%00": (404, "RP-001"), f"{FIGURE}?area=u0": (404, "RP-001"),
    f"{FIGURE}?after=x": (400, "PG-001"), f"{FIGURE}?after=9223372036854775808": (400, "PG-001"), f"{FIGURE}?part=7": (400, "PG-001"),
    f"{FIGURE}x": (404, "E-003"), "/figures/nonsense": (404, "E-002"), "/figures/%00": (404, "E-002"),
    f"{FIGURE}/records.csv?area=nowhere": (404, "RP-001"), f"{FIGURE}/months.svg?year=x": (400, "PG-001"),
    "/records/abc": (404, "E-001"), "/records/-1": (404, "E-001"), "/records/" + "1" * 39: (404, "E-001"),
    "/records/" + "1" * 5000: (404, "E-001"), "/records/0": (404, "E-001"), "/records/2023-430102-250-0000001": (404, "E-002"),
    "/records/2023-430102-012-8388607": (404, "A-009"), "/records/9999-999999-999-99999999": (404, "E-001"),
    "/published/1066": (404, "CT-002"), "/forms/disclosure?unit=nobody": (404, "RP-001"), "/forms/disclosure?year=1": (400, "PG-001"),
    "/?year=x": (400, "PG-001"), "/nowhere": (404, "PG-002"), "/figures/?area=%FF": (404, "RP-001"),
    "/figures/?chapter=nine": (400, "PG-001"),
}  # fmt: skip


@pytest.mark.parametrize("address", BAD, ids=lambda address: address[:60])
def test_it_is_told_in_a_sentence(city_year: int, address: str) -> None:
    status, code = BAD[address]
    for lang, remedy in (("zh", "怎么办"), ("en", "What to do")):
        response = Client().get(address, headers={"accept-language": lang})
        text = response.content.decode()
        assert response.status_code == status
        assert code in text
        assert remedy in text
        assert "Traceback" not in text


WORDS = ["year", "area", "month", "by_reply", "by_applicant_kind", "after", "part", "lang"]


@given(name=st.sampled_from(WORDS), value=st.text(max_size=30))
@settings(max_examples=120)
def test_no_query_string_breaks_a_figure(city_year: int, name: str, value: str) -> None:
    response = Client().get(f"{FIGURE}?{name}={quote(value.encode('utf-8', 'surrogatepass'))}")
    assert response.status_code in (200, 400, 404)


def test_without_a_city_the_page_says_what_to_do(own_database: str) -> None:
    response = Client().get("/")
    assert response.status_code == 503
    assert "fadu rehearse" in response.content.decode()


def test_only_reading_is_possible(city_year: int) -> None:
    for address in ("/", FIGURE, "/forms/disclosure", "/published/2023"):
        assert Client().post(address).status_code == 405
