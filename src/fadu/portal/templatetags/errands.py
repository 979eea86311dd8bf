"""Words that the errands' templates need: how a date is argued, and what a paused clock waits for."""

from __future__ import annotations

from django import template

from fadu.engine.clocks import Told
from fadu.measure.cite import Term
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
def plainly(told: Told, errand: Errand) -> Term | None:
    """What a clock means for the applicant: `{{ told|plainly:errand }}`."""
    return errand.clocks.get(told.clock.name)


@register.filter
def paused_by(clock: ClockTold) -> Term | None:
    """What a paused clock waits for."""
    return own_case.paused_by(clock)
