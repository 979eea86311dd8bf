"""Is this text already in the library? The same document twice is one document; its other texts are its versions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from fadu.library.entry import Entry
from fadu.library.models import Document, Version

_SHINGLE = 8
_ALIKE, _NEARLY = 0.9, 0.98
"""Shares of common shingles from which two texts of one title are one text, copied with small slips: of about the same
day, or of days that may be its adoption and its publication."""
_DAYS, _MONTHS = timedelta(days=45), timedelta(days=365)


class Case(StrEnum):
    """What an entry is to the library."""

    CREATED = "created"
    SAME = "same"
    VERSION = "version"
    PART = "part"
    NAMESAKE = "namesake"


@dataclass(frozen=True)
class Found:
    """The case, the document and, where one is meant, its version."""

    case: Case
    document: Document | None = None
    version: Version | None = None


class Shelf:
    """What the library holds that entries could be: looked up once for many, kept up as they are written."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        listed = list(entries)
        self.by_title: dict[str, list[Document]] = defaultdict(list)
        self.by_number: dict[str, list[Document]] = defaultdict(list)
        self.by_text: dict[str, Version] = {}
        self._fetch(listed)

    def _fetch(self, entries: list[Entry]) -> None:
        titles = {entry.title_key for entry in entries}
        numbers = {entry.fields.number_key for entry in entries} - {""}
        found = Document.objects.filter(title_key__in=titles) | Document.objects.filter(
            number_key__in=numbers
        )
        for document in found.distinct():
            self.put(document)
        texts = {entry.sha256 for entry in entries}
        for version in (
            Version.objects.filter(sha256__in=texts).select_related("document").defer("text", "structure")
        ):
            self.by_text[version.sha256] = version

    def put(self, document: Document) -> None:
        """A document that now stands there."""
        self.by_title[document.title_key].append(document)
        if document.number_key:
            self.by_number[document.number_key].append(document)

    def find(self, entry: Entry) -> Found:
        """What the entry is."""
        same = self.by_text.get(entry.sha256)
        if same is not None and same.document.title_key == entry.title_key:
            return Found(Case.SAME, same.document, same)
        for document in self._candidates(entry):
            told = _against(document, entry)
            if told is not None:
                return told
        return Found(Case.NAMESAKE if self.by_title[entry.title_key] else Case.CREATED)

    def _candidates(self, entry: Entry) -> list[Document]:
        """Documents with its title, and its issuer where both are known, and no other number of its year: a revised order has a new one."""
        fields = entry.fields
        return [
            document
            for document in self.by_title[entry.title_key]
            if not (document.issuers and fields.issuers and not set(document.issuers) & set(fields.issuers))
            and not _other_number(document.number_key, fields.number_key)
        ]


def _against(document: Document, entry: Entry) -> Found | None:
    """What the entry is to a document of its title; none where it is another text that no day tells apart."""
    versions = list(document.versions.all())
    for version in versions:
        if version.sha256 == entry.sha256:
            return Found(Case.SAME, document, version)
    for version in versions:
        if _is_part(version, entry):
            return Found(Case.PART, document, version)
    for version in versions:
        if _is_copy(version, entry):
            return Found(Case.SAME, document, version)
    days = {version.dated for version in versions}
    if entry.fields.dated is not None and None not in days and entry.fields.dated not in days:
        return Found(Case.VERSION, document)
    return None


def _other_number(one: str, other: str) -> bool:
    """Two numbers that name their years (国办发-2018-37) and differ."""
    return bool(one and other and one != other and one.count("-") == other.count("-") == 2)


def _is_copy(version: Version, entry: Entry) -> bool:
    """The same text but for slips, of a day that may be the same."""
    if version.dated is None or entry.fields.dated is None:
        return version.dated == entry.fields.dated and likeness(version.text, entry.text) >= _ALIKE
    apart = abs(version.dated - entry.fields.dated)
    least = _ALIKE if apart <= _DAYS else _NEARLY
    return apart <= _MONTHS and likeness(version.text, entry.text) >= least


def _is_part(version: Version, entry: Entry) -> bool:
    """Two files of one title whose articles go on from each other are one text in parts, as the books of the Civil Code."""
    dated = {version.dated, entry.fields.dated} - {None}
    here = article_numbers(version.provisions.filter(kind="article").values_list("anchor", flat=True))
    there = article_numbers(entry.articles)
    if len(dated) > 1 or not here or not there:
        return False
    first, last = sorted((here, there), key=min)
    return max(first) < min(last) and min(last) > 1


def article_numbers(anchors: Iterable[str]) -> list[int]:
    """a120b1 → 120; what stands in annexes is left out."""
    return [int(re.split(r"[b~]", anchor[1:])[0]) for anchor in anchors if re.match(r"a\d", anchor)]


def likeness(one: str, other: str) -> float:
    """The share of common shingles of two texts, 1 where they are the same."""
    if one == other:
        return 1.0
    left, right = _shingles(one), _shingles(other)
    return len(left & right) / max(1, len(left | right))


def _shingles(text: str) -> set[str]:
    plain = "".join(text.split())
    return {plain[at : at + _SHINGLE] for at in range(max(1, len(plain) - _SHINGLE + 1))}
