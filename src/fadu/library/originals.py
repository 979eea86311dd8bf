"""The files that documents came in, kept beside their text as attachments: checked and cleaned like every upload, stored once."""

from __future__ import annotations

from pathlib import PurePath

from fadu.engine import attachments
from fadu.engine.troubles import NotAccepted
from fadu.library.entry import Entry
from fadu.library.models import Attachment, Document


def keep(document: Document, entry: Entry) -> bool:
    """Keeps the entry's file; false where it is none that may be kept (macros, scripts, too large): the text is here all the same."""
    if not entry.original:
        return True
    try:
        taken = attachments.take_in(entry.original, PurePath(entry.given.path).name)
    except NotAccepted:
        return False
    add(document, taken)
    return True


def add(document: Document, taken: attachments.Taken) -> Attachment:
    """A file that belongs to the document; the same content is there once."""
    kept, _ = Attachment.objects.get_or_create(
        document=document, sha256=taken.sha256,
        defaults={"name": taken.name, "media": attachments.MEDIA[taken.kind], "size": taken.size, "content": taken.content},
    )  # fmt: skip
    return kept
