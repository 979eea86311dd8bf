"""The chapter as a Django app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "fadu.work.decisions"
    label = "decisions"
