"""A visit: who reads a page, in which language, and what moment it is for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from fadu import cities
from fadu.engine.access import THE_PUBLIC, Actor
from fadu.engine.people import Officer
from fadu.measure.cite import Lang, Term


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """The synthetic year that an installation shows: its pages say so, and their today is its last day."""

    year: int
    scale: float

    @property
    def whole(self) -> bool:
        return self.scale == 1


@dataclass(frozen=True, slots=True)
class Office:
    """What the installation tells each request: the moment, and whether its data are synthetic."""

    at: datetime
    rehearsed: Rehearsed | None = None


SYNTHETIC = Term(
    "演示数据（合成，不含真实个人或单位的办件）", "synthetic data (no real person's or body's case)"
)

TYPE_COOKIE, TYPE_SIZES = "fadu_type", ("usual", "large")


@dataclass(frozen=True, slots=True)
class Visit:
    viewer: Actor
    lang: Lang
    office: Office
    large: bool = False  # large type (大字版)

    @property
    def today(self) -> date:
        return self.office.at.date()

    @property
    def official(self) -> bool:
        return self.viewer.official


def visit(request: HttpRequest) -> Visit:
    """This request's visit; the office is set by the installation's middleware."""
    office = getattr(request, "office", None) or Office(timezone.localtime())
    return Visit(
        viewer_of(request, office.at.date()), spoken(), office, request.COOKIES.get(TYPE_COOKIE) == "large"
    )


def viewer_of(request: HttpRequest, today: date) -> Actor:
    """Who reads: an official with what is delegated to them today, or the public."""
    user = getattr(request, "user", None)
    # The user is a lazy object: only its own type tells whether somebody has signed in.
    return user.actor_on(today) if isinstance(user, Officer) else THE_PUBLIC


def spoken() -> Lang:
    return "en" if (get_language() or "").startswith("en") else "zh"


def usual_year(who: Visit) -> int:
    """The year that is shown unasked: the rehearsed one, or the one for which the city wrote its narrative."""
    return who.office.rehearsed.year if who.office.rehearsed else cities.city(settings.CITY).narrative().year
