"""The clean-up campaigns as a Django app."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "fadu.campaigns"
    label = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"
