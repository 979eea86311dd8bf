"""The consultations as a Django app."""

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "fadu.consultations"
    label = "consultations"
    default_auto_field = "django.db.models.BigAutoField"
