"""The shell of all pages as a Django app: its templates, tags and style sheet."""

from __future__ import annotations

from django.apps import AppConfig


class Pages(AppConfig):
    name = "fadu.pages"
    label = "pages"
