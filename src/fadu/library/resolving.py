"""Which documents a text cites, as the library knows them on a day: `citations_of(text, day)`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from fadu.library import validity
from fadu.library.citing import Cited, citations
from fadu.library.linking import Why
from fadu.library.models import Document, Name, Version
from fadu.library.structure import found, loaded
from fadu.library.titles import title_key
from fadu.library.validity import Standing


@dataclass(frozen=True, slots=True)
class Resolved:
    """A citation of a text: the document meant and how it stands on the day, or why none is meant.

    `version` is the text that was the law on the day; `placed` is false where it has no such article.
    """

    cited: Cited
    document: Document | None = None
    version: Version | None = None
    standing: Standing | None = None
    placed: bool = True
    why: Why | None = None


def citations_of(text: str, day: date, *, public_only: bool = False) -> list[Resolved]:
    """Every citation of other documents in the text, in order; a few queries however long the text."""
    cited = [one for one in citations(text) if not one.own]
    by_key = _documents({key for one in cited for key in _keys(one)}, public_only=public_only)
    meant = [(one, _meant(one, by_key)) for one in cited]
    documents = {document.pk: document for _, found in meant for document in found if len(found) == 1}
    standings = validity.standings(documents.values(), day)
    versions = _versions(documents, day)
    return [_resolved(one, candidates, standings, versions) for one, candidates in meant]


def _keys(one: Cited) -> list[str]:
    """What the citation is looked up by, the surest first; of a bare name in a sentence also its ends."""
    key = title_key(one.name) if one.name else ""
    ends = [key[at:] for at in range(1, len(key) - 1)] if key and len(key) <= 30 else []
    return [key for key in (one.number, key, *ends) if key]


def _documents(keys: set[str], *, public_only: bool) -> dict[str, list[Document]]:
    told: dict[str, list[Document]] = defaultdict(list)
    names = Name.objects.filter(key__in=keys).select_related("document")
    for name in names.filter(document__public=True) if public_only else names:
        told[name.key].append(name.document)
    return told


def _meant(one: Cited, by_key: dict[str, list[Document]]) -> list[Document]:
    own = [key for key in (one.number, title_key(one.name) if one.name else "") if key]
    for key in own:
        if by_key.get(key):
            return by_key[key]
    if "《" in one.name or not one.anchor:
        return []
    return next((by_key[key] for key in _keys(one) if by_key.get(key)), [])


def _versions(documents: dict[int, Document], day: date) -> dict[int, Version]:
    """The text of each document that was the law on the day; where none is known to be, the latest."""
    told: dict[int, Version] = {}
    for version in Version.objects.filter(document__in=documents).defer("text").order_by("n"):
        applies = (version.since is None or version.since <= day) and (
            version.until is None or version.until >= day
        )
        if applies or version.document_id not in told:
            told[version.document_id] = version
    return told


def _resolved(
    one: Cited, candidates: list[Document], standings: dict[int, Standing], versions: dict[int, Version]
) -> Resolved:
    if len(candidates) != 1:
        return Resolved(one, why=Why.AMBIGUOUS if candidates else Why.NOT_HELD)
    document = candidates[0]
    version = versions.get(document.pk)
    placed = (
        not one.anchor
        or version is None
        or found(loaded(version.structure), one.anchor.split("-")[0]) is not None
    )
    return Resolved(one, document, version, standings[document.pk], placed, None if placed else Why.NO_PLACE)
