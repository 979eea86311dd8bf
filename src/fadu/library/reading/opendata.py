"""The whole library for machines: every public document, one a line, with the texts of all its versions; read in batches."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from fadu.library.models import Document, Relation, Version
from fadu.library.reading import asdata, shelf

BATCH = 50
LATEST = 50


def lines(today: date) -> Iterator[bytes]:
    """JSON Lines, by the order in which the documents came; what is not public is never in it, whoever asks."""
    after = 0
    while batch := list(shelf.readable(official=False).filter(pk__gt=after).order_by("pk")[:BATCH]):
        yield from _told(batch, today)
        after = batch[-1].pk


def _told(batch: Sequence[Document], today: date) -> Iterator[bytes]:
    numbers = [document.pk for document in batch]
    versions: dict[int, list[Version]] = defaultdict(list)
    rows = Version.objects.filter(document__in=numbers).select_related("made_by").order_by("document", "n")
    for row in rows.defer("structure"):
        versions[row.document_id].append(row)
    relations = _relations(numbers)
    for document in batch:
        held = versions[document.pk]
        told = asdata.fields(document, today)
        told["versions"] = [{**asdata.version(one, held), "text": one.text} for one in held]
        told["relations"] = relations[document.pk]
        yield json.dumps(told, ensure_ascii=False).encode() + b"\n"


def _relations(numbers: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What each document does to others (their side is told in their own line)."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Relation.objects.filter(Q(source__in=numbers), Q(target=None) | Q(target__public=True)).order_by(
        "pk"
    )
    told = rows.values_list(
        "source", "kind", "target__code", "target__title", "target_title", "target_anchor", "on", "quote"
    )
    for source, kind, code, title, written, anchor, on, quote in told:
        if source is not None:
            found[source].append({"kind": kind, "code": code, "title": title or written, "anchor": anchor,
                                  "on": asdata.plain(on), "quote": quote})  # fmt: skip
    return found


def latest() -> list[Document]:
    """The public documents that came last, the newest first."""
    return list(shelf.readable(official=False).order_by("-created_at", "-pk")[:LATEST])


def addresses() -> Iterator[tuple[str, date]]:
    """(code, day of the last change) of every public document, for a map of the site."""
    rows = shelf.readable(official=False).order_by("pk").values_list("code", "changed_at")
    for code, at in rows.iterator(chunk_size=5_000):
        yield code, at.date()
