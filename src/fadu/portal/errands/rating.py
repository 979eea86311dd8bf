"""好差评: the applicant judges how the case was handled, once. The public is told sums, and no small ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Avg, Count

from fadu.engine.act import Found
from fadu.engine.line import Line
from fadu.engine.ratings import SCORES, Rating
from fadu.portal.errands.troubles import AlreadyRated, NotYetRated

LONGEST_COMMENT = 1000
FEWEST_SHOWN = 5
"""Below this a sum would point at persons."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How many rated, and their average to a tenth."""

    count: int
    average: float


def rate(found: Found, score: str, comment: str, *, at: datetime) -> None:
    """Raises NotYetRated where there is no score or the comment is too long, AlreadyRated the second time."""
    comment = comment.replace("\0", "").strip()
    if score not in {str(known) for known, _ in SCORES} or len(comment) > LONGEST_COMMENT:
        raise NotYetRated(most=LONGEST_COMMENT)
    try:
        with transaction.atomic():
            Rating.objects.create(record=found.row["id"], line=found.line.code, unit=found.row["unit"], score=int(score),
                                  comment=comment, at=at)  # fmt: skip
    except IntegrityError:
        raise AlreadyRated from None


def rated(record: int) -> int | None:
    return Rating.objects.filter(record=record).values_list("score", flat=True).first()


def summary(line: Line) -> Summary | None:
    """All ratings of a line of work; None where they are too few to be shown."""
    found = Rating.objects.filter(line=line.code).aggregate(count=Count("record"), average=Avg("score"))
    if found["count"] < FEWEST_SHOWN:
        return None
    return Summary(found["count"], round(float(found["average"]), 1))
