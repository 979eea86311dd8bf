"""A version to take along: .docx and PDF after GB/T 9704, plain text, JSON, Akoma Ntoso; and the files that belong to a document."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from fadu.library.models import Attachment
from fadu.library.reading import akn, asdata, shelf
from fadu.library.reading.opened import Opened, open_version
from fadu.library.reading.paper import paper
from fadu.library.reading.troubles import NoSuchFile
from fadu.pages.visit import Visit, visit
from fadu.papers.portable import pdf
from fadu.papers.word import docx

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST_ID = 18


def _text(of: Opened, who: Visit) -> bytes:
    """With a first line that says what it is, where it is synthetic."""
    mark = f"【{asdata.SYNTHETIC}】\n" if of.document.synthetic else ""
    return (mark + of.text + "\n").encode("utf-8", "replace")


def _json(of: Opened, who: Visit) -> bytes:
    return json.dumps(asdata.whole(of, who.today), ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _docx(of: Opened, who: Visit) -> bytes:
    return docx(paper(of, who.today))


def _pdf(of: Opened, who: Visit) -> bytes:
    return pdf(paper(of, who.today))


_MADE: dict[str, tuple[str, Callable[[Opened, Visit], bytes]]] = {
    "txt": ("text/plain; charset=utf-8", _text),
    "json": ("application/json", _json),
    "xml": ("application/akn+xml; charset=utf-8", lambda of, who: akn.xml(of)),
    "docx": (_WORD, _docx),
    "pdf": ("application/pdf", _pdf),
}
_SHOWN = ("json", "xml", "txt", "pdf")  # what a browser can open itself


@require_safe
def version_file(request: HttpRequest, code: str, version: str, kind: str) -> HttpResponse:
    """The version in that form."""
    who = visit(request)
    of = open_version(code, version, day=who.today, official=who.official)
    media, make = _MADE[kind]
    response = HttpResponse(make(of, who), content_type=media)
    name = f"{of.document.title[:60]}（{of.key}）.{kind}"
    disposition = content_disposition_header(kind not in _SHOWN, name)
    if disposition:
        response.headers["Content-Disposition"] = disposition
    return response


@require_safe
def attachment(request: HttpRequest, code: str, id: str) -> HttpResponse:
    """A file of the document, always to be saved: it is somebody else's content."""
    who = visit(request)
    document = shelf.document(code, official=who.official)
    wanted = Attachment.objects.filter(document=document, pk=int(id)) if len(id) <= _LONGEST_ID else None
    found = wanted.first() if wanted is not None else None
    if found is None:
        raise NoSuchFile(title=document.title, id=id[:20])
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    disposition = content_disposition_header(True, found.name)
    if disposition:
        response.headers["Content-Disposition"] = disposition
    return response
