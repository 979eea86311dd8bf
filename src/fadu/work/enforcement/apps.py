"""The chapter as a Django app."""

from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    name = "fadu.work.enforcement"
    label = "enforcement"
