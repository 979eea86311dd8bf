"""The cast at their desks."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture
def quick_hashing(city_year: int, settings) -> None:
    """Passwords that cost nothing to check: a hash is slow on purpose, and hundreds are asked for here."""
    from django.contrib.auth.hashers import make_password

    from fadu.engine.people import Officer

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    Officer.objects.update(password=make_password("fadu-demo"))


@pytest.fixture
def signed_in(quick_hashing: None):
    """Signs in as anybody would: with name and the demo password."""

    def sign_in(name: str) -> Client:
        client = Client()
        response = client.post("/desk/sign-in", {"username": name, "password": "fadu-demo"})
        assert response.status_code == 302
        assert response["Location"] == "/desk/"
        return client

    return sign_in
