"""The addresses of an installation: the public's pages, the officials' pages, the machines' door, as far as they exist."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

_DOORS = (("desk/", "fadu.desk"), ("api/", "fadu.api"), ("", "fadu.portal"))


def _urls(package: str) -> str | None:
    name = f"{package}.urls"
    return name if find_spec(package) is not None and find_spec(name) is not None else None


urlpatterns: list[URLPattern | URLResolver] = [
    path(prefix, include(name)) for prefix, package in _DOORS if (name := _urls(package)) is not None
]

handler404 = "fadu.pages.troubles.not_found"
handler500 = "fadu.pages.troubles.unexpected"
