"""开放数据: what is public anyway, as machines read it: registers, figures, sealed editions, and a catalogue of them all.

Whoever asks gets what the public may see, an official too: a copy that is passed on must not hold more.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import IO, Any

from django.conf import settings
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fadu import cities
from fadu.engine.access import THE_PUBLIC, readable_sql
from fadu.engine.facts import Note
from fadu.engine.identity import identity
from fadu.engine.line import Line, line, lines
from fadu.engine.people import units
from fadu.engine.values import book
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble
from fadu.pages.feed import Feed
from fadu.pages.metadata import Column, Metadata
from fadu.pages.query import year_of
from fadu.pages.visible import readable, said_fact, unit_named
from fadu.pages.visit import SYNTHETIC, Visit, visit
from fadu.portal.export import harmless, snapshot
from fadu.report import areas
from fadu.report.edition import words
from fadu.report.shown import shown

BATCH, LATEST = 5_000, 50
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
    """A public register: the line of work whose records anyone may open, and the facts of it that are told."""

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
        writer.writerow([of.line.title.said(who.lang), str(year or ""), *_remark(who)])
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
            "remark": _remark(who), "fields": dictionary(of), "states": _states(of)}  # fmt: skip
    with snapshot():
        made.write(json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "records": [')
        for number, one in enumerate(entries(of, year)):
            made.write((b",\n" if number else b"\n") + _plain(one).encode())
        made.write(b"\n]}\n")
    made.seek(0)
    return made


def _remark(who: Visit) -> list[str]:
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


# ---------------------------------------------------------------------------------------------------- the pages


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "portal/open_data.html",
        {"registers": registers(), "year": _usual(visit(request)), "metadata": Metadata(Column.OPEN_DATA)},
    )


def _usual(who: Visit) -> int:
    return who.office.rehearsed.year if who.office.rehearsed else who.today.year


@require_safe
def register_file(request: HttpRequest, id: str, kind: str) -> FileResponse:
    """`?year=`: the records opened in it; without one, all."""
    who, of = visit(request), register(id)
    year = year_of(request.GET, 0) or None
    made = as_csv(of, year, who) if kind == "csv" else as_json(of, year, who)
    return FileResponse(made, as_attachment=True, filename=f"{id}{f'-{year}' if year else ''}.{kind}")


@require_safe
def register_feed(request: HttpRequest, id: str) -> HttpResponse:
    """Atom: the records opened last."""
    who, of = visit(request), register(id)
    feed = Feed(
        title=of.line.title.said(who.lang), link=request.build_absolute_uri(reverse("open-data")),
        description="；".join(_remark(who)), language="zh-CN", feed_url=request.build_absolute_uri(),
        author_name=cities.city(settings.CITY).name.zh,
    )  # fmt: skip
    for one in entries(of, None, latest=LATEST):
        number = str(identity(one.key))
        address = request.build_absolute_uri(reverse("record", args=(number,)))
        told = [f"{note.title.said(who.lang)}：{said_fact(note, one.facts[name], who.lang)}"
                for name, note in of.notes.items() if one.facts[name] is not None]  # fmt: skip
        opened = datetime.combine(one.own["opened"], time(), timezone.get_current_timezone())
        feed.add_item(title=f"{number} {unit_named(one.own['unit'], who.lang)}", link=address, unique_id=address,
                      description="；".join(told), pubdate=opened, updateddate=opened)  # fmt: skip
    return feed.response()


@require_safe
def figures_file(request: HttpRequest, year: str, kind: str) -> HttpResponse:
    """Every declared figure of the city in a year: id, title, value, unit, numerator and denominator, article."""
    who, ground = visit(request), areas.city()
    asked = year_of({"year": year}, 0)
    read = book(asked, [ground.code])
    told = [
        {"id": id, "title": word.title.zh, "title_en": word.title.en, "value": _number(value.plain), "unit": unit,
         "numerator": value.numerator, "denominator": value.denominator, "cite": word.cite.zh if word.cite else None}
        for id, (of, word) in words().items()
        for value in (shown(read, of, word, ground.code),)
        for unit in (value.unit.title.zh if value.unit else "%",)
    ]  # fmt: skip
    if kind == "json":
        whole = {"city": ground.code, "year": asked, "remark": _remark(who), "figures": told}
        return HttpResponse(json.dumps(whole, ensure_ascii=False), content_type="application/json")
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(told[0]))
    writer.writeheader()
    writer.writerows(
        {name: harmless("" if cell is None else str(cell)) for name, cell in one.items()} for one in told
    )
    made = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    made.headers["Content-Disposition"] = f'attachment; filename="figures-{ground.code}-{year}.csv"'
    return made


def _number(value: Any) -> Any:
    """Whole as a number, a fraction as the text of numerator and denominator: nothing is rounded."""
    return value if value is None or isinstance(value, int) else str(value)


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """DCAT (JSON-LD): every data set and where its files are."""

    def file(name: str, *args: object, media: str) -> dict[str, str]:
        address = request.build_absolute_uri(reverse(name, args=args))
        return {"@type": "dcat:Distribution", "dcat:downloadURL": address, "dcat:mediaType": media}

    year, city = _usual(visit(request)), cities.city(settings.CITY)
    sets = [
        _set(one.id, one.line.title.zh, file("register-file", one.id, "csv", media="text/csv"),
             file("register-file", one.id, "json", media="application/json"),
             file("register-feed", one.id, media="application/atom+xml"))
        for one in registers()
    ]  # fmt: skip
    sets.append(_set("figures", f"{city.name.zh}{year}年全部指标", file("figures-file", year, "csv", media="text/csv"),
                     file("figures-file", year, "json", media="application/json")))  # fmt: skip
    sets.append(_set("library", "政策文件库", file("library-export", media="application/x-ndjson"),
                     file("library-feed", media="application/atom+xml"), file("library-sitemap", media="application/xml"),
                     file("library-search-json", media="application/json")))  # fmt: skip
    sets.append(_set("drafts", "征求意见", file("drafts-feed", media="application/atom+xml")))
    sets.append(_set("editions", "历次封存的报告", file("editions-feed", media="application/atom+xml")))
    whole = {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Catalog", "dct:title": f"{city.name.zh}法治政府建设开放数据",
        "dct:description": "；".join(_remark(visit(request))), "dct:publisher": city.compiler.zh, "dcat:dataset": sets,
    }  # fmt: skip
    return HttpResponse(json.dumps(whole, ensure_ascii=False), content_type="application/ld+json")


def _set(id: str, title: str, *files: dict[str, str]) -> dict[str, Any]:
    return {
        "@type": "dcat:Dataset",
        "dct:identifier": id,
        "dct:title": title,
        "dcat:distribution": list(files),
    }
