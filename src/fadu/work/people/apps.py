"""The chapter as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "fadu.work.people"
    label = "people"
