"""What a document is tied to: the places that it cites, who cites it, what it does to others and others to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from fadu.library.kinds import Link
from fadu.library.models import Citation, Document, Relation, Version
from fadu.measure.cite import Term

LISTED = 100
"""So many citing documents are listed on the page; their whole list is a page of its own."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in a text: `code` is empty for the document itself, None where nothing readable was found."""

    start: int
    end: int
    written: str
    code: str | None
    title: str = ""
    anchor: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation seen from a document: `passive` when the other acts on it. `other` is None where the library lacks it.

    `hidden`: the other is a draft that this reader may not see; it counts for what follows from it and is not listed.
    """

    link: Link
    passive: bool
    other: Document | None
    title: str
    on: date | None
    anchor: str = ""
    form: str = ""
    quote: str = ""
    hidden: bool = False

    @property
    def term(self) -> Term:
        return (
            _PASSIVE.get(self.link, self.link.term)
            if self.passive
            else _ACTIVE.get(self.link, self.link.term)
        )


_ACTIVE = {
    Link.AMENDS: Term("修改", "Amends"), Link.REPEALS: Term("废止", "Repeals"),
    Link.REPEALS_IN_PART: Term("部分废止", "Repeals in part"), Link.LAPSES: Term("宣布失效", "Declares lapsed"),
    Link.KEEPS: Term("确认继续有效", "Keeps in force"), Link.IMPLEMENTS: Term("实施", "Implements"),
    Link.INTERPRETS: Term("所解读的文件", "Interprets"), Link.REPLACES: Term("代替", "Replaces"),
    Link.CONSOLIDATES: Term("合并", "Consolidates"),
}  # fmt: skip
_PASSIVE = {
    Link.AMENDS: Term("修改它的文件", "Amended by"), Link.REPEALS: Term("废止它的文件", "Repealed by"),
    Link.REPEALS_IN_PART: Term("部分废止它的文件", "Repealed in part by"),
    Link.LAPSES: Term("宣布它失效的文件", "Declared lapsed by"), Link.KEEPS: Term("确认它继续有效的文件", "Kept in force by"),
    Link.IMPLEMENTS: Term("实施它的文件", "Implemented by"), Link.INTERPRETS: Term("解读", "Interpretation"),
    Link.REPLACES: Term("代替它的文件", "Replaced by"), Link.CONSOLIDATES: Term("并入的文件", "Consolidated into"),
}  # fmt: skip


def cited(version: Version, *, official: bool) -> list[Cited]:
    """The citations of a text in its order; a target that this reader may not see is not told."""
    rows = Citation.objects.filter(version=version).order_by("start", "end")
    told = rows.values_list("start", "end", "written", "key", "number_key", "target", "target__code", "target__title",
                            "target__public", "target_anchor", "target_last")  # fmt: skip
    found = []
    for start, end, written, name, number, target, code, title, public, anchor, last in told:
        own = target == version.document_id or (target is None and not name and not number)
        seen = "" if own else code if target is not None and (public or official) else None
        found.append(Cited(start, end, written, seen, title if seen else "", anchor, last))
    return found


def citing(of: Document, *, official: bool, anchor: str = "", most: int = LISTED) -> list[Document]:
    """The documents that cite it (or a place of it), the highest and latest first; one more than `most` says there are more."""
    places = Citation.objects.filter(target=of, version__document=OuterRef("pk"))
    if anchor:
        places = places.filter(Q(target_anchor=anchor) | Q(target_anchor__startswith=f"{anchor}-"))
    rows = Document.objects.filter(Exists(places)).exclude(pk=of.pk)
    if not official:
        rows = rows.filter(public=True)
    return list(rows.order_by("-written_on", "code")[: most + 1])


def ties(of: Document, *, official: bool) -> list[Tie]:
    """Every relation of the document, by the day, the latest first."""
    rows = Relation.objects.filter(Q(source=of) | Q(target=of)).select_related("source", "target")
    found = [_tie(row, of, official=official) for row in rows]
    return sorted(found, key=lambda tie: (tie.on or date.min, tie.title), reverse=True)


def _tie(row: Relation, of: Document, *, official: bool) -> Tie:
    passive = row.target_id == of.pk
    other = row.source if passive else row.target
    anchor = row.target_anchor if passive else ""
    if other is not None and not (other.public or official):
        return Tie(Link(row.kind), passive, None, "", row.on, anchor, hidden=True)
    title = (other.title if other else "") or (row.source_title if passive else row.target_title)
    return Tie(Link(row.kind), passive, other, title, row.on, anchor, row.form, row.quote)
