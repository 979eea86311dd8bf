"""The chapter as a Django app."""

from django.apps import AppConfig


class EmergencyConfig(AppConfig):
    name = "fadu.work.emergency"
    label = "emergency"
