"""The tables of consultations. Days are included at both ends; offsets count characters of `text`."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from fadu.measure.cite import Term


class Kind(models.TextChoices):
    """As whom somebody comments."""

    PERSON = "person", "公民"
    FIRM = "firm", "企业"
    BODY = "body", "社会组织或其他单位"

    @property
    def term(self) -> Term:
        return Term(
            self.label, {"person": "Citizen", "firm": "Business", "body": "Association or other body"}[self]
        )


class Outcome(models.TextChoices):
    """What became of a comment: the four rows of 意见采纳情况表."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    DECLINED = "declined", "未采纳"
    OUTSIDE = "outside", "不属征求意见范围"

    @property
    def term(self) -> Term:
        said = {
            "adopted": "Adopted",
            "partly": "Partly adopted",
            "declined": "Not adopted",
            "outside": "Out of scope",
        }
        return Term(self.label, said[self])


class Consultation(models.Model):
    """One round of comment on the draft of one record. The draft is not changed once it is out."""

    record = models.BigIntegerField()
    round = models.SmallIntegerField()
    unit = models.IntegerField()
    title = models.CharField(max_length=300)
    background = models.TextField(blank=True)
    text = models.TextField()
    structure = models.JSONField()
    opens = models.DateField()
    closes = models.DateField()
    synthetic = models.BooleanField(default=False)
    made_by = models.IntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "round"], name="consultation_round"),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="consultation_days"),
        )
        indexes = (models.Index(fields=["-closes"], name="consultation_closes"),)

    def open_on(self, day: date) -> bool:
        return self.opens <= day <= self.closes


class Comment(models.Model):
    """What somebody said of a clause (`anchor`), or of the whole; who they are, the drafting unit alone may see."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    number = models.IntegerField()  # within the consultation, from 1
    token = models.CharField(
        max_length=64, unique=True, db_collation="C"
    )  # of the form: a repeated click is one comment
    anchor = models.CharField(max_length=60, blank=True, db_collation="C")
    text = models.TextField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=100, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome.choices)
    reply = models.TextField(blank=True)
    replied_by = models.IntegerField(null=True)
    replied_at = models.DateTimeField(null=True)
    withheld = models.CharField(
        max_length=200, blank=True
    )  # why its words are not shown, where the law forbids it

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["consultation", "number"], name="comment_number"),
            models.CheckConstraint(condition=Q(outcome="") | ~Q(reply=""), name="comment_replied"),
        )

    @property
    def kind_term(self) -> Term:
        return Kind(self.kind).term

    @property
    def outcome_term(self) -> Term | None:
        return Outcome(self.outcome).term if self.outcome else None
