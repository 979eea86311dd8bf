"""送负责人签批: a step that a handler has prepared and its head takes, or returns with a note. A draft, not yet an act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q, QuerySet

from fadu.engine.access import HEAD, Actor
from fadu.engine.identity import identity
from fadu.engine.line import line_with_code
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

WAITING, TAKEN, RETURNED, DROPPED = "", "taken", "returned", "dropped"
SHOWN = 100  # of a list


class NoSuchDraft(Trouble):
    code = "DK-001"
    title = Term("没有这份送签稿", "No such draft")
    zh = "编号为{number}的送签稿不存在，已经处理，或不由您签批。"
    en = "Draft {number} does not exist, has been dealt with, or is not for you to sign."
    remedy_zh = "请从“待我签批”中打开。"
    remedy_en = "Open it from “To sign”."
    status = 404


class Prepared(models.Model):
    """One prepared step: the form as typed, upon the version that its maker saw. Settled once: taken, returned or dropped."""

    record = models.BigIntegerField()
    step = models.CharField(max_length=64)
    typed = models.JSONField()
    version = models.IntegerField()
    unit = models.IntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField()
    remark = models.TextField(default="")
    settled = models.CharField(max_length=8, default=WAITING)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_constraint=False, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")

    class Meta:
        db_table = "desk_prepared"
        indexes = (
            models.Index(fields=["unit", "settled", "id"], name="prepared_unit"),
            models.Index(fields=["by", "settled", "id"], name="prepared_by"),
            models.Index(fields=["record", "id"], name="prepared_record"),
        )

    @property
    def number(self) -> str:
        return str(identity(self.record))

    @property
    def line_title(self) -> Term:
        return line_with_code(identity(self.record).line).title

    @property
    def step_title(self) -> Term:
        step = line_with_code(identity(self.record).line).steps.get(self.step)
        return step.title if step else Term(self.step, self.step)


def prepare(
    record: int,
    step: str,
    *,
    typed: Mapping[str, Any],
    version: int,
    unit: int,
    by: Actor,
    at: datetime,
    remark: str,
) -> Prepared:
    """Lays a step before the head; what the same person had laid for the same step is replaced."""
    Prepared.objects.filter(
        record=record, step=step, by_id=by.number, settled__in=(WAITING, RETURNED)
    ).update(settled=DROPPED, settled_by=by.number, settled_at=at)
    return Prepared.objects.create(
        record=record,
        step=step,
        typed=dict(typed),
        version=version,
        unit=unit,
        by_id=by.number,
        at=at,
        remark=remark,
    )


def _headed(viewer: Actor) -> list[int]:
    """The units whose head's steps the viewer takes: their own, and those of whom they act for."""
    return [hat.unit for hat in viewer.hats if HEAD in hat.roles]


def waiting_for(viewer: Actor) -> tuple[int, int]:
    """How many drafts wait for this person's signature, and how many of theirs were returned to them."""
    mine = Q(unit__in=_headed(viewer), settled=WAITING)
    back = Q(by=viewer.number, settled=RETURNED)
    told = Prepared.objects.filter(mine | back).aggregate(
        to_sign=Count("pk", filter=mine), returned=Count("pk", filter=back)
    )
    return told["to_sign"], told["returned"]


def to_sign(viewer: Actor) -> QuerySet[Prepared]:
    """What waits for this head, oldest first: of their own unit, and of the units of whom they act for."""
    return (
        Prepared.objects.filter(unit__in=_headed(viewer), settled=WAITING).select_related("by").order_by("id")
    )


def laid_by(viewer: Actor) -> QuerySet[Prepared]:
    """What this person has laid before a head and what became of it, newest first: waiting or returned."""
    laid = Prepared.objects.filter(by_id=viewer.number, settled__in=(WAITING, RETURNED))
    return laid.select_related("settled_by").order_by("-id")


def of_record(record: int) -> Iterable[Prepared]:
    """The drafts that wait or were returned upon a record."""
    return (
        Prepared.objects.filter(record=record, settled__in=(WAITING, RETURNED))
        .select_related("by", "settled_by")
        .order_by("id")
    )


def opens(draft: Prepared, viewer: Actor) -> bool:
    """May the viewer open this draft: its maker, or a head of the unit that signs it?"""
    return draft.by_id == viewer.number or draft.unit in _headed(viewer)


def opened(number: int, viewer: Actor) -> Prepared:
    """A draft that the viewer may open: as the head who signs it, or as its maker. NoSuchDraft otherwise."""
    found = Prepared.objects.filter(pk=number, settled__in=(WAITING, RETURNED)).select_related("by").first()
    if found is None or not opens(found, viewer):
        raise NoSuchDraft(number=number)
    return found


def settle(draft: Prepared, how: str, *, by: Actor, at: datetime, answer: str = "") -> bool:
    """Settles a draft that still waits; False if somebody was faster."""
    waiting = Prepared.objects.filter(
        pk=draft.pk, settled__in=(WAITING, RETURNED) if how == DROPPED else (WAITING,)
    )
    return waiting.update(settled=how, settled_by=by.number, settled_at=at, answer=answer) == 1


def drop_all(record: int, *, by: Actor, at: datetime) -> None:
    """Another unit takes the record over: what was laid before the head of the old one waits no longer."""
    waiting = Prepared.objects.filter(record=record, settled__in=(WAITING, RETURNED))
    waiting.update(settled=DROPPED, settled_by=by.number, settled_at=at)
