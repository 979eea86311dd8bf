"""附件: papers of a record. Checked by what they are, cleaned, stored once under their hash, read by the one access rule.

What an attachment is stands in the record's log (`handing.attach`), hash-chained: its title, name, kind, size, hash, the
hash as received before cleaning, and who may read it. The content lies in `files.File`; erasing deletes it and keeps the hash.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import BinaryIO

from django.db import connection

from fadu.engine.access import Actor, Standing, standing
from fadu.engine.cleaning import CLEAN, Unclean, kind_of
from fadu.engine.files import Attached, File
from fadu.engine.history import ATTACH, ERASE, ERASED, KIND, Past
from fadu.engine.plan import shown
from fadu.engine.store import find
from fadu.engine.troubles import NoSuchRecord, NotAccepted
from fadu.measure.cite import Term

LIMIT = 20 * 1024 * 1024
"""The largest upload, in bytes, where nothing else is said."""

MEDIA = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8",
}  # fmt: skip
"""The media type under which each kind is handed out (always as a download, never shown in place)."""


class Opening(StrEnum):
    """Who may read an attachment, beside the units that handle the record."""

    OFFICIALS = "officials"
    APPLICANT = "applicant"
    PUBLIC = "public"

    @property
    def term(self) -> Term:
        return _OPENINGS[self]


_OPENINGS = {
    Opening.OFFICIALS: Term("仅工作人员", "officials only"),
    Opening.APPLICANT: Term("申请人可见", "open to the applicant"),
    Opening.PUBLIC: Term("向社会公开", "open to everyone"),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """An upload that was checked and cleaned. `received` is the SHA-256 of what came in, `sha256` of what is kept."""

    name: str
    kind: str
    content: bytes
    sha256: str
    received: str

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper of a record, as its log tells it; `erased` ones have lost title, name and content."""

    record: int
    seq: int
    title: str
    name: str
    kind: str
    size: int
    sha256: str
    received: str
    open_to: Opening
    personal: bool
    letter: str | None
    on: date
    at: datetime | None
    actor: int
    erased: bool

    def readable(self, how: Standing) -> bool:
        """May somebody who is this to the record read it?"""
        if self.erased:
            return False
        if how in (Standing.UNIT, Standing.JOINT):
            return True
        if how is Standing.APPLICANT:
            return self.open_to is not Opening.OFFICIALS
        if how.official:
            return not self.personal
        return how is Standing.PUBLIC and self.open_to is Opening.PUBLIC and not self.personal


def take_in(upload: bytes | BinaryIO, name: str, *, limit: int = LIMIT) -> Taken:
    """Checks and cleans an upload. Raises NotAccepted with the reason: size, kind, a name that says another kind, macros …"""
    content = upload if isinstance(upload, bytes) else upload.read(limit + 1)
    plain = clean_name(name)
    try:
        if not content:
            raise Unclean("文件是空的", "the file is empty")
        if len(content) > limit:
            raise Unclean(f"超过 {limit / 2**20:.3g} MB", f"it is larger than {limit / 2**20:.3g} MB")
        kind = kind_of(content, plain.rpartition(".")[2].lower() if "." in plain else "")
        clean = CLEAN[kind](content)
    except Unclean as unclean:
        raise NotAccepted(name=plain, reason=unclean.reason) from unclean
    return Taken(plain, kind, clean, _hash(clean), _hash(content))


def taken_as_made(content: bytes, name: str, kind: str) -> Taken:
    """A paper that the system itself has made (a letter, a receipt): kept byte for byte."""
    if kind not in CLEAN:
        raise NotAccepted(name=name, reason=Term("不收这种文件", "this kind of file is not taken"))
    return Taken(clean_name(name), kind, content, _hash(content), _hash(content))


def clean_name(name: str) -> str:
    """A file's name without folders, control signs or signs that file systems reserve; never empty, at most 100 long."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join("_" if sign in '<>:"|?*' else sign for sign in last if sign.isprintable()).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    return (f"{stem[:90]}.{suffix[:8]}" if dot else kept[:100]) or "附件"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# ---------------------------------------------------------------------------------------------------- what a record has


def of(record: int, history: Iterable[Past]) -> list[Attachment]:
    """Every attachment of a record, in order, from its log."""
    events = list(history)
    gone = {seq for past in events if past.step == ERASE for seq in past.facts.get(ERASED, ())}
    return [_read(record, past, past.seq in gone) for past in events if past.step == ATTACH]


def _read(record: int, past: Past, erased: bool) -> Attachment:
    said = past.facts
    return Attachment(
        record, past.seq, said.get("@title", ""), said.get("@name", ""), said[KIND], said["@size"], said["@sha256"],
        said["@received"], Opening(said["@open_to"]), said["@personal"], said.get("@letter"), past.on, past.at, past.actor, erased,
    )  # fmt: skip


def fetch(viewer: Actor, record: int, seq: int) -> tuple[Attachment, bytes]:
    """One attachment with its content. NoSuchRecord, which tells a stranger no more, where there is none for this viewer."""
    found = find(record)
    how = standing(viewer, found.line, found.row)
    wanted = next((one for one in of(record, found.history) if one.seq == seq and one.readable(how)), None)
    stored = File.objects.filter(sha256=wanted.sha256).first() if wanted else None
    if how is Standing.NONE or wanted is None or stored is None or stored.content is None:
        raise NoSuchRecord(record=f"{shown(record)}·{seq}")
    return wanted, bytes(stored.content)


# ------------------------------------------------------------------------------------------------------------ storing

_KEEP = """
INSERT INTO engine_file (sha256, kind, size, content) VALUES (%s, %s, %s, %s)
ON CONFLICT (sha256) DO UPDATE SET content = coalesce(engine_file.content, excluded.content)
"""


def keep(record: int, seq: int, taken: Taken) -> None:
    """Stores the content of the attachment that this event adds; the same content is stored once."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [taken.sha256, taken.kind, taken.size, taken.content])
    Attached.objects.create(record=record, seq=seq, sha256=taken.sha256)


def drop(record: int, seqs: Iterable[int]) -> None:
    """Deletes contents to which, without these attachments, no record refers any more; their hashes stay."""
    rows = Attached.objects.filter(record=record, seq__in=list(seqs))
    hashes = set(rows.values_list("sha256", flat=True))
    rows.delete()
    still = set(Attached.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
    File.objects.filter(sha256__in=hashes - still).update(content=None)
