"""会办 · 抄送: other units to whom a record is open beside the one that handles it, as the record's log says.

The table is a copy of what the log tells (`replayed`), so that lists and the docket can ask for it; `fadu verify`
compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from fadu.engine.history import COPY, FROM, HAND_BACK, INVITE, JOINT, KIND, RELEASE, TRANSFER, UNIT, Past
from fadu.measure.cite import Term

KINDS: Mapping[str, Term] = {
    JOINT: Term(
        "会办（可见个人信息，可批注、附件）", "joint (sees personal data, may add notes and attachments)"
    ),
    COPY: Term("抄送（只读，个人信息遮蔽）", "copy (reads only, personal data masked)"),
}


class Share(models.Model):
    """A record is open to a unit: handled jointly, or as a copy. One standing share a unit."""

    pk = models.CompositePrimaryKey("record", "unit")
    record = models.BigIntegerField()
    unit = models.IntegerField()
    kind = models.CharField(max_length=5)

    class Meta:
        db_table = "engine_share"
        indexes = (models.Index(fields=["unit", "record"], name="share_unit"),)


def of(record: int) -> dict[int, str]:
    """The units to whom a record is open now, and as what."""
    return dict(Share.objects.filter(record=record).order_by("unit").values_list("unit", "kind"))


def replayed(history: Iterable[Past]) -> dict[int, str]:
    """The same from the record's log. The unit that comes to handle a record needs no share of it any more."""
    standing: dict[int, str] = {}
    for past in history:
        if past.step == INVITE:
            standing[past.facts[UNIT]] = past.facts[KIND]
        elif past.step == RELEASE:
            standing.pop(past.facts[UNIT], None)
        elif past.step in (TRANSFER, HAND_BACK):
            standing.pop(past.facts["unit"], None)
    return dict(sorted(standing.items()))


def came_from(history: Iterable[Past]) -> int | None:
    """The unit to which the record would be handed back: the one that handed it over, step by step; None: nobody did."""
    givers: list[int] = []
    for past in history:
        if past.step == TRANSFER:
            givers.append(past.facts[FROM])
        elif past.step == HAND_BACK and givers:
            givers.pop()
    return givers[-1] if givers else None


def keep(record: int, history: Iterable[Past]) -> None:
    """Brings the table to what the log says; within the transaction that wrote the log."""
    wanted: dict[int, Any] = replayed(history)
    Share.objects.filter(record=record).exclude(unit__in=wanted).delete()
    for unit, kind in wanted.items():
        Share.objects.update_or_create(record=record, unit=unit, defaults={"kind": kind})
