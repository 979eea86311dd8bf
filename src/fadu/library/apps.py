"""The policy library as a Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "fadu.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
    insert_only = ("library_revision",)
