"""The docket: every statutory period that now runs, with its due date; a copy of what the clocks derive from the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models


class Due(models.Model):
    """One running (or paused) clock of one record. `due` is empty while it is paused."""

    pk = models.CompositePrimaryKey("record", "clock")
    record = models.BigIntegerField()
    clock = models.CharField(max_length=40)
    line = models.SmallIntegerField()
    unit = models.IntegerField()
    territory = models.CharField(max_length=16, db_collation="C")
    system = models.CharField(max_length=16, db_collation="C")
    started = models.DateField()
    due = models.DateField(null=True)
    provisional = models.BooleanField()

    class Meta:
        db_table = "engine_docket"
        indexes = (
            models.Index(fields=["unit", "due"], name="docket_unit_due"),
            models.Index(fields=["territory", "due"], name="docket_territory_due"),
            models.Index(fields=["line", "due"], name="docket_line_due"),
        )


@dataclass(frozen=True, slots=True)
class Running:
    """A clock that runs after an act: the docket row it asks for."""

    clock: str
    started: date | None
    due: date | None
    provisional: bool
