"""The meta block of an Akoma Ntoso document: what work it is, in which version, what befell it, whom and what it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from lxml import etree

from fadu.library.kinds import Link
from fadu.library.models import Document, Provision
from fadu.library.reading.akn_id import eid
from fadu.library.reading.asdata import SYNTHETIC
from fadu.library.reading.links import Tie
from fadu.library.reading.opened import Opened

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SOURCE = "#fadu"
_EVENTS = {Link.AMENDS: "amendment", Link.REPEALS: "repeal", Link.LAPSES: "repeal", Link.REPLACES: "repeal",
           Link.REPEALS_IN_PART: "amendment"}  # fmt: skip


def element(tag: str, /, *, nsmap: dict[str | None, str] | None = None, **attributes: str) -> etree._Element:
    """An element of the Akoma Ntoso namespace."""
    return etree.Element(f"{{{NAMESPACE}}}{tag}", attrib=attributes, nsmap=nsmap)


def made_on(document: Document) -> tuple[date, str]:
    """The day that a work's URI bears, and what day it is; a text that tells none bears the day on which the library took it in."""
    for day, name in (
        (document.written_on, "enactment"),
        (document.published_on, "publication"),
        (document.begins, "effect"),
    ):
        if day is not None:
            return day, name
    return document.created_at.date(), "registration"


def work_uri(document: Document, *, acts: bool) -> str:
    """/akn/cn/act/law/2020-05-28/mfd"""
    return f"/akn/cn/{'act' if acts else 'doc'}/{document.kind}/{made_on(document)[0]}/{quote(document.code)}"


@dataclass(frozen=True)
class Frame:
    """The URIs of an open version and of the documents that it is tied to (`works`, by code)."""

    opened: Opened
    works: dict[str, str]

    @property
    def work(self) -> str:
        return work_uri(self.opened.document, acts=self.opened.has_articles)

    @property
    def day(self) -> date:
        """The day of the version: of its text, else since when it is the law, else of the work."""
        version = self.opened.version
        return version.dated or version.since or made_on(self.opened.document)[0]

    @property
    def expression(self) -> str:
        return f"{self.work}/zho@{self.day}"

    def address(self, code: str, anchor: str) -> str:
        """What a ref points to: a place in this document (#…) or another work (with its place)."""
        place = eid(anchor) if anchor else ""
        if not code:
            return f"#{place}" if place else self.work
        work = self.works.get(code, f"/akn/cn/doc/{quote(code)}")
        return f"{work}/~{place}" if place else work


def frame(of: Opened) -> Frame:
    """Asks in two queries which of the other documents have articles, for their URIs say so."""
    codes = {one.code for one in of.cited if one.code} | {tie.other.code for tie in of.ties if tie.other}
    others = list(Document.objects.filter(code__in=codes)) if codes else []
    rows = Provision.objects.filter(version__document__in=others, kind="article").exclude(
        anchor__startswith="x"
    )
    acts = set(rows.values_list("version__document", flat=True).distinct()) if others else set()
    return Frame(of, {one.code: work_uri(one, acts=one.pk in acts) for one in others})


def meta(of: Frame) -> etree._Element:
    """The whole block, in the order of the schema."""
    made = element("meta")
    made.append(_identification(of, "main"))
    document = of.opened.document
    if document.published_on is not None:
        made.append(element("publication", date=document.published_on.isoformat(), name="公布",
                            showAs="、".join(document.issuers) or "公布", number=document.number or document.title))  # fmt: skip
    if document.topic or document.keywords:
        made.append(_classification(document))
    acting = [tie for tie in of.opened.ties if tie.other is not None]
    made.append(_lifecycle(of, acting))
    made.append(_references(of, acting))
    if document.synthetic:
        made.append(_remark())
    return made


def meta_of_part(of: Frame, name: str) -> etree._Element:
    """The block of an annex: what it belongs to."""
    made = element("meta")
    made.append(_identification(of, name))
    return made


