"""What the index holds of one text, and how its fields are asked.

One entry a version. The entry of a document's last version also carries, apart, the pairs of the older ones: a search without a
date finds a document by any of its texts and counts it once; a search on a day asks the version of that day alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import tantivy

from fadu.library.search import tokens
from fadu.library.search.terms import segmenter

FORMAT = 5  # raise it whenever an entry is written otherwise: an index of another format is built anew
NEVER, ALWAYS = 0, 4_000_000  # ordinals of days before and after all others

_EXACT = ("kind", "issuer", "topic")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One version as it enters the index; days are included at both ends, None where the texts do not say."""

    document: int
    version: int
    title: str
    text: str
    names: tuple[str, ...] = ()  # all that it is called, beside its title
    numbers: tuple[str, ...] = ()  # normalised document numbers
    number: str = ""  # as written
    registers: str = ""  # 索引号, 统一登记号
    kind: str = "other"
    rank: int = 12  # of its kind, 0 the highest
    issuers: tuple[str, ...] = ()
    topic: str = ""  # 综合政务\政务公开
    written: date | None = None
    begins: date | None = None
    ends: date | None = None
    ended_as: str = ""
    since: date | None = None
    until: date | None = None
    last: bool = True
    older: tuple[str, ...] = ()
    public: bool = True
    provisions: tuple[tuple[int, int], ...] = ()  # start and end of each; none: the text is one


@cache
def schema() -> tantivy.Schema:
    """Pairs carry positions (phrases), words carry frequencies (ranking), single characters only presence."""
    built = tantivy.SchemaBuilder()
    for name in ("pairs", "older", "title_pairs"):
        built.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("words", "title_words"):
        built.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("characters", "older_characters", "title_characters"):
        built.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in ("name", "number", "pinyin", "initials", "marker"):
        built.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in _EXACT:
        built.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    built.add_text_field("ended_as", tokenizer_name="raw", index_option="basic", fast=True)
    for name in (
        "document",
        "of",
        "last",
        "aged",
        "public",
        "rank",
        "year",
        "written",
        "begins",
        "ends",
        "since",
        "until",
    ):
        built.add_integer_field(name, indexed=True, fast=True)
    for name in ("titled", "cursor"):
        built.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    return built.build()


def ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()


@cache
def leaf_schema() -> tantivy.Schema:
    """The provisions, in an index of their own: beside whole texts they would bend the weights of both."""
    built = tantivy.SchemaBuilder()
    built.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    for name in ("document", "version", "last", "public"):
        built.add_integer_field(name, indexed=True, fast=True)
    return built.build()


def entries(sheet: Sheet) -> tuple[tantivy.Document, list[tantivy.Document]]:
    """The sheet as Tantivy takes it: the whole, and a leaf for each provision (the title's words stand in each of them)."""
    title, body = tokens.fold(sheet.title), tokens.fold(sheet.text)
    titled = segmenter().indexed(title)
    pieces = [sheet.text[start:end] for start, end in sheet.provisions] or [sheet.text]
    words = [segmenter().indexed(tokens.fold(piece)) for piece in pieces]
    made = _whole(sheet, title, body)
    made.add_text("words", " ".join(word for some in words for word in some))
    made.add_text("title_words", " ".join(titled))
    return made, [_leaf(sheet, [*titled, *some]) for some in words if some]


def _leaf(sheet: Sheet, words: list[str]) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("words", " ".join(words))
    given = {"document": sheet.document, "version": sheet.version, "last": sheet.last, "public": sheet.public}
    for name, number in given.items():
        made.add_integer(name, int(number))
    return made


def _whole(sheet: Sheet, title: str, body: str) -> tantivy.Document:
    """Title and numbers stand in front of the text, so that one phrase finds them all."""
    whole = tokens.BREAK.join((title, tokens.fold(sheet.number), tokens.fold(sheet.registers), body))
    made = tantivy.Document()
    made.add_text("pairs", tokens.pairs(whole))
    made.add_text("characters", tokens.characters(whole))
    made.add_text("title_pairs", tokens.pairs(title))
    made.add_text("title_characters", tokens.characters(title))
    if sheet.last:
        _add_names(made, sheet, title)
    if sheet.older:
        older = tokens.BREAK.join(tokens.fold(text) for text in sheet.older)
        made.add_text("older", tokens.pairs(older))
        made.add_text("older_characters", tokens.characters(older))
    _add_fields(made, sheet)
    return made


def _add_names(made: tantivy.Document, sheet: Sheet, title: str) -> None:
    for name in {title, *(tokens.fold(name) for name in sheet.names)}:
        made.add_text("name", name)
    for number in sheet.numbers:
        made.add_text("number", number)
    for name in tokens.pinyin_starts(title):
        made.add_text("pinyin", name)
    for name in tokens.initials_starts(title):
        made.add_text("initials", name)


def _add_fields(made: tantivy.Document, sheet: Sheet) -> None:
    made.add_text("kind", sheet.kind)
    for issuer in sheet.issuers:
        made.add_text("issuer", issuer)
    for topic in topics(sheet.topic):
        made.add_text("topic", topic)
    made.add_text("ended_as", sheet.ended_as or "none")
    made.add_text("titled", sheet.title)
    numbers = {
        "document": sheet.document, "of": sheet.version, "last": int(sheet.last), "aged": int(bool(sheet.older)),
        "public": int(sheet.public), "rank": sheet.rank,
        "year": sheet.written.year if sheet.written else 0, "written": ordinal(sheet.written, NEVER),
        "begins": ordinal(sheet.begins, NEVER), "ends": ordinal(sheet.ends, ALWAYS),
        "since": ordinal(sheet.since, NEVER), "until": ordinal(sheet.until, ALWAYS),
    }  # fmt: skip
    for name, number in numbers.items():
        made.add_integer(name, number)


def topics(topic: str) -> tuple[str, ...]:
    """综合政务\\政务公开 stands under 综合政务 and under itself."""
    parts = [part.strip() for part in topic.replace("/", "\\").split("\\") if part.strip()]
    return tuple("\\".join(parts[: n + 1]) for n in range(len(parts)))
