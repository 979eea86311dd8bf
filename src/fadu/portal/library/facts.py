"""The fields of a document as the State Council's policy library lists them; what is doubtful is said to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fadu.library.models import Document, Doubt
from fadu.library.questions import Why
from fadu.measure.cite import Lang, Term
from fadu.measure.clock.argument import said_day

_TITLES = {
    "index_no": Term("索引号", "Index number"), "topic": Term("主题分类", "Topic"), "issuers": Term("发文机关", "Issued by"),
    "written_on": Term("成文日期", "Made on"), "title": Term("标题", "Title"), "number": Term("发文字号", "Number"),
    "published_on": Term("发布日期", "Published on"), "keywords": Term("主题词", "Keywords"),
    "kind": Term("文件种类", "Kind"), "registration_no": Term("统一登记号", "Registration number"),
    "effective_from": Term("施行日期", "In effect from"), "expires_on": Term("有效期至", "Valid until"),
    "disclosure_mode": Term("公开方式", "Disclosure"), "disclosure_scope": Term("公开范围", "Open to"),
    "responsible": Term("公开责任部门", "Responsible for disclosure"), "source_url": Term("来源", "Source"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Open:
    """A question about a field that waits for a person."""

    why: Term
    other: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One field in words; `open` where it is doubtful, also when there is nothing to show but the doubt."""

    title: Term
    said: str
    open: tuple[Open, ...]
    address: str = ""


def facts(document: Document, lang: Lang, *, dated: date | None = None) -> list[FactRow]:
    """The fields that are known or asked about, in the order of the library; the title stands above them, unless it is doubtful.

    `dated`: when the text that is read was made in this form, told where that is another day than the document's own.
    """
    questions: dict[str, list[Open]] = defaultdict(list)
    for field, why, other in Doubt.objects.filter(document=document, settled_at=None).values_list(
        "field", "why", "other"
    ):
        questions[field].append(Open(_why(why), other))
    return [
        FactRow(title, said, tuple(questions[name]), said if name == "source_url" and _is_web(said) else "")
        for name, title, said in _said(document, lang, dated)
        if questions[name] or (said and name != "title")
    ]


def _why(code: str) -> Term:
    known = {one.value: one for one in Why}
    return known[code].term if code in known else Term("待核", "to be checked")


def _said(document: Document, lang: Lang, dated: date | None) -> Iterator[tuple[str, Term, str]]:
    for name, title in _TITLES.items():
        value = getattr(document, name)
        if name == "kind":
            said = document.kind_term.said(lang)
        elif isinstance(value, date):
            said = said_day(value, lang)
        elif isinstance(value, list):
            said = ("、" if lang == "zh" else ", ").join(value)
        else:
            said = str(value or "").replace("\\", " › ")
        yield name, title, said
        if name == "written_on" and value and dated and dated != value:
            yield "dated", Term("本文本形成日期", "This text made on"), said_day(dated, lang)


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://")) and " " not in address
