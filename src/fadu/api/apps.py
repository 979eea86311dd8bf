"""The machines' door as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "fadu.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
