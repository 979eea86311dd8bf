"""Two documents that a person finds to be one: the texts of one become versions of the other."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fadu.library import changes, linking
from fadu.library.kinds import What
from fadu.library.models import Attachment, Citation, Document, Doubt, Name, Relation, Source, Version
from fadu.library.writing import renumber


def merge(document: Document, *, into: Document, at: datetime, by: int) -> None:
    """Moves everything of `document` to `into` and removes it; the change log says so, its files stay known."""
    with transaction.atomic():
        last = into.versions.count()
        for n, version in enumerate(document.versions.order_by("n"), 1):
            Version.objects.filter(pk=version.pk).update(document=into, n=last + n)
        renumber(into)
        held = set(into.names.values_list("key", flat=True))
        Name.objects.filter(document=document).exclude(key__in=held).update(document=into)
        kept = set(into.attachments.values_list("sha256", flat=True))
        Attachment.objects.filter(document=document).exclude(sha256__in=kept).update(document=into)
        Source.objects.filter(document=document).update(document=into)
        Citation.objects.filter(target=document).update(target=into)
        for end in ("source", "target", "stated_in"):
            Relation.objects.filter(**{end: document}).update(**{end: into})
        removed = document.pk
        document.delete()
        doubts = Doubt.objects.filter(document=into, why="same_title", settled_at=None)
        doubts.update(settled_by=by, settled_at=at, value=into.code)
        changes.note([removed], What.REMOVED, at=at, by=by)
        changes.note([into.pk], What.TEXT, at=at, by=by)
        linking.link(at=at, documents=[into.pk])
