"""A document as JSON: its fields, versions, provisions, citations and relations, in plain values with the names of the models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from fadu.library.kinds import Kind
from fadu.library.models import Document, Version
from fadu.library.reading import links, shelf
from fadu.library.reading.links import Cited, Tie
from fadu.library.reading.opened import Opened
from fadu.library.reading.standing import state_on
from fadu.library.structure import units

FIELDS = (
    "code", "kind", "title", "title_en", "issuers", "number", "registration_no", "index_no", "topic", "keywords", "written_on",
    "published_on", "effective_from", "expires_on", "trial", "disclosure_mode", "disclosure_scope", "responsible", "begins",
    "ends", "ended_as", "source_url",
)  # fmt: skip
SYNTHETIC = "演示数据：虚构，不是真实文件"


def fields(document: Document, today: date) -> dict[str, Any]:
    """The document's own fields, the word for its kind and its state on the day."""
    told: dict[str, Any] = {name: plain(getattr(document, name)) for name in FIELDS}
    told["kind_zh"] = Kind(document.kind).term.zh
    told["state"] = state_on(document, today).value
    told["state_on"] = today.isoformat()
    if document.synthetic:
        told["remark"] = SYNTHETIC
    return told


def plain(value: Any) -> Any:
    """A day in ISO form; everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


def version(one: Version, among: Sequence[Version]) -> dict[str, Any]:
    """A version without its text."""
    return {
        "version": shelf.key(one, among), "n": one.n, "dated": plain(one.dated), "since": plain(one.since),
        "until": plain(one.until), "sha256": one.sha256, "made_by": _code(one.made_by),
    }  # fmt: skip


def _code(of: Document | None) -> str | None:
    return of.code if of is not None and of.public else None


def whole(of: Opened, today: date) -> dict[str, Any]:
    """The open version with everything around it."""
    return {
        **fields(of.document, today),
        "versions": [version(one, of.versions) for one in of.versions],
        "version": version(of.version, of.versions),
        "text": of.text,
        "provisions": list(provisions(of)),
        "citations": [citation(one) for one in of.cited],
        "relations": [relation(tie) for tie in of.ties if not tie.hidden],
        "cited_by": [one.code for one in links.citing(of.document, official=of.official)[: links.LISTED]],
    }


def provisions(of: Opened) -> Iterator[dict[str, Any]]:
    """The units of reading; `start` and `end` count characters of the text."""
    for unit in units(list(of.parts)):
        yield {
            "anchor": unit.anchor, "kind": unit.kind, "label": unit.label, "heading": unit.heading, "path": unit.path,
            "start": unit.start, "end": unit.end,
        }  # fmt: skip


def citation(one: Cited) -> dict[str, Any]:
    """`code` is null where the library holds no such document, empty for the citing document itself."""
    return {
        "start": one.start, "end": one.end, "written": one.written, "code": one.code, "anchor": one.anchor,
        "last": one.last,
    }  # fmt: skip


def relation(tie: Tie) -> dict[str, Any]:
    """`passive`: the other document does it to this one."""
    return {
        "kind": tie.link.value, "passive": tie.passive, "code": tie.other.code if tie.other else None,
        "title": tie.title, "on": plain(tie.on), "anchor": tie.anchor, "form": tie.form, "quote": tie.quote,
    }  # fmt: skip
