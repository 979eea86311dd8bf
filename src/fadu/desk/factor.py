"""The second factor: a code from an authenticator (RFC 6238), or one of the recovery codes; who must have one."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b32encode
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from fadu.engine.access import Role
from fadu.engine.people import Officer

CODES, LENGTH = 10, 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_SIX = re.compile(r"[0-9]{6}")
_NAME = "desk"


def switched_on() -> bool:
    """Does this installation use second factors at all?"""
    return settings.SECOND_FACTOR != "off"


def must_have(officer: Officer) -> bool:
    """Heads, supervisors and administrators, where the installation demands it of them."""
    guarded = {Role.HEAD, Role.SUPERVISOR} & set(officer.roles) or officer.is_staff or officer.is_superuser
    return settings.SECOND_FACTOR == "required" and bool(guarded)


def device_of(officer: Officer) -> TOTPDevice | None:
    """The authenticator that the officer has confirmed."""
    if not switched_on():
        return None
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=officer, name=_NAME, confirmed=True).first()
    return found


def pending_of(officer: Officer) -> TOTPDevice | None:
    """The authenticator that is being set up."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=officer, name=_NAME, confirmed=False).first()
    return found


def begin(officer: Officer) -> TOTPDevice:
    """Draws a new secret, to be confirmed by a first code; one drawn before and never confirmed is forgotten."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=officer, name=_NAME, confirmed=False).delete()
        made: TOTPDevice = TOTPDevice.objects.create(user=officer, name=_NAME, confirmed=False)
    return made


def secret_said(device: TOTPDevice) -> str:
    """The secret as people type it where there is no camera: groups of four."""
    text = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def confirm(officer: Officer, typed: str) -> list[str] | None:
    """Takes the first code of the authenticator being set up; → fresh recovery codes, or None where it was wrong."""
    device = pending_of(officer)
    if device is None or not _SIX.fullmatch(_plain(typed)) or not device.verify_token(_plain(typed)):
        return None
    with transaction.atomic():
        TOTPDevice.objects.filter(user=officer, name=_NAME, confirmed=True).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        return renew_codes(officer)


def renew_codes(officer: Officer) -> list[str]:
    """New recovery codes in place of all older ones. Only their digests are kept, so they can be shown this once."""
    drawn = ["".join(secrets.choice(_LETTERS) for _ in range(LENGTH)) for _ in range(CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=officer, name=_NAME).delete()
        kept = StaticDevice.objects.create(user=officer, name=_NAME, confirmed=True)
        for code in drawn:
            kept.token_set.create(token=_digest(code))
    return [f"{code[:5]}-{code[5:]}" for code in drawn]


def codes_left(officer: Officer) -> int:
    """How many recovery codes have not been used."""
    kept = StaticDevice.objects.filter(user=officer, name=_NAME).first()
    return int(kept.token_set.count()) if kept else 0


def remove(officer: Officer) -> None:
    """Gives up the authenticator and the recovery codes."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=officer, name=_NAME).delete()
        StaticDevice.objects.filter(user=officer, name=_NAME).delete()


def passes(officer: Officer, typed: str) -> TOTPDevice | StaticDevice | None:
    """The device that the typed code belongs to; failures slow each device down (django-otp doubles the wait)."""
    plain = _plain(typed)
    kind = TOTPDevice if _SIX.fullmatch(plain) else StaticDevice
    device = kind.objects.filter(user=officer, name=_NAME, confirmed=True).first()
    if device is None:
        return None
    found: TOTPDevice | StaticDevice | None = verify_token(
        officer, device.persistent_id, plain if kind is TOTPDevice else _digest(plain)
    )
    return found


def waits_until(officer: Officer) -> datetime | None:
    """Until when further codes are refused after wrong ones."""
    moments = []
    for kind in (TOTPDevice, StaticDevice):
        device = kind.objects.filter(user=officer, name=_NAME, confirmed=True).first()
        allowed, why = device.verify_is_allowed() if device else (True, None)
        if not allowed and why and why.get("locked_until"):
            moments.append(why["locked_until"])
    return max(moments, default=None) if moments and max(moments) > timezone.now() else None


def _plain(typed: str) -> str:
    """Spaces and hyphens are how people group what they read; full-width digits how some keyboards write them."""
    return re.sub(r"[\s\-－—]", "", typed).translate({0xFF10 + n: str(n) for n in range(10)}).lower()[:40]


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()[:16]
