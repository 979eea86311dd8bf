"""The addresses of the machines' door: /api/…, described by /api/openapi.json."""

from __future__ import annotations

from django.urls import path

from fadu.api import ckan, figures, library, records
from fadu.api.door import api

api.add_router("/figures", figures.router)
api.add_router("/records", records.router)
api.add_router("/lines", records.declared)
api.add_router("/library", library.router)
api.add_router("/3/action", ckan.router)

urlpatterns = [path("", api.urls)]
