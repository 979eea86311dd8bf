"""Which rehearsal years this database holds."""

from __future__ import annotations

from django.db import models


class Rehearsal(models.Model):
    """A synthetic city-year and, once all of it is there, when its loading ended."""

    city = models.CharField(max_length=40)
    year = models.SmallIntegerField()
    scale = models.FloatField()
    seed = models.IntegerField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["city", "year"], name="rehearsal_city_year"),)
