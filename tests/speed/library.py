"""The library's search at 100,000 documents beside bare Tantivy, in one run. The documents are made: real articles of the corpus, put
together at random to some 1,500 characters each, a seventh of them under a real title. Bare Tantivy has the same tokens, stores the text,
makes the snippets itself and counts the same facets; it knows neither names, versions, provisions nor the database. Queries are one to
three words of one document. Both are asked by turns, three times; of each query the median counts. The million is worked out from these.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query
from tests.speed._beside import beside, turned

DOCUMENTS = int(os.environ.get("LIBRARY_DOCUMENTS", "100000"))
LENGTH, QUERIES, ROUNDS, PAGE = 1_500, 60, 3, 10
AT_LEAST = {"indexing_against_bare": 0.5}
AT_MOST = {"p99_over_bare": 1.5, "new_document_findable_slowest_seconds": 1.0}
TODAY = date(2026, 1, 1)
_CORPUS = Path(os.environ.get("FADU_SHARED", Path(__file__).parents[3] / "shared")) / "corpus"
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百千]+条", re.M)
_TABLES = ("library_document", "library_version", "library_provision", "library_name", "library_revision")


def run() -> dict[str, float]:
    folder = Path(tempfile.mkdtemp(prefix="fadu-speed-library-"))
    try:
        with beside() as aside:
            for table in _TABLES:
                aside.make(table)
            aside.open()
            with turned():
                return _measured(folder)
    finally:
        shutil.rmtree(folder)


def _measured(folder: Path) -> dict[str, float]:
    from fadu.library.search import searching
    from fadu.library.search.follow import rebuild

    _fill()
    searching.place = lambda: folder / "ours"  # beside the installation's own
    ours = _seconds(lambda: rebuild(folder / "ours"))
    bare = _Bare(folder / "bare")
    theirs = _seconds(bare.build)
    found = {
        "documents": float(DOCUMENTS),
        "indexed_a_second": DOCUMENTS / ours,
        "indexing_against_bare": theirs / ours,
        "bytes_a_document": _size(folder / "ours") / DOCUMENTS,
        "bytes_a_document_bare": _size(folder / "bare") / DOCUMENTS,
        "a_million_indexed_minutes": 1e6 * ours / DOCUMENTS / 60,
        "a_million_gigabytes": 1e4 * _size(folder / "ours") / DOCUMENTS / 1e7,
    }
    return found | _asked(bare) | _findable(folder / "ours")


# ------------------------------------------------------------------------------------------------------ documents


def _articles() -> tuple[list[str], list[str]]:
    """The corpus's titles and articles."""
    rows = [json.loads(line) for line in (_CORPUS / "fulltext_index.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["file"].startswith(("laws/", "policy/"))]
    articles: list[str] = []
    for row in rows:
        text = (_CORPUS / row["file"]).read_text(encoding="utf-8")
        starts = [found.start() for found in _ARTICLE.finditer(text)]
        articles += [text[a:b].strip() for a, b in pairwise(starts)]
    return [row["title"] for row in rows], articles


def _made() -> Iterator[tuple[str, list[str]]]:
    """A title and its provisions."""
    draw = random.Random(1)
    titles, articles = _articles()
    for n in range(DOCUMENTS):
        chosen: list[str] = []
        while sum(map(len, chosen)) < LENGTH:
            chosen.append(draw.choice(articles)[:LENGTH])
        title = titles[n % len(titles)] if n % 7 == 0 else f"{draw.choice(chosen)[4:16]}办法"
        yield re.sub(r"\s", "", title), chosen


def _fill() -> None:
    """Straight into the tables: what is measured is the search, not the intake."""
    draw, at = random.Random(2), datetime(2026, 1, 1, tzinfo=UTC)
    kinds = ("law", "administrative_regulation", "local_regulation", "department_rule", "normative_document")
    documents, versions, provisions = [], [], []
    for n, (title, chosen) in enumerate(_made(), 1):
        day = date(draw.randint(1990, 2025), draw.randint(1, 12), draw.randint(1, 28))
        ends = date(day.year + 5, 1, 1) if draw.random() < 0.2 else None
        issuers = json.dumps([f"第{draw.randint(1, 200)}号机关"], ensure_ascii=False)
        topic = f"{draw.randint(1, 20)}类\\{draw.randint(1, 5)}目"
        documents.append(
            (n, f"d{n}", draw.choice(kinds), title, title, issuers, topic, day, day, ends, at, at)
        )
        versions.append((n, n, 1, "\n".join(chosen), "", "{}"))
        start = 0
        for seq, text in enumerate(chosen):
            provisions.append(
                (n, seq, f"a{seq + 1}", "article", f"第{seq + 1}条", start, start + len(text) + 1)
            )
            start += len(text) + 1
    blank = {"ended_as": "", "title_en": "", "number": "", "number_key": "", "registration_no": "", "index_no": "", "keywords": "",
             "trial": False, "disclosure_mode": "", "disclosure_scope": "", "responsible": "", "public": True, "synthetic": False,
             "source_path": "", "source_url": ""}  # fmt: skip
    _copy(
        "library_document",
        "id code kind title title_key issuers topic written_on begins ends created_at changed_at",
        documents,
        blank,
    )
    _copy("library_version", "id document_id n text sha256 structure", versions, {"source_path": ""})
    _copy(
        "library_provision",
        "version_id seq anchor kind label start end",
        provisions,
        {"heading": "", "path": ""},
        counted=True,
    )


def _copy(
    table: str, columns: str, rows: Sequence[tuple[Any, ...]], same: dict[str, Any], *, counted: bool = False
) -> None:
    from django.db import connection
    from psycopg import sql

    connection.ensure_connection()
    names = [*(["id"] if counted else []), *columns.split(), *same]
    named = sql.SQL(", ").join(map(sql.Identifier, names))
    with connection.connection.cursor() as cursor:
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), named)) as copy:
            for n, row in enumerate(rows, 1):
                copy.write_row([*([n] if counted else []), *row, *same.values()])
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))


