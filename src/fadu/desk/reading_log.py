"""Reads of personal data, for those who supervise the readers: who, when, which facts of which record, by which door."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fadu.desk.grounds import Ground, ground
from fadu.desk.rooms import READINGS, must_oversee
from fadu.engine import reads
from fadu.engine.access import Actor
from fadu.engine.identity import identity, read_identity
from fadu.engine.line import line_with_code
from fadu.engine.people import Officer
from fadu.engine.reads import Read
from fadu.measure.cite import Lang, Term
from fadu.pages.cells import harmless
from fadu.pages.query import BadQuery, one_of, whole, words
from fadu.pages.visible import unit_named
from fadu.pages.visit import visit

PAGE, BATCH, MOST = 50, 2_000, 100_000
_LAST_KEY = 2**63 - 1
DOORS = {
    "page": Term("记录页面", "record page"), "case": Term("办案页面", "case page"), "list": Term("列表", "list"),
    "export": Term("导出", "export"), "api": Term("接口", "API"), "attachment": Term("附件", "attachment"),
    "step": Term("办理表单", "step form"), "letter": Term("文书", "letter"),
}  # fmt: skip
"""What the doors are called; one that is not listed is told by its own word."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which readings: of a unit's officials, of one official, of one record, from a day to a day (both included)."""

    unit: int | None = None
    officer: int | None = None
    username: str = ""
    record: int | None = None
    since: date | None = None
    until: date | None = None

    def words(self) -> dict[str, Any]:
        """As `reads.of_unit` takes them."""
        return {
            "unit": self.unit, "officer": self.officer, "record": self.record, "since": _moment(self.since),
            "until": _moment(self.until + timedelta(1)) if self.until else None,
        }  # fmt: skip

    def query(self) -> str:
        """As a query string without its `?`."""
        given = {
            "unit": self.unit, "officer": self.username, "record": str(identity(self.record)) if self.record else "",
            "since": self.since or "", "until": self.until or "",
        }  # fmt: skip
        return urlencode({name: value for name, value in given.items() if value not in (None, "")})


@dataclass(frozen=True, slots=True)
class Told:
    """One reading in words."""

    at: datetime
    reader: str
    unit: int
    number: str
    line: Term
    fields: tuple[Term, ...]
    door: Term


@require_safe
@never_cache
@login_required
def readings(request: HttpRequest) -> HttpResponse:
    """A page of readings."""
    must_oversee(request, READINGS)
    who = visit(request)
    here = ground(who.viewer)
    wanted = _wanted(request.GET.dict(), here)
    before = whole(request.GET.dict(), "before", least=1, most=_LAST_KEY)
    found = reads.of_unit(who.viewer, **wanted.words(), before=before, size=PAGE + 1)
    return render(request, "desk/readings.html", {
        "told": _told(found[:PAGE]), "wanted": wanted, "grouped": here.grouped(), "before": before, "query": wanted.query(),
        "following": found[PAGE - 1].id if len(found) > PAGE else None, "several": len(here.units) > 1,
    })  # fmt: skip


@require_safe
@never_cache
@login_required
def readings_csv(request: HttpRequest) -> FileResponse:
    """The same as a file: UTF-8 with the mark that spreadsheets look for."""
    must_oversee(request, READINGS)
    who = visit(request)
    wanted = _wanted(request.GET.dict(), ground(who.viewer))
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    heads = (Term("时间", "When"), Term("查阅人", "Reader"), Term("单位", "Unit"), Term("记录", "Record"), Term("业务", "Line"),
             Term("查阅的事项", "Facts read"), Term("途径", "Door"))  # fmt: skip
    writer.writerow([head.said(who.lang) for head in heads])
    for one in _every(who.viewer, wanted):
        writer.writerow([harmless(text) for text in _row(one, who.lang)])
    content = io.BytesIO(b"\xef\xbb\xbf" + made.getvalue().encode())
    return FileResponse(
        content, as_attachment=True, filename="readings.csv", content_type="text/csv; charset=utf-8"
    )


def _row(one: Told, lang: Lang) -> list[str]:
    fields = ("、" if lang == "zh" else ", ").join(field.said(lang) for field in one.fields)
    at = f"{timezone.localtime(one.at):%Y-%m-%d %H:%M:%S}"
    return [
        at,
        one.reader,
        unit_named(one.unit, lang),
        one.number,
        one.line.said(lang),
        fields,
        one.door.said(lang),
    ]


def _every(viewer: Actor, wanted: Wanted) -> Iterator[Told]:
    """Batch by batch, up to MOST."""
    before: int | None = None
    for _ in range(MOST // BATCH):
        found = reads.of_unit(viewer, **wanted.words(), before=before, size=BATCH)
        yield from _told(found)
        if len(found) < BATCH:
            return
        before = found[-1].id


def _told(found: list[Read]) -> list[Told]:
    people = {one.pk: one for one in Officer.objects.filter(pk__in={read.officer for read in found})}
    return [_one(read, people) for read in found]


def _one(read: Read, people: Mapping[int, Officer]) -> Told:
    shown = identity(read.record)
    home = line_with_code(shown.line)
    fields = tuple(home.facts[name].title if name in home.facts else _paper(name) for name in read.fields)
    reader = people.get(read.officer)
    name = f"{reader.name_zh or reader.username}（{reader.username}）" if reader else f"#{read.officer}"
    return Told(
        read.at,
        name,
        read.unit,
        str(shown),
        home.title,
        fields,
        DOORS.get(read.door, Term(read.door, read.door)),
    )


def _paper(name: str) -> Term:
    number = name.partition(":")[2]
    return Term(f"附件{number}", f"attachment {number}")


def _wanted(given: Mapping[str, str], here: Ground) -> Wanted:
    unit = one_of(given, "unit", {str(number): None for number in here.units})
    username = words(given, "officer", most=150)
    officer = (
        Officer.objects.filter(username=username).values_list("pk", flat=True).first() if username else None
    )
    if username and officer is None:
        raise BadQuery(name="officer", value=username[:40], wanted=Term("一个登录名", "a sign-in name"))
    record = given.get("record", "").strip()
    return Wanted(
        int(unit) if unit else None, officer, username, read_identity(record).key if record else None,
        _day(given, "since"), _day(given, "until"),
    )  # fmt: skip


def _day(given: Mapping[str, str], name: str) -> date | None:
    text = given.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as broken:
        raise BadQuery(
            name=name, value=text[:40], wanted=Term("日期，如2023-05-04", "a date such as 2023-05-04")
        ) from broken


def _moment(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, timezone.get_current_timezone()) if day else None
