"""The public registers whole: every record that anyone may open, its public facts alone, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from django.db import connection

from fadu.engine.access import THE_PUBLIC, readable_sql
from fadu.engine.facts import Note
from fadu.engine.identity import identity
from fadu.engine.line import Line, line, lines
from fadu.engine.people import units
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble
from fadu.pages.cells import harmless
from fadu.pages.visible import readable, said_fact, unit_named
from fadu.pages.visit import SYNTHETIC, Visit
from fadu.portal.export import snapshot

BATCH = 5_000
OWN = ("id", "unit", "state", "opened", "closed")


class NotOpenData(Trouble):
    code = "PT-002"
    title = Term("不是开放的登记簿", "Not an open register")
    zh = "“{what}”的单条记录依法不对外公开，没有开放数据。"
    en = "Single records of “{what}” are not public, so there is no open data of them."
    remedy_zh = "请从开放数据目录中选择；这项业务的数字见“数据”。"
    remedy_en = "Choose from the catalogue; the numbers of this line are under Figures."
    status = 404


@dataclass(frozen=True, slots=True)
class Register:
    """A public register: a line whose records anyone may open, and the facts of it that are told."""

    line: Line
    notes: dict[str, Note]

    @property
    def id(self) -> str:
        return self.line.id

    @property
    def conditional(self) -> bool:
        """Is only a part of its records public (those published)?"""
        return self.line.public_sql() != "TRUE"


def registers() -> list[Register]:
    return [Register(one, readable(one, THE_PUBLIC)) for one in lines() if one.public]


def register(id: str) -> Register:
    found = line(id)
    if not found.public:
        raise NotOpenData(what=found.title)
    return Register(found, readable(found, THE_PUBLIC))


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a register: its columns and its public facts, as stored (codes, ISO days, fen)."""

    key: int
    own: dict[str, Any]
    facts: dict[str, Any]


def entries(of: Register, year: int | None, *, latest: int | None = None) -> Iterator[Entry]:
    """The public records opened in a year (or ever), by key; or the `latest` opened ones."""
    condition, values = readable_sql(THE_PUBLIC, of.line)
    if year is not None:
        condition += " AND opened BETWEEN %(first)s AND %(last)s"
        values = {**values, "first": date(year, 1, 1), "last": date(year, 12, 31)}
    columns = ", ".join(f'"{name}"' for name in (*OWN, *of.notes))
    order = "opened DESC, id DESC" if latest else "id"
    sql = f'SELECT {columns} FROM "{of.line.table}" WHERE id > %(after)s AND {condition} ORDER BY {order} LIMIT %(size)s'
    size, after = latest or BATCH, 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(sql, {**values, "after": after, "size": size})
            rows = cursor.fetchall()
        for row in rows:
            own = dict(zip(OWN, row, strict=False))
            yield Entry(row[0], own, dict(zip(of.notes, row[len(OWN) :], strict=True)))
        if latest or len(rows) < size:
            return
        after = rows[-1][0]


def as_csv(of: Register, year: int | None, who: Visit) -> IO[bytes]:
    """In words, as people read it; the first line says what it is."""
    made = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    text = io.TextIOWrapper(made, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    heads = (Term("编号", "Number"), Term("单位", "Unit"), Term("状态", "State"), Term("立案（登记）", "Opened"),
             Term("办结（终止）", "Closed"), *(note.title for note in of.notes.values()))  # fmt: skip
    with snapshot():
        writer.writerow([of.line.title.said(who.lang), str(year or ""), *remark(who)])
        writer.writerow([head.said(who.lang) for head in heads])
        for one in entries(of, year):
            writer.writerow([harmless(cell) for cell in _cells(of, one, who.lang)])
    text.flush()
    text.detach()
    made.seek(0)
    return made


def _cells(of: Register, one: Entry, lang: Lang) -> Iterator[str]:
    yield str(identity(one.key))
    yield unit_named(one.own["unit"], lang)
    yield of.line.states[one.own["state"]].title.said(lang)
    yield from (day.isoformat() if day else "" for day in (one.own["opened"], one.own["closed"]))
    yield from (said_fact(note, one.facts[name], lang) for name, note in of.notes.items())


def as_json(of: Register, year: int | None, who: Visit) -> IO[bytes]:
    """Codes, ISO days and fen as stored, with the dictionary that explains them."""
    made = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    head = {"register": of.id, "title": of.line.title.zh, "title_en": of.line.title.en, "year": year,
            "remark": remark(who), "fields": dictionary(of), "states": _states(of)}  # fmt: skip
    with snapshot():
        made.write(json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "records": [')
        for number, one in enumerate(entries(of, year)):
            made.write((b",\n" if number else b"\n") + _plain(one).encode())
        made.write(b"\n]}\n")
    made.seek(0)
    return made


def remark(who: Visit) -> list[str]:
    return [SYNTHETIC.zh] if who.office.rehearsed else []


def _plain(one: Entry) -> str:
    unit = units().get(one.own["unit"])
    told = {
        **one.own,
        "id": str(identity(one.key)),
        "unit": unit.code if unit else str(one.own["unit"]),
        **one.facts,
    }
    return json.dumps(told, ensure_ascii=False, default=lambda value: value.isoformat())


def dictionary(of: Register) -> dict[str, dict[str, Any]]:
    """What each field means: its title, kind, article and codes."""
    return {
        name: {
            "title": note.title.zh, "title_en": note.title.en, "kind": note.kind,
            "cite": note.cite.zh if note.cite else None,
            "codes": {code: one.title.zh for code, one in note.choices.codes.items()} if note.choices else None,
        }
        for name, note in of.notes.items()
    }  # fmt: skip


def _states(of: Register) -> dict[str, str]:
    return {name: state.title.zh for name, state in of.line.states.items()}
