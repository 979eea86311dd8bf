"""Papers of an applicant's own case: what they hand in, and what was opened to them. Checked, cleaned and kept by the engine."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.http import FileResponse, HttpRequest

from fadu.engine import act, attachments, handing
from fadu.engine.access import Standing
from fadu.engine.attachments import LIMIT, MEDIA, Attachment, Taken
from fadu.measure.cite import Term
from fadu.portal.errands.own_case import OwnCase
from fadu.portal.errands.troubles import TooManyPapers

AT_ONCE, IN_ALL = 5, 40
ACCEPTED = ",".join((*(f".{kind}" for kind in MEDIA), "image/jpeg"))
"""What a form offers to choose; told of JPEG, a phone hands its own kind of picture over as that."""
LIMITS = Term(
    f"PDF、Word（docx）、Excel（xlsx）、JPG或PNG图片、文本；一次最多{AT_ONCE}个，每个不超过{LIMIT >> 20}MB",
    f"PDF, Word (docx), Excel (xlsx), JPG or PNG pictures, text; at most {AT_ONCE} at a time, {LIMIT >> 20} MB each",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as the applicant sees it listed; `own` ones they handed in themselves."""

    seq: int
    title: str
    kind: str
    size: int
    on: date
    own: bool


def listed(case: OwnCase) -> list[Paper]:
    return [Paper(one.seq, one.title, one.kind, one.size, one.on, _own(case, one)) for one in _readable(case)]


def _readable(case: OwnCase) -> list[Attachment]:
    return [
        one for one in attachments.of(case.row["id"], case.found.history) if one.readable(Standing.APPLICANT)
    ]


def _own(case: OwnCase, one: Attachment) -> bool:
    return one.actor == case.actor.number


def letter(case: OwnCase) -> int | None:
    """The first letter of the handling body in this case, as PDF; None where it has sent none."""
    return next((one.seq for one in _readable(case) if one.letter and one.kind == "pdf"), None)


def taken_in(case: OwnCase, request: HttpRequest) -> list[Taken]:
    """The files sent along, checked and cleaned. Raises NotAccepted with the file's name and the reason, or TooManyPapers."""
    sent = request.FILES.getlist("papers")
    before = sum(_own(case, one) for one in attachments.of(case.row["id"], case.found.history))
    if len(sent) > AT_ONCE or before + len(sent) > IN_ALL:
        raise TooManyPapers(at_once=AT_ONCE, in_all=IN_ALL)
    return [attachments.take_in(one, one.name or "") for one in sent]  # type: ignore[arg-type]


def add(case: OwnCase, papers: Sequence[Taken], *, at: datetime) -> None:
    with transaction.atomic():
        for paper in papers:
            handing.attach(case.row["id"], paper, title=paper.name, actor=case.actor, on=at.date(), at=at)


def add_and_take(
    case: OwnCase, papers: Sequence[Taken], step: str, facts: Mapping[str, Any], *, at: datetime
) -> None:
    """The step, if the record still stands as it was seen, and its papers: both or neither."""
    with transaction.atomic():
        act.take(
            case.row["id"],
            step,
            actor=case.actor,
            on=at.date(),
            at=at,
            facts=facts,
            version=case.row["version"],
        )
        add(case, papers, at=at)


def download(case: OwnCase, seq: int) -> FileResponse:
    """A paper as a download, never shown in place. NoSuchRecord where there is none for the applicant."""
    found, content = attachments.fetch(case.actor, case.row["id"], seq)
    name = found.name if found.name.lower().endswith(f".{found.kind}") else f"{found.name}.{found.kind}"
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=name, content_type=MEDIA[found.kind]
    )
