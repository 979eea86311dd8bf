"""The cast at their desks."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture
def signed_in(city_year: int):
    """Signs in as anybody would: with name and the demo password."""

    def sign_in(name: str) -> Client:
        client = Client()
        response = client.post("/desk/sign-in", {"username": name, "password": "fadu-demo"})
        assert response.status_code == 302
        assert response["Location"] == "/desk/"
        return client

    return sign_in
