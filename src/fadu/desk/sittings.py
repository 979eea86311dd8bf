"""Where an official is signed in: one row a session, so that all of them can be ended at once."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models, transaction


class Sitting(models.Model):
    """One sign-in that may still be open. `address` and `agent` tell the official which machine it was."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_constraint=False)
    session_key = models.CharField(max_length=40, unique=True)
    began = models.DateTimeField()
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=200)

    class Meta:
        db_table = "desk_sitting"


class PasswordDue(models.Model):
    """An official whose password somebody else has set: they choose their own at the next sign-in."""

    officer = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, db_constraint=False
    )

    class Meta:
        db_table = "desk_password_due"


def begin(officer: int, session_key: str, *, at: datetime, address: str | None, agent: str) -> None:
    """Notes a sign-in, and forgets the sessions that have expired and the sign-ins whose session is gone."""
    Session.objects.filter(expire_date__lt=at).delete()
    Sitting.objects.filter(officer=officer).exclude(
        session_key__in=Session.objects.values("session_key")
    ).delete()
    Sitting.objects.create(
        officer_id=officer, session_key=session_key, began=at, address=address, agent=agent[:200]
    )


def open_sittings(officer: int, *, at: datetime) -> list[Sitting]:
    """The sessions of an official that have not expired, newest first."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    return list(Sitting.objects.filter(officer=officer, session_key__in=alive).order_by("-began"))


def end_all(officer: int, *, but: str = "") -> int:
    """Ends every session of an official, `but` one excepted; → how many were open."""
    with transaction.atomic():
        keys = Sitting.objects.filter(officer=officer).exclude(session_key=but).values("session_key")
        ended, _ = Session.objects.filter(
            session_key__in=list(keys.values_list("session_key", flat=True))
        ).delete()
        Sitting.objects.filter(officer=officer).exclude(session_key=but).delete()
    return ended


def moved(old: str, new: str) -> None:
    """The session was given a new key (after a change of password)."""
    Sitting.objects.filter(session_key=old).update(session_key=new)
