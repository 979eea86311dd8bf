"""What the portal keeps of its own beside the records: drafts until they are sent, and who guessed wrongly how often.

None of it is a record of the work: a case comes into being, and changes, only through `engine.act`.
"""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """What somebody has typed so far. Its row is also what makes a submission happen once.

    `token` is the SHA-256 of the code that opens it; the code itself is nowhere here. When it is sent, `record` is the
    case that came of it and the answers are emptied: they are the record's facts then. `sealed` is the query code of that
    case until it has been shown, under a key that only the draft's code gives; `sent_at` is the server's own clock.
    """

    token = models.CharField(max_length=64, primary_key=True, db_collation="C")
    errand = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    updated = models.DateTimeField(db_index=True)
    record = models.BigIntegerField(null=True)
    sent_at = models.DateTimeField(null=True)
    sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "portal_draft"


class Attempt(models.Model):
    """Wrong codes in a row, by what was tried or from where (both only as a keyed hash), and since when they are counted."""

    key = models.CharField(max_length=64, primary_key=True, db_collation="C")
    failures = models.IntegerField()
    since = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "portal_attempt"
