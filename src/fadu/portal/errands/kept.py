"""Drafts: begun, saved and found again by a code that only their writer has."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from fadu.engine.holders import ALPHABET
from fadu.measure.cite import Term
from fadu.measure.clock.argument import said_day
from fadu.portal.errands.tables import Draft
from fadu.portal.errands.troubles import DraftExpired, NoSuchDraft, TooLong

DAYS = 30
LASTS = timedelta(days=DAYS)
GROUPS, GROUP = 4, 4
"""Sixteen of thirty signs: 78 bits."""
MOST = 200_000
"""Characters of one draft; every single answer is far below."""


def begin(errand: str, at: datetime, answers: Mapping[str, Any] | None = None) -> str:
    """A new draft; returns the code that opens it, in groups to be written down. Drafts that have expired go at the same time."""
    Draft.objects.filter(updated__lt=at - LASTS).delete()
    code = "".join(secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP))
    Draft.objects.create(token=token_of(code), errand=errand, answers=dict(answers or {}), updated=at)
    return shown(code)


def plain(code: str) -> str:
    """A code as typed: small letters, full width, spaces and dashes are all the same to us."""
    folded = unicodedata.normalize("NFKC", code[:200]).upper()
    return "".join(sign for sign in folded if sign in ALPHABET)


def shown(code: str) -> str:
    text = plain(code)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def token_of(code: str) -> str:
    """Under which the draft is stored: the code has bits enough that a plain hash cannot be turned back."""
    return hashlib.sha256(plain(code).encode()).hexdigest()


def opened(code: str, errand: str, at: datetime, *, lock: bool = False) -> Draft:
    """The draft that this code opens. Raises NoSuchDraft or DraftExpired (the draft is then gone)."""
    kept = Draft.objects.select_for_update() if lock else Draft.objects.all()
    draft = kept.filter(token=token_of(code), errand=errand).first()
    if draft is None:
        raise NoSuchDraft(days=DAYS)
    if draft.updated < at - LASTS:
        updated = timezone.localtime(draft.updated)
        if not lock:
            draft.delete()
        raise DraftExpired(
            updated=Term(said_day(updated.date(), "zh"), said_day(updated.date(), "en")), days=DAYS
        )
    return draft


def keeps_until(draft: Draft) -> date:
    return timezone.localtime(draft.updated + LASTS).date()


def save(code: str, errand: str, at: datetime, typed: Mapping[str, Any]) -> Draft:
    """Adds to the answers; what another tab saved of other pages meanwhile stays. A draft that was sent is not changed."""
    with transaction.atomic():
        draft = opened(code, errand, at, lock=True)
        if draft.record is None:
            answers = {**draft.answers, **typed}
            if len(json.dumps(answers, ensure_ascii=False)) > MOST:
                raise TooLong
            draft.answers, draft.updated = answers, at
            draft.save(update_fields=["answers", "updated"])
    return draft


def discard(code: str, errand: str) -> None:
    """Forgets a draft that was not sent; what was sent is a case and stays."""
    Draft.objects.filter(token=token_of(code), errand=errand, record=None).delete()


def sealed(code: str, secret: str) -> bytes:
    """The secret under a key that only the draft's code gives, so that the table alone tells nobody."""
    nonce = secrets.token_bytes(16)
    return nonce + _under(code, nonce, secret.encode())


def unsealed(code: str, box: bytes) -> str:
    return _under(code, box[:16], box[16:]).decode()


def _under(code: str, nonce: bytes, text: bytes) -> bytes:
    # A pad as long as the text, never used twice since its nonce is fresh.
    pad = hmac.digest(plain(code).encode(), nonce, "sha256")
    assert len(text) <= len(pad)
    return bytes(one ^ other for one, other in zip(text, pad, strict=False))
