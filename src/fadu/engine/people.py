"""The units of a city and the officials who sign in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models

from fadu.engine.actor import Actor, Place, Role
from fadu.engine.delegation import standing_for
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble


class NoSuchUnit(Trouble):
    code = "E-010"
    title = Term("没有这个单位", "No such unit")
    zh = "没有单位“{value}”。"
    en = "There is no unit “{value}”."
    remedy_zh = "请用单位代码、编号或全称，见“fadu units”。"
    remedy_en = "Use a unit's code, number or full name, see `fadu units`."


class UnitClosed(Trouble):
    status: ClassVar[int] = 409
    code = "A-018"
    title = Term("单位已停用", "The unit is closed")
    zh = "“{unit}”已于{since}停用，不再承接新的事项。"
    en = "“{unit}” was closed on {since} and takes on nothing more."
    remedy_zh = "请选择承接其职责的单位。"
    remedy_en = "Choose the unit that took over its duties."


class Unit(models.Model):
    """A government body; its territory (块) and system (条) codes are prefixes, so that a subtree is a range."""

    id = models.IntegerField(primary_key=True)
    code = models.CharField(max_length=32, unique=True)
    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=32)
    parent = models.IntegerField(null=True)
    territory = models.CharField(max_length=16, db_collation="C")
    system = models.CharField(max_length=16, db_collation="C")

    def __str__(self) -> str:
        return self.name_zh

    def named(self, lang: Lang = "zh") -> str:
        return self.name_zh if lang == "zh" else self.name_en

    @property
    def place(self) -> Place:
        return Place(self.id, self.territory, self.system)


class ClosedUnit(models.Model):
    """A unit that was dissolved or merged, and since when: it takes on neither people nor records; what it had stays its."""

    unit = models.IntegerField(primary_key=True)
    since = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )

    class Meta:
        db_table = "engine_closed_unit"


class Officer(AbstractUser):
    """An official: one unit, some roles, and the ground they oversee (prefixes; a handler's is the own unit's)."""

    name_zh = models.CharField(max_length=50, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, db_constraint=False)
    roles = ArrayField(models.CharField(max_length=20), default=list)
    territory = models.CharField(max_length=16, blank=True)
    system = models.CharField(max_length=16, blank=True)

    @property
    def actor(self) -> Actor:
        roles = frozenset(Role(role) for role in self.roles)
        return Actor(
            self.pk, self.name_zh or self.username, roles, self.unit_id or 0, self.territory, self.system
        )

    def actor_on(self, day: date) -> Actor:
        """The actor with what others have delegated to them for that day; looked up once for a day."""
        known: dict[date, Actor] = self.__dict__.setdefault("_acting", {})
        if day not in known:
            lent: dict[int, frozenset[Role]] = {}
            for one in standing_for(self.pk, day):
                lent[one.giver] = lent.get(one.giver, frozenset()) | frozenset(map(Role, one.roles))
            givers = Officer.objects.filter(pk__in=lent, is_active=True).order_by("pk") if lent else ()
            hats = (replace(giver.actor, roles=giver.actor.roles & lent[giver.pk]) for giver in givers)
            known[day] = replace(self.actor, lent=tuple(hat for hat in hats if hat.roles))
        return known[day]


@lru_cache(maxsize=1)
def _units() -> dict[int, Unit]:
    return {unit.id: unit for unit in Unit.objects.all()}


def units() -> dict[int, Unit]:
    """Every unit by number, read once a process (a city's units change by loading its data anew: `forget_units`)."""
    found = _units()
    if not found:
        forget_units()
    return found


def forget_units() -> None:
    _units.cache_clear()


def unit(named: str | int) -> Unit:
    """A unit by number, code or full name."""
    wanted = str(named)
    for found in units().values():
        if wanted in (str(found.id), found.code, found.name_zh, found.name_en):
            return found
    raise NoSuchUnit(value=wanted)


def closed_units() -> dict[int, date]:
    """The units that were closed, with the day; read afresh, for another process may have closed one."""
    return dict(ClosedUnit.objects.values_list("unit", "since"))


def check_takes_on(goal: int) -> None:
    """Raises UnitClosed where a unit takes on nothing more. One query by its key."""
    since = ClosedUnit.objects.filter(unit=goal).values_list("since", flat=True).first()
    if since is not None:
        raise UnitClosed(unit=Term(units()[goal].name_zh, units()[goal].name_en), since=since)
