"""A draft is sent once: its own row, locked, is what two clicks, two tabs and a reload have in common."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fadu.engine import holders
from fadu.engine.access import THE_APPLICANT
from fadu.letters.sending import open_with_letter
from fadu.portal.errands import kept
from fadu.portal.errands.errand import Errand
from fadu.portal.errands.filling import Filling
from fadu.portal.errands.tables import Draft
from fadu.portal.errands.troubles import Unfinished


def submit(errand: Errand, code: str, *, at: datetime, now: datetime, synthetic: bool = False) -> Draft:
    """Opens the case, or finds the one that this draft has become. Raises Unfinished, or what forbids the step.

    The receipt that the law asks for is sealed into the case with it, marked where the data are `synthetic`. `at` is the
    moment at the office, `now` the server's own clock. The answers leave the draft: they are the record's.
    """
    with transaction.atomic():
        draft = kept.opened(code, errand.name, at, lock=True)
        if draft.record is not None:
            return draft
        on = at.date()
        filling = Filling(errand, draft.answers, on)
        if filling.unfinished or filling.decided is None:
            pages = [one.page.title for one in filling.unfinished]
            raise Unfinished(number=len(pages), pages=pages)
        draft.record = open_with_letter(errand.line, errand.opening(on), place=filling.decided.place, actor=THE_APPLICANT,
                                        on=on, at=at, facts=filling.facts, synthetic=synthetic)  # fmt: skip
        draft.sealed = kept.sealed(code, holders.give(draft.record))
        draft.answers, draft.updated, draft.sent_at = {}, at, now
        draft.save()
        return draft


def show_once(errand: Errand, code: str, *, at: datetime) -> tuple[Draft, str | None]:
    """The draft, and its case's query code if nobody has seen it yet; from now on somebody has."""
    with transaction.atomic():
        draft = kept.opened(code, errand.name, at, lock=True)
        secret = kept.unsealed(code, bytes(draft.sealed)) if draft.sealed is not None else None
        if secret is not None:
            draft.sealed = None
            draft.save(update_fields=["sealed"])
    return draft, secret


RENEWABLE_FOR = 1800
"""Seconds after sending within which the same device may have a new query code: a lost page is no lost case."""


def may_renew(draft: Draft, now: datetime) -> bool:
    return draft.sent_at is not None and (now - draft.sent_at).total_seconds() <= RENEWABLE_FOR


def renew(errand: Errand, code: str, *, at: datetime, now: datetime) -> None:
    """A fresh query code for a case sent just now; the one before no longer opens it."""
    with transaction.atomic():
        draft = kept.opened(code, errand.name, at, lock=True)
        if draft.record is not None and may_renew(draft, now):
            draft.sealed = kept.sealed(code, holders.give(draft.record))
            draft.save(update_fields=["sealed"])
