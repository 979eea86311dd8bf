"""委托 · 代理: an official lends roles to another, from a day to a day; the acts so taken say on whose behalf."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Delegation(models.Model):
    """One delegation; both days belong to it. `revoked`: no longer from that day on."""

    giver = models.IntegerField()
    taker = models.IntegerField()
    roles = ArrayField(models.CharField(max_length=20))
    since = models.DateField()
    until = models.DateField()
    reason = models.TextField()
    made_by = models.IntegerField()
    at = models.DateTimeField()
    revoked = models.DateField(null=True)

    class Meta:
        db_table = "engine_delegation"
        indexes = (
            models.Index(fields=["taker", "until"], name="delegation_taker"),
            models.Index(fields=["giver", "until"], name="delegation_giver"),
        )

    def holds_on(self, day: date) -> bool:
        """Does it hold on that day?"""
        return self.since <= day <= self.until and (self.revoked is None or day < self.revoked)
