"""Writes documents and versions: the only module that does; each call stands in the caller's transaction.

A document is written with its names, versions with provisions and citations; what it does to others is put down as
relations, to be linked by `linking`. Every call ends in the change log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F

from fadu.engine import copying
from fadu.library import changes, codes, documentnumber, past
from fadu.library.doubts import put_down
from fadu.library.entry import Entry
from fadu.library.fields import Fields
from fadu.library.kinds import What
from fadu.library.models import Document, Name, Relation, Version
from fadu.library.titles import other_names, title_key

_PLAIN = (
    "title", "title_en", "number", "number_key", "registration_no", "index_no", "topic", "keywords", "written_on", "published_on",
    "effective_from", "expires_on", "trial", "disclosure_mode", "disclosure_scope", "responsible", "source_url", "synthetic",
)  # fmt: skip
_LIMITS = {"title": 500, "title_en": 500, "number": 100, "number_key": 100, "registration_no": 40, "index_no": 60, "topic": 100,
           "keywords": 300, "disclosure_mode": 20, "disclosure_scope": 40, "responsible": 100, "source_url": 500}  # fmt: skip
_ASIDE = 10_000  # above every number of a version, while they are given anew
_PROVISIONS = 'library_provision (version_id, seq, anchor, kind, label, heading, path, start, "end")'
_CITATIONS = 'library_citation (version_id, anchor, start, "end", written, key, number_key, target_id, target_anchor, target_last, why)'


@dataclass(frozen=True)
class Extra:
    """What a document carries beside its text: the record and unit that it comes from, whether everybody may see it."""

    record: int | None = None
    unit: int | None = None
    public: bool = True


PLAIN = Extra()


def create(
    entries: Sequence[Entry], *, at: datetime, by: int = 0, extra: Extra = PLAIN, texts: bool = True
) -> list[Document]:
    """New documents, one for each entry, each with its first version unless there is no text of it yet."""
    given = codes.free_codes([codes.base_of(entry.fields.title, entry.fields.number) for entry in entries])
    made = [
        Document(code=code, source_path=entry.given.path[:500], title_key=entry.title_key, created_at=at, changed_at=at,
                 record=extra.record, unit=extra.unit, public=extra.public, **_values(entry.fields))
        for code, entry in zip(given, entries, strict=True)
    ]  # fmt: skip
    Document.objects.bulk_create(made)
    names = [name for one, entry in zip(made, entries, strict=True) for name in _names(one, entry.fields)]
    Name.objects.bulk_create(names, ignore_conflicts=True)
    if texts:
        add_versions(list(zip(made, entries, strict=True)))
    put_down((document, entry.fields.open) for document, entry in zip(made, entries, strict=True))
    changes.note([document.pk for document in made], What.CREATED, at=at, by=by)
    return made


def _values(fields: Fields) -> dict[str, object]:
    told = {name: getattr(fields, name) for name in _PLAIN}
    for name, limit in _LIMITS.items():
        told[name] = told[name][:limit]
    return told | {"kind": fields.kind.value, "issuers": list(fields.issuers)}


def _names(document: Document, fields: Fields) -> Iterable[Name]:
    yield Name(document=document, key=document.title_key, kind="title")
    for kind, key in other_names(document.title):
        yield Name(document=document, key=key[:500], kind=kind)
    numbers = {documentnumber.key(number) for number in past.orders(fields.steps)} | {document.number_key}
    for key in sorted(numbers - {""}):
        yield Name(document=document, key=key[:100], kind="number")


def refield(document: Document, entry: Entry, *, at: datetime, by: int = 0) -> None:
    """Fills the fields that were empty, from another file of the same document; what stands is left as it is."""
    changed = []
    for name, value in _values(entry.fields).items():
        if value and not getattr(document, name):
            setattr(document, name, value)
            changed.append(name)
    if changed:
        document.changed_at = at
        document.save(update_fields=[*changed, "changed_at"])
        changes.note([document.pk], What.FIELDS, at=at, by=by)


def overwrite(document: Document, fields: Fields, extra: Extra, *, at: datetime) -> bool:
    """Sets every field that a record gives, whatever stood there; false where all of it stood there already."""
    wanted = {name: value for name, value in _values(fields).items() if value not in ("", None, [])}
    wanted |= {"record": extra.record, "unit": extra.unit, "public": extra.public}
    wanted |= {"title_key": title_key(fields.title)[:500]}
    changed = [name for name, value in wanted.items() if getattr(document, name) != value]
    if not changed:
        return False
    for name in changed:
        setattr(document, name, wanted[name])
    document.changed_at = at
    document.save(update_fields=[*changed, "changed_at"])
    Name.objects.bulk_create(list(_names(document, fields)), ignore_conflicts=True)
    changes.note([document.pk], What.FIELDS, at=at)
    return True


# ------------------------------------------------------------------------------------------------------ versions


def add_versions(pairs: Sequence[tuple[Document, Entry]]) -> list[Version]:
    """A version of each document from each entry, with provisions, citations and relations."""
    made = [_version(document, entry, n=1) for document, entry in pairs]
    Version.objects.bulk_create(made)
    _spread(list(zip(made, [entry for _, entry in pairs], strict=True)))
    return made


def add_version(document: Document, entry: Entry, *, at: datetime, by: int = 0) -> Version:
    """Another text of the document, put in its place among the others by its day; they are numbered anew."""
    _earliest(document, entry.fields)
    version = _version(document, entry, n=0)
    version.save()
    _spread([(version, entry)])
    renumber(document)
    Name.objects.bulk_create(list(_names(document, entry.fields)), ignore_conflicts=True)
    Name.objects.get_or_create(document=document, key=entry.title_key, defaults={"kind": "former"})
    put_down([(document, entry.fields.open)])
    document.changed_at = at
    document.save(update_fields=["changed_at", *_DATES])
    changes.note([document.pk], What.TEXT, at=at, by=by)
    version.refresh_from_db()
    return version


_DATES = ("written_on", "published_on", "effective_from")


def _earliest(document: Document, fields: Fields) -> None:
    """The document's days are those of its first making, whichever text tells them."""
    for name in _DATES:
        here, there = getattr(document, name), getattr(fields, name)
        if there is not None and (here is None or there < here):
            setattr(document, name, there)


