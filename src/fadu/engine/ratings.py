"""好差评: how the applicant judged the handling of their case, one to five, once a case."""

from __future__ import annotations

from django.db import models

from fadu.measure.cite import Term

SCORES = (
    (5, Term("非常满意", "Very satisfied")),
    (4, Term("满意", "Satisfied")),
    (3, Term("基本满意", "Fairly satisfied")),
    (2, Term("不满意", "Dissatisfied")),
    (1, Term("非常不满意", "Very dissatisfied")),
)
"""The five grades of 好差评 (国办发〔2019〕51号)."""
UNSATISFIED = 2
"""From here down the body looks into it and answers the applicant (国办发〔2019〕51号)."""


class Rating(models.Model):
    """One rating. The public is told sums; its words are read by the unit that handled the case."""

    record = models.BigIntegerField(primary_key=True)
    line = models.SmallIntegerField()
    unit = models.IntegerField()
    score = models.SmallIntegerField()
    comment = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "engine_rating"
        constraints = (
            models.CheckConstraint(condition=models.Q(score__gte=1, score__lte=5), name="rating_score"),
        )
        indexes = (models.Index(fields=["line", "unit"], name="rating_line_unit"),)


def distribution(units: list[int]) -> dict[int, dict[int, int]]:
    """How many of these units' cases were given each score: line → score → count."""
    found: dict[int, dict[int, int]] = {}
    counted = Rating.objects.filter(unit__in=units).values_list("line", "score")
    for line, score, count in counted.annotate(count=models.Count("record")).order_by("line", "score"):
        found.setdefault(line, {})[score] = count
    return found
