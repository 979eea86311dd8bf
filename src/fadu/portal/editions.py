"""The sealed editions as pages and as data: what was published, what it stands on, what corrected it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fadu import cities
from fadu.measure import proof
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.feed import Feed
from fadu.pages.metadata import Column, Metadata
from fadu.pages.visit import visit
from fadu.portal.export import harmless
from fadu.report.edition import words
from fadu.report.models import Edition


class NoSuchEdition(Trouble):
    code = "PT-001"
    title = Term("没有这一版", "No such edition")
    zh = "{year}年度报告没有第{number}版：它尚未封存。"
    en = "There is no edition {number} of the report for {year}: it has not been sealed."
    remedy_zh = "请从“历次封存的报告”中选择。"
    remedy_en = "Choose from the list of sealed editions."
    status = 404


@dataclass(frozen=True, slots=True)
class Sealed:
    """A figure of an edition as it was sealed: its title today, its value, how many records, the fingerprint of their list."""

    id: str
    title: Term
    value: str
    unit: str
    cite: str
    records: int
    ids: str


@dataclass(frozen=True, slots=True)
class EditionPage:
    edition: Edition
    paragraphs: tuple[str, ...]
    figures: tuple[Sealed, ...]
    intact: bool
    later: tuple[Edition, ...]

    @property
    def withdrawn(self) -> Edition | None:
        """The edition that stands in this one's place."""
        return self.later[-1] if self.later else None


def find(year: int, number: int) -> Edition:
    edition = Edition.objects.filter(city=settings.CITY, year=year, number=number).first()
    if edition is None:
        raise NoSuchEdition(year=year, number=number)
    return edition


def edition_page(year: int, number: int) -> EditionPage:
    edition = find(year, number)
    later = Edition.objects.filter(city=edition.city, area=edition.area, year=year, number__gt=number)
    return EditionPage(
        edition,
        tuple(edition.text.splitlines()),
        tuple(sealed_figures(edition)),
        edition.own_hash() == edition.hash,
        tuple(later.order_by("number")),
    )


def sealed_figures(edition: Edition) -> Iterator[Sealed]:
    titles = words()
    for id, ground in edition.figures.items():
        parts = ground["parts"]
        title = titles[id][1].title if id in titles else Term(id, id)
        yield Sealed(id, title, _value(ground), ground["unit"], ground["cite"],
                     sum(part["records"] for part in parts), parts[0]["ids"] if len(parts) == 1 else "")  # fmt: skip


def _value(ground: Mapping[str, Any]) -> str:
    if ground["numerator"] is not None:
        return f"{ground['numerator']} ÷ {ground['denominator']}"
    return str(ground["value"])


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """Every sealed edition of this city, the latest first."""
    found = Edition.objects.filter(city=settings.CITY).order_by("-year", "-number").defer("text", "figures")
    return render(
        request, "portal/editions.html", {"editions": list(found), "metadata": Metadata(Column.REPORT)}
    )


@require_safe
def edition(request: HttpRequest, year: int, number: int) -> HttpResponse:
    page = edition_page(year, number)
    one = page.edition
    metadata = Metadata(
        Column.REPORT,
        title=one.title,
        published=timezone.localtime(one.sealed_at),
        source=cities.city(one.city).compiler.zh,
        keywords=("法治政府建设", "年度报告", *(("演示数据",) if one.remark else ())),
        author=one.sealed_by,
        url=request.build_absolute_uri(request.path),
    )
    return render(request, "portal/edition.html", {"page": page, "edition": one, "metadata": metadata})


@require_safe
def edition_json(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """All that the hash covers, in the canonical form that is hashed, and the hash: an outsider can work it out again."""
    one = find(year, number)
    made = HttpResponse(proof.canonical({**one.told, "hash": one.hash}), content_type="application/json")
    made.headers["Content-Disposition"] = f'attachment; filename="fadu-{one.city}-{year}-{number}.json"'
    return made


@require_safe
def edition_csv(request: HttpRequest, year: int, number: int) -> FileResponse:
    """The figures, one a line; the remark (演示数据) stands above them."""
    one, who = find(year, number), visit(request)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(
        [one.title, f"第{number}版", timezone.localtime(one.sealed_at).isoformat(), one.hash, one.remark]
    )
    writer.writerow(
        ["id", "title", "value", "unit", "numerator", "denominator", "rule", "cite", "records", "ids_sha256"]
    )
    for figure in sealed_figures(one):
        ground = one.figures[figure.id]
        cells = (figure.id, figure.title.said(who.lang), ground["value"], ground["unit"], ground["numerator"],
                 ground["denominator"], ground["rule_id"], ground["cite"], figure.records, figure.ids)  # fmt: skip
        writer.writerow([harmless("" if cell is None else str(cell)) for cell in cells])
    made = io.BytesIO(text.getvalue().encode("utf-8-sig"))
    return FileResponse(made, as_attachment=True, filename=f"fadu-{one.city}-{year}-{number}.csv")


@require_safe
def editions_feed(request: HttpRequest) -> HttpResponse:
    """Atom: an entry for each sealed edition, a correction among them."""
    city = cities.city(settings.CITY)
    feed = Feed(
        title=f"{city.name.zh}法治政府建设情况报告", link=request.build_absolute_uri(reverse("editions")),
        description="历次封存的报告", language="zh-CN", author_name=city.compiler.zh,
        feed_url=request.build_absolute_uri(),
    )  # fmt: skip
    for one in Edition.objects.filter(city=settings.CITY).order_by("-id").defer("text", "figures")[:50]:
        address = request.build_absolute_uri(reverse("edition", args=(one.year, one.number)))
        told = f"{one.remark}。" if one.remark else ""
        told += f"更正第{one.restates}版：{one.reasons}" if one.restates else "首次封存"
        feed.add_item(title=f"{one.title}（第{one.number}版）", link=address, description=told, unique_id=address,
                      pubdate=one.sealed_at, updateddate=one.sealed_at, author_name=city.compiler.zh)  # fmt: skip
    return feed.response()
