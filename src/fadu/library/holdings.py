"""What the library holds, told plainly: counts, one document as it stood on a day, doubts, and everything for export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from fadu.library import documentnumber, validity
from fadu.library.linking import Why
from fadu.library.models import Attachment, Citation, Document, Doubt, Provision, Relation, Version
from fadu.library.structure import found, loaded
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

FIELDS = (
    "code", "kind", "title", "title_en", "issuers", "number", "registration_no", "index_no", "topic", "keywords", "written_on",
    "published_on", "effective_from", "expires_on", "trial", "disclosure_mode", "disclosure_scope", "responsible", "begins", "ends",
    "ended_as", "public", "synthetic", "source_path", "source_url",
)  # fmt: skip
_BATCH = 200


class NotHeld(Trouble):
    code = "LB-004"
    title = Term("库中没有", "Not held")
    zh = "文件库中没有“{value}”。"
    en = "The library holds no “{value}”."
    remedy_zh = "请用文件代码或发文字号，见“fadu library search”。"
    remedy_en = "Use a document's code or number, see `fadu library search`."


class NoText(Trouble):
    code = "LB-005"
    title = Term("当日没有文本", "No text of that day")
    zh = "《{title}》在{day}没有库内文本或没有“{anchor}”这一处。"
    en = "The library holds no text of {title} for {day}, or that has no place “{anchor}”."
    remedy_zh = "请换一个日期或位置。"
    remedy_en = "Ask for another day or place."


def document_of(named: str) -> Document:
    """A document by its code, or by its number in any writing."""
    key = documentnumber.key(named)
    document = Document.objects.filter(code=named).first() or (
        Document.objects.filter(number_key=key).first() if key else None
    )
    if document is None:
        raise NotHeld(value=named)
    return document


def holdings() -> dict[str, Any]:
    """Counts: documents by kind, versions, provisions, citations by how they are linked, relations, doubts."""
    citations = dict(Citation.objects.values_list("why").annotate(Count("id")))
    return {
        "documents": Document.objects.count(),
        "kinds": dict(Document.objects.values_list("kind").annotate(Count("id")).order_by("kind")),
        "versions": Version.objects.count(),
        "provisions": Provision.objects.count(),
        "citations": sum(citations.values()),
        "linked": citations.get("", 0),
        **{why.value: citations.get(why.value, 0) for why in Why},
        "relations": Relation.objects.count(),
        "attachments": Attachment.objects.count(),
        "doubts": Doubt.objects.filter(settled_at=None).count(),
    }


def standing_of(document: Document, day: date) -> dict[str, Any]:
    """How it stands on the day, as plain values."""
    told = validity.of(document, day)
    source = Document.objects.filter(pk=told.source).first() if told.source else None
    return {"code": document.code, "on": day, "state": told.state.value, "since": told.since, "reason_zh": told.reason.zh,
            "reason_en": told.reason.en, "source": source.code if source else None}  # fmt: skip


def told_of(document: Document, day: date, *, anchor: str | None = None) -> dict[str, Any]:
    """The document's fields, its standing and its text on the day, or one place of it."""
    version = validity.as_of(document, day)
    text = version.text if version else ""
    if anchor is not None or version is None:
        part = found(loaded(version.structure), anchor) if version and anchor else None
        if version is None or part is None:
            raise NoText(title=document.title, day=day, anchor=anchor or "")
        text = version.text[part.start : part.end]
    fields = {name: getattr(document, name) for name in FIELDS}
    return fields | {"validity": standing_of(document, day), "version": _version(version), "text": text}


def open_doubts(*, field: str | None = None, limit: int) -> list[dict[str, Any]]:
    """What waits, the oldest first."""
    rows = Doubt.objects.filter(settled_at=None).select_related("document").order_by("pk")
    rows = rows.filter(field=field) if field else rows
    return [{"id": one.pk, "code": one.document.code, "title": one.document.title, "field": one.field, "why": one.why,
             "found": one.found, "other": one.other} for one in rows[:limit]]  # fmt: skip


def exported(documents: QuerySet[Document]) -> Iterator[dict[str, Any]]:
    """Each document with its versions and relations, in batches: memory stays flat."""
    keys = list(documents.values_list("pk", flat=True))
    for start in range(0, len(keys), _BATCH):
        some = Document.objects.filter(pk__in=keys[start : start + _BATCH]).order_by("pk")
        for one in some.prefetch_related("versions", "acts_on__target", "acted_on__source"):
            yield {name: getattr(one, name) for name in FIELDS} | {
                "versions": [_version(version) | {"text": version.text} for version in one.versions.all()],
                "acts_on": [_relation(tie, tie.target, tie.target_title) for tie in one.acts_on.all()],
                "acted_on": [_relation(tie, tie.source, tie.source_title) for tie in one.acted_on.all()],
            }


def _version(version: Version | None) -> dict[str, Any]:
    if version is None:
        return {}
    return {
        "n": version.n,
        "dated": version.dated,
        "since": version.since,
        "until": version.until,
        "sha256": version.sha256,
    }


def _relation(tie: Relation, other: Document | None, printed: str) -> dict[str, Any]:
    public = other is not None and other.public
    return {"kind": tie.kind, "on": tie.on, "code": other.code if public and other else None,
            "title": other.title if public and other else printed}  # fmt: skip