# ------------------------------------------------------------------------------------------------------ bare Tantivy


class _Bare:
    """The same tokens in one index, asked as its own documentation shows."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        made = tantivy.SchemaBuilder()
        for name in ("pairs", "title_pairs"):
            made.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        made.add_text_field("words", stored=True, tokenizer_name="whitespace", index_option="position")
        made.add_text_field("title_words", stored=True, tokenizer_name="whitespace", index_option="freq")
        made.add_text_field("characters", tokenizer_name="whitespace", index_option="basic")
        for name in ("kind", "issuer", "topic"):
            made.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
        for name in ("year", "begins", "ends"):
            made.add_integer_field(name, indexed=True, fast=True)
        self.schema = made.build()
        self.index = tantivy.Index(self.schema, path=str(folder))

    def build(self) -> None:
        from fadu.library.models import Document
        from fadu.library.search.shelving import BATCH, sheets

        writer = self.index.writer(128_000_000, 1)
        documents = list(Document.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(documents), BATCH):
            for sheet in sheets(documents[start : start + BATCH]):
                writer.add_document(self._entry(sheet))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def _entry(self, sheet: Any) -> tantivy.Document:
        from fadu.library.search import tokens
        from fadu.library.search.terms import segmenter

        title, body = tokens.fold(sheet.title), tokens.fold(sheet.text)
        made = tantivy.Document()
        made.add_text("pairs", tokens.pairs(f"{title}|{body}"))
        made.add_text("characters", tokens.characters(body))
        made.add_text("words", " ".join(segmenter().indexed(body)))
        made.add_text("title_pairs", tokens.pairs(title))
        made.add_text("title_words", " ".join(segmenter().indexed(title)))
        for name, value in (("kind", sheet.kind), ("issuer", sheet.issuers[0]), ("topic", sheet.topic)):
            made.add_text(name, value)
        days = {
            "year": sheet.written.year,
            "begins": sheet.begins.toordinal(),
            "ends": (sheet.ends or date.max).toordinal(),
        }
        for name, number in days.items():
            made.add_integer(name, number)
        return made

    def search(self, typed: str) -> int:
        from fadu.library.search.tokens import pairs_asked

        words = typed.split()
        phrases = [Query.phrase_query(self.schema, "pairs", [*pairs_asked(word)]) if len(word) > 2
                   else Query.term_query(self.schema, "pairs", word) for word in words]  # fmt: skip
        said = [
            Query.term_query(self.schema, field, word) for word in words for field in ("words", "title_words")
        ]
        matching = Query.boolean_query([(Occur.Must, phrase) for phrase in phrases])
        ranked = Query.boolean_query([(Occur.Must, matching), *((Occur.Should, one) for one in said)])
        found = self.searcher.search(ranked, limit=PAGE)
        names = ("kind", "issuer", "topic", "year")
        self.searcher.aggregate(matching, {name: {"terms": {"field": name, "size": 40}} for name in names}
                                | {"ends": {"range": {"field": "ends", "ranges": [{"to": TODAY.toordinal()}]}}})  # fmt: skip
        snippets = tantivy.SnippetGenerator.create(self.searcher, Query.boolean_query([(Occur.Should, one) for one in said[::2]]),
                                                   self.schema, "words")  # fmt: skip
        for _, address in found.hits:
            snippets.snippet_from_doc(self.searcher.doc(address)).to_html()
        return int(found.count)  # type: ignore[attr-defined]


# ------------------------------------------------------------------------------------------------------ measuring


def _queries() -> list[str]:
    """One to three words of one document: there is always an answer."""
    from fadu.library.models import Version
    from fadu.library.search.terms import segmenter
    from fadu.library.search.tokens import fold

    draw, found = random.Random(3), []
    for n in range(3 * QUERIES):
        text = Version.objects.get(pk=draw.randint(1, DOCUMENTS)).text
        words = [word for word in segmenter().asked(fold(text)) if len(word) > 1 and word.isalpha()]
        found.append(" ".join(draw.sample(words, n % 3 + 1)))
    return found


def _asked(bare: _Bare) -> dict[str, float]:
    from fadu.library.search.searching import Wanted, search

    queries = _queries()
    ours: dict[str, list[float]] = {query: [] for query in queries}
    theirs: dict[str, list[float]] = {query: [] for query in queries}
    for query in queries[:10]:
        search(Wanted(query, TODAY))
        bare.search(query)
    for _ in range(ROUNDS):
        for query in queries:
            ours[query].append(_seconds(lambda query=query: search(Wanted(query, TODAY))))
            theirs[query].append(_seconds(lambda query=query: bare.search(query)))
    mine = sorted(statistics.median(times) for times in ours.values())
    bares = sorted(statistics.median(times) for times in theirs.values())
    return {
        "p50_ms": 1000 * _share(mine, 0.5), "p99_ms": 1000 * _share(mine, 0.99),
        "bare_p50_ms": 1000 * _share(bares, 0.5), "bare_p99_ms": 1000 * _share(bares, 0.99),
        "p50_over_bare": _share(mine, 0.5) / _share(bares, 0.5), "p99_over_bare": _share(mine, 0.99) / _share(bares, 0.99),
    }  # fmt: skip


def _share(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, round(share * len(ordered)))]


def _findable(root: Path) -> dict[str, float]:
    """From the commit of a new document until a search finds it, the follower's loop running as in `fadu up`."""
    from django.db import connection

    from fadu.library.changes import note
    from fadu.library.kinds import What
    from fadu.library.models import Document, Version
    from fadu.library.search.follow import run_forever
    from fadu.library.search.searching import Wanted, search

    stop = threading.Event()

    def follow() -> None:
        with turned():
            run_forever(root, stop=stop.is_set)
        connection.close()

    follower = threading.Thread(target=follow)
    follower.start()
    waited, at = [], datetime(2026, 1, 1, tzinfo=UTC)
    try:
        time.sleep(2)
        for n in range(DOCUMENTS + 1, DOCUMENTS + 11):
            made = Document.objects.create(
                pk=n, code=f"n{n}", kind="law", title=f"新法{n}", created_at=at, changed_at=at
            )
            Version.objects.create(
                pk=n, document=made, n=1, text=f"第一条 甲乙丙丁{n}。", structure={}, sha256=""
            )
            note([n], What.CREATED, at=at)
            began = time.perf_counter()
            while (
                search(Wanted(f"甲乙丙丁{n}", TODAY, as_typed=True)).count == 0
                and time.perf_counter() - began < 30
            ):
                time.sleep(0.005)
            waited.append(time.perf_counter() - began)
    finally:
        stop.set()
        follower.join()
    return {
        "new_document_findable_seconds": statistics.median(waited),
        "new_document_findable_slowest_seconds": max(waited),
    }


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
