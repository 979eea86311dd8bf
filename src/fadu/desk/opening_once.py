"""One form acts once: it carries a token, and of a token submitted twice the second only hears what the first has done."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest

from fadu.engine.access import Actor


class Opened(models.Model):
    """The record that a form made, or acted upon."""

    token = models.CharField(max_length=32, primary_key=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    record = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_opened"


_TOKEN = re.compile(r"[0-9a-f]{32}")


def token_of(request: HttpRequest) -> str:
    """The token that a submitted form carries; a fresh one for a new form, or where it carries none."""
    given = request.POST.get("token", "")
    return given if _TOKEN.fullmatch(given) else secrets.token_hex(16)


def once(token: str, by: Actor, at: datetime, make: Callable[[], int]) -> tuple[int, bool]:
    """The record that this form makes, or made before: (number, made now). Of two at once the second waits and is told."""
    try:
        with transaction.atomic():
            Opened.objects.create(token=token, officer_id=by.number, at=at)
            record = make()
            Opened.objects.filter(token=token).update(record=record)
            return record, True
    except IntegrityError:
        earlier = (
            Opened.objects.filter(token=token, officer_id=by.number).values_list("record", flat=True).first()
        )
        if earlier is None:
            raise
        return earlier, False
