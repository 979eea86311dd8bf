"""The units that were closed: dissolved or merged, with the day."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ClosedUnit(models.Model):
    """A unit that takes no more people: it was dissolved or merged on a day. Its records stay where they are."""

    unit = models.IntegerField(primary_key=True)
    since = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )

    class Meta:
        db_table = "desk_closed_unit"
