"""What is shown of a result: read from the database, so that nothing is shown that is no longer there or not the reader's."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Model

from fadu.library.models import Document, Provision, Version
from fadu.library.search import snippets
from fadu.library.search.facets import Scope
from fadu.library.search.query import Article, Asked, Word
from fadu.library.search.ranking import Candidate
from fadu.library.search.snippets import Shown
from fadu.library.search.tokens import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A provision: its anchor in the version's address, its label, and where it stands."""

    anchor: str
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One document. `older` says that the words stand in an earlier version, which is then the one that is shown."""

    document: Document
    version: int
    dated: date | None
    title: Shown
    place: Place | None
    snippet: Shown
    source_path: str
    state: str
    older: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A query that names an article: where it is."""

    code: str
    title: str
    version: int
    place: Place


def hits_of(
    found: Sequence[Candidate], asked: Asked, weights: Mapping[str, float], scope: Scope
) -> tuple[Hit, ...]:
    """The hits, in their order; whatever the database no longer holds or does not show this reader is left out."""
    versions = _versions([one.version for one in found])
    words = _words(asked)
    _turn_to_older(versions, words, scope)
    shown = [version for one in found if (version := versions.get(one.version)) and _readable(version, scope)]
    starts = _starts([version.pk for version in shown])
    best = {
        version.pk: starts[version.pk][place]
        for version in shown
        if (place := snippets.best_place(version.text, words, starts[version.pk], weights)) >= 0
    }
    provisions = _provisions(best)
    scores = {one.version: one for one in found}
    return tuple(
        Hit(
            version.document,
            version.pk,
            version.dated,
            snippets.marked(version.document.title, words),
            *_shown(version, words, provisions.get(version.pk), weights),
            version.source_path or version.document.source_path,
            state_on(version.document, scope.day),
            older=version.pk not in scores,
        )
        for version in shown
    )


def _readable(version: Version, scope: Scope) -> bool:
    return version.document.public or scope.official


def _words(asked: Asked) -> list[str]:
    """What is marked: the typed words, what they are made of, and what means the same."""
    found = dict.fromkeys(word.folded for word in asked.words)
    if asked.article:
        found[asked.article.printed] = None
    for part in asked.parts:
        found |= dict.fromkeys((part.folded, *part.alike))
    for word in asked.words:
        found |= dict.fromkeys(word.alike)
    return [one for one in found if one]


def _columns(model: type[Model], name: str, *, but: str = "") -> tuple[str, list[str]]:
    fields = [field for field in model._meta.concrete_fields if field.name != but]
    return ", ".join(f'{name}."{field.column}"' for field in fields), [field.attname for field in fields]


def _versions(numbers: list[int]) -> dict[int, Version]:
    """The versions with their documents, whole but for the structure.

    The rows are read by hand: to put this statement together anew costs Django more than the index takes to answer.
    """
    texts, text_names = _columns(Version, "v", but="structure")
    documents, document_names = _columns(Document, "d")
    found: dict[int, Version] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {texts}, {documents} FROM library_version AS v JOIN library_document AS d ON d.id = v.document_id "
            "WHERE v.id = ANY(%s)",
            [numbers],
        )
        for row in cursor.fetchall():
            version = Version.from_db(connection.alias, text_names, row[: len(text_names)])
            version.document = Document.from_db(connection.alias, document_names, row[len(text_names) :])
            version.document.issuers = json.loads(version.document.issuers)  # a cursor gives JSON as text
            found[version.pk] = version
    return found


def _turn_to_older(versions: dict[int, Version], words: Sequence[str], scope: Scope) -> None:
    """Where none of the words stands in the last version (searched without a date), the newest that holds one takes its place."""
    if scope.on is not None or not words:
        return
    silent = [
        version.document_id
        for version in versions.values()
        if version.n > 1
        and not snippets.marks_in(version.text, words)
        and not snippets.marks_in(version.document.title, words)
    ]
    if not silent:
        return
    rows = (
        Version.objects.filter(document__in=silent)
        .select_related("document")
        .defer("structure")
        .order_by("-n")
    )
    older: dict[int, list[Version]] = defaultdict(list)
    for row in rows:
        older[row.document_id].append(row)
    for number, version in list(versions.items()):
        for one in older.get(version.document_id, ()):
            if snippets.marks_in(one.text, words):
                versions[number] = one
                break


def _starts(versions: list[int]) -> dict[int, list[int]]:
    """Where the provisions of each begin, in order; what stands before the first of them is its head."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT version_id, array_agg(start ORDER BY start) FROM library_provision "
            "WHERE version_id = ANY(%s) AND kind <> 'head' GROUP BY version_id",
            [versions],
        )
        found = dict(cursor.fetchall())
    return {version: found.get(version, []) for version in versions}


def _provisions(best: Mapping[int, int]) -> dict[int, Provision]:
    """The provision of each version that begins there."""
    found = Provision.objects.raw(
        "SELECT p.* FROM library_provision AS p JOIN unnest(%s::bigint[], %s::int[]) AS w (version, start) "
        "ON p.version_id = w.version AND p.start = w.start",
        [list(best), list(best.values())],
    )
    return {one.version_id: one for one in found}


def _shown(
    version: Version, words: Sequence[str], at: Provision | None, weights: Mapping[str, float]
) -> tuple[Place | None, Shown]:
    """The provision and its liveliest lines; without one, those of the whole text."""
    start, end = (at.start, at.end) if at else (_after_title(version.text), len(version.text))
    piece = version.text[start:end]
    shown = snippets.shown(piece, snippets.marks_in(piece, words), 0, len(piece), weights)
    return Place(at.anchor, at.label, at.path) if at else None, shown


def _after_title(text: str) -> int:
    """Where the text goes on after its first line."""
    first = text.find("\n")
    return first + 1 if 0 <= first < len(text) // 2 else 0


def state_on(document: Document, day: date) -> str:
    """`facets.STATES` of one document, from the span that `validity` derived."""
    if document.begins is not None and document.begins > day:
        return "not_yet"
    if document.ends is not None and document.ends < day:
        return "repealed" if document.ended_as == "repealed" else "expired"
    return "in_force" if document.begins is not None else "unknown"


def opening(hits: Sequence[Hit], asked: Asked) -> Opening | None:
    """The article that a query names, in the first hit that one of the other words names and that has such an article."""
    if asked.article is None:
        return None
    for hit in hits:
        title = fold(hit.document.title)
        if any(_names(word, title) for word in asked.words) and (found := _opened(hit, asked.article)):
            return found
    return None


def _names(word: Word, title: str) -> bool:
    """Is the title what the word calls it: whole, by another name, or by all that the word is made of?"""
    whole = any(one in title for one in (word.folded, *word.alike))
    return whole or (len(word.parts) > 1 and all(part.folded in title for part in word.parts))


def _opened(hit: Hit, article: Article) -> Opening | None:
    row = Provision.objects.filter(version=hit.version, anchor=article.anchor).first()
    if row is None:
        return None
    return Opening(hit.document.code, hit.document.title, hit.version, Place(row.anchor, row.label, row.path))
