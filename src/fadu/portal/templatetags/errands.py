"""Words that the errands' templates need: how a date is argued, and what a paused clock waits for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import reduce
from operator import and_

from django import template

from fadu.engine.clocks import Told
from fadu.measure.cite import Cite, Term
from fadu.measure.clock import Reckoning
from fadu.pages.argued import ClockTold
from fadu.portal.errands import own_case
from fadu.portal.errands.errand import Errand

register = template.Library()


@register.filter
def argued(reckoning: Reckoning, lang: str) -> list[str]:
    """How the due date follows from the law, in sentences: `{{ reckoning|argued:lang }}`."""
    return reckoning.argument("en" if lang == "en" else "zh")


@register.filter
def in_force(place: Cite | None, on: date) -> Cite | None:
    """Of a citation of several versions those in force on a day: `{% cite place|in_force:visit.today %}`."""
    if place is None:
        return None
    parts = [replace(place, also=()), *place.also]
    known = [one for one in parts if one.instrument.in_force(on)]
    return reduce(and_, known or parts)


@register.filter
def plainly(told: Told, errand: Errand) -> Term | None:
    """What a clock means for the applicant: `{{ told|plainly:errand }}`."""
    return errand.clocks.get(told.clock.name)


@register.filter
def paused_by(clock: ClockTold) -> Term | None:
    """What a paused clock waits for."""
    return own_case.paused_by(clock)
