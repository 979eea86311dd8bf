"""好差评 at the desk: what applicants said of the cases that the viewer's own units handled; who said it stays unnamed."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fadu.engine import ratings
from fadu.engine.access import Actor, units_of
from fadu.engine.line import line_with_code, lines
from fadu.engine.plan import shown
from fadu.engine.ratings import SCORES, UNSATISFIED, Rating
from fadu.measure.cite import Term
from fadu.pages.query import one_of, whole
from fadu.pages.visit import visit

PAGE = 20
_TITLES = dict(SCORES)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of work: how many gave each score (in the order of SCORES), and what that comes to."""

    title: Term
    counts: tuple[int, ...]

    @property
    def count(self) -> int:
        return sum(self.counts)

    @property
    def average(self) -> str:
        """To a tenth."""
        total = sum(score * count for (score, _), count in zip(SCORES, self.counts, strict=True))
        return f"{total / self.count:.1f}"

    @property
    def low(self) -> int:
        """How many were dissatisfied."""
        return sum(
            count for (score, _), count in zip(SCORES, self.counts, strict=True) if score <= UNSATISFIED
        )


@dataclass(frozen=True, slots=True)
class Said:
    """One rating as its unit reads it."""

    number: str
    line: Term
    score: int
    grade: Term
    comment: str
    rating: Rating

    @property
    def low(self) -> bool:
        return self.score <= UNSATISFIED


@require_safe
@never_cache
@login_required
def ratings_page(request: HttpRequest) -> HttpResponse:
    """`/desk/ratings`: sums and distribution by line of work, then each with its words; `?score=low` only the dissatisfied."""
    who, asked = visit(request), request.GET.dict()
    low = one_of(asked, "score", {"low": UNSATISFIED}) == "low"
    page = whole(asked, "page", least=1, most=10_000) or 1
    rows = _rows(who.viewer)
    said = _said(who.viewer, low=low, page=page)
    return render(request, "desk/ratings.html", {
        "rows": rows, "scores": SCORES, "said": said[:PAGE], "low": low, "all": Row(Term("合计", "All"), _sum(rows)),
        "following": page + 1 if len(said) > PAGE else None,
    })  # fmt: skip


def rating_of(record: int) -> Said | None:
    """The rating of one case."""
    found = Rating.objects.filter(record=record).first()
    return _told(found) if found else None


def _rows(viewer: Actor) -> list[Row]:
    counted = ratings.distribution(units_of(viewer))
    return [Row(one.title, tuple(counted[one.code].get(score, 0) for score, _ in SCORES))
            for one in lines() if one.code in counted]  # fmt: skip


def _sum(rows: list[Row]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(row.counts for row in rows), strict=True))) or (0,) * len(SCORES)


def _said(viewer: Actor, *, low: bool, page: int) -> list[Said]:
    """A page of them, newest first, and one more if there are more."""
    found = Rating.objects.filter(unit__in=units_of(viewer)).order_by("-at", "-record")
    if low:
        found = found.filter(score__lte=UNSATISFIED)
    first = (page - 1) * PAGE
    return [_told(one) for one in found[first : first + PAGE + 1]]


def _told(one: Rating) -> Said:
    title = line_with_code(one.line).title
    return Said(shown(one.record), title, one.score, _TITLES[one.score], one.comment, one)
