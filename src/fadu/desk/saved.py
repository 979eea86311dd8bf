"""Saved filters: the ways of looking at the docket that an official has given a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models

MOST = 20
"""How many one official may keep: more than a row of links can show is no help."""


class SavedFilter(models.Model):
    """One named filter of one official; `query` is the query string of My desk, without paging."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_constraint=False)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400)

    class Meta:
        db_table = "desk_saved"
        constraints = (models.UniqueConstraint(fields=["officer", "name"], name="saved_name"),)


def filters(officer: int) -> list[SavedFilter]:
    """An official's filters, by name."""
    return list(SavedFilter.objects.filter(officer=officer).order_by("name"))


def keep(officer: int, name: str, query: str) -> bool:
    """Keeps a filter under a name, replacing the one that had it; False where there are too many already."""
    others = SavedFilter.objects.filter(officer=officer).exclude(name=name)
    if others.count() >= MOST:
        return False
    SavedFilter.objects.update_or_create(officer_id=officer, name=name, defaults={"query": query})
    return True


def drop(officer: int, name: str) -> None:
    """Forgets the filter of that name, if there is one."""
    SavedFilter.objects.filter(officer=officer, name=name).delete()
