"""What a figure of an edition stands on: value, rule, article, SQL, and a hash over the ids of the records it counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import psycopg
from django.db import connection

from fadu.engine.line import Line
from fadu.engine.values import Book, Counting, Period
from fadu.measure.cite import Cite, Term
from fadu.measure.figure import WHOLE, Figure, Rate, parts_of
from fadu.measure.trouble import Trouble
from fadu.report.edition import words
from fadu.report.shown import Word


class CountsDisagree(Trouble):
    code = "RP-010"
    title = Term("计数与记录不一致", "Tally and records disagree")
    zh = "指标 {figure}：计数为 {tally}，而所列记录有 {records} 条。"
    en = "Figure {figure}: the tally says {tally}, yet the records listed are {records}."
    remedy_zh = "若其间有人办件，请再试一次；仍不一致请用“fadu verify”查明。"
    remedy_en = "If somebody acted meanwhile, try again; if it stays so, find out with `fadu verify`."


@dataclass(frozen=True, slots=True)
class Part:
    """One single figure behind a value: what it counts, read by key, and the hash over the ids (one a line)."""

    figure: str
    sign: int
    value: int
    records: int
    ids: str
    sql: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A figure's sealed value; a rate keeps numerator and denominator and is null where the denominator is zero."""

    value: str | None
    numerator: int | None
    denominator: int | None
    unit: str
    rule_id: str
    rule: str
    cite: str
    parts: tuple[Part, ...]

    @property
    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {**asdict(self), "parts": [asdict(part) for part in self.parts]}


def grounds(read: Book, area: str) -> dict[str, dict[str, Any]]:
    """Every declared figure's ground for an area, by id."""
    known: dict[str, Part] = {}
    return {
        id: _ground(read, line, word, area=area, known=known).plain for id, (line, word) in words().items()
    }


def _ground(read: Book, line: Line, word: Word, *, area: str, known: dict[str, Part]) -> Ground:
    amounts = (word.numerator, word.denominator) if isinstance(word, Rate) else (word,)
    values = [read.value(line, amount, area) for amount in amounts]
    counted = [pair for amount in amounts for pair in parts_of(amount)]
    parts = tuple(_parts(read, line, counted, area=area, known=known))
    top, base = values if isinstance(word, Rate) else (None, None)
    if isinstance(word, Rate):
        value, unit = (f"{top}/{base}" if base else None), "%"
    else:
        value, unit = str(values[0]), word.unit.title.zh
    return Ground(value, top, base, unit, _rule_id(line, word), _rule(word.rule), _cited(word.cite), parts)


def _rule_id(line: Line, word: Word) -> str:
    return (word.rule_id if isinstance(word, Rate) else "") or f"{line.id}.{word.name}"


def _rule(rule: Term | None) -> str:
    return rule.zh if rule else ""


def _cited(cite: Cite | None) -> str:
    return f"{cite.zh}［{cite.mark.term.zh}］" if cite else ""


def _parts(
    read: Book, line: Line, counted: Iterable[tuple[int, Figure]], *, area: str, known: dict[str, Part]
) -> Iterator[Part]:
    """A figure that stands behind several values is read once."""
    for sign, figure in counted:
        id = f"{line.id}.{figure.name}"
        if id not in known:
            value = read.reader(line, area)(figure, WHOLE)
            known[id] = _part(Counting(line, figure, Period(read.year), area), value)
        one = known[id]
        yield Part(one.figure, sign, one.value, one.records, one.ids, one.sql)


def _part(counting: Counting, value: int) -> Part:
    sql = listing(counting)
    records, ids = ids_hash(sql)
    id = f"{counting.line.id}.{counting.figure.name}"
    if counting.figure.sums is None and records != value:
        raise CountsDisagree(figure=id, tally=value, records=records)
    return Part(id, 1, value, records, ids, sql)


def listing(counting: Counting) -> str:
    """The SQL, with its values in place, that lists by key what is counted."""
    where, values = counting.condition()
    sql = f'SELECT id FROM "{counting.line.table}" WHERE {where} ORDER BY id'
    connection.ensure_connection()
    with psycopg.ClientCursor(connection.connection) as cursor:
        return cursor.mogrify(sql, values)


def ids_hash(sql: str) -> tuple[int, str]:
    """How many ids a listing yields and SHA-256 over them, one a line: streamed, however many there are."""
    digest, records = hashlib.sha256(), 0
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor, cursor.copy(f"COPY ({sql}) TO STDOUT") as copy:
        for block in copy:
            digest.update(block)
            records += bytes(block).count(b"\n")
    return records, digest.hexdigest()
