"""Contents of attachments, each stored once under its hash, and which records refer to it."""

from __future__ import annotations

from django.db import models


class File(models.Model):
    """A content as it was taken in (metadata stripped). An erased one keeps its hash and size; `content` is gone."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=8)
    size = models.IntegerField()
    content = models.BinaryField(null=True)

    class Meta:
        db_table = "engine_file"


class Attached(models.Model):
    """The attachment that an event of a record added refers to a content; gone once that attachment was erased."""

    pk = models.CompositePrimaryKey("record", "seq")
    record = models.BigIntegerField()
    seq = models.IntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table = "engine_attached"
        indexes = (models.Index(fields=["sha256"], name="attached_content"),)
