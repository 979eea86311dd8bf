"""The three kinds of record: a case moves through states, an entry stands in a register, an occasion took place."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fadu.measure.cite import Term
from fadu.measure.condition import Where


class Record(models.Model):
    """One row of a line of work: where it belongs, since when, until when, in which state; the line adds its facts.

    `met` and `missed` hold one bit a clock: ended in time, ended late. `version` is the number of its events.
    """

    kind: ClassVar[str] = "record"
    title: ClassVar[Term]
    code: ClassVar[int]
    public: ClassVar[bool | Where] = False
    """Which records anyone may open (their public facts only): all, none, or those of a condition, Known(published_on)."""

    id = models.BigIntegerField(primary_key=True)
    unit = models.IntegerField()
    territory = models.CharField(max_length=16, db_collation="C")
    system = models.CharField(max_length=16, db_collation="C")
    state = models.CharField(max_length=32)
    opened = models.DateField()
    closed = models.DateField(null=True)
    law_on = models.DateField()
    version = models.IntegerField()
    met = models.BigIntegerField(default=0)
    missed = models.BigIntegerField(default=0)

    class Meta:
        abstract = True


class Case(Record):
    """Moves through states under clocks."""

    kind = "case"

    class Meta:
        abstract = True


class Entry(Record):
    """Stands in a register from a day (`opened`) to a day (`closed`)."""

    kind = "entry"

    class Meta:
        abstract = True


class Occasion(Record):
    """Took place on a day (`opened`)."""

    kind = "occasion"

    class Meta:
        abstract = True


OWN_COLUMNS = tuple(field.name for field in Record._meta.local_fields)
