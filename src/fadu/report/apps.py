"""The report as a Django app: it keeps the editions that were sealed."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "fadu.report"
    label = "report"
    default_auto_field = "django.db.models.BigAutoField"
    insert_only = ("report_edition",)
