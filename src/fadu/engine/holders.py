"""An outsider's own case: who shows a record's number and its secret may see it and take the applicant's steps.

The secret is shown once, when it is given; what is stored cannot be turned back into it. Limiting how often somebody
may try is the portal's part.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata

from django.db import models

from fadu.engine.actor import Actor, holder
from fadu.engine.identity import BadRecordNumber, read_identity

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No look-alikes: neither 0 and O, nor 1, I and L, nor U and V."""

LENGTH = 10
"""Of 30 signs: 49 bits, out of reach of guessing through a door that counts."""


class Holder(models.Model):
    """The secret of a record that came from outside, hashed; and the account that it belongs to, if any."""

    record = models.BigIntegerField(primary_key=True)
    salt = models.BinaryField()
    hashed = models.BinaryField()
    account = models.IntegerField(null=True)

    class Meta:
        db_table = "engine_holder"
        indexes = (models.Index(fields=["account"], name="holder_account"),)


def give(record: int, *, account: int | None = None) -> str:
    """Makes the record its applicant's: a fresh secret, in two groups to be read out (the one before no longer opens)."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    salt = secrets.token_bytes(16)
    Holder.objects.update_or_create(
        record=record, defaults={"salt": salt, "hashed": _hashed(secret, salt), "account": account}
    )
    return f"{secret[:5]}-{secret[5:]}"


def opens(number: str, secret: str) -> Actor | None:
    """The applicant of the record with this number, if that is its secret; None tells no more than that they don't match.

    A number that nobody holds takes as long as a wrong secret.
    """
    try:
        key = read_identity(unicodedata.normalize("NFKC", number)).key
    except BadRecordNumber:
        key = 0
    found = Holder.objects.filter(record=key).first() if 0 < key < 2**63 else None
    salt, hashed = (bytes(found.salt), bytes(found.hashed)) if found else (b"\0" * 16, b"")
    matches = hmac.compare_digest(_hashed(_plain(secret), salt), hashed)
    return holder(key) if matches else None


def mark(record: int) -> str:
    """Changes whenever the record gets a new secret, and tells nothing of it: what was opened with the old one ends by it."""
    hashed = Holder.objects.filter(record=record).values_list("hashed", flat=True).first()
    return hashlib.sha256(bytes(hashed)).hexdigest()[:16] if hashed is not None else ""


def held_by(account: int) -> list[int]:
    """The records of an account, newest first."""
    return list(Holder.objects.filter(account=account).order_by("-record").values_list("record", flat=True))


def _plain(secret: str) -> str:
    """As typed: small letters, full width, spaces and dashes are all the same to us."""
    folded = unicodedata.normalize("NFKC", secret).upper()
    return "".join(sign for sign in folded if sign in ALPHABET)[: LENGTH + 1]


def _hashed(secret: str, salt: bytes) -> bytes:
    # Slow on purpose (about 20 ms), so that a stolen table is of little use.
    return hashlib.scrypt(secret.encode(), salt=salt, n=2**13, r=8, p=1, dklen=32)
