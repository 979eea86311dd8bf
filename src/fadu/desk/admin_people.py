"""Administration of people: who they are, where they belong, what they may do and see; each change is written down."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import transaction
from django.db.models import Q, QuerySet

from fadu.desk import changes, factor, lockout, sittings
from fadu.desk.changes import Kind
from fadu.desk.grounds import Ground
from fadu.engine.access import HANDLER, HEAD, SUPERVISOR, Actor, Role, after_prefix, sees
from fadu.engine.people import Officer, Unit, units
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.report import areas

ROLES = (HANDLER, HEAD, SUPERVISOR)
"""What an official may be; the other roles belong to outsiders and to the system."""
PAGE = 30
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class NotYourPerson(Trouble):
    status: ClassVar[int] = 403
    code = "AD-001"
    title = Term("不在您管理的范围内", "Not within your administration")
    zh = "“{name}”不存在，或不在您管理的范围内。"
    en = "There is no “{name}”, or they are not within your administration."
    remedy_zh = "请从人员列表中选择；跨范围的调整请上一级管理员办理。"
    remedy_en = (
        "Choose from the list of people; ask the administrator above for what lies beyond your ground."
    )


class NotYourself(Trouble):
    status: ClassVar[int] = 403
    code = "AD-002"
    title = Term("不能改自己的权限", "Not one's own rights")
    zh = "管理员不能改自己的单位、职责、可见范围和账号状态。"
    en = "An administrator cannot change their own unit, roles, ground or account."
    remedy_zh = "请由另一位管理员办理。"
    remedy_en = "Another administrator has to do it."


class BeyondYours(Trouble):
    status: ClassVar[int] = 403
    code = "AD-003"
    title = Term("超出您自己的范围", "Beyond your own ground")
    zh = "可见范围（{given}）超出了您自己的范围：不能授予，也不能管理有此范围的账号。"
    en = "The ground {given} goes beyond your own: you can neither give it nor administer an account that has it."
    remedy_zh = "请缩小范围，或请上一级管理员办理。"
    remedy_en = "Narrow it, or ask the administrator above."


class NameTaken(Trouble):
    status: ClassVar[int] = 409
    code = "AD-008"
    title = Term("登录名已有人使用", "The sign-in name is taken")
    zh = "登录名“{name}”已有人使用。"
    en = "The sign-in name “{name}” is taken."
    remedy_zh = "请换一个登录名；忘记密码请由另一位管理员重设。"
    remedy_en = "Choose another; a forgotten password is set anew by another administrator."


class PersonForm(forms.Form):
    """A person as an administrator writes them down. The choices are those of the administrator's ground."""

    username = forms.CharField(max_length=60, validators=[UnicodeUsernameValidator()])
    name_zh = forms.CharField(max_length=50)
    unit = forms.TypedChoiceField(coerce=int)
    roles = forms.MultipleChoiceField(choices=[(str(role), role.term.zh) for role in ROLES])
    territory = forms.ChoiceField()
    system = forms.ChoiceField(required=False)
    administers = forms.BooleanField(required=False)
    active = forms.BooleanField(required=False)

    def __init__(
        self, ground: Ground, closed: frozenset[int], *args: Any, fresh: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        listed = [
            (str(number), unit.name_zh) for number, unit in ground.units.items() if number not in closed
        ]
        cast(forms.ChoiceField, self.fields["unit"]).choices = listed
        cast(forms.ChoiceField, self.fields["territory"]).choices = [
            (code, name.zh) for code, name in territories(ground).items()
        ]
        cast(forms.ChoiceField, self.fields["system"]).choices = [
            ("", "*"), *((code, name.zh) for code, name in ground.systems.items()),
        ]  # fmt: skip
        if not fresh:
            del self.fields["username"]


def territories(ground: Ground) -> dict[str, Term]:
    """The territories that can be given as a ground: the city where the administrator's own is as wide, and districts."""
    wide = any(len(unit.territory) <= 4 for unit in ground.units.values())
    city = areas.city()
    return {**({city.code: city.name} if wide else {}), **ground.districts}


def people(viewer: Actor, *, words: str = "", unit: int | None = None, after: str = "") -> list[Officer]:
    """The people of the viewer's ground, by sign-in name, one more than a page holds."""
    found = on_ground(viewer).select_related("unit").order_by("username")
    if words:
        found = found.filter(Q(username__icontains=words) | Q(name_zh__icontains=words))
    if unit is not None:
        found = found.filter(unit=unit)
    return list(found.filter(username__gt=after)[: PAGE + 1])


def on_ground(viewer: Actor) -> QuerySet[Officer]:
    """Everybody whose unit lies on the viewer's own ground (never on one that was lent to them)."""
    found = Officer.objects.all()
    for column, code in (("unit__territory", viewer.territory), ("unit__system", viewer.system)):
        if code:
            found = found.filter(**{f"{column}__gte": code, f"{column}__lt": after_prefix(code)})
    return found


def person(viewer: Actor, username: str) -> Officer:
    """One of them."""
    found = None
    if username.isprintable():
        found = on_ground(viewer).select_related("unit").filter(username=username).first()
    if found is None:
        raise NotYourPerson(name=username[:60])
    return found


def told(officer: Officer) -> dict[str, Any]:
    """What is written down of a person: what the form asks for."""
    return {
        "name_zh": officer.name_zh, "unit": officer.unit_id, "roles": sorted(officer.roles), "territory": officer.territory,
        "system": officer.system, "administers": officer.is_staff, "active": officer.is_active,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class By:
    """Who administers, and when (by the wall clock: this is no act of the rehearsed year)."""

    actor: Actor
    at: datetime


def hire(by: By, given: Mapping[str, Any]) -> tuple[Officer, str]:
    """Makes an account; → it, and the password to be handed over, which is changed at the first sign-in."""
    officer = Officer(username=given["username"])
    _fill(by, officer, given)
    password = _drawn()
    officer.set_password(password)
    with transaction.atomic():
        officer.save()
        sittings.PasswordDue.objects.create(officer=officer)
        _note(by, officer, Kind.PERSON, before=None, after=told(officer))
    return officer, password


def first_administrator(username: str, name: str, unit: Unit, *, at: datetime) -> tuple[Officer, str]:
    """Makes an account that oversees and administers its unit's whole city or district; for the command line."""
    if Officer.objects.filter(username=username).exists():
        raise NameTaken(name=username)
    officer = Officer(
        username=username, name_zh=name, unit=unit, roles=[str(SUPERVISOR)], territory=unit.territory[:6], is_staff=True
    )  # fmt: skip
    password = _drawn()
    officer.set_password(password)
    with transaction.atomic():
        officer.save()
        sittings.PasswordDue.objects.create(officer=officer)
        # Nobody has signed in yet: the log names the account itself.
        _note(By(officer.actor, at), officer, Kind.PERSON, before=None, after=told(officer))
    return officer, password


def change(by: By, officer: Officer, given: Mapping[str, Any]) -> None:
    """Writes a person anew; whoever is disabled is signed out everywhere at once."""
    _may(by, officer)
    before = told(officer)
    _fill(by, officer, given)
    with transaction.atomic():
        officer.save()
        if not officer.is_active:
            sittings.end_all(officer.pk)
        _note(by, officer, Kind.PERSON, before=before, after=told(officer))


def _may(by: By, officer: Officer) -> None:
    """Nobody administers themselves, nor somebody who sees more than they do: a password set is a door opened."""
    if officer.pk == by.actor.number:
        raise NotYourself
    wider = not (
        officer.territory.startswith(by.actor.territory) and officer.system.startswith(by.actor.system)
    )
    if wider or officer.is_superuser:
        raise BeyondYours(given=f"{officer.territory or '*'} {officer.system or '*'}")


def _fill(by: By, officer: Officer, given: Mapping[str, Any]) -> None:
    """Takes the form over, as far as the administrator's own ground reaches."""
    unit = units()[given["unit"]]
    if not sees(by.actor, unit.place):
        raise NotYourPerson(name=unit.name_zh)
    territory, system = given["territory"], given["system"]
    if not (territory.startswith(by.actor.territory) and system.startswith(by.actor.system)):
        raise BeyondYours(given=f"{territory} {system}".strip())
    officer.name_zh, officer.unit = given["name_zh"], unit
    officer.roles = [str(role) for role in ROLES if str(role) in given["roles"]]
    officer.territory, officer.system = territory, system
    officer.is_staff, officer.is_active = given["administers"], given["active"]


def new_password(by: By, officer: Officer) -> str:
    """A password to be handed over; every session of the person ends."""
    _may(by, officer)
    password = _drawn()
    officer.set_password(password)
    with transaction.atomic():
        officer.save(update_fields=["password"])
        sittings.PasswordDue.objects.get_or_create(officer=officer)
        sittings.end_all(officer.pk)
        _note(by, officer, Kind.PASSWORD, before=None, after={"by": "administrator"})
    return password


def without_factor(by: By, officer: Officer) -> None:
    """Takes the second factor of somebody who lost phone and codes."""
    _may(by, officer)
    factor.remove(officer)
    sittings.end_all(officer.pk)
    _note(by, officer, Kind.FACTOR, before=None, after={"authenticator": False})


def unlock(by: By, officer: Officer) -> None:
    """Lifts the lock after too many failures."""
    lockout.lift(officer.username)
    _note(by, officer, Kind.SIGN_IN, before=None, after={"unlocked": True})


def signed_out(by: By, officer: Officer) -> None:
    """Ends every session of the person."""
    _may(by, officer)
    ended = sittings.end_all(officer.pk)
    _note(by, officer, Kind.SIGN_IN, before=None, after={"ended": ended})


def _note(
    by: By, officer: Officer, kind: Kind, *, before: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    place = officer.unit.place if officer.unit else None
    changes.note(
        kind, officer.username, by=by.actor.number, at=by.at, place=place, before=before, after=after
    )


def _drawn() -> str:
    """Four groups of four, without letters that look alike: about 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def who_has(role: Role, viewer: Actor) -> int:
    """How many people on the viewer's ground have a role."""
    return on_ground(viewer).filter(is_active=True, roles__contains=[str(role)]).count()
