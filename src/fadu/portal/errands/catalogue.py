"""The errands that the portal offers, by their address."""

from __future__ import annotations

from fadu.engine.line import Line
from fadu.portal.errands.ask import ASK
from fadu.portal.errands.errand import Errand
from fadu.portal.errands.mediation import MEDIATION
from fadu.portal.errands.reconsideration import RECONSIDERATION

ERRANDS = {errand.name: errand for errand in (ASK, RECONSIDERATION, MEDIATION)}


def errand_of(line: Line) -> Errand | None:
    """The errand by which an outsider opens records of this line; None where the portal offers none."""
    return next((errand for errand in ERRANDS.values() if errand.line_id == line.id), None)
