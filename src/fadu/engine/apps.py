"""The engine as a Django app."""

from django.apps import AppConfig


class EngineConfig(AppConfig):
    name = "fadu.engine"
    label = "engine"
    default_auto_field = "django.db.models.BigAutoField"
    insert_only = ("engine_event", "engine_seal", "engine_reading")
