"""开放数据: what is public anyway, as machines read it: registers, figures, sealed editions, and a catalogue of them all.

Whoever asks gets what the public may see, an official too: a copy that is passed on must not hold more.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fadu import cities
from fadu.engine.identity import identity
from fadu.engine.values import book
from fadu.pages.cells import harmless
from fadu.pages.feed import Feed
from fadu.pages.metadata import Column, Metadata
from fadu.pages.query import year_of
from fadu.pages.visible import said_fact, unit_named
from fadu.pages.visit import Visit, visit
from fadu.portal.registers import as_csv, as_json, entries, register, registers, remark
from fadu.report import areas
from fadu.report.edition import words
from fadu.report.shown import shown

LATEST = 50


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
        description="；".join(remark(who)), language="zh-CN", feed_url=request.build_absolute_uri(),
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
        whole = {"city": ground.code, "year": asked, "remark": remark(who), "figures": told}
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
        "dct:description": "；".join(remark(visit(request))), "dct:publisher": city.compiler.zh, "dcat:dataset": sets,
    }  # fmt: skip
    return HttpResponse(json.dumps(whole, ensure_ascii=False), content_type="application/ld+json")


def _set(id: str, title: str, *files: dict[str, str]) -> dict[str, Any]:
    return {
        "@type": "dcat:Dataset",
        "dct:identifier": id,
        "dct:title": title,
        "dcat:distribution": list(files),
    }
