"""Reads from the database what enters the index: the sheets of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fadu.library.kinds import Kind
from fadu.library.models import Document, Name, Provision, Version
from fadu.library.search.numbers import keys
from fadu.library.search.schema import Sheet

BATCH = 200  # documents whose texts are in memory at once


def sheets(documents: Sequence[int]) -> Iterator[Sheet]:
    """A sheet for each version of those documents that still are."""
    for start in range(0, len(documents), BATCH):
        yield from _some(documents[start : start + BATCH])


def _some(documents: Sequence[int]) -> Iterator[Sheet]:
    names: dict[int, list[str]] = defaultdict(list)
    for named, key in Name.objects.filter(document__in=documents).values_list("document", "key"):
        names[named].append(key)
    versions: dict[int, list[Version]] = defaultdict(list)
    for version in Version.objects.filter(document__in=documents).defer("structure").order_by("n"):
        versions[version.document_id].append(version)
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = Provision.objects.filter(version__document__in=documents).order_by("start")
    for version_no, start, end in rows.values_list("version", "start", "end"):
        places[version_no].append((start, end))
    for document in Document.objects.filter(pk__in=documents):
        yield from _of(document, versions[document.pk], names[document.pk], places)


def _of(
    document: Document,
    versions: list[Version],
    names: Iterable[str],
    places: Mapping[int, list[tuple[int, int]]],
) -> Iterator[Sheet]:
    kind = Kind(document.kind)
    registers = (document.index_no, document.registration_no)
    for version in versions:
        last = version is versions[-1]
        yield Sheet(
            document=document.pk, version=version.pk, title=document.title, text=version.text,
            names=(*names, *(one for one in registers if one)), registers=" ".join(registers),
            numbers=keys(document.number), number=document.number,
            kind=kind.value, rank=kind.rank, issuers=tuple(document.issuers), topic=document.topic,
            written=document.written_on or document.published_on or version.dated,
            begins=document.begins, ends=document.ends, ended_as=document.ended_as,
            since=version.since or document.begins, until=version.until, last=last, public=document.public,
            older=tuple(one.text for one in versions[:-1]) if last else (),
        )  # fmt: skip
