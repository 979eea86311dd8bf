"""The tables of clean-up campaigns."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fadu.library.models import Document
from fadu.measure.cite import Term


class Verdict(models.TextChoices):
    """What is decided of a document: the four outcomes of a clean-up."""

    KEEP = "keep", "继续有效"
    AMEND = "amend", "修改"
    REPEAL = "repeal", "废止"
    LAPSE = "lapse", "失效"

    @property
    def term(self) -> Term:
        said = {"keep": "Stays in force", "amend": "To be amended", "repeal": "Repealed", "lapse": "Lapsed"}
        return Term(self.label, said[self])


class Campaign(models.Model):
    """One clean-up: which documents (the search it was made from), why, until when; its list once it is published."""

    title = models.CharField(max_length=200)
    reason = models.TextField()
    query = models.CharField(max_length=200, blank=True)
    filters = models.JSONField(default=dict)
    due = models.DateField()
    unit = models.IntegerField()  # who runs it
    made_by = models.IntegerField()
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    result = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["-made_at"], name="campaign_latest"),)


class Item(models.Model):
    """One document of a campaign: whose it is to review, what they decided and why, whether that was confirmed."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="items")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    unit = models.IntegerField(null=True)
    verdict = models.CharField(max_length=8, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.IntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["campaign", "document"], name="campaign_document_once"),
            models.CheckConstraint(condition=Q(verdict="") | ~Q(reason=""), name="campaign_reasoned"),
        )
        indexes = (models.Index(fields=["unit"], name="campaign_open_of", condition=Q(verdict="")),)

    @property
    def verdict_term(self) -> Term | None:
        return Verdict(self.verdict).term if self.verdict else None
