"""The chapter as a Django app."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "fadu.work.services"
    label = "services"
