"""Administration of units: new ones, their names and where they stand; one that has ended is closed, never deleted.

Territory and system are written into every record of a unit, so they are never changed afterwards: a unit that moves is
closed, and a new one stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.core.validators import RegexValidator
from django.db import transaction
from django.db.models import Max

from fadu.cities import UnitKind
from fadu.desk import changes
from fadu.desk.admin_people import By
from fadu.desk.changes import Kind
from fadu.desk.grounds import Ground
from fadu.engine.access import sees
from fadu.engine.docket import Due
from fadu.engine.people import ClosedUnit, Officer, Unit, forget_units, units
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

KINDS = {
    UnitKind.CITY_GOVERNMENT: Term("市政府", "city government"),
    UnitKind.COUNTY_GOVERNMENT: Term("区县政府", "county government"),
    UnitKind.CITY_DEPARTMENT: Term("市级部门", "city department"),
    UnitKind.COUNTY_DEPARTMENT: Term("区县部门", "county department"),
    UnitKind.TOWN: Term("乡镇", "town"),
    UnitKind.SUBDISTRICT: Term("街道", "subdistrict"),
    UnitKind.DEVELOPMENT_ZONE: Term("开发区", "development zone"),
    UnitKind.COURT: Term("人民法院", "court"),
}


class StillAtWork(Trouble):
    status: ClassVar[int] = 409
    code = "AD-004"
    title = Term("单位尚有未了的事", "The unit is still at work")
    zh = "“{name}”还有{people}名在用账号、{clocks}个正在走的期限，不能停用。"
    en = "“{name}” still has {people} active accounts and {clocks} running clocks; it cannot be closed."
    remedy_zh = "请先把在办案件转办到承接单位，并调整或停用这些账号。"
    remedy_en = (
        "Hand its open cases over to the unit that takes them on, and move or disable the accounts first."
    )


class NoUnitOfYours(Trouble):
    status: ClassVar[int] = 403
    code = "AD-005"
    title = Term("不在您管理的范围内", "Not within your administration")
    zh = "“{name}”不在您管理的范围内。"
    en = "“{name}” is not within your administration."
    remedy_zh = "请由上一级管理员办理。"
    remedy_en = "Ask the administrator above."


_CODE = RegexValidator(r"\A[0-9A-Za-z][0-9A-Za-z-]{2,31}\Z")
_TERRITORY = RegexValidator(r"\A[0-9]{4}(?:[0-9A-Z]{2}(?:[0-9A-Z]{3})?)?\Z")
_SYSTEM = RegexValidator(r"\A[A-Z]{2,8}\Z")


class NamesForm(forms.Form):
    """What can be changed of a unit that exists: its names, and under which unit it stands."""

    name_zh = forms.CharField(max_length=100)
    name_en = forms.CharField(max_length=200)
    parent = forms.TypedChoiceField(coerce=int, required=False, empty_value=None)

    def __init__(self, ground: Ground, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = cast(forms.ChoiceField, self.fields["parent"])
        parent.choices = [("", "—"), *((str(number), unit.name_zh) for number, unit in ground.units.items())]


class UnitForm(NamesForm):
    """A new unit."""

    code = forms.CharField(max_length=32, validators=[_CODE])
    kind = forms.ChoiceField(choices=[(str(kind), name.zh) for kind, name in KINDS.items()])
    territory = forms.CharField(max_length=16, validators=[_TERRITORY])
    system = forms.CharField(max_length=16, validators=[_SYSTEM])


def told(unit: Unit) -> dict[str, Any]:
    """What is written down of a unit."""
    return {
        "code": unit.code, "name_zh": unit.name_zh, "name_en": unit.name_en, "kind": unit.kind, "parent": unit.parent,
        "territory": unit.territory, "system": unit.system,
    }  # fmt: skip


def make(by: By, given: Mapping[str, Any]) -> Unit:
    """Makes a unit on the administrator's ground."""
    unit = Unit(
        **{
            name: given[name]
            for name in ("code", "name_zh", "name_en", "kind", "parent", "territory", "system")
        }
    )
    if not sees(by.actor, unit.place):
        raise NoUnitOfYours(name=unit.name_zh)
    with transaction.atomic():
        last = Unit.objects.aggregate(last=Max("id"))["last"] or 0
        unit.id = last + 1
        unit.save(force_insert=True)
        changes.note(
            Kind.UNIT,
            unit.code,
            by=by.actor.number,
            at=by.at,
            place=unit.place,
            before=None,
            after=told(unit),
        )
    forget_units()
    return unit


def rename(by: By, unit: Unit, given: Mapping[str, Any]) -> None:
    """Writes names and parent anew."""
    _on_ground(by, unit)
    before = told(unit)
    unit.name_zh, unit.name_en, unit.parent = given["name_zh"], given["name_en"], given["parent"]
    with transaction.atomic():
        unit.save(update_fields=["name_zh", "name_en", "parent"])
        changes.note(
            Kind.UNIT,
            unit.code,
            by=by.actor.number,
            at=by.at,
            place=unit.place,
            before=before,
            after=told(unit),
        )
    forget_units()


def close(by: By, unit: Unit, *, since: Any) -> None:
    """Closes a unit that has nobody and nothing left."""
    _on_ground(by, unit)
    people = Officer.objects.filter(unit=unit, is_active=True).count()
    clocks = Due.objects.filter(unit=unit.id).count()
    if people or clocks:
        raise StillAtWork(name=unit.name_zh, people=people, clocks=clocks)
    with transaction.atomic():
        ClosedUnit.objects.get_or_create(unit=unit.id, defaults={"since": since, "by_id": by.actor.number})
        _note_closing(by, unit, before=True, after=False)


def reopen(by: By, unit: Unit) -> None:
    """Takes a closing back."""
    _on_ground(by, unit)
    with transaction.atomic():
        ClosedUnit.objects.filter(unit=unit.id).delete()
        _note_closing(by, unit, before=False, after=True)


def _note_closing(by: By, unit: Unit, *, before: bool, after: bool) -> None:
    changes.note(
        Kind.UNIT, unit.code, by=by.actor.number, at=by.at, place=unit.place, before={"active": before}, after={"active": after}
    )  # fmt: skip


def _on_ground(by: By, unit: Unit) -> None:
    if not sees(by.actor, unit.place):
        raise NoUnitOfYours(name=unit.name_zh)


def named(code: str) -> Unit:
    """A unit by its code; read afresh, since it is about to be changed."""
    found = Unit.objects.filter(code=code).first() if code.isprintable() else None
    if found is None:
        raise NoUnitOfYours(name=code[:60])
    return found


def parent_name(unit: Unit) -> Unit | None:
    """The unit above."""
    return units().get(unit.parent) if unit.parent is not None else None
