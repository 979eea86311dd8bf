"""The rehearsal as a Django app: it remembers which year was loaded."""

from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    name = "fadu.rehearsal"
    label = "rehearsal"
    default_auto_field = "django.db.models.BigAutoField"
