"""What changed: two versions of a document, provision by provision, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from fadu.library.models import Document, Version
from fadu.library.reading import compare, shelf
from fadu.library.reading.compare import Row
from fadu.library.reading.opened import opened_all
from fadu.measure.cite import Term
from fadu.pages.metadata import Column, Metadata
from fadu.pages.query import whole
from fadu.pages.visit import visit
from fadu.portal.library import marks

_ROOM = 110_000
"""Bytes of compared text on one page."""
_WHATS = {
    "changed": Term("修改", "changed"), "added": Term("新增", "added"), "removed": Term("删除", "removed"),
    "moved": Term("仅序号变动", "renumbered only"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the page: a provision that differs, or (what is None) a run of provisions that do not."""

    what: Term | None
    kind: str
    label: str
    old: SafeString
    new: SafeString
    anchor: str
    heading: bool
    first: str = ""
    last: str = ""
    count: int = 0

    @property
    def cost(self) -> int:
        return len(self.old.encode()) + len(self.new.encode()) + 300


@require_safe
def compared(request: HttpRequest, code: str) -> HttpResponse:
    """`?from=2007-04-05&to=2019-04-03&page=2`; without `to` the text of today, without `from` the one before it."""
    who = visit(request)
    document = shelf.document(code, official=who.official)
    versions = shelf.versions(document)
    old, new = _chosen(request, document, versions, shelf.on_day(versions, who.today))
    rows = _rows(document, old, new) if old and new else []
    pages = _pages(list(_shown(rows)))
    number = whole(request.GET, "page", least=1, most=len(pages)) or 1
    told = {
        "document": document, "versions": [(shelf.key(one, versions), one) for one in versions],
        "old": old, "new": new, "from": shelf.key(old, versions) if old else "", "to": shelf.key(new, versions) if new else "",
        "rows": pages[number - 1], "tally": compare.tally(rows), "page": number, "pages": len(pages),
        "metadata": Metadata(Column.LIBRARY),
    }  # fmt: skip
    return render(request, "portal/library/compare.html", told)


def _chosen(
    request: HttpRequest, document: Document, versions: Sequence[Version], today: Version | None
) -> tuple[Version | None, Version | None]:
    """The two versions, the older first whichever way they were asked for. Raises NoSuchVersion."""
    to, since = request.GET.get("to", ""), request.GET.get("from", "")
    new = shelf.named(document, versions, to) if to else today
    if not to and not since and len(versions) > 1 and new is versions[0]:
        new = versions[1]  # the text of the day is the first: what will change is all that can be compared
    old = shelf.named(document, versions, since) if since else _before(versions, new)
    if old and new and old.n > new.n:
        old, new = new, old
    return old, new


def _before(versions: Sequence[Version], new: Version | None) -> Version | None:
    earlier = [one for one in versions if new is not None and one.n < new.n]
    return earlier[-1] if earlier else None


def _rows(document: Document, old: Version, new: Version) -> list[Row]:
    left, right = opened_all(document, [old, new], official=True)
    return compare.compare(compare.pieces(left.text, left.blocks), compare.pieces(right.text, right.blocks))


def _shown(rows: Sequence[Row]) -> Iterator[Shown]:
    """Provisions that did not change are told together."""
    waiting: list[Row] = []
    for row in rows:
        if row.what == "same":
            waiting.append(row)
            continue
        yield from _unchanged(waiting)
        waiting = []
        yield _differing(row)
    yield from _unchanged(waiting)


def _unchanged(rows: Sequence[Row]) -> Iterator[Shown]:
    labels = [row.new.label for row in rows if row.new and row.new.label]
    if rows:
        empty = SafeString("")
        yield Shown(None, "same", "", empty, empty, "", False, labels[0] if labels else "", labels[-1] if labels else "",
                    len(rows))  # fmt: skip


def _differing(row: Row) -> Shown:
    old, new = row.old, row.new
    piece = new or old
    assert piece is not None
    if row.what == "changed":
        left = right = marks.compared(row.runs)
    else:
        left = (
            marks.compared([("out" if row.what == "removed" else "same", old.text)])
            if old
            else SafeString("")
        )
        right = (
            marks.compared([("in" if row.what == "added" else "same", new.text)]) if new else SafeString("")
        )
    label = " → ".join(dict.fromkeys(one.label for one in (old, new) if one is not None and one.label))
    return Shown(_WHATS[row.what], row.what, label, left, right, piece.anchor, piece.heading)


def _pages(shown: Sequence[Shown]) -> list[list[Shown]]:
    """As many rows on a page as it has room for; at least one page."""
    made: list[list[Shown]] = [[]]
    size = 0
    for one in shown:
        if made[-1] and size + one.cost > _ROOM:
            made.append([])
            size = 0
        made[-1].append(one)
        size += one.cost
    return made
