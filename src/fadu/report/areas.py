"""The areas that figures are told for: the city, its districts, their units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from fadu.engine.people import Unit, units
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

_DISTRICT = 6  # digits of a district's territory code


class NoSuchArea(Trouble):
    status: ClassVar[int] = 404
    code = "RP-001"
    title = Term("没有这个地区或单位", "No such area or unit")
    zh = "没有代码为“{value}”的地区或单位。"
    en = "There is no area or unit with the code “{value}”."
    remedy_zh = "请用区划代码（如 4301、430105）、单位编号（u 加编号）、单位代码或全称，见“fadu units”。"
    remedy_en = "Use a territory code (such as 4301, 430105), u and a unit's number, or a unit's code or full name, see `fadu units`."


class NoCityYet(Trouble):
    status: ClassVar[int] = 503
    code = "RP-002"
    title = Term("尚无单位资料", "No units yet")
    zh = "数据库中还没有一个单位，也就没有可以计算的数字。"
    en = "The database holds no unit yet, so there is no number to compute."
    remedy_zh = "请用“fadu up”启动（会载入演示年度），或用“fadu rehearse”载入演示数据。"
    remedy_en = "Start with `fadu up` (it loads a rehearsal year), or load one with `fadu rehearse`."


@dataclass(frozen=True, slots=True)
class Area:
    """A city, a district, or (`unit`) one body; `code` is how tallies and addresses name it."""

    code: str
    name: Term
    territory: str
    unit: int | None = None


def city() -> Area:
    """The whole ground of this database."""
    if not units():
        raise NoCityYet
    top = min(units().values(), key=lambda unit: (len(unit.territory), unit.id))
    return Area(top.territory[:4], _ground(top), top.territory[:4])


def districts() -> list[Area]:
    """The districts, county-level cities and city-level zones, in the order of their codes."""
    found: dict[str, Unit] = {}
    for unit in sorted(units().values(), key=lambda unit: (unit.territory, unit.id)):
        if len(unit.territory) >= _DISTRICT:
            found.setdefault(unit.territory[:_DISTRICT], unit)
    return [Area(code, _ground(unit), code) for code, unit in found.items()]


def bodies(area: Area) -> list[Area]:
    """The units told one by one below an area: a district's all, the city's those that lie in no district."""
    if area.unit is not None:
        return []
    whole = len(area.territory) < _DISTRICT
    return [
        of_unit(unit)
        for unit in sorted(units().values(), key=lambda unit: unit.id)
        if unit.territory.startswith(area.territory) and (not whole or len(unit.territory) < _DISTRICT)
    ]


def below(area: Area) -> list[Area]:
    """What an area adds up from: the city from its districts and own units, a district from its units."""
    return [*(districts() if len(area.territory) < _DISTRICT and area.unit is None else []), *bodies(area)]


def of_unit(unit: Unit) -> Area:
    return Area(f"u{unit.id}", Term(unit.name_zh, unit.name_en), unit.territory, unit.id)


def area(named: str) -> Area:
    """By code: 4301, 430105, u4001; by a unit's number, code or full name."""
    known = {one.code: one for one in (city(), *districts())}
    if named in known:
        return known[named]
    for unit in units().values():
        if named in (f"u{unit.id}", str(unit.id), unit.code, unit.name_zh, unit.name_en):
            return of_unit(unit)
    raise NoSuchArea(value=named[:60])


def _ground(seat: Unit) -> Term:
    """长沙市人民政府 → 长沙市: the ground is named after the government that sits on it."""
    zh = seat.name_zh.removesuffix("人民政府").removesuffix("管理委员会")
    en = seat.name_en
    for ending in (
        " Municipal People's Government",
        " People's Government",
        " Management Committee",
        " Administrative Committee",
    ):
        en = en.removesuffix(ending)
    return Term(zh, en)
