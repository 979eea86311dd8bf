"""The bodies that can be chosen: by place, by part of their name, or both."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from fadu.cities import UnitKind
from fadu.engine.access import THE_PUBLIC, readable_sql
from fadu.engine.line import line_of
from fadu.engine.people import Unit, closed_units, units
from fadu.measure.cite import Term
from fadu.portal.errands.errand import ANYWHERE, Body
from fadu.work.people.committee import Committee

LISTED = 300
"""More than any district has; whoever gives neither place nor name sees the first of them and is told to narrow it."""
GOVERNMENT = Term("人民政府", " People's Government")
ALL_KINDS = frozenset(UnitKind) - {UnitKind.COURT}


def city() -> str:
    """The territory of the city itself: the code that all others begin with."""
    return min((unit.territory for unit in units().values()), key=len, default="")


def places() -> list[tuple[str, Term]]:
    """The city's own bodies first, then each district and county, then those who do not know."""
    counties = [unit for unit in units().values() if unit.kind == UnitKind.COUNTY_GOVERNMENT]
    named = [
        (
            one.territory,
            Term(one.name_zh.removesuffix(GOVERNMENT.zh), one.name_en.removesuffix(GOVERNMENT.en)),
        )
        for one in sorted(counties, key=lambda one: one.territory)
    ]
    return [
        (city(), Term("市级机关、开发区", "City bodies and development zones")),
        *named,
        (ANYWHERE, Term("不清楚，按名称找", "Not sure: look by name")),
    ]


def district_of(territory: str) -> str:
    """The place under which a territory is listed: its district or county; the city for everything else."""
    code = territory[:6]
    return code if len(code) == 6 and code.isdigit() else city()


def public_bodies(district: str, search: str, kinds: frozenset[str] = ALL_KINDS) -> list[Body]:
    """The public bodies of a place whose name holds what was typed, in the order of their numbers."""
    shut = closed_units()
    return [
        Body(str(one.id), Term(one.name_zh, one.name_en), one.id)
        for one in sorted(units().values(), key=lambda one: one.id)
        if one.id not in shut
        and one.kind in kinds
        and _fits(one.territory, (one.name_zh, one.name_en), district, search)
    ][:LISTED]


def committees(district: str, search: str) -> list[Body]:
    """The people's mediation committees in the public register, with the body that guides each."""
    readable, _ = readable_sql(THE_PUBLIC, line_of(Committee))
    register = Committee._default_manager.filter(state="seated").extra(where=[readable])  # noqa: S610 - our own rule
    if district not in ("", ANYWHERE, city()):
        register = register.filter(territory__startswith=district)
    found = []
    for key, name, unit, territory in register.order_by("territory", "id").values_list(
        "id", "name", "unit", "territory"
    ):
        guide = units().get(unit)
        names = (name, *((guide.name_zh, guide.name_en) if guide else ()))
        if _fits(territory, names, district, search):
            found.append(Body(str(key), _with_guide(name, guide), unit))
            if len(found) == LISTED:
                break
    return found


def _with_guide(name: str, guide: Unit | None) -> Term:
    return Term(f"{name}（{guide.name_zh}）", f"{name} ({guide.name_en})") if guide else Term(name, name)


def _fits(territory: str, names: Iterable[str], district: str, search: str) -> bool:
    here = district in ("", ANYWHERE) or district_of(territory) == district
    return here and any(_plain(search) in _plain(name) for name in names)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def chosen(offered: Sequence[Body], key: object) -> Body | None:
    return next((body for body in offered if body.key == key), None)