def replace_text(version: Version, entry: Entry, *, at: datetime, by: int = 0) -> None:
    """Another text in the place of a version's own: one that is put together from its parts."""
    version.text, version.sha256 = entry.text, entry.sha256
    version.structure = [part.told() for part in entry.parts]
    version.save(update_fields=["text", "sha256", "structure"])
    version.provisions.all().delete()
    version.citations.all().delete()
    Relation.objects.filter(stated_in=version.document_id).delete()
    _spread([(version, entry)])
    changes.note([version.document_id], What.TEXT, at=at, by=by)


def renumber(document: Document) -> None:
    """Numbers the versions by their days; each is the law until the day before the next."""
    versions = sorted(document.versions.all(), key=lambda one: (one.dated or one.since or date.min, one.pk))
    document.versions.update(n=F("n") + _ASIDE)
    for n, version in enumerate(versions, 1):
        later = versions[n] if n < len(versions) else None
        starts = later and (later.since or later.dated)
        version.n, version.until = n, starts - timedelta(days=1) if starts else None
        version.save(update_fields=["n", "until"])


def _version(document: Document, entry: Entry, *, n: int) -> Version:
    return Version(
        document=document, n=n, dated=entry.fields.dated, since=entry.fields.since, text=entry.text, sha256=entry.sha256,
        structure=[part.told() for part in entry.parts], source_path=entry.given.path[:500],
    )  # fmt: skip


def _spread(pairs: Sequence[tuple[Version, Entry]]) -> None:
    """Provisions, citations and relations of new texts."""
    copying.write(_PROVISIONS, (row for version, entry in pairs for row in _provision_rows(version, entry)))
    copying.write(_CITATIONS, (row for version, entry in pairs for row in _citation_rows(version, entry)))
    Relation.objects.bulk_create(
        [relation for version, entry in pairs for relation in _relations(version, entry)]
    )


def _provision_rows(version: Version, entry: Entry) -> Iterable[str]:
    for seq, unit in enumerate(entry.units):
        yield copying.row(
            (
                version.pk,
                seq,
                unit.anchor[:60],
                unit.kind,
                unit.label,
                unit.heading,
                unit.path,
                unit.start,
                unit.end,
            )
        )


def _citation_rows(version: Version, entry: Entry) -> Iterable[str]:
    units = iter(entry.units)
    unit = next(units, None)
    for cited in entry.citations:
        while unit is not None and unit.end <= cited.start:
            unit = next(units, None)
        anchor = unit.anchor if unit is not None and unit.start <= cited.start else ""
        target = version.document_id if cited.own else None
        yield copying.row(
            (version.pk, anchor[:60], cited.start, cited.end, entry.text[cited.start : cited.end][:600],
             title_key(cited.name)[:500] if cited.name else "", cited.number[:100], target, cited.anchor[:60], cited.last[:60], "")
        )  # fmt: skip


def _relations(version: Version, entry: Entry) -> Iterable[Relation]:
    document = version.document_id
    for tie in entry.ties:
        ends = ({"source_id": document, "target_key": tie.key, "target_title": tie.title[:500], "target_number": tie.number[:100]}
                if tie.outward else
                {"target_id": document, "source_key": tie.key, "source_title": tie.title[:500]})  # fmt: skip
        yield Relation(kind=tie.link.value, on=tie.on, made_on=tie.made_on, form=tie.form, stated_in_id=document,
                       quote=tie.quote[:600], **ends)  # fmt: skip
