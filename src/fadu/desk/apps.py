"""The officials' pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class Desk(AppConfig):
    name = "fadu.desk"
    label = "desk"
    insert_only = ("desk_change",)
