"""The page of the enforcement form: quick, light, its cells open, the other form is one link away."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.mark.parametrize("address", ["/forms/enforcement", "/forms/enforcement?unit=430105&lang=en"])
def test_the_form_answers_within_eight_queries_and_its_cells_open(city_year: int, address: str) -> None:
    client = Client()
    disclosure = client.get("/forms/disclosure").content.decode()
    assert 'href="/forms/enforcement?' in disclosure
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    text = response.content.decode()
    assert response.status_code == 200
    assert len(queries) <= 8, [one["sql"][:90] for one in queries]
    assert len(response.content) < 200 * 1024
    assert ("Not counted yet" if "lang=en" in address else "尚未纳入") in text
    assert 'href="/forms/disclosure?' in text
    opens = re.findall(r'href="(/figures/enforcement\.penalty\.[^"#]+)#records"', text)
    assert opens
    for link in (opens[0], opens[-1]):
        assert client.get(link.replace("&amp;", "&")).status_code == 200
