"""Takes a document and its versions from the shelf: by code, by date, as they stood on a day, and only what the reader may see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from fadu.library.models import Document, Version
from fadu.library.reading.troubles import NoSuchDocument, NoSuchVersion
from fadu.library.structure import Part, loaded

_NTH = re.compile(r"v([1-9]\d{0,3})", re.ASCII)
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
VERSION = r"(?:v[1-9][0-9]{0,3}|[0-9]{4}-[0-9]{2}-[0-9]{2})"
"""How a version is written in an address: the day of its text, or v2 where that does not tell it apart."""


def readable(*, official: bool) -> QuerySet[Document]:
    """The documents that this reader may see: the one rule of every door of the library."""
    return Document.objects.all() if official else Document.objects.filter(public=True)


def document(code: str, *, official: bool) -> Document:
    """Raises NoSuchDocument."""
    found = readable(official=official).filter(code=code).first() if "\x00" not in code else None
    if found is None:
        raise NoSuchDocument(code=code[:80].replace("\x00", "�"))
    return found


def versions(of: Document) -> list[Version]:
    """All versions in their order, without their texts."""
    return list(of.versions.defer("text", "structure").select_related("made_by").order_by("n"))


def key(version: Version, among: Sequence[Version]) -> str:
    """How the version is written in an address."""
    same = [one for one in among if one.dated == version.dated]
    return version.dated.isoformat() if version.dated and len(same) == 1 else f"v{version.n}"


def named(of: Document, among: Sequence[Version], written: str) -> Version:
    """The version that an address names. Raises NoSuchVersion."""
    nth = _NTH.fullmatch(written)
    for one in among:
        if (nth and one.n == int(nth[1])) or (one.dated and one.dated.isoformat() == written):
            return one
    known = "、".join(key(one, among) for one in among)
    raise NoSuchVersion(title=of.title, version=written[:20], known=known or "—")


def is_version(written: str) -> bool:
    """Is it written like a version (and not like a place in one)?"""
    return bool(_NTH.fullmatch(written) or _DATED.fullmatch(written))


def on_day(among: Sequence[Version], day: date) -> Version | None:
    """The text that was the law on the day; before the first, the first; None where there is none at all."""
    begun = [one for one in among if one.since is None or one.since <= day]
    return begun[-1] if begun else (among[0] if among else None)


def texts_of(chosen: Sequence[Version]) -> dict[int, tuple[str, list[Part]]]:
    """Texts and parts of several versions, by key."""
    rows = Version.objects.filter(pk__in=[one.pk for one in chosen]).values_list("pk", "text", "structure")
    return {pk: (text, loaded(structure or [])) for pk, text, structure in rows}
