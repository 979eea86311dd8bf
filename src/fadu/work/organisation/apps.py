"""The chapter as a Django app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "fadu.work.organisation"
    label = "organisation"
