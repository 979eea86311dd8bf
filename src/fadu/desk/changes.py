"""The log of administration: who changed which unit or person, when, from what to what. It can only be added to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from fadu.engine.access import Actor, Place, after_prefix
from fadu.measure.cite import Term


class Kind(StrEnum):
    """What an administrative change was made to."""

    UNIT = "unit"
    PERSON = "person"
    PASSWORD = "password"  # noqa: S105 - a kind of change
    FACTOR = "factor"
    SIGN_IN = "sign_in"
    DELEGATION = "delegation"

    @property
    def term(self) -> Term:
        return _TERMS[self]


_TERMS = {
    Kind.UNIT: Term("单位", "unit"),
    Kind.PERSON: Term("人员", "person"),
    Kind.PASSWORD: Term("密码", "password"),
    Kind.FACTOR: Term("第二验证", "second factor"),
    Kind.SIGN_IN: Term("登录", "sign-in"),
    Kind.DELEGATION: Term("代理", "delegation"),
}


class Change(models.Model):
    """One change: `subject` is a unit's code or a person's sign-in name; `before` is empty where something was made.

    `territory` and `system` are those of the unit concerned, so that an administrator reads the changes on their ground.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=150)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    territory = models.CharField(max_length=16, db_collation="C")
    system = models.CharField(max_length=16, db_collation="C")

    class Meta:
        db_table = "desk_change"
        indexes = (models.Index(fields=["subject", "id"], name="change_subject"),)


def note(
    kind: Kind,
    subject: str,
    *,
    by: int,
    at: datetime,
    place: Place | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Writes a change down: of what was given, only what differs between before and after."""
    if before is not None and after is not None:
        differing = [name for name in after if before.get(name) != after[name]]
        before = {name: before.get(name) for name in differing}
        after = {name: after[name] for name in differing}
        if not differing:
            return
    Change.objects.create(
        at=at, by_id=by, kind=kind, subject=subject, before=before, after=after,
        territory=place.territory if place else "", system=place.system if place else "",
    )  # fmt: skip


PAGE = 30


def changes(
    viewer: Actor,
    *,
    before: int | None = None,
    kind: str | None = None,
    subject: str | None = None,
    size: int = PAGE,
) -> list[Change]:
    """The newest changes on the viewer's ground (of a kind, of a subject), older than the number `before`."""
    found = Change.objects.select_related("by").order_by("-id")
    for column, code in (("territory", viewer.territory), ("system", viewer.system)):
        if code:
            found = found.filter(**{f"{column}__gte": code, f"{column}__lt": after_prefix(code)})
    for column, value in (("id__lt", before), ("kind", kind), ("subject", subject)):
        if value is not None:
            found = found.filter(**{column: value})
    return list(found[:size])