def _identification(of: Frame, part: str) -> etree._Element:
    document = of.opened.document
    day, kind_of_day = made_on(document)
    made = element("identification", source=_SOURCE)
    work = _level(made, "FRBRWork", f"{of.work}/!{part}", of.work)
    work.append(element("FRBRalias", value=document.title, name="title"))
    work.append(element("FRBRdate", date=day.isoformat(), name=kind_of_day))
    work.append(element("FRBRauthor", href=_issuer(document)))
    work.append(element("FRBRcountry", value="cn"))
    work.append(element("FRBRsubtype", value=document.kind))
    work.append(element("FRBRnumber", value=document.number or document.code))
    expression = _level(made, "FRBRExpression", f"{of.expression}/!{part}", of.expression)
    expression.append(element("FRBRdate", date=of.day.isoformat(), name="version"))
    expression.append(element("FRBRauthor", href=_issuer(document)))
    expression.append(element("FRBRversionNumber", value=str(of.opened.version.n)))
    expression.append(element("FRBRlanguage", language="zho"))
    paper = _level(made, "FRBRManifestation", f"{of.expression}/!{part}.akn", f"{of.expression}.akn")
    paper.append(element("FRBRdate", date=document.changed_at.date().isoformat(), name="generation"))
    paper.append(element("FRBRauthor", href=_SOURCE))
    paper.append(element("FRBRformat", value="application/akn+xml"))
    return made


def _level(into: etree._Element, name: str, this: str, whole: str) -> etree._Element:
    made = element(name)
    made.append(element("FRBRthis", value=this))
    made.append(element("FRBRuri", value=whole))
    into.append(made)
    return made


def _issuer(document: Document) -> str:
    return "#issuer1" if document.issuers else _SOURCE


def _classification(document: Document) -> etree._Element:
    made = element("classification", source=_SOURCE)
    words = [
        *document.topic.split("\\"),
        *document.keywords.replace(";", "；").replace(" ", "；").split("；"),
    ]
    for word in dict.fromkeys(one.strip() for one in words if one.strip()):
        made.append(element("keyword", value=word, showAs=word, dictionary="主题分类"))
    return made


def _lifecycle(of: Frame, acting: list[Tie]) -> etree._Element:
    """Its making, each later version, and what others did to it on a day that is known."""
    document = of.opened.document
    made = element("lifecycle", source=_SOURCE)
    made.append(
        element("eventRef", date=made_on(document)[0].isoformat(), source="#original", type="generation")
    )
    done = [
        (tie.on, _EVENTS[tie.link], f"#ref{n}")
        for n, tie in enumerate(acting, 1)
        if tie.passive and tie.on is not None and tie.link in _EVENTS
    ]
    told = {day for day, kind, _ in done if kind == "amendment"}
    for version in of.opened.versions[1:]:
        day = version.dated or version.since
        if day is not None and day not in told:
            done.append((day, "amendment", "#original"))
    if document.ends is not None and not any(kind == "repeal" for _, kind, _ in done):
        done.append((document.ends, "repeal", "#original"))
    for day, kind, source in sorted(done):
        made.append(element("eventRef", date=day.isoformat(), source=source, type=kind))
    return made


def _references(of: Frame, acting: list[Tie]) -> etree._Element:
    document = of.opened.document
    made = element("references", source=_SOURCE)
    made.append(element("original", eId="original", href=of.work, showAs=document.title))
    for n, tie in enumerate(acting, 1):
        assert tie.other is not None
        name = "passiveRef" if tie.passive else "activeRef"
        made.append(element(name, eId=f"ref{n}", href=of.address(tie.other.code, ""), showAs=tie.other.title))
    for n, issuer in enumerate(document.issuers, 1):
        href = f"/akn/ontology/organization/cn/{quote(issuer)}"
        made.append(element("TLCOrganization", eId=f"issuer{n}", href=href, showAs=issuer))
    made.append(
        element("TLCOrganization", eId="fadu", href="/akn/ontology/organization/cn/fadu", showAs="Fadu")
    )
    return made


def _remark() -> etree._Element:
    made = element("notes", source=_SOURCE)
    made.set(_LANG, "zho")
    note = element("note", eId="synthetic")
    words = element("p")
    words.text = SYNTHETIC
    note.append(words)
    made.append(note)
    return made
