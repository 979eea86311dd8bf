"""What waits for a person: doubtful fields, listed by class, settled with a value that is then the document's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count

from fadu.library import changes, documentnumber
from fadu.library.kinds import What
from fadu.library.models import Document, Doubt, Name
from fadu.library.questions import Open, Why
from fadu.library.titles import is_trial, title_key
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

DAYS = ("written_on", "published_on", "effective_from", "expires_on")
WORDS = ("title", "number", "registration_no", "index_no", "topic")


class NotAValue(Trouble):
    code = "LB-003"
    title = Term("不是合适的值", "Not a fitting value")
    zh = "“{field}”不能填“{value}”：{reason}。"
    en = "“{field}” cannot be “{value}”: {reason}."
    remedy_zh = "日期请写作 YYYY-MM-DD；文号须有机关代字、年份和序号。"
    remedy_en = "Write a date as YYYY-MM-DD; a number needs the organ's code, the year and the sequence."


def put_down(found: Iterable[tuple[Document, list[Open]]]) -> None:
    """Writes open questions down; one that was asked before, settled or not, is not asked again."""
    Doubt.objects.bulk_create(
        [
            Doubt(
                document=document,
                field=one.field,
                why=one.why.value,
                found=one.found[:500],
                other=one.other[:500],
            )
            for document, every in found
            for one in every
        ],
        ignore_conflicts=True,
    )


def waiting() -> list[tuple[str, Why, int]]:
    """(field, why, how many) of what waits, the most frequent first."""
    rows = (
        Doubt.objects.filter(settled_at=None)
        .values_list("field", "why")
        .annotate(count=Count("id"))
        .order_by("-count", "field")
    )
    return [(field, Why(why), count) for field, why, count in rows]


def settle(doubt: Doubt, value: str, *, by: int, at: datetime) -> None:
    """A person's word on a doubtful field: it becomes the document's, unless the field is one of a version's days."""
    with transaction.atomic():
        doubt = Doubt.objects.select_for_update(of=("self",)).select_related("document").get(pk=doubt.pk)
        _take_over(doubt.document, doubt.field, value.strip())
        doubt.settled_by, doubt.settled_at, doubt.value = by, at, value.strip()
        doubt.save(update_fields=["settled_by", "settled_at", "value"])
        doubt.document.changed_at = at
        doubt.document.save()
        changes.note([doubt.document_id], What.DOUBTS, at=at, by=by)
    from fadu.library.validity import refresh

    refresh([doubt.document_id], at=at)


def _take_over(document: Document, field: str, value: str) -> None:
    if field in DAYS:
        setattr(document, field, _day(field, value))
    elif field == "issuers":
        document.issuers = [name for name in value.replace("，", "、").split("、") if name]
    elif field == "number":
        number = documentnumber.parse(value) if value else None
        if value and number is None:
            raise NotAValue(
                field=field, value=value, reason=Term("认不出文号", "no document number is recognised")
            )
        document.number, document.number_key = (number.shown, number.key) if number else ("", "")
        _named(document, document.number_key, "number")
    elif field in WORDS:
        setattr(document, field, value)
        if field == "title":
            document.title_key, document.trial = title_key(value)[:500], is_trial(value)
            _named(document, document.title_key, "title")


def _named(document: Document, key: str, kind: str) -> None:
    if key:
        Name.objects.get_or_create(document=document, key=key, defaults={"kind": kind})


def _day(field: str, value: str) -> Any:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as why:
        raise NotAValue(field=field, value=value, reason=Term("不是日期", "it is no date")) from why
