"""The chapter as a Django app."""

from django.apps import AppConfig


class LegislationConfig(AppConfig):
    name = "fadu.work.legislation"
    label = "legislation"
