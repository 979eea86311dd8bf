"""Visitors: the public, and the cast with whom the rehearsal can be tried out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

Visitor = Callable[[str], Client]


@pytest.fixture
def visitor(city_year: int) -> Visitor:
    """A browser of somebody of the cast, by sign-in name; "ding" is the public and signs in nowhere."""

    def come(name: str) -> Client:
        from fadu.engine.people import Officer

        client = Client()
        if name != "ding":
            client.force_login(Officer.objects.get(username=name))
        return client

    return come
