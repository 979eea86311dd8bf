"""The chapter as a Django app."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "fadu.work.oversight"
    label = "oversight"
