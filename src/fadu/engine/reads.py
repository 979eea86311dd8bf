"""Who read whose personal data, when and by which door: noted at the reading, shown to the reader's supervisors."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Reading(models.Model):
    """One reading of personal facts of one record. The table can only be added to."""

    at = models.DateTimeField()
    officer = models.IntegerField()
    unit = models.IntegerField()
    territory = models.CharField(max_length=16, db_collation="C")
    system = models.CharField(max_length=16, db_collation="C")
    record = models.BigIntegerField()
    fields = ArrayField(models.CharField(max_length=40))
    door = models.CharField(max_length=20)

    class Meta:
        db_table = "engine_reading"
        indexes = (
            models.Index(fields=["unit", "-id"], name="reading_unit"),
            models.Index(fields=["record"], name="reading_record"),
        )
