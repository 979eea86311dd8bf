"""Takes entries in, batch by batch, each in one transaction with the list of its files: a killed import goes on, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from fadu.library import linking, originals, validity
from fadu.library.doubts import put_down
from fadu.library.entry import Entry, digest_of, entry_of, entry_of_text
from fadu.library.finding import Case, Found, Shelf, article_numbers
from fadu.library.given import Given
from fadu.library.models import Document, Source, Version
from fadu.library.questions import Open, Why
from fadu.library.structure import loaded
from fadu.library.writing import add_version, create, refield, replace_text
from fadu.measure.trouble import Trouble

BATCH = 50
_FEW = 500
"""So many new documents are linked by themselves; more, together with everything that is open."""
_TURN = "fadu library intake"
REFUSED = "refused"
KNOWN = "known"


@dataclass(frozen=True)
class Item:
    """A file to take in: what is said of it, and its bytes when asked for."""

    given: Given
    read: Callable[[], bytes]


@dataclass
class Outcome:
    """What an import did: how many files became what, and which were refused, with why."""

    counts: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[str, str, str]] = field(default_factory=list)  # path, code, sentence
    namesakes: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)  # documents that are new or have a new text
    unkept: list[str] = field(default_factory=list)  # whose text is here, but whose file may not be kept


def take_in(
    items: Iterable[Item], *, at: datetime, progress: Callable[[int], None] = lambda _: None
) -> Outcome:
    """Takes the files in, in their order, and links what they cite; `progress` is told the number done."""
    outcome, done = Outcome(), 0
    feed = iter(items)
    while batch := list(islice(feed, BATCH)):
        _take_batch(batch, outcome, at)
        done += len(batch)
        progress(done)
    # After a cut the documents of the first run are not linked yet: then, as after much, everything is.
    few = len(outcome.touched) <= _FEW and not outcome.counts[KNOWN]
    linking.link(at=at, documents=outcome.touched if few else None)
    return outcome


def _take_batch(batch: list[Item], outcome: Outcome, at: datetime) -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            # One import at a time, so that two of them do not both find a document missing.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [_TURN])
        # Parts of one text come in the order of their articles, whatever their files are called.
        entries = sorted(
            _unknown(batch, outcome, at),
            key=lambda one: (one.title_key, min(article_numbers(one.articles), default=0)),
        )
        shelf = Shelf(entries)
        fresh: list[Entry] = []
        texts: set[str] = set()
        for entry in entries:
            found = shelf.find(entry)
            # Of two new ones in a batch that could be one, the second waits until the first is written.
            if found.case in (Case.CREATED, Case.NAMESAKE) and entry.title_key not in texts:
                texts.add(entry.title_key)
                fresh.append(entry)
                _namesake(found, entry, outcome)
                continue
            _write_fresh(fresh, shelf, outcome, at)
            _write(entry, shelf.find(entry), shelf, outcome, at)
        _write_fresh(fresh, shelf, outcome, at)


def _unknown(batch: list[Item], outcome: Outcome, at: datetime) -> Iterator[Entry]:
    """Reads the files that the library has not taken in before."""
    read = [(item, item.read()) for item in batch]
    digests = [digest_of(data, item.given) for item, data in read]
    known = set(Source.objects.filter(digest__in=digests).values_list("digest", flat=True))
    for (item, data), digest in zip(read, digests, strict=True):
        if digest in known:
            outcome.counts[KNOWN] += 1
            continue
        known.add(digest)
        try:
            entry = entry_of(data, item.given)
        except Trouble as trouble:
            outcome.counts[REFUSED] += 1
            outcome.refused.append((item.given.path, trouble.code, trouble.sentence("zh")))
            # Not a Source: once the file is mended or a reader is there, it is taken in.
            continue
        yield entry


def _namesake(found: Found, entry: Entry, outcome: Outcome) -> None:
    if found.case is Case.NAMESAKE:
        outcome.namesakes.append(entry.given.path)
        entry.fields.open.append(Open("title", Why.SAME_TITLE, entry.fields.title))


def _write_fresh(fresh: list[Entry], shelf: Shelf, outcome: Outcome, at: datetime) -> None:
    for document, entry in zip(create(fresh, at=at), fresh, strict=True):
        shelf.put(document)
        _sourced(document, entry, Case.CREATED, outcome, at)
    validity.refresh([document.pk for entry in fresh for document in shelf.by_title[entry.title_key]], at=at)
    fresh.clear()


def _write(entry: Entry, found: Found, shelf: Shelf, outcome: Outcome, at: datetime) -> None:
    document = found.document
    if document is None:
        _namesake(found, entry, outcome)
        _write_fresh([entry], shelf, outcome, at)
        return
    if found.case is Case.VERSION:
        add_version(document, entry, at=at)
    elif found.case is Case.PART and found.version is not None:
        _join(found.version, entry, at)
    elif found.version is not None and found.version.sha256 != entry.sha256:
        put_down([(document, [Open("text", Why.ALIKE, found.version.source_path, entry.given.path)])])
    refield(document, entry, at=at)
    validity.refresh([document.pk], at=at)
    _sourced(document, entry, found.case, outcome, at)


def _sourced(document: Document, entry: Entry, case: Case, outcome: Outcome, at: datetime) -> None:
    outcome.counts[case.value] += 1
    outcome.touched.add(document.pk)
    if not originals.keep(document, entry):
        outcome.unkept.append(entry.given.path)
    Source.objects.create(
        digest=entry.digest, path=entry.given.path[:500], document=document, outcome=case.value, at=at
    )


def _join(version: Version, entry: Entry, at: datetime) -> None:
    """Puts a part of a text where its articles belong; what both say before their articles is told once."""
    here = article_numbers(version.provisions.filter(kind="article").values_list("anchor", flat=True))
    one, other = (version.text, loaded(version.structure)), (entry.text, entry.parts)
    first, second = (one, other) if min(here) < min(article_numbers(entry.articles)) else (other, one)
    head = next((part.end for part in second[1] if part.kind == "head"), 0)
    told = set(first[0].split("\n"))
    opening = [line for line in second[0][:head].split("\n") if line and line not in told]
    whole = "\n".join([first[0], *opening, second[0][head:].strip("\n")])
    replace_text(version, entry_of_text(whole, entry.given, digest=entry.digest), at=at)
