"""The people with whom the rehearsal can be tried out: a handler, her head, a stranger to their district, the city's bureau."""

from __future__ import annotations

from dataclasses import dataclass

from fadu.engine.access import Role
from fadu.engine.people import Officer
from fadu.measure.cite import Term


@dataclass(frozen=True)
class Part:
    """One part: sign-in, unit (by code), roles, and the ground overseen (a handler's is the own unit's)."""

    name: str
    person: str
    unit: int
    roles: tuple[Role, ...]
    territory: str
    system: str
    title: Term
    administers: bool = False
    password: str = "fadu-demo"  # noqa: S105 - public on purpose: it opens synthetic data only


CAST = (
    Part("an", "安", 4001, (Role.HANDLER,), "430105", "SF",
         Term("安：开福区司法局承办人", "An: handler at the Kaifu District bureau")),
    Part("bai", "柏", 4001, (Role.HEAD,), "430105", "SF", Term("柏：安的负责人", "Bai: An's head")),
    Part("cheng", "程", 2001, (Role.HANDLER,), "430103", "SF",
         Term("程：天心区司法局承办人，看不到开福区", "Cheng: handler at the Tianxin District bureau, sees nothing of Kaifu")),
    Part("si", "司", 109, (Role.SUPERVISOR, Role.HANDLER), "4301", "",
         Term("司：市司法局，全市可见，兼系统管理员", "Si: the city's justice bureau, sees the whole city; administrator"),
         administers=True),
)  # fmt: skip
"""丁, the public, needs no account."""


def accounts() -> tuple[Part, ...]:
    return CAST


def hire() -> None:
    """Makes the accounts that are missing."""
    for part in CAST:
        officer, fresh = Officer.objects.get_or_create(
            username=part.name,
            defaults={
                "name_zh": f"{part.person}（演示）", "unit_id": part.unit, "roles": list(part.roles),
                "territory": part.territory, "system": part.system, "is_staff": part.administers,
            },
        )  # fmt: skip
        if fresh:
            officer.set_password(part.password)
            officer.save()
