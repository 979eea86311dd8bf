"""The public's pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class Portal(AppConfig):
    name = "fadu.portal"
    label = "portal"
