"""The sealed editions: a year's report as it was published, with what every figure in it stands on."""

from __future__ import annotations

from typing import Any

from django.db import models

from fadu.measure import proof


class Edition(models.Model):
    """One sealed report. It is never changed: a correction is another edition that restates it and says why."""

    city = models.CharField(max_length=40)
    area = models.CharField(max_length=16, db_collation="C")
    year = models.SmallIntegerField()
    number = models.SmallIntegerField()  # within the city, area and year, from 1
    sealed_at = models.DateTimeField()
    sealed_by = models.CharField(max_length=100)
    remark = models.CharField(max_length=200)  # 演示数据 where the records are synthetic
    title = models.CharField(max_length=200)
    text = models.TextField()
    calendar = models.CharField(max_length=40)  # the version of the calendar that the clocks were counted on
    figures = models.JSONField()  # id → see `grounds.Ground`
    balances = models.JSONField()
    findings = models.JSONField()  # what the auditor said of the text (no error among it)
    log_seal = models.BigIntegerField(null=True)
    log_root = models.CharField(max_length=64)  # hex: the root of that seal
    restates = models.SmallIntegerField(null=True)  # the number of the edition that it corrects
    reasons = models.TextField()
    previous = models.CharField(max_length=64, unique=True)  # hex: the hash of the edition sealed before
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["city", "area", "year", "number"], name="edition_numbered"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """What the hash covers: everything but the row's number and the hash itself."""
        names = (field.name for field in self._meta.concrete_fields)
        return {name: getattr(self, name) for name in names if name not in ("id", "hash")}

    def own_hash(self) -> str:
        """SHA-256 over the canonical form, the hash of the edition before included."""
        return proof.event_hash(bytes.fromhex(self.previous), {"edition": self.told}, {}).hex()
