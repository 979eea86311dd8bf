"""Keys with which a program acts as an official, until a day; only their hashes are stored."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime

from django.db import models

from fadu.engine.people import Officer

_PREFIX = "fadu_"


class Key(models.Model):
    """One key of one official, named for what uses it."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, unique=True, db_collation="C")
    made_at = models.DateTimeField()
    until = models.DateField()  # the last day on which it opens
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "api_key"


def make(officer: Officer, name: str, *, until: date, at: datetime) -> str:
    """A new key, told this once."""
    told = _PREFIX + secrets.token_urlsafe(32)
    Key.objects.create(officer=officer, name=name, sha256=_hash(told), made_at=at, until=until)
    return told


def officer_of(told: str, *, today: date) -> Officer | None:
    """Whose key it is, if it opens today and its official may still sign in."""
    found = (
        Key.objects.select_related("officer")
        .filter(sha256=_hash(told), revoked_at=None, until__gte=today)
        .first()
    )
    return found.officer if found is not None and found.officer.is_active else None


def _hash(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()
