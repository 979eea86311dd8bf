"""The part of one's ground that a page is narrowed to: a district (块), a system (条), a unit with or without those below it.

Narrowing only ever takes away: the rule of access stands beside it in every query.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fadu.engine.access import Actor, after_prefix, sees
from fadu.engine.people import Unit, units
from fadu.measure.cite import Term
from fadu.pages.query import one_of
from fadu.report import areas

_DISTRICT = 6  # digits of a district's territory code
_CITY = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the ground; empty words leave it whole. `below`: the unit's subordinate units too."""

    territory: str = ""
    system: str = ""
    unit: int | None = None
    below: bool = False

    @property
    def whole(self) -> bool:
        return not self.territory and not self.system and self.unit is None

    def conditions(self, *, table: str = "") -> tuple[list[str], dict[str, Any]]:
        """As SQL conditions on the columns territory, system and unit, with the values they name."""
        prefix, parts = (f"{table}." if table else ""), []
        values: dict[str, Any] = {}
        for column, code in (("territory", self.territory), ("system", self.system)):
            if code:
                parts.append(
                    f"{prefix}{column} >= %(part_{column})s AND {prefix}{column} < %(part_{column}_end)s"
                )
                values |= {f"part_{column}": code, f"part_{column}_end": after_prefix(code)}
        if self.unit is not None:
            parts.append(f"{prefix}unit = ANY(%(part_units)s)")
            values["part_units"] = with_below(self.unit) if self.below else [self.unit]
        return parts, values

    def asked(self) -> dict[str, str]:
        """As the words of an address."""
        return {
            name: text
            for name, text in (
                ("district", self.territory),
                ("system", self.system),
                ("unit", str(self.unit) if self.unit is not None else ""),
                ("below", "1" if self.below and self.unit is not None else ""),
            )
            if text
        }


@dataclass(frozen=True, slots=True)
class Ground:
    """What a viewer may choose from: the units on their ground, and the districts and systems that these lie in."""

    units: Mapping[int, Unit]
    districts: Mapping[str, Term]
    systems: Mapping[str, Term]

    def read(self, given: Mapping[str, str]) -> Part:
        """The part that an address names; what does not lie on the ground is refused like a misspelling."""
        unit = one_of(given, "unit", {str(number): None for number in self.units})
        return Part(
            one_of(given, "district", self.districts) or "",
            one_of(given, "system", self.systems) or "",
            int(unit) if unit else None,
            bool(unit) and one_of(given, "below", {"1": None}) == "1",
        )

    def grouped(self) -> list[tuple[Term, list[Unit]]]:
        """The units to choose from, district by district, the city's own first."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            found.setdefault(unit.territory[:_DISTRICT], []).append(unit)
        whole = areas.city().name if found else Term("", "")
        return [(self.districts.get(code, whole), listed) for code, listed in sorted(found.items())]


def ground(viewer: Actor) -> Ground:
    """The viewer's ground."""
    seen = sorted(
        (unit for unit in units().values() if sees(viewer, unit.place)),
        key=lambda unit: (unit.territory, unit.id),
    )
    named = {one.code: one.name for one in areas.districts()} if seen else {}
    here = {unit.territory[:_DISTRICT] for unit in seen if len(unit.territory) >= _DISTRICT}
    return Ground(
        {unit.id: unit for unit in seen},
        {code: name for code, name in named.items() if code in here},
        _systems(seen),
    )


def _systems(seen: Iterable[Unit]) -> dict[str, Term]:
    """Each system by the name of its body in the city: 司法局 for SF."""
    codes = {unit.system for unit in seen}
    city = areas.city().name if codes else Term("", "")
    found: dict[str, Term] = {}
    for unit in sorted(units().values(), key=lambda unit: (len(unit.territory), unit.id)):
        if unit.system in codes and unit.system not in found:
            found[unit.system] = Term(
                unit.name_zh.removeprefix(city.zh), unit.name_en.removeprefix(f"{city.en} ")
            )
    return dict(sorted(found.items()))


def with_below(unit: int) -> list[int]:
    """A unit and every unit under it."""
    children: dict[int, list[int]] = {}
    for one in units().values():
        if one.parent is not None:
            children.setdefault(one.parent, []).append(one.id)
    found, open_ends = [unit], [unit]
    while open_ends:
        open_ends = [child for parent in open_ends for child in children.get(parent, [])]
        found += open_ends
    return found
